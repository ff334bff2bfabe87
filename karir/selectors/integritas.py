"""What the page of merit integrity reads."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q

from karir.kode import JENIS_VERIFIKASI
from karir.models import IntegritasProses, PindahKotak, ProsesPeringkat, SuaraKomite
from karir.rumus_kelompok import menyimpang
from karir.services.integritas import JENIS_INTEGRITAS
from talenta.akun.models import Pengguna
from talenta.inti.models import Pekerjaan


def integritas_terakhir(*, pengguna: Pengguna, proses: ProsesPeringkat) -> IntegritasProses | None:
    """The latest audit of a run."""
    semua = IntegritasProses.objects.terlihat_oleh(pengguna).filter(proses=proses)
    terakhir: IntegritasProses | None = semua.order_by("-pk").first()
    return terakhir


def _pekerjaan(jenis: str, proses: ProsesPeringkat) -> Any:
    return Pekerjaan.objects.filter(
        jenis=jenis, instansi_id=proses.instansi_id, parameter__proses_id=proses.pk
    ).order_by("-pk")


def uji_berjalan(*, proses: ProsesPeringkat) -> Pekerjaan | None:
    """The audit of a run that waits or runs."""
    terbuka = (Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN)
    satu: Pekerjaan | None = _pekerjaan(JENIS_INTEGRITAS, proses).filter(status__in=terbuka).first()
    return satu


def verifikasi_terakhir(*, proses: ProsesPeringkat) -> Pekerjaan | None:
    """The latest recomputation of a run from its frozen inputs."""
    satu: Pekerjaan | None = _pekerjaan(JENIS_VERIFIKASI, proses).first()
    return satu


def audit_terakhir(*, proses: ProsesPeringkat) -> Pekerjaan | None:
    """The latest check of the audit's chain that was asked for in the agency."""
    return (
        Pekerjaan.objects.filter(jenis="inti.verifikasi_audit", instansi_id=proses.instansi_id)
        .order_by("-pk")
        .first()
    )


@dataclass(frozen=True, kw_only=True)
class AnggotaKomite:
    """How often a member of the committee proposed or agreed to a move, and how many went up.

    `tanda`: -1 or 1 where the share that went up is other than chance lets expect.
    """

    nama: str
    peran: str
    jumlah: int
    naik: int
    tanda: int


def komite_menyimpang(*, pengguna: Pengguna) -> list[AnggotaKomite]:
    """Members of the committee by what they proposed and what they decided, over all reviews."""
    ikut = PindahKotak.objects.terlihat_oleh(pengguna).exclude(status="DITARIK")
    hasil = []
    for peran, kolom, syarat in (
        ("mengusulkan", "diusulkan_oleh", ikut),
        ("menyetujui", "diputus_oleh", ikut.filter(status="DISETUJUI")),
    ):
        baris = list(
            syarat.order_by()
            .values(f"{kolom}_id", f"{kolom}_nama")
            .annotate(n=Count("pk"), naik=Count("pk", filter=Q(arah="naik")))
            .order_by(f"{kolom}_nama", f"{kolom}_id")
        )
        n, naik = sum(b["n"] for b in baris), sum(b["naik"] for b in baris)
        hasil += [
            AnggotaKomite(
                nama=b[f"{kolom}_nama"], peran=peran, jumlah=b["n"], naik=b["naik"],
                tanda=menyimpang(n, b["n"], naik, b["naik"]),
            )
            for b in baris
        ]  # fmt: skip
    return hasil


@dataclass(frozen=True, kw_only=True)
class AnggotaSidang:
    """How a member scored candidates beside the others who scored them: `tinggi` of `jumlah` above
    the mean of the others. `tanda` as for `AnggotaKomite`."""

    nama: str
    jumlah: int
    tinggi: int
    tanda: int


def sidang_menyimpang(*, pengguna: Pengguna) -> list[AnggotaSidang]:
    """Members of vacancies' committees by their scores; one query. Counted are the candidates whom
    somebody else scored, too, and otherwise."""
    suara = SuaraKomite.objects.terlihat_oleh(pengguna).filter(
        kursi__dikirim_pada__isnull=False, kursi__terhalang=""
    )
    kolom = ("calon_id", "kursi__pengguna_id", "kursi__nama", "nilai")
    sql, parameter = suara.order_by().values_list(*kolom).query.sql_with_params()
    with connection.cursor() as kursor:
        # Above the mean of the others is above the mean of all: the own score as many times as
        # there are scores, against their sum.
        kursor.execute(
            "SELECT min(nama), count(*), count(*) FILTER (WHERE beda > 0) FROM (SELECT akun, nama, "
            "nilai * count(*) OVER calon - sum(nilai) OVER calon AS beda "
            f"FROM ({sql}) AS s (calon_id, akun, nama, nilai) "
            "WINDOW calon AS (PARTITION BY calon_id)) AS t WHERE beda <> 0 "
            "GROUP BY akun ORDER BY 1, akun",
            parameter,
        )
        baris = kursor.fetchall()
    seluruh = sum(n for _, n, _ in baris)
    di_atas = sum(tinggi for _, _, tinggi in baris)
    return [
        AnggotaSidang(nama=nama, jumlah=n, tinggi=k, tanda=menyimpang(seluruh, n, di_atas, k))
        for nama, n, k in baris
    ]
