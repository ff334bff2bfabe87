"""Those on the shortlist, the committee that weighs them, and the decision."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from karir.pengisian.models.lowongan import PILIH, AnakLowonganQuerySet, Lowongan
from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai


class CalonQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Candidates of the vacancies in view; else the own candidacy, once it was announced."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("lowongan.lihat"):
            return self.filter(lowongan__in=Lowongan.objects.terlihat_oleh(pengguna))
        if lingkup.pegawai_id is None:
            return self.none()
        return self.filter(pegawai_id=lingkup.pegawai_id, lowongan__diumumkan_pada__isnull=False)


@lacak()
class CalonLowongan(BerlingkupInstansi):
    """One person on a shortlist, as the judgement had him or her; `urutan_usul` 1 to 3 if proposed.

    Name, post and figures are copied, since a committee opens nobody's record. `dikukuhkan` is
    the move that a review confirmed, where a selector laid it beside.
    """

    dikukuhkan: Any = None

    RLS = "calon"
    RLS_SYARAT = (
        f"({PILIH} OR EXISTS (SELECT 1 FROM karir_lowongan l "
        "WHERE l.id = lowongan_id AND l.diumumkan_pada IS NOT NULL))"
    )
    DIRI_KOLOM = "pegawai_id"
    HAK_WEB = (
        "SELECT, INSERT, DELETE, UPDATE (urutan_usul, alasan_usul, nilai_komite, penilai, terpilih)"
    )

    lowongan = models.ForeignKey(Lowongan, on_delete=models.PROTECT, related_name="calon")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    nip = models.CharField(max_length=18)
    nama = models.TextField()
    pangkat = models.TextField(blank=True)
    jabatan_nama = models.TextField(blank=True)
    unit_nama = models.TextField(blank=True)
    peringkat = models.IntegerField()
    status = models.SmallIntegerField()
    kotak = models.SmallIntegerField(null=True)
    krs = models.BooleanField(default=False)
    talenta = models.BigIntegerField()
    teknis = models.IntegerField()
    digital = models.IntegerField()
    kecocokan = models.BigIntegerField()
    hasil = models.BigIntegerField()
    fakta = ArrayField(models.IntegerField())
    alasan = models.TextField(blank=True)
    urutan_usul = models.SmallIntegerField(null=True)
    alasan_usul = models.TextField(blank=True)
    # Mean of the committee's scores in hundredths, half up, and of how many; once proposed.
    terpilih = models.BooleanField(default=False)
    nilai_komite = models.IntegerField(null=True)
    penilai = models.SmallIntegerField(default=0)

    objects: ClassVar = CalonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "pegawai"], name="calon_sekali"),
            models.UniqueConstraint(fields=["lowongan", "urutan_usul"], name="calon_urut_usul"),
            models.CheckConstraint(
                condition=models.Q(urutan_usul__isnull=True) | models.Q(urutan_usul__range=(1, 3)),
                name="calon_paling_banyak_tiga",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} pada lowongan {self.lowongan_id}"


class AnakCalonQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Rows of the candidates in view, for those who fill posts."""
        if not pengguna.lingkup.boleh("lowongan.lihat"):
            return self.none()
        return self.filter(calon__in=CalonLowongan.objects.terlihat_oleh(pengguna))


@lacak()
class VerifikasiCalon(BerlingkupInstansi):
    """What an officer found about a requirement that the data alone could not settle."""

    RLS = "kantor"
    RLS_SYARAT = PILIH
    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"

    calon = models.ForeignKey(CalonLowongan, on_delete=models.CASCADE, related_name="verifikasi")
    butir = models.CharField(max_length=200)
    lulus = models.BooleanField()
    catatan = models.TextField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now=True)

    objects: ClassVar = AnakCalonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calon", "butir"], name="verifikasi_calon_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.butir} calon {self.calon_id}"


@lacak()
class KursiKomite(BerlingkupInstansi):
    """A member on the committee of a vacancy. `benturan` is the member's own declaration (None:
    not yet made); `terhalang` says why the member is shut out, "" if not."""

    RLS = "kantor"
    RLS_SYARAT = PILIH
    HAK_WEB = (
        "SELECT, INSERT, DELETE, "
        "UPDATE (ketua, benturan, uraian, terhalang, dinyatakan_pada, dikirim_pada)"
    )
    FUNGSI_WEB = (
        "ikatan_lowongan(bigint, bigint)",
        "akun_tertaut(bigint, bigint)",
        "akun_calon(bigint)",
        "komite_terikat(bigint)",
        "pegawai_terikat(bigint)",
        "lowongan_dilewati(bigint)",
    )

    lowongan = models.ForeignKey(Lowongan, on_delete=models.PROTECT, related_name="kursi")
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    ketua = models.BooleanField(default=False)
    benturan = models.BooleanField(null=True)
    uraian = models.TextField(blank=True)
    terhalang = models.TextField(blank=True)
    dinyatakan_pada = models.DateTimeField(null=True)
    dikirim_pada = models.DateTimeField(null=True)

    objects: ClassVar = AnakLowonganQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "pengguna"], name="kursi_sekali"),
            models.UniqueConstraint(
                fields=["lowongan"], condition=models.Q(ketua=True), name="kursi_satu_ketua"
            ),
            models.CheckConstraint(
                condition=models.Q(dikirim_pada__isnull=True)
                | models.Q(benturan=False, terhalang=""),
                name="kursi_terhalang_tidak_menilai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} pada lowongan {self.lowongan_id}"


class SuaraQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """A member's own scores; those of others once the own are sent. To the rest of the house
        once the proposal is made."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("lowongan.lihat"):
            return self.none()
        milik = self.filter(kursi__lowongan__in=Lowongan.objects.terlihat_oleh(pengguna))
        if not lingkup.boleh("lowongan.sidang"):
            return milik.filter(kursi__lowongan__diusulkan_pada__isnull=False)
        sudah = KursiKomite.objects.filter(pengguna_id=pengguna.pk, dikirim_pada__isnull=False)
        return milik.filter(
            models.Q(kursi__pengguna_id=pengguna.pk)
            | models.Q(
                kursi__lowongan__in=sudah.values("lowongan_id"), kursi__dikirim_pada__isnull=False
            )
        )


@lacak()
class SuaraKomite(BerlingkupInstansi):
    """One member's score (hundredths) and reason for one candidate."""

    RLS = "kantor"
    RLS_SYARAT = PILIH
    HAK_WEB = "SELECT, INSERT, UPDATE (nilai, alasan), DELETE"

    kursi = models.ForeignKey(KursiKomite, on_delete=models.PROTECT, related_name="suara")
    calon = models.ForeignKey(CalonLowongan, on_delete=models.PROTECT, related_name="suara")
    nilai = models.IntegerField()
    alasan = models.TextField()

    objects: ClassVar = SuaraQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kursi", "calon"], name="suara_sekali"),
            models.CheckConstraint(
                condition=models.Q(nilai__range=(0, 10_000)), name="suara_rentang"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kursi_id} menilai {self.calon_id}"


@lacak()
class PutusanLowongan(BerlingkupInstansi):
    """Whom the PPK chose and why; once a vacancy, which the database holds.

    `melawan` when somebody who fulfils the requirements, on the shortlist or not, ranked before the
    chosen one (`peringkat_terbaik`).
    """

    RLS = "kantor"
    RLS_SYARAT = PILIH
    HAK_WEB = "SELECT, INSERT"

    lowongan = models.OneToOneField(Lowongan, on_delete=models.PROTECT, related_name="putusan")
    calon = models.OneToOneField(CalonLowongan, on_delete=models.PROTECT, related_name="putusan")
    alasan = models.TextField()
    melawan = models.BooleanField()
    dari_pool = models.BooleanField()
    peringkat = models.IntegerField()
    peringkat_terbaik = models.IntegerField()
    diusulkan_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = AnakLowonganQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(oleh=models.F("diusulkan_oleh")), name="putusan_dua_orang"
            ),
            models.CheckConstraint(condition=~models.Q(alasan=""), name="putusan_beralasan"),
            models.CheckConstraint(
                condition=models.Q(melawan=False)
                | models.Q(peringkat=0)
                | models.Q(peringkat_terbaik__lt=models.F("peringkat")),
                name="putusan_melawan_benar",
            ),
        ]

    def __str__(self) -> str:
        return f"putusan lowongan {self.lowongan_id}"
