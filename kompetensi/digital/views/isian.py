"""The two things a person fills in: the self-rating and the knowledge test."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kompetensi.digital.kerangka import baca_kerangka
from kompetensi.digital.ketentuan import (
    Ketentuan,
    jendela_awal,
    jendela_berikut,
    ketentuan_pada,
)
from kompetensi.digital.models import KerangkaDigital, NilaiMandiri, SoalDigital, UjiDigital
from kompetensi.digital.selectors.orang import area_mandiri, kerangka_dipakai
from kompetensi.digital.services.mandiri import (
    MandiriDitolak,
    mandiri_selesai,
    mandiri_simpan,
    mandiri_terbuka,
)
from kompetensi.digital.services.uji import UjiDitolak, uji_jawab, uji_kini, uji_mulai
from kompetensi.digital.views.orang import orang_diri
from kompetensi.kode import AREA_DIGITAL
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import halaman_diri
from talenta.pegawai.models import Pegawai

GALAT = 422


def _nomor(teks: str, banyak: int) -> int:
    """A step 0..banyak-1 from an address, the first for anything else."""
    return int(teks) if teks.isascii() and teks.isdigit() and int(teks) < banyak else 0


def _tingkat(data: QueryDict) -> dict[str, int]:
    """Answers `k-<code>` that are whole numbers."""
    return {
        nama[2:]: int(isi)
        for nama, isi in data.items()
        if nama.startswith("k-") and isinstance(isi, str) and isi.isascii() and isi.isdigit()
        and len(isi) < 3
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@halaman_diri
def mandiri(request: Any) -> HttpResponseBase:
    """The self-rating, an area a step; every choice is kept at once where htmx runs."""
    pegawai = orang_diri(request)
    if pegawai is None:
        return render(request, "pegawai/tanpa_data.html")
    hari = timezone.localdate()
    terbuka = mandiri_terbuka(pegawai=pegawai)
    dipakai = kerangka_dipakai(instansi_id=pegawai.instansi_id, hari=hari)
    if dipakai is None:
        return render(request, "kompetensi/digital/mandiri.html", {"pegawai": pegawai})
    if request.method == "POST":
        return _mandiri_simpan(request, pegawai, dipakai[0])
    return _mandiri(request, terbuka, dipakai[0])


def _mandiri_simpan(request: Any, pegawai: Pegawai, kerangka: KerangkaDigital) -> HttpResponseBase:
    langkah = _nomor(request.POST.get("area", ""), len(AREA_DIGITAL))
    saat = timezone.now()
    try:
        satu = mandiri_simpan(
            pegawai=pegawai, kerangka=kerangka, jawaban=_tingkat(request.POST), saat=saat
        )
        if request.htmx:
            return _mandiri(
                request, satu, kerangka, templat="kompetensi/digital/_bagian/tersimpan.html"
            )
        if "selesai" in request.POST:
            mandiri_selesai(pegawai=pegawai, saat=saat, pelaku=pelaku(request))
            messages.success(
                request, "Penilaian mandiri Anda selesai. Atasan Anda dapat memvalidasinya."
            )
            return redirect("kompetensi:digital_saya")
    except MandiriDitolak as galat:
        messages.error(request, str(galat))
        return _mandiri(request, mandiri_terbuka(pegawai=pegawai), kerangka, status=GALAT)
    return redirect(f"{reverse('kompetensi:digital_mandiri')}?area={langkah + 1}")


def _mandiri(
    request: Any,
    satu: NilaiMandiri | None,
    bawaan: KerangkaDigital,
    *,
    templat: str = "kompetensi/digital/mandiri.html",
    status: int = 200,
) -> HttpResponse:
    dipakai = satu.kerangka if satu else bawaan
    kerangka = baca_kerangka(dipakai.isi)
    jawaban: Mapping[str, int] = satu.jawaban if satu else {}
    data = request.POST if request.method == "POST" else request.GET
    letak = _nomor(data.get("area", ""), len(kerangka.area))
    langkah = [
        {
            "nama": area.nama,
            "terisi": sum(k.kode in jawaban for k in area.kompetensi),
            "banyak": len(area.kompetensi),
            "kini": nomor == letak,
        }
        for nomor, area in enumerate(kerangka.area)
    ]
    return render(
        request,
        templat,
        {
            "kerangka": dipakai,
            "area": kerangka.area[letak],
            "letak": letak,
            "langkah": langkah,
            "pernyataan": area_mandiri(kerangka, kerangka.area[letak], jawaban),
            "terisi": len(jawaban),
            "banyak": len(kerangka.kode),
            "mandiri": satu,
        },
        status=status,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@halaman_diri
def uji(request: Any) -> HttpResponseBase:
    """The knowledge test: what it is, the open attempt an area a step, or that it is over."""
    pegawai = orang_diri(request)
    if pegawai is None:
        return render(request, "pegawai/tanpa_data.html")
    hari, saat = timezone.localdate(), timezone.now()
    ketentuan = ketentuan_pada(instansi_id=pegawai.instansi_id, hari=hari)
    if request.method == "POST":
        try:
            return _uji_tindak(request, pegawai, ketentuan)
        except UjiDitolak as galat:
            if request.htmx:
                return render(
                    request, "kompetensi/digital/_bagian/tersimpan.html", {"galat": str(galat)}
                )
            messages.error(request, str(galat))
            return redirect("kompetensi:digital_uji")
    satu = uji_kini(pegawai=pegawai, ketentuan=ketentuan, saat=saat)
    if satu is not None and satu.selesai_pada is None and saat < satu.batas_pada:
        return _uji_soal(request, satu)
    bulan = ketentuan.uji.jendela_bulan
    return render(
        request,
        "kompetensi/digital/uji.html",
        {
            "ketentuan": ketentuan,
            "banyak": ketentuan.uji.soal_per_jenjang * 4 * len(AREA_DIGITAL),
            "uji": satu,
            "lagi": jendela_berikut(jendela_awal(hari, bulan), bulan),
        },
    )


def _uji_tindak(request: Any, pegawai: Pegawai, ketentuan: Ketentuan) -> HttpResponseBase:
    saat = timezone.now()
    if "mulai" in request.POST:
        uji_mulai(pegawai=pegawai, ketentuan=ketentuan, saat=saat, pelaku=pelaku(request))
        return redirect("kompetensi:digital_uji")
    jawaban = {int(kode): isi for kode, isi in _tingkat(request.POST).items() if kode.isdigit()}
    selesai = "selesai" in request.POST
    nomor = request.POST.get("uji", "")
    satu = uji_jawab(
        pegawai=pegawai,
        jawaban=jawaban,
        saat=saat,
        selesai=selesai,
        uji_id=int(nomor) if nomor.isascii() and nomor.isdigit() and len(nomor) < 19 else 0,
    )
    if selesai:
        messages.success(request, "Tes Anda dikumpulkan dan sedang dinilai.")
        return redirect("kompetensi:digital_uji")
    if request.htmx:
        return render(
            request,
            "kompetensi/digital/_bagian/tersimpan.html",
            {"terisi": len(satu.jawaban), "banyak": len(satu.soal)},
        )
    langkah = _nomor(request.POST.get("area", ""), len(AREA_DIGITAL)) + 1
    return redirect(f"{reverse('kompetensi:digital_uji')}?area={langkah}")


def _uji_soal(request: HttpRequest, satu: UjiDigital) -> HttpResponse:
    """The drawn items of one area, options in the order drawn, without any word of the key."""
    soal = SoalDigital.objects.in_bulk([s["soal"] for s in satu.soal])
    letak = _nomor(request.GET.get("area", ""), len(AREA_DIGITAL))
    kolom = list(AREA_DIGITAL)
    menurut: dict[str, list[int]] = {k: [] for k in kolom}
    for nomor, isi in enumerate(satu.soal):
        menurut[soal[isi["soal"]].area].append(nomor)
    butir = []
    for nomor in menurut[kolom[letak]]:
        isi = satu.soal[nomor]
        dipilih = satu.jawaban.get(str(nomor))
        butir.append(
            {
                "nomor": nomor,
                "teks": soal[isi["soal"]].teks,
                "pilihan": [
                    (tampil, soal[isi["soal"]].pilihan[asal], asal == dipilih)
                    for tampil, asal in enumerate(isi["urut"])
                ],
            }
        )
    return render(
        request,
        "kompetensi/digital/uji_soal.html",
        {
            "uji": satu,
            "butir": butir,
            "letak": letak,
            "area": AREA_DIGITAL[kolom[letak]],
            "langkah": [
                {
                    "nama": AREA_DIGITAL[k],
                    "terisi": sum(str(n) in satu.jawaban for n in menurut[k]),
                    "banyak": len(menurut[k]),
                    "kini": k == kolom[letak],
                }
                for k in kolom
            ],
            "terisi": len(satu.jawaban),
            "banyak": len(satu.soal),
        },
    )
