from talenta.akun.models.faktor import AturUlangFaktor, Faktor, KodePemulihan
from talenta.akun.models.instansi import BerlingkupInstansi, BerlingkupUnit, Instansi
from talenta.akun.models.pengguna import KodeAktivasi, Pengguna
from talenta.akun.models.peran import PenugasanPeran
from talenta.akun.models.sesi import Sesi

__all__ = [
    "AturUlangFaktor",
    "BerlingkupInstansi",
    "BerlingkupUnit",
    "Faktor",
    "Instansi",
    "KodeAktivasi",
    "KodePemulihan",
    "Pengguna",
    "PenugasanPeran",
    "Sesi",
]
