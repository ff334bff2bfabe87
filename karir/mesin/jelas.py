"""Why this box, why this rank: a stored row opened line by line, without recomputing anything.

Everything comes from the run's frozen rule set and the stored row. Products are shown as
score x weight, with all digits, so that a pocket calculator agrees. Source: scoring.md 1, 3 and 5.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from karir.mesin import kosakata, tulis, waktu
from karir.mesin.bentuk import Aturan, BatasKategori, Komponen, Kotak, Sumbu
from karir.mesin.hitung import SUMBU_EKSAK_PENUH
from karir.mesin.jenis import Bagian, Indikator, Kategori, RataRata
from karir.mesin.kalimat import (
    Bukti,
    Fakta,
    Rincian,
    Uraian,
    hampa,
    predikat_ringkas,
    tahun_predikat,
    uraikan,
)
from karir.mesin.kalimat_alasan import kalimat_alasan
from karir.mesin.keluaran import TAK_ADA, Keluaran
from karir.mesin.tulis import PANGKAT_SUMBU, PANGKAT_TALENTA, angka, bulatkan_ke_ratusan, eksak


@dataclass(frozen=True)
class Baris:
    """A stored row. `skor` and `fakta` by name, None where absent; words as stored, '' for none."""

    skor: Mapping[str, int | None]
    fakta: Mapping[str, int | None]
    y_eksak: int | None
    x_eksak: int | None
    talenta_eksak: int | None
    kotak: int | None
    kategori_kinerja: str
    kategori_potensial: str
    kategori_predikat: str
    alasan: Sequence[str]


@dataclass(frozen=True)
class BarisKomponen:
    """A component: `skor` hundredths, `bobot` basis points, `hasil_kali` their exact product.

    `rentang` is the span that counted, a bare phrase; '' where no span limits the facts.
    `jendela` is a span of years as dates, after the first up to the second: the rows of a sum such
    as learning hours are those dated in it.
    """

    kode: str
    label: str
    bobot: int
    skor: int | None
    kalimat: tuple[str, ...]
    rentang: str
    jendela: tuple[date, date] | None
    bukti: tuple[Bukti, ...]
    rincian: tuple[Rincian, ...]
    kepastian: str
    catatan: str

    @property
    def hasil_kali(self) -> int | None:
        """Score x weight, hundredths x 10,000."""
        return None if self.skor is None else self.skor * self.bobot

    @property
    def skor_tampil(self) -> str:
        """`105,00`."""
        return "" if self.skor is None else angka(self.skor)

    @property
    def bobot_tampil(self) -> str:
        """`60 %`."""
        return tulis.persen(self.bobot)

    @property
    def nilai_tampil(self) -> str:
        """The product half up to hundredths: `63,00`."""
        kali = self.hasil_kali
        return "" if kali is None else bulatkan_ke_ratusan(kali, PANGKAT_SUMBU)

    @property
    def nilai_eksak(self) -> str:
        """The product with all digits: `18,1250`."""
        return "" if self.hasil_kali is None else eksak(self.hasil_kali)


@dataclass(frozen=True)
class SumbuJelas:
    """An axis: `eksak` hundredths x 10,000 as stored, `kategori` its category in words and
    `batas` what that category takes, `hitungan` the sum of the exact products; '' without one."""

    kode: str
    label: str
    bobot: int
    eksak: int | None
    kategori: str
    batas: str
    hitungan: str
    komponen: tuple[BarisKomponen, ...]

    @property
    def tampil(self) -> str:
        """`85,13`."""
        return "" if self.eksak is None else bulatkan_ke_ratusan(self.eksak, PANGKAT_SUMBU)

    @property
    def eksak_tampil(self) -> str:
        """`85,1250`."""
        return "" if self.eksak is None else eksak(self.eksak)


@dataclass(frozen=True)
class Penjelasan:
    """A whole row explained. `talenta` is how the talent score comes about, '' without a box;
    `predikat` the category by predikat alone, `predikat_beda` whether the box says otherwise."""

    y: SumbuJelas
    x: SumbuJelas
    kotak: Kotak | None
    talenta: str
    talenta_tampil: str
    predikat: str
    predikat_beda: bool
    alasan: tuple[tuple[str, str], ...]


def baris_keluaran(keluaran: Keluaran, i: int) -> Baris:
    """The i-th person of a fresh run as a stored row."""
    fakta = zip(keluaran.kolom_fakta, keluaran.fakta(i, i + 1)[0].tolist(), strict=True)
    skor = zip(keluaran.kolom_skor, keluaran.skor[i].tolist(), strict=True)
    return Baris(
        skor={nama: None if nilai < 0 else nilai for nama, nilai in skor},
        fakta={nama: None if nilai == TAK_ADA else nilai for nama, nilai in fakta},
        y_eksak=_atau_tidak(keluaran.y_eksak[i]),
        x_eksak=_atau_tidak(keluaran.x_eksak[i]),
        talenta_eksak=_atau_tidak(keluaran.talenta_eksak[i]),
        kotak=int(keluaran.kotak[i]) or None,
        kategori_kinerja=("", *kosakata.KATEGORI_KINERJA)[keluaran.kategori_kinerja[i]],
        kategori_potensial=("", *kosakata.KATEGORI_POTENSIAL)[keluaran.kategori_potensial[i]],
        kategori_predikat=("", *kosakata.KATEGORI_KINERJA)[keluaran.kategori_predikat[i]],
        alasan=kosakata.daftar_alasan(int(keluaran.alasan[i])),
    )


def jelaskan(
    aturan: Aturan, acuan: date, baris: Baris, nama_bidang: Sequence[str] = ()
) -> Penjelasan:
    """The row in sentences. `nama_bidang`: names of fields of study of the frozen inputs, if the
    page wants them named."""
    y = _sumbu(aturan.y, baris, acuan, nama_bidang)
    x = _sumbu(aturan.x, baris, acuan, nama_bidang)
    beda = bool(baris.kotak) and baris.kategori_predikat not in ("", baris.kategori_kinerja)
    return Penjelasan(
        y=y,
        x=x,
        kotak=next((k for k in aturan.kotak if k.nomor == baris.kotak), None),
        talenta=_talenta(aturan, baris),
        talenta_tampil=""
        if baris.talenta_eksak is None
        else bulatkan_ke_ratusan(baris.talenta_eksak, PANGKAT_TALENTA),
        predikat=_predikat(aturan, baris, acuan),
        predikat_beda=beda,
        alasan=tuple((kode, kalimat_alasan(aturan, kode, baris, acuan)) for kode in baris.alasan),
    )


def _sumbu(sumbu: Sumbu, baris: Baris, acuan: date, nama_bidang: Sequence[str]) -> SumbuJelas:
    adalah_y = sumbu.kode == "Y"
    eksak_tersimpan = baris.y_eksak if adalah_y else baris.x_eksak
    kode = baris.kategori_kinerja if adalah_y else baris.kategori_potensial
    kategori = next((k for k in sumbu.kategori if k.kode == kode), None)
    komponen = tuple(_komponen(k, baris, acuan, nama_bidang) for k in sumbu.komponen)
    return SumbuJelas(
        kode=sumbu.kode,
        label=sumbu.label,
        bobot=sumbu.bobot,
        eksak=eksak_tersimpan,
        kategori=kategori.label if kategori else "",
        batas=_batas(kategori) if kategori else "",
        hitungan="" if eksak_tersimpan is None else _hitungan(komponen),
        komponen=komponen,
    )


def _batas(kategori: BatasKategori) -> str:
    """`80,00 ke atas`, `60,00 sampai di bawah 80,00`."""
    if kategori.sampai is None:
        return f"{angka(kategori.mulai)} ke atas"
    return f"{angka(kategori.mulai)} sampai di bawah {angka(kategori.sampai)}"


def _hitungan(komponen: Sequence[BarisKomponen]) -> str:
    """`63,0000 + 12,7500 + 7,5000 + 8,8500 = 92,1000`, and the cap where it bites."""
    jumlah = sum(k.hasil_kali or 0 for k in komponen)
    hasil = f"{' + '.join(k.nilai_eksak for k in komponen)} = {eksak(jumlah)}"
    if jumlah <= SUMBU_EKSAK_PENUH:
        return hasil
    return f"{hasil}, dihitung paling tinggi {eksak(SUMBU_EKSAK_PENUH)}"


def _komponen(
    komponen: Komponen, baris: Baris, acuan: date, nama_bidang: Sequence[str]
) -> BarisKomponen:
    skor = baris.skor[komponen.kode]
    fakta = Fakta(baris.fakta, komponen.kode, acuan, nama_bidang)
    if "KEDUDUKAN_HUKUM" in baris.alasan:
        uraian = Uraian(())
    elif isinstance(komponen.indikator, RataRata):
        uraian = _rata_rata(komponen.indikator, fakta, skor)
    else:
        uraian = uraikan(komponen.indikator, fakta, skor)
    return BarisKomponen(
        kode=komponen.kode,
        label=komponen.label,
        bobot=komponen.bobot,
        skor=skor,
        kalimat=uraian.kalimat,
        rentang=uraian.rentang,
        jendela=_jendela(komponen.indikator, acuan),
        bukti=uraian.bukti,
        rincian=uraian.rincian,
        kepastian=komponen.kepastian,
        catatan=komponen.catatan,
    )


def _jendela(indikator: Indikator, acuan: date) -> tuple[date, date] | None:
    tahun = getattr(indikator, "jendela_tahun", 0)
    return (waktu.mundur_tahun(acuan, tahun), acuan) if tahun else None


def _rata_rata(indikator: RataRata, fakta: Fakta, skor: int | None) -> Uraian:
    """The parts of a mean, one sentence each, and the mean itself."""
    bagian = [(b, fakta.bagian(b.kode), fakta.get(f"{b.kode}.skor")) for b in indikator.bagian]
    if all(isinstance(b.indikator, Kategori) and b.indikator.tahun_lalu for b, _, _ in bagian):
        return _rata_rata_predikat(bagian, skor)
    kalimat: list[str] = []
    bukti: list[Bukti] = []
    rentang: list[str] = []
    for b, f, nilai in bagian:
        uraian = uraikan(b.indikator, f, nilai)
        kalimat += [f"{b.label}: {tulis.kecil(satu)}" for satu in uraian.kalimat[:1]]
        kalimat += uraian.kalimat[1:]
        bukti += uraian.bukti
        rentang += [f"{tulis.kecil(b.label)} {uraian.rentang}"] if uraian.rentang else []
    ada = [nilai for _, _, nilai in bagian if nilai is not None]
    if skor is not None and ada:
        jumlah = " + ".join(map(angka, ada))
        kalimat.append(f"Rata-rata: ({jumlah}) / {len(ada)} = {angka(skor)}.")
    return Uraian(tuple(kalimat), "; ".join(rentang), tuple(bukti))


def _rata_rata_predikat(bagian: list[tuple[Bagian, Fakta, int | None]], skor: int | None) -> Uraian:
    """`Sangat Baik (2025) = 110,00; Baik (2024) = 100,00; rata-rata 105,00.`"""
    acuan = bagian[0][1].acuan
    mundur = [m for b, _, _ in bagian for m in getattr(b.indikator, "tahun_lalu", ())]
    tahun = tahun_predikat(mundur, acuan)
    rentang = f"predikat tahun {tahun}"
    ada = [(f, nilai) for _, f, nilai in bagian if f.get("id") is not None]
    if not ada:
        return Uraian((hampa(f"Belum ada predikat tahun {tahun}", skor),), rentang)
    ringkas = "; ".join(predikat_ringkas(f, nilai) for f, nilai in ada)
    rata = f"; rata-rata {angka(skor)}" if len(ada) > 1 and skor is not None else ""
    kalimat = [f"{ringkas}{rata}."]
    hilang = [m for m in mundur if acuan.year - m not in [f["tahun"] for f, _ in ada]]
    if hilang:
        kalimat.append(f"Predikat tahun {tahun_predikat(hilang, acuan)} tidak ada, jadi dilewati.")
    return Uraian(tuple(kalimat), rentang, tuple(b for f, _ in ada for b in f.bukti("kinerja")))


def _talenta(aturan: Aturan, baris: Baris) -> str:
    """`50 % x 92,1000 + 50 % x 85,1250 = 88,6125`."""
    if baris.y_eksak is None or baris.x_eksak is None or baris.talenta_eksak is None:
        return ""
    y = f"{tulis.persen(aturan.y.bobot)} × {eksak(baris.y_eksak)}"
    x = f"{tulis.persen(aturan.x.bobot)} × {eksak(baris.x_eksak)}"
    return f"{y} + {x} = {eksak(baris.talenta_eksak, PANGKAT_TALENTA)}"


def _predikat(aturan: Aturan, baris: Baris, acuan: date) -> str:
    """The category by predikat alone, and that the axis says otherwise if it does."""
    label = {k.kode: k.label.lower() for k in aturan.y.kategori}
    if not baris.kategori_predikat:
        return ""
    predikat = predikat_ringkas(Fakta(baris.fakta, "predikat", acuan), None)
    kalimat = f"Menurut predikat saja, {predikat}: {label[baris.kategori_predikat]}."
    if baris.kotak and baris.kategori_predikat != baris.kategori_kinerja:
        kalimat += f" Menurut nilai sumbu Y: {label[baris.kategori_kinerja]}."
    return kalimat


def _atau_tidak(nilai: int) -> int | None:
    return None if nilai < 0 else int(nilai)
