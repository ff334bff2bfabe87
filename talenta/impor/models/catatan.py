"""Where a record came from: every importable row carries its file, its row there, its hash."""

from django.db import models

from talenta.akun.models import Instansi
from talenta.impor.models.impor import Impor
from talenta.inti.acuan import AcuanHimpunan


class CatatanImpor(models.Model):
    """Source of a row. `sidik` is the hash of the row's plain content, `sama` is its equality.

    Such tables are filled in bulk, so their foreign keys are checked once a statement. Stands
    first among the bases, so that its `instansi` is the one taken.
    """

    # The column that links a row to its account: no part of the record, no import fills it.
    KOLOM_AKUN = ""

    instansi = AcuanHimpunan(Instansi, on_delete=models.PROTECT, related_name="+")
    impor = AcuanHimpunan(
        Impor, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    baris = models.IntegerField(null=True)
    sidik = models.BinaryField(null=True, editable=False)
    diperbarui_pada = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
