"""Words for the moments when the server is at fault, and the status that goes with them."""

import errno
import io
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.test import RequestFactory
from psycopg2 import errors

from talenta.inti.views.galat import galat_server


def jawab(galat: BaseException, sebab: BaseException | None = None, jalur: str = "/") -> Any:
    """What the handler answers while this error is being handled."""
    permintaan = RequestFactory().post(jalur)
    sisa = permintaan.META["wsgi.input"] = io.BytesIO(b"the rest of an upload")
    try:
        raise galat from sebab
    except type(galat):
        jawaban = galat_server(permintaan)
    assert bool(sisa.read()) == (jawaban.status_code != 507), "read the rest before 507"
    return jawaban


@pytest.mark.parametrize(
    ("galat", "sebab", "status", "kata"),
    [
        (OperationalError("gone"), None, 503, "tidak terjangkau"),
        (InterfaceError("closed"), None, 503, "tidak terjangkau"),
        (OperationalError("wait"), errors.LockNotAvailable(), 503, "dipakai pekerjaan lain"),
        (OperationalError("slow"), errors.QueryCanceled(), 503, "dipakai pekerjaan lain"),
        (OperationalError("full"), errors.DiskFull(), 507, "penyimpanan server penuh"),
        (OSError(errno.ENOSPC, "full"), None, 507, "penyimpanan server penuh"),
        (OSError(errno.EFBIG, "quota"), None, 507, "penyimpanan server penuh"),
        (OSError(errno.EACCES, "closed"), None, 500, "kesalahan di server"),
        (ValueError("a bug"), None, 500, "kesalahan di server"),
    ],
)
def test_setiap_galat_dengan_katanya(
    galat: BaseException, sebab: BaseException | None, status: int, kata: str
) -> None:
    jawaban = jawab(galat, sebab)
    assert jawaban.status_code == status
    assert kata in jawaban.content.decode()
    assert ("Retry-After" in jawaban.headers) == (status == 503)


def test_penyeimbang_beban_membaca_json() -> None:
    jawaban = jawab(OperationalError("gone"), jalur="/sehat/")
    assert jawaban.status_code == 503
    assert jawaban["Content-Type"] == "application/json"
    assert b'"basis_data": false' in jawaban.content
