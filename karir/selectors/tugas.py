"""Things that may wait for a person: each a number, a sentence, and where to go."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from karir.models import AturanTalenta, ProsesPeringkat, Sanggahan
from karir.pengisian.selectors.menunggu import lowongan_menunggu
from karir.saringan import ASESMEN_BERAKHIR, TANPA_PREDIKAT
from karir.selectors.hasil import (
    hasil_terlihat,
    proses_percobaan,
)
from kinerja.selectors.keberatan import tugas_penilaian
from kinerja.selectors.skp import tugas_kinerja
from talenta.akun.models import Pengguna
from talenta.impor.models import Impor
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.pekerjaan import pekerjaan_saring
from talenta.inti.templatetags.tampilan import tanggal
from talenta.pegawai.lingkup import selaku_diri
from talenta.pegawai.models import LaporanData, TakTercantum
from talenta.pegawai.saringan import SaringanSayap
from talenta.pegawai.selectors.daftar import pegawai_daftar
from talenta.pegawai.selectors.perbaikan import UNTUK_SAYA, usul_daftar
from talenta.pegawai.selectors.tinjauan import tugas_tinjauan


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


def impor_tunggu(pengguna: Pengguna) -> list[Tugas]:
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


def belum_lengkap_tunggu(pengguna: Pengguna, proses: ProsesPeringkat | None) -> list[Tugas]:
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


def belum_tampil_tunggu(pengguna: Pengguna) -> list[Tugas]:
    return [
        Tugas(
            jumlah=proses_percobaan(pengguna=pengguna).count(),
            kalimat="hasil perhitungan baru belum ditampilkan",
            url=f"{reverse('karir:proses')}?tampilan=belum",
            kelas="laut",
        )
    ]


def aturan_tunggu(pengguna: Pengguna) -> list[Tugas]:
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


def sanggahan_tunggu(pengguna: Pengguna) -> list[Tugas]:
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


def tinjauan_tunggu(pengguna: Pengguna) -> list[Tugas]:
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


def pekerjaan_gagal_tunggu(pengguna: Pengguna) -> list[Tugas]:
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


def asesmen_berakhir_tunggu(pengguna: Pengguna) -> list[Tugas]:
    kalimat = "penilaian kompetensi berakhir dalam 90 hari"
    return [_pada_daftar(pengguna, ASESMEN_BERAKHIR, kalimat, "")]


def perbaikan_tunggu(pengguna: Pengguna) -> list[Tugas]:
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


def kinerja_tunggu(pengguna: Pengguna) -> list[Tugas]:
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


def lowongan_tunggu(pengguna: Pengguna, kalimat: str) -> Tugas:
    """Vacancies that wait for the reader, as their list shows them."""
    return Tugas(
        jumlah=lowongan_menunggu(pengguna=pengguna),
        kalimat=kalimat,
        url=f"{reverse('karir:lowongan')}?menunggu=saya",
        kelas="awas",
    )


def tanpa_predikat_tunggu(pengguna: Pengguna, tahun: int) -> Tugas:
    kalimat = f"pegawai belum mempunyai predikat kinerja {tahun}"
    return _pada_daftar(pengguna, TANPA_PREDIKAT, kalimat, "awas")
