"""The kinds of files in their order: what each rests on, how it stands, what comes first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Max, Q
from django.utils import timezone

from talenta.impor.daftar import semua
from talenta.impor.jenis import Jenis
from talenta.impor.models import Impor
from talenta.mutu.selectors.ketentuan import ambang, ketentuan_berlaku

# Beyond this many rows the page says "more than".
HITUNG_SAMPAI = 100_000

TERHALANG, KOSONG, MENUNGGU, DITOLAK, MENUA, BAIK = (
    "terhalang", "kosong", "menunggu", "ditolak", "menua", "baik",
)  # fmt: skip


@dataclass(frozen=True)
class KeadaanJenis:
    """One kind: the kinds it needs first, its last applied file, rows stored, and its state.

    `tersisa` are the needed kinds that have no rows yet. `umur` is the age of the last file in
    days, `batas` the age beyond which it is old (0: never).
    """

    jenis: Jenis
    perlu: tuple[Jenis, ...]
    tersisa: tuple[Jenis, ...]
    terakhir: Impor | None
    menunggu: Impor | None
    baris: int
    umur: int | None
    batas: int
    keadaan: str

    @property
    def lebih(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.baris > HITUNG_SAMPAI


def kebutuhan(daftar: list[Jenis]) -> dict[str, tuple[Jenis, ...]]:
    """The kinds that each kind's columns name, by code, as the wings declared them."""
    return {
        satu.kode: tuple(
            lain
            for lain in daftar
            if lain.kode != satu.kode and any(r.model is lain.model for r in satu.rujukan)
        )
        for satu in daftar
    }


def _jumlah_baris(daftar: list[Jenis], instansi_id: int) -> dict[str, int]:
    """Rows stored of each kind, counted up to a bound; one query."""
    bagian = [
        f"SELECT '{satu.kode}', (SELECT count(*) FROM (SELECT 1 FROM "
        f'"{satu.model._meta.db_table}" WHERE instansi_id = %(instansi)s '
        f"LIMIT {HITUNG_SAMPAI + 1}) sebagian)"
        for satu in daftar
    ]
    with connection.cursor() as kursor:
        kursor.execute(" UNION ALL ".join(bagian), {"instansi": instansi_id})
        return dict(kursor.fetchall())


def _impor_terakhir(oleh: Any, syarat: Q) -> dict[str, Impor]:
    """The newest import of each kind that fits; one query."""
    cocok = Impor.objects.terlihat_oleh(oleh).filter(syarat)
    terbaru = cocok.values("jenis").annotate(akhir=Max("id")).values("akhir")
    dipilih = Impor.objects.filter(pk__in=terbaru).select_related("berkas")
    return {satu.jenis: satu for satu in dipilih}


def urutan_impor(*, oleh: Any, hari: date) -> list[KeadaanJenis]:
    """Every kind in the order in which it is best imported, with how it stands."""
    daftar = semua()
    instansi_id = oleh.lingkup.instansi_id
    baris = _jumlah_baris(daftar, instansi_id)
    terakhir = _impor_terakhir(oleh, Q(status=Impor.Status.DITERAPKAN))
    menunggu = _impor_terakhir(oleh, Impor.MENUNGGU)
    batas = ambang(ketentuan_berlaku(instansi_id=instansi_id, hari=hari))
    perlu = kebutuhan(daftar)
    return [
        _keadaan(
            jenis=satu,
            perlu=perlu[satu.kode],
            tersisa=tuple(n for n in perlu[satu.kode] if not baris[n.kode]),
            terakhir=terakhir.get(satu.kode),
            menunggu=menunggu.get(satu.kode),
            baris=baris[satu.kode],
            batas=batas[f"berkas_{satu.kode.replace('-', '_')}_hari"],
            hari=hari,
        )
        for satu in daftar
    ]


def _keadaan(*, hari: date, **isi: Any) -> KeadaanJenis:
    terakhir: Impor | None = isi["terakhir"]
    pada = (terakhir.diterapkan_pada or terakhir.dibuat_pada) if terakhir else None
    umur = (hari - timezone.localdate(pada)).days if pada else None
    if isi["menunggu"] and (terakhir is None or isi["menunggu"].pk > terakhir.pk):
        keadaan = MENUNGGU
    elif not isi["baris"]:
        bebas = BAIK if isi["jenis"].bila_ada else KOSONG
        keadaan = TERHALANG if isi["tersisa"] else bebas
    elif terakhir and terakhir.ditolak:
        keadaan = DITOLAK
    elif umur is not None and 0 < isi["batas"] < umur:
        keadaan = MENUA
    else:
        keadaan = BAIK
    return KeadaanJenis(**isi, umur=umur, keadaan=keadaan)


@dataclass(frozen=True)
class Langkah:
    """What to do next: with which kind, and why in words."""

    jenis: Jenis
    judul: str
    teks: str
    impor: Impor | None = None


# What is further along comes after what is missing; within one, the order of the kinds.
_DAHULU = (MENUNGGU, KOSONG, DITOLAK, MENUA)


def langkah_berikut(daftar: list[KeadaanJenis]) -> Langkah | None:
    """The first thing to do; None when everything is there and fresh."""
    for keadaan in _DAHULU:
        for satu in daftar:
            if satu.keadaan == keadaan:
                return _langkah(satu)
    return None


def _langkah(satu: KeadaanJenis) -> Langkah:
    judul = satu.jenis.judul.lower()
    match satu.keadaan:
        case "menunggu":
            return Langkah(
                satu.jenis,
                f"Terapkan berkas {judul} yang sudah diperiksa",
                "Berkas ini menunggu keputusan Anda; belum ada yang berubah sebelum diterapkan.",
                satu.menunggu,
            )
        case "kosong":
            return Langkah(
                satu.jenis,
                f"Impor berkas {judul}",
                "Belum ada isinya, dan yang diperlukannya sudah tersedia.",
            )
        case "ditolak":
            return Langkah(
                satu.jenis,
                f"Betulkan baris {judul} yang ditolak",
                "Unduh baris yang ditolak pada berkas terakhir, betulkan, lalu unggah lagi.",
                satu.terakhir,
            )
    return Langkah(
        satu.jenis,
        f"Perbarui berkas {judul}",
        "Berkas terakhir sudah lebih lama daripada batas yang ditetapkan.",
        satu.terakhir,
    )


@dataclass(frozen=True)
class Simpul:
    """A box of the picture, in its own units; `url_kelas` colours it by state."""

    keadaan: KeadaanJenis
    x: int
    y: int


@dataclass(frozen=True)
class Gambar:
    """The kinds as boxes in columns, each right of all that it needs, and arrows between."""

    lebar: int
    tinggi: int
    simpul: tuple[Simpul, ...]
    panah: tuple[str, ...]


KOTAK, JARAK_X, JARAK_Y, TINGGI = 208, 300, 52, 40


def gambar_urutan(daftar: list[KeadaanJenis]) -> Gambar:
    """Where boxes and arrows stand; the table beside says the same in words."""
    tingkat: dict[str, int] = {}
    for satu in daftar:
        tingkat[satu.jenis.kode] = 1 + max(
            (tingkat[perlu.kode] for perlu in satu.perlu if perlu.kode in tingkat), default=-1
        )
    kolom: dict[int, list[KeadaanJenis]] = {}
    for satu in daftar:
        kolom.setdefault(tingkat[satu.jenis.kode], []).append(satu)
    tertinggi = max(len(isi) for isi in kolom.values())
    letak: dict[str, Simpul] = {}
    for ke, isi in kolom.items():
        awal = (tertinggi - len(isi)) * JARAK_Y // 2
        for baris, satu in enumerate(isi):
            letak[satu.jenis.kode] = Simpul(satu, ke * JARAK_X + 4, awal + baris * JARAK_Y + 4)
    panah = tuple(
        _panah(letak[perlu.kode], letak[satu.jenis.kode]) for satu in daftar for perlu in satu.perlu
    )
    return Gambar(
        lebar=max(kolom) * JARAK_X + KOTAK + 8,
        tinggi=tertinggi * JARAK_Y,
        simpul=tuple(letak.values()),
        panah=panah,
    )


def _panah(dari: Simpul, ke: Simpul) -> str:
    """A curve from the right edge of one box to the left edge of another."""
    x0, y0 = dari.x + KOTAK, dari.y + TINGGI // 2
    x1, y1 = ke.x - 6, ke.y + TINGGI // 2
    tengah = x1 - 40
    return f"M{x0} {y0} C{tengah} {y0} {tengah} {y1} {x1} {y1}"
