"""Words of this wing for jobs and the audit."""

from talenta.inti.kamus import JenisKabar, JenisPekerjaan, daftarkan

daftarkan(
    pekerjaan={
        "pegawai.perbaikan": JenisPekerjaan(
            "Penerapan perbaikan data",
            nama_url="pegawai:usul_rinci",
            argumen={"pk": "usul_id"},
            ajakan="Buka perbaikan",
        ),
        "pegawai.tak_tercantum": JenisPekerjaan(
            "Keputusan pegawai yang tidak tercantum",
            nama_url="pegawai:tak_tercantum",
            ajakan="Buka daftar yang tidak tercantum",
        ),
    },
    tindakan={
        "lihat.nik": "Melihat NIK",
        "laporan.atur": "Mengatur tenggat jawaban laporan",
        "laporan.bukti": "Mengunduh bukti laporan data",
        "laporan.ekspor": "Mengunduh daftar laporan data",
        "laporan.jawab": "Menjawab laporan data salah",
        "laporan.kirim": "Melaporkan data salah",
        "pegawai.ekspor": "Mengunduh daftar pegawai",
        "perbaikan.bukti": "Mengunduh bukti perbaikan",
        "perbaikan.disetujui": "Menyetujui perbaikan data",
        "perbaikan.ditolak": "Menolak perbaikan data",
        "perbaikan.ekspor": "Mengunduh daftar perbaikan",
        "perbaikan.tarik": "Menarik usul perbaikan",
        "perbaikan.terapkan": "Menerapkan perbaikan data",
        "perbaikan.usang": "Usul perbaikan gugur karena data sudah berubah",
        "perbaikan.usulkan": "Mengusulkan perbaikan data",
        "tinjauan.buka": "Membuka tinjauan akses",
        "tinjauan.ekspor": "Mengunduh tinjauan akses",
        "tinjauan.ketentuan": "Menetapkan ketentuan tinjauan akses",
        "tinjauan.lewat": "Mencabut peran yang lewat tenggat tinjauan",
        "tinjauan.putuskan": "Memutuskan peran dalam tinjauan akses",
        "tinjauan.selesai": "Menyelesaikan tinjauan akses",
        "tak_tercantum.ekspor": "Mengunduh daftar yang tidak tercantum",
        "tak_tercantum.putuskan": "Memutuskan pegawai yang tidak tercantum",
    },
    objek={
        "laporan": "Laporan data",
        "pegawai": "Pegawai",
        "perbaikan": "Perbaikan data",
        "tak_tercantum": "Pegawai yang tidak tercantum",
        "tinjauan": "Tinjauan akses",
    },
    kabar={
        "perbaikan": JenisKabar(
            "Perbaikan data",
            "Jawaban atas laporan Anda, putusan atas usul Anda, dan perbaikan data Anda.",
        )
    },
)
