"""What is worked out of a stored run afterwards: columns for what-ifs, and each person's band."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from karir.models.penayangan import PenayanganHasil
from karir.models.proses import TAMPIL_ATAU_COBA, ProsesPeringkat
from talenta.akun.models import BerlingkupInstansi


class BahanAndaiQuerySet(models.QuerySet["BahanAndai"]):
    def terlihat_oleh(self, pengguna: Any) -> "BahanAndaiQuerySet":
        """Columns of the agency's runs, for whoever may compute."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("hasil.hitung"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class BahanAndai(BerlingkupInstansi):
    """The columns of a run that a what-if needs, as karir.mesin.bahan_andai packs them.

    `sidik` is the SHA-256 of `isi`. `metode` says how the bands of the run were worked out, for
    whoever repeats it: name, seed, number of weightings drawn and at the edges, points of leeway.
    """

    RLS = "kantor"
    RLS_SYARAT = "(SELECT lingkup_int('app.coba')) = 1"

    proses = models.OneToOneField(
        ProsesPeringkat, on_delete=models.CASCADE, primary_key=True, related_name="bahan_andai"
    )
    isi = models.BinaryField()
    sidik = models.CharField(max_length=64)
    jumlah = models.IntegerField()
    metode = models.JSONField(default=dict)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = BahanAndaiQuerySet.as_manager()

    def __str__(self) -> str:
        return f"bahan andaian proses {self.proses_id}"


class RentangQuerySet(models.QuerySet["RentangPeringkat"]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Bands of the people whose results are in view; else the own one. Those of a trial run
        only for those who may compute."""
        lingkup = pengguna.lingkup
        semua = self
        if not lingkup.boleh("hasil.hitung"):
            semua = self.filter(proses_id__in=PenayanganHasil.objects.values("proses_id"))
        if lingkup.boleh("hasil.lihat"):
            return semua.filter(
                instansi_id=lingkup.instansi_id,
                unit_lft__gte=lingkup.lft,
                unit_lft__lte=lingkup.rgt,
            )
        if lingkup.pegawai_id is not None:
            return semua.filter(pegawai_id=lingkup.pegawai_id)
        return self.none()


class RentangPeringkat(models.Model):
    """Best and worst rank of a mapped person when every weight may move by five points, and the
    boxes taken on the way as bits (bit n for box n). Written with COPY, never changed."""

    RLS = "unit"
    RLS_SYARAT = TAMPIL_ATAU_COBA.format(kolom="proses_id")
    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "unit_id"
    HAK_WEB = "SELECT"
    RUJUKAN_BILANGAN: ClassVar[dict[str, str]] = {"unit_id": "pegawai.UnitOrganisasi"}

    pk = models.CompositePrimaryKey("proses_id", "pegawai_id")
    proses = models.ForeignKey(
        ProsesPeringkat, on_delete=models.CASCADE, related_name="rentang", db_index=False
    )
    pegawai = models.ForeignKey(
        "pegawai.Pegawai",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    instansi_id = models.BigIntegerField()
    unit_lft = models.IntegerField()
    unit_id = models.BigIntegerField()
    terbaik = models.IntegerField()
    terburuk = models.IntegerField()
    bit_kotak = models.SmallIntegerField()

    objects: ClassVar = RentangQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(terbaik__gte=1, terburuk__gte=models.F("terbaik")),
                name="rentang_urut",
            )
        ]
        # A reorganisation finds the bands of its agency, which lie together run by run, without
        # reading those of all the others.
        indexes = [
            BrinIndex(
                fields=["instansi_id"],
                name="rentang_instansi",
                pages_per_range=32,
                autosummarize=True,
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id}: {self.terbaik}-{self.terburuk}"

    @property
    def kotak(self) -> list[int]:
        """The boxes taken, ascending."""
        return [nomor for nomor in range(1, 10) if self.bit_kotak >> nomor & 1]
