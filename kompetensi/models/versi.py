"""A version of something an agency lays down: drafted, put in force from a day on, then kept."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from talenta.akun.models import BerlingkupInstansi, Pengguna


class VersiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Versions of the person's own agency; drafts for those who draw them up."""
        lingkup = pengguna.lingkup
        milik = self.filter(instansi_id=lingkup.instansi_id)
        return milik if lingkup.boleh("kompetensi.susun") else milik.exclude(status="DRAF")

    def pada(self, hari: date) -> Self:
        """Versions that have begun by a day, the one in force first."""
        sah = self.filter(status="SAH", berlaku_mulai__lte=hari)
        return sah.order_by("-berlaku_mulai", "-nomor")


class Versi(BerlingkupInstansi):
    """In force on a day is the version that began last; what was put in force never changes.

    `revisi` counts the changes of a draft, so that whoever saves on top of a state that somebody
    else has changed meanwhile is told.
    """

    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"
    RLS_SYARAT = "(status <> 'DRAF' OR (SELECT lingkup_int('app.susun')) = 1)"

    class Status(models.TextChoices):
        DRAF = "DRAF", "Draf"
        SAH = "SAH", "Ditetapkan"

    nomor = models.PositiveIntegerField()
    judul = models.CharField(max_length=200, blank=True)
    dasar = models.TextField(blank=True)
    status = models.CharField(max_length=4, choices=Status, default=Status.DRAF)
    berlaku_mulai = models.DateField(null=True)
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    disahkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    disahkan_pada = models.DateTimeField(null=True)
    revisi = models.PositiveIntegerField(default=0)
    diubah_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    diubah_pada = models.DateTimeField(null=True)

    objects: ClassVar = VersiQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "nomor"], name="%(class)s_nomor"),
            models.UniqueConstraint(
                fields=["instansi"], condition=Q(status="DRAF"), name="%(class)s_satu_draf"
            ),
            models.CheckConstraint(
                condition=Q(status="DRAF")
                | Q(berlaku_mulai__isnull=False, disahkan_pada__isnull=False)
                & ~Q(dasar="")
                & ~Q(judul=""),
                name="%(class)s_sah_lengkap",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="versi_tetap",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.status <> 'DRAF'"),
            )
        ]

    def __str__(self) -> str:
        return f"versi {self.nomor}"

    @property
    def draf(self) -> bool:
        return self.status == self.Status.DRAF


def tetap_bersama(tabel: str) -> pgtrigger.Trigger:
    """Rows of a version in `tabel` change only while that version is a draft."""
    return pgtrigger.Trigger(
        name="isi_versi_tetap",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("nomor_versi", "bigint")],
        func=f"""
            nomor_versi := CASE WHEN TG_OP = 'DELETE' THEN OLD.versi_id ELSE NEW.versi_id END;
            IF EXISTS (SELECT 1 FROM {tabel} WHERE id = nomor_versi AND status <> 'DRAF') THEN
                RAISE EXCEPTION 'versi yang sudah ditetapkan tidak berubah'
                    USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        """,
    )
