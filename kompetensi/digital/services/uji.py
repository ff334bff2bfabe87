"""The knowledge test: drawn, timed and closed on the server; graded by the worker alone.

Plain ASN may not read the keys at all (KunciSoal is closed to the web), so a page can neither grade
an answer nor leak one.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random, SystemRandom
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils import timezone

from kompetensi.digital.ketentuan import (
    Ketentuan,
    jendela_awal,
    jendela_berikut,
    ketentuan_dari,
)
from kompetensi.digital.models import (
    JawabanUji,
    KunciSoal,
    NilaiDigital,
    SoalDigital,
    UjiDigital,
)
from kompetensi.digital.rumus import perkirakan, sebaran
from kompetensi.kode import AREA_DIGITAL
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.pegawai.models import Pegawai

_KUNCI_DIGITAL = 7_203_018
_ACAK = SystemRandom()


class UjiDitolak(Exception):
    """The test cannot be begun or answered so; the message is for the person."""


def jenjang_soal(tingkat: int) -> int:
    """The band 0..3 of an item's level 1..8."""
    return (tingkat - 1) // 2


def uji_kini(*, pegawai: Pegawai, ketentuan: Ketentuan, saat: datetime) -> UjiDigital | None:
    """The person's attempt that is still open, though it was begun in the window before; else the
    one of the window that `saat` lies in."""
    awal = jendela_awal(timezone.localdate(saat), ketentuan.uji.jendela_bulan)
    terbuka = Q(selesai_pada=None, batas_pada__gt=saat)
    return (
        UjiDigital.objects.filter(Q(jendela__gte=awal) | terbuka, pegawai=pegawai)
        .select_related("hasil")
        .order_by(Case(When(terbuka, then=0), default=1), "-jendela", "-pk")
        .first()
    )


def soal_terpakai(*, instansi_id: int) -> list[SoalDigital]:
    """Items that an agency draws from: the nation's and its own that are neither replaced nor
    retired there."""
    return list(
        SoalDigital.objects.milik(instansi_id)
        .filter(digantikan=False)
        .exclude(pensiun__instansi_id=instansi_id)
        .order_by("id")
    )


def undi(soal: list[SoalDigital], banyak: int, acak: Random = _ACAK) -> list[dict[str, Any]]:
    """`banyak` items a band in each area, easy ones first, each with its options in a new order.

    Raises UjiDitolak where an area has too few items to draw from.
    """
    menurut: dict[tuple[str, int], list[SoalDigital]] = defaultdict(list)
    for satu in soal:
        menurut[satu.area, jenjang_soal(satu.tingkat)].append(satu)
    hasil = []
    for area in AREA_DIGITAL:
        for jenjang in range(4):
            ada = menurut[area, jenjang]
            if len(ada) < banyak:
                raise UjiDitolak(
                    "Soal yang tersedia belum cukup, jadi tes belum dapat diikuti. "
                    "Admin BKD dapat melihat kekurangannya pada bank soal."
                )
            for satu in acak.sample(ada, banyak):
                urut = list(range(len(satu.pilihan)))
                acak.shuffle(urut)
                hasil.append({"soal": satu.pk, "urut": urut})
    return hasil


def uji_mulai(
    *, pegawai: Pegawai, ketentuan: Ketentuan, saat: datetime, pelaku: Pelaku
) -> UjiDigital:
    """Begin the attempt of this window, or go on with the one that is open.

    Raises UjiDitolak where the window's attempt is over.
    """
    hari = timezone.localdate(saat)
    with transaction.atomic():
        giliran(pegawai)
        ada = uji_kini(pegawai=pegawai, ketentuan=ketentuan, saat=saat)
        if ada is not None:
            if ada.selesai_pada is None and saat < ada.batas_pada:
                return ada
            awal = jendela_awal(hari, ketentuan.uji.jendela_bulan)
            lagi = jendela_berikut(awal, ketentuan.uji.jendela_bulan)
            raise UjiDitolak(
                f"Tes pada masa ini sudah Anda ikuti. Tes berikutnya mulai {lagi:%d-%m-%Y}."
            )
        soal = undi(soal_terpakai(instansi_id=pegawai.instansi_id), ketentuan.uji.soal_per_jenjang)
        satu: UjiDigital = UjiDigital.objects.create(
            instansi_id=pegawai.instansi_id,
            unit_lft=pegawai.unit_lft,
            pegawai=pegawai,
            jendela=jendela_awal(hari, ketentuan.uji.jendela_bulan),
            ketentuan=dict(ketentuan.isi),
            soal=soal,
            mulai_pada=saat,
            batas_pada=saat + timedelta(minutes=ketentuan.uji.menit),
        )
        catat(
            pelaku=pelaku,
            tindakan="digital.uji_mulai",
            objek_jenis="digital",
            objek_id=satu.pk,
            objek_nama=str(pegawai),
            instansi_id=pegawai.instansi_id,
        )
    return satu


def giliran(pegawai: Pegawai) -> None:
    """One at a time for a person, until the transaction ends; plain ASN may lock no row of
    people."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI_DIGITAL, pegawai.pk % 2**31])


def uji_jawab(
    *,
    pegawai: Pegawai,
    jawaban: Mapping[int, int],
    saat: datetime,
    selesai: bool = False,
    uji_id: int | None = None,
) -> UjiDigital:
    """Keep chosen options (as shown) by the item's number; `selesai` hands the test in.

    `uji_id` says which attempt was shown, so that a page left open answers no other one; without
    it the newest. Raises UjiDitolak where that attempt is not open, the time is over, or an answer
    is none of those shown.
    """
    with transaction.atomic():
        giliran(pegawai)
        milik = UjiDigital.objects.filter(pegawai=pegawai, selesai_pada=None).order_by("-pk")
        satu = (milik if uji_id is None else milik.filter(pk=uji_id)).first()
        if satu is None:
            raise UjiDitolak("Tidak ada tes yang sedang Anda kerjakan.")
        if saat >= satu.batas_pada:
            raise UjiDitolak("Waktu tes sudah habis. Jawaban yang tersimpan sebelumnya dinilai.")
        baru = dict(satu.jawaban)
        for nomor, pilihan in jawaban.items():
            if not (0 <= nomor < len(satu.soal) and 0 <= pilihan < len(satu.soal[nomor]["urut"])):
                raise UjiDitolak("Ada jawaban yang tidak dikenal. Muat ulang halaman ini.")
            baru[str(nomor)] = satu.soal[nomor]["urut"][pilihan]
        satu.jawaban = baru
        satu.selesai_pada = saat if selesai else None
        satu.save(update_fields=["jawaban", "selesai_pada"])
    return satu


def uji_nilai_semua(*, saat: datetime, banyak: int = 200) -> int:
    """Grade attempts that were handed in or whose time is over; how many. Worker only."""
    jumlah = 0
    for _ in range(banyak):
        with transaction.atomic():
            satu = (
                UjiDigital.objects.select_for_update(skip_locked=True, of=("self",))
                .select_related("pegawai")
                .filter(dinilai_pada=None)
                .exclude(selesai_pada=None, batas_pada__gt=saat)
                .order_by("batas_pada", "pk")
                .first()
            )
            if satu is None:
                return jumlah
            uji_nilai(uji=satu, saat=saat)
            jumlah += 1
    return jumlah


def uji_nilai(*, uji: UjiDigital, saat: datetime) -> NilaiDigital:
    """Grade one attempt: levels with intervals, and one row an item for its statistics.

    An item without an answer counts as answered wrongly.
    """
    nomor = [satu["soal"] for satu in uji.soal]
    soal = SoalDigital.objects.in_bulk(nomor)
    kunci = dict(KunciSoal.objects.filter(soal__in=nomor).values_list("soal_id", "letak"))
    benar = {
        satu["soal"]: uji.jawaban.get(str(letak)) == kunci[satu["soal"]]
        for letak, satu in enumerate(uji.soal)
    }
    aturan = ketentuan_dari(uji.ketentuan, nomor=0, berlaku_mulai=uji.jendela, dasar="").uji
    hasil, tepat, jumlah = [], Counter[str](), Counter[str]()
    for area in AREA_DIGITAL:
        jawaban = [(soal[k].tingkat, b) for k, b in benar.items() if soal[k].area == area]
        peluang = sebaran(jawaban, tebak=aturan.tebak, khilaf=aturan.khilaf)
        hasil.append(perkirakan(peluang, keyakinan=aturan.keyakinan))
        tepat[area], jumlah[area] = sum(b for _, b in jawaban), len(jawaban)
    nilai: NilaiDigital = NilaiDigital.objects.create(
        instansi_id=uji.instansi_id,
        unit_lft=uji.unit_lft,
        pegawai_id=uji.pegawai_id,
        sumber=NilaiDigital.Sumber.UJI,
        tanggal=timezone.localdate(min(uji.selesai_pada or uji.batas_pada, saat)),
        tingkat=[satu.tingkat for satu in hasil],
        bawah=[satu.bawah for satu in hasil],
        atas=[satu.atas for satu in hasil],
        benar=[tepat[area] for area in AREA_DIGITAL],
        banyak=[jumlah[area] for area in AREA_DIGITAL],
        uji=uji,
    )
    JawabanUji.objects.bulk_create(
        JawabanUji(
            instansi_id=uji.instansi_id,
            uji=uji,
            soal_id=k,
            benar=b,
            jumlah_benar=sum(benar.values()),
            sintetis=uji.sintetis,
        )
        for k, b in benar.items()
    )
    UjiDigital.objects.filter(pk=uji.pk).update(
        dinilai_pada=saat, selesai_pada=uji.selesai_pada or uji.batas_pada
    )
    if uji.pegawai.pengguna_id and not uji.sintetis:
        kabarkan(
            jenis="digital",
            judul="Hasil tes keterampilan digital Anda sudah ada",
            pengguna=[uji.pegawai.pengguna_id],
            tautan=reverse("kompetensi:digital_saya"),
        )
    return nilai
