"""A measurement of an agency on a day: counts by unit and check, and who fails what."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit
from talenta.inti.models import Pekerjaan
from talenta.pegawai.models import Pegawai, UnitOrganisasi


class UkuranQuerySet(models.QuerySet["UkuranMutu"]):
    def terlihat_oleh(self, pengguna: Any) -> "UkuranQuerySet":
        """Measurements of the agency for those who may see the index; default deny."""
        if not pengguna.lingkup.boleh("mutu.indeks"):
            return self.none()
        return self.filter(instansi_id=pengguna.lingkup.instansi_id)


class UkuranMutu(BerlingkupInstansi):
    """One agency on one day, whole or not at all; measured again that day, it is replaced.

    `pemeriksaan` names the entries of every NilaiMutu's arrays; `ketentuan` are the weights and
    thresholds it was measured with, by code.
    """

    RLS = "kantor"

    tanggal = models.DateField()
    diukur_pada = models.DateTimeField()
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, related_name="+")
    pemeriksaan = ArrayField(models.CharField(max_length=60))
    ketentuan = models.JSONField()
    jumlah = models.IntegerField()

    objects: ClassVar = UkuranQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "tanggal"], name="ukuran_mutu_sehari")
        ]

    def __str__(self) -> str:
        return f"mutu {self.tanggal}"


class NilaiQuerySet(models.QuerySet["NilaiMutu"]):
    def terlihat_oleh(self, pengguna: Any) -> "NilaiQuerySet":
        """Counts of the units in the interval of the role taken on; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("mutu.indeks"):
            return self.none()
        return self.filter(
            instansi_id=lingkup.instansi_id,
            unit_lft__gte=lingkup.lft,
            unit_lft__lte=lingkup.rgt,
        )


class NilaiMutu(BerlingkupUnit):
    """Counts of one unit with everything below it; no unit (left value 0) is the whole agency.

    Arrays follow `ukuran.pemeriksaan`: asked of, failing, failing but excepted. `jumlah` is the
    number of people measured. Derived, so it holds nobody back who removes a unit.
    """

    RLS = "satuan"
    LINGKUP_DARI = "unit_id"
    DIBANGUN_ULANG = True

    ukuran = models.ForeignKey(UkuranMutu, on_delete=models.CASCADE, related_name="nilai")
    unit = models.ForeignKey(
        UnitOrganisasi,
        on_delete=models.DO_NOTHING,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    jumlah = models.IntegerField()
    diperiksa = ArrayField(models.IntegerField())
    gagal = ArrayField(models.IntegerField())
    dikecualikan = ArrayField(models.IntegerField())

    objects: ClassVar = NilaiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ukuran", "unit"], name="nilai_mutu_sekali", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"mutu unit {self.unit_id}"


class TemuanQuerySet(models.QuerySet["TemuanMutu"]):
    def terlihat_oleh(self, pengguna: Any) -> "TemuanQuerySet":
        """Findings about the people in view, for those who may see the index; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("mutu.indeks"):
            return self.none()
        return self.filter(
            instansi_id=lingkup.instansi_id,
            unit_lft__gte=lingkup.lft,
            unit_lft__lte=lingkup.rgt,
        )


class TemuanMutu(BerlingkupUnit):
    """Which checks a person failed at the newest measurement, excepted ones included.

    Derived and rewritten where it differs, so it holds nobody back who removes a person.
    """

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    DIBANGUN_ULANG = True

    pegawai = models.OneToOneField(
        Pegawai,
        on_delete=models.DO_NOTHING,
        primary_key=True,
        related_name="+",
        db_constraint=False,
    )
    nama_kunci = models.TextField()
    gagal = ArrayField(models.CharField(max_length=60))

    objects: ClassVar = TemuanQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["instansi", "nama_kunci", "pegawai"], name="temuan_mutu_nama"),
            GinIndex(fields=["gagal"], name="temuan_mutu_gagal"),
        ]

    def __str__(self) -> str:
        return f"temuan mutu {self.pegawai_id}"
