"""Vacancies of the sample, at least one in every state, led there by the services themselves.

What the services stamp with now is dated back afterwards, so that figures over months have life.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef
from django.utils import timezone

from karir.mesin.kelayakan import MANAJERIAL
from karir.models import (
    KursiKomite,
    LangkahLowongan,
    Lowongan,
    PenilaianLowongan,
    PutusanLowongan,
    VerifikasiCalon,
)
from karir.pengisian.services.contoh_langkah import (
    Petugas,
    berlakukan,
    putuskan,
    sidangkan,
    terbitkan,
    usulkan,
)
from karir.pengisian.services.lowongan import LowonganDitolak, langkah_jalankan, lowongan_buat
from karir.pengisian.services.penilaian import penilaian_jalankan
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi


@dataclass(frozen=True)
class _Rencana:
    """How far a vacancy comes, how slowly (percent), and how many days ago the last step was."""

    tujuan: str
    lambat: int
    sisa: int


# From SIDANG on they need candidates; only a post that nobody holds gets filled.
_RENCANA: Final = (
    _Rencana("TERISI", 150, 61),
    _Rencana("TERISI", 80, 24),
    _Rencana("TERISI", 110, 0),
    _Rencana("TERBIT", 125, 2),
    _Rencana("DIPUTUS", 95, 4),
    _Rencana("DIUSULKAN", 100, 6),
    _Rencana("SIDANG", 90, 9),
    _Rencana("DINILAI", 100, 12),
    _Rencana("DIBUKA", 100, 1),
    _Rencana("DIAJUKAN", 100, 3),
    _Rencana("DRAF", 100, 8),
    _Rencana("BATAL", 100, 35),
)
_URUT: Final = (
    "DRAF", "DIAJUKAN", "DIBUKA", "DINILAI", "SIDANG", "DIUSULKAN", "DIPUTUS", "TERBIT", "TERISI",
)  # fmt: skip
# Days after the draft on which a vacancy of ordinary pace reaches each state.
_HARI_KE: Final = dict(zip(_URUT, (0, 2, 5, 8, 19, 33, 41, 48, 55), strict=True))
# What the services stamp with the moment of the call.
_CAP: Final[tuple[tuple[Any, str, tuple[str, ...]], ...]] = (
    (
        Lowongan,
        "pk",
        ("dibuat_pada", "diajukan_pada", "dibuka_pada", "diusulkan_pada", "diumumkan_pada"),
    ),
    (LangkahLowongan, "lowongan", ("pada",)),
    (PenilaianLowongan, "lowongan", ("dibuat_pada",)),
    (VerifikasiCalon, "calon__lowongan", ("pada",)),
    (KursiKomite, "lowongan", ("dinyatakan_pada", "dikirim_pada")),
    (PutusanLowongan, "lowongan", ("pada",)),
)


def _petugas(instansi: Instansi) -> Petugas | None:
    """Who acts; None in an agency of the sample that has not all of them."""
    akun: dict[str, list[Pengguna]] = {}
    for satu in PenugasanPeran.objects.filter(instansi=instansi).select_related("pengguna"):
        akun.setdefault(satu.peran, []).append(satu.pengguna)
    perlu = (Peran.ANALIS_BKD, Peran.ADMIN_BKD, Peran.PPK, Peran.KOMITE)
    if any(peran not in akun for peran in perlu) or len(akun[Peran.KOMITE]) < 2:
        return None
    analis, admin, ppk = (Pelaku.dari_pengguna(akun[peran][0]) for peran in perlu[:3])
    return Petugas(analis, admin, ppk, akun[Peran.KOMITE])


def _jabatan(instansi: Instansi) -> Iterator[tuple[Jabatan, UnitOrganisasi]]:
    """Managerial posts that nobody holds, then those of officials by age, with their units."""
    pemegang = Pegawai.objects.filter(jabatan=OuterRef("pk"))
    milik = Jabatan.objects.filter(instansi=instansi, jenjang__in=MANAJERIAL[2:])
    unit = {satu.kode: satu for satu in UnitOrganisasi.objects.filter(instansi=instansi)}
    for satu in milik.filter(~Exists(pemegang)).order_by("kode"):
        kode = satu.kode.removeprefix("ST-")
        if kode in unit:
            yield satu, unit[kode]
    pejabat = Pegawai.objects.filter(instansi=instansi, jabatan__in=milik)
    for orang in pejabat.select_related("jabatan", "unit").order_by("tanggal_lahir", "pk")[:30]:
        if orang.jabatan is not None:
            yield orang.jabatan, orang.unit


def lowongan_contoh(*, instansi: Instansi) -> int:
    """Make the vacancies of an agency of the sample; returns how many."""
    petugas = _petugas(instansi)
    if petugas is None:
        return 0
    pilihan = _jabatan(instansi)
    for rencana in _RENCANA:
        for jabatan, unit in pilihan:
            try:
                _sampai(rencana, petugas, jabatan, unit)
            except LowonganDitolak:
                # Too few fit this post, or the law stands against the one who was chosen: the
                # vacancy stays where it came to, and another post is tried.
                continue
            break
    return Lowongan.objects.filter(instansi=instansi).count()


def _sampai(rencana: _Rencana, petugas: Petugas, jabatan: Jabatan, unit: UnitOrganisasi) -> None:
    tujuan = rencana.tujuan
    akhir = "DINILAI" if tujuan == "BATAL" else tujuan
    terakhir = timezone.localdate() - timedelta(days=rencana.sisa)
    hari = {
        keadaan: terakhir - timedelta(days=(_HARI_KE[akhir] - ke) * rencana.lambat // 100)
        for keadaan, ke in _HARI_KE.items()
    }
    mulai = timezone.now()
    lowongan_id = _buat(petugas, jabatan, unit, hari["DRAF"])
    _tanggali(lowongan_id, mulai, hari["DRAF"])
    kerja: dict[str, Callable[[], object]] = {
        "DIAJUKAN": lambda: langkah_jalankan(
            lowongan_id=lowongan_id, langkah="ajukan", pelaku=petugas.analis
        ),
        "DIBUKA": lambda: langkah_jalankan(
            lowongan_id=lowongan_id, langkah="buka", pelaku=petugas.admin
        ),
        "DINILAI": lambda: penilaian_jalankan(
            lowongan_id=lowongan_id, hari=hari["DINILAI"], pelaku=petugas.analis
        ),
        "SIDANG": lambda: sidangkan(lowongan_id, petugas, terkait=tujuan == "SIDANG"),
        "DIUSULKAN": lambda: usulkan(lowongan_id, petugas),
        "DIPUTUS": lambda: putuskan(lowongan_id, petugas, melawan=rencana == _RENCANA[0]),
        "TERBIT": lambda: terbitkan(
            lowongan_id,
            petugas,
            hari["TERBIT"],
            tmt=hari["TERBIT"] + timedelta(days=30) if tujuan == "TERBIT" else hari["TERISI"],
        ),
        "TERISI": lambda: berlakukan(lowongan_id, petugas, terpantau=rencana == _RENCANA[0]),
    }
    for keadaan in _URUT[1 : _URUT.index(akhir) + 1]:
        mulai = timezone.now()
        kerja[keadaan]()
        _tanggali(lowongan_id, mulai, hari[keadaan])
    if tujuan == "BATAL":
        mulai = timezone.now()
        langkah_jalankan(
            lowongan_id=lowongan_id,
            langkah="batalkan",
            alasan="Jabatannya dilebur dalam penataan organisasi.",
            pelaku=petugas.admin,
        )
        _tanggali(lowongan_id, mulai, terakhir)


def _buat(petugas: Petugas, jabatan: Jabatan, unit: UnitOrganisasi, hari: date) -> int:
    """A draft; of a held post for the day its holder is to leave."""
    ada = Pegawai.objects.filter(jabatan=jabatan, unit=unit).first()
    lowongan = lowongan_buat(
        jabatan=jabatan,
        unit=unit,
        asal=Lowongan.Asal.PENSIUN if ada else Lowongan.Asal.KOSONG,
        tanggal_lowong=hari + timedelta(days=90) if ada else hari - timedelta(days=12),
        pemegang_lama=ada.nama_lengkap if ada else "",
        keterangan="Data contoh.",
        hari=hari,
        pelaku=petugas.analis,
    )
    return lowongan.pk


def _tanggali(lowongan_id: int, sejak: datetime, hari: date) -> None:
    """Date what was stamped since `sejak` to a morning of `hari`."""
    saat = timezone.make_aware(datetime.combine(hari, time(9)))
    if saat >= sejak:
        return
    for model, kunci, kolom in _CAP:
        for satu in kolom:
            baru = {kunci: lowongan_id, f"{satu}__gte": sejak}
            model.objects.filter(**baru).update(**{satu: saat})
