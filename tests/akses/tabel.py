"""Every URL of the portal and whom it answers: one row each.

A row says which permission opens the page, which methods it takes, how far its object is in view
and how to build its arguments. test_url.py walks the resolver and fails on a URL without a row, and
on a row without a URL.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from talenta.akun.izin import PERAN_UNIT, Peran, boleh
from tests.fixtures.dunia import Daerah, Dunia

# Where the object of a request stands, seen from a role of the province bound to DINAS_A.
DALAM, UNIT_LAIN, INSTANSI_LAIN = "dalam", "unit lain", "instansi lain"
TEMPAT = (DALAM, UNIT_LAIN, INSTANSI_LAIN)

Objek = Callable[[Daerah, str], dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Baris:
    """What one URL promises.

    `izin` None means everybody signed in. `lingkup` is "bebas" (no object), "instansi" (an object
    of an agency) or "unit" (an object of a person or unit). `objek(daerah, unit)` gives the URL's
    arguments for an object there. `isi` is the body of a POST. `publik` says why nobody needs to be
    signed in, `kecuali(peran, tempat)` overrules the permission where it answers yes or no.
    """

    izin: str | None = None
    metode: frozenset[str] = frozenset({"GET"})
    lingkup: str = "bebas"
    objek: Objek | None = None
    isi: Callable[[Daerah, str], dict[str, Any]] = field(default=lambda d, u: {})
    publik: str = ""
    kecuali: Callable[[str, str], bool | None] = field(default=lambda peran, tempat: None)
    htmx: bool = False
    anggaran: bool = True

    def terlihat(self, peran: str, tempat: str) -> bool:
        """Whether `peran` (of the province) is answered for an object at `tempat`."""
        khusus = self.kecuali(peran, tempat)
        if khusus is not None:
            return khusus
        if self.izin is not None and not boleh(peran, self.izin):
            return False
        if self.lingkup == "bebas" or tempat == DALAM:
            return True
        if tempat == UNIT_LAIN:
            return self.lingkup == "instansi" or peran not in PERAN_UNIT
        return False


def daerah_dan_unit(dunia: Dunia, tempat: str) -> tuple[Daerah, str]:
    """The agency and unit code that `tempat` means."""
    return {
        DALAM: (dunia.prov, "BIDANG_A"),
        UNIT_LAIN: (dunia.prov, "DINAS_B"),
        INSTANSI_LAIN: (dunia.kab, "DINAS_A"),
    }[tempat]


def _pegawai(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": daerah.pegawai[unit][0].pk}


def _akun(daerah: Daerah, unit: str) -> dict[str, Any]:
    """An account that is nobody's of the matrix: the unit's second person gets one."""
    from talenta.akun.models import Pengguna

    orang = daerah.pegawai[unit][1]
    akun, _ = Pengguna.objects.get_or_create(
        nip=orang.nip, defaults={"nama": orang.nama, "instansi": daerah.instansi}
    )
    return {"pk": akun.pk}


def _penugasan(daerah: Daerah, unit: str) -> dict[str, Any]:
    from talenta.akun.models import PenugasanPeran

    baris, _ = PenugasanPeran.objects.get_or_create(
        pengguna_id=_akun(daerah, unit)["pk"],
        peran=Peran.AUDITOR,
        instansi=daerah.instansi,
        defaults={"berlaku_mulai": date(2026, 1, 1)},
    )
    return {"pk": baris.pk}


def _pekerjaan(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": daerah.pekerjaan.pk}


def _pekerjaan_hitung(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A ranking that waits: of a kind that can be cancelled."""
    from talenta.inti.models import Pekerjaan

    satu, _ = Pekerjaan.objects.get_or_create(
        jenis="karir.hitung", judul="Hitung", instansi_id=daerah.instansi.pk, status="ANTRE"
    )
    return {"pk": satu.pk}


def _kode_jenis(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"kode": "pegawai"}


def _impor(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": daerah.impor.pk}


def _peta_kolom(daerah: Daerah, unit: str) -> dict[str, Any]:
    from talenta.impor.models import PetaKolom

    satu, _ = PetaKolom.objects.get_or_create(
        instansi=daerah.instansi,
        jenis="kinerja",
        kepala="thn",
        defaults={"tulisan": "THN", "kolom": "TAHUN"},
    )
    return {"pk": satu.pk}


def _padanan_kode(daerah: Daerah, unit: str) -> dict[str, Any]:
    from talenta.impor.models import PadananKode

    satu, _ = PadananKode.objects.get_or_create(
        instansi=daerah.instansi, rujukan="unor", kode_asing="8812", defaults={"kode": "DINAS_A"}
    )
    return {"pk": satu.pk}


def _proses(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": daerah.proses.pk}


def _bersertifikat(daerah: Daerah) -> Any:
    from karir.models import SertifikatProses
    from karir.services.sertifikat import sertifikat_buat
    from talenta.inti.services.audit import Pelaku

    ada = SertifikatProses.objects.filter(proses=daerah.proses).first()
    return ada or sertifikat_buat(proses=daerah.proses, pelaku=Pelaku.sistem())


def _sertifikat(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"kode": _bersertifikat(daerah).kode_tertulis}


def _sertifikat_saya(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": _bersertifikat(daerah).proses_id}


def _banding(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": daerah.proses.pk, "lain": daerah.proses.pk}


def _banding_pegawai(daerah: Daerah, unit: str) -> dict[str, Any]:
    return _banding(daerah, unit) | {"pegawai_id": daerah.pegawai[unit][0].pk}


def _aturan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A rule set of the agency's own; national ones are everybody's."""
    from karir.models import AturanTalenta

    induk = daerah.proses.aturan
    milik, _ = AturanTalenta.objects.get_or_create(
        instansi=daerah.instansi,
        kode=induk.kode,
        versi=1,
        defaults={
            "judul": induk.judul,
            "dasar_hukum": induk.dasar_hukum,
            "berlaku_mulai": induk.berlaku_mulai,
            "status": induk.status,
            "isi": induk.isi,
            "sidik": induk.sidik,
            "dokumen": daerah.impor.berkas,
            # Two accounts, neither of them one that the tables look from.
            "diusulkan_oleh_id": _akun(daerah, unit)["pk"],
            "disahkan_oleh_id": daerah.akun[Peran.ADMIN_BKD].pk,
        },
    )
    return {"pk": milik.pk}


def _draf_aturan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A draft of the agency's own, seen by those who may draft."""
    from karir.models import AturanTalenta

    induk = daerah.proses.aturan
    draf, _ = AturanTalenta.objects.get_or_create(
        instansi=daerah.instansi,
        kode="DRAF-UJI",
        versi=1,
        defaults={
            "judul": "Draf uji",
            "dasar_hukum": induk.dasar_hukum,
            "berlaku_mulai": induk.berlaku_mulai,
            "isi": {**induk.isi, "kode": "DRAF-UJI"},
            "sidik": induk.sidik,
            "asal": induk,
            "diubah_oleh": daerah.akun[Peran.ADMIN_BKD],
            "diubah_pada": timezone.now(),
        },
    )
    return {"pk": draf.pk}


# In the small world and in the sample people fail this check.
_PERIKSA = "digital-belum"


def _temuan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Somebody of the unit with a finding; an agency never measured has none."""
    from talenta.mutu.models import TemuanMutu

    orang = daerah.pegawai[unit]
    baris = TemuanMutu.objects.filter(pegawai_id__in=[satu.pk for satu in orang]).first()
    if baris is None:
        return {"alamat": _PERIKSA, "pk": orang[0].pk}
    return {"alamat": baris.gagal[0].lower().replace("_", "-"), "pk": baris.pk}


def _pengecualian(daerah: Daerah, unit: str) -> dict[str, Any]:
    from talenta.mutu.models import PengecualianMutu

    orang = daerah.pegawai[unit][1]
    baris, _ = PengecualianMutu.objects.get_or_create(
        pegawai=orang,
        kode="EMAIL_KOSONG",
        instansi=daerah.instansi,
        defaults={
            "unit_lft": orang.unit_lft,
            "alasan": "Belum ada jaringan di pulau itu.",
            "mulai": date(2026, 1, 1),
            "dibuat_oleh": next(iter(daerah.akun.values())),
        },
    )
    return {"pk": baris.pk}


def _usul(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A proposal for the unit's first person, by the agency's admin (who cannot decide on it)."""
    from talenta.pegawai.models import UsulPerbaikan

    orang = daerah.pegawai[unit][0]
    usul, _ = UsulPerbaikan.objects.get_or_create(
        instansi=daerah.instansi,
        pegawai=orang,
        jenis="pegawai",
        objek_id=orang.pk,
        defaults={
            "unit_lft": orang.unit_lft,
            "tindakan": "UBAH",
            "isi": [
                {
                    "kolom": "GOL AKHIR NAMA",
                    "judul": "Golongan",
                    "lama": orang.golongan,
                    "baru": "III/d",
                    "lama_kata": orang.golongan,
                    "baru_kata": "III/d",
                }
            ],
            "alasan": "SK kenaikan pangkat",
            "bukti": daerah.impor.berkas,
            "diusulkan_oleh": daerah.akun[Peran.ADMIN_BKD],
        },
    )
    return {"pk": usul.pk}


def _laporan(daerah: Daerah, unit: str) -> dict[str, Any]:
    from talenta.pegawai.models import LaporanData

    orang = daerah.pegawai[unit][0]
    laporan, _ = LaporanData.objects.get_or_create(
        instansi=daerah.instansi,
        pegawai=orang,
        defaults={
            "unit_lft": orang.unit_lft,
            "bagian": "identitas",
            "isi": "Golongan saya III/d sejak April.",
            "bukti": daerah.impor.berkas,
            "tenggat": date(2026, 12, 31),
        },
    )
    return {"pk": laporan.pk}


def _laporan_sendiri(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A report of the ASN's own, so that the ASN and nobody else may open it."""
    from talenta.pegawai.models import LaporanData, Pegawai

    orang = Pegawai.objects.get(pengguna=daerah.akun[Peran.ASN])
    laporan, _ = LaporanData.objects.get_or_create(
        instansi=daerah.instansi,
        pegawai=orang,
        defaults={
            "unit_lft": orang.unit_lft,
            "bagian": "identitas",
            "isi": "Golongan saya III/d sejak April.",
            "bukti": daerah.impor.berkas,
            "tenggat": date(2026, 12, 31),
        },
    )
    return {"pk": laporan.pk}


def _data_orang(daerah: Daerah, unit: str) -> dict[str, Any]:
    orang = daerah.pegawai[unit][0]
    return {"pk": orang.pk, "jenis": "pegawai", "objek": orang.pk}


def _data_predikat(daerah: Daerah, unit: str) -> dict[str, Any]:
    from kinerja.models import PredikatTahunan

    orang = daerah.pegawai[unit][0]
    predikat = PredikatTahunan.objects.filter(pegawai=orang).order_by("pk").first()
    assert predikat is not None
    return {"pk": orang.pk, "jenis": "kinerja", "objek": predikat.pk}


GET, POST = frozenset({"GET"}), frozenset({"POST"})
GET_POST = GET | POST

TABEL: dict[str, Baris] = {
    # inti
    "sehat": Baris(publik="load balancers ask without signing in; it tells nothing but up or down"),
    "sehat_hidup": Baris(publik="the same, of the process alone"),
    "sehat_siap": Baris(publik="watchers ask without signing in; it tells what is well and is not"),
    # Nobody's page: it asks for a word in the header, see tests/lokal/test_ukuran.py.
    "metrik": Baris(kecuali=lambda peran, tempat: False, anggaran=False),
    "gaya": Baris(publik="the design system with made-up data; reads nothing"),
    # akun
    "akun:masuk": Baris(metode=GET_POST, publik="the sign-in page itself"),
    "akun:aktivasi": Baris(metode=GET_POST, publik="sets the first password by a one-time code"),
    "akun:keluar": Baris(metode=POST),
    "akun:sandi": Baris(metode=GET_POST),
    "akun:peran": Baris(
        # The body names an assignment that is not one's own: it does not exist.
        metode=POST,
        isi=lambda d, u: {"penugasan": "0"},
        kecuali=lambda peran, tempat: False,
    ),
    "akun:masuk_faktor": Baris(
        metode=GET_POST, publik="the second step of sign-in; without the first it leads back there"
    ),
    "akun:konfirmasi": Baris(metode=GET_POST),
    "akun:faktor": Baris(metode=GET_POST),
    "akun:pemulihan": Baris(metode=POST),
    # Of somebody else, whoever asks: it does not exist.
    "akun:faktor_cabut": Baris(
        metode=POST, objek=lambda d, u: {"pk": 0}, kecuali=lambda peran, tempat: False
    ),
    "akun:sesi_akhiri": Baris(metode=POST),
    "akun:daftar": Baris(izin="akun.lihat"),
    "akun:ekspor": Baris(izin="akun.lihat", objek=lambda d, u: {"jenis": "csv"}),
    "kelola:akun_saya": Baris(),
    # It is in the audit, of which the page before shows more the second time.
    "kelola:data_saya": Baris(anggaran=False),
    "kelola:baru": Baris(izin="akun.kelola", metode=GET_POST),
    "kelola:akun": Baris(izin="akun.lihat", lingkup="instansi", objek=_akun),
    "kelola:peran-beri": Baris(izin="akun.kelola", metode=POST, lingkup="instansi", objek=_akun),
    "kelola:aktif": Baris(izin="akun.kelola", metode=GET_POST, lingkup="instansi", objek=_akun),
    "kelola:faktor": Baris(izin="akun.kelola", metode=GET_POST, lingkup="instansi", objek=_akun),
    "kelola:kode-akun": Baris(izin="akun.kelola", metode=POST, lingkup="instansi", objek=_akun),
    "kelola:peran-akhir": Baris(
        izin="akun.kelola", metode=GET_POST, lingkup="instansi", objek=_penugasan
    ),
    "kelola:kode": Baris(izin="akun.kelola", metode=GET_POST),
    "kelola:kode-pegawai": Baris(
        izin="akun.kelola", metode=POST, lingkup="instansi", objek=_pegawai
    ),
    # inti: jobs and audit
    "pekerjaan": Baris(izin="pekerjaan.lihat"),
    "pekerjaan_rinci": Baris(izin="pekerjaan.lihat", lingkup="instansi", objek=_pekerjaan),
    # A fragment; asked for without htmx it points at the page above, whoever asks.
    "pekerjaan_kemajuan": Baris(
        izin="pekerjaan.lihat", lingkup="instansi", objek=_pekerjaan, htmx=True
    ),
    "pekerjaan_batalkan": Baris(
        izin="hasil.hitung", metode=POST, lingkup="instansi", objek=_pekerjaan_hitung
    ),
    "audit": Baris(izin="audit.lihat"),
    "audit_ekspor": Baris(izin="audit.lihat"),
    "audit_segel": Baris(izin="audit.lihat"),
    "audit_segel_unduh": Baris(izin="audit.lihat"),
    "audit_verifikasi": Baris(izin="audit.lihat", metode=POST),
    # impor
    "impor:daftar": Baris(izin="impor.lihat"),
    "impor:unggah": Baris(izin="impor.terapkan", metode=GET_POST),
    "impor:templat_daftar": Baris(izin="impor.terapkan"),
    "impor:templat": Baris(izin="impor.terapkan", objek=_kode_jenis),
    "impor:rinci": Baris(izin="impor.lihat", lingkup="instansi", objek=_impor),
    "impor:kemajuan": Baris(izin="impor.lihat", lingkup="instansi", objek=_impor, htmx=True),
    "impor:periksa": Baris(izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_impor),
    "impor:baris": Baris(
        izin="impor.lihat",
        lingkup="instansi",
        objek=lambda d, u: {**_impor(d, u), "jenis": "csv"},
    ),
    "impor:kolom": Baris(izin="impor.terapkan", metode=GET_POST, lingkup="instansi", objek=_impor),
    "impor:kode": Baris(izin="impor.terapkan", metode=GET_POST, lingkup="instansi", objek=_impor),
    "impor:diingat": Baris(izin="impor.lihat"),
    "impor:lupakan_kolom": Baris(
        izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_peta_kolom
    ),
    "impor:lupakan_kode": Baris(
        izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_padanan_kode
    ),
    "impor:lembar": Baris(izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_impor),
    "impor:lengkap": Baris(izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_impor),
    "impor:terapkan": Baris(izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_impor),
    "impor:batalkan": Baris(izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_impor),
    "impor:daftar_ekspor": Baris(izin="impor.lihat"),
    "impor:urung": Baris(izin="impor.lihat", lingkup="instansi", objek=_impor),
    "impor:urung_kemajuan": Baris(izin="impor.lihat", lingkup="instansi", objek=_impor, htmx=True),
    "impor:urung_periksa": Baris(
        izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_impor
    ),
    "impor:urungkan": Baris(izin="impor.terapkan", metode=POST, lingkup="instansi", objek=_impor),
    "impor:halangan": Baris(izin="impor.lihat", lingkup="instansi", objek=_impor),
    "impor:ditolak": Baris(izin="impor.terapkan", lingkup="instansi", objek=_impor),
    "impor:laporan": Baris(izin="impor.lihat", lingkup="instansi", objek=_impor),
    "impor:berkas": Baris(izin="impor.terapkan", lingkup="instansi", objek=_impor),
    # pegawai
    "pegawai:daftar": Baris(izin="pegawai.lihat"),
    "pegawai:ekspor": Baris(izin="pegawai.lihat", objek=lambda d, u: {"jenis": "csv"}),
    "pegawai:saya": Baris(),
    "pegawai:riwayat_saya": Baris(),
    "pegawai:nik_saya": Baris(metode=POST),
    "pegawai:profil": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "pegawai:riwayat": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "pegawai:nik": Baris(izin="pegawai.sensitif", metode=POST, lingkup="unit", objek=_pegawai),
    # mutu
    "mutu:indeks": Baris(izin="mutu.indeks"),
    "mutu:indeks_ekspor": Baris(izin="mutu.indeks"),
    "mutu:ukur": Baris(izin="mutu.ukur", metode=POST),
    "mutu:daftar": Baris(izin="mutu.indeks", objek=lambda d, u: {"alamat": _PERIKSA}),
    "mutu:daftar_ekspor": Baris(
        izin="mutu.indeks", objek=lambda d, u: {"alamat": _PERIKSA, "jenis": "csv"}
    ),
    "mutu:kecualikan": Baris(
        izin="mutu.kecualikan", metode=GET_POST, lingkup="unit", objek=_temuan
    ),
    "mutu:pengecualian": Baris(izin="mutu.indeks"),
    "mutu:pengecualian_cabut": Baris(
        izin="mutu.kecualikan", metode=POST, lingkup="unit", objek=_pengecualian
    ),
    "mutu:urutan": Baris(izin="impor.lihat"),
    "mutu:ketentuan": Baris(izin="mutu.indeks"),
    "mutu:ketentuan_ubah": Baris(
        izin="mutu.ketentuan",
        metode=GET_POST,
        objek=lambda d, u: {"kode": "ambang.kompetensi_tahun"},
    ),
    # pegawai: mending the record
    "pegawai:orang_perbaikan": Baris(izin="perbaikan.lihat", lingkup="unit", objek=_pegawai),
    "pegawai:perbaikan_ubah": Baris(
        izin="perbaikan.usulkan", metode=GET_POST, lingkup="unit", objek=_data_orang
    ),
    "pegawai:perbaikan_cabut": Baris(
        izin="perbaikan.usulkan", metode=GET_POST, lingkup="unit", objek=_data_predikat
    ),
    "pegawai:usul": Baris(izin="perbaikan.lihat"),
    "pegawai:usul_ekspor": Baris(izin="perbaikan.lihat"),
    "pegawai:usul_rinci": Baris(izin="perbaikan.lihat", lingkup="unit", objek=_usul),
    "pegawai:usul_putuskan": Baris(
        izin="perbaikan.putuskan", metode=POST, lingkup="unit", objek=_usul
    ),
    "pegawai:usul_tarik": Baris(izin="perbaikan.usulkan", metode=POST, lingkup="unit", objek=_usul),
    "pegawai:usul_terapkan": Baris(
        izin="perbaikan.putuskan", metode=POST, lingkup="unit", objek=_usul
    ),
    "pegawai:usul_bukti": Baris(izin="perbaikan.lihat", lingkup="unit", objek=_usul),
    "pegawai:laporan": Baris(izin="perbaikan.lihat"),
    "pegawai:laporan_ekspor": Baris(izin="perbaikan.lihat"),
    "pegawai:laporan_tenggat": Baris(
        izin="laporan.atur", metode=POST, isi=lambda d, u: {"hari": "10"}
    ),
    "pegawai:laporan_rinci": Baris(izin="perbaikan.lihat", lingkup="unit", objek=_laporan),
    "pegawai:laporan_jawab": Baris(
        izin="laporan.jawab", metode=POST, lingkup="unit", objek=_laporan
    ),
    "pegawai:laporan_bukti": Baris(izin="perbaikan.lihat", lingkup="unit", objek=_laporan),
    "pegawai:tak_tercantum": Baris(izin="perbaikan.lihat"),
    "pegawai:tak_tercantum_ekspor": Baris(izin="perbaikan.lihat"),
    "pegawai:tak_tercantum_putuskan": Baris(izin="perbaikan.putuskan", metode=POST),
    "pegawai:laporan_saya": Baris(),
    "pegawai:lapor_saya": Baris(metode=GET_POST),
    "pegawai:laporan_bukti_saya": Baris(
        objek=_laporan_sendiri,
        kecuali=lambda peran, tempat: peran == Peran.ASN,
        anggaran=False,
    ),
    # kinerja, kompetensi: panels of a person
    "kinerja:panel": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "kinerja:panel_saya": Baris(),
    "kompetensi:panel": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "kompetensi:panel_saya": Baris(),
    # karir
    "beranda": Baris(),
    "karir:peta": Baris(izin="hasil.lihat"),
    "karir:hasil": Baris(izin="hasil.lihat"),
    "karir:ekspor": Baris(izin="hasil.ekspor", objek=lambda d, u: {"jenis": "csv"}),
    "karir:panel": Baris(izin="hasil.lihat", lingkup="unit", objek=_pegawai),
    "karir:panel_saya": Baris(),
    "karir:hitung": Baris(izin="hasil.hitung", metode=GET_POST),
    "karir:proses": Baris(izin="hasil.lihat"),
    "karir:proses_rinci": Baris(izin="hasil.lihat", lingkup="instansi", objek=_proses),
    "karir:proses_verifikasi": Baris(
        izin="hasil.verifikasi", metode=POST, lingkup="instansi", objek=_proses
    ),
    "karir:tampilkan": Baris(
        izin="hasil.tayangkan", metode=GET_POST, lingkup="instansi", objek=_proses
    ),
    "karir:tarik": Baris(izin="hasil.tayangkan", metode=POST, lingkup="instansi", objek=_proses),
    "karir:sertifikat": Baris(
        lingkup="instansi",
        objek=_proses,
        # A province reads the certificates of the regencies whose figures it counts.
        kecuali=lambda peran, tempat: True if peran == Peran.ADMIN_PROVINSI else None,
    ),
    "karir:sertifikat_minta": Baris(
        izin="hasil.hitung", metode=POST, lingkup="instansi", objek=_proses
    ),
    "karir:sertifikat_cari": Baris(publik="asks for the code of a published certificate"),
    "karir:sertifikat_umum": Baris(
        publik="hashes and counts of a shown run, found by its code alone", objek=_sertifikat
    ),
    "karir:pemeriksa": Baris(publik="the program that checks receipts"),
    "karir:tanda_terima": Baris(),
    "karir:tanda_terima_unduh": Baris(
        objek=_sertifikat_saya, kecuali=lambda peran, tempat: tempat != INSTANSI_LAIN
    ),
    "karir:rekap": Baris(izin="hasil.rekap"),
    "karir:berita_acara": Baris(izin="hasil.rekap", lingkup="instansi", objek=_sertifikat_saya),
    "karir:jadwal": Baris(izin="hasil.lihat"),
    "karir:jadwal_atur": Baris(izin="hasil.hitung", metode=GET_POST),
    "karir:arsipkan": Baris(izin="hasil.tayangkan", metode=POST, lingkup="instansi", objek=_proses),
    "karir:pulihkan": Baris(izin="hasil.tayangkan", metode=POST, lingkup="instansi", objek=_proses),
    "karir:andai": Baris(izin="hasil.hitung"),
    "karir:andai_draf": Baris(
        izin="aturan.susun",
        metode=POST,
        lingkup="instansi",
        objek=_proses,
        isi=lambda d, u: {"bobot-kinerja": "5500", "bobot-penghargaan": "2000", "kode": "UJI"},
    ),
    "karir:olah": Baris(izin="hasil.hitung", metode=POST, lingkup="instansi", objek=_proses),
    "karir:banding_pilih": Baris(izin="hasil.lihat"),
    "karir:banding": Baris(izin="hasil.lihat", lingkup="instansi", objek=_banding),
    "karir:banding_pegawai": Baris(izin="hasil.lihat", lingkup="unit", objek=_banding_pegawai),
    "karir:banding_ekspor": Baris(
        izin="hasil.ekspor",
        lingkup="instansi",
        objek=lambda d, u: _banding(d, u) | {"jenis": "csv"},
    ),
    "karir:mutu": Baris(izin="mutu.lihat"),
    "karir:mutu_ekspor": Baris(izin="mutu.lihat", objek=lambda d, u: {"jenis": "csv"}),
    "karir:aturan": Baris(izin="aturan.lihat"),
    "karir:aturan_rinci": Baris(izin="aturan.lihat", lingkup="instansi", objek=_aturan),
    "karir:aturan_ekspor": Baris(izin="aturan.lihat", lingkup="instansi", objek=_aturan),
    "karir:aturan_beda": Baris(izin="aturan.lihat", lingkup="instansi", objek=_aturan),
    "karir:aturan_dokumen": Baris(izin="aturan.lihat", lingkup="instansi", objek=_aturan),
    "karir:aturan_muat": Baris(izin="aturan.susun", metode=GET_POST),
    "karir:aturan_salin": Baris(
        izin="aturan.susun", metode=GET_POST, lingkup="instansi", objek=_aturan
    ),
    "karir:aturan_susun": Baris(izin="aturan.susun", lingkup="instansi", objek=_draf_aturan),
    "karir:aturan_bagian": Baris(
        izin="aturan.susun",
        metode=GET_POST,
        lingkup="instansi",
        objek=lambda d, u: {**_draf_aturan(d, u), "bagian": "kinerja"},
    ),
    "karir:aturan_pengaruh": Baris(
        izin="aturan.susun", metode=GET_POST, lingkup="instansi", objek=_draf_aturan
    ),
    "karir:aturan_usulkan": Baris(
        izin="aturan.susun", metode=GET_POST, lingkup="instansi", objek=_draf_aturan
    ),
    "karir:aturan_langkah": Baris(
        izin="aturan.susun",
        metode=POST,
        lingkup="instansi",
        objek=lambda d, u: {**_draf_aturan(d, u), "langkah": "buang"},
    ),
    "karir:aturan_putuskan": Baris(
        izin="aturan.sahkan",
        metode=POST,
        lingkup="instansi",
        objek=lambda d, u: {**_draf_aturan(d, u), "langkah": "kembalikan"},
    ),
    "karir:aturan_cabut": Baris(
        izin="aturan.sahkan", metode=POST, lingkup="instansi", objek=_aturan
    ),
}
