"""What is coming: posts that fall vacant by retirement, assessments that end, a team's predikat."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from karir.mesin.bentuk import Aturan
from karir.mesin.jenis import Jpm, dasar
from karir.mesin.waktu import mundur_tahun
from kinerja.kode import Predikat
from kinerja.models import PredikatBerlaku
from kompetensi.models import PenilaianKompetensi
from talenta.akun.models import Pengguna
from talenta.pegawai.bup import BUP_JENJANG, SEGERA_BULAN, tmt_pensiun
from talenta.pegawai.kode import Jenjang, KedudukanHukum
from talenta.pegawai.models import Pegawai

MANAJERIAL = (
    Jenjang.JPT_UTAMA,
    Jenjang.JPT_MADYA,
    Jenjang.JPT_PRATAMA,
    Jenjang.ADMINISTRATOR,
    Jenjang.PENGAWAS,
)
BEKERJA = (
    KedudukanHukum.AKTIF,
    KedudukanHukum.TUGAS_BELAJAR,
    KedudukanHukum.HUKUMAN_DISIPLIN,
    KedudukanHukum.PPPK_AKTIF,
)
SEGERA_BERAKHIR = timedelta(days=90)
TAMPIL = 8


@dataclass(frozen=True, kw_only=True)
class JabatanKosong:
    """A managerial post whose holder retires soon."""

    pegawai_id: int
    nama: str
    jabatan: str
    jenjang: str
    tmt_pensiun: date


@dataclass(frozen=True, kw_only=True)
class RencanaKosong:
    """How many managerial posts fall vacant within `SEGERA_BULAN` months, and the first of them."""

    jumlah: int
    terdekat: list[JabatanKosong]


def _awal_bulan(hari: date, bulan: int, usia: int) -> date:
    """First day of the month `bulan` months after `hari`, `usia` years earlier."""
    urutan = hari.year * 12 + hari.month - 1 + bulan
    return date(urutan // 12 - usia, urutan % 12 + 1, 1)


def jabatan_akan_kosong(*, pengguna: Pengguna, hari: date) -> RencanaKosong:
    """Managerial posts in view whose holders reach the retirement age soon; one query."""
    pensiun = Q()
    for jenjang in MANAJERIAL:
        usia = BUP_JENJANG[jenjang]
        pensiun |= Q(
            jabatan__jenjang=jenjang,
            tanggal_lahir__gte=_awal_bulan(hari, 0, usia),
            tanggal_lahir__lt=_awal_bulan(hari, SEGERA_BULAN, usia),
        )
    semua = Pegawai.objects.terlihat_oleh(pengguna).filter(pensiun, kedudukan_hukum__in=BEKERJA)
    kolom = ("pk", "nama", "jabatan__nama", "jabatan__jenjang", "tanggal_lahir")
    daftar = [
        JabatanKosong(
            pegawai_id=pk,
            nama=nama,
            jabatan=jabatan,
            jenjang=str(Jenjang(jenjang).label),
            tmt_pensiun=tmt_pensiun(lahir, BUP_JENJANG[jenjang]),
        )
        for pk, nama, jabatan, jenjang, lahir in semua.values_list(*kolom)
    ]
    daftar.sort(key=lambda satu: (satu.tmt_pensiun, satu.nama, satu.pegawai_id))
    return RencanaKosong(jumlah=len(daftar), terdekat=daftar[:TAMPIL])


def asesmen_segera_berakhir(*, pengguna: Pengguna, aturan: Aturan, hari: date) -> QuerySet[Any]:
    """Keys of people whose latest competency assessment leaves the rule set's window in 90 days."""
    jendela = [
        satu.jendela_tahun
        for komponen in aturan.komponen
        for satu in dasar(komponen.indikator)
        if isinstance(satu, Jpm)
    ]
    semua = PenilaianKompetensi.objects.terlihat_oleh(pengguna).berlaku().order_by()
    if not jendela:
        return semua.none().values("pegawai_id")
    batas = mundur_tahun(hari, min(jendela))
    terakhir: QuerySet[Any] = (
        semua.values("pegawai_id")
        .annotate(terakhir=Max("tanggal"))
        .filter(terakhir__gt=batas, terakhir__lte=batas + SEGERA_BERAKHIR)
        .values("pegawai_id")
    )
    return terakhir


@dataclass(frozen=True, kw_only=True)
class PredikatTim:
    """People of a team with one predikat in a year."""

    predikat: str
    kelas: str
    jumlah: int


_KELAS = {
    Predikat.SANGAT_BAIK: "baik",
    Predikat.BAIK: "",
    Predikat.BUTUH_PERBAIKAN: "rendah",
    Predikat.KURANG: "rendah",
    Predikat.SANGAT_KURANG: "rendah",
}


def predikat_tim(*, pengguna: Pengguna, tahun: int) -> list[PredikatTim]:
    """The yearly predikat of a team, best first; one query."""
    hitung = dict(
        PredikatBerlaku.objects.tim(pengguna)
        .berlaku()
        .filter(tahun=tahun)
        .order_by()
        .values_list("predikat")
        .annotate(n=Count("pk"))
    )
    return [
        PredikatTim(predikat=str(satu.label), kelas=kelas, jumlah=hitung.get(satu, 0))
        for satu, kelas in _KELAS.items()
    ]
