"""Kinds of files about performance: yearly predikat and 360 feedback."""

from kinerja.kode import Ekspektasi, Predikat
from kinerja.models import PredikatTahunan, UmpanBalik
from kinerja.rumus import predikat_baku, predikat_matriks
from talenta.impor.bersih import Bersih, Perseratus, Pilihan, TahunSampaiDepan, Tanggal
from talenta.impor.bersih.dasar import PembersihDasar
from talenta.impor.daftar import daftarkan
from talenta.impor.jenis import Jenis, Kolom
from talenta.impor.potongan import Potongan
from talenta.impor.temuan import PERINGATAN
from talenta.pegawai.impor_kolom import NIP, RUJUKAN_NIP
from talenta.pegawai.impor_perbaikan import perbaikan_tertimpa

EKSPEKTASI = Pilihan(
    {satu.label: satu.value for satu in Ekspektasi} | {nilai: nilai for nilai in Ekspektasi.values},
    rinci=", ".join(Ekspektasi.labels),
)

# An example that agrees with the matrix of both.
_SESUAI = str(Ekspektasi.SESUAI.label)


class PredikatTulisan(PembersihDasar):
    """A predikat in any of its spellings."""

    menerima = "predikat kinerja"
    contoh = str(Predikat.BAIK.label)

    def __call__(self, teks: str) -> Bersih:
        baku = predikat_baku(teks)
        return baku, "" if baku else "PREDIKAT_TIDAK_DIKENAL"


def _periksa_matriks(p: Potongan) -> None:
    """The predikat stands, but a difference from the matrix is said."""
    if not p.hadir("HASIL KERJA", "PERILAKU KERJA"):
        return
    tiga = zip(p.nilai["HASIL KERJA"], p.nilai["PERILAKU KERJA"], p.nilai["PREDIKAT"], strict=True)
    for i, (hasil, perilaku, predikat) in enumerate(tiga):
        if hasil and perilaku and predikat:
            menurut = predikat_matriks(hasil, perilaku)
            if menurut != predikat:
                p.temukan(
                    i,
                    "PREDIKAT",
                    "PREDIKAT_BEDA_MATRIKS",
                    rinci=str(Predikat(menurut).label),
                    tingkat=PERINGATAN,
                )


daftarkan(
    Jenis(
        kode="kinerja",
        judul="Predikat kinerja",
        keterangan="Predikat kinerja tahunan dari e-Kinerja.",
        urutan=80,
        model=PredikatTahunan,
        kunci=("NIP", "TAHUN"),
        kunci_simpan=("pegawai_id", "tahun"),
        kolom=(
            NIP,
            Kolom("TAHUN", TahunSampaiDepan(), wajib=True, simpan="tahun"),
            Kolom("HASIL KERJA", EKSPEKTASI, simpan="hasil_kerja", contoh=_SESUAI),
            Kolom(
                "PERILAKU KERJA",
                EKSPEKTASI,
                alias=("PERILAKU",),
                simpan="perilaku_kerja",
                contoh=_SESUAI,
            ),
            Kolom(
                "PREDIKAT",
                PredikatTulisan(),
                wajib=True,
                alias=("PREDIKAT KINERJA",),
                simpan="predikat",
            ),
        ),
        rujukan=(RUJUKAN_NIP,),
        periksa_baris=_periksa_matriks,
        periksa_perubahan=perbaikan_tertimpa,
    ),
    Jenis(
        kode="umpan-balik",
        judul="Umpan balik 360",
        keterangan="Nilai umpan balik kinerja 360, 0 sampai 100.",
        urutan=90,
        model=UmpanBalik,
        kunci=("NIP", "TANGGAL"),
        kunci_simpan=("pegawai_id", "tanggal"),
        kolom=(
            NIP,
            Kolom("TANGGAL", Tanggal(), wajib=True, simpan="tanggal"),
            Kolom("NILAI", Perseratus(), wajib=True, simpan="nilai"),
        ),
        rujukan=(RUJUKAN_NIP,),
        periksa_perubahan=perbaikan_tertimpa,
    ),
)
