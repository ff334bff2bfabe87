"""Refusals as application/problem+json (RFC 9457), in words: where, which value, what to do."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DataError
from django.http import Http404, JsonResponse
from rest_framework import exceptions, status
from rest_framework.response import Response

TIPE: Final = "application/problem+json"
_TERPANJANG: Final = 100

# Kind of problem (the end of its URN) -> status and title. docs/api.md explains each.
JENIS: Final[dict[str, tuple[int, str]]] = {
    "permintaan": (400, "Permintaan tidak dapat dibaca"),
    "isian": (400, "Isian tidak sesuai bentuknya"),
    "token": (401, "Token tidak berlaku"),
    "cakupan": (403, "Token tidak mencakup ini"),
    "tidak-ada": (404, "Tidak ditemukan"),
    "metode": (405, "Metode tidak dikenal di alamat ini"),
    "bentuk-jawaban": (406, "Bentuk jawaban tidak tersedia"),
    "keadaan": (409, "Tidak dapat dilakukan pada keadaan sekarang"),
    "kunci-dipakai": (409, "Kunci sudah dipakai untuk permintaan lain"),
    "sudah-dilaksanakan": (409, "Permintaan ini sudah dilaksanakan"),
    "sudah-berubah": (412, "Data sudah berubah sejak Anda baca"),
    "terlalu-besar": (413, "Permintaan terlalu besar"),
    "bentuk-isi": (415, "Bentuk isi tidak diterima"),
    "ketentuan": (422, "Isian ditolak"),
    "perlu-etag": (428, "Kepala If-Match wajib ada"),
    "terlalu-sering": (429, "Terlalu banyak permintaan"),
    "server": (500, "Terjadi kesalahan di server"),
    "sementara": (503, "Portal sedang tidak dapat menjawab"),
    "penuh": (507, "Penyimpanan penuh"),
}


class Masalah(exceptions.APIException):
    """A refusal of one of the kinds of JENIS; `galat` lists places with value and remedy."""

    def __init__(
        self, jenis: str, rinci: str = "", galat: Iterable[Mapping[str, Any]] = ()
    ) -> None:
        self.jenis = jenis
        self.status_code = JENIS[jenis][0]
        self.rinci = rinci
        self.galat = list(galat)
        super().__init__(rinci or JENIS[jenis][1])


def _utuh(teks: str) -> str:
    """Half characters, which JSON can name and UTF-8 cannot hold, spelled out."""
    return teks.encode("utf-8", "backslashreplace").decode()


def galat(tempat: str, saran: str, nilai: Any = None) -> dict[str, Any]:
    """One fault: where it stands, what was sent there (shortened), and what to do."""
    teks = None if nilai is None else _utuh(str(nilai)[:_TERPANJANG])
    return {"tempat": _utuh(tempat), "nilai": teks, "saran": _utuh(saran)}


def isi_masalah(
    jenis: str, rinci: str = "", daftar: Iterable[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """The body of a refusal."""
    kode, judul = JENIS[jenis]
    isi: dict[str, Any] = {
        "type": f"urn:talenta:masalah:{jenis}",
        "title": judul,
        "status": kode,
        "detail": rinci or judul,
    }
    return isi | {"galat": list(daftar)}


def jawaban_masalah(jenis: str, rinci: str = "") -> JsonResponse:
    """The same outside of REST framework: middleware and handlers."""
    return JsonResponse(
        isi_masalah(jenis, rinci),
        status=JENIS[jenis][0],
        content_type=TIPE,
        json_dumps_params={"ensure_ascii": False},
    )


def ratakan(isi: Any, tempat: str, asal: Any) -> list[dict[str, Any]]:
    """The errors of a serializer as faults: nested places joined by a slash."""
    if isinstance(isi, Mapping):
        hasil = []
        for kunci, anak in isi.items():
            sini = tempat if kunci == "non_field_errors" else f"{tempat}/{kunci}"
            nilai = asal.get(kunci) if isinstance(asal, Mapping) else None
            hasil += ratakan(anak, sini, asal if kunci == "non_field_errors" else nilai)
        return hasil
    if isinstance(isi, list):
        if all(isinstance(satu, str) for satu in isi):
            sederhana = asal if isinstance(asal, str | int | float | bool) else None
            return [galat(tempat, str(satu), sederhana) for satu in isi]
        hasil = []
        for ke, anak in enumerate(isi):
            nilai = asal[ke] if isinstance(asal, list) and ke < len(asal) else None
            hasil += ratakan(anak, f"{tempat}/{ke}", nilai)
        return hasil
    return [galat(tempat, str(isi))]


def sesuai_bentuk(isi: Any) -> bool:
    """Whether all the errors of a serializer are about a span (of days) that no schema can say."""
    if isinstance(isi, Mapping):
        return all(sesuai_bentuk(anak) for anak in isi.values())
    if isinstance(isi, list):
        return all(sesuai_bentuk(anak) for anak in isi)
    return getattr(isi, "code", "") == "rentang"


_MENURUT_STATUS: Final = {
    status.HTTP_400_BAD_REQUEST: "permintaan",
    status.HTTP_401_UNAUTHORIZED: "token",
    status.HTTP_403_FORBIDDEN: "cakupan",
    status.HTTP_404_NOT_FOUND: "tidak-ada",
    status.HTTP_405_METHOD_NOT_ALLOWED: "metode",
    status.HTTP_406_NOT_ACCEPTABLE: "bentuk-jawaban",
    status.HTTP_415_UNSUPPORTED_MEDIA_TYPE: "bentuk-isi",
    status.HTTP_429_TOO_MANY_REQUESTS: "terlalu-sering",
}
_KATA: Final = {
    "permintaan": "Isinya bukan JSON (atau formulir berberkas) yang dapat dibaca.",
    "tidak-ada": "Alamat atau datanya tidak ada, atau di luar lingkup peran token ini.",
    "metode": "Lihat kepala Allow untuk metode yang ada.",
    "bentuk-jawaban": "Jawaban tersedia sebagai application/json.",
    "bentuk-isi": "Kirim application/json, atau multipart/form-data bila membawa berkas.",
}


def _kenali(galat_: Exception) -> Exception:
    """Errors of Django that a client causes, as those of REST framework."""
    if isinstance(galat_, RequestDataTooBig):
        return Masalah("terlalu-besar", "Isi permintaan melebihi batas portal.")
    if isinstance(galat_, SuspiciousOperation):
        return exceptions.ParseError()
    if isinstance(galat_, DataError):
        # A value that no column holds: a number beyond it, a date before the calendar.
        return Masalah("ketentuan", "Ada nilai di luar jangkauan yang dapat disimpan.")
    if isinstance(galat_, Http404 | PermissionDenied):
        return exceptions.NotFound()
    return galat_


def tangani(galat_: Exception, konteks: dict[str, Any]) -> Response | None:
    """REST framework's exception handler; None for what is the server's own fault."""
    from rest_framework.views import exception_handler  # noqa: PLC0415 (which reads our settings)

    galat_ = _kenali(galat_)
    jawaban = exception_handler(galat_, konteks)
    if jawaban is None:
        return None
    if isinstance(galat_, Masalah):
        jenis, rinci, daftar = galat_.jenis, galat_.rinci, galat_.galat
    else:
        jenis = _MENURUT_STATUS.get(jawaban.status_code, "permintaan")
        rinci, daftar = _KATA.get(jenis, ""), []
        if isinstance(galat_, exceptions.AuthenticationFailed):
            rinci = str(galat_.detail)
    kepala = {nama: nilai for nama, nilai in jawaban.items() if nama != "Content-Type"}
    baru = Response(isi_masalah(jenis, rinci, daftar), jawaban.status_code, content_type=TIPE)
    for nama, nilai in kepala.items():
        baru[nama] = nilai
    return baru
