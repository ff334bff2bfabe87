"""A run that is asked for: queued once, begun by the rule set that holds when it begins."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from karir.models import AturanTalenta
from karir.selectors.aturan import AturanDicabut, aturan_mulai
from karir.services.aturan_alur import aturan_cabut
from karir.services.permintaan import proses_minta
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import pekerjaan_batalkan
from tests.fixtures.dunia import ACUAN, Daerah
from tests.fixtures.klien import klien
from tests.fixtures.simpanan import dunia_taruh
from tests.karir.aturan import MULAI, berlaku, sebagai_pelaku

pytestmark = pytest.mark.django_db
DICABUT = date(2026, 7, 1)


@pytest.fixture
def prov() -> Daerah:
    return dunia_taruh(per_unit=3).prov


def minta(prov: Daerah, **lain: Any) -> Any:
    bawaan = {"tanggal_acuan": ACUAN, "aturan": None, "pelaku": Pelaku.sistem()}
    return proses_minta(instansi=prov.instansi, **(bawaan | lain))


def test_yang_sama_diminta_sekali(prov: Daerah) -> None:
    satu = minta(prov)
    assert not satu.sudah_ada
    assert minta(prov) == (satu.pekerjaan, True)
    Pekerjaan.objects.filter(pk=satu.pekerjaan.pk).update(status=Pekerjaan.Status.BERJALAN)
    assert minta(prov) == (satu.pekerjaan, True)
    assert CatatanAudit.objects.filter(tindakan="peringkat.minta").count() == 1
    # Another day, and the same rule set chosen by hand, are other runs.
    assert not minta(prov, tanggal_acuan=date(2026, 6, 29)).sudah_ada
    assert not minta(prov, aturan=prov.proses.aturan).sudah_ada


@pytest.mark.parametrize("status", ["SELESAI", "GAGAL", "BATAL"])
def test_yang_berakhir_diminta_lagi(prov: Daerah, status: str) -> None:
    satu = minta(prov).pekerjaan
    Pekerjaan.objects.filter(pk=satu.pk).update(status=status)
    lagi = minta(prov)
    assert (lagi.sudah_ada, lagi.pekerjaan == satu) == (False, False)


def test_yang_diminta_berhenti_tidak_ditunggui(prov: Daerah) -> None:
    """It runs to its next step and ends there: whoever asks now wants another."""
    satu = minta(prov).pekerjaan
    Pekerjaan.objects.filter(pk=satu.pk).update(status=Pekerjaan.Status.BERJALAN)
    satu.refresh_from_db()
    pekerjaan_batalkan(pekerjaan=satu, pelaku=Pelaku.sistem())
    assert not minta(prov).sudah_ada


def test_halaman_menyebut_bahwa_sudah_diminta(prov: Daerah) -> None:
    url, isian = reverse("karir:hitung"), {"tanggal_acuan": ACUAN.isoformat()}
    pertama = klien(prov.akun[Peran.ADMIN_BKD]).post(url, isian)
    kedua = klien(prov.akun[Peran.ANALIS_BKD]).post(url, isian, follow=True)
    assert kedua.redirect_chain[0][0] == pertama["Location"]
    assert "Perhitungan yang sama sudah diminta dan belum selesai" in kedua.content.decode()
    assert Pekerjaan.objects.filter(jenis="karir.hitung").count() == 1


@pytest.fixture
def dicabut(prov: Daerah) -> AturanTalenta:
    """A rule set of the agency, in force since MULAI and withdrawn on DICABUT."""
    aturan = berlaku(prov, MULAI)
    aturan_cabut(
        aturan=aturan,
        revisi=aturan.revisi,
        alasan="Diganti",
        hari=DICABUT,
        pelaku=sebagai_pelaku(prov.akun[Peran.ADMIN_BKD]),
    )
    aturan.refresh_from_db()
    return aturan


@pytest.mark.parametrize("dipilih", [True, False])
def test_aturan_dicabut_tetap_bagi_hari_sebelumnya(
    prov: Daerah, dicabut: AturanTalenta, dipilih: bool
) -> None:
    mulai = aturan_mulai(
        instansi_id=prov.instansi.pk, tanggal=ACUAN, diminta=dicabut, dipilih=dipilih
    )
    assert mulai == dicabut


def test_aturan_dicabut_diganti_yang_berlaku_kecuali_dipilih(
    prov: Daerah, dicabut: AturanTalenta
) -> None:
    isi: dict[str, Any] = {
        "instansi_id": prov.instansi.pk,
        "tanggal": DICABUT,
        "diminta": dicabut,
    }
    assert aturan_mulai(**isi, dipilih=False) == prov.proses.aturan
    with pytest.raises(AturanDicabut, match=f"{dicabut} dicabut.*{prov.proses.aturan}"):
        aturan_mulai(**isi, dipilih=True)


def test_halaman_hasil_menyebut_aturan_dicabut(prov: Daerah) -> None:
    kata = "sudah dicabut"
    k = klien(prov.akun[Peran.ADMIN_BKD])
    url = reverse("karir:proses_rinci", args=[prov.proses.pk])
    assert kata not in k.get(url).content.decode()
    AturanTalenta.objects.filter(pk=prov.proses.aturan_id).update(status="DICABUT")
    assert kata in k.get(url).content.decode()
