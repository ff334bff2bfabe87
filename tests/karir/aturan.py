"""What the tests of rule sets share: a second admin, a draft, a proposal, one in force."""

import io
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from karir.models import AturanTalenta
from karir.services.aturan_alur import Usul, aturan_sahkan, aturan_usulkan
from karir.services.aturan_draf import draf_buat, draf_simpan
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import SANDI, Daerah

KODE = "PERGUB-12-2026"
MULAI = date(2026, 6, 1)
PDF = b"%PDF-1.7\n% keputusan\n"


def admin_kedua(daerah: Daerah) -> Pengguna:
    """Another Admin BKD of the agency, who is nobody's proposer yet."""
    orang = daerah.pegawai["DINAS_B"][0]
    akun = Pengguna.objects.create_user(
        nip=orang.nip, password=SANDI, nama="Admin Kedua", instansi=daerah.instansi
    )
    PenugasanPeran.objects.create(
        pengguna=akun,
        peran=Peran.ADMIN_BKD,
        instansi=daerah.instansi,
        berlaku_mulai=date(2026, 1, 1),
    )
    Pegawai.objects.filter(pk=orang.pk).update(pengguna=akun)
    return akun


def sebagai_pelaku(akun: Pengguna) -> Pelaku:
    return Pelaku(id=akun.pk, nama=akun.nama, instansi_id=akun.instansi_id)


def draf(daerah: Daerah, *, kode: str = KODE, peran: Peran = Peran.ANALIS_BKD) -> AturanTalenta:
    """A copy of the rule set that the agency's run used."""
    asal = daerah.proses.aturan
    return draf_buat(
        instansi_id=daerah.instansi.pk,
        isi=asal.isi,
        kode=kode,
        asal=asal,
        pelaku=sebagai_pelaku(daerah.akun[peran]),
    )


def simpan(satu: AturanTalenta, isi: dict[str, Any], oleh: Pengguna) -> AturanTalenta:
    return draf_simpan(
        draf=satu, revisi=satu.revisi, isi=isi, bagian="uji", pelaku=sebagai_pelaku(oleh)
    )


def usul(mulai: date = MULAI, alasan: str = "Penyesuaian bobot") -> Usul:
    return Usul(
        alasan=alasan,
        dasar_hukum="Pergub 12/2026",
        berlaku_mulai=mulai,
        dokumen=io.BytesIO(PDF),
        dokumen_nama="pergub.pdf",
    )


def usulkan(daerah: Daerah, satu: AturanTalenta, mulai: date = MULAI) -> AturanTalenta:
    return aturan_usulkan(
        aturan=satu,
        revisi=satu.revisi,
        usul=usul(mulai),
        pelaku=sebagai_pelaku(daerah.akun[Peran.ANALIS_BKD]),
    )


def sahkan(daerah: Daerah, satu: AturanTalenta, oleh: Pengguna | None = None) -> AturanTalenta:
    return aturan_sahkan(
        aturan=satu,
        revisi=satu.revisi,
        alasan="",
        pelaku=sebagai_pelaku(oleh or daerah.akun[Peran.ADMIN_BKD]),
    )


def berlaku(daerah: Daerah, mulai: date = MULAI, kode: str = KODE) -> AturanTalenta:
    """A rule set of the agency, proposed and put in force."""
    return sahkan(daerah, usulkan(daerah, draf(daerah, kode=kode), mulai))


def isian_usul(satu: AturanTalenta, **lain: Any) -> dict[str, Any]:
    """The proposal's form as a browser sends it."""
    return {
        "revisi": satu.revisi,
        "alasan": "Penyesuaian bobot",
        "dasar_hukum": "Pergub 12/2026",
        "berlaku_mulai": "2026-06-01",
        "dokumen": SimpleUploadedFile("pergub.pdf", PDF, "application/pdf"),
        **lain,
    }
