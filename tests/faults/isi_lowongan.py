"""A vacancy of the agency that is ranked, as far as a fault wants it: `python -m
tests.faults.isi_lowongan dibuka|terbit` (a process of its own). Writes its number, the decree's and
the person's as JSON."""

import json
import os
import sys
from typing import Any

import django

from tests.faults.isi_peringkat import UTAMA


def main(sampai: str) -> dict[str, int]:
    from karir.services.penayangan import hasil_tayangkan
    from karir.services.proses import proses_jalankan
    from talenta.inti.services.audit import Pelaku
    from tests.karir.pengisian import bahan as b

    daerah = _daerah()
    proses = proses_jalankan(instansi=daerah.instansi, tanggal_acuan=b.HARI, pelaku=Pelaku.sistem())
    hasil_tayangkan(proses=proses, menggantikan=None, pelaku=Pelaku.sistem())
    lowongan = b.buka(daerah, b.buat(daerah))
    if sampai == "dibuka":
        return {"lowongan": lowongan.pk}
    return {"lowongan": lowongan.pk, **_terbit(daerah, lowongan)}


def _daerah() -> Any:
    from talenta.akun.izin import Peran
    from talenta.akun.models import Instansi
    from talenta.pegawai.models import Pegawai, UnitOrganisasi
    from tests.fixtures.dunia import Daerah, akun

    instansi = Instansi.objects.get(kode=UTAMA)
    unit = {u.kode: u for u in UnitOrganisasi.objects.filter(instansi=instansi)}
    daerah = Daerah(instansi, unit)
    for kode, satu in unit.items():
        tanpa = Pegawai.objects.filter(unit=satu, pengguna__isnull=True).order_by("nip")
        daerah.pegawai[kode] = list(tanpa)
    peran = (Peran.ANALIS_BKD, Peran.ADMIN_BKD, Peran.PPK, Peran.KOMITE)
    for satu, orang in zip(peran, daerah.pegawai["AKAR"], strict=False):
        akun(daerah, orang, satu)
    return daerah


def _terbit(daerah: Any, lowongan: Any) -> dict[str, int]:
    from karir.pengisian.services.putusan import calon_putuskan
    from karir.pengisian.services.sk import sk_terbitkan
    from talenta.akun.izin import Peran
    from tests.karir.pengisian import bahan as b

    lowongan = b.nilai(daerah, lowongan)
    ketua = daerah.akun[Peran.KOMITE]
    anggota = [ketua, b.orang_kedua(daerah, Peran.KOMITE, 9_501)]
    calon = b.daftar_pendek(daerah, lowongan, anggota)
    lowongan = b.sidangkan(daerah, lowongan)
    for satu in anggota:
        b.nilai_komite(lowongan, satu)
    b.usulkan(lowongan, ketua, calon[:3])
    calon_putuskan(
        lowongan_id=lowongan.pk, calon_id=calon[0].pk, alasan="Paling sesuai.",
        pelaku=b.pelaku(daerah.akun[Peran.PPK]),
    )  # fmt: skip
    sk = sk_terbitkan(
        lowongan_id=lowongan.pk, nomor="821/18/BKD/2026", tanggal_sk=b.hari_ini(),
        tmt=b.hari_ini(), dasar_hukum="UU 20/2023", pelaku=b.pelaku(daerah.akun[Peran.ADMIN_BKD]),
    )  # fmt: skip
    return {"sk": sk.pk, "pegawai": calon[0].pegawai_id}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.test")
    django.setup()
    sys.stdout.write("\n" + json.dumps(main(sys.argv[1])))
