"""A SIMATA snapshot for the sample: the run's own sheet with differences that agencies meet."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone

from karir.kode import StatusHasil
from karir.models import HasilPeringkat, ProsesPeringkat
from karir.services.ekspor import SIMATA, baris_simata
from karir.simata.models import AcuanSimata
from karir.simata.services import simata_baca, simata_catat
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai

NAMA_BERKAS: Final = "simata-data-contoh.csv"
# Every so many rows, from which on: one kind of difference each.
_HILANG, _KOTAK, _PENGHARGAAN, _POTENSI, _JPM = (90, 41), (150, 7), (120, 11), (200, 23), (160, 31)
# Mapped by SIMATA alone: known to the portal, and known to nobody here.
_BELUM, _ASING = 6, 3
_LETAK: Final = {nama: n for n, nama in enumerate(SIMATA)}


def simata_contoh(*, proses: ProsesPeringkat) -> AcuanSimata:
    """Read such a file as if it had come from SIMATA on the run's reference date."""
    wadah = io.StringIO()
    csv.writer(wadah, delimiter=";", lineterminator="\n").writerows(_baris(proses))
    sistem = Pelaku.sistem()
    acuan = simata_catat(
        instansi=proses.instansi,
        tanggal=min(proses.tanggal_acuan, timezone.localdate()),
        nama=NAMA_BERKAS,
        isi=io.BytesIO(wadah.getvalue().encode()),
        pelaku=sistem,
    )
    return simata_baca(acuan_id=acuan.pk)


def _baris(proses: ProsesPeringkat) -> Iterator[list[Any]]:
    hasil = HasilPeringkat.objects.filter(proses_id=proses.pk)
    semua = baris_simata(proses, hasil)
    yield next(semua)
    terakhir: list[Any] = []
    for n, satu in enumerate(semua):
        if not _kena(n, _HILANG):
            yield _ubah(n, satu)
            terakhir = satu
    if not terakhir:
        return
    belum = hasil.filter(status=StatusHasil.BELUM_LENGKAP).order_by("nip")[:_BELUM]
    for orang in belum:
        yield [orang.nip, orang.nama, orang.unit_nama, orang.jabatan_nama, *terakhir[4:]]
    for ke, nip in enumerate(_nip_asing(str(terakhir[0])), start=1):
        yield [nip, f"Pegawai Pindahan Contoh {ke}", *terakhir[2:]]


def _kena(n: int, tiap: tuple[int, int]) -> bool:
    return n % tiap[0] == tiap[1]


def _ubah(n: int, baris: list[Any]) -> list[Any]:
    """At most one difference a person; a figure stays between 0 and 100."""
    satu = list(baris)
    if _kena(n, _KOTAK):
        letak = _LETAK["Box"]
        satu[letak] = satu[letak] - 1 if satu[letak] > 1 else 2
    elif _kena(n, _PENGHARGAAN):
        letak = _LETAK["Y - Penghargaan"]
        satu[letak] = Decimal(0) if satu[letak] else Decimal(50)
    elif _kena(n, _POTENSI):
        satu[_LETAK["X - Penilaian Potensi"]] = None
    elif _kena(n, _JPM):
        letak = _LETAK["X - Penilaian Kompetensi"]
        if satu[letak] is not None:
            satu[letak] = max(Decimal(0), satu[letak] - Decimal("6.5"))
    return satu


def _nip_asing(pola: str) -> list[str]:
    """Numbers of the form of one that is in use, themselves nobody's."""
    calon = [f"{pola[:15]}{n:03}" for n in range(900, 1000)]
    ada = set(Pegawai.objects.filter(nip__in=calon).values_list("nip", flat=True))
    return [satu for satu in calon if satu not in ada][:_ASING]
