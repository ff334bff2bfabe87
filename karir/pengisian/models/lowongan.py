"""A vacancy on its way from an empty post to a filled one, and every step of it."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from talenta.akun.izin import Peran
from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.kamus import TINDAKAN
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi

# The second wall: who may see selections at all, from the scope that the request is bound to.
PILIH = "coalesce((SELECT lingkup_int('app.pilih')), 0) >= 1"


class LowonganQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Vacancies of the agency for whoever fills posts; to a member of a committee those on
        which the member sits; to others what was announced."""
        lingkup = pengguna.lingkup
        milik = self.filter(instansi_id=lingkup.instansi_id or 0)
        if not lingkup.boleh("lowongan.lihat"):
            return milik.filter(diumumkan_pada__isnull=False)
        if lingkup.peran == Peran.KOMITE:
            return milik.filter(kursi__pengguna_id=pengguna.pk)
        return milik


@lacak()
class Lowongan(BerlingkupInstansi):
    """One post to fill. `syarat` and `bobot` are what karir.mesin.syarat reads.

    Which states follow which, who may lead from one to the next: karir.pengisian.alur.
    """

    RLS = "instansi"
    RLS_SYARAT = f"({PILIH} OR diumumkan_pada IS NOT NULL)"
    HAK_WEB = (
        "SELECT, INSERT, UPDATE (status, revisi, syarat, bobot, tanggal_lowong, keterangan, "
        "penilaian_id, diajukan_oleh_id, diajukan_pada, dibuka_oleh_id, dibuka_pada, "
        "diusulkan_oleh_id, diusulkan_pada, alasan_usul, izin_pemilihan, diumumkan_pada)"
    )

    class Asal(models.TextChoices):
        PENSIUN = "PENSIUN", "Pemegangnya pensiun"
        PINDAH = "PINDAH", "Pemegangnya pindah jabatan"
        BARU = "BARU", "Jabatan baru"
        KOSONG = "KOSONG", "Sudah lama kosong"

    class Status(models.TextChoices):
        DRAF = "DRAF", "Disiapkan"
        DIAJUKAN = "DIAJUKAN", "Menunggu dibuka"
        DIBUKA = "DIBUKA", "Dibuka"
        DINILAI = "DINILAI", "Semua dinilai"
        SIDANG = "SIDANG", "Sidang komite"
        DIUSULKAN = "DIUSULKAN", "Menunggu PPK"
        DIPUTUS = "DIPUTUS", "Diputus, menunggu SK"
        TERBIT = "TERBIT", "SK terbit"
        TERISI = "TERISI", "Terisi"
        BATAL = "BATAL", "Dibatalkan"

    TUTUP = (Status.TERISI, Status.BATAL)
    SUDAH_DIPUTUS = (Status.DIPUTUS, Status.TERBIT, Status.TERISI)

    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitOrganisasi, on_delete=models.PROTECT, related_name="+")
    asal = models.CharField("sebab lowong", max_length=10, choices=Asal)
    # Named for whoever reads the file; the person's record is not opened through it.
    pemegang_lama = models.CharField(max_length=200, blank=True)
    tanggal_lowong = models.DateField()
    keterangan = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAF)
    revisi = models.IntegerField(default=1)
    syarat = models.JSONField(default=dict)
    bobot = models.JSONField(default=dict)
    sumber_syarat = models.TextField(blank=True)
    penilaian = models.ForeignKey(
        "karir.PenilaianLowongan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diajukan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diajukan_pada = models.DateTimeField(null=True)
    dibuka_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuka_pada = models.DateTimeField(null=True)
    diusulkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diusulkan_pada = models.DateTimeField(null=True)
    alasan_usul = models.TextField(blank=True)
    izin_pemilihan = models.CharField(max_length=200, blank=True)
    diumumkan_pada = models.DateTimeField(null=True)

    objects: ClassVar = LowonganQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "unit"],
                condition=~models.Q(status__in=["TERISI", "BATAL"]),
                name="lowongan_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=models.Q(dibuka_oleh__isnull=True)
                | ~models.Q(dibuka_oleh=models.F("diajukan_oleh")),
                name="lowongan_dua_orang",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["DRAF", "DIAJUKAN", "BATAL"])
                | models.Q(dibuka_oleh__isnull=False),
                name="lowongan_dibuka_orang",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "status", "-id"], name="lowongan_status")]

    def __str__(self) -> str:
        return f"lowongan {self.pk}"

    @property
    def nama(self) -> str:
        """The post and where it is."""
        return f"{self.jabatan.nama}, {self.unit.nama}"

    @property
    def tertutup(self) -> bool:
        """Whether nothing more can happen to it."""
        return self.status in self.TUTUP

    @property
    def batal_diminta_oleh_id(self) -> int | None:
        """Who last asked that the decision be undone; None where nobody did."""
        minta = self.langkah.filter(langkah="minta_batal").order_by("-pk")
        nomor: int | None = minta.values_list("oleh_id", flat=True).first()
        return nomor

    @property
    def diputus(self) -> bool:
        """Whether the PPK has decided."""
        return self.status in self.SUDAH_DIPUTUS


class AnakLowonganQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Rows of the vacancies in view, for those who fill posts."""
        if not pengguna.lingkup.boleh("lowongan.lihat"):
            return self.none()
        return self.filter(lowongan__in=Lowongan.objects.terlihat_oleh(pengguna))


class LangkahLowongan(BerlingkupInstansi):
    """One step of a vacancy, by whom and why; rows are only added."""

    RLS = "kantor"
    RLS_SYARAT = PILIH
    HAK_WEB = "SELECT, INSERT"

    lowongan = models.ForeignKey(Lowongan, on_delete=models.PROTECT, related_name="langkah")
    langkah = models.CharField(max_length=20)
    dari = models.CharField(max_length=10, choices=Lowongan.Status, blank=True)
    ke = models.CharField(max_length=10, choices=Lowongan.Status)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = AnakLowonganQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["lowongan", "-id"], name="langkah_lowongan")]

    def __str__(self) -> str:
        return f"{self.lowongan_id} {self.langkah}"

    @property
    def judul(self) -> str:
        """The step in words."""
        return TINDAKAN.get(f"lowongan.{self.langkah}", self.langkah)


class PenilaianLowongan(BerlingkupInstansi):
    """One judgement of everybody for one vacancy: frozen requirements, weights, inputs, results.

    `isi` holds all that the engine was given beside people; `proses` is the run whose talent
    scores were read. Made whole by a job or not at all.
    """

    RLS = "instansi"
    RLS_SYARAT = (
        f"({PILIH} OR EXISTS (SELECT 1 FROM karir_lowongan l "
        "WHERE l.penilaian_id = karir_penilaianlowongan.id AND l.diumumkan_pada IS NOT NULL))"
    )
    HAK_WEB = "SELECT"

    lowongan = models.ForeignKey(Lowongan, on_delete=models.PROTECT, related_name="riwayat_nilai")
    proses = models.ForeignKey(
        "karir.ProsesPeringkat", on_delete=models.PROTECT, null=True, related_name="+"
    )
    pekerjaan_id = models.BigIntegerField(null=True, unique=True)
    tanggal_acuan = models.DateField()
    isi = models.JSONField()
    sidik_isi = models.CharField(max_length=64)
    sidik_masukan = models.CharField(max_length=64)
    sidik_hasil = models.CharField(max_length=64)
    jumlah = models.IntegerField()
    ringkasan = models.JSONField(default=dict)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = AnakLowonganQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["lowongan", "-id"], name="penilaian_lowongan")]

    def __str__(self) -> str:
        return f"penilaian {self.pk} lowongan {self.lowongan_id}"


class BekuLowongan(models.Model):
    """Frozen inputs of a judgement: a piece of people, compressed columns one after the other."""

    RLS = "tertutup"

    penilaian = models.ForeignKey(
        PenilaianLowongan, on_delete=models.CASCADE, related_name="masukan"
    )
    urutan = models.IntegerField()
    isi = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["penilaian", "urutan"], name="beku_lowongan_sekali")
        ]

    def __str__(self) -> str:
        return f"masukan {self.urutan} penilaian {self.penilaian_id}"


class KelayakanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Everybody's outcome for those who judge; else the own one, once it was announced."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("lowongan.nilai"):
            return self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.pegawai_id is None:
            return self.none()
        umum = Lowongan.objects.filter(
            instansi_id=lingkup.instansi_id, diumumkan_pada__isnull=False
        )
        return self.filter(
            pegawai_id=lingkup.pegawai_id, penilaian_id__in=umum.values("penilaian_id")
        )


class KelayakanPegawai(models.Model):
    """Outcome of one person in one judgement; written with COPY, never changed.

    `hasil` (two bits a rule) and `fakta` follow karir.mesin.kelayakan.ATURAN; matches are in
    hundredths, -1 unknown; `peringkat` 0 is none; `urutan` is the place in the list.
    """

    RLS = "calon"
    RLS_SYARAT = (
        "(coalesce((SELECT lingkup_int('app.pilih')), 0) >= 2 OR EXISTS (SELECT 1 FROM "
        "karir_lowongan l WHERE l.penilaian_id = karir_kelayakanpegawai.penilaian_id "
        "AND l.diumumkan_pada IS NOT NULL "
        "AND karir_kelayakanpegawai.pegawai_id = lingkup_int('app.pegawai')))"
    )
    DIRI_KOLOM = "pegawai_id"
    HAK_WEB = "SELECT"

    class Status(models.IntegerChoices):
        TERPENUHI = 1, "Terpenuhi"
        VERIFIKASI = 2, "Perlu verifikasi"
        TIDAK = 3, "Tidak terpenuhi"

    pk = models.CompositePrimaryKey("penilaian_id", "pegawai_id")
    penilaian = AcuanHimpunan(
        PenilaianLowongan, on_delete=models.CASCADE, related_name="orang", db_index=False
    )
    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    instansi_id = models.BigIntegerField()
    status = models.SmallIntegerField(choices=Status)
    hasil = models.BigIntegerField()
    fakta = ArrayField(models.IntegerField())
    talenta = models.BigIntegerField()
    teknis = models.IntegerField()
    digital = models.IntegerField()
    kecocokan = models.BigIntegerField()
    peringkat = models.IntegerField()
    urutan = models.IntegerField()

    objects: ClassVar = KelayakanQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["penilaian", "urutan"], name="kelayakan_urut"),
            models.Index(fields=["penilaian", "status", "urutan"], name="kelayakan_status"),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} pada penilaian {self.penilaian_id}"
