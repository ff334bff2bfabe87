"""The fields of one component's measure: its tables, windows, and what an absent value means."""

from dataclasses import replace
from typing import Any, Final

from karir.mesin import kosakata
from karir.mesin.jenis import DEKLARASI, RATA_RATA, Deklarasi
from karir.mesin.pemuat_indikator import BATAS_TERTINGGI, JENDELA_TERPANJANG, TAHUN_LALU_TERJAUH
from karir.susunan.isian import Isian, Jalur, Jenis, Kelompok, ambil, bulat, skor, teks
from karir.susunan.katalog import KATA_UKURAN

Isi = dict[str, Any]
# Rows beyond those there are, to be filled in; empty ones are left out again.
BARIS_TAMBAHAN: Final = 2
TOLAK: Final = ("tolak", "Belum dapat dipetakan tanpa bukti ini")
LEWATI: Final = ("lewati", "Dilewati dalam rata-rata")
UKURAN: Final = "ukuran-"
KEPASTIAN: Final = (
    ("TERBACA", "Dibaca pada naskah peraturannya"),
    ("SEKUNDER", "Diketahui dari bahan sosialisasi atau penerapan"),
    ("BELUM_PASTI", "Pilihan aturan ini, dapat diubah"),
)
_SATUAN: Final = {"jp": "JP", "lama_jenjang": "tahun"}


def komponen_jalur(isi: Isi, kode: str) -> Jalur | None:
    """Where the component with this code stands, or None."""
    for sumbu in ("Y", "X"):
        for i, satu in enumerate(ambil(isi, ("sumbu", sumbu, "komponen")) or []):
            if satu.get("kode") == kode:
                return ("sumbu", sumbu, "komponen", i)
    return None


def deklarasi_isi(indikator: Any) -> Deklarasi | None:
    """The declaration of an indicator in JSON; None for a mean or an unknown one."""
    if not isinstance(indikator, dict):
        return None
    return DEKLARASI.get((str(indikator.get("jenis")), str(indikator.get("fakta", ""))))


def kelompok_ukuran(isi: Isi, jalur: Jalur) -> list[Kelompok]:
    """All fields of a component but its name and weight."""
    komponen = ambil(isi, jalur)
    indikator = komponen["indikator"]
    hasil = [
        Kelompok(
            judul="Bila tidak ada buktinya",
            isian=_kosong((*jalur, "kosong"), komponen.get("kosong"), TOLAK, _boleh(indikator)),
        ),
        *_indikator((*jalur, "indikator"), indikator),
        Kelompok(
            judul="Catatan",
            isian=(
                Isian(
                    jalur=(*jalur, "kepastian"),
                    label="Dari mana angkanya diketahui",
                    jenis=Jenis.PILIHAN,
                    pilihan=KEPASTIAN,
                ),
                Isian(
                    jalur=(*jalur, "catatan"),
                    label="Catatan bagi pembaca",
                    jenis=Jenis.PANJANG,
                ),
            ),
        ),
    ]
    return [satu for satu in hasil if satu.isian]


def _boleh(indikator: Any) -> bool:
    """Whether `tolak` is a choice: every part that may be absent has a reason to give."""
    bagian = [b.get("indikator") for b in indikator.get("bagian") or []]
    semua = [deklarasi_isi(satu) for satu in (bagian or [indikator])]
    return all(d is not None and (d.alasan or d.selalu_ada) for d in semua)


def _kosong(jalur: Jalur, nilai: Any, lain: tuple[str, str], boleh_lain: bool) -> tuple[Isian, ...]:
    """What an absent value means; nothing to ask where there always is one."""
    if nilai == "tidak_pernah":
        return ()
    bantuan = "Skor yang dipakai bila tidak ada buktinya."
    if boleh_lain:
        satu = Isian(
            jalur=jalur, label="Tanpa bukti", jenis=Jenis.KOSONG, pilihan=(lain,), bantuan=bantuan
        )
        return (satu,)
    return (skor(jalur, "Skor tanpa bukti", bantuan),)


def _indikator(jalur: Jalur, indikator: Any) -> list[Kelompok]:
    if indikator.get("jenis") != RATA_RATA:
        return _satu("Cara menilai", jalur, indikator)
    hasil = []
    daftar = indikator.get("bagian") or []
    for i, bagian in enumerate(daftar):
        di: Jalur = (*jalur, "bagian", i)
        judul = f"Bagian {i + 1}: {bagian.get('label') or bagian.get('kode')}"
        awal = (
            teks((*di, "label"), "Nama bagian", panjang=80),
            *_kosong((*di, "kosong"), bagian.get("kosong"), LEWATI, True),
        )
        kepala, *tabel = _satu(judul, (*di, "indikator"), bagian.get("indikator"), awal)
        kepala = replace(
            kepala,
            kode=bagian.get("kode") or "",
            pertama=not i,
            terakhir=i == len(daftar) - 1,
        )
        hasil += [kepala, *tabel]
    return hasil


def _satu(judul: str, jalur: Jalur, indikator: Any, awal: tuple[Isian, ...] = ()) -> list[Kelompok]:
    """One indicator, with the table of an interval in a group of its own."""
    isian = (*awal, *_dasar(jalur, indikator))
    hasil = [Kelompok(judul=judul, rapat=True, isian=isian, keterangan=_keterangan(indikator))]
    dek = deklarasi_isi(indikator)
    if dek is not None and dek.batas:
        hasil.append(
            Kelompok(
                judul=f"{judul}: tabel skor",
                bantuan="Baris dengan batas tertinggi yang tercapai dipakai. Kosongkan sebuah "
                "baris untuk menghapusnya; baris terakhir harus mulai dari 0.",
                berpasang=True,
                isian=tuple(_batas((*jalur, "batas"), indikator)),
            )
        )
    return hasil


def _keterangan(indikator: Any) -> tuple[str, ...]:
    kunci = (str(indikator.get("jenis")), str(indikator.get("fakta", "")))
    return (KATA_UKURAN[kunci].bantuan,) if kunci in KATA_UKURAN else ()


def _dasar(jalur: Jalur, indikator: Any) -> tuple[Isian, ...]:
    dek = deklarasi_isi(indikator)
    if dek is None:
        return ()
    hasil: list[Isian] = []
    if dek.jendela:
        hasil.append(
            bulat(
                (*jalur, "jendela_tahun"), "Jendela waktu (tahun)", 1, JENDELA_TERPANJANG,
                "Bukti bertanggal dalam sekian tahun terakhir sampai tanggal acuan.",
            )
        )  # fmt: skip
    if dek.tahun_lalu:
        hasil.append(
            Isian(
                jalur=(*jalur, "tahun_lalu"),
                label="Tahun yang dibaca",
                jenis=Jenis.TAHUN,
                terendah=1,
                tertinggi=TAHUN_LALU_TERJAUH,
                bantuan="Berapa tahun sebelum tahun acuan; yang terakhir dipakai: 1, 2.",
            )
        )
    if dek.maksimum:
        hasil.append(skor((*jalur, "maksimum"), "Skor paling tinggi"))
    if dek.kosakata is not None:
        hasil += [
            skor((*jalur, "skor", kode), _besar(kata))
            for kode, kata in reversed(_kata(indikator, dek).items())
        ]
    return tuple(hasil)


def _kata(indikator: Any, dek: Deklarasi) -> dict[str, str]:
    kata = dict(dek.kosakata or {})
    if indikator.get("jenis") == "disiplin":
        kata["MENJALANI"] = f"{kosakata.DISIPLIN['MENJALANI']} pada tanggal acuan"
    return kata


def _batas(jalur: Jalur, indikator: Any) -> list[Isian]:
    """Pairs (from, score) of an interval, and some empty ones."""
    satuan = _SATUAN.get(str(indikator.get("fakta")), "")
    banyak = len(indikator.get("batas") or []) + BARIS_TAMBAHAN
    hasil = []
    for i in range(banyak):
        mulai = f"Baris {i + 1}, mulai dari ({satuan})"
        hasil.append(bulat((*jalur, i, "mulai"), mulai, 0, BATAS_TERTINGGI))
        hasil.append(skor((*jalur, i, "skor"), f"Baris {i + 1}, skor"))
    return hasil


def _besar(teks_: str) -> str:
    return teks_[:1].upper() + teks_[1:]
