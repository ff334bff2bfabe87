"""One's own data as a file to keep or to take elsewhere."""

import csv
import io
import json
import zipfile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talenta.inti.lembar import aman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import unduhan
from talenta.pegawai.lingkup import halaman_diri
from talenta.pegawai.models import Pegawai
from talenta.pegawai.selectors.data_diri import DataDiri, data_diri
from talenta.pegawai.services.nik import nik_buka


@never_cache
@require_safe
@halaman_diri
def unduh(request: HttpRequest) -> HttpResponseBase:
    """A ZIP of everything about the person: to read, for a spreadsheet, for a program."""
    pengguna: Any = request.user
    data = data_diri(pengguna=pengguna, pegawai_id=pengguna.lingkup.pegawai_id)
    nik = _nik(request)
    catat(
        pelaku=pelaku(request),
        tindakan="akun.unduh_data",
        objek_jenis="akun",
        objek_id=pengguna.pk,
        objek_nama=str(pengguna),
        rincian={"baris": data.jumlah, "bukti": len(data.bukti)},
    )
    saat = timezone.localtime()
    isi = {"data": data, "nik": nik, "saat": saat, "pengguna": pengguna}
    nama = f"data-saya-{saat:%Y-%m-%d}.zip"
    return unduhan(nama, "application/zip", lambda wadah: _tulis(wadah, data, isi))


def _nik(request: HttpRequest) -> str:
    pengguna: Any = request.user
    pegawai = Pegawai.objects.filter(pk=pengguna.lingkup.pegawai_id).first()
    return nik_buka(pegawai=pegawai, pelaku=pelaku(request)) if pegawai else ""


def _tulis(wadah: IO[bytes], data: DataDiri, isi: dict[str, Any]) -> None:
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("baca.html", render_to_string("pegawai/data_saya.html", isi))
        arsip.writestr("data.json", _json(data, isi))
        for satu in data.bagian:
            arsip.writestr(f"tabel/{satu.kode}.csv", _csv(satu.kolom, satu.sel))
        for berkas in data.bukti:
            with berkas.isi.open("rb") as sumber, arsip.open(f"bukti/{berkas.pk}", "w") as tujuan:
                while potong := sumber.read(1 << 20):
                    tujuan.write(potong)


def _json(data: DataDiri, isi: dict[str, Any]) -> str:
    return json.dumps(
        {
            "dibuat_pada": isi["saat"],
            "nik": isi["nik"],
            "bagian": {satu.kode: satu.baris for satu in data.bagian},
        },
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        indent=1,
    )


def _csv(kolom: list[str], sel: list[list[Any]]) -> bytes:
    teks = io.StringIO(newline="")
    penulis = csv.writer(teks)
    penulis.writerow(kolom)
    for baris in sel:
        penulis.writerow([aman(_kata(nilai)) for nilai in baris])
    return teks.getvalue().encode("utf-8-sig")


def _kata(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, dict | list):
        return json.dumps(nilai, cls=DjangoJSONEncoder, ensure_ascii=False)
    return str(nilai)
