"""Who is told of a vacancy's step."""

from django.db import connection
from django.urls import reverse

from karir.models import Lowongan
from talenta.akun.izin import Peran
from talenta.inti.services.kabar import kabarkan, siarkan


def langkah_kabari(lowongan: Lowongan, langkah: str) -> None:
    """Tell whoever has to go on, or waits to know."""
    tautan = reverse("karir:lowongan_rinci", args=[lowongan.pk])
    nama = lowongan.jabatan.nama
    if langkah == "ajukan":
        siarkan(
            jenis="lowongan",
            judul=f"Lowongan {nama} menunggu dibuka",
            instansi_id=lowongan.instansi_id,
            peran=[Peran.ADMIN_BKD],
            tautan=tautan,
        )
    elif langkah in ("sidangkan", "minta_ulang"):
        kabarkan(
            jenis="lowongan",
            judul=f"Sidang komite untuk {nama} menunggu Anda",
            pengguna=lowongan.kursi.values_list("pengguna_id", flat=True),
            tautan=reverse("karir:lowongan_sidang", args=[lowongan.pk]),
        )
    elif langkah in ("minta_batal", "batalkan_putusan"):
        diminta = langkah == "minta_batal"
        siarkan(
            jenis="lowongan",
            judul=f"Putusan {nama} {'diminta dibatalkan' if diminta else 'dibatalkan'}",
            isi="Alasannya ada pada halaman lowongan.",
            instansi_id=lowongan.instansi_id,
            peran=[Peran.PPK] if diminta else [Peran.ADMIN_BKD, Peran.AUDITOR],
            tautan=tautan,
        )
    elif langkah in ("kembalikan", "buka", "batalkan") and lowongan.diajukan_oleh_id:
        kata = {"kembalikan": "dikembalikan", "buka": "dibuka", "batalkan": "dibatalkan"}[langkah]
        kabarkan(
            jenis="lowongan",
            judul=f"Lowongan {nama} {kata}",
            pengguna=[lowongan.diajukan_oleh_id],
            tautan=tautan,
        )
    if langkah in ("batalkan", "batalkan_putusan"):
        calon_kabari(lowongan, "dibatalkan")


def calon_kabari(lowongan: Lowongan, kata: str) -> None:
    """Tell the candidates that there is an explanation of their own outcome."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT akun FROM akun_calon(%s)", [lowongan.pk])
        akun = [baris[0] for baris in kursor.fetchall()]
    kabarkan(
        jenis="lowongan_saya",
        judul=f"Pengisian jabatan yang mencalonkan Anda {kata}",
        pengguna=akun,
        tautan=reverse("karir:seleksi_saya"),
    )
