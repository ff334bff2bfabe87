"""The checks of pages catch what they are for."""

import pytest

from tests.akses.halaman import cacat_halaman


@pytest.mark.parametrize(
    "isi",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        '<p style="color:red">a</p>',
        '<a onclick="x()">a</a>',
        '<a hx-on:click="x()">a</a>',
        '<div hx-vals="js:{a:1}"></div>',
        '<a href="javascript:x()">a</a>',
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//cdn.example/x.png">',
        '<form method="post"><input name="a"></form>',
        '<iframe src="/x"></iframe>',
    ],
)
def test_tertangkap(isi: str) -> None:
    assert cacat_halaman(isi)


def test_halaman_bersih_lolos() -> None:
    assert not cacat_halaman(
        '<script src="/static/a.js" defer></script><a href="/akun/">a</a>'
        '<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="x"></form>'
        '<form method="get"><input name="cari"></form>'
    )
