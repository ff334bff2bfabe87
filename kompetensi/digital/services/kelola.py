"""What an agency sets: rules, required levels of posts, items that it draws no more."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from kompetensi.digital.ketentuan import ketentuan_pada
from kompetensi.digital.models import KetentuanDigital, PensiunSoal, SoalDigital, StandarDigital
from kompetensi.digital.selectors.kelola import standar_baris, standar_nanti
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Jabatan

_KUNCI = 7_203_041
Tingkat = Sequence[int] | None
# Of a post: its levels of today, and in words those of later days (standar_nanti).
Dilihat = tuple[Sequence[int], str]


class KelolaDitolak(Exception):
    """It cannot be set so; the message is for the officer."""


class StandarBerubah(KelolaDitolak):
    """Somebody else set other levels since the page was opened; nothing was written."""


def ketentuan_simpan(
    *, instansi_id: int, isi: Mapping[str, Any], berlaku_mulai: date, dasar: str, pelaku: Pelaku
) -> KetentuanDigital:
    """Rules of an agency from a day on; those before stay for the days before.

    `isi` holds the parts that change, the rest is taken over. Raises KelolaDitolak for a day
    before today or before the agency's last rules.
    """
    _belum_lewat(berlaku_mulai)
    with transaction.atomic():
        kini = ketentuan_pada(instansi_id=instansi_id, hari=date.max)
        sendiri = KetentuanDigital.objects.filter(pk=kini.nomor, instansi_id=instansi_id).exists()
        if sendiri and berlaku_mulai < kini.berlaku_mulai:
            raise KelolaDitolak(
                "Tanggal mulainya tidak boleh sebelum ketentuan instansi yang terakhir."
            )
        satu: KetentuanDigital = KetentuanDigital.objects.create(
            instansi_id=instansi_id,
            berlaku_mulai=berlaku_mulai,
            isi={**kini.isi, **isi},
            dasar=dasar,
            dibuat_oleh_id=pelaku.id,
        )
        _catat("digital.ketentuan", satu.pk, str(satu), pelaku, dasar)
    return satu


def standar_simpan(
    *,
    instansi_id: int,
    tingkat: Mapping[int, Tingkat],
    berlaku_mulai: date,
    pelaku: Pelaku,
    semula: Mapping[int, Dilihat] | None = None,
) -> int:
    """Required levels of many posts from a day on, by the post's key; None: as its jenjang again.

    `semula` is what was seen of posts that shall be changed only if it still is so. Returns how
    many posts changed; a post that asks for the same already is left alone. Raises KelolaDitolak
    for a day before today, StandarBerubah.
    """
    _belum_lewat(berlaku_mulai)
    if not tingkat:
        return 0
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, instansi_id % 2**31])
        jabatan = Jabatan.objects.filter(instansi_id=instansi_id).in_bulk(list(tingkat))
        _masih_semula(instansi_id, jabatan, tingkat, semula or {})
        kini = standar_jabatan(instansi_id=instansi_id, jabatan=list(jabatan), hari=berlaku_mulai)
        beda = {
            nomor: None if satu is None else list(satu)
            for nomor, satu in tingkat.items()
            if nomor in jabatan and (None if satu is None else list(satu)) != kini.get(nomor)
        }
        StandarDigital.objects.bulk_create(
            (
                StandarDigital(
                    instansi_id=instansi_id,
                    jabatan_id=nomor,
                    berlaku_mulai=berlaku_mulai,
                    tingkat=satu,
                    dibuat_oleh_id=pelaku.id,
                    dibuat_pada=timezone.now(),
                )
                for nomor, satu in beda.items()
            ),
            update_conflicts=True,
            unique_fields=["jabatan", "berlaku_mulai"],
            update_fields=["tingkat", "dibuat_oleh", "dibuat_pada"],
        )
        if beda:
            nama = ", ".join(sorted(jabatan[nomor].nama for nomor in beda))
            _catat("digital.standar", "jabatan", f"{len(beda)} jabatan: {nama}", pelaku)
    return len(beda)


def _masih_semula(
    instansi_id: int,
    jabatan: Mapping[int, Jabatan],
    tingkat: Mapping[int, Tingkat],
    semula: Mapping[int, Dilihat],
) -> None:
    """Raises StandarBerubah for posts that ask for other levels today than were seen, and than are
    wanted now, or whose levels of later days are not those that were seen."""
    if not semula:
        return
    dilihat = [satu for nomor, satu in jabatan.items() if nomor in semula]
    hari = timezone.localdate()
    kini = standar_baris(
        instansi_id=instansi_id, jabatan=dilihat, hari=hari,
        ketentuan=ketentuan_pada(instansi_id=instansi_id, hari=hari),
    )  # fmt: skip
    nanti = standar_nanti(instansi_id=instansi_id, jabatan=[s.pk for s in dilihat], hari=hari)
    beda = []
    for satu in kini:
        nomor = satu.jabatan.pk
        mau, (dulu, dulu_nanti) = tingkat[nomor], semula[nomor]
        kelak = nanti.get(nomor, "")
        if satu.tingkat not in (list(dulu), mau) or kelak != dulu_nanti:
            sebut = ", ".join(filter(None, (_sebut(satu.tingkat), kelak)))
            beda.append(f"{satu.jabatan.nama} {sebut} (isian Anda {_sebut(mau)})")
    if beda:
        raise StandarBerubah(
            f"Berubah sejak halaman dibuka; yang tersimpan sekarang: {'; '.join(beda)}. "
            "Menyimpan lagi berarti menimpanya."
        )


def _sebut(tingkat: Tingkat) -> str:
    return "tingkat lazim" if tingkat is None else "-".join(map(str, tingkat))


def standar_jabatan(
    *, instansi_id: int, jabatan: Sequence[int], hari: date
) -> dict[int, list[int]]:
    """Own required levels of posts on a day; posts that ask for the usual ones are left out."""
    baris = (
        StandarDigital.objects.filter(
            instansi_id=instansi_id, jabatan_id__in=jabatan, berlaku_mulai__lte=hari
        )
        .order_by("jabatan_id", "-berlaku_mulai")
        .distinct("jabatan_id")
        .values_list("jabatan_id", "tingkat")
    )
    return {nomor: satu for nomor, satu in baris if satu is not None}


def soal_pensiunkan(*, instansi_id: int, soal: SoalDigital, alasan: str, pelaku: Pelaku) -> None:
    """Draw an item no more in this agency. Raises KelolaDitolak where it is not drawn."""
    with transaction.atomic():
        _, baru = PensiunSoal.objects.get_or_create(
            instansi_id=instansi_id,
            soal=soal,
            defaults={"alasan": alasan, "oleh_id": pelaku.id},
        )
        if not baru:
            raise KelolaDitolak("Soal ini sudah tidak dipakai.")
        _catat("digital.soal_pensiun", soal.pk, str(soal), pelaku, alasan)


def soal_aktifkan(*, instansi_id: int, soal: SoalDigital, pelaku: Pelaku) -> None:
    """Draw an item again. Raises KelolaDitolak where it is drawn."""
    with transaction.atomic():
        jumlah, _ = PensiunSoal.objects.filter(instansi_id=instansi_id, soal=soal).delete()
        if not jumlah:
            raise KelolaDitolak("Soal ini sedang dipakai.")
        _catat("digital.soal_aktif", soal.pk, str(soal), pelaku)


def _belum_lewat(mulai: date) -> None:
    """What counted on a day that has passed stays."""
    if mulai < timezone.localdate():
        raise KelolaDitolak("Tanggal mulainya paling awal hari ini.")


def _catat(tindakan: str, nomor: object, nama: str, pelaku: Pelaku, alasan: str = "") -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="digital",
        objek_id=nomor,
        objek_nama=nama,
        alasan=alasan,
    )
