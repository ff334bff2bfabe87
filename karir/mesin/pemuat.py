"""Checks a rule set part by part; every fault is collected. Source: scoring.md section 2."""

import re
from collections.abc import Mapping
from itertools import pairwise, product
from typing import Any, Final

from karir.mesin import kosakata
from karir.mesin.bentuk import (
    BOBOT_PENUH,
    SUMBU_PENUH,
    Aturan,
    BatasKategori,
    Komponen,
    Kotak,
    Sumbu,
)
from karir.mesin.jenis import boleh_menolak, selalu_ada
from karir.mesin.pembaca import AturanTidakSah, Pembaca
from karir.mesin.pemuat_indikator import PemuatIndikator

KEPASTIAN: Final = ("TERBACA", "SEKUNDER", "BELUM_PASTI")
POLA_KODE: Final = re.compile(r"[a-z][a-z0-9_]{0,19}")
KODE_TERPAKAI: Final = ("predikat", "hukuman")
TAHUN_TERJAUH: Final = 50
NOMOR_KOTAK: Final = range(1, 10)
KOMPONEN_TERBANYAK: Final = 40
BAGIAN: Final = (
    "kode",
    "judul",
    "dasar_hukum",
    "berlaku_mulai",
    "catatan",
    "sumbu",
    "kategori_predikat",
    "kotak",
    "urutan_kotak",
    "krs",
    "hukuman",
    "dipetakan",
    "tingkat_baku",
    "tingkat_jabatan",
)


class Pemuat:
    """One loading of one rule set."""

    def __init__(self) -> None:
        self.p = Pembaca()
        self.indikator = PemuatIndikator(self.p)

    def muat(self, isi: Any) -> Aturan:
        """The rule set, or `AturanTidakSah` with all faults."""
        p = self.p
        akar = p.objek(isi, "$", BAGIAN)
        if p.galat:
            raise AturanTidakSah(p.galat)
        sumbu = p.objek(akar["sumbu"], "$.sumbu", ("Y", "X"))
        y = self._sumbu("Y", sumbu.get("Y"), kosakata.KATEGORI_KINERJA)
        x = self._sumbu("X", sumbu.get("X"), kosakata.KATEGORI_POTENSIAL)
        self._jumlah([y.bobot, x.bobot], "$.sumbu", "bobot kedua sumbu")
        p.unik([k.kode for k in y.komponen + x.komponen], "$.sumbu.komponen")
        tahun_predikat, kategori_predikat = self._predikat(akar["kategori_predikat"])
        kotak_krs, penghalang = self._krs(akar["krs"])
        catatan = p.daftar(akar["catatan"], "$.catatan", boleh_hampa=True)
        aturan = Aturan(
            kode=p.teks(akar["kode"], "$.kode"),
            judul=p.teks(akar["judul"], "$.judul"),
            dasar_hukum=p.teks(akar["dasar_hukum"], "$.dasar_hukum"),
            berlaku_mulai=p.tanggal(akar["berlaku_mulai"], "$.berlaku_mulai"),
            catatan=tuple(p.teks(c, f"$.catatan[{i}]") for i, c in enumerate(catatan)),
            y=y,
            x=x,
            tahun_predikat=tahun_predikat,
            kategori_predikat=kategori_predikat,
            kotak=self._kotak(akar["kotak"]),
            urutan_kotak=self._urutan(akar["urutan_kotak"]),
            kotak_krs=kotak_krs,
            hukuman_penghalang=penghalang,
            lama_tanpa_akhir=self._hukuman(akar["hukuman"]),
            dipetakan=self._dipetakan(akar["dipetakan"]),
            tingkat_baku=self._tingkat_baku(akar["tingkat_baku"]),
            tingkat_jabatan=p.tabel(
                akar["tingkat_jabatan"], "$.tingkat_jabatan", kosakata.JENJANG, 1, 99
            ),
        )
        if p.galat:
            raise AturanTidakSah(p.galat)
        return aturan

    def _jumlah(self, bobot: list[int | None], tempat: str, apa: str) -> None:
        diketahui = [b for b in bobot if b is not None]
        if len(diketahui) == len(bobot) and sum(diketahui) != BOBOT_PENUH:
            self.p.tolak(
                tempat, f"jumlah {apa} harus {BOBOT_PENUH} (100 %), bukan {sum(diketahui)}"
            )

    def _sumbu(self, kode: str, isi: Any, kategori: tuple[str, ...]) -> Sumbu:
        p, tempat = self.p, f"$.sumbu.{kode}"
        sumbu = p.objek(isi, tempat, ("label", "bobot", "komponen", "kategori"))
        komponen = [
            self._komponen(satu, f"{tempat}.komponen[{i}]")
            for i, satu in enumerate(p.daftar(sumbu.get("komponen"), f"{tempat}.komponen"))
        ]
        if len(komponen) > KOMPONEN_TERBANYAK:
            p.tolak(f"{tempat}.komponen", f"paling banyak {KOMPONEN_TERBANYAK} komponen")
        self._jumlah([k.bobot for k in komponen], f"{tempat}.komponen", "bobot komponen")
        p.unik([k.label for k in komponen], f"{tempat}.komponen.label")
        return Sumbu(
            kode=kode,
            label=p.teks(sumbu.get("label"), f"{tempat}.label"),
            bobot=p.bulat(sumbu.get("bobot"), f"{tempat}.bobot", 0, BOBOT_PENUH) or 0,
            komponen=tuple(komponen),
            kategori=self._kategori(sumbu.get("kategori"), f"{tempat}.kategori", kategori),
        )

    def _komponen(self, isi: Any, tempat: str) -> Komponen:
        p = self.p
        satu = p.objek(
            isi,
            tempat,
            ("kode", "label", "bobot", "indikator", "kosong"),
            ("kepastian", "catatan"),
        )
        indikator = self.indikator.muat(satu.get("indikator"), f"{tempat}.indikator")
        menolak = satu.get("kosong") == "tolak"
        kosong: int | None = None
        if indikator is not None:
            if menolak and (selalu_ada(indikator) or not boleh_menolak(indikator)):
                p.tolak(f"{tempat}.kosong", "tolak tidak berlaku bagi indikator ini, beri skor")
            if not menolak:
                kosong = self.indikator.kosong(
                    satu.get("kosong"), f"{tempat}.kosong", selalu_ada(indikator), "tolak"
                )
        return Komponen(
            kode=self._kode(satu.get("kode"), f"{tempat}.kode"),
            label=p.teks(satu.get("label"), f"{tempat}.label"),
            bobot=p.bulat(satu.get("bobot"), f"{tempat}.bobot", 0, BOBOT_PENUH) or 0,
            indikator=indikator,  # type: ignore[arg-type]  # None only beside a fault
            menolak=menolak,
            kosong=kosong,
            kepastian=p.pilihan(satu.get("kepastian", "TERBACA"), f"{tempat}.kepastian", KEPASTIAN),
            catatan=p.teks(satu.get("catatan", ""), f"{tempat}.catatan", boleh_hampa=True),
        )

    def _kode(self, nilai: Any, tempat: str) -> str:
        teks = self.p.teks(nilai, tempat)
        if teks and not POLA_KODE.fullmatch(teks):
            self.p.tolak(tempat, "huruf kecil, angka dan garis bawah, paling panjang 20")
        if teks in KODE_TERPAKAI:
            self.p.tolak(tempat, f"{teks} sudah dipakai oleh mesin")
        return teks

    def _kategori(self, isi: Any, tempat: str, kosa: tuple[str, ...]) -> tuple[BatasKategori, ...]:
        """Three categories, lowest first, from 0 without gap or overlap; the highest is open."""
        p = self.p
        hasil = []
        for i, satu in enumerate(p.daftar(isi, tempat)):
            di = f"{tempat}[{i}]"
            objek = p.objek(satu, di, ("kode", "label", "mulai", "sampai"))
            sampai = objek.get("sampai")
            hasil.append(
                BatasKategori(
                    kode=p.pilihan(objek.get("kode"), f"{di}.kode", kosa),
                    label=p.teks(objek.get("label"), f"{di}.label"),
                    mulai=p.bulat(objek.get("mulai"), f"{di}.mulai", 0, SUMBU_PENUH) or 0,
                    sampai=None
                    if sampai is None
                    else p.bulat(sampai, f"{di}.sampai", 1, SUMBU_PENUH),
                )
            )
        if tuple(k.kode for k in hasil) != kosa:
            p.tolak(tempat, f"harus berurutan dari yang terendah: {', '.join(kosa)}")
        else:
            self._sambungan(hasil, tempat)
        return tuple(hasil)

    def _sambungan(self, kategori: list[BatasKategori], tempat: str) -> None:
        p = self.p
        if kategori[0].mulai != 0:
            p.tolak(f"{tempat}[0].mulai", f"celah: nilai 0 sampai {kategori[0].mulai} tak berumah")
        if kategori[-1].sampai is not None:
            p.tolak(f"{tempat}[{len(kategori) - 1}].sampai", "kategori tertinggi tidak berbatas")
        for i, (bawah, atas) in enumerate(pairwise(kategori)):
            di = f"{tempat}[{i}].sampai"
            if bawah.sampai is None:
                p.tolak(di, "hanya kategori tertinggi yang tidak berbatas")
            elif bawah.sampai < atas.mulai:
                p.tolak(di, f"celah: nilai {bawah.sampai} sampai {atas.mulai} tak berumah")
            elif bawah.sampai > atas.mulai:
                p.tolak(di, f"tumpang tindih dengan {atas.kode} yang mulai pada {atas.mulai}")
            if atas.mulai <= bawah.mulai:
                p.tolak(f"{tempat}[{i + 1}].mulai", f"harus lebih dari {bawah.mulai}")

    def _predikat(self, isi: Any) -> tuple[tuple[int, ...], dict[str, str]]:
        p, tempat = self.p, "$.kategori_predikat"
        objek = p.objek(isi, tempat, ("tahun_lalu", "kategori"))
        tahun = self.indikator.tahun_lalu(objek.get("tahun_lalu"), f"{tempat}.tahun_lalu")
        peta = p.objek(objek.get("kategori"), f"{tempat}.kategori", kosakata.PREDIKAT)
        return tahun, {
            kata: p.pilihan(peta[kata], f"{tempat}.kategori.{kata}", kosakata.KATEGORI_KINERJA)
            for kata in kosakata.PREDIKAT
            if kata in peta
        }

    def _kotak(self, isi: Any) -> tuple[Kotak, ...]:
        p, tempat = self.p, "$.kotak"
        kotak = [self._satu_kotak(k, f"{tempat}[{i}]") for i, k in enumerate(p.daftar(isi, tempat))]
        p.unik([k.nomor for k in kotak], f"{tempat}.nomor")
        p.unik([(k.kinerja, k.potensial) for k in kotak], tempat)
        ada = {(k.kinerja, k.potensial) for k in kotak}
        for pasangan in product(kosakata.KATEGORI_KINERJA, kosakata.KATEGORI_POTENSIAL):
            if pasangan not in ada:
                p.tolak(tempat, f"pasangan {pasangan[0]} dan {pasangan[1]} tidak berkotak")
        return tuple(sorted(kotak, key=lambda k: k.nomor))

    def _satu_kotak(self, isi: Any, tempat: str) -> Kotak:
        p = self.p
        objek = p.objek(isi, tempat, ("nomor", "kinerja", "potensial", "label", "rekomendasi"))
        di = f"{tempat}.rekomendasi"
        return Kotak(
            nomor=p.bulat(objek.get("nomor"), f"{tempat}.nomor", 1, 9) or 0,
            kinerja=p.pilihan(objek.get("kinerja"), f"{tempat}.kinerja", kosakata.KATEGORI_KINERJA),
            potensial=p.pilihan(
                objek.get("potensial"), f"{tempat}.potensial", kosakata.KATEGORI_POTENSIAL
            ),
            label=p.teks(objek.get("label"), f"{tempat}.label"),
            rekomendasi=tuple(
                p.teks(r, f"{di}[{i}]")
                for i, r in enumerate(p.daftar(objek.get("rekomendasi"), di))
            ),
        )

    def _urutan(self, isi: Any) -> tuple[tuple[int, ...], ...]:
        p, tempat = self.p, "$.urutan_kotak"
        kelompok = tuple(
            self._nomor_kotak(k, f"{tempat}[{i}]") for i, k in enumerate(p.daftar(isi, tempat))
        )
        semua = [nomor for k in kelompok for nomor in k]
        p.unik(semua, tempat)
        for nomor in NOMOR_KOTAK:
            if nomor not in semua:
                p.tolak(tempat, f"kotak {nomor} belum masuk kelompok mana pun")
        return kelompok

    def _nomor_kotak(self, isi: Any, tempat: str) -> tuple[int, ...]:
        nomor = [
            self.p.bulat(n, f"{tempat}[{i}]", 1, 9)
            for i, n in enumerate(self.p.daftar(isi, tempat))
        ]
        return tuple(n for n in nomor if n is not None)

    def _krs(self, isi: Any) -> tuple[tuple[int, ...], tuple[str, ...]]:
        p, tempat = self.p, "$.krs"
        objek = p.objek(isi, tempat, ("kotak", "hukuman_penghalang"))
        kotak = self._nomor_kotak(objek.get("kotak"), f"{tempat}.kotak")
        p.unik(list(kotak), f"{tempat}.kotak")
        di = f"{tempat}.hukuman_penghalang"
        hukuman = p.daftar(objek.get("hukuman_penghalang"), di, boleh_hampa=True)
        p.unik(hukuman, di)
        return kotak, tuple(
            p.pilihan(h, f"{di}[{i}]", kosakata.HUKUMAN) for i, h in enumerate(hukuman)
        )

    def _hukuman(self, isi: Any) -> dict[str, int]:
        nama = "lama_tanpa_akhir_tahun"
        lama = self.p.objek(isi, "$.hukuman", (nama,)).get(nama)
        return self.p.tabel(lama, f"$.hukuman.{nama}", kosakata.HUKUMAN, 0, TAHUN_TERJAUH)

    def _dipetakan(self, isi: Any) -> tuple[str, ...]:
        p, tempat = self.p, "$.dipetakan"
        daftar = p.daftar(isi, tempat)
        p.unik(daftar, tempat)
        for i, kode in enumerate(daftar):
            if not isinstance(kode, str) or kode not in kosakata.KEDUDUKAN_HUKUM:
                p.tolak(f"{tempat}[{i}]", f"{kode!r} bukan kode kedudukan hukum")
        return tuple(k for k in daftar if isinstance(k, str))

    def _tingkat_baku(self, isi: Any) -> dict[str, tuple[int, ...]]:
        """One level for all nine competencies, or the nine levels, by jenjang."""
        tempat = "$.tingkat_baku"
        objek: Mapping[str, Any] = self.p.objek(isi, tempat, kosakata.JENJANG)
        return {
            jenjang: self._sembilan(objek[jenjang], f"{tempat}.{jenjang}")
            for jenjang in kosakata.JENJANG
            if jenjang in objek
        }

    def _sembilan(self, isi: Any, tempat: str) -> tuple[int, ...]:
        p, banyak = self.p, len(kosakata.KOMPETENSI)
        if not isinstance(isi, list):
            return (p.bulat(isi, tempat, 1, 5) or 0,) * banyak
        tingkat = tuple(p.bulat(t, f"{tempat}[{i}]", 0, 5) or 0 for i, t in enumerate(isi))
        if len(tingkat) != banyak:
            p.tolak(tempat, f"harus satu tingkat atau {banyak} tingkat, bukan {len(tingkat)}")
        elif not any(tingkat):
            p.tolak(tempat, "jumlah tingkat baku tidak boleh nol")
        return tingkat
