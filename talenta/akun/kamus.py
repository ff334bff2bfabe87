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
        "faktor.atur_ulang": "Mengatur ulang faktor kedua",
        "faktor.cabut": "Mencabut faktor kedua",
        "faktor.gagal": "Salah mengisi kode faktor kedua",
        "faktor.pasang": "Memasang faktor kedua",
        "instansi.buat": "Membuat instansi",
        "kode.pakai": "Membuat kata sandi dengan kode aktivasi",
        "kode.terbitkan": "Menerbitkan kode aktivasi",
        "pemulihan.pakai": "Memakai kode pemulihan",
        "pemulihan.terbitkan": "Membuat kode pemulihan baru",
        "peran.akhiri": "Mengakhiri peran",
        "peran.berikan": "Memberi peran",
        "sandi.ganti": "Mengganti kata sandi",
        "sesi.akhiri": "Mengakhiri sesi di perangkat lain",
    },
    objek={"akun": "Akun", "instansi": "Instansi"},
)
