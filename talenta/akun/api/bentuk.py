"""What the API says of tokens, accounts and roles."""

from talenta.akun.models import Pengguna, PenugasanPeran, TokenAkses
from talenta.inti.api.keluaran import baris, bentuk, bilangan, daftar_teks, hari, teks, ya
from talenta.inti.models import Pemberitahuan

PeranBerlaku = baris("PeranBerlaku", PenugasanPeran, "id peran berlaku_mulai berlaku_sampai")
AkunBaris = baris(
    "AkunBaris",
    Pengguna,
    "id nip nama",
    keadaan=teks(),
    keadaan_kata=teks("keadaan.label"),
    peran=PeranBerlaku(many=True, source="penugasan_berlaku"),
)
PeranRinci = baris(
    "PeranRinci",
    PenugasanPeran,
    "id peran",
    unit_id=bilangan("lingkup_unit.unit_id", kosong=True),
    unit_nama=teks("lingkup_unit.unit.nama", kosong=True),
    berlaku_mulai=hari(),
    berlaku_sampai=hari(),
    diberikan_oleh=teks("diberikan_oleh.nama", kosong=True),
    berakhir=ya(),
)
KabarBaris = baris(
    "PemberitahuanBaris", Pemberitahuan, "id jenis judul isi tautan dibuat_pada", dibaca=ya()
)
HariLiburBaris = bentuk(
    "HariLiburBaris",
    tanggal=hari(),
    libur=ya(),
    jenis=teks("berlaku.jenis"),
    jenis_kata=teks("berlaku.get_jenis_display"),
    nama=teks("berlaku.nama"),
    dasar=teks("berlaku.dasar"),
    diatur_instansi=ya(),
)
TokenSaya = baris(
    "TokenSaya",
    TokenAkses,
    "id nama dibuat_pada kedaluwarsa_pada",
    akun=teks("pengguna.nama"),
    nip=teks("pengguna.nip"),
    instansi=teks("pengguna.lingkup.instansi_nama"),
    peran=teks("pengguna.lingkup.peran"),
    peran_kata=teks("pengguna.lingkup.judul_peran"),
    unit=teks("pengguna.lingkup.unit_nama"),
    cakupan=daftar_teks(),
)
