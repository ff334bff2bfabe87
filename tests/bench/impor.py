"""A pegawai file from preview to applied against django-import-export in bulk mode."""

from pathlib import Path
from typing import Any

from django.db import connection, transaction
from import_export import fields, resources, widgets
from import_export.instance_loaders import CachedInstanceLoader
from tablib import Dataset

from karir.contoh.bahan import Spek
from karir.contoh.berkas import reka, tulis
from karir.contoh.nama import PencatatNip
from talenta.akun.models import Instansi
from talenta.impor.models import Impor
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.terapkan import impor_terapkan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, laju, ukur

TARGET = 4
ACUAN = ("unor", "jabatan", "pendidikan")


def bench_impor(p: Panggung) -> Ukuran:
    berkas = _berkas(p.skala.impor, p.folder / "impor")
    instansi = Instansi.objects.create(kode="impor", nama="Provinsi Impor")
    for jenis in ACUAN:
        impor_langsung(instansi=instansi, jenis=jenis, berkas=berkas[jenis])
    # Each run starts from an instansi without people.
    produk = ukur(_diulang(lambda: _produk(instansi, berkas["pegawai"])), kali=3)
    data = Dataset().load(berkas["pegawai"].read_text(encoding="utf-8"), format="csv")
    sedikit = data[: p.skala.impor_dasar]
    data = Dataset(*sedikit, headers=data.headers)
    dasar = ukur(_diulang(lambda: _import_export(instansi, data)), kali=3)
    laju_produk, laju_dasar = p.skala.impor / produk.median, len(sedikit) / dasar.median
    return Ukuran(
        nama=f"impor pegawai dari pratinjau sampai diterapkan, {p.skala.impor:,} baris",
        angka=laju(p.skala.impor, produk.median),
        dasar=f"django-import-export cara bulk, {len(sedikit):,} baris",
        angka_dasar=laju(len(sedikit), dasar.median),
        rasio=laju_produk / laju_dasar,
        target=TARGET,
        sekurangnya=True,
        puncak=produk.puncak,
    )


def _berkas(pegawai: int, folder: Path) -> dict[str, Path]:
    spek = Spek("impor", "Provinsi Impor", True, False, pegawai, 7, 2)
    return dict(tulis(reka(spek, PencatatNip()), folder))


def _diulang(fungsi: Any) -> Any:
    """The same, undone afterwards by a rollback, so that every run starts from nobody."""

    def sekali() -> None:
        with transaction.atomic():
            fungsi()
            transaction.set_rollback(True)

    return sekali


def _produk(instansi: Instansi, berkas: Path) -> None:
    impor = impor_langsung(instansi=instansi, jenis="pegawai", berkas=berkas, terapkan=False)
    assert impor.status == Impor.Status.SIAP
    impor = impor_terapkan(impor_id=impor.pk, pelaku=Pelaku.sistem())
    assert impor.baru == impor.dibaca


class PegawaiResource(resources.ModelResource):
    """The shortest resource that stores the same people, with what its manual says for speed."""

    nip = fields.Field(attribute="nip", column_name="NIP BARU")
    nama = fields.Field(attribute="nama", column_name="NAMA")
    tanggal_lahir = fields.Field(
        attribute="tanggal_lahir",
        column_name="TANGGAL LAHIR",
        widget=widgets.DateWidget("%d-%m-%Y"),
    )
    jenis_kelamin = fields.Field(attribute="jenis_kelamin", column_name="JENIS KELAMIN")
    kedudukan_hukum = fields.Field(attribute="kedudukan_hukum", column_name="KEDUDUKAN HUKUM ID")
    golongan = fields.Field(attribute="golongan", column_name="GOL AKHIR NAMA")

    class Meta:
        model = Pegawai
        import_id_fields = ("nip",)
        fields = ("nip", "nama", "tanggal_lahir", "jenis_kelamin", "kedudukan_hukum", "golongan")
        instance_loader_class = CachedInstanceLoader
        use_bulk = True
        batch_size = 1000
        skip_diff = True
        use_transactions = False

    def __init__(self, instansi: Instansi) -> None:
        super().__init__()
        self.instansi = instansi
        self.unit = {u.kode: u for u in UnitOrganisasi.objects.filter(instansi=instansi)}

    def get_queryset(self) -> Any:
        return Pegawai.objects.filter(instansi=self.instansi)

    def after_init_instance(self, instance: Pegawai, new: bool, row: Any, **kwargs: Any) -> None:
        instance.instansi = self.instansi
        instance.unit = self.unit[row["UNOR ID"]]
        instance.unit_lft = instance.unit.lft
        instance.nama_kunci = row["NAMA"].upper()


def _import_export(instansi: Instansi, data: Dataset) -> None:
    """Preview and apply, as its own two steps do."""
    for coba in (True, False):
        PegawaiResource(instansi).import_data(data, dry_run=coba, raise_errors=True)
    assert Pegawai.objects.filter(instansi=instansi).count() == len(data)
    connection.check_constraints()
