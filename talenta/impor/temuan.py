"""Catalogue of findings: the codes of the file contract, each with words for the officer.

`masalah` says what is wrong with one cell, `saran` what to do. Placeholders: {nilai} the value
as written, {rinci} what the column takes.
"""

from dataclasses import dataclass

DITOLAK = "ditolak"
PERINGATAN = "peringatan"
DIPERBAIKI = "diperbaiki"
# Named beyond its finding: the question before applying says how many.
MENIMPA_PERBAIKAN = "MENIMPA_PERBAIKAN"
BERAT = {DITOLAK: 0, PERINGATAN: 1, DIPERBAIKI: 2}


@dataclass(frozen=True)
class Kode:
    """One code: its title in the preview, the problem in one cell, the remedy."""

    kode: str
    judul: str
    masalah: str
    saran: str

    def saran_dari(self, pesan: str) -> str:
        """The remedy as it ends a written message, with what its own cell takes."""
        awal, sela, _ = self.saran.partition("{rinci}")
        letak = pesan.rfind(awal) if sela else -1
        return pesan[letak:] if letak >= 0 else self.saran_umum

    @property
    def saran_umum(self) -> str:
        """The remedy for all cells of this code together."""
        return self.saran.replace("{rinci}", "kata dalam daftar kolomnya")


_SEMUA = (
    Kode(
        "NIP_DIRAPIKAN",
        "NIP dirapikan",
        'NIP ditulis "{nilai}" dan dibaca tanpa tanda petik, spasi, titik, atau garis.',
        "Tidak perlu tindakan. Agar rapi di sumbernya, simpan NIP sebagai teks 18 angka.",
    ),
    Kode(
        "NIP_NOTASI_ILMIAH",
        "NIP rusak menjadi notasi ilmiah",
        'NIP "{nilai}" ditulis dalam notasi ilmiah sehingga sebagian angkanya hilang.',
        "Ambil NIP dari sumber asli, ubah kolomnya menjadi Teks, lalu tulis ulang 18 angkanya.",
    ),
    Kode(
        "NIP_TIDAK_SAH",
        "NIP tidak sah",
        'NIP "{nilai}" bukan 18 angka, tidak diawali tanggal lahir, atau berakhir 000 karena '
        "dibulatkan lembar kerja.",
        "Cocokkan dengan SK atau SIASN, lalu tulis 18 angkanya sebagai teks.",
    ),
    Kode(
        "NIP_BEDA_TANGGAL_LAHIR",
        "Tanggal lahir berbeda dengan NIP",
        'tanggal lahir "{nilai}" berbeda dengan delapan angka pertama NIP.',
        "Periksa keduanya. Bila tanggal lahir memang pernah dikoreksi resmi, biarkan.",
    ),
    Kode(
        "NIP_BEDA_JENIS_KELAMIN",
        "Jenis kelamin berbeda dengan NIP",
        'jenis kelamin "{nilai}" berbeda dengan angka ke-15 NIP (1 laki-laki, 2 perempuan).',
        "Periksa keduanya dan betulkan yang keliru.",
    ),
    Kode(
        "BARIS_GANDA",
        "Baris yang sama muncul lagi",
        "baris ini sama dengan baris {rinci}.",
        "Baris pertama yang dipakai. Hapus ulangannya dari berkas.",
    ),
    Kode(
        "KUNCI_GANDA",
        "Satu kunci dengan isi berbeda",
        "kunci baris ini muncul lebih dari sekali dengan isi berbeda (baris {rinci}).",
        "Sisakan satu baris yang benar untuk kunci itu, lalu unggah lagi.",
    ),
    Kode(
        "TANGGAL_TIDAK_SAH",
        "Tanggal tidak terbaca",
        '"{nilai}" bukan tanggal yang dapat dibaca.',
        "Tulis tanggal seperti 31-12-2025.",
    ),
    Kode(
        "TANGGAL_TIDAK_MASUK_AKAL",
        "Tanggal tidak masuk akal",
        'tanggal "{nilai}" mendahului {rinci}.',
        "Cocokkan dengan SK, lalu betulkan tanggalnya.",
    ),
    Kode(
        "GOLONGAN_TIDAK_DIKENAL",
        "Golongan tidak dikenal",
        'golongan "{nilai}" tidak dikenal.',
        "Tulis seperti III/d untuk PNS atau IX untuk PPPK.",
    ),
    Kode(
        "WAJIB_DIISI",
        "Kolom wajib kosong",
        'kolom ini wajib diisi tetapi kosong (tertulis "{nilai}").',
        "Lengkapi isinya, lalu unggah lagi.",
    ),
    Kode(
        "UNOR_TIDAK_DIKENAL",
        "Unit organisasi tidak dikenal",
        'unit organisasi "{nilai}" belum ada di portal.',
        "Impor berkas unor lebih dahulu, atau betulkan ID unitnya.",
    ),
    Kode(
        "JABATAN_TIDAK_DIKENAL",
        "Jabatan tidak dikenal",
        'jabatan "{nilai}" belum ada di portal.',
        "Impor berkas jabatan lebih dahulu, atau betulkan ID jabatannya, lalu unggah lagi.",
    ),
    Kode(
        "PENDIDIKAN_TIDAK_DIKENAL",
        "Pendidikan tidak dikenal",
        'pendidikan "{nilai}" belum ada di portal dan tidak ikut disimpan.',
        "Impor berkas pendidikan lebih dahulu, atau betulkan ID-nya, lalu unggah lagi.",
    ),
    Kode(
        "ATASAN_TIDAK_DIKENAL",
        "Unit atasan tidak dikenal",
        'unit atasan "{nilai}" tidak ada di portal dan tidak diterima dari berkas ini.',
        "Tambahkan atau betulkan baris unit atasannya lebih dahulu.",
    ),
    Kode(
        "UNOR_MELINGKAR",
        "Unit saling membawahi",
        'dengan atasan "{nilai}", unit ini menjadi atasan dari dirinya sendiri.',
        "Betulkan ID ATASAN salah satu unit dalam lingkaran itu.",
    ),
    Kode(
        "KODE_DIRAPIKAN",
        "Kode dirapikan",
        'kode "{nilai}" kehilangan nol di depan dan dibaca dengan nolnya.',
        "Tidak perlu tindakan. Agar rapi di sumbernya, simpan kolom kode sebagai teks.",
    ),
    Kode(
        "PREDIKAT_TIDAK_DIKENAL",
        "Predikat tidak dikenal",
        'predikat "{nilai}" tidak dikenal.',
        "Tulis salah satu: Sangat Baik, Baik, Butuh Perbaikan, Kurang, Sangat Kurang.",
    ),
    Kode(
        "PREDIKAT_BEDA_MATRIKS",
        "Predikat berbeda dengan matriks",
        'predikat "{nilai}" berbeda dengan matriks hasil kerja dan perilaku kerja ({rinci}).',
        "Periksa dokumen evaluasinya. Predikat pada berkas tetap dipakai.",
    ),
    Kode(
        "NILAI_DI_LUAR_RENTANG",
        "Nilai di luar rentang",
        '"{nilai}" bukan {rinci}.',
        "Betulkan nilainya, lalu unggah lagi.",
    ),
    Kode(
        "PILIHAN_TIDAK_DIKENAL",
        "Pilihan tidak dikenal",
        '"{nilai}" tidak ada dalam daftar kolom ini.',
        "Tulis salah satu: {rinci}.",
    ),
    Kode(
        "TEKNIS_TIDAK_DIKENAL",
        "Kompetensi teknis tidak dikenal",
        'kompetensi teknis "{nilai}" tidak ada dalam kamus yang berlaku.',
        "Tulis kodenya seperti pada kamus kompetensi, atau tambahkan kompetensi itu ke kamus "
        "lebih dahulu, lalu unggah lagi.",
    ),
    Kode(
        "NIP_TIDAK_DITEMUKAN",
        "NIP tidak ada di portal",
        'NIP "{nilai}" tidak ada di antara pegawai instansi ini.',
        "Impor orangnya lewat berkas pegawai lebih dahulu, atau betulkan NIP-nya.",
    ),
    Kode(
        MENIMPA_PERBAIKAN,
        "Menimpa perbaikan yang disetujui",
        "baris ini menimpa {rinci}.",
        "Bila isi berkas memang lebih baru, terapkan. Bila perbaikannya yang benar, betulkan atau "
        "hapus baris ini dari berkas dan sumbernya, lalu unggah lagi.",
    ),
)
KATALOG: dict[str, Kode] = {kode.kode: kode for kode in _SEMUA}


def pesan(*, baris: int, kolom: str, nilai: str, kode: str, rinci: str = "") -> str:
    """The sentence for one finding: row, column, value, problem, remedy."""
    isi = KATALOG[kode]
    letak = f"Baris {baris}, kolom {kolom}" if kolom else f"Baris {baris}"
    masalah = isi.masalah.replace("{rinci}", rinci).replace("{nilai}", nilai)
    return f"{letak}: {masalah} {isi.saran.replace('{rinci}', rinci)}"
