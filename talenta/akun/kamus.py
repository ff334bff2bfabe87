"""Words for the audited acts of accounts."""

from talenta.inti.kamus import daftarkan

daftarkan(
    tindakan={
        "akun.aktifkan": "Mengaktifkan kembali akun",
        "akun.buat": "Membuat akun tanpa data pegawai",
        "akun.ekspor": "Mengunduh daftar akun",
        "akun.nonaktifkan": "Menonaktifkan akun",
        "akun.terdampak": "Mendaftar orang yang datanya dilihat akun",
        "akun.unduh_data": "Mengunduh data sendiri",
        "instansi.buat": "Membuat instansi",
        "kode.pakai": "Membuat kata sandi dengan kode aktivasi",
        "kode.terbitkan": "Menerbitkan kode aktivasi",
        "peran.akhiri": "Mengakhiri peran",
        "peran.berikan": "Memberi peran",
        "sandi.ganti": "Mengganti kata sandi",
    },
    objek={"akun": "Akun", "instansi": "Instansi"},
)
