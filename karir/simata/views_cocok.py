"""A snapshot beside a run: counts, matrix, units, the list, one person, files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from karir.mesin.aturan import muat
from karir.selectors.hasil import proses_terlihat
from karir.services.ekspor import tulis_csv, tulis_xlsx
from karir.simata.baris import (
    HANYA_PORTAL,
    HANYA_SIMATA,
    SAMA,
    BarisCocok,
    RingkasCocok,
    Saringan,
)
from karir.simata.cocok import Cocok
from karir.simata.ekspor import baris_cocok
from karir.simata.forms import SaringCocokForm
from karir.simata.unsur import kotak_menurut_sumbu, tak_dibandingkan
from karir.simata.views import satu_acuan
from karir.views.umum import ProsesDiarsipkan, saringan_url, tautan_halaman, terlalu_panjang
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import BATAS_XLSX, saringan_keliru, unduhan, unduhan_csv
from talenta.inti.xlsx import TIPE as TIPE_XLSX
from talenta.pegawai.lingkup import tentang_orang

_UNIT_TAMPIL = 12


def pasangan(request: HttpRequest, pk: int, proses: int) -> Cocok:
    """The two sides of an address, both in view and of one agency; a withdrawn snapshot, or one
    that was not read, is none."""
    acuan = satu_acuan(request, pk)
    satu = get_object_or_404(proses_terlihat(pengguna=pengguna_dari(request)), pk=proses)
    if satu.instansi_id != acuan.instansi_id or not acuan.dapat_dicocokkan:
        raise Http404
    if satu.diarsipkan:  # type: ignore[attr-defined]
        raise ProsesDiarsipkan(satu)
    return Cocok(pengguna_dari(request), acuan, satu)


@require_safe
@perlu_izin("hasil.lihat")
def cocok(request: HttpRequest, pk: int, proses: int) -> HttpResponse:
    """Counts by kind and by unit, the matrix of boxes, and the people behind them."""
    satu = pasangan(request, pk, proses)
    form = SaringCocokForm(request.GET, request=request, cocok=satu)
    saring = form.saringan()
    ringkas, halaman = satu.lembar(
        saring,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
        nomor=request.GET.get("nomor", ""),
    )
    unit = [
        {**baris, "url": f"?{saringan_url(request, opd=baris['opd_id'])}#daftar"}
        for baris in ringkas.unit
    ]
    konteks = {
        "acuan": satu.acuan,
        "proses": satu.proses,
        "ringkas": ringkas,
        "gambar": _gambar(request, ringkas),
        "unsur": _unsur(request, satu, ringkas),
        "terbanyak": max(ringkas.unsur.values(), default=0),
        "matriks": _matriks(request, ringkas, saring),
        "kotak": range(9, 0, -1),
        "unit": unit[:_UNIT_TAMPIL],
        "unit_lain": unit[_UNIT_TAMPIL:],
        "tak_dibandingkan": tak_dibandingkan(proses=satu.proses, desimal=satu.acuan.desimal),
        "seluruh_instansi": pengguna_dari(request).lingkup.seluruh_instansi,
        "form": form,
        "tersaring": any(request.GET.get(nama) for nama in form.fields),
        "url_bersih": request.path,
        "halaman": halaman,
        **tautan_halaman(request, halaman, "#daftar"),
        "ekspor": _tautan_ekspor(request, satu, ringkas.terdaftar),
    }
    return render(request, "karir/simata/cocok.html", konteks)


def _gambar(request: HttpRequest, ringkas: RingkasCocok) -> list[dict[str, Any]]:
    isi = (
        (SAMA, "baik", "sama"),
        ("beda", "awas", "berbeda"),
        (HANYA_PORTAL, "", "hanya di portal"),
        (HANYA_SIMATA, "", "hanya di SIMATA"),
    )
    return [
        {
            "jumlah": ringkas.keadaan[kode],
            "kelas": kelas,
            "judul": judul,
            "url": f"?{saringan_url(request, jenis=kode, portal=None, simata=None)}#daftar",
        }
        for kode, kelas, judul in isi
    ]


def _unsur(request: HttpRequest, cocok: Cocok, ringkas: RingkasCocok) -> list[dict[str, Any]]:
    return [
        {
            "judul": satu.judul,
            "siapa": satu.pemilik.siapa,
            "jumlah": ringkas.unsur[satu.kode],
            "url": f"?{saringan_url(request, jenis=satu.kode, portal=None, simata=None)}#daftar",
        }
        for satu in cocok.unsur
    ]


def _matriks(request: HttpRequest, ringkas: RingkasCocok, saring: Saringan) -> list[dict[str, Any]]:
    """Rows of the table from the portal's box to SIMATA's."""
    nomor = range(9, 0, -1)
    return [
        {
            "kotak": portal,
            "sel": [
                {
                    "kotak": simata,
                    "jumlah": ringkas.matriks.get((portal, simata), 0),
                    "sama": portal == simata,
                    "terpilih": (saring.portal, saring.simata) == (portal, simata),
                    "url": "?"
                    + saringan_url(request, jenis="semua", portal=portal, simata=simata)
                    + "#daftar",
                }
                for simata in nomor
            ],
            "jumlah": sum(ringkas.matriks.get((portal, simata), 0) for simata in nomor),
        }
        for portal in nomor
    ]


def _tautan_ekspor(request: HttpRequest, cocok: Cocok, jumlah: int) -> list[dict[str, str]]:
    if not pengguna_dari(request).boleh("hasil.ekspor"):
        return []
    nomor = [cocok.acuan.pk, cocok.proses.pk]
    return [
        {
            "judul": jenis.upper(),
            "url": f"{reverse('karir:simata_ekspor', args=[*nomor, jenis])}"
            f"?{saringan_url(request)}",
        }
        for jenis in ("csv", "xlsx")
        if jenis == "csv" or jumlah <= BATAS_XLSX
    ]


@tentang_orang("pegawai_id")
@require_safe
@perlu_izin("hasil.lihat")
def orang(request: HttpRequest, pk: int, proses: int, pegawai_id: int) -> HttpResponse:
    """One person: every thing compared side by side, and for each difference who mends what."""
    pengguna = pengguna_dari(request)
    pasang = pasangan(request, pk, proses)
    satu = pasang.orang(pegawai_id)
    if satu is None:
        raise Http404
    berbeda = {selisih.unsur.kode for selisih in satu.selisih}
    konteks = {
        "acuan": pasang.acuan,
        "proses": pasang.proses,
        "satu": satu,
        "unsur": [
            {
                "isi": isi,
                "beda": isi.unsur.kode in berbeda,
                "url": _url_pemilik(pengguna, isi, satu),
            }
            for isi in satu.semua
        ],
        "kotak_sumbu": _kotak_sumbu(pasang, satu),
        "tak_dibandingkan": tak_dibandingkan(proses=pasang.proses, desimal=pasang.acuan.desimal),
    }
    return render(request, "karir/simata/orang.html", konteks)


def _url_pemilik(pengguna: Any, isi: Any, satu: BarisCocok) -> str:
    """Where the record behind a figure is mended, for whoever may look there."""
    pemilik = isi.unsur.pemilik
    if not pengguna.boleh(pemilik.izin):
        return ""
    return reverse(pemilik.nama_url, args=[satu.pegawai_id] if pemilik.perorangan else [])


def _kotak_sumbu(pasang: Cocok, satu: BarisCocok) -> int | None:
    """The box that SIMATA's own axes have under this run's thresholds, where it is another."""
    if satu.y_simata is None or satu.x_simata is None:
        return None
    aturan = muat(pasang.proses.isi_aturan)
    kotak = kotak_menurut_sumbu(aturan=aturan, y=satu.y_simata, x=satu.x_simata)
    return None if kotak == satu.kotak_simata else kotak


@require_safe
@perlu_izin("hasil.ekspor")
def ekspor(request: HttpRequest, pk: int, proses: int, jenis: str) -> HttpResponseBase:
    """The list as a file, either side of everything compared; who took it stands in the audit."""
    satu = pasangan(request, pk, proses)
    form = SaringCocokForm(request.GET, request=request, cocok=satu)
    if not form.is_valid():
        return saringan_keliru(request, "karir:simata_cocok", pk, proses)
    saring = form.saringan()
    if jenis == "xlsx" and satu.ringkas(saring).terdaftar > BATAS_XLSX:
        return terlalu_panjang(request, "karir:simata_cocok", pk, proses)
    baris = baris_cocok(satu, saring, berangka=jenis == "xlsx")
    nama = f"simata-{pk}-{proses}.{jenis}"
    if jenis == "csv":
        berkas = unduhan_csv(nama, lambda teks: tulis_csv(teks, baris))
    else:
        berkas = unduhan(nama, TIPE_XLSX, lambda wadah: tulis_xlsx(wadah, baris, judul="Selisih"))
    catat(
        pelaku=pelaku(request),
        tindakan="simata.ekspor",
        objek_jenis="simata",
        objek_id=satu.acuan.pk,
        objek_nama=f"per {satu.acuan.tanggal:%Y-%m-%d}",
        rincian={"jenis": jenis, "proses": satu.proses.pk, "saringan": saringan_url(request)},
    )
    return berkas
