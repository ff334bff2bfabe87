"""Operations as drf-spectacular reads them, and the addresses of the API."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter
from drf_spectacular.extensions import (
    OpenApiAuthenticationExtension,
    OpenApiSerializerFieldExtension,
)
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    inline_serializer,
)
from rest_framework import serializers

from talenta.inti.api.masalah import JENIS, TIPE
from talenta.inti.api.operasi import AREA, BERSYARAT, FORMULIR, GET, JSON, POST, Operasi
from talenta.inti.api.sekali import POLA
from talenta.inti.api.tampilan import rute

TEKS_UTUH = r"^[^\u0000]*$"
TEKS_BERISI = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"


class NomorConverter(IntConverter):
    """The number of a row: what no column could hold is no address."""

    regex = "[1-9][0-9]{0,17}"


register_converter(NomorConverter, "nomor")


class GalatSerializer(serializers.Serializer[Any]):
    tempat = serializers.CharField(help_text="Letaknya, misalnya isi/alasan atau kueri/jenjang.")
    nilai = serializers.CharField(allow_null=True, help_text="Yang terkirim, dipendekkan.")
    saran = serializers.CharField(help_text="Apa yang keliru dan bagaimana membetulkannya.")


class MasalahSerializer(serializers.Serializer[Any]):
    """Penolakan menurut RFC 9457."""

    type = serializers.CharField(help_text="urn:talenta:masalah:... menurut daftar di docs/api.md.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    galat = GalatSerializer(many=True)


class TeksExtension(OpenApiSerializerFieldExtension):
    target_class = "talenta.inti.api.masukan.TeksField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        isi: dict[str, Any] = {"type": "string", "minLength": 1, "pattern": TEKS_BERISI}
        if self.target.max_length:
            isi["maxLength"] = self.target.max_length
        return isi


class KataExtension(OpenApiSerializerFieldExtension):
    target_class = "talenta.inti.api.masukan.KataField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        isi: dict[str, Any] = {"type": "string", "pattern": TEKS_UTUH}
        if self.target.max_length:
            isi["maxLength"] = self.target.max_length
        return isi


class TokenExtension(OpenApiAuthenticationExtension):
    target_class = "talenta.akun.api.otentikasi.OtentikasiToken"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Token dari halaman Akun saya, sebagai `Authorization: Bearer tln_...`.",
        }


_NAMA_METODE = {
    "GET": "baca",
    "POST": "buat",
    "PUT": "tetapkan",
    "PATCH": "ubah",
    "DELETE": "hapus",
}


def _kepala(satu: Operasi) -> list[OpenApiParameter]:
    def kepala(nama: str, kata: str, *, wajib: bool, **skema: Any) -> OpenApiParameter:
        return OpenApiParameter(
            nama, {"type": "string", **skema}, OpenApiParameter.HEADER, required=wajib,
            description=kata,
        )  # fmt: skip

    if satu.metode in BERSYARAT:
        kata = "ETag dari GET alamat ini."
        return [kepala("If-Match", kata, wajib=True, pattern=r'^"[!#-~]{1,64}"$')]
    if satu.metode == POST and not satu.tanpa_bekas:
        kata = "Kunci baru setiap perbuatan; sama bila permintaan yang sama dikirim ulang."
        return [kepala("Idempotency-Key", kata, wajib=True, pattern=POLA)]
    return []


def _penolakan(satu: Operasi) -> list[str]:
    jenis = ["isian", "token", "cakupan", "tidak-ada", "terlalu-sering", "keadaan", "ketentuan"]
    if not satu.berkas:
        jenis.append("bentuk-jawaban")
    if satu.metode in BERSYARAT:
        jenis += ["sudah-berubah", "perlu-etag"]
    if satu.isi is not None:
        jenis += ["terlalu-besar", "bentuk-isi"]
    return jenis


def _jawaban(satu: Operasi) -> dict[Any, Any]:
    hasil: dict[Any, Any] = {}
    if satu.berkas:
        isi = OpenApiTypes.OBJECT if satu.berkas == JSON else OpenApiTypes.BINARY
        hasil[200, satu.berkas] = OpenApiResponse(isi, "Berkasnya.")
    elif satu.keluaran is None:
        hasil[satu.status] = OpenApiResponse(description="Selesai.")
    elif satu.berhalaman:
        nama = f"{(satu.samping or satu.keluaran).__name__}Halaman"
        samping = satu.samping().get_fields() if satu.samping else {}
        halaman = inline_serializer(
            nama,
            {
                **samping,
                "data": satu.keluaran(many=True),
                "sebelumnya": serializers.CharField(allow_null=True),
                "berikutnya": serializers.CharField(allow_null=True),
            },
        )
        hasil[200, JSON] = OpenApiResponse(halaman, "Satu halaman.")
    else:
        hasil[satu.status, JSON] = OpenApiResponse(satu.keluaran, "Jawabannya.")
    if satu.metode == GET and not satu.berkas:
        hasil[304] = OpenApiResponse(description="Tidak berubah sejak ETag di If-None-Match.")
    if satu.kueri:
        hasil[414, "text/html"] = OpenApiResponse(
            OpenApiTypes.STR, "Alamat melebihi 4.094 bita; jawaban server web, bukan portal."
        )
    for jenis in _penolakan(satu):
        status, judul = JENIS[jenis]
        hasil[status, TIPE] = OpenApiResponse(MasalahSerializer, judul)
    return hasil


def _cakupan(satu: Operasi) -> str:
    return " dan ".join(f"`{nama}`" for nama in satu.nama_cakupan)


def terangkan(satu: Operasi, nama: str) -> Callable[[Any], Any]:
    """The decorator that tells drf-spectacular all about one operation."""
    izin = f" Perlu izin `{satu.izin}`." if satu.izin else ""
    cakupan = "Semua token." if satu.bebas else f"Cakupan token: {_cakupan(satu)}."
    contoh = [OpenApiExample("Contoh", satu.contoh, request_only=True)] if satu.contoh else []
    media = FORMULIR if satu.formulir else JSON
    return extend_schema(
        operation_id=f"{nama}_{_NAMA_METODE[satu.metode]}",
        summary=satu.judul,
        description=f"{satu.rinci}{izin} {cakupan}".strip(),
        tags=[AREA[satu.area]],
        parameters=[*([satu.kueri] if satu.kueri else []), *_kepala(satu)],
        request={media: satu.isi} if satu.isi is not None else None,
        responses=_jawaban(satu),
        examples=contoh,
    )


_KOSONG = {"type": "string", "maxLength": 0}


def _lurus(isi: Any) -> Any:
    """The same without the second way of saying that a text may be empty, which fits twice."""
    if isinstance(isi, list):
        return [_lurus(satu) for satu in isi]
    if not isinstance(isi, dict):
        return isi
    pilihan = isi.get("oneOf", [])
    if len(pilihan) == 2 and pilihan[1] == _KOSONG:
        isi = {k: v for k, v in isi.items() if k != "oneOf"} | pilihan[0]
    return {kunci: _lurus(nilai) for kunci, nilai in isi.items()}


def rapikan_skema(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Bodies take no names but their own: a hook of drf-spectacular."""
    result = _lurus(result)
    bagian = result["components"]["schemas"]
    for operasi in (isi for alamat_ in result["paths"].values() for isi in alamat_.values()):
        for media in operasi.get("requestBody", {}).get("content", {}).values():
            bagian[media["schema"]["$ref"].rpartition("/")[2]]["additionalProperties"] = False
    return result


def alamat(pola: str, nama: str, *daftar: Operasi) -> URLPattern:
    """The address of some operations; `nama` is unique over the whole API."""
    return path(pola, rute(nama, *daftar, terangkan=terangkan), name=nama)
