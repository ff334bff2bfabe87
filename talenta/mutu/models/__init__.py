from talenta.mutu.models.ketentuan import KetentuanMutu
from talenta.mutu.models.pengecualian import PengecualianMutu
from talenta.mutu.models.ukuran import NilaiMutu, TemuanMutu, UkuranMutu

__all__ = ["KetentuanMutu", "NilaiMutu", "PengecualianMutu", "TemuanMutu", "UkuranMutu"]
