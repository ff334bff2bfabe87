"""The token itself, and the list of accounts."""

from typing import Any

from talenta.akun.api.bentuk import AkunBaris, TokenSaya
from talenta.akun.forms import SaringAkunForm
from talenta.akun.models import TokenAkses
from talenta.akun.selectors import akun_daftar
from talenta.akun.views.akun import ekspor as ekspor_halaman
from talenta.inti.api.masukan import data_form, kueri_halaman, saring
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan

_KUERI = kueri_halaman("AkunKueri", SaringAkunForm)
_AKUN: Any = {"area": "akun", "izin": "akun.lihat"}


@operasi(GET, "Token ini: namanya, perannya, cakupannya, dan masa berlakunya",
         area="diri", bebas=True, keluaran=TokenSaya)  # fmt: skip
def token(p: Permintaan) -> TokenAkses:
    satu: TokenAkses = p.asli.auth
    return satu


@operasi(GET, "Daftar akun instansi, menurut nama", kueri=_KUERI, keluaran=AkunBaris,
         berhalaman=True, **_AKUN)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = saring(SaringAkunForm(data_form(p.kueri)))
    semua = akun_daftar(oleh=p.oleh, **isi)
    return p.halaman(semua, kolom=("nama", "id"), turun=False)


ekspor_csv = unduhan("Daftar akun sebagai CSV", ekspor_halaman, tetap={"jenis": "csv"},
                     kueri=_KUERI, seperti=daftar, berkas="text/csv", **_AKUN)  # fmt: skip
