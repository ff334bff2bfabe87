"""The page /gaya/ as it leaves the server, and the forms' markup."""

from collections import Counter

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.gaya.halaman import Unsur, baca

pytestmark = pytest.mark.django_db


@pytest.fixture
def halaman(client: Client) -> list[Unsur]:
    jawaban = client.get(reverse("gaya"))
    assert jawaban.status_code == 200
    return baca(jawaban.content.decode())


def test_tanpa_gaya_dan_naskah_dalam_halaman(halaman: list[Unsur]) -> None:
    for unsur in halaman:
        assert "style" not in unsur.atribut
        assert not [nama for nama in unsur.atribut if nama.startswith("on")]
        assert unsur.nama != "style"
        if unsur.nama == "script":
            assert unsur.atribut["src"].startswith("/static/")


def test_nama_unsur_tidak_ganda(halaman: list[Unsur]) -> None:
    jumlah = Counter(unsur.atribut["id"] for unsur in halaman if "id" in unsur.atribut)
    assert [nama for nama, n in jumlah.items() if n > 1] == []


def test_rujukan_antarunsur_ada(halaman: list[Unsur]) -> None:
    ada = {unsur.atribut.get("id") for unsur in halaman}
    for unsur in halaman:
        for kunci in ("for", "aria-describedby", "aria-labelledby", "popovertarget"):
            assert set(unsur.atribut.get(kunci, "").split()) <= ada, unsur


def test_judul_sama_dengan_h1(halaman: list[Unsur]) -> None:
    judul = next(unsur.teks for unsur in halaman if unsur.nama == "title")
    h1 = [unsur.teks.strip() for unsur in halaman if unsur.nama == "h1"]
    assert h1 == ["Gaya"]
    assert judul.startswith("Gaya")


def test_setiap_komponen_diperagakan(client: Client, settings) -> None:
    """A component that /gaya/ does not show is a component nobody has looked at."""
    dipakai = {templat.name for templat in client.get(reverse("gaya")).templates}
    komponen = (settings.BASE_DIR / "templates" / "komponen").glob("*.html")
    assert {f"komponen/{berkas.name}" for berkas in komponen} - dipakai == set()


class FormUji(forms.Form):
    nama = forms.CharField(label="Nama", help_text="Tanpa gelar.")
    setuju = forms.BooleanField(label="Setuju", required=False)
    cara = forms.ChoiceField(label="Cara", widget=forms.RadioSelect, choices=[("a", "A")])

    def clean(self) -> None:
        raise forms.ValidationError("Keduanya <b>bertentangan</b>.")


def test_galat_di_samping_isian() -> None:
    html = render_to_string("komponen/formulir.html", {"form": FormUji({}), "kirim": "Kirim"})
    unsur = baca(html)
    isian = next(satu for satu in unsur if satu.atribut.get("name") == "nama")
    assert isian.atribut["aria-invalid"] == "true"
    assert isian.atribut["aria-describedby"].split() == ["id_nama_helptext", "id_nama_error"]
    ada = [satu.atribut["id"] for satu in unsur if "id" in satu.atribut]
    assert ada.index("id_nama_helptext") < ada.index("id_nama_error") < ada.index("id_nama")
    assert "(boleh kosong)" not in html.split("id_nama_error")[0]


def test_ringkasan_galat_di_atas_dan_teramankan() -> None:
    html = render_to_string("komponen/formulir.html", {"form": FormUji({})})
    assert html.index('role="alert"') < html.index("id_nama_helptext")
    assert "<b>bertentangan" not in html
    assert 'href="#id_nama"' in html


def test_formulir_baru_tanpa_ringkasan() -> None:
    assert 'role="alert"' not in render_to_string("komponen/formulir.html", {"form": FormUji()})


@pytest.mark.parametrize("nama", ["400", "403", "403_csrf", "404", "500"])
def test_halaman_galat_tanpa_konteks(nama: str, django_assert_num_queries) -> None:
    """An error page stands when nothing else does: no context, no query."""
    with django_assert_num_queries(0):
        html = render_to_string(f"{nama}.html")
    assert "<h1>" in html
    assert 'href="/"' in html


@pytest.mark.parametrize(
    ("kotak", "berjalan"), [({"berjalan": True}, True), ({"berjalan": False}, False)]
)
def test_kemajuan_berhenti_bertanya(kotak: dict[str, bool], berjalan: bool) -> None:
    isi = {"id": "k", "judul": "J", "selesai": 1, "jumlah": 4, "url_status": "/x/", **kotak}
    html = render_to_string("komponen/kemajuan.html", isi)
    assert ('hx-get="/x/"' in html) is berjalan
    assert 'value="1"' in html
