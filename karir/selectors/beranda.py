"""What waits for a person today, by role: each line a number, a sentence, and where to go."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from karir.mesin.aturan import muat
from karir.models import ProsesPeringkat
from karir.selectors.hasil import (
    hasil_terlihat,
    persepuluhribu,
    proses_percobaan,
    proses_tampil,
)
from karir.selectors.rencana import asesmen_segera_berakhir
from kinerja.models import PredikatTahunan
from talenta.akun.models import Instansi, Pengguna
from talenta.impor.models import Impor
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.pegawai.models import Pegawai

SEPEKAN = timedelta(days=7)
USANG = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Tugas:
    """One thing that waits. `kelas` is a figure's class: awas asks for attention."""

    jumlah: int
    kalimat: str
    url: str
    kelas: str = ""


def _impor_menunggu(pengguna: Pengguna) -> list[Tugas]:
    hitung = Impor.objects.terlihat_oleh(pengguna).aggregate(
        siap=Count("pk", filter=Q(status=Impor.Status.SIAP)),
        ditolak=Count("pk", filter=Q(status=Impor.Status.DITERAPKAN, ditolak__gt=0)),
    )
    daftar = reverse("impor:daftar")
    return [
        Tugas(
            jumlah=hitung["siap"],
            kalimat="impor sudah diperiksa, menunggu diterapkan",
            url=f"{daftar}?status=SIAP",
            kelas="laut",
        ),
        Tugas(
            jumlah=hitung["ditolak"],
            kalimat="impor diterapkan dengan baris yang ditolak",
            url=f"{daftar}?status=DITERAPKAN",
            kelas="awas",
        ),
    ]


def _belum_lengkap(pengguna: Pengguna, proses: ProsesPeringkat | None) -> list[Tugas]:
    if proses is None:
        return []
    jumlah = hasil_terlihat(pengguna=pengguna, proses=proses).filter(status="BELUM_LENGKAP").count()
    return [
        Tugas(
            jumlah=jumlah,
            kalimat="pegawai belum dapat dipetakan",
            url=reverse("karir:mutu"),
            kelas="awas",
        )
    ]


def _belum_tampil(pengguna: Pengguna) -> list[Tugas]:
    return [
        Tugas(
            jumlah=proses_percobaan(pengguna=pengguna).count(),
            kalimat="hasil perhitungan baru belum ditampilkan",
            url=f"{reverse('karir:proses')}?tampilan=belum",
            kelas="laut",
        )
    ]


def _pekerjaan_gagal(pengguna: Pengguna) -> list[Tugas]:
    gagal = Pekerjaan.objects.terlihat_oleh(pengguna).filter(
        status=Pekerjaan.Status.GAGAL, dibuat_pada__gte=timezone.now() - SEPEKAN
    )
    jumlah = gagal.count()
    return [
        Tugas(
            jumlah=jumlah,
            kalimat="pekerjaan gagal dalam tujuh hari terakhir",
            url=f"{reverse('pekerjaan')}?status=GAGAL",
            kelas="galat",
        )
    ]


def _asesmen_berakhir(pengguna: Pengguna, proses: ProsesPeringkat | None) -> list[Tugas]:
    if proses is None:
        return []
    jumlah = asesmen_segera_berakhir(
        pengguna=pengguna, aturan=muat(proses.isi_aturan), hari=timezone.localdate()
    )
    return [
        Tugas(
            jumlah=jumlah,
            kalimat="penilaian kompetensi berakhir dalam 90 hari",
            url=reverse("pegawai:daftar"),
        )
    ]


def tugas_bkd(*, pengguna: Pengguna) -> list[Tugas]:
    """For Analis and Admin BKD: imports, incomplete people, failed jobs."""
    proses = proses_tampil(pengguna=pengguna)
    semua = [
        *_impor_menunggu(pengguna),
        *_belum_tampil(pengguna),
        *_belum_lengkap(pengguna, proses),
        *_asesmen_berakhir(pengguna, proses),
        *_pekerjaan_gagal(pengguna),
    ]
    return [tugas for tugas in semua if tugas.jumlah]


def _tanpa_predikat(pengguna: Pengguna, tahun: int) -> Tugas:
    pegawai = Pegawai.objects.tim(pengguna)
    punya = PredikatTahunan.objects.filter(
        pegawai_id=OuterRef("pk"), tahun=tahun, dicabut_pada__isnull=True
    ).values("pk")[:1]
    jumlah = pegawai.annotate(predikat=Subquery(punya)).filter(predikat__isnull=True).count()
    return Tugas(
        jumlah=jumlah,
        kalimat=f"pegawai belum mempunyai predikat kinerja {tahun}",
        url=reverse("pegawai:daftar"),
        kelas="awas",
    )


def tugas_unit(*, pengguna: Pengguna) -> list[Tugas]:
    """For Pengelola OPD and Atasan: people without last year's predikat, and incomplete ones."""
    tahun = timezone.localdate().year - 1
    semua = [_tanpa_predikat(pengguna, tahun)]
    if pengguna.boleh("hasil.lihat"):
        semua += _belum_lengkap(pengguna, proses_tampil(pengguna=pengguna))
    return [tugas for tugas in semua if tugas.jumlah]


def tugas_audit(*, pengguna: Pengguna) -> list[Tugas]:
    """For the auditor: acts of the last week, and those not sealed yet."""
    catatan = CatatanAudit.objects.terlihat_oleh(pengguna)
    hitung = catatan.aggregate(
        sepekan=Count("pk", filter=Q(waktu__gte=timezone.now() - SEPEKAN)),
        terbuka=Count("pk", filter=Q(segel__isnull=True)),
    )
    return [
        Tugas(
            jumlah=hitung["sepekan"],
            kalimat="tindakan tercatat dalam tujuh hari terakhir",
            url=reverse("audit"),
            kelas="laut",
        ),
        Tugas(
            jumlah=hitung["terbuka"],
            kalimat="catatan audit belum disegel",
            url=reverse("audit"),
        ),
    ]


@dataclass(frozen=True, kw_only=True)
class KemajuanInstansi:
    """Progress of one agency as a province sees it: counts of the run shown, nobody's name."""

    nama: str
    tanggal_acuan: date | None
    jumlah: int
    dipetakan: int
    belum_lengkap: int
    krs: int

    @property
    def persen(self) -> int:
        """Mapped among those who could be, in hundredths of a percent."""
        return persepuluhribu(self.dipetakan, self.dapat_dipetakan)

    @property
    def dapat_dipetakan(self) -> int:
        """All whose legal standing lets them be mapped."""
        return self.dipetakan + self.belum_lengkap

    @property
    def usang(self) -> bool:
        """Whether the run shown looks back more than ninety days."""
        return self.tanggal_acuan is not None and timezone.localdate() - self.tanggal_acuan > USANG


def instansi_agregat(*, pengguna: Pengguna) -> list[KemajuanInstansi]:
    """The agencies a province looks at, each with the run it shows; two queries."""
    tampil = {
        proses.instansi_id: proses
        for proses in ProsesPeringkat.objects.terlihat_oleh(pengguna).tampil()
    }
    semua = Instansi.objects.filter(pk__in=pengguna.lingkup.instansi_agregat).order_by("nama")
    return [_kemajuan(instansi, tampil.get(instansi.pk)) for instansi in semua]


def _kemajuan(instansi: Instansi, proses: ProsesPeringkat | None) -> KemajuanInstansi:
    status = proses.ringkasan["status"] if proses else {}
    return KemajuanInstansi(
        nama=instansi.nama,
        tanggal_acuan=proses.tanggal_acuan if proses else None,
        jumlah=proses.jumlah if proses else 0,
        dipetakan=status.get("DIPETAKAN", 0),
        belum_lengkap=status.get("BELUM_LENGKAP", 0),
        krs=proses.ringkasan["krs"] if proses else 0,
    )
