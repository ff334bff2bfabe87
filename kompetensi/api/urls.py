"""Addresses about competency."""

from kompetensi.api import antrean, digital, ketentuan, panel
from kompetensi.api import asesmen as a
from kompetensi.api import kamus as k
from kompetensi.api import kesenjangan as g
from kompetensi.api import standar as s
from talenta.inti.api.skema import alamat

app_name = "api_kompetensi"
urlpatterns = [
    alamat("pegawai/<nomor:pk>/kompetensi/", "kompetensi", panel.panel),
    alamat("saya/kompetensi/", "saya_kompetensi", panel.panel_saya),
    alamat("pegawai/<nomor:pk>/kompetensi/jabatan/<nomor:jabatan>/", "sasaran", g.sasaran),
    alamat("saya/kompetensi/jabatan/<nomor:jabatan>/", "saya_sasaran", g.sasaran_saya),
    alamat("kompetensi/kesenjangan/", "kesenjangan", g.kesenjangan),
    alamat("kompetensi/kesenjangan/berkas.csv", "kesenjangan_berkas", g.kesenjangan_csv),
    alamat("kompetensi/kesenjangan/orang/", "gap_orang", g.gap_orang),
    alamat("kompetensi/kesenjangan/orang/berkas.csv", "gap_orang_berkas", g.gap_orang_csv),
    alamat("kompetensi/kebutuhan/", "kebutuhan", g.kebutuhan),
    alamat("kompetensi/kebutuhan/berkas.csv", "kebutuhan_berkas", g.kebutuhan_csv),
    alamat("kompetensi/kesenjangan/teknis/", "gap_teknis", g.gap_teknis),
    alamat("kompetensi/kesenjangan/teknis/berkas.csv", "gap_teknis_berkas", g.gap_teknis_csv),
    alamat("kompetensi/ketentuan/", "ketentuan", ketentuan.ketentuan),
    alamat(
        "kompetensi/ketentuan/<str:kode>/",
        "ketentuan_satu",
        ketentuan.ketentuan_satu,
        ketentuan.ketentuan_ubah,
    ),
    alamat("kompetensi/kamus/", "kamus", k.kamus),
    alamat("kompetensi/kamus/berkas.csv", "kamus_berkas", k.kamus_csv),
    alamat("kompetensi/kamus/draf/", "kamus_draf", k.draf),
    alamat("kompetensi/kamus/draf/isi/", "kamus_draf_isi", k.isi_draf),
    alamat("kompetensi/kamus/draf/buang/", "kamus_draf_buang", k.buang),
    alamat("kompetensi/kamus/draf/tetapkan/", "kamus_draf_tetapkan", k.tetapkan),
    alamat("kompetensi/standar/", "standar", s.standar),
    alamat("kompetensi/standar/berkas.csv", "standar_berkas", s.standar_csv),
    alamat("kompetensi/standar/versi/", "standar_versi", s.versi),
    alamat("kompetensi/standar/draf/", "standar_draf", s.draf),
    alamat("kompetensi/standar/draf/isi/", "standar_draf_isi", s.isi_draf),
    alamat("kompetensi/standar/draf/berkas/", "standar_draf_berkas", s.berkas_draf),
    alamat("kompetensi/standar/draf/buang/", "standar_draf_buang", s.buang),
    alamat("kompetensi/standar/draf/tetapkan/", "standar_draf_tetapkan", s.tetapkan),
    alamat("pegawai/<nomor:pk>/digital/", "digital_orang", digital.satu, digital.validasi),
    alamat("saya/digital/", "saya_digital", digital.saya),
    alamat("saya/digital/bukti/", "saya_digital_bukti", digital.bukti_baru),
    alamat("saya/digital/bukti/<nomor:pk>/", "saya_digital_bukti_satu", digital.bukti_saya),
    alamat("digital/bukti/<nomor:pk>/", "digital_bukti", digital.bukti),
    alamat("digital/", "digital", digital.peta),
    alamat("digital/berkas/", "digital_berkas", digital.peta_berkas),
    alamat("digital/soal/", "digital_soal", digital.soal, digital.soal_ubah),
    alamat("digital/jabatan/", "digital_standar", digital.standar_daftar, digital.standar),
    alamat("digital/ketentuan/", "digital_ketentuan", digital.ketentuan),
    alamat("kompetensi/asesmen/", "asesmen", a.asesmen, a.asesmen_baru),
    alamat("kompetensi/asesmen/<nomor:pk>/", "asesmen_satu", a.asesmen_satu, a.asesmen_ubah),
    alamat("kompetensi/asesmen/<nomor:pk>/peserta/", "asesmen_peserta", a.peserta_baru),
    alamat("kompetensi/asesmen/<nomor:pk>/undang/", "asesmen_undang", a.undang),
    alamat("kompetensi/asesmen/<nomor:pk>/terbitkan/", "asesmen_terbitkan", a.terbitkan),
    alamat("kompetensi/asesmen/<nomor:pk>/batalkan/", "asesmen_batalkan", a.batalkan),
    alamat("kompetensi/peserta/<nomor:pk>/hasil/", "peserta_hasil", a.catat_hasil),
    alamat("kompetensi/peserta/<nomor:pk>/lepas/", "peserta_lepas", a.lepas),
    alamat("kompetensi/antrean/", "antrean", antrean.antrean),
    alamat("kompetensi/antrean/berkas.csv", "antrean_berkas", antrean.antrean_csv),
    alamat("saya/kompetensi/keberatan/", "saya_keberatan", a.keberatan_saya),
    alamat("kompetensi/keberatan/<nomor:pk>/jawaban/", "keberatan", a.keberatan),
]
