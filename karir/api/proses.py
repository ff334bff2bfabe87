"""Runs: asked for, looked at, shown, set aside, certified; the schedule and the summary."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from karir.api.bentuk import (
    JadwalBaca,
    ProsesBaris,
    ProsesRinci,
    RekapBaca,
    SertifikatBaca,
    SertifikatUmumBaca,
)
from karir.api.umum import LIHAT, PROSES, satu_proses, tersedia
from karir.forms import HitungForm, JadwalForm
from karir.models import JadwalPeringkat, PelaksanaanJadwal
from karir.selectors.aturan import AturanTidakAda
from karir.selectors.hasil import (
    arsip_riwayat,
    penayangan_riwayat,
    proses_percobaan,
    proses_terlihat,
)
from karir.selectors.rekap import rekap_susun
from karir.selectors.sertifikat import rekap_proses, sertifikat_proses, sertifikat_umum
from karir.services.arsip import JENIS_ARSIP, JENIS_PULIH, ArsipDitolak, arsip_minta
from karir.services.jadwal import jadwal_atur, tempo_berikut
from karir.services.olah import olah_minta
from karir.services.penayangan import PenayanganDitolak, hasil_tarik, hasil_tayangkan
from karir.services.permintaan import proses_minta
from karir.services.sertifikat import sertifikat_minta
from karir.services.verifikasi import verifikasi_minta
from karir.views.rekap import _proses as proses_rekap
from karir.views.rekap import berita_acara as berita_acara_halaman
from karir.views.sertifikat import tanda_terima_unduh
from karir.views.umum import ProsesDiarsipkan
from talenta.akun.models import Instansi
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import (
    KodeField,
    alasan,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    nomor,
    sah,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.inti.api.pekerjaan import PekerjaanDiminta
from talenta.inti.api.unduhan import unduhan

_HITUNG: Any = {"area": "hasil", "izin": "hasil.hitung"}
_TAYANG: Any = {"area": "hasil", "izin": "hasil.tayangkan"}
_KERJA: Any = {"keluaran": PekerjaanDiminta, "status": 202}


@operasi(
    GET, "Perhitungan yang selesai, tanggal acuan terbaru dahulu", berhalaman=True,
    kueri=kueri_halaman(
        "ProsesKueri", tampilan=KodeField(required=False, choices=[("belum", "Percobaan baru")])
    ),
    keluaran=ProsesBaris, **LIHAT,
)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    pilih = proses_percobaan if "tampilan" in p.kueri else proses_terlihat
    return p.halaman(pilih(pengguna=p.oleh), kolom=("tanggal_acuan", "id"))


@operasi(POST, "Minta perhitungan; yang sama yang belum selesai tidak dibuat dua kali",
         isi=dari_form(HitungForm, "HitungIsi"), contoh={"tanggal_acuan": "2026-06-30"},
         tolak=(AturanTidakAda,), **_HITUNG, **_KERJA)  # fmt: skip
def minta(p: Permintaan) -> Any:
    isi = sah(HitungForm(data_form(p.isi), pengguna=p.oleh))
    return proses_minta(
        instansi=get_object_or_404(Instansi, pk=p.instansi_id),
        tanggal_acuan=isi["tanggal_acuan"],
        aturan=isi["aturan"],
        pelaku=p.pelaku,
    ).pekerjaan


def _rinci(p: Permintaan, pk: int) -> dict[str, Any]:
    satu = satu_proses(p, pk)
    return {
        "proses": satu,
        "penayangan": penayangan_riwayat(pengguna=p.oleh, proses=satu),
        "arsip": arsip_riwayat(pengguna=p.oleh, proses=satu),
        "sertifikat": sertifikat_proses(pengguna=p.oleh, proses=satu),
    }


@operasi(GET, "Satu perhitungan: siapa melihatnya sejak kapan, sidik, hitungan, sertifikat",
         keluaran=ProsesRinci, **LIHAT)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> Any:
    return _rinci(p, pk)


@operasi(POST, "Minta perhitungan ulang dari masukan yang dibekukan", area="hasil",
         izin="hasil.verifikasi", **_KERJA)  # fmt: skip
def verifikasi(p: Permintaan, pk: int) -> Any:
    return verifikasi_minta(proses=satu_proses(p, pk), pelaku=p.pelaku)


_TAMPIL = kueri(
    "TampilIsi",
    menggantikan=nomor("Nomor perhitungan yang sedang ditampilkan; kosong bila tidak ada."),
)


@operasi(POST, "Tampilkan hasil ini kepada seluruh instansi", isi=_TAMPIL, keluaran=ProsesRinci,
         status=200, tolak=(PenayanganDitolak,), **_TAYANG)  # fmt: skip
def tampilkan(p: Permintaan, pk: int) -> Any:
    hasil_tayangkan(
        proses=satu_proses(p, pk), menggantikan=p.isi.get("menggantikan"), pelaku=p.pelaku
    )
    return _rinci(p, pk)


@operasi(POST, "Tarik hasil ini dari tampilan", isi=kueri("TarikIsi", alasan=alasan(panjang=2000)),
         keluaran=ProsesRinci, status=200, tolak=(PenayanganDitolak,), **_TAYANG)  # fmt: skip
def tarik(p: Permintaan, pk: int) -> Any:
    hasil_tarik(proses=satu_proses(p, pk), alasan=p.isi["alasan"], pelaku=p.pelaku)
    return _rinci(p, pk)


_ARSIP: Any = {"tolak": (ArsipDitolak,), **_TAYANG, **_KERJA}


@operasi(POST, "Arsipkan hasil perhitungan lama", **_ARSIP)
def arsipkan(p: Permintaan, pk: int) -> Any:
    return arsip_minta(proses=satu_proses(p, pk), jenis=JENIS_ARSIP, pelaku=p.pelaku)


@operasi(POST, "Pulihkan hasil yang diarsipkan", **_ARSIP)
def pulihkan(p: Permintaan, pk: int) -> Any:
    return arsip_minta(proses=satu_proses(p, pk), jenis=JENIS_PULIH, pelaku=p.pelaku)


@operasi(POST, "Siapkan andaian dan rentang peringkat", **_HITUNG, **_KERJA)
def olah(p: Permintaan, pk: int) -> Any:
    return olah_minta(proses=tersedia(satu_proses(p, pk)), pelaku=p.pelaku)


@operasi(GET, "Sertifikat sebuah perhitungan", keluaran=SertifikatBaca, area="hasil",
         izin="diri.lihat")  # fmt: skip
def sertifikat(p: Permintaan, pk: int) -> Any:
    terbit = sertifikat_proses(pengguna=p.oleh, proses=satu_proses(p, pk))
    if terbit is None:
        raise Http404
    return terbit


@operasi(POST, "Minta sertifikat perhitungan yang belum punya", **_HITUNG, **_KERJA)
def sertifikat_buat(p: Permintaan, pk: int) -> Any:
    pekerjaan = sertifikat_minta(proses=satu_proses(p, pk), pelaku=p.pelaku)
    if pekerjaan is None:
        raise Masalah("keadaan", "Sertifikatnya sudah ada atau sedang dibuat.")
    return pekerjaan


@operasi(GET, "Sertifikat yang diumumkan, menurut kodenya", keluaran=SertifikatUmumBaca,
         area="hasil", bebas=True)  # fmt: skip
def sertifikat_kode(p: Permintaan, kode: str) -> Any:
    terbit = sertifikat_umum(kode=kode)
    if terbit is None:
        raise Http404
    return terbit


tanda_terima = unduhan("Tanda terima saya dari sebuah perhitungan", tanda_terima_unduh,
                       berkas="application/json", area="diri", diri=True,
                       tolak=(ProsesDiarsipkan,))  # fmt: skip
berita_acara = unduhan("Berita acara sebuah perhitungan sebagai PDF", berita_acara_halaman,
                       berkas="application/pdf", area="hasil", izin="hasil.rekap")  # fmt: skip


@operasi(GET, "Rekap hasil menurut perangkat daerah", kueri=kueri("RekapKueri", proses=PROSES),
         keluaran=RekapBaca, area="hasil", izin="hasil.rekap")  # fmt: skip
def rekap(p: Permintaan) -> Any:
    satu = proses_rekap(p.asli)
    isi = rekap_proses(pengguna=p.oleh, proses=satu) if satu else None
    if satu is None or isi is None:
        raise Masalah("tidak-ada", "Belum ada rekap: ia dibuat bersama sertifikat perhitungannya.")
    tersusun = rekap_susun(proses=satu, rekap=isi)
    sebab = [{"alasan": kata, "jumlah": n} for kata, n in tersusun.sebab]
    return {"proses": satu, "rekap": tersusun, "sebab": sebab}


def _jadwal(p: Permintaan) -> JadwalPeringkat | None:
    terlihat = JadwalPeringkat.objects.terlihat_oleh(p.oleh).select_related("instansi")
    satu: JadwalPeringkat | None = terlihat.first()
    return satu


@operasi(GET, "Jadwal perhitungan: apa adanya, jatuh tempo berikut, yang sudah lewat",
         keluaran=JadwalBaca, **LIHAT)  # fmt: skip
def jadwal(p: Permintaan) -> Any:
    kini = _jadwal(p)
    lalu = PelaksanaanJadwal.objects.terlihat_oleh(p.oleh).order_by("-jatuh_tempo")[:24]
    berikut = tempo_berikut(kini, timezone.now()) if kini else None
    return {"jadwal": kini, "berikut": berikut, "pelaksanaan": lalu}


_JADWAL_ISI = dari_form(
    JadwalForm,
    "JadwalIsi",
    aktif=serializers.BooleanField(),
    periode=serializers.ChoiceField(choices=JadwalPeringkat.Periode.choices),
    jam=serializers.IntegerField(min_value=0, max_value=23),
)


@operasi(PUT, "Tetapkan jadwal perhitungan, atau matikan", isi=_JADWAL_ISI, keluaran=JadwalBaca,
         contoh={"aktif": True, "periode": 3, "mulai": "2026-06-30", "jam": 1},
         **_HITUNG)  # fmt: skip
def jadwal_tetapkan(p: Permintaan) -> Any:
    instansi = get_object_or_404(Instansi, pk=p.instansi_id)
    ada = _jadwal(p) or JadwalPeringkat(instansi=instansi, mulai=timezone.localdate())
    isi = data_form(p.isi)
    form = JadwalForm({k: v for k, v in isi.items() if v is not False}, instance=ada)
    sah(form)
    jadwal_atur(jadwal=form.instance, pelaku=p.pelaku)
    return jadwal.jalankan(p)
