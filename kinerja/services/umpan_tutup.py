"""The end of a period's anonymous feedback: answers come out shuffled, the key is destroyed."""

import secrets
from collections import defaultdict
from datetime import date
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.models import (
    Keadaan,
    KetentuanKinerja,
    KunciUmpan,
    PeriodeTinjauan,
    TandaUmpan,
    UmpanTerbit,
    UmpanTertutup,
)
from kinerja.selectors.ketentuan import ketentuan_berlaku
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.pegawai.models import Pegawai

_ACAK = secrets.SystemRandom()


def kelompokkan(jawaban: list[UmpanTertutup], minimal: int) -> list[tuple[str, UmpanTertutup]]:
    """Answers about one person that may come out, each with its group: a group of `minimal` or more
    by itself, smaller ones together without a name; fewer than that stay in."""
    menurut: dict[str, list[UmpanTertutup]] = defaultdict(list)
    for satu in jawaban:
        menurut[satu.hubungan].append(satu)
    hasil = [
        (kelompok, satu) for kelompok, isi in menurut.items() if len(isi) >= minimal for satu in isi
    ]
    sisa = [satu for isi in menurut.values() if len(isi) < minimal for satu in isi]
    if len(sisa) >= minimal:
        hasil += [("", satu) for satu in sisa]
    return hasil


def umpan_tutup(*, periode_id: int, hari: date) -> int:
    """Close one period's anonymous feedback; return how many answers came out. Twice does no harm.

    Answers come out in one transaction and in random order. Those about people with too few are
    deleted, and so are the authors' hashes and the key.
    """
    with transaction.atomic():
        kunci = KunciUmpan.objects.select_for_update().get(periode_id=periode_id)
        if kunci.dimusnahkan_pada is not None:
            return 0
        periode = PeriodeTinjauan.objects.get(pk=periode_id)
        isi = ketentuan_berlaku(instansi_id=periode.instansi_id, hari=hari)
        minimal = isi[KetentuanKinerja.Jenis.UMPAN_BALIK]["minimal"]
        terbit, ditahan = _terbitkan(periode, minimal)
        UmpanTertutup.objects.filter(periode=periode).delete()
        TandaUmpan.objects.filter(periode=periode).delete()
        kunci.kunci_sandi, kunci.dimusnahkan_pada = b"", waktu_kini()
        kunci.save(update_fields=["kunci_sandi", "dimusnahkan_pada"])
        catat(
            pelaku=Pelaku.sistem(),
            tindakan="kinerja.umpan_tutup",
            objek_jenis="tahun_kinerja",
            objek_id=periode.tahun_kinerja_id,
            objek_nama=periode.nama,
            rincian={"terbit": terbit, "ditahan": ditahan, "minimal": minimal},
            instansi_id=periode.instansi_id,
        )
    return terbit


def _terbitkan(periode: PeriodeTinjauan, minimal: int) -> tuple[int, int]:
    menurut: dict[int, list[UmpanTertutup]] = defaultdict(list)
    for satu in UmpanTertutup.objects.filter(periode=periode):
        menurut[satu.pegawai_id].append(satu)
    keluar = [
        (pegawai, kelompok, satu)
        for pegawai, jawaban in menurut.items()
        for kelompok, satu in kelompokkan(jawaban, minimal)
    ]
    _ACAK.shuffle(keluar)
    orang = Pegawai.objects.in_bulk({pegawai for pegawai, _, _ in keluar})
    penilai = _penilai(list(orang), periode)
    UmpanTerbit.objects.bulk_create(
        (
            UmpanTerbit(
                instansi_id=periode.instansi_id,
                unit_lft=orang[pegawai].unit_lft,
                periode=periode,
                pegawai_id=pegawai,
                penilai_id=penilai.get(pegawai),
                hubungan=kelompok,
                nilai=satu.nilai,
                isi=satu.isi,
            )
            for pegawai, kelompok, satu in keluar
        ),
        batch_size=1000,
    )
    kabarkan(
        jenis="kinerja",
        judul=f"Umpan balik {periode.nama} terbit",
        pengguna=[o.pengguna_id for o in orang.values() if o.pengguna_id],
        tautan=reverse("kinerja:umpan_saya"),
    )
    return len(keluar), sum(map(len, menurut.values())) - len(keluar)


def _penilai(pegawai: list[int], periode: PeriodeTinjauan) -> dict[int, int]:
    """Who appraises each of them; one query."""
    with connection.cursor() as kursor:
        kursor.execute(
            """SELECT DISTINCT ON (b.pegawai_id) b.pegawai_id, b.penilai_id
               FROM kinerja_penugasanpenilai b
               WHERE b.pegawai_id = ANY(%s) AND b.dasar <> 'KETUA_TIM' AND b.mulai < %s
                 AND (b.selesai IS NULL OR b.selesai >= %s)
               ORDER BY b.pegawai_id, b.dasar = 'STRUKTUR', b.id DESC""",
            [pegawai, periode.selesai, periode.selesai],
        )
        return dict(kursor.fetchall())


def umpan_tutup_semua() -> int:
    """Close what is over by the day in each agency's zone, or was closed by hand; return how many
    periods. Deleted rows leave the disk with the vacuum at the end."""
    jumlah = 0
    hidup = KunciUmpan.objects.filter(dimusnahkan_pada__isnull=True)
    for kunci in hidup.select_related("periode__instansi").order_by("pk"):
        periode = kunci.periode
        hari = timezone.localdate(timezone=ZoneInfo(periode.instansi.zona))
        if periode.selesai <= hari or periode.status == Keadaan.DITUTUP:
            umpan_tutup(periode_id=periode.pk, hari=hari)
            jumlah += 1
    if jumlah and not connection.in_atomic_block:
        with connection.cursor() as kursor:
            for tabel in ("umpantertutup", "tandaumpan", "kunciumpan"):
                kursor.execute(f"VACUUM kinerja_{tabel}")
    return jumlah
