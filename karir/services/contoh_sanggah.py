"""Objections for the sample: one that waits, one looked into, one upheld that waits for its
correction, one refused."""

from typing import Final

from karir.models import HasilPeringkat, ProsesPeringkat, Sanggahan
from karir.services.sanggah import sanggah_ajukan, sanggah_langkah
from talenta.akun.izin import Peran
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai

_ISI: Final = (
    ("penghargaan", "Piagam Satyalancana saya tahun 2025 belum tercatat. SK-nya saya lampirkan di "
     "kepegawaian dinas."),
    ("kinerja", "Predikat saya tahun 2025 Sangat Baik menurut e-Kinerja."),
    ("bangkom", "Pelatihan 24 JP bulan Maret 2026 belum terhitung."),
    ("tim_kerja", "Saya ketua tim reformasi birokrasi, bukan anggota."),
)  # fmt: skip
_USULAN: Final = (None, None, "KABUL", "TOLAK")


def sanggah_contoh(*, proses: ProsesPeringkat) -> None:
    """Four objections by the sample's ASN; nothing where there is no such account or officers."""
    asn = (
        Pegawai.objects.filter(instansi_id=proses.instansi_id, pengguna__isnull=False)
        .filter(pengguna__penugasan__isnull=True)
        .select_related("pengguna")
        .first()
    )
    petugas = list(
        Pegawai.objects.filter(
            instansi_id=proses.instansi_id,
            pengguna__penugasan__peran__in=(Peran.ANALIS_BKD, Peran.ADMIN_BKD),
        ).order_by("pk")[:2]
    )
    hasil = asn and HasilPeringkat.objects.filter(proses=proses, pegawai=asn).first()
    if asn is None or not hasil or len(petugas) < 2:
        return
    for ke, (komponen, alasan) in enumerate(_ISI):
        satu = sanggah_ajukan(
            proses=proses, hasil=hasil, komponen=komponen, alasan=alasan, bukti=None,
            bukti_nama="", hari=waktu_kini().date(), pelaku=_pelaku(asn),
        )  # fmt: skip
        if ke:
            _langkah(satu, "TANGANI", petugas[0])
        if usulan := _USULAN[ke]:
            _langkah(satu, "TELAAH", petugas[0], "Sudah dicocokkan dengan arsip.", usulan)
            _langkah(satu, "PUTUSKAN", petugas[1], "Sesuai telaah.")


def _pelaku(orang: Pegawai) -> Pelaku:
    return Pelaku(id=orang.pengguna_id, nama=orang.nama, instansi_id=orang.instansi_id)


def _langkah(
    satu: Sanggahan, langkah: str, oleh: Pegawai, alasan: str = "", usulan: str = ""
) -> None:
    sanggah_langkah(
        sanggah_id=satu.pk, langkah=langkah, alasan=alasan, usulan=usulan, pegawai_id=oleh.pk,
        pelaku=_pelaku(oleh),
    )  # fmt: skip
