"""The specification once more, slowly: one person at a time, plain integers and dates.

Written from scoring.md and the JSON of a rule set, and from nothing of the engine, so that an error
has to be made twice to go unseen.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.mesin.susun import Jabatan, Orang


@dataclass
class HasilAcuan:
    """What the specification says about one person."""

    status: str
    alasan: list[str]
    skor: dict[str, int | None]
    y: int | None = None
    x: int | None = None
    talenta: int | None = None
    kategori_kinerja: str | None = None
    kategori_potensial: str | None = None
    kategori_predikat: str | None = None
    kotak: int | None = None
    krs: bool | None = None
    peringkat: dict[str, int] = field(default_factory=dict)


def bagi(atas: int, bawah: int) -> int:
    """Half up."""
    hasil, sisa = divmod(atas, bawah)
    return hasil + 1 if sisa * 2 >= bawah else hasil


def awal_jendela(acuan: date, tahun: int) -> date:
    try:
        return acuan.replace(year=acuan.year - tahun)
    except ValueError:
        return date(acuan.year - tahun, 2, 28)


def ulang_tahun(mulai: date, tahun: int) -> date:
    try:
        return mulai.replace(year=mulai.year + tahun)
    except ValueError:
        return date(mulai.year + tahun, 3, 1)


def tahun_penuh(mulai: date, acuan: date) -> int:
    tahun = 0
    while ulang_tahun(mulai, tahun + 1) <= acuan:
        tahun += 1
    return tahun


class Acuan:
    """One run over a list of people."""

    def __init__(self, isi: dict[str, Any], jabatan: dict[int, Jabatan], acuan: date) -> None:
        self.isi = isi
        self.jabatan = jabatan
        self.d = acuan

    def semua(self, orang: list[Orang]) -> dict[int, HasilAcuan]:
        """Results by id, ranks included."""
        hasil = {o.id: self.satu(o) for o in orang}
        lingkup = {o.id: {"umum": 0, "opd": o.opd, "jenjang": o.jenjang} for o in orang}
        boleh = [i for i, h in hasil.items() if h.status == "DIPETAKAN"]
        for nama in ("umum", "opd", "jenjang"):
            for i in boleh:
                pesaing = [j for j in boleh if lingkup[j][nama] == lingkup[i][nama]]
                kunci = self.kunci(hasil[i])
                hasil[i].peringkat[nama] = 1 + sum(self.kunci(hasil[j]) < kunci for j in pesaing)
        return hasil

    def kunci(self, h: HasilAcuan) -> tuple[int, int, int, int]:
        kelompok = next(g for g, kotak in enumerate(self.isi["urutan_kotak"]) if h.kotak in kotak)
        assert h.talenta is not None
        assert h.y is not None
        assert h.x is not None
        return (kelompok, -h.talenta, -h.y, -h.x)

    def satu(self, o: Orang) -> HasilAcuan:
        komponen = [(s, k) for s in "YX" for k in self.isi["sumbu"][s]["komponen"]]
        if o.kedudukan not in self.isi["dipetakan"]:
            kosong = {k["kode"]: None for _, k in komponen}
            return HasilAcuan("TIDAK_DIPETAKAN", ["KEDUDUKAN_HUKUM"], kosong)
        alasan: set[str] = set() if o.jabatan is not None else {"JABATAN_KOSONG"}
        skor: dict[str, int | None] = {}
        for _, k in komponen:
            nilai, sebab = self.indikator(k["indikator"], o)
            if nilai is None and k["kosong"] == "tolak":
                alasan |= sebab
            elif nilai is None and not (
                k["indikator"]["jenis"] in ("jpm", "digital") and o.jabatan is None
            ):
                nilai = k["kosong"]
            skor[k["kode"]] = nilai
        hasil = HasilAcuan("BELUM_LENGKAP", sorted(alasan), skor)
        hasil.kategori_predikat = self.kategori_predikat(o)
        if alasan:
            return hasil
        return self.petakan(o, hasil)

    def petakan(self, o: Orang, hasil: HasilAcuan) -> HasilAcuan:
        hasil.status = "DIPETAKAN"
        hasil.y, hasil.kategori_kinerja = self.sumbu("Y", hasil.skor)
        hasil.x, hasil.kategori_potensial = self.sumbu("X", hasil.skor)
        sumbu = self.isi["sumbu"]
        hasil.talenta = sumbu["Y"]["bobot"] * hasil.y + sumbu["X"]["bobot"] * hasil.x
        hasil.kotak = next(
            k["nomor"]
            for k in self.isi["kotak"]
            if (k["kinerja"], k["potensial"]) == (hasil.kategori_kinerja, hasil.kategori_potensial)
        )
        halang = any(
            self.dijalani(h) and h["tingkat"] in self.isi["krs"]["hukuman_penghalang"]
            for h in o.hukdis
        )
        hasil.alasan = ["HUKDIS_BERJALAN"] if halang else []
        hasil.krs = hasil.kotak in self.isi["krs"]["kotak"] and not halang
        return hasil

    def sumbu(self, kode: str, skor: dict[str, int | None]) -> tuple[int, str]:
        sumbu = self.isi["sumbu"][kode]
        jumlah = 0
        for k in sumbu["komponen"]:
            nilai = skor[k["kode"]]
            assert nilai is not None
            jumlah += k["bobot"] * nilai
        eksak = min(jumlah, 100_000_000)
        kategori = [k["kode"] for k in sumbu["kategori"] if eksak >= k["mulai"] * 10_000][-1]
        return eksak, kategori

    def kategori_predikat(self, o: Orang) -> str | None:
        atur = self.isi["kategori_predikat"]
        terakhir = self.predikat(o, atur["tahun_lalu"])
        return None if terakhir is None else atur["kategori"][terakhir]

    def predikat(self, o: Orang, tahun_lalu: list[int]) -> str | None:
        ada = [r for r in o.kinerja if self.d.year - r["tahun"] in tahun_lalu]
        return max(ada, key=lambda r: r["tahun"])["predikat"] if ada else None

    def dalam(self, tanggal: date, tahun: int) -> bool:
        return awal_jendela(self.d, tahun) < tanggal <= self.d

    def indikator(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        """(score or None, reasons for its absence)."""
        if i["jenis"] == "rata_rata":
            return self.rata_rata(i, o)
        if i.get("fakta") == "predikat":
            return self.skor_predikat(i, o)
        nama = i["jenis"] if i.get("fakta") is None else f"{i['jenis']}_{i['fakta']}"
        hasil = getattr(self, nama)(i, o)
        return hasil if isinstance(hasil, tuple) else (hasil, set())

    def rata_rata(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        nilai, sebab = [], set()
        for b in i["bagian"]:
            satu, kenapa = self.indikator(b["indikator"], o)
            sebab |= kenapa
            if satu is None and isinstance(b["kosong"], int):
                satu = b["kosong"]
            if satu is not None:
                nilai.append(satu)
        return (bagi(sum(nilai), len(nilai)), set()) if nilai else (None, sebab)

    def skor_predikat(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        kata = self.predikat(o, i["tahun_lalu"])
        return (None, {"KINERJA_KOSONG"}) if kata is None else (i["skor"][kata], set())

    def kategori_pendidikan(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        if o.pendidikan is None:
            return None, {"PENDIDIKAN_KOSONG"}
        return i["skor"][o.pendidikan], set()

    def kategori_bidang_ilmu(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        if o.jabatan is None or o.bidang is None:
            return None, {"BIDANG_ILMU_KOSONG"}
        sesuai = o.bidang in self.jabatan[o.jabatan].bidang
        return i["skor"]["SESUAI" if sesuai else "TIDAK_SESUAI"], set()

    def kategori_keragaman(self, i: dict[str, Any], o: Orang) -> int:
        dulu = [r for r in o.riwayat_jabatan if r["jenis"] == "DEFINITIF" and r["mulai"] <= self.d]
        if len({o.opd, *(r["opd"] for r in dulu)}) >= 2:
            return i["skor"]["LINTAS_OPD"]
        if len({o.unit, *(r["unit"] for r in dulu)}) >= 2:
            return i["skor"]["LINTAS_UNIT"]
        return i["skor"]["SATU_UNIT"]

    def interval_jp(self, i: dict[str, Any], o: Orang) -> int | None:
        jp = [r["jp"] for r in o.bangkom if self.dalam(r["tanggal"], i["jendela_tahun"])]
        return self.interval(i, sum(jp)) if jp else None

    def interval_lama_jenjang(self, i: dict[str, Any], o: Orang) -> int | None:
        if o.jenjang is None:
            return None
        mulai = [
            r["mulai"]
            for r in o.riwayat_jabatan
            if r["jenis"] == "DEFINITIF" and r["jenjang"] == o.jenjang
        ]
        mulai += [o.tmt_jabatan] if o.tmt_jabatan else []
        sudah = [m for m in mulai if m <= self.d]
        return self.interval(i, tahun_penuh(min(sudah), self.d)) if sudah else None

    def interval(self, i: dict[str, Any], nilai: int) -> int:
        return next(b["skor"] for b in i["batas"] if nilai >= b["mulai"])

    def langsung_umpan_balik(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        baris, sebab = self.terakhir(o.umpan_balik, i["jendela_tahun"], "UMPAN_BALIK")
        return (None, sebab) if baris is None else (min(baris["nilai"], i["maksimum"]), set())

    def terakhir(
        self, baris: list[dict[str, Any]], tahun: int, nama: str
    ) -> tuple[dict[str, Any] | None, set[str]]:
        dalam = [r for r in baris if self.dalam(r["tanggal"], tahun)]
        if dalam:
            return max(dalam, key=lambda r: (r["tanggal"], r["id"])), set()
        lampau = any(r["tanggal"] <= awal_jendela(self.d, tahun) for r in baris)
        return None, {f"{nama}_{'KEDALUWARSA' if lampau else 'KOSONG'}"}

    def terbaik_penghargaan(self, i: dict[str, Any], o: Orang) -> int | None:
        return self.terbaik(i, [(r["tanggal"], r["tingkat"]) for r in o.penghargaan])

    def terbaik_tim_kerja(self, i: dict[str, Any], o: Orang) -> int | None:
        return self.terbaik(
            i, [(r["tanggal"], f"{r['peran']}+{r['lingkup']}") for r in o.tim_kerja]
        )

    def terbaik_penugasan(self, i: dict[str, Any], o: Orang) -> int | None:
        tingkat, calon = self.isi["tingkat_jabatan"], []
        for r in o.riwayat_jabatan:
            if r["jenis"] == "DEFINITIF" or r["jenjang"] is None or o.jenjang is None:
                continue
            beda = tingkat[r["jenjang"]] - tingkat[o.jenjang]
            banding = "LEBIH_TINGGI" if beda > 0 else "LEBIH_RENDAH" if beda < 0 else "SETINGKAT"
            calon.append((r["mulai"], f"{r['jenis']}+{banding}"))
        return self.terbaik(i, calon)

    def terbaik(self, i: dict[str, Any], calon: list[tuple[date, str]]) -> int | None:
        skor = [i["skor"][kata] for t, kata in calon if self.dalam(t, i["jendela_tahun"])]
        return max(skor, default=None)

    def jpm(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        baris, sebab = self.terakhir(o.kompetensi, i["jendela_tahun"], "KOMPETENSI")
        if baris is None or o.jabatan is None:
            return None, sebab
        baku = self.jabatan[o.jabatan].standar or self.isi["tingkat_baku"][o.jenjang]
        jumlah_baku = baku * 9 if isinstance(baku, int) else sum(baku)
        jumlah = sum(baris[f"t{n}"] for n in range(1, 10))
        return min(bagi(jumlah * 10_000, jumlah_baku), i["maksimum"]), set()

    def potensi(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        baris, sebab = self.terakhir(o.potensi, i["jendela_tahun"], "POTENSI")
        if baris is None:
            return None, sebab
        return bagi(sum(baris[f"a{n}"] for n in range(1, 9)) * 10_000, 40), set()

    def digital(self, i: dict[str, Any], o: Orang) -> tuple[int | None, set[str]]:
        lampau = any(r["tanggal"] <= awal_jendela(self.d, i["jendela_tahun"]) for r in o.digital)
        sebab = {f"DIGITAL_{'KEDALUWARSA' if lampau else 'KOSONG'}"}
        dalam = [r for r in o.digital if self.dalam(r["tanggal"], i["jendela_tahun"])]
        if not dalam:
            return None, sebab
        if o.jabatan is None:
            return None, set()
        syarat = self.jabatan[o.jabatan].digital
        if not syarat:
            return None, sebab
        capai = sum(min(dalam[0][f"t{n}"], 100 * s) for n, s in enumerate(syarat, 1))
        return bagi(capai * 10_000, 100 * sum(syarat)), set()

    def dijalani(self, h: dict[str, Any]) -> bool:
        if h["akhir"] is not None:
            return h["tmt"] <= self.d <= h["akhir"]
        tahun = self.isi["hukuman"]["lama_tanpa_akhir_tahun"][h["tingkat"]]
        return tahun > 0 and h["tmt"] <= self.d < ulang_tahun(h["tmt"], tahun)

    def disiplin(self, i: dict[str, Any], o: Orang) -> int | None:
        skor = []
        for h in o.hukdis:
            if self.dijalani(h):
                skor.append(i["skor"]["MENJALANI"])
            elif self.dalam(h["tmt"], i["jendela_tahun"]):
                skor.append(i["skor"][h["tingkat"]])
        return min(skor, default=None)
