"""What the tests of reviews share: a province whose people have boxes, and two of the committee."""

import io
from datetime import date

from karir.models import HasilPeringkat, PindahKotak, TinjauanTalenta
from karir.services.tinjauan import pindah_langkah, pindah_usulkan, tinjauan_buka
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import SANDI, Daerah, hitung_proses
from tests.fixtures.faktor import beri_totp
from tests.karir.orang import nilai

PDF = b"%PDF-1.7\n% bukti\n"


def dipetakan(daerah: Daerah) -> None:
    """Everybody of the agency gets a box; every second person is a woman."""
    for nomor, satu in enumerate(Pegawai.objects.filter(instansi=daerah.instansi).order_by("pk")):
        nilai(satu, date(2025, 11, 20), tingkat=1 + nomor % 2, aspek=3 + nomor % 3)
        if nomor % 2:
            Pegawai.objects.filter(pk=satu.pk).update(jenis_kelamin="F")
    hitung_proses(daerah)


def anggota_kedua(daerah: Daerah, unit: str = "DINAS_B") -> Pengguna:
    """A second member of the committee."""
    orang = daerah.pegawai[unit][-1]
    akun = Pengguna.objects.create_user(
        nip=orang.nip, password=SANDI, nama="Anggota Kedua", instansi=daerah.instansi
    )
    PenugasanPeran.objects.create(
        pengguna=akun, peran=Peran.KOMITE, instansi=daerah.instansi, berlaku_mulai=date(2026, 1, 1)
    )
    Pegawai.objects.filter(pk=orang.pk).update(pengguna=akun)
    beri_totp(akun)
    return akun


def pelaku(akun: Pengguna) -> Pelaku:
    return Pelaku(id=akun.pk, nama=akun.nama, instansi_id=akun.instansi_id)


def catatan(akun: Pengguna) -> int:
    """The personnel record of an account."""
    return int(Pegawai.objects.get(pengguna=akun).pk)


def buka(daerah: Daerah, unit: str = "AKAR") -> TinjauanTalenta:
    return tinjauan_buka(
        proses=daerah.proses,
        unit=daerah.unit[unit],
        jenjang="",
        catatan="Sidang Juli.",
        pelaku=pelaku(daerah.akun[Peran.ANALIS_BKD]),
    )


def usulkan(
    daerah: Daerah, satu: TinjauanTalenta, orang: Pegawai, oleh: Pengguna | None = None
) -> PindahKotak:
    """Propose the next box up or down for a person, by the committee's first member."""
    hasil = HasilPeringkat.objects.get(proses_id=daerah.proses.pk, pegawai_id=orang.pk)
    akun = oleh or daerah.akun[Peran.KOMITE]
    return pindah_usulkan(
        tinjauan_id=satu.pk,
        hasil=hasil,
        kotak=9 if hasil.kotak != 9 else 8,
        alasan="Memimpin penanganan bencana.",
        bukti=io.BytesIO(PDF),
        bukti_nama="sk.pdf",
        pegawai_id=catatan(akun),
        pelaku=pelaku(akun),
    )


def putuskan(pindah: PindahKotak, oleh: Pengguna, langkah: str = "SETUJUI") -> PindahKotak:
    return pindah_langkah(
        pindah_id=pindah.pk,
        langkah=langkah,
        alasan="Buktinya cukup.",
        pegawai_id=catatan(oleh),
        pelaku=pelaku(oleh),
    )
