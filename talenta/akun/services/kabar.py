"""Reading messages, and how one wants to be told."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from talenta.akun.models import Pengguna, SetelanKabar, Surat, TandaBaca
from talenta.akun.selectors_kabar import kabar_daftar, setelan_kabar
from talenta.inti.models import Pemberitahuan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat

UMUR_KABAR = timedelta(days=180)
UMUR_SURAT = timedelta(days=90)


def kabar_baca(*, pengguna: Pengguna, pemberitahuan: Pemberitahuan) -> None:
    """Mark one message as read; twice does no harm."""
    TandaBaca.objects.bulk_create(
        [TandaBaca(pengguna=pengguna, pemberitahuan=pemberitahuan)], ignore_conflicts=True
    )


def kabar_baca_semua(*, pengguna: Pengguna) -> None:
    """Mark as read what the list shows in the role now taken on; what other roles are told stays
    new."""
    baru = kabar_daftar(pengguna=pengguna, keadaan="baru").values_list("pk", flat=True)
    TandaBaca.objects.bulk_create(
        [TandaBaca(pengguna=pengguna, pemberitahuan_id=nomor) for nomor in baru],
        ignore_conflicts=True,
    )


def setelan_simpan(
    *,
    pengguna: Pengguna,
    pilihan: dict[str, str],
    tenang_mulai: int,
    tenang_sampai: int,
    pelaku: Pelaku,
) -> None:
    """Keep how a person wants to be told; what changed is in the audit."""
    lama = setelan_kabar(pengguna=pengguna)
    baru: dict[str, Any] = {
        "pilihan": pilihan,
        "tenang_mulai": tenang_mulai,
        "tenang_sampai": tenang_sampai,
    }
    SetelanKabar.objects.update_or_create(pengguna=pengguna, defaults=baru)
    catat(
        pelaku=pelaku,
        tindakan="kabar.atur",
        objek_jenis="akun",
        objek_id=pengguna.pk,
        objek_nama=str(pengguna),
        rincian={"lama": lama.pilihan, "baru": pilihan},
    )


def kabar_hapus_lama() -> int:
    """Delete messages older than UMUR_KABAR with their marks, and mail rows older than UMUR_SURAT;
    return how many messages went."""
    kini = waktu_kini()
    lama = Pemberitahuan.objects.filter(dibuat_pada__lt=kini - UMUR_KABAR)
    with transaction.atomic():
        Surat.objects.filter(dibuat_pada__lt=kini - UMUR_SURAT).delete()
        for anak in (Surat, TandaBaca):
            anak.objects.filter(pemberitahuan__in=lama).delete()
        return int(lama.delete()[0])
