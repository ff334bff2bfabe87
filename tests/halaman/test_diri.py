"""The page about oneself: one's own record under any role, and nobody else's."""

from typing import Any

import pytest

from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.inti.sandi_data import hmac_nik, sandikan
from talenta.pegawai.models import HukumanDisiplin, Pegawai
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien
from tests.halaman.conftest import HTMX

LAMAN = ["/pegawai/saya/", "/pegawai/saya/perubahan/", "/kinerja/saya/", "/kompetensi/saya/"]


def sendiri(dunia: Dunia, peran: Peran) -> Pegawai:
    return Pegawai.objects.get(pengguna=dunia.prov.akun[peran])


@pytest.mark.parametrize("peran", [Peran.ASN, Peran.ATASAN, Peran.ADMIN_BKD, Peran.PPK])
@pytest.mark.parametrize("url", LAMAN)
def test_hanya_tentang_diri(dunia: Dunia, masuk: Any, peran: Peran, url: str) -> None:
    aku = sendiri(dunia, peran)
    jawaban = masuk(peran).get(url)
    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    assert aku.nip in isi
    lain = Pegawai.objects.exclude(pk=aku.pk).values_list("nip", flat=True)
    assert not [nip for nip in lain if nip in isi]


def test_disiplin_sendiri_terlihat(dunia: Dunia, masuk: Any) -> None:
    aku = sendiri(dunia, Peran.ATASAN)
    HukumanDisiplin.objects.create(
        instansi=aku.instansi,
        unit_lft=aku.unit_lft,
        pegawai=aku,
        tingkat="RINGAN",
        jenis="Teguran tertulis",
        tmt="2024-01-01",
    )
    isi = masuk(Peran.ATASAN).get("/pegawai/saya/").content.decode()
    assert "Teguran tertulis" in isi
    assert "Ada hukuman disiplin tanpa tanggal akhir." in isi
    assert "Teguran tertulis" not in masuk(Peran.ATASAN).get(f"/pegawai/{aku.pk}/").content.decode()


def test_kotak_sendiri_di_depan(dunia: Dunia, masuk: Any) -> None:
    isi = masuk(Peran.ASN).get("/pegawai/saya/").content.decode()
    assert isi.index("Kotak Anda") < isi.index("Kinerja tiap tahun")
    assert "Yang janggal dalam data Anda" in isi


def test_nik_sendiri_tercatat(dunia: Dunia, masuk: Any) -> None:
    aku = sendiri(dunia, Peran.ASN)
    Pegawai.objects.filter(pk=aku.pk).update(
        nik_sandi=sandikan("52011"), nik_hmac=hmac_nik("52011")
    )
    k = masuk(Peran.ASN)
    assert "52011" not in k.get("/pegawai/saya/").content.decode()
    assert "52011" in k.post("/pegawai/saya/nik/", **HTMX).content.decode()
    assert CatatanAudit.objects.get(tindakan="lihat.nik").objek_id == str(aku.pk)


def test_akun_tanpa_data_pegawai(dunia: Dunia) -> None:
    pengguna = dunia.prov.akun[Peran.PPK]
    Pegawai.objects.filter(pengguna=pengguna).update(pengguna=None)
    k = klien(pengguna)
    assert "belum terhubung dengan data pegawai" in k.get("/pegawai/saya/").content.decode()
    for url in LAMAN[1:]:
        assert k.get(url).status_code == 404
