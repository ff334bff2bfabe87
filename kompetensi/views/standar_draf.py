"""The draft of standards: its grid, figures for many posts at once, a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kompetensi.forms_kamus import MuatKamusForm
from kompetensi.forms_standar import (
    PILIHAN_TINGKAT,
    BarisKisi,
    Kisi,
    MassalForm,
    TeknisForm,
    asal_baca,
    asal_tulis,
    kisi_baca,
)
from kompetensi.kode import KOMPETENSI
from kompetensi.lembar_standar import standar_baca
from kompetensi.models import VersiStandar
from kompetensi.selectors.standar import (
    JABATAN,
    JENJANG,
    Standar,
    jabatan_daftar,
    jenjang_standar,
    standar_menurut,
)
from kompetensi.services.standar_draf import (
    BedaBaris,
    KisiBerubah,
    standar_massal,
    standar_muat,
    standar_simpan,
    standar_teknis,
)
from kompetensi.services.versi import DrafBerubah, VersiDitolak
from kompetensi.views.standar import (
    baris_standar,
    draf_diminta,
    halaman_jabatan,
    saring_standar,
    teknis_kamus,
)
from kompetensi.views.umum import bulat, hari_ini
from talenta.akun.akses import perlu_izin
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.inti.permintaan import pelaku

GET_POST = ["GET", "HEAD", "POST"]
# Key, name, note, standard, whether its figures are its own.
Deret = tuple[str, str, str, Standar, bool]


def _kisi(daftar: list[Deret], data: Any, kisi: Kisi, beda: dict[str, BedaBaris]) -> Any:
    """Rows with what was typed, or what is stored; what a row follows stands in its note.

    Once somebody else has changed the draft (`beda`), a row that was not touched here shows what
    is stored, and all of them are as of now, so that saving again overwrites knowingly.
    """
    hasil = []
    for kunci, nama, keterangan, isi, milik in daftar:
        tersimpan = isi.tingkat if milik else None
        dibuka = str(data.get(f"{kunci}-asal", "")) if data is not None else ""
        diketik = data is not None and not (
            beda and kunci not in kisi.galat and _ketikan(data, kunci) == asal_baca(dibuka)
        )
        sel = [
            (
                f"{kunci}-{kode}",
                judul,
                str(data.get(f"{kunci}-{kode}", ""))
                if diketik
                else str((tersimpan or {}).get(kode, "")),
            )
            for kode, judul in KOMPETENSI.items()
        ]
        asal = dibuka if data is not None and not beda else asal_tulis(tersimpan)
        hasil.append(BarisKisi(kunci, nama, keterangan, sel, asal, kisi.galat.get(kunci, "")))
    return hasil


def _ketikan(data: Any, kunci: str) -> dict[str, int] | None:
    return asal_baca("".join(str(data.get(f"{kunci}-{kode}", "")).strip() for kode in KOMPETENSI))


def _ikut(isi: Standar) -> str:
    angka = sorted(set(isi.tingkat.values()))
    if not angka:
        return "belum ada tingkat"
    rentang = f"{angka[0]}" if len(angka) == 1 else f"{angka[0]}–{angka[-1]}"
    return f"{rentang} ({isi.sebutan})"


def _beda_kata(beda: dict[str, BedaBaris], nama: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Row by row what is stored now and what was typed."""
    hasil = []
    for kunci, satu in beda.items():
        ada, isian = satu.tersimpan or {}, satu.isian or {}
        kata = [
            f"{judul}: tersimpan {ada.get(kode, '–')}, isian Anda {isian.get(kode, '–')}"
            for kode, judul in KOMPETENSI.items()
            if ada.get(kode) != isian.get(kode)
        ]
        hasil.append((nama.get(kunci, kunci), kata))
    return hasil


def _simpan_kisi(kisi: Kisi, bahan: dict[str, Any]) -> str:
    """Store the grid, unless rows are half filled; what to say, or ""."""
    if kisi.galat:
        return ""
    standar_simpan(jenjang=kisi.jenjang, jabatan=kisi.jabatan, asal=kisi.asal, **bahan)
    return "Kisi tersimpan dalam draf."


def _banyak(aksi: str, massal: MassalForm, teknis: TeknisForm, bahan: dict[str, Any]) -> str:
    """Change all posts of the filter; what to say, or ""."""
    if aksi == "massal" and massal.is_valid():
        n = standar_massal(tingkat=massal.cleaned_data, **bahan)
        return f"Tingkat {n} jabatan diubah dalam draf."
    if aksi == "kosongkan":
        n = standar_massal(tingkat={}, **bahan)
        return f"{n} jabatan kembali mengikuti jenjangnya dalam draf."
    if aksi == "teknis" and teknis.is_valid():
        n = standar_teknis(**teknis.cleaned_data, **bahan)
        return f"Kompetensi teknis {n} jabatan diubah dalam draf."
    return ""


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def standar_ubah(request: HttpRequest) -> HttpResponse:
    """The draft as a grid: jenjang above, posts of the filter below; saved page by page."""
    draf = draf_diminta(request)
    form, saring = saring_standar(request)
    halaman = halaman_jabatan(request, saring)
    jenjang = jenjang_standar(draf)
    aksi, _, revisi_kosong = request.POST.get("aksi", "").partition("-")
    massal = MassalForm(request.POST if aksi == "massal" else None)
    nama_teknis = teknis_kamus(request)
    teknis = TeknisForm(
        request.POST if aksi == "teknis" else None, teknis=list(nama_teknis.items())
    )
    kisi = Kisi()
    beda: dict[str, BedaBaris] = {}
    cocok = jabatan_daftar(oleh=request.user, **saring)
    berubah = ""
    if request.method == "POST":
        bahan: Any = {"instansi_id": draf.instansi_id, "pelaku": pelaku(request)}
        revisi = bulat(revisi_kosong or request.POST.get("revisi", ""))
        kata = ""
        try:
            if aksi == "kisi":
                kisi = kisi_baca(
                    request.POST,
                    jenjang=[satu.value for satu, _ in jenjang],
                    jabatan=[satu.pk for satu in halaman.baris],
                )
                kata = _simpan_kisi(kisi, bahan)
            else:
                kata = _banyak(aksi, massal, teknis, {**bahan, "jabatan": cocok, "revisi": revisi})
        except KisiBerubah as galat:
            beda = {satu.kunci: satu for satu in galat.beda}
            berubah = str(galat)
        except DrafBerubah as galat:
            berubah = str(galat)
        except VersiDitolak as galat:
            messages.error(request, str(galat))
            return redirect("kompetensi:standar")
        if kata:
            messages.success(request, kata)
            return redirect(request.get_full_path())
        draf.refresh_from_db()
        jenjang = jenjang_standar(draf)
    isi = standar_menurut(draf, halaman.baris)
    ketikan = request.POST if aksi == "kisi" else None
    nama = {satu.value: str(satu.label) for satu, _ in jenjang}
    nama |= {str(satu.pk): satu.nama for satu in halaman.baris}
    return render(
        request,
        "kompetensi/standar_draf.html",
        {
            "draf": draf,
            "kompetensi": list(KOMPETENSI.values()),
            "pilihan": PILIHAN_TINGKAT,
            "kisi_jenjang": _kisi(
                [(s.value, s.label, _ikut(i), i, i.asal == JENJANG) for s, i in jenjang],
                ketikan, kisi, beda,
            ),
            "kisi_jabatan": _kisi(
                [
                    # Posts of one name are told apart by their code.
                    (str(s.pk), s.nama, f"{s.kode} · {_ikut(isi[s.pk])}", isi[s.pk],
                     isi[s.pk].asal == JABATAN)
                    for s in halaman.baris
                ],
                ketikan, kisi, beda,
            ),
            "teknis_baris": baris_standar(isi, halaman.baris, nama_teknis),
            "galat": kisi.galat,
            "berubah": berubah,
            "beda": _beda_kata(beda, nama),
            "form": form,
            "massal": massal,
            "teknis": teknis,
            "cocok": cocok.count(),
            "tersaring": any(saring.values()),
            "tautan": halaman.tautan(request.GET),
            "kueri": request.GET.urlencode(),
        },
        status=409 if berubah else 422 if kisi.galat or massal.errors or teknis.errors else 200,
    )  # fmt: skip


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def standar_berkas(request: HttpRequest) -> HttpResponse:
    """A file into the draft: what it would change first, then the change."""
    draf: VersiStandar = draf_diminta(request)
    form = MuatKamusForm(request.POST or None, request.FILES or None)
    form.fields["berkas"].label = "Berkas standar"
    konteks: dict[str, Any] = {"form": form, "draf": draf}
    templat = "kompetensi/standar_berkas.html"
    if request.method != "POST":
        return render(request, templat, konteks)
    yakin = "isi" in request.POST
    if yakin:
        isi = request.POST["isi"].encode()
    elif form.is_valid():
        isi = form.cleaned_data["berkas"].read()
    else:
        return render(request, templat, konteks, status=422)
    try:
        bacaan = standar_baca(isi=isi, versi=draf, oleh=request.user, hari=hari_ini())
        if yakin and not bacaan.galat:
            standar_muat(
                instansi_id=draf.instansi_id,
                bacaan=bacaan,
                revisi=bulat(request.POST.get("revisi", "")),
                pelaku=pelaku(request),
            )
            messages.success(request, f"{len(bacaan.beda)} baris draf diubah menurut berkas itu.")
            return redirect("kompetensi:standar_draf")
    except DrafBerubah as galat:
        draf.refresh_from_db()
        konteks["berubah"] = str(galat)
    except (BerkasTidakTerbaca, VersiDitolak) as galat:
        form.add_error("berkas" if "berkas" in request.FILES else None, str(galat))
        return render(request, templat, konteks, status=422)
    konteks["bacaan"] = bacaan
    status = 409 if "berubah" in konteks else 422 if bacaan.galat else 200
    return render(request, templat, konteks, status=status)
