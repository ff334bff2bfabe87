"""Forms of filling posts: fields and their words; the services decide."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from karir.mesin import kosakata
from karir.mesin.syarat import GOLONGAN, STATUS_KEPEGAWAIAN
from karir.models import IkatanPegawai, Lowongan, PantauPenempatan
from talenta.akun.models import Pengguna
from talenta.pegawai.models import Jabatan, UnitOrganisasi
from talenta.pegawai.rumus import nip_sah

CARA = 3


def _tanggal(**lain: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **lain)


def _teks(baris: int = 3, **lain: Any) -> forms.CharField:
    lain.setdefault("max_length", 4000)
    return forms.CharField(widget=forms.Textarea(attrs={"rows": baris}), **lain)


def _bulat(label: str, puncak: int, bantuan: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=puncak, required=False, help_text=bantuan
    )


class SaringLowonganForm(forms.Form):
    cari = forms.CharField(
        label="Cari jabatan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama jabatan atau unit"}),
    )
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua keadaan"), *Lowongan.Status.choices]
    )
    menunggu = forms.ChoiceField(
        label="Menunggu",
        required=False,
        choices=[("", "Siapa pun"), ("saya", "Menunggu saya")],
    )


class SaringLayakForm(forms.Form):
    cari = forms.CharField(
        label="Cari nama atau NIP",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama atau awal NIP"}),
    )
    status = forms.ChoiceField(
        label="Kelayakan",
        required=False,
        choices=[
            ("", "Semua"),
            ("1", "Terpenuhi"),
            ("2", "Perlu verifikasi"),
            ("3", "Tidak terpenuhi"),
        ],
    )


class LowonganForm(forms.Form):
    """A new vacancy. Post and unit are named by their codes, as the lists and links have them."""

    jabatan = forms.CharField(label="Kode jabatan", max_length=100)
    unit = forms.CharField(label="Kode unit", max_length=100)
    asal = forms.ChoiceField(label="Sebab lowong", choices=Lowongan.Asal.choices)
    tanggal_lowong = _tanggal(label="Lowong mulai")
    pemegang_lama = forms.CharField(
        label="Pemegang lama",
        max_length=200,
        required=False,
        help_text="Kosongkan untuk jabatan baru.",
    )
    keterangan = _teks(label="Keterangan", required=False)

    def __init__(self, *args: Any, pengguna: Pengguna, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.pengguna = pengguna

    def _cari(self, model: Any, nama: str) -> Any:
        kode = self.cleaned_data[nama].strip()
        satu = model.objects.terlihat_oleh(self.pengguna).filter(kode=kode).first()
        if satu is None:
            raise forms.ValidationError(
                "Kode ini tidak ada pada data instansi Anda. Cari jabatannya di bawah."
            )
        return satu

    def clean_jabatan(self) -> Jabatan:
        satu: Jabatan = self._cari(Jabatan, "jabatan")
        return satu

    def clean_unit(self) -> UnitOrganisasi:
        satu: UnitOrganisasi = self._cari(UnitOrganisasi, "unit")
        return satu

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        perlu = isi.get("asal") in (Lowongan.Asal.PENSIUN, Lowongan.Asal.PINDAH)
        if perlu and not isi.get("pemegang_lama"):
            self.add_error("pemegang_lama", "Sebutkan siapa yang pensiun atau pindah.")
        return isi


class SyaratForm(forms.Form):
    """Requirements and weights; zero and empty ask for nothing."""

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
    bidang_tahun = _bulat("Tahun dalam jabatan serumpun", 40)
    usia = _bulat("Usia paling tinggi", 70)
    kinerja = forms.ChoiceField(
        label="Predikat paling rendah dua tahun terakhir",
        required=False,
        choices=[("", "Tidak diminta"), *kosakata.PREDIKAT.items()],
    )
    disiplin_tahun = _bulat("Tahun tanpa hukuman sedang atau berat", 20)
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
    pensiun_bulan = _bulat("Bulan paling sedikit sebelum pensiun", 120)
    masa_jabatan_tahun = _bulat("Tahun paling singkat dalam jabatan manajerial sekarang", 10)
    dokumen = _teks(
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
    alasan = _teks(label="Alasan", error_messages={"required": "Tulis mengapa syaratnya berbeda."})

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
            self.fields[f"cara{ke}_tahun"] = _bulat(f"Pengalaman, pilihan {ke}: tahun", 40)
        letak = urut.index("bidang_tahun")
        cara = [n for n in self.fields if n.startswith("cara")]
        self.order_fields([*urut[:letak], *cara, *urut[letak:]])

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


class VerifikasiForm(forms.Form):
    butir = forms.CharField(max_length=200, widget=forms.HiddenInput)
    lulus = forms.ChoiceField(
        label="Hasil", choices=[("", "Pilih"), ("ya", "Memenuhi"), ("tidak", "Tidak memenuhi")]
    )
    catatan = forms.CharField(label="Bukti yang diperiksa", max_length=1000)


class BenturanForm(forms.Form):
    benturan = forms.ChoiceField(
        label="Apakah Anda mempunyai benturan kepentingan dengan salah satu calon?",
        choices=[("tidak", "Tidak ada"), ("ada", "Ada, saya tidak ikut menilai")],
        widget=forms.RadioSelect,
    )
    uraian = _teks(label="Uraian bila ada", required=False)


class SkForm(forms.Form):
    nomor = forms.CharField(label="Nomor SK", max_length=100)
    tanggal_sk = _tanggal(label="Tanggal SK")
    tmt = _tanggal(label="Terhitung mulai tanggal (TMT)")
    dasar_hukum = _teks(5, label="Dasar hukum", help_text="Satu peraturan setiap baris.")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        hari = timezone.localdate()
        self.fields["tanggal_sk"].initial = hari
        self.fields["tmt"].initial = hari
        self.fields["dasar_hukum"].initial = (
            "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara\n"
            "Peraturan Pemerintah Nomor 11 Tahun 2017 jo. Nomor 17 Tahun 2020 tentang Manajemen "
            "Pegawai Negeri Sipil\n"
            "Peraturan Menteri PANRB Nomor 3 Tahun 2020 jo. Nomor 20 Tahun 2025 tentang Manajemen "
            "Talenta ASN"
        )


class PantauForm(forms.Form):
    hasil = forms.ChoiceField(
        label="Hasil", choices=[("", "Pilih"), *PantauPenempatan.Hasil.choices]
    )
    catatan = _teks(2, label="Catatan")


class IkatanForm(forms.Form):
    nip = forms.CharField(label="NIP orang itu", max_length=30)
    nama = forms.CharField(label="Nama orang itu", max_length=200)
    jenis = forms.ChoiceField(label="Hubungan", choices=IkatanPegawai.Jenis.choices)

    def clean_nip(self) -> str:
        nip: str = self.cleaned_data["nip"].replace(" ", "")
        if not nip_sah(nip):
            raise forms.ValidationError("NIP terdiri atas 18 angka.")
        return nip


class LaranganForm(forms.Form):
    mulai = _tanggal(label="Mulai")
    sampai = _tanggal(label="Sampai")
    dasar = forms.CharField(
        label="Dasar", max_length=500, initial="UU 10/2016 pasal 71, tahapan pemilihan"
    )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("mulai") and isi.get("sampai") and isi["sampai"] < isi["mulai"]:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")
        return isi


class PeriksaForm(forms.Form):
    nip = forms.CharField(label="NIP yang diperiksa", max_length=30)
    mulai = _tanggal(label="Diperiksa sejak")
    dasar = forms.CharField(label="Dasar pemeriksaan", max_length=500)


class KetentuanForm(SyaratForm):
    """The agency's defaults for one jenjang."""

    dasar_hukum = forms.CharField(label="Dasar hukum atau sumber", max_length=1000)
    berlaku_mulai = _tanggal(label="Berlaku mulai")


class KodeSkForm(forms.Form):
    kode = forms.CharField(
        label="Kode pada SK",
        max_length=30,
        help_text="16 huruf dan angka, misalnya ABCD-EFGH-JKLM-NPQR.",
    )
