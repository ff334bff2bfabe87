"""The agency, and the two kinds of scope a row can carry."""

from typing import ClassVar

from django.db import models


class Instansi(models.Model):
    """A government agency with its own people, rules and rankings."""

    RLS = "bebas"

    class Jenis(models.TextChoices):
        PROVINSI = "PROVINSI", "Pemerintah provinsi"
        KABUPATEN = "KABUPATEN", "Pemerintah kabupaten"
        KOTA = "KOTA", "Pemerintah kota"
        LAIN = "LAIN", "Instansi lain"

    class Zona(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=10, choices=Jenis, default=Jenis.LAIN)
    zona = models.CharField(max_length=20, choices=Zona, default=Zona.WITA)
    induk = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="anak"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(induk=models.F("id")), name="instansi_bukan_induk_sendiri"
            )
        ]

    def __str__(self) -> str:
        return self.nama


class BerlingkupInstansi(models.Model):
    """A row that belongs to one agency; row-level security compares `instansi_id`."""

    RLS: ClassVar[str] = "instansi"
    HAK_WEB: ClassVar[str] = "SELECT"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class BerlingkupUnit(BerlingkupInstansi):
    """A person's row: agency and the left value of the person's unit, so scope is an interval.

    `unit_lft` is derived (talenta.pegawai.services.pohon renews it, from the column that
    `LINGKUP_DARI` names) and never tracked or hashed. Rows that pages add say
    `LINGKUP_SAAT_TAMBAH`: the database takes it from the person (talenta.akun.lingkup_tambah).
    """

    RLS: ClassVar[str] = "unit"

    unit_lft = models.IntegerField()

    class Meta:
        abstract = True
