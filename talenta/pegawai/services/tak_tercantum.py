"""People of the portal who are not in a file declared complete: listed, and decided on.

Nobody is removed by a file. A decision changes the legal standing, with date, reason and history.
"""

from collections.abc import Sequence
from datetime import date

import pghistory
from django.db import transaction
from django.utils import timezone

from talenta.impor.penampung import Penampung
from talenta.impor.services.giliran import giliran_ambil
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.pegawai.kode import BERHENTI, KedudukanHukum
from talenta.pegawai.models import Pegawai, TakTercantum

JENIS_PUTUS = "pegawai.tak_tercantum"
K = TakTercantum.Keputusan
# The standing each decision gives; staying changes nothing.
KEDUDUKAN: dict[str, KedudukanHukum] = {
    K.PINDAH: KedudukanHukum.PINDAH,
    K.PENSIUN: KedudukanHukum.PENSIUN,
    K.MENINGGAL: KedudukanHukum.MENINGGAL,
}
# What one person may decide. A dismissal takes two: it is a correction of the standing, which
# answers the question here when it is applied (tak_tercantum_jawab).
KEPUTUSAN_SEORANG = (*KEDUDUKAN, K.TETAP)
_MENURUT_KEDUDUKAN = {kedudukan: keputusan for keputusan, kedudukan in KEDUDUKAN.items()}
SEKALI_TERBANYAK = 1000


class KeputusanDitolak(Exception):
    """The decision cannot be taken so; the message is for the officer."""


def tak_tercantum_catat(p: Penampung) -> None:
    """After a `pegawai` file was applied: close what it answers and, if it was declared complete,
    list whom it lacks. Set-based, in the applying transaction.

    A row that was rejected still mentions its person, so that person is not listed.
    """
    nip = p.staging("NIP BARU")
    if TakTercantum.objects.filter(instansi_id=p.instansi_id, keputusan="").exists():
        _muncul(p, nip)
    if p.impor.lengkap:
        _hilang(p, nip)


def _muncul(p: Penampung, nip: str) -> None:
    """An accepted row answers the open question about its person."""
    p.jalankan(
        f"""UPDATE pegawai_taktercantum t SET keputusan = %s, diputus_pada = now(),
                   tanggal = %s, dijawab_impor_id = %s
            FROM pegawai_pegawai o JOIN {p.masuk} m ON m.{nip} = o.nip
            WHERE t.instansi_id = %s AND t.keputusan = '' AND o.id = t.pegawai_id
              AND o.instansi_id = t.instansi_id AND NOT m.ditolak""",
        [K.MUNCUL, p.hari, p.impor.pk, p.instansi_id],
    )


def _hilang(p: Penampung, nip: str) -> None:
    """Whoever has not left and is in no row; who is listed already is asked about anew."""
    p.jalankan(
        f"""INSERT INTO pegawai_taktercantum AS t (instansi_id, unit_lft, pegawai_id,
                   impor_id, impor_sebelum, dicatat_pada, keputusan, alasan)
            SELECT o.instansi_id, o.unit_lft, o.id, %s, '{{}}', now(), '', ''
            FROM pegawai_pegawai o
            WHERE o.instansi_id = %s AND NOT (o.kedudukan_hukum = ANY (%s))
              AND NOT EXISTS (SELECT 1 FROM {p.masuk} m WHERE m.{nip} = o.nip)
            ON CONFLICT (pegawai_id) WHERE keputusan = ''
            DO UPDATE SET impor_id = excluded.impor_id, dicatat_pada = excluded.dicatat_pada,
                impor_sebelum = t.impor_sebelum || t.impor_id""",
        [p.impor.pk, p.instansi_id, sorted(BERHENTI)],
    )


def keputusan_ajukan(
    *,
    nomor: Sequence[int],
    keputusan: str,
    tanggal: date,
    alasan: str,
    instansi_id: int,
    pelaku: Pelaku,
) -> int:
    """Queue one decision for open rows (all of the agency); the number of the job.

    Raises KeputusanDitolak.
    """
    if keputusan not in KEPUTUSAN_SEORANG:
        raise KeputusanDitolak("Pemberhentian diusulkan sebagai perbaikan kedudukan hukum.")
    if tanggal > timezone.localdate():
        raise KeputusanDitolak("Tanggal ini belum tiba. Putuskan setelah keputusannya berlaku.")
    if not nomor:
        raise KeputusanDitolak("Centang dahulu pegawai yang diputuskan.")
    if len(nomor) > SEKALI_TERBANYAK:
        raise KeputusanDitolak(f"Paling banyak {SEKALI_TERBANYAK} pegawai sekali putus.")
    milik = TakTercantum.objects.terbuka().filter(pk__in=nomor, instansi_id=instansi_id)
    if milik.filter(pegawai__pengguna_id=pelaku.id).exists():
        raise KeputusanDitolak("Data Anda sendiri diputuskan oleh petugas lain.")
    terbuka = sorted(milik.values_list("pk", flat=True))
    if not terbuka:
        raise KeputusanDitolak("Yang dicentang sudah diputuskan atau tidak ada lagi di daftar.")
    pekerjaan = pekerjaan_buat(
        jenis=JENIS_PUTUS,
        judul=f"Keputusan {len(terbuka)} pegawai yang tidak tercantum",
        parameter={
            "nomor": terbuka,
            "keputusan": keputusan,
            "tanggal": tanggal.isoformat(),
            "alasan": alasan,
        },
        instansi_id=instansi_id,
        pelaku=pelaku,
    )
    return int(pekerjaan.pk)


def tak_tercantum_putuskan(
    *, nomor: Sequence[int], keputusan: str, tanggal: date, alasan: str, pelaku: Pelaku
) -> int:
    """Write one decision on the rows that are still open; return how many.

    One transaction in the agency's turn; a second call finds nothing open, and somebody of no
    agency decides nothing.
    """
    instansi_id = pelaku.instansi_id
    if instansi_id is None:
        return 0
    with transaction.atomic():
        giliran_ambil(instansi_id=instansi_id)
        terbuka = list(
            TakTercantum.objects.select_for_update(of=("self",))
            .terbuka()
            .filter(pk__in=nomor, instansi_id=instansi_id)
            .order_by("pk")
            .values_list("pk", "pegawai_id")
        )
        sekarang = timezone.now()
        with pghistory.context(
            tak_tercantum=keputusan,
            tanggal=tanggal.isoformat(),
            alasan=alasan,
            pelaku=pelaku.nama,
            pelaku_id=pelaku.id,
        ):
            TakTercantum.objects.filter(pk__in=[satu for satu, _ in terbuka]).update(
                keputusan=keputusan,
                tanggal=tanggal,
                alasan=alasan,
                diputus_oleh_id=pelaku.id,
                diputus_pada=sekarang,
            )
            kedudukan = KEDUDUKAN.get(keputusan)
            if kedudukan is not None:
                # Without its hash, a file with the old standing shows up as a change.
                Pegawai.objects.filter(pk__in=[orang for _, orang in terbuka]).update(
                    kedudukan_hukum=kedudukan, sidik=None, diperbarui_pada=sekarang
                )
        if terbuka:
            catat(
                pelaku=pelaku,
                tindakan="tak_tercantum.putuskan",
                objek_jenis="tak_tercantum",
                objek_id=keputusan,
                rincian={
                    "keputusan": keputusan,
                    "tanggal": tanggal,
                    "pegawai": [orang for _, orang in terbuka],
                },
                alasan=alasan,
                instansi_id=instansi_id,
            )
    return len(terbuka)


def tak_tercantum_jawab(
    *, pegawai_id: int, kedudukan: str, usul_id: int, oleh_id: int | None, tanggal: date
) -> None:
    """An applied correction (`usul_id`) that lets the person leave answers the open question.

    For the applying transaction; `oleh_id` is who approved it.
    """
    if kedudukan not in BERHENTI:
        return
    keputusan = _MENURUT_KEDUDUKAN.get(KedudukanHukum(kedudukan), K.BERHENTI)
    TakTercantum.objects.filter(pegawai_id=pegawai_id, keputusan="").update(
        keputusan=keputusan,
        tanggal=tanggal,
        alasan=f"Perbaikan nomor {usul_id}",
        diputus_oleh_id=oleh_id,
        diputus_pada=timezone.now(),
    )
