"""A snapshot of SIMATA laid beside a run: counted and listed by the database in one pass."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db import connection

from karir.models import HasilPeringkat, ProsesPeringkat
from karir.selectors.pengukuhan import pengukuhan_banyak
from karir.selectors.urut import UKURAN, Halaman
from karir.simata.baris import (
    BEDA,
    HANYA_PORTAL,
    HANYA_SIMATA,
    KEADAAN,
    SAMA,
    SELISIH,
    SEMUA,
    BarisCocok,
    RingkasCocok,
    Saringan,
    Selisih,
)
from karir.simata.gabung import TAMPIL, Gabungan
from karir.simata.hitungan import BERKEADAAN, KELOMPOK, KUNCI, ringkas_dari, ringkas_sql
from karir.simata.models import AcuanSimata
from talenta.akun.models import Pengguna
from talenta.pegawai.models import Pegawai
from talenta.pegawai.rumus import PANJANG_NIP

POTONGAN: Final = 2_000


class Cocok:
    """The comparison of one snapshot with one run, as an account sees it."""

    def __init__(
        self,
        pengguna: Pengguna,
        acuan: AcuanSimata,
        proses: ProsesPeringkat,
        orang: tuple[Collection[int], Collection[str]] | None = None,
    ) -> None:
        """`orang` narrows both sides to some people, by number and by NIP."""
        self.acuan, self.proses = acuan, proses
        self._pengguna = pengguna
        self._seluruh = pengguna.lingkup.seluruh_instansi
        self._gabungan = Gabungan(pengguna, acuan, proses, orang)
        self.unsur = self._gabungan.unsur

    def jenis_sah(self) -> dict[str, str]:
        """What the list can be narrowed to, in words."""
        return {
            SELISIH: "Semua perbedaan",
            BEDA: "Dipetakan keduanya, berbeda",
            HANYA_PORTAL: KEADAAN[HANYA_PORTAL],
            HANYA_SIMATA: KEADAAN[HANYA_SIMATA],
            **{satu.kode: f"Beda {satu.judul[0].lower()}{satu.judul[1:]}" for satu in self.unsur},
            SAMA: KEADAAN[SAMA],
            SEMUA: "Semua pegawai",
        }

    def ringkas(self, saring: Saringan) -> RingkasCocok:
        """Counts of what is in view; one query."""
        ringkas, _ = self._hitung(saring, "", [])
        return ringkas

    def _hitung(
        self, saring: Saringan, daftar_sql: str, isi_halaman: list[Any]
    ) -> tuple[RingkasCocok, list[tuple[Any, ...]]]:
        """Counts, and the keys (`a_id`, NIP) that `daftar_sql` lists, of one pass over both sides.

        What differs is worked out once a person; counts are of groups, not of people.
        """
        dasar, isi_dasar = self._gabungan.dasar(saring)
        daftar, isi_daftar = self._gabungan.daftar(saring)
        sql = (
            f"{self._gabungan.awal}, k AS (SELECT {', '.join(_HITUNG)} FROM g WHERE {dasar}), "
            f"n AS ({KELOMPOK}) {ringkas_sql(daftar, len(self.unsur))}"
        )
        isi = [*self._gabungan.parameter, *isi_dasar, *isi_daftar]
        if daftar_sql:
            hampa = ", NULL" * (7 + len(self.unsur))
            sql += (
                f" UNION ALL (SELECT {KUNCI}{hampa}, a_id, nip FROM ({BERKEADAAN} FROM k) h "
                f"WHERE {daftar}{daftar_sql})"
            )
            isi += [*isi_daftar, *isi_halaman]
        with connection.cursor() as kursor:
            kursor.execute(sql, isi)
            baris = kursor.fetchall()
        kunci = [satu[-2:] for satu in baris if satu[0] == KUNCI]
        return ringkas_dari([b for b in baris if b[0] != KUNCI], self.unsur), kunci

    def lembar(
        self, saring: Saringan, *, sesudah: str = "", sebelum: str = "", nomor: str = ""
    ) -> tuple[RingkasCocok, Halaman]:
        """Counts, and a page of the list as `halaman` gives it; both sides are joined once, and
        of the people on the page once more."""
        batas, mundur = _batas(sesudah, sebelum)
        sql, isi = _letak(batas, mundur)
        ringkas, kunci = self._hitung(saring, sql, isi)
        baris = self._rinci(kunci, mundur=mundur) if kunci else []
        return ringkas, self._halaman(saring, baris, batas, nomor, mundur=mundur)

    def _rinci(self, kunci: Sequence[tuple[Any, ...]], *, mundur: bool) -> list[BarisCocok]:
        """The people of these keys; neither side is read beyond them."""
        nip = {satu for _, satu in kunci}
        # 0 is nobody's number: all may stand on SIMATA's side alone.
        nomor = [satu for satu, _ in kunci if satu is not None] or [0]
        sempit = Cocok(self._pengguna, self.acuan, self.proses, (nomor, nip))
        semua = sempit._ambil(Saringan(jenis=SEMUA), batas="", mundur=mundur, banyak=2 * len(kunci))
        return [satu for satu in semua if satu.nip in nip]

    def halaman(
        self, saring: Saringan, *, sesudah: str = "", sebelum: str = "", nomor: str = ""
    ) -> Halaman:
        """Fifty people by NIP, after or before one; a broken key gives the first page."""
        batas, mundur = _batas(sesudah, sebelum)
        baris = self._ambil(saring, batas=batas, mundur=mundur, banyak=UKURAN + 1)
        return self._halaman(saring, baris, batas, nomor, mundur=mundur)

    def _halaman(
        self, saring: Saringan, baris: list[BarisCocok], batas: str, nomor: str, *, mundur: bool
    ) -> Halaman:
        lagi = len(baris) > UKURAN
        baris = baris[:UKURAN]
        if mundur and not lagi:
            return self.halaman(saring)
        if mundur:
            baris.reverse()
        mulai = 1
        if batas:
            mulai = int(nomor) if nomor.isascii() and nomor.isdecimal() and len(nomor) < 10 else 0
        return Halaman(
            baris=self._kukuhkan(baris),
            sesudah=baris[-1].nip if baris and (lagi or mundur) else "",
            sebelum=baris[0].nip if baris and batas else "",
            mulai=mulai if baris else 0,
        )

    def orang(self, pegawai_id: int) -> BarisCocok | None:
        """One person of the comparison; neither side is read beyond that person."""
        nip = (
            HasilPeringkat.objects.terlihat_oleh(self._pengguna, proses_id=self.proses.pk)
            .filter(pegawai_id=pegawai_id)
            .values_list("nip", flat=True)
            .first()
        ) or (
            Pegawai.objects.terlihat_oleh(self._pengguna)
            .filter(pk=pegawai_id)
            .values_list("nip", flat=True)
            .first()
        )
        if nip is None:
            return None
        satu = Cocok(self._pengguna, self.acuan, self.proses, ([pegawai_id], [nip]))
        baris = satu._ambil(Saringan(jenis=SEMUA), batas="", mundur=False, banyak=1)
        return self._kukuhkan(baris)[0] if baris else None

    def _kukuhkan(self, baris: list[BarisCocok]) -> list[BarisCocok]:
        """Rows with the boxes that were confirmed; one query."""
        nomor = self.proses.pk
        orang = [satu.pegawai_id for satu in baris if satu.pegawai_id is not None]
        pindah = pengukuhan_banyak(pengguna=self._pengguna, proses=[nomor], pegawai=orang)
        return [
            replace(satu, dikukuhkan=pindah.get((nomor, satu.pegawai_id or 0))) for satu in baris
        ]

    def semua(self, saring: Saringan) -> Iterator[BarisCocok]:
        """The whole list by NIP, in bounded memory."""
        sql, isi = self._gabungan.pilih(saring)
        with connection.chunked_cursor() as kursor:
            kursor.execute(f"{sql} ORDER BY nip", isi)
            while mentah := kursor.fetchmany(POTONGAN):
                yield from self._baris(mentah)

    def _ambil(
        self, saring: Saringan, *, batas: str, mundur: bool, banyak: int
    ) -> list[BarisCocok]:
        sql, isi = self._gabungan.pilih(saring)
        letak, isi_letak = _letak(batas, mundur, banyak)
        with connection.cursor() as kursor:
            kursor.execute(sql + letak, isi + isi_letak)
            return self._baris(kursor.fetchall())

    def _baris(self, mentah: Sequence[tuple[Any, ...]]) -> list[BarisCocok]:
        hasil = []
        for satu in mentah:
            isi = dict(zip(TAMPIL, satu, strict=False))
            isi["alasan"] = isi["alasan"] or []
            beda, angka = satu[len(TAMPIL)], satu[len(TAMPIL) + 1 :]
            semua = [
                Selisih(unsur, angka[2 * n], angka[2 * n + 1]) for n, unsur in enumerate(self.unsur)
            ]
            selisih = [satu for n, satu in enumerate(semua) if beda >> n & 1]
            hasil.append(BarisCocok(**isi, semua=semua, selisih=selisih, seluruh=self._seluruh))
        return hasil


# Of each person what is counted, and what a page is found by.
_HITUNG: Final = (
    "a_id", "nip", "opd_id", "opd_nama", "sisi", "beda", "kotak_portal", "kotak_simata",
)  # fmt: skip


def _batas(sesudah: str, sebelum: str) -> tuple[str, bool]:
    """The NIP beside which a page stands ("" the first), and whether it stands before it."""
    mundur = bool(sebelum) and not sesudah
    batas = sebelum if mundur else sesudah
    if not (batas.isascii() and batas.isdecimal() and len(batas) <= PANJANG_NIP):
        return "", False
    return batas, mundur


def _letak(batas: str, mundur: bool, banyak: int = UKURAN + 1) -> tuple[str, list[Any]]:
    syarat = f" AND nip {'<' if mundur else '>'} %s" if batas else ""
    return f"{syarat} ORDER BY nip {'DESC' if mundur else ''} LIMIT {banyak}", [batas] * bool(batas)
