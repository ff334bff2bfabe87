"""Units, posts and degrees."""

from talenta.impor.bersih import KodeBerNol, Nama, Pilihan
from talenta.impor.jenis import Jenis, Kolom, Rujukan
from talenta.pegawai import impor_pohon
from talenta.pegawai.kode import Jenjang, TingkatPendidikan
from talenta.pegawai.models import AtasanUnit, Jabatan, Pendidikan, UnitOrganisasi
from talenta.pegawai.services.pohon import pohon_kunci

# Names joined by | become an array; blanks around them go.
_DAFTAR = (
    r"coalesce(string_to_array(regexp_replace({}, '\s*\|\s*', '|', 'g'), '|'), ARRAY[]::text[])"
)

UNOR = Jenis(
    kode="unor",
    judul="Unit organisasi",
    keterangan="Susunan unit (HierarkiUnor SIASN). ID ATASAN dikosongkan pada unit paling atas.",
    urutan=10,
    sebutan="NAMA UNOR",
    model=UnitOrganisasi,
    kunci=("ID",),
    kunci_simpan=("instansi_id", "kode"),
    kolom=(
        Kolom("ID", wajib=True, alias=("ID UNOR",), simpan="kode", contoh="DISDIK"),
        Kolom(
            "NAMA UNOR",
            Nama(),
            wajib=True,
            alias=("NAMA UNIT",),
            simpan="nama",
            contoh="Dinas Pendidikan",
        ),
        Kolom("ID ATASAN", alias=("ATASAN ID",)),
    ),
    rujukan=(
        Rujukan(
            kolom="ID ATASAN",
            model=UnitOrganisasi,
            kunci="kode",
            simpan="atasan_id",
            dalam_berkas=True,
        ),
    ),
    periksa_himpunan=impor_pohon.periksa,
    sesudah_tulis=impor_pohon.sesudah_tulis,
    pengikut=(AtasanUnit,),
    sebelum_urung=pohon_kunci,
    sesudah_urung=impor_pohon.sesudah_urung,
)

JABATAN = Jenis(
    kode="jabatan",
    judul="Jabatan",
    keterangan="Daftar jabatan dengan jenjangnya. BIDANG ILMU dipisahkan tanda |.",
    urutan=20,
    sebutan="NAMA",
    model=Jabatan,
    kunci=("ID",),
    kunci_simpan=("instansi_id", "kode"),
    kolom=(
        Kolom("ID", wajib=True, alias=("ID JABATAN",), simpan="kode", contoh="ANALIS-SDM"),
        Kolom(
            "NAMA",
            Nama(),
            wajib=True,
            alias=("NAMA JABATAN",),
            simpan="nama",
            contoh="Analis SDM Aparatur Ahli Muda",
        ),
        Kolom("JENJANG", Pilihan(Jenjang.values), wajib=True, simpan="jenjang", contoh="AHLI_MUDA"),
        Kolom("ESELON ID", alias=("ESELON",), simpan="eselon_id"),
        Kolom("RUMPUN", simpan="rumpun", contoh="Manajemen SDM"),
        Kolom(
            "BIDANG ILMU", simpan="bidang_ilmu", sql=_DAFTAR, contoh="Hukum | Administrasi Publik"
        ),
    ),
)

PENDIDIKAN = Jenis(
    kode="pendidikan",
    judul="Pendidikan",
    keterangan="Daftar program pendidikan dengan tingkat dan bidang ilmunya.",
    urutan=30,
    sebutan="NAMA",
    model=Pendidikan,
    kunci=("ID",),
    kunci_simpan=("instansi_id", "kode"),
    kolom=(
        Kolom("ID", wajib=True, alias=("ID PENDIDIKAN",), simpan="kode", contoh="S1-HUKUM"),
        Kolom(
            "NAMA",
            Nama(),
            wajib=True,
            alias=("NAMA PENDIDIKAN",),
            simpan="nama",
            contoh="S-1 Hukum",
        ),
        Kolom(
            "TINGKAT PENDIDIKAN ID",
            KodeBerNol(TingkatPendidikan.values),
            wajib=True,
            alias=("TK PENDIDIKAN ID",),
            simpan="tingkat_id",
            contoh="40",
        ),
        Kolom("BIDANG ILMU", simpan="bidang_ilmu", contoh="Hukum"),
    ),
)
