"""Technical gaps: by competency, unit and post."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kompetensi.selectors.gap_teknis import (
    KelompokTeknis,
    teknis_menurut_jabatan,
    teknis_menurut_kompetensi,
    teknis_menurut_unit,
)
from kompetensi.selectors.kesenjangan import TERBANYAK, parameter_gap
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.selectors.standar import standar_berlaku
from kompetensi.views.kesenjangan import anak_unit, ekspor_catat, pilihan_menurut
from kompetensi.views.umum import hari_ini, tab
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.unduhan import unduhan_baris
from talenta.mutu.selectors.indeks import jalur_unit
from talenta.mutu.views.umum import unit_diminta
from talenta.pegawai.models import UnitOrganisasi

MENURUT_TEKNIS = {"kompetensi": "Kompetensi", "unit": "Unit", "jabatan": "Jabatan"}


def _susun(
    request: HttpRequest,
) -> tuple[str, UnitOrganisasi | None, dict[str, Any], list[KelompokTeknis]]:
    """By what, the unit asked for, what the statement asks about, and the rows."""
    pengguna = pengguna_dari(request)
    unit = unit_diminta(request)
    ketentuan = ketentuan_berlaku(instansi_id=pengguna.lingkup.instansi_id, hari=hari_ini())
    parameter = parameter_gap(oleh=pengguna, unit=unit, hari=hari_ini(), ketentuan=ketentuan)
    diminta = request.GET.get("menurut", "")
    menurut = diminta if diminta in MENURUT_TEKNIS else "kompetensi"
    if menurut == "jabatan":
        baris = teknis_menurut_jabatan(parameter=parameter)
    elif menurut == "unit":
        baris = teknis_menurut_unit(parameter=parameter, unit=anak_unit(pengguna, unit))
    else:
        baris = teknis_menurut_kompetensi(parameter=parameter)
    parameter["tahun"] = ketentuan.angka("masa.teknis_tahun")
    return menurut, unit, parameter, baris


@require_safe
@perlu_izin("kompetensi.lihat")
def gap_teknis(request: HttpRequest) -> HttpResponse:
    """What posts demand of technical competencies, who was assessed, and who falls short."""
    pengguna = pengguna_dari(request)
    menurut, unit, parameter, baris = _susun(request)
    return render(
        request,
        "kompetensi/gap_teknis.html",
        {
            "tab": tab(request, "kompetensi:gap_teknis"),
            "unit": unit,
            "jalur": jalur_unit(oleh=pengguna, unit=unit) if unit else [],
            "menurut": menurut,
            "judul_menurut": MENURUT_TEKNIS[menurut],
            "pilihan": pilihan_menurut(request, menurut, MENURUT_TEKNIS),
            "baris": baris,
            "terbanyak": TERBANYAK,
            "standar": standar_berlaku(instansi_id=pengguna.lingkup.instansi_id, hari=hari_ini()),
            "batas_hari": parameter["batas_teknis"],
            "tahun": parameter["tahun"],
            "kueri": request.GET.urlencode(),
        },
    )


@require_safe
@perlu_izin("kompetensi.lihat")
def gap_teknis_ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The rows that are shown, as a file."""
    menurut, _, _, semua = _susun(request)
    kepala = [MENURUT_TEKNIS[menurut].upper(), "TUNTUTAN", "DINILAI", "BELUM DINILAI",
              "DI BAWAH STANDAR", "TINGKAT KURANG", "BOBOT"]  # fmt: skip
    baris = (
        [satu.nama, *map(str, (satu.diminta, satu.dinilai, satu.belum, satu.orang, satu.tingkat,
                               satu.bobot))]
        for satu in semua
    )  # fmt: skip
    berkas, jumlah = unduhan_baris(
        f"kesenjangan-teknis-menurut-{menurut}.{jenis}", jenis, kepala, baris
    )
    ekspor_catat(request, "kompetensi.gap_ekspor", jenis, jumlah)
    return berkas
