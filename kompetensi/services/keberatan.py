"""Objections to a result, and reminders before one expires."""

from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from kompetensi import rumus
from kompetensi.models import (
    KeberatanAsesmen,
    PenilaianKompetensi,
    PenilaianPotensi,
    PenilaianTeknis,
)
from kompetensi.selectors.antrean import JENIS
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.services.asesmen import KABAR
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.pegawai.models import Pegawai

MODEL: dict[KeberatanAsesmen.Jenis, Any] = {
    KeberatanAsesmen.Jenis.KOMPETENSI: PenilaianKompetensi,
    KeberatanAsesmen.Jenis.POTENSI: PenilaianPotensi,
    KeberatanAsesmen.Jenis.TEKNIS: PenilaianTeknis,
}


class KeberatanDitolak(Exception):
    """An objection cannot be made or answered so; the message is for the person."""


@transaction.atomic
def keberatan_ajukan(
    *, pegawai: Pegawai, jenis: str, tanggal: date, alasan: str, pelaku: Pelaku
) -> KeberatanAsesmen:
    """Dispute an own result, once."""
    milik = MODEL[KeberatanAsesmen.Jenis(jenis)].objects.filter(pegawai=pegawai, tanggal=tanggal)
    if not milik.berlaku().exists():
        raise KeberatanDitolak("Hasil bertanggal itu tidak ada.")
    try:
        # The database keeps it to once, also where it is sent twice at one moment.
        with transaction.atomic():
            satu = KeberatanAsesmen.objects.create(
                instansi_id=pegawai.instansi_id,
                unit_lft=pegawai.unit_lft,
                pegawai=pegawai,
                jenis=jenis,
                tanggal=tanggal,
                alasan=alasan.strip(),
            )
    except IntegrityError as galat:
        if "keberatan_asesmen_sekali" not in str(galat):
            raise
        raise KeberatanDitolak("Anda sudah mengajukan keberatan atas hasil ini.") from galat
    _catat("ajukan", satu, pelaku)
    return satu


@transaction.atomic
def keberatan_jawab(
    *, keberatan: KeberatanAsesmen, terima: bool, jawaban: str, pelaku: Pelaku
) -> KeberatanAsesmen:
    """Answer an objection of somebody else; the person is told, and if it is upheld stands in the
    queue of assessments until there is a newer result."""
    satu = KeberatanAsesmen.objects.select_for_update().get(pk=keberatan.pk)
    if satu.status != KeberatanAsesmen.Status.MENUNGGU:
        raise KeberatanDitolak("Keberatan ini sudah dijawab.")
    if satu.pegawai.pengguna_id is not None and satu.pegawai.pengguna_id == pelaku.id:
        raise KeberatanDitolak("Keberatan sendiri dijawab orang lain.")
    if not jawaban.strip():
        raise KeberatanDitolak("Tulis jawabannya.")
    terjawab = KeberatanAsesmen.Status.DITERIMA if terima else KeberatanAsesmen.Status.DITOLAK
    satu.status, satu.jawaban = terjawab, jawaban.strip()
    satu.dijawab_oleh_id, satu.dijawab_pada = pelaku.id, timezone.now()
    satu.save()
    _catat("jawab", satu, pelaku)
    if satu.pegawai.pengguna_id:
        kabarkan(
            jenis=KABAR,
            judul="Keberatan Anda atas hasil asesmen dijawab",
            isi=str(satu.get_status_display()),
            pengguna=[satu.pegawai.pengguna_id],
            tautan=reverse("kompetensi:panel_saya"),
        )
    return satu


def _catat(tindakan: str, satu: KeberatanAsesmen, pelaku: Pelaku) -> None:
    catat(
        pelaku=pelaku,
        tindakan=f"keberatan.{tindakan}",
        objek_jenis="keberatan_asesmen",
        objek_id=satu.pk,
        objek_nama=str(satu.pegawai),
        rincian={"jenis": satu.jenis, "tanggal": satu.tanggal, "status": satu.status},
        alasan=satu.jawaban or satu.alasan,
        instansi_id=satu.instansi_id,
    )


def pengingat_kirim(*, hari: date) -> int:
    """Tell people with an account, once a result, that it is about to expire; return how many."""
    return sum(
        _ingatkan(instansi_id, jenis, hari)
        for instansi_id in Instansi.objects.order_by("id").values_list("id", flat=True)
        for jenis in JENIS
    )


@transaction.atomic
def _ingatkan(instansi_id: int, jenis: str, hari: date) -> int:
    judul, tabel, masa = JENIS[jenis]
    ketentuan = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)
    batas = rumus.mundur(hari, ketentuan.angka(masa))
    segera = date.fromordinal(batas.toordinal() + ketentuan.angka("masa.pengingat_hari"))
    with connection.cursor() as kursor:
        kursor.execute(
            f"""WITH s AS (
                    SELECT pegawai_id, max(tanggal) AS tanggal FROM {tabel}
                    WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL
                        AND tanggal <= %(hari)s
                    GROUP BY pegawai_id{", kode" if jenis == "teknis" else ""}
                    HAVING max(tanggal) > %(batas)s AND max(tanggal) <= %(segera)s
                ), t AS (SELECT DISTINCT pegawai_id, tanggal FROM s
                ), baru AS (
                    INSERT INTO kompetensi_pengingatasesmen
                        (instansi_id, unit_lft, pegawai_id, jenis, tanggal, dikirim_pada)
                    SELECT p.instansi_id, p.unit_lft, p.id, %(jenis)s, t.tanggal, now()
                    FROM t JOIN pegawai_pegawai p ON p.id = t.pegawai_id
                    WHERE p.pengguna_id IS NOT NULL
                    ON CONFLICT DO NOTHING RETURNING pegawai_id)
                SELECT DISTINCT p.pengguna_id
                FROM baru JOIN pegawai_pegawai p ON p.id = baru.pegawai_id""",
            {"instansi": instansi_id, "hari": hari, "batas": batas, "segera": segera,
             "jenis": jenis.upper()},
        )  # fmt: skip
        akun = [baris[0] for baris in kursor.fetchall()]
    if akun:
        kabarkan(
            jenis=KABAR,
            judul=f"Hasil penilaian {judul.lower()} Anda segera berakhir",
            isi="Sesudah berakhir hasil itu tidak lagi dihitung dalam pemetaan talenta.",
            pengguna=akun,
            tautan=reverse("kompetensi:panel_saya"),
        )
    return len(akun)
