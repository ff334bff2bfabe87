"""The difference of two rule sets in words: everything that decides, and what is said of it.

Pure: two checked rule sets in, sentences out. No difference gives no sentence, and every
difference of what `muat` reads gives one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from karir.mesin import kosakata
from karir.mesin.bentuk import Aturan, Komponen, Kotak, Sumbu
from karir.mesin.jenis import Bagian, Dasar, RataRata
from karir.mesin.tulis import angka, besar, tanggal

_TANPA: Final = "belum dapat dipetakan"
_KATA: Final[dict[str, Mapping[str, str]]] = {
    "predikat": kosakata.PREDIKAT,
    "penghargaan": kosakata.PENGHARGAAN,
    "tim_kerja": kosakata.TIM_KERJA,
    "penugasan": kosakata.PENUGASAN,
    "keragaman": kosakata.KERAGAMAN,
    "bidang_ilmu": kosakata.BIDANG_ILMU,
    "pendidikan": kosakata.PENDIDIKAN,
    "": kosakata.DISIPLIN,
}
_KEPASTIAN: Final = {
    "TERBACA": "dibaca pada naskahnya",
    "SEKUNDER": "dari bahan sosialisasi",
    "BELUM_PASTI": "pilihan aturan ini",
}


@dataclass(frozen=True)
class Beda:
    """One difference: the part of the rule set it is in, and the sentence."""

    bagian: str
    kalimat: str


def perbedaan(lama: Aturan, baru: Aturan) -> list[Beda]:
    """All differences from `lama` to `baru`, in the order of a rule set."""
    return [
        *_sebagai("Pokok", _pokok(lama, baru)),
        *_sebagai(f"Sumbu {baru.y.label}", _sumbu(lama.y, baru.y)),
        *_sebagai(f"Sumbu {baru.x.label}", _sumbu(lama.x, baru.x)),
        *_sebagai("Kotak dan urutan", _kotak(lama, baru)),
        *_sebagai("Siapa dan penghalang", _ketentuan(lama, baru)),
        *_sebagai("Tingkat menurut jenjang", _tingkat(lama, baru)),
    ]


def _sebagai(bagian: str, kalimat: Iterator[str]) -> Iterator[Beda]:
    return (Beda(bagian, besar(satu)) for satu in kalimat)


def _dari(apa: str, lama: str, baru: str) -> Iterator[str]:
    if lama != baru:
        yield f"{apa} dari {lama or 'kosong'} menjadi {baru or 'kosong'}."


def _persen(bobot: int) -> str:
    return f"{angka(bobot)} %"


def _kutip(teks: str) -> str:
    return f"“{teks}”" if teks else ""


def _daftar(isi: Sequence[Any]) -> str:
    return ", ".join(map(str, isi)) or "tidak ada"


def _pokok(lama: Aturan, baru: Aturan) -> Iterator[str]:
    yield from _dari("kode", lama.kode, baru.kode)
    yield from _dari("judul", _kutip(lama.judul), _kutip(baru.judul))
    yield from _dari("dasar hukum", _kutip(lama.dasar_hukum), _kutip(baru.dasar_hukum))
    yield from _dari("berlaku mulai", tanggal(lama.berlaku_mulai), tanggal(baru.berlaku_mulai))
    yield from _masuk_keluar("catatan", lama.catatan, baru.catatan)


def _masuk_keluar(apa: str, lama: Sequence[str], baru: Sequence[str]) -> Iterator[str]:
    yield from (f"{apa} ditambahkan: {_kutip(satu)}." for satu in baru if satu not in lama)
    yield from (f"{apa} dihapus: {_kutip(satu)}." for satu in lama if satu not in baru)
    if set(lama) == set(baru) and list(lama) != list(baru):
        yield f"susunan {apa} diubah."


def _sumbu(lama: Sumbu, baru: Sumbu) -> Iterator[str]:
    yield from _dari("nama sumbu", _kutip(lama.label), _kutip(baru.label))
    yield from _dari("bobot sumbu", _persen(lama.bobot), _persen(baru.bobot))
    for satu_lama, satu_baru in zip(lama.kategori, baru.kategori, strict=True):
        nama = _kutip(satu_baru.label)
        yield from _dari("nama kategori", _kutip(satu_lama.label), nama)
        yield from _dari(f"ambang {nama}", angka(satu_lama.mulai), angka(satu_baru.mulai))
    kode_lama = {satu.kode: satu for satu in lama.komponen}
    kode_baru = {satu.kode: satu for satu in baru.komponen}
    for kode, komponen in kode_baru.items():
        if kode not in kode_lama:
            yield f"komponen {komponen.label} ditambahkan dengan bobot {_persen(komponen.bobot)}."
    for kode, komponen in kode_lama.items():
        if kode in kode_baru:
            yield from _komponen(komponen, kode_baru[kode])
        else:
            yield f"komponen {komponen.label}, berbobot {_persen(komponen.bobot)}, dihapus."
    sama = [k for k in kode_lama if k in kode_baru]
    if sama != [k for k in kode_baru if k in kode_lama]:
        yield "urutan komponen diubah."


def _komponen(lama: Komponen, baru: Komponen) -> Iterator[str]:
    nama = baru.label
    yield from _dari("nama komponen", _kutip(lama.label), _kutip(baru.label))
    yield from _dari(f"bobot {nama}", _persen(lama.bobot), _persen(baru.bobot))
    yield from _dari(f"{nama} tanpa bukti", _tanpa_bukti(lama), _tanpa_bukti(baru))
    yield from _indikator(nama, lama.indikator, baru.indikator)
    yield from _dari(
        f"{nama}, dari mana diketahui:", _KEPASTIAN[lama.kepastian], _KEPASTIAN[baru.kepastian]
    )
    yield from _dari(f"catatan {nama}", _kutip(lama.catatan), _kutip(baru.catatan))


def _tanpa_bukti(komponen: Komponen) -> str:
    if komponen.menolak:
        return _TANPA
    return "selalu ada" if komponen.kosong is None else angka(komponen.kosong)


def _indikator(nama: str, lama: Dasar | RataRata, baru: Dasar | RataRata) -> Iterator[str]:
    if isinstance(lama, RataRata) and isinstance(baru, RataRata):
        yield from _rata_rata(nama, lama, baru)
    elif isinstance(lama, RataRata) or isinstance(baru, RataRata) or _kunci(lama) != _kunci(baru):
        yield f"{nama} dinilai dengan cara lain."
    else:
        yield from _dasar(nama, lama, baru)


def _kunci(satu: Dasar) -> tuple[str, str]:
    return type(satu).__name__, getattr(satu, "fakta", "")


def _rata_rata(nama: str, lama: RataRata, baru: RataRata) -> Iterator[str]:
    kode_lama = {satu.kode: satu for satu in lama.bagian}
    kode_baru = {satu.kode: satu for satu in baru.bagian}
    for kode, bagian in kode_baru.items():
        if kode not in kode_lama:
            yield f"{nama}: bagian {bagian.label} ditambahkan."
    for kode, bagian in kode_lama.items():
        if kode not in kode_baru:
            yield f"{nama}: bagian {bagian.label} dihapus."
            continue
        sesudah = kode_baru[kode]
        di = f"{nama}, bagian {sesudah.label}"
        yield from _dari(f"{nama}: nama bagian", _kutip(bagian.label), _kutip(sesudah.label))
        yield from _dari(f"{di} tanpa bukti", _bagian_kosong(bagian), _bagian_kosong(sesudah))
        yield from _indikator(di, bagian.indikator, sesudah.indikator)
    if list(kode_lama) != list(kode_baru) and sorted(kode_lama) == sorted(kode_baru):
        yield f"{nama}: urutan bagian diubah."


def _bagian_kosong(bagian: Bagian) -> str:
    return "dilewati atau selalu ada" if bagian.kosong is None else angka(bagian.kosong)


def _dasar(nama: str, lama: Dasar, baru: Dasar) -> Iterator[str]:
    """Parameter by parameter of two indicators of one kind."""
    for bidang in fields(lama):
        a, b = getattr(lama, bidang.name), getattr(baru, bidang.name)
        match bidang.name:
            case "skor":
                kata = _KATA[getattr(lama, "fakta", "")]
                for kode in kata:
                    yield from _dari(f"{nama}, {kata[kode]}", angka(a[kode]), angka(b[kode]))
            case "jendela_tahun":
                yield from _dari(f"jendela waktu {nama}", f"{a} tahun", f"{b} tahun")
            case "tahun_lalu":
                yield from _dari(f"{nama}, tahun sebelum tahun acuan", _daftar(a), _daftar(b))
            case "maksimum":
                yield from _dari(f"{nama} paling tinggi", angka(a), angka(b))
            case "batas":
                yield from _dari(f"tabel {nama}", _batas(a), _batas(b))


def _batas(batas: Sequence[tuple[int, int]]) -> str:
    return ", ".join(f"{mulai} ke atas {angka(skor)}" for mulai, skor in batas)


def _kotak(lama: Aturan, baru: Aturan) -> Iterator[str]:
    menurut = {(k.kinerja, k.potensial): k for k in lama.kotak}
    for kotak in reversed(baru.kotak):
        yield from _satu_kotak(menurut[kotak.kinerja, kotak.potensial], kotak)
    yield from _dari(
        "urutan kotak dalam peringkat", _kelompok(lama.urutan_kotak), _kelompok(baru.urutan_kotak)
    )
    yield from _dari(
        "kotak kelompok rencana suksesi",
        _daftar(sorted(lama.kotak_krs)),
        _daftar(sorted(baru.kotak_krs)),
    )


def _satu_kotak(lama: Kotak, baru: Kotak) -> Iterator[str]:
    yield from _dari(
        f"nomor kotak {baru.kinerja} dan {baru.potensial}".replace("_", " ").lower(),
        str(lama.nomor),
        str(baru.nomor),
    )
    yield from _dari(f"arti kotak {baru.nomor}", _kutip(lama.label), _kutip(baru.label))
    yield from _masuk_keluar(f"rekomendasi kotak {baru.nomor}", lama.rekomendasi, baru.rekomendasi)


def _kelompok(urutan: Sequence[Sequence[int]]) -> str:
    return ", lalu ".join("-".join(map(str, sorted(k, reverse=True))) for k in urutan)


def _ketentuan(lama: Aturan, baru: Aturan) -> Iterator[str]:
    def nama(kode: str) -> str:
        return f"{kode} {kosakata.KEDUDUKAN_HUKUM[kode]}"

    yield from _himpunan("dipetakan", "tidak lagi dipetakan", lama.dipetakan, baru.dipetakan, nama)
    yield from _himpunan(
        "hukuman yang menghalangi kelompok rencana suksesi",
        "hukuman yang tidak lagi menghalangi",
        lama.hukuman_penghalang,
        baru.hukuman_penghalang,
        lambda kode: kosakata.HUKUMAN[kode],
    )
    for kode, kata in kosakata.HUKUMAN.items():
        a, b = lama.lama_tanpa_akhir[kode], baru.lama_tanpa_akhir[kode]
        yield from _dari(f"hukuman {kata} tanpa tanggal akhir", f"{a} tahun", f"{b} tahun")
    yield from _dari(
        "tahun predikat yang dibaca", _daftar(lama.tahun_predikat), _daftar(baru.tahun_predikat)
    )
    label_lama = {k.kode: k.label for k in lama.y.kategori}
    label_baru = {k.kode: k.label for k in baru.y.kategori}
    for kode, kata in kosakata.PREDIKAT.items():
        a_kategori, b_kategori = lama.kategori_predikat[kode], baru.kategori_predikat[kode]
        if a_kategori != b_kategori:
            yield (
                f"kategori menurut predikat {kata} dari {_kutip(label_lama[a_kategori])} "
                f"menjadi {_kutip(label_baru[b_kategori])}."
            )


def _himpunan(
    masuk: str, keluar: str, lama: Sequence[str], baru: Sequence[str], nama: Any
) -> Iterator[str]:
    yield from (f"{masuk}: {nama(kode)}." for kode in baru if kode not in lama)
    yield from (f"{keluar}: {nama(kode)}." for kode in lama if kode not in baru)


def _tingkat(lama: Aturan, baru: Aturan) -> Iterator[str]:
    for kode, kata in kosakata.JENJANG.items():
        a, b = lama.tingkat_baku[kode], baru.tingkat_baku[kode]
        yield from _dari(f"tingkat kompetensi baku {kata}", _tingkat_kata(a), _tingkat_kata(b))
        c, d = lama.tingkat_jabatan[kode], baru.tingkat_jabatan[kode]
        yield from _dari(f"tingkat jabatan {kata}", str(c), str(d))


def _tingkat_kata(tingkat: Sequence[int]) -> str:
    return str(tingkat[0]) if len(set(tingkat)) == 1 else _daftar(tingkat)
