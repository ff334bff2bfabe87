"""Checks on the profile, position history and discipline of a person."""

from pathlib import Path

from talenta.mutu.daftar import daftarkan
from talenta.mutu.jenis import Fakta, Pemeriksaan
from talenta.mutu.kode import PPPK, Dimensi, sql_daftar
from talenta.pegawai.bup import BUP_JENJANG, BUP_PROFESI
from talenta.pegawai.rumus import GOLONGAN_PPPK

_K, _V, _T, _C = (
    Dimensi.KELENGKAPAN,
    Dimensi.VALIDITAS,
    Dimensi.KETEPATAN_WAKTU,
    Dimensi.KONSISTENSI,
)

# The current position stands where a definitive one has no end; it may begin on the last day of
# the one before (as talenta.pegawai.petunjuk reads a history).
_RIWAYAT = Fakta(
    alias="r",
    sql="""
        SELECT pegawai_id, bool_or(tumpang) AS tumpang,
               array_agg(jabatan_kode) FILTER (WHERE berjalan) AS jabatan,
               array_agg(unit_kode) FILTER (WHERE berjalan) AS unit
        FROM (SELECT pegawai_id, jabatan_kode, unit_kode,
                     tmt_selesai IS NULL AND tmt_mulai <= %(hari)s AS berjalan,
                     tmt_mulai < lag(coalesce(tmt_selesai, 'infinity'::date)) OVER (
                         PARTITION BY pegawai_id
                         ORDER BY tmt_mulai, coalesce(tmt_selesai, 'infinity'::date)) AS tumpang
              FROM pegawai_riwayatjabatan
              WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL
                  AND jenis_penugasan = 'DEFINITIF') definitif
        GROUP BY pegawai_id""",
)
_HUKUMAN = Fakta(
    alias="h",
    sql="""
        SELECT pegawai_id,
               bool_or(tmt <= %(hari)s AND (akhir IS NULL OR akhir >= %(hari)s)) AS berjalan,
               bool_or(tingkat <> 'RINGAN') AS berat,
               bool_or(tingkat <> 'RINGAN' AND akhir IS NULL) AS tanpa_akhir
        FROM pegawai_hukumandisiplin
        WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL
        GROUP BY pegawai_id""",
)
_NIK_GANDA = Fakta(
    alias="n",
    sql="""
        SELECT nik_hmac FROM pegawai_pegawai
        WHERE instansi_id = %(instansi)s AND nik_hmac IS NOT NULL
        GROUP BY nik_hmac HAVING count(*) > 1""",
    pada="n.nik_hmac = p.nik_hmac",
)
_DITOLAK = Fakta(
    alias="t",
    sql="""
        SELECT DISTINCT kunci AS nip FROM impor_barisditolak
        WHERE impor_id = (SELECT max(id) FROM impor_impor
                          WHERE instansi_id = %(instansi)s AND jenis = 'pegawai'
                              AND status = 'DITERAPKAN')""",
    pada="t.nip = p.nip",
)

_JENIS_PPPK = "(position('/' IN p.golongan) = 0)"
_USIA_PENSIUN = (
    "CASE "
    + " ".join(f"WHEN j.jenjang = '{jenjang}' THEN {usia}" for jenjang, usia in BUP_JENJANG.items())
    + " END"
)
_USIA_PROFESI = " ".join(
    f"WHEN split_part(upper(j.nama), ' ', 1) = '{kata}' THEN {usia}"
    for kata, usia in BUP_PROFESI.items()
)
_PENSIUN = (
    "(make_date((extract(year FROM p.tanggal_lahir) + "
    f"greatest({_USIA_PENSIUN}, CASE {_USIA_PROFESI} ELSE 0 END))::int, "
    "extract(month FROM p.tanggal_lahir)::int, 1) + interval '1 month')::date"
)
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

daftarkan(
    Pemeriksaan(
        kode="JABATAN_KOSONG",
        dimensi=_K,
        judul="Jabatan belum tercatat",
        alasan="Tanpa jabatan seseorang tidak punya jenjang, standar kompetensi, dan batas usia "
        "pensiun, sehingga tidak dapat dipetakan.",
        saran="Isi JABATAN ID pada berkas pegawai dengan jabatan yang sudah ada di daftar jabatan.",
        gagal="p.jabatan_id IS NULL",
    ),
    Pemeriksaan(
        kode="PENDIDIKAN_KOSONG",
        dimensi=_K,
        judul="Tingkat pendidikan belum tercatat",
        alasan="Tingkat pendidikan dinilai dalam pemetaan dan menjadi syarat hampir semua jabatan.",
        saran="Isi TINGKAT PENDIDIKAN ID atau PENDIDIKAN ID pada berkas pegawai.",
        gagal="p.tingkat_pendidikan = '' AND p.pendidikan_id IS NULL",
    ),
    Pemeriksaan(
        kode="BIDANG_ILMU_KOSONG",
        dimensi=_K,
        judul="Bidang ilmu belum tercatat",
        alasan="Kesesuaian bidang ilmu dengan jabatan tidak dapat dinilai.",
        saran="Isi PENDIDIKAN ID pada berkas pegawai, dan BIDANG ILMU pada berkas pendidikan.",
        berlaku="p.tingkat_pendidikan >= '20'",
        gagal="coalesce(d.bidang_ilmu, '') = ''",
        berkas="pendidikan",
    ),
    Pemeriksaan(
        kode="RIWAYAT_JABATAN_KOSONG",
        dimensi=_K,
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
        dimensi=_K,
        judul="Tanggal mulai jabatan belum tercatat",
        alasan="Lama menjabat tidak dapat dihitung.",
        saran="Isi TMT JABATAN pada berkas pegawai.",
        berlaku="p.jabatan_id IS NOT NULL",
        gagal="p.tmt_jabatan IS NULL",
    ),
    Pemeriksaan(
        kode="TMT_GOLONGAN_KOSONG",
        dimensi=_K,
        judul="Tanggal mulai golongan PNS belum tercatat",
        alasan="Masa dalam pangkat diperlukan untuk kenaikan pangkat dan urutan kepangkatan.",
        saran="Isi TMT GOLONGAN pada berkas pegawai.",
        berlaku=f"NOT {_JENIS_PPPK}",
        gagal="p.tmt_golongan IS NULL",
    ),
    Pemeriksaan(
        kode="NIK_KOSONG",
        dimensi=_K,
        judul="NIK belum tercatat",
        alasan="NIK mengenali orang yang sama ketika NIP-nya berubah dan dipakai layanan lain.",
        saran="Isi NIK (16 angka) pada berkas pegawai.",
        gagal="p.nik_hmac IS NULL",
    ),
    Pemeriksaan(
        kode="EMAIL_KOSONG",
        dimensi=_K,
        judul="Alamat e-mail belum tercatat",
        alasan="Pemberitahuan tidak sampai kepada orangnya.",
        saran="Isi EMAIL pada berkas pegawai.",
        gagal="p.email = ''",
    ),
    Pemeriksaan(
        kode="NOMOR_HP_KOSONG",
        dimensi=_K,
        judul="Nomor telepon belum tercatat",
        alasan="Orangnya sukar dihubungi, terutama di unit yang jauh.",
        saran="Isi NOMOR HP pada berkas pegawai.",
        gagal="p.nomor_hp = ''",
    ),
    Pemeriksaan(
        kode="HUKDIS_TANPA_AKHIR",
        dimensi=_K,
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
    Pemeriksaan(
        kode="NIP_BEDA_TANGGAL_LAHIR",
        dimensi=_V,
        judul="Tanggal lahir berbeda dengan NIP",
        alasan="Delapan angka pertama NIP adalah tanggal lahir. Umur dan batas pensiun bergantung "
        "padanya.",
        saran="Cocokkan dengan SK. Bila perbaikan resmi memang membiarkan NIP lama, kecualikan "
        "dengan menyebut suratnya.",
        gagal="to_char(p.tanggal_lahir, 'YYYYMMDD') <> left(p.nip, 8)",
    ),
    Pemeriksaan(
        kode="NIP_BEDA_JENIS_KELAMIN",
        dimensi=_V,
        judul="Jenis kelamin berbeda dengan NIP",
        alasan="Angka ke-15 NIP: 1 laki-laki, 2 perempuan.",
        saran="Cocokkan dengan SK, lalu betulkan JENIS KELAMIN pada berkas pegawai.",
        gagal="substr(p.nip, 15, 1) <> CASE p.jenis_kelamin WHEN 'M' THEN '1' ELSE '2' END",
    ),
    Pemeriksaan(
        kode="NIP_MULAI_JANGGAL",
        dimensi=_V,
        judul="Awal bekerja dalam NIP tidak wajar",
        alasan="Angka 9 sampai 14 NIP menyebut tahun dan bulan mulai (PPPK: tahun dan nomor "
        "kontrak). Yang ini terlalu muda, di masa depan, atau bukan bulan.",
        saran="Cocokkan NIP dengan SK pengangkatan.",
        gagal="p.tahun_mulai > extract(year FROM %(hari)s::date) "
        "OR p.tahun_mulai - extract(year FROM p.tanggal_lahir) < %(usia_mulai_terendah)s "
        "OR NOT (p.bulan_mulai BETWEEN 1 AND 12 OR p.bulan_mulai >= 21)",
    ),
    Pemeriksaan(
        kode="TMT_SEBELUM_MULAI",
        dimensi=_V,
        judul="Tanggal mulai golongan atau jabatan mendahului masa kerja",
        alasan="Seseorang tidak dapat menduduki golongan atau jabatan sebelum tahun "
        "pengangkatannya.",
        saran="Betulkan TMT GOLONGAN atau TMT JABATAN pada berkas pegawai.",
        berlaku="coalesce(p.tmt_golongan, p.tmt_jabatan) IS NOT NULL",
        gagal="extract(year FROM least(p.tmt_golongan, p.tmt_jabatan)) < p.tahun_mulai",
    ),
    Pemeriksaan(
        kode="EMAIL_TIDAK_SAH",
        dimensi=_V,
        judul="Alamat e-mail tidak sah",
        alasan="Surat ke alamat ini tidak akan sampai.",
        saran="Betulkan EMAIL pada berkas pegawai, misalnya nama@instansi.go.id.",
        berlaku="p.email <> ''",
        gagal=r"p.email !~ '^[^@\s]+@[^@\s.]+([.][^@\s.]+)+$'",
    ),
    Pemeriksaan(
        kode="NAMA_BERANGKA",
        dimensi=_V,
        judul="Nama memuat angka",
        alasan="Nama yang memuat angka biasanya tercampur kolom lain.",
        saran="Betulkan NAMA pada berkas pegawai.",
        gagal="p.nama ~ '[0-9]'",
    ),
    Pemeriksaan(
        kode="BARIS_DITOLAK",
        dimensi=_V,
        judul="Baris orang ini ditolak dalam berkas pegawai terakhir",
        alasan="Yang tersimpan adalah keadaan lama: berkas pegawai terakhir membawa baris yang "
        "tidak dapat diterima.",
        saran="Buka impor pegawai terakhir, unduh baris yang ditolak, betulkan, lalu unggah lagi.",
        gagal="t.nip IS NOT NULL",
        fakta=("t",),
    ),
    Pemeriksaan(
        kode="PENSIUN_MASIH_AKTIF",
        dimensi=_T,
        judul="Melewati batas usia pensiun, masih tercatat bekerja",
        alasan="Batas usia pensiun menurut jenjang (UU 20/2023 Pasal 55; guru dan dosen UU "
        "14/2005) sudah lewat.",
        saran="Perbarui KEDUDUKAN HUKUM ID. Bila masa kerjanya sah diperpanjang, kecualikan dengan "
        "menyebut keputusannya.",
        berlaku="j.jenjang IS NOT NULL",
        gagal=f"{_PENSIUN} <= %(hari)s",
    ),
    Pemeriksaan(
        kode="NIK_GANDA",
        dimensi=_C,
        judul="NIK yang sama pada dua orang",
        alasan="Satu orang tercatat dua kali, atau NIK-nya tertukar.",
        saran="Bandingkan kedua orang itu. Betulkan NIK yang salah, atau tutup catatan NIP lama.",
        berlaku="p.nik_hmac IS NOT NULL",
        gagal="n.nik_hmac IS NOT NULL",
        fakta=("n",),
    ),
    Pemeriksaan(
        kode="GOLONGAN_BEDA_KEDUDUKAN",
        dimensi=_C,
        judul="Golongan tidak sesuai status PNS atau PPPK",
        alasan="Golongan PNS ditulis seperti III/d, golongan PPPK seperti IX. Kedudukan hukumnya "
        "menyebut yang lain.",
        saran="Betulkan KEDUDUKAN HUKUM ID atau GOL AKHIR NAMA pada berkas pegawai.",
        gagal=f"(p.kedudukan_hukum IN {sql_daftar(PPPK)}) <> {_JENIS_PPPK}",
    ),
    Pemeriksaan(
        kode="GOLONGAN_BEDA_NIP",
        dimensi=_C,
        judul="Golongan tidak sesuai jenis NIP",
        alasan="Angka 13 dan 14 NIP adalah bulan bagi PNS, dan nomor kontrak 21 ke atas bagi PPPK.",
        saran="Cocokkan NIP dan golongan dengan SK.",
        gagal=f"(p.bulan_mulai >= 21) <> {_JENIS_PPPK}",
    ),
    Pemeriksaan(
        kode="PENDIDIKAN_BEDA_TINGKAT",
        dimensi=_C,
        judul="Tingkat pendidikan berbeda dengan nama pendidikannya",
        alasan="PENDIDIKAN ID menunjuk program dengan tingkat yang lain.",
        saran="Samakan TINGKAT PENDIDIKAN ID dan PENDIDIKAN ID menurut ijazah terakhir.",
        berlaku="p.tingkat_pendidikan <> '' AND d.id IS NOT NULL",
        gagal="p.tingkat_pendidikan <> d.tingkat_id",
    ),
    Pemeriksaan(
        kode="GOLONGAN_DI_ATAS_PENDIDIKAN",
        dimensi=_C,
        judul="Golongan PPPK di atas tingkat pendidikannya",
        alasan="Golongan awal PPPK mengikuti pendidikan. Biasanya ijazahnya belum diperbarui.",
        saran="Perbarui pendidikan atau golongan pada berkas pegawai menurut perjanjian kerjanya.",
        berlaku=f"{_JENIS_PPPK} AND p.tingkat_pendidikan <> ''",
        gagal=f"{_URUTAN_PPPK}, p.golongan::text) > {_PPPK_TERTINGGI}",
    ),
    Pemeriksaan(
        kode="RIWAYAT_TUMPANG_TINDIH",
        dimensi=_C,
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
        dimensi=_C,
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
        dimensi=_C,
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
        dimensi=_C,
        judul="Berkedudukan kena hukuman disiplin, tanpa hukuman yang berjalan",
        alasan="Kedudukan hukum 15 memerlukan hukuman disiplin yang sedang dijalani.",
        saran="Impor hukuman disiplinnya, atau perbarui KEDUDUKAN HUKUM ID bila sudah selesai.",
        berlaku="p.kedudukan_hukum = '15'",
        gagal="h.berjalan IS NOT TRUE",
        fakta=("h",),
        berkas="hukdis",
        izin="disiplin.lihat",
    ),
    fakta=(_RIWAYAT, _HUKUMAN, _NIK_GANDA, _DITOLAK),
    ketentuan=Path(__file__).with_name("pemeriksaan.json"),
)
