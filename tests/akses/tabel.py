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
from tests.akses import kinerja as kinerja_
from tests.akses import kinerja_lanjut as lanjut_
from tests.akses import pengisian
from tests.akses import simata as simata_
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


def _tinjauan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """The open review of the agency."""
    from talenta.inti.services.audit import Pelaku
    from talenta.pegawai.models import Tinjauan
    from talenta.pegawai.services.tinjauan import tinjauan_buka

    ada = Tinjauan.objects.filter(instansi=daerah.instansi, selesai_pada=None).first()
    hari = timezone.localdate()
    satu = ada or tinjauan_buka(instansi=daerah.instansi, hari=hari, pelaku=Pelaku.sistem())
    return {"pk": satu.pk}


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


def _tinjauan_talenta(daerah: Daerah, unit: str) -> dict[str, Any]:
    from karir.models import TinjauanTalenta
    from talenta.pegawai.models import UnitOrganisasi

    satu, _ = TinjauanTalenta.objects.get_or_create(
        instansi=daerah.instansi,
        proses=daerah.proses,
        unit=UnitOrganisasi.objects.get(instansi=daerah.instansi, atasan=None),
        defaults={"dibuka_oleh_nama": "Sistem"},
    )
    return {"pk": satu.pk}


def _sanggahan(daerah: Daerah, unit: str) -> dict[str, Any]:
    """An objection by the unit's second person."""
    return _sanggahan_oleh(daerah, daerah.pegawai[unit][1])


def _sanggahan_sendiri(daerah: Daerah, unit: str) -> dict[str, Any]:
    """One of the ASN's own, so that the ASN and nobody else may open it."""
    from talenta.pegawai.models import Pegawai

    return _sanggahan_oleh(daerah, Pegawai.objects.get(pengguna=daerah.akun[Peran.ASN]))


def _sanggahan_oleh(daerah: Daerah, orang: Any) -> dict[str, Any]:
    from karir.models import Sanggahan

    satu, _ = Sanggahan.objects.get_or_create(
        instansi=daerah.instansi,
        pegawai=orang,
        proses=daerah.proses,
        komponen="kinerja",
        defaults={
            "unit_lft": orang.unit_lft,
            "label": "Penilaian Kinerja",
            "alasan": "Predikat saya tahun 2025 Sangat Baik.",
            "bukti": daerah.impor.berkas,
            "tenggat": date(2026, 12, 31),
        },
    )
    return {"pk": satu.pk}


def _kolam(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Nothing for the address, but the agency has a pool."""
    from karir.models import VersiKolam

    VersiKolam.objects.get_or_create(
        instansi=daerah.instansi,
        nomor=1,
        defaults={"proses": daerah.proses, "sebab": "PENYESUAIAN", "oleh_nama": "Sistem"},
    )
    return {}


def _pindah_kotak(daerah: Daerah, unit: str) -> dict[str, Any]:
    """A proposed move of the unit's first person, by an account that no table looks from."""
    from karir.models import PindahKotak

    orang = daerah.pegawai[unit][0]
    pindah, _ = PindahKotak.objects.get_or_create(
        instansi=daerah.instansi,
        pegawai=orang,
        proses=daerah.proses,
        defaults={
            "unit_lft": orang.unit_lft,
            "tinjauan_id": _tinjauan_talenta(daerah, unit)["pk"],
            "kotak_mesin": 5,
            "kotak_baru": 8,
            "krs_mesin": False,
            "krs_baru": True,
            "arah": "naik",
            "alasan": "Memimpin tim tanggap bencana.",
            "bukti": daerah.impor.berkas,
            "diusulkan_oleh_id": _akun(daerah, unit)["pk"],
            "diusulkan_oleh_nama": "Anggota pertama",
        },
    )
    return {"pk": pindah.pk}


def _draf_kamus(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Nothing for the address, but a draft of the dictionary is there."""
    from kompetensi.models import VersiKamus
    from kompetensi.services.kamus import kamus_buat_draf
    from talenta.inti.services.audit import Pelaku

    if not VersiKamus.objects.filter(instansi=daerah.instansi, status="DRAF").exists():
        kamus_buat_draf(
            instansi_id=daerah.instansi.pk, hari=timezone.localdate(), pelaku=Pelaku.sistem()
        )
    return {}


def _draf_standar(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Nothing for the address, but a draft of the standards is there."""
    from kompetensi.models import VersiStandar
    from kompetensi.services.standar_draf import standar_buat_draf
    from talenta.inti.services.audit import Pelaku

    if not VersiStandar.objects.filter(instansi=daerah.instansi, status="DRAF").exists():
        standar_buat_draf(
            instansi_id=daerah.instansi.pk, hari=timezone.localdate(), pelaku=Pelaku.sistem()
        )
    return {}


def _asesmen(daerah: Daerah, unit: str) -> dict[str, Any]:
    """An open event of the agency with the unit's first person, present and written about."""
    from kompetensi.models import Asesmen, NarasiAsesmen, PesertaAsesmen
    from talenta.inti.sandi_data import sandikan

    satu, _ = Asesmen.objects.get_or_create(
        instansi=daerah.instansi,
        judul="Asesmen uji",
        defaults={
            "metode": "CACT",
            "penyelenggara": "UPT",
            "potensi": True,
            "mulai": date(2026, 6, 1),
            "selesai": date(2026, 6, 2),
        },
    )
    orang = daerah.pegawai[unit][0]
    peserta, _ = PesertaAsesmen.objects.get_or_create(
        asesmen=satu,
        pegawai=orang,
        defaults={
            "instansi": daerah.instansi,
            "unit_lft": orang.unit_lft,
            "status": "HADIR",
            "tanggal": date(2026, 6, 2),
            "tingkat": [2] * 9,
            "aspek": [3] * 8,
        },
    )
    NarasiAsesmen.objects.get_or_create(
        peserta=peserta,
        defaults={
            "instansi": daerah.instansi,
            "unit_lft": orang.unit_lft,
            "pegawai": orang,
            "sandi": sandikan("Uraian uji."),
            "ditulis_oleh": daerah.akun[Peran.ADMIN_BKD],
        },
    )
    return {"pk": satu.pk}


def _peserta(daerah: Daerah, unit: str) -> dict[str, Any]:
    from kompetensi.models import PesertaAsesmen

    satu = _asesmen(daerah, unit)["pk"]
    return {"pk": PesertaAsesmen.objects.get(asesmen=satu, pegawai=daerah.pegawai[unit][0]).pk}


def _narasi(daerah: Daerah, unit: str) -> dict[str, Any]:
    return {"pk": daerah.pegawai[unit][0].pk, "asesmen": _asesmen(daerah, unit)["pk"]}


def _keberatan(daerah: Daerah, unit: str) -> dict[str, Any]:
    from kompetensi.models import KeberatanAsesmen

    orang = daerah.pegawai[unit][0]
    satu, _ = KeberatanAsesmen.objects.get_or_create(
        pegawai=orang,
        jenis="KOMPETENSI",
        tanggal=date(2026, 6, 2),
        defaults={
            "instansi": daerah.instansi,
            "unit_lft": orang.unit_lft,
            "alasan": "Tidak sesuai.",
        },
    )
    return {"pk": satu.pk}


def _narasi_saya(daerah: Daerah, unit: str) -> dict[str, Any]:
    """The event in which a result of the plain civil servant was published."""
    from kompetensi.models import NarasiAsesmen, PesertaAsesmen
    from talenta.inti.sandi_data import sandikan
    from talenta.pegawai.models import Pegawai

    nomor = _asesmen(daerah, unit)["pk"]
    milik = Pegawai.objects.get(pengguna=daerah.akun[Peran.ASN])
    peserta, _ = PesertaAsesmen.objects.get_or_create(
        asesmen_id=nomor,
        pegawai=milik,
        defaults={
            "instansi": daerah.instansi,
            "unit_lft": milik.unit_lft,
            "status": "TERBIT",
            "tanggal": date(2026, 6, 2),
            "tingkat": [2] * 9,
            "aspek": [3] * 8,
        },
    )
    NarasiAsesmen.objects.get_or_create(
        peserta=peserta,
        defaults={
            "instansi": daerah.instansi,
            "unit_lft": milik.unit_lft,
            "pegawai": milik,
            "sandi": sandikan("Uraian uji."),
            "ditulis_oleh": daerah.akun[Peran.ADMIN_BKD],
        },
    )
    return {"asesmen": nomor}


def _butir_kamus(daerah: Daerah, unit: str) -> dict[str, Any]:
    from kompetensi.models import ButirKamus

    _draf_kamus(daerah, unit)
    butir = ButirKamus.objects.filter(instansi=daerah.instansi, jenis="TEKNIS").urut()
    return {"pk": butir.filter(versi__status="DRAF")[0].pk}


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


def _soal_digital() -> int:
    from kompetensi.models import SoalDigital

    soal, _ = SoalDigital.objects.get_or_create(
        instansi=None,
        kode="UJI-01",
        versi=1,
        area="keamanan",
        tingkat=1,
        teks="Apa?",
        pilihan=["a", "b", "c", "d"],
    )
    return soal.pk


def _bukti_digital_dari(orang: Any, daerah: Daerah) -> dict[str, Any]:
    from kompetensi.models import BuktiDigital

    bukti, _ = BuktiDigital.objects.get_or_create(
        instansi=daerah.instansi,
        pegawai=orang,
        defaults={
            "unit_lft": orang.unit_lft,
            "jenis": "SERTIFIKAT",
            "area": "keamanan",
            "judul": "Pelatihan keamanan siber",
            "tanggal": date(2026, 2, 1),
            "berkas": daerah.impor.berkas,
        },
    )
    return {"pk": bukti.pk}


def _bukti_digital(daerah: Daerah, unit: str) -> dict[str, Any]:
    return _bukti_digital_dari(daerah.pegawai[unit][0], daerah)


def _bukti_digital_sendiri(daerah: Daerah, unit: str) -> dict[str, Any]:
    from talenta.pegawai.models import Pegawai

    return _bukti_digital_dari(Pegawai.objects.get(pengguna=daerah.akun[Peran.ASN]), daerah)


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
    "akun:kunci": Baris(metode=POST),
    "akun:pemulihan": Baris(metode=POST),
    # Of somebody else, whoever asks: it does not exist.
    "akun:faktor_nama": Baris(
        metode=POST, objek=lambda d, u: {"pk": 0}, kecuali=lambda peran, tempat: False
    ),
    "akun:faktor_cabut": Baris(
        metode=POST, objek=lambda d, u: {"pk": 0}, kecuali=lambda peran, tempat: False
    ),
    "akun:sesi_akhiri": Baris(metode=POST),
    "akun:token": Baris(metode=GET_POST),
    # Of somebody else, whoever asks: it does not exist.
    "akun:token_cabut": Baris(
        metode=POST, objek=lambda d, u: {"pk": 0}, kecuali=lambda peran, tempat: False
    ),
    # The API's own operations have their table in tests/api.
    "api_dokumen": Baris(),
    "api_coba": Baris(),
    "api_skema": Baris(publik="the description of the API; reads nothing"),
    "akun:kabar": Baris(),
    # Of somebody else, whoever asks: it does not exist.
    "akun:kabar_buka": Baris(
        metode=POST, objek=lambda d, u: {"pk": 0}, kecuali=lambda peran, tempat: False
    ),
    "akun:kabar_baca": Baris(metode=POST),
    "akun:kabar_atur": Baris(metode=GET_POST),
    "akun:kalender": Baris(),
    "akun:kalender_tetapkan": Baris(izin="kalender.kelola", metode=POST),
    "akun:kalender_ekspor": Baris(objek=lambda d, u: {"jenis": "csv"}),
    "akun:surel": Baris(metode=GET_POST),
    "akun:surel_hapus": Baris(metode=POST),
    "akun:surel_konfirmasi": Baris(metode=GET_POST),
    # Without a provider they lead to the sign-in page; with one see tests/akun/test_sso.py.
    "akun:sso": Baris(publik="the first step of sign-in at a provider"),
    "akun:sso_kembali": Baris(publik="the way back from the provider"),
    "akun:sso_lepas": Baris(
        metode=POST, objek=lambda d, u: {"pk": 0}, kecuali=lambda peran, tempat: False
    ),
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
    "kelola:tautan": Baris(izin="akun.kelola", metode=POST, lingkup="instansi", objek=_akun),
    "kelola:kode-akun": Baris(izin="akun.kelola", metode=POST, lingkup="instansi", objek=_akun),
    "kelola:peran-ubah": Baris(
        izin="akun.kelola", metode=GET_POST, lingkup="instansi", objek=_penugasan
    ),
    "kelola:peran-akhir": Baris(
        izin="akun.kelola", metode=GET_POST, lingkup="instansi", objek=_penugasan
    ),
    "kelola:tinjauan": Baris(izin="akun.lihat"),
    "kelola:tinjauan_mulai": Baris(izin="akun.kelola", metode=POST),
    "kelola:tinjauan_ketentuan": Baris(izin="akun.kelola", metode=POST),
    "kelola:tinjauan_rinci": Baris(izin="akun.lihat", lingkup="instansi", objek=_tinjauan),
    "kelola:tinjauan_putuskan": Baris(
        izin="akun.kelola", metode=POST, lingkup="instansi", objek=_tinjauan
    ),
    "kelola:tinjauan_ekspor": Baris(
        izin="akun.lihat",
        lingkup="instansi",
        objek=lambda d, u: _tinjauan(d, u) | {"jenis": "csv"},
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
    "pegawai:akses_saya": Baris(),
    "pegawai:nik_saya": Baris(metode=POST),
    "pegawai:profil": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "pegawai:riwayat": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "pegawai:akses": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
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
    "pegawai:pernyataan_saya": Baris(metode=GET_POST),
    "pegawai:pernyataan_cabut": Baris(metode=POST),
    "pegawai:laporan_bukti_saya": Baris(
        objek=_laporan_sendiri,
        kecuali=lambda peran, tempat: peran == Peran.ASN,
        anggaran=False,
    ),
    # kinerja, kompetensi: panels of a person
    "kinerja:panel": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "kinerja:panel_saya": Baris(),
    "kinerja:skp_dokumen": Baris(objek=lanjut_.skp_sisi, kecuali=lanjut_.dua_sisi),
    "kinerja:penilaian_dokumen": Baris(objek=lanjut_.penilaian_sisi, kecuali=lanjut_.dua_sisi),
    "kinerja:skp_dokumen_kantor": Baris(
        izin="kinerja.lihat", lingkup="unit", objek=lanjut_.skp_unit
    ),
    "kinerja:penilaian_dokumen_kantor": Baris(
        izin="kinerja.lihat", lingkup="unit", objek=lanjut_.penilaian_unit
    ),
    "kinerja:pantau": Baris(izin="kinerja.pantau"),
    "kinerja:pantau_orang": Baris(izin="kinerja.pantau"),
    "kinerja:pantau_ingatkan": Baris(
        izin="kinerja.ingatkan",
        metode=POST,
        isi=lambda d, u: {"tahun": kinerja_.tahun(d).tahun},
    ),
    "kinerja:pantau_ekspor": Baris(izin="kinerja.lihat", objek=lanjut_.orang_pantau),
    "kinerja:pantau_orang_ekspor": Baris(izin="kinerja.pantau", objek=lanjut_.orang_pantau),
    "kinerja:umpan_saya": Baris(),
    "kinerja:umpan_beri": Baris(metode=GET_POST),
    "kinerja:umpan_minta": Baris(metode=POST),
    "kinerja:umpan_orang": Baris(objek=lanjut_.dinilai, kecuali=lanjut_.penilai),
    "kinerja:tim_ekspor": Baris(objek=lanjut_.tim_berkas, anggaran=False),
    "kinerja:tim_kerja": Baris(),
    "kinerja:masukan": Baris(
        metode=GET_POST,
        objek=lanjut_.masukan,
        kecuali=lanjut_.penilai,
        isi=lambda d, u: {"versi": "0"},
    ),
    "karir:catatan_saya": Baris(),
    "karir:dinilai": Baris(objek=lanjut_.dinilai, kecuali=lanjut_.penilai),
    "karir:dinilai_catat": Baris(metode=POST, objek=lanjut_.dinilai_catat, kecuali=lanjut_.penilai),
    "karir:dinilai_cabut": Baris(
        metode=POST, objek=lanjut_.pengamatan_cabut, kecuali=lanjut_.penilai
    ),
    "kompetensi:kebutuhan": Baris(izin="kompetensi.lihat"),
    "kompetensi:kebutuhan_ekspor": Baris(
        izin="kompetensi.lihat", objek=lambda d, u: {"jenis": "csv"}, anggaran=False
    ),
    "kinerja:keberatan": Baris(),
    "kinerja:keberatan_ajukan": Baris(
        metode=GET_POST, objek=lanjut_.penilaian_saya, kecuali=lanjut_.pemilik
    ),
    "kinerja:keberatan_rinci": Baris(objek=lanjut_.keberatan_sisi, kecuali=lanjut_.sisi),
    "kinerja:keberatan_keterangan": Baris(
        metode=POST, objek=lanjut_.keberatan_sisi, kecuali=lanjut_.sisi
    ),
    "kinerja:keberatan_putuskan": Baris(
        metode=POST, objek=lanjut_.keberatan_sisi, kecuali=lanjut_.sisi
    ),
    "kinerja:keberatan_tarik": Baris(
        metode=POST, objek=lanjut_.keberatan_sisi, kecuali=lanjut_.sisi
    ),
    "kinerja:keberatan_bukti": Baris(objek=lanjut_.keberatan_bukti_sisi, kecuali=lanjut_.sisi),
    "kinerja:keberatan_kantor": Baris(izin="kinerja.lihat"),
    "kinerja:keberatan_kantor_rinci": Baris(
        izin="kinerja.lihat", lingkup="unit", objek=lanjut_.keberatan_unit
    ),
    "kinerja:keberatan_pemutus": Baris(
        izin="kinerja.penilai", metode=POST, lingkup="unit", objek=lanjut_.keberatan_unit
    ),
    "kinerja:keberatan_pemutus_putuskan": Baris(
        izin="kinerja.penilai", metode=POST, lingkup="unit", objek=lanjut_.keberatan_unit
    ),
    "kinerja:keberatan_kantor_bukti": Baris(
        izin="kinerja.lihat", lingkup="unit", objek=lanjut_.keberatan_bukti_unit
    ),
    "kinerja:tahun": Baris(izin="kinerja.lihat"),
    "kinerja:tahun_buat": Baris(izin="kinerja.kelola", metode=POST),
    "kinerja:tahun_rinci": Baris(
        izin="kinerja.lihat", lingkup="instansi", objek=kinerja_.tahun_objek
    ),
    "kinerja:tahun_simpan": Baris(
        izin="kinerja.kelola", metode=POST, lingkup="instansi", objek=kinerja_.tahun_objek
    ),
    "kinerja:tahun_langkah": Baris(
        izin="kinerja.kelola",
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.tahun_objek,
        isi=lambda d, u: {"langkah": "buka"},
    ),
    "kinerja:buka_kembali": Baris(
        izin="kinerja.kelola", metode=POST, lingkup="instansi", objek=kinerja_.tahun_objek
    ),
    "kinerja:buka_putuskan": Baris(
        izin="kinerja.kelola", metode=POST, lingkup="instansi", objek=kinerja_.pembukaan
    ),
    "kinerja:turunkan": Baris(
        izin="kinerja.penilai", metode=POST, lingkup="instansi", objek=kinerja_.tahun_objek
    ),
    "kinerja:penilai": Baris(izin="kinerja.lihat", lingkup="instansi", objek=kinerja_.tahun_objek),
    "kinerja:penilai_orang": Baris(izin="kinerja.lihat", lingkup="unit", objek=_pegawai),
    "kinerja:penilai_tetapkan": Baris(
        izin="kinerja.penilai", metode=POST, lingkup="unit", objek=_pegawai
    ),
    "kinerja:penilai_akhiri": Baris(
        izin="kinerja.penilai", metode=POST, lingkup="unit", objek=kinerja_.penugasan
    ),
    "kinerja:ketentuan": Baris(izin="kinerja.lihat"),
    "kinerja:ketentuan_ubah": Baris(
        izin="kinerja.kelola", metode=GET_POST, objek=lambda d, u: {"jenis": "TENGGAT"}
    ),
    # One's own and those of whom one appraises: a relation, whatever the role.
    "kinerja:tim_saya": Baris(),
    "kinerja:tahun_saya": Baris(),
    "kinerja:skp_saya": Baris(
        lingkup="instansi",
        objek=kinerja_.skp_sendiri,
        kecuali=kinerja_.sendiri_saja,
    ),
    "kinerja:skp_simpan": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.skp_sendiri,
        kecuali=kinerja_.sendiri_saja,
        isi=lambda d, u: {"versi": "0", "rhk-TOTAL_FORMS": "0", "rhk-INITIAL_FORMS": "0"},
    ),
    "kinerja:skp_ekspektasi": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.skp_sendiri,
        kecuali=kinerja_.sendiri_saja,
        isi=lambda d, u: {"versi": "0"},
    ),
    "kinerja:skp_langkah": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.skp_sendiri,
        kecuali=kinerja_.sendiri_saja,
        isi=lambda d, u: {"versi": "0"},
    ),
    "kinerja:skp_salin": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.skp_sendiri,
        kecuali=kinerja_.sendiri_saja,
        isi=lambda d, u: {"versi": "0"},
    ),
    "kinerja:skp_dialog": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.skp_sendiri,
        kecuali=kinerja_.sendiri_saja,
    ),
    "kinerja:tinjauan_saya": Baris(
        lingkup="instansi",
        objek=kinerja_.tinjauan_sendiri,
        kecuali=kinerja_.sendiri_saja,
    ),
    "kinerja:tinjauan_nilai": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.tinjauan_sendiri,
        kecuali=kinerja_.sendiri_saja,
        isi=lambda d, u: {"versi": "0"},
    ),
    "kinerja:tinjauan_realisasi": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.tinjauan_sendiri,
        kecuali=kinerja_.sendiri_saja,
        isi=lambda d, u: {"versi": "0"},
    ),
    "kinerja:tinjauan_langkah": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.tinjauan_sendiri,
        kecuali=kinerja_.sendiri_saja,
    ),
    "kinerja:bukti_tambah": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.tinjauan_sendiri,
        kecuali=kinerja_.sendiri_saja,
        isi=lambda d, u: {"rhk": "1"},
    ),
    "kinerja:bukti_saya": Baris(
        lingkup="instansi",
        objek=kinerja_.bukti_sendiri,
        kecuali=kinerja_.sendiri_saja,
    ),
    "kinerja:bukti_lepas": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.bukti_sendiri,
        kecuali=kinerja_.sendiri_saja,
    ),
    "kinerja:penilaian_saya": Baris(
        lingkup="instansi",
        objek=kinerja_.penilaian_sendiri,
        kecuali=kinerja_.sendiri_saja,
    ),
    "kinerja:penilaian_langkah": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.penilaian_sendiri,
        kecuali=kinerja_.sendiri_saja,
    ),
    # Written by the appraiser alone: of the one who asks there is nobody (tests/kinerja).
    "kinerja:penilaian_simpan": Baris(
        metode=POST,
        lingkup="instansi",
        objek=kinerja_.penilaian_sendiri,
        kecuali=lambda peran, tempat: False,
    ),
    "kinerja:skp_lihat": Baris(izin="kinerja.lihat", lingkup="unit", objek=kinerja_.skp_unit),
    "kinerja:tinjauan_lihat": Baris(
        izin="kinerja.lihat", lingkup="unit", objek=kinerja_.tinjauan_unit
    ),
    "kinerja:bukti_lihat": Baris(izin="kinerja.lihat", lingkup="unit", objek=kinerja_.bukti_unit),
    "kinerja:penilaian_lihat": Baris(
        izin="kinerja.lihat", lingkup="unit", objek=kinerja_.penilaian_unit
    ),
    "kinerja:capaian": Baris(izin="kinerja.lihat", lingkup="instansi", objek=kinerja_.tahun_objek),
    "kinerja:capaian_simpan": Baris(
        izin="kinerja.penilai", metode=POST, lingkup="instansi", objek=kinerja_.tahun_objek
    ),
    "kompetensi:panel": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "kompetensi:panel_saya": Baris(),
    "kompetensi:kesenjangan": Baris(izin="kompetensi.lihat"),
    "kompetensi:gap_ekspor": Baris(
        izin="kompetensi.lihat", objek=lambda d, u: {"jenis": "csv"}, anggaran=False
    ),
    "kompetensi:gap_teknis": Baris(izin="kompetensi.lihat"),
    "kompetensi:gap_teknis_ekspor": Baris(
        izin="kompetensi.lihat", objek=lambda d, u: {"jenis": "csv"}, anggaran=False
    ),
    "kompetensi:gap_orang": Baris(izin="kompetensi.lihat"),
    "kompetensi:gap_orang_ekspor": Baris(
        izin="kompetensi.lihat", objek=lambda d, u: {"jenis": "csv"}, anggaran=False
    ),
    "kompetensi:asesmen": Baris(izin="kompetensi.lihat"),
    "kompetensi:asesmen_baru": Baris(izin="kompetensi.nilai", metode=GET_POST),
    "kompetensi:asesmen_rinci": Baris(izin="kompetensi.lihat", lingkup="instansi", objek=_asesmen),
    "kompetensi:asesmen_ubah": Baris(
        izin="kompetensi.nilai", metode=GET_POST, lingkup="instansi", objek=_asesmen
    ),
    "kompetensi:asesmen_langkah": Baris(
        izin="kompetensi.nilai",
        metode=POST,
        lingkup="instansi",
        objek=lambda d, u: _asesmen(d, u) | {"langkah": "undang"},
    ),
    "kompetensi:peserta": Baris(
        izin="kompetensi.nilai", metode=GET_POST, lingkup="unit", objek=_peserta
    ),
    "kompetensi:narasi": Baris(
        izin="kompetensi.narasi", metode=POST, lingkup="unit", objek=_narasi
    ),
    "kompetensi:narasi_saya": Baris(
        metode=POST, objek=_narasi_saya, kecuali=lambda peran, tempat: peran == Peran.ASN
    ),
    "kompetensi:keberatan_saya": Baris(
        metode=GET_POST, objek=lambda d, u: {"jenis": "kompetensi", "tanggal": "2026-06-02"}
    ),
    "kompetensi:keberatan": Baris(
        izin="kompetensi.nilai", metode=GET_POST, lingkup="unit", objek=_keberatan
    ),
    "kompetensi:antrean": Baris(izin="kompetensi.lihat"),
    "kompetensi:antrean_ekspor": Baris(
        izin="kompetensi.lihat", objek=lambda d, u: {"jenis": "csv"}, anggaran=False
    ),
    "kompetensi:ketentuan": Baris(izin="kompetensi.lihat"),
    "kompetensi:ketentuan_ubah": Baris(
        izin="kompetensi.susun",
        metode=GET_POST,
        objek=lambda d, u: {"kode": "masa.kompetensi_tahun"},
    ),
    "kompetensi:sasaran": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "kompetensi:sasaran_saya": Baris(),
    "kompetensi:kamus": Baris(),
    "kompetensi:kamus_ekspor": Baris(objek=lambda d, u: {"jenis": "csv"}, anggaran=False),
    "kompetensi:kamus_langkah": Baris(
        izin="kompetensi.susun", metode=POST, objek=lambda d, u: {"langkah": "draf"}
    ),
    "kompetensi:kamus_butir": Baris(
        izin="kompetensi.susun", metode=GET_POST, lingkup="instansi", objek=_butir_kamus
    ),
    "kompetensi:kamus_butir_baru": Baris(
        izin="kompetensi.susun", metode=GET_POST, objek=_draf_kamus
    ),
    "kompetensi:kamus_berkas": Baris(izin="kompetensi.susun", metode=GET_POST, objek=_draf_kamus),
    "kompetensi:kamus_tetapkan": Baris(izin="kompetensi.susun", metode=GET_POST, objek=_draf_kamus),
    "kompetensi:standar": Baris(),
    "kompetensi:standar_ekspor": Baris(objek=lambda d, u: {"jenis": "csv"}, anggaran=False),
    "kompetensi:standar_langkah": Baris(
        izin="kompetensi.susun", metode=POST, objek=lambda d, u: {"langkah": "mulai"}
    ),
    "kompetensi:standar_draf": Baris(izin="kompetensi.susun", metode=GET_POST, objek=_draf_standar),
    "kompetensi:standar_berkas": Baris(
        izin="kompetensi.susun", metode=GET_POST, objek=_draf_standar
    ),
    "kompetensi:standar_tetapkan": Baris(
        izin="kompetensi.susun", metode=GET_POST, objek=_draf_standar
    ),
    # digital skill
    "kompetensi:digital": Baris(izin="digital.peta"),
    "kompetensi:digital_ekspor": Baris(izin="digital.peta", objek=lambda d, u: {"jenis": "csv"}),
    "kompetensi:digital_soal": Baris(
        izin="digital.kelola", metode=GET_POST, isi=lambda d, u: {"soal": _soal_digital()}
    ),
    "kompetensi:digital_standar": Baris(izin="digital.kelola", metode=GET_POST),
    "kompetensi:digital_ketentuan": Baris(izin="digital.kelola", metode=GET_POST),
    "kompetensi:digital_saya": Baris(),
    "kompetensi:digital_mandiri": Baris(metode=GET_POST),
    "kompetensi:digital_uji": Baris(metode=GET_POST),
    "kompetensi:digital_bukti_baru": Baris(metode=POST),
    "kompetensi:digital_bukti_saya": Baris(
        objek=_bukti_digital_sendiri,
        kecuali=lambda peran, tempat: peran == Peran.ASN,
        anggaran=False,
    ),
    "kompetensi:digital_orang": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "kompetensi:digital_validasi": Baris(
        izin="digital.validasi", metode=POST, lingkup="unit", objek=_pegawai
    ),
    "kompetensi:digital_bukti": Baris(
        izin="pegawai.lihat", lingkup="unit", objek=_bukti_digital, anggaran=False
    ),
    # karir
    "beranda": Baris(),
    "karir:lowongan": Baris(izin="lowongan.lihat"),
    "karir:lowongan_ekspor": Baris(
        izin="lowongan.lihat", objek=lambda d, u: {"jenis": "csv"}, anggaran=False
    ),
    "karir:lowongan_baru": Baris(izin="lowongan.susun", metode=GET_POST),
    "karir:lowongan_angka": Baris(izin="lowongan.lihat"),
    "karir:ketentuan_pengisian": Baris(izin="lowongan.lihat"),
    "karir:ketentuan_ubah": Baris(
        izin="lowongan.susun", metode=POST, isi=lambda d, u: {"aksi": "usulkan"}
    ),
    "karir:lowongan_rinci": Baris(
        izin="lowongan.lihat", lingkup="instansi", objek=pengisian.pada("DINILAI")
    ),
    "karir:lowongan_langkah": Baris(
        izin="lowongan.susun",
        metode=POST,
        lingkup="instansi",
        objek=pengisian.pada("DRAF", langkah="ajukan"),
    ),
    "karir:lowongan_syarat": Baris(
        izin="lowongan.susun", metode=GET_POST, lingkup="instansi", objek=pengisian.pada("DRAF")
    ),
    "karir:lowongan_komite": Baris(
        izin="lowongan.susun", metode=POST, lingkup="instansi", objek=pengisian.pada("DINILAI")
    ),
    "karir:lowongan_izin": Baris(
        izin="lowongan.sahkan", metode=POST, lingkup="instansi", objek=pengisian.pada("DINILAI")
    ),
    "karir:lowongan_ulang": Baris(
        izin="lowongan.nilai", metode=POST, lingkup="instansi", objek=pengisian.pada("DINILAI")
    ),
    "karir:lowongan_pantau": Baris(
        izin="lowongan.susun", metode=POST, lingkup="instansi", objek=pengisian.pantau
    ),
    "karir:lowongan_kelayakan": Baris(
        izin="lowongan.nilai", lingkup="instansi", objek=pengisian.pada("DINILAI")
    ),
    "karir:kelayakan_ekspor": Baris(
        izin="lowongan.nilai",
        lingkup="instansi",
        objek=pengisian.pada("DINILAI", jenis="csv"),
        anggaran=False,
    ),
    "karir:calon_tambah": Baris(
        izin="lowongan.susun", metode=POST, lingkup="instansi", objek=pengisian.pada("DINILAI")
    ),
    "karir:calon": Baris(
        izin="lowongan.lihat", metode=GET_POST, lingkup="instansi", objek=pengisian.calon
    ),
    "karir:lowongan_banding": Baris(
        izin="lowongan.lihat", lingkup="instansi", objek=pengisian.pada("DINILAI")
    ),
    "karir:lowongan_sidang": Baris(
        izin="lowongan.sidang",
        metode=GET_POST,
        lingkup="instansi",
        objek=pengisian.pada("SIDANG"),
    ),
    "karir:lowongan_putusan": Baris(
        izin="lowongan.putuskan",
        metode=GET_POST,
        lingkup="instansi",
        objek=pengisian.pada("DIUSULKAN"),
    ),
    "karir:lowongan_sk": Baris(
        izin="lowongan.sahkan", metode=GET_POST, lingkup="instansi", objek=pengisian.pada("DIPUTUS")
    ),
    "karir:sk_pdf": Baris(
        izin="lowongan.lihat", lingkup="instansi", objek=pengisian.pada("TERBIT")
    ),
    "karir:sk_cari": Baris(publik="asks for the code of a decree"),
    "karir:sk_umum": Baris(publik="what a decree shows, by its code alone", objek=pengisian.kode),
    "karir:seleksi_saya": Baris(),
    "karir:ikatan_saya": Baris(metode=GET_POST),
    "karir:ikatan_akhiri": Baris(
        metode=POST, lingkup="unit", objek=pengisian.ikatan, kecuali=lambda peran, tempat: False
    ),
    "karir:peta": Baris(izin="hasil.lihat"),
    "karir:hasil": Baris(izin="hasil.lihat"),
    "karir:ekspor": Baris(izin="hasil.ekspor", objek=lambda d, u: {"jenis": "csv"}),
    "karir:panel": Baris(izin="hasil.lihat", lingkup="unit", objek=_pegawai),
    "karir:panel_saya": Baris(),
    "karir:jpm": Baris(izin="pegawai.lihat", lingkup="unit", objek=_pegawai),
    "karir:jpm_saya": Baris(),
    "karir:banding_standar": Baris(izin="kompetensi.lihat"),
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
    # karir: talent review and pool
    "karir:tinjauan": Baris(izin="tinjauan.lihat"),
    "karir:tinjauan_buka": Baris(izin="tinjauan.buka", metode=POST),
    "karir:tinjauan_rinci": Baris(
        izin="tinjauan.lihat", lingkup="instansi", objek=_tinjauan_talenta
    ),
    "karir:tinjauan_usulkan": Baris(
        izin="tinjauan.sidang",
        metode=GET_POST,
        lingkup="instansi",
        objek=lambda d, u: {
            "pk": _tinjauan_talenta(d, u)["pk"],
            "pegawai_id": d.pegawai[u][0].pk,
        },
        anggaran=False,
    ),
    "karir:tinjauan_langkah": Baris(
        izin="tinjauan.sidang",
        metode=POST,
        lingkup="instansi",
        objek=lambda d, u: _tinjauan_talenta(d, u) | {"langkah": "kukuhkan"},
    ),
    "karir:pindah_langkah": Baris(
        izin="tinjauan.sidang",
        metode=POST,
        lingkup="instansi",
        objek=lambda d, u: _pindah_kotak(d, u) | {"langkah": "setujui"},
    ),
    "karir:pindah_bukti": Baris(
        izin="tinjauan.lihat", lingkup="instansi", objek=_pindah_kotak, anggaran=False
    ),
    "karir:kolam": Baris(izin="tinjauan.lihat", objek=_kolam),
    "karir:kolam_ekspor": Baris(izin="tinjauan.lihat", objek=_kolam, anggaran=False),
    "karir:kolam_sesuaikan": Baris(izin="tinjauan.buka", metode=POST),
    # karir: objections and merit integrity
    "karir:sanggah": Baris(izin="sanggah.lihat"),
    "karir:sanggah_ekspor": Baris(izin="sanggah.lihat", anggaran=False),
    "karir:sanggah_atur": Baris(izin="sanggah.atur", metode=POST),
    "karir:sanggah_rinci": Baris(izin="sanggah.lihat", lingkup="instansi", objek=_sanggahan),
    "karir:sanggah_bukti": Baris(
        izin="sanggah.lihat", lingkup="instansi", objek=_sanggahan, anggaran=False
    ),
    "karir:sanggah_langkah": Baris(
        izin="sanggah.jawab",
        metode=POST,
        lingkup="instansi",
        objek=lambda d, u: _sanggahan(d, u) | {"langkah": "tangani"},
    ),
    "karir:sanggah_saya": Baris(),
    "karir:sanggah_ajukan": Baris(
        metode=GET_POST, objek=lambda d, u: {"komponen": "kinerja"}, anggaran=False
    ),
    "karir:sanggah_tarik": Baris(
        metode=POST,
        objek=_sanggahan_sendiri,
        kecuali=lambda peran, tempat: peran == Peran.ASN,
    ),
    "karir:sanggah_bukti_saya": Baris(
        objek=_sanggahan_sendiri,
        kecuali=lambda peran, tempat: peran == Peran.ASN,
        anggaran=False,
    ),
    "karir:simata": Baris(izin="hasil.lihat", objek=lambda d, u: simata_.acuan(d) and {}),
    "karir:simata_unggah": Baris(izin="impor.terapkan", metode=GET_POST),
    "karir:simata_pilih": Baris(izin="hasil.lihat"),
    "karir:simata_rinci": Baris(izin="impor.lihat", lingkup="instansi", objek=simata_.satu),
    "karir:simata_cabut": Baris(
        izin="impor.terapkan",
        metode=POST,
        lingkup="instansi",
        objek=simata_.satu,
        isi=lambda d, u: {"alasan": "Salah berkas."},
    ),
    "karir:simata_ulangi": Baris(
        izin="impor.terapkan", metode=POST, lingkup="instansi", objek=simata_.satu
    ),
    "karir:simata_temuan": Baris(izin="impor.lihat", lingkup="instansi", objek=simata_.satu),
    "karir:simata_berkas": Baris(izin="impor.terapkan", lingkup="instansi", objek=simata_.satu),
    "karir:simata_cocok": Baris(izin="hasil.lihat", lingkup="instansi", objek=simata_.cocok),
    "karir:simata_pegawai": Baris(izin="hasil.lihat", lingkup="unit", objek=simata_.orang),
    "karir:simata_ekspor": Baris(izin="hasil.ekspor", lingkup="instansi", objek=simata_.berkas),
    "karir:integritas": Baris(izin="integritas.lihat"),
    "karir:integritas_uji": Baris(
        izin="integritas.lihat", metode=POST, lingkup="instansi", objek=_proses
    ),
}
