"""What the pages of a talent review read."""

from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.db.models import Count, Q, QuerySet

from karir.models import AnggotaKolam, HasilPeringkat, PindahKotak, TinjauanTalenta, VersiKolam
from karir.rumus_kelompok import PERSEN_PENUH, menyimpang, tersamar
from karir.selectors.hasil import Hasil
from talenta.akun.models import Pengguna

DIMENSI: Final = {"jenis_kelamin": "Jenis kelamin", "usia": "Kelompok usia", "unit": "Unit"}
_LAMPU: Final = {
    ("naik", -1): "lebih jarang dinaikkan daripada yang lain",
    ("naik", 1): "lebih sering dinaikkan daripada yang lain",
    ("turun", -1): "lebih jarang diturunkan daripada yang lain",
    ("turun", 1): "lebih sering diturunkan daripada yang lain",
}


def tinjauan_terlihat(*, pengguna: Pengguna) -> QuerySet[TinjauanTalenta]:
    """Reviews in view with run and unit, and how many moves wait and were agreed on."""
    semua: QuerySet[TinjauanTalenta] = TinjauanTalenta.objects.terlihat_oleh(pengguna)
    return semua.select_related("proses__aturan", "unit").annotate(
        menunggu=Count("pindah", filter=Q(pindah__status="DIUSULKAN")),
        disetujui=Count("pindah", filter=Q(pindah__status="DISETUJUI")),
    )


def peserta(*, pengguna: Pengguna, tinjauan: TinjauanTalenta) -> Hasil:
    """Everybody whom a review is about, as the engine left them."""
    hasil: Hasil = HasilPeringkat.objects.ditinjau(pengguna, tinjauan)
    return hasil


def pindah_daftar(*, pengguna: Pengguna, tinjauan: TinjauanTalenta) -> list[PindahKotak]:
    """All moves of a review, newest first, each with the person's result as `hasil`."""
    semua: Any = PindahKotak.objects.terlihat_oleh(pengguna).filter(tinjauan=tinjauan)
    daftar = list(semua.select_related("bukti", "tinjauan").order_by("-pk"))
    orang = {
        satu.pegawai_id: satu
        for satu in HasilPeringkat.objects.filter(
            proses_id=tinjauan.proses_id, pegawai_id__in=[p.pegawai_id for p in daftar]
        )
    }
    for satu in daftar:
        satu.hasil = orang.get(satu.pegawai_id)
    return daftar


def menunggu_saya(*, pengguna: Pengguna) -> int:
    """Proposed moves that this member of the committee may decide on."""
    lingkup = pengguna.lingkup
    if not lingkup.boleh("tinjauan.sidang") or lingkup.pegawai_id is None:
        return 0
    semua = PindahKotak.objects.terlihat_oleh(pengguna).terbuka()
    lain = semua.filter(tinjauan__status="BERJALAN").exclude(pegawai_id=lingkup.pegawai_id)
    return int(lain.exclude(diusulkan_oleh_id=pengguna.pk).count())


@dataclass(frozen=True, kw_only=True)
class BarisGeser:
    """One group of a review before and after its moves; counts are 0 where it is kept back."""

    kelompok: str
    tersamar: bool
    jumlah: int = 0
    sebelum: int = 0
    sesudah: int = 0
    naik: int = 0
    turun: int = 0
    lampu: str = ""

    @property
    def bagian_sebelum(self) -> int:
        """Share in the pool by the engine, in hundredths of a percent."""
        return _persen(self.sebelum, self.jumlah)

    @property
    def bagian_sesudah(self) -> int:
        """Share in the pool with the moves."""
        return _persen(self.sesudah, self.jumlah)


def _persen(k: int, n: int) -> int:
    return (2 * PERSEN_PENUH * k + n) // (2 * n) if n else 0


@dataclass(frozen=True, kw_only=True)
class Geser:
    """The groups of one dimension."""

    judul: str
    baris: list[BarisGeser]

    @property
    def tampil(self) -> list[BarisGeser]:
        """The groups large enough to be shown."""
        return [satu for satu in self.baris if not satu.tersamar]

    @property
    def samar(self) -> list[BarisGeser]:
        """The groups kept back; only their names are told."""
        return [satu for satu in self.baris if satu.tersamar]

    @property
    def menyala(self) -> bool:
        """Whether a group was moved otherwise than chance lets expect."""
        return any(satu.lampu for satu in self.baris)


def pergeseran(*, tinjauan: TinjauanTalenta) -> list[Geser]:
    """The shift by sex, age band and unit, of moves that wait or were agreed on; one query.

    Those who review talent read no record of a person: the database counts for them
    (tinjauan_pergeseran). Groups below ten are kept back.
    """
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT dimensi, kelompok, jumlah, sebelum, sesudah, naik, turun "
            "FROM tinjauan_pergeseran(%s) ORDER BY dimensi, kelompok",
            [tinjauan.pk],
        )
        baris = kursor.fetchall()
    return [
        Geser(judul=judul, baris=geser_susun([satu[1:] for satu in baris if satu[0] == kode]))
        for kode, judul in DIMENSI.items()
    ]


def geser_susun(baris: list[tuple[Any, ...]]) -> list[BarisGeser]:
    """Rows (group, people, pool before, pool after, up, down) with small groups kept back and
    lights set."""
    samar = tersamar(baris, lambda satu: satu[1])
    seluruh, naik, turun = (sum(satu[i] for satu in baris) for i in (1, 4, 5))
    hasil = []
    for i, (nama, n, sebelum, sesudah, n_naik, n_turun) in enumerate(baris):
        if i in samar:
            hasil.append(BarisGeser(kelompok=nama, tersamar=True))
            continue
        lampu = [
            _LAMPU[arah, tanda]
            for arah, semua, milik in (("naik", naik, n_naik), ("turun", turun, n_turun))
            if (tanda := menyimpang(seluruh, n, semua, milik))
        ]
        hasil.append(
            BarisGeser(
                kelompok=nama,
                tersamar=False,
                jumlah=n,
                sebelum=sebelum,
                sesudah=sesudah,
                naik=n_naik,
                turun=n_turun,
                lampu="; ".join(lampu),
            )
        )
    return hasil


def geser_beku(isi: list[dict[str, Any]]) -> list[Geser]:
    """The shift as a confirmed review keeps it."""
    return [
        Geser(judul=satu["judul"], baris=[BarisGeser(**b) for b in satu["baris"]]) for satu in isi
    ]


def versi_kolam(*, pengguna: Pengguna) -> QuerySet[VersiKolam]:
    """Versions of the pool in view, newest first."""
    semua: QuerySet[VersiKolam] = VersiKolam.objects.terlihat_oleh(pengguna)
    return semua.select_related("tinjauan__unit", "proses").order_by("-nomor")


def anggota_kolam(*, pengguna: Pengguna, versi: VersiKolam, bagian: str = "") -> Any:
    """Members of a version; `bagian` "masuk" or "keluar": those who entered or left with it."""
    semua = AnggotaKolam.objects.terlihat_oleh(pengguna).select_related("masuk", "keluar")
    if bagian == "masuk":
        return semua.filter(masuk=versi)
    if bagian == "keluar":
        return semua.filter(keluar=versi)
    return semua.pada(versi.nomor)
