"""Why a workbook is refused, in one sentence for the officer."""

RUSAK = (
    "Isi lembar kerja ini rusak atau tidak lengkap. Buka di aplikasi lembar kerja, simpan sebagai "
    "XLSX yang baru, lalu unggah lagi."
)
MEMORI = (
    "Lembar kerja ini terlalu besar untuk dibaca dalam batas memori. Pecah menjadi beberapa "
    "berkas, atau simpan sebagai CSV."
)
BOM = (
    "Isi lembar kerja ini jauh lebih besar daripada berkasnya, seperti bom dekompresi. Simpan "
    "datanya saja ke lembar kerja baru atau CSV, lalu unggah lagi."
)
MAKRO = (
    "Lembar kerja ini memuat makro. Simpan sebagai XLSX tanpa makro (bukan XLSM), lalu unggah lagi."
)
SANDI = "Lembar kerja ini terkunci kata sandi. Buka kuncinya, simpan, lalu unggah lagi."
ODS = "Berkas ini lembar kerja ODS. Simpan sebagai XLSX atau CSV, lalu unggah lagi."
XLSB = "Berkas ini lembar kerja XLSB. Simpan sebagai XLSX, lalu unggah lagi."
BUKAN_LEMBAR = (
    "Berkas ini arsip ZIP, bukan lembar kerja XLSX. Bila datanya ada di dalamnya, buka dahulu "
    "arsipnya, lalu unggah berkas XLSX atau CSV-nya."
)
SURAT = "Berkas ini dokumen Word (DOCX). Salin tabelnya ke lembar kerja, lalu unggah XLSX-nya."
PAPARAN = "Berkas ini paparan (PPTX). Unggah data aslinya sebagai XLSX atau CSV."
NAMA_LEMBAR = (
    "Nama salah satu lembarnya kosong atau terlalu panjang. Ganti namanya, lalu unggah lagi."
)
TANPA_LEMBAR = "Lembar kerja ini tidak mempunyai satu lembar pun yang berisi tabel."
TERLALU_PANJANG = (
    "Ada sel yang isinya lebih dari 32.767 huruf, lebih dari yang dapat ditampung lembar kerja. "
    "Hapus isinya, lalu unggah lagi."
)
DTD = "Lembar kerja ini memuat definisi XML (DTD) yang tidak ada pada XLSX biasa. " + RUSAK


class Tolak(Exception):
    """The workbook is refused; the message is for the officer."""
