"""Later files that said the same about rows which an undoing takes away."""

from talenta.impor.models import BarisImpor, Impor
from talenta.impor.urung.rencana import Rencana, ambil

K = BarisImpor.Keadaan


def disamakan(r: Rencana) -> tuple[int, list[int]]:
    """How many rows that the import added or changed a later import, which still stands, found to
    be the same; and the numbers of these imports, the newest first.

    Such a row goes, or gets back what it was, although another file confirmed it.
    """
    diterapkan = Impor.objects.filter(pk=r.impor.pk).values("diterapkan_pada")
    lain = Impor.objects.filter(
        instansi_id=r.impor.instansi_id,
        jenis=r.impor.jenis,
        status=Impor.Status.DITERAPKAN,
        sama__gt=0,
        diterapkan_pada__gt=diterapkan,
    )
    nomor = list(lain.values_list("pk", flat=True))
    if not nomor:
        return 0, []
    [(banyak, penyama)] = ambil(
        f"""SELECT count(DISTINCT a.baris), array_agg(DISTINCT b.impor_id)
            FROM impor_baris a JOIN impor_baris b ON b.kunci = a.kunci
            WHERE a.impor_id = %s AND a.keadaan IN ('{K.BARU}', '{K.BERUBAH}') AND a.kunci > ''
                AND b.impor_id = ANY(%s) AND b.keadaan = '{K.SAMA}'""",
        [r.impor.pk, nomor],
    )
    return banyak, sorted(penyama or [], reverse=True)
