"""Words of digital skill for the audit and messages."""

from talenta.inti.kamus import JenisKabar, daftarkan

daftarkan(
    tindakan={
        "digital.bank": "Memuat bank soal digital",
        "digital.bukti": "Mengunduh bukti keterampilan digital",
        "digital.bukti_tambah": "Menyimpan bukti keterampilan digital",
        "digital.ekspor": "Mengunduh peta talenta digital",
        "digital.kerangka": "Memuat kerangka keterampilan digital",
        "digital.ketentuan": "Menetapkan ketentuan keterampilan digital",
        "digital.mandiri": "Menyelesaikan penilaian mandiri digital",
        "digital.soal_aktif": "Memakai lagi soal digital",
        "digital.soal_pensiun": "Memensiunkan soal digital",
        "digital.standar": "Menetapkan tingkat digital jabatan",
        "digital.uji_mulai": "Memulai tes pengetahuan digital",
        "digital.validasi": "Memvalidasi keterampilan digital",
    },
    objek={"digital": "Keterampilan digital"},
    kabar={
        "digital": JenisKabar(
            "Keterampilan digital",
            "Hasil tes Anda sudah ada, atau atasan memvalidasi keterampilan digital Anda.",
        )
    },
)
