from talenta.akun.models.instansi import BerlingkupInstansi, BerlingkupUnit, Instansi
from talenta.akun.models.pengguna import KodeAktivasi, Pengguna
from talenta.akun.models.peran import PenugasanPeran

__all__ = [
    "BerlingkupInstansi",
    "BerlingkupUnit",
    "Instansi",
    "KodeAktivasi",
    "Pengguna",
    "PenugasanPeran",
]
