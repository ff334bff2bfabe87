"""What pages about messages read."""

from datetime import datetime, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    Exists,
    F,
    Func,
    OuterRef,
    QuerySet,
)
from django.utils import timezone

from talenta.akun.models import AlamatSurat, SetelanKabar, Surat, TandaBaca
from talenta.inti.kamus import KABAR
from talenta.inti.kueri import Isian, Terjemah, hitung, terjemahkan
from talenta.inti.models import Pemberitahuan

HITUNG_SAMPAI = 100


def setelan_kabar(*, pengguna: Any) -> SetelanKabar:
    """How this person wants to be told; as the portal proposes where nothing was chosen."""
    ada = SetelanKabar.objects.terlihat_oleh(pengguna).first()
    return ada or SetelanKabar(pengguna_id=pengguna.pk)


def cara_kabar(*, setelan: SetelanKabar, jenis: str) -> str:
    """Cara for one kind; what is about security is always told at once."""
    if KABAR[jenis].wajib:
        return SetelanKabar.Cara.SEKETIKA
    return str(setelan.pilihan.get(jenis, KABAR[jenis].bawaan))


def tenang_berakhir(*, pengguna: Any, kini: datetime) -> datetime | None:
    """When the quiet hours that the person is in at `kini` end; None outside of them."""
    setelan = SetelanKabar.objects.filter(pengguna_id=pengguna.pk).first() or SetelanKabar()
    mulai, sampai = setelan.tenang_mulai, setelan.tenang_sampai
    zona = ZoneInfo(pengguna.instansi.zona) if pengguna.instansi else None
    lokal = kini.astimezone(zona or timezone.get_default_timezone())
    lewat_tengah_malam = mulai > sampai and (lokal.hour >= mulai or lokal.hour < sampai)
    if not (mulai <= lokal.hour < sampai or lewat_tengah_malam):
        return None
    akhir = lokal.replace(hour=sampai, minute=0, second=0, microsecond=0)
    return akhir + timedelta(days=lokal.hour >= sampai)


def kabar_daftar(*, pengguna: Any, jenis: str = "", keadaan: str = "") -> QuerySet[Pemberitahuan]:
    """Messages for a person, each with `dibaca`; kinds switched off are left out.

    `keadaan` is "baru", "dibaca" or "" for both. One query, whatever was chosen.
    """
    setelan = SetelanKabar.objects.filter(pengguna_id=pengguna.pk)
    cara = Func(
        F("pilihan"),
        OuterRef("jenis"),
        function="jsonb_extract_path_text",
        output_field=CharField(),
    )
    mati = Exists(setelan.annotate(cara=cara).filter(cara=SetelanKabar.Cara.MATI))
    tanda = TandaBaca.objects.filter(pengguna_id=pengguna.pk, pemberitahuan=OuterRef("pk"))
    dibaca = Exists(tanda)
    semua = Pemberitahuan.objects.terlihat_oleh(pengguna).exclude(mati)
    if jenis:
        semua = semua.filter(jenis=jenis)
    if keadaan:
        semua = semua.filter(dibaca if keadaan == "dibaca" else ~dibaca)
    hasil: QuerySet[Pemberitahuan] = semua.annotate(dibaca=dibaca)
    return hasil


@cache
def _kabar_baru(bercatatan: bool) -> Terjemah:
    """The count that every page shows, for anybody with or without a record."""
    nomor = BigIntegerField()
    lingkup = SimpleNamespace(
        aktif=True,
        peran=Isian("peran", CharField(max_length=20)),
        pegawai_id=0 if bercatatan else None,
        instansi_id=Isian("instansi", nomor),
    )
    pembaca = SimpleNamespace(
        pk=Isian("akun", nomor), dibuat_pada=Isian("sejak", DateTimeField()), lingkup=lingkup
    )
    dicari = kabar_daftar(pengguna=pembaca, keadaan="baru")
    return terjemahkan(dicari.order_by().values("pk")[:HITUNG_SAMPAI])


def kabar_baru(*, pengguna: Any) -> int:
    """How many messages wait to be read; counting stops at HITUNG_SAMPAI."""
    lingkup = pengguna.lingkup
    if not lingkup.aktif:
        return 0
    return hitung(
        _kabar_baru(lingkup.pegawai_id is not None),
        {
            "akun": pengguna.pk,
            "sejak": pengguna.dibuat_pada,
            "peran": lingkup.peran,
            "instansi": lingkup.instansi_id,
        },
    )


def alamat_surat(*, pengguna: Any) -> AlamatSurat | None:
    """The person's mail address, confirmed or waiting."""
    milik: AlamatSurat | None = AlamatSurat.objects.terlihat_oleh(pengguna).first()
    return milik


def surat_gagal_terakhir(*, pengguna: Any) -> Surat | None:
    """The latest mail to the person, if it could not be delivered."""
    selesai = Surat.objects.terlihat_oleh(pengguna).exclude(terkirim_pada=None, gagal_pada=None)
    akhir: Surat | None = selesai.order_by("-id").first()
    return akhir if akhir and akhir.gagal_pada else None
