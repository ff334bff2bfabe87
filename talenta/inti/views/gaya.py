"""The page /gaya/: every component of the design system in all its states, with neutral data."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talenta.inti.tanggal import TanggalField

KOTAK = (
    (4, 41, "Rotasi; pengembangan kompetensi"),
    (7, 88, "Dipertahankan; rotasi atau pengayaan jabatan"),
    (9, 36, "Dipromosikan dan dipertahankan"),
    (2, 52, "Bimbingan kinerja; pengembangan kompetensi"),
    (5, 301, "Bimbingan kinerja; pengembangan kompetensi"),
    (8, 120, "Dipertahankan; rotasi atau perluasan jabatan"),
    (1, 27, "Diproses sesuai ketentuan"),
    (3, 203, "Bimbingan dan konseling kinerja"),
    (6, 32, "Penempatan yang sesuai; bimbingan kinerja"),
)
ANGKA = [
    {"nilai": 900, "label": "dipetakan dari 1.024", "kelas": "laut"},
    {"nilai": 244, "label": "kelompok rencana suksesi (27,1 %)", "kelas": "emas", "url": "#kotak"},
    {"nilai": 108, "label": "belum lengkap", "kelas": "awas"},
    {"nilai": 16, "label": "tidak dipetakan", "kelas": ""},
]
HITUNG = [
    {
        "nama": "Penilaian kinerja",
        "nilai": 10500,
        "bobot": 600,
        "poin": 6300,
        "terbuka": True,
        "alasan": "Sangat Baik (2025) = 110, Baik (2024) = 100, rata-rata 105,00.",
        "bukti": [
            {"teks": "Penilaian 2025, berkas contoh baris 18.", "url": "#hitung", "tautan": "Lihat"}
        ],
    },
    {
        "nama": "Penghargaan",
        "nilai": 8500,
        "bobot": 150,
        "poin": 1275,
        "alasan": "Tingkat nasional, 17 Agustus 2023.",
    },
    {
        "nama": "Tim kerja",
        "nilai": 5000,
        "bobot": 150,
        "poin": 750,
        "rendah": True,
        "alasan": "Anggota, lingkup internal, 1 Maret 2025.",
    },
    {"nama": "Umpan balik 360", "nilai": None, "bobot": 100, "poin": 0},
]
KOMPETENSI = [
    {"nama": "Integritas", "tingkat": 4, "syarat": 3},
    {"nama": "Kerja sama", "tingkat": 3, "syarat": 3},
    {"nama": "Orientasi pada hasil", "tingkat": 2, "syarat": 3},
    {"nama": "Mengelola perubahan", "tingkat": None, "syarat": 3},
]
BATANG = [
    {"label": "Ahli Utama", "nilai": 12},
    {"label": "Ahli Madya", "nilai": 96, "kelas": "emas", "url": "#grafik"},
    {"label": "Ahli Muda", "nilai": 244},
    {"label": "Ahli Pertama", "nilai": 187, "kelas": "rendah"},
]
WARNA = (
    ("surface", "Teks di atas kertas"),
    ("surface-2", "Teks kedua"),
    ("laut", "Tindakan utama"),
    ("laut-soft", "Terpilih"),
    ("emas-soft", "Keistimewaan"),
    ("baik-soft", "Baik"),
    ("awas-soft", "Perhatian"),
    ("galat-soft", "Galat"),
)
BAGIAN = (
    ("warna", "Warna dan huruf"),
    ("tombol", "Tombol dan tanda"),
    ("angka", "Angka"),
    ("kotak", "Sembilan kotak"),
    ("tabel", "Tabel, saringan, halaman"),
    ("hitung", "Perhitungan dan perbandingan"),
    ("grafik", "Grafik"),
    ("formulir", "Formulir"),
    ("unggah", "Unggah dan kemajuan"),
    ("keadaan", "Keadaan: kosong, memuat, pemberitahuan"),
)


class ContohForm(forms.Form):
    """One field of each kind; two of them are filled in wrongly to show their errors."""

    nama = forms.CharField(label="Nama kegiatan", error_messages={"required": "Isi nama kegiatan."})
    tanggal = TanggalField(
        label="Tanggal",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Hari pertama kegiatan.",
        error_messages={"required": "Pilih tanggal kegiatan."},
    )
    jenis = forms.ChoiceField(label="Jenis", choices=[("a", "Pelatihan"), ("b", "Seminar")])
    cara = forms.ChoiceField(
        label="Cara mengikuti",
        widget=forms.RadioSelect,
        choices=[("luring", "Tatap muka"), ("daring", "Jarak jauh")],
        initial="luring",
    )
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)
    setuju = forms.BooleanField(
        label="Data di atas benar",
        error_messages={"required": "Centang bila data di atas sudah benar."},
    )
    nomor = forms.CharField(label="Nomor", disabled=True, initial="001/CONTOH", required=False)


class SaringForm(forms.Form):
    cari = forms.CharField(label="Cari nama atau NIP", required=False)
    unit = forms.ChoiceField(
        label="Unit", required=False, choices=[("", "Semua unit"), ("1", "Unit Contoh 1")]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "PNS dan PPPK"), ("pns", "PNS")]
    )


class UnggahForm(forms.Form):
    berkas = forms.FileField(label="Jatuhkan berkas di sini")
    tutup = forms.FileField(label="Belum dapat mengunggah", disabled=True, required=False)


def _kotak9() -> list[dict[str, Any]]:
    seluruh = sum(jumlah for _, jumlah, _ in KOTAK)
    return [
        {
            "no": no,
            "jumlah": jumlah,
            "persen": Decimal(jumlah * 100) / seluruh,
            "krs": no in {7, 8, 9},
            "perhatian": no == 1,
            "judul": f"Kotak {no}",
            "rekomendasi": rekomendasi,
            "url": "#tabel",
            "selisih": {9: 4, 5: -6, 3: 0}.get(no),
            "terpilih": no == 8,
        }
        for no, jumlah, rekomendasi in KOTAK
    ]


@login_not_required
@require_safe
def gaya(request: HttpRequest) -> HttpResponse:
    """Show the design system; it reads nothing of the database."""
    return render(
        request,
        "gaya/gaya.html",
        {
            "bagian_gaya": BAGIAN,
            "warna": WARNA,
            "angka": ANGKA,
            "kotak": _kotak9(),
            "hitung": HITUNG,
            "kompetensi": KOMPETENSI,
            "batang": BATANG,
            "waktu_contoh": datetime(2026, 6, 30, 6, 5, tzinfo=UTC),
            "form_baru": ContohForm(prefix="baru"),
            "form_galat": ContohForm({"galat-jenis": "a", "galat-cara": "daring"}, prefix="galat"),
            "saring": SaringForm(request.GET),
            "unggah": UnggahForm(),
            "ekspor": [{"judul": "XLSX", "url": "#tabel"}, {"judul": "CSV", "url": "#tabel"}],
            "tab": [
                {"judul": "Ringkasan", "url": "#kotak", "aktif": True},
                {"judul": "Riwayat", "url": "#tabel", "aktif": False, "hitungan": 12},
                {"judul": "Bukti", "url": "#hitung", "aktif": False, "hitungan": 0},
            ],
            "langkah": ["Unggah", "Periksa", "Terapkan"],
        },
    )
