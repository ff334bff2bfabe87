"""Objects about SIMATA for the access table: a snapshot with a person and somebody unknown."""

from typing import Any

from talenta.impor.models import Impor
from tests.fixtures.dunia import ACUAN, Daerah


def acuan(daerah: Daerah) -> Any:
    """The agency's snapshot that was read and not withdrawn."""
    from karir.models import AcuanSimata, BarisSimata, TemuanSimata
    from karir.simata.tata import ANGKA, KOMPONEN

    ada = AcuanSimata.objects.filter(instansi=daerah.instansi).berlaku().first()
    if ada is not None:
        return ada
    berkas = Impor.objects.select_related("berkas").get(pk=daerah.impor.pk).berkas
    satu = AcuanSimata.objects.create(
        instansi=daerah.instansi, tanggal=ACUAN, status="SIAP", berkas=berkas, oleh_nama="Analis",
        dibaca=2, disimpan=2, tak_dikenal=1, peringatan=1, desimal=dict.fromkeys(ANGKA, 2),
    )  # fmt: skip
    nilai: dict[str, Any] = {
        "instansi": daerah.instansi, "acuan": satu, "kotak": 9, "y": 90_000_000, "x": 91_500_000,
        "komponen": [90_000_000] * (len(KOMPONEN) - 1) + [None],
    }  # fmt: skip
    for nomor, [orang, *_] in enumerate(filter(None, daerah.pegawai.values()), start=2):
        BarisSimata.objects.create(
            baris=nomor, pegawai_id=orang.pk, nip=orang.nip, nama=orang.nama,
            unit_lft=orang.unit_lft, nama_kunci=orang.nama_kunci, **nilai,
        )  # fmt: skip
    BarisSimata.objects.create(
        baris=99, nip="199001012015031009", nama="Orang Lain", nama_kunci="ORANG LAIN", unit_lft=0,
        **nilai,
    )  # fmt: skip
    TemuanSimata.objects.create(
        instansi=daerah.instansi, acuan=satu, baris=99, kolom="NIP", nilai="199001012015031009",
        kode="NIP_TIDAK_DITEMUKAN", tingkat="peringatan", pesan="Baris 99, kolom NIP: tidak ada.",
    )  # fmt: skip
    return satu


def satu(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Arguments of a snapshot's address."""
    return {"pk": acuan(daerah).pk}


def cocok(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Arguments of a comparison's address."""
    return satu(daerah, unit) | {"proses": daerah.proses.pk}


def orang(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Arguments of a person's page in a comparison."""
    return cocok(daerah, unit) | {"pegawai_id": daerah.pegawai[unit][0].pk}


def berkas(daerah: Daerah, unit: str) -> dict[str, Any]:
    """Arguments of a comparison as a file."""
    return cocok(daerah, unit) | {"jenis": "csv"}
