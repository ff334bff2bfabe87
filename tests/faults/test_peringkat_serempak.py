"""Two rankings of one agency at once, one message twice, a rule set withdrawn meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils import timezone

from karir.selectors.aturan import BAWAAN
from tests.faults.isi_peringkat import BERATURAN
from tests.faults.jalan import PULIH
from tests.faults.panggung import Panggung, tunggu
from tests.faults.peringkat import ACUAN, Peringkat, Sidik
from tests.faults.petugas import Petugas
from tests.faults.tahan_peringkat import ditahan
from tests.faults.test_bersamaan import antrean_kosong, kirim_pesan

Catat = Callable[..., None]
SUDAH = "Perhitungan yang sama sudah diminta dan belum selesai"


@pytest.mark.benih
def test_dua_petugas_satu_tombol(
    peringkat: Peringkat, sidik: Sidik, petugas_peringkat_kedua: Petugas, catat: Catat
) -> None:
    """Both press at the same moment: one run, and one of them reads that it was asked for."""
    dua = (peringkat.petugas, petugas_peringkat_kedua)
    with ditahan(peringkat.p, "menghitung", peringkat.nip_tengah) as penahan:
        with ThreadPoolExecutor(2) as serempak:
            jawaban = list(
                serempak.map(lambda p: p.kirim("/karir/hitung/", tanggal_acuan=ACUAN), dua)
            )
        assert [satu.status for satu in jawaban] == [200, 200]
        [nomor] = {satu.nomor for satu in jawaban}
        assert sorted(SUDAH in satu.kata for satu in jawaban) == [False, True]
        penahan.tunggu()
        # It runs now, and is still the same run.
        assert peringkat.minta() == nomor
    detik = peringkat.tuntas(nomor)
    peringkat.utuh(nomor, sidik)
    # What has ended is asked for anew.
    lain = peringkat.minta()
    assert lain != nomor
    peringkat.tuntas(lain)
    catat(
        "dua petugas menekan Hitung serentak",
        "meminta",
        "satu perhitungan; yang kedua membaca bahwa ia sudah diminta dan melihat kemajuannya",
        detik,
    )


def test_dua_perhitungan_satu_instansi(peringkat: Peringkat, sidik: Sidik, catat: Catat) -> None:
    """One by the rule set in force, one by the same rule set chosen by hand: both write at once."""
    bawaan = aturan_bawaan(peringkat.p)
    with ditahan(peringkat.p, "menulis", peringkat.nip_tengah) as penahan:
        dua = [peringkat.minta(), peringkat.minta(aturan=str(bawaan))]
        penahan.tunggu(2)
        peringkat.belum_ada()
        penahan.lepas()
        detik = max(peringkat.tuntas(nomor) for nomor in dua)
    for nomor in dua:
        peringkat.utuh(nomor, sidik, banyak=2)
        assert peringkat.pekerjaan(nomor).percobaan == 1
    catat(
        "dua perhitungan satu instansi serentak",
        "menulis",
        "keduanya tersimpan utuh, setiap digit sama, tanpa saling menunggu",
        detik,
    )


def aturan_bawaan(p: Panggung) -> int:
    """The national default."""
    return int(
        p.satu(
            "SELECT id FROM karir_aturantalenta WHERE kode = %s AND instansi_id IS NULL "
            "AND status = 'BERLAKU'",
            BAWAAN,
        )
    )


@pytest.mark.parametrize("tahap", ["menulis", "menyelesaikan"])
def test_pesan_datang_dua_kali(
    peringkat: Peringkat, sidik: Sidik, catat: Catat, tahap: str
) -> None:
    """The second message comes while the first is being worked on, a third after its end."""
    with ditahan(peringkat.p, tahap, peringkat.nip_tengah) as penahan:
        nomor = peringkat.minta()
        penahan.tunggu()
        kirim_pesan(peringkat.p, nomor)
        tunggu(lambda: antrean_kosong(peringkat.p), "the second message to be taken")
        assert penahan.tertahan() == 1
    peringkat.tuntas(nomor)
    kirim_pesan(peringkat.p, nomor)
    tunggu(lambda: antrean_kosong(peringkat.p), "the third message to be taken")
    assert peringkat.pekerjaan(nomor).percobaan == 1
    peringkat.utuh(nomor, sidik)
    catat("pesan datang dua kali dan sekali lagi sesudah selesai", tahap, "dikerjakan sekali")


@pytest.fixture
def beraturan(peringkat: Peringkat, petugas_beraturan: Petugas) -> Peringkat:
    """The small agency whose own rule set is in force."""
    return Peringkat(peringkat.p, petugas_beraturan, BERATURAN)


def hari_ini() -> str:
    return timezone.localdate().isoformat()


def cabut(beraturan: Peringkat) -> None:
    """Withdraw the agency's own rule set from today on, as its page does."""
    nomor = beraturan.p.peringkat["aturan_sendiri"]
    hasil = beraturan.petugas.kirim(
        f"/karir/aturan/{nomor}/cabut/", revisi="0", alasan="Diganti peraturan baru"
    )
    assert "Aturan dicabut" in hasil.kata


def aturan_proses(beraturan: Peringkat, nomor: int) -> int:
    """The rule set by which a job's run was computed."""
    return int(
        beraturan.p.satu(
            "SELECT aturan_id FROM karir_prosesperingkat WHERE pekerjaan_id = %s", nomor
        )
    )


@pytest.mark.parametrize("tahap", ["membaca", "menghitung", "menulis", "menutup"])
def test_aturan_dicabut_selama_dihitung(beraturan: Peringkat, catat: Catat, tahap: str) -> None:
    """A run that has begun ends by the rule set it froze, and says that it was withdrawn."""
    with ditahan(beraturan.p, tahap, beraturan.nip_tengah) as penahan:
        nomor = beraturan.minta(tanggal_acuan=hari_ini())
        penahan.tunggu()
        cabut(beraturan)
        penahan.lepas()
        detik = beraturan.tuntas(nomor)
    assert aturan_proses(beraturan, nomor) == beraturan.p.peringkat["aturan_sendiri"]
    proses = beraturan.proses(nomor)
    for halaman in (f"/karir/proses/{proses}/", f"/karir/proses/{proses}/tampilkan/"):
        assert "sudah dicabut" in beraturan.petugas.buka(halaman).kata
    beraturan.identik(proses)
    catat(
        "aturan dicabut selama dihitung",
        tahap,
        "selesai menurut aturan yang dibekukan saat mulai; halamannya berkata bahwa ia dicabut",
        detik,
    )


@pytest.mark.parametrize("mati", ["sebelum mulai", "sesudah mulai"])
def test_aturan_dicabut_sebelum_mulai_lagi(beraturan: Peringkat, catat: Catat, mati: str) -> None:
    """Nobody works on the run when its rule set is withdrawn: it begins, or begins again, by the
    one in force then."""
    p = beraturan.p
    if mati == "sebelum mulai":
        p.bunuh_worker()
        nomor = beraturan.minta(tanggal_acuan=hari_ini())
    else:
        with ditahan(p, "menulis", beraturan.nip_tengah) as penahan:
            nomor = beraturan.minta(tanggal_acuan=hari_ini())
            penahan.tunggu()
            p.bunuh_worker()
    cabut(beraturan)
    p.portal.mulai_worker()
    detik = beraturan.tuntas(nomor, PULIH)
    assert aturan_proses(beraturan, nomor) == aturan_bawaan(p)
    beraturan.identik(beraturan.proses(nomor))
    catat(
        f"aturan dicabut selagi worker mati {mati}",
        "menunggu giliran",
        "dihitung menurut aturan yang berlaku saat perhitungan dimulai",
        detik,
    )


def test_aturan_pilihan_dicabut_sebelum_mulai(beraturan: Peringkat, catat: Catat) -> None:
    """An officer chose that very rule set: no other takes its place in silence."""
    p = beraturan.p
    p.bunuh_worker()
    nomor = beraturan.minta(tanggal_acuan=hari_ini(), aturan=str(p.peringkat["aturan_sendiri"]))
    # As of a day before the withdrawal the rule set still holds.
    lama = beraturan.minta(aturan=str(p.peringkat["aturan_sendiri"]))
    cabut(beraturan)
    p.portal.mulai_worker()
    detik = tunggu(lambda: beraturan.pekerjaan(nomor).status == "GAGAL", "the words", PULIH)
    halaman = beraturan.petugas.buka(f"/pekerjaan/{nomor}/")
    assert "dicabut sebelum perhitungan dimulai" in halaman.kata
    assert BAWAAN in halaman.kata
    beraturan.tuntas(lama)
    assert aturan_proses(beraturan, lama) == p.peringkat["aturan_sendiri"]
    assert p.satu("SELECT count(*) FROM karir_prosesperingkat") == 1
    catat(
        "aturan yang dipilih petugas dicabut sebelum perhitungan dimulai",
        "menunggu giliran",
        "berakhir dengan penjelasan dan menyebut aturan yang kini berlaku; untuk tanggal acuan "
        "sebelum pencabutan tetap dihitung menurut aturan itu",
        detik,
    )
