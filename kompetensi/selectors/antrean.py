"""Who should be assessed next, why, and what it takes: one statement over the people in view."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kompetensi import rumus
from kompetensi.bawaan import baca
from kompetensi.models import Asesmen
from kompetensi.selectors.gap_teknis import SQL_DIMINTA
from kompetensi.selectors.ketentuan import Ketentuan
from kompetensi.selectors.standar import standar_berlaku
from talenta.mutu.kode import DINILAI, sql_daftar
from talenta.pegawai.bup import BUP_JENJANG, BUP_PROFESI
from talenta.pegawai.models import UnitOrganisasi

# Of either kind: its table, and the figure that says how long a result counts.
JENIS: dict[str, tuple[str, str, str]] = {
    "kompetensi": ("Kompetensi", "kompetensi_penilaiankompetensi", "masa.kompetensi_tahun"),
    "potensi": ("Potensi", "kompetensi_penilaianpotensi", "masa.potensi_tahun"),
    "teknis": ("Kompetensi teknis", "kompetensi_penilaianteknis", "masa.teknis_tahun"),
}
ALASAN: dict[str, str] = {
    "belum": "belum pernah dinilai",
    "habis": "hasilnya kedaluwarsa",
    "hampir": "hasilnya segera berakhir",
    "sengketa": "keberatannya diterima",
    "lowongan": "ada lowongan di atasnya",
}
TERBANYAK = 200


@dataclass(frozen=True)
class Antre:
    """A person in the queue; `alasan` are keys of ALASAN, `pengamatan` the levels that appraisers
    saw at work and noted."""

    pegawai_id: int
    nip: str
    nama: str
    jabatan: str
    unit: str
    terakhir: date | None
    alasan: list[str]
    bobot: int
    pengamatan: int = 0

    @property
    def kata(self) -> list[str]:
        return [ALASAN[satu] for satu in self.alasan]


@dataclass(frozen=True)
class Antrean:
    """The first TERBANYAK of the queue, and how many stand in it for each reason."""

    baris: list[Antre]
    jumlah: int
    per_alasan: dict[str, int]


def _bup() -> str:
    """Retirement age by jenjang and by the first word of the post (talenta.pegawai.bup); NULL where
    no post is recorded or its jenjang has none."""
    jenjang = " ".join(f"WHEN '{kode}' THEN {n}" for kode, n in BUP_JENJANG.items())
    profesi = " ".join(f"WHEN '{kata}' THEN {n}" for kata, n in BUP_PROFESI.items())
    kata = "upper(split_part(ltrim(nama), ' ', 1))"
    daftar = ", ".join(f"'{kode}'" for kode in BUP_JENJANG)
    return (
        f"CASE WHEN jenjang IN ({daftar}) THEN "
        f"greatest(CASE jenjang {jenjang} END, CASE {kata} {profesi} ELSE 0 END) END"
    )


# Of the person p in the post j.
_PENSIUN = """(date_trunc('month', p.tanggal_lahir + make_interval(years => j.bup))
                    + interval '1 month')::date"""


def _pengisi() -> str:
    isi = ", ".join(
        f"('{atas}', '{bawah}')"
        for atas, daftar in baca("antrean")["pengisi"].items()
        for bawah in daftar
    )
    return f"(VALUES {isi}) pengisi (atas, bawah)"


# Of a row of the statement: whether the reason holds.
_SYARAT = {"lowongan": "lowong AND dasar > 0"}


def _terakhir(jenis: str) -> str:
    """CTE t: the day of the latest result of a person that still stands. Of technical competencies
    those that the post asks for, each with its own: the oldest of these days, nothing while one of
    them was never assessed."""
    tabel = JENIS[jenis][1]
    syarat = """
            WHERE instansi_id = %(instansi)s AND unit_lft BETWEEN %(lft)s AND %(rgt)s
                AND dicabut_pada IS NULL AND tanggal <= %(hari)s"""
    if jenis != "teknis":
        return f"""t AS (
            SELECT pegawai_id, max(tanggal) AS terakhir FROM {tabel} {syarat} GROUP BY pegawai_id
        )"""
    return f"""t AS (
            SELECT x.pegawai_id, min(x.terakhir) AS terakhir
            FROM (SELECT r.pegawai_id, k.nomor, max(r.tanggal) AS terakhir
                  FROM {tabel} r JOIN k ON k.kode = r.kode {syarat} GROUP BY 1, 2) x
            JOIN o ON o.id = x.pegawai_id JOIN m ON m.jabatan_id = o.jabatan_id
            JOIN d ON d.jabatan_id = o.jabatan_id AND d.nomor = x.nomor
            GROUP BY x.pegawai_id, m.diminta HAVING count(*) = m.diminta
        )"""


def _sengketa(jenis: str) -> str:
    """CTE sengketa: whose latest result (of one technical competency) was rightly disputed."""
    return f"""sengketa AS (
            SELECT DISTINCT k.pegawai_id FROM kompetensi_keberatanasesmen k
            WHERE k.instansi_id = %(instansi)s AND k.jenis = %(jenis)s AND k.status = 'DITERIMA'
                AND k.tanggal IN (
                    SELECT max(x.tanggal) FROM {JENIS[jenis][1]} x
                    WHERE x.pegawai_id = k.pegawai_id AND x.dicabut_pada IS NULL
                        AND x.tanggal <= %(hari)s {"GROUP BY x.kode" if jenis == "teknis" else ""})
        )"""


# Levels that appraisers noted, for a person; they are evidence for the nine alone.
_AMATAN = """
            SELECT pegawai_id, count(*)::int AS amatan FROM kompetensi_pengamatankompetensi
            WHERE %(jenis)s = 'KOMPETENSI' AND instansi_id = %(instansi)s
                AND unit_lft BETWEEN %(lft)s AND %(rgt)s AND dicabut_pada IS NULL
            GROUP BY pegawai_id"""
# Who is asked at all (what that needs, and the join that narrows people), and which open events
# assess the kind.
_DIMINTA = {
    "teknis": (
        f"""{SQL_DIMINTA}, m AS MATERIALIZED (
            SELECT jabatan_id, count(*) AS diminta FROM d GROUP BY jabatan_id
        ), """,
        "JOIN m ON m.jabatan_id = p.jabatan_id",
    )
}
_MENILAI = {"teknis": "cardinality(s.teknis) > 0"}


def _sql(jenis: str, alasan: str) -> str:
    """People are sorted and counted by little more than their keys; names come at the end."""
    syarat = _SYARAT.get(alasan, alasan) if alasan in ALASAN else "true"
    hitung = ", ".join(
        f"count(*) FILTER (WHERE {_SYARAT.get(satu, satu)}) AS n_{satu}" for satu in ALASAN
    )
    bahan, diminta = _DIMINTA.get(jenis, ("", ""))
    return f"""
        WITH {bahan}j AS MATERIALIZED (
            SELECT id, jenjang, {_bup()} AS bup FROM pegawai_jabatan
            WHERE instansi_id = %(instansi)s
        ), o AS (
            SELECT p.id, p.nama_kunci, p.jabatan_id, j.jenjang, u.opd_id, {_PENSIUN} AS pensiun
            FROM pegawai_pegawai p {diminta}
            JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
            LEFT JOIN j ON j.id = p.jabatan_id
            WHERE p.instansi_id = %(instansi)s AND p.unit_lft BETWEEN %(lft)s AND %(rgt)s
                AND p.kedudukan_hukum IN {sql_daftar(DINILAI)}
        ), lowong AS (
            -- Of all units of the role, whichever of them is looked at.
            SELECT DISTINCT u.opd_id, pengisi.bawah
            FROM pegawai_pegawai p
            JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
            JOIN j ON j.id = p.jabatan_id
            JOIN {_pengisi()} ON pengisi.atas = j.jenjang
            WHERE p.instansi_id = %(instansi)s
                AND p.unit_lft BETWEEN %(lingkup_lft)s AND %(lingkup_rgt)s
                AND p.kedudukan_hukum IN {sql_daftar(DINILAI)}
                AND {_PENSIUN} > %(hari)s AND {_PENSIUN} <= %(sampai)s
        ), {_terakhir(jenis)}, {_sengketa(jenis)}, terdaftar AS (
            SELECT DISTINCT pa.pegawai_id FROM kompetensi_pesertaasesmen pa
            JOIN kompetensi_asesmen s ON s.id = pa.asesmen_id
            WHERE s.instansi_id = %(instansi)s AND s.status IN ('RENCANA', 'DIUNDANG')
                AND {_MENILAI.get(jenis, f"s.{jenis}")}
        ), a AS (
            SELECT o.id, o.nama_kunci, t.terakhir,
                t.terakhir IS NULL AS belum,
                coalesce(t.terakhir <= %(batas)s, false) AS habis,
                coalesce(t.terakhir > %(batas)s AND t.terakhir <= %(segera)s, false) AS hampir,
                s.pegawai_id IS NOT NULL AS sengketa,
                l.opd_id IS NOT NULL AS lowong
            FROM o
            LEFT JOIN t ON t.pegawai_id = o.id
            LEFT JOIN sengketa s ON s.pegawai_id = o.id
            LEFT JOIN lowong l ON l.opd_id = o.opd_id AND l.bawah = o.jenjang
            WHERE (o.pensiun IS NULL OR o.pensiun > %(hari)s)
                AND NOT EXISTS (SELECT 1 FROM terdaftar d WHERE d.pegawai_id = o.id)
        ), b AS (
            SELECT *, CASE WHEN belum THEN %(belum)s WHEN habis THEN %(habis)s
                           WHEN hampir THEN %(hampir)s ELSE 0 END AS dasar
            FROM a WHERE belum OR habis OR hampir OR sengketa
        ), c AS MATERIALIZED (
            SELECT *, dasar + CASE WHEN sengketa THEN %(sengketa)s ELSE 0 END
                + CASE WHEN lowong AND dasar > 0 THEN %(lowongan)s ELSE 0 END AS bobot
            FROM b WHERE {syarat}
        ), h AS (
            SELECT count(*) AS n, {hitung} FROM c
        ), n AS ({_AMATAN}
        )
        SELECT p.id, p.nip, trim(concat_ws(' ', nullif(p.gelar_depan, ''), p.nama))
                || coalesce(', ' || nullif(p.gelar_belakang, ''), ''),
            coalesce(j.nama, ''), u.nama, d.terakhir, belum, habis, hampir, sengketa,
            lowong AND dasar > 0, bobot, h.*, coalesce(n.amatan, 0)
        FROM (SELECT * FROM c
              ORDER BY bobot DESC, terakhir NULLS FIRST, nama_kunci, id LIMIT %(banyak)s) d
        CROSS JOIN h
        JOIN pegawai_pegawai p ON p.id = d.id
        JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
        LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
        LEFT JOIN n ON n.pegawai_id = d.id
        ORDER BY bobot DESC, terakhir NULLS FIRST, d.nama_kunci, d.id"""


def antrean_susun(
    *,
    oleh: Any,
    jenis: str,
    alasan: str = "",
    unit: UnitOrganisasi | None,
    hari: date,
    ketentuan: Ketentuan,
    banyak: int | None = TERBANYAK,
) -> Antrean:
    """The queue within the scope, narrowed to a unit; `banyak` None gives all of it.

    Whoever is in an open event of this kind is not asked again, nor whoever retires first.
    """
    lingkup = oleh.lingkup
    lft, rgt = lingkup.lft, lingkup.rgt
    if unit is not None and unit.lft is not None and unit.rgt is not None:
        lft, rgt = max(lft, unit.lft), min(rgt, unit.rgt)
    batas = rumus.mundur(hari, ketentuan.angka(JENIS[jenis][2]))
    bobot = {kode: ketentuan.angka(f"antrean.{kode}") for kode in ALASAN}
    parameter = {
        "instansi": lingkup.instansi_id,
        "lft": lft,
        "rgt": rgt,
        "lingkup_lft": lingkup.lft,
        "lingkup_rgt": lingkup.rgt,
        "hari": hari,
        "jenis": jenis.upper(),
        "batas": batas,
        "segera": date.fromordinal(batas.toordinal() + ketentuan.angka("masa.pengingat_hari")),
        "sampai": rumus.maju_bulan(hari, ketentuan.angka("antrean.pensiun_bulan")),
        "banyak": banyak,
        "versi": _versi(lingkup.instansi_id, hari) if jenis == "teknis" else None,
        **bobot,
    }
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL jit = off")
        kursor.execute(_sql(jenis, alasan), parameter)
        semua = kursor.fetchall()
    hitung = semua[0][12:18] if semua else (0,) * 6
    baris = []
    for pegawai_id, nip, nama, jabatan, tempat, terakhir, *sisa in semua:
        sebab = [kode for kode, ada in zip(ALASAN, sisa[:5], strict=True) if ada]
        nilai = rumus.mendesak(sebab, bobot)
        baris.append(
            Antre(pegawai_id, nip, nama, jabatan, tempat, terakhir, sebab, nilai, sisa[-1])
        )
    return Antrean(
        baris=baris,
        jumlah=hitung[0],
        per_alasan=dict(zip(ALASAN, hitung[1:], strict=True)),
    )


def _versi(instansi_id: int | None, hari: date) -> int | None:
    versi = standar_berlaku(instansi_id=instansi_id, hari=hari)
    return versi.pk if versi else None


@dataclass(frozen=True)
class Biaya:
    """What assessing everybody in the queue takes by one method, and where its cost stands; None:
    it is not set."""

    kode: str
    judul: str
    seorang: int | None
    seluruh: int | None
    sumber: str


def biaya_antrean(*, orang: int, ketentuan: Ketentuan) -> list[Biaya]:
    """The budget by method, in rupiah."""
    hasil = []
    for metode in Asesmen.Metode:
        kode = f"biaya.{metode.value.lower()}"
        seorang = ketentuan.nilai[kode]
        seluruh = None if seorang is None else seorang * orang
        hasil.append(Biaya(kode, str(metode.label), seorang, seluruh, ketentuan.sumber[kode]))
    return hasil
