"""Consistency: does one record agree with another?"""

from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.kode import PPPK, Dimensi, sql_daftar
from talenta.mutu.pemeriksaan.fakta import JENIS_PPPK
from talenta.pegawai.rumus import GOLONGAN_PPPK

# Perpres 98/2020 jo. 11/2024: the golongan at which each level of education enters.
PPPK_MASUK: dict[str, tuple[str, ...]] = {
    "pppk_sd": ("05",),
    "pppk_sltp": ("10", "12"),
    "pppk_slta": ("15", "17", "18"),
    "pppk_d2": ("20", "25"),
    "pppk_d3": ("30",),
    "pppk_s1": ("35", "40", "42"),
    "pppk_s2": ("45", "47"),
    "pppk_s3": ("49", "50"),
}
_PPPK_TERTINGGI = (
    "CASE "
    + " ".join(
        f"WHEN p.tingkat_pendidikan IN {sql_daftar(kode)} THEN %({nama})s"
        for nama, kode in PPPK_MASUK.items()
    )
    + " END"
)
_URUTAN_PPPK = "array_position(ARRAY[" + ", ".join(f"'{satu}'" for satu in GOLONGAN_PPPK) + "]"

PEMERIKSAAN = (
    Pemeriksaan(
        kode="NIK_GANDA",
        dimensi=Dimensi.KONSISTENSI,
        judul="NIK yang sama pada dua orang",
        alasan="Satu orang tercatat dua kali, atau NIK-nya tertukar.",
        saran="Bandingkan kedua orang itu. Betulkan NIK yang salah, atau tutup catatan NIP lama.",
        berlaku="p.nik_hmac IS NOT NULL",
        gagal="n.nik_hmac IS NOT NULL",
        fakta=("n",),
    ),
    Pemeriksaan(
        kode="GOLONGAN_BEDA_KEDUDUKAN",
        dimensi=Dimensi.KONSISTENSI,
        judul="Golongan tidak sesuai status PNS atau PPPK",
        alasan="Golongan PNS ditulis seperti III/d, golongan PPPK seperti IX. Kedudukan hukumnya "
        "menyebut yang lain.",
        saran="Betulkan KEDUDUKAN HUKUM ID atau GOL AKHIR NAMA pada berkas pegawai.",
        gagal=f"(p.kedudukan_hukum IN {sql_daftar(PPPK)}) <> {JENIS_PPPK}",
    ),
    Pemeriksaan(
        kode="GOLONGAN_BEDA_NIP",
        dimensi=Dimensi.KONSISTENSI,
        judul="Golongan tidak sesuai jenis NIP",
        alasan="Angka 13 dan 14 NIP adalah bulan bagi PNS, dan nomor kontrak 21 ke atas bagi PPPK.",
        saran="Cocokkan NIP dan golongan dengan SK.",
        gagal=f"(p.bulan_mulai >= 21) <> {JENIS_PPPK}",
    ),
    Pemeriksaan(
        kode="PENDIDIKAN_BEDA_TINGKAT",
        dimensi=Dimensi.KONSISTENSI,
        judul="Tingkat pendidikan berbeda dengan nama pendidikannya",
        alasan="PENDIDIKAN ID menunjuk program dengan tingkat yang lain.",
        saran="Samakan TINGKAT PENDIDIKAN ID dan PENDIDIKAN ID menurut ijazah terakhir.",
        berlaku="p.tingkat_pendidikan <> '' AND d.id IS NOT NULL",
        gagal="p.tingkat_pendidikan <> d.tingkat_id",
    ),
    Pemeriksaan(
        kode="GOLONGAN_DI_ATAS_PENDIDIKAN",
        dimensi=Dimensi.KONSISTENSI,
        judul="Golongan PPPK di atas tingkat pendidikannya",
        alasan="Golongan awal PPPK mengikuti pendidikan. Biasanya ijazahnya belum diperbarui.",
        saran="Perbarui pendidikan atau golongan pada berkas pegawai menurut perjanjian kerjanya.",
        berlaku=f"{JENIS_PPPK} AND p.tingkat_pendidikan <> ''",
        gagal=f"{_URUTAN_PPPK}, p.golongan::text) > {_PPPK_TERTINGGI}",
    ),
    Pemeriksaan(
        kode="RIWAYAT_TUMPANG_TINDIH",
        dimensi=Dimensi.KONSISTENSI,
        judul="Masa jabatan definitif bertumpang tindih",
        alasan="Seseorang hanya memegang satu jabatan definitif pada satu waktu.",
        saran="Isi TMT SELESAI jabatan yang lama pada berkas riwayat jabatan, atau cabut baris "
        "yang salah di halaman orangnya.",
        berlaku="r.pegawai_id IS NOT NULL",
        gagal="r.tumpang",
        fakta=("r",),
        berkas="riwayat-jabatan",
    ),
    Pemeriksaan(
        kode="JABATAN_BEDA_RIWAYAT",
        dimensi=Dimensi.KONSISTENSI,
        judul="Jabatan sekarang berbeda dengan riwayatnya",
        alasan="Jabatan definitif yang masih berjalan dalam riwayat adalah jabatan lain.",
        saran="Tambahkan jabatan sekarang pada riwayat jabatan, atau betulkan JABATAN ID.",
        berlaku="p.jabatan_id IS NOT NULL AND r.jabatan IS NOT NULL",
        gagal="j.kode <> ALL (r.jabatan)",
        fakta=("r",),
        berkas="riwayat-jabatan",
    ),
    Pemeriksaan(
        kode="UNIT_BEDA_RIWAYAT",
        dimensi=Dimensi.KONSISTENSI,
        judul="Unit sekarang berbeda dengan riwayatnya",
        alasan="Jabatan definitif yang masih berjalan dalam riwayat berada di unit lain.",
        saran="Tambahkan unit sekarang pada riwayat jabatan, atau betulkan UNOR ID.",
        berlaku="r.unit IS NOT NULL",
        gagal="u.kode <> ALL (r.unit)",
        fakta=("r",),
        berkas="riwayat-jabatan",
    ),
    Pemeriksaan(
        kode="KEDUDUKAN_BEDA_HUKDIS",
        dimensi=Dimensi.KONSISTENSI,
        judul="Berkedudukan kena hukuman disiplin, tanpa hukuman yang berjalan",
        alasan="Kedudukan hukum 15 memerlukan hukuman disiplin yang sedang dijalani.",
        saran="Impor hukuman disiplinnya, atau perbarui KEDUDUKAN HUKUM ID bila sudah selesai.",
        berlaku="p.kedudukan_hukum = '15'",
        gagal="h.berjalan IS NOT TRUE",
        fakta=("h",),
        berkas="hukdis",
        izin="disiplin.lihat",
    ),
)
