"""Where a record came from: every importable row carries its file, its row there, its hash."""

from django.db import models

from talenta.impor.models.impor import Impor


class CatatanImpor(models.Model):
    """Source of a row. `sidik` is the hash of the row's plain content, `sama` is its equality."""

    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, null=True, related_name="+")
    baris = models.IntegerField(null=True)
    sidik = models.BinaryField(null=True, editable=False)
    diperbarui_pada = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
