"""Mending the record in the browser: proposals that two people carry, and reports by the person."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit, Pengguna
from talenta.impor.models import Impor
from talenta.inti.models import Berkas, Pekerjaan
from talenta.inti.riwayat import lacak
from talenta.pegawai.kode import BAGIAN_DATA
from talenta.pegawai.models.pegawai import Pegawai
from talenta.pegawai.querysets import (
    LaporanQuerySet,
    SeinstansiQuerySet,
    TakTercantumQuerySet,
    UsulQuerySet,
)


class LaporanData(BerlingkupUnit):
    """A report ("Laporkan data salah"): what somebody says is wrong, and the answer.

    The person adds the row as plain ASN; the answer's columns belong to the office. No change
    history: nothing but the answer ever changes, and that is in the audit.
    """

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    HAK_WEB = "SELECT, UPDATE (hasil, jawaban, dijawab_oleh_id, dijawab_pada)"
    HAK_DIRI = "SELECT, INSERT"

    class Hasil(models.TextChoices):
        DIPERBAIKI = "DIPERBAIKI", "Diperbaiki"
        SUDAH_BENAR = "SUDAH_BENAR", "Data sudah benar"
        DITERUSKAN = "DITERUSKAN", "Diteruskan ke pemilik data"
        KURANG_BUKTI = "KURANG_BUKTI", "Belum dapat diputuskan, bukti kurang"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="laporan")
    bagian = models.CharField("bagian data", max_length=20, choices=BAGIAN_DATA)
    isi = models.TextField()
    bukti = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    tenggat = models.DateField()
    hasil = models.CharField(max_length=15, choices=Hasil, blank=True)
    jawaban = models.TextField(blank=True)
    dijawab_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    dijawab_pada = models.DateTimeField(null=True)

    objects: ClassVar = LaporanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hasil="", dijawab_pada=None)
                | (~models.Q(hasil="") & models.Q(dijawab_pada__isnull=False)),
                name="laporan_jawaban_utuh",
            )
        ]
        indexes = [
            models.Index(fields=["instansi", "tenggat", "id"], name="laporan_tenggat"),
            models.Index(fields=["pegawai", "-id"], name="laporan_pegawai"),
        ]

    def __str__(self) -> str:
        return f"laporan {self.pk}"

    @property
    def terbuka(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.hasil

    @property
    def lewat(self) -> bool:
        """Whether it waits beyond its due day."""
        return self.terbuka and self.tenggat < timezone.localdate()


@lacak()
class TenggatLaporan(BerlingkupInstansi):
    """How many days an agency gives itself to answer a report."""

    HAK_WEB = "SELECT, INSERT, UPDATE (hari)"
    BAWAAN = 14

    hari = models.PositiveSmallIntegerField()

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi"], name="tenggat_laporan_satu"),
            models.CheckConstraint(
                condition=models.Q(hari__range=(1, 90)), name="tenggat_laporan_rentang"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hari} hari"


@lacak(kecuali=("unit_lft",))
class UsulPerbaikan(BerlingkupUnit):
    """A proposed change of one row of a person's record; another officer decides.

    `jenis` is the kind of file the row belongs to, `objek_id` the row. `isi` lists the changed
    columns: header, words for it, and the old and new value as a file would hold them and as
    a person reads them; sensitive values are ciphertext (talenta.pegawai.perbaikan). `potret` is
    the row in words when it was proposed, `hasil_id` the row that replaced it.
    """

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    HAK_WEB = (
        "SELECT, INSERT, "
        "UPDATE (status, diputus_oleh_id, diputus_pada, alasan_putusan, pekerjaan_id)"
    )

    class Tindakan(models.TextChoices):
        UBAH = "UBAH", "Perbaikan"
        CABUT = "CABUT", "Pencabutan"
        PULIHKAN = "PULIHKAN", "Pemulihan"

    class Status(models.TextChoices):
        MENUNGGU = "MENUNGGU", "Menunggu keputusan"
        DISETUJUI = "DISETUJUI", "Disetujui, sedang diterapkan"
        DITERAPKAN = "DITERAPKAN", "Diterapkan"
        DITOLAK = "DITOLAK", "Ditolak"
        USANG = "USANG", "Gugur"
        DITARIK = "DITARIK", "Ditarik pengusul"

    TERBUKA = (Status.MENUNGGU, Status.DISETUJUI)

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="usul")
    jenis = models.CharField("jenis data", max_length=40)
    objek_id = models.BigIntegerField()
    hasil_id = models.BigIntegerField(null=True)
    tindakan = models.CharField(max_length=10, choices=Tindakan)
    isi = models.JSONField(default=list)
    potret = models.JSONField(default=list)
    peringatan = models.JSONField(default=list)
    alasan = models.TextField()
    bukti = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    laporan = models.ForeignKey(
        LaporanData, on_delete=models.PROTECT, null=True, related_name="usul"
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.MENUNGGU)
    diusulkan_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(default=timezone.now)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True)
    alasan_putusan = models.TextField(blank=True)
    diterapkan_pada = models.DateTimeField(null=True)
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, related_name="+")

    objects: ClassVar = UsulQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(diputus_oleh__isnull=True)
                | ~models.Q(diputus_oleh=models.F("diusulkan_oleh")),
                name="usul_dua_orang",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["DISETUJUI", "DITERAPKAN", "DITOLAK"])
                | models.Q(diputus_oleh__isnull=False),
                name="usul_diputus_orang",
            ),
            models.UniqueConstraint(
                fields=["jenis", "objek_id"],
                condition=models.Q(status__in=["MENUNGGU", "DISETUJUI"]),
                name="usul_satu_terbuka",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "status", "-id"], name="usul_status"),
            models.Index(fields=["pegawai", "-id"], name="usul_pegawai"),
        ]

    def __str__(self) -> str:
        return f"perbaikan {self.pk}"

    @property
    def macet(self) -> bool:
        """Approved, but its job ended without applying it."""
        return self.status == self.Status.DISETUJUI and (
            self.pekerjaan is None or not self.pekerjaan.terbuka
        )


@lacak(kecuali=("unit_lft",))
class TakTercantum(BerlingkupUnit):
    """Somebody of the portal who is not in a file declared complete, until a person decides."""

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    # Questions that no person answered go with the person they are about.
    IKUT_TERHAPUS = "keputusan IN ('', 'MUNCUL')"

    class Keputusan(models.TextChoices):
        PINDAH = "PINDAH", "Pindah ke instansi lain"
        PENSIUN = "PENSIUN", "Pensiun"
        MENINGGAL = "MENINGGAL", "Meninggal dunia"
        BERHENTI = "BERHENTI", "Diberhentikan"
        TETAP = "TETAP", "Tetap ada; berkasnya yang keliru"
        # Nobody's decision: a later file has the person again.
        MUNCUL = "MUNCUL", "Tercantum lagi pada berkas berikutnya"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="tak_tercantum")
    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, related_name="+")
    # Complete imports that asked this before `impor` did, the oldest first, and the import that
    # answered it (MUNCUL): an undoing gives the question back, or asks it again.
    impor_sebelum = ArrayField(models.BigIntegerField(), default=list)
    dijawab_impor = models.ForeignKey(Impor, on_delete=models.PROTECT, null=True, related_name="+")
    dicatat_pada = models.DateTimeField()
    keputusan = models.CharField(max_length=10, choices=Keputusan, blank=True)
    tanggal = models.DateField(null=True)
    alasan = models.TextField(blank=True)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True)

    objects: ClassVar = TakTercantumQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=models.Q(keputusan=""),
                name="tak_tercantum_satu_terbuka",
            )
        ]
        indexes = [
            models.Index(fields=["instansi", "keputusan", "id"], name="tak_tercantum_daftar")
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} tidak ada pada impor {self.impor_id}"
