"""What the API says of corrections and reports."""

from talenta.inti.api.keluaran import (
    ada,
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    teks,
    ya,
)
from talenta.pegawai.api.bentuk import SumberBaris
from talenta.pegawai.models import LaporanData, TakTercantum, UsulPerbaikan
from talenta.pegawai.selectors.perbaikan import Beda

BedaBaris = dari_dataclass(Beda, "BedaBaris")
_ORANG = {
    "pegawai_id": bilangan(),
    "nip": teks("pegawai.nip"),
    "nama": teks("pegawai.nama_lengkap"),
    "unit": teks("pegawai.unit.nama"),
}
UsulBaris = baris(
    "UsulBaris",
    UsulPerbaikan,
    "id jenis objek_id tindakan status alasan diusulkan_pada diputus_pada alasan_putusan "
    "diterapkan_pada",
    **_ORANG,
    diusulkan_oleh=teks("diusulkan_oleh.nama"),
    diputus_oleh=teks("diputus_oleh.nama", kosong=True),
)
UsulRinci = bentuk(
    "UsulRinci",
    usul=UsulBaris(),
    beda=BedaBaris(many=True),
    peringatan=daftar_teks("usul.peringatan"),
    sumber=SumberBaris(many=True),
    berubah=ya(),
    macet=ya("usul.macet"),
    halangan=teks(bantuan="Mengapa token ini tidak dapat memutuskannya; kosong bila dapat."),
    pekerjaan_id=bilangan("usul.pekerjaan_id", kosong=True),
)
BarisDataBaca = bentuk(
    "BarisDataBaca", id=bilangan("pk"), teks=teks(), dicabut=ya(), sedang_diusulkan=ya("terbuka")
)
DataOrangBaca = bentuk(
    "DataOrangBaca",
    data=bentuk(
        "KelompokDataBaca",
        jenis=teks("jenis.kode"),
        judul=teks("jenis.judul"),
        baris=BarisDataBaca(many=True),
    )(many=True),
)
BarisUbahBaca = bentuk(
    "BarisUbahBaca",
    kolom=bentuk(
        "KolomUbahBaca",
        nama=teks(),
        judul=teks(),
        kini=teks(bantuan="Seperti dalam berkas impor; kosong bila tersamar."),
        wajib=ya(),
    )(many=True),
)
LaporanBaris = baris(
    "LaporanBaris",
    LaporanData,
    "id bagian isi dibuat_pada tenggat hasil jawaban dijawab_pada",
    **_ORANG,
    dijawab_oleh=teks("dijawab_oleh.nama", kosong=True),
    lewat=ya(),
    berbukti=ada("bukti_id"),
)
TakTercantumBaris = baris(
    "TakTercantumBaris",
    TakTercantum,
    "id dicatat_pada keputusan tanggal alasan diputus_pada",
    **_ORANG,
    impor_id=bilangan(),
    diputus_oleh=teks("diputus_oleh.nama", kosong=True),
)
LaporanSayaBaris = baris(
    "LaporanSayaBaris",
    LaporanData,
    "id bagian isi dibuat_pada tenggat hasil jawaban dijawab_pada",
    berbukti=ada("bukti_id"),
)
UsulSayaBaris = baris(
    "UsulSayaBaris",
    UsulPerbaikan,
    "id jenis tindakan status alasan diusulkan_pada diputus_pada alasan_putusan",
)
LaporanSayaBaca = bentuk(
    "LaporanSayaBaca", laporan=LaporanSayaBaris(many=True), perbaikan=UsulSayaBaris(many=True)
)
TenggatBaca = bentuk("TenggatBaca", hari=bilangan(bantuan="Hari kalender untuk menjawab."))
Nomor = bentuk("Nomor", id=bilangan("pk"))
