"""What follows a run: the columns for what-ifs, and the band of every person, in a job of its own.

A run is finished without them. They rest on its stored results alone, so they can be made for an
old run too, and made again they are the same.
"""

import hashlib
import struct
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from django.db import connection, transaction

from karir.mesin.aturan import muat
from karir.mesin.bahan_andai import BahanTidakSah, KolomAndai, buka, kemas
from karir.mesin.rentang import ACAK, GESER, METODE, Rentang, Susunan, rentang, susunan
from karir.models import BahanAndai, ProsesPeringkat, RentangPeringkat
from karir.services.hasil import tabel_hasil
from karir.services.salin import Kolom, baca_kolom, medan_kolom, tulis_aliran
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import GalatPekerjaan, pekerjaan_buat
from talenta.pegawai.services.pohon import pohon_tetap

JENIS_OLAH = "karir.olah"
_KUNCI = 7_203_015
_KOLOM_PITA = ("pegawai_id", "terbaik", "terburuk", "bit_kotak")
_SEPOTONG = 50_000

Lapor = Callable[..., None]


def _tanpa_lapor(**_: object) -> None:
    return None


def olah_minta(*, proses: ProsesPeringkat, pelaku: Pelaku) -> Pekerjaan:
    """Queue the work that follows a run; a job that waits for it, or has done it, is given back.

    Two who ask at one moment get one job.
    """
    status = [Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN]
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, proses.instansi_id])
        if BahanAndai.objects.filter(proses=proses).exists():
            status.append(Pekerjaan.Status.SELESAI)
        ada = Pekerjaan.objects.filter(
            jenis=JENIS_OLAH,
            instansi_id=proses.instansi_id,
            parameter__proses_id=proses.pk,
            status__in=status,
        ).first()
        if ada is not None:
            return ada
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_OLAH,
            judul=f"Siapkan andaian dan rentang peringkat proses nomor {proses.pk}",
            parameter={"proses_id": proses.pk},
            instansi_id=proses.instansi_id,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="peringkat.olah",
            objek_jenis="proses",
            objek_id=proses.pk,
            objek_nama=str(proses),
            instansi_id=proses.instansi_id,
        )
    return pekerjaan


def proses_olah(*, proses: ProsesPeringkat, lapor: Lapor = _tanpa_lapor) -> BahanAndai:
    """Make what is missing of columns and bands; everything of a run, or nothing.

    Raises GalatPekerjaan where the results are set aside and cannot be read.
    """
    ada = BahanAndai.objects.filter(proses=proses).first()
    if ada is not None:
        return ada
    aturan = muat(proses.isi_aturan)
    lapor(langkah="Membaca hasil")
    kolom = kolom_baca(proses=proses)
    if len(kolom) != proses.ringkasan["status"]["DIPETAKAN"]:
        raise GalatPekerjaan("Hasil perhitungan ini sedang diarsipkan. Pulihkan dahulu.")
    coba = susunan(aturan, proses.sidik_aturan)
    pita = rentang(aturan, kolom.skor, coba, _lapor_susunan(lapor))
    lapor(langkah="Menyimpan rentang")
    isi = kemas(kolom)
    # The scope of the rows is that of the results, which a reorganisation may be renewing.
    with pohon_tetap(instansi_id=proses.instansi_id), transaction.atomic():
        ProsesPeringkat.objects.select_for_update().get(pk=proses.pk)
        ada = BahanAndai.objects.filter(proses=proses).first()
        if ada is not None:
            return ada
        if _simpan_rentang(proses, kolom, pita) != len(kolom):
            raise GalatPekerjaan("Hasil perhitungan ini baru saja diarsipkan. Pulihkan dahulu.")
        return BahanAndai.objects.create(
            proses=proses,
            instansi_id=proses.instansi_id,
            isi=isi,
            sidik=hashlib.sha256(isi).hexdigest(),
            jumlah=len(kolom),
            metode=_metode(proses, coba),
        )


def _metode(proses: ProsesPeringkat, coba: list[Susunan]) -> dict[str, Any]:
    """How the bands are made, for whoever repeats it."""
    return {
        "nama": METODE,
        "benih": proses.sidik_aturan,
        "acak": ACAK,
        "tepi": len(coba) - ACAK,
        "geser": GESER,
    }


def _lapor_susunan(lapor: Lapor) -> Callable[[int, int], None]:
    return lambda ke, dari: lapor(selesai=ke, total=dari, langkah="Mencoba susunan bobot")


def kolom_baca(*, proses: ProsesPeringkat, tabel: str = "karir_hasilperingkat") -> KolomAndai:
    """The mapped people of a stored run in `tabel`, ascending by NIP."""
    kolom = {
        "id": ("pegawai_id", "i8"),
        "terhalang": ("('HUKDIS_BERJALAN' = ANY (alasan))::int4", "i4"),
        "kotak": ("kotak", "i2"),
        "krs": ("krs::int4", "i4"),
        "peringkat": ("peringkat", "i4"),
        **{f"skor.{i}": (f"skor[{i}]", "i4") for i in range(1, len(proses.kolom_skor) + 1)},
    }
    isi = baca_kolom(
        sql=f"SELECT {', '.join(sql for sql, _ in kolom.values())} FROM {tabel} "
        "WHERE proses_id = %s AND status = 'DIPETAKAN' ORDER BY nip, pegawai_id",
        tipe={nama: tipe for nama, (_, tipe) in kolom.items()},
        parameter=[proses.pk],
    )
    return KolomAndai(
        id=isi["id"],
        terhalang=isi["terhalang"].astype(np.int8),
        kotak=isi["kotak"].astype(np.int8),
        krs=isi["krs"].astype(np.int8),
        peringkat=isi["peringkat"],
        skor=np.column_stack(
            [isi[nama].astype(np.int16) for nama in isi if nama.startswith("skor.")]
        ),
    )


def _simpan_rentang(proses: ProsesPeringkat, kolom: KolomAndai, pita: Rentang) -> int:
    """Write the bands beside the results, with the scope those have now; return how many."""
    RentangPeringkat.objects.filter(proses=proses).delete()
    if not len(kolom):
        return 0
    with connection.cursor() as kursor:
        kursor.execute(
            "CREATE TEMP TABLE pita (pegawai_id int8, terbaik int4, terburuk int4, bit_kotak int2) "
            "ON COMMIT DROP"
        )
        tulis_aliran(tabel="pita", kolom=_KOLOM_PITA, potongan=_potongan(kolom, pita))
        kursor.execute(
            "INSERT INTO karir_rentangperingkat (proses_id, pegawai_id, instansi_id, unit_lft, "
            "unit_id, terbaik, terburuk, bit_kotak) "
            "SELECT h.proses_id, h.pegawai_id, h.instansi_id, h.unit_lft, h.unit_id, p.terbaik, "
            "p.terburuk, p.bit_kotak FROM pita p JOIN karir_hasilperingkat h "
            "ON h.proses_id = %s AND h.pegawai_id = p.pegawai_id",
            [proses.pk],
        )
        jumlah = kursor.rowcount
        kursor.execute("DROP TABLE pita")
    return int(jumlah)


def _potongan(kolom: KolomAndai, pita: Rentang) -> Iterator[bytes]:
    """The bands as rows of binary COPY, piece by piece."""
    isi: tuple[Kolom, ...] = (kolom.id, pita.terbaik, pita.terburuk, pita.kotak)
    awal = struct.pack(">h", len(isi))
    for mulai in range(0, len(kolom), _SEPOTONG):
        iris = slice(mulai, mulai + _SEPOTONG)
        medan = medan_kolom({n: k[iris] for n, k in zip(_KOLOM_PITA, isi, strict=True)})
        yield b"".join(awal + satu for satu in medan)


def rentang_beda(*, proses: ProsesPeringkat, lapor: Lapor = _tanpa_lapor) -> str | None:
    """Work the bands out again and say where the stored ones part from them, "" if nowhere; None
    where none were made, or by another way of drawing than today's."""
    bahan = BahanAndai.objects.filter(proses=proses).first()
    if bahan is None:
        ada = RentangPeringkat.objects.filter(proses=proses).exists()
        return "Rentang peringkat tersimpan tanpa cara membuatnya." if ada else None
    if bahan.metode.get("nama") != METODE:
        return None
    aturan = muat(proses.isi_aturan)
    coba = susunan(aturan, proses.sidik_aturan)
    if bahan.metode != _metode(proses, coba):
        return "Cara membuat rentang peringkat yang tercatat tidak sesuai aturannya."
    lapor(langkah="Membaca rentang peringkat")
    kolom = kolom_baca(proses=proses, tabel=tabel_hasil(proses))
    if beda := _beda_bahan(bahan, kolom):
        return beda
    pita = rentang(aturan, kolom.skor, coba, _lapor_susunan(lapor))
    return _beda_pita(proses, kolom, pita) or _beda_tempat(proses)


def _beda_bahan(bahan: BahanAndai, kolom: KolomAndai) -> str:
    isi = bytes(bahan.isi)
    if hashlib.sha256(isi).hexdigest() != bahan.sidik:
        return "Bahan andaian tidak sesuai sidiknya."
    try:
        tersimpan = buka(isi)
    except BahanTidakSah:
        return "Bahan andaian tidak terbaca."
    if bahan.jumlah == len(kolom) and all(
        np.array_equal(getattr(tersimpan, nama), getattr(kolom, nama)) for nama in vars(kolom)
    ):
        return ""
    return "Bahan andaian tidak sesuai hasil yang tersimpan."


def _beda_pita(proses: ProsesPeringkat, kolom: KolomAndai, pita: Rentang) -> str:
    ada = baca_kolom(
        sql="SELECT pegawai_id, terbaik, terburuk, bit_kotak FROM karir_rentangperingkat "
        "WHERE proses_id = %s ORDER BY pegawai_id",
        tipe={"pegawai_id": "i8", "terbaik": "i4", "terburuk": "i4", "bit_kotak": "i2"},
        parameter=[proses.pk],
    )
    bersama, di, ke = np.intersect1d(
        kolom.id, ada["pegawai_id"], assume_unique=True, return_indices=True
    )
    sama = np.ones(len(bersama), bool)
    for nama, isi in (
        ("terbaik", pita.terbaik),
        ("terburuk", pita.terburuk),
        ("bit_kotak", pita.kotak),
    ):
        sama &= isi[di] == ada[nama][ke]
    semua_orang = len(kolom) + len(ada["pegawai_id"]) - len(bersama)
    beda = semua_orang - int(sama.sum())
    return f"Rentang peringkat berbeda bagi {beda} pegawai." if beda else ""


def _beda_tempat(proses: ProsesPeringkat) -> str:
    """Bands stand where the results stand, or others than those who see the result see them."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT count(*) FROM karir_rentangperingkat r "
            f"JOIN {tabel_hasil(proses)} h USING (proses_id, pegawai_id) WHERE r.proses_id = %s "
            "AND (r.instansi_id, r.unit_id) IS DISTINCT FROM (h.instansi_id, h.unit_id)",
            [proses.pk],
        )
        beda = kursor.fetchone()[0]
    return f"Rentang peringkat {beda} pegawai bukan pada unit hasilnya." if beda else ""
