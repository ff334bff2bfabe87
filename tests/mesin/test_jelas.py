"""The explanation of a stored row: exact words for known people, sound words for everybody."""

import re
from dataclasses import replace
from datetime import date

import pytest

from karir.mesin import tulis
from karir.mesin.hitung import hitung
from karir.mesin.jelas import Baris, Penjelasan, baris_keluaran, jelaskan
from karir.mesin.kalimat import Bukti
from tests.mesin.bahan import KEPKA, PREDIKAT_JPM, aturan
from tests.mesin.pembangkit import TANGGAL_ACUAN, Pembangkit, acak
from tests.mesin.susun import Jabatan, Orang, masukan_dari
from tests.mesin.test_contoh import ratna

D = date(2026, 6, 30)


def jelas(orang: Orang, kode: str = KEPKA, acuan: date = D) -> Penjelasan:
    masukan = masukan_dari([orang], {50: Jabatan(bidang=("EKONOMI", "HUKUM"))})
    baris = baris_keluaran(hitung(aturan(kode), masukan, acuan), 0)
    return jelaskan(aturan(kode), acuan, baris, masukan.nama_bidang)


def kalimat(p: Penjelasan, kode: str) -> list[str]:
    return next(list(k.kalimat) for k in p.y.komponen + p.x.komponen if k.kode == kode)


@pytest.mark.parametrize(
    ("kode", "harap"),
    [
        ("kinerja", ["Sangat Baik (2025) = 110,00; Baik (2024) = 100,00; rata-rata 105,00."]),
        ("penghargaan", ["Tingkat nasional, 17 Agustus 2023 = 85,00."]),
        ("tim_kerja", ["Anggota tim internal, 1 Maret 2025 = 50,00."]),
        ("umpan_balik", ["Umpan balik 360 terakhir 88,50, 15 Januari 2026."]),
        (
            "jpm",
            [
                "18 dari 18 tingkat baku = 100,00; dinilai 20 November 2024.",
                "Tingkat baku menurut jenjang jabatan.",
            ],
        ),
        (
            "bangkom",
            [
                "14 JP dalam setahun sampai 30 Juni 2026, dari 1 kegiatan.",
                "10 sampai 19 JP = 80,00.",
            ],
        ),
        (
            "pengalaman",
            [
                "Lama dalam jenjang: 3 tahun penuh di jenjang ini sejak 1 Juli 2022 menurut "
                "TMT jabatan pada profil; 3 sampai 4 tahun = 80,00.",
                "Keragaman: pernah bertugas definitif di 2 OPD dan 2 unit kerja, "
                "jabatan kini termasuk = 100,00.",
                "Substansi: tidak ada penugasan Plt. atau Plh. dalam rentang ini, nilainya 0,00.",
                "Rata-rata: (80,00 + 100,00 + 0,00) / 3 = 60,00.",
            ],
        ),
        ("potensi", ["29 dari 40 = 72,50; dinilai 20 November 2024."]),
        ("pendidikan", ["S-1/Sarjana = 80,00."]),
        ("bidang_ilmu", ["Bidang ilmu HUKUM termasuk yang diminta jabatan ini = 100,00."]),
        ("disiplin", ["Tidak ada hukuman disiplin dalam rentang ini = 100,00."]),
    ],
)
def test_worked_example_in_words(kode: str, harap: list[str]) -> None:
    assert kalimat(jelas(ratna()), kode) == harap


def test_worked_example_in_figures() -> None:
    p = jelas(ratna())
    assert (p.y.tampil, p.x.tampil, p.x.eksak_tampil) == ("92,10", "85,13", "85,1250")
    assert (p.y.kategori, p.y.batas) == ("Di atas ekspektasi", "80,00 ke atas")
    assert p.y.hitungan == "63,0000 + 12,7500 + 7,5000 + 8,8500 = 92,1000"
    assert p.talenta == "50 % × 92,1000 + 50 % × 85,1250 = 88,6125"
    assert p.talenta_tampil == "88,61"
    assert p.kotak is not None
    assert p.kotak.rekomendasi[0] == "Dipromosikan dan dipertahankan"
    assert p.predikat == "Menurut predikat saja, Sangat Baik (2025): di atas ekspektasi."
    assert not p.predikat_beda
    potensi = next(k for k in p.x.komponen if k.kode == "potensi")
    assert (potensi.bobot_tampil, potensi.nilai_tampil, potensi.nilai_eksak) == (
        "25 %",
        "18,13",
        "18,1250",
    )
    assert [(r.nilai, r.pembanding) for r in potensi.rincian][:3] == [(4, 5), (4, 5), (3, 5)]


def test_evidence_and_span() -> None:
    p = jelas(ratna())
    baris = {k.kode: k for k in p.y.komponen + p.x.komponen}
    assert baris["kinerja"].bukti == (Bukti("kinerja", 1), Bukti("kinerja", 2))
    assert baris["penghargaan"].bukti == (Bukti("penghargaan", 4),)
    assert baris["penghargaan"].rentang == "sesudah 30 Juni 2021 sampai dengan 30 Juni 2026"
    assert baris["bangkom"].jendela == (date(2025, 6, 30), D)
    assert baris["pendidikan"].jendela is None


def test_expired_assessment_says_when_it_was() -> None:
    p = jelas(ratna(), acuan=date(2027, 11, 20))
    assert tuple(k for k, _ in p.alasan) == ("KOMPETENSI_KEDALUWARSA", "POTENSI_KEDALUWARSA")
    assert p.alasan[0][1] == (
        "Penilaian kompetensi terakhir bertanggal 20 November 2024, "
        "sudah lewat dari 3 tahun pada 20 November 2027."
    )
    assert kalimat(p, "jpm") == [
        "Tidak ada penilaian kompetensi dalam rentang ini.",
        "Penilaian yang terakhir bertanggal 20 November 2024, sudah di luar rentang.",
    ]
    assert p.kotak is None
    assert p.talenta == p.y.hitungan == p.y.tampil == ""


def test_served_punishment_blocks_in_words() -> None:
    hukuman = {"tmt": date(2025, 7, 1), "tingkat": "SEDANG", "akhir": None, "id": 77}
    p = jelas(replace(ratna(), hukdis=[hukuman]))
    assert p.alasan == (
        (
            "HUKDIS_BERJALAN",
            "Sedang menjalani hukuman disiplin sedang sejak 1 Juli 2025 sampai dengan "
            "30 Juni 2026, jadi belum dapat masuk kelompok rencana suksesi.",
        ),
    )
    assert kalimat(p, "disiplin")[0].endswith("sampai dengan 30 Juni 2026 = 0,00.")


def test_box_and_predikat_may_differ() -> None:
    tanpa = replace(ratna(), penghargaan=[], tim_kerja=[], umpan_balik=[])
    p = jelas(tanpa)
    assert p.predikat_beda
    assert p.predikat.endswith("di atas ekspektasi. Menurut nilai sumbu Y: sesuai ekspektasi.")


def test_capped_axis_and_missing_year() -> None:
    penuh = replace(
        ratna(),
        kinerja=[{"tahun": 2025, "predikat": "SANGAT_BAIK", "id": 1}],
        penghargaan=[{"tanggal": D, "tingkat": "INTERNASIONAL", "id": 2}],
        tim_kerja=[{"tanggal": D, "peran": "KETUA", "lingkup": "LINTAS_INSTANSI", "id": 3}],
        umpan_balik=[{"tanggal": D, "nilai": 10_000, "id": 4}],
    )
    p = jelas(penuh)
    assert p.y.hitungan.endswith("= 106,0000, dihitung paling tinggi 100,0000")
    assert kalimat(p, "kinerja")[1] == "Predikat tahun 2024 tidak ada, jadi dilewati."


@pytest.mark.parametrize("kode", [KEPKA, PREDIKAT_JPM])
@pytest.mark.parametrize("acuan", TANGGAL_ACUAN[:3], ids=str)
def test_everybody_gets_whole_sentences_and_figures_that_add_up(kode: str, acuan: date) -> None:
    b = Pembangkit(acak(acuan.toordinal()), acuan)
    masukan = masukan_dari(b.semua(300), {i: j for i, (_, j) in b.jabatan.items()})
    keluaran = hitung(aturan(kode), masukan, acuan)
    for i in range(len(keluaran)):
        baris = baris_keluaran(keluaran, i)
        p = jelaskan(aturan(kode), acuan, baris)
        _periksa(p, baris)
        assert keluaran.status[i] == 3 or all(k.kalimat for k in p.y.komponen + p.x.komponen)


def _periksa(p: Penjelasan, baris: Baris) -> None:
    kalimat_semua = [s for k in p.y.komponen + p.x.komponen for s in k.kalimat]
    for satu in [*kalimat_semua, *(teks for _, teks in p.alasan)]:
        assert re.fullmatch(r"[A-Z0-9][^_]*\.", satu), satu
        assert "None" not in satu
    for sumbu in (p.y, p.x):
        if sumbu.eksak is not None:
            jumlah = sum(k.hasil_kali or 0 for k in sumbu.komponen)
            assert min(jumlah, 100_000_000) == sumbu.eksak
            assert all(k.skor is not None for k in sumbu.komponen)
    assert [kode for kode, _ in p.alasan] == list(baris.alasan)


@pytest.mark.parametrize(
    ("ternyata", "harap"),
    [
        (tulis.angka(8513), "85,13"),
        (tulis.angka(5), "0,05"),
        (tulis.angka(123456), "1.234,56"),
        (tulis.eksak(85_125_000), "85,1250"),
        (tulis.eksak(85_125_001), "85,125001"),
        (tulis.eksak(886_125_000_000, tulis.PANGKAT_TALENTA), "88,6125"),
        (tulis.bulatkan_ke_ratusan(85_125_000, tulis.PANGKAT_SUMBU), "85,13"),
        (tulis.bulatkan_ke_ratusan(85_124_999, tulis.PANGKAT_SUMBU), "85,12"),
        (tulis.persen(6000), "60 %"),
        (tulis.persen(1250), "12,5 %"),
        (tulis.persen(1205), "12,05 %"),
        (tulis.persen(0), "0 %"),
        (tulis.tanggal(date(2023, 8, 17)), "17 Agustus 2023"),
        (tulis.rangkai(["a"]), "a"),
        (tulis.rangkai(["a", "b", "c"]), "a, b dan c"),
    ],
)
def test_numbers_and_dates_as_indonesians_write_them(ternyata: str, harap: str) -> None:
    assert ternyata == harap
