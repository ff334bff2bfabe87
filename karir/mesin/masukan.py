"""Inputs of a run as numpy columns: what the engine reads, and nothing else about a person.

Every table is a frozen set of columns of equal length, cast to the type stated beside the column.
`Masukan` sorts each table by a stated key, so that its hash and its results never depend on the
order in which a database happened to give the rows. Rows need not be filtered by date; the engine
does that. Ids of rows (`id`) are kept only to show the evidence. -1 stands for unknown,
`waktu.KOSONG` for no date. Small integers are positions in the tuples of `kosakata`.
"""

from dataclasses import dataclass, field, fields
from typing import Annotated, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from karir.mesin import kosakata, waktu
from karir.mesin.tabel import MasukanTidakSah, Tabel, Tipe

Posisi = NDArray[np.int64]


Id = Annotated[NDArray[np.int64], Tipe("i8", 0)]
IdAtauKosong = Annotated[NDArray[np.int64], Tipe("i8", -1)]
Hari = Annotated[NDArray[np.int32], Tipe("i4", waktu.KOSONG + 1)]
HariAtauKosong = Annotated[NDArray[np.int32], Tipe("i4")]
JenjangAtauKosong = Annotated[NDArray[np.int8], Tipe("i1", -1, len(kosakata.JENJANG) - 1)]
Tingkat = Annotated[NDArray[np.int8], Tipe("i1", 0, 5)]
Aspek = Annotated[NDArray[np.int8], Tipe("i1", 1, 5)]
KodePredikat = Annotated[NDArray[np.int8], Tipe("i1", 0, len(kosakata.PREDIKAT) - 1)]
KodePenghargaan = Annotated[NDArray[np.int8], Tipe("i1", 0, len(kosakata.PENGHARGAAN) - 1)]
KodePeran = Annotated[NDArray[np.int8], Tipe("i1", 0, len(kosakata.PERAN) - 1)]
KodeLingkup = Annotated[NDArray[np.int8], Tipe("i1", 0, len(kosakata.LINGKUP) - 1)]
KodePenugasan = Annotated[NDArray[np.int8], Tipe("i1", 0, len(kosakata.JENIS_PENUGASAN) - 1)]
KodeHukuman = Annotated[NDArray[np.int8], Tipe("i1", 0, len(kosakata.HUKUMAN) - 1)]


@dataclass(frozen=True, eq=False)
class Orang(Tabel):
    """One row a person of the instansi. `id` is the internal key.

    `unit` and `opd` are codes of one numbering, >= 0: the OPD is the unit just below the root, and
    the root itself for somebody at the root. `jabatan` and `jenjang` are known together or not at
    all. `kedudukan` is the official code as a number (71), `pendidikan` likewise (40 for S-1).
    `bidang` is a position in `Masukan.nama_bidang`.
    """

    NAMA: ClassVar[str] = "orang"
    id: Id
    unit: IdAtauKosong
    opd: IdAtauKosong
    jabatan: IdAtauKosong
    jenjang: JenjangAtauKosong
    kedudukan: Annotated[NDArray[np.int16], Tipe("i2", 0)]
    tmt_jabatan: HariAtauKosong
    pendidikan: Annotated[NDArray[np.int16], Tipe("i2", -1, 99)]
    bidang: Annotated[NDArray[np.int32], Tipe("i4", -1)]

    def __post_init__(self) -> None:
        super().__post_init__()
        if np.any((self.jabatan >= 0) != (self.jenjang >= 0)):
            raise MasukanTidakSah("orang: jabatan dan jenjang harus sama-sama ada atau kosong")
        kenal = np.array([-1, *map(int, kosakata.PENDIDIKAN)], np.int16)
        if not np.isin(self.pendidikan, kenal).all():
            raise MasukanTidakSah("orang.pendidikan: ada kode yang tidak dikenal")


@dataclass(frozen=True, eq=False)
class BidangJabatan(Tabel):
    """Fields of study a jabatan asks for; `bidang` is a position in `Masukan.nama_bidang`."""

    NAMA: ClassVar[str] = "bidang_jabatan"
    KUNCI: ClassVar[tuple[str, ...]] = ("jabatan", "bidang")
    jabatan: Id
    bidang: Annotated[NDArray[np.int32], Tipe("i4", 0)]


@dataclass(frozen=True, eq=False)
class StandarJabatan(Tabel):
    """The nine required levels of a jabatan that has a standard of its own."""

    NAMA: ClassVar[str] = "standar_jabatan"
    KUNCI: ClassVar[tuple[str, ...]] = ("jabatan",)
    jabatan: Id
    t1: Tingkat
    t2: Tingkat
    t3: Tingkat
    t4: Tingkat
    t5: Tingkat
    t6: Tingkat
    t7: Tingkat
    t8: Tingkat
    t9: Tingkat

    def __post_init__(self) -> None:
        super().__post_init__()
        jumlah = sum(isi.astype(np.int64) for nama, isi in self.kolom() if nama != "jabatan")
        if np.any(jumlah == 0):
            raise MasukanTidakSah("standar_jabatan: jumlah tingkat baku tidak boleh nol")


@dataclass(frozen=True, eq=False)
class Kinerja(Tabel):
    """Yearly predikat; one a person and year."""

    NAMA: ClassVar[str] = "kinerja"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "tahun")
    orang: Id
    tahun: Annotated[NDArray[np.int16], Tipe("i2", 1)]
    predikat: KodePredikat
    id: Id


@dataclass(frozen=True, eq=False)
class Penghargaan(Tabel):
    """Awards."""

    NAMA: ClassVar[str] = "penghargaan"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "tanggal", "id")
    orang: Id
    tanggal: Hari
    tingkat: KodePenghargaan
    id: Id


@dataclass(frozen=True, eq=False)
class TimKerja(Tabel):
    """Assignments in work teams."""

    NAMA: ClassVar[str] = "tim_kerja"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "tanggal", "id")
    orang: Id
    tanggal: Hari
    peran: KodePeran
    lingkup: KodeLingkup
    id: Id


@dataclass(frozen=True, eq=False)
class UmpanBalik(Tabel):
    """360 feedback; `nilai` in hundredths, 0..10000."""

    NAMA: ClassVar[str] = "umpan_balik"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "tanggal", "id")
    orang: Id
    tanggal: Hari
    nilai: Annotated[NDArray[np.int16], Tipe("i2", 0, 10000)]
    id: Id


@dataclass(frozen=True, eq=False)
class Kompetensi(Tabel):
    """Competency assessments: levels 0..5 in the order of `kosakata.KOMPETENSI`."""

    NAMA: ClassVar[str] = "kompetensi"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "tanggal", "id")
    orang: Id
    tanggal: Hari
    t1: Tingkat
    t2: Tingkat
    t3: Tingkat
    t4: Tingkat
    t5: Tingkat
    t6: Tingkat
    t7: Tingkat
    t8: Tingkat
    t9: Tingkat
    id: Id


@dataclass(frozen=True, eq=False)
class Potensi(Tabel):
    """Potential assessments: aspects 1..5 in the order of `kosakata.POTENSI`."""

    NAMA: ClassVar[str] = "potensi"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "tanggal", "id")
    orang: Id
    tanggal: Hari
    a1: Aspek
    a2: Aspek
    a3: Aspek
    a4: Aspek
    a5: Aspek
    a6: Aspek
    a7: Aspek
    a8: Aspek
    id: Id


@dataclass(frozen=True, eq=False)
class Bangkom(Tabel):
    """Learning activities with their hours (JP)."""

    NAMA: ClassVar[str] = "bangkom"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "tanggal", "id")
    orang: Id
    tanggal: Hari
    jp: Annotated[NDArray[np.int32], Tipe("i4", 0)]
    id: Id


@dataclass(frozen=True, eq=False)
class RiwayatJabatan(Tabel):
    """Positions held: `jenjang` is that of the jabatan, -1 where the instansi does not know it.

    `unit` and `opd` as in `Orang`; a unit the instansi does not know has a code of its own that
    stands in both columns, so that it is an OPD of its own.
    """

    NAMA: ClassVar[str] = "riwayat_jabatan"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "mulai", "id")
    orang: Id
    mulai: Hari
    jenis: KodePenugasan
    jenjang: JenjangAtauKosong
    unit: Id
    opd: Id
    id: Id


@dataclass(frozen=True, eq=False)
class Hukdis(Tabel):
    """Disciplinary punishments; `akhir` may be `waktu.KOSONG`."""

    NAMA: ClassVar[str] = "hukdis"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang", "tmt", "id")
    orang: Id
    tmt: Hari
    tingkat: KodeHukuman
    akhir: HariAtauKosong
    id: Id


TingkatRatusan = Annotated[NDArray[np.int16], Tipe("i2", 0, 800)]
SyaratDigital = Annotated[NDArray[np.int8], Tipe("i1", 0, 8)]


@dataclass(frozen=True, eq=False)
class Digital(Tabel):
    """Combined digital levels of a person in hundredths of a level, in the order of
    `kosakata.DIGITAL`; `tanggal` is that of the newest decisive source, `sumber` the bits of
    `kosakata.SUMBER_DIGITAL`."""

    NAMA: ClassVar[str] = "digital"
    KUNCI: ClassVar[tuple[str, ...]] = ("orang",)
    orang: Id
    tanggal: Hari
    t1: TingkatRatusan
    t2: TingkatRatusan
    t3: TingkatRatusan
    t4: TingkatRatusan
    t5: TingkatRatusan
    sumber: Annotated[NDArray[np.int8], Tipe("i1", 0, 15)]


@dataclass(frozen=True, eq=False)
class StandarDigital(Tabel):
    """The five digital levels that a jabatan asks for on the reference date, its own or those of
    its jenjang (`sendiri` 1 or 0)."""

    NAMA: ClassVar[str] = "standar_digital"
    KUNCI: ClassVar[tuple[str, ...]] = ("jabatan",)
    jabatan: Id
    s1: SyaratDigital
    s2: SyaratDigital
    s3: SyaratDigital
    s4: SyaratDigital
    s5: SyaratDigital
    sendiri: Annotated[NDArray[np.int8], Tipe("i1", 0, 1)]

    def __post_init__(self) -> None:
        super().__post_init__()
        jumlah = sum(getattr(self, f"s{i}").astype(np.int64) for i in range(1, 6))
        if np.any(jumlah == 0):
            raise MasukanTidakSah("standar_digital: jumlah tingkat tidak boleh nol")


@dataclass(frozen=True, eq=False)
class Masukan:
    """All inputs of a run of one instansi; tables are sorted by their KUNCI on the way in.

    `nama_bidang`: normalised names of fields of study, ascending and unique; columns `bidang`
    hold positions in it. Raises `MasukanTidakSah` where a contract is broken.
    """

    orang: Orang
    nama_bidang: tuple[str, ...] = ()
    bidang_jabatan: BidangJabatan = field(default_factory=BidangJabatan.kosong)
    standar_jabatan: StandarJabatan = field(default_factory=StandarJabatan.kosong)
    kinerja: Kinerja = field(default_factory=Kinerja.kosong)
    penghargaan: Penghargaan = field(default_factory=Penghargaan.kosong)
    tim_kerja: TimKerja = field(default_factory=TimKerja.kosong)
    umpan_balik: UmpanBalik = field(default_factory=UmpanBalik.kosong)
    kompetensi: Kompetensi = field(default_factory=Kompetensi.kosong)
    potensi: Potensi = field(default_factory=Potensi.kosong)
    bangkom: Bangkom = field(default_factory=Bangkom.kosong)
    riwayat_jabatan: RiwayatJabatan = field(default_factory=RiwayatJabatan.kosong)
    hukdis: Hukdis = field(default_factory=Hukdis.kosong)
    digital: Digital = field(default_factory=Digital.kosong)
    standar_digital: StandarDigital = field(default_factory=StandarDigital.kosong)

    def __post_init__(self) -> None:
        for nama, tabel in self.tabel():
            object.__setattr__(self, nama, tabel.terurut())
        if list(self.nama_bidang) != sorted(set(self.nama_bidang)):
            raise MasukanTidakSah("nama_bidang: harus naik dan tidak berulang")
        for tabel in (self.orang, self.bidang_jabatan):
            if len(tabel) and int(tabel.bidang.max()) >= len(self.nama_bidang):
                raise MasukanTidakSah(f"{tabel.NAMA}.bidang: di luar nama_bidang")
        for _, tabel in self.tabel():
            if hasattr(tabel, "orang"):
                self._periksa_pemilik(tabel)

    def tabel(self) -> list[tuple[str, Any]]:
        """(name, table) in declared order."""
        return [(k.name, getattr(self, k.name)) for k in fields(self) if k.name != "nama_bidang"]

    def lepas_fakta(self) -> None:
        """Forget what only scores are made of; of a million people that is 200 MB."""
        for nama, tabel in self.tabel():
            if nama not in (Orang.NAMA, Kinerja.NAMA, Hukdis.NAMA):
                object.__setattr__(self, nama, type(tabel).kosong())

    def posisi(self, tabel: Any) -> Posisi:
        """For each row of a fact table, the row of its person in `orang`."""
        letak: Posisi = np.searchsorted(self.orang.id, tabel.orang)
        return letak

    def _periksa_pemilik(self, tabel: Any) -> None:
        letak = np.minimum(self.posisi(tabel), len(self.orang) - 1)
        if len(tabel) and (
            not len(self.orang) or not np.array_equal(self.orang.id[letak], tabel.orang)
        ):
            raise MasukanTidakSah(f"{tabel.NAMA}.orang: ada orang yang tidak terdaftar")
