"""What the portal tells people: a row for one person, or one row for many."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class PemberitahuanQuerySet(models.QuerySet["Pemberitahuan"]):
    def terlihat_oleh(self, pengguna: Any) -> "PemberitahuanQuerySet":
        """One's own, and what the agency tells the role now taken on, or everybody with a record;
        nothing from before the account was made."""
        lingkup = pengguna.lingkup
        if not pengguna.pk or not lingkup.aktif:
            return self.none()
        siaran = models.Q(peran__contains=[lingkup.peran])
        if lingkup.pegawai_id is not None:
            siaran |= models.Q(peran=[])
        siaran &= models.Q(
            pengguna_id=None,
            instansi_id=lingkup.instansi_id,
            dibuat_pada__gte=pengguna.dibuat_pada,
        )
        return self.filter(models.Q(pengguna_id=pengguna.pk) | siaran)


class Pemberitahuan(models.Model):
    """One message. With `pengguna_id` it is that account's; without, it is one row for everybody of
    the agency who has a record, or for those who hold one of `peran`.

    It names no person but its reader, no NIP and no score: whoever reads over a shoulder, or a mail
    server on the way, learns that something happened and where to look.
    """

    RLS = "kabar"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT"

    pengguna_id = models.BigIntegerField(null=True)
    instansi_id = models.BigIntegerField(null=True)
    peran = ArrayField(models.CharField(max_length=20), default=list)
    jenis = models.CharField(max_length=20)
    judul = models.CharField(max_length=200)
    isi = models.CharField(max_length=500, blank=True)
    tautan = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField(db_default=Now())
    # When it was handed to the mail queue; what waits is found by an index of its own.
    disebar_pada = models.DateTimeField(null=True)

    objects: ClassVar = PemberitahuanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pengguna_id__isnull=False, peran=[])
                | models.Q(pengguna_id__isnull=True, instansi_id__isnull=False),
                name="pemberitahuan_untuk_siapa",
            )
        ]
        indexes = [
            models.Index(fields=["pengguna_id", "-id"], name="pemberitahuan_orang"),
            models.Index(
                fields=["instansi_id", "-id"],
                condition=models.Q(pengguna_id__isnull=True),
                name="pemberitahuan_siaran",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(disebar_pada__isnull=True),
                name="pemberitahuan_belum_disebar",
            ),
            models.Index(fields=["dibuat_pada"], name="pemberitahuan_umur"),
        ]

    def __str__(self) -> str:
        return self.judul
