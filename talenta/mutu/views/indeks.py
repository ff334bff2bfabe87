"""The index: now, over time, by unit and by check; and asking for a new measurement."""

import csv
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import unduhan_csv
from talenta.mutu.ekspor import baris_unit
from talenta.mutu.grafik import grafik_tren
from talenta.mutu.kode import ARTI_DIMENSI, Dimensi
from talenta.mutu.rumus import Nilai
from talenta.mutu.selectors.indeks import (
    URUTAN,
    BarisPemeriksaan,
    angka_unit,
    jalur_unit,
    menurut_pemeriksaan,
    menurut_unit,
    nilai_unit,
    paling_bernilai,
    tren,
    ukuran_terbaru,
    urutkan,
)
from talenta.mutu.selectors.ketentuan import bobot_dimensi
from talenta.mutu.services.jadwal import ukur_antre, ukur_minta
from talenta.mutu.views.umum import hari_ini, tab, unit_diminta

RENTANG = {"30": "30 hari", "90": "90 hari", "365": "setahun"}


def _urut(request: HttpRequest) -> str:
    urut = request.GET.get("urut", "")
    return urut if urut.removeprefix("-") in URUTAN else ""


def _kepala_unit(request: HttpRequest, urut: str) -> list[dict[str, Any]]:
    """Headings of the table of units: each sorts by itself, a second time the other way round."""
    judul = [("unit", "Unit"), ("jumlah", "Pegawai"), ("indeks", "Indeks")]
    judul += [(satu.value.lower(), str(satu.label)) for satu in Dimensi]
    judul.append(("gagal", "Temuan"))
    kepala = []
    for nama, kata in judul:
        kueri = request.GET.copy()
        kueri["urut"] = f"-{nama}" if urut == nama else nama
        arah = {nama: "ascending", f"-{nama}": "descending"}.get(urut, "")
        kepala.append(
            {
                "judul": kata,
                "url": f"?{kueri.urlencode()}#unit",
                "arah": arah,
                "angka": nama != "unit",
            }
        )
    return kepala


@require_safe
@perlu_izin("mutu.indeks")
def indeks(request: HttpRequest) -> HttpResponse:
    """The index of a unit with its dimensions, its curve, the units below, and every check."""
    pengguna = pengguna_dari(request)
    unit = unit_diminta(request)
    ukuran = ukuran_terbaru(oleh=pengguna)
    konteks: dict[str, Any] = {
        "tab": tab(request, "mutu:indeks"),
        "unit": unit,
        "ukuran": ukuran,
        "boleh_ukur": pengguna.boleh("mutu.ukur"),
        "antre": _antre(request),
        "lihat_disiplin": pengguna.boleh("disiplin.lihat"),
    }
    unit_id = unit.pk if unit else None
    angka = None
    if ukuran is not None:
        angka = angka_unit(oleh=pengguna, ukuran=ukuran, unit_id=unit_id)
    if ukuran is None or angka is None:
        return render(request, "mutu/indeks_kosong.html", konteks)
    baris = menurut_pemeriksaan(oleh=pengguna, ukuran=ukuran, angka=angka)
    nilai = nilai_unit(oleh=pengguna, ukuran=ukuran, angka=angka)
    urut = _urut(request)
    konteks |= {
        "angka": angka,
        "nilai": nilai,
        "jalur": jalur_unit(oleh=pengguna, unit=unit) if unit else [],
        "pemeriksaan": _menurut_dimensi(baris, nilai, bobot_dimensi(ukuran.ketentuan)),
        "teratas": paling_bernilai(baris),
        "kepala": _kepala_unit(request, urut),
        "baris_unit": urutkan(menurut_unit(oleh=pengguna, ukuran=ukuran, unit=unit), urut),
        "kueri": request.GET.urlencode(),
        **_tren(request, unit_id),
    }
    return render(request, "mutu/indeks.html", konteks)


def _antre(request: HttpRequest) -> Any:
    instansi_id = pengguna_dari(request).lingkup.instansi_id
    return ukur_antre(instansi_id=instansi_id) if instansi_id is not None else None


def _menurut_dimensi(
    baris: list[BarisPemeriksaan], nilai: Nilai, bobot: dict[str, int]
) -> list[dict[str, Any]]:
    return [
        {
            "dimensi": satu,
            "arti": ARTI_DIMENSI[satu],
            "bobot": bobot[satu.value],
            "nilai": nilai.dimensi[satu.value],
            "baris": sorted(
                (b for b in baris if b.pemeriksaan.dimensi == satu),
                key=lambda b: (-b.kenaikan, -b.gagal),
            ),
        }
        for satu in Dimensi
    ]


def _tren(request: HttpRequest, unit_id: int | None) -> dict[str, Any]:
    pilih = request.GET.get("rentang", "")
    rentang = pilih if pilih in RENTANG else "90"
    titik = tren(oleh=pengguna_dari(request), unit_id=unit_id, sampai=hari_ini(), hari=int(rentang))
    pilihan = []
    for kode, kata in RENTANG.items():
        kueri = request.GET.copy()
        kueri["rentang"] = kode
        pilihan.append(
            {"judul": kata, "url": f"?{kueri.urlencode()}#tren", "aktif": kode == rentang}
        )
    return {"tren": titik[::-1], "grafik": grafik_tren(titik), "rentang": pilihan}


@require_safe
@perlu_izin("mutu.indeks")
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The table of units that is shown, as CSV."""
    pengguna = pengguna_dari(request)
    ukuran = ukuran_terbaru(oleh=pengguna)
    if ukuran is None:
        raise Http404
    unit = unit_diminta(request)
    semua = menurut_unit(oleh=pengguna, ukuran=ukuran, unit=unit)
    baris = baris_unit(urutkan(semua, _urut(request)))
    catat(
        pelaku=pelaku(request),
        tindakan="mutu.indeks_ekspor",
        objek_jenis="mutu",
        objek_id=ukuran.pk,
        objek_nama=str(ukuran),
        rincian={"baris": len(baris) - 1, "saringan": request.GET.urlencode()},
    )
    return unduhan_csv(
        f"indeks-mutu-{ukuran.tanggal:%Y%m%d}.csv", lambda teks: csv.writer(teks).writerows(baris)
    )


@require_POST
@perlu_izin("mutu.ukur")
def ukur(request: HttpRequest) -> HttpResponse:
    """Ask for a measurement now; it runs as a job."""
    pengguna = pengguna_dari(request)
    instansi_id = pengguna.lingkup.instansi_id
    if instansi_id is None:
        raise Http404
    pekerjaan = ukur_minta(
        instansi_id=instansi_id,
        hari=timezone.localtime(),
        pelaku=pelaku(request),
    )
    messages.success(request, "Pengukuran masuk antrean dan berjalan di latar belakang.")
    return redirect(reverse("pekerjaan_rinci", args=[pekerjaan.pk]))
