"""How often the records of an agency have been written."""

from django.db import models

from talenta.akun.models import Instansi


class GiliranTulis(models.Model):
    """Counted by every writer of imported records, under the agency's lock
    (talenta.impor.services.giliran): while it stands still, so do the records."""

    RLS = "tertutup"

    instansi = models.OneToOneField(
        Instansi, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    nomor = models.BigIntegerField()

    def __str__(self) -> str:
        return f"giliran {self.nomor} instansi {self.instansi_id}"
