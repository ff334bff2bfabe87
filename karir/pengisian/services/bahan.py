"""Reading what eligibility rests on, one piece of people after another, as columns.

The caller's transaction must be REPEATABLE READ. Withdrawn rows and rows after the reference date
are left out. Nothing else about a person is read: karir.mesin.kelayakan names all columns.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from django.db import connection

from karir.mesin import kosakata, waktu
from karir.mesin.bahan_layak import Bahan, HukdisLayak, Kolom, OrangLayak, RiwayatLayak, bahan_susun
from karir.mesin.kelayakan import TAHUN_ASESMEN, TANPA
from karir.mesin.syarat import GOLONGAN
from karir.models import Lowongan
from karir.pengisian.selectors.cocok import digital_kolom, teknis_kolom
from karir.services.masukan import _hari, _kode, _rapi
from karir.services.salin import baca_kolom
from kompetensi.kode import KOMPETENSI

SEPOTONG: Final = 200_000
_KOSONG: Final = f"({waktu.KOSONG})::int4"
# The month of appointment stands in a PNS's NIP; of a PPPK's the year alone is one.
_AWAL: Final = """make_date(substr(p.nip, 9, 4)::int,
  CASE WHEN substr(p.nip, 13, 2) BETWEEN '01' AND '12' THEN substr(p.nip, 13, 2)::int ELSE 1 END, 1)
"""
_MASUK: Final = (
    "CASE WHEN p.nip ~ '^[0-9]{8}(19[6-9]|20[0-9])[0-9]{7}$' "
    f"THEN {_hari(_AWAL)} ELSE {_KOSONG} END"
)


@dataclass(frozen=True, eq=False)
class Potongan:
    """Some people whole: what eligibility reads, and the three parts of the match."""

    bahan: Bahan
    talenta: Kolom
    teknis: Kolom
    digital: Kolom

    def kolom(self) -> list[tuple[str, Kolom]]:
        """All columns under their names, in a fixed order."""
        cocok = [(f"cocok.{n}", getattr(self, n)) for n in ("talenta", "teknis", "digital")]
        return [*self.bahan.kolom(), *cocok]


def orang_baca(*, instansi_id: int) -> Kolom:
    """Everybody of an agency, ascending."""
    return baca_kolom(
        sql="SELECT id FROM pegawai_pegawai WHERE instansi_id = %s ORDER BY id",
        tipe={"id": "i8"},
        parameter=[instansi_id],
    )["id"]


def potongan_baca(*, lowongan: Lowongan, proses_id: int, hari: date) -> Iterator[Potongan]:
    """The people of the vacancy's agency piece by piece, ascending."""
    semua = orang_baca(instansi_id=lowongan.instansi_id)
    for awal in range(0, len(semua), SEPOTONG):
        orang = semua[awal : awal + SEPOTONG]
        batas = [lowongan.instansi_id, int(orang[0]), int(orang[-1])]
        kosong = np.full(len(orang), TANPA, np.int64)
        teknis = teknis_kolom(jabatan=lowongan.jabatan, orang=orang, hari=hari)
        digital = digital_kolom(jabatan=lowongan.jabatan, orang=orang, hari=hari)
        yield Potongan(
            bahan=Bahan(
                orang=_orang(lowongan, orang, batas, hari),
                riwayat=_riwayat(lowongan, batas, hari),
                hukdis=_hukdis(batas, hari),
            ),
            talenta=_talenta(orang, batas, proses_id),
            teknis=kosong if teknis is None else teknis,
            digital=kosong if digital is None else digital,
        )


def bahan_satu(*, lowongan: Lowongan, pegawai_id: int, hari: date) -> Bahan:
    """What eligibility of one person rests on, as it stands now."""
    orang = np.array([pegawai_id], np.int64)
    batas = [lowongan.instansi_id, pegawai_id, pegawai_id]
    return Bahan(
        orang=_orang(lowongan, orang, batas, hari),
        riwayat=_riwayat(lowongan, batas, hari),
        hukdis=_hukdis(batas, hari),
    )


def _lebar(kolom: dict[str, Any]) -> dict[str, Kolom]:
    return {nama: isi.astype(np.int64) for nama, isi in kolom.items()}


def _pada(orang: Kolom, kunci: Kolom, nilai: Kolom, kosong: int) -> Kolom:
    """Values of some people (`kunci`, ascending and once each) beside all of them."""
    hasil = np.full(len(orang), kosong, np.int64)
    hasil[np.searchsorted(orang, kunci)] = nilai
    return hasil


def _orang(lowongan: Lowongan, orang: Kolom, batas: list[int], hari: date) -> OrangLayak:
    golongan = ", ".join(f"'{satu}'" for satu in GOLONGAN)
    predikat = ", ".join(
        f"coalesce({_kode(f'k{n}.predikat', kosakata.PREDIKAT)}, -1::int2)" for n in (1, 2)
    )
    gabung = " ".join(
        f"LEFT JOIN kinerja_predikatberlaku k{n} ON k{n}.pegawai_id = p.id "
        # The piece is said again: the planner does not carry it into the view by itself.
        f"AND k{n}.tahun = %s AND k{n}.pegawai_id BETWEEN %s AND %s AND k{n}.dicabut_pada IS NULL"
        for n in (1, 2)
    )
    kolom = _lebar(
        baca_kolom(
            sql=f"""SELECT p.id, p.kedudukan_hukum::int4,
              coalesce(array_position(ARRAY[{golongan}], p.golongan::text), 0)::int4,
              {_hari("p.tanggal_lahir")}, coalesce(p.jabatan_id, -1), p.unit_id,
              coalesce({_kode("j.jenjang", kosakata.JENJANG)}, -1::int2),
              coalesce({_hari("p.tmt_jabatan")}, {_KOSONG}),
              coalesce(d.tingkat_id, nullif(p.tingkat_pendidikan, ''), '-1')::int4,
              coalesce(p.pendidikan_id, -1),
              {predikat},
              coalesce({_hari("x.mulai")}, {_KOSONG}), {_MASUK}
            FROM pegawai_pegawai p
            LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
            LEFT JOIN pegawai_pendidikan d ON d.id = p.pendidikan_id
            {gabung}
            LEFT JOIN karir_pemeriksaanberjalan x ON x.pegawai_id = p.id AND x.selesai IS NULL
            WHERE p.instansi_id = %s AND p.id BETWEEN %s AND %s ORDER BY p.id""",
            tipe={
                "id": "i8", "kedudukan": "i4", "golongan": "i4", "lahir": "i4", "jabatan": "i8",
                "unit": "i8", "jenjang": "i2", "tmt_jabatan": "i4", "pendidikan": "i4",
                "derajat": "i8", "predikat_1": "i2", "predikat_2": "i2", "diperiksa": "i4",
                "masuk": "i4",
            },
            parameter=[hari.year - 1, *batas[1:], hari.year - 2, *batas[1:], *batas],
        )
    )  # fmt: skip
    bidang = _bidang(lowongan, kolom.pop("derajat"))
    nilai = _asesmen(batas, hari)
    return OrangLayak(
        **kolom,
        bidang=bidang,
        tingkat=_pada(orang, nilai["orang"], nilai["tingkat"], TANPA),
        asesmen=_pada(orang, nilai["orang"], nilai["tanggal"], waktu.KOSONG),
    )


def _bidang(lowongan: Lowongan, derajat: Kolom) -> Kolom:
    """Whether each degree's field of study is one that the post lists; -1 where either is empty."""
    diminta = {_rapi(satu) for satu in lowongan.jabatan.bidang_ilmu} - {""}
    if not diminta:
        return np.full(len(derajat), TANPA, np.int64)
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT id, bidang_ilmu FROM pegawai_pendidikan WHERE instansi_id = %s",
            [lowongan.instansi_id],
        )
        cocok = {k: int(_rapi(b) in diminta) for k, b in kursor.fetchall() if _rapi(b)}
    unik, letak = np.unique(derajat, return_inverse=True)
    return np.array([cocok.get(int(satu), TANPA) for satu in unik], np.int64)[letak]


def _asesmen(batas: list[int], hari: date) -> dict[str, Kolom]:
    jumlah = " + ".join(f"{nama}::int4" for nama in KOMPETENSI)
    return _lebar(
        baca_kolom(
            sql=f"SELECT DISTINCT ON (pegawai_id) pegawai_id, ({jumlah}), {_hari('tanggal')} "
            "FROM kompetensi_penilaiankompetensi WHERE instansi_id = %s "
            "AND pegawai_id BETWEEN %s AND %s AND dicabut_pada IS NULL "
            "AND tanggal > %s AND tanggal <= %s ORDER BY pegawai_id, tanggal DESC, id DESC",
            tipe={"orang": "i8", "tingkat": "i4", "tanggal": "i4"},
            parameter=[*batas, waktu.mundur_tahun(hari, TAHUN_ASESMEN), hari],
        )
    )


def _riwayat(lowongan: Lowongan, batas: list[int], hari: date) -> RiwayatLayak:
    """Definitive positions, the profile's present one among them."""
    jenjang = f"coalesce({_kode('j.jenjang', kosakata.JENJANG)}, -1::int2)"
    serumpun = "coalesce((nullif(j.rumpun, '') = %s)::int4, 0)"
    rumpun = lowongan.jabatan.rumpun
    return RiwayatLayak(
        **_lebar(
            baca_kolom(
                sql=f"""SELECT r.pegawai_id, {_hari("r.tmt_mulai")} AS mulai,
                  coalesce({_hari("r.tmt_selesai")}, {_KOSONG}), {jenjang} AS jenjang, {serumpun}
                FROM pegawai_riwayatjabatan r
                LEFT JOIN pegawai_jabatan j
                  ON j.instansi_id = r.instansi_id AND j.kode = r.jabatan_kode
                WHERE r.instansi_id = %s AND r.pegawai_id BETWEEN %s AND %s
                  AND r.jenis_penugasan = 'DEFINITIF' AND r.dicabut_pada IS NULL
                  AND r.tmt_mulai <= %s
                UNION ALL
                SELECT p.id, {_hari("p.tmt_jabatan")}, {_KOSONG}, {jenjang}, {serumpun}
                FROM pegawai_pegawai p JOIN pegawai_jabatan j ON j.id = p.jabatan_id
                WHERE p.instansi_id = %s AND p.id BETWEEN %s AND %s AND p.tmt_jabatan <= %s
                ORDER BY 1, 2, 3 DESC, 4""",
                tipe={
                    "orang": "i8", "mulai": "i4", "selesai": "i4", "jenjang": "i2",
                    "serumpun": "i4",
                },
                parameter=[rumpun, *batas, hari, rumpun, *batas, hari],
            )
        )
    )  # fmt: skip


def _hukdis(batas: list[int], hari: date) -> HukdisLayak:
    return HukdisLayak(
        **_lebar(
            baca_kolom(
                sql=f"SELECT pegawai_id, {_kode('tingkat', kosakata.HUKUMAN)}, {_hari('tmt')}, "
                f"coalesce({_hari('akhir')}, {_KOSONG}) FROM pegawai_hukumandisiplin "
                "WHERE instansi_id = %s AND pegawai_id BETWEEN %s AND %s "
                "AND dicabut_pada IS NULL AND tmt <= %s ORDER BY pegawai_id, tmt, id",
                tipe={"orang": "i8", "tingkat": "i2", "tmt": "i4", "akhir": "i4"},
                parameter=[*batas, hari],
            )
        )
    )


def _talenta(orang: Kolom, batas: list[int], proses_id: int) -> Kolom:
    nilai = _lebar(
        baca_kolom(
            sql="SELECT pegawai_id, talenta_eksak FROM karir_hasilperingkat WHERE proses_id = %s "
            "AND instansi_id = %s AND pegawai_id BETWEEN %s AND %s "
            "AND talenta_eksak IS NOT NULL ORDER BY pegawai_id",
            tipe={"orang": "i8", "nilai": "i8"},
            parameter=[proses_id, *batas],
        )
    )
    masih = np.isin(nilai["orang"], orang)
    return _pada(orang, nilai["orang"][masih], nilai["nilai"][masih], TANPA)


def potongan_beku(potongan: Potongan) -> tuple[bytes, bytes]:
    """A piece as it is frozen, and what its hash is made of."""
    kolom = potongan.kolom()
    kepala = json.dumps([[nama, len(isi)] for nama, isi in kolom]).encode()
    mentah = b"\n".join((kepala, b"".join(isi.astype("<i8").tobytes() for _, isi in kolom)))
    return zlib.compress(mentah, 1), hashlib.sha256(mentah).digest()


def potongan_cair(beku: bytes) -> tuple[Potongan, bytes]:
    """A frozen piece as it was, and what its hash is made of."""
    mentah = zlib.decompress(beku)
    kepala, _, isi = mentah.partition(b"\n")
    kolom: dict[str, Kolom] = {}
    awal = 0
    for nama, banyak in json.loads(kepala):
        kolom[nama] = np.frombuffer(isi, "<i8", banyak, awal).astype(np.int64)
        awal += 8 * banyak
    # Read for eligibility later than the first judgements were frozen: unknown to those.
    if "orang.masuk" not in kolom:
        kolom["orang.masuk"] = np.full(len(kolom["orang.id"]), waktu.KOSONG, np.int64)
    satu = Potongan(
        bahan=bahan_susun(kolom),
        talenta=kolom["cocok.talenta"],
        teknis=kolom["cocok.teknis"],
        digital=kolom["cocok.digital"],
    )
    return satu, hashlib.sha256(mentah).digest()
