"""Roles and what each may do: the one table that pages, API, exports and tests read.

The meaning for officers is in docs/izin.md; design in the roles of the portal.
"""

from django.db import models


class Peran(models.TextChoices):
    """Roles a person can be given; ASN is everybody's and needs no assignment."""

    ADMIN_BKD = "ADMIN_BKD", "Admin BKD"
    ANALIS_BKD = "ANALIS_BKD", "Analis BKD"
    PENGELOLA_OPD = "PENGELOLA_OPD", "Pengelola OPD"
    ATASAN = "ATASAN", "Atasan (pejabat penilai)"
    KOMITE = "KOMITE", "Komite Talenta"
    PPK = "PPK", "Pejabat Pembina Kepegawaian"
    ADMIN_PROVINSI = "ADMIN_PROVINSI", "Admin provinsi"
    AUDITOR = "AUDITOR", "Auditor"
    ASN = "ASN", "Pegawai ASN"


_ADMIN, _ANALIS, _OPD, _ATASAN = (
    Peran.ADMIN_BKD,
    Peran.ANALIS_BKD,
    Peran.PENGELOLA_OPD,
    Peran.ATASAN,
)
_AUDITOR = Peran.AUDITOR

# Bound to the subtree of one unit; all others with people in view see the whole agency.
PERAN_UNIT = frozenset({_OPD, _ATASAN})

IZIN: dict[str, frozenset[str]] = {
    "diri.lihat": frozenset(Peran.values),
    "pegawai.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _ATASAN, _AUDITOR}),
    "pegawai.sensitif": frozenset({_ADMIN, _ANALIS}),
    "disiplin.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "hasil.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "hasil.ekspor": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "hasil.hitung": frozenset({_ADMIN, _ANALIS}),
    "hasil.tayangkan": frozenset({_ADMIN, _ANALIS}),
    "hasil.verifikasi": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "hasil.rekap": frozenset({_ADMIN, _ANALIS, Peran.PPK, _AUDITOR}),
    "mutu.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "mutu.indeks": frozenset({_ADMIN, _ANALIS, _OPD, _ATASAN, _AUDITOR}),
    "mutu.ukur": frozenset({_ADMIN, _ANALIS}),
    "mutu.kecualikan": frozenset({_ADMIN, _ANALIS}),
    "mutu.ketentuan": frozenset({_ADMIN}),
    "impor.lihat": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "impor.terapkan": frozenset({_ADMIN, _ANALIS}),
    "kompetensi.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _ATASAN, _AUDITOR}),
    "kompetensi.nilai": frozenset({_ADMIN, _ANALIS}),
    "kompetensi.narasi": frozenset({_ADMIN}),
    "kompetensi.susun": frozenset({_ADMIN}),
    "perbaikan.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "perbaikan.usulkan": frozenset({_ADMIN, _ANALIS, _OPD}),
    "perbaikan.putuskan": frozenset({_ADMIN, _ANALIS}),
    "laporan.jawab": frozenset({_ADMIN, _ANALIS, _OPD}),
    "laporan.atur": frozenset({_ADMIN}),
    "pekerjaan.lihat": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "digital.peta": frozenset({_ADMIN, _ANALIS, _OPD, _ATASAN, _AUDITOR}),
    "digital.validasi": frozenset({_ATASAN}),
    "digital.kelola": frozenset({_ADMIN}),
    "akun.lihat": frozenset({_ADMIN, _AUDITOR}),
    "akun.kelola": frozenset({_ADMIN}),
    "kalender.kelola": frozenset({_ADMIN}),
    "aturan.lihat": frozenset(Peran.values),
    "aturan.susun": frozenset({_ADMIN, _ANALIS}),
    "aturan.sahkan": frozenset({_ADMIN}),
    "tinjauan.lihat": frozenset({_ADMIN, _ANALIS, Peran.KOMITE, _AUDITOR}),
    "tinjauan.buka": frozenset({_ADMIN, _ANALIS}),
    "tinjauan.sidang": frozenset({Peran.KOMITE}),
    "sanggah.lihat": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "sanggah.jawab": frozenset({_ADMIN, _ANALIS}),
    "sanggah.atur": frozenset({_ADMIN}),
    "integritas.lihat": frozenset({_ADMIN, _AUDITOR}),
    "lowongan.lihat": frozenset({_ADMIN, _ANALIS, Peran.KOMITE, Peran.PPK, _AUDITOR}),
    "lowongan.nilai": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "lowongan.susun": frozenset({_ADMIN, _ANALIS}),
    "lowongan.sahkan": frozenset({_ADMIN}),
    "lowongan.sidang": frozenset({Peran.KOMITE}),
    "lowongan.putuskan": frozenset({Peran.PPK}),
    "audit.lihat": frozenset({_ADMIN, _AUDITOR}),
    "tilikan.lihat": frozenset({_AUDITOR}),
    "agregat.lihat": frozenset({Peran.ADMIN_PROVINSI}),
    "kinerja.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "kinerja.kelola": frozenset({_ADMIN}),
    "kinerja.pantau": frozenset({_ADMIN, _ANALIS, _OPD, _ATASAN, _AUDITOR}),
    "kinerja.ingatkan": frozenset({_ADMIN, _ANALIS, _OPD, _ATASAN}),
    "kinerja.penilai": frozenset({_ADMIN, _ANALIS}),
}

# What each permission opens, for the person who gives a role; docs/izin.md says the same.
ARTI: dict[str, str] = {
    "diri.lihat": "membuka data sendiri",
    "pegawai.lihat": "membuka data pegawai dalam lingkup",
    "pegawai.sensitif": "membuka NIK; setiap kali tercatat dalam audit",
    "disiplin.lihat": "melihat hukuman disiplin pegawai dalam lingkup",
    "hasil.lihat": "melihat kotak, nilai, dan peringkat dalam lingkup",
    "hasil.ekspor": "mengunduh hasil",
    "hasil.hitung": "menjalankan perhitungan, membuka hasil yang belum ditampilkan, dan "
    "mengandaikan bobot lain",
    "hasil.tayangkan": "menampilkan hasil perhitungan untuk seluruh instansi dan menariknya",
    "hasil.verifikasi": "menghitung ulang hasil tersimpan untuk diperiksa",
    "hasil.rekap": "membuka rekap hasil per perangkat daerah dan berita acaranya, tanpa "
    "nama pegawai",
    "mutu.lihat": "melihat siapa yang belum dapat dipetakan dan mengapa",
    "mutu.indeks": "membaca indeks mutu data, daftar temuan, pengecualian, dan ketentuannya",
    "mutu.ukur": "memulai pengukuran mutu data",
    "mutu.kecualikan": "mengecualikan temuan dan mencabutnya",
    "mutu.ketentuan": "menetapkan bobot dan ambang mutu data",
    "impor.lihat": "melihat berkas impor dan temuannya",
    "impor.terapkan": "mengunggah, menerapkan, membatalkan, dan mengurungkan impor",
    "kompetensi.lihat": "membaca kesenjangan kompetensi menurut unit dan jabatan, dan antrean "
    "asesmen",
    "kompetensi.nilai": "merencanakan asesmen, mencatat dan menerbitkan hasilnya, menjawab "
    "keberatan",
    "kompetensi.narasi": "membuka uraian asesmen seseorang; setiap kali tercatat dalam audit",
    "kompetensi.susun": "menyusun dan menetapkan kamus, standar, dan ketentuan kompetensi",
    "perbaikan.lihat": "melihat usul perbaikan, laporan data salah, dan daftar yang tidak "
    "tercantum",
    "perbaikan.usulkan": "mengusulkan perbaikan, pencabutan, dan pemulihan dengan bukti",
    "perbaikan.putuskan": "menyetujui atau menolak usul orang lain; memutuskan yang tidak "
    "tercantum (pemberhentian lewat usul dua orang)",
    "laporan.jawab": "menjawab laporan data salah",
    "laporan.atur": "menetapkan tenggat jawaban laporan",
    "pekerjaan.lihat": "melihat pekerjaan latar instansi",
    "digital.peta": "melihat peta talenta digital unit dalam lingkup",
    "digital.validasi": "memvalidasi keterampilan digital pegawai dalam lingkup",
    "digital.kelola": "mengelola bank soal, tingkat digital jabatan, dan ketentuannya",
    "akun.lihat": "melihat daftar akun dan peran",
    "akun.kelola": "menerbitkan kode, memberi dan mengakhiri peran",
    "kalender.kelola": "menetapkan hari libur dan hari kerja instansi",
    "aturan.lihat": "membaca aturan penilaian yang berlaku",
    "aturan.susun": "menyusun draf aturan, melihat pengaruhnya, mengusulkannya",
    "aturan.sahkan": "mengesahkan atau mengembalikan usul aturan orang lain, mencabut "
    "aturan instansi",
    "tinjauan.lihat": "membuka tinjauan talenta dengan kotak dan nilai orang yang ditinjau, dan "
    "kolam talenta",
    "tinjauan.buka": "membuka dan membatalkan tinjauan talenta, menyesuaikan kolam talenta",
    "tinjauan.sidang": "mengusulkan dan memutuskan pindah kotak, mengukuhkan tinjauan",
    "sanggah.lihat": "membaca sanggahan pegawai atas hasilnya, dan putusannya",
    "sanggah.jawab": "menelaah sanggahan, memutuskan telaah petugas lain, menghitung ulang sesudah "
    "dikabulkan",
    "sanggah.atur": "menetapkan tenggat sanggah",
    "integritas.lihat": "membuka integritas merit dan mengujinya",
    "lowongan.lihat": "membuka lowongan, calon, usulan, putusan, dan SK; anggota komite hanya "
    "lowongan yang disidangnya",
    "lowongan.nilai": "melihat kelayakan dan peringkat kecocokan semua pegawai untuk lowongan",
    "lowongan.susun": "menyiapkan lowongan, syarat, daftar pendek, komite, dan pemantauan",
    "lowongan.sahkan": "membuka lowongan yang diajukan orang lain, membatalkan, menerbitkan SK, "
    "mengesahkan ketentuan",
    "lowongan.sidang": "menyatakan benturan, menilai calon, dan sebagai ketua mengusulkan tiga "
    "nama",
    "lowongan.putuskan": "memilih dari usulan komite atau mengembalikannya, dengan alasan",
    "audit.lihat": "membaca dan memeriksa jejak audit",
    "tilikan.lihat": "membaca siapa yang membuka halaman pegawai lain",
    "agregat.lihat": "melihat angka gabungan instansi di bawahnya",
    "kinerja.lihat": "membaca tahun kinerja, SKP, tinjauan, dan penilaian dalam lingkup",
    "kinerja.kelola": "mengatur tahun kinerja, periode, tenggat, dan ketentuannya; membuka kembali "
    "yang sudah ditutup bersama admin lain",
    "kinerja.pantau": "memantau siapa yang belum menyelesaikan langkah kinerja dalam lingkup",
    "kinerja.ingatkan": "mengingatkan mereka",
    "kinerja.penilai": "menurunkan penilai dari struktur, mengoreksinya, dan mencatat capaian unit",
}

# Roles that see or decide about others: they do nothing until a second factor was given.
PERAN_DUA_FAKTOR = frozenset(
    {_ADMIN, _ANALIS, Peran.KOMITE, Peran.PPK, Peran.ADMIN_PROVINSI, _AUDITOR}
)

# Two people carry a correction, so whoever takes part is somebody whom a record describes.
PERAN_BERDATA = frozenset(
    Peran(peran) for peran in IZIN["perbaikan.usulkan"] | IZIN["perbaikan.putuskan"]
)


def boleh(peran: str, izin: str) -> bool:
    """Whether `peran` may do `izin`; an unknown permission is a programming error."""
    return peran in IZIN[izin]
