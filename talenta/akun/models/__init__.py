from talenta.akun.models.faktor import AturUlangFaktor, Faktor, KodePemulihan
from talenta.akun.models.instansi import BerlingkupInstansi, BerlingkupUnit, Instansi
from talenta.akun.models.kabar import SetelanKabar, TandaBaca
from talenta.akun.models.kalender import HariLibur
from talenta.akun.models.pengguna import KodeAktivasi, Pengguna
from talenta.akun.models.peran import PenugasanPeran
from talenta.akun.models.sesi import Sesi
from talenta.akun.models.surat import AlamatSurat, Surat
from talenta.akun.models.tautan import TautanMasuk
from talenta.akun.models.token import TokenAkses

__all__ = [
    "AlamatSurat",
    "AturUlangFaktor",
    "BerlingkupInstansi",
    "BerlingkupUnit",
    "Faktor",
    "HariLibur",
    "Instansi",
    "KodeAktivasi",
    "KodePemulihan",
    "Pengguna",
    "PenugasanPeran",
    "Sesi",
    "SetelanKabar",
    "Surat",
    "TandaBaca",
    "TautanMasuk",
    "TokenAkses",
]
