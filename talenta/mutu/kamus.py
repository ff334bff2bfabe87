"""Words of data quality for jobs and the audit."""

from talenta.inti.kamus import JenisPekerjaan, daftarkan

daftarkan(
    pekerjaan={
        "mutu.ukur": JenisPekerjaan(
            "Pengukuran mutu data", nama_url="mutu:indeks", ajakan="Buka indeks mutu data"
        )
    },
    tindakan={
        "mutu.daftar_ekspor": "Mengunduh daftar temuan mutu data",
        "mutu.indeks_ekspor": "Mengunduh indeks mutu data",
        "mutu.kecualikan": "Mengecualikan temuan mutu data",
        "mutu.kecualikan_cabut": "Mencabut pengecualian mutu data",
        "mutu.ketentuan": "Menetapkan ketentuan mutu data",
        "mutu.ukur": "Meminta pengukuran mutu data",
    },
    objek={
        "ketentuan_mutu": "Ketentuan mutu data",
        "mutu": "Mutu data",
    },
)
