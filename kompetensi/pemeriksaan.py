"""Checks on assessments of competency, potential and digital skill."""

from pathlib import Path

from talenta.mutu.daftar import daftarkan
from talenta.mutu.jenis import SQL_DINILAI, Fakta, Pemeriksaan
from talenta.mutu.kode import Dimensi


def _terakhir(alias: str, tabel: str) -> Fakta:
    return Fakta(
        alias=alias,
        sql=f"""
            SELECT pegawai_id, max(tanggal) AS terakhir FROM {tabel}
            WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL AND tanggal <= %(hari)s
            GROUP BY pegawai_id""",
    )


# From a file, or found in the portal by its test or a supervisor.
_DIGITAL = Fakta(
    alias="pd",
    sql="""
        SELECT pegawai_id, max(tanggal) AS terakhir FROM (
          SELECT pegawai_id, tanggal FROM kompetensi_keterampilandigital
          WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL AND tanggal <= %(hari)s
          UNION ALL
          SELECT pegawai_id, tanggal FROM kompetensi_nilaidigital
          WHERE instansi_id = %(instansi)s AND tanggal <= %(hari)s) x
        GROUP BY pegawai_id""",
)


def _batas(ambang: str) -> str:
    """The last day whose assessment no longer counts."""
    return f"(%(hari)s::date - make_interval(years => %({ambang})s))::date"


_K, _T = Dimensi.KELENGKAPAN, Dimensi.KETEPATAN_WAKTU

daftarkan(
    Pemeriksaan(
        kode="KOMPETENSI_BELUM",
        dimensi=_K,
        judul="Belum pernah dinilai kompetensinya",
        alasan="Penilaian kompetensi wajib ada supaya seseorang dapat dipetakan.",
        saran="Jadwalkan penilaian kompetensi, lalu impor hasilnya.",
        berlaku=SQL_DINILAI,
        gagal="pk.terakhir IS NULL",
        fakta=("pk",),
        berkas="kompetensi",
    ),
    Pemeriksaan(
        kode="POTENSI_BELUM",
        dimensi=_K,
        judul="Belum pernah dinilai potensinya",
        alasan="Penilaian potensi wajib ada supaya seseorang dapat dipetakan.",
        saran="Jadwalkan penilaian potensi, lalu impor hasilnya.",
        berlaku=SQL_DINILAI,
        gagal="pp.terakhir IS NULL",
        fakta=("pp",),
        berkas="potensi",
    ),
    Pemeriksaan(
        kode="DIGITAL_BELUM",
        dimensi=_K,
        judul="Keterampilan digital belum pernah dinilai",
        alasan="Peta talenta digital dan penempatan jabatan yang memerlukannya bergantung padanya.",
        saran="Lakukan penilaian keterampilan digital, lalu impor hasilnya.",
        berlaku=SQL_DINILAI,
        gagal="pd.terakhir IS NULL",
        fakta=("pd",),
        berkas="digital",
    ),
    Pemeriksaan(
        kode="KOMPETENSI_KEDALUWARSA",
        dimensi=_T,
        judul="Penilaian kompetensi sudah kedaluwarsa",
        alasan="Hasil penilaian kompetensi berlaku tiga tahun (Peraturan BKN 26/2019 Pasal 29).",
        saran="Jadwalkan penilaian kompetensi ulang, lalu impor hasilnya.",
        berlaku=f"{SQL_DINILAI} AND pk.terakhir IS NOT NULL",
        gagal=f"pk.terakhir <= {_batas('kompetensi_tahun')}",
        fakta=("pk",),
        berkas="kompetensi",
    ),
    Pemeriksaan(
        kode="KOMPETENSI_SEGERA",
        dimensi=_T,
        judul="Penilaian kompetensi segera berakhir",
        alasan="Sesudah berakhir seseorang keluar dari peta sampai dinilai lagi.",
        saran="Jadwalkan penilaian kompetensi ulang sebelum masanya habis.",
        berlaku=f"{SQL_DINILAI} AND pk.terakhir > {_batas('kompetensi_tahun')}",
        gagal=f"pk.terakhir <= {_batas('kompetensi_tahun')} + %(kompetensi_segera_hari)s",
        fakta=("pk",),
        berkas="kompetensi",
    ),
    Pemeriksaan(
        kode="POTENSI_KEDALUWARSA",
        dimensi=_T,
        judul="Penilaian potensi sudah kedaluwarsa",
        alasan="Hasil yang terlalu lama tidak lagi dihitung dalam pemetaan.",
        saran="Jadwalkan penilaian potensi ulang, lalu impor hasilnya.",
        berlaku=f"{SQL_DINILAI} AND pp.terakhir IS NOT NULL",
        gagal=f"pp.terakhir <= {_batas('potensi_tahun')}",
        fakta=("pp",),
        berkas="potensi",
    ),
    Pemeriksaan(
        kode="DIGITAL_KEDALUWARSA",
        dimensi=_T,
        judul="Penilaian keterampilan digital sudah lama",
        alasan="Keterampilan digital berubah cepat; hasil lama menyesatkan penempatan.",
        saran="Lakukan penilaian keterampilan digital lagi, lalu impor hasilnya.",
        berlaku=f"{SQL_DINILAI} AND pd.terakhir IS NOT NULL",
        gagal=f"pd.terakhir <= {_batas('digital_tahun')}",
        fakta=("pd",),
        berkas="digital",
    ),
    fakta=(
        _terakhir("pk", "kompetensi_penilaiankompetensi"),
        _terakhir("pp", "kompetensi_penilaianpotensi"),
        _DIGITAL,
    ),
    ketentuan=Path(__file__).with_name("pemeriksaan.json"),
)
