"""A person's change split into lines: the sums agree to the last digit, whatever the rule sets."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from karir.mesin.aturan import Aturan, muat
from karir.mesin.banding import arah_kotak, penyebab, urai_perubahan
from karir.mesin.hitung import hitung
from karir.mesin.jelas import Baris, baris_keluaran
from karir.mesin.kosakata import DIPETAKAN
from tests.mesin.bahan import KEPKA, isi
from tests.mesin.pembangkit import Pembangkit, acak, aturan_acak
from tests.mesin.susun import masukan_dari

D = date(2026, 6, 30)


def tanpa_komponen(aturan: dict[str, Any], kode: str) -> dict[str, Any]:
    """The rule set without a component; the first one left of its axis takes its weight."""
    for sumbu in aturan["sumbu"].values():
        for k in [k for k in sumbu["komponen"] if k["kode"] == kode]:
            sumbu["komponen"].remove(k)
            sumbu["komponen"][0]["bobot"] += k["bobot"]
    return aturan


def dua_sisi(benih: int) -> tuple[Aturan, Aturan, list[tuple[Baris, Baris]]]:
    """Everybody with a box under two random rule sets, on two dates, with other facts."""
    r = acak(benih)
    lama, baru = (aturan_acak(r, isi(KEPKA)) for _ in range(2))
    baru["dipetakan"] = lama["dipetakan"]
    if benih % 3 == 0:
        lama = tanpa_komponen(lama, r.choice(["bangkom", "penghargaan"]))
    if benih % 3 == 1:
        baru = tanpa_komponen(baru, r.choice(["bangkom", "jpm"]))
    aturan = muat(lama), muat(baru)
    orang = Pembangkit(r, D)
    dulu = orang.semua(120)
    lain = Pembangkit(acak(benih + 1000), D).semua(120)
    kini = [
        replace(a, bangkom=b.bangkom, kinerja=b.kinerja) for a, b in zip(dulu, lain, strict=True)
    ]
    jabatan = {nomor: j for nomor, (_, j) in orang.jabatan.items()}
    keluaran = [
        hitung(a, masukan_dari(o, jabatan), d)
        for a, o, d in zip(aturan, (dulu, kini), (D, date(2026, 12, 31)), strict=True)
    ]
    ada = [i for i in range(120) if all(k.status[i] == DIPETAKAN for k in keluaran)]
    return *aturan, [tuple(baris_keluaran(k, i) for k in keluaran) for i in ada]  # type: ignore[return-value]


@pytest.mark.parametrize("benih", range(12))
def test_lines_add_up_to_every_difference(benih: int) -> None:
    lama, baru, orang = dua_sisi(benih)
    for dulu, kini in orang:
        urai = urai_perubahan(lama, baru, dulu, kini)
        assert urai is not None
        assert (urai.y.selisih, urai.x.selisih) == (
            kini.y_eksak - dulu.y_eksak,  # type: ignore[operator]
            kini.x_eksak - dulu.x_eksak,  # type: ignore[operator]
        )
        for sumbu in urai.sumbu:
            assert sumbu.selisih == sum(k.jumlah for k in sumbu.komponen) + sumbu.karena_batas
        assert urai.selisih == kini.talenta_eksak - dulu.talenta_eksak  # type: ignore[operator]
        assert urai.selisih == sum(s.pada_talenta + s.karena_bobot for s in urai.sumbu)
        assert urai.selisih == sum(p.poin for p in penyebab(urai))


def test_both_rule_sets_meet_every_case() -> None:
    """The people above do meet a component of one side only, and both effects."""
    semua = [urai for benih in range(12) for urai in [dua_sisi(benih)] for urai in _urai(*urai)]
    sumbu = [s for u in semua for s in u.sumbu]
    komponen = [k for s in sumbu for k in s.komponen]
    assert any(k.bobot_lama is None and k.karena_bobot for k in komponen)
    assert any(k.bobot_baru is None and k.karena_bobot for k in komponen)
    assert any(k.karena_bobot and k.karena_skor and k.skala_berubah for k in komponen)


def _urai(lama: Aturan, baru: Aturan, orang: list[tuple[Baris, Baris]]) -> list[Any]:
    return [urai_perubahan(lama, baru, *dua) for dua in orang]


def test_a_higher_score_counts_at_the_old_weight_and_the_weight_at_the_new_score() -> None:
    lama, baru = isi(KEPKA), isi(KEPKA)
    baru["sumbu"]["X"]["komponen"][1]["bobot"] = 1500  # bangkom 10 % -> 15 %
    baru["sumbu"]["X"]["komponen"][0]["bobot"] = 1500  # jpm 20 % -> 15 %
    a, b = muat(lama), muat(baru)
    skor = dict.fromkeys((k.kode for k in a.komponen), 8000)
    kosong: dict[str, Any] = {
        "fakta": {}, "kotak": 5, "kategori_kinerja": "", "kategori_potensial": "",
        "kategori_predikat": "", "alasan": [],
    }  # fmt: skip
    dulu = Baris(skor | {"bangkom": 6000}, y_eksak=0, x_eksak=0, talenta_eksak=0, **kosong)
    kini = Baris(skor | {"bangkom": 10_000}, y_eksak=0, x_eksak=0, talenta_eksak=0, **kosong)
    urai = urai_perubahan(a, b, dulu, kini)
    assert urai is not None
    bangkom = next(k for k in urai.x.komponen if k.kode == "bangkom")
    assert (bangkom.karena_skor, bangkom.karena_bobot) == (1000 * 4000, 500 * 10_000)
    assert (bangkom.skor_tampil, bangkom.bobot_tampil) == ("60,00 → 100,00", "10 % → 15 %")
    assert (bangkom.karena_skor_tampil, bangkom.jumlah_tampil) == ("+4,0000", "+9,0000")
    jpm = next(k for k in urai.x.komponen if k.kode == "jpm")
    assert (jpm.karena_skor, jpm.karena_bobot_tampil) == (0, "−4,0000")


def test_cap_is_a_line_of_its_own() -> None:
    """110 at 60 % with all else at 100 makes 106: what is above 100 is taken away again."""
    a = muat(isi(KEPKA))
    skor = dict.fromkeys((k.kode for k in a.komponen), 10_000)
    kosong: dict[str, Any] = {
        "fakta": {}, "kotak": 9, "kategori_kinerja": "", "kategori_potensial": "",
        "kategori_predikat": "", "alasan": [], "x_eksak": 0, "talenta_eksak": 0,
    }  # fmt: skip
    dulu = Baris(skor | {"penghargaan": 0}, y_eksak=85_000_000, **kosong)
    kini = Baris(skor | {"kinerja": 11_000}, y_eksak=100_000_000, **kosong)
    urai = urai_perubahan(a, a, dulu, kini)
    assert urai is not None
    assert [k.jumlah for k in urai.y.komponen] == [6_000_000, 15_000_000, 0, 0]
    assert (urai.y.karena_batas, urai.y.karena_batas_tampil) == (-6_000_000, "−6,0000")
    assert urai.y.selisih == 15_000_000
    balik = urai_perubahan(a, a, kini, dulu)
    assert balik is not None
    assert balik.y.karena_batas == 6_000_000


def test_no_split_without_a_box_on_both_sides() -> None:
    lama, baru, orang = dua_sisi(0)
    dulu, kini = orang[0]
    tanpa = replace(dulu, y_eksak=None, x_eksak=None, talenta_eksak=None)
    assert urai_perubahan(lama, baru, tanpa, kini) is None
    assert urai_perubahan(lama, baru, kini, tanpa) is None


def test_direction_follows_categories_and_not_numbers() -> None:
    a = muat(isi(KEPKA))
    arah = arah_kotak(a, a)
    assert {arah[n, n] for n in range(1, 10)} == {"tetap"}
    assert (arah[5, 8], arah[5, 7], arah[1, 9], arah[2, 5]) == ("naik",) * 4
    assert (arah[8, 5], arah[9, 7], arah[9, 1]) == ("turun",) * 3
    assert (arah[7, 8], arah[3, 2], arah[6, 4]) == ("bergeser",) * 3
    lain = isi(KEPKA)
    for kotak in lain["kotak"]:
        kotak["nomor"] = 10 - kotak["nomor"]
    lain["urutan_kotak"] = [[1], [2], [3], [4, 5, 6, 7, 8, 9]]
    lain["krs"]["kotak"] = [1, 2, 3]
    terbalik = arah_kotak(a, muat(lain))
    assert (terbalik[9, 1], terbalik[5, 2], terbalik[5, 8]) == ("tetap", "naik", "turun")
