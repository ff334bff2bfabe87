"""What operations about filling posts answer."""

from karir.api.bentuk import DikukuhkanBaca
from karir.models import (
    CalonLowongan,
    IkatanPegawai,
    KursiKomite,
    LangkahLowongan,
    Lowongan,
    PantauPenempatan,
    PutusanLowongan,
    SuaraKomite,
)
from karir.pengisian.selectors.angka import AngkaPengisian, BarisAngka
from karir.pengisian.selectors.lowongan import BarisSyarat
from karir.pengisian.selectors.sk import SkUmum
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    dari_dataclass,
    teks,
    waktu,
    ya,
)

_KOLOM = "id asal pemegang_lama tanggal_lowong status revisi diumumkan_pada"

LowonganBaris = baris(
    "LowonganBaris", Lowongan, _KOLOM, jabatan=teks("jabatan.nama"), unit=teks("unit.nama"),
    jenjang=teks("jabatan.jenjang"),
)  # fmt: skip
SyaratBaca = dari_dataclass(BarisSyarat, "SyaratBaca", juga="status_kata")
AngkaCalon = bentuk(
    "AngkaCalonLowongan",
    talenta=bilangan(kosong=True),
    teknis=bilangan(kosong=True),
    digital=bilangan(kosong=True),
    kecocokan=bilangan(kosong=True),
)
CalonBaris = baris(
    "CalonLowonganBaris",
    CalonLowongan,
    "id nip nama pangkat jabatan_nama unit_nama peringkat kotak krs urutan_usul alasan_usul "
    "nilai_komite penilai terpilih",
    dikukuhkan=DikukuhkanBaca(allow_null=True),
)
CalonRinci = bentuk(
    "CalonRinci",
    calon=CalonBaris(),
    angka=AngkaCalon(),
    syarat=SyaratBaca(source="baris", many=True),
    verifikasi=apa_saja("Butir, kata, dan hasilnya.", "verifikasi_polos"),
    beres=ya(),
)
KursiBaris = baris(
    "KursiKomiteBaris", KursiKomite, "id nama ketua benturan terhalang dinyatakan_pada dikirim_pada"
)
SuaraBaris = baris(
    "SuaraKomiteBaris", SuaraKomite, "nilai alasan", oleh=teks("kursi.nama"), calon_id=bilangan()
)
LangkahBaris = baris(
    "LangkahLowonganBaris", LangkahLowongan, "langkah dari ke alasan oleh_nama pada"
)
PutusanBaca = baris(
    "PutusanLowonganBaca",
    PutusanLowongan,
    "alasan melawan dari_pool peringkat peringkat_terbaik oleh_nama pada",
    calon=teks("calon.nama"),
)
PantauBaris = baris(
    "PantauBaris", PantauPenempatan, "id jenis jatuh_tempo hasil catatan selesai_pada"
)
LowonganRinci = bentuk(
    "LowonganRinci",
    lowongan=LowonganBaris(),
    syarat=apa_saja("Syarat seperti tersimpan.", "lowongan.syarat"),
    bobot=apa_saja("Bobot dalam perseratus persen.", "lowongan.bobot"),
    penilaian=apa_saja("Hitungan penilaian terakhir, bila ada."),
    calon=CalonBaris(many=True),
    kursi=KursiBaris(many=True),
    suara=SuaraBaris(many=True),
    putusan=PutusanBaca(allow_null=True),
    pantauan=PantauBaris(many=True),
    riwayat=LangkahBaris(many=True),
    boleh=apa_saja("Langkah yang dapat diambil token ini."),
)
KelayakanBaris = bentuk(
    "KelayakanBaris",
    pegawai_id=bilangan("layak.pegawai_id"),
    nip=teks("layak.pegawai.nip"),
    nama=teks("layak.pegawai.nama_lengkap"),
    status=teks(),
    peringkat=bilangan("layak.peringkat"),
    angka=AngkaCalon(),
    syarat=SyaratBaca(source="putusan", many=True),
)
BarisAngkaBaca = dari_dataclass(BarisAngka, "BarisAngkaPengisian")
AngkaBaca = dari_dataclass(
    AngkaPengisian,
    "AngkaPengisianBaca",
    seluruh=BarisAngkaBaca(),
    jenjang=BarisAngkaBaca(many=True),
    keadaan=apa_saja("Kode, kata, jumlah."),
)
SkBaca = dari_dataclass(SkUmum, "SkBaca", isi=apa_saja("Yang tercetak pada SK."))
SeleksiSaya = bentuk(
    "SeleksiSaya",
    jabatan=teks("lowongan.jabatan.nama"),
    unit=teks("lowongan.unit.nama"),
    hasil=teks(),
    judul=teks(),
    arti=teks(),
    angka=AngkaCalon(),
    peringkat=bilangan("layak.peringkat"),
    syarat=SyaratBaca(source="baris", many=True),
    diumumkan_pada=waktu("lowongan.diumumkan_pada"),
)
IkatanBaris = baris(
    "IkatanBaris", IkatanPegawai, "id nip_lain nama_lain jenis dinyatakan_pada berakhir_pada"
)
