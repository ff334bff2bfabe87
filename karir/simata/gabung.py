"""Both sides of the comparison joined into one table, and the conditions on its rows.

Both start from `terlihat_oleh`. A person whom neither side maps is no part of it.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from karir.kode import StatusHasil
from karir.models import HasilPeringkat, ProsesPeringkat
from karir.simata.baris import HANYA_PORTAL, HANYA_SIMATA, KEADAAN, SAMA, SEMUA, Saringan
from karir.simata.hitungan import BERKEADAAN
from karir.simata.models import AcuanSimata, BarisSimata
from karir.simata.unsur import unsur_banding
from talenta.akun.models import Pengguna
from talenta.pegawai.rumus import kunci_nama, rentang_nip

_A: Final = (
    "pegawai_id", "nip", "nama", "nama_kunci", "opd_id", "opd_nama", "unit_nama", "status",
    "alasan", "kotak", "y_eksak", "x_eksak", "skor",
)  # fmt: skip
_B: Final = (
    "pegawai_id", "nip", "nama", "nama_kunci", "unit_nama", "kotak", "y", "x", "komponen", "baris",
)  # fmt: skip
TAMPIL: Final = (
    "pegawai_id", "nip", "nama", "opd_nama", "unit_nama", "keadaan", "status", "alasan",
    "kotak_portal", "kotak_simata", "y_simata", "x_simata", "baris",
)  # fmt: skip


class Gabungan:
    """`awal` is a WITH clause that ends in `g`: everybody whom a side maps, with both values and a
    bit for each element that differs; `parameter` what it takes."""

    def __init__(
        self,
        pengguna: Pengguna,
        acuan: AcuanSimata,
        proses: ProsesPeringkat,
        orang: tuple[Collection[int], Collection[str]] | None = None,
    ) -> None:
        hasil = HasilPeringkat.objects.terlihat_oleh(pengguna, proses_id=proses.pk)
        baris = BarisSimata.objects.terlihat_oleh(pengguna).filter(acuan=acuan)
        if orang is not None:
            hasil = hasil.filter(pegawai_id__in=orang[0])
            baris = baris.filter(nip__in=orang[1])
        desimal: Mapping[str, int] = acuan.desimal
        self.unsur = unsur_banding(proses=proses, desimal=desimal)
        self.parameter: list[Any] = []
        a, b = self._sisi(hasil, _A), self._sisi(baris, _B)
        dipetakan = f"a.status = '{StatusHasil.DIPETAKAN.value}'"
        beda = " + ".join(
            f"CASE WHEN {satu.beda} THEN {1 << n} ELSE 0 END" for n, satu in enumerate(self.unsur)
        )
        bersama = ", ".join(
            f"coalesce(a.{nama}, b.{nama}) AS {nama}"
            for nama in ("nip", "nama", "nama_kunci", "unit_nama")
        )
        nilai = ", ".join(
            f"({satu.sql_portal})::bigint AS p{n}, ({satu.sql_simata})::bigint AS s{n}"
            for n, satu in enumerate(self.unsur)
        )
        self.awal = (
            f"WITH a AS ({a}), b AS ({b}), g AS (SELECT {bersama}, "
            "coalesce(a.pegawai_id, o.id) AS pegawai_id, a.pegawai_id AS a_id, a.opd_id, "
            "coalesce(a.opd_nama, '') AS opd_nama, a.status, a.alasan, a.kotak AS kotak_portal, "
            f"b.kotak AS kotak_simata, b.y AS y_simata, b.x AS x_simata, b.baris, {nilai}, "
            f"CASE WHEN b.nip IS NULL THEN '{HANYA_PORTAL}' WHEN {dipetakan} THEN '' "
            f"ELSE '{HANYA_SIMATA}' END AS sisi, "
            f"CASE WHEN b.nip IS NOT NULL AND {dipetakan} THEN {beda} ELSE 0 END AS beda "
            # Whoever was brought in after the file was read is found by NIP as well.
            "FROM a FULL JOIN b ON a.nip = b.nip LEFT JOIN pegawai_pegawai o "
            f"ON a.nip IS NULL AND o.nip = b.nip AND o.instansi_id = {int(acuan.instansi_id)} "
            f"WHERE b.nip IS NOT NULL OR {dipetakan})"
        )

    def _sisi(self, semua: Any, kolom: Sequence[str]) -> str:
        sql, parameter = semua.order_by().values_list(*kolom).query.sql_with_params()
        self.parameter += parameter
        return str(sql)

    def _jenis(self, jenis: str) -> str:
        if jenis in KEADAAN:
            return f"keadaan = '{jenis}'"
        if jenis == SEMUA:
            return "TRUE"
        for n, satu in enumerate(self.unsur):
            if satu.kode == jenis:
                return f"beda & {1 << n} <> 0"
        return f"keadaan <> '{SAMA}'"

    def dasar(self, saring: Saringan) -> tuple[str, list[Any]]:
        """Conditions of the whole page: office and person."""
        syarat, isi = ["TRUE"], list[Any]()
        if saring.opd_id is not None:
            syarat.append("opd_id = %s")
            isi.append(saring.opd_id)
        if nip := rentang_nip(saring.cari):
            syarat.append("nip BETWEEN %s AND %s")
            isi += nip
        else:
            for sepotong in kunci_nama(saring.cari).split():
                syarat.append("position(%s IN nama_kunci) > 0")
                isi.append(sepotong)
        return " AND ".join(syarat), isi

    def daftar(self, saring: Saringan) -> tuple[str, list[Any]]:
        """Conditions of the list: what differs, and the boxes on both sides."""
        sql, isi = self._jenis(saring.jenis), list[Any]()
        for kolom, nilai in (("kotak_portal", saring.portal), ("kotak_simata", saring.simata)):
            if nilai is not None:
                sql += f" AND {kolom} = %s"
                isi.append(nilai)
        return sql, isi

    def pilih(self, saring: Saringan) -> tuple[str, list[Any]]:
        """The rows of the list (TAMPIL, what differs, and both values of each element)."""
        dasar, isi_dasar = self.dasar(saring)
        daftar, isi_daftar = self.daftar(saring)
        sql = f"{self.awal} {self._kolom()} FROM ({BERKEADAAN} FROM g) h WHERE {dasar} AND {daftar}"
        return sql, [*self.parameter, *isi_dasar, *isi_daftar]

    def _kolom(self) -> str:
        nilai = ", ".join(f"p{n}, s{n}" for n in range(len(self.unsur)))
        return f"SELECT {', '.join(TAMPIL)}, beda, {nilai}"
