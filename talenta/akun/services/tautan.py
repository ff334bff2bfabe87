"""From who signed in at a provider to the account here, and taking that link off again."""

from django.db import transaction
from django.utils import timezone

from talenta.akun.models import Pengguna, TautanMasuk
from talenta.akun.oidc import Identitas
from talenta.inti.services.audit import Pelaku, catat


class TautanDitolak(Exception):
    """This identity opens no account; `sebab` is a key of SEBAB."""

    def __init__(self, sebab: str) -> None:
        super().__init__(sebab)
        self.sebab = sebab


SEBAB = {
    "tanpa_nip": "Akun Anda di sana tidak menyebut NIP, atau NIP-nya tidak terdiri atas 18 angka.",
    "belum_sah": "NIP pada akun Anda di sana belum dinyatakan terverifikasi.",
    "nip_tak_dikenal": (
        "Belum ada akun Talenta dengan NIP Anda. Mintalah admin kepegawaian instansi Anda "
        "menerbitkan kode aktivasi."
    ),
    "nonaktif": "Akun Talenta Anda dinonaktifkan. Hubungi admin kepegawaian instansi Anda.",
    "belum_aktif": (
        "Akun Talenta Anda belum diaktifkan. Buat kata sandi dengan kode aktivasi dari admin "
        "kepegawaian instansi Anda, lalu coba lagi."
    ),
    "subjek_lain": (
        "NIP Anda sudah tertaut dengan akun lain di sana. Bila Anda memang berganti akun, masuk "
        "dengan kata sandi lalu lepas tautan lama di Akun saya, atau minta Admin BKD melepasnya."
    ),
}


def tautan_pakai(*, identitas: Identitas, alamat: str | None) -> tuple[Pengguna, bool]:
    """The account this identity opens, and whether it was linked only now.

    The account is found by the verified NIP alone; the first identity that came with it is the only
    one afterwards. Raises TautanDitolak; a refusal stands in the audit, so the caller's transaction
    must be committed.
    """
    pengguna = None
    if identitas.nip:
        pengguna = Pengguna.objects.filter(nip=identitas.nip).select_for_update().first()
    sebab = _tolak(identitas, pengguna)
    if sebab or pengguna is None:
        _catat_tolak(identitas, pengguna, sebab, alamat)
        raise TautanDitolak(sebab)
    with transaction.atomic():
        milik = TautanMasuk.objects.filter(
            pengguna=pengguna, penerbit=identitas.penerbit, subjek=identitas.subjek
        )
        baru = not milik.update(dipakai_pada=timezone.now())
        if baru:
            TautanMasuk.objects.create(
                pengguna=pengguna,
                penerbit=identitas.penerbit,
                subjek=identitas.subjek,
                dipakai_pada=timezone.now(),
            )
        pelaku = Pelaku.dari_pengguna(pengguna, alamat)
        if baru:
            _catat(pelaku, "sso.tautkan", pengguna, {"penerbit": identitas.penerbit})
        rincian = {"penerbit": identitas.penerbit, "berfaktor": identitas.berfaktor}
        _catat(pelaku, "sso.masuk", pengguna, rincian)
    return pengguna, baru


def _tolak(identitas: Identitas, pengguna: Pengguna | None) -> str:
    if not identitas.nip:
        return "tanpa_nip"
    if not identitas.terverifikasi:
        return "belum_sah"
    if pengguna is None:
        return "nip_tak_dikenal"
    if not pengguna.is_active:
        return "nonaktif"
    if not pengguna.password or not pengguna.has_usable_password():
        return "belum_aktif"
    di_sana = TautanMasuk.objects.filter(penerbit=identitas.penerbit)
    lain = di_sana.filter(pengguna=pengguna).exclude(subjek=identitas.subjek) | di_sana.filter(
        subjek=identitas.subjek
    ).exclude(pengguna=pengguna)
    return "subjek_lain" if lain.exists() else ""


def tautan_lepas(*, tautan: TautanMasuk, alasan: str, pelaku: Pelaku) -> None:
    """Forget a link; the next verified sign-in with this NIP makes another."""
    with transaction.atomic():
        _catat(pelaku, "sso.lepas", tautan.pengguna, {"penerbit": tautan.penerbit}, alasan)
        tautan.delete()


def _catat_tolak(
    identitas: Identitas, pengguna: Pengguna | None, sebab: str, alamat: str | None
) -> None:
    """An unknown NIP is written down with its last digits only: it may be anybody's."""
    pelaku = Pelaku(id=None, nama="Masuk tunggal", alamat=alamat)
    rincian: dict[str, object] = {"sebab": sebab, "penerbit": identitas.penerbit}
    if pengguna is not None:
        _catat(pelaku, "sso.tolak", pengguna, rincian)
        return
    catat(
        pelaku=pelaku,
        tindakan="sso.tolak",
        objek_jenis="masuk_tunggal",
        objek_id=identitas.nip[-4:] or "-",
        rincian=rincian,
    )


def _catat(
    pelaku: Pelaku, tindakan: str, pengguna: Pengguna, rincian: dict[str, object], alasan: str = ""
) -> None:
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
