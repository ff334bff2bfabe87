"""A person's mail address, and the queue of mail to it."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from talenta.akun.models.milik import MilikQuerySet
from talenta.akun.models.pengguna import Pengguna
from talenta.inti.models import Pemberitahuan


class AlamatSurat(models.Model):
    """Where one person reads mail: `alamat` once confirmed, `menunggu` until then.

    Entered by the person alone; what files say of somebody's address is not used. `tanda` is what
    the link in the confirming mail must name, and is gone once it did.
    """

    RLS = "akun"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, UPDATE, DELETE"

    pengguna = models.OneToOneField(
        Pengguna, on_delete=models.CASCADE, primary_key=True, related_name="alamat_surat"
    )
    alamat = models.EmailField(blank=True)
    dikonfirmasi_pada = models.DateTimeField(null=True)
    menunggu = models.EmailField(blank=True)
    tanda = models.CharField(max_length=64, blank=True)

    objects: ClassVar = MilikQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(alamat="", dikonfirmasi_pada__isnull=True)
                | (~models.Q(alamat="") & models.Q(dikonfirmasi_pada__isnull=False)),
                name="alamat_surat_dikonfirmasi",
            ),
            models.CheckConstraint(
                condition=models.Q(menunggu="", tanda="")
                | (~models.Q(menunggu="") & ~models.Q(tanda="")),
                name="alamat_surat_menunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"alamat surat {self.pengguna_id}"


class Surat(models.Model):
    """One thing to be mailed to one person; what is due together for one person is one mail.

    A message goes to the address that is confirmed when it is sent; the mails about the address
    itself name theirs. Rows are added by whoever causes them and moved on by the worker.
    """

    RLS = "akun"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, DELETE"

    class Jenis(models.TextChoices):
        KABAR = "KABAR", "Pemberitahuan"
        KONFIRMASI = "KONFIRMASI", "Konfirmasi alamat"
        ALAMAT_LAMA = "ALAMAT_LAMA", "Alamat diganti"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=12, choices=Jenis)
    pemberitahuan = models.ForeignKey(Pemberitahuan, on_delete=models.CASCADE, null=True)
    alamat = models.EmailField(blank=True)
    tanda = models.CharField(max_length=64, blank=True)
    dibuat_pada = models.DateTimeField(db_default=Now())
    kirim_setelah = models.DateTimeField(db_default=Now())
    percobaan = models.PositiveSmallIntegerField(default=0)
    galat = models.CharField(max_length=200, blank=True)
    terkirim_pada = models.DateTimeField(null=True)
    gagal_pada = models.DateTimeField(null=True)

    objects: ClassVar = MilikQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "pemberitahuan"], name="surat_kabar_sekali"
            ),
            models.CheckConstraint(
                condition=models.Q(jenis="KABAR", pemberitahuan__isnull=False, alamat="")
                | (~models.Q(jenis="KABAR") & models.Q(pemberitahuan__isnull=True)),
                name="surat_menurut_jenis",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kirim_setelah", "id"],
                condition=models.Q(terkirim_pada__isnull=True, gagal_pada__isnull=True),
                name="surat_menunggu",
            ),
            models.Index(fields=["dibuat_pada"], name="surat_umur"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} untuk {self.pengguna_id}"
