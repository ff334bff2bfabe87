"""Gaps of many people: by unit, post and jenjang as a heat map, needs, and the people behind."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kompetensi.forms_gap import CariJabatanForm, SaringOrangForm
from kompetensi.kode import KOMPETENSI
from kompetensi.selectors.gap_orang import KEADAAN, orang_baris, orang_daftar, orang_halaman
from kompetensi.selectors.gap_teknis import kebutuhan_teknis
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.selectors.kesenjangan import (
    TERBANYAK,
    PetaGap,
    gap_peta,
    kebutuhan_urut,
    parameter_gap,
)
from kompetensi.selectors.ketentuan import KATEGORI, Ketentuan, ketentuan_berlaku
from kompetensi.selectors.pengamatan import kebutuhan_dicatat
from kompetensi.selectors.standar import standar_berlaku
from kompetensi.views.umum import hari_ini, tab
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import BATAS_XLSX, unduhan_baris
from talenta.mutu.selectors.indeks import jalur_unit, unit_terlihat
from talenta.mutu.views.umum import unit_diminta
from talenta.pegawai.models import Pegawai, UnitOrganisasi

MENURUT = {"unit": "Unit", "jabatan": "Jabatan", "jenjang": "Jenjang"}
_SEPOTONG = 500
_AKREDITASI = {True: "ya", False: "tidak", None: ""}


def _ketentuan(request: HttpRequest) -> Ketentuan:
    return ketentuan_berlaku(
        instansi_id=pengguna_dari(request).lingkup.instansi_id, hari=hari_ini()
    )


def anak_unit(oleh: Any, unit: UnitOrganisasi | None) -> list[UnitOrganisasi]:
    """The units right below one; of the whole agency the roots, or what is below the only one."""
    terlihat = unit_terlihat(oleh=oleh)
    if unit is not None:
        return list(terlihat.filter(atasan=unit).order_by("lft"))
    akar = list(terlihat.filter(kedalaman=0)[:2])
    bawah = terlihat.filter(atasan=akar[0]) if len(akar) == 1 else terlihat.filter(kedalaman=0)
    return list(bawah.order_by("lft"))


def _menurut(request: HttpRequest) -> str:
    diminta = request.GET.get("menurut", "")
    return diminta if diminta in MENURUT else "unit"


def _peta(
    request: HttpRequest, menurut: str, unit: UnitOrganisasi | None, parameter: dict[str, Any]
) -> PetaGap:
    return gap_peta(
        parameter=parameter,
        menurut=menurut,
        unit=anak_unit(request.user, unit) if menurut == "unit" else None,
        cari=request.GET.get("cari", "")[:100],
    )


def pilihan_menurut(
    request: HttpRequest, kini: str, semua: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Tabs by which the rows are grouped."""
    hasil = []
    for kode, judul in semua.items():
        kueri = request.GET.copy()
        kueri.pop("cari", None)
        kueri["menurut"] = kode
        hasil.append(
            {"judul": f"Menurut {judul.lower()}", "url": f"?{kueri.urlencode()}",
             "aktif": kode == kini}
        )  # fmt: skip
    return hasil


@require_safe
@perlu_izin("kompetensi.lihat")
def kesenjangan(request: HttpRequest) -> HttpResponse:
    """The heat map of a unit with what is below it, and the training needs that follow."""
    pengguna = pengguna_dari(request)
    unit = unit_diminta(request)
    ketentuan = _ketentuan(request)
    parameter = parameter_gap(oleh=pengguna, unit=unit, hari=hari_ini(), ketentuan=ketentuan)
    menurut = _menurut(request)
    peta = _peta(request, menurut, unit, parameter)
    # Only when asked for: it takes longer than the map of the nine itself.
    teknis = kebutuhan_teknis(parameter=parameter) if request.GET.get("teknis") else []
    return render(
        request,
        "kompetensi/kesenjangan.html",
        {
            "tab": tab(request, "kompetensi:kesenjangan"),
            "unit": unit,
            "jalur": jalur_unit(oleh=pengguna, unit=unit) if unit else [],
            "menurut": menurut,
            "judul_menurut": MENURUT[menurut],
            "pilihan": pilihan_menurut(request, menurut, MENURUT),
            "kompetensi": list(KOMPETENSI.values()),
            "seluruh": peta.seluruh,
            "baris": peta.baris,
            "kebutuhan": kebutuhan_urut(peta.kebutuhan + teknis),
            "teknis": bool(request.GET.get("teknis")),
            "dicatat": kebutuhan_dicatat(oleh=pengguna, parameter=parameter),
            "form": CariJabatanForm(request.GET) if menurut == "jabatan" else None,
            "tetap": [(k, request.GET[k]) for k in ("menurut", "unit") if k in request.GET],
            "tersaring": bool(request.GET.get("cari")),
            "terbanyak": TERBANYAK,
            "standar": standar_berlaku(instansi_id=pengguna.lingkup.instansi_id, hari=hari_ini()),
            "batas_hari": parameter["batas"],
            "tahun": ketentuan.angka("masa.kompetensi_tahun"),
            "kategori": [(jenis, ketentuan.batas(jenis)) for jenis in KATEGORI],
            "kueri": request.GET.urlencode(),
        },
    )


def _persen(ratusan: int | None) -> str:
    return "" if ratusan is None else f"{ratusan // 100}.{ratusan % 100:02d}"


@require_safe
@perlu_izin("kompetensi.lihat")
def kesenjangan_ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The heat map that is shown, as a file."""
    pengguna = pengguna_dari(request)
    unit = unit_diminta(request)
    parameter = parameter_gap(
        oleh=pengguna, unit=unit, hari=hari_ini(), ketentuan=_ketentuan(request)
    )
    menurut = _menurut(request)
    kepala = [MENURUT[menurut].upper(), "PEGAWAI", "DINILAI", "BELUM DINILAI", "JPM RATA-RATA"]
    for nama in KOMPETENSI.values():
        kepala += [f"{nama.upper()}: DI BAWAH STANDAR", f"{nama.upper()}: TINGKAT KURANG"]
    baris = (
        [
            satu.nama, str(satu.orang), str(satu.dinilai), str(satu.belum), _persen(satu.jpm),
            *(str(n) for sel in satu.sel for n in (sel.orang, sel.tingkat)),
        ]
        for satu in _peta(request, menurut, unit, parameter).baris
    )  # fmt: skip
    berkas, jumlah = unduhan_baris(f"kesenjangan-menurut-{menurut}.{jenis}", jenis, kepala, baris)
    ekspor_catat(request, "kompetensi.gap_ekspor", jenis, jumlah)
    return berkas


def ekspor_catat(request: HttpRequest, tindakan: str, jenis: str, jumlah: int) -> None:
    """A download of gaps, in the audit."""
    catat(
        pelaku=pelaku(request),
        tindakan=tindakan,
        objek_jenis="kesenjangan",
        objek_id="daftar",
        rincian={"jenis": jenis, "baris": jumlah, "saringan": request.GET.dict()},
    )


def _orang(request: HttpRequest) -> tuple[SaringOrangForm, dict[str, Any], Any]:
    """The filter, what the statements ask about, and the people."""
    teknis = nama_teknis(instansi_id=pengguna_dari(request).lingkup.instansi_id, hari=hari_ini())
    form = SaringOrangForm(request.GET, teknis=teknis)
    isi: dict[str, Any] = form.cleaned_data if form.is_valid() else {"keadaan": "kurang"}
    parameter = parameter_gap(
        oleh=pengguna_dari(request),
        unit=unit_diminta(request),
        hari=hari_ini(),
        ketentuan=_ketentuan(request),
    )
    daftar = orang_daftar(
        oleh=request.user,
        parameter=parameter,
        keadaan=isi["keadaan"],
        kode=isi.get("kode", ""),
        jabatan=isi.get("jabatan"),
        cari=isi.get("cari", ""),
    )
    return form, parameter, daftar


@require_safe
@perlu_izin("kompetensi.lihat")
def kesenjangan_orang(request: HttpRequest) -> HttpResponse:
    """The people behind a figure: below the standard, never assessed, expired."""
    form, parameter, daftar = _orang(request)
    halaman = orang_halaman(
        daftar, sesudah=request.GET.get("sesudah", ""), sebelum=request.GET.get("sebelum", "")
    )
    keadaan = form.cleaned_data["keadaan"] if form.is_valid() else "kurang"
    return render(
        request,
        "kompetensi/kesenjangan_orang.html",
        {
            "form": form,
            "unit": unit_diminta(request),
            "judul": KEADAAN[keadaan],
            "baris": orang_baris(halaman.baris, parameter=parameter),
            "tautan": halaman.tautan(request.GET),
            "tersaring": any(request.GET.get(k) for k in ("cari", "kode", "jabatan")),
            "kueri": request.GET.urlencode(),
        },
    )


@require_safe
@perlu_izin("kompetensi.lihat")
def orang_ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The same people as a file."""
    _, parameter, daftar = _orang(request)
    urut = daftar.order_by("nama_kunci", "id")
    if jenis == "xlsx":
        urut = urut[:BATAS_XLSX]

    def baris() -> Iterator[list[str]]:
        semua: Iterator[Pegawai] = urut.iterator(chunk_size=_SEPOTONG)
        while sepotong := list(islice(semua, _SEPOTONG)):
            for satu in orang_baris(sepotong, parameter=parameter):
                p = satu.pegawai
                yield [
                    p.nip, p.nama_lengkap, p.jabatan.nama if p.jabatan else "", p.unit.nama,
                    satu.tanggal.isoformat() if satu.tanggal else "belum dinilai",
                    "" if satu.tanggal is None else "berlaku" if satu.berlaku else "kedaluwarsa",
                    satu.penyelenggara, _AKREDITASI[satu.terakreditasi],
                    _persen(satu.jpm),
                    " | ".join(f"{nama} -{n}" for nama, n in satu.kurang),
                ]  # fmt: skip

    kepala = ["NIP", "NAMA", "JABATAN", "UNIT ORGANISASI", "DINILAI", "MASA", "PENYELENGGARA",
              "TERAKREDITASI", "JPM", "KURANG"]  # fmt: skip
    berkas, jumlah = unduhan_baris(f"kesenjangan-pegawai.{jenis}", jenis, kepala, baris())
    ekspor_catat(request, "kompetensi.orang_ekspor", jenis, jumlah)
    return berkas
