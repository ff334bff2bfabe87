"""The audit of decisions: acts, seals, the check of the chain."""

from typing import Any

from rest_framework import serializers

from talenta.inti import kamus
from talenta.inti.api.keluaran import apa_saja, baris, bentuk, bilangan, teks
from talenta.inti.api.masukan import TeksField, data_form, kueri, kueri_halaman, sah, saring
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.pekerjaan import PekerjaanDiminta
from talenta.inti.api.unduhan import unduhan
from talenta.inti.forms import CariSegelForm, SaringAuditForm
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.selectors.audit import audit_halaman, audit_saring
from talenta.inti.services.audit import segel_hilang, segel_terakhir
from talenta.inti.services.periksa_audit import verifikasi_minta
from talenta.inti.views.audit import ekspor as ekspor_halaman
from talenta.inti.views.segel import unduh as segel_halaman

_AUDIT: Any = {"area": "audit", "izin": "audit.lihat"}
_KUERI = kueri_halaman("AuditKueri", SaringAuditForm)


class _Kata(serializers.CharField):
    """A code as its word; the code itself where no wing knows it any more."""

    def __init__(self, daftar: dict[str, str], **lain: Any) -> None:
        self.daftar = daftar
        super().__init__(read_only=True, **lain)

    def to_representation(self, value: Any) -> str:
        return self.daftar.get(value, value)


AuditBaris = baris(
    "AuditBaris",
    CatatanAudit,
    "id waktu pelaku tindakan objek_jenis objek_id objek_nama alasan alamat",
    tindakan_kata=_Kata(kamus.TINDAKAN, source="tindakan"),
    objek_kata=_Kata(kamus.OBJEK, source="objek_jenis"),
    rincian=apa_saja("Rincian menurut tindakannya."),
    segel=bilangan("segel.urutan", kosong=True, bantuan="Nomor segel; null bila belum disegel."),
)
SegelBaca = bentuk(
    "SegelBaca",
    nomor=bilangan(kosong=True, bantuan="Nomor segel terakhir; null bila belum ada."),
    sidik=teks(kosong=True),
    hilang=teks(kosong=True, bantuan="Mengapa segel yang dicari tidak ada lagi; kosong bila ada."),
)


@operasi(GET, "Jejak audit instansi, terbaru dahulu", kueri=_KUERI, keluaran=AuditBaris,
         berhalaman=True, **_AUDIT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = saring(SaringAuditForm(data_form(p.kueri)))
    return audit_halaman(audit_saring(oleh=p.oleh, **isi), **p.kursor)


@operasi(
    GET, "Segel terakhir, dan apakah segel yang Anda catat masih ada",
    kueri=kueri("SegelKueri", sidik=TeksField(required=False, max_length=1000)),
    keluaran=SegelBaca, **_AUDIT,
)  # fmt: skip
def segel(p: Permintaan) -> Any:
    terakhir = segel_terakhir()
    hilang = None
    if "sidik" in p.kueri:
        hilang = segel_hilang(sah(CariSegelForm(p.kueri), "kueri")["sidik"])
    return {
        "nomor": terakhir.nomor if terakhir else None,
        "sidik": terakhir.sidik if terakhir else None,
        "hilang": hilang,
    }


@operasi(POST, "Minta pemeriksaan seluruh rantai audit", keluaran=PekerjaanDiminta, status=202,
         **_AUDIT)  # fmt: skip
def periksa(p: Permintaan) -> Pekerjaan:
    return verifikasi_minta(pelaku=p.pelaku)


ekspor = unduhan("Jejak audit sebagai CSV", ekspor_halaman, kueri=_KUERI,
                 seperti=daftar, berkas="text/csv", **_AUDIT)  # fmt: skip
segel_unduh = unduhan("Segel terakhir sebagai berkas", segel_halaman,
                      berkas="application/json", **_AUDIT)  # fmt: skip
