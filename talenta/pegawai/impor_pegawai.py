"""The SIASN profile export: one row a person."""

import json
from collections.abc import Iterable, Mapping
from operator import lt, ne

from talenta.impor.bersih import KodeBerNol, Nama, Pilihan, Tanggal, TanpaPetik, Teks
from talenta.impor.jenis import Jenis, Kolom, Rujukan, Turunan
from talenta.impor.models import Impor
from talenta.impor.penampung import Penampung
from talenta.impor.potongan import Potongan, petakan
from talenta.impor.temuan import DITOLAK, PERINGATAN
from talenta.inti.sandi_data import hmac_nik_semua, sandikan_semua
from talenta.pegawai.impor_kolom import Nip
from talenta.pegawai.impor_perbaikan import perbaikan_tertimpa
from talenta.pegawai.kode import KEDUDUKAN_SIASN, JenisKelamin, TingkatPendidikan
from talenta.pegawai.models import Jabatan, Pegawai, Pendidikan, UnitOrganisasi
from talenta.pegawai.rumus import (
    golongan_baku,
    jenis_kelamin_nip,
    kunci_nama,
)
from talenta.pegawai.selectors.tak_tercantum import keputusan_jumlah
from talenta.pegawai.services.pohon import lingkup_perbarui, pohon_kunci
from talenta.pegawai.services.tak_tercantum import tak_tercantum_catat
from talenta.pegawai.services.tak_tercantum_urung import tak_tercantum_pulihkan

_JSON = json.JSONEncoder(ensure_ascii=False)
_L, _P = JenisKelamin.LAKI_LAKI.value, JenisKelamin.PEREMPUAN.value
KELAMIN = Pilihan(
    {"M": _L, "L": _L, "1": _L, "Pria": _L, "Laki-laki": _L}
    | {"F": _P, "P": _P, "2": _P, "Wanita": _P, "Perempuan": _P},
    rinci="M atau F, L atau P, Pria atau Wanita",
)
GOLONGAN = ("GOL AKHIR NAMA", "GOL AKHIR ID")
TMT = ("TMT CPNS", "TMT PNS", "TMT GOLONGAN", "TMT JABATAN")

# The other columns of the profile, in its order; what is filled is kept under its own header.
_TANGGAL_PROFIL = ("TANGGAL SK CPNS", "TMT CPNS", "TANGGAL SK PNS", "TMT PNS")
_PROFIL = (
    "PNS ID", "NIP LAMA", "TEMPAT LAHIR ID", "TEMPAT LAHIR NAMA", "AGAMA ID", "AGAMA NAMA",
    "JENIS KAWIN ID", "JENIS KAWIN NAMA", "EMAIL GOV", "ALAMAT", "NPWP NOMOR", "BPJS",
    "JENIS PEGAWAI ID", "JENIS PEGAWAI NAMA", "KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS",
    "KARTU ASN VIRTUAL", "NOMOR SK CPNS", "TANGGAL SK CPNS", "TMT CPNS", "NOMOR SK PNS",
    "TANGGAL SK PNS", "TMT PNS", "GOL AWAL ID", "GOL AWAL NAMA", "GOL AKHIR ID", "MK TAHUN",
    "MK BULAN", "JENIS JABATAN ID", "JENIS JABATAN NAMA", "JABATAN NAMA",
    "TINGKAT PENDIDIKAN NAMA", "PENDIDIKAN NAMA", "TAHUN LULUS", "KPKN ID", "KPKN NAMA",
    "LOKASI KERJA ID", "LOKASI KERJA NAMA", "UNOR NAMA", "INSTANSI INDUK ID",
    "INSTANSI INDUK NAMA", "INSTANSI KERJA ID", "INSTANSI KERJA NAMA", "SATUAN KERJA INDUK ID",
    "SATUAN KERJA INDUK NAMA", "SATUAN KERJA KERJA ID", "SATUAN KERJA KERJA NAMA",
    "IS VALID NIK", "NAMA SEKOLAH", "FLAG IKD", "ESELON ID", "ESELON NAMA",
)  # fmt: skip
_ALIAS_PROFIL = {
    "TEMPAT LAHIR NAMA": ("tempatLahir", "TEMPAT LAHIR"),
    "TANGGAL SK CPNS": ("tglSkCpns",),
    "AGAMA NAMA": ("AGAMA",),
    "NPWP NOMOR": ("NPWP", "noNpwp"),
    "NOMOR SK CPNS": ("noSkCpns",),
    "GOL AWAL ID": ("golRuangAwalId",),
    "GOL AKHIR ID": ("golRuangAkhirId",),
    "JENIS JABATAN NAMA": ("jenisJabatan",),
    "PENDIDIKAN NAMA": ("pendidikanTerakhirNama",),
    "ESELON NAMA": ("eselon",),
}


def _kolom_profil(nama: str) -> Kolom:
    pembersih: Teks | Tanggal | TanpaPetik = Teks()
    if nama in _TANGGAL_PROFIL:
        pembersih = Tanggal()
    elif nama == "NPWP NOMOR":
        pembersih = TanpaPetik()
    return Kolom(nama, pembersih, alias=_ALIAS_PROFIL.get(nama, ()))


def periksa_baris(p: Potongan) -> None:
    """Golongan, what the NIP says, and dates before birth."""
    _baca_golongan(p)
    _bandingkan_nip(p)
    lahir = p.nilai["TANGGAL LAHIR"]
    for kolom in TMT:
        if p.hadir(kolom):
            lebih_awal = map(lt, p.nilai[kolom], lahir)
            for i in [i for i, benar in enumerate(lebih_awal) if benar and p.nilai[kolom][i]]:
                p.temukan(i, kolom, "TANGGAL_TIDAK_MASUK_AKAL", rinci="tanggal lahirnya")


def _bandingkan_nip(p: Potongan) -> None:
    """What digits 1-8 and 15 say against the columns."""
    nip = p.nilai["NIP BARU"]
    lahir = petakan(p.nilai["TANGGAL LAHIR"], lambda tanggal: tanggal.replace("-", ""))
    kelamin = p.nilai["JENIS KELAMIN"]
    pasang_lahir = enumerate(map(ne, [satu[:8] for satu in nip], lahir))
    pasang_kelamin = enumerate(map(ne, map(jenis_kelamin_nip, nip), kelamin))
    # Compared all at once, since as a rule nothing differs.
    for i in [i for i, beda in pasang_lahir if beda]:
        if nip[i] and lahir[i]:
            p.temukan(i, "TANGGAL LAHIR", "NIP_BEDA_TANGGAL_LAHIR", tingkat=PERINGATAN)
    for i in [i for i, beda in pasang_kelamin if beda]:
        if nip[i] and kelamin[i]:
            p.temukan(i, "JENIS KELAMIN", "NIP_BEDA_JENIS_KELAMIN", tingkat=PERINGATAN)


def _baca_golongan(p: Potongan) -> None:
    """GOL AKHIR NAMA if filled, else GOL AKHIR ID; one of them must say a golongan."""
    hadir = [nama for nama in GOLONGAN if p.hadir(nama)]
    baku = {nama: petakan(p.nilai[nama], golongan_baku) for nama in hadir}
    utama = zip(p.nilai[hadir[0]], baku[hadir[0]], strict=True)
    # Filled and written as it is kept, nothing is to be done.
    for i in [i for i, (tulisan, satu) in enumerate(utama) if tulisan != satu or not satu]:
        dipakai = next((nama for nama in hadir if p.nilai[nama][i]), None)
        if dipakai is None:
            p.temukan(i, hadir[0], "WAJIB_DIISI", tingkat=DITOLAK)
        elif not baku[dipakai][i]:
            p.temukan(i, dipakai, "GOLONGAN_TIDAK_DIKENAL", tingkat=DITOLAK)
        else:
            p.nilai[dipakai][i] = p.banding[dipakai][i] = baku[dipakai][i]


def _golongan(nilai: Mapping[str, list[str]]) -> list[str]:
    hadir = [nilai[nama] for nama in GOLONGAN if nama in nilai]
    return [next((satu for satu in baris if satu), "") for baris in zip(*hadir, strict=True)]


def _anggota(nama: str, isi: list[str]) -> list[str]:
    """`"NAMA": "isi"` for each filled cell, each distinct value encoded once."""
    awal = _JSON.encode(nama) + ": "
    return petakan(isi, lambda satu: awal + _JSON.encode(satu) if satu else "")


def _profil(nilai: Mapping[str, list[str]]) -> list[str]:
    anggota = (_anggota(nama, nilai[nama]) for nama in _PROFIL if nama in nilai)
    return [f"{{{', '.join(filter(None, baris))}}}" for baris in zip(*anggota, strict=True)]


def _bytea(isi: Iterable[bytes]) -> list[str]:
    return ["\\x" + satu.hex() if satu else "" for satu in isi]


def sesudah_tulis(p: Penampung) -> None:
    """When a person's unit changed, all of that person's rows follow into the new scope; a file
    declared complete also says who is not in it."""
    if p.hitungan["berubah"]:
        lingkup_perbarui(instansi_id=p.instansi_id)
    tak_tercantum_catat(p)


def sesudah_urung(impor: Impor) -> None:
    """People are back in their units, and their rows follow; so are the questions about them."""
    lingkup_perbarui(instansi_id=impor.instansi_id)
    tak_tercantum_pulihkan(impor)


PEGAWAI = Jenis(
    kode="pegawai",
    judul="Pegawai",
    keterangan="Profil pegawai dari SIASN, satu baris untuk satu orang.",
    urutan=40,
    sebutan="NAMA",
    model=Pegawai,
    kunci=("NIP BARU",),
    kunci_simpan=("instansi_id", "nip"),
    kolom=(
        Kolom(
            "NIP BARU",
            Nip(),
            wajib=True,
            alias=("NIP", "NI PPPK", "NOMOR INDUK PEGAWAI"),
            simpan="nip",
        ),
        Kolom(
            "NAMA", Nama(), wajib=True, alias=("NAMA PEGAWAI", "NAMA LENGKAP"),
            simpan="nama",
            contoh="Lalu Contoh Rekaan",
        ),
        Kolom("GELAR DEPAN", simpan="gelar_depan"),
        Kolom("GELAR BELAKANG", simpan="gelar_belakang", contoh="S.H."),
        Kolom(
            "TANGGAL LAHIR", Tanggal(), wajib=True, alias=("tglLahir",),
            simpan="tanggal_lahir",
            contoh="17-03-1990",
        ),
        Kolom("JENIS KELAMIN", KELAMIN, wajib=True, simpan="jenis_kelamin"),
        Kolom("NIK", TanpaPetik(), contoh="5271011703900001"),
        Kolom(
            "NOMOR HP", TanpaPetik(), alias=("noHp", "NO HP"),
            simpan="nomor_hp",
            sensitif=True,
            contoh="081200000001",
        ),
        Kolom("EMAIL", simpan="email", sensitif=True, contoh="lalu.contoh@example.id"),
        Kolom(
            "KEDUDUKAN HUKUM ID",
            KodeBerNol(KEDUDUKAN_SIASN),
            wajib=True,
            alias=("kedudukanPnsId",),
            simpan="kedudukan_hukum",
        ),
        Kolom("GOL AKHIR NAMA", alias=("golRuangAkhir", "GOLONGAN"), contoh="III/c"),
        Kolom(
            "TMT GOLONGAN", Tanggal(), alias=("tmtGolAkhir",),
            simpan="tmt_golongan",
            contoh="01-04-2023",
        ),
        Kolom("JABATAN ID", contoh="ANALIS-SDM"),
        Kolom("TMT JABATAN", Tanggal(), simpan="tmt_jabatan", contoh="01-03-2020"),
        Kolom(
            "TINGKAT PENDIDIKAN ID",
            KodeBerNol(TingkatPendidikan.values),
            alias=("tkPendidikanTerakhirId",),
            simpan="tingkat_pendidikan", contoh="40"),
        Kolom("PENDIDIKAN ID", alias=("pendidikanTerakhirId",), contoh="S1-HUKUM"),
        Kolom("UNOR ID", wajib=True, contoh="DISDIK"),
        *(_kolom_profil(nama) for nama in _PROFIL),
    ),
    salah_satu=(GOLONGAN,),
    rujukan=(
        Rujukan(
            "UNOR ID", UnitOrganisasi, "kode", "unit_id", "UNOR_TIDAK_DIKENAL",
            ikut={"unit_lft": "lft"}, petunjuk="unor", sebutan=("nama", "atasan__nama"),
        ),
        Rujukan(
            "JABATAN ID", Jabatan, "kode", "jabatan_id", "JABATAN_TIDAK_DIKENAL", PERINGATAN
        ),
        Rujukan(
            "PENDIDIKAN ID", Pendidikan, "kode", "pendidikan_id", "PENDIDIKAN_TIDAK_DIKENAL",
            PERINGATAN,
        ),
    ),
    turunan=(
        Turunan("nama_kunci", ("NAMA",), lambda nilai: petakan(nilai["NAMA"], kunci_nama)),
        Turunan("golongan", GOLONGAN, _golongan, judul="GOLONGAN"),
        Turunan(
            "nik_sandi", ("NIK",), lambda nilai: _bytea(sandikan_semua(nilai["NIK"])), "bytea",
            banding=False,
        ),
        Turunan("nik_hmac", ("NIK",), lambda nilai: _bytea(hmac_nik_semua(nilai["NIK"])), "bytea"),
        Turunan("profil", _PROFIL, _profil, "jsonb", gabung=True),
    ),
    periksa_baris=periksa_baris,
    periksa_perubahan=perbaikan_tertimpa,
    sesudah_tulis=sesudah_tulis,
    sebelum_urung=pohon_kunci,
    sesudah_urung=sesudah_urung,
    dapat_lengkap=True,
    keputusan=keputusan_jumlah,
    halaman_keputusan="pegawai:tak_tercantum",
)  # fmt: skip
