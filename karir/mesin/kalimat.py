"""The facts behind one indicator in plain sentences, read from a stored row alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from karir.mesin import jenis, kosakata, tulis, waktu
from karir.mesin.jenis import Dasar
from karir.mesin.tulis import angka, tanggal


@dataclass(frozen=True)
class Bukti:
    """A row the score rests on: `jenis` is the name of a table of `Masukan`, `id` its row."""

    jenis: str
    id: int


@dataclass(frozen=True)
class Rincian:
    """One line of an assessment: what was reached, out of or against what; both in hundredths
    where `ratusan`."""

    label: str
    nilai: int
    pembanding: int | None
    ratusan: bool = False


@dataclass(frozen=True)
class Uraian:
    """Sentences, the span that counted (a bare phrase), evidence, lines of an assessment."""

    kalimat: tuple[str, ...]
    rentang: str = ""
    bukti: tuple[Bukti, ...] = ()
    rincian: tuple[Rincian, ...] = ()


@dataclass(frozen=True)
class Fakta:
    """The facts of one indicator in a stored row; absent ones are None."""

    isi: Mapping[str, int | None]
    awalan: str
    acuan: date
    nama_bidang: Sequence[str] = ()

    def get(self, nama: str) -> int | None:
        """A fact that may be absent."""
        return self.isi.get(f"{self.awalan}.{nama}")

    def __getitem__(self, nama: str) -> int:
        nilai = self.isi[f"{self.awalan}.{nama}"]
        if nilai is None:
            raise KeyError(f"{self.awalan}.{nama}")
        return nilai

    def kata(self, nama: str, kosa: Mapping[str, str]) -> str:
        """The label of a stored position in a vocabulary."""
        return list(kosa.values())[self[nama]]

    def bukti(self, jenis_bukti: str, nama: str = "id") -> tuple[Bukti, ...]:
        """The evidence row, if one is stored."""
        nomor = self.get(nama)
        return () if nomor is None else (Bukti(jenis_bukti, nomor),)

    def bagian(self, kode: str) -> "Fakta":
        """The facts of a part of a mean."""
        return replace(self, awalan=f"{self.awalan}.{kode}")

    def rentang(self, tahun: int) -> str:
        """The span of the last years, in words."""
        awal = waktu.mundur_tahun(self.acuan, tahun)
        return f"sesudah {tanggal(awal)} sampai dengan {tanggal(self.acuan)}"


def uraikan(indikator: Dasar, fakta: Fakta, skor: int | None) -> Uraian:
    """The sentences of one indicator; `skor` in hundredths as stored, None where there is none."""
    return _PENULIS[type(indikator), getattr(indikator, "fakta", "")](indikator, fakta, skor)


def hampa(sebab: str, skor: int | None) -> str:
    """Why there is no fact, and what that counts for."""
    return f"{sebab}." if skor is None else f"{sebab}, nilainya {angka(skor)}."


def predikat_ringkas(fakta: Fakta, skor: int | None) -> str:
    """`Sangat Baik (2025) = 110,00`."""
    nilai = "" if skor is None else f" = {angka(skor)}"
    return f"{fakta.kata('predikat', kosakata.PREDIKAT)} ({fakta['tahun']}){nilai}"


def tahun_predikat(tahun_lalu: Sequence[int], acuan: date) -> str:
    """`2025 dan 2024`."""
    return tulis.rangkai([str(acuan.year - mundur) for mundur in sorted(tahun_lalu)])


def _predikat(i: jenis.Kategori, f: Fakta, skor: int | None) -> Uraian:
    tahun = tahun_predikat(i.tahun_lalu, f.acuan)
    if f.get("id") is None:
        return Uraian((hampa(f"Belum ada predikat tahun {tahun}", skor),))
    lebih = "yang terbaru dari " if len(i.tahun_lalu) > 1 else ""
    return Uraian(
        (f"{predikat_ringkas(f, skor)}.",),
        f"{lebih}predikat tahun {tahun}",
        f.bukti("kinerja"),
    )


def _pendidikan(_: jenis.Kategori, f: Fakta, skor: int | None) -> Uraian:
    if f.get("tingkat") is None:
        return Uraian((hampa("Tingkat pendidikan belum diketahui", skor),))
    tingkat = kosakata.PENDIDIKAN[f"{f['tingkat']:02d}"]
    return Uraian((f"{tingkat}{_sama(skor)}.",))


def _bidang_ilmu(_: jenis.Kategori, f: Fakta, skor: int | None) -> Uraian:
    if f.get("kategori") is None:
        return Uraian((hampa("Bidang ilmu atau jabatan belum diketahui", skor),))
    nama = f" {f.nama_bidang[f['bidang']]}" if f.nama_bidang else ""
    if f["kategori"]:
        return Uraian((f"Bidang ilmu{nama} termasuk yang diminta jabatan ini{_sama(skor)}.",))
    if not f["diminta"]:
        return Uraian((f"Jabatan ini belum mencantumkan bidang ilmu yang diminta{_sama(skor)}.",))
    diminta = f"yang diminta jabatan ini ({f['diminta']} bidang)"
    return Uraian((f"Bidang ilmu{nama} tidak termasuk {diminta}{_sama(skor)}.",))


def _keragaman(_: jenis.Kategori, f: Fakta, skor: int | None) -> Uraian:
    tempat = f"{f['opd']} OPD dan {f['unit']} unit kerja"
    return Uraian((f"Pernah bertugas definitif di {tempat}, jabatan kini termasuk{_sama(skor)}.",))


def _jp(i: jenis.Interval, f: Fakta, skor: int | None) -> Uraian:
    rentang = f.rentang(i.jendela_tahun)
    if not f.get("banyak"):
        sebab = f"Tidak ada kegiatan pengembangan dalam {_lamanya(i.jendela_tahun, f.acuan)}"
        return Uraian((hampa(sebab, skor),), rentang)
    jumlah = f"{tulis.bulat(f['jp'])} JP dalam {_lamanya(i.jendela_tahun, f.acuan)}"
    return Uraian(
        (f"{jumlah}, dari {f['banyak']} kegiatan.", f"{_batas(i, f['jp'], 'JP')}{_sama(skor)}."),
        rentang,
    )


def _lama_jenjang(i: jenis.Interval, f: Fakta, skor: int | None) -> Uraian:
    if f.get("sejak") is None:
        return Uraian((hampa("Tanggal mulai di jenjang ini belum diketahui", skor),))
    lama = f"{f['tahun']} tahun penuh" if f["tahun"] else "Belum setahun penuh"
    lama = f"{lama} di jenjang ini sejak {tanggal(f['sejak'])}"
    sumber = "TMT jabatan pada profil" if f.get("id") is None else "riwayat jabatan"
    batas = f"{_batas(i, f['tahun'], 'tahun')}{_sama(skor)}"
    return Uraian((f"{lama} menurut {sumber}; {batas}.",), "", f.bukti("riwayat_jabatan"))


def _umpan_balik(i: jenis.Langsung, f: Fakta, skor: int | None) -> Uraian:
    rentang = f.rentang(i.jendela_tahun)
    if f.get("id") is None:
        sebab = hampa("Tidak ada umpan balik 360 dalam rentang ini", skor)
        return Uraian((sebab, *_lampau(f, "Umpan balik")), rentang, f.bukti(*_LAMPAU_UMPAN))
    batas = f", dihitung paling tinggi {angka(i.maksimum)}" if f["nilai"] > i.maksimum else ""
    kalimat = f"Umpan balik 360 terakhir {angka(f['nilai'])}{batas}, {tanggal(f['tanggal'])}."
    return Uraian((kalimat,), rentang, f.bukti("umpan_balik"))


def _terbaik(
    kosa: Mapping[str, str], *, awalan: str, sebutan: str, tabel: str, mulai: str = ""
) -> Callable[[Any, Fakta, int | None], Uraian]:
    def tulis_terbaik(i: jenis.Terbaik, f: Fakta, skor: int | None) -> Uraian:
        rentang = f.rentang(i.jendela_tahun)
        if f.get("kategori") is None:
            return Uraian((hampa(f"Tidak ada {sebutan} dalam rentang ini", skor),), rentang)
        apa = tulis.besar(f"{awalan}{f.kata('kategori', kosa)}")
        kalimat = [f"{apa}, {mulai}{tanggal(f['tanggal'])}{_sama(skor)}."]
        if f["banyak"] > 1:
            kalimat.append(f"Itu yang terbaik dari {f['banyak']} {sebutan} dalam rentang ini.")
        return Uraian(tuple(kalimat), rentang, f.bukti(tabel))

    return tulis_terbaik


def _jpm(i: jenis.Jpm, f: Fakta, skor: int | None) -> Uraian:
    rentang = f.rentang(i.jendela_tahun)
    if f.get("id") is None:
        sebab = hampa("Tidak ada penilaian kompetensi dalam rentang ini", skor)
        return Uraian((sebab, *_lampau(f, "Penilaian")), rentang, f.bukti(*_LAMPAU_KOMPETENSI))
    bukti, dinilai = f.bukti("kompetensi"), f"dinilai {tanggal(f['tanggal'])}"
    rincian = tuple(
        Rincian(nama, f[f"t{n}"], f.get(f"s{n}")) for n, nama in enumerate(kosakata.KOMPETENSI, 1)
    )
    if f.get("standar") is None:
        kalimat = f"Jumlah tingkat {f['jumlah']}, {dinilai}, tetapi jabatan belum diketahui"
        return Uraian((f"{kalimat} sehingga tidak ada tingkat baku.",), rentang, bukti, rincian)
    dasar = "standar jabatan ini" if f["baku_jabatan"] else "jenjang jabatan"
    hasil = f"{f['jumlah']} dari {f['standar']} tingkat baku = {angka(f['mentah'])}"
    batas = f", dihitung paling tinggi {angka(i.maksimum)}" if f["mentah"] > i.maksimum else ""
    return Uraian(
        (f"{hasil}{batas}; {dinilai}.", f"Tingkat baku menurut {dasar}."), rentang, bukti, rincian
    )


def _potensi(i: jenis.Potensi, f: Fakta, skor: int | None) -> Uraian:
    rentang = f.rentang(i.jendela_tahun)
    if f.get("id") is None:
        sebab = hampa("Tidak ada penilaian potensi dalam rentang ini", skor)
        return Uraian((sebab, *_lampau(f, "Penilaian")), rentang, f.bukti(*_LAMPAU_POTENSI))
    rincian = tuple(Rincian(nama, f[f"a{n}"], 5) for n, nama in enumerate(kosakata.POTENSI, 1))
    penuh = 5 * len(kosakata.POTENSI)
    kalimat = f"{f['jumlah']} dari {penuh}{_sama(skor)}; dinilai {tanggal(f['tanggal'])}."
    return Uraian((kalimat,), rentang, f.bukti("potensi"), rincian)


def _disiplin(i: jenis.Disiplin, f: Fakta, skor: int | None) -> Uraian:
    rentang = f.rentang(i.jendela_tahun)
    if f.get("id") is None:
        return Uraian((f"Tidak ada hukuman disiplin dalam rentang ini{_sama(skor)}.",), rentang)
    tingkat, bukti = f.kata("tingkat", kosakata.HUKUMAN), f.bukti("hukdis")
    if f.kata("kategori", kosakata.DISIPLIN) == kosakata.DISIPLIN["MENJALANI"]:
        masa = f"sejak {tanggal(f['tmt'])} sampai dengan {tanggal(f['sampai'])}"
        kalimat = f"Sedang menjalani hukuman disiplin {tingkat} {masa}{_sama(skor)}."
        return Uraian((kalimat,), rentang, bukti)
    terberat = ", yang terberat dalam rentang ini" if f["banyak"] > 1 else ""
    kalimat = f"Hukuman disiplin {tingkat}, TMT {tanggal(f['tmt'])}{terberat}{_sama(skor)}."
    return Uraian((kalimat,), rentang, bukti)


def _digital(i: jenis.Digital, f: Fakta, skor: int | None) -> Uraian:
    rentang = f.rentang(i.jendela_tahun)
    if f.get("tanggal") is None:
        sebab = hampa("Tidak ada tingkat keterampilan digital dalam rentang ini", skor)
        return Uraian((sebab, *_lampau(f, "Tingkat digital")), rentang)
    sumber = [kata for n, kata in enumerate(kosakata.SUMBER_DIGITAL) if f["sumber"] >> n & 1]
    dinilai = f"gabungan {tulis.rangkai(sumber)}, terakhir {tanggal(f['tanggal'])}"
    rincian = tuple(
        Rincian(nama, f[f"t{n}"], None if f.get(f"s{n}") is None else 100 * f[f"s{n}"], True)
        for n, nama in enumerate(kosakata.DIGITAL, 1)
    )
    if f.get("s1") is None:
        kalimat = f"Tingkat digital {dinilai}, tetapi syarat jabatannya belum diketahui."
        return Uraian((kalimat,), rentang, (), rincian)
    syarat = [100 * f[f"s{n}"] for n in range(1, len(kosakata.DIGITAL) + 1)]
    capai = sum(min(f[f"t{n}"], minta) for n, minta in enumerate(syarat, 1))
    dasar = "standar jabatan ini" if f["sendiri"] else "jenjang jabatan"
    return Uraian(
        (
            f"{angka(capai)} dari {angka(sum(syarat))} tingkat yang diminta{_sama(skor)}; "
            f"{dinilai}.",
            f"Syarat menurut {dasar}; kelebihan pada satu area tidak menutup area lain.",
        ),
        rentang,
        (),
        rincian,
    )


def _sama(skor: int | None) -> str:
    return "" if skor is None else f" = {angka(skor)}"


def _lamanya(tahun: int, acuan: date) -> str:
    lama = "setahun" if tahun == 1 else f"{tahun} tahun"
    return f"{lama} sampai {tanggal(acuan)}"


def _batas(i: jenis.Interval, nilai: int, satuan: str) -> str:
    """The interval a figure fell into: `20 JP atau lebih`, `10 sampai 19 JP`."""
    letak = next(n for n, (mulai, _) in enumerate(i.batas) if nilai >= mulai)
    mulai = i.batas[letak][0]
    if letak == 0:
        return f"{mulai} {satuan} atau lebih"
    sampai = i.batas[letak - 1][0] - 1
    return f"{mulai} {satuan}" if mulai == sampai else f"{mulai} sampai {sampai} {satuan}"


def _lampau(f: Fakta, apa: str) -> tuple[str, ...]:
    hari = f.get("lampau_tanggal")
    if hari is None:
        return ()
    return (f"{apa} yang terakhir bertanggal {tanggal(hari)}, sudah di luar rentang.",)


_LAMPAU_UMPAN: Final = ("umpan_balik", "lampau_id")
_LAMPAU_KOMPETENSI: Final = ("kompetensi", "lampau_id")
_LAMPAU_POTENSI: Final = ("potensi", "lampau_id")
_PENULIS: Final[Mapping[tuple[type, str], Callable[[Any, Fakta, int | None], Uraian]]] = {
    (jenis.Kategori, "predikat"): _predikat,
    (jenis.Kategori, "pendidikan"): _pendidikan,
    (jenis.Kategori, "bidang_ilmu"): _bidang_ilmu,
    (jenis.Kategori, "keragaman"): _keragaman,
    (jenis.Interval, "jp"): _jp,
    (jenis.Interval, "lama_jenjang"): _lama_jenjang,
    (jenis.Langsung, "umpan_balik"): _umpan_balik,
    (jenis.Terbaik, "penghargaan"): _terbaik(
        kosakata.PENGHARGAAN, awalan="tingkat ", sebutan="penghargaan", tabel="penghargaan"
    ),
    (jenis.Terbaik, "tim_kerja"): _terbaik(
        kosakata.TIM_KERJA, awalan="", sebutan="penugasan tim kerja", tabel="tim_kerja"
    ),
    (jenis.Terbaik, "penugasan"): _terbaik(
        kosakata.PENUGASAN,
        awalan="",
        sebutan="penugasan Plt. atau Plh.",
        tabel="riwayat_jabatan",
        mulai="mulai ",
    ),
    (jenis.Jpm, ""): _jpm,
    (jenis.Potensi, ""): _potensi,
    (jenis.Disiplin, ""): _disiplin,
    (jenis.Digital, ""): _digital,
}
