"""Panels of the upper wings: a page of its own and a fragment of it, with what it says."""

from datetime import date
from typing import Any

import pytest

from karir.mesin.aturan import muat
from karir.models import AturanTalenta
from kinerja.models import PredikatTahunan
from kinerja.selectors.panel import panel_kinerja
from kompetensi.kode import AREA_DIGITAL, ASPEK_POTENSI, KOMPETENSI, TINGKAT_LAZIM
from kompetensi.models import (
    JamPembelajaran,
    KeterampilanDigital,
    PenilaianKompetensi,
    PenilaianPotensi,
    StandarJabatan,
)
from kompetensi.selectors.panel import panel_kompetensi
from talenta.akun.izin import Peran
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Dunia
from tests.halaman.conftest import HTMX

PANEL = ["kinerja", "kompetensi"]


@pytest.fixture
def ratna(dunia: Dunia) -> Pegawai:
    return Pegawai.objects.select_related("jabatan").get(pk=dunia.prov.pegawai["BIDANG_A"][0].pk)


@pytest.fixture
def admin(dunia: Dunia) -> Any:
    pengguna = dunia.prov.akun[Peran.ADMIN_BKD]
    pengguna.lingkup = lingkup_pilihan(pengguna_id=pengguna.pk, hari=date(2026, 6, 30)).aktif
    return pengguna


def milik(ratna: Pegawai, **lain: Any) -> dict[str, Any]:
    return {"instansi": ratna.instansi, "unit_lft": ratna.unit_lft, "pegawai": ratna, **lain}


@pytest.mark.parametrize("sayap", PANEL)
def test_halaman_dan_potongan(ratna: Pegawai, masuk: Any, sayap: str) -> None:
    url = f"/{sayap}/pegawai/{ratna.pk}/"
    for peran in (Peran.ADMIN_BKD, Peran.ATASAN):
        k = masuk(peran)
        utuh, potongan = k.get(url), k.get(url, **HTMX)
        assert potongan.content.decode().strip().startswith("<section")
        assert potongan.content.decode().strip() in utuh.content.decode()
        assert "<html" in utuh.content.decode()
        assert "HX-Request" in utuh["Vary"]


@pytest.mark.parametrize("sayap", PANEL)
def test_di_luar_lingkup_tidak_ada(dunia: Dunia, masuk: Any, sayap: str) -> None:
    tetangga = dunia.prov.pegawai["DINAS_B"][0].pk
    assert masuk(Peran.ATASAN).get(f"/{sayap}/pegawai/{tetangga}/").status_code == 404
    assert masuk(Peran.ASN).get(f"/{sayap}/pegawai/{tetangga}/").status_code == 404


def test_gambar_putus_pada_tahun_yang_hilang(ratna: Pegawai, admin: Any) -> None:
    PredikatTahunan.objects.create(**milik(ratna, tahun=2021, predikat="SANGAT_KURANG"))
    PredikatTahunan.objects.create(**milik(ratna, tahun=2010, predikat="BAIK"))
    gambar = panel_kinerja(oleh=admin, pegawai_id=ratna.pk).gambar
    assert gambar is not None
    assert [titik.tahun for titik in gambar.titik] == [2021, 2024, 2025]
    assert [titik.sambung_x is None for titik in gambar.titik] == [True, True, False]
    bawah, atas = gambar.titik[0].y, gambar.titik[1].y
    assert bawah > atas, "sangat kurang is drawn below baik"
    assert max(titik.x for titik in gambar.titik) < gambar.lebar


def test_predikat_dicabut_tidak_digambar(ratna: Pegawai, admin: Any) -> None:
    PredikatTahunan.objects.filter(pegawai=ratna, tahun=2025).update(
        dicabut_pada="2026-02-01T00:00Z"
    )
    panel = panel_kinerja(oleh=admin, pegawai_id=ratna.pk)
    assert panel.gambar is None
    assert [satu.catatan.tahun for satu in panel.predikat] == [2025, 2024]


def kompetensi(ratna: Pegawai, tanggal: date, **lain: int) -> PenilaianKompetensi:
    nilai = {**dict.fromkeys(KOMPETENSI, 2), **lain}
    return PenilaianKompetensi.objects.create(**milik(ratna, tanggal=tanggal, **nilai))


def test_penilaian_terakhir_terhadap_tingkat_lazim(ratna: Pegawai, admin: Any) -> None:
    kompetensi(ratna, date(2024, 1, 1))
    baru = kompetensi(ratna, date(2025, 1, 1), integritas=0)
    dicabut = kompetensi(ratna, date(2026, 1, 1))
    PenilaianKompetensi.objects.filter(pk=dicabut.pk).update(dicabut_pada="2026-02-01T00:00Z")
    asesmen = panel_kompetensi(oleh=admin, pegawai=ratna).asesmen
    assert asesmen is not None
    assert asesmen.catatan == baru
    assert asesmen.sebelumnya == 1
    assert asesmen.terpenuhi == 8
    assert {satu.syarat for satu in asesmen.tingkat} == {1}
    assert asesmen.asal_standar == "tingkat lazim jenjang Pelaksana"


def test_standar_jabatan_didahulukan(ratna: Pegawai, admin: Any) -> None:
    kompetensi(ratna, date(2025, 1, 1))
    StandarJabatan.objects.create(
        instansi=ratna.instansi, jabatan=ratna.jabatan, **dict.fromkeys(KOMPETENSI, 3)
    )
    asesmen = panel_kompetensi(oleh=admin, pegawai=ratna).asesmen
    assert asesmen is not None
    assert {satu.syarat for satu in asesmen.tingkat} == {3}
    assert asesmen.terpenuhi == 0
    assert asesmen.asal_standar == "standar jabatan ini"


def test_sumber_digital_tidak_dicampur_dan_jp_per_tahun(
    ratna: Pegawai, admin: Any, masuk: Any
) -> None:
    for tahun, sumber, tingkat in (
        (2024, "MANDIRI", 8),
        (2025, "ASESMEN", 3),
        (2023, "ASESMEN", 1),
    ):
        nilai = dict.fromkeys(AREA_DIGITAL, tingkat)
        KeterampilanDigital.objects.create(
            **milik(ratna, tanggal=date(tahun, 1, 1), sumber=sumber, **nilai)
        )
    for nama, jp, tahun in (("A", 20, 2025), ("B", 4, 2025), ("C", 7, 2024)):
        JamPembelajaran.objects.create(**milik(ratna, nama=nama, jp=jp, tanggal=date(tahun, 5, 1)))
    PenilaianPotensi.objects.create(
        **milik(ratna, tanggal=date(2025, 1, 1), **dict.fromkeys(ASPEK_POTENSI, 4))
    )
    panel = panel_kompetensi(oleh=admin, pegawai=ratna)
    assert [(d.sumber, d.tingkat[0].tingkat) for d in panel.digital] == [
        ("Asesmen", 3),
        ("Penilaian mandiri", 8),
    ]
    assert [(satu.tahun, satu.jp) for satu in panel.belajar] == [(2025, 24), (2024, 7)]
    assert panel.potensi is not None
    assert (panel.potensi.jumlah, panel.potensi.puncak) == (32, 40)
    isi = masuk(Peran.ATASAN).get(f"/kompetensi/pegawai/{ratna.pk}/").content.decode()
    for kata in ("24 JP", "32 dari 40", "3 dari 8", "Belum ada hasil penilaian kompetensi"):
        assert kata in isi


def test_tingkat_lazim_sama_dengan_aturan_bawaan(dunia: Dunia) -> None:
    """The panel of a lower wing cannot ask the rule sets: both tables must agree."""
    semua = AturanTalenta.objects.filter(instansi__isnull=True)
    assert semua.count() >= 2
    for aturan in semua:
        muat(aturan.isi)
        assert aturan.isi["tingkat_baku"] == TINGKAT_LAZIM, aturan.kode
