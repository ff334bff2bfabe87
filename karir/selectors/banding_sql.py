"""The join behind a comparison of two runs, and its conditions, as SQL.

Both sides start from `terlihat_oleh`, so whoever sees a unit compares the people that each run has
in that unit. A side without a row is "tiada": not in that run, or not in view there.
"""

from dataclasses import dataclass
from typing import Any, Final

from karir.kode import StatusHasil
from karir.mesin.aturan import muat
from karir.mesin.banding import BERGESER, NAIK, TURUN, arah_kotak
from karir.mesin.beda import perbedaan
from karir.mesin.bentuk import Aturan
from karir.models import HasilPeringkat, ProsesPeringkat
from talenta.akun.models import Pengguna
from talenta.pegawai.rumus import kunci_nama, rentang_nip

BELUM, LUAR, TIADA = "belum", "luar", "tiada"
KEADAAN: Final = {
    **{str(nomor): f"Kotak {nomor}" for nomor in range(9, 0, -1)},
    BELUM: "Belum lengkap",
    LUAR: "Tidak dipetakan",
    TIADA: "Tidak ada",
}
BERUBAH: Final = "berubah"
PERUBAHAN: Final = {
    BERUBAH: "Berubah kotak, status, atau KRS",
    NAIK: "Naik kotak",
    TURUN: "Turun kotak",
    BERGESER: "Bergeser kotak",
    "masuk-krs": "Masuk KRS",
    "keluar-krs": "Keluar dari KRS",
    "status": "Berubah status",
    "baru": "Hanya ada pada yang kedua",
    "hilang": "Hanya ada pada yang pertama",
    "peringkat": "Berubah peringkat",
    "semua": "Semua pegawai",
}
_SISI: Final = (
    "pegawai_id", "nip", "nama", "nama_kunci", "opd_id", "opd_nama", "unit_nama", "jabatan_nama",
    "jenjang", "status", "kotak", "krs", "peringkat", "y_eksak", "x_eksak", "talenta_eksak",
)  # fmt: skip
_BERSAMA: Final = ("nip", "nama", "nama_kunci", "opd_id", "opd_nama", "unit_nama", "jabatan_nama")
_BERPASANGAN: Final = ("status", "kotak", "krs", "peringkat", "y_eksak", "x_eksak", "talenta_eksak")
# Order of the list -> expression; those without a value come last, in either direction.
URUTAN: Final = {
    "peringkat": "peringkat_baru",
    "nama": "nama_kunci",
    "nilai": "talenta_eksak_baru - talenta_eksak_lama",
    "langkah": "peringkat_lama - peringkat_baru",
}
_UJUNG: Final = 10**17


@dataclass(frozen=True, kw_only=True)
class Saringan:
    """What narrows the list; empty fields narrow nothing."""

    opd_id: int | None = None
    jenjang: str = ""
    perubahan: str = BERUBAH
    dari: str = ""
    ke: str = ""
    cari: str = ""


@dataclass(frozen=True, kw_only=True)
class Pasangan:
    """Two runs of one agency and their rule sets, the first one as the old side."""

    lama: ProsesPeringkat
    baru: ProsesPeringkat
    aturan_lama: Aturan
    aturan_baru: Aturan

    @classmethod
    def dari(cls, lama: ProsesPeringkat, baru: ProsesPeringkat) -> "Pasangan":
        """The pair with its frozen rule sets read."""
        return cls(
            lama=lama,
            baru=baru,
            aturan_lama=muat(lama.isi_aturan),
            aturan_baru=muat(baru.isi_aturan),
        )

    @property
    def beda(self) -> list[str]:
        """What differs between the rule sets, in sentences; their titles and codes aside."""
        semua = perbedaan(self.aturan_lama, self.aturan_baru)
        return [satu.kalimat for satu in semua if satu.bagian != "Pokok"]


class Tanya:
    """The joined rows of a comparison as SQL: a common table `g` and conditions on it."""

    def __init__(self, pengguna: Pengguna, pasangan: Pasangan) -> None:
        self.parameter: list[Any] = []
        sisi = [self._sisi(pengguna, satu) for satu in (pasangan.lama, pasangan.baru)]
        self._arah: dict[str, list[int]] = {}
        for (dari, ke), arah in arah_kotak(pasangan.aturan_lama, pasangan.aturan_baru).items():
            self._arah.setdefault(arah, []).append(dari * 10 + ke)
        self.awal = f"WITH a AS ({sisi[0]}), b AS ({sisi[1]}), g AS ({_GABUNG}) "

    def _sisi(self, pengguna: Pengguna, proses: ProsesPeringkat) -> str:
        terlihat = HasilPeringkat.objects.terlihat_oleh(pengguna).filter(proses_id=proses.pk)
        sql, parameter = terlihat.order_by().values_list(*_SISI).query.sql_with_params()
        self.parameter += parameter
        return str(sql)

    def dasar(self, saring: Saringan) -> tuple[str, list[Any]]:
        """Conditions that hold for the whole page: OPD, jenjang, name."""
        syarat: list[str] = ["TRUE"]
        isi: list[Any] = []
        if saring.opd_id is not None:
            syarat.append("opd_id = %s")
            isi.append(saring.opd_id)
        if saring.jenjang:
            syarat.append("jenjang = %s")
            isi.append(saring.jenjang)
        if nip := rentang_nip(saring.cari):
            syarat.append("nip BETWEEN %s AND %s")
            isi += nip
        else:
            for sepotong in kunci_nama(saring.cari).split():
                syarat.append("position(%s IN nama_kunci) > 0")
                isi.append(sepotong)
        return " AND ".join(syarat), isi

    def pindah(self, perubahan: str) -> tuple[str, list[Any]]:
        """The condition of one kind of change."""
        if perubahan in self._arah:
            return "kotak_lama * 10 + kotak_baru = ANY(%s)", [self._arah[perubahan]]
        return _PERUBAHAN.get(perubahan, "FALSE"), []

    def daftar(self, saring: Saringan) -> tuple[str, list[Any]]:
        """Conditions of the list, beside those of the page."""
        sql, isi = self.pindah(saring.perubahan)
        for kolom, nilai in (("keadaan_lama", saring.dari), ("keadaan_baru", saring.ke)):
            if nilai:
                sql += f" AND {kolom} = %s"
                isi = [*isi, nilai]
        return sql, isi


def _keadaan(sisi: str) -> str:
    return (
        f"coalesce({sisi}.kotak::text, CASE {sisi}.status "
        f"WHEN '{StatusHasil.BELUM_LENGKAP.value}' THEN '{BELUM}' "
        f"WHEN '{StatusHasil.TIDAK_DIPETAKAN.value}' THEN '{LUAR}' ELSE '{TIADA}' END)"
    )


_GABUNG: Final = "SELECT {} FROM a FULL JOIN b ON a.pegawai_id = b.pegawai_id".format(
    ", ".join(
        [
            *(f"coalesce(b.{n}, a.{n}) AS {n}" for n in ("pegawai_id", "jenjang", *_BERSAMA)),
            *(f"a.{n} AS {n}_lama, b.{n} AS {n}_baru" for n in _BERPASANGAN),
            f"{_keadaan('a')} AS keadaan_lama",
            f"{_keadaan('b')} AS keadaan_baru",
        ]
    )
)
_PERUBAHAN: Final = {
    BERUBAH: "(keadaan_lama <> keadaan_baru OR krs_lama IS DISTINCT FROM krs_baru)",
    "masuk-krs": "krs_baru AND krs_lama IS NOT TRUE",
    "keluar-krs": "krs_lama AND krs_baru IS NOT TRUE",
    "status": "status_lama <> status_baru",
    "baru": "status_lama IS NULL",
    "hilang": "status_baru IS NULL",
    "peringkat": "peringkat_lama IS DISTINCT FROM peringkat_baru",
    "semua": "TRUE",
}


@dataclass(frozen=True)
class Batas:
    """The row beside which a page begins: its place in the order, NIP and key."""

    nilai: Any
    nip: str
    pegawai_id: int


def baca_batas(teks: str, urut: str) -> Batas | None:
    """The row a key names; None for one that this list never gave."""
    nilai, _, sisa = teks.rpartition(":")
    nilai, _, nip = nilai.rpartition(":")
    if not (sisa.isascii() and sisa.isdecimal() and len(sisa) < 19) or "\x00" in teks:
        return None
    if urut == "nama":
        return Batas(nilai, nip, int(sisa))
    angka = nilai.removeprefix("-")
    if not (angka.isascii() and angka.isdecimal() and len(angka) < 19):
        return None
    return Batas(int(nilai), nip, int(sisa))


def nilai_urut(urut: str, turun: bool) -> str:
    """The expression a list is ordered by, never NULL: without a value one comes last."""
    kolom = URUTAN[urut]
    if urut == "nama":
        return kolom
    return f"coalesce(({kolom})::bigint, {'-' if turun else ''}{_UJUNG})"
