"""What is compared between a result and SIMATA, when the two count as equal, and who mends what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from karir.mesin.aturan import muat
from karir.mesin.bentuk import Aturan, Sumbu
from karir.models import ProsesPeringkat
from karir.services.ekspor import SIMATA_KOMPONEN
from karir.simata.tata import KOMPONEN, TEMPAT

# A stored component is rounded to hundredths: half of one, in millionths.
_SETENGAH_KITA: Final = 5_000
KOTAK: Final = "kotak"


def toleransi(desimal: int) -> int:
    """How far apart two figures may be, in millionths, when SIMATA prints `desimal` decimals.

    A printed figure stands for all that round to it, whichever way halves go, and so does ours.
    """
    return 5 * 10 ** (TEMPAT - desimal) // 10 + _SETENGAH_KITA


@dataclass(frozen=True)
class Pemilik:
    """Who mends the records behind a figure, and where: a URL name that takes the person's number,
    or none."""

    siapa: str
    catatan: str
    nama_url: str = "pegawai:orang_perbaikan"
    izin: str = "perbaikan.lihat"
    perorangan: bool = True

    @property
    def tindakan(self) -> str:
        """What to do, in a sentence for either side."""
        return (
            f"Periksa {self.catatan}. Bila portal yang keliru, {self.siapa} memperbaikinya; bila "
            "SIMATA yang keliru, operator SIMATA instansi memperbarui sumbernya."
        )


_BKD: Final = "Analis BKD lewat usul perbaikan dua orang"
_ASESOR: Final = "pengelola asesmen kompetensi"
_KOMPETENSI: Final[dict[str, Any]] = {
    "nama_url": "kompetensi:asesmen",
    "izin": "kompetensi.nilai",
    "perorangan": False,
}
PEMILIK: Final[Mapping[str, Pemilik]] = {
    "kinerja": Pemilik(
        "pejabat penilai pada tahun kinerjanya, atau BKD untuk predikat dari e-Kinerja",
        "predikat kinerja tahunan",
    ),
    "penghargaan": Pemilik(_BKD, "riwayat penghargaan lima tahun terakhir"),
    "tim_kerja": Pemilik(_BKD, "riwayat tim kerja dan SK-nya"),
    "umpan_balik": Pemilik("pengelola umpan balik 360 di BKD", "hasil umpan balik 360"),
    "jpm": Pemilik(_ASESOR, "hasil penilaian kompetensi dan masa berlakunya", **_KOMPETENSI),
    "potensi": Pemilik(_ASESOR, "hasil penilaian potensi dan masa berlakunya", **_KOMPETENSI),
    "bangkom": Pemilik(_BKD, "jam pelajaran pengembangan kompetensi"),
    "pengalaman": Pemilik(_BKD, "riwayat jabatan dengan TMT, unit, dan penugasan Plt. atau Plh."),
    "pendidikan": Pemilik(_BKD, "tingkat pendidikan pada profil"),
    "bidang_ilmu": Pemilik(_BKD, "bidang ilmu pendidikan dan bidang ilmu yang diminta jabatannya"),
    "disiplin": Pemilik(_BKD, "riwayat hukuman disiplin"),
}
_SUMBU: Final = Pemilik(
    "Admin BKD", "komponen di bawahnya dan bobotnya dalam aturan", "karir:aturan", "aturan.lihat",
    perorangan=False,
)  # fmt: skip
_KOTAK: Final = Pemilik(
    "Admin BKD", "kedua sumbu dan ambangnya dalam aturan", "karir:aturan", "aturan.lihat",
    perorangan=False,
)  # fmt: skip


@dataclass(frozen=True)
class Unsur:
    """One thing that is compared: `kode` as in addresses, the column of SIMATA's sheet, SQL of
    either side (absent: NULL), and how far apart they may be."""

    kode: str
    judul: str
    kolom: str
    sql_portal: str
    sql_simata: str
    toleransi: int
    pemilik: Pemilik

    @property
    def beda(self) -> str:
        """SQL: both sides say something else, or only one of them says anything."""
        p, s = self.sql_portal, self.sql_simata
        if not self.toleransi:
            return f"{p} IS DISTINCT FROM {s}"
        return (
            f"CASE WHEN {p} IS NULL OR {s} IS NULL THEN ({p} IS NULL) <> ({s} IS NULL) "
            f"ELSE abs({p} - {s}) > {self.toleransi} END"
        )


def unsur_banding(*, proses: ProsesPeringkat, desimal: Mapping[str, int]) -> list[Unsur]:
    """What this run and a file with these columns have in common, box first."""
    aturan: Aturan = muat(proses.isi_aturan)
    hasil = [Unsur(KOTAK, "Kotak", "Box", "a.kotak", "b.kotak", 0, _KOTAK)]
    for kode, sumbu, kolom in (("y", aturan.y, "Nilai Y"), ("x", aturan.x, "Nilai X")):
        lebar = toleransi(desimal.get(kolom, 2))
        judul = f"Sumbu {sumbu.kode}, {sumbu.label.lower()}"
        hasil.append(Unsur(kode, judul, kolom, f"a.{kode}_eksak", f"b.{kode}", lebar, _SUMBU))
    dihitung = {
        (sumbu.kode, k.kode): k.label for sumbu in (aturan.y, aturan.x) for k in sumbu.komponen
    }
    for letak, kolom in enumerate(KOMPONEN, start=1):
        sumbu_kode, kode = SIMATA_KOMPONEN[kolom]
        if (sumbu_kode, kode) not in dihitung or kolom not in desimal:
            continue
        nomor = proses.kolom_skor.index(kode) + 1
        hasil.append(
            Unsur(
                kode,
                dihitung[sumbu_kode, kode],
                kolom,
                f"(nullif(a.skor[{nomor}], -1)::bigint * 10000)",
                f"b.komponen[{letak}]",
                toleransi(desimal[kolom]),
                PEMILIK[kode],
            )
        )
    return hasil


def tak_dibandingkan(*, proses: ProsesPeringkat, desimal: Mapping[str, int]) -> list[str]:
    """Columns of SIMATA's sheet that this pair does not compare: not in the file, or not counted
    by the run's rules."""
    ada = {satu.kolom for satu in unsur_banding(proses=proses, desimal=desimal)}
    return [kolom for kolom in KOMPONEN if kolom not in ada]


def kotak_menurut_sumbu(*, aturan: Aturan, y: int, x: int) -> int:
    """The box that a run's thresholds give to two axes in millionths."""

    def kategori(sumbu: Sumbu, nilai: int) -> str:
        return next(k.kode for k in reversed(sumbu.kategori) if k.mulai * 10_000 <= nilai)

    pasang = kategori(aturan.y, y), kategori(aturan.x, x)
    return next(k.nomor for k in aturan.kotak if (k.kinerja, k.potensial) == pasang)
