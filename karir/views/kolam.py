"""The confirmed pool: its members, its versions, who entered and left, and its file."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from karir.forms_tinjauan import SaringKolamForm
from karir.models import VersiKolam
from karir.selectors.hasil import proses_tampil
from karir.selectors.tinjauan import anggota_kolam, versi_kolam
from karir.services.kolam import kolam_minta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.keyset import halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import saringan_keliru, unduhan_baris
from talenta.pegawai.rumus import kunci_nama, rentang_nip

SELEMBAR = 50
KEPALA = (
    "NIP", "NAMA", "JABATAN", "JENJANG", "UNIT ORGANISASI", "PERANGKAT DAERAH", "KOTAK",
    "MASUK VERSI", "SEBAB MASUK", "KELUAR VERSI", "SEBAB KELUAR",
)  # fmt: skip


def anggota_saring(
    pengguna: Any, semua: list[VersiKolam], isi: dict[str, Any]
) -> tuple[VersiKolam | None, Any]:
    """The version asked for, else the newest, and its members as the filters say."""
    if not semua:
        return None, None
    nomor = isi.get("versi")
    versi = next((s for s in semua if str(s.nomor) == nomor), semua[0])
    anggota = anggota_kolam(pengguna=pengguna, versi=versi, bagian=isi.get("bagian", ""))
    if nip := rentang_nip(isi.get("cari", "")):
        return versi, anggota.filter(nip__range=nip)
    for sepotong in kunci_nama(isi.get("cari", "")).split():
        anggota = anggota.filter(nama_kunci__contains=sepotong)
    return versi, anggota


@require_safe
@perlu_izin("tinjauan.lihat")
def kolam(request: HttpRequest) -> HttpResponse:
    """The pool as of a version."""
    pengguna = pengguna_dari(request)
    semua = list(versi_kolam(pengguna=pengguna))
    form = SaringKolamForm(request.GET, versi=semua)
    saring = form.cleaned_data if form.is_valid() else {}
    versi, anggota = anggota_saring(pengguna, semua, saring)
    lembar = None
    if versi is not None:
        lembar = halaman(
            anggota, kolom=("nama_kunci", "id"), ukuran=SELEMBAR,
            sesudah=request.GET.get("sesudah", ""), sebelum=request.GET.get("sebelum", ""),
        )  # fmt: skip
    tampil = proses_tampil(pengguna=pengguna)
    konteks = {
        "versi": versi,
        "semua": semua,
        "form": form,
        "tersaring": any(saring.values()),
        "bagian": saring.get("bagian", ""),
        "baris": lembar.baris if lembar else [],
        "tautan": lembar.tautan(request.GET) if lembar else {},
        "ekspor": [
            {"judul": "CSV", "url": f"{reverse('karir:kolam_ekspor')}?{request.GET.urlencode()}"}
        ] if versi else [],
        "boleh_sesuaikan": pengguna.boleh("tinjauan.buka")
        and bool(semua)
        and tampil is not None
        and tampil.pk > semua[0].proses_id,
    }  # fmt: skip
    return render(request, "karir/kolam.html", konteks)


@require_POST
@perlu_izin("tinjauan.buka")
def sesuaikan(request: HttpRequest) -> HttpResponse:
    """Queue a version without members whom the shown run no longer lets be members."""
    pengguna = pengguna_dari(request)
    tampil = proses_tampil(pengguna=pengguna)
    if tampil is None or not versi_kolam(pengguna=pengguna).exists():
        messages.error(request, "Belum ada hasil yang ditampilkan atau kolam yang disesuaikan.")
        return redirect("karir:kolam")
    pekerjaan = kolam_minta(proses=tampil, tinjauan=None, pelaku=pelaku(request))
    messages.success(request, "Kolam sedang disesuaikan. Anda boleh meninggalkan halaman ini.")
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)


@require_safe
@perlu_izin("tinjauan.lihat")
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The list as CSV; who took it stands in the audit."""
    pengguna = pengguna_dari(request)
    semua = list(versi_kolam(pengguna=pengguna))
    form = SaringKolamForm(request.GET, versi=semua)
    if not form.is_valid():
        return saringan_keliru(request, "karir:kolam")
    versi, anggota = anggota_saring(pengguna, semua, form.cleaned_data)
    if versi is None:
        raise Http404
    berkas, jumlah = unduhan_baris("kolam-talenta.csv", "csv", KEPALA, _baris(anggota))
    catat(
        pelaku=pelaku(request),
        tindakan="kolam.ekspor",
        objek_jenis="kolam",
        objek_id=versi.pk,
        objek_nama=str(versi),
        rincian={"baris": jumlah, "saringan": request.GET.dict()},
    )
    return berkas


def _baris(anggota: Any) -> Iterator[list[str]]:
    for satu in anggota.order_by("nama_kunci", "id").iterator(chunk_size=5000):
        yield [
            satu.nip, satu.nama, satu.jabatan_nama, satu.get_jenjang_display(), satu.unit_nama,
            satu.opd_nama, str(satu.kotak), str(satu.masuk.nomor), satu.get_masuk_sebab_display(),
            str(satu.keluar.nomor) if satu.keluar else "", satu.get_keluar_sebab_display(),
        ]  # fmt: skip
