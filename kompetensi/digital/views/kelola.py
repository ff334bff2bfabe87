"""Pages of the office: map of digital talent, item bank, required levels of posts, rules."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kompetensi.digital.forms import AlasanForm, KetentuanForm, MulaiForm, SaringStandarForm
from kompetensi.digital.ketentuan import ketentuan_pada
from kompetensi.digital.models import KetentuanDigital, SoalDigital
from kompetensi.digital.selectors.kelola import (
    StandarBaris,
    bank_soal,
    jabatan_halaman,
    standar_baris,
    standar_nanti,
)
from kompetensi.digital.selectors.peta import (
    KEPALA_EKSPOR,
    baris_ekspor,
    menunggu_validasi,
    talenta_digital,
)
from kompetensi.digital.services.kelola import (
    Dilihat,
    KelolaDitolak,
    StandarBerubah,
    Tingkat,
    ketentuan_simpan,
    soal_aktifkan,
    soal_pensiunkan,
    standar_simpan,
)
from kompetensi.kode import AREA_DIGITAL
from talenta.akun.akses import perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import unduhan_baris

GALAT = 422


@require_safe
@perlu_izin("digital.peta")
def peta(request: HttpRequest) -> HttpResponseBase:
    """Offices by area as a heat picture with its table, and who is the only one at a level."""
    pengguna: Any = request.user
    hari = timezone.localdate()
    boleh_validasi = pengguna.boleh("digital.validasi")
    isi = talenta_digital(oleh=pengguna, hari=hari)
    return render(
        request,
        "kompetensi/digital/peta.html",
        {
            "baris": isi.baris,
            "nama_area": list(AREA_DIGITAL.values()),
            "tunggal": isi.tunggal,
            "menunggu": menunggu_validasi(oleh=pengguna) if boleh_validasi else [],
            "boleh_validasi": boleh_validasi,
            "boleh_kelola": pengguna.boleh("digital.kelola"),
        },
    )


@require_safe
@perlu_izin("digital.peta")
def ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The map as CSV or XLSX; the export is in the audit."""
    if jenis not in ("csv", "xlsx"):
        raise Http404
    baris = baris_ekspor(oleh=request.user, hari=timezone.localdate())
    nama = f"peta-talenta-digital.{jenis}"
    berkas, jumlah = unduhan_baris(nama, jenis, KEPALA_EKSPOR, baris)
    catat(
        pelaku=pelaku(request),
        tindakan="digital.ekspor",
        objek_jenis="digital",
        objek_id="peta",
        rincian={"baris": jumlah},
    )
    return berkas


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("digital.kelola")
def soal(request: HttpRequest) -> HttpResponseBase:
    """The item bank: statistics, and drawing an item no more. Keys are on no page."""
    pengguna: Any = request.user
    form = AlasanForm(request.POST or None)
    if request.method == "POST":
        satu = _soal(request)
        try:
            if "aktifkan" in request.POST:
                soal_aktifkan(
                    instansi_id=pengguna.lingkup.instansi_id, soal=satu, pelaku=pelaku(request)
                )
                messages.success(request, f"Soal {satu.kode} dipakai lagi.")
                return redirect("kompetensi:digital_soal")
            if form.is_valid():
                soal_pensiunkan(
                    instansi_id=pengguna.lingkup.instansi_id,
                    soal=satu,
                    alasan=form.cleaned_data["alasan"],
                    pelaku=pelaku(request),
                )
                messages.success(request, f"Soal {satu.kode} tidak diundi lagi.")
                return redirect("kompetensi:digital_soal")
            messages.error(request, f"Soal {satu.kode}: tulis alasannya.")
        except KelolaDitolak as galat:
            messages.error(request, str(galat))
    ketentuan = ketentuan_pada(instansi_id=pengguna.lingkup.instansi_id, hari=timezone.localdate())
    area = request.GET.get("area", "")
    return render(
        request,
        "kompetensi/digital/soal.html",
        {
            "soal": bank_soal(oleh=pengguna, ketentuan=ketentuan, area=area),
            "cukup": ketentuan.uji.jawaban_cukup,
            "area": area,
            "semua_area": list(AREA_DIGITAL.items()),
        },
        status=GALAT if request.method == "POST" else 200,
    )


def _soal(request: HttpRequest) -> SoalDigital:
    nomor = request.POST.get("soal", "")
    satu = (
        SoalDigital.objects.terlihat_oleh(request.user)
        .filter(pk=int(nomor) if nomor.isascii() and nomor.isdigit() and len(nomor) < 18 else 0)
        .first()
    )
    if satu is None:
        raise Http404
    return satu


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("digital.kelola")
def standar(request: HttpRequest) -> HttpResponseBase:
    """Required levels of many posts at once, from a day on."""
    pengguna: Any = request.user
    instansi_id = pengguna.lingkup.instansi_id
    form = MulaiForm(
        request.POST if request.method == "POST" else None,
        initial={"berlaku_mulai": timezone.localdate()},
    )
    galat, segar = "", not form.is_bound
    if form.is_bound and form.is_valid():
        tingkat, semula, galat = _tingkat(request.POST)
        if not galat:
            mulai = form.cleaned_data["berlaku_mulai"]
            try:
                jumlah = standar_simpan(
                    instansi_id=instansi_id,
                    tingkat=tingkat,
                    berlaku_mulai=mulai,
                    semula=semula,
                    pelaku=pelaku(request),
                )
            except StandarBerubah as tolak:
                galat, segar = str(tolak), True
            except KelolaDitolak as tolak:
                form.add_error("berlaku_mulai", str(tolak))
            else:
                messages.success(
                    request, f"Tingkat {jumlah} jabatan berubah mulai {mulai:%d-%m-%Y}."
                )
                return redirect(request.get_full_path())
    return _standar(request, form, galat, segar=segar)


def _standar(request: HttpRequest, form: MulaiForm, galat: str, *, segar: bool) -> HttpResponse:
    """The grid; `segar`: rows that were changed here are held against what is stored now."""
    pengguna: Any = request.user
    instansi_id = pengguna.lingkup.instansi_id
    saring = SaringStandarForm(request.GET)
    isi = saring.cleaned_data if saring.is_valid() else {"cari": "", "jenjang": ""}
    halaman = jabatan_halaman(
        oleh=pengguna,
        **isi,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    hari = timezone.localdate()
    ketentuan = ketentuan_pada(instansi_id=instansi_id, hari=hari)
    baris = standar_baris(
        instansi_id=instansi_id, jabatan=halaman.baris, hari=hari, ketentuan=ketentuan
    )
    nanti = standar_nanti(
        instansi_id=instansi_id, jabatan=[satu.pk for satu in halaman.baris], hari=hari
    )
    return render(
        request,
        "kompetensi/digital/standar.html",
        {
            "form": form,
            "galat": galat,
            "saring": saring,
            "tersaring": any(isi.values()),
            "baris": [
                _baris_kisi(request.POST, satu, nanti.get(satu.jabatan.pk, ""), segar=segar)
                for satu in baris
            ],
            "nama_area": list(AREA_DIGITAL.values()),
            "pilihan": range(9),
            "ketentuan": ketentuan,
            "tautan": halaman.tautan(request.GET),
        },
        status=GALAT if form.is_bound else 200,
    )


@dataclass(frozen=True)
class BarisKisi:
    """A row of the grid: its post, cells as (name, area, level), whether the usual levels are asked
    for, and what was seen of it (`semula` digits of today, `nanti` words of later days)."""

    standar: StandarBaris
    sel: list[tuple[str, str, int]]
    lazim: bool
    semula: str
    nanti: str


def _baris_kisi(data: QueryDict, satu: StandarBaris, nanti: str, *, segar: bool) -> BarisKisi:
    """What was typed where the row was changed, else what is stored. A changed row stays held
    against what was seen, unless somebody else's change was told (`segar`)."""
    nomor = satu.jabatan.pk
    kini = "".join(map(str, satu.tingkat))
    dilihat, lazim = data.get(f"semula-{nomor}", kini), f"lazim-{nomor}" in data
    ketikan = [data.get(f"s-{nomor}-{kolom}", "") for kolom in AREA_DIGITAL]
    sah = all(len(n) == 1 and n in "012345678" for n in ketikan)
    diubah = lazim or (sah and "".join(ketikan) != dilihat)
    tingkat = [int(n) for n in ketikan] if diubah and sah else satu.tingkat
    lama = diubah and not segar
    return BarisKisi(
        standar=satu,
        sel=[
            (f"s-{nomor}-{kolom}", nama, tingkat[n])
            for n, (kolom, nama) in enumerate(AREA_DIGITAL.items())
        ],
        lazim=lazim,
        semula=dilihat if lama else kini,
        nanti=data.get(f"nanti-{nomor}", "") if lama else nanti,
    )


def _tingkat(data: QueryDict) -> tuple[dict[int, Tingkat], dict[int, Dilihat], str]:
    """Levels by post out of the grid, what was seen of these posts, and a fault in words."""
    hasil: dict[int, Tingkat] = {}
    semula: dict[int, Dilihat] = {}
    for nomor in data.getlist("jabatan"):
        if not (nomor.isascii() and nomor.isdigit() and len(nomor) < 18):
            return {}, {}, "Ada jabatan yang tidak dikenal."
        dilihat = data.get(f"semula-{nomor}", "")
        if len(dilihat) == len(AREA_DIGITAL) and dilihat.isascii() and dilihat.isdigit():
            semula[int(nomor)] = ([int(n) for n in dilihat], data.get(f"nanti-{nomor}", ""))
        if f"lazim-{nomor}" in data:
            hasil[int(nomor)] = None
            continue
        isi = [data.get(f"s-{nomor}-{kolom}", "") for kolom in AREA_DIGITAL]
        if not all(len(n) == 1 and n in "012345678" for n in isi):
            return {}, {}, "Setiap tingkat diisi 0 sampai 8."
        if not any(n != "0" for n in isi):
            return {}, {}, "Setiap jabatan meminta tingkat paling sedikit pada satu area."
        if dilihat != "".join(isi):
            hasil[int(nomor)] = [int(n) for n in isi]
    return hasil, {nomor: isi for nomor, isi in semula.items() if nomor in hasil}, ""


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("digital.kelola")
def ketentuan(request: HttpRequest) -> HttpResponseBase:
    """The agency's rules: what is in force, what was before, new ones from a day on."""
    pengguna: Any = request.user
    instansi_id = pengguna.lingkup.instansi_id
    kini = ketentuan_pada(instansi_id=instansi_id, hari=timezone.localdate())
    form = KetentuanForm(request.POST or None, ketentuan=kini)
    if form.is_bound and form.is_valid():
        try:
            ketentuan_simpan(
                instansi_id=instansi_id,
                isi=form.isi,
                berlaku_mulai=form.cleaned_data["berlaku_mulai"],
                dasar=form.cleaned_data["dasar"],
                pelaku=pelaku(request),
            )
        except KelolaDitolak as galat:
            form.add_error("berlaku_mulai", str(galat))
        else:
            messages.success(request, "Ketentuan tersimpan.")
            return redirect("kompetensi:digital_ketentuan")
    riwayat = (
        KetentuanDigital.objects.terlihat_oleh(pengguna)
        .select_related("dibuat_oleh", "instansi")
        .order_by("-berlaku_mulai", "-pk")
    )
    return render(
        request,
        "kompetensi/digital/ketentuan.html",
        {"form": form, "kini": kini, "riwayat": list(riwayat)},
        status=GALAT if form.is_bound else 200,
    )
