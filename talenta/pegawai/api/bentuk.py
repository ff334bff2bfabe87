"""What the API says of people and their records."""

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
from talenta.pegawai.models import (
    HukumanDisiplin,
    Jabatan,
    Pegawai,
    Penghargaan,
    TimKerja,
    UnitOrganisasi,
)
from talenta.pegawai.selectors.profil import Tanda
from talenta.pegawai.selectors.riwayat import Peristiwa

PegawaiBaris = baris(
    "PegawaiBaris",
    Pegawai,
    "id nip nama nama_lengkap kedudukan_hukum golongan",
    jabatan=teks("jabatan.nama", kosong=True),
    jenjang=teks("jabatan.jenjang", kosong=True),
    unit_id=bilangan(),
    unit=teks("unit.nama"),
    opd=teks("unit.opd.nama", kosong=True),
    nama_lengkap=teks(),
)
UnitBaris = baris(
    "UnitBaris", UnitOrganisasi, "id kode nama kedalaman",
    atasan_id=bilangan(kosong=True), opd_id=bilangan(kosong=True),
)  # fmt: skip
UnitRinci = baris(
    "UnitRinci", UnitOrganisasi, "id kode nama kedalaman",
    atasan_id=bilangan(kosong=True), opd_id=bilangan(kosong=True),
    opd=teks("opd.nama", kosong=True), atasan=teks("atasan.nama", kosong=True),
)  # fmt: skip
JabatanBaris = baris("JabatanBaris", Jabatan, "id kode nama jenjang eselon_id rumpun bidang_ilmu")
PegawaiRinci = baris(
    "PegawaiRinci",
    Pegawai,
    "id nip nama gelar_depan gelar_belakang tanggal_lahir jenis_kelamin kedudukan_hukum golongan "
    "tmt_golongan tmt_jabatan tingkat_pendidikan",
    nama_lengkap=teks(),
    pangkat=teks(),
    pendidikan=teks("pendidikan.nama", kosong=True),
    jabatan=JabatanBaris(read_only=True, allow_null=True),
    unit=UnitBaris(read_only=True),
    instansi=teks("instansi.nama"),
)


def _catatan(nama: str, model: type, kolom: str) -> type:
    """A dated row of a record, and whether it was withdrawn."""
    return baris(nama, model, f"id {kolom} dicabut_pada alasan_cabut")


PenghargaanBaris = _catatan("PenghargaanBaris", Penghargaan, "nama tingkat tanggal")
TimKerjaBaris = _catatan("TimKerjaBaris", TimKerja, "nama peran lingkup tanggal")
HukumanBaris = _catatan("HukumanBaris", HukumanDisiplin, "tingkat jenis tmt akhir")
PosisiBaris = bentuk(
    "PosisiBaris",
    id=bilangan("catatan.id"),
    jenis_penugasan=teks("catatan.jenis_penugasan"),
    jabatan=teks(),
    jenjang=teks(),
    unit=teks(),
    tmt_mulai=hari("catatan.tmt_mulai"),
    tmt_selesai=hari("selesai"),
    berjalan=ya(),
    dicabut_pada=waktu("catatan.dicabut_pada"),
    alasan_cabut=teks("catatan.alasan_cabut"),
)
SumberBaris = bentuk(
    "SumberBaris",
    judul=teks(),
    waktu=waktu(),
    impor_id=bilangan("impor.id", kosong=True),
    baris=bilangan(kosong=True),
    perbaikan=bilangan(kosong=True),
    pelaku=teks(),
)
ProfilBaca = bentuk(
    "ProfilBaca",
    pegawai=PegawaiRinci(),
    jalur_unit=UnitBaris(many=True),
    eselon=teks(),
    usia=bilangan(bantuan="Tahun penuh hari ini."),
    pensiun=hari(),
    tanda=dari_dataclass(Tanda, "TandaBaris")(many=True),
    posisi=PosisiBaris(many=True),
    penghargaan=PenghargaanBaris(many=True),
    tim=TimKerjaBaris(many=True),
    hukuman=HukumanBaris(many=True, allow_null=True),
    petunjuk=daftar_teks(),
    sumber=SumberBaris(many=True),
)
RiwayatBaca = bentuk("RiwayatBaca", data=dari_dataclass(Peristiwa, "PeristiwaBaris")(many=True))
NikBaca = bentuk("NikBaca", nik=teks(bantuan="Kosong bila tidak tersimpan."))
KeamananBaca = bentuk(
    "KeamananBaca",
    id=bilangan(),
    waktu=waktu(),
    tindakan=teks(),
    pelaku=teks(),
    alamat=teks(kosong=True),
    alasan=teks(),
    rincian=apa_saja("Rincian menurut tindakannya."),
)
