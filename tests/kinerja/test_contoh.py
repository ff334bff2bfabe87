"""The invented year: every state, and nothing that the ranking reads."""

from collections import Counter
from datetime import date

from kinerja.models import (
    CapaianUnit,
    Keberatan,
    PenilaianTahunan,
    PermintaanUmpan,
    PredikatTahunan,
    Skp,
    TinjauanPeriodik,
    UmpanNama,
    UmpanTerbit,
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
        "DRAF", "DITETAPKAN", "DISERAHKAN", "DITERIMA", "KEBERATAN", "FINAL",
    }  # fmt: skip
    keberatan = Keberatan.objects.filter(penilaian__tahun_kinerja=tahun)
    assert set(keberatan.values_list("status", flat=True)) == set(Keberatan.Status.values)
    kabul = keberatan.get(status="DIKABULKAN")
    assert (kabul.hasil_semula, kabul.rating_hasil) == ("SESUAI", "DI_ATAS")
    # Nobody objected to one in time.
    assert penilaian.filter(status="FINAL", keberatan__isnull=True).exists()
    for umpan in (PermintaanUmpan, UmpanNama):
        assert umpan.objects.filter(pegawai__skp__tahun_kinerja=tahun).exists()
    terbit = Counter(UmpanTerbit.objects.values_list("pegawai_id", flat=True))
    assert set(terbit.values()) == {3}
    assert penilaian.exclude(bagian__isnull=False).count() == 0
    assert CapaianUnit.objects.filter(tahun_kinerja=tahun).count() == 2
    # Whoever can sign in has something to look at.
    berakun = Pegawai.objects.filter(pengguna__isnull=False, skp__tahun_kinerja=tahun)
    assert set(
        berakun.filter(skp__penilai__isnull=False).values_list("skp__status", flat=True)
    ) == {"DISEPAKATI"}
    assert list(PredikatTahunan.objects.order_by("pk").values()) == sebelum
