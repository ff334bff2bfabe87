"""What the API says of imports."""

from talenta.impor.baca.contoh import JudulKolom
from talenta.impor.models import Halangan, Impor, PadananKode, Pengurungan, PetaKolom, Temuan
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    teks,
    ya,
)

_KOLOM = (
    "id jenis status lengkap dibaca baru berubah sama ditolak peringatan galat dibuat_pada "
    "diperiksa_pada diterapkan_pada diurungkan_pada diurungkan_oleh alasan_urung"
)
_LAIN = {
    "sebutan": teks(),
    "berkas": teks("berkas.nama"),
    "sha256": teks("berkas.sha256"),
    "ukuran": bilangan("berkas.ukuran"),
    "pengunggah": teks("pengguna.nama", kosong=True),
    "pekerjaan_id": bilangan(kosong=True),
}
ImporBaris = baris("ImporBaris", Impor, _KOLOM, **_LAIN)
KelompokTemuan = bentuk(
    "KelompokTemuan",
    pilihan=teks(bantuan="Untuk saringan temuan pada daftar baris."),
    kode=teks("kode.kode"),
    judul=teks("kode.judul"),
    masalah=teks("kode.masalah"),
    saran=teks("kode.saran"),
    tingkat=teks(),
    banyak=bilangan(),
)
ImporRinci = bentuk(
    "ImporRinci",
    impor=ImporBaris(),
    diproses=ya("impor.diproses"),
    macet=ya("impor.macet"),
    dapat_diurungkan=ya("impor.dapat_diurungkan"),
    kode_asing=bilangan(bantuan="Baris dengan kode yang dapat dipetakan."),
    pengenalan=apa_saja("Cara berkas dibaca.", "impor.pengenalan"),
    temuan=KelompokTemuan(many=True),
)
BarisImporBaris = bentuk(
    "BarisImporBaris",
    baris=bilangan("baris.baris"),
    keadaan=teks("baris.keadaan"),
    sebutan=teks(),
    kunci=teks("baris.kunci"),
    nama=teks("baris.nama"),
    ubah=bentuk("UbahBaca", kolom=teks(), lama=teks(), baru=teks())(many=True),
    temuan=baris("TemuanBaris", Temuan, "kolom nilai kode tingkat pesan")(many=True),
)
JenisBaca = bentuk(
    "JenisBaca",
    data=bentuk(
        "JenisBaris",
        kode=teks(),
        judul=teks(),
        keterangan=teks(),
        kolom=bentuk("KolomBaris", nama=teks(), wajib=ya(), contoh=teks())(many=True),
        dapat_lengkap=ya(),
    )(many=True),
)
KolomBaca = bentuk(
    "KolomBaca",
    baris=bilangan("kepala.baris"),
    judul=dari_dataclass(JudulKolom, "JudulKolomBaris", juga="kepala")(
        many=True, source="kepala.judul"
    ),
    kolom=daftar_teks(),
)
CalonBaris = bentuk("CalonBaris", kode=teks(), sebutan=teks())
KodeBaca = bentuk(
    "KodeBaca",
    jumlah=bilangan(),
    data=bentuk(
        "KodeAsingBaris",
        rujukan=teks(),
        judul=teks(),
        kolom=teks(),
        nilai=teks(),
        banyak=bilangan(),
        usulan=CalonBaris(many=True),
    )(many=True, source="baris"),
)
PetaKolomBaris = baris("PetaKolomBaris", PetaKolom, "id jenis tulisan kolom diingat_pada")
PadananBaris = baris("PadananBaris", PadananKode, "id rujukan kode_asing kode diingat_pada")
UrungBaca = bentuk(
    "UrungBaca",
    pengurungan=baris(
        "PengurunganBaris",
        Pengurungan,
        "status dihapus dikembalikan halangan_n disamakan_n diperiksa_pada",
        diproses=ya(),
        macet=ya(),
        pekerjaan_id=bilangan(kosong=True),
    )(allow_null=True),
    halangan=bentuk(
        "KelompokHalanganBaris",
        sebab=teks(),
        judul=teks(),
        saran=teks(),
        rujukan=teks(),
        lain=bilangan(kosong=True),
        baris=bilangan(),
        banyak=bilangan(),
        contoh=daftar_teks(),
    )(many=True),
)
HalanganBaris = baris(
    "HalanganBaris",
    Halangan,
    "id sebab baris kunci pelaku waktu rujukan banyak",
    impor_lain_id=bilangan(kosong=True),
)
