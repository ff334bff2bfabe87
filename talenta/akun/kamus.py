"""Words for the audited acts of accounts."""

from talenta.inti.kamus import JenisKabar, KabarTindakan, daftarkan

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
        "faktor.gagal": "Gagal membuktikan faktor kedua",
        "faktor.mundur": "Menolak kunci sandi yang hitungannya mundur (mungkin disalin)",
        "faktor.namai": "Menamai faktor kedua",
        "faktor.pasang": "Memasang faktor kedua",
        "instansi.buat": "Membuat instansi",
        "kabar.atur": "Mengubah setelan pemberitahuan",
        "kalender.tetapkan": "Menetapkan hari libur atau hari kerja",
        "kode.pakai": "Membuat kata sandi dengan kode aktivasi",
        "kode.terbitkan": "Menerbitkan kode aktivasi",
        "pemulihan.pakai": "Memakai kode pemulihan",
        "pemulihan.terbitkan": "Membuat kode pemulihan baru",
        "peran.akhiri": "Mengakhiri peran",
        "peran.berikan": "Memberi peran",
        "peran.ubah": "Mengubah lingkup atau masa peran",
        "sandi.ganti": "Mengganti kata sandi",
        "sesi.akhiri": "Mengakhiri sesi di perangkat lain",
        "token.buat": "Membuat token API",
        "token.cabut": "Mencabut token API",
        "surat.ajukan": "Mengisi alamat pos-el",
        "surat.hapus": "Menghapus alamat pos-el",
        "surat.konfirmasi": "Mengonfirmasi alamat pos-el",
        "sso.lepas": "Melepas tautan masuk tunggal",
        "sso.masuk": "Masuk lewat masuk tunggal",
        "sso.tautkan": "Menautkan akun dengan masuk tunggal",
        "sso.tolak": "Menolak masuk lewat masuk tunggal",
    },
    objek={
        "akun": "Akun",
        "instansi": "Instansi",
        "kalender": "Hari libur",
        "masuk_tunggal": "Masuk tunggal",
    },
    kabar={
        "keamanan": JenisKabar("Keamanan akun", "Kata sandi, kode, faktor kedua.", wajib=True),
    },
    kabar_tindakan={
        "faktor.atur_ulang": KabarTindakan("Faktor kedua akun Anda diatur ulang oleh admin"),
        "faktor.cabut": KabarTindakan("Sebuah faktor kedua dicabut dari akun Anda"),
        "faktor.pasang": KabarTindakan("Faktor kedua dipasang pada akun Anda"),
        "faktor.mundur": KabarTindakan(
            "Sebuah kunci sandi akun Anda ditolak karena mungkin disalin"
        ),
        "kode.pakai": KabarTindakan(
            "Kata sandi akun Anda diganti dengan sebuah kode", {"pertama": False}
        ),
        "kode.terbitkan": KabarTindakan(
            "Kode baru untuk akun Anda diterbitkan", {"pertama": False}
        ),
        "pemulihan.pakai": KabarTindakan("Kode pemulihan dipakai untuk masuk sebagai Anda"),
        "pemulihan.terbitkan": KabarTindakan("Kode pemulihan baru dibuat untuk akun Anda"),
        "peran.akhiri": KabarTindakan("Sebuah peran Anda diakhiri"),
        "peran.berikan": KabarTindakan("Anda diberi sebuah peran"),
        "peran.ubah": KabarTindakan("Lingkup atau masa sebuah peran Anda diubah"),
        "sandi.ganti": KabarTindakan("Kata sandi akun Anda diganti"),
        "sso.lepas": KabarTindakan("Tautan masuk tunggal dilepas dari akun Anda"),
        "surat.hapus": KabarTindakan("Alamat pos-el akun Anda dihapus"),
        "surat.konfirmasi": KabarTindakan("Alamat pos-el akun Anda dikonfirmasi"),
        "token.buat": KabarTindakan("Token API dibuat untuk akun Anda"),
        "sso.tautkan": KabarTindakan("Akun Anda ditautkan dengan masuk tunggal"),
        # A NIP that nobody vouched for may be written by any stranger, who must not reach people.
        "sso.tolak": KabarTindakan(
            "Seseorang dengan NIP Anda ditolak di masuk tunggal", {"sebab": "subjek_lain"}
        ),
    },
)
