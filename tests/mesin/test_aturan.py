"""The loader refuses every class of broken rule set, with the place and the reason."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from karir.mesin import kosakata
from karir.mesin.aturan import AturanTidakSah, baca_json, hash_aturan, muat, muat_teks
from karir.mesin.jenis import DEKLARASI
from karir.mesin.ukur import PENGUKUR
from tests.mesin.bahan import FOLDER, KEPKA, PREDIKAT_JPM, aturan, isi

Isi = dict[str, Any]
Rusak = Callable[[Isi], object]


def komponen(a: Isi, kode: str) -> Isi:
    """A component of either axis, to be broken."""
    semua = a["sumbu"]["Y"]["komponen"] + a["sumbu"]["X"]["komponen"]
    return next(k for k in semua if k["kode"] == kode)


def indikator(a: Isi, kode: str, bagian: int | None = None) -> Isi:
    """The indicator of a component, or of a part of its mean."""
    satu = komponen(a, kode)["indikator"]
    return satu if bagian is None else satu["bagian"][bagian]["indikator"]


def tetapkan(objek: Isi, **nilai: object) -> None:
    """Set keys."""
    objek.update(nilai)


Y = "$.sumbu.Y"
X = "$.sumbu.X"
KASUS: dict[str, tuple[Rusak, str, str]] = {
    "no object": (lambda a: a.clear(), "$.kode", "wajib ada"),
    "missing part": (lambda a: a.pop("krs"), "$.krs", "wajib ada"),
    "unknown part": (lambda a: tetapkan(a, warna="biru"), "$.warna", "tidak dikenal"),
    "empty title": (lambda a: tetapkan(a, judul=" "), "$.judul", "terisi"),
    "bad date": (
        lambda a: tetapkan(a, berlaku_mulai="01-01-2025"),
        "$.berlaku_mulai",
        "TTTT-BB-HH",
    ),
    "too many components": (
        lambda a: tetapkan(
            a["sumbu"]["Y"],
            komponen=[{**komponen(a, "penghargaan"), "kode": f"p{i}"} for i in range(41)],
        ),
        f"{Y}.komponen",
        "paling banyak 40",
    ),
    "component weights": (
        lambda a: tetapkan(komponen(a, "penghargaan"), bobot=1501),
        f"{Y}.komponen",
        "harus 10000 (100 %), bukan 10001",
    ),
    "axis weights": (
        lambda a: tetapkan(a["sumbu"]["X"], bobot=4999),
        "$.sumbu",
        "harus 10000 (100 %), bukan 9999",
    ),
    "weight with fraction": (
        lambda a: tetapkan(a["sumbu"]["X"], bobot=5000.0),
        f"{X}.bobot",
        "tanpa pecahan",
    ),
    "weight as truth value": (
        lambda a: tetapkan(komponen(a, "jpm"), bobot=True),
        f"{X}.komponen[0].bobot",
        "tanpa pecahan",
    ),
    "negative weight": (
        lambda a: tetapkan(komponen(a, "jpm"), bobot=-1),
        f"{X}.komponen[0].bobot",
        "harus dari 0",
    ),
    "same component twice": (
        lambda a: tetapkan(komponen(a, "jpm"), kode="kinerja"),
        "$.sumbu.komponen[4]",
        "sudah disebut",
    ),
    "same label twice": (
        lambda a: tetapkan(komponen(a, "jpm"), label="Penilaian Potensi"),
        f"{X}.komponen.label[3]",
        "sudah disebut",
    ),
    "malformed code": (
        lambda a: tetapkan(komponen(a, "jpm"), kode="Jpm Baru"),
        f"{X}.komponen[0].kode",
        "huruf kecil",
    ),
    "reserved code": (
        lambda a: tetapkan(komponen(a, "jpm"), kode="hukuman"),
        f"{X}.komponen[0].kode",
        "dipakai oleh mesin",
    ),
    "gap between categories": (
        lambda a: tetapkan(a["sumbu"]["Y"]["kategori"][1], sampai=7900),
        f"{Y}.kategori[1].sampai",
        "celah: nilai 7900 sampai 8000",
    ),
    "overlapping categories": (
        lambda a: tetapkan(a["sumbu"]["X"]["kategori"][0], sampai=6001),
        f"{X}.kategori[0].sampai",
        "tumpang tindih dengan MENENGAH",
    ),
    "falling thresholds": (
        lambda a: tetapkan(a["sumbu"]["Y"]["kategori"][2], mulai=5000),
        f"{Y}.kategori[2].mulai",
        "harus lebih dari 6000",
    ),
    "lowest category above zero": (
        lambda a: tetapkan(a["sumbu"]["Y"]["kategori"][0], mulai=1),
        f"{Y}.kategori[0].mulai",
        "celah",
    ),
    "closed highest category": (
        lambda a: tetapkan(a["sumbu"]["Y"]["kategori"][2], sampai=10000),
        f"{Y}.kategori[2].sampai",
        "tidak berbatas",
    ),
    "open middle category": (
        lambda a: tetapkan(a["sumbu"]["Y"]["kategori"][1], sampai=None),
        f"{Y}.kategori[1].sampai",
        "hanya kategori tertinggi",
    ),
    "categories in another order": (
        lambda a: a["sumbu"]["Y"]["kategori"].reverse(),
        f"{Y}.kategori",
        "DI_BAWAH, SESUAI, DI_ATAS",
    ),
    "category without a score": (
        lambda a: indikator(a, "penghargaan")["skor"].pop("NASIONAL"),
        f"{Y}.komponen[1].indikator.skor.NASIONAL",
        "wajib ada",
    ),
    "score for an unknown category": (
        lambda a: tetapkan(indikator(a, "pendidikan")["skor"], **{"99": 100}),
        f"{X}.komponen[4].indikator.skor.99",
        "tidak dikenal",
    ),
    "score above 110": (
        lambda a: tetapkan(indikator(a, "kinerja", 0)["skor"], BAIK=11_001),
        f"{Y}.komponen[0].indikator.bagian[0].indikator.skor.BAIK",
        "harus dari 0 sampai 11000",
    ),
    "unknown indicator": (
        lambda a: tetapkan(indikator(a, "jpm"), jenis="jpk"),
        f"{X}.komponen[0].indikator",
        "indikator 'jpk' atas fakta '' tidak ada",
    ),
    "unknown fact": (
        lambda a: tetapkan(indikator(a, "bangkom"), fakta="jam"),
        f"{X}.komponen[1].indikator",
        "atas fakta 'jam' tidak ada",
    ),
    "mean within a mean": (
        lambda a: tetapkan(indikator(a, "pengalaman", 0), jenis="rata_rata"),
        f"{X}.komponen[2].indikator.bagian[0].indikator",
        "tidak ada",
    ),
    "empty mean": (
        lambda a: tetapkan(indikator(a, "pengalaman"), bagian=[]),
        f"{X}.komponen[2].indikator.bagian",
        "hampa",
    ),
    "parameter of another kind": (
        lambda a: tetapkan(indikator(a, "jpm"), skor={}),
        f"{X}.komponen[0].indikator.skor",
        "tidak dikenal",
    ),
    "fact where there is none": (
        lambda a: tetapkan(indikator(a, "jpm"), fakta=""),
        f"{X}.komponen[0].indikator.fakta",
        "tidak dikenal",
    ),
    "window of zero years": (
        lambda a: tetapkan(indikator(a, "potensi"), jendela_tahun=0),
        f"{X}.komponen[3].indikator.jendela_tahun",
        "harus dari 1",
    ),
    "years repeated": (
        lambda a: tetapkan(indikator(a, "kinerja", 0), tahun_lalu=[1, 1]),
        f"{Y}.komponen[0].indikator.bagian[0].indikator.tahun_lalu[1]",
        "sudah disebut",
    ),
    "bounds rising": (
        lambda a: indikator(a, "bangkom")["batas"].reverse(),
        f"{X}.komponen[1].indikator.batas[1].mulai",
        "harus kurang dari 0",
    ),
    "bounds not down to zero": (
        lambda a: indikator(a, "bangkom")["batas"].pop(),
        f"{X}.komponen[1].indikator.batas",
        "celah: nilai di bawah 1",
    ),
    "unknown word for absent": (
        lambda a: tetapkan(komponen(a, "jpm"), kosong="abaikan"),
        f"{X}.komponen[0].kosong",
        "harus tolak atau sebuah skor",
    ),
    "rejecting what cannot be missed": (
        lambda a: tetapkan(komponen(a, "disiplin"), kosong="tolak"),
        f"{X}.komponen[6].kosong",
        "tolak tidak berlaku",
    ),
    "score for what is never absent": (
        lambda a: tetapkan(komponen(a, "pengalaman"), kosong=0),
        f"{X}.komponen[2].kosong",
        "tidak_pernah",
    ),
    "rejecting what is never absent": (
        lambda a: tetapkan(komponen(a, "pengalaman"), kosong="tolak"),
        f"{X}.komponen[2].kosong",
        "tolak tidak berlaku",
    ),
    "never absent, but it can be": (
        lambda a: tetapkan(komponen(a, "penghargaan"), kosong="tidak_pernah"),
        f"{Y}.komponen[1].kosong",
        "harus tolak atau sebuah skor",
    ),
    "a part that cannot be left out": (
        lambda a: tetapkan(komponen(a, "pengalaman")["indikator"]["bagian"][1], kosong="lewati"),
        f"{X}.komponen[2].indikator.bagian[1].kosong",
        "tidak_pernah",
    ),
    "unknown certainty": (
        lambda a: tetapkan(komponen(a, "jpm"), kepastian="YAKIN"),
        f"{X}.komponen[0].kepastian",
        "harus salah satu dari TERBACA",
    ),
    "box number twice": (
        lambda a: tetapkan(a["kotak"][0], nomor=1),
        "$.kotak.nomor[8]",
        "1 sudah disebut",
    ),
    "pair of categories without a box": (
        lambda a: a["kotak"].pop(0),
        "$.kotak",
        "pasangan DI_ATAS dan TINGGI tidak berkotak",
    ),
    "pair of categories twice": (
        lambda a: tetapkan(a["kotak"][0], potensial="MENENGAH"),
        "$.kotak[2]",
        "sudah disebut",
    ),
    "box without a recommendation": (
        lambda a: tetapkan(a["kotak"][0], rekomendasi=[]),
        "$.kotak[0].rekomendasi",
        "hampa",
    ),
    "order misses a box": (
        lambda a: a["urutan_kotak"][3].remove(5),
        "$.urutan_kotak",
        "kotak 5 belum masuk",
    ),
    "order names a box twice": (
        lambda a: a["urutan_kotak"][0].append(8),
        "$.urutan_kotak[2]",
        "8 sudah disebut",
    ),
    "pool without boxes": (lambda a: tetapkan(a["krs"], kotak=[]), "$.krs.kotak", "hampa"),
    "pool with box 10": (
        lambda a: a["krs"]["kotak"].append(10),
        "$.krs.kotak[3]",
        "harus dari 1 sampai 9",
    ),
    "unknown block": (
        lambda a: a["krs"]["hukuman_penghalang"].append("TERTULIS"),
        "$.krs.hukuman_penghalang[2]",
        "harus salah satu dari RINGAN",
    ),
    "punishment without a length": (
        lambda a: a["hukuman"]["lama_tanpa_akhir_tahun"].pop("BERAT"),
        "$.hukuman.lama_tanpa_akhir_tahun.BERAT",
        "wajib ada",
    ),
    "unknown kedudukan hukum": (
        lambda a: a["dipetakan"].append("1"),
        "$.dipetakan[4]",
        "bukan kode kedudukan hukum",
    ),
    "jenjang without required levels": (
        lambda a: a["tingkat_baku"].pop("MAHIR"),
        "$.tingkat_baku.MAHIR",
        "wajib ada",
    ),
    "required level above 5": (
        lambda a: tetapkan(a["tingkat_baku"], MAHIR=6),
        "$.tingkat_baku.MAHIR",
        "harus dari 1 sampai 5",
    ),
    "eight required levels": (
        lambda a: tetapkan(a["tingkat_baku"], MAHIR=[1] * 8),
        "$.tingkat_baku.MAHIR",
        "9 tingkat, bukan 8",
    ),
    "nine required levels of zero": (
        lambda a: tetapkan(a["tingkat_baku"], MAHIR=[0] * 9),
        "$.tingkat_baku.MAHIR",
        "tidak boleh nol",
    ),
    "jenjang without tingkat": (
        lambda a: a["tingkat_jabatan"].pop("PEMULA"),
        "$.tingkat_jabatan.PEMULA",
        "wajib ada",
    ),
    "predikat without a category": (
        lambda a: a["kategori_predikat"]["kategori"].pop("BAIK"),
        "$.kategori_predikat.kategori.BAIK",
        "wajib ada",
    ),
    "predikat in an unknown category": (
        lambda a: tetapkan(a["kategori_predikat"]["kategori"], BAIK="TINGGI"),
        "$.kategori_predikat.kategori.BAIK",
        "harus salah satu dari DI_BAWAH",
    ),
    "no years of predikat": (
        lambda a: tetapkan(a["kategori_predikat"], tahun_lalu=[]),
        "$.kategori_predikat.tahun_lalu",
        "hampa",
    ),
}


@pytest.mark.parametrize("nama", KASUS)
def test_broken_rule_set_is_refused_with_place_and_reason(nama: str) -> None:
    rusak, tempat, alasan = KASUS[nama]
    a = isi(KEPKA)
    rusak(a)
    with pytest.raises(AturanTidakSah) as tertangkap:
        muat(a)
    cocok = [sebab for di, sebab in tertangkap.value.galat if di == tempat]
    assert any(alasan in sebab for sebab in cocok), tertangkap.value.galat


def _semua_jalur(nilai: Any, jalur: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    anak = nilai.items() if isinstance(nilai, dict) else enumerate(nilai)
    hasil = []
    for kunci, isi_anak in anak:
        hasil.append((*jalur, kunci))
        if isinstance(isi_anak, dict | list):
            hasil += _semua_jalur(isi_anak, (*jalur, kunci))
    return hasil


@pytest.mark.parametrize("pengganti", [None, 1.5, "x", [], {}, -1, True], ids=repr)
def test_no_wrong_value_anywhere_breaks_the_loader(pengganti: object) -> None:
    """Any value of a rule set replaced by nonsense: loaded or refused in words, never a crash."""
    asli = isi(KEPKA)
    galat = [
        g for *induk, kunci in _semua_jalur(asli) for g in _galat(asli, induk, kunci, pengganti)
    ]
    assert len(galat) > 300
    assert all(tempat.startswith("$") and alasan for tempat, alasan in galat)


def _galat(asli: Isi, induk: list[Any], kunci: Any, pengganti: object) -> list[tuple[str, str]]:
    """Faults after one value is replaced; the rule set is as before afterwards."""
    objek: Any = asli
    for langkah in induk:
        objek = objek[langkah]
    lama, objek[kunci] = objek[kunci], pengganti
    try:
        muat(asli)
    except AturanTidakSah as galat:
        return galat.galat
    finally:
        objek[kunci] = lama
    return []


def test_all_faults_are_listed_at_once() -> None:
    a = isi(KEPKA)
    komponen(a, "jpm")["bobot"] = 1
    a["dipetakan"].append("zz")
    a["krs"]["kotak"] = [0]
    with pytest.raises(AturanTidakSah) as tertangkap:
        muat(a)
    assert {tempat for tempat, _ in tertangkap.value.galat} == {
        f"{X}.komponen",
        "$.dipetakan[4]",
        "$.krs.kotak[0]",
    }


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ('{"bobot": 0.6}', "hanya bilangan bulat"),
        ('{"bobot": 1e3}', "hanya bilangan bulat"),
        ('{"bobot": NaN}', "hanya bilangan bulat"),
        ('{"bobot": 1, "bobot": 2}', "disebut dua kali"),
        ('{"bobot": ', "bukan JSON"),
        ("[]", "harus berupa objek"),
    ],
)
def test_text_that_is_no_rule_set(teks: str, alasan: str) -> None:
    with pytest.raises(AturanTidakSah, match=alasan):
        muat_teks(teks)


@pytest.mark.parametrize("kode", [KEPKA, PREDIKAT_JPM])
def test_shipped_rule_sets(kode: str) -> None:
    teks = (FOLDER / f"{kode}.json").read_text(encoding="utf-8")
    termuat = muat_teks(teks)
    assert termuat == aturan(kode)
    assert termuat.kode == kode
    assert termuat.berlaku_mulai == date(2025, 1, 1)
    assert [k.nomor for k in termuat.kotak] == list(range(1, 10))
    assert termuat.dipetakan == ("01", "03", "15", "71")


def test_labels_are_those_of_simata() -> None:
    a = aturan(KEPKA)
    assert [k.label for k in a.x.komponen] == [
        "Penilaian Kompetensi",
        "Pengembangan Kompetensi",
        "Pengalaman Jabatan",
        "Penilaian Potensi",
        "Tingkat Pendidikan Formal",
        "Kesesuaian Bidang Ilmu",
        "Verifikasi Rekam Jejak Disiplin",
    ]
    assert [k.label for k in a.y.komponen] == [
        "Penilaian Kinerja",
        "Penghargaan",
        "Penugasan dalam Tim Kerja",
        "Umpan Balik Kinerja 360",
    ]


def test_hash_follows_the_content_and_not_its_layout() -> None:
    a = isi(KEPKA)
    terbalik = baca_json(json.dumps(dict(reversed(a.items())), indent=7))
    assert hash_aturan(a) == hash_aturan(terbalik)
    a["tingkat_baku"]["PEMULA"] = 2
    assert hash_aturan(a) != hash_aturan(terbalik)


def test_every_declared_indicator_can_be_measured() -> None:
    assert set(PENGUKUR) == {(d.kelas, fakta) for (_, fakta), d in DEKLARASI.items()}
    alasan = {a for d in DEKLARASI.values() for a in (d.alasan, d.alasan_kedaluwarsa) if a}
    assert alasan | {"KEDUDUKAN_HUKUM", "JABATAN_KOSONG", "HUKDIS_BERJALAN"} == set(kosakata.ALASAN)
