"""The agencies that are ranked while something fails: people with facts, officers, readers.

`peringkat` is the one most tests rank; its people stand in two offices and one unit below. Three
small agencies are ranked together with it, and one of them has a rule set of its own.
"""

import copy
from datetime import date
from typing import Any

ORANG_PER_UNIT, ORANG_KECIL = 200, 20
UTAMA, BERATURAN = "peringkat", "kecil1"
KECIL = (BERATURAN, "kecil2", "kecil3")
# Sign-in numbers: two officers, an officer of the agency with its own rule set.
PETUGAS = ("197201011997031001", "197301011998031001")
PETUGAS_BERATURAN = "197401011999031001"


def isi_peringkat() -> dict[str, Any]:
    """Fill; return the sign-in numbers of the readers and the own rule set's number."""
    from karir.services.aturan import aturan_muat_bawaan
    from talenta.akun.izin import Peran
    from tests.browser.siap import admin_baru
    from tests.fixtures.dunia import akun

    aturan_muat_bawaan()
    utama = _daerah(UTAMA, "Kabupaten Peringkat", ORANG_PER_UNIT, 1001)
    admin = [
        admin_baru(utama.instansi, nip, f"Petugas Peringkat {ke}")
        for ke, nip in enumerate(PETUGAS, 1)
    ]
    kecil = [
        _daerah(kode, f"Kabupaten {kode.title()}", ORANG_KECIL, 3001 + 200 * ke)
        for ke, kode in enumerate(KECIL)
    ]
    satu = admin_baru(kecil[0].instansi, PETUGAS_BERATURAN, "Petugas Kecil")
    pembaca = {
        "dinas_a": akun(utama, utama.pegawai["DINAS_A"][0], Peran.PENGELOLA_OPD, "DINAS_A"),
        "dinas_b": akun(utama, utama.pegawai["DINAS_B"][0], Peran.PENGELOLA_OPD, "DINAS_B"),
        "asn": akun(utama, utama.pegawai["BIDANG_A"][1], Peran.ASN),
    }
    return {
        "aturan_sendiri": _aturan_sendiri(kecil[0], satu, admin[0]),
        **{nama: pengguna.nip for nama, pengguna in pembaca.items()},
    }


def _daerah(kode: str, nama: str, per_unit: int, awal: int) -> Any:
    from tests.browser.siap import instansi_baru
    from tests.fixtures.dunia import Daerah, _pohon, orang

    instansi = instansi_baru(kode, nama, jenis="KABUPATEN")
    daerah = Daerah(instansi, _pohon(instansi))
    for ke, unit in enumerate(daerah.unit):
        orang(daerah, unit, per_unit, awal + ke * per_unit)
    _nilai(daerah)
    return daerah


def _nilai(daerah: Any) -> None:
    """Facts that differ from person to person; every tenth has no competency assessment."""
    from kinerja.models import PredikatTahunan
    from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
    from kompetensi.models import PenilaianKompetensi, PenilaianPotensi
    from tests.karir.orang import asal

    semua = [satu for unit in daerah.pegawai.values() for satu in unit]
    hari = date(2025, 3, 1)
    PenilaianKompetensi.objects.bulk_create(
        PenilaianKompetensi(
            **asal(satu),
            tanggal=hari,
            **{nama: (ke + i) % 3 for i, nama in enumerate(KOMPETENSI)},
        )
        for ke, satu in enumerate(semua)
        if ke % 10
    )
    PenilaianPotensi.objects.bulk_create(
        PenilaianPotensi(
            **asal(satu),
            tanggal=hari,
            **{nama: 1 + (ke * 7 + i) % 5 for i, nama in enumerate(ASPEK_POTENSI)},
        )
        for ke, satu in enumerate(semua)
    )
    baik = [satu.pk for ke, satu in enumerate(semua) if ke % 3 == 0]
    PredikatTahunan.objects.filter(pegawai_id__in=baik, tahun=2025).update(predikat="SANGAT_BAIK")


def _aturan_sendiri(daerah: Any, pengusul: Any, pengesah: Any) -> int:
    """A rule set of the agency in force since 2025, by two people."""
    from karir.mesin.aturan import hash_aturan, muat
    from karir.models import AturanBerlaku, AturanTalenta
    from karir.selectors.aturan import BAWAAN

    asal = AturanTalenta.objects.get(kode=BAWAAN, instansi=None, status="BERLAKU")
    isi = copy.deepcopy(asal.isi)
    isi["kode"] = "PERBUP-7-2025"
    muat(isi)
    aturan = AturanTalenta.objects.create(
        kode=isi["kode"],
        versi=1,
        judul=isi["judul"],
        dasar_hukum=isi["dasar_hukum"],
        instansi=daerah.instansi,
        berlaku_mulai=date(2025, 1, 1),
        status="BERLAKU",
        isi=isi,
        sidik=hash_aturan(isi),
        asal=asal,
        diusulkan_oleh=pengusul,
        disahkan_oleh=pengesah,
    )
    AturanBerlaku.objects.create(
        instansi=daerah.instansi, aturan=aturan, mulai=aturan.berlaku_mulai
    )
    return aturan.pk
