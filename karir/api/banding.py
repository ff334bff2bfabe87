"""Two runs side by side, and what-if over one."""

from typing import Any

from django.http import Http404
from rest_framework import serializers

from karir.api.aturan import AturanRinci, aturan_rinci
from karir.api.bentuk import DikukuhkanBaca, HasilBaris
from karir.api.umum import LIHAT, PROSES, proses, satu_proses, tersedia
from karir.forms_banding import SaringBanding
from karir.mesin.andai import andaian_baca, andaian_isi
from karir.mesin.aturan import muat
from karir.selectors.andai import KOTAK, PERUBAHAN, Andai, PetaAndai, kolom_andai
from karir.selectors.banding import (
    banding_halaman,
    banding_ringkas,
    hasil_berpasangan,
    urai_pasangan,
)
from karir.selectors.banding_sql import KEADAAN, URUTAN, Pasangan
from karir.selectors.banding_sql import PERUBAHAN as PINDAH
from karir.selectors.pengukuhan import hasil_tandai
from karir.services.aturan_draf import draf_buat
from karir.services.aturan_langkah import AturanDitolak
from karir.views.banding import ekspor as ekspor_halaman
from talenta.inti.api.keluaran import (
    apa_saja,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    teks,
    ya,
)
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import (
    KodeField,
    TeksField,
    kueri,
    kueri_halaman,
    nomor,
    sah,
    teks_cari,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Tilikan

BandingBaris = bentuk(
    "BandingBaris",
    pegawai_id=bilangan(),
    nip=teks(),
    nama=teks(),
    opd_nama=teks(),
    unit_nama=teks(),
    jabatan_nama=teks(),
    semula=teks("lama"),
    kini=teks("baru"),
    dikukuhkan_semula=DikukuhkanBaca(allow_null=True, source="kukuh_lama"),
    dikukuhkan_kini=DikukuhkanBaca(allow_null=True, source="kukuh_baru"),
    krs_lama=ya(kosong=True),
    krs_baru=ya(kosong=True),
    peringkat_lama=bilangan(kosong=True),
    peringkat_baru=bilangan(kosong=True),
    langkah=bilangan(kosong=True),
    selisih=bilangan(kosong=True, bantuan="Beda nilai talenta, perseratus x 100.000.000."),
    arah=teks(),
    sebab=bentuk("SebabBanding", apa=teks(), poin=bilangan())(many=True),
)
BandingRingkas = bentuk(
    "BandingRingkas",
    beda=daftar_teks(),
    perubahan=apa_saja("Jenis perubahan ke jumlah orang."),
    matriks=bentuk("SelBanding", dari=teks(), ke=teks(), jumlah=bilangan())(many=True),
    jumlah=bilangan(),
    terdaftar=bilangan(),
)
BandingOrang = bentuk(
    "BandingOrang",
    semula=HasilBaris(allow_null=True),
    dikukuhkan_semula=DikukuhkanBaca(allow_null=True),
    kini=HasilBaris(allow_null=True),
    dikukuhkan_kini=DikukuhkanBaca(allow_null=True),
    urai=bentuk(
        "UraiBaca",
        talenta_lama=bilangan(),
        talenta_baru=bilangan(),
        selisih=bilangan(),
        sumbu=bentuk(
            "UraiSumbuBaca",
            kode=teks(),
            label=teks(),
            lama=bilangan(),
            baru=bilangan(),
            selisih=bilangan(),
            karena_batas=bilangan(),
            komponen=bentuk(
                "UraiKomponenBaca",
                kode=teks(),
                label=teks(),
                skor_lama=bilangan(kosong=True),
                skor_baru=bilangan(kosong=True),
                bobot_lama=bilangan(kosong=True),
                bobot_baru=bilangan(kosong=True),
                karena_skor=bilangan(),
                karena_bobot=bilangan(),
            )(many=True),
        )(many=True),
    )(allow_null=True),
)
_SARING = {
    "perubahan": KodeField(required=False, choices=list(PINDAH.items())),
    "dari": KodeField(required=False, choices=list(KEADAAN.items())),
    "ke": KodeField(required=False, choices=list(KEADAAN.items())),
    "opd": nomor("Nomor perangkat daerah."),
    "jenjang": KodeField(required=False, choices=Jenjang.choices),
    "cari": teks_cari(),
}  # fmt: skip


def _pasangan(p: Permintaan, pk: int, lain: int) -> Pasangan:
    lama, baru = (tersedia(satu_proses(p, n)) for n in (pk, lain))
    if lama.instansi_id != baru.instansi_id:
        raise Http404
    return Pasangan.dari(lama, baru)


def _saring(p: Permintaan) -> Any:
    isi = {n: str(v) for n, v in p.kueri.items() if n in _SARING}
    form = SaringBanding(isi, request=p.asli)
    sah(form, "kueri")
    return form.saringan()


@operasi(GET, "Dua perhitungan berdampingan: matriks dan hitungan",
         kueri=kueri("BandingRingkasKueri", **_SARING), keluaran=BandingRingkas,
         **LIHAT)  # fmt: skip
def ringkas(p: Permintaan, pk: int, lain: int) -> Any:
    pasangan = _pasangan(p, pk, lain)
    isi = banding_ringkas(pengguna=p.oleh, pasangan=pasangan, saring=_saring(p))
    return {
        "beda": pasangan.beda,
        "perubahan": isi.perubahan,
        "matriks": [{"dari": d, "ke": k, "jumlah": n} for (d, k), n in isi.matriks.items()],
        "jumlah": isi.jumlah,
        "terdaftar": isi.terdaftar,
    }


_URUT = KodeField(required=False, choices=[s for n in URUTAN for s in ((n, n), (f"-{n}", f"-{n}"))])


@operasi(GET, "Siapa berpindah di antara dua perhitungan, dan sebab terbesarnya",
         kueri=kueri_halaman("BandingKueri", **_SARING, urut=_URUT), keluaran=BandingBaris,
         berhalaman=True, **LIHAT)  # fmt: skip
def daftar(p: Permintaan, pk: int, lain: int) -> Any:
    urut = p.kueri.get("urut", "peringkat")
    return banding_halaman(
        pengguna=p.oleh, pasangan=_pasangan(p, pk, lain), saring=_saring(p),
        urut=urut.removeprefix("-"), turun=urut.startswith("-"), **p.kursor,
    )  # fmt: skip


@operasi(GET, "Seorang pegawai di dua perhitungan, dengan urai perubahannya",
         keluaran=BandingOrang, tentang=("pegawai_id", Tilikan.Jenis.HALAMAN),
         **LIHAT)  # fmt: skip
def orang(p: Permintaan, pk: int, lain: int, pegawai_id: int) -> Any:
    pasangan = _pasangan(p, pk, lain)
    ada = hasil_berpasangan(pengguna=p.oleh, pasangan=pasangan, pegawai=[pegawai_id])
    lama, baru = ada[pegawai_id]
    if lama is None and baru is None:
        raise Http404
    hasil_tandai(pengguna=p.oleh, hasil=(lama, baru))
    return {
        "semula": lama,
        "dikukuhkan_semula": getattr(lama, "dikukuhkan", None),
        "kini": baru,
        "dikukuhkan_kini": getattr(baru, "dikukuhkan", None),
        "urai": urai_pasangan(pasangan, lama, baru),
    }


ekspor = unduhan("Perbandingan dua perhitungan sebagai CSV", ekspor_halaman,
                 tetap={"jenis": "csv"}, kueri=kueri("BandingBerkasKueri", **_SARING),
                 seperti=daftar, berkas="text/csv", area="hasil", izin="hasil.ekspor")  # fmt: skip
AndaiBaca = bentuk(
    "AndaiBaca",
    geser=bentuk(
        "GeserBaca", nama=teks(), label=teks(), asal=bilangan(), nilai=bilangan(),
        rendah=bilangan(), tinggi=bilangan(), langkah=bilangan(),
    )(many=True),
    galat=daftar_teks(),
    siap=ya(),
    peta=dari_dataclass(PetaAndai, "PetaAndaiBaca")(allow_null=True),
    baris=bentuk(
        "AndaiBaris", hasil=HasilBaris(),
        dikukuhkan=DikukuhkanBaca(allow_null=True, source="hasil.dikukuhkan"),
        kotak=bilangan(), krs=ya(), peringkat=bilangan(),
        arah=teks(), langkah=bilangan(),
    )(many=True),
)  # fmt: skip
_NILAI = serializers.DictField(
    child=serializers.IntegerField(min_value=0, max_value=20_000),
    help_text="Nama geser ke nilai: bobot basis poin, ambang perseratus.",
)
_ANDAI = {
    "proses": PROSES,
    # It travels in the address, which gunicorn bounds.
    "nilai": serializers.RegexField(
        r"^[A-Za-z0-9_,:.-]+$", required=False, max_length=600,
        help_text="Geser yang diubah: nama:nilai, dipisah koma; misalnya bobot-kinerja:5500.",
    ),
    "perubahan": KodeField(required=False, choices=list(PERUBAHAN.items())),
    "halaman": serializers.IntegerField(required=False, min_value=1, max_value=10**6),
}  # fmt: skip


def _nilai(teks_: str) -> dict[str, str]:
    pasang = [satu.partition(":") for satu in teks_.split(",") if satu.strip()]
    return {nama.strip(): nilai.strip() for nama, _, nilai in pasang}


@operasi(GET, "Andaian: bobot dan ambang lain atas sebuah perhitungan; tidak menyimpan apa pun",
         kueri=kueri("AndaiKueri", **_ANDAI), keluaran=AndaiBaca, area="hasil",
         izin="hasil.hitung")  # fmt: skip
def andai(p: Permintaan) -> Any:
    satu = proses(p)
    aturan = muat(satu.isi_aturan)
    andaian = andaian_baca(aturan, _nilai(p.kueri.get("nilai", "")))
    isi: dict[str, Any] = {
        "geser": [g for k in andaian.kelompok for g in k.geser],
        "galat": andaian.galat,
        "siap": False,
        "peta": None,
        "baris": [],
    }
    kolom = None if andaian.galat else kolom_andai(pengguna=p.oleh, proses=satu)
    if kolom is None:
        return isi
    hitung = Andai(kolom, aturan, muat(andaian_isi(satu.isi_aturan or {}, andaian)))
    jenis = p.kueri.get("perubahan", KOTAK)
    orang_ = hitung.baris(
        pengguna=p.oleh, proses=satu, jenis=jenis, nomor=p.kueri.get("halaman", 1)
    )
    return isi | {"siap": True, "peta": hitung.peta(), "baris": orang_}


@operasi(POST, "Buat draf aturan dari sebuah andaian", keluaran=AturanRinci, area="aturan",
         izin="aturan.susun", tolak=(AturanDitolak,),
         isi=kueri("AndaiDrafIsi", nilai=_NILAI, kode=TeksField(max_length=60)),
         contoh={"nilai": {"bobot-kinerja": 5500}, "kode": "ATURAN-KAMI"})  # fmt: skip
def andai_draf(p: Permintaan, pk: int) -> Any:
    if not p.oleh.boleh("hasil.hitung"):
        raise Http404
    satu = satu_proses(p, pk)
    isi = {nama: str(nilai) for nama, nilai in p.isi["nilai"].items()}
    andaian = andaian_baca(muat(satu.isi_aturan), isi)
    if andaian.galat or not andaian.bergeser:
        kata = " ".join(andaian.galat) or "Geser dahulu bobot atau ambangnya."
        raise Masalah("ketentuan", kata)
    draf = draf_buat(
        instansi_id=satu.instansi_id,
        isi=andaian_isi(satu.isi_aturan or {}, andaian),
        kode=p.isi["kode"].strip(),
        asal=satu.aturan,
        pelaku=p.pelaku,
    )
    return aturan_rinci(p, draf.pk)
