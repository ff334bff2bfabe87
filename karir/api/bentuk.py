"""What the API says of results and runs. Scores are whole numbers in hundredths (8512 = 85,12)."""

from karir.mesin.bentuk import Kotak
from karir.mesin.kalimat import Rincian
from karir.models import (
    ArsipProses,
    HasilPeringkat,
    JadwalPeringkat,
    PelaksanaanJadwal,
    PenayanganHasil,
    PindahKotak,
    ProsesPeringkat,
    RentangPeringkat,
    SertifikatProses,
)
from karir.selectors.bukti import Catatan, DasarPegawai
from karir.selectors.hasil import AlasanHitung, KrsOpd, MutuOpd, Ringkasan
from karir.selectors.rekap import BarisRekap
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    hari,
    teks,
    waktu,
    ya,
)

RentangBaris = baris("RentangBaris", RentangPeringkat, "terbaik terburuk", kotak=apa_saja())
HasilBaris = baris(
    "HasilBaris",
    HasilPeringkat,
    "nip nama jabatan_nama jenjang status krs kotak kategori_kinerja kategori_potensial "
    "kategori_predikat peringkat peringkat_opd peringkat_jenjang unit_nama opd_nama",
    pegawai_id=bilangan(),
    unit_id=bilangan(),
    opd_id=bilangan(),
    alasan=daftar_teks(),
    alasan_kata=daftar_teks(),
    nilai_y=bilangan(kosong=True),
    nilai_x=bilangan(kosong=True),
    nilai_talenta=bilangan(kosong=True),
)
DikukuhkanBaca = baris(
    "DikukuhkanBaca", PindahKotak, "kotak_baru krs_baru kotak_mesin alasan dikukuhkan_pada",
    oleh=teks(bantuan="Dua anggota Komite Talenta yang memindahkannya."),
)  # fmt: skip
HasilDaftarBaris = bentuk(
    "HasilDaftarBaris",
    dikukuhkan=DikukuhkanBaca(allow_null=True),
    hasil=HasilBaris(),
    rentang=RentangBaris(allow_null=True),
    seri=ya(),
)
ProsesBaris = baris(
    "ProsesBaris",
    ProsesPeringkat,
    "id tanggal_acuan jumlah dibuat_pada selesai_pada sidik_aturan sidik_masukan sidik_hasil",
    instansi_id=bilangan(),
    aturan_id=bilangan(),
    aturan=teks("aturan.judul"),
    oleh=teks("pengguna.nama", kosong=True),
    sedang_tampil=ya(),
    pernah_ditampilkan=ya(),
    diarsipkan=ya(),
)
SertifikatBaca = baris(
    "SertifikatBaca", SertifikatProses, "akar dibuat_pada", kode=teks("kode_tertulis"),
    isi=apa_saja("Yang diterbitkan; lihat docs/tanda-terima.md."),
)  # fmt: skip
ProsesRinci = bentuk(
    "ProsesRinci",
    proses=ProsesBaris(),
    ringkasan=apa_saja("Hitungan menurut status, kotak, dan alasan.", "proses.ringkasan"),
    penayangan=baris(
        "PenayanganBaris",
        PenayanganHasil,
        "mulai_pada oleh_nama selesai_pada selesai_sebab alasan selesai_oleh_nama",
    )(many=True),
    arsip=baris(
        "ArsipBaris", ArsipProses, "diarsipkan_pada oleh_nama dipulihkan_pada dipulihkan_oleh_nama"
    )(many=True),
    sertifikat=SertifikatBaca(allow_null=True),
)
RingkasanBaca = dari_dataclass(Ringkasan, "RingkasanBaca")
KotakBaris = bentuk(
    "KotakBaris",
    nomor=bilangan("isi.nomor"),
    kinerja=teks("isi.kinerja"),
    potensial=teks("isi.potensial"),
    label=teks("isi.label"),
    rekomendasi=daftar_teks("isi.rekomendasi"),
    jumlah=bilangan(),
    persen=bilangan(bantuan="Perseratus persen dari yang dipetakan."),
    krs=ya(),
)
PetaBaca = bentuk(
    "PetaBaca",
    proses=ProsesBaris(),
    ringkasan=RingkasanBaca(),
    kotak=KotakBaris(many=True),
    opd=dari_dataclass(KrsOpd, "KrsOpdBaris")(many=True),
)
MutuHasilBaca = bentuk(
    "MutuHasilBaca",
    proses=ProsesBaris(),
    ringkasan=RingkasanBaca(),
    alasan=dari_dataclass(AlasanHitung, "AlasanBaris")(many=True),
    opd=dari_dataclass(MutuOpd, "MutuOpdBaris")(many=True),
)
CatatanBaris = dari_dataclass(Catatan, "CatatanBaris")
KomponenBaca = bentuk(
    "KomponenBaca",
    kode=teks("isi.kode"),
    label=teks("isi.label"),
    bobot=bilangan("isi.bobot", bantuan="Basis poin; 6000 = 60 %."),
    skor=bilangan("isi.skor", kosong=True, bantuan="Perseratus."),
    hasil_kali=bilangan("isi.hasil_kali", kosong=True, bantuan="Skor x bobot, tepat."),
    kalimat=daftar_teks("isi.kalimat"),
    rentang=teks("isi.rentang"),
    rincian=dari_dataclass(Rincian, "RincianBaris")(many=True, source="isi.rincian"),
    kepastian=teks("isi.kepastian"),
    catatan=teks("isi.catatan"),
    bukti=CatatanBaris(many=True),
    jabatan=CatatanBaris(many=True),
    dasar=dari_dataclass(DasarPegawai, "DasarBaca")(allow_null=True),
)


def _sumbu(kode: str) -> object:
    return bentuk(
        f"Sumbu{kode.upper()}Baca",
        label=teks(f"penjelasan.{kode}.label"),
        bobot=bilangan(f"penjelasan.{kode}.bobot"),
        eksak=bilangan(f"penjelasan.{kode}.eksak", kosong=True),
        tampil=teks(f"penjelasan.{kode}.tampil"),
        kategori=teks(f"penjelasan.{kode}.kategori"),
        batas=teks(f"penjelasan.{kode}.batas"),
        hitungan=teks(f"penjelasan.{kode}.hitungan"),
        komponen=KomponenBaca(many=True, source=kode),
    )(source="*")


LangkahBaris = bentuk(
    "LangkahBaris", komponen=teks(), label=teks(), skor_lama=bilangan(), skor_baru=bilangan(),
    poin=bilangan(), kalimat=teks(),
)  # fmt: skip
TujuanBaris = bentuk(
    "TujuanBaris",
    kotak=bilangan("kotak.nomor"),
    krs=ya(),
    sumbu=teks(),
    kategori=teks(),
    ambang=bilangan(),
    kurang=bilangan(bantuan="Perseratus x 10.000."),
    tunggal=LangkahBaris(many=True),
    pasangan=apa_saja("Pasangan langkah, tiap langkah sebagai kalimat.", "pasangan_kalimat"),
)
HasilTerbukaBaca = bentuk(
    "HasilTerbukaBaca",
    dikukuhkan=DikukuhkanBaca(allow_null=True),
    hasil=HasilBaris(),
    rentang=RentangBaris(allow_null=True),
    y=_sumbu("y"),
    x=_sumbu("x"),
    kotak=dari_dataclass(Kotak, "KotakBaca")(source="penjelasan.kotak", allow_null=True),
    talenta=teks("penjelasan.talenta"),
    predikat=teks("penjelasan.predikat"),
    alasan=daftar_teks("alasan_kalimat"),
    tujuan=TujuanBaris(many=True),
)
PanelHasilBaca = bentuk(
    "PanelHasilBaca",
    proses=ProsesBaris(allow_null=True),
    terbuka=HasilTerbukaBaca(allow_null=True),
)
JadwalBaca = bentuk(
    "JadwalBaca",
    jadwal=baris(
        "JadwalBaris", JadwalPeringkat, "aktif periode mulai jam diatur_oleh_nama diatur_pada"
    )(allow_null=True),
    berikut=hari(),
    pelaksanaan=baris(
        "PelaksanaanBaris", PelaksanaanJadwal, "jatuh_tempo keterangan dibuat_pada",
        pekerjaan_id=bilangan(kosong=True),
    )(many=True),
)  # fmt: skip
BarisRekapBaca = dari_dataclass(BarisRekap, "BarisRekapBaca", cakupan=bilangan())
RekapBaca = bentuk(
    "RekapBaca",
    proses=ProsesBaris(),
    baris=BarisRekapBaca(many=True, source="rekap.baris"),
    seluruh=BarisRekapBaca(source="rekap.seluruh"),
    sebab=bentuk("SebabBaca", alasan=teks(), jumlah=bilangan())(many=True),
)
SertifikatUmumBaca = bentuk(
    "SertifikatUmumBaca",
    kode=teks("kode_tertulis"),
    isi=apa_saja("Yang diterbitkan; lihat docs/tanda-terima.md."),
    tampil_sejak=waktu(),
    masih_tampil=ya(),
)
