"""An office of its own in the small world: a head, two supervisors, staff."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from kinerja.models import Skp, TahunKinerja
from kinerja.services.tahun import tahun_buat, tahun_buka
from kinerja.services.turunan import penilai_turunkan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan, Pegawai
from tests.fixtures.dunia import Dunia, orang

HARI = date(2026, 2, 2)


@dataclass
class Kantor:
    """DINAS_A and BIDANG_A of the province: `kepala` heads the first, `kabid` the second."""

    dunia: Dunia
    tahun: TahunKinerja
    kepala: Pegawai
    kabid: Pegawai
    staf: list[Pegawai]

    def skp(self, pegawai: Pegawai) -> Skp:
        satu: Skp = Skp.objects.get(pegawai=pegawai, tahun_kinerja=self.tahun)
        return satu


def jadikan(pegawai: Pegawai, jenjang: str, nama: str) -> Pegawai:
    """Give somebody a structural post."""
    jabatan, _ = Jabatan.objects.get_or_create(
        instansi_id=pegawai.instansi_id, kode=nama, defaults={"nama": nama, "jenjang": jenjang}
    )
    Pegawai.objects.filter(pk=pegawai.pk).update(jabatan=jabatan)
    pegawai.refresh_from_db()
    return pegawai


def bangun(dunia: Dunia) -> Kantor:
    """The office with its year open, appraisers derived and plans prepared."""
    prov = dunia.prov
    kepala, kabid = orang(prov, "DINAS_A", 1, 7001)[0], orang(prov, "BIDANG_A", 1, 7101)[0]
    staf = orang(prov, "BIDANG_A", 3, 7111)
    jadikan(kepala, "JPT_PRATAMA", "Kepala Dinas Pendidikan")
    jadikan(kabid, "ADMINISTRATOR", "Kepala Bidang Kurikulum")
    tahun = tahun_buat(
        instansi_id=prov.instansi.pk,
        tahun=2026,
        jenis_periodik="TRIWULANAN",
        hari=HARI,
        pelaku=Pelaku.sistem(),
    )
    tahun = tahun_buka(tahun_id=tahun.pk, pelaku=Pelaku.sistem())
    penilai_turunkan(tahun=tahun, hari=HARI)
    return Kantor(dunia, tahun, kepala, kabid, staf)


@pytest.fixture
def kantor(dunia: Dunia) -> Any:
    return bangun(dunia)
