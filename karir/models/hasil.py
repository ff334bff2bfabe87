"""A person's result in a run. The table is partitioned by run and written with COPY."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from karir.kode import ALASAN, KategoriKinerja, KategoriPotensial, StatusHasil
from karir.models.penayangan import PenayanganHasil
from karir.models.proses import TAMPIL_ATAU_COBA
from karir.padat import TANPA_FAKTA, fakta_urai
from karir.rumus import sumbu_tampil, talenta_tampil
from talenta.pegawai.kode import Jenjang


class HasilQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any, proses_id: int | None = None) -> Self:
        """Results of the people in view for roles that may see scores; else the own result.

        Those of a trial run only for those who may compute. `proses_id` narrows it to one run, of
        which is asked once, instead of for every row, whether it was shown.
        """
        lingkup = pengguna.lingkup
        semua = self if proses_id is None else self.filter(proses_id=proses_id)
        if not lingkup.boleh("hasil.hitung"):
            semua = semua.pernah_tampil(proses_id)
        if lingkup.boleh("hasil.lihat"):
            return semua.filter(
                instansi_id=lingkup.instansi_id,
                unit_lft__gte=lingkup.lft,
                unit_lft__lte=lingkup.rgt,
            )
        if lingkup.pegawai_id is not None:
            return semua.filter(pegawai_id=lingkup.pegawai_id)
        return self.none()

    def ditinjau(self, pengguna: Any, tinjauan: Any) -> Self:
        """Results of the people whom a review is about, for those who take part in reviews."""
        boleh = pengguna.lingkup.boleh("tinjauan.lihat")
        sesama = tinjauan.instansi_id == pengguna.lingkup.instansi_id
        return self.sasaran(tinjauan) if boleh and sesama else self.none()

    def sasaran(self, tinjauan: Any) -> Self:
        """Results of the people whom a review is about; wants its `unit` selected."""
        hasil = self.filter(proses_id=tinjauan.proses_id, instansi_id=tinjauan.instansi_id)
        if tinjauan.unit_id is not None:
            hasil = hasil.filter(unit_lft__gte=tinjauan.unit.lft, unit_lft__lte=tinjauan.unit.rgt)
        return hasil.filter(jenjang=tinjauan.jenjang) if tinjauan.jenjang else hasil

    def pernah_tampil(self, proses_id: int | None = None) -> Self:
        """Results of runs that are or once were an agency's result; `proses_id` names one."""
        tayang = PenayanganHasil.objects.all()
        if proses_id is None:
            return self.filter(proses_id__in=tayang.values("proses_id"))
        return self.filter(models.Exists(tayang.filter(proses_id=proses_id)), proses_id=proses_id)


class HasilPeringkat(models.Model):
    """Result row of one person: box, axes, ranks, every component score and the facts behind it.

    Scores are integers in hundredths, axes in hundredths x 10,000, the talent score in
    hundredths x 100,000,000. An absent score is -1; facts are packed (`karir.padat`). Name,
    post and units are as they were when the inputs were frozen; `unit_lft` follows the present
    tree, for scope.
    """

    RLS = "tinjau"
    RLS_SYARAT = TAMPIL_ATAU_COBA.format(kolom="proses_id")
    DIRI_KOLOM = "pegawai_id"
    DIRI_MUAT = ("proses",)
    LINGKUP_DARI = "unit_id"
    HAK_WEB = "SELECT"
    # Levels of somebody whom one appraises, for the page beside the appraisal (0013).
    FUNGSI_WEB = ("karir_kompetensi_dinilai(bigint)",)
    # Plain numbers that name rows of other tables, for whoever asks what still uses a row.
    RUJUKAN_BILANGAN: ClassVar[dict[str, str]] = {
        "unit_id": "pegawai.UnitOrganisasi",
        "opd_id": "pegawai.UnitOrganisasi",
    }

    pk = models.CompositePrimaryKey("proses_id", "pegawai_id")
    proses = models.ForeignKey(
        "karir.ProsesPeringkat",
        on_delete=models.DO_NOTHING,
        related_name="hasil",
        db_constraint=False,
    )
    pegawai = models.ForeignKey(
        "pegawai.Pegawai", on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    instansi_id = models.BigIntegerField()
    unit_lft = models.IntegerField()
    nip = models.CharField(max_length=18)
    nama = models.TextField()
    nama_kunci = models.TextField()
    unit_id = models.BigIntegerField()
    unit_nama = models.TextField()
    opd_id = models.BigIntegerField()
    opd_nama = models.TextField()
    jabatan_nama = models.TextField(blank=True)
    jenjang = models.CharField(max_length=20, choices=Jenjang, blank=True)
    status = models.CharField(max_length=16, choices=StatusHasil)
    alasan = ArrayField(models.CharField(max_length=40), default=list)
    krs = models.BooleanField(null=True)
    kotak = models.SmallIntegerField(null=True)
    kategori_kinerja = models.CharField(max_length=10, choices=KategoriKinerja, blank=True)
    kategori_potensial = models.CharField(max_length=10, choices=KategoriPotensial, blank=True)
    kategori_predikat = models.CharField(max_length=10, choices=KategoriKinerja, blank=True)
    y_eksak = models.BigIntegerField(null=True)
    x_eksak = models.BigIntegerField(null=True)
    talenta_eksak = models.BigIntegerField(null=True)
    peringkat = models.IntegerField(null=True)
    peringkat_opd = models.IntegerField(null=True)
    peringkat_jenjang = models.IntegerField(null=True)
    skor = ArrayField(models.IntegerField())
    fakta = models.BinaryField()

    objects: ClassVar = HasilQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "karir_hasilperingkat"

    def __str__(self) -> str:
        return f"{self.nip} kotak {self.kotak}"

    def biner_terurai(self) -> dict[str, Any]:
        """The packed facts by name, for whoever takes the own data away; none are left out but
        those that are absent."""
        nilai = fakta_urai(self.proses.tipe_fakta, self.fakta)
        return {
            "fakta": [
                {"data": nama, "nilai": satu}
                for nama, satu in zip(self.proses.kolom_fakta, nilai, strict=True)
                if satu != TANPA_FAKTA
            ]
        }

    @property
    def alasan_kata(self) -> list[str]:
        """Reasons in words."""
        return [ALASAN[kode] for kode in self.alasan]

    @property
    def nilai_y(self) -> int | None:
        """Axis Y as shown, in hundredths."""
        return None if self.y_eksak is None else sumbu_tampil(self.y_eksak)

    @property
    def nilai_x(self) -> int | None:
        """Axis X as shown, in hundredths."""
        return None if self.x_eksak is None else sumbu_tampil(self.x_eksak)

    @property
    def nilai_talenta(self) -> int | None:
        """Talent score as shown, in hundredths."""
        return None if self.talenta_eksak is None else talenta_tampil(self.talenta_eksak)
