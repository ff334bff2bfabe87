"""The rules of eligibility on columns: the OR, nobody else's row, nothing protected, the edges."""

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karir.mesin import kosakata, waktu
from karir.mesin.bahan_layak import Bahan, HukdisLayak, OrangLayak, RiwayatLayak, Sasaran
from karir.mesin.kalimat_kelayakan import fakta_kata
from karir.mesin.kecocokan import (
    SKALA_COCOK,
    bobot_dipakai,
    cocok_tampil,
    kecocokan_hitung,
    peringkat_hitung,
)
from karir.mesin.kelayakan import (
    ATURAN,
    TERPENUHI,
    TIDAK,
    VERIFIKASI,
    hasil_urai,
    kelayakan_hitung,
)
from karir.mesin.masa_jabatan import lama_hari
from karir.mesin.syarat import Bobot, Pengalaman, Syarat, SyaratTidakSah, bobot_muat, syarat_muat

ACUAN = date(2026, 6, 30)
JENJANG = tuple(kosakata.JENJANG)
SYARAT = Syarat(
    status=("PNS",), kedudukan=("01",), pendidikan="40", golongan="III/d",
    pengalaman=(
        Pengalaman(jenjang=("PENGAWAS",), tahun=3),
        Pengalaman(jenjang=("AHLI_MUDA", "AHLI_MADYA"), tahun=3),
    ),
    bidang_tahun=0, usia=56, kinerja="BAIK", disiplin_tahun=2, kompetensi_ms=8000,
    kompetensi_mms=6800, bidang_ilmu=False, pensiun_bulan=24, masa_jabatan_tahun=2, dokumen=(),
)  # fmt: skip
SASARAN = Sasaran(jabatan=7, unit=3, bup=58, standar=27, syarat=SYARAT, acuan=ACUAN)


def hari(tahun: int, bulan: int = 1, tanggal: int = 1) -> int:
    return waktu.hari(date(tahun, bulan, tanggal))


def bahan(
    orang: list[dict[str, int]],
    riwayat: list[tuple[int, int, int, str]] = (),  # type: ignore[assignment]
    hukdis: list[tuple[int, str, int, int]] = (),  # type: ignore[assignment]
) -> Bahan:
    """People by their differences from one who fulfils all but experience."""
    bawaan = {
        "kedudukan": 1, "golongan": 12, "lahir": hari(1980), "jabatan": 1, "unit": 1,
        "jenjang": JENJANG.index("PELAKSANA"), "tmt_jabatan": hari(2015), "pendidikan": 40,
        "bidang": 1, "predikat_1": 3, "predikat_2": 4, "tingkat": 27, "asesmen": hari(2025),
        "diperiksa": waktu.KOSONG, "masuk": waktu.KOSONG,
    }  # fmt: skip
    baris = [{"id": ke, **bawaan, **satu} for ke, satu in enumerate(orang, start=1)]
    r = sorted(riwayat)
    h = sorted(hukdis)
    return Bahan(
        orang=OrangLayak(
            **{f.name: np.array([b[f.name] for b in baris], np.int64) for f in fields(OrangLayak)}
        ),
        riwayat=RiwayatLayak(
            orang=np.array([x[0] for x in r], np.int64),
            mulai=np.array([x[1] for x in r], np.int64),
            selesai=np.array([x[2] for x in r], np.int64),
            jenjang=np.array([JENJANG.index(x[3]) if x[3] else -1 for x in r], np.int64),
            serumpun=np.ones(len(r), np.int64),
        ),
        hukdis=HukdisLayak(
            orang=np.array([x[0] for x in h], np.int64),
            tingkat=np.array([tuple(kosakata.HUKUMAN).index(x[1]) for x in h], np.int64),
            tmt=np.array([x[2] for x in h], np.int64),
            akhir=np.array([x[3] for x in h], np.int64),
        ),
    )


def putusan(b: Bahan, kode: str, sasaran: Sasaran = SASARAN) -> list[int]:
    hasil = kelayakan_hitung(b, sasaran)
    return [hasil_urai(int(satu))[kode] for satu in hasil.hasil]


def test_pengalaman_adalah_atau() -> None:
    """Three years as PENGAWAS alone, or as a functional officer alone, is enough; halves of both
    are not, though they sum up to more."""
    buka = waktu.KOSONG
    b = bahan(
        [{}, {}, {}, {}],
        [
            (1, hari(2023, 6, 30), buka, "PENGAWAS"),
            (2, hari(2023, 6, 30), buka, "AHLI_MUDA"),
            (3, hari(2022), hari(2024, 6), "PENGAWAS"),
            (3, hari(2024, 6), buka, "AHLI_MUDA"),
            (4, hari(2023, 7, 2), buka, "PENGAWAS"),
        ],
    )
    assert putusan(b, "PENGALAMAN") == [TERPENUHI, TERPENUHI, TIDAK, TIDAK]


def test_masa_yang_tidak_tercatat_perlu_verifikasi() -> None:
    """No row, none but the present post, or a gap as long as what is missing: a question, not a
    refusal. Service that is recorded whole, or a gap too short, is one."""
    buka = waktu.KOSONG
    b = bahan(
        [{}, {"masuk": hari(2010)}, {"tmt_jabatan": hari(2024)}, {}, {"masuk": hari(2010)}, {}],
        [
            (2, hari(2025), buka, "PENGAWAS"),
            (3, hari(2024), buka, "PELAKSANA"),
            (4, hari(2020), hari(2022), "PENGAWAS"),
            (4, hari(2024), buka, "PELAKSANA"),
            (5, hari(2010), buka, "PELAKSANA"),
            (6, hari(2020), hari(2022), "PENGAWAS"),
            (6, hari(2022, 6), buka, "PELAKSANA"),
        ],
    )
    assert putusan(b, "PENGALAMAN") == [VERIFIKASI] * 4 + [TIDAK] * 2


def test_tepat_dua_tahun_cukup_meskipun_ada_hari_kabisat() -> None:
    syarat = replace(
        SYARAT, pengalaman=(Pengalaman(jenjang=("PENGAWAS",), tahun=2),), bidang_tahun=2
    )
    for acuan, awal in ((date(2023, 3, 1), (2021, 3, 1)), (date(2025, 2, 1), (2023, 2, 1))):
        b = bahan([{}, {}], [(1, hari(*awal), waktu.KOSONG, "PENGAWAS")])
        sasaran = replace(SASARAN, syarat=syarat, acuan=acuan)
        assert putusan(b, "PENGALAMAN", sasaran)[0] == TERPENUHI
        assert putusan(b, "BIDANG", sasaran)[0] == TERPENUHI
    assert fakta_kata("PENGALAMAN", 730, syarat).startswith("2 tahun sebagai")


@settings(max_examples=60)
@given(data=st.data())
def test_menambah_pilihan_pengalaman_tidak_merugikan(data: st.DataObject) -> None:
    """The rule is an OR: a further way never takes anybody's eligibility, and the outcome is that
    of the best way alone."""
    baris = data.draw(
        st.lists(
            st.tuples(
                st.integers(1, 4),
                st.integers(hari(2010), hari(2026)),
                st.just(waktu.KOSONG),
                st.sampled_from(("PENGAWAS", "AHLI_MUDA", "PELAKSANA")),
            ),
            max_size=8,
        )
    )
    b = bahan([{}, {}, {}, {}], baris)
    cara = SYARAT.pengalaman

    def dengan(*pilihan: Pengalaman) -> list[int]:
        syarat = replace(SYARAT, pengalaman=pilihan)
        return putusan(b, "PENGALAMAN", replace(SASARAN, syarat=syarat))

    satu, dua, keduanya = dengan(cara[0]), dengan(cara[1]), dengan(*cara)
    assert keduanya == [min(a, c) for a, c in zip(satu, dua, strict=True)]


@settings(max_examples=40)
@given(data=st.data())
def test_kelayakan_tidak_bergantung_pada_orang_lain(data: st.DataObject) -> None:
    """Judged alone or among others, a person's outcome and facts are the same."""
    orang = data.draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "golongan": st.integers(0, 17),
                    "pendidikan": st.sampled_from([-1, 30, 40, 45]),
                    "predikat_1": st.integers(-1, 4),
                    "tingkat": st.integers(-1, 45),
                    "lahir": st.integers(hari(1960), hari(1995)),
                }
            ),
            min_size=2,
            max_size=6,
        )
    )
    riwayat = [
        (ke, data.draw(st.integers(hari(2015), hari(2026))), waktu.KOSONG, "PENGAWAS")
        for ke in range(1, len(orang) + 1)
    ]
    hukdis = [(1, "BERAT", hari(2026), waktu.KOSONG)]
    semua = kelayakan_hitung(bahan(orang, riwayat, hukdis), SASARAN)
    for ke, satu in enumerate(orang):
        _, mulai, selesai, jenjang = riwayat[ke]
        hukuman = [(1, *hukdis[0][1:])] if ke == 0 else []
        sendiri = kelayakan_hitung(bahan([satu], [(1, mulai, selesai, jenjang)], hukuman), SASARAN)
        assert sendiri.hasil[0] == semua.hasil[ke]
        assert list(sendiri.fakta[0]) == list(semua.fakta[ke])


def test_mesin_tidak_tahu_atribut_terlindungi() -> None:
    """What reaches the rules about a person is this and nothing else."""
    kolom = {f.name for kelas in (OrangLayak, RiwayatLayak, HukdisLayak) for f in fields(kelas)}
    assert kolom == {
        "id", "kedudukan", "golongan", "lahir", "jabatan", "unit", "jenjang", "tmt_jabatan",
        "pendidikan", "bidang", "predikat_1", "predikat_2", "tingkat", "asesmen", "diperiksa",
        "masuk", "orang", "mulai", "selesai", "serumpun", "tmt", "akhir",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kode", "ubah", "harap"),
    [
        ("STATUS", {"kedudukan": 71}, TIDAK),
        ("KEDUDUKAN", {"kedudukan": 3}, TIDAK),
        ("PENDIDIKAN", {"pendidikan": 30}, TIDAK),
        ("PENDIDIKAN", {"pendidikan": 35}, TERPENUHI),
        ("PENDIDIKAN", {"pendidikan": -1}, VERIFIKASI),
        ("GOLONGAN", {"golongan": 11}, TIDAK),
        ("GOLONGAN", {"golongan": 0}, VERIFIKASI),
        ("USIA", {"lahir": hari(1969, 6, 30)}, TIDAK),
        ("USIA", {"lahir": hari(1969, 7, 1)}, TERPENUHI),
        ("KINERJA", {"predikat_2": 2}, TIDAK),
        ("KINERJA", {"predikat_2": -1}, VERIFIKASI),
        ("KOMPETENSI", {"tingkat": 22}, TERPENUHI),
        ("KOMPETENSI", {"tingkat": 19}, VERIFIKASI),
        ("KOMPETENSI", {"tingkat": 18}, TIDAK),
        ("KOMPETENSI", {"asesmen": hari(2023, 6, 30)}, VERIFIKASI),
        ("PEMERIKSAAN", {"diperiksa": hari(2026)}, TIDAK),
        ("PENSIUN", {"lahir": hari(1970, 5, 31)}, TIDAK),
        ("PENSIUN", {"lahir": hari(1970, 6, 1)}, TERPENUHI),
        ("BUKAN_PEMEGANG", {"jabatan": 7, "unit": 3}, TIDAK),
        ("BUKAN_PEMEGANG", {"jabatan": 7, "unit": 4}, TERPENUHI),
    ],
)
def test_batas_setiap_aturan(kode: str, ubah: dict[str, int], harap: int) -> None:
    assert putusan(bahan([ubah]), kode) == [harap]


def test_masa_jabatan_hanya_mengikat_pejabat() -> None:
    baru = {"tmt_jabatan": hari(2025)}
    pejabat = {**baru, "jenjang": JENJANG.index("PENGAWAS")}
    assert putusan(bahan([baru, pejabat]), "MASA_JABATAN") == [TERPENUHI, TIDAK]


def test_hukuman_menghalangi_selama_dijalani_dan_dalam_rentangnya() -> None:
    b = bahan(
        [{}, {}, {}, {}],
        hukdis=[
            (1, "SEDANG", hari(2025, 7, 1), waktu.KOSONG),
            (2, "BERAT", hari(2024, 7, 1), hari(2025, 7, 1)),
            (3, "SEDANG", hari(2024, 6, 30), hari(2024, 12, 30)),
            (4, "RINGAN", hari(2026), waktu.KOSONG),
        ],
    )
    assert putusan(b, "HUKDIS_BERJALAN") == [TIDAK, TERPENUHI, TERPENUHI, TERPENUHI]
    assert putusan(b, "DISIPLIN") == [TIDAK, TIDAK, TERPENUHI, TERPENUHI]


def test_hari_yang_bertumpuk_dihitung_sekali() -> None:
    b = bahan([{}], [(1, 0, 100, "PENGAWAS"), (1, 50, 80, "PENGAWAS"), (1, 90, 150, "PENGAWAS")])
    kena = np.ones(3, bool)
    assert lama_hari(b.riwayat, kena, b.orang.id, 1000).tolist() == [150]


def test_satu_tidak_menjadi_tidak() -> None:
    riwayat = [(n, hari(2020), waktu.KOSONG, "PENGAWAS") for n in (1, 2, 3)]
    b = bahan([{}, {"predikat_1": -1}, {"predikat_1": -1, "golongan": 1}], riwayat)
    assert kelayakan_hitung(b, SASARAN).status.tolist() == [TERPENUHI, VERIFIKASI, TIDAK]
    assert len(ATURAN) * 2 < 63


def test_kecocokan_tepat_sampai_angka_terakhir() -> None:
    bobot = Bobot(talenta=7000, teknis=2000, digital=1000)
    talenta = np.array([8861_25 * 10**6, 8861_25 * 10**6, -1])
    teknis, digital = np.array([7500, -1, 9000]), np.array([5000, 5000, 5000])
    cocok = kecocokan_hitung(talenta, teknis, digital, bobot)
    assert cocok.tolist() == [
        7000 * 8861_25 * 10**6 + (2000 * 7500 + 1000 * 5000) * 10**8,
        -1,
        -1,
    ]
    assert cocok_tampil(int(cocok[0])) == 8203  # 0.7 x 88.6125 + 15 + 5 = 82.02875
    assert cocok_tampil(SKALA_COCOK * 8202 + SKALA_COCOK // 2) == 8203


def test_bobot_berpindah_bila_tidak_ada_standarnya() -> None:
    bobot = Bobot(talenta=7000, teknis=2000, digital=1000)
    dipakai = {
        (t, d): bobot_dipakai(bobot, ada_teknis=t, ada_digital=d).isi()
        for t in (True, False)
        for d in (True, False)
    }
    assert [tuple(b.values()) for b in dipakai.values()] == [
        (7000, 2000, 1000), (7000, 3000, 0), (9000, 0, 1000), (10000, 0, 0),
    ]  # fmt: skip


def test_peringkat_sama_bila_sama_dan_yang_ditolak_tanpa_peringkat() -> None:
    cocok = np.array([50, 90, 50, 99, -1, 50])
    talenta = np.array([5, 5, 5, 5, 5, 6])
    status = np.array([1, 2, 1, 3, 1, 1], np.int8)
    peringkat, urutan = peringkat_hitung(cocok, talenta, status)
    assert peringkat.tolist() == [3, 1, 3, 0, 0, 2]
    assert urutan.tolist() == [3, 1, 4, 6, 5, 2]


def test_syarat_yang_mustahil_ditolak() -> None:
    with pytest.raises(SyaratTidakSah):
        bobot_muat({"talenta": 7000, "teknis": 2000})
    isi = SYARAT.isi()
    assert syarat_muat(isi) == SYARAT
    for ubah in ({"golongan": "V/z"}, {"status": []}, {"kompetensi_mms": 9000}, {"usia": 200}):
        with pytest.raises(SyaratTidakSah):
            syarat_muat(isi | ubah)
