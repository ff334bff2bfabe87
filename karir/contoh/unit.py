"""The unit tree of an invented province or regency; its depth grows with the number of people."""

from dataclasses import dataclass, field
from typing import Any

from karir.contoh.bahan import Spek, bahan

# Share of the people by kind of work: schools, hospitals, health centres, districts, offices.
_PORSI = {
    True: {"sekolah": 0.46, "rs": 0.12, "puskesmas": 0.0, "kecamatan": 0.0, "kantor": 0.42},
    False: {"sekolah": 0.42, "rs": 0.08, "puskesmas": 0.13, "kecamatan": 0.10, "kantor": 0.27},
}
# Eselon codes by level of a head: of the province, of a regency or city.
_ESELON = {
    True: {"opd": "21", "biro": "22", "sekretaris": "31", "bidang": "31", "uptd": "32"},
    False: {"opd": "22", "biro": "31", "sekretaris": "31", "bidang": "32", "uptd": "41"},
}
_ROMAWI = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Kepala:
    """The structural post that heads a unit."""

    nama: str
    jenjang: str
    eselon: str


@dataclass
class Unit:
    """A unit; `bobot` is the number of staff it expects beside its head."""

    kode: str
    nama: str
    atasan: int
    opd: int
    jenis: str
    fungsi: str
    kepala: Kepala | None
    bobot: float = 0.0


@dataclass
class Pohon:
    """Units in tree order: a parent stands before its children; the root is number 0."""

    spek: Spek
    unit: list[Unit] = field(default_factory=list)
    anak: list[int] = field(default_factory=list)

    def tambah(
        self, nama: str, atasan: int, jenis: str, fungsi: str, kepala: Kepala | None = None
    ) -> int:
        nomor = len(self.unit)
        self.anak[atasan] += 1
        kode = f"{self.unit[atasan].kode}.{self.anak[atasan]:02d}"
        opd = nomor if atasan == 0 else self.unit[atasan].opd
        self.unit.append(Unit(kode, nama, atasan, opd, jenis, fungsi, kepala))
        self.anak.append(0)
        return nomor

    def bagi(self, mulai: int, staf: float, kuat: dict[str, float]) -> None:
        """Spreads an expected staff over the units from `mulai` on, by kind of unit."""
        baru = self.unit[mulai:]
        jumlah = sum(kuat.get(u.jenis, 0.0) for u in baru)
        for u in baru:
            u.bobot = staf * kuat.get(u.jenis, 0.0) / jumlah

    def eselon(self, taraf: str) -> str:
        return _ESELON[self.spek.provinsi][taraf]

    def struktural(self, nama: str, taraf: str) -> Kepala:
        """A head whose jenjang follows from the eselon (11, 12 madya; 21, 22 pratama ...)."""
        eselon = self.eselon(taraf)
        jenjang = {"2": "JPT_PRATAMA", "3": "ADMINISTRATOR", "4": "PENGAWAS"}[eselon[0]]
        return Kepala(nama, jenjang, eselon)


def romawi(angka: int) -> str:
    """Roman numeral of 1 to 49."""
    hasil = ""
    for nilai, huruf in _ROMAWI:
        while angka >= nilai:
            hasil, angka = hasil + huruf, angka - nilai
    return hasil


def susun(spek: Spek) -> list[Unit]:
    """All units of the instansi, root first."""
    pohon = Pohon(spek)
    pohon.unit.append(Unit(f"CN{spek.nomor}", spek.nama, -1, 0, "akar", "umum", None))
    pohon.anak.append(0)
    porsi = _PORSI[spek.provinsi]
    daftar = [o for o in bahan("unit")["opd"] if o.get("hanya", spek.tingkat) == spek.tingkat]
    daftar = daftar[: 10 + spek.pegawai // 60]
    kantor = spek.pegawai * porsi["kantor"]
    satuan = kantor / (sum(o["bobot"] for o in daftar) + 3.0)
    _setda(pohon, 3.0 * satuan)
    for opd in daftar:
        nomor = _opd(pohon, opd, opd["bobot"] * satuan)
        if opd["fungsi"] == "pendidikan":
            _sekolah(pohon, nomor, spek.pegawai * porsi["sekolah"])
        elif opd["fungsi"] == "kesehatan":
            _rumah_sakit(pohon, nomor, spek.pegawai * porsi["rs"])
            _puskesmas(pohon, nomor, spek.pegawai * porsi["puskesmas"])
    _kecamatan(pohon, spek.pegawai * porsi["kecamatan"])
    return pohon.unit


def _setda(pohon: Pohon, staf: float) -> None:
    n, provinsi = pohon.spek.pegawai, pohon.spek.provinsi
    sekda = Kepala(
        "Sekretaris Daerah", *(("JPT_MADYA", "12") if provinsi else ("JPT_PRATAMA", "21"))
    )
    mulai = pohon.tambah("Sekretariat Daerah", 0, "opd", "umum", sekda)
    banyak_biro = 1 if n < 600 else 2 if n < 1500 else 3
    sebutan = "Biro" if provinsi else "Bagian"
    for isi in bahan("unit")["asisten"]:
        asisten = pohon.tambah(
            isi["nama"], mulai, "asisten", "umum", pohon.struktural(isi["nama"], "opd")
        )
        for nama, fungsi in list(zip(isi["biro"], isi["fungsi"], strict=True))[:banyak_biro]:
            kepala = pohon.struktural(f"Kepala {sebutan} {nama}", "biro")
            biro = pohon.tambah(f"{sebutan} {nama}", asisten, "biro", fungsi, kepala)
            if provinsi and staf > 40:
                bagian = pohon.struktural(f"Kepala Bagian Tata Usaha Biro {nama}", "bidang")
                pohon.tambah(
                    f"Bagian Tata Usaha Biro {nama}", biro, "bagian", "administrasi", bagian
                )
    if n >= 1000:
        for nama in bahan("unit")["staf_ahli"]["nama"]:
            judul = f"Staf Ahli Bidang {nama}"
            pohon.tambah(judul, mulai, "staf_ahli", "umum", pohon.struktural(judul, "opd"))
    berkepala = sum(u.kepala is not None for u in pohon.unit[mulai:])
    pohon.bagi(mulai, max(staf - berkepala, staf * 0.3), {"biro": 3.0, "bagian": 1.5})


def _opd(pohon: Pohon, isi: dict[str, Any], staf: float) -> int:
    nama = isi["nama"]
    mulai = pohon.tambah(
        nama, 0, "opd", isi["fungsi"], pohon.struktural(isi.get("kepala", f"Kepala {nama}"), "opd")
    )
    if nama != "Sekretariat DPRD":
        _sekretariat(pohon, mulai, nama, staf)
    per_bidang = 2 if staf >= 50 else 1 if staf >= 20 else 0
    sebutan = isi.get("sebutan_bidang", "Bidang")
    judul = isi.get("sebutan_kepala_bidang", f"Kepala {sebutan}")
    for bidang, *seksi in isi["bidang"][: max(1, int(staf // 7))]:
        kepala = pohon.struktural(f"{judul} {bidang}", "bidang")
        di = pohon.tambah(f"{sebutan} {bidang}", mulai, "bidang", isi["fungsi"], kepala)
        for s in seksi[:per_bidang]:
            kasi = Kepala(f"Kepala Seksi {s}", "PENGAWAS", "41")
            pohon.tambah(f"Seksi {s}", di, "seksi", isi["fungsi"], kasi)
    _uptd(pohon, mulai, isi, staf)
    kepala_n = sum(u.kepala is not None for u in pohon.unit[mulai:])
    kuat = {"opd": 0.4, "sekretariat": 1.5, "subbagian": 2.0, "bidang": 3.0, "seksi": 2.5}
    pohon.bagi(mulai, max(staf - kepala_n, staf * 0.3), {**kuat, "uptd": 4.0, "subbag_uptd": 2.0})
    return mulai


def _sekretariat(pohon: Pohon, opd: int, nama: str, staf: float) -> None:
    kepala = pohon.struktural(f"Sekretaris {nama}", "sekretaris")
    di = pohon.tambah(f"Sekretariat {nama}", opd, "sekretariat", "administrasi", kepala)
    banyak = 3 if staf >= 60 else 2 if staf >= 30 else 1 if staf >= 9 else 0
    for sub in bahan("unit")["sekretariat"]["subbagian"][:banyak]:
        kasubbag = Kepala(f"Kepala Subbagian {sub}", "PENGAWAS", "41")
        pohon.tambah(f"Subbagian {sub}", di, "subbagian", "administrasi", kasubbag)


def _uptd(pohon: Pohon, opd: int, isi: dict[str, Any], staf: float) -> None:
    """Technical units under an office, one for some twenty of its staff as far as names go."""
    daerah = [
        f"{nama} Wilayah {romawi(ke)}" for ke in range(1, 9) for nama in isi.get("wilayah", [])
    ]
    for nama in [*isi.get("uptd", []), *daerah][: int(staf // 22)]:
        kepala = pohon.struktural(f"Kepala {nama}", "uptd")
        di = pohon.tambah(nama, opd, "uptd", isi["fungsi"], kepala)
        if pohon.spek.provinsi:
            kasubbag = Kepala(f"Kepala Subbagian Tata Usaha {nama}", "PENGAWAS", "41")
            pohon.tambah(
                f"Subbagian Tata Usaha {nama}", di, "subbag_uptd", "administrasi", kasubbag
            )


def _sekolah(pohon: Pohon, dinas: int, staf: float) -> None:
    mulai = len(pohon.unit)
    jenis: list[str] = bahan("unit")["sekolah"][pohon.spek.tingkat]
    banyak = max(1, round(staf / (55 if pohon.spek.provinsi else 18)))
    nomor: dict[str, int] = {}
    di = dinas
    for ke in range(banyak):
        if pohon.spek.provinsi and ke % 12 == 0:
            nama = f"Cabang Dinas Pendidikan Wilayah {romawi(ke // 12 + 1)}"
            di = pohon.tambah(
                nama, dinas, "cabang", "pendidikan", pohon.struktural(f"Kepala {nama}", "uptd")
            )
        sebutan = jenis[ke % len(jenis)]
        nomor[sebutan] = nomor.get(sebutan, 0) + 1
        pohon.tambah(f"{sebutan} {nomor[sebutan]} Contoh", di, "sekolah", "sekolah")
    pohon.bagi(mulai, staf, {"sekolah": 50.0, "cabang": 12.0})


def _rumah_sakit(pohon: Pohon, dinas: int, staf: float) -> None:
    isi = bahan("unit")["rumah_sakit"]
    nama: list[str] = isi[pohon.spek.tingkat]
    banyak = min(len(nama), 1 + int(staf // 800))
    bagian = [1.0 / (ke + 1) for ke in range(banyak)]
    for ke in range(banyak):
        jatah = staf * bagian[ke] / sum(bagian)
        mulai = len(pohon.unit)
        taraf = "biro" if jatah >= 150 else "uptd"
        direktur = pohon.struktural(f"Direktur {nama[ke]}", taraf)
        rs = pohon.tambah(nama[ke], dinas, "rs", "rumah_sakit", direktur)
        for unit in isi["bidang"][: 5 if jatah >= 200 else 2]:
            fungsi = "administrasi" if unit.startswith("Bagian") else "kesehatan"
            kepala = pohon.struktural(f"Kepala {unit} {nama[ke]}", "uptd")
            pohon.tambah(unit, rs, "bidang_rs", fungsi, kepala)
        for unit in isi["instalasi"][: max(2, min(10, int(jatah // 25)))]:
            pohon.tambah(unit, rs, "instalasi", "rumah_sakit")
        pohon.bagi(mulai, jatah, {"instalasi": 8.0, "bidang_rs": 2.0})


def _puskesmas(pohon: Pohon, dinas: int, staf: float) -> None:
    mulai = len(pohon.unit)
    for ke in range(int(staf // 40)):
        pohon.tambah(f"Puskesmas Contoh {ke + 1}", dinas, "puskesmas", "rumah_sakit")
    if len(pohon.unit) > mulai:
        pohon.bagi(mulai, staf, {"puskesmas": 1.0})


def _kecamatan(pohon: Pohon, staf: float) -> None:
    for ke in range(int(staf // 30)):
        mulai = len(pohon.unit)
        nama = f"Kecamatan Contoh {ke + 1}"
        camat = Kepala(f"Camat Contoh {ke + 1}", "ADMINISTRATOR", "31")
        di = pohon.tambah(nama, 0, "opd", "pemerintahan", camat)
        sekcam = Kepala(f"Sekretaris {nama}", "ADMINISTRATOR", "32")
        pohon.tambah(f"Sekretariat {nama}", di, "sekretariat", "administrasi", sekcam)
        for seksi in ("Pemerintahan dan Pelayanan Publik", "Ketenteraman dan Ketertiban"):
            kasi = Kepala(f"Kepala Seksi {seksi} {nama}", "PENGAWAS", "41")
            pohon.tambah(f"Seksi {seksi}", di, "seksi", "pemerintahan", kasi)
        for lurah in range(1, 4):
            kelurahan = f"Kelurahan Contoh {ke + 1}.{lurah}"
            kepala = Kepala(f"Lurah Contoh {ke + 1}.{lurah}", "PENGAWAS", "41")
            pohon.tambah(kelurahan, di, "seksi", "pemerintahan", kepala)
        pohon.bagi(mulai, staf / max(1, int(staf // 30)), {"seksi": 3.0, "sekretariat": 3.0})
