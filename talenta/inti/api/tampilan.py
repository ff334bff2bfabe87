"""The view of one address: who asks, may it, is it whole, was it done before; then one call."""

import json
from collections.abc import Callable
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db import transaction
from django.http import Http404, HttpResponseBase
from rest_framework.exceptions import NotAuthenticated
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder
from rest_framework.views import APIView

from talenta.inti.api import etag as tag
from talenta.inti.api import sekali
from talenta.inti.api.masalah import Masalah, galat, ratakan, sesuai_bentuk
from talenta.inti.api.operasi import BERSYARAT, DELETE, GET, Operasi, Permintaan
from talenta.inti.api.pembaca import BacaJson

KURSOR = ("sesudah", "sebelum")


class Tampilan(APIView):
    """Every view of the API. `semua` are its operations by method."""

    semua: ClassVar[dict[str, Operasi]] = {}
    # Answers have one form; addresses name none.
    format_kwarg = None
    kepala_batas: dict[str, str]

    def initialize_request(self, request: Any, *argumen: Any, **lain: Any) -> Any:
        self.kepala_batas = {}
        return super().initialize_request(request, *argumen, **lain)

    def operasi_kini(self, request: Any) -> Operasi | None:
        """The operation of a request; HEAD asks for what GET answers."""
        # The schema is made without a request.
        metode = request.method if request is not None else GET
        return self.semua.get(GET if metode == "HEAD" else metode)

    def get_parsers(self) -> list[Any]:
        satu = self.operasi_kini(self.request)
        return [MultiPartParser()] if satu and satu.formulir else [BacaJson()]

    def initial(self, request: Any, *argumen: Any, **lain: Any) -> None:
        """Who asks is known first, then the limit, then what the role and the token allow."""
        self.perform_authentication(request)
        if request.auth is None:
            raise NotAuthenticated
        self.check_throttles(request)
        satu = self.operasi_kini(request)
        if satu is None:
            return
        if satu.izin is not None and not request.user.boleh(satu.izin):
            raise Http404
        kurang = set(satu.nama_cakupan) - set(request.auth.cakupan)
        if kurang and not satu.bebas:
            kata = " dan ".join(sorted(kurang))
            raise Masalah(
                "cakupan", f"Token ini tidak punya cakupan {kata}. Buat token lain di Akun saya."
            )
        if not satu.berkas:
            request.accepted_renderer, request.accepted_media_type = (
                self.perform_content_negotiation(request)
            )

    def jawab(self, request: Any, **kwargs: Any) -> HttpResponseBase:
        """Run the operation of this method."""
        satu = self.operasi_kini(request)
        assert satu is not None  # noqa: S101 (REST framework calls this for its methods only)
        if satu.tentang is not None:
            argumen, jenis = satu.tentang
            request._request.tentang = (jenis, kwargs[argumen] if argumen else None)
        p = self._permintaan(request, satu)
        if satu.metode == GET:
            return self._baca(request, satu, p, kwargs)
        if satu.metode in BERSYARAT:
            tag.bergiliran(request.path)
            tag.wajib_cocok(request.headers.get("If-Match"), self._etag_kini(request, kwargs))
            isi = self._bentuk(request, satu, self._panggil(satu, p, kwargs))
            return self._selesai(request, satu, satu.status, isi, kwargs)
        if satu.tanpa_bekas:
            with transaction.atomic():
                isi = self._bentuk(request, satu, self._panggil(satu, p, kwargs))
            return Response(isi, satu.status)
        return self._sekali(request, satu, p, kwargs)

    def _baca(
        self, request: Any, satu: Operasi, p: Permintaan, kwargs: dict[str, Any]
    ) -> HttpResponseBase:
        hasil = self._panggil(satu, p, kwargs)
        if isinstance(hasil, HttpResponseBase):
            return hasil
        isi = self._bentuk(request, satu, hasil)
        kini = tag.etag(isi)
        if tag.sama(request.headers.get("If-None-Match", ""), kini):
            return Response(status=304, headers={"ETag": kini})
        return Response(isi, headers={"ETag": kini})

    def _sekali(
        self, request: Any, satu: Operasi, p: Permintaan, kwargs: dict[str, Any]
    ) -> HttpResponseBase:
        kunci = sekali.kunci_wajib(request.headers.get("Idempotency-Key"))
        with transaction.atomic():
            milik = {"token_id": request.auth.pk, "kunci": kunci}
            dulu = sekali.ambil(**milik, sidik=sekali.sidik_permintaan(request))
            if dulu is not None:
                if satu.tentang is not None and not satu.tentang[0]:
                    # Who was looked at was noted when it was done.
                    del request._request.tentang
                return Response(dulu.isi, dulu.status, headers={"Idempotency-Replayed": "true"})
            isi = self._bentuk(request, satu, self._panggil(satu, p, kwargs))
            sekali.simpan(**milik, status=satu.status, isi=isi, rahasia=satu.rahasia)
        return Response(isi, satu.status)

    def _selesai(
        self, request: Any, satu: Operasi, status: int, isi: Any, kwargs: dict[str, Any]
    ) -> Response:
        """The answer to a change, with the tag of what is there now."""
        kepala = {} if status == 204 else {"ETag": self._etag_kini(request, kwargs)}
        return Response(isi, status, headers=kepala)

    def _etag_kini(self, request: Any, kwargs: dict[str, Any]) -> str:
        baca = self.semua[GET]
        p = Permintaan(asli=request)
        return tag.etag(self._bentuk(request, baca, self._panggil(baca, p, kwargs)))

    def _panggil(self, satu: Operasi, p: Permintaan, kwargs: dict[str, Any]) -> Any:
        try:
            return satu.jalankan(p, **kwargs)
        except satu.tolak as ditolak:
            kesalahan = getattr(ditolak, "kesalahan", {})
            if any(kesalahan):
                daftar = [galat(f"isi/{nama}", kata) for nama, kata in kesalahan.items()]
                raise Masalah("ketentuan", "", daftar) from ditolak
            raise Masalah("keadaan", str(ditolak)) from ditolak

    def _permintaan(self, request: Any, satu: Operasi) -> Permintaan:
        """Query and body as their serializers read them; a name they do not know is a fault."""
        kueri = self._periksa(satu.kueri, request.query_params.dict(), "kueri")
        isi: dict[str, Any] = {}
        if satu.metode not in (GET, DELETE):
            mentah = request.data.dict() if hasattr(request.data, "dict") else request.data
            isi = self._periksa(satu.isi, mentah, "isi")
        return Permintaan(asli=request, kueri=kueri, isi=isi)

    def _periksa(self, kelas: Any, mentah: dict[str, Any], tempat: str) -> dict[str, Any]:
        dikenal = kelas().fields if kelas is not None else {}
        daftar = [
            galat(
                f"{tempat}/{nama}", "Nama ini tidak dikenal di sini; hapus, atau periksa ejaannya."
            )
            for nama in mentah
            if nama not in dikenal
        ]
        if kelas is not None:
            terbaca = kelas(data=mentah)
            if not terbaca.is_valid():
                salah = ratakan(terbaca.errors, tempat, mentah)
                if not daftar and sesuai_bentuk(terbaca.errors):
                    raise Masalah("ketentuan", "", salah)
                daftar += salah
            elif not daftar:
                return dict(terbaca.validated_data)
        if daftar:
            raise Masalah("isian", "", daftar)
        return {}

    def _bentuk(self, request: Any, satu: Operasi, hasil: Any) -> Any:
        if satu.keluaran is None or hasil is None:
            return None
        if not satu.berhalaman:
            return _polos(satu.keluaran(hasil, context={"request": request}).data)
        konteks = {"request": request}
        samping: dict[str, Any] = {}
        if satu.samping is not None:
            hasil, di_samping = hasil
            samping = satu.samping(di_samping, context=konteks).data
        return _polos(
            {
                **samping,
                "data": satu.keluaran(hasil.baris, many=True, context=konteks).data,
                "sebelumnya": self._alamat(request, "sebelum", hasil.sebelum),
                "berikutnya": self._alamat(request, "sesudah", hasil.sesudah),
            }
        )

    def _alamat(self, request: Any, arah: str, kursor: str | None) -> str | None:
        if not kursor:
            return None
        kueri = {n: v for n, v in request.query_params.items() if n not in KURSOR}
        return f"{request.path}?{urlencode(kueri | {arah: kursor})}"

    def finalize_response(self, request: Any, response: Any, *argumen: Any, **lain: Any) -> Any:
        jawaban = super().finalize_response(request, response, *argumen, **lain)
        for nama, nilai in getattr(self, "kepala_batas", {}).items():
            jawaban[nama] = nilai
        # A proxy that compresses would rename the tag, which would then match no more.
        utuh = ", no-transform" if "ETag" in jawaban else ""
        jawaban["Cache-Control"] = f"private, no-store{utuh}"
        return jawaban


def _polos(isi: Any) -> Any:
    """Serializer output as what JSON will say: the same when stored, hashed and sent."""
    return json.loads(json.dumps(isi, cls=JSONEncoder, ensure_ascii=False))


def _metode(satu: Operasi, nama: str, terangkan: Callable[..., Any]) -> Any:
    """The method of a view that runs one operation, with what the schema says of it."""

    def jalankan(self: Tampilan, request: Any, **kwargs: Any) -> HttpResponseBase:
        return self.jawab(request, **kwargs)

    return terangkan(satu, nama)(jalankan)


def rute(nama: str, *daftar: Operasi, terangkan: Callable[..., Any]) -> Any:
    """The view of one address, of its operations; one that changes stands beside one that reads."""
    semua = {satu.metode: satu for satu in daftar}
    if BERSYARAT & set(semua) and GET not in semua:
        raise LookupError(f"{nama}: yang diubah harus dapat dibaca di alamat yang sama")
    if len({satu.diri for satu in daftar}) > 1:
        raise LookupError(f"{nama}: operasi tentang diri sendiri punya alamat sendiri")
    isi: dict[str, Any] = {"semua": semua, "__doc__": daftar[0].judul}
    isi |= {satu.metode.lower(): _metode(satu, nama, terangkan) for satu in daftar}
    kelas: Any = type(f"Rute_{nama}", (Tampilan,), isi)
    view = kelas.as_view()
    view.diri = daftar[0].diri
    return view
