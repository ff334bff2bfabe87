"""Nobody takes over an account in silence: what its owner is told, and where it can be read."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import KodeAktivasi, Pengguna
from talenta.akun.services.kode import KodeTerbit, kode_terbitkan
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import SANDI, Dunia
from tests.fixtures.klien import klien, masuk

SAYA = "/akun/saya/"
TAMU = "kopi-pagi-2026-tamu"


def terbit(dunia: Dunia, akun: Pengguna) -> KodeTerbit:
    admin = Pelaku.dari_pengguna(dunia.prov.akun[Peran.ADMIN_BKD])
    return kode_terbitkan(pengguna=[akun], pelaku=admin)[0]


def pesan(akun: Pengguna, sandi: str = SANDI) -> list[str]:
    """Notices that stand on the page after signing in."""
    k = klien()
    jawaban = masuk(k, akun.nip, sandi, follow=True)
    return [str(satu) for satu in jawaban.context["messages"]]


def pakai(kode: KodeTerbit, sandi: str) -> None:
    isi = {"username": kode.pengguna.nip, "kode": kode.kode}
    jawaban = klien().post(
        "/akun/aktivasi/",
        isi | {"sandi_baru": sandi, "sandi_ulang": sandi},
        REMOTE_ADDR="10.9.8.7",
    )
    assert jawaban.status_code == 302


def test_kode_pertama_tidak_diberitahukan(dunia: Dunia) -> None:
    akun = dunia.prov.akun[Peran.ASN]
    pakai(terbit(dunia, akun), TAMU)
    assert pesan(akun, TAMU) == []


def test_kode_kedua_diberitahukan_setiap_masuk(dunia: Dunia) -> None:
    akun, admin = dunia.prov.akun[Peran.ASN], dunia.prov.akun[Peran.ADMIN_BKD]
    terbit(dunia, akun)
    kode = terbit(dunia, akun)
    [satu] = pesan(akun)
    assert satu.startswith(f"Kode baru untuk akun Anda diterbitkan oleh {admin.nama} pada ")
    assert "dipakai" not in satu
    pakai(kode, TAMU)
    # Whoever used the code signs in first; the owner is told all the same.
    for _ in range(2):
        [satu] = pesan(akun, TAMU)
        assert ", dipakai pada " in satu
    lama = timezone.now() - timedelta(days=31)
    KodeAktivasi.objects.filter(pengguna=akun).update(dibuat_pada=lama)
    assert pesan(akun, TAMU) == []


def kejadian(k: Any) -> list[tuple[str, str]]:
    jawaban = k.get(SAYA)
    assert jawaban.status_code == 200
    return [(satu["catatan"].tindakan, satu["oleh"]) for satu in jawaban.context["kejadian"]]


def test_riwayat_keamanan_dari_audit(dunia: Dunia) -> None:
    akun, admin = dunia.prov.akun[Peran.ASN], dunia.prov.akun[Peran.ADMIN_BKD]
    pakai(terbit(dunia, akun), TAMU)
    k = klien()
    masuk(k, akun.nip, TAMU, REMOTE_ADDR="10.1.2.3")
    baru = "pagi-cerah-di-sawah"
    k.post("/akun/sandi/", {"sandi_lama": TAMU, "sandi_baru": baru, "sandi_ulang": baru})
    assert kejadian(k) == [
        ("sandi.ganti", "Anda"),
        ("kode.pakai", "pemegang kode"),
        ("kode.terbitkan", str(admin)),
    ]
    isi = k.get(SAYA).content.decode()
    assert "10.9.8.7" in isi
    assert "10.1.2.3" in isi


def test_hanya_akun_sendiri(dunia: Dunia) -> None:
    """Acts on other accounts and other acts stay out, for whatever role, by both walls."""
    for peran in (Peran.ASN, Peran.PPK):
        terbit(dunia, dunia.prov.akun[peran])
    assert CatatanAudit.objects.filter(objek_jenis="akun").count() == 2
    for peran in (Peran.ASN, Peran.PPK):
        assert len(kejadian(klien(dunia.prov.akun[peran]))) == 1
    for peran in (Peran.ADMIN_BKD, Peran.AUDITOR, Peran.ATASAN):
        assert kejadian(klien(dunia.prov.akun[peran])) == []
