"""Words of this wing for jobs and the audit."""

from talenta.inti.kamus import JenisPekerjaan, daftarkan


def _jenis(judul: str, ajakan: str, izin: str, izin_batal: str = "") -> JenisPekerjaan:
    return JenisPekerjaan(
        judul,
        nama_url="karir:proses_rinci",
        argumen={"pk": "proses_id"},
        ajakan=ajakan,
        izin=izin,
        izin_batal=izin_batal,
    )


daftarkan(
    pekerjaan={
        "karir.hitung": _jenis(
            "Pemeringkatan talenta",
            "Buka hasil pemeringkatan",
            "hasil.hitung",
            izin_batal="hasil.hitung",
        ),
        "karir.olah": _jenis("Andaian dan rentang peringkat", "Buka pemeringkatan", "hasil.hitung"),
        "karir.verifikasi": _jenis(
            "Verifikasi pemeringkatan", "Buka pemeringkatan", "hasil.verifikasi"
        ),
        "karir.hitung_semua": JenisPekerjaan("Pemeringkatan banyak instansi"),
        "karir.pengaruh": JenisPekerjaan(
            "Pengaruh draf aturan",
            nama_url="karir:aturan_pengaruh",
            argumen={"pk": "aturan_id"},
            ajakan="Buka pengaruhnya",
            izin="aturan.susun",
            izin_batal="aturan.susun",
        ),
        "karir.arsipkan": _jenis("Pengarsipan hasil", "Buka perhitungan", "hasil.lihat"),
        "karir.pulihkan": _jenis("Pemulihan hasil", "Buka perhitungan", "hasil.lihat"),
        "karir.sertifikat": JenisPekerjaan(
            "Sertifikat pemeringkatan",
            nama_url="karir:sertifikat",
            argumen={"pk": "proses_id"},
            ajakan="Buka sertifikat",
        ),
    },
    tindakan={
        "aturan.muat_bawaan": "Memuat aturan bawaan",
        "aturan.buat": "Membuat draf aturan",
        "aturan.ubah": "Mengubah draf aturan",
        "aturan.pengaruh": "Meminta pengaruh draf aturan",
        "aturan.usulkan": "Mengusulkan aturan",
        "aturan.tarik": "Menarik usul aturan",
        "aturan.kembalikan": "Mengembalikan usul aturan",
        "aturan.sahkan": "Mengesahkan aturan",
        "aturan.cabut": "Mencabut aturan",
        "aturan.buang": "Membuang draf aturan",
        "mutu.ekspor": "Mengunduh daftar mutu data",
        "peringkat.ekspor": "Mengunduh hasil pemeringkatan",
        "peringkat.banding_ekspor": "Mengunduh perbandingan dua pemeringkatan",
        "peringkat.verifikasi": "Memeriksa ulang pemeringkatan",
        "peringkat.olah": "Meminta andaian dan rentang peringkat disiapkan",
        "peringkat.minta": "Meminta pemeringkatan",
        "peringkat.minta_semua": "Meminta pemeringkatan banyak instansi",
        "peringkat.tayangkan": "Menampilkan hasil pemeringkatan",
        "peringkat.tarik": "Menarik hasil pemeringkatan dari tampilan",
        "jadwal.atur": "Mengatur jadwal pemeringkatan",
        "peringkat.arsipkan": "Mengarsipkan hasil pemeringkatan",
        "peringkat.pulihkan": "Memulihkan hasil pemeringkatan dari arsip",
        "peringkat.berita_acara": "Mengunduh berita acara pemeringkatan",
        "peringkat.sertifikat": "Menerbitkan sertifikat pemeringkatan",
        "peringkat.tanda_terima": "Mengunduh tanda terima hasil sendiri",
        "peringkat.selesai": "Menyimpan hasil pemeringkatan",
    },
    objek={
        "aturan": "Aturan talenta",
        "jadwal": "Jadwal pemeringkatan",
        "proses": "Proses pemeringkatan",
    },
)
