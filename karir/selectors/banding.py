"""Two runs side by side: who moved, counted and listed by the database in one join."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import connection

from karir.mesin.banding import Penyebab, UraiPerubahan, arah_kotak, penyebab, urai_perubahan
from karir.mesin.tulis import PANGKAT_TALENTA, selisih
from karir.models import HasilPeringkat, PindahKotak
from karir.selectors.banding_sql import (
    KEADAAN,
    PERUBAHAN,
    Pasangan,
    Saringan,
    Tanya,
    baca_batas,
    nilai_urut,
)
from karir.selectors.pengukuhan import pengukuhan_banyak
from karir.selectors.penjelasan import baris_tersimpan
from karir.selectors.urut import UKURAN, Halaman
from talenta.akun.models import Pengguna

POTONGAN_EKSPOR: Final = 1_000


@dataclass(frozen=True, kw_only=True)
class BarisBanding:
    """One person on either side; absent values are None. `sebab` are the weightiest lines of the
    split of the talent score."""

    pegawai_id: int
    nip: str
    nama: str
    nama_kunci: str
    opd_nama: str
    unit_nama: str
    jabatan_nama: str
    keadaan_lama: str
    keadaan_baru: str
    krs_lama: bool | None
    krs_baru: bool | None
    peringkat_lama: int | None
    peringkat_baru: int | None
    talenta_lama: int | None
    talenta_baru: int | None
    arah: str
    urutan: Any
    sebab: list[Penyebab]
    # The boxes that a review of either run confirmed; the comparison itself is of the engine's.
    kukuh_lama: PindahKotak | None = None
    kukuh_baru: PindahKotak | None = None

    @property
    def lama(self) -> str:
        """Where the person stood, in words."""
        return KEADAAN[self.keadaan_lama]

    @property
    def baru(self) -> str:
        """Where the person stands, in words."""
        return KEADAAN[self.keadaan_baru]

    @property
    def langkah(self) -> int | None:
        """Ranks gained, negative where lost."""
        if self.peringkat_lama is None or self.peringkat_baru is None:
            return None
        return self.peringkat_lama - self.peringkat_baru

    @property
    def selisih(self) -> int | None:
        """Difference of the talent scores, hundredths x 100,000,000."""
        if self.talenta_lama is None or self.talenta_baru is None:
            return None
        return self.talenta_baru - self.talenta_lama

    @property
    def selisih_tampil(self) -> str:
        """`+3,00`, or nothing where a side has no talent score."""
        return "" if self.selisih is None else selisih(self.selisih, PANGKAT_TALENTA)


@dataclass(frozen=True, kw_only=True)
class RingkasBanding:
    """Counts of a comparison: the matrix by (state before, state after), the moves by kind, and
    how many the list holds."""

    matriks: dict[tuple[str, str], int]
    perubahan: dict[str, int]
    terdaftar: int

    @property
    def jumlah(self) -> int:
        """Everybody on either side."""
        return sum(self.matriks.values())


def banding_ringkas(*, pengguna: Pengguna, pasangan: Pasangan, saring: Saringan) -> RingkasBanding:
    """Matrix and counts of what is in view; one query."""
    tanya = Tanya(pengguna, pasangan)
    dasar, isi_dasar = tanya.dasar(saring)
    hitung = [tanya.pindah(satu) for satu in PERUBAHAN]
    terdaftar, isi_daftar = tanya.daftar(saring)
    kolom = ", ".join(f"count(*) FILTER (WHERE {sql})" for sql, _ in [*hitung, (terdaftar, [])])
    parameter = [
        *tanya.parameter,
        *(nilai for _, isi in hitung for nilai in isi),
        *isi_daftar,
        *isi_dasar,
    ]
    with connection.cursor() as kursor:
        kursor.execute(
            f"{tanya.awal} SELECT keadaan_lama, keadaan_baru, count(*), {kolom} "
            f"FROM g WHERE {dasar} GROUP BY keadaan_lama, keadaan_baru",
            parameter,
        )
        baris = kursor.fetchall()
    per_jenis = [sum(satu[3 + i] for satu in baris) for i in range(len(PERUBAHAN) + 1)]
    return RingkasBanding(
        matriks={(satu[0], satu[1]): satu[2] for satu in baris},
        perubahan=dict(zip(PERUBAHAN, per_jenis, strict=False)),
        terdaftar=per_jenis[-1],
    )


_KOLOM_BARIS: Final = (
    "pegawai_id", "nip", "nama", "nama_kunci", "opd_nama", "unit_nama", "jabatan_nama",
    "keadaan_lama", "keadaan_baru", "kotak_lama", "kotak_baru", "krs_lama", "krs_baru",
    "peringkat_lama", "peringkat_baru", "talenta_eksak_lama", "talenta_eksak_baru",
)  # fmt: skip


def banding_halaman(
    *,
    pengguna: Pengguna,
    pasangan: Pasangan,
    saring: Saringan,
    urut: str = "peringkat",
    turun: bool = False,
    sesudah: str = "",
    sebelum: str = "",
    nomor: str = "",
) -> Halaman:
    """Fifty people of the comparison in an order, after or before a key; a broken key gives the
    first page. The rows are `BarisBanding`; three queries."""
    batas = baca_batas(sebelum, urut) if sebelum and not sesudah else None
    mundur = batas is not None
    if not mundur:
        batas = baca_batas(sesudah, urut) if sesudah else None
    tanya = Tanya(pengguna, pasangan)
    nilai = nilai_urut(urut, turun)
    arah = "DESC" if turun != mundur else "ASC"
    lewat, isi_lewat = "TRUE", []
    if batas is not None:
        tanda = "<" if arah == "DESC" else ">"
        lewat = f"(v, nip, pegawai_id) {tanda} (%s, %s, %s)"
        isi_lewat = [batas.nilai, batas.nip, batas.pegawai_id]
    dasar, isi_dasar = tanya.dasar(saring)
    daftar, isi_daftar = tanya.daftar(saring)
    with connection.cursor() as kursor:
        kursor.execute(
            f"{tanya.awal} SELECT * FROM (SELECT {', '.join(_KOLOM_BARIS)}, {nilai} AS v "
            f"FROM g WHERE {dasar} AND {daftar}) AS h WHERE {lewat} "
            f"ORDER BY v {arah}, nip {arah}, pegawai_id {arah} LIMIT {UKURAN + 1}",
            [*tanya.parameter, *isi_dasar, *isi_daftar, *isi_lewat],
        )
        mentah = kursor.fetchall()
    lagi = len(mentah) > UKURAN
    mentah = mentah[:UKURAN]
    if mundur and not lagi:
        return banding_halaman(
            pengguna=pengguna, pasangan=pasangan, saring=saring, urut=urut, turun=turun
        )
    if mundur:
        mentah.reverse()
    urai = urai_banyak(pengguna=pengguna, pasangan=pasangan, pegawai=[m[0] for m in mentah])
    baris = _kukuhkan(pengguna, pasangan, _baris(pasangan, mentah, urai))
    mulai = 1
    if batas is not None:
        mulai = int(nomor) if nomor.isascii() and nomor.isdecimal() and len(nomor) < 10 else 0
    return Halaman(
        baris=baris,
        sesudah=_kunci(baris[-1]) if baris and (lagi or mundur) else "",
        sebelum=_kunci(baris[0]) if baris and batas is not None else "",
        mulai=mulai if baris else 0,
    )


def _kukuhkan(
    pengguna: Pengguna, pasangan: Pasangan, baris: list[BarisBanding]
) -> list[BarisBanding]:
    """Rows with the boxes that were confirmed."""
    lama, baru = pasangan.lama.pk, pasangan.baru.pk
    pindah = pengukuhan_banyak(
        pengguna=pengguna, proses={lama, baru}, pegawai=[satu.pegawai_id for satu in baris]
    )
    return [
        replace(
            satu,
            kukuh_lama=pindah.get((lama, satu.pegawai_id)),
            kukuh_baru=pindah.get((baru, satu.pegawai_id)),
        )
        for satu in baris
    ]


def _kunci(baris: BarisBanding) -> str:
    return f"{baris.urutan}:{baris.nip}:{baris.pegawai_id}"


def _baris(
    pasangan: Pasangan, mentah: list[tuple[Any, ...]], urai: dict[int, UraiPerubahan]
) -> list[BarisBanding]:
    """Rows with the reasons of their change."""
    arah = arah_kotak(pasangan.aturan_lama, pasangan.aturan_baru)
    hasil = []
    for satu in mentah:
        isi = dict(zip((*_KOLOM_BARIS, "urutan"), satu, strict=True))
        kotak = isi.pop("kotak_lama"), isi.pop("kotak_baru")
        perubahan = urai.get(isi["pegawai_id"])
        hasil.append(
            BarisBanding(
                talenta_lama=isi.pop("talenta_eksak_lama"),
                talenta_baru=isi.pop("talenta_eksak_baru"),
                arah=arah.get(kotak, ""),
                sebab=penyebab(perubahan)[:2] if perubahan else [],
                **isi,
            )
        )
    return hasil


def hasil_berpasangan(
    *, pengguna: Pengguna, pasangan: Pasangan, pegawai: list[int]
) -> dict[int, tuple[HasilPeringkat | None, HasilPeringkat | None]]:
    """The stored rows of some people on either side, as far as they are in view; one query."""
    nomor = [pasangan.lama.pk, pasangan.baru.pk]
    ada = {
        (satu.proses_id, satu.pegawai_id): satu
        for satu in HasilPeringkat.objects.terlihat_oleh(pengguna).filter(
            proses_id__in=nomor, pegawai_id__in=pegawai
        )
    }
    return {pk: (ada.get((nomor[0], pk)), ada.get((nomor[1], pk))) for pk in pegawai}


def urai_banyak(
    *, pengguna: Pengguna, pasangan: Pasangan, pegawai: list[int]
) -> dict[int, UraiPerubahan]:
    """The split of each person's change, for those with a box on either side; one query."""
    hasil = {}
    berpasangan = hasil_berpasangan(pengguna=pengguna, pasangan=pasangan, pegawai=pegawai)
    for pk, (lama, baru) in berpasangan.items():
        urai = urai_pasangan(pasangan, lama, baru)
        if urai is not None:
            hasil[pk] = urai
    return hasil


def urai_pasangan(
    pasangan: Pasangan, lama: HasilPeringkat | None, baru: HasilPeringkat | None
) -> UraiPerubahan | None:
    """The split of one person's change; None unless both sides have a box."""
    if lama is None or baru is None:
        return None
    return urai_perubahan(
        pasangan.aturan_lama,
        pasangan.aturan_baru,
        baris_tersimpan(pasangan.lama, lama),
        baris_tersimpan(pasangan.baru, baru),
    )


def banding_semua(
    *, pengguna: Pengguna, pasangan: Pasangan, saring: Saringan
) -> Iterator[tuple[BarisBanding, UraiPerubahan | None]]:
    """Everybody of the list by new rank, with the whole split, in bounded memory."""
    tanya = Tanya(pengguna, pasangan)
    dasar, isi_dasar = tanya.dasar(saring)
    daftar, isi_daftar = tanya.daftar(saring)
    nilai = nilai_urut("peringkat", turun=False)
    with connection.chunked_cursor() as kursor:
        kursor.execute(
            f"{tanya.awal} SELECT {', '.join(_KOLOM_BARIS)}, {nilai} AS v FROM g "
            f"WHERE {dasar} AND {daftar} ORDER BY v, nip, pegawai_id",
            [*tanya.parameter, *isi_dasar, *isi_daftar],
        )
        while mentah := kursor.fetchmany(POTONGAN_EKSPOR):
            urai = urai_banyak(pengguna=pengguna, pasangan=pasangan, pegawai=[m[0] for m in mentah])
            for satu in _baris(pasangan, mentah, urai):
                yield satu, urai.get(satu.pegawai_id)
