"""The content of the rules of filling posts: checked, and read by jenjang."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from karir.mesin.syarat import Bobot, Syarat, SyaratTidakSah, bobot_muat, syarat_muat

BERKAS: Final = Path(__file__).with_name("ketentuan.json")
LAIN: Final = "LAIN"


@dataclass(frozen=True, kw_only=True)
class Bawaan:
    """What a post of some jenjang asks for unless its vacancy says otherwise, and the source."""

    syarat: Syarat
    bobot: Bobot
    sumber: str


@dataclass(frozen=True, kw_only=True)
class Isi:
    """The rules of one version."""

    jenjang: Mapping[str, Bawaan]
    anggota_min: int
    usulan: int
    orientasi_hari: int
    evaluasi_bulan: int
    sumber_umum: str

    def bawaan(self, jenjang: str) -> Bawaan:
        """The defaults of a jenjang; of all others where it has none of its own."""
        return self.jenjang.get(jenjang, self.jenjang[LAIN])


def isi_muat(isi: Mapping[str, Any]) -> Isi:
    """Read and check a version. Raises SyaratTidakSah with the place."""
    if LAIN not in isi.get("jenjang", {}):
        raise SyaratTidakSah("Bawaan untuk jenjang lain harus ada.")
    jenjang = {}
    for kode, satu in isi["jenjang"].items():
        try:
            jenjang[kode] = Bawaan(
                syarat=syarat_muat(satu["syarat"]),
                bobot=bobot_muat(satu["bobot"]),
                sumber=str(satu["sumber"]),
            )
        except SyaratTidakSah as galat:
            raise SyaratTidakSah(f"{kode}: {galat}") from galat
    komite, pantau = isi["komite"], isi["pantau"]
    return Isi(
        jenjang=jenjang,
        anggota_min=int(komite["anggota_min"]),
        usulan=int(komite["usulan"]),
        orientasi_hari=int(pantau["orientasi_hari"]),
        evaluasi_bulan=int(pantau["evaluasi_bulan"]),
        sumber_umum=str(isi["sumber_umum"]),
    )


def sidik(isi: Any) -> str:
    """SHA-256 (hex) of canonical JSON."""
    teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()
