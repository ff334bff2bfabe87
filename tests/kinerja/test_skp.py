"""A plan: its steps as a table, who writes what, what the leader's results are for, two tabs."""

from itertools import product
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from kinerja.alur import (
    LANGKAH_SKP,
    LANGKAH_TAHUNAN,
    LANGKAH_TINJAUAN,
    PEGAWAI,
    PENILAI,
    langkah_terbuka,
)
from kinerja.forms_skp import awal_rhk
from kinerja.models import PenilaianTahunan, Rhk, Skp, TahunKinerja, TinjauanPeriodik
from kinerja.selectors.skp import rhk_pimpinan
from kinerja.services.skp import (
    IsiRhk,
    skp_dialog,
    skp_ekspektasi_simpan,
    skp_langkah,
    skp_rhk_simpan,
    skp_salin,
)
from kinerja.services.tahun import tahun_buat, tahun_buka
from kinerja.services.umum import BentrokVersi, KinerjaDitolak
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import akun
from tests.fixtures.klien import klien
from tests.kinerja.conftest import HARI, Kantor
from tests.kinerja.langkah import ISI, langkah, sebagai, sepakati, susun

# Stage -> who -> steps, said once more.
TABEL_SKP: dict[str, dict[str, set[str]]] = {
    "DRAF": {PEGAWAI: {"ajukan"}, PENILAI: set()},
    "DIAJUKAN": {PEGAWAI: {"tarik"}, PENILAI: {"setujui", "kembalikan"}},
    "DIKEMBALIKAN": {PEGAWAI: {"ajukan"}, PENILAI: set()},
    "DISETUJUI": {PEGAWAI: {"sepakati", "klarifikasi"}, PENILAI: set()},
    "DISEPAKATI": {PEGAWAI: set(), PENILAI: {"ubah"}},
    "DIAKHIRI": {PEGAWAI: set(), PENILAI: set()},
}


def test_tabel_langkah() -> None:
    for status, oleh in product(Skp.Status.values, (PEGAWAI, PENILAI)):
        ada = {satu.kode for satu in langkah_terbuka(LANGKAH_SKP, status, oleh)}
        assert ada == TABEL_SKP[status][oleh], (status, oleh)
    for tabel, model in (
        (LANGKAH_SKP, Skp),
        (LANGKAH_TINJAUAN, TinjauanPeriodik),
        (LANGKAH_TAHUNAN, PenilaianTahunan),
    ):
        sah = set(model.Status.values)
        for satu in tabel:
            assert satu.ke in sah
            assert satu.dari <= sah
            assert satu.ke not in satu.dari


@pytest.mark.parametrize("status", Skp.Status.values)
def test_layanan_menaati_tabel(kantor: Kantor, status: str) -> None:
    """Every step from every stage by either side: done where the table has it, else refused."""
    skp, orang = kantor.skp(kantor.staf[0]), kantor.staf[0]
    susun(skp, orang)
    for satu, (oleh, siapa) in product(LANGKAH_SKP, ((PEGAWAI, orang), (PENILAI, kantor.kabid))):
        titik = transaction.savepoint()
        Skp.objects.filter(pk=skp.pk).update(status=status, disepakati_pada="2026-01-20T00:00Z")
        if satu.kode in TABEL_SKP[status][oleh]:
            assert langkah(skp.pk, satu.kode, siapa, "Tolong diperjelas.").status == satu.ke
        else:
            with pytest.raises(KinerjaDitolak):
                langkah(skp.pk, satu.kode, siapa, "Tolong diperjelas.")
        transaction.savepoint_rollback(titik)


def test_dari_draf_sampai_sepakat(kantor: Kantor) -> None:
    orang, skp = kantor.staf[0], kantor.skp(kantor.staf[0])
    with pytest.raises(KinerjaDitolak, match="paling sedikit satu"):
        langkah(skp.pk, "ajukan", orang)
    susun(skp, orang, [IsiRhk(uraian="Tanpa ukuran")])
    with pytest.raises(KinerjaDitolak, match="belum punya indikator"):
        langkah(skp.pk, "ajukan", orang)
    susun(skp, orang)
    langkah(skp.pk, "ajukan", orang)
    with pytest.raises(KinerjaDitolak, match="alasannya"):
        langkah(skp.pk, "kembalikan", kantor.kabid)
    langkah(skp.pk, "kembalikan", kantor.kabid, "Targetnya berapa?")
    langkah(skp.pk, "ajukan", orang, "Empat laporan.")
    with sebagai(kantor.kabid) as oleh:
        skp_ekspektasi_simpan(
            skp_id=skp.pk,
            versi=Skp.objects.get(pk=skp.pk).versi,
            isi={"AKUNTABEL": "Laporan tepat waktu."},
            oleh=oleh,
        )
    langkah(skp.pk, "setujui", kantor.kabid)
    akhir = langkah(skp.pk, "sepakati", orang)
    assert akhir.status == "DISEPAKATI"
    assert akhir.disepakati_pada is not None
    assert [d.isi for d in skp.dialog.order_by("pk")] == ["Targetnya berapa?", "Empat laporan."]
    assert skp.ekspektasi.get().ekspektasi == "Laporan tepat waktu."
    tindakan = CatatanAudit.objects.filter(objek_jenis="skp").order_by("id")
    assert [c.tindakan for c in tindakan] == [
        "skp.ajukan", "skp.kembalikan", "skp.ajukan", "skp.setujui", "skp.sepakati",
    ]  # fmt: skip


def test_langkah_dua_kali_sekali_jadi(kantor: Kantor) -> None:
    orang, skp = kantor.staf[0], kantor.skp(kantor.staf[0])
    versi = susun(skp, orang).versi
    for _ in range(2):
        with sebagai(orang) as oleh:
            hasil = skp_langkah(skp_id=skp.pk, versi=versi, kode="ajukan", isi="", oleh=oleh)
        assert (hasil.status, hasil.versi) == ("DIAJUKAN", versi + 1)
    assert CatatanAudit.objects.filter(tindakan="skp.ajukan").count() == 1


def test_tab_kedua_tidak_menimpa(kantor: Kantor) -> None:
    orang, skp = kantor.staf[0], kantor.skp(kantor.staf[0])
    susun(skp, orang)
    with pytest.raises(BentrokVersi), sebagai(orang) as oleh:
        skp_rhk_simpan(skp_id=skp.pk, versi=0, bentuk="KUANTITATIF", isi=[], oleh=oleh)
    assert skp.rhk.get().uraian == ISI[0].uraian


def test_hanya_pegawainya_menyusun_dan_penilai_memberi_ekspektasi(kantor: Kantor) -> None:
    skp = kantor.skp(kantor.staf[0])
    with pytest.raises(KinerjaDitolak):
        susun(skp, kantor.kabid)
    with pytest.raises(Skp.DoesNotExist):
        susun(skp, kantor.staf[1])
    with pytest.raises(KinerjaDitolak), sebagai(kantor.staf[0]) as oleh:
        skp_ekspektasi_simpan(skp_id=skp.pk, versi=0, isi={}, oleh=oleh)
    with pytest.raises(KinerjaDitolak), sebagai(kantor.staf[0]) as oleh:
        skp_dialog(skp_id=skp.pk, isi="  ", oleh=oleh)


def test_hasil_pimpinan_didukung_dan_terbaca(kantor: Kantor) -> None:
    """The leader's results can be chosen once submitted; the plan itself stays the leader's."""
    milik = kantor.skp(kantor.kabid)
    susun(milik, kantor.kabid, [IsiRhk(uraian="Kurikulum terlaksana", indikator=ISI[0].indikator)])
    skp, orang = kantor.skp(kantor.staf[0]), kantor.staf[0]
    with sebagai(orang):
        assert rhk_pimpinan(skp_id=skp.pk) == []
    langkah(milik.pk, "ajukan", kantor.kabid)
    with sebagai(orang) as oleh:
        [satu] = rhk_pimpinan(skp_id=skp.pk)
        assert satu.uraian == "Kurikulum terlaksana"
        assert not Skp.objects.filter(pk=milik.pk).exists()
        isi = [IsiRhk(uraian="Modul", indikator=ISI[0].indikator, rhk_atasan=satu.id)]
        skp_rhk_simpan(skp_id=skp.pk, versi=0, bentuk="KUANTITATIF", isi=isi, oleh=oleh)
    rhk = skp.rhk.get()
    assert (rhk.rhk_atasan_id, rhk.uraian_atasan) == (satu.id, "Kurikulum terlaksana")
    with sebagai(kantor.staf[1]):
        assert rhk_pimpinan(skp_id=skp.pk) == []
    # A result that is nobody's leader's is not taken.
    lain = Rhk.objects.create(skp=kantor.skp(kantor.staf[1]), urutan=1, uraian="Milik rekan")
    isi = [IsiRhk(uraian="Modul", indikator=ISI[0].indikator, rhk_atasan=lain.pk, id=rhk.pk)]
    susun(skp, orang, isi)
    rhk.refresh_from_db()
    assert rhk.rhk_atasan_id == satu.id


def test_salin_dari_tahun_lalu(kantor: Kantor) -> None:
    orang = kantor.staf[0]
    sepakati(kantor.skp(orang), orang, kantor.kabid)
    baru = tahun_buat(
        instansi_id=kantor.tahun.instansi_id, tahun=2027, jenis_periodik="BULANAN", hari=HARI,
        pelaku=Pelaku.sistem(),
    )  # fmt: skip
    baru = tahun_buka(tahun_id=baru.pk, pelaku=Pelaku.sistem())
    from kinerja.services.turunan import penilai_turunkan

    penilai_turunkan(tahun=baru, hari=baru.mulai)
    skp = Skp.objects.get(pegawai=orang, tahun_kinerja=baru)
    with sebagai(orang) as oleh:
        skp_salin(skp_id=skp.pk, versi=0, oleh=oleh)
    rhk = skp.rhk.get()
    assert (rhk.uraian, rhk.indikator.get().target) == (ISI[0].uraian, "4 laporan")
    with pytest.raises(KinerjaDitolak, match="masih kosong"), sebagai(orang) as oleh:
        skp_salin(skp_id=skp.pk, versi=1, oleh=oleh)


def test_tahun_tertutup_tidak_disusun(kantor: Kantor) -> None:
    TahunKinerja.objects.filter(pk=kantor.tahun.pk).update(
        status="DITUTUP", ditutup_pada="2026-12-31T00:00Z"
    )
    with pytest.raises(KinerjaDitolak, match="tidak dibuka"):
        susun(kantor.skp(kantor.staf[0]), kantor.staf[0])


def test_dinding_basis_data(kantor: Kantor) -> None:
    """Without terlihat_oleh: a person sees the own plan, the appraiser the team's, nobody else."""
    susun(kantor.skp(kantor.staf[0]), kantor.staf[0])
    with sebagai(kantor.staf[0]):
        assert set(Skp.objects.values_list("pegawai_id", flat=True)) == {kantor.staf[0].pk}
        assert Rhk.objects.count() == 1
    with sebagai(kantor.staf[1]):
        assert not Rhk.objects.exists()
    with sebagai(kantor.kabid):
        terlihat = set(Skp.objects.values_list("pegawai_id", flat=True))
        bidang = kantor.dunia.prov.pegawai["BIDANG_A"]
        assert terlihat == {p.pk for p in bidang}
        assert Rhk.objects.count() == 1
    isi = [kantor.skp(kantor.staf[0]).pk]
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
        sebagai(kantor.staf[1]),
        connection.cursor() as kursor,
    ):
        kursor.execute(
            "INSERT INTO kinerja_rhk (skp_id, urutan, uraian, penugasan, uraian_atasan) "
            "VALUES (%s, 9, 'x', 'UTAMA', '')",
            isi,
        )


def test_isian_tidak_kehilangan_indikator(kantor: Kantor) -> None:
    """A plan that was in words keeps what it had when it is measured by aspects."""
    skp = kantor.skp(kantor.staf[0])
    rhk = Rhk.objects.create(skp=skp, urutan=1, uraian="Laporan")
    for n, (aspek, kata) in enumerate((("", "Tepat"), ("KUALITAS", "Rapi"), ("", "Utuh")), start=1):
        rhk.indikator.create(urutan=n, aspek=aspek, indikator=kata, target="")
    [isi] = awal_rhk([rhk], "KUANTITATIF")
    assert {v for k, v in isi.items() if k.endswith("_indikator")} == {"Tepat", "Rapi", "Utuh"}


def test_halaman_menyusun(kantor: Kantor) -> None:
    """The form keeps what was typed, says what is wrong, and shows what another tab saved."""
    orang = kantor.staf[0]
    pengguna = akun(kantor.dunia.prov, orang, Peran.ASN)
    skp = kantor.skp(orang)
    k = klien(pengguna)
    alamat = f"/kinerja/skp/{skp.pk}/"
    assert 'name="rhk-0-uraian"' in k.get(alamat).content.decode()
    isi: dict[str, Any] = {
        "versi": "0", "bentuk": "KUANTITATIF", "bentuk_isian": "KUANTITATIF",
        "rhk-TOTAL_FORMS": "2", "rhk-INITIAL_FORMS": "0",
        "rhk-0-uraian": "Laporan tersusun", "rhk-0-penugasan": "UTAMA",
        "rhk-0-KUANTITAS_target": "4",
        "rhk-1-uraian": "", "rhk-1-penugasan": "UTAMA",
    }  # fmt: skip
    jawaban = k.post(f"{alamat}simpan/", isi)
    assert jawaban.status_code == 422
    assert "Tulis apa yang diukur." in jawaban.content.decode()
    assert "Laporan tersusun" in jawaban.content.decode()
    isi["rhk-0-KUANTITAS_indikator"] = "Jumlah"
    # Sent twice, it is done once.
    for _ in range(2):
        assert k.post(f"{alamat}simpan/", isi).status_code == 302
    assert skp.rhk.get().indikator.get().target == "4"
    # A further indicator of the same aspect has its own place, and those after a gap move up.
    halaman = k.get(alamat).content.decode()
    assert 'name="rhk-0-KUANTITAS_2_indikator"' in halaman
    assert 'name="rhk-0-KUANTITAS_3_indikator"' not in halaman
    nomor = str(skp.rhk.get().pk)
    dua = isi | {
        "versi": "1", "rhk-0-id": nomor, "rhk-0-KUANTITAS_2_indikator": "",
        "rhk-0-KUANTITAS_3_indikator": "Modul", "rhk-0-KUANTITAS_3_target": "2",
    }  # fmt: skip
    assert k.post(f"{alamat}simpan/", dua).status_code == 302
    semua = skp.rhk.get().indikator.order_by("urutan").values_list("aspek", "indikator", "target")
    assert list(semua) == [("KUANTITAS", "Jumlah", "4"), ("KUANTITAS", "Modul", "2")]
    halaman = k.get(alamat).content.decode()
    assert 'value="Modul"' in halaman
    assert k.post(f"{alamat}simpan/", isi | {"versi": "2", "rhk-0-id": nomor}).status_code == 302
    assert skp.rhk.get().indikator.count() == 1
    isi["rhk-0-uraian"] = "Naskah lain"
    jawaban = k.post(f"{alamat}simpan/", isi)
    assert jawaban.status_code == 409
    halaman = jawaban.content.decode()
    assert "Berubah sejak Anda membuka halaman ini" in halaman
    assert "Laporan tersusun" in halaman
    assert "Naskah lain" in halaman
    assert 'name="versi" value="3"' in halaman
    isi |= {"bentuk": "KUALITATIF", "versi": "3", "rhk-0-id": str(skp.rhk.get().pk)}
    assert k.post(f"{alamat}simpan/", isi).status_code == 302
    assert "Jumlah: 4" in k.get(alamat).content.decode()
