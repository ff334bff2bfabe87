"""A province and its regencies: how many people each gets."""

from typing import Final

from karir.contoh.bahan import Spek

PALING_SEDIKIT: Final = 200
PALING_BANYAK_INSTANSI: Final = 60
_PORSI_PROVINSI: Final = 0.30
_KOTA_SETIAP: Final = 5


class PermintaanTidakSah(ValueError):
    """The requested size cannot be invented; the message is for the officer."""


def susun_wilayah(*, pegawai: int, instansi_banyak: int, benih: int) -> list[Spek]:
    """The instansi to invent, province first; `pegawai` is their sum.

    With more than one the province has 30 percent of the people and the regencies and cities
    (every fifth) share the rest evenly. Raises PermintaanTidakSah.
    """
    if not 1 <= instansi_banyak <= PALING_BANYAK_INSTANSI:
        raise PermintaanTidakSah(f"Banyaknya instansi 1 sampai {PALING_BANYAK_INSTANSI}.")
    bagian = [pegawai]
    if instansi_banyak > 1:
        provinsi = round(pegawai * _PORSI_PROVINSI)
        anak = instansi_banyak - 1
        rata, sisa = divmod(pegawai - provinsi, anak)
        bagian = [provinsi, *(rata + (ke < sisa) for ke in range(anak))]
    if min(bagian) < PALING_SEDIKIT:
        raise PermintaanTidakSah(
            f"Pegawai terlalu sedikit: setiap instansi perlu sedikitnya {PALING_SEDIKIT} orang, "
            f"sedangkan yang terkecil hanya mendapat {min(bagian)}."
        )
    spek = [
        Spek("contoh", "Pemerintah Provinsi Contoh Nusantara", True, False, bagian[0], benih, 0)
    ]
    for nomor, banyak in enumerate(bagian[1:], 1):
        kota = nomor % _KOTA_SETIAP == 0
        sebutan = "Kota" if kota else "Kabupaten"
        urut = nomor // _KOTA_SETIAP if kota else nomor - nomor // _KOTA_SETIAP
        kode = f"contoh-{'kota' if kota else 'kab'}-{urut}"
        nama = f"Pemerintah {sebutan} Contoh {urut}"
        spek.append(Spek(kode, nama, False, kota, banyak, benih, nomor))
    return spek
