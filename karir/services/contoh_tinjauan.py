"""A review in every state for the sample: one confirmed with a moved box and a pool, one running
with a proposal that waits for its second member."""

import io
from typing import Final

from django.db import connection, transaction
from reportlab.platypus import Paragraph, SimpleDocTemplate

from karir.models import HasilPeringkat, PindahKotak, ProsesPeringkat, TinjauanTalenta
from karir.services.kolam import kolam_susun
from karir.services.tinjauan import (
    pindah_langkah,
    pindah_usulkan,
    tinjauan_buka,
    tinjauan_langkah,
)
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.inti.kertas import ANAK, ISI, JUDUL, TEPI, pasang_huruf
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai

KUKUH: Final = "JPT_PRATAMA"
BERJALAN: Final = "ADMINISTRATOR"
_NAIK: Final = {5: 8, 8: 9, 7: 9, 4: 7, 2: 5, 1: 3, 3: 6, 6: 8}
_ALASAN: Final = (
    "Memimpin penanganan banjir bandang lintas perangkat daerah; hasilnya belum terbaca pada "
    "predikat tahun itu karena penugasannya di luar SKP."
)


def tinjauan_contoh(*, proses: ProsesPeringkat) -> None:
    """Both reviews of an agency with two members of the committee; nothing elsewhere."""
    komite = _komite(proses.instansi_id)
    if len(komite) < 2:
        return
    analis = Pengguna.objects.filter(
        instansi_id=proses.instansi_id, penugasan__peran=Peran.ANALIS_BKD
    ).first()
    pembuka = Pelaku.dari_pengguna(analis) if analis else Pelaku.sistem()
    satu = _buka(proses, KUKUH, pembuka)
    if satu is not None:
        pindah = _usulkan(satu, komite[0])
        if pindah is not None:
            pindah_langkah(
                pindah_id=pindah.pk, langkah="SETUJUI", alasan="Nota dinas dan laporannya cocok.",
                pegawai_id=komite[1].pk, pelaku=_pelaku(komite[1]),
            )  # fmt: skip
        _kukuhkan(satu, komite[1])
    dua = _buka(proses, BERJALAN, pembuka)
    if dua is not None:
        _usulkan(dua, komite[0])


def _komite(instansi_id: int) -> list[Pegawai]:
    akun = Pegawai.objects.filter(instansi_id=instansi_id, pengguna__penugasan__peran=Peran.KOMITE)
    return list(akun.select_related("pengguna").order_by("pengguna_id"))


def _pelaku(orang: Pegawai) -> Pelaku:
    return Pelaku(id=orang.pengguna_id, nama=orang.nama, instansi_id=orang.instansi_id)


def _buka(proses: ProsesPeringkat, jenjang: str, pelaku: Pelaku) -> TinjauanTalenta | None:
    dipetakan = HasilPeringkat.objects.filter(proses_id=proses.pk, jenjang=jenjang)
    if not dipetakan.filter(kotak__isnull=False).exists():
        return None
    return tinjauan_buka(
        proses=proses,
        unit=None,
        jenjang=jenjang,
        catatan="Sidang Komite Talenta semester pertama.",
        pelaku=pelaku,
    )


def _usulkan(tinjauan: TinjauanTalenta, oleh: Pegawai) -> PindahKotak | None:
    """The best of those who are not in the highest box, one box up."""
    hasil = (
        HasilPeringkat.objects.filter(
            proses_id=tinjauan.proses_id, jenjang=tinjauan.jenjang, kotak__lt=9
        )
        .exclude(pegawai_id__in=[satu.pk for satu in _komite(tinjauan.instansi_id)])
        .order_by("peringkat", "nip")
        .first()
    )
    if hasil is None or hasil.kotak is None:
        return None
    return pindah_usulkan(
        tinjauan_id=tinjauan.pk,
        hasil=hasil,
        kotak=_NAIK[hasil.kotak],
        alasan=_ALASAN,
        bukti=_bukti(hasil.nama),
        bukti_nama="nota-dinas.pdf",
        pegawai_id=oleh.pk,
        pelaku=_pelaku(oleh),
    )


def _bukti(nama: str) -> io.BytesIO:
    """A page of evidence as PDF."""
    pasang_huruf()
    wadah = io.BytesIO()
    isi = [
        Paragraph("NOTA DINAS", JUDUL),
        Paragraph("Nomor 800/117/Sekda/2026 (contoh)", ANAK),
        Paragraph(f"Perihal: penugasan {nama} memimpin penanganan bencana.", ISI),
        Paragraph(_ALASAN, ISI),
    ]
    SimpleDocTemplate(wadah, leftMargin=TEPI, rightMargin=TEPI, title="Nota dinas").build(isi)
    wadah.seek(0)
    return wadah


def _kukuhkan(tinjauan: TinjauanTalenta, oleh: Pegawai) -> None:
    """Confirm it as the committee does, within the scope that the count by group asks for; the
    pool is made at once, and the job that is queued for it finds it made."""
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('app.ins', %s, true), set_config('app.tinjau', '1', true)",
            [str(tinjauan.instansi_id)],
        )
        tinjauan_langkah(
            tinjauan_id=tinjauan.pk,
            langkah="KUKUHKAN",
            alasan="Sidang selesai.",
            pegawai_id=oleh.pk,
            pelaku=_pelaku(oleh),
        )
    kolam_susun(proses=tinjauan.proses, tinjauan=tinjauan, pelaku=_pelaku(oleh))
