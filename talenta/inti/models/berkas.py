"""A stored file: original imports, exports. Served only through a view that checks access."""

from django.db import models


class Berkas(models.Model):
    """One file under MEDIA_ROOT with its hash; the same content may be stored twice."""

    RLS = "instansi"
    HAK_WEB = "SELECT, INSERT"
    # Somebody who reports a wrong value about oneself may bring evidence.
    HAK_DIRI = "SELECT, INSERT"

    instansi_id = models.BigIntegerField(null=True)
    nama = models.CharField(max_length=255)
    isi = models.FileField(upload_to="%Y/%m", max_length=255)
    sha256 = models.CharField(max_length=64)
    ukuran = models.BigIntegerField()
    tipe = models.CharField(max_length=100)
    pelaku_id = models.BigIntegerField(null=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["instansi_id", "sha256"], name="berkas_sidik")]

    def __str__(self) -> str:
        return self.nama
