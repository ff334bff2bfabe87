"""Words of this wing for jobs, the audit and messages."""

import kompetensi.digital.kamus  # noqa: F401 (declares its words)
from talenta.inti.kamus import JenisKabar, JenisPekerjaan, daftarkan

daftarkan(
    pekerjaan={
        "kompetensi.terbitkan": JenisPekerjaan(
            "Penerbitan hasil asesmen",
            nama_url="kompetensi:asesmen_rinci",
            argumen={"pk": "asesmen_id"},
            ajakan="Buka asesmen",
        )
    },
    kabar={
        "asesmen": JenisKabar(
            "Asesmen", "Undangan, hasil yang terbit atau segera berakhir, jawaban keberatan."
        )
    },
    tindakan={
        "asesmen.antrean_ekspor": "Mengunduh antrean asesmen",
        "asesmen.batalkan": "Membatalkan asesmen",
        "asesmen.hasil": "Mencatat hasil asesmen",
        "asesmen.peserta": "Menambah peserta asesmen",
        "asesmen.peserta_lepas": "Melepas peserta asesmen",
        "asesmen.rencanakan": "Merencanakan asesmen",
        "asesmen.terbitkan": "Menerbitkan hasil asesmen",
        "asesmen.ubah": "Mengubah asesmen",
        "asesmen.undang": "Mengundang peserta asesmen",
        "keberatan.ajukan": "Mengajukan keberatan atas hasil penilaian",
        "keberatan.jawab": "Menjawab keberatan atas hasil penilaian",
        "lihat.narasi": "Membuka uraian asesmen",
        "kamus.buang": "Membuang draf kamus kompetensi",
        "kamus.butir": "Mengubah kompetensi dalam draf kamus",
        "kamus.butir_hapus": "Menghapus kompetensi teknis dari draf kamus",
        "kamus.draf": "Membuat draf kamus kompetensi",
        "kamus.ekspor": "Mengunduh kamus kompetensi",
        "kamus.muat": "Memuat berkas ke draf kamus kompetensi",
        "kamus.sahkan": "Menetapkan kamus kompetensi",
        "kebutuhan.cabut": "Mencabut kebutuhan pelatihan yang dicatat",
        "kebutuhan.catat": "Mencatat kebutuhan pelatihan orang yang dinilai",
        "kebutuhan.ekspor": "Mengunduh kebutuhan pelatihan yang dicatat penilai",
        "kompetensi.gap_ekspor": "Mengunduh kesenjangan kompetensi",
        "kompetensi.ketentuan": "Menetapkan ketentuan kompetensi",
        "kompetensi.orang_ekspor": "Mengunduh daftar pegawai menurut kesenjangan",
        "pengamatan.cabut": "Mencabut pengamatan kompetensi",
        "pengamatan.catat": "Mencatat pengamatan kompetensi orang yang dinilai",
        "standar.buang": "Membuang draf standar kompetensi",
        "standar.draf": "Membuat draf standar kompetensi",
        "standar.ekspor": "Mengunduh standar kompetensi",
        "standar.muat": "Memuat berkas ke draf standar kompetensi",
        "standar.massal": "Mengubah standar banyak jabatan dalam draf",
        "standar.sahkan": "Menetapkan standar kompetensi",
        "standar.teknis": "Mengubah kompetensi teknis jabatan dalam draf",
        "standar.ubah": "Mengubah kisi standar dalam draf",
    },
    objek={
        "asesmen": "Asesmen",
        "keberatan_asesmen": "Keberatan atas hasil penilaian",
        "kamus_kompetensi": "Kamus kompetensi",
        "kebutuhan_penilai": "Kebutuhan pelatihan yang dicatat penilai",
        "kesenjangan": "Kesenjangan kompetensi",
        "ketentuan_kompetensi": "Ketentuan kompetensi",
        "pengamatan_penilai": "Pengamatan kompetensi",
        "standar_kompetensi": "Standar kompetensi",
    },
)
