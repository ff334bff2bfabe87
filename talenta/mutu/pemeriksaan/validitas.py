"""Validity: can what is on record be right?"""

from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.kode import Dimensi

PEMERIKSAAN = (
    Pemeriksaan(
        kode="NIP_BEDA_TANGGAL_LAHIR",
        dimensi=Dimensi.VALIDITAS,
        judul="Tanggal lahir berbeda dengan NIP",
        alasan="Delapan angka pertama NIP adalah tanggal lahir. Umur dan batas pensiun bergantung "
        "padanya.",
        saran="Cocokkan dengan SK. Bila perbaikan resmi memang membiarkan NIP lama, kecualikan "
        "dengan menyebut suratnya.",
        gagal="to_char(p.tanggal_lahir, 'YYYYMMDD') <> left(p.nip, 8)",
    ),
    Pemeriksaan(
        kode="NIP_BEDA_JENIS_KELAMIN",
        dimensi=Dimensi.VALIDITAS,
        judul="Jenis kelamin berbeda dengan NIP",
        alasan="Angka ke-15 NIP: 1 laki-laki, 2 perempuan.",
        saran="Cocokkan dengan SK, lalu betulkan JENIS KELAMIN pada berkas pegawai.",
        gagal="substr(p.nip, 15, 1) <> CASE p.jenis_kelamin WHEN 'M' THEN '1' ELSE '2' END",
    ),
    Pemeriksaan(
        kode="NIP_MULAI_JANGGAL",
        dimensi=Dimensi.VALIDITAS,
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
        dimensi=Dimensi.VALIDITAS,
        judul="Tanggal mulai golongan atau jabatan mendahului masa kerja",
        alasan="Seseorang tidak dapat menduduki golongan atau jabatan sebelum tahun "
        "pengangkatannya.",
        saran="Betulkan TMT GOLONGAN atau TMT JABATAN pada berkas pegawai.",
        berlaku="coalesce(p.tmt_golongan, p.tmt_jabatan) IS NOT NULL",
        gagal="extract(year FROM least(p.tmt_golongan, p.tmt_jabatan)) < p.tahun_mulai",
    ),
    Pemeriksaan(
        kode="EMAIL_TIDAK_SAH",
        dimensi=Dimensi.VALIDITAS,
        judul="Alamat e-mail tidak sah",
        alasan="Surat ke alamat ini tidak akan sampai.",
        saran="Betulkan EMAIL pada berkas pegawai, misalnya nama@instansi.go.id.",
        berlaku="p.email <> ''",
        gagal=r"p.email !~ '^[^@\s]+@[^@\s.]+([.][^@\s.]+)+$'",
    ),
    Pemeriksaan(
        kode="NAMA_BERANGKA",
        dimensi=Dimensi.VALIDITAS,
        judul="Nama memuat angka",
        alasan="Nama yang memuat angka biasanya tercampur kolom lain.",
        saran="Betulkan NAMA pada berkas pegawai.",
        gagal="p.nama ~ '[0-9]'",
    ),
    Pemeriksaan(
        kode="BARIS_DITOLAK",
        dimensi=Dimensi.VALIDITAS,
        judul="Baris orang ini ditolak dalam berkas pegawai terakhir",
        alasan="Yang tersimpan adalah keadaan lama: berkas pegawai terakhir membawa baris yang "
        "tidak dapat diterima.",
        saran="Buka impor pegawai terakhir, unduh baris yang ditolak, betulkan, lalu unggah lagi.",
        gagal="t.nip IS NOT NULL",
        fakta=("t",),
    ),
)
