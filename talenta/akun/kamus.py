"""Words of this wing for the audit."""

from talenta.inti.kamus import daftarkan

daftarkan(
    tindakan={
        "akun.aktifkan": "Mengaktifkan akun",
        "akun.ekspor": "Mengunduh daftar akun",
        "akun.nonaktifkan": "Menonaktifkan akun",
        "instansi.buat": "Membuat instansi",
        "kode.pakai": "Memakai kode aktivasi",
        "kode.terbitkan": "Menerbitkan kode aktivasi",
        "peran.akhiri": "Mengakhiri peran",
        "peran.berikan": "Memberikan peran",
        "sandi.ganti": "Mengganti kata sandi",
    },
    objek={"akun": "Akun", "instansi": "Instansi"},
)
