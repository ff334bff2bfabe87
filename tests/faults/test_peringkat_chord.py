"""A ranking of many agencies: one of its parts dies, or the queue forgets the whole."""

import re
from collections.abc import Callable

import pytest

from tests.faults.isi_peringkat import KECIL, UTAMA
from tests.faults.jalan import PULIH
from tests.faults.panggung import tunggu
from tests.faults.peringkat import ACUAN, Peringkat, Sidik
from tests.faults.tahan_peringkat import ditahan
from tests.faults.test_peringkat_worker import tamat
from tests.faults.test_valkey import kosongkan

Catat = Callable[..., None]
SEMUA = (UTAMA, *KECIL)
KORBAN = KECIL[1]


def minta_semua(peringkat: Peringkat) -> int:
    """Ask by command for a run of all four agencies; the number of the whole."""
    keluaran = peringkat.p.jalankan(
        *("manage.py", "hitung_semua", "--tanggal", ACUAN, "--instansi", *SEMUA),
        TALENTA_LOGIN="kerja",
    )
    cocok = re.search(r"Pekerjaan (\d+) diminta", keluaran)
    assert cocok, keluaran
    return int(cocok[1])


def bagian(peringkat: Peringkat, induk: int) -> dict[str, int]:
    """The job of each agency."""
    baris = peringkat.p.tanya(
        "SELECT i.kode, k.id FROM inti_pekerjaan k JOIN akun_instansi i ON i.id = k.instansi_id "
        "WHERE k.induk_id = %s",
        induk,
    )
    return dict(baris)


def sekali_dan_utuh(peringkat: Peringkat, induk: int, sidik: Sidik) -> None:
    """Every agency has one run, the whole ended once and counts them all."""
    p = peringkat.p
    peringkat.selesai(induk)
    assert peringkat.pekerjaan(induk).percobaan == 1
    hasil = p.satu("SELECT hasil FROM inti_pekerjaan WHERE id = %s", induk)
    assert (hasil["instansi"], hasil["selesai"], hasil["gagal"]) == (4, 4, [])
    semua = bagian(peringkat, induk)
    for nomor in semua.values():
        peringkat.tuntas(nomor)
    peringkat.utuh(semua[UTAMA], sidik, banyak=4)
    for kode in KECIL:
        p.jalankan(
            *("manage.py", "verifikasi_proses", str(peringkat.proses(semua[kode]))),
            TALENTA_LOGIN="kerja",
        )


@pytest.mark.parametrize("tahap", ["menulis", "menyelesaikan"])
def test_anak_dibunuh_di_tengah(
    peringkat: Peringkat, sidik: Sidik, catat: Catat, tahap: str
) -> None:
    p = peringkat.p
    korban = Peringkat(p, peringkat.petugas, KORBAN)
    with ditahan(p, tahap, korban.nip_tengah, korban.instansi) as penahan:
        induk = minta_semua(peringkat)
        penahan.tunggu()
        semua = bagian(peringkat, induk)
        for kode in SEMUA:
            if kode != KORBAN:
                peringkat.selesai(semua[kode], 120)
        assert peringkat.pekerjaan(induk).status == "ANTRE"
        p.bunuh_anak(semua[KORBAN])
        tamat(penahan, tahap)
        penahan.lepas()
        detik = peringkat.selesai(induk)
    for kode, nomor in semua.items():
        assert peringkat.pekerjaan(nomor).percobaan == (2 if kode == KORBAN else 1)
    sekali_dan_utuh(peringkat, induk, sidik)
    catat(
        "anak worker dibunuh selagi banyak instansi dihitung",
        tahap,
        "instansi lain selesai tanpa terganggu; yang mati diulang sendiri; keseluruhan berakhir "
        "sekali",
        detik,
    )


def test_valkey_kosong_selagi_banyak_instansi(
    peringkat: Peringkat, sidik: Sidik, catat: Catat
) -> None:
    """The chord's counter and the messages of its parts are lost with the queue."""
    p = peringkat.p
    korban = Peringkat(p, peringkat.petugas, KORBAN)
    with ditahan(p, "menulis", korban.nip_tengah) as penahan:
        induk = minta_semua(peringkat)
        penahan.tunggu()
        kosongkan(p)
        penahan.lepas()
        detik = peringkat.selesai(induk, PULIH)
    sekali_dan_utuh(peringkat, induk, sidik)
    catat(
        "isi Valkey dihapus selagi banyak instansi dihitung",
        "menulis",
        "penyapu mengirim bagian yang tertinggal, lalu keseluruhannya",
        detik,
    )


def test_worker_dibunuh_di_tengah(peringkat: Peringkat, sidik: Sidik, catat: Catat) -> None:
    """The whole worker dies in the middle, with parts running and parts waiting."""
    p = peringkat.p
    korban = Peringkat(p, peringkat.petugas, SEMUA[0])
    with ditahan(p, "menulis", korban.nip_tengah) as penahan:
        induk = minta_semua(peringkat)
        penahan.tunggu()
        p.bunuh_worker()
    p.portal.mulai_worker()
    detik = tunggu(
        lambda: peringkat.pekerjaan(induk).status == "SELESAI", "the whole to end", PULIH
    )
    sekali_dan_utuh(peringkat, induk, sidik)
    catat(
        "seluruh worker dibunuh selagi banyak instansi dihitung",
        "menulis",
        "yang berjalan diulang, yang menunggu menyusul, keseluruhan berakhir sekali",
        detik,
    )
