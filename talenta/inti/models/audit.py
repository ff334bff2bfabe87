"""The append-only audit of decisions, and the seal that chains its rows.

Rows are inserted inside the acting transaction; the chain is sealed by a task afterwards, since
a chain held inside a transaction would make everybody wait for a long import.
People and agencies are plain numbers here: this ground floor knows no table above it.
"""

from typing import ClassVar

import pgtrigger
from django.db import models

from talenta.inti.querysets import CatatanAuditQuerySet


class CatatanAudit(models.Model):
    """One act: who did what to which object, when, why."""

    RLS = "audit"
    HAK_WEB = "SELECT, INSERT"
    HAK_DIRI = "SELECT, INSERT"

    waktu = models.DateTimeField(auto_now_add=True)
    pelaku_id = models.BigIntegerField(null=True)
    pelaku = models.CharField(max_length=200)
    instansi_id = models.BigIntegerField(null=True)
    tindakan = models.CharField(max_length=60)
    objek_jenis = models.CharField(max_length=60)
    objek_id = models.CharField(max_length=60)
    objek_nama = models.CharField(max_length=300, blank=True)
    rincian = models.JSONField(default=dict)
    alasan = models.TextField(blank=True)
    alamat = models.GenericIPAddressField(null=True)

    objects: ClassVar = CatatanAuditQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["instansi_id", "-id"], name="audit_instansi"),
            models.Index(fields=["objek_jenis", "objek_id", "-id"], name="audit_objek"),
        ]
        triggers = [
            pgtrigger.Protect(name="hanya_tambah", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.objek_jenis} {self.objek_id}"


class SegelAudit(models.Model):
    """The seal of one audit row: SHA-256 over the previous seal and the row's content."""

    RLS = "bebas"

    urutan = models.BigIntegerField(primary_key=True)
    catatan = models.OneToOneField(CatatanAudit, on_delete=models.PROTECT, related_name="segel")
    sidik_sebelum = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="segel_hanya_tambah", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"segel {self.urutan}"


class AntreanSegel(models.Model):
    """An audit row that waits for its seal; a trigger adds it, within the acting transaction.

    So the seal reads what waits and no more, and a row that commits late is never passed over.
    """

    RLS = "tertutup"

    catatan_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"catatan {self.catatan_id}"
