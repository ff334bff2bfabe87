"""Whose data an account saw, or could have seen, in a span of time: for a breach notice.

UU 27/2022 article 46 gives three times twenty-four hours to tell those concerned. Looks at pages of
people (Tilikan) and the audit name those who were opened and on whom the account acted. What was
read in a list is told by nobody, so everybody within the roles of that time counts as possibly
seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q

from talenta.akun.izin import IZIN
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.kamus import TINDAKAN
from talenta.inti.models import CatatanAudit
from talenta.pegawai.jangkauan import jangkauan
from talenta.pegawai.lingkup import lingkup_penugasan
from talenta.pegawai.models import Pegawai, Tilikan

TERCATAT, MUNGKIN = "tercatat", "mungkin"


@dataclass(frozen=True, kw_only=True)
class Terdampak:
    """One person; `kepastian` is TERCATAT (the audit says so) or MUNGKIN (was within the scope)."""

    nip: str
    nama: str
    instansi: str
    unit: str
    kepastian: str
    dasar: str
    kali: int
    pertama: datetime | None
    terakhir: datetime | None


@dataclass(frozen=True)
class _Jejak:
    dasar: str
    kali: int
    pertama: datetime
    terakhir: datetime


def terdampak(*, akun: Pengguna, sejak: datetime, sampai: datetime) -> Iterator[Terdampak]:
    """People by agency and name; `sampai` is exclusive. Needs a login that sees every row."""
    tercatat = _tercatat(akun, sejak, sampai)
    lingkup = _lingkup(akun, sejak, sampai)
    syarat = Q(pk__in=tercatat)
    for bagian, _ in lingkup:
        syarat |= bagian
    peran = ", ".join(dict.fromkeys(nama for _, nama in lingkup))
    orang = (
        Pegawai.objects.filter(syarat)
        .select_related("instansi", "unit")
        .order_by("instansi_id", "nama_kunci", "pk")
    )
    for satu in orang.iterator(chunk_size=2000):
        jejak = tercatat.get(satu.pk)
        yield Terdampak(
            nip=satu.nip,
            nama=satu.nama,
            instansi=satu.instansi.nama,
            unit=satu.unit.nama,
            kepastian=TERCATAT if jejak else MUNGKIN,
            dasar=jejak.dasar if jejak else f"Dalam lingkup peran {peran}",
            kali=jejak.kali if jejak else 0,
            pertama=jejak.pertama if jejak else None,
            terakhir=jejak.terakhir if jejak else None,
        )


def unduhan_akun(*, akun: Pengguna, sejak: datetime, sampai: datetime) -> list[CatatanAudit]:
    """Files that the account took away in that span, oldest first."""
    milik = CatatanAudit.objects.filter(pelaku_id=akun.pk, waktu__gte=sejak, waktu__lt=sampai)
    keluar = Q(tindakan__endswith="ekspor") | Q(tindakan__contains="unduh")
    return list(milik.filter(keluar).order_by("pk"))


def _tercatat(akun: Pengguna, sejak: datetime, sampai: datetime) -> dict[int, _Jejak]:
    """What is recorded of the account and single people: acts, and pages opened."""
    hasil: dict[int, _Jejak] = {}
    for kunci, baru in (*_dari_audit(akun, sejak, sampai), *_dari_tilikan(akun, sejak, sampai)):
        lama = hasil.get(kunci)
        hasil[kunci] = baru if lama is None else _gabung(lama, baru)
    return hasil


def _gabung(lama: _Jejak, baru: _Jejak) -> _Jejak:
    return _Jejak(
        f"{lama.dasar}; {baru.dasar}",
        lama.kali + baru.kali,
        min(lama.pertama, baru.pertama),
        max(lama.terakhir, baru.terakhir),
    )


def _dari_tilikan(
    akun: Pengguna, sejak: datetime, sampai: datetime
) -> Iterator[tuple[int, _Jejak]]:
    """Pages opened: only the first look of a day is kept, so one of the day before counts too."""
    milik = Tilikan.objects.filter(
        pengguna=akun,
        jenis=Tilikan.Jenis.HALAMAN,
        pada__gte=sejak - timedelta(days=1),
        pada__lt=sampai,
    )
    kelompok = milik.values("pegawai_id").annotate(
        kali=Count("hari", distinct=True), pertama=Min("pada"), terakhir=Max("pada")
    )
    for satu in kelompok.order_by("pegawai_id"):
        kata = f"{Tilikan.Jenis.HALAMAN.label} pada {satu['kali']} hari"
        yield satu["pegawai_id"], _Jejak(kata, satu["kali"], satu["pertama"], satu["terakhir"])


def _dari_audit(akun: Pengguna, sejak: datetime, sampai: datetime) -> Iterator[tuple[int, _Jejak]]:
    """What the audit says the account did to single people."""
    milik = CatatanAudit.objects.filter(
        pelaku_id=akun.pk, waktu__gte=sejak, waktu__lt=sampai, objek_jenis="pegawai"
    ).filter(objek_id__regex=r"^[0-9]{1,18}$")
    kelompok = milik.values("objek_id", "tindakan").annotate(
        kali=Count("pk"), pertama=Min("waktu"), terakhir=Max("waktu")
    )
    for satu in kelompok.order_by("objek_id", "tindakan"):
        kata = TINDAKAN.get(satu["tindakan"], satu["tindakan"])
        jejak = _Jejak(kata, satu["kali"], satu["pertama"], satu["terakhir"])
        yield int(satu["objek_id"]), jejak


def _lingkup(akun: Pengguna, sejak: datetime, sampai: datetime) -> list[tuple[Q, str]]:
    """Who was within the roles of the account in that span, as the units stand now."""
    penugasan = PenugasanPeran.objects.filter(
        pengguna=akun, berlaku_mulai__lte=sampai.date()
    ).filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gt=sejak.date()))
    hasil = []
    semua = penugasan.filter(peran__in=IZIN["pegawai.lihat"]).select_related(
        "instansi", "lingkup_unit__unit"
    )
    for satu in semua.order_by("pk"):
        terjangkau = jangkauan(lingkup_penugasan(satu))
        if terjangkau is not None:
            hasil.append((terjangkau.syarat("pk"), str(satu.get_peran_display())))
    return hasil
