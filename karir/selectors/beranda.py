"""What waits for a person today, by role; and how far the agencies of a province are."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from karir.models import ProsesPeringkat
from karir.saringan import tahun_predikat
from karir.selectors.hasil import persepuluhribu, proses_tampil
from karir.selectors.tinjauan import menunggu_saya
from karir.selectors.tugas import (
    Tugas,
    asesmen_berakhir_tunggu,
    aturan_tunggu,
    awal_pekan,
    belum_lengkap_tunggu,
    belum_tampil_tunggu,
    impor_tunggu,
    kinerja_tunggu,
    lowongan_tunggu,
    pekerjaan_gagal_tunggu,
    perbaikan_tunggu,
    sanggahan_tunggu,
    tanpa_predikat_tunggu,
    tinjauan_tunggu,
)
from talenta.akun.models import Instansi, Pengguna
from talenta.inti.models import CatatanAudit
from talenta.inti.selectors.audit import audit_saring

USANG = timedelta(days=90)


def tugas_bkd(*, pengguna: Pengguna) -> list[Tugas]:
    """For Analis and Admin BKD: imports, incomplete people, failed jobs."""
    proses = proses_tampil(pengguna=pengguna)
    semua = [
        *impor_tunggu(pengguna),
        *belum_tampil_tunggu(pengguna),
        *aturan_tunggu(pengguna),
        *sanggahan_tunggu(pengguna),
        lowongan_tunggu(pengguna, "putusan lowongan menunggu SK"),
        *perbaikan_tunggu(pengguna),
        *tinjauan_tunggu(pengguna),
        *belum_lengkap_tunggu(pengguna, proses),
        *asesmen_berakhir_tunggu(pengguna),
        *kinerja_tunggu(pengguna),
        *pekerjaan_gagal_tunggu(pengguna),
    ]
    return [tugas for tugas in semua if tugas.jumlah]


def tugas_unit(*, pengguna: Pengguna) -> list[Tugas]:
    """For Pengelola OPD and Atasan: people without last year's predikat, and incomplete ones."""
    tahun = tahun_predikat(timezone.localdate())
    semua = [*kinerja_tunggu(pengguna), tanpa_predikat_tunggu(pengguna, tahun)]
    if pengguna.boleh("laporan.jawab"):
        semua += perbaikan_tunggu(pengguna)
    if pengguna.boleh("hasil.lihat"):
        semua += belum_lengkap_tunggu(pengguna, proses_tampil(pengguna=pengguna))
    return [tugas for tugas in semua if tugas.jumlah]


def tugas_komite(*, pengguna: Pengguna) -> list[Tugas]:
    """For a member of the committee: proposed moves that wait for a second member, vacancies to
    declare on, to score, or as chair to propose for, and what waits for the person."""
    semua = [
        Tugas(
            jumlah=menunggu_saya(pengguna=pengguna),
            kalimat="usul pindah kotak menunggu putusan Anda",
            url=reverse("karir:tinjauan"),
            kelas="awas",
        ),
        lowongan_tunggu(pengguna, "lowongan menunggu pernyataan, nilai, atau usulan Anda"),
        *kinerja_tunggu(pengguna),
    ]
    return [tugas for tugas in semua if tugas.jumlah]


def tugas_ppk(*, pengguna: Pengguna) -> list[Tugas]:
    """For the PPK: proposals to decide on, and what waits for the person."""
    menunggu = lowongan_tunggu(pengguna, "usulan calon menunggu putusan Anda")
    return [tugas for tugas in (menunggu, *kinerja_tunggu(pengguna)) if tugas.jumlah]


def tugas_diri(*, pengguna: Pengguna) -> list[Tugas]:
    """For every other role: what waits for the person."""
    return [tugas for tugas in kinerja_tunggu(pengguna) if tugas.jumlah]


def tugas_audit(*, pengguna: Pengguna) -> list[Tugas]:
    """For the auditor: acts of the last week, and those not sealed yet."""
    sejak = awal_pekan()
    belum = CatatanAudit.objects.terlihat_oleh(pengguna).filter(segel__isnull=True)
    return [
        Tugas(
            jumlah=audit_saring(oleh=pengguna, dari=sejak).count(),
            kalimat="tindakan tercatat dalam tujuh hari terakhir",
            url=f"{reverse('audit')}?dari={sejak.isoformat()}",
            kelas="laut",
        ),
        Tugas(jumlah=belum.count(), kalimat="catatan audit belum disegel", url=""),
        *(tugas for tugas in tinjauan_tunggu(pengguna) if tugas.jumlah),
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
