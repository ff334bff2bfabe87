"""The order of importing, explained: an empty agency, a half-filled one, a full one."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import Instansi
from talenta.impor.daftar import semua
from talenta.impor.models import Impor
from talenta.mutu.selectors.urutan import gambar_urutan, kebutuhan, langkah_berikut, urutan_impor
from talenta.pegawai.lingkup import lingkup_pilihan
from tests.fixtures.dunia import Daerah, Dunia
from tests.fixtures.klien import klien
from tests.mutu.kasus import HARI, sempurna


class Analis:
    """A reader of imports in one agency."""

    def __init__(self, daerah: Daerah) -> None:
        self.lingkup = self
        self.instansi_id = daerah.instansi.pk

    def boleh(self, izin: str) -> bool:
        return True


def _keadaan(daerah: Daerah) -> dict[str, str]:
    daftar = urutan_impor(oleh=Analis(daerah), hari=timezone.localdate())
    return {satu.jenis.kode: satu.keadaan for satu in daftar}


def _langkah(daerah: Daerah) -> str:
    langkah = langkah_berikut(urutan_impor(oleh=Analis(daerah), hari=timezone.localdate()))
    return langkah.judul if langkah else ""


def _terapkan(daerah: Daerah, jenis: str, **beda: object) -> Impor:
    isi = {"status": Impor.Status.DITERAPKAN, "diterapkan_pada": timezone.now()} | beda
    return Impor.objects.create(
        instansi=daerah.instansi, jenis=jenis, berkas=daerah.impor.berkas, **isi
    )


def test_kebutuhan_menurut_pernyataan_sayap() -> None:
    perlu = {kode: {satu.kode for satu in isi} for kode, isi in kebutuhan(semua()).items()}
    assert len(perlu) == 15
    assert perlu["unor"] == set()
    assert perlu["pegawai"] == {"unor", "jabatan", "pendidikan"}
    assert perlu["riwayat-jabatan"] == {"pegawai", "unor", "jabatan"}
    assert perlu["kinerja"] == {"pegawai"}


def test_instansi_kosong(db: None) -> None:
    daerah = Daerah(Instansi.objects.create(kode="baru", nama="Baru"), {})
    keadaan = _keadaan(daerah)
    kosong = {kode for kode, isi in keadaan.items() if isi == "kosong"}
    assert kosong == {"unor", "jabatan", "pendidikan"}
    assert {isi for kode, isi in keadaan.items() if kode not in kosong} == {"terhalang"}
    assert _langkah(daerah) == "Impor berkas unit organisasi"


def test_setengah_terisi(daerah: Daerah) -> None:
    sempurna(daerah, 1)
    keadaan = _keadaan(daerah)
    assert keadaan["unor"] == keadaan["pegawai"] == keadaan["kinerja"] == "baik"
    assert keadaan["penghargaan"] == "kosong"
    assert _langkah(daerah) == "Impor berkas penghargaan"
    ditolak = _terapkan(daerah, "kinerja", ditolak=3)
    assert _keadaan(daerah)["kinerja"] == "ditolak"
    _terapkan(daerah, "kinerja", status=Impor.Status.SIAP, dibaca=2, ditolak=2)
    assert _keadaan(daerah)["kinerja"] == "ditolak", "tidak ada yang dapat diterapkan"
    siap = _terapkan(daerah, "kinerja", status=Impor.Status.SIAP, baru=1)
    assert _keadaan(daerah)["kinerja"] == "menunggu"
    assert _langkah(daerah) == "Terapkan berkas predikat kinerja yang sudah diperiksa"
    siap.status = Impor.Status.DIBATALKAN
    siap.save()
    assert _keadaan(daerah)["kinerja"] == "ditolak"
    _terapkan(daerah, "kinerja")
    assert _keadaan(daerah)["kinerja"] == "baik"
    assert ditolak.ditolak == 3


def test_penuh_lalu_menua(daerah: Daerah) -> None:
    from kompetensi.models import JamPembelajaran
    from talenta.pegawai.models import HukumanDisiplin, Penghargaan, TimKerja
    from tests.mutu.kasus import catatan

    satu = sempurna(daerah, 1)
    catatan(satu, JamPembelajaran, nama="Pelatihan", jp=10, tanggal=HARI)
    catatan(satu, HukumanDisiplin, tingkat="RINGAN", tmt=HARI)
    catatan(satu, Penghargaan, nama="Satya", tingkat="NASIONAL", tanggal=HARI)
    catatan(satu, TimKerja, nama="Tim", peran="KETUA", lingkup="INTERNAL", tanggal=HARI)
    assert set(_keadaan(daerah).values()) == {"baik"}
    assert _langkah(daerah) == ""
    lama = timezone.now() - timedelta(days=32)
    _terapkan(daerah, "pegawai", diterapkan_pada=lama)
    assert _keadaan(daerah)["pegawai"] == "menua"
    assert _langkah(daerah) == "Perbarui berkas pegawai"


def test_gambar_menaruh_kebutuhan_di_kiri(daerah: Daerah) -> None:
    daftar = urutan_impor(oleh=Analis(daerah), hari=timezone.localdate())
    gambar = gambar_urutan(daftar)
    x = {satu.keadaan.jenis.kode: satu.x for satu in gambar.simpul}
    letak = {(satu.x, satu.y) for satu in gambar.simpul}
    assert len(letak) == len(daftar)
    assert all(x[perlu.kode] < x[satu.jenis.kode] for satu in daftar for perlu in satu.perlu)
    assert len(gambar.panah) == sum(len(satu.perlu) for satu in daftar)


def test_halaman_menyebut_langkah(dunia: Dunia) -> None:
    akun = dunia.prov.akun[Peran.ANALIS_BKD]
    assert lingkup_pilihan(pengguna_id=akun.pk, hari=HARI).aktif.boleh("impor.lihat")
    isi = klien(akun).get(reverse("mutu:urutan")).content.decode()
    assert "Impor berkas pendidikan" in isi
    assert isi.count('class="simpul ') == 15
