"""The forbidden patterns are seen, and what resembles them is let through."""

import pytest

from deploy.larangan import pelanggaran


@pytest.mark.parametrize(
    "isi",
    [
        '<b hx-on:click="x()">',
        "<b hx-vals='js:{a: 1}'>",
        "{{ nama|safe }}",
        "{{ nama | safe }}",
        '<p style="color: red">',
        '<a onclick="x()">',
        "<script>x()</script>",
        "<style>b {}</style>",
        '<script src="https://cdn.example.com/x.js"></script>',
        '<link rel="stylesheet" href="//cdn.example.com/x.css">',
        "{% autoescape off %}",
    ],
)
def test_forbidden_in_a_template(isi: str) -> None:
    [baris] = pelanggaran("templates/akun/masuk.html", f"<p>\n{isi}\n")
    assert baris.startswith("templates/akun/masuk.html:2: ")
    assert pelanggaran("docs/ancaman.md", isi) == []


@pytest.mark.parametrize(
    "isi",
    [
        '<script src="{% static "js/htmx.js" %}" defer></script>',
        '<a href="https://peraturan.go.id">peraturan</a>',
        '<p class="style safe-area">onclick dan |safer</p>',
        '<p data-style="x" hx-get="/a">',
    ],
)
def test_allowed_in_a_template(isi: str) -> None:
    assert pelanggaran("templates/akun/masuk.html", isi) == []


def test_people_without_scope_only_where_people_are_kept() -> None:
    isi = "semua = Pegawai.objects.all()\n"
    assert len(pelanggaran("karir/selectors.py", isi)) == 1
    assert pelanggaran("talenta/pegawai/selectors/pegawai.py", isi) == []
