"""Words of this wing for jobs and the audit."""

from talenta.inti.kamus import JenisPekerjaan, daftarkan


def _jenis(judul: str, ajakan: str) -> JenisPekerjaan:
    return JenisPekerjaan(
        judul, nama_url="karir:proses_rinci", argumen={"pk": "proses_id"}, ajakan=ajakan
    )


daftarkan(
    pekerjaan={
        "karir.hitung": _jenis("Pemeringkatan talenta", "Buka hasil pemeringkatan"),
        "karir.verifikasi": _jenis("Verifikasi pemeringkatan", "Buka pemeringkatan"),
    },
    tindakan={
        "aturan.muat_bawaan": "Memuat aturan bawaan",
        "mutu.ekspor": "Mengunduh daftar mutu data",
        "peringkat.ekspor": "Mengunduh hasil pemeringkatan",
        "peringkat.verifikasi": "Memeriksa ulang pemeringkatan",
        "peringkat.minta": "Meminta pemeringkatan",
        "peringkat.selesai": "Menyimpan hasil pemeringkatan",
    },
    objek={"aturan": "Aturan talenta", "proses": "Proses pemeringkatan"},
)
