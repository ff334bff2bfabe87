"""A run's leaves from its stored results, its tree in the database, its counts by office."""

from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from karir.mesin import pohon
from karir.models import PohonProses, ProsesPeringkat, RahasiaProses
from karir.models.sertifikat import SEPOTONG
from karir.padat import fakta_sql
from karir.periksa_tanda_terima import BARIS
from karir.services.hasil import tabel_hasil
from karir.services.salin import Kolom, baca_kolom

_BLOK: Final = 64
_DALAM: Final = 0x36
_LUAR: Final = 0x5C


def _lolos(kolom: str) -> str:
    """SQL of a text that stays on one line."""
    return rf"replace(replace({kolom}, '\', '\\'), chr(10), '\n')"


def _bilangan(kolom: str) -> str:
    return f"coalesce({kolom}::text, '')"


# The text of a person in SQL, line by line, as karir.periksa_tanda_terima.teks writes it.
_SQL_BARIS: Final = {
    **{nama: nama for nama in ("nip", "jenjang", "status")},
    **{nama: nama for nama in ("kategori_kinerja", "kategori_potensial", "kategori_predikat")},
    "nama": _lolos("nama"),
    "jabatan": _lolos("jabatan_nama"),
    "unit": _lolos("unit_nama"),
    "opd": _lolos("opd_nama"),
    "alasan": "array_to_string(alasan, ',')",
    "krs": "CASE WHEN krs THEN 'ya' WHEN NOT krs THEN 'tidak' ELSE '' END",
    **{
        nama: _bilangan(nama)
        for nama in (
            *("kotak", "y_eksak", "x_eksak", "talenta_eksak"),
            *("peringkat", "peringkat_opd", "peringkat_jenjang"),
        )
    },
}


@dataclass(frozen=True)
class Kunci:
    """The two keyed blocks of HMAC-SHA-256 by which a run's salts are made."""

    dalam: bytes
    luar: bytes

    @classmethod
    def dari(cls, rahasia: bytes) -> "Kunci":
        """From a secret of at most 64 bytes."""
        isi = rahasia.ljust(_BLOK, b"\0")
        return cls(bytes(b ^ _DALAM for b in isi), bytes(b ^ _LUAR for b in isi))

    @classmethod
    def tersimpan(cls, proses: ProsesPeringkat) -> "Kunci":
        """Those a run was certified with. Raises RahasiaProses.DoesNotExist."""
        satu = RahasiaProses.objects.get(proses=proses)
        return cls(bytes(satu.dalam), bytes(satu.luar))


def daun_baca(*, proses: ProsesPeringkat, kepala: str, kunci: Kunci) -> tuple[Kolom, bytes]:
    """Everybody in a run by ascending `pegawai_id`, and the leaf of each, 32 bytes.

    The database writes the texts and hashes them; 44 bytes a person come here.
    """
    baris = " || ".join(rf"E'{nama}=' || {_SQL_BARIS[nama]} || E'\n'" for nama in BARIS)
    teks = (
        rf"%s || {baris} || 'skor=' || array_to_string(skor, ',') || "
        rf"E'\nfakta=' || array_to_string({fakta_sql(proses.tipe_fakta, 'fakta')}, ',') || E'\n'"
    )
    kolom = baca_kolom(
        sql=f"""
            SELECT pegawai_id, sha256(%s::bytea
                || sha256(%s::bytea || sha256(%s::bytea || convert_to(pegawai_id::text, 'UTF8')))
                || convert_to({teks}, 'UTF8'))
            FROM {tabel_hasil(proses)} WHERE proses_id = %s ORDER BY pegawai_id
        """,
        tipe={"pegawai": "i8", "daun": "V32"},
        parameter=[b"\0", kunci.luar, kunci.dalam, kepala, proses.pk],
    )
    return kolom["pegawai"], kolom["daun"].tobytes()


def pohon_simpan(
    *, proses: ProsesPeringkat, kunci: Kunci, pegawai: Kolom, lapis: list[bytes]
) -> None:
    """Keep secret and tree, so that one person's way is read and not computed again."""
    RahasiaProses.objects.create(proses=proses, dalam=kunci.dalam, luar=kunci.luar)
    PohonProses.objects.bulk_create(_potongan(proses, pegawai, lapis), batch_size=20)


def _potongan(proses: ProsesPeringkat, pegawai: Kolom, lapis: list[bytes]) -> list[PohonProses]:
    lebar = SEPOTONG * pohon.LEBAR
    semua = []
    for tingkat, isi in enumerate(lapis):
        for ke, mulai in enumerate(range(0, len(isi), lebar)):
            orang = pegawai[ke * SEPOTONG : (ke + 1) * SEPOTONG].tolist() if not tingkat else None
            semua.append(
                PohonProses(
                    proses=proses,
                    lapis=tingkat,
                    potongan=ke,
                    awal=orang[0] if orang else None,
                    pegawai=orang,
                    isi=isi[mulai : mulai + lebar],
                )
            )
    return semua


def pohon_baca(*, proses: ProsesPeringkat) -> list[bytes]:
    """The stored levels, leaves first."""
    lapis: list[list[bytes]] = []
    semua = PohonProses.objects.filter(proses=proses).order_by("lapis", "potongan")
    for satu in semua.values_list("lapis", "isi").iterator(50):
        while len(lapis) <= satu[0]:
            lapis.append([])
        lapis[satu[0]].append(bytes(satu[1]))
    return [b"".join(satu) for satu in lapis] or [b""]


def rekap_hitung(*, proses: ProsesPeringkat) -> list[dict[str, Any]]:
    """Counts of a run by office (`RekapProses.isi`)."""
    kotak = ", ".join(f"count(*) FILTER (WHERE kotak = {nomor})" for nomor in range(1, 10))
    status = ", ".join(
        f"count(*) FILTER (WHERE status = '{satu}')"
        for satu in ("DIPETAKAN", "BELUM_LENGKAP", "TIDAK_DIPETAKAN")
    )
    with connection.cursor() as kursor:
        kursor.execute(
            f"""
            SELECT opd_id, opd_nama, count(*), {status}, count(*) FILTER (WHERE krs),
                ARRAY[{kotak}]
            FROM {tabel_hasil(proses)} WHERE proses_id = %s
            GROUP BY opd_id, opd_nama ORDER BY opd_nama, opd_id
            """,
            [proses.pk],
        )
        nama = ("id", "nama", "jumlah", "dipetakan", "belum", "tidak", "krs", "kotak")
        return [dict(zip(nama, baris, strict=True)) for baris in kursor.fetchall()]
