"""Everybody of a vacancy judged piece by piece, then ranked: columns in, columns out."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from karir.mesin.bahan_layak import Kolom, Sasaran
from karir.mesin.kecocokan import kecocokan_hitung, peringkat_hitung
from karir.mesin.kelayakan import ATURAN, STATUS, Kelayakan, kelayakan_hitung
from karir.mesin.syarat import Bobot, bobot_muat, syarat_muat
from karir.pengisian.services.bahan import (
    Potongan,
    potongan_beku,
)
from talenta.inti.services.pekerjaan import GalatPekerjaan


class Hasil:
    """The outcome of everybody as columns."""

    def __init__(self, kolom: dict[str, Any], sidik_masukan: str) -> None:
        self.kolom, self.sidik_masukan = kolom, sidik_masukan
        self.id: Kolom = kolom["pegawai_id"]

    @property
    def sidik(self) -> str:
        """SHA-256 (hex) of all columns in the order of their names."""
        hash_ = hashlib.sha256()
        for nama in sorted(self.kolom):
            isi = self.kolom[nama]
            hash_.update(f"{nama}:{isi.shape}".encode())
            hash_.update(np.ascontiguousarray(isi, "<i8" if isi.ndim == 1 else "<i4").tobytes())
        return hash_.hexdigest()

    def ringkasan(self) -> dict[str, Any]:
        """Counts by status, and of whom each rule refuses or asks about."""
        kolom = self.kolom
        per_aturan = {}
        for ke, kode in enumerate(ATURAN):
            putusan = kolom["hasil"] >> (2 * ke) & 3
            per_aturan[kode] = [int((putusan == n).sum()) for n in (1, 2, 3)]
        return {
            "status": {nama: int((kolom["status"] == n).sum()) for n, nama in STATUS.items()},
            "aturan": per_aturan,
            "berperingkat": int((kolom["peringkat"] > 0).sum()),
        }


class Hitungan:
    """Judges pieces of people as they come, then ranks all of them."""

    def __init__(self, isi: dict[str, Any]) -> None:
        self.sasaran = Sasaran(
            jabatan=isi["jabatan"],
            unit=isi["unit"],
            bup=isi["bup"],
            standar=isi["standar"],
            syarat=syarat_muat(isi["syarat"]),
            acuan=date.fromisoformat(isi["acuan"]),
        )
        self.bobot: Bobot = bobot_muat(isi["bobot"])
        self._potongan: list[dict[str, Any]] = []
        self._masukan = hashlib.sha256()

    def sambil(self, potongan: Iterator[Potongan]) -> Iterator[bytes]:
        """Judge each piece and give it on as it is frozen."""
        for satu in potongan:
            beku, tanda = potongan_beku(satu)
            self.tambah(satu, tanda)
            yield beku

    def tambah(self, satu: Potongan, tanda: bytes) -> None:
        """Judge one piece; `tanda` is its hash."""
        self._masukan.update(tanda)
        layak: Kelayakan = kelayakan_hitung(satu.bahan, self.sasaran)
        self._potongan.append(
            {
                "pegawai_id": satu.bahan.orang.id,
                "status": layak.status,
                "hasil": layak.hasil,
                "fakta": layak.fakta,
                "talenta": satu.talenta,
                "teknis": satu.teknis.astype(np.int32),
                "digital": satu.digital.astype(np.int32),
                "kecocokan": kecocokan_hitung(satu.talenta, satu.teknis, satu.digital, self.bobot),
            }
        )

    def selesai(self) -> Hasil:
        """Everybody together, ranked."""
        if not self._potongan:
            raise GalatPekerjaan("Instansi ini belum punya pegawai untuk dinilai.")
        nama = list(self._potongan[0])
        kolom = {n: np.concatenate([p[n] for p in self._potongan]) for n in nama}
        self._potongan.clear()
        peringkat, urutan = peringkat_hitung(kolom["kecocokan"], kolom["talenta"], kolom["status"])
        kolom["peringkat"], kolom["urutan"] = peringkat.astype(np.int32), urutan.astype(np.int32)
        return Hasil(kolom, self._masukan.hexdigest())
