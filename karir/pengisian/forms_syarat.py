"""The form of requirements and weights, of one vacancy and of an agency's defaults."""

from decimal import Decimal
from typing import Any

from django import forms

from karir.mesin import kosakata
from karir.mesin.syarat import GOLONGAN, STATUS_KEPEGAWAIAN
from karir.pengisian.forms import bulat_isian, tanggal_isian, teks_isian

CARA = 3
# Fields of the requirements as they stand together on the page; what is left comes at the end.
KELOMPOK = (
    ("Siapa yang boleh", ("status", "kedudukan", "usia", "pensiun_bulan")),
    ("Pendidikan dan pangkat", ("pendidikan", "golongan", "bidang_ilmu")),
    ("Pengalaman", ("cara", "bidang_tahun", "masa_jabatan_tahun")),
    (
        "Kinerja, kompetensi, dan disiplin",
        ("kinerja", "kompetensi_ms", "kompetensi_mms", "disiplin_tahun"),
    ),
    ("Bobot kecocokan", ("bobot_",)),
    ("Dokumen", ("dokumen",)),
)


class SyaratForm(forms.Form):
    """Requirements and weights; zero and empty ask for nothing."""

    template_name = "karir/pengisian/_bagian/isian_syarat.html"

    status = forms.MultipleChoiceField(
        label="Status kepegawaian",
        choices=[(satu, satu) for satu in STATUS_KEPEGAWAIAN],
        widget=forms.CheckboxSelectMultiple,
    )
    kedudukan = forms.MultipleChoiceField(
        label="Kedudukan hukum yang boleh",
        choices=[(k, kosakata.KEDUDUKAN_HUKUM[k]) for k in ("01", "03", "15", "71")],
        widget=forms.CheckboxSelectMultiple,
    )
    pendidikan = forms.ChoiceField(
        label="Pendidikan paling rendah",
        required=False,
        choices=[("", "Tidak diminta"), *kosakata.PENDIDIKAN.items()],
    )
    golongan = forms.ChoiceField(
        label="Golongan paling rendah",
        required=False,
        choices=[("", "Tidak diminta"), *((g, g) for g in GOLONGAN)],
        help_text="PPPK tidak bergolongan; untuk mereka syarat ini perlu diverifikasi.",
    )
    bidang_tahun = bulat_isian("Tahun dalam jabatan serumpun", 40)
    usia = bulat_isian("Usia paling tinggi", 70)
    kinerja = forms.ChoiceField(
        label="Predikat paling rendah dua tahun terakhir",
        required=False,
        choices=[("", "Tidak diminta"), *kosakata.PREDIKAT.items()],
    )
    disiplin_tahun = bulat_isian("Tahun tanpa hukuman sedang atau berat", 20)
    kompetensi_ms = forms.DecimalField(
        label="JPM memenuhi syarat mulai",
        min_value=0,
        max_value=100,
        decimal_places=2,
        required=False,
        help_text="Di antara kedua batas perlu diverifikasi. Kosong: tidak diminta.",
    )
    kompetensi_mms = forms.DecimalField(
        label="JPM tidak memenuhi di bawah",
        min_value=0,
        max_value=100,
        decimal_places=2,
        required=False,
    )
    bidang_ilmu = forms.BooleanField(label="Bidang ilmu harus yang disebut jabatan", required=False)
    pensiun_bulan = bulat_isian("Bulan paling sedikit sebelum pensiun", 120)
    masa_jabatan_tahun = bulat_isian("Tahun paling singkat dalam jabatan manajerial sekarang", 10)
    dokumen = teks_isian(
        label="Dokumen yang diverifikasi",
        required=False,
        help_text="Satu dokumen setiap baris; diperiksa petugas untuk setiap calon daftar pendek.",
    )
    bobot_talenta = forms.DecimalField(
        label="Bobot nilai talenta (%)", min_value=0, max_value=100, decimal_places=2
    )
    bobot_teknis = forms.DecimalField(
        label="Bobot kompetensi teknis (%)", min_value=0, max_value=100, decimal_places=2
    )
    bobot_digital = forms.DecimalField(
        label="Bobot kompetensi digital (%)", min_value=0, max_value=100, decimal_places=2
    )
    alasan = teks_isian(
        label="Alasan", error_messages={"required": "Tulis mengapa syaratnya berbeda."}
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        urut = list(self.fields)
        for ke in range(1, CARA + 1):
            self.fields[f"cara{ke}_jenjang"] = forms.MultipleChoiceField(
                label=f"Pengalaman, pilihan {ke}: jenjang",
                required=False,
                choices=list(kosakata.JENJANG.items()),
                widget=forms.SelectMultiple(attrs={"size": 5}),
                help_text="Cukup salah satu pilihan yang terpenuhi." if ke == 1 else "",
            )
            self.fields[f"cara{ke}_tahun"] = bulat_isian(f"Pengalaman, pilihan {ke}: tahun", 40)
        letak = urut.index("bidang_tahun")
        cara = [n for n in self.fields if n.startswith("cara")]
        self.order_fields([*urut[:letak], *cara, *urut[letak:]])

    @property
    def kelompok(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Its fields under headings."""
        sisa = list(self.fields)
        hasil: list[tuple[str, list[forms.BoundField]]] = []
        for judul, awalan in KELOMPOK:
            milik = [n for satu in awalan for n in sisa if n == satu or _berawalan(n, satu)]
            sisa = [n for n in sisa if n not in milik]
            hasil.append((judul, [self[n] for n in milik]))
        return [*hasil, ("Alasan dan dasar", [self[n] for n in sisa])]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        for ke in range(1, CARA + 1):
            if bool(isi.get(f"cara{ke}_jenjang")) != bool(isi.get(f"cara{ke}_tahun")):
                self.add_error(f"cara{ke}_tahun", "Isi jenjang dan tahunnya bersama-sama.")
        nama = [f"bobot_{satu}" for satu in ("talenta", "teknis", "digital")]
        if all(n in isi for n in nama) and sum(isi[n] for n in nama) != 100:
            self.add_error("bobot_talenta", "Jumlah ketiga bobot harus tepat 100 %.")
        return isi

    def syarat(self) -> dict[str, Any]:
        """As karir.mesin.syarat reads them."""
        isi = self.cleaned_data
        bulat = ("bidang_tahun", "usia", "disiplin_tahun", "pensiun_bulan", "masa_jabatan_tahun")
        return {
            "status": isi["status"],
            "kedudukan": isi["kedudukan"],
            "pendidikan": isi["pendidikan"],
            "golongan": isi["golongan"],
            "pengalaman": [
                {"jenjang": isi[f"cara{ke}_jenjang"], "tahun": isi[f"cara{ke}_tahun"]}
                for ke in range(1, CARA + 1)
                if isi[f"cara{ke}_tahun"]
            ],
            **{nama: isi[nama] or 0 for nama in bulat},
            "kinerja": isi["kinerja"],
            "kompetensi_ms": int((isi["kompetensi_ms"] or 0) * 100),
            "kompetensi_mms": int((isi["kompetensi_mms"] or 0) * 100),
            "bidang_ilmu": isi["bidang_ilmu"],
            "dokumen": [baris.strip() for baris in isi["dokumen"].splitlines() if baris.strip()],
        }

    def bobot(self) -> dict[str, int]:
        """Weights in basis points."""
        return {
            nama: int(self.cleaned_data[f"bobot_{nama}"] * 100)
            for nama in ("talenta", "teknis", "digital")
        }


def _berawalan(nama: str, awalan: str) -> bool:
    return awalan in ("cara", "bobot_") and nama.startswith(awalan)


def syarat_awal(syarat: dict[str, Any], bobot: dict[str, int]) -> dict[str, Any]:
    """Stored requirements and weights as the form begins with them."""
    isi = {n: nilai for n, nilai in syarat.items() if n not in ("pengalaman", "dokumen")}
    isi["dokumen"] = "\n".join(syarat.get("dokumen", []))
    for ke, cara in enumerate(syarat.get("pengalaman", [])[:CARA], start=1):
        isi[f"cara{ke}_jenjang"], isi[f"cara{ke}_tahun"] = cara["jenjang"], cara["tahun"]
    for nama in ("kompetensi_ms", "kompetensi_mms"):
        isi[nama] = Decimal(syarat.get(nama, 0)) / 100
    for nama, nilai in bobot.items():
        isi[f"bobot_{nama}"] = Decimal(nilai) / 100
    return isi


class KetentuanForm(SyaratForm):
    """The agency's defaults for one jenjang."""

    dasar_hukum = forms.CharField(label="Dasar hukum atau sumber", max_length=1000)
    berlaku_mulai = tanggal_isian(label="Berlaku mulai")
