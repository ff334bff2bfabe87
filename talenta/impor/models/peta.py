"""What officers matched once by hand, remembered for their agency: headers and foreign codes."""

from typing import Any, ClassVar

from django.db import models

from talenta.akun.models import BerlingkupInstansi, Pengguna


class PetaQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> "PetaQuerySet":
        """What the agency remembers, for those who may look at imports; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("impor.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class Diingat(BerlingkupInstansi):
    """Something matched by hand: who and when. Deleting it forgets it; the audit keeps it.

    `SEBUTAN` names it in the audit.
    """

    SEBUTAN: ClassVar[str]
    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"

    pengguna = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    diingat_pada = models.DateTimeField(auto_now=True)

    objects: ClassVar = PetaQuerySet.as_manager()

    class Meta:
        abstract = True


class PetaKolom(Diingat):
    """A header of one kind of file stands for a column; an empty column leaves it unused.

    `kepala` is the header as talenta.impor.baca.kepala.nama_baku gives it, `tulisan` as seen.
    """

    SEBUTAN = "kolom"

    jenis = models.CharField(max_length=40)
    kepala = models.CharField(max_length=200)
    tulisan = models.CharField(max_length=200)
    kolom = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "jenis", "kepala"], name="peta_kolom_sekali"
            ),
            models.CheckConstraint(condition=~models.Q(kepala=""), name="peta_kolom_berkepala"),
        ]

    def __str__(self) -> str:
        return f"{self.tulisan} -> {self.kolom or '(tidak dipakai)'}"


class PadananKode(Diingat):
    """A code of another system stands for a code of the portal.

    `rujukan` is the kind of file that brings the rows referred to (unor, jabatan, pendidikan).
    """

    SEBUTAN = "kode"

    rujukan = models.CharField(max_length=40)
    kode_asing = models.CharField(max_length=200)
    kode = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "rujukan", "kode_asing"], name="padanan_kode_sekali"
            ),
            models.CheckConstraint(
                condition=~models.Q(kode_asing="") & ~models.Q(kode=models.F("kode_asing")),
                name="padanan_kode_berbeda",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rujukan}: {self.kode_asing} -> {self.kode}"
