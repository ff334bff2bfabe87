"""What waits for a person today, by role: each line a number, a sentence, and where to go."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from karir.models import AturanTalenta, ProsesPeringkat, Sanggahan
from karir.pengisian.selectors.lowongan import lowongan_menunggu
from karir.saringan import ASESMEN_BERAKHIR, TANPA_PREDIKAT, tahun_predikat
from karir.selectors.hasil import (
    hasil_terlihat,
    persepuluhribu,
    proses_percobaan,
    proses_tampil,
)
from karir.selectors.tinjauan import menunggu_saya
from kinerja.selectors.keberatan import tugas_penilaian
from kinerja.selectors.skp import tugas_kinerja
from talenta.akun.models import Instansi, Pengguna
from talenta.impor.models import Impor
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.selectors.audit import audit_saring
from talenta.inti.selectors.pekerjaan import pekerjaan_saring
from talenta.inti.templatetags.tampilan import tanggal
from talenta.pegawai.lingkup import selaku_diri
from talenta.pegawai.models import LaporanData, TakTercantum
from talenta.pegawai.saringan import SaringanSayap
from talenta.pegawai.selectors.daftar import pegawai_daftar
from talenta.pegawai.selectors.perbaikan import UNTUK_SAYA, usul_daftar
from talenta.pegawai.selectors.tinjauan import tugas_tinjauan

USANG = timedelta(days=90)


def awal_pekan() -> date:
    """The first of the seven days that end today."""
    return timezone.localdate() - timedelta(days=6)


@dataclass(frozen=True, kw_only=True)
class Tugas:
    """One thing that waits. `kelas` is a figure's class: awas asks for attention. `url` leads to
    exactly the rows counted; empty where no page lists them."""

    jumlah: int
    kalimat: str
    url: str
    kelas: str = ""


def _impor_menunggu(pengguna: Pengguna) -> list[Tugas]:
    hitung = Impor.objects.terlihat_oleh(pengguna).aggregate(
        siap=Count("pk", filter=Impor.MENUNGGU),
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
            url=f"{daftar}?status=DITERAPKAN&ditolak=ada",
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


def _aturan_menunggu(pengguna: Pengguna) -> list[Tugas]:
    """Rule sets that a colleague proposed, for those who may put them in force."""
    if not pengguna.boleh("aturan.sahkan"):
        return []
    return [
        Tugas(
            jumlah=AturanTalenta.objects.menunggu(pengguna).count(),
            kalimat="usul aturan menunggu persetujuan Anda",
            url=f"{reverse('karir:aturan')}?menunggu=saya#tertunda",
            kelas="laut",
        )
    ]


def _sanggahan(pengguna: Pengguna) -> list[Tugas]:
    """Objections that wait, by their deadline."""
    hari = timezone.localdate()
    terhitung = (
        Sanggahan.objects.terlihat_oleh(pengguna)
        .terbuka()
        .aggregate(
            lewat=Count("pk", filter=Q(tenggat__lt=hari)),
            menunggu=Count("pk", filter=Q(tenggat__gte=hari)),
        )
    )
    url = reverse("karir:sanggah")
    return [
        Tugas(
            jumlah=terhitung["lewat"],
            kalimat="sanggahan lewat tenggat jawaban",
            url=f"{url}?keadaan=lewat",
            kelas="galat",
        ),
        Tugas(
            jumlah=terhitung["menunggu"],
            kalimat="sanggahan menunggu putusan",
            url=f"{url}?keadaan=terbuka",
            kelas="awas",
        ),
    ]


def _tinjauan(pengguna: Pengguna) -> list[Tugas]:
    """Roles that the yearly review asks about; on the own ones another admin decides."""
    menunggu, lewat = tugas_tinjauan(oleh=pengguna, hari=timezone.localdate())
    url = reverse("kelola:tinjauan")
    return [
        Tugas(
            jumlah=lewat,
            kalimat="peran belum dipastikan, tenggat tinjauan akses sudah lewat",
            url=url,
            kelas="galat",
        ),
        Tugas(jumlah=menunggu, kalimat="peran menunggu ditinjau", url=url, kelas="awas"),
    ]


def _pekerjaan_gagal(pengguna: Pengguna) -> list[Tugas]:
    sejak = awal_pekan()
    gagal = pekerjaan_saring(oleh=pengguna, status=Pekerjaan.Status.GAGAL, sejak=sejak)
    jumlah = gagal.count()
    return [
        Tugas(
            jumlah=jumlah,
            kalimat="pekerjaan gagal dalam tujuh hari terakhir",
            url=f"{reverse('pekerjaan')}?status=GAGAL&sejak={sejak.isoformat()}",
            kelas="galat",
        )
    ]


def _pada_daftar(pengguna: Pengguna, saringan: SaringanSayap, kalimat: str, kelas: str) -> Tugas:
    """People that the list shows under a filter: counted as the list counts them."""
    semua = pegawai_daftar(oleh=pengguna)
    return Tugas(
        jumlah=saringan.terapkan(semua, pengguna, timezone.localdate()).order_by().count(),
        kalimat=kalimat,
        url=f"{reverse('pegawai:daftar')}?perlu={saringan.kode}",
        kelas=kelas,
    )


def _asesmen_berakhir(pengguna: Pengguna) -> list[Tugas]:
    kalimat = "penilaian kompetensi berakhir dalam 90 hari"
    return [_pada_daftar(pengguna, ASESMEN_BERAKHIR, kalimat, "")]


def _perbaikan(pengguna: Pengguna) -> list[Tugas]:
    """What waits where records are mended: reports to answer, proposals and people to decide on."""
    hari = timezone.localdate()
    laporan = LaporanData.objects.terlihat_oleh(pengguna).terbuka()
    terhitung = laporan.aggregate(
        lewat=Count("pk", filter=Q(tenggat__lt=hari)),
        menunggu=Count("pk", filter=Q(tenggat__gte=hari)),
    )
    url = reverse("pegawai:laporan")
    tugas = [
        Tugas(
            jumlah=terhitung["lewat"],
            kalimat="laporan data salah lewat tenggat jawaban",
            url=f"{url}?keadaan=lewat",
            kelas="galat",
        ),
        Tugas(
            jumlah=terhitung["menunggu"],
            kalimat="laporan data salah menunggu jawaban",
            url=f"{url}?keadaan=terbuka",
            kelas="awas",
        ),
    ]
    if pengguna.boleh("perbaikan.putuskan"):
        tugas.append(
            Tugas(
                jumlah=usul_daftar(oleh=pengguna, status=UNTUK_SAYA).count(),
                kalimat="usul perbaikan menunggu keputusan Anda",
                url=f"{reverse('pegawai:usul')}?status={UNTUK_SAYA}",
                kelas="laut",
            )
        )
        tugas.append(
            Tugas(
                jumlah=TakTercantum.objects.terlihat_oleh(pengguna).terbuka().count(),
                kalimat="pegawai tidak ada pada berkas lengkap",
                url=reverse("pegawai:tak_tercantum"),
                kelas="awas",
            )
        )
    return tugas


def _kinerja(pengguna: Pengguna) -> list[Tugas]:
    """What waits in the appraisal year for the person, whatever the role: as appraiser, of the own
    plan, of the own appraisal, and of objections."""
    with selaku_diri(pengguna):
        tim, milik = tugas_kinerja(oleh=pengguna)
        akhir = tugas_penilaian(oleh=pengguna, hari=timezone.localdate())
    kata = f"; keberatan paling lambat {tanggal(akhir.batas)}" if akhir.batas else ""
    return [
        Tugas(
            jumlah=len(akhir.diserahkan),
            kalimat=f"penilaian kinerja Anda sudah diserahkan{kata}",
            url=reverse("kinerja:keberatan"),
            kelas="awas",
        ),
        Tugas(
            jumlah=akhir.keberatan,
            kalimat="keberatan menunggu tanggapan atau putusan Anda",
            url=reverse("kinerja:keberatan"),
            kelas="awas",
        ),
        Tugas(
            jumlah=tim,
            kalimat="SKP atau realisasi tim menunggu Anda",
            url=reverse("kinerja:tim_saya"),
            kelas="awas",
        ),
        Tugas(
            jumlah=milik,
            kalimat="SKP Anda menunggu kesepakatan atau perbaikan",
            url=reverse("kinerja:tahun_saya"),
            kelas="awas",
        ),
    ]


def _lowongan(pengguna: Pengguna, kalimat: str) -> Tugas:
    """Vacancies that wait for the reader, as their list shows them."""
    return Tugas(
        jumlah=lowongan_menunggu(pengguna=pengguna),
        kalimat=kalimat,
        url=f"{reverse('karir:lowongan')}?menunggu=saya",
        kelas="awas",
    )


def tugas_bkd(*, pengguna: Pengguna) -> list[Tugas]:
    """For Analis and Admin BKD: imports, incomplete people, failed jobs."""
    proses = proses_tampil(pengguna=pengguna)
    semua = [
        *_impor_menunggu(pengguna),
        *_belum_tampil(pengguna),
        *_aturan_menunggu(pengguna),
        *_sanggahan(pengguna),
        _lowongan(pengguna, "putusan lowongan menunggu SK"),
        *_perbaikan(pengguna),
        *_tinjauan(pengguna),
        *_belum_lengkap(pengguna, proses),
        *_asesmen_berakhir(pengguna),
        *_kinerja(pengguna),
        *_pekerjaan_gagal(pengguna),
    ]
    return [tugas for tugas in semua if tugas.jumlah]


def _tanpa_predikat(pengguna: Pengguna, tahun: int) -> Tugas:
    kalimat = f"pegawai belum mempunyai predikat kinerja {tahun}"
    return _pada_daftar(pengguna, TANPA_PREDIKAT, kalimat, "awas")


def tugas_unit(*, pengguna: Pengguna) -> list[Tugas]:
    """For Pengelola OPD and Atasan: people without last year's predikat, and incomplete ones."""
    tahun = tahun_predikat(timezone.localdate())
    semua = [*_kinerja(pengguna), _tanpa_predikat(pengguna, tahun)]
    if pengguna.boleh("laporan.jawab"):
        semua += _perbaikan(pengguna)
    if pengguna.boleh("hasil.lihat"):
        semua += _belum_lengkap(pengguna, proses_tampil(pengguna=pengguna))
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
        _lowongan(pengguna, "lowongan menunggu pernyataan, nilai, atau usulan Anda"),
        *_kinerja(pengguna),
    ]
    return [tugas for tugas in semua if tugas.jumlah]


def tugas_ppk(*, pengguna: Pengguna) -> list[Tugas]:
    """For the PPK: proposals to decide on, and what waits for the person."""
    menunggu = _lowongan(pengguna, "usulan calon menunggu putusan Anda")
    return [tugas for tugas in (menunggu, *_kinerja(pengguna)) if tugas.jumlah]


def tugas_diri(*, pengguna: Pengguna) -> list[Tugas]:
    """For every other role: what waits for the person."""
    return [tugas for tugas in _kinerja(pengguna) if tugas.jumlah]


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
        *(tugas for tugas in _tinjauan(pengguna) if tugas.jumlah),
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
