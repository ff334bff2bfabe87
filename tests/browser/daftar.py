"""Every page a person can open, with whom to open it: from the access table, and the states of a
page that one address does not show."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from karir.kode import StatusHasil
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.impor.models import Impor
from talenta.inti.models import Pekerjaan
from talenta.pegawai.models import TakTercantum, Tilikan
from tests.akses.tabel import DALAM, TABEL, daerah_dan_unit
from tests.browser import aturan
from tests.browser.siap import OPD, Contoh

TAMU, KOSONG = "TAMU", "KOSONG"
# Addresses that answer with something else than a page for the eye.
BUKAN_HALAMAN = {
    # For somebody half signed in; its pictures are in test_faktor.py.
    "akun:masuk_faktor",
    # On the way to a provider and back; test_sso.py plays it.
    "akun:sso", "akun:sso_kembali",
    "sehat", "sehat_hidup", "sehat_siap", "metrik", "kelola:data_saya", "api_skema",
    "kelola:tinjauan_ekspor", "akun:kalender_ekspor",
    "kinerja:skp_dokumen", "kinerja:penilaian_dokumen", "kinerja:skp_dokumen_kantor",
    "kinerja:penilaian_dokumen_kantor",
    "kinerja:tim_ekspor", "kinerja:pantau_ekspor", "kinerja:pantau_orang_ekspor",
    "kinerja:keberatan_bukti", "kinerja:keberatan_kantor_bukti",
    # Drawn by Swagger UI; api_dokumen says the same as a page of the house.
    "api_coba",
    "akun:ekspor", "audit_ekspor", "audit_segel_unduh", "impor:ditolak", "impor:laporan",
    "impor:berkas", "impor:baris", "impor:templat", "impor:daftar_ekspor", "impor:halangan",
    "pegawai:ekspor", "karir:ekspor",
    "karir:mutu_ekspor", "karir:aturan_ekspor", "karir:aturan_dokumen",
    "karir:pemeriksa", "karir:tanda_terima_unduh", "karir:berita_acara",
    "karir:banding_pilih", "karir:banding_ekspor",
    "karir:simata_pilih", "karir:simata_temuan", "karir:simata_berkas", "karir:simata_ekspor",
    "karir:lowongan_ekspor", "karir:kelayakan_ekspor", "karir:sk_pdf",
    "mutu:indeks_ekspor", "mutu:daftar_ekspor", "kompetensi:kamus_ekspor",
    "kompetensi:standar_ekspor", "kompetensi:gap_ekspor",
    "kompetensi:gap_orang_ekspor", "kompetensi:kebutuhan_ekspor", "kompetensi:gap_teknis_ekspor",
    "kinerja:bukti_saya", "kinerja:bukti_lihat",
    "kompetensi:antrean_ekspor",
    "pegawai:usul_ekspor", "pegawai:usul_bukti", "pegawai:laporan_ekspor", "pegawai:laporan_bukti",
    "karir:pindah_bukti", "karir:kolam_ekspor", "karir:sanggah_ekspor", "karir:sanggah_bukti",
    "karir:sanggah_bukti_saya",
    "pegawai:laporan_bukti_saya", "pegawai:tak_tercantum_ekspor",
    "kompetensi:digital_ekspor", "kompetensi:digital_bukti", "kompetensi:digital_bukti_saya",
}  # fmt: skip


@dataclass(frozen=True)
class Halaman:
    """`peran` is a role of the sample, TAMU (nobody signed in) or KOSONG (the empty agency)."""

    nama: str
    peran: str
    alamat: Callable[[Contoh], str]
    status: int = 200

    def __str__(self) -> str:
        return f"{self.nama}-{self.peran}"


def pengguna_untuk(contoh: Contoh, peran: str) -> Pengguna | None:
    """Whom a page is opened as; None for nobody."""
    if peran == TAMU:
        return None
    return contoh.kosong if peran == KOSONG else contoh.dunia.prov.akun[Peran(peran)]


def _menurut_tabel(nama: str) -> Callable[[Contoh], str]:
    def alamat(contoh: Contoh) -> str:
        objek = TABEL[nama].objek
        return reverse(nama, kwargs=objek(*daerah_dan_unit(contoh.dunia, DALAM)) if objek else {})

    return alamat


def peran_pembuka(nama: str) -> list[str]:
    """All roles that the table lets open this page, the most capable first."""
    baris = TABEL[nama]
    if baris.publik:
        return [TAMU]
    return [peran for peran in Peran.values if baris.terlihat(peran, DALAM)]


TERDAFTAR = [
    nama
    for nama, baris in TABEL.items()
    if "GET" in baris.metode and not baris.htmx and nama not in BUKAN_HALAMAN
]


def semua_alamat(contoh: Contoh, peran: str) -> list[str]:
    """Addresses of all pages that a role may open, or TAMU."""
    return [_menurut_tabel(nama)(contoh) for nama in TERDAFTAR if peran in peran_pembuka(nama)]


def _di(nama: str, tambahan: str = "") -> Callable[[Contoh], str]:
    return lambda contoh: reverse(nama) + tambahan


def _orang(nama: str, status: str) -> Callable[[Contoh], str]:
    return lambda contoh: reverse(nama, args=[contoh.orang[status].pk])


def _impor(status: str, tambahan: str = "") -> Callable[[Contoh], str]:
    return lambda contoh: reverse("impor:rinci", args=[contoh.impor[status].pk]) + tambahan


def _urung(keadaan: str) -> Callable[[Contoh], str]:
    return lambda contoh: reverse("impor:urung", args=[contoh.urung[keadaan].pk])


def _pekerjaan(status: str) -> Callable[[Contoh], str]:
    return lambda contoh: reverse("pekerjaan_rinci", args=[contoh.pekerjaan[status].pk])


def _percobaan(nama: str) -> Callable[[Contoh], str]:
    return lambda contoh: reverse(nama, args=[contoh.percobaan.pk])


def _banding(tambahan: str = "") -> Callable[[Contoh], str]:
    """The run shown against the trial, which has another rule set."""
    return lambda c: (
        reverse("karir:banding", args=[c.dunia.prov.proses.pk, c.percobaan.pk]) + tambahan
    )


def _banding_sendiri() -> Callable[[Contoh], str]:
    """A run against itself, for those who see no trial."""
    return lambda c: reverse("karir:banding", args=[c.dunia.prov.proses.pk] * 2)


_GESERAN = "?bobot-kinerja=5500&bobot-penghargaan=2000&ambang-X-TINGGI=7500"


def _tak_tercantum(contoh: Contoh) -> str:
    """Three people whom a complete file lacked."""
    prov = contoh.dunia.prov
    Impor.objects.filter(pk=contoh.impor[Impor.Status.DITERAPKAN].pk).update(lengkap=True)
    for orang in prov.pegawai["BIDANG_A"][:3]:
        TakTercantum.objects.get_or_create(
            instansi=prov.instansi,
            pegawai=orang,
            keputusan="",
            defaults={
                "impor": contoh.impor[Impor.Status.DITERAPKAN],
                "unit_lft": orang.unit_lft,
                "dicatat_pada": timezone.now(),
            },
        )
    return reverse("pegawai:tak_tercantum")


def _ditilik(contoh: Contoh) -> str:
    """Somebody whose page two officers have opened, and whose NIK one of them."""
    prov = contoh.dunia.prov
    orang = prov.pegawai["BIDANG_A"][0]
    for peran, jenis in (
        ("PENGELOLA_OPD", "HALAMAN"),
        ("ANALIS_BKD", "HALAMAN"),
        ("ANALIS_BKD", "NIK"),
    ):
        Tilikan.objects.get_or_create(
            instansi=prov.instansi,
            pegawai_id=orang.pk,
            pengguna=prov.akun[Peran(peran)],
            peran=peran,
            jenis=jenis,
            hari=timezone.localdate(),
            defaults={"tempat": prov.instansi.nama},
        )
    return reverse("pegawai:akses", args=[orang.pk])


_ADMIN, _OPD = Peran.ADMIN_BKD.value, Peran.PENGELOLA_OPD.value

KEADAAN = [
    *(
        Halaman(f"{awalan}-{status.lower()}", _ADMIN, _orang(nama, status))
        for awalan, nama in (("profil", "pegawai:profil"), ("nilai", "karir:panel"))
        for status in StatusHasil.values
    ),
    *(
        Halaman(f"impor-{status.lower()}", _ADMIN, _impor(status))
        for status in (Impor.Status.DITERAPKAN, Impor.Status.TIDAK_TERBACA)
    ),
    Halaman(
        "impor-kolom-tidak_terbaca",
        _ADMIN,
        lambda c: reverse("impor:kolom", args=[c.impor[Impor.Status.TIDAK_TERBACA].pk]),
    ),
    Halaman("impor-baris-ditolak", _ADMIN, _impor(Impor.Status.SIAP, "?keadaan=ditolak")),
    Halaman("impor-baris-berubah", _ADMIN, _impor(Impor.Status.SIAP, "?keadaan=berubah")),
    Halaman("impor-baris-kosong", _ADMIN, _impor(Impor.Status.SIAP, "?cari=zzz")),
    *(
        Halaman(f"urung-{keadaan.lower()}", _ADMIN, _urung(keadaan))
        for keadaan in ("BELUM", "DAPAT", "TERHALANG", "DIURUNGKAN")
    ),
    Halaman("impor-lembar", _ADMIN, lambda c: reverse("impor:rinci", args=[c.urung["LEMBAR"].pk])),
    Halaman("hasil-terurut", _ADMIN, _di("karir:hasil", "?urut=-x")),
    *(
        Halaman(f"pekerjaan-{status.lower()}", _ADMIN, _pekerjaan(status))
        for status in Pekerjaan.Status
        if status != Pekerjaan.Status.SELESAI
    ),
    *(
        Halaman(f"{nama.replace(':', '-')}-tak-cocok", _ADMIN, _di(nama, "?cari=zzz"))
        for nama in ("pegawai:daftar", "karir:peta", "karir:hasil", "karir:mutu", "akun:daftar")
    ),
    *(
        Halaman(f"{nama.replace(':', '-')}-belum-ada", KOSONG, _di(nama))
        for nama in (
            "beranda", "pegawai:daftar", "impor:daftar", "pekerjaan", "karir:peta", "karir:hasil",
            "karir:mutu", "karir:proses", "pegawai:saya", "karir:panel_saya", "mutu:indeks",
            "karir:rekap", "karir:tanda_terima", "karir:jadwal",
            "mutu:pengecualian", "mutu:urutan",
        )
    ),
    Halaman("proses-percobaan", _ADMIN, _percobaan("karir:proses_rinci")),
    Halaman("tampilkan-percobaan", _ADMIN, _percobaan("karir:tampilkan")),
    Halaman("proses-arsip", _ADMIN, lambda c: reverse("karir:proses_rinci", args=[c.arsip.pk])),
    Halaman("peta-arsip", _ADMIN, lambda c: f"/karir/peta/?proses={c.arsip.pk}"),
    Halaman("sertifikat-salah", TAMU, lambda c: "/karir/sertifikat/AAAA-AAAA-AAAA-AAAA/", 404),
    Halaman("peta-percobaan", _ADMIN, lambda c: f"/karir/peta/?proses={c.percobaan.pk}"),
    Halaman("mutu-daftar-tak-cocok", _ADMIN, lambda c: "/mutu/temuan/nik-kosong/?cari=zzz"),
    Halaman("mutu-satu-opd", _ADMIN, lambda c: f"/mutu/?unit={c.dunia.prov.unit[OPD].pk}"),
    Halaman("usul-putusan", Peran.ANALIS_BKD.value, _menurut_tabel("pegawai:usul_rinci")),
    Halaman("tidak-tercantum-terisi", _ADMIN, _tak_tercantum),
    *(
        Halaman(nama, _ADMIN, lambda c, n=url: aturan.alamat(n, aturan.berpengaruh(c)))
        for nama, url in (
            ("aturan-usul", "aturan_rinci"),
            ("aturan-pengaruh-terisi", "aturan_pengaruh"),
            ("aturan-beda-usul", "aturan_beda"),
        )
    ),
    *(
        Halaman(
            f"aturan-keliru-{bagian}",
            _ADMIN,
            lambda c, b=bagian: aturan.alamat("aturan_bagian", aturan.draf_keliru(c), b),
        )
        for bagian in (
            "pokok", "sumbu", "kinerja", "kotak", "ketentuan", "tingkat", "ukuran-bangkom",
            "ukuran-kinerja",
        )
    ),
    Halaman(
        "aturan-keliru", _ADMIN, lambda c: aturan.alamat("aturan_susun", aturan.draf_keliru(c))
    ),
    Halaman("akses-auditor", Peran.AUDITOR.value, _ditilik),
    Halaman("hasil-kotak-9", _ADMIN, _di("karir:hasil", "?kotak=9")),
    Halaman("banding", _ADMIN, _banding()),
    Halaman("banding-tak-cocok", _ADMIN, _banding("?cari=zzz")),
    Halaman("banding-opd", _OPD, _banding_sendiri()),
    Halaman("andai-bergeser", _ADMIN, _di("karir:andai", _GESERAN)),
    Halaman("andai-belum-pas", _ADMIN, _di("karir:andai", "?bobot-kinerja=5500")),
    Halaman("andai-belum-siap", _ADMIN, lambda c: f"/karir/andai/?proses={c.percobaan.pk}"),
    Halaman("tidak-ada", _ADMIN, lambda contoh: "/tidak-ada/", 404),
    Halaman("masuk-dari-tautan", TAMU, _di("akun:masuk", "?next=/karir/peta/")),
]  # fmt: skip

# One role opens each page; the pages that change with the reader are opened by each of them. An
# analyst sees what an admin sees, but for the home page.
BERBEDA = (
    "mutu:indeks",
    "beranda",
    "karir:peta",
    "karir:hasil",
    "karir:mutu",
    "pegawai:profil",
    "impor:rinci",
)
HALAMAN = [
    Halaman(nama.replace(":", "-"), peran, _menurut_tabel(nama))
    for nama in TERDAFTAR
    for peran in peran_pembuka(nama)[: None if nama in BERBEDA else 1]
    if nama == "beranda" or peran != Peran.ANALIS_BKD
] + KEADAAN
