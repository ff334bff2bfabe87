"""The smallest changes, checked by the engine: each one moves the box, and nothing smaller does."""

import copy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from karir.mesin import kosakata
from karir.mesin.aturan import Aturan, muat
from karir.mesin.hitung import hitung
from karir.mesin.jelas import Baris, baris_keluaran
from karir.mesin.langkah import Tujuan, tujuan_berikut
from karir.mesin.langkah_sumber import Langkah
from karir.mesin.tulis import angka
from tests.mesin.bahan import KEPKA, PREDIKAT_JPM, isi
from tests.mesin.pembangkit import Pembangkit, acak, aturan_acak
from tests.mesin.susun import Jabatan, Orang, masukan_dari
from tests.mesin.test_contoh import ratna

D = date(2026, 6, 30)
Jabatan_ = dict[int, Jabatan]


def baris_dari(aturan: Aturan, orang: Orang, jabatan: Jabatan_) -> Baris:
    return baris_keluaran(hitung(aturan, masukan_dari([orang], jabatan), D), 0)


def terapkan(  # noqa: C901 (one case a fact)
    orang: Orang, langkah: Langkah, aturan: Aturan, jabatan: Jabatan_
) -> Orang:
    """The person with the change in the facts, on the same reference date."""
    baru = copy.deepcopy(orang)
    hari: dict[str, Any] = {"tanggal": D, "id": 900_000_000}
    nilai: Any = langkah.nilai
    match langkah.fakta:
        case "jp":
            baru.bangkom.append(hari | {"jp": nilai})
        case "penghargaan":
            baru.penghargaan.append(hari | {"tingkat": nilai})
        case "tim_kerja":
            peran, lingkup = nilai.split("+")
            baru.tim_kerja.append(hari | {"peran": peran, "lingkup": lingkup})
        case "umpan_balik":
            baru.umpan_balik.append(hari | {"nilai": nilai})
        case "penugasan":
            jenis, banding = nilai.split("+")
            baru.riwayat_jabatan.append(_tugas(jenis, _jenjang(aturan, orang, banding), 1, 1))
        case "keragaman":
            unit, opd = (909, 909) if nilai == "LINTAS_OPD" else (909, orang.opd)
            baru.riwayat_jabatan.append(_tugas("DEFINITIF", None, unit, opd))
        case "pendidikan":
            baru.pendidikan = nilai
        case "bidang_ilmu":
            baru.bidang = jabatan[orang.jabatan].bidang[0]  # type: ignore[index]
        case "jpm":
            baru.kompetensi.append(hari | _naik_tingkat(aturan, orang, jabatan, nilai))
        case "potensi":
            baru.potensi.append(hari | _aspek(nilai))
        case "predikat":
            # The engine one year later, with all but the predikat where they were.
            baru.kinerja = [
                k | {"tahun": k["tahun"] - 1} for k in baru.kinerja if k["tahun"] < D.year
            ] + [{"tahun": D.year - 1, "predikat": nilai, "id": 900_000_000}]
        case lain:
            pytest.fail(f"langkah atas {lain} tidak diuji")
    return baru


def _tugas(jenis: str, jenjang: str | None, unit: int, opd: int) -> dict[str, Any]:
    return {
        "mulai": D, "jenis": jenis, "jenjang": jenjang, "unit": unit, "opd": opd,
        "id": 900_000_000,
    }  # fmt: skip


def _jenjang(aturan: Aturan, orang: Orang, banding: str) -> str:
    tingkat = aturan.tingkat_jabatan
    kini = tingkat[orang.jenjang or ""]
    arah = {"LEBIH_TINGGI": 1, "SETINGKAT": 0, "LEBIH_RENDAH": -1}[banding]
    return next(j for j, t in tingkat.items() if (t > kini) - (t < kini) == arah)


def _naik_tingkat(aturan: Aturan, orang: Orang, jabatan: Jabatan_, naik: int) -> dict[str, int]:
    """The latest assessment in the window with so many levels more, where they are missing."""
    standar = jabatan[orang.jabatan].standar or aturan.tingkat_baku[orang.jenjang or ""]  # type: ignore[index]
    sah = [k for k in orang.kompetensi if k["tanggal"] <= D]
    terakhir = max(sah, key=lambda k: (k["tanggal"], k["id"]))
    baru = {f"t{i}": terakhir[f"t{i}"] for i in range(1, 10)}
    for i, syarat in enumerate(standar, 1):
        ambil = min(naik, max(syarat - baru[f"t{i}"], 0))
        baru[f"t{i}"] += ambil
        naik -= ambil
    assert naik == 0, "lebih dari yang kurang"
    return baru


def _aspek(jumlah: int) -> dict[str, int]:
    utuh, lebih = divmod(jumlah, 8)
    return {f"a{i}": utuh + (i <= lebih) for i in range(1, 9)}


def lebih_kecil(langkah: Langkah, aturan: Aturan, baris: Baris) -> Iterator[Langkah]:
    """The same kind of change, one notch less."""
    komponen = next(k for k in aturan.komponen if k.kode == langkah.komponen)
    if langkah.fakta in ("umpan_balik", "potensi", "jp", "jpm"):
        satu: Any = langkah.nilai
        terendah = 8 if langkah.fakta == "potensi" else 1
        if satu > terendah:
            yield replace(langkah, nilai=satu - 1)
        return
    indikator = komponen.indikator
    for dasar in getattr(indikator, "bagian", ()) or (indikator,):
        satu = getattr(dasar, "indikator", dasar)
        if getattr(satu, "fakta", "") != langkah.fakta or langkah.fakta == "bidang_ilmu":
            continue
        skor = satu.skor
        urut = (
            list(kosakata.PENDIDIKAN) if langkah.fakta == "pendidikan"
            else list(kosakata.KERAGAMAN) if langkah.fakta == "keragaman"
            else sorted(skor, key=lambda kata: skor[kata])
        )  # fmt: skip
        letak = urut.index(str(langkah.nilai))
        if letak and not _setara(langkah, urut[letak - 1], baris, komponen.kode):
            yield replace(langkah, nilai=urut[letak - 1])
        return


def _setara(langkah: Langkah, kata: str, baris: Baris, kode: str) -> bool:
    """A lower degree or variety than the person has is no change to try."""
    if langkah.fakta == "pendidikan":
        return int(kata) <= (baris.fakta[f"{kode}.tingkat"] or 0)
    return kata == "SATU_UNIT" or kata.endswith("LEBIH_RENDAH")


def orang_acak(benih: int, banyak: int = 30) -> tuple[Aturan, Jabatan_, list[Orang]]:
    r = acak(benih)
    asal = isi(KEPKA if benih % 4 else PREDIKAT_JPM)
    aturan = muat(aturan_acak(r, asal) if benih % 2 else asal)
    p = Pembangkit(r, D)
    jabatan = {nomor: j for nomor, (_, j) in p.jabatan.items()}
    orang = [
        replace(
            o,
            kinerja=[k for k in o.kinerja if k["tahun"] < D.year],
            bangkom=[b for b in o.bangkom if b["tanggal"] <= D],
        )
        for o in p.semua(banyak)
    ]
    return aturan, jabatan, orang


def tujuan_orang(aturan: Aturan, jabatan: Jabatan_, orang: Orang) -> list[Tujuan]:
    return tujuan_berikut(aturan, D, baris_dari(aturan, orang, jabatan), orang.jenjang or "")


@pytest.mark.parametrize("benih", range(16))
def test_every_change_moves_the_box_and_nothing_smaller_does(benih: int) -> None:
    aturan, jabatan, semua = orang_acak(benih)
    for orang in semua:
        baris = baris_dari(aturan, orang, jabatan)
        for tujuan in tujuan_berikut(aturan, D, baris, orang.jenjang or ""):
            for langkah in tujuan.tunggal:
                sesudah = baris_dari(aturan, terapkan(orang, langkah, aturan, jabatan), jabatan)
                assert _sumbu_naik(tujuan, sesudah), (langkah, tujuan)
                assert sesudah.skor[langkah.komponen] == langkah.skor_baru, langkah
                for kurang in lebih_kecil(langkah, aturan, baris):
                    lain = baris_dari(aturan, terapkan(orang, kurang, aturan, jabatan), jabatan)
                    assert not _sumbu_naik(tujuan, lain), (kurang, tujuan)


@pytest.mark.parametrize("benih", range(16))
def test_every_pair_moves_the_box_and_neither_alone_does(benih: int) -> None:
    aturan, jabatan, semua = orang_acak(benih)
    for orang in semua:
        for tujuan in tujuan_orang(aturan, jabatan, orang):
            for a, b in tujuan.pasangan:
                sendiri = [terapkan(orang, satu, aturan, jabatan) for satu in (a, b)]
                for satu in sendiri:
                    assert not _sumbu_naik(tujuan, baris_dari(aturan, satu, jabatan)), (a, b)
                berdua = terapkan(sendiri[0], b, aturan, jabatan)
                assert _sumbu_naik(tujuan, baris_dari(aturan, berdua, jabatan)), (a, b)
                assert a.komponen != b.komponen


def _sumbu_naik(tujuan: Tujuan, sesudah: Baris) -> bool:
    eksak = sesudah.y_eksak if tujuan.sumbu == "Y" else sesudah.x_eksak
    assert eksak is not None
    return eksak >= tujuan.ambang * 10_000


def test_the_people_above_meet_every_kind_of_change_and_none_that_cannot_be() -> None:
    """Past discipline and time in the jenjang are never among them."""
    fakta, kosong, pasangan = set(), 0, 0
    for benih in range(16):
        aturan, jabatan, semua = orang_acak(benih)
        for orang in semua:
            for tujuan in tujuan_orang(aturan, jabatan, orang):
                fakta |= {satu.fakta for satu in tujuan.tunggal}
                fakta |= {satu.fakta for dua in tujuan.pasangan for satu in dua}
                kosong += not tujuan.tercapai
                pasangan += bool(tujuan.pasangan)
    assert fakta == {
        "jp", "penghargaan", "tim_kerja", "umpan_balik", "penugasan", "keragaman", "pendidikan",
        "bidang_ilmu", "jpm", "potensi", "predikat",
    }  # fmt: skip
    assert kosong
    assert pasangan


def kepka(**ganti: Any) -> tuple[Aturan, Orang, Jabatan_]:
    """The worked example with other facts."""
    return (
        muat(isi(KEPKA)),
        replace(ratna(), **ganti),
        {50: Jabatan(bidang=("EKONOMI", "HUKUM"))},
    )


def test_words_and_figures_of_a_known_person() -> None:
    """X of the worked example with 14 JP and S-1, potential 24 of 40: 82,50 less 5,00."""
    aspek = _aspek(20)
    potensi = [{"tanggal": date(2024, 11, 20), "id": 1} | aspek]
    aturan, orang, jabatan = kepka(potensi=potensi)
    [tujuan] = tujuan_orang(aturan, jabatan, orang)
    assert (tujuan.kotak.nomor, tujuan.krs, tujuan.kategori) == (9, True, "Tinggi")
    assert (tujuan.tampil, tujuan.kurang_tampil, tujuan.ambang_tampil) == (
        "79,50",
        "0,5000",
        "80,00",
    )
    tertulis = {satu.fakta: satu.kalimat for satu in tujuan.tunggal}
    assert tertulis == {
        "jp": "6 JP lagi dalam setahun terakhir, menjadi 20 JP.",
        "potensi": "Penilaian potensi berikutnya berjumlah paling sedikit 21 dari 40 (kini 20).",
        "pendidikan": "Pendidikan S-2 yang diakui dalam data kepegawaian.",
        "penugasan": "Penugasan Plh. jabatan setingkat dalam 5 tahun terakhir.",
    }
    poin = [satu.poin for satu in tujuan.tunggal]
    assert poin == sorted(poin)


def test_predikat_of_the_running_year_counts_with_last_year() -> None:
    kinerja = [
        {"tahun": 2025, "predikat": "BAIK", "id": 1},
        {"tahun": 2024, "predikat": "BUTUH_PERBAIKAN", "id": 2},
    ]
    aturan, orang, jabatan = kepka(kinerja=kinerja, penghargaan=[], tim_kerja=[], umpan_balik=[])
    tujuan = next(t for t in tujuan_orang(aturan, jabatan, orang) if t.sumbu == "Y")
    assert tujuan.tampil == "54,00"
    [predikat] = [satu for satu in tujuan.tunggal if satu.fakta == "predikat"]
    assert predikat.kalimat == "Predikat kinerja 2026 Baik; ikut dihitung mulai 2027."
    assert predikat.skor_tampil == "90,00 → 100,00"


def test_pairs_where_nothing_is_enough_alone() -> None:
    aturan, orang, jabatan = kepka(kinerja=[{"tahun": 2025, "predikat": "BAIK", "id": 1}],
                                   penghargaan=[], tim_kerja=[], umpan_balik=[])  # fmt: skip
    tujuan = next(t for t in tujuan_orang(aturan, jabatan, orang) if t.sumbu == "Y")
    assert tujuan.kurang == 20_000_000
    assert tujuan.tunggal == ()
    berdua = {(a.fakta, a.nilai, b.fakta, b.nilai) for a, b in tujuan.pasangan}
    assert berdua == {
        ("penghargaan", "INTERNAL", "tim_kerja", "KETUA+INTERNAL"),
        ("penghargaan", "LINTAS_INSTANSI", "umpan_balik", 9500),
        ("tim_kerja", "ANGGOTA+LINTAS_INSTANSI", "umpan_balik", 9500),
    }
    jumlah = [a.poin + b.poin for a, b in tujuan.pasangan]
    assert jumlah == sorted(jumlah)
    assert all(satu >= tujuan.kurang for satu in jumlah)


def test_nothing_realistic_is_said_and_the_highest_box_has_no_next() -> None:
    kinerja = [{"tahun": t, "predikat": "SANGAT_KURANG", "id": t} for t in (2025, 2024)]
    aturan, orang, jabatan = kepka(kinerja=kinerja, penghargaan=[], tim_kerja=[], umpan_balik=[])
    tujuan = next(t for t in tujuan_orang(aturan, jabatan, orang) if t.sumbu == "Y")
    assert {satu.fakta for dua in tujuan.pasangan for satu in dua} >= {"predikat"}
    tinggi = isi(KEPKA)
    rendah, sesuai, _ = tinggi["sumbu"]["Y"]["kategori"]
    rendah["sampai"] = sesuai["mulai"] = 7500
    tujuan = next(t for t in tujuan_orang(muat(tinggi), jabatan, orang) if t.sumbu == "Y")
    assert not tujuan.tercapai
    aturan, orang, jabatan = kepka()
    assert tujuan_orang(aturan, jabatan, orang) == []
    tanpa = replace(orang, kompetensi=[])
    assert tujuan_orang(aturan, jabatan, tanpa) == []


def test_feedback_asks_for_the_exact_figure() -> None:
    aturan, orang, jabatan = kepka(
        umpan_balik=[],
        tim_kerja=[],
        kinerja=[{"tahun": 2025, "predikat": "BAIK", "id": 1}],
    )
    tujuan = next(t for t in tujuan_orang(aturan, jabatan, orang) if t.sumbu == "Y")
    assert tujuan.tampil == "72,75"
    [umpan] = [satu for satu in tujuan.tunggal if satu.fakta == "umpan_balik"]
    assert umpan.nilai == 7250
    assert angka(7250) in umpan.kalimat
    assert "kini belum ada dalam rentang" in umpan.kalimat


def test_acting_above_the_highest_post_is_no_step() -> None:
    aturan = muat(isi(KEPKA))
    orang = Orang(
        id=1, jabatan=50, jenjang="JPT_UTAMA", tmt_jabatan=D - timedelta(400), pendidikan="40",
        kinerja=[{"tahun": 2025, "predikat": "BAIK", "id": 1}],
        kompetensi=[{"tanggal": D, "id": 1} | {f"t{i}": 4 for i in range(1, 10)}],
        potensi=[{"tanggal": D, "id": 1} | _aspek(24)],
    )  # fmt: skip
    semua = tujuan_orang(aturan, {50: Jabatan()}, orang)
    langkah = [s for t in semua for s in (*t.tunggal, *(x for dua in t.pasangan for x in dua))]
    assert langkah
    assert not [s for s in langkah if str(s.nilai).endswith("LEBIH_TINGGI")]
    assert "bidang_ilmu" not in {s.fakta for s in langkah}
