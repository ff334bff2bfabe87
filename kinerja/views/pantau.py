"""Watching over the year: progress by unit, who is late, reminders, the spread of ratings, what to
ask appraisers, and the sheet of a unit's appraisals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.forms_pantau import SaringPantauForm
from kinerja.kode import Ekspektasi, Predikat
from kinerja.models import PenilaianTahunan, Skp, TahunKinerja
from kinerja.selectors.langkah import Langkah, langkah_kini, langkah_tahun
from kinerja.selectors.pantau import (
    SEHALAMAN,
    kemajuan_unit,
    pengingat_otomatis,
    penilaian_unit,
    pertanyaan_penilai,
    sebaran_unit,
    tahun_pantau,
    terlambat,
    unit_dalam_lingkup,
    unit_puncak,
)
from kinerja.services.pantau import PengingatDitolak, ingatkan
from talenta.akun.akses import perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import saringan_keliru, unduhan_baris
from talenta.pegawai.models import UnitOrganisasi


@dataclass(frozen=True, kw_only=True)
class Pilihan:
    """What is looked at: a year, one of its steps, a unit in scope."""

    tahun: TahunKinerja
    langkah: Langkah
    semua: list[Langkah]
    unit: UnitOrganisasi
    puncak: UnitOrganisasi

    @property
    def kueri(self) -> str:
        isi = {"tahun": self.tahun.tahun, "langkah": self.langkah.kode, "unit": self.unit.pk}
        return urlencode(isi)


def pilihan(oleh: Any, form: SaringPantauForm, hari: date) -> Pilihan | None:
    """The choice that filters make; what cannot be used is left out and marked on the form. None
    where no year was opened or nobody is in view. Raises Http404 for a unit out of scope."""
    form.is_valid()
    if "unit" in form.errors:
        raise Http404
    isi = dict(form.cleaned_data)
    tahun = tahun_pantau(oleh=oleh, tahun=isi.get("tahun"))
    if tahun is None and isi.get("tahun"):
        form.add_error("tahun", f"Tahun kinerja {isi['tahun']} belum dibuka, jadi tidak dipakai.")
        tahun = tahun_pantau(oleh=oleh, tahun=None)
    puncak = unit_puncak(oleh=oleh)
    if tahun is None or puncak is None:
        return None
    unit = unit_dalam_lingkup(oleh=oleh, unit_id=isi["unit"]) if isi.get("unit") else puncak
    if unit is None:
        raise Http404
    semua = langkah_tahun(tahun)
    kode = isi.get("langkah")
    langkah = next((satu for satu in semua if satu.kode == kode), None)
    if kode and langkah is None:
        form.add_error("langkah", f"Langkah “{kode}” tidak ada pada {tahun}, jadi tidak dipakai.")
    return Pilihan(
        tahun=tahun,
        langkah=langkah or langkah_kini(semua, hari),
        semua=semua,
        unit=unit,
        puncak=puncak,
    )


def _pilihan(request: HttpRequest) -> tuple[Pilihan | None, SaringPantauForm]:
    form = SaringPantauForm(request.POST if request.method == "POST" else request.GET)
    return pilihan(request.user, form, timezone.localdate()), form


def _keliru(form: SaringPantauForm) -> list[str]:
    """What was wrong with the filters, in words."""
    return [str(satu) for daftar in form.errors.values() for satu in daftar]


@require_safe
@perlu_izin("kinerja.pantau")
def pantau(request: HttpRequest) -> HttpResponseBase:
    """Progress of one step by unit, the spread of predikat, questions to appraisers."""
    pengguna: Any = request.user
    hari = timezone.localdate()
    pilih, form = _pilihan(request)
    if pilih is None:
        return render(request, "kinerja/pantau_kosong.html")
    form.tampilkan(
        pilih.semua,
        tahun=pilih.tahun.tahun,
        langkah=pilih.langkah.kode,
        unit=pilih.unit.pk,
    )
    baris = kemajuan_unit(tahun=pilih.tahun, langkah=pilih.langkah, unit=pilih.unit)
    lihat = pengguna.boleh("kinerja.lihat")
    dasar = f"tahun={pilih.tahun.tahun}&langkah={pilih.langkah.kode}"
    isi = {
        "form": form,
        "pilih": pilih,
        "dasar": dasar,
        "hari": hari,
        "baris": baris,
        "jumlah": sum(satu.jumlah for satu in baris),
        "selesai": sum(satu.selesai for satu in baris),
        "lewat": pilih.langkah.batas < hari,
        "atas": pilih.unit.atasan_id if pilih.unit.pk != pilih.puncak.pk else None,
        "sebaran": sebaran_unit(tahun=pilih.tahun, unit=pilih.unit, hari=hari) if lihat else None,
        "tanya": pertanyaan_penilai(tahun=pilih.tahun, unit=pilih.unit, hari=hari)
        if lihat
        else None,
        "otomatis": pengingat_otomatis(oleh=pengguna, tahun=pilih.tahun, langkah=pilih.langkah),
        "boleh_ingatkan": pilih.tahun.terbuka and pengguna.boleh("kinerja.ingatkan"),
        "unduh": _unduh("kinerja:pantau_ekspor", pilih) if lihat else [],
    }
    return render(request, "kinerja/pantau.html", isi)


@require_safe
@perlu_izin("kinerja.pantau")
def orang(request: HttpRequest) -> HttpResponseBase:
    """Who is behind with a step in a unit and below, by name."""
    pilih, form = _pilihan(request)
    if pilih is None:
        return render(request, "kinerja/pantau_kosong.html")
    baris = terlambat(
        tahun=pilih.tahun,
        langkah=pilih.langkah,
        unit=pilih.unit,
        sesudah=kursor_baca(request.GET.get("sesudah", "")),
        batas=SEHALAMAN + 1,
    )
    lagi = len(baris) > SEHALAMAN
    baris = baris[:SEHALAMAN]
    isi = {
        "pilih": pilih,
        "baris": baris,
        "berikutnya": f"?{pilih.kueri}&{urlencode({'sesudah': kursor_tulis(baris[-1])})}"
        if lagi
        else "",
        "awal": f"?{pilih.kueri}" if request.GET.get("sesudah") else "",
        "ekspor": _unduh("kinerja:pantau_orang_ekspor", pilih),
        "keliru": _keliru(form),
    }
    return render(request, "kinerja/pantau_orang.html", isi)


def _unduh(nama: str, pilih: Pilihan) -> list[dict[str, str]]:
    """Files of what is shown."""
    return [
        {"judul": jenis.upper(), "url": f"{reverse(nama, args=[jenis])}?{pilih.kueri}"}
        for jenis in ("csv", "xlsx")
    ]


def kursor_tulis(satu: Any) -> str:
    """Where the next page begins."""
    return f"{satu.id}:{satu.nama_kunci}"


def kursor_baca(teks: str) -> tuple[str, int] | None:
    """The same read; None for one that this list never gave."""
    nomor, ada, nama = teks.partition(":")
    if not ada or not nomor.isascii() or not nomor.isdigit() or len(nomor) > 18 or "\0" in nama:
        return None
    return nama, int(nomor)


@require_POST
@perlu_izin("kinerja.ingatkan")
def kirim(request: HttpRequest) -> HttpResponseBase:
    """Remind those of one unit who are behind with one step."""
    pilih, form = _pilihan(request)
    if pilih is None:
        raise Http404
    if form.errors:
        messages.error(request, f"Tidak seorang pun diingatkan. {' '.join(_keliru(form))}")
        return redirect("kinerja:pantau")
    try:
        jumlah = ingatkan(
            tahun=pilih.tahun,
            langkah=pilih.langkah,
            unit=pilih.unit,
            hari=timezone.localdate(),
            pelaku=pelaku(request),
        )
    except PengingatDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"{angka(jumlah)} orang diingatkan, di portal dan lewat pos-el.")
    ke = {"tahun": pilih.tahun.tahun, "langkah": pilih.langkah.kode}
    atas = pilih.unit.atasan_id
    if atas and pilih.unit.pk != pilih.puncak.pk:
        ke["unit"] = atas
    return redirect(f"{reverse('kinerja:pantau')}?{urlencode(ke)}")


KEPALA_ORANG = ("NIP", "NAMA", "UNIT", "PENILAI", "MENUNGGU")


@require_safe
@perlu_izin("kinerja.pantau")
def orang_ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """Who is behind, as CSV or XLSX; the export is in the audit."""
    pilih, form = _pilihan(request)
    if pilih is None:
        raise Http404
    if form.errors:
        return saringan_keliru(request, "kinerja:pantau")
    semua = terlambat(tahun=pilih.tahun, langkah=pilih.langkah, unit=pilih.unit)
    nama = f"belum-selesai-{pilih.tahun.tahun}-{pilih.langkah.kode.lower()}.{jenis}"
    baris = ([s.nip, s.nama, s.unit, s.penilai, s.menunggu.title()] for s in semua)
    berkas, jumlah = unduhan_baris(nama, jenis, KEPALA_ORANG, baris)
    _catat(request, pilih, jumlah)
    return berkas


KEPALA = (
    "NIP", "NAMA", "JABATAN", "UNIT", "PENILAI", "SKP MULAI", "SKP SAMPAI", "KEADAAN SKP",
)  # fmt: skip
KEPALA_AKHIR = ("RATING HASIL KERJA", "RATING PERILAKU", "PREDIKAT TAHUNAN", "KEADAAN PENILAIAN")


@require_safe
@perlu_izin("kinerja.lihat")
def ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """A unit's appraisals as CSV or XLSX: one row a plan; the export is in the audit."""
    pilih, form = _pilihan(request)
    if pilih is None:
        raise Http404
    if form.errors:
        return saringan_keliru(request, "kinerja:pantau")
    periode = [satu.periode.nama.upper() for satu in pilih.semua if satu.periode]
    berkas, jumlah = unduhan_baris(
        f"penilaian-{pilih.tahun.tahun}-{pilih.unit.kode}.{jenis}",
        jenis,
        (*KEPALA, *periode, *KEPALA_AKHIR),
        _baris(penilaian_unit(tahun=pilih.tahun, unit=pilih.unit)),
    )
    _catat(request, pilih, jumlah)
    return berkas


def _baris(semua: list[tuple[Any, ...]]) -> Iterator[list[str]]:
    skp, predikat = dict(Skp.Status.choices), dict(Predikat.choices)
    rating, tahunan = dict(Ekspektasi.choices), dict(PenilaianTahunan.Status.choices)
    for *awal, mulai, selesai, status, tinjauan, hasil, perilaku, akhir, keadaan in semua:
        yield [
            *awal,
            mulai.isoformat(),
            selesai.isoformat(),
            str(skp.get(status, status)),
            *(str(predikat.get(satu, "")) for satu in tinjauan),
            str(rating.get(hasil, "")),
            str(rating.get(perilaku, "")),
            str(predikat.get(akhir, "")),
            str(tahunan.get(keadaan, "")),
        ]


def _catat(request: HttpRequest, pilih: Pilihan, jumlah: int) -> None:
    catat(
        pelaku=pelaku(request),
        tindakan="kinerja.ekspor",
        objek_jenis="tahun_kinerja",
        objek_id=pilih.tahun.pk,
        objek_nama=str(pilih.tahun),
        rincian={"baris": jumlah, "unit": pilih.unit.pk, "langkah": pilih.langkah.kode},
    )
