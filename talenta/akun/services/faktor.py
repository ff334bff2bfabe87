"""Second factors: an authenticator app (RFC 6238), recovery codes, names, and taking factors off.

The arithmetic is pyotp's. What is ours: a time step is used once, secrets are stored encrypted,
recovery codes as keyed hashes, and an empty or absent code never equals anything.
"""

import re
import secrets

import pyotp
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from talenta.akun.models import AturUlangFaktor, Faktor, KodePemulihan, Pengguna
from talenta.akun.selectors_faktor import wajib_dua_faktor
from talenta.akun.services.akun import AkunSendiri
from talenta.akun.services.kode import ALFABET, rapikan
from talenta.akun.services.sesi import sesi_akhiri_semua
from talenta.akun.services.token import token_cabut_semua
from talenta.inti.sandi_data import buka, sandikan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat

PENERBIT = "Talenta"
LANGKAH = 30
# A code of the step before or after counts too: clocks differ, and people type slowly.
GESER = (-1, 0, 1)
PEMULIHAN_BANYAK, PEMULIHAN_PANJANG = 10, 10


class FaktorTerakhir(Exception):
    """The only factor of somebody whose role asks for one stays."""


def rahasia_baru() -> str:
    """A fresh secret for an authenticator app: 160 bits in base32."""
    return pyotp.random_base32()


def alamat_totp(*, pengguna: Pengguna, rahasia: str) -> str:
    """What the app reads from the picture: an otpauth:// address."""
    return pyotp.TOTP(rahasia).provisioning_uri(name=pengguna.nip, issuer_name=PENERBIT)


def _langkah_cocok(rahasia: str, kode: str) -> int | None:
    """The time step that `kode` belongs to, None for a code of no step near now.

    All steps are compared, each in constant time.
    """
    if not re.fullmatch(r"[0-9]{6}", kode):
        return None
    totp, kini = pyotp.TOTP(rahasia), int(waktu_kini().timestamp()) // LANGKAH
    cocok = None
    for langkah in (kini + geser for geser in GESER):
        if constant_time_compare(totp.generate_otp(langkah), kode):
            cocok = langkah
    return cocok


def totp_pasang(*, pengguna: Pengguna, rahasia: str, kode: str, pelaku: Pelaku) -> list[str] | None:
    """Keep the secret once the app has shown a right code; an app set up before is replaced.

    Returns fresh recovery codes where the account had no factor, else an empty list; None for a
    wrong code.
    """
    langkah = _langkah_cocok(rahasia, kode)
    if langkah is None:
        return None
    with transaction.atomic():
        pertama = not Faktor.objects.filter(pengguna=pengguna).exists()
        Faktor.objects.filter(pengguna=pengguna, jenis=Faktor.Jenis.TOTP).delete()
        faktor_simpan(
            faktor=Faktor(
                pengguna=pengguna,
                jenis=Faktor.Jenis.TOTP,
                nama="Aplikasi autentikator",
                rahasia=sandikan(rahasia),
                hitungan=langkah,
            ),
            pelaku=pelaku,
        )
        return pemulihan_terbitkan(pengguna=pengguna, pelaku=pelaku) if pertama else []


def faktor_simpan(*, faktor: Faktor, pelaku: Pelaku) -> None:
    """Add a factor, with its line in the audit."""
    faktor.save()
    catat_faktor(
        pelaku, "faktor.pasang", faktor.pengguna, {"jenis": faktor.jenis, "nama": faktor.nama}
    )


def faktor_namai(*, faktor: Faktor, nama: str, pelaku: Pelaku) -> None:
    """Give a factor another name."""
    rincian: dict[str, object] = {"lama": faktor.nama, "baru": nama}
    with transaction.atomic():
        Faktor.objects.filter(pk=faktor.pk).update(nama=nama)
        catat_faktor(pelaku, "faktor.namai", faktor.pengguna, rincian)


def pemulihan_terbitkan(*, pengguna: Pengguna, pelaku: Pelaku) -> list[str]:
    """Make ten recovery codes, given in the clear this once; older ones are void."""
    kode = [
        "".join(secrets.choice(ALFABET) for _ in range(PEMULIHAN_PANJANG))
        for _ in range(PEMULIHAN_BANYAK)
    ]
    with transaction.atomic():
        KodePemulihan.objects.filter(pengguna=pengguna).delete()
        KodePemulihan.objects.bulk_create(
            KodePemulihan(pengguna=pengguna, sidik=_sidik(pengguna.pk, satu)) for satu in kode
        )
        catat_faktor(pelaku, "pemulihan.terbitkan", pengguna, {"banyak": PEMULIHAN_BANYAK})
    return [f"{satu[:5]}-{satu[5:]}" for satu in kode]


def _sidik(pengguna_id: int, kode: str) -> str:
    """HMAC-SHA256 (hex) under the portal's secret, bound to the account."""
    isi = f"{pengguna_id}:{kode}"
    return salted_hmac("talenta.akun.pemulihan", isi, algorithm="sha256").hexdigest()


def kode_periksa(*, pengguna: Pengguna, kode: str, pelaku: Pelaku) -> str | None:
    """Use up a code of the app or a recovery code; return which it was (TOTP or PEMULIHAN), None if
    neither.

    A wrong one stands in the audit.
    """
    rapi = rapikan(kode)
    with transaction.atomic():
        if _totp_pakai(pengguna, rapi):
            return "TOTP"
        if _pemulihan_pakai(pengguna, rapi):
            sisa = KodePemulihan.objects.filter(pengguna=pengguna, dipakai_pada__isnull=True)
            catat_faktor(pelaku, "pemulihan.pakai", pengguna, {"sisa": sisa.count()})
            return "PEMULIHAN"
        catat_faktor(pelaku, "faktor.gagal", pengguna, {})
    return None


def _totp_pakai(pengguna: Pengguna, kode: str) -> bool:
    faktor = Faktor.objects.filter(pengguna=pengguna, jenis=Faktor.Jenis.TOTP).first()
    langkah = _langkah_cocok(buka(bytes(faktor.rahasia)), kode) if faktor else None
    if faktor is None or langkah is None:
        return False
    # One statement, so that of two requests with one code only one gets in.
    belum = Faktor.objects.filter(pk=faktor.pk, hitungan__lt=langkah)
    return belum.update(hitungan=langkah, dipakai_pada=waktu_kini()) == 1


def _pemulihan_pakai(pengguna: Pengguna, kode: str) -> bool:
    if len(kode) != PEMULIHAN_PANJANG:
        return False
    sidik, cocok = _sidik(pengguna.pk, kode), 0
    for baris in KodePemulihan.objects.filter(pengguna=pengguna, dipakai_pada__isnull=True):
        if constant_time_compare(baris.sidik, sidik):
            cocok = baris.pk
    belum = KodePemulihan.objects.filter(pk=cocok, dipakai_pada__isnull=True)
    return belum.update(dipakai_pada=waktu_kini()) == 1


def faktor_cabut(*, faktor: Faktor, pelaku: Pelaku) -> bool:
    """Take off one factor; return whether it was the last, in which case its codes go too.

    Raises FaktorTerakhir while a role of the account asks for a factor.
    """
    pengguna = faktor.pengguna
    with transaction.atomic():
        # Whoever takes off two at one moment does so one after the other.
        milik = Faktor.objects.select_for_update().filter(pengguna=pengguna).order_by("pk")
        terakhir = not [satu for satu in milik if satu.pk != faktor.pk]
        if terakhir and wajib_dua_faktor(pengguna=pengguna):
            raise FaktorTerakhir
        rincian: dict[str, object] = {"jenis": faktor.jenis, "nama": faktor.nama}
        faktor.delete()
        if terakhir:
            KodePemulihan.objects.filter(pengguna=pengguna).delete()
        catat_faktor(pelaku, "faktor.cabut", pengguna, rincian)
    return terakhir


def faktor_atur_ulang(*, pengguna: Pengguna, alasan: str, oleh: Pengguna, pelaku: Pelaku) -> None:
    """Take all factors off somebody else's account; its sessions and tokens end, its owner is told.

    Raises AkunSendiri for one's own account.
    """
    if pengguna.pk == oleh.pk:
        raise AkunSendiri
    with transaction.atomic():
        jumlah, _ = Faktor.objects.filter(pengguna=pengguna).delete()
        KodePemulihan.objects.filter(pengguna=pengguna).delete()
        AturUlangFaktor.objects.create(pengguna=pengguna, oleh=oleh, alasan=alasan)
        sesi_akhiri_semua(pengguna=pengguna)
        token_cabut_semua(pengguna=pengguna)
        catat_faktor(pelaku, "faktor.atur_ulang", pengguna, {"faktor": jumlah}, alasan)


def catat_faktor(
    pelaku: Pelaku, tindakan: str, pengguna: Pengguna, rincian: dict[str, object], alasan: str = ""
) -> None:
    """An act on an account's factors, in the audit."""
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="akun",
        objek_id=pengguna.pk,
        objek_nama=str(pengguna),
        rincian=rincian,
        alasan=alasan,
        instansi_id=pengguna.instansi_id,
    )
