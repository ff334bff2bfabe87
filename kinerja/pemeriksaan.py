"""Checks on yearly predikat and feedback."""

from pathlib import Path

from kinerja.rumus import MATRIKS
from talenta.mutu.daftar import daftarkan
from talenta.mutu.jenis import SQL_DINILAI, Fakta, Pemeriksaan
from talenta.mutu.kode import Dimensi

# The latest year whose predikat is due: last year's once the days of filing are over.
_TAHUN = "(extract(year FROM %(hari)s::date - %(predikat_batas_hari)s)::int - 1)"
_MATRIKS = (
    "CASE hasil_kerja || ' ' || perilaku_kerja "
    + " ".join(f"WHEN '{hasil} {perilaku}' THEN '{p}'" for (hasil, perilaku), p in MATRIKS.items())
    + " END"
)
_PREDIKAT = Fakta(
    alias="k",
    sql=f"""
        SELECT pegawai_id, bool_or(tahun = {_TAHUN}) AS tahun_lalu,
               bool_or(tahun = {_TAHUN} - 1) AS dua_tahun_lalu,
               bool_or(predikat <> {_MATRIKS}) AS beda
        FROM kinerja_predikatberlaku
        WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL
            AND tahun BETWEEN {_TAHUN} - 1 AND {_TAHUN}
        GROUP BY pegawai_id""",
)
_UMPAN_BALIK = Fakta(
    alias="ub",
    sql="""
        SELECT pegawai_id, max(tanggal) AS terakhir FROM kinerja_umpanbalik
        WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL AND tanggal <= %(hari)s
        GROUP BY pegawai_id""",
)

_DUA_SUMBER = Fakta(
    alias="kb",
    sql="""
        SELECT p.pegawai_id, bool_or(p.predikat <> n.predikat) AS beda
        FROM kinerja_predikattahunan p
        JOIN kinerja_penilaiantahunan n ON n.pegawai_id = p.pegawai_id
            AND n.status IN ('DITERIMA', 'FINAL')
        JOIN kinerja_tahunkinerja t ON t.id = n.tahun_kinerja_id AND t.tahun = p.tahun
        WHERE p.instansi_id = %(instansi)s AND p.dicabut_pada IS NULL
        GROUP BY p.pegawai_id""",
)

daftarkan(
    Pemeriksaan(
        kode="PREDIKAT_TAHUN_LALU",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Predikat kinerja tahun terakhir belum ada",
        alasan="Predikat kinerja adalah bagian terbesar sumbu kinerja; tanpa predikat seseorang "
        "tidak dapat dipetakan. Yang diangkat pada tahun itu sendiri tidak ditanya.",
        saran="Impor predikat tahunan dari e-Kinerja, atau selesaikan penilaiannya lebih dahulu.",
        berlaku=f"{SQL_DINILAI} AND p.tahun_mulai < {_TAHUN}",
        gagal="k.tahun_lalu IS NOT TRUE",
        fakta=("k",),
        berkas="kinerja",
    ),
    Pemeriksaan(
        kode="PREDIKAT_DUA_TAHUN_LALU",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Predikat kinerja tahun sebelumnya belum ada",
        alasan="Penilaian kinerja dalam pemetaan dan banyak syarat jabatan memakai dua tahun "
        "terakhir.",
        saran="Impor predikat tahun itu dari e-Kinerja atau dari arsip penilaian.",
        berlaku=f"{SQL_DINILAI} AND p.tahun_mulai < {_TAHUN} - 1",
        gagal="k.dua_tahun_lalu IS NOT TRUE",
        fakta=("k",),
        berkas="kinerja",
    ),
    Pemeriksaan(
        kode="UMPAN_BALIK_BELUM",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Umpan balik 360 belum pernah ada",
        alasan="Umpan balik 360 menguatkan nilai kinerja dalam pemetaan.",
        saran="Lakukan umpan balik 360, lalu impor nilainya.",
        berlaku=SQL_DINILAI,
        gagal="ub.terakhir IS NULL",
        fakta=("ub",),
        berkas="umpan-balik",
    ),
    Pemeriksaan(
        kode="UMPAN_BALIK_LAMA",
        dimensi=Dimensi.KETEPATAN_WAKTU,
        judul="Umpan balik 360 sudah kedaluwarsa",
        alasan="Umpan balik yang terlalu lama tidak lagi dihitung.",
        saran="Lakukan umpan balik 360 lagi, lalu impor nilainya.",
        berlaku=f"{SQL_DINILAI} AND ub.terakhir IS NOT NULL",
        gagal="ub.terakhir <= %(hari)s::date - make_interval(years => %(umpan_balik_tahun)s)",
        fakta=("ub",),
        berkas="umpan-balik",
    ),
    Pemeriksaan(
        kode="PREDIKAT_BEDA_MATRIKS",
        dimensi=Dimensi.KONSISTENSI,
        judul="Predikat berbeda dengan matriks penilaiannya",
        alasan="Predikat mengikuti hasil kerja dan perilaku kerja menurut matriks PermenPANRB "
        "6/2022.",
        saran="Cocokkan dengan dokumen evaluasi kinerja, lalu impor lagi barisnya. Bila keputusan "
        "atas keberatan memang menyimpang, kecualikan dengan menyebut keputusannya.",
        berlaku="k.beda IS NOT NULL",
        gagal="k.beda",
        fakta=("k",),
        berkas="kinerja",
    ),
    Pemeriksaan(
        kode="PREDIKAT_DUA_SUMBER",
        dimensi=Dimensi.KONSISTENSI,
        judul="Predikat berkas berbeda dengan hasil penilaian di portal",
        alasan="Satu predikat seorang dan setahun yang dihitung, yaitu hasil penilaian di portal; "
        "berkas yang berbeda berarti salah satunya keliru.",
        saran="Bila berkasnya keliru, cabut barisnya lewat Perbaikan data. Bila penilaiannya yang "
        "keliru, buka kembali tahunnya bersama admin lain. Bila keduanya dapat dijelaskan, "
        "kecualikan dengan menyebut sebabnya.",
        berlaku="kb.beda IS NOT NULL",
        gagal="kb.beda",
        fakta=("kb",),
        berkas="kinerja",
    ),
    fakta=(_PREDIKAT, _UMPAN_BALIK, _DUA_SUMBER),
    ketentuan=Path(__file__).with_name("pemeriksaan.json"),
)
