"""Every address of the API and whom it answers: one row each, written beside the code and not
taken from it. Objects and places are those of the pages' table."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from kompetensi.kode import AREA_DIGITAL
from talenta.akun.izin import PERAN_UNIT, Peran, boleh
from tests.akses import kinerja as kinerja_
from tests.akses import kinerja_lanjut as lanjut_
from tests.akses import pengisian, simata
from tests.akses import tabel as halaman
from tests.akses.tabel import DALAM, TABEL, UNIT_LAIN
from tests.fixtures.dunia import Daerah

Objek = Callable[[Daerah, str], dict[str, Any]]
SEMUA = "diri.lihat"


@dataclass(frozen=True, kw_only=True)
class Api:
    """What one address promises: permission by method, area of the token's scope, how far its
    object is in view (as tests.akses.tabel.Baris) and how to build the address.

    `bebas`: any token whatever its scope. `juga`: an area that it needs to write besides.
    `kecuali(metode, peran, tempat)` overrules. `anggaran`: whether the budget of queries holds it,
    False for downloads.
    """

    izin: dict[str, str]
    area: str
    lingkup: str = "bebas"
    objek: Objek | None = None
    bebas: bool = False
    kecuali: Callable[[str, str, str], bool | None] = field(default=lambda metode, p, t: None)
    anggaran: bool = True
    juga: str = ""

    def terlihat(self, metode: str, peran: str, tempat: str) -> bool:
        """Whether a token of `peran` (of the province) is answered for an object at `tempat`."""
        khusus = self.kecuali(metode, peran, tempat)
        if khusus is not None:
            return khusus
        if not boleh(peran, self.izin[metode]):
            return False
        if self.lingkup == "bebas" or tempat == DALAM:
            return True
        if tempat == UNIT_LAIN:
            return self.lingkup == "instansi" or peran not in PERAN_UNIT
        return False


def _objek(nama: str) -> Objek:
    """The object of a page's row, under the names of the API's address."""
    milik = TABEL[nama].objek
    assert milik is not None
    return milik


def _b(nama: str, area: str, izin: dict[str, str], lingkup: str = "unit", **lain: Any) -> Api:
    return Api(izin=izin, area=area, lingkup=lingkup, objek=_objek(nama), **lain)


def _get(izin: str, area: str, **lain: Any) -> Api:
    return Api(izin={"GET": izin}, area=area, **lain)


def _post(izin: str, area: str, **lain: Any) -> Api:
    return Api(izin={"POST": izin}, area=area, **lain)


def _unit(d: Daerah, u: str) -> dict[str, Any]:
    return {"pk": d.unit[u].pk}


def _jabatan(d: Daerah, u: str) -> dict[str, Any]:
    return {"pk": d.pegawai[u][0].jabatan_id}


def _orang(d: Daerah, u: str) -> dict[str, Any]:
    return halaman._data_orang(d, u)


def _predikat(d: Daerah, u: str) -> dict[str, Any]:
    return halaman._data_predikat(d, u)


def _temuan(d: Daerah, u: str) -> dict[str, Any]:
    isi = halaman._temuan(d, u)
    return {"kode": isi["alamat"], "pk": isi["pk"]}


def _sertifikat(d: Daerah, u: str) -> dict[str, Any]:
    return {"pk": halaman._bersertifikat(d).proses_id}


def _kode(d: Daerah, u: str) -> dict[str, Any]:
    return {"kode": halaman._bersertifikat(d).kode}


def _asn(metode: str, peran: str, tempat: str) -> bool:
    return peran == Peran.ASN


def _sisi(metode: str, peran: str, tempat: str) -> bool:
    return lanjut_.sisi(peran, tempat)


def _asn_sendiri(metode: str, peran: str, tempat: str) -> bool:
    return kinerja_.sendiri_saja(peran, tempat)


def _bertahun(d: Daerah, u: str) -> dict[str, Any]:
    lanjut_.tim_berkas(d, u)
    return {}


def _penilai(metode: str, peran: str, tempat: str) -> bool:
    return lanjut_.penilai(peran, tempat)


def _dua_sisi(metode: str, peran: str, tempat: str) -> bool:
    return lanjut_.dua_sisi(peran, tempat)


_KEBERATAN = lanjut_.keberatan_sisi


def _tampak(metode: str, peran: str, tempat: str) -> bool | None:
    # A province reads the certificates of the regencies whose figures it counts.
    return True if (metode, peran) == ("GET", Peran.ADMIN_PROVINSI) else None


_I, _P, _A = "impor:rinci", "karir:proses_rinci", "karir:aturan_rinci"
_DRAF = "karir:aturan_susun"
_UBAH = {"GET": "perbaikan.usulkan", "POST": "perbaikan.usulkan"}
_INS: dict[str, Any] = {"lingkup": "instansi"}
LIHAT, SUSUN, SAHKAN = "aturan.lihat", "aturan.susun", "aturan.sahkan"
HL, HH, HT = "hasil.lihat", "hasil.hitung", "hasil.tayangkan"
IL, IT = "impor.lihat", "impor.terapkan"
PL, PU, PP = "perbaikan.lihat", "perbaikan.usulkan", "perbaikan.putuskan"
ML, AL, AK = "mutu.indeks", "akun.lihat", "akun.kelola"

LL, LN, LS, LW = (f"lowongan.{satu}" for satu in ("lihat", "nilai", "susun", "sahkan"))
_LS = "karir:lowongan_sidang"


def _l(izin: dict[str, str], **lain: Any) -> Api:
    """An address about the vacancy whose people are judged."""
    return _b("karir:lowongan_rinci", "lowongan", izin, "instansi", **lain)


def _penyusun(metode: str, peran: str, tempat: str) -> bool | None:
    # Whoever sees a vacancy may ask; the step of the body asks for more.
    return None if boleh(peran, LS) else False


API: dict[str, Api] = {
    "api_inti:pekerjaan": _get("pekerjaan.lihat", "pekerjaan"),
    "api_inti:pekerjaan_satu": _b(
        "pekerjaan_rinci", "pekerjaan", {"GET": "pekerjaan.lihat"}, "instansi"
    ),
    "api_inti:pekerjaan_batal": _b("pekerjaan_batalkan", "pekerjaan", {"POST": HH}, "instansi"),
    "api_inti:audit": _get("audit.lihat", "audit"),
    "api_inti:audit_berkas": _get("audit.lihat", "audit", anggaran=False),
    "api_inti:audit_segel": _get("audit.lihat", "audit"),
    "api_inti:audit_segel_berkas": _get("audit.lihat", "audit", anggaran=False),
    "api_inti:audit_periksa": _post("audit.lihat", "audit"),
    "api_akun:token": _get(SEMUA, "diri", bebas=True),
    "api_akun:kabar": _get(SEMUA, "diri"),
    "api_akun:kabar_baca": _post(SEMUA, "diri"),
    # Of somebody else, whoever asks: it does not exist.
    "api_akun:kabar_satu": _post(
        SEMUA, "diri", objek=lambda d, u: {"pk": 0}, kecuali=lambda metode, peran, tempat: False
    ),
    "api_akun:kalender": Api(izin={"GET": SEMUA, "POST": "kalender.kelola"}, area="pegawai"),
    "api_akun:kalender_berkas": _get(SEMUA, "pegawai", anggaran=False),
    "api_akun:kalender_tenggat": _get(SEMUA, "pegawai"),
    "api_akun:akun": _get(AL, "akun"),
    "api_akun:akun_berkas": _get(AL, "akun", anggaran=False),
    # pegawai
    "api_pegawai:pegawai": _get("pegawai.lihat", "pegawai"),
    "api_pegawai:pegawai_berkas": _get("pegawai.lihat", "pegawai", anggaran=False),
    "api_pegawai:pegawai_satu": _b("pegawai:profil", "pegawai", {"GET": "pegawai.lihat"}),
    "api_pegawai:pegawai_perubahan": _b("pegawai:riwayat", "pegawai", {"GET": "pegawai.lihat"}),
    "api_pegawai:pegawai_nik": _b("pegawai:nik", "nik", {"POST": "pegawai.sensitif"}),
    "api_pegawai:pegawai_kode": _b("pegawai:profil", "kode", {"POST": AK}),
    "api_pegawai:pegawai_data": _b("pegawai:orang_perbaikan", "perbaikan", {"GET": PL}),
    "api_pegawai:perbaikan_baris": Api(izin=_UBAH, area="perbaikan", lingkup="unit", objek=_orang),
    "api_pegawai:perbaikan_cabut": _post(PU, "perbaikan", lingkup="unit", objek=_predikat),
    "api_pegawai:unit": _get("pegawai.lihat", "pegawai"),
    "api_pegawai:unit_satu": _get("pegawai.lihat", "pegawai", **_INS, objek=_unit),
    "api_pegawai:jabatan": _get("pegawai.lihat", "pegawai"),
    "api_pegawai:jabatan_satu": _get("pegawai.lihat", "pegawai", **_INS, objek=_jabatan),
    "api_pegawai:saya": _get(SEMUA, "diri"),
    "api_pegawai:pegawai_akses": _b("pegawai:akses", "pegawai", {"GET": "pegawai.lihat"}),
    "api_pegawai:saya_akses": _get(SEMUA, "diri"),
    "api_pegawai:saya_perubahan": _get(SEMUA, "diri"),
    "api_pegawai:saya_nik": _post(SEMUA, "nik"),
    "api_pegawai:saya_keamanan": _get(SEMUA, "diri"),
    "api_pegawai:saya_data": _get(SEMUA, "diri", juga="nik", anggaran=False),
    "api_pegawai:saya_laporan": Api(izin={"GET": SEMUA, "POST": SEMUA}, area="diri"),
    "api_pegawai:saya_pernyataan": Api(
        izin={"GET": SEMUA, "PUT": SEMUA, "DELETE": SEMUA}, area="diri"
    ),
    "api_pegawai:saya_bukti": _get(
        SEMUA, "diri", objek=halaman._laporan_sendiri, kecuali=_asn, anggaran=False
    ),
    "api_pegawai:perbaikan": _get(PL, "perbaikan"),
    "api_pegawai:perbaikan_berkas": _get(PL, "perbaikan", anggaran=False),
    "api_pegawai:perbaikan_satu": _b("pegawai:usul_rinci", "perbaikan", {"GET": PL}),
    "api_pegawai:perbaikan_putusan": _b("pegawai:usul_rinci", "perbaikan", {"POST": PP}),
    "api_pegawai:perbaikan_tarik": _b("pegawai:usul_rinci", "perbaikan", {"POST": PU}),
    "api_pegawai:perbaikan_terapkan": _b("pegawai:usul_rinci", "perbaikan", {"POST": PP}),
    "api_pegawai:perbaikan_bukti": _b(
        "pegawai:usul_rinci", "perbaikan", {"GET": PL}, anggaran=False
    ),
    "api_pegawai:laporan": _get(PL, "perbaikan"),
    "api_pegawai:laporan_berkas": _get(PL, "perbaikan", anggaran=False),
    "api_pegawai:laporan_tenggat": Api(izin={"GET": PL, "PUT": "laporan.atur"}, area="perbaikan"),
    "api_pegawai:laporan_satu": _b("pegawai:laporan_rinci", "perbaikan", {"GET": PL}),
    "api_pegawai:laporan_jawaban": _b(
        "pegawai:laporan_rinci", "perbaikan", {"POST": "laporan.jawab"}
    ),
    "api_pegawai:laporan_bukti": _b(
        "pegawai:laporan_rinci", "perbaikan", {"GET": PL}, anggaran=False
    ),
    "api_pegawai:tak_tercantum": _get(PL, "perbaikan"),
    "api_pegawai:tak_tercantum_berkas": _get(PL, "perbaikan", anggaran=False),
    "api_pegawai:tak_tercantum_putusan": _post(PP, "perbaikan"),
    "api_pegawai:akun_baru": _post(AK, "kode"),
    "api_pegawai:akun_kode_unit": _post(AK, "kode"),
    "api_pegawai:akun_satu": _b("kelola:akun", "akun", {"GET": AL, "PATCH": AK}, "instansi"),
    "api_pegawai:akun_peran": _b("kelola:akun", "akun", {"POST": AK}, "instansi"),
    "api_pegawai:akun_kode": _b("kelola:akun", "kode", {"POST": AK}, "instansi"),
    "api_pegawai:akun_peran_dampak": _b(
        "kelola:akun", "akun", {"GET": AK}, "instansi", anggaran=False
    ),
    "api_pegawai:penugasan": _b("kelola:peran-akhir", "akun", {"GET": AL, "PATCH": AK}, "instansi"),
    "api_pegawai:penugasan_dampak": _b(
        "kelola:peran-akhir", "akun", {"GET": AK}, "instansi", anggaran=False
    ),
    "api_pegawai:penugasan_akhir": _b("kelola:peran-akhir", "akun", {"POST": AK}, "instansi"),
    "api_pegawai:penugasan_akhir_dampak": _b("kelola:peran-akhir", "akun", {"GET": AK}, "instansi"),
    # kinerja, kompetensi
    "api_kinerja:kinerja": _b("kinerja:panel", "pegawai", {"GET": "pegawai.lihat"}),
    "api_kinerja:saya_kinerja": _get(SEMUA, "diri"),
    "api_kinerja:saya_skp_dokumen": _get(
        SEMUA, "diri", objek=lanjut_.skp_sisi, kecuali=_dua_sisi, anggaran=False
    ),
    "api_kinerja:saya_penilaian_dokumen": _get(
        SEMUA, "diri", objek=lanjut_.penilaian_sisi, kecuali=_dua_sisi, anggaran=False
    ),
    "api_kinerja:skp_dokumen": _b(
        "kinerja:skp_dokumen_kantor", "pegawai", {"GET": "kinerja.lihat"}, anggaran=False
    ),
    "api_kinerja:penilaian_dokumen": _b(
        "kinerja:penilaian_dokumen_kantor", "pegawai", {"GET": "kinerja.lihat"}, anggaran=False
    ),
    "api_kinerja:pantau": _get("kinerja.pantau", "pegawai"),
    "api_kinerja:pantau_orang": _get("kinerja.pantau", "pegawai"),
    "api_kinerja:pantau_orang_berkas": _get(
        "kinerja.pantau", "pegawai", objek=lanjut_.berkas_pantau, anggaran=False
    ),
    "api_kinerja:pantau_ingatkan": _post(
        "kinerja.ingatkan", "pegawai", objek=lanjut_.berkas_pantau
    ),
    "api_kinerja:pantau_berkas_csv": _get(
        "kinerja.lihat", "pegawai", objek=lanjut_.berkas_pantau, anggaran=False
    ),
    "api_kinerja:pantau_berkas": _get(
        "kinerja.lihat", "pegawai", objek=lanjut_.berkas_pantau, anggaran=False
    ),
    "api_kinerja:saya_tahun": _get(SEMUA, "diri"),
    "api_kinerja:dinilai_daftar": _get(SEMUA, "diri"),
    "api_kinerja:dinilai_berkas": _get(SEMUA, "diri", objek=_bertahun, anggaran=False),
    "api_kinerja:saya_tim_kerja": _get(SEMUA, "diri"),
    "api_kinerja:saya_masukan": Api(
        izin={"GET": SEMUA, "PUT": SEMUA}, area="diri", objek=lanjut_.masukan, kecuali=_penilai
    ),
    **{
        f"api_kinerja:{nama}": Api(
            izin=dict.fromkeys(metode.split(), SEMUA),
            area="diri",
            lingkup="instansi",
            objek=_objek(halaman_),
            kecuali=_asn_sendiri,
            anggaran=nama != "saya_skp_bukti",
        )
        for nama, metode, halaman_ in (
            ("saya_skp", "GET PUT", "kinerja:skp_saya"),
            ("saya_skp_ekspektasi", "GET PUT", "kinerja:skp_saya"),
            ("saya_skp_langkah", "POST", "kinerja:skp_saya"),
            ("saya_skp_salin", "POST", "kinerja:skp_saya"),
            ("saya_skp_dialog", "POST", "kinerja:skp_saya"),
            ("saya_tinjauan", "GET", "kinerja:tinjauan_saya"),
            ("saya_tinjauan_realisasi", "GET PUT", "kinerja:tinjauan_saya"),
            ("saya_tinjauan_nilai", "GET PUT", "kinerja:tinjauan_saya"),
            ("saya_tinjauan_langkah", "POST", "kinerja:tinjauan_saya"),
            ("saya_tinjauan_bukti", "POST", "kinerja:tinjauan_saya"),
            ("saya_skp_bukti", "GET", "kinerja:bukti_saya"),
            ("saya_skp_bukti_lepas", "POST", "kinerja:bukti_saya"),
            ("saya_penilaian", "GET PUT", "kinerja:penilaian_saya"),
            ("saya_penilaian_langkah", "POST", "kinerja:penilaian_saya"),
        )
    },
    "api_kinerja:skp": _b("kinerja:skp_lihat", "pegawai", {"GET": "kinerja.lihat"}),
    "api_kinerja:tinjauan": _b("kinerja:tinjauan_lihat", "pegawai", {"GET": "kinerja.lihat"}),
    "api_kinerja:skp_bukti": _b(
        "kinerja:bukti_lihat", "pegawai", {"GET": "kinerja.lihat"}, anggaran=False
    ),
    "api_kinerja:penilaian": _b("kinerja:penilaian_lihat", "pegawai", {"GET": "kinerja.lihat"}),
    "api_kinerja:capaian": _b(
        "kinerja:capaian",
        "pegawai",
        {"GET": "kinerja.lihat", "POST": "kinerja.penilai"},
        "instansi",
    ),
    "api_kinerja:saya_umpan": Api(izin={"GET": SEMUA, "POST": SEMUA}, area="diri"),
    "api_kinerja:saya_umpan_anonim": _post(SEMUA, "diri"),
    "api_kinerja:saya_umpan_rekan": _get(SEMUA, "diri"),
    "api_kinerja:saya_umpan_minta": _post(SEMUA, "diri"),
    "api_kinerja:dinilai_umpan": _get(
        SEMUA, "diri", objek=lanjut_.dinilai, kecuali=lambda m, p, t: lanjut_.penilai(p, t)
    ),
    "api_kinerja:saya_keberatan": _get(SEMUA, "diri"),
    "api_kinerja:saya_keberatan_ajukan": _post(
        SEMUA, "diri", objek=lanjut_.penilaian_saya, kecuali=_asn
    ),
    "api_kinerja:saya_keberatan_satu": _get(SEMUA, "diri", objek=_KEBERATAN, kecuali=_sisi),
    "api_kinerja:saya_keberatan_keterangan": _post(SEMUA, "diri", objek=_KEBERATAN, kecuali=_sisi),
    "api_kinerja:saya_keberatan_putusan": _post(SEMUA, "diri", objek=_KEBERATAN, kecuali=_sisi),
    "api_kinerja:saya_keberatan_tarik": _post(SEMUA, "diri", objek=_KEBERATAN, kecuali=_sisi),
    "api_kinerja:saya_keberatan_bukti": _get(
        SEMUA, "diri", objek=lanjut_.keberatan_bukti_sisi, kecuali=_sisi, anggaran=False
    ),
    "api_kinerja:keberatan": _get("kinerja.lihat", "pegawai"),
    "api_kinerja:keberatan_satu": _b(
        "kinerja:keberatan_kantor_rinci", "pegawai", {"GET": "kinerja.lihat"}
    ),
    "api_kinerja:keberatan_pemutus": _b(
        "kinerja:keberatan_pemutus", "pegawai", {"POST": "kinerja.penilai"}
    ),
    "api_kinerja:keberatan_pemutus_putusan": _b(
        "kinerja:keberatan_pemutus_putuskan", "pegawai", {"POST": "kinerja.penilai"}
    ),
    "api_kinerja:keberatan_bukti": _b(
        "kinerja:keberatan_kantor_bukti", "pegawai", {"GET": "kinerja.lihat"}, anggaran=False
    ),
    "api_kompetensi:kompetensi": _b("kompetensi:panel", "pegawai", {"GET": "pegawai.lihat"}),
    "api_kompetensi:saya_kompetensi": _get(SEMUA, "diri"),
    "api_kompetensi:kesenjangan": _get("kompetensi.lihat", "pegawai"),
    "api_kompetensi:kesenjangan_berkas": _get("kompetensi.lihat", "pegawai", anggaran=False),
    "api_kompetensi:gap_teknis": _get("kompetensi.lihat", "pegawai"),
    "api_kompetensi:gap_teknis_berkas": _get("kompetensi.lihat", "pegawai", anggaran=False),
    "api_kompetensi:gap_orang": _get("kompetensi.lihat", "pegawai"),
    "api_kompetensi:gap_orang_berkas": _get("kompetensi.lihat", "pegawai", anggaran=False),
    "api_kompetensi:kebutuhan": _get("kompetensi.lihat", "pegawai"),
    "api_kompetensi:kebutuhan_berkas": _get("kompetensi.lihat", "pegawai", anggaran=False),
    "api_karir:catatan_saya": _get(SEMUA, "diri"),
    "api_karir:dinilai": _get(SEMUA, "diri", objek=lanjut_.dinilai, kecuali=_penilai),
    "api_karir:dinilai_pengamatan": _post(SEMUA, "diri", objek=lanjut_.dinilai, kecuali=_penilai),
    "api_karir:dinilai_kebutuhan": _post(SEMUA, "diri", objek=lanjut_.dinilai, kecuali=_penilai),
    "api_karir:dinilai_pengamatan_cabut": _post(
        SEMUA, "diri", objek=lanjut_.pengamatan, kecuali=_penilai
    ),
    "api_karir:dinilai_kebutuhan_cabut": _post(
        SEMUA, "diri", objek=lanjut_.kebutuhan, kecuali=_penilai
    ),
    "api_kompetensi:sasaran": _get(
        "pegawai.lihat",
        "pegawai",
        lingkup="unit",
        objek=lambda d, u: {
            "pk": d.pegawai[u][0].pk,
            "jabatan": d.pegawai["BIDANG_A"][0].jabatan_id,
        },
    ),
    "api_kompetensi:saya_sasaran": _get(
        SEMUA, "diri", objek=lambda d, u: {"jabatan": d.pegawai["BIDANG_A"][0].jabatan_id}
    ),
    "api_kompetensi:asesmen": Api(
        izin={"GET": "kompetensi.lihat", "POST": "kompetensi.nilai"}, area="pegawai"
    ),
    "api_kompetensi:asesmen_satu": _b(
        "kompetensi:asesmen_rinci",
        "pegawai",
        {"GET": "kompetensi.lihat", "POST": "kompetensi.nilai"},
        "instansi",
    ),
    **{
        f"api_kompetensi:asesmen_{langkah}": _b(
            "kompetensi:asesmen_rinci", "pegawai", {"POST": "kompetensi.nilai"}, "instansi"
        )
        for langkah in ("peserta", "undang", "terbitkan", "batalkan")
    },
    "api_kompetensi:peserta_hasil": _b(
        "kompetensi:peserta", "pegawai", {"POST": "kompetensi.nilai"}
    ),
    "api_kompetensi:peserta_lepas": _b(
        "kompetensi:peserta", "pegawai", {"POST": "kompetensi.nilai"}
    ),
    "api_kompetensi:antrean": _get("kompetensi.lihat", "pegawai"),
    "api_kompetensi:antrean_berkas": _get("kompetensi.lihat", "pegawai", anggaran=False),
    "api_kompetensi:saya_keberatan": _post(SEMUA, "diri"),
    "api_kompetensi:keberatan": _b("kompetensi:keberatan", "pegawai", {"POST": "kompetensi.nilai"}),
    "api_kompetensi:ketentuan": _get("kompetensi.lihat", "pegawai"),
    "api_kompetensi:ketentuan_satu": Api(
        izin={"GET": "kompetensi.lihat", "PUT": "kompetensi.susun"},
        area="pegawai",
        objek=lambda d, u: {"kode": "masa.kompetensi_tahun"},
    ),
    "api_kompetensi:kamus": _get(SEMUA, "pegawai"),
    "api_kompetensi:kamus_berkas": _get(SEMUA, "pegawai", anggaran=False),
    "api_kompetensi:kamus_draf": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:kamus_draf_isi": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:kamus_draf_buang": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:kamus_draf_tetapkan": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:standar": _get(SEMUA, "pegawai"),
    "api_kompetensi:standar_berkas": _get(SEMUA, "pegawai", anggaran=False),
    "api_kompetensi:standar_versi": _get(SEMUA, "pegawai"),
    "api_kompetensi:standar_draf": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:standar_draf_isi": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:standar_draf_berkas": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:standar_draf_buang": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:standar_draf_tetapkan": _post("kompetensi.susun", "pegawai"),
    "api_kompetensi:digital_orang": _b(
        "kompetensi:digital_orang",
        "pegawai",
        {"GET": "pegawai.lihat", "POST": "digital.validasi"},
    ),
    "api_kompetensi:saya_digital": _get(SEMUA, "diri"),
    "api_kompetensi:saya_digital_bukti": _post(SEMUA, "diri"),
    "api_kompetensi:saya_digital_bukti_satu": _get(
        SEMUA, "diri", objek=halaman._bukti_digital_sendiri, kecuali=_asn, anggaran=False
    ),
    "api_kompetensi:digital_bukti": _b(
        "kompetensi:digital_bukti", "pegawai", {"GET": "pegawai.lihat"}, anggaran=False
    ),
    "api_kompetensi:digital": _get("digital.peta", "pegawai"),
    "api_kompetensi:digital_berkas": _get("digital.peta", "pegawai", anggaran=False),
    "api_kompetensi:digital_soal": Api(
        izin={"GET": "digital.kelola", "POST": "digital.kelola"}, area="pegawai"
    ),
    "api_kompetensi:digital_standar": Api(
        izin={"GET": "digital.kelola", "POST": "digital.kelola"}, area="pegawai"
    ),
    "api_kompetensi:digital_ketentuan": _get("digital.kelola", "pegawai"),
    # mutu
    "api_mutu:mutu": _get(ML, "mutu"),
    "api_mutu:mutu_unit_berkas": _get(ML, "mutu", anggaran=False),
    "api_mutu:mutu_ukur": _post("mutu.ukur", "mutu"),
    "api_mutu:mutu_temuan": _get(ML, "mutu", objek=lambda d, u: {"kode": halaman._PERIKSA}),
    "api_mutu:mutu_temuan_berkas": _get(
        ML, "mutu", objek=lambda d, u: {"kode": halaman._PERIKSA}, anggaran=False
    ),
    "api_mutu:mutu_kecualikan": _post("mutu.kecualikan", "mutu", lingkup="unit", objek=_temuan),
    "api_mutu:mutu_pengecualian": _get(ML, "mutu"),
    "api_mutu:mutu_cabut": _b("mutu:pengecualian_cabut", "mutu", {"POST": "mutu.kecualikan"}),
    "api_mutu:mutu_ketentuan": _get(ML, "mutu"),
    "api_mutu:mutu_ketentuan_satu": Api(
        izin={"GET": ML, "PUT": "mutu.ketentuan"},
        area="mutu",
        objek=lambda d, u: {"kode": "ambang.kompetensi_tahun"},
    ),
    "api_mutu:mutu_urutan": _get(IL, "mutu"),
    # impor
    "api_impor:impor": Api(izin={"GET": IL, "POST": IT}, area="impor"),
    "api_impor:impor_daftar_berkas": _get(IL, "impor", anggaran=False),
    "api_impor:impor_jenis": _get(IT, "impor"),
    "api_impor:impor_templat": _get(
        IT, "impor", objek=lambda d, u: {"kode": "pegawai"}, anggaran=False
    ),
    "api_impor:impor_diingat_kolom": _get(IL, "impor"),
    "api_impor:impor_diingat_kode": _get(IL, "impor"),
    "api_impor:impor_peta_kolom": _b(
        "impor:lupakan_kolom", "impor", {"GET": IL, "DELETE": IT}, "instansi"
    ),
    "api_impor:impor_padanan": _b(
        "impor:lupakan_kode", "impor", {"GET": IL, "DELETE": IT}, "instansi"
    ),
    "api_impor:impor_satu": _b(_I, "impor", {"GET": IL}, "instansi"),
    "api_impor:impor_baris": _b(_I, "impor", {"GET": IL}, "instansi"),
    "api_impor:impor_baris_berkas": _b(_I, "impor", {"GET": IL}, "instansi", anggaran=False),
    "api_impor:impor_ditolak": _b(_I, "impor", {"GET": IT}, "instansi", anggaran=False),
    "api_impor:impor_temuan_berkas": _b(_I, "impor", {"GET": IL}, "instansi", anggaran=False),
    "api_impor:impor_berkas": _b(_I, "impor", {"GET": IT}, "instansi", anggaran=False),
    "api_impor:impor_terapkan": _b(_I, "impor", {"POST": IT}, "instansi"),
    "api_impor:impor_batalkan": _b(_I, "impor", {"POST": IT}, "instansi"),
    "api_impor:impor_periksa": _b(_I, "impor", {"POST": IT}, "instansi"),
    "api_impor:impor_lembar": _b(_I, "impor", {"POST": IT}, "instansi"),
    "api_impor:impor_lengkap": _b(_I, "impor", {"GET": IL, "PUT": IT}, "instansi"),
    "api_impor:impor_kolom": _b(_I, "impor", {"GET": IT, "POST": IT}, "instansi"),
    "api_impor:impor_kode": _b(_I, "impor", {"GET": IT, "POST": IT}, "instansi"),
    "api_impor:impor_urung": _b(_I, "impor", {"GET": IL, "POST": IT}, "instansi"),
    "api_impor:impor_urung_periksa": _b(_I, "impor", {"POST": IT}, "instansi"),
    "api_impor:impor_halangan": _b(_I, "impor", {"GET": IL}, "instansi"),
    "api_impor:impor_halangan_berkas": _b(_I, "impor", {"GET": IL}, "instansi", anggaran=False),
    # karir
    "api_karir:lowongan": Api(izin={"GET": LL, "POST": LS}, area="lowongan"),
    "api_karir:lowongan_berkas": _get(LL, "lowongan", anggaran=False),
    "api_karir:lowongan_angka": _get(LL, "lowongan"),
    "api_karir:lowongan_ketentuan": Api(izin={"GET": LL, "POST": LS}, area="lowongan"),
    "api_karir:lowongan_ketentuan_usul": _get(
        LL, "lowongan", objek=lambda d, u: pengisian.usul(d, u) and {}
    ),
    "api_karir:lowongan_ketentuan_putuskan": _post(LW, "lowongan", **_INS, objek=pengisian.usul),
    "api_karir:lowongan_larangan": Api(
        izin={"GET": LL, "POST": LW},
        area="lowongan",
        objek=lambda d, u: pengisian.larangan(d, u) and {},
    ),
    "api_karir:lowongan_larangan_cabut": _post(LW, "lowongan", **_INS, objek=pengisian.larangan),
    "api_karir:lowongan_satu": _l({"GET": LL}),
    "api_karir:lowongan_langkah": _l({"POST": LL}, kecuali=_penyusun),
    "api_karir:lowongan_nilai": _l({"POST": LS}),
    "api_karir:lowongan_ulang": _l({"POST": LN}),
    "api_karir:lowongan_syarat": _b(
        "karir:lowongan_syarat", "lowongan", {"GET": LS, "PUT": LS}, "instansi"
    ),
    "api_karir:lowongan_komite": _l({"POST": LS}),
    "api_karir:lowongan_izin": _l({"POST": LW}),
    "api_karir:lowongan_pantau": _b("karir:lowongan_pantau", "lowongan", {"POST": LS}, "instansi"),
    "api_karir:lowongan_kelayakan": _l({"GET": LN}),
    "api_karir:lowongan_kelayakan_berkas": _l({"GET": LN}, anggaran=False),
    "api_karir:lowongan_calon": _l({"GET": LL, "POST": LS}),
    "api_karir:lowongan_calon_satu": _b("karir:calon", "lowongan", {"GET": LL}, "instansi"),
    "api_karir:lowongan_verifikasi": _b("karir:calon", "lowongan", {"POST": LS}, "instansi"),
    "api_karir:lowongan_keluarkan": _b("karir:calon", "lowongan", {"POST": LS}, "instansi"),
    "api_karir:lowongan_benturan": _b(_LS, "lowongan", {"POST": "lowongan.sidang"}, "instansi"),
    "api_karir:lowongan_suara": _b(_LS, "lowongan", {"POST": "lowongan.sidang"}, "instansi"),
    "api_karir:lowongan_usulan": _b(_LS, "lowongan", {"POST": "lowongan.sidang"}, "instansi"),
    "api_karir:lowongan_putusan": _b(
        "karir:lowongan_putusan", "lowongan", {"POST": "lowongan.putuskan"}, "instansi"
    ),
    "api_karir:lowongan_sk": _b("karir:lowongan_sk", "lowongan", {"POST": LW}, "instansi"),
    "api_karir:lowongan_sk_pdf": _b(
        "karir:sk_pdf", "lowongan", {"GET": LL}, "instansi", anggaran=False
    ),
    "api_karir:lowongan_sk_kode": _get(
        SEMUA, "lowongan", bebas=True, objek=_objek("karir:sk_umum")
    ),
    "api_karir:saya_seleksi": _get(SEMUA, "diri"),
    "api_karir:saya_ikatan": Api(izin={"GET": SEMUA, "POST": SEMUA}, area="diri"),
    "api_karir:saya_ikatan_akhiri": _b(
        "karir:ikatan_akhiri", "diri", {"POST": SEMUA}, kecuali=lambda m, p, t: False
    ),
    "api_karir:peta": _get(HL, "hasil"),
    "api_karir:jpm": _b("karir:jpm", "pegawai", {"GET": "pegawai.lihat"}),
    "api_karir:saya_jpm": _get(SEMUA, "diri"),
    "api_karir:standar_aturan": _get("kompetensi.lihat", "pegawai"),
    "api_karir:hasil": _get(HL, "hasil"),
    "api_karir:hasil_csv": _get("hasil.ekspor", "hasil", anggaran=False),
    "api_karir:hasil_xlsx": _get("hasil.ekspor", "hasil", anggaran=False),
    "api_karir:hasil_simata": _get("hasil.ekspor", "hasil", anggaran=False),
    "api_karir:hasil_mutu": _get("mutu.lihat", "hasil"),
    "api_karir:hasil_mutu_daftar": _get("mutu.lihat", "hasil"),
    "api_karir:hasil_mutu_berkas": _get("mutu.lihat", "hasil", anggaran=False),
    "api_karir:pegawai_hasil": _b("karir:panel", "hasil", {"GET": HL}),
    "api_karir:saya_hasil": _get(SEMUA, "diri"),
    "api_karir:saya_tanda_terima": _get(
        SEMUA, "diri", lingkup="instansi", objek=_sertifikat, anggaran=False
    ),
    "api_karir:proses": Api(izin={"GET": HL, "POST": HH}, area="hasil"),
    "api_karir:proses_satu": _b(_P, "hasil", {"GET": HL}, "instansi"),
    "api_karir:proses_verifikasi": _b(_P, "hasil", {"POST": "hasil.verifikasi"}, "instansi"),
    "api_karir:proses_tampilkan": _b(_P, "hasil", {"POST": HT}, "instansi"),
    "api_karir:proses_tarik": _b(_P, "hasil", {"POST": HT}, "instansi"),
    "api_karir:proses_arsipkan": _b(_P, "hasil", {"POST": HT}, "instansi"),
    "api_karir:proses_pulihkan": _b(_P, "hasil", {"POST": HT}, "instansi"),
    "api_karir:proses_olah": _b(_P, "hasil", {"POST": HH}, "instansi"),
    "api_karir:sertifikat": Api(
        izin={"GET": SEMUA, "POST": HH},
        area="hasil",
        lingkup="instansi",
        objek=_sertifikat,
        kecuali=_tampak,
    ),
    "api_karir:berita_acara": _get(
        "hasil.rekap", "hasil", **_INS, objek=_sertifikat, anggaran=False
    ),
    "api_karir:sertifikat_kode": _get(SEMUA, "hasil", bebas=True, objek=_kode),
    "api_karir:rekap": _get("hasil.rekap", "hasil"),
    "api_karir:jadwal": Api(izin={"GET": HL, "PUT": HH}, area="hasil"),
    "api_karir:andaian": _get(HH, "hasil"),
    "api_karir:andaian_draf": _b(_P, "aturan", {"POST": SUSUN}, "instansi"),
    "api_karir:banding": _get(HL, "hasil", **_INS, objek=halaman._banding),
    "api_karir:banding_daftar": _get(HL, "hasil", **_INS, objek=halaman._banding),
    "api_karir:banding_pegawai": _get(HL, "hasil", lingkup="unit", objek=halaman._banding_pegawai),
    "api_karir:banding_berkas": _get(
        "hasil.ekspor", "hasil", **_INS, objek=halaman._banding, anggaran=False
    ),
    "api_karir:aturan": Api(izin={"GET": LIHAT, "POST": SUSUN}, area="aturan"),
    "api_karir:aturan_satu": _b(_A, "aturan", {"GET": LIHAT}, "instansi"),
    "api_karir:aturan_isi": _b(_DRAF, "aturan", {"GET": SUSUN, "PUT": SUSUN}, "instansi"),
    "api_karir:aturan_beda": _b(_A, "aturan", {"GET": LIHAT}, "instansi"),
    "api_karir:aturan_pengaruh": _b(_DRAF, "aturan", {"GET": SUSUN, "POST": SUSUN}, "instansi"),
    "api_karir:aturan_salin": _b(_A, "aturan", {"POST": SUSUN}, "instansi"),
    "api_karir:aturan_usulkan": _b(_DRAF, "aturan", {"POST": SUSUN}, "instansi"),
    "api_karir:aturan_tarik": _b(_DRAF, "aturan", {"POST": SUSUN}, "instansi"),
    "api_karir:aturan_buang": _b(_DRAF, "aturan", {"POST": SUSUN}, "instansi"),
    "api_karir:aturan_sahkan": _b(_DRAF, "aturan", {"POST": SAHKAN}, "instansi"),
    "api_karir:aturan_kembalikan": _b(_DRAF, "aturan", {"POST": SAHKAN}, "instansi"),
    "api_karir:aturan_cabut": _b(_DRAF, "aturan", {"POST": SAHKAN}, "instansi"),
    "api_karir:aturan_berkas": _b(_A, "aturan", {"GET": LIHAT}, "instansi", anggaran=False),
    "api_karir:aturan_dokumen": _b(_A, "aturan", {"GET": LIHAT}, "instansi", anggaran=False),
    "api_karir:tinjauan_talenta": Api(
        izin={"GET": "tinjauan.lihat", "POST": "tinjauan.buka"}, area="hasil"
    ),
    "api_karir:tinjauan_talenta_satu": _b(
        "karir:tinjauan_rinci", "hasil", {"GET": "tinjauan.lihat"}, "instansi"
    ),
    "api_karir:tinjauan_talenta_kukuhkan": _b(
        "karir:tinjauan_rinci", "hasil", {"POST": "tinjauan.sidang"}, "instansi"
    ),
    "api_karir:tinjauan_talenta_batalkan": _b(
        "karir:tinjauan_rinci", "hasil", {"POST": "tinjauan.buka"}, "instansi"
    ),
    "api_karir:pindah_usul": _b(
        "karir:tinjauan_usulkan", "hasil", {"POST": "tinjauan.sidang"}, "instansi"
    ),
    "api_karir:pindah_langkah": _b(
        "karir:pindah_bukti", "hasil", {"POST": "tinjauan.sidang"}, "instansi"
    ),
    "api_karir:pindah_bukti": _b(
        "karir:pindah_bukti", "hasil", {"GET": "tinjauan.lihat"}, "instansi", anggaran=False
    ),
    "api_karir:sanggah": _get("sanggah.lihat", "hasil"),
    "api_karir:sanggah_berkas": _get("sanggah.lihat", "hasil", anggaran=False),
    "api_karir:sanggah_tenggat": Api(
        izin={"GET": "sanggah.lihat", "PUT": "sanggah.atur"}, area="hasil"
    ),
    "api_karir:sanggah_satu": _b(
        "karir:sanggah_rinci", "hasil", {"GET": "sanggah.lihat"}, "instansi"
    ),
    "api_karir:sanggah_langkah": _b(
        "karir:sanggah_rinci", "hasil", {"POST": "sanggah.jawab"}, "instansi"
    ),
    "api_karir:sanggah_bukti": _b(
        "karir:sanggah_rinci", "hasil", {"GET": "sanggah.lihat"}, "instansi", anggaran=False
    ),
    "api_karir:saya_sanggah": _get(SEMUA, "diri"),
    "api_karir:saya_sanggah_ajukan": _post(
        SEMUA, "diri", objek=lambda d, u: {"komponen": "kinerja"}
    ),
    "api_karir:saya_sanggah_tarik": _post(
        SEMUA, "diri", objek=_objek("karir:sanggah_tarik"), kecuali=_asn
    ),
    "api_karir:saya_sanggah_bukti": _get(
        SEMUA, "diri", objek=_objek("karir:sanggah_tarik"), kecuali=_asn, anggaran=False
    ),
    "api_karir:simata": Api(
        izin={"GET": HL, "POST": IT},
        area="hasil",
        objek=lambda d, u: simata.acuan(d) and {},
    ),
    "api_karir:simata_satu": _get(IL, "hasil", **_INS, objek=simata.satu),
    "api_karir:simata_cabut": _post(IT, "hasil", **_INS, objek=simata.satu),
    "api_karir:simata_ulangi": _post(IT, "hasil", **_INS, objek=simata.satu),
    "api_karir:simata_temuan": _get(IL, "hasil", **_INS, objek=simata.satu),
    "api_karir:simata_temuan_csv": _get(IL, "hasil", **_INS, objek=simata.satu, anggaran=False),
    "api_karir:simata_berkas": _get(IT, "hasil", **_INS, objek=simata.satu, anggaran=False),
    "api_karir:simata_cocok": _get(HL, "hasil", **_INS, objek=simata.cocok),
    "api_karir:simata_cocok_daftar": _get(HL, "hasil", **_INS, objek=simata.cocok),
    "api_karir:simata_cocok_pegawai": _get(HL, "hasil", lingkup="unit", objek=simata.orang),
    "api_karir:simata_cocok_csv": _get(
        "hasil.ekspor", "hasil", **_INS, objek=simata.cocok, anggaran=False
    ),
    "api_karir:simata_cocok_xlsx": _get(
        "hasil.ekspor", "hasil", **_INS, objek=simata.cocok, anggaran=False
    ),
    "api_karir:integritas": _get("integritas.lihat", "hasil"),
    "api_karir:integritas_uji": _b(_P, "hasil", {"POST": "integritas.lihat"}, "instansi"),
    "api_karir:kolam": _get("tinjauan.lihat", "hasil", objek=halaman._kolam),
    "api_karir:kolam_versi": _get("tinjauan.lihat", "hasil"),
    "api_karir:kolam_berkas": _get("tinjauan.lihat", "hasil", objek=halaman._kolam, anggaran=False),
    "api_karir:kolam_sesuaikan": _post("tinjauan.buka", "hasil"),
}

_PDF = b"%PDF-1.7\n%%EOF\n"
# Requirements that ask for next to nothing.
_SYARAT: dict[str, Any] = {
    "status": ["PNS"], "kedudukan": ["01"], "pengalaman": [], "dokumen": [], "bidang_ilmu": False,
    **dict.fromkeys(("pendidikan", "golongan", "kinerja"), ""),
    **dict.fromkeys(("bidang_tahun", "usia", "disiplin_tahun", "kompetensi_ms"), 0),
    **dict.fromkeys(("kompetensi_mms", "pensiun_bulan", "masa_jabatan_tahun"), 0),
}  # fmt: skip
_BOBOT = {"talenta": 6000, "teknis": 2500, "digital": 1500}
# Bodies that the schema takes, so that what refuses is the object or its state. FILES are sent as
# multipart/form-data.
ISI: dict[tuple[str, str], dict[str, Any]] = {
    ("api_pegawai:perbaikan_putusan", "POST"): {"putusan": "tolak", "alasan": "Belum jelas"},
    ("api_pegawai:laporan_jawaban", "POST"): {"hasil": "SUDAH_BENAR", "jawaban": "Sudah benar."},
    ("api_pegawai:laporan_tenggat", "PUT"): {"hari": 10},
    ("api_kompetensi:digital_orang", "POST"): {
        **dict.fromkeys(AREA_DIGITAL, "3"), "catatan": "Mengelola laman dinas.",
    },
    ("api_kompetensi:digital_soal", "POST"): {"soal": 1, "alasan": "Usang"},
    ("api_kompetensi:digital_standar", "POST"): {
        "jabatan": [{"jabatan": 1, "tingkat": [2] * 5, "nanti": ""}],
        "tingkat": [3, 3, 3, 3, 3], "berlaku_mulai": "2099-01-01",
    },
    ("api_pegawai:tak_tercantum_putusan", "POST"): {
        "keputusan": "TETAP", "tanggal": "2026-01-02", "alasan": "Keliru", "nomor": [1],
    },
    ("api_pegawai:akun_baru", "POST"): {
        "nama": "Auditor Luar", "peran": "AUDITOR", "mulai": "2026-01-01",
    },
    ("api_pegawai:akun_kode_unit", "POST"): {"unit": "DINAS_A"},
    ("api_pegawai:akun_satu", "PATCH"): {"aktif": False, "alasan": "Pindah"},
    ("api_pegawai:akun_peran", "POST"): {
        "peran": "AUDITOR", "mulai": "2026-01-01", "alasan": "Surat tugas",
    },
    ("api_pegawai:penugasan", "PATCH"): {"sampai": "2099-01-01", "alasan": "Nota dinas"},
    ("api_pegawai:penugasan_akhir", "POST"): {"alasan": "Selesai"},
    **{
        (f"api_kompetensi:{nama}", "POST"): {
            "judul": "Asesmen API", "metode": "CACT", "kompetensi": True, "penyelenggara": "UPT",
            "mulai": "2026-07-01", "selesai": "2026-07-02",
        }
        for nama in ("asesmen", "asesmen_satu")
    },
    ("api_kompetensi:asesmen_peserta", "POST"): {"nip": ["198001012005010001"]},
    ("api_kompetensi:asesmen_batalkan", "POST"): {"alasan": "Ditunda"},
    ("api_kompetensi:peserta_hasil", "POST"): {"hadir": False},
    ("api_kompetensi:saya_keberatan", "POST"): {
        "jenis": "KOMPETENSI", "tanggal": "2026-06-02", "alasan": "Keliru",
    },
    ("api_kompetensi:keberatan", "POST"): {"terima": True, "jawaban": "Dinilai ulang."},
    ("api_kompetensi:ketentuan_satu", "PUT"): {
        "nilai": 3, "mulai": "2099-01-01", "sumber": "SK kepala BKD",
    },
    ("api_kompetensi:kamus_draf_isi", "POST"): {"csv": "KODE\n"},
    ("api_kompetensi:kamus_draf_tetapkan", "POST"): {
        "judul": "Kamus uji", "dasar": "SK 1", "berlaku_mulai": "2099-01-01",
    },
    ("api_kompetensi:standar_draf_isi", "POST"): {
        "jenjang": [{"jenjang": "PELAKSANA", "tingkat": None}]
    },
    ("api_kompetensi:standar_draf_berkas", "POST"): {"csv": "ID JABATAN\n"},
    ("api_kompetensi:standar_draf_tetapkan", "POST"): {
        "judul": "Standar uji", "dasar": "SK 1", "berlaku_mulai": "2099-01-01",
    },
    ("api_mutu:mutu_kecualikan", "POST"): {"alasan": "Surat 12"},
    ("api_mutu:mutu_cabut", "POST"): {"alasan": "Keliru"},
    ("api_mutu:mutu_ketentuan_satu", "PUT"): {
        "nilai": 3, "mulai": "2099-01-01", "sumber": "SK kepala BKD",
    },
    ("api_impor:impor_periksa", "POST"): {"jenis": "unor"},
    ("api_impor:impor_lembar", "POST"): {"lembar": "Data"},
    ("api_impor:impor_lengkap", "PUT"): {"lengkap": True},
    ("api_impor:impor_kolom", "POST"): {"kolom": {}},
    ("api_impor:impor_kode", "POST"): {
        "padanan": [{"rujukan": "unor", "kode_asing": "8812", "kode": "DINAS_A"}]
    },
    ("api_impor:impor_urung", "POST"): {"alasan": "Keliru"},
    ("api_akun:kalender", "POST"): {
        "tanggal": "2026-09-18", "jenis": "DAERAH", "nama": "Hari jadi", "dasar": "SE 1",
    },
    ("api_kinerja:saya_masukan", "PUT"): {"versi": 0, "catatan": "Memimpin dua lokakarya."},
    ("api_kinerja:saya_skp", "PUT"): {"versi": 0, "bentuk": "KUANTITATIF", "rhk": []},
    ("api_kinerja:saya_skp_langkah", "POST"): {"versi": 0, "langkah": "ajukan"},
    ("api_kinerja:saya_skp_salin", "POST"): {"versi": 0},
    ("api_kinerja:saya_skp_dialog", "POST"): {"isi": "Targetnya sudah sesuai."},
    ("api_kinerja:saya_tinjauan_realisasi", "PUT"): {"versi": 0, "realisasi": []},
    ("api_kinerja:saya_skp_ekspektasi", "PUT"): {"versi": 0},
    ("api_kinerja:saya_tinjauan_nilai", "PUT"): {"versi": 0},
    ("api_kinerja:saya_penilaian", "PUT"): {"versi": 0},
    ("api_kinerja:saya_tinjauan_langkah", "POST"): {"langkah": "ajukan"},
    ("api_kinerja:saya_penilaian_langkah", "POST"): {"langkah": "terima"},
    ("api_kinerja:capaian", "POST"): {"unit": 1, "capaian": "BAIK", "dasar": "Rapat evaluasi"},
    ("api_karir:dinilai_pengamatan", "POST"): {
        "kode": "komunikasi", "tingkat": 3, "tanggal": "2026-02-02", "uraian": "Memimpin rapat.",
    },
    ("api_karir:dinilai_kebutuhan", "POST"): {
        "kebutuhan": "Pelatihan analisis data", "alasan": "Menyusun laporan data.",
    },
    **{
        (f"api_karir:dinilai_{apa}_cabut", "POST"): {"alasan": "Keliru orang"}
        for apa in ("pengamatan", "kebutuhan")
    },
    ("api_kinerja:saya_umpan", "POST"): {"kepada": 1, "isi": "Membantu rekannya."},
    ("api_kinerja:saya_umpan_anonim", "POST"): {"kepada": 1, "isi": "Membantu rekannya."},
    ("api_kinerja:saya_umpan_minta", "POST"): {"nip": "198001012005010001"},
    ("api_kinerja:saya_keberatan_putusan", "POST"): {
        "rating_hasil": "SESUAI", "rating_perilaku": "SESUAI", "pertimbangan": "Tetap.",
    },
    ("api_kinerja:keberatan_pemutus_putusan", "POST"): {"keputusan": "setuju", "usul": 1},
    ("api_kinerja:keberatan_pemutus", "POST"): {"nip": "198001012005010001", "alasan": "SK 1"},
    ("api_karir:lowongan", "POST"): {
        "jabatan": "TIDAK-ADA", "unit": "DINAS_A", "asal": "KOSONG",
        "tanggal_lowong": "2026-06-30",
    },
    ("api_karir:lowongan_ketentuan", "POST"): {
        "jenjang": "PENGAWAS", "syarat": _SYARAT, "bobot": _BOBOT, "dasar_hukum": "SK 1",
        "alasan": "Uji", "berlaku_mulai": "2099-01-01",
    },
    ("api_karir:lowongan_langkah", "POST"): {"langkah": "ajukan"},
    ("api_karir:lowongan_syarat", "PUT"): {
        "syarat": _SYARAT, "bobot": _BOBOT, "alasan": "Uji", "revisi": 1,
    },
    ("api_karir:lowongan_ketentuan_putuskan", "POST"): {"setuju": True},
    ("api_karir:simata_cabut", "POST"): {"alasan": "Salah berkas."},
    ("api_karir:lowongan_larangan", "POST"): {
        "mulai": "2027-01-01", "sampai": "2027-06-30", "dasar": "SE",
    },
    ("api_karir:lowongan_komite", "POST"): {"ketua": 1, "anggota": [1]},
    ("api_karir:lowongan_izin", "POST"): {"nomor": "800/12"},
    ("api_karir:lowongan_pantau", "POST"): {"hasil": "SESUAI", "catatan": "Sudah berjalan."},
    ("api_karir:lowongan_calon", "POST"): {"pegawai": 1, "alasan": "Diusulkan unitnya"},
    ("api_karir:lowongan_verifikasi", "POST"): {
        "butir": "LAIN", "lulus": "ya", "catatan": "Ijazah asli",
    },
    ("api_karir:lowongan_keluarkan", "POST"): {"alasan": "Mengundurkan diri"},
    ("api_karir:lowongan_benturan", "POST"): {"benturan": "tidak"},
    ("api_karir:lowongan_suara", "POST"): {
        "nilai": [{"calon": 1, "nilai": 8000, "alasan": "Berpengalaman"}], "kirim": False,
    },
    ("api_karir:lowongan_usulan", "POST"): {
        "usulan": [{"calon": 1, "alasan": "Berpengalaman"}], "alasan": "Sidang komite",
    },
    ("api_karir:lowongan_putusan", "POST"): {"calon": 1, "alasan": "Paling sesuai"},
    ("api_karir:lowongan_sk", "POST"): {
        "nomor": "821/1", "tanggal_sk": "2026-06-30", "tmt": "2026-07-01", "dasar_hukum": "UU 20",
    },
    ("api_pegawai:saya_pernyataan", "PUT"): {"isi": "BUKAN", "setuju": True},
    ("api_karir:saya_ikatan", "POST"): {
        "nip": "198001012005010001", "nama": "Orang Lain", "jenis": "DERAJAT_2",
    },
    ("api_karir:tinjauan_talenta", "POST"): {"jenjang": "JPT_PRATAMA"},
    ("api_karir:tinjauan_talenta_kukuhkan", "POST"): {"alasan": "Sidang komite"},
    ("api_karir:tinjauan_talenta_batalkan", "POST"): {"alasan": "Keliru sasaran"},
    ("api_karir:pindah_langkah", "POST"): {"langkah": "SETUJUI"},
    ("api_karir:sanggah_langkah", "POST"): {"langkah": "TANGANI"},
    ("api_karir:sanggah_tenggat", "PUT"): {"hari_ajukan": 21, "hari_jawab": 10},
    ("api_karir:proses", "POST"): {"tanggal_acuan": "2026-06-30"},
    ("api_karir:proses_tarik", "POST"): {"alasan": "Keliru"},
    ("api_karir:jadwal", "PUT"): {"aktif": True, "periode": 3, "mulai": "2026-06-30", "jam": 1},
    ("api_karir:andaian_draf", "POST"): {"nilai": {"bobot-kinerja": 5500}, "kode": "UJI"},
    ("api_karir:aturan", "POST"): {"isi": {}},
    ("api_karir:aturan_isi", "PUT"): {"isi": {}},
    ("api_karir:aturan_salin", "POST"): {"kode": "SALINAN"},
    **{
        (f"api_karir:aturan_{langkah}", "POST"): {"revisi": 0, "alasan": "Uji"}
        for langkah in ("tarik", "buang", "sahkan", "kembalikan", "cabut")
    },
}  # fmt: skip
BERKAS: dict[tuple[str, str], dict[str, Any]] = {
    ("api_karir:saya_sanggah_ajukan", "POST"): {
        "alasan": "Predikat saya Sangat Baik.", "bukti": ("a.pdf", _PDF),
    },
    ("api_kinerja:saya_tinjauan_bukti", "POST"): {
        "rhk": 1, "keterangan": "Laporan", "berkas": ("a.pdf", _PDF),
    },
    ("api_kinerja:saya_keberatan_ajukan", "POST"): {
        "alasan": "Target saya tercapai.", "bukti": ("a.pdf", _PDF),
    },
    ("api_kinerja:saya_keberatan_keterangan", "POST"): {
        "isi": "Target itu diubah.", "bukti": ("a.pdf", _PDF),
    },
    ("api_karir:pindah_usul", "POST"): {
        "kotak": "8", "alasan": "Memimpin tim.", "bukti": ("a.pdf", _PDF),
    },
    ("api_pegawai:perbaikan_baris", "POST"): {
        "kolom": "GOL AKHIR NAMA", "nilai": "III/d", "alasan": "SK 12", "bukti": ("a.pdf", _PDF),
    },
    ("api_pegawai:perbaikan_cabut", "POST"): {"alasan": "Ganda", "bukti": ("a.pdf", _PDF)},
    ("api_kompetensi:saya_digital_bukti", "POST"): {
        "jenis": "SERTIFIKAT", "area": "keamanan", "judul": "Pelatihan", "tanggal": "2026-02-01",
        "berkas": ("a.pdf", _PDF),
    },
    ("api_pegawai:saya_laporan", "POST"): {"bagian": "identitas", "isi": "Nama saya keliru."},
    ("api_impor:impor", "POST"): {
        "jenis": "unor", "berkas": ("unor.csv", b"ID,NAMA UNOR,ID ATASAN\nAKAR,Pemda,\n"),
    },
    ("api_karir:simata", "POST"): {
        "tanggal": "2026-06-30",
        "berkas": ("s.csv", b"NIP,Nilai X,Nilai Y,Box\n198001012005010001,80,80,9\n"),
    },
    ("api_karir:aturan_usulkan", "POST"): {
        "revisi": "0", "alasan": "Uji", "dasar_hukum": "SK 1", "berlaku_mulai": "2099-01-01",
        "dokumen": ("sk.pdf", _PDF),
    },
}  # fmt: skip


def berkas_baru(nama: str, metode: str) -> dict[str, Any] | None:
    """The multipart body of an operation with fresh files, or None."""
    isi = BERKAS.get((nama, metode))
    if isi is None:
        return None
    return {
        k: SimpleUploadedFile(v[0], v[1]) if isinstance(v, tuple) else v for k, v in isi.items()
    }
