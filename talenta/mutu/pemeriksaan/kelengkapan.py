"""Completeness: is what is needed on record?"""

from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.kode import Dimensi
from talenta.mutu.pemeriksaan.fakta import JENIS_PPPK

PEMERIKSAAN = (
    Pemeriksaan(
        kode="JABATAN_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Jabatan belum tercatat",
        alasan="Tanpa jabatan seseorang tidak punya jenjang, standar kompetensi, dan batas usia "
        "pensiun, sehingga tidak dapat dipetakan.",
        saran="Isi JABATAN ID pada berkas pegawai dengan jabatan yang sudah ada di daftar jabatan.",
        gagal="p.jabatan_id IS NULL",
    ),
    Pemeriksaan(
        kode="PENDIDIKAN_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Tingkat pendidikan belum tercatat",
        alasan="Tingkat pendidikan dinilai dalam pemetaan dan menjadi syarat hampir semua jabatan.",
        saran="Isi TINGKAT PENDIDIKAN ID atau PENDIDIKAN ID pada berkas pegawai.",
        gagal="p.tingkat_pendidikan = '' AND p.pendidikan_id IS NULL",
    ),
    Pemeriksaan(
        kode="BIDANG_ILMU_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Bidang ilmu belum tercatat",
        alasan="Kesesuaian bidang ilmu dengan jabatan tidak dapat dinilai.",
        saran="Isi PENDIDIKAN ID pada berkas pegawai, dan BIDANG ILMU pada berkas pendidikan.",
        berlaku="p.tingkat_pendidikan >= '20'",
        gagal="coalesce(d.bidang_ilmu, '') = ''",
        berkas="pendidikan",
    ),
    Pemeriksaan(
        kode="RIWAYAT_JABATAN_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Riwayat jabatan definitif belum ada",
        alasan="Pengalaman jabatan dihitung dari riwayat; tanpa riwayat nilainya paling rendah.",
        saran="Impor berkas riwayat jabatan untuk orang ini.",
        berlaku="p.jabatan_id IS NOT NULL",
        gagal="r.pegawai_id IS NULL",
        fakta=("r",),
        berkas="riwayat-jabatan",
    ),
    Pemeriksaan(
        kode="TMT_JABATAN_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Tanggal mulai jabatan belum tercatat",
        alasan="Lama menjabat tidak dapat dihitung.",
        saran="Isi TMT JABATAN pada berkas pegawai.",
        berlaku="p.jabatan_id IS NOT NULL",
        gagal="p.tmt_jabatan IS NULL",
    ),
    Pemeriksaan(
        kode="TMT_GOLONGAN_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Tanggal mulai golongan PNS belum tercatat",
        alasan="Masa dalam pangkat diperlukan untuk kenaikan pangkat dan urutan kepangkatan.",
        saran="Isi TMT GOLONGAN pada berkas pegawai.",
        berlaku=f"NOT {JENIS_PPPK}",
        gagal="p.tmt_golongan IS NULL",
    ),
    Pemeriksaan(
        kode="NIK_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="NIK belum tercatat",
        alasan="NIK mengenali orang yang sama ketika NIP-nya berubah dan dipakai layanan lain.",
        saran="Isi NIK (16 angka) pada berkas pegawai.",
        gagal="p.nik_hmac IS NULL",
    ),
    Pemeriksaan(
        kode="EMAIL_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Alamat e-mail belum tercatat",
        alasan="Pemberitahuan tidak sampai kepada orangnya.",
        saran="Isi EMAIL pada berkas pegawai.",
        gagal="p.email = ''",
    ),
    Pemeriksaan(
        kode="NOMOR_HP_KOSONG",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Nomor telepon belum tercatat",
        alasan="Orangnya sukar dihubungi, terutama di unit yang jauh.",
        saran="Isi NOMOR HP pada berkas pegawai.",
        gagal="p.nomor_hp = ''",
    ),
    Pemeriksaan(
        kode="HUKDIS_TANPA_AKHIR",
        dimensi=Dimensi.KELENGKAPAN,
        judul="Hukuman sedang atau berat tanpa tanggal akhir",
        alasan="Tidak diketahui apakah hukumannya masih dijalani, padahal selama itu orangnya "
        "tidak dapat masuk kelompok rencana suksesi.",
        saran="Isi AKHIR pada berkas hukuman disiplin menurut surat keputusannya.",
        berlaku="h.berat",
        gagal="h.tanpa_akhir",
        fakta=("h",),
        berkas="hukdis",
        izin="disiplin.lihat",
    ),
)
