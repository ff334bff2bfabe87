"""Names, titles and numbers of people who do not exist."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from karir.contoh.bahan import Bulat, Spek, Teks, Topeng, bahan, pecah, pilih

_AGAMA = ("Islam", "Kristen", "Katholik", "Hindu", "Buddha")


@dataclass(frozen=True)
class Nama:
    """Name without titles and religion, one row a person."""

    nama: Teks
    agama: Teks


def reka_nama(spek: Spek, wanita: Topeng) -> Nama:
    """Names composed from the parts of one tradition each; the tradition is drawn blindly."""
    acak = spek.acak("nama")
    semua: list[dict[str, Any]] = bahan("kata")["tradisi"]
    bobot = np.array([t["bobot"] for t in semua], dtype=float)
    tradisi = acak.choice(len(semua), len(wanita), p=bobot / bobot.sum())
    nama = np.empty(len(wanita), dtype=object)
    agama = np.empty(len(wanita), dtype=object)
    for nomor, isi in enumerate(semua):
        for jenis, kelamin in (("pria", ~wanita), ("wanita", wanita)):
            kena = np.flatnonzero((tradisi == nomor) & kelamin)
            n = len(kena)
            awal = pilih(acak, isi.get(f"awal_{jenis}", [""]), n)
            depan, tengah = pilih(acak, isi[jenis], n), pilih(acak, isi[jenis], n)
            belakang = pilih(acak, isi[f"belakang_{jenis}"], n)
            tiga = (acak.random(n) < 0.22) & (tengah != depan) & (tengah != belakang)
            bagian = zip(awal, depan, np.where(tiga, tengah, ""), belakang, strict=True)
            nama[kena] = [" ".join(b for b in orang if b) for orang in bagian]
            peluang = np.array(isi["agama"], dtype=float)
            agama[kena] = np.array(_AGAMA, dtype=object)[
                acak.choice(len(_AGAMA), n, p=peluang / peluang.sum())
            ]
    return Nama(nama, agama)


@cache
def _gelar(ilmu: str, tingkat: str) -> tuple[str, str]:
    """Titles in front and behind of a field of study and a level."""
    ciri = bahan("jabatan")["ilmu"].get(ilmu)
    if ciri is None or tingkat < "30":
        return "", ""
    s1, depan = ciri["s1"], ciri.get("depan", "")
    profesi = {"Keperawatan": f"{s1}, Ners", "Farmasi": f"{s1}, Apt."}
    return {
        "30": ("", "A.Md."),
        "40": ("", s1),
        "42": (depan, profesi.get(ilmu, "" if depan else s1)),
        "45": (depan, ciri["s2"] if depan else f"{s1}, {ciri['s2']}"),
        "47": (depan, "Sp.A" if ilmu == "Kedokteran" else ciri["s2"]),
        "50": (f"Dr. {depan}".strip(), f"{s1}, {ciri['s2']}" if not depan else ciri["s2"]),
    }[tingkat]


def reka_gelar(ilmu: list[str], tingkat: list[str], tercatat: Topeng) -> tuple[Teks, Teks]:
    """Titles in front and behind; where not `tercatat` nobody ever typed them in."""
    pasang = [
        _gelar(i, t) if ada else ("", "") for i, t, ada in zip(ilmu, tingkat, tercatat, strict=True)
    ]
    return (
        np.array([p[0] for p in pasang], dtype=object),
        np.array([p[1] for p in pasang], dtype=object),
    )


class PencatatNip:
    """Gives out NIP: birth date, TMT CPNS (or the PPPK contract code), sex, and a sequence number
    that counts on over all instansi of one set, so that no NIP is given twice."""

    def __init__(self) -> None:
        self._terpakai: Counter[str] = Counter()

    def beri(self, lahir: Bulat, tmt: Bulat, kode_pppk: Bulat, wanita: Topeng) -> Teks:
        """18 digits a person; `kode_pppk` is 0 for PNS, else 21, 22 ..."""
        t, b, h = pecah(lahir)
        tahun, bulan, _ = pecah(tmt)
        isian = np.where(kode_pppk > 0, kode_pppk, bulan)
        awal = ((t * 100 + b) * 100 + h) * 10_000_000
        awal = awal + tahun * 1000 + isian * 10 + np.where(wanita, 2, 1)
        hasil = []
        for kunci in awal.astype(str).tolist():
            self._terpakai[kunci] += 1
            if self._terpakai[kunci] > 999:
                raise ValueError(f"Nomor urut NIP {kunci} habis: kurangi jumlah pegawai.")
            hasil.append(f"{kunci}{self._terpakai[kunci]:03d}")
        return np.array(hasil, dtype=object)


def reka_nik(spek: Spek, lahir: Bulat, wanita: Topeng) -> Teks:
    """16 digits in a region code that no region has (99), so that nobody real is hit."""
    tahun, bulan, hari_ke = pecah(lahir)
    awal = (990000 + spek.nomor % 100) * 1_000_000
    tanggal_lahir = (hari_ke + np.where(wanita, 40, 0)) * 10_000 + bulan * 100 + tahun % 100
    urut = np.arange(len(lahir)) % 9999 + 1
    return np.asarray(((awal + tanggal_lahir) * 10_000 + urut).astype(str), dtype=object)
