"""schemathesis over the whole API, signed in as each role; `make test-api`.

Each operation that a role may use is asked at least EXAMPLES times with what its schema allows and
what it forbids, with every default check, over HTTP against gunicorn, the embedded PostgreSQL and a
worker. Numbers in addresses are those of real objects. Deviations: schemathesis.toml.
`make test-api ARG="-k test_jelajah[AUDITOR]" POLA=kinerja` asks one role, where addresses match.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.inti.models import JawabanApi
from talenta.inti.views.dokumen_api import skema_lengkap
from talenta.lokal.portal import Portal
from tests.akses.tabel import DALAM, daerah_dan_unit
from tests.api.bantu import token
from tests.api.tabel import API
from tests.conftest import _kosongkan, portal_di
from tests.fixtures.dunia import Dunia, bangun

pytestmark = pytest.mark.skema

ATURAN = Path(__file__).with_name("schemathesis.toml")
POLA = re.compile(os.environ.get("POLA") or "")
CONTOH = int(os.environ.get("TALENTA_API_CONTOH", "50"))
BENIH = 411
# Between them these reach every operation: they also walk the edges of every field.
MENYELURUH = frozenset({Peran.ADMIN_BKD, Peran.ATASAN, Peran.KOMITE, Peran.PPK, Peran.ASN})


@pytest.fixture(scope="module")
def portal_api(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal]:
    """A portal that limits nobody, over the small world."""
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setenv("TALENTA_API_BATAS", "1000000000")
        with portal_di(django_db_blocker, tmp_path_factory.mktemp("portal")) as hidup:
            yield hidup


@pytest.fixture
def dunia_api(portal_api: Portal, django_db_blocker: Any) -> Iterator[Dunia]:
    """The world anew for each role: whoever is let in changes and removes what stands there."""
    from django.test import override_settings

    berkas = {"TALENTA_DATA": portal_api.data, "MEDIA_ROOT": portal_api.data / "berkas"}
    with django_db_blocker.unblock(), override_settings(**berkas):
        _kosongkan()
        call_command("muat_bawaan", verbosity=0)
        with transaction.atomic():
            dunia = bangun()
        yield dunia
        _kosongkan()
        connections.close_all()


def _operasi(dunia: Dunia, peran: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(method, address as in the schema, arguments) of what a role may use."""
    daerah, unit = daerah_dan_unit(dunia, DALAM)
    for nama, baris in API.items():
        kwargs = baris.objek(daerah, unit) if baris.objek else {}
        alamat = reverse(nama, kwargs={k: _GANTI.get(k, v) for k, v in kwargs.items()})
        nilai = {}
        for kunci, isi in kwargs.items():
            # The schema calls the key of a row by its column.
            sebutan = "id" if kunci == "pk" else kunci
            satu = re.compile(rf"/{re.escape(str(_GANTI.get(kunci, isi)))}(?=[/.])")
            *_, tempat = satu.finditer(alamat)
            alamat = f"{alamat[: tempat.start()]}/{{{sebutan}}}{alamat[tempat.end() :]}"
            nilai[sebutan] = isi
        for metode in baris.izin:
            if baris.terlihat(metode, peran, DALAM):
                yield metode, alamat, nilai


# Stand-ins that occur nowhere else in an address.
_GANTI = {"pk": 910001, "lain": 910002, "objek": 910003, "pegawai_id": 910004}


def _tulis(berkas: Path, operasi: list[tuple[str, str, dict[str, Any]]]) -> None:
    bagian = [ATURAN.read_text("utf-8")]
    for metode, alamat, kwargs in operasi:
        if kwargs:
            isi = ", ".join(f'"path.{k}" = {json.dumps(v)}' for k, v in kwargs.items())
            bagian.append(
                f'[[operations]]\ninclude-name = "{metode} {alamat}"\nparameters = {{ {isi} }}\n'
            )
    berkas.write_text("\n".join(bagian), "utf-8")


def test_semua_operasi_dijelajahi(dunia_api: Dunia) -> None:
    """Those who walk edges leave out no operation that anybody may use."""
    menurut = {p: {(m, a) for m, a, _ in _operasi(dunia_api, p)} for p in Peran.values}
    semua = set().union(*menurut.values())
    assert set().union(*(menurut[peran] for peran in MENYELURUH)) == semua
    skema = skema_lengkap()["paths"]
    assert semua <= {(m.upper(), alamat) for alamat, isi in skema.items() for m in isi}


@pytest.mark.parametrize("peran", Peran.values)
def test_jelajah(portal_api: Portal, dunia_api: Dunia, tmp_path: Path, peran: str) -> None:
    """No operation that this role may use breaks a promise of the schema, or of HTTP."""
    milik = token(dunia_api.prov.akun[peran])
    operasi = [satu for satu in _operasi(dunia_api, peran) if POLA.search(satu[1])]
    fase = "examples,coverage,fuzzing" if peran in MENYELURUH else "examples,fuzzing"
    aturan = tmp_path / "schemathesis.toml"
    _tulis(aturan, operasi)
    # One worker: with two, CPython before 3.11.8 now and then loses count of its own depth
    # (gh-106905) while both make up cases.
    perintah = [
        str(Path(sys.executable).with_name("schemathesis")),
        f"--config-file={aturan}", "run", f"{portal_api.alamat}/api/skema.json",
        f"--header=Authorization: Bearer {milik.rahasia}", f"--seed={BENIH}",
        f"--max-examples={CONTOH}", f"--phases={fase}", "--workers=1",
        "--continue-on-failure", "--generation-database=none", "--no-color", "--warnings=off",
        "--request-timeout=30", "--no-shrink",
        *(f"--include-name={metode} {alamat}" for metode, alamat, _ in operasi),
    ]  # fmt: skip
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False, cwd=tmp_path)
    (tmp_path / "laporan.txt").write_text(hasil.stdout, "utf-8")
    assert hasil.returncode == 0, hasil.stdout[-20_000:] + hasil.stderr[-3_000:]
    assert f"Tested: {len(operasi)}\n" in hasil.stdout, hasil.stdout[-2_000:]
    if POLA.pattern or all(metode != "POST" for metode, _, _ in operasi):
        return
    # Refusals alone would keep every promise: something was done as well, under a new key.
    dilakukan = JawabanApi.objects.filter(token_id=milik.token.pk, status__range=(200, 299))
    assert dilakukan.exists(), hasil.stdout[-2_000:]
