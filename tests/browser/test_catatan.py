"""Real processes that fail over people's data: not one NIP, NIK or name stands in their logs."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from django.db import connection
from kombu import Connection

from talenta.inti.models import Pekerjaan
from talenta.inti.sandi_data import buka
from talenta.inti.tasks import jalankan_pekerjaan
from talenta.lokal.portal import Portal
from talenta.pegawai.models import Pegawai
from tests.browser.siap import Contoh


def _minta(portal: Portal, jalur: str, isi: dict[str, str] | None = None, **kepala: str) -> Any:
    data = urllib.parse.urlencode(isi).encode() if isi else None
    permintaan = urllib.request.Request(f"{portal.alamat}{jalur}", data, kepala)  # noqa: S310
    try:
        return urllib.request.urlopen(permintaan, timeout=20)  # noqa: S310
    except urllib.error.HTTPError as jawaban:
        return jawaban


def _pekerjaan_gagal(portal: Portal, contoh: Contoh, orang: Pegawai) -> Pekerjaan:
    """A job whose exception names the person."""
    satu = Pekerjaan.objects.create(
        jenis="pegawai.perbaikan",
        judul="Uji catatan",
        parameter={"usul_id": f"{orang.nama} {orang.nip}"},
        instansi_id=contoh.dunia.prov.instansi.pk,
    )
    with Connection(portal.lingkungan["REDIS_URL"]) as antrean:
        jalankan_pekerjaan.apply_async(kwargs={"pekerjaan_id": satu.pk}, connection=antrean)
    tenggat = time.monotonic() + 30
    while satu.terbuka and time.monotonic() < tenggat:
        time.sleep(0.2)
        satu.refresh_from_db()
    assert satu.status == Pekerjaan.Status.GAGAL
    return satu


def _json(berkas: Path) -> list[dict[str, Any]]:
    """The lines of a log that are records; Celery greets in plain words first."""
    baris = berkas.read_text("utf-8").splitlines()
    return [json.loads(satu) for satu in baris if satu.startswith("{")]


def test_no_person_in_any_log(portal: Portal, contoh: Contoh, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        orang = Pegawai.objects.filter(nik_sandi__isnull=False).order_by("pk")[0]
        nik = buka(bytes(orang.nik_sandi))
        for jalur in (
            f"/pegawai/{orang.nip}/",
            f"/pegawai/?cari={urllib.parse.quote(orang.nama)}",
            f"/tidak/ada/{orang.nip}/?nik={nik}",
        ):
            nomor = _minta(portal, jalur).headers["X-Request-ID"]
            assert nomor
        for _ in range(6):
            _minta(portal, "/akun/masuk/", {"username": orang.nip, "password": orang.nama})
        _minta(portal, "/sehat/", Host=f"{orang.nip}.contoh")
        pekerjaan = _pekerjaan_gagal(portal, contoh, orang)
        with connection.cursor() as kursor:
            kursor.execute("SELECT nip, nama, nik_sandi FROM pegawai_pegawai")
            semua = kursor.fetchall()
    rahasia = {nip for nip, _, _ in semua}
    rahasia |= {buka(bytes(sandi)) for _, _, sandi in semua if sandi}
    rahasia |= {nama for _, nama, _ in semua if " " in nama}
    assert {orang.nip, nik, orang.nama} <= rahasia
    berkas = sorted(portal.data.joinpath("log").glob("*.log"))
    assert {"web", "worker", "beat"} <= {satu.stem for satu in berkas}
    for satu in berkas:
        isi = satu.read_text("utf-8", errors="replace")
        assert not [teks for teks in rahasia if teks in isi], satu.name
    web = _json(portal.log("web"))
    assert any(satu.get("permintaan") == nomor for satu in web)
    assert any(satu.get("tampilan") == "akun:masuk" for satu in web)
    gagal = [satu for satu in _json(portal.log("worker")) if satu.get("pekerjaan") == pekerjaan.pk]
    assert any("expected a number but got [nilai]" in satu.get("galat", "") for satu in gagal)
