"""The own declaration about disability: made, replaced, withdrawn by the person alone.

None of it is in the audit; why stands with the model.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, Greatest

from talenta.pegawai.kode import BERHENTI
from talenta.pegawai.models import Pegawai, PernyataanDisabilitas
from talenta.pegawai.models.pernyataan import PERSETUJUAN_KINI, RAGAM

_CONTOH = """INSERT INTO pegawai_pernyataandisabilitas (pegawai_id, isi, fisik, intelektual, mental,
  sensorik, persetujuan_versi, dinyatakan_pada)
SELECT id, CASE WHEN ada THEN 'PENYANDANG' ELSE 'BUKAN' END, ada AND (ragam < 40 OR ragam >= 92),
  ada AND ragam BETWEEN 40 AND 47, ada AND ragam BETWEEN 48 AND 57,
  ada AND (ragam BETWEEN 58 AND 84 OR ragam >= 92), %s, %s
FROM (SELECT id, acak / 100 %% 100 < 6 AS ada, acak / 10000 %% 100 AS ragam FROM (
    SELECT id, ('x' || substr(md5('pernyataan' || nip), 1, 7))::bit(28)::int AS acak
    FROM pegawai_pegawai WHERE instansi_id = %s AND kedudukan_hukum <> ALL (%s)
  ) a WHERE acak %% 100 < 52) b ORDER BY id"""


class PernyataanDitolak(Exception):
    """The declaration cannot be made so; the message is for the person."""


def pernyataan_simpan(
    *, orang: Pegawai, isi: str, ragam: Iterable[str] = (), pada: datetime
) -> PernyataanDisabilitas:
    """Declare, in place of what was declared before; the same again changes nothing.

    Raises PernyataanDitolak where another window was quicker.
    """
    dipilih = set(ragam)
    semua = PernyataanDisabilitas.objects.filter(pegawai=orang)
    kini: PernyataanDisabilitas | None = semua.berlaku().first()
    baru = (isi, dipilih, PERSETUJUAN_KINI)
    if kini and (kini.isi, set(kini.ragam), kini.persetujuan_versi) == baru:
        return kini
    try:
        with transaction.atomic():
            semua.berlaku().update(berakhir_pada=pada)
            satu: PernyataanDisabilitas = PernyataanDisabilitas.objects.create(
                pegawai=orang,
                isi=isi,
                persetujuan_versi=PERSETUJUAN_KINI,
                dinyatakan_pada=pada,
                **{kode: kode in dipilih for kode in RAGAM},
            )
    except IntegrityError:
        raise PernyataanDitolak(
            "Pernyataan Anda baru saja disimpan di jendela lain. Muat ulang halaman ini."
        ) from None
    return satu


def pernyataan_cabut(*, orang: Pegawai, pada: datetime) -> bool:
    """Withdraw: empty what the person declared now and ever; whether there was anything."""
    kena = (
        PernyataanDisabilitas.objects.filter(pegawai=orang)
        .exclude(isi="")
        .update(
            isi="",
            dicabut_pada=pada,
            # One statement, and never before it was declared: a window that saves at this moment
            # or a clock behind does not keep what shall go.
            berakhir_pada=Coalesce("berakhir_pada", Greatest("dinyatakan_pada", Value(pada))),
            **dict.fromkeys(RAGAM, False),
        )
    )
    return bool(kena)


def pernyataan_rapikan(*, kini: datetime) -> int:
    """Delete what was replaced or withdrawn long enough ago, and what those who left declared;
    return how many rows."""
    lama = Q(berakhir_pada__lt=kini - PernyataanDisabilitas.DISIMPAN)
    jumlah, _ = PernyataanDisabilitas.objects.filter(
        lama | Q(pegawai__kedudukan_hukum__in=BERHENTI)
    ).delete()
    return jumlah


def pernyataan_contoh(*, instansi_id: int, pada: datetime) -> int:
    """Invented declarations for the sample: about half declare, six in a hundred of them with a
    disability; the same for the same NIP. Return how many."""
    with connection.cursor() as kursor:
        kursor.execute(_CONTOH, [PERSETUJUAN_KINI, pada, instansi_id, sorted(BERHENTI)])
        return int(kursor.rowcount)
