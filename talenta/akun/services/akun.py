"""Accounts: making the first administrator, switching off and on, changing a password."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.akun.services.kode import KodeTerbit, kode_tarik, kode_terbitkan
from talenta.akun.services.sesi import sesi_akhiri_semua
from talenta.akun.services.token import token_cabut_semua
from talenta.inti.services.audit import Pelaku, catat


class AkunSendiri(Exception):
    """Nobody switches his or her own account off or on."""


def akun_atur_aktif(*, pengguna: Pengguna, aktif: bool, alasan: str, pelaku: Pelaku) -> None:
    """Switch an account off (sessions and tokens end, its open code is withdrawn) or on again."""
    if pengguna.pk == pelaku.id:
        raise AkunSendiri
    with transaction.atomic():
        pengguna.is_active = aktif
        pengguna.save(update_fields=["is_active"])
        if not aktif:
            kode_tarik(pengguna=pengguna)
            sesi_akhiri_semua(pengguna=pengguna)
            token_cabut_semua(pengguna=pengguna)
        catat(
            pelaku=pelaku,
            tindakan="akun.aktifkan" if aktif else "akun.nonaktifkan",
            objek_jenis="akun",
            objek_id=pengguna.pk,
            objek_nama=str(pengguna),
            alasan=alasan,
            instansi_id=pengguna.instansi_id,
        )


def sandi_ganti(*, pengguna: Pengguna, sandi_baru: str, alamat: str | None) -> None:
    """Set a new password chosen by its owner; tokens of the API end.

    Raises ValidationError for a weak one.
    """
    validate_password(sandi_baru, pengguna)
    with transaction.atomic():
        pengguna.set_password(sandi_baru)
        pengguna.save(update_fields=["password"])
        kode_tarik(pengguna=pengguna)
        token_cabut_semua(pengguna=pengguna)
        catat(
            pelaku=Pelaku.dari_pengguna(pengguna, alamat),
            tindakan="sandi.ganti",
            objek_jenis="akun",
            objek_id=pengguna.pk,
            objek_nama=str(pengguna),
        )


def admin_buat(*, instansi: Instansi, nip: str, nama: str, pelaku: Pelaku) -> KodeTerbit:
    """Make an agency's first Admin BKD and issue the code that opens the account.

    An account that exists is given the role. For the command line, where nobody is signed in.
    """
    with transaction.atomic():
        pengguna = Pengguna.objects.filter(nip=nip).first()
        if pengguna is None:
            pengguna = Pengguna.objects.create_user(nip=nip, nama=nama, instansi=instansi)
        PenugasanPeran.objects.create(
            pengguna=pengguna,
            peran=Peran.ADMIN_BKD,
            instansi=instansi,
            berlaku_mulai=timezone.localdate(),
        )
        catat(
            pelaku=pelaku,
            tindakan="peran.berikan",
            objek_jenis="akun",
            objek_id=pengguna.pk,
            objek_nama=str(pengguna),
            rincian={"peran": Peran.ADMIN_BKD},
            instansi_id=instansi.pk,
        )
        [terbit] = kode_terbitkan(pengguna=[pengguna], pelaku=pelaku)
    return terbit
