"""What of a person's competence is held against a post, read in one place.

A post without a technical or digital standard of its own has none to be matched with: then None
is returned, and the weights of that part go where karir.mesin.kecocokan.bobot_dipakai says.
Whoever was not assessed against one that there is has no match (-1), which is never 0.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from karir.mesin.waktu import mundur_tahun
from karir.services.salin import baca_kolom
from kompetensi import rumus
from kompetensi.digital.gabungan import sql_gabungan
from kompetensi.digital.ketentuan import ketentuan_pada
from kompetensi.digital.models import StandarDigital
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.selectors.standar import standar_pada
from talenta.pegawai.models import Jabatan

Kolom = NDArray[np.int64]


def standar_jumlah(*, jabatan: Jabatan, hari: date) -> int:
    """Sum of the nine levels that a post asks for on a day: its own standard, else that of its
    jenjang."""
    return standar_pada([jabatan], hari=hari)[jabatan.pk].jumlah


def teknis_kolom(*, jabatan: Jabatan, orang: Kolom, hari: date) -> Kolom | None:
    """Technical match of people (ascending ids) with a post that asks for technical competencies,
    hundredths, -1 where one of them was not assessed or too long ago; arithmetic of
    kompetensi.rumus.cocok_teknis."""
    syarat = standar_pada([jabatan], hari=hari)[jabatan.pk].teknis
    if not syarat:
        return None
    kode = list(syarat)
    tingkat = np.full((len(orang), len(kode)), rumus.KOSONG, np.int64)
    if len(orang):
        ketentuan = ketentuan_berlaku(instansi_id=jabatan.instansi_id, hari=hari)
        batas = rumus.mundur(hari, ketentuan.angka("masa.teknis_tahun"))
        kolom = baca_kolom(
            sql="""SELECT DISTINCT ON (pegawai_id, kode) pegawai_id,
                  array_position(%s::text[], kode::text)::int4, tingkat::int4
                FROM kompetensi_penilaianteknis
                WHERE pegawai_id = ANY (%s) AND kode = ANY (%s) AND dicabut_pada IS NULL
                  AND tanggal > %s AND tanggal <= %s
                ORDER BY pegawai_id, kode, tanggal DESC""",
            tipe={"orang": "i8", "kode": "i4", "tingkat": "i4"},
            parameter=[kode, orang.tolist(), kode, batas, hari],
        )
        letak = np.searchsorted(orang, kolom["orang"])
        tingkat[letak, kolom["kode"] - 1] = kolom["tingkat"]
    return rumus.cocok_teknis_kolom(tingkat, np.array(list(syarat.values()), np.int64))


def digital_kolom(*, jabatan: Jabatan, orang: Kolom, hari: date) -> Kolom | None:
    """Digital match of people (ascending ids) with a post that has a digital standard of its own,
    hundredths, -1 for not assessed or assessed too long ago; arithmetic of
    kompetensi.digital.rumus.kecocokan."""
    standar = (
        StandarDigital.objects.filter(jabatan=jabatan, berlaku_mulai__lte=hari)
        .order_by("-berlaku_mulai", "-pk")
        .first()
    )
    if standar is None or not standar.tingkat or not sum(standar.tingkat):
        return None
    hasil = np.full(len(orang), -1, np.int64)
    if not len(orang):
        return hasil
    area = [f"t{i}" for i in range(1, len(standar.tingkat) + 1)]
    ketentuan = ketentuan_pada(instansi_id=jabatan.instansi_id, hari=hari)
    sql, parameter = sql_gabungan(
        instansi_id=jabatan.instansi_id,
        hari=hari,
        ketentuan=ketentuan,
        pegawai=orang.tolist(),
    )
    kolom = baca_kolom(
        sql=f"SELECT pegawai_id, {', '.join(area)} FROM ({sql}) g WHERE tanggal > %s "
        "ORDER BY pegawai_id",
        tipe={"orang": "i8", **dict.fromkeys(area, "i4")},
        parameter=[*parameter, mundur_tahun(hari, ketentuan.masa_tahun)],
    )
    dicapai = sum(
        np.minimum(kolom[nama].astype(np.int64), 100 * minta)
        for nama, minta in zip(area, standar.tingkat, strict=True)
    )
    diminta = 100 * sum(standar.tingkat)
    hasil[np.searchsorted(orang, kolom["orang"])] = (2 * dicapai * 10_000 + diminta) // (
        2 * diminta
    )
    return hasil
