"""Reads untrusted JSON values and collects every fault with its place, instead of the first."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any


class AturanTidakSah(ValueError):
    """A broken rule set. `galat` lists (place, reason in plain Indonesian), in reading order."""

    def __init__(self, galat: list[tuple[str, str]]) -> None:
        self.galat = galat
        super().__init__("; ".join(f"{tempat}: {alasan}" for tempat, alasan in galat))


class Pembaca:
    """Each method gives the value, or None after noting why it cannot be one."""

    def __init__(self) -> None:
        self.galat: list[tuple[str, str]] = []

    def tolak(self, tempat: str, alasan: str) -> None:
        """Note a fault."""
        self.galat.append((tempat, alasan))

    def objek(
        self, nilai: Any, tempat: str, wajib: Collection[str], boleh: Collection[str] = ()
    ) -> Mapping[str, Any]:
        """An object with all keys of `wajib` and none outside `wajib` and `boleh`."""
        if not isinstance(nilai, Mapping):
            self.tolak(tempat, "harus berupa objek")
            return {}
        for kunci in wajib:
            if kunci not in nilai:
                self.tolak(f"{tempat}.{kunci}", "wajib ada")
        for kunci in nilai:
            if kunci not in wajib and kunci not in boleh:
                self.tolak(f"{tempat}.{kunci}", "tidak dikenal")
        return nilai

    def daftar(self, nilai: Any, tempat: str, *, boleh_hampa: bool = False) -> list[Any]:
        """A list."""
        if not isinstance(nilai, list):
            self.tolak(tempat, "harus berupa daftar")
            return []
        if not nilai and not boleh_hampa:
            self.tolak(tempat, "tidak boleh hampa")
        return nilai

    def teks(self, nilai: Any, tempat: str, *, boleh_hampa: bool = False) -> str:
        """A text."""
        if isinstance(nilai, str) and (boleh_hampa or nilai.strip()):
            return nilai
        self.tolak(tempat, "harus berupa teks" if boleh_hampa else "harus berupa teks yang terisi")
        return ""

    def bulat(self, nilai: Any, tempat: str, rendah: int, tinggi: int) -> int | None:
        """A whole number from `rendah` to `tinggi`; 1.0 and true are none."""
        if isinstance(nilai, bool) or not isinstance(nilai, int):
            self.tolak(tempat, "harus bilangan bulat, tanpa pecahan")
        elif not rendah <= nilai <= tinggi:
            self.tolak(tempat, f"harus dari {rendah} sampai {tinggi}, bukan {nilai}")
        else:
            return nilai
        return None

    def pilihan(self, nilai: Any, tempat: str, daftar: Collection[str]) -> str:
        """A word of a fixed list."""
        if isinstance(nilai, str) and nilai in daftar:
            return nilai
        self.tolak(tempat, f"harus salah satu dari {', '.join(daftar)}, bukan {nilai!r}")
        return ""

    def tanggal(self, nilai: Any, tempat: str) -> date:
        """A date as YYYY-MM-DD."""
        try:
            return date.fromisoformat(nilai)
        except (TypeError, ValueError):
            self.tolak(tempat, "harus tanggal berbentuk TTTT-BB-HH")
            return date.min

    def tabel(
        self, nilai: Any, tempat: str, kosakata: Collection[str], rendah: int, tinggi: int
    ) -> dict[str, int]:
        """A whole number for every word of the vocabulary, and for no other word."""
        isi = self.objek(nilai, tempat, kosakata)
        angka = {
            kata: self.bulat(isi[kata], f"{tempat}.{kata}", rendah, tinggi)
            for kata in kosakata
            if kata in isi
        }
        return {kata: bil for kata, bil in angka.items() if bil is not None}

    def unik(self, nilai: list[Any], tempat: str) -> None:
        """No value twice."""
        for i, satu in enumerate(nilai):
            if satu in nilai[:i]:
                self.tolak(f"{tempat}[{i}]", f"{satu} sudah disebut sebelumnya")
