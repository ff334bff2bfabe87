"""The processes of the portal run with their own logins, and the browser's complaints are heard."""

import json
import urllib.request

import pytest
from django.db import connection
from playwright.sync_api import Page

from talenta.lokal.portal import Portal
from tests.browser.conftest import Pengawas


def test_each_process_uses_its_own_login(portal: Portal, django_db_blocker) -> None:
    with urllib.request.urlopen(f"{portal.alamat}/sehat/", timeout=10) as jawaban:  # noqa: S310
        assert json.load(jawaban) == {"basis_data": True, "antrean": True}
    assert portal.mati() is None
    with django_db_blocker.unblock(), connection.cursor() as kursor:
        kursor.execute(
            "SELECT usename FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
        peran = {nama for (nama,) in kursor.fetchall()}
    assert "talenta_web" in peran
    assert peran <= {"talenta_web", "talenta_kerja"}


@pytest.mark.parametrize(
    "ulah",
    [
        "console.error('rusak')",
        "setTimeout(() => { throw new Error('rusak') })",
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
        "document.body.append(Object.assign(new Image(), {src: 'http://luar.example/a.png'}))",
        "fetch('/tidak-ada-halaman-ini/')",
    ],
)
def test_every_complaint_of_the_browser_is_heard(
    ulah: str, halaman: Page, pengawas: Pengawas
) -> None:
    halaman.goto("/sehat/")
    assert pengawas.tersisa() == []
    halaman.evaluate(f"() => {{ {ulah} }}")
    halaman.wait_for_timeout(300)
    assert pengawas.tersisa() != []
    pengawas.boleh("")
