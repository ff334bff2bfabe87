"""The invented year: every state, and nothing that the ranking reads."""

from datetime import date

from kinerja.models import (
    CapaianUnit,
    PenilaianTahunan,
    PredikatTahunan,
    Skp,
    TinjauanPeriodik,
)
from kinerja.services.contoh import tahun_contoh
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Dunia, orang
from tests.kinerja.conftest import jadikan


def test_tahun_hidup_dalam_setiap_keadaan(dunia: Dunia) -> None:
    prov = dunia.prov
    kepala = jadikan(orang(prov, "DINAS_A", 1, 7001)[0], "JPT_PRATAMA", "Kepala Dinas")
    jadikan(orang(prov, "BIDANG_A", 1, 7101)[0], "ADMINISTRATOR", "Kepala Bidang")
    orang(prov, "BIDANG_A", 300, 7200)
    sebelum = list(PredikatTahunan.objects.order_by("pk").values())
    tahun = tahun_contoh(instansi_id=prov.instansi.pk, hari=date(2026, 6, 30))
    skp = Skp.objects.filter(tahun_kinerja=tahun)
    assert set(skp.values_list("status", flat=True)) == set(Skp.Status.values) - {"DIAKHIRI"}
    milik = skp.filter(penilai=kepala, unit_pimpinan__isnull=False).get()
    assert milik.rhk.count() == 2
    staf = skp.filter(status="DISEPAKATI", penilai_nama=milik.nama).first()
    assert staf is not None
    assert staf.rhk.filter(rhk_atasan__skp=milik).count() == 2
    tinjauan = TinjauanPeriodik.objects.filter(periode__tahun_kinerja=tahun)
    assert set(tinjauan.values_list("status", flat=True)) == set(TinjauanPeriodik.Status.values)
    assert set(tahun.periode.order_by("nomor").values_list("nomor", "status")) == {
        (1, "DITUTUP"), (2, "DITUTUP"), (3, "DIBUKA"), (4, "DIBUKA"),
    }  # fmt: skip
    penilaian = PenilaianTahunan.objects.filter(tahun_kinerja=tahun)
    assert set(penilaian.values_list("status", flat=True)) >= {
        "DRAF", "DITETAPKAN", "DISERAHKAN", "DITERIMA",
    }  # fmt: skip
    assert penilaian.exclude(bagian__isnull=False).count() == 0
    assert CapaianUnit.objects.filter(tahun_kinerja=tahun).count() == 2
    # Whoever can sign in has something to look at.
    berakun = Pegawai.objects.filter(pengguna__isnull=False, skp__tahun_kinerja=tahun)
    assert set(
        berakun.filter(skp__penilai__isnull=False).values_list("skp__status", flat=True)
    ) == {"DISEPAKATI"}
    assert list(PredikatTahunan.objects.order_by("pk").values()) == sebelum
