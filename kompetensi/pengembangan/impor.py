"""The kind of files about learning hours."""

from kompetensi.pengembangan.models import JamPembelajaran
from talenta.impor.bersih import Bilangan, Nama, Tanggal
from talenta.impor.daftar import daftarkan
from talenta.impor.jenis import Jenis, Kolom
from talenta.pegawai.impor_kolom import NIP, RUJUKAN_NIP
from talenta.pegawai.impor_perbaikan import perbaikan_tertimpa

daftarkan(
    Jenis(
        kode="bangkom",
        judul="Pengembangan kompetensi",
        keterangan="Kegiatan pengembangan kompetensi dengan jam pelajarannya (JP).",
        urutan=120,
        model=JamPembelajaran,
        kunci=("NIP", "NAMA KEGIATAN", "JP", "TANGGAL"),
        kunci_simpan=("pegawai_id", "nama", "jp", "tanggal"),
        kolom=(
            NIP,
            Kolom(
                "NAMA KEGIATAN",
                Nama(),
                wajib=True,
                simpan="nama",
                contoh="Pelatihan Kepemimpinan Pengawas",
            ),
            Kolom("JENIS", simpan="jenis", contoh="Klasikal"),
            Kolom("METODE", simpan="metode", contoh="Tatap muka"),
            Kolom("PENYELENGGARA", simpan="penyelenggara", contoh="BPSDM"),
            Kolom(
                "JP", Bilangan(0), wajib=True, alias=("JAM PELAJARAN",), simpan="jp", contoh="20"
            ),
            Kolom("TANGGAL", Tanggal(), wajib=True, simpan="tanggal"),
        ),
        rujukan=(RUJUKAN_NIP,),
        periksa_perubahan=perbaikan_tertimpa,
    )
)
