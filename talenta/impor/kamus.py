"""Words of this wing for jobs and the audit."""

from talenta.inti.kamus import JenisKabar, JenisPekerjaan, daftarkan


def _jenis(judul: str, nama_url: str = "impor:rinci", *, kabar: bool = True) -> JenisPekerjaan:
    return JenisPekerjaan(
        judul,
        nama_url=nama_url,
        argumen={"pk": "impor_id"},
        ajakan="Buka impor",
        kabar="impor" if kabar else "",
    )


daftarkan(
    pekerjaan={
        "impor.periksa": _jenis("Pemeriksaan berkas", kabar=False),
        "impor.terapkan": _jenis("Penerapan impor"),
        "impor.urung_periksa": _jenis("Pemeriksaan pengurungan impor", "impor:urung", kabar=False),
        "impor.urungkan": _jenis("Pengurungan impor", "impor:urung"),
    },
    tindakan={
        "impor.batalkan": "Membatalkan impor",
        "impor.lengkap": "Menyatakan berkas lengkap",
        "impor.kode_lupakan": "Menghapus padanan kode",
        "impor.kode_petakan": "Memetakan kode",
        "impor.kolom_cocokkan": "Mencocokkan kolom berkas",
        "impor.kolom_lupakan": "Menghapus kolom yang dicocokkan",
        "impor.terapkan": "Menerapkan impor",
        "impor.unduh_baris": "Mengunduh baris impor",
        "impor.unduh_berkas": "Mengunduh berkas asli",
        "impor.unduh_ditolak": "Mengunduh baris yang ditolak",
        "impor.unduh_laporan": "Mengunduh daftar temuan",
        "impor.unduh_halangan": "Mengunduh daftar penghalang pengurungan",
        "impor.unduh_riwayat": "Mengunduh riwayat impor",
        "impor.unggah": "Mengunggah berkas",
        "impor.urungkan": "Mengurungkan impor",
    },
    objek={"impor": "Impor", "kode": "Padanan kode", "kolom": "Kolom yang dicocokkan"},
    kabar={
        "impor": JenisKabar(
            "Impor", "Penerapan atau pengurungan yang Anda mulai selesai atau gagal.", "PORTAL"
        )
    },
)
