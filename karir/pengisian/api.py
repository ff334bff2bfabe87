"""Filling posts by the API: the same services, table of steps and scopes as the pages."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from karir.models import (
    CalonLowongan,
    IkatanPegawai,
    KursiKomite,
    LangkahLowongan,
    Lowongan,
    PantauPenempatan,
    PutusanLowongan,
    SuaraKomite,
)
from karir.pengisian.alur import LANGSUNG, PERALIHAN, langkah_tersedia
from karir.pengisian.api_ketentuan import urlpatterns as ketentuan
from karir.pengisian.forms import (
    BenturanForm,
    IkatanForm,
    LowonganForm,
    PantauForm,
    SaringLayakForm,
    SaringLowonganForm,
    SkForm,
    VerifikasiForm,
)
from karir.pengisian.selectors.angka import AngkaPengisian, BarisAngka, angka_pengisian
from karir.pengisian.selectors.lowongan import (
    BarisSyarat,
    angka,
    calon_lembar,
    calon_terlihat,
    kelayakan_saring,
    kelayakan_terlihat,
    kursi_terlihat,
    lowongan_saring,
    lowongan_terlihat,
    putusan_baris,
    seleksi_saya,
    suara_terlihat,
)
from karir.pengisian.selectors.saya import hasil_saya
from karir.pengisian.selectors.sk import SkUmum, sk_umum
from karir.pengisian.services.calon import (
    calon_hapus,
    calon_tambah,
    calon_verifikasi,
    komite_atur,
)
from karir.pengisian.services.ikatan import IkatanDitolak, ikatan_akhiri, ikatan_nyatakan
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    langkah_jalankan,
    lowongan_buat,
    syarat_ubah,
)
from karir.pengisian.services.penempatan import pantau_catat
from karir.pengisian.services.penilaian import penilaian_minta, ulang_minta
from karir.pengisian.services.putusan import calon_putuskan, izin_catat
from karir.pengisian.services.sidang import (
    UsulanCalon,
    benturan_nyatakan,
    calon_usulkan,
    suara_simpan,
)
from karir.pengisian.services.sk import sk_terbitkan
from karir.pengisian.views import calon as halaman_calon
from karir.pengisian.views import lowongan as halaman_lowongan
from karir.pengisian.views import sk as halaman_sk
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    dari_dataclass,
    teks,
    waktu,
    ya,
)
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import (
    KodeField,
    NomorField,
    TeksField,
    alasan,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.inti.api.pekerjaan import PekerjaanDiminta
from talenta.inti.api.skema import alamat
from talenta.inti.api.unduhan import unduhan
from talenta.inti.keyset import halaman
from talenta.pegawai.models import Pegawai

SEHALAMAN = 50
_AREA: Any = {"area": "lowongan", "tolak": (LowonganDitolak,)}


def _izin(nama: str) -> Any:
    return {**_AREA, "izin": f"lowongan.{nama}"}


_LIHAT, _NILAI, _SUSUN, _SAHKAN = map(_izin, ("lihat", "nilai", "susun", "sahkan"))
_SIDANG, _PUTUS = map(_izin, ("sidang", "putuskan"))
_KERJA: Any = {"keluaran": PekerjaanDiminta, "status": 202}
_KOLOM = "id asal pemegang_lama tanggal_lowong status revisi diumumkan_pada"

LowonganBaris = baris(
    "LowonganBaris", Lowongan, _KOLOM, jabatan=teks("jabatan.nama"), unit=teks("unit.nama"),
    jenjang=teks("jabatan.jenjang"),
)  # fmt: skip
SyaratBaca = dari_dataclass(BarisSyarat, "SyaratBaca", juga="status_kata")
AngkaCalon = bentuk(
    "AngkaCalonLowongan",
    talenta=bilangan(kosong=True),
    teknis=bilangan(kosong=True),
    digital=bilangan(kosong=True),
    kecocokan=bilangan(kosong=True),
)
CalonBaris = baris(
    "CalonLowonganBaris",
    CalonLowongan,
    "id nip nama pangkat jabatan_nama unit_nama peringkat kotak krs urutan_usul alasan_usul "
    "nilai_komite penilai terpilih",
)
CalonRinci = bentuk(
    "CalonRinci",
    calon=CalonBaris(),
    angka=AngkaCalon(),
    syarat=SyaratBaca(source="baris", many=True),
    verifikasi=apa_saja("Butir, kata, dan hasilnya.", "verifikasi_polos"),
    beres=ya(),
)
KursiBaris = baris(
    "KursiKomiteBaris", KursiKomite, "id nama ketua benturan terhalang dinyatakan_pada dikirim_pada"
)
SuaraBaris = baris(
    "SuaraKomiteBaris", SuaraKomite, "nilai alasan", oleh=teks("kursi.nama"), calon_id=bilangan()
)
LangkahBaris = baris(
    "LangkahLowonganBaris", LangkahLowongan, "langkah dari ke alasan oleh_nama pada"
)
PutusanBaca = baris(
    "PutusanLowonganBaca",
    PutusanLowongan,
    "alasan melawan dari_pool peringkat peringkat_terbaik oleh_nama pada",
    calon=teks("calon.nama"),
)
PantauBaris = baris(
    "PantauBaris", PantauPenempatan, "id jenis jatuh_tempo hasil catatan selesai_pada"
)
LowonganRinci = bentuk(
    "LowonganRinci",
    lowongan=LowonganBaris(),
    syarat=apa_saja("Syarat seperti tersimpan.", "lowongan.syarat"),
    bobot=apa_saja("Bobot dalam perseratus persen.", "lowongan.bobot"),
    penilaian=apa_saja("Hitungan penilaian terakhir, bila ada."),
    calon=CalonBaris(many=True),
    kursi=KursiBaris(many=True),
    suara=SuaraBaris(many=True),
    putusan=PutusanBaca(allow_null=True),
    pantauan=PantauBaris(many=True),
    riwayat=LangkahBaris(many=True),
    boleh=apa_saja("Langkah yang dapat diambil token ini."),
)
KelayakanBaris = bentuk(
    "KelayakanBaris",
    pegawai_id=bilangan("layak.pegawai_id"),
    nip=teks("layak.pegawai.nip"),
    nama=teks("layak.pegawai.nama_lengkap"),
    status=teks(),
    peringkat=bilangan("layak.peringkat"),
    angka=AngkaCalon(),
    syarat=SyaratBaca(source="putusan", many=True),
)
BarisAngkaBaca = dari_dataclass(BarisAngka, "BarisAngkaPengisian")
AngkaBaca = dari_dataclass(
    AngkaPengisian,
    "AngkaPengisianBaca",
    seluruh=BarisAngkaBaca(),
    jenjang=BarisAngkaBaca(many=True),
    keadaan=apa_saja("Kode, kata, jumlah."),
)
SkBaca = dari_dataclass(SkUmum, "SkBaca", isi=apa_saja("Yang tercetak pada SK."))
SeleksiSaya = bentuk(
    "SeleksiSaya",
    jabatan=teks("lowongan.jabatan.nama"),
    unit=teks("lowongan.unit.nama"),
    hasil=teks(),
    judul=teks(),
    arti=teks(),
    angka=AngkaCalon(),
    peringkat=bilangan("layak.peringkat"),
    syarat=SyaratBaca(source="baris", many=True),
    diumumkan_pada=waktu("lowongan.diumumkan_pada"),
)
IkatanBaris = baris(
    "IkatanBaris", IkatanPegawai, "id nip_lain nama_lain jenis dinyatakan_pada berakhir_pada"
)


def _satu(p: Permintaan, pk: int) -> Lowongan:
    return get_object_or_404(lowongan_terlihat(pengguna=p.oleh), pk=pk)


def _rinci(p: Permintaan, pk: int) -> dict[str, Any]:
    satu = _satu(p, pk)
    pantau = PantauPenempatan.objects.terlihat_oleh(p.oleh).filter(lowongan=satu)
    riwayat = LangkahLowongan.objects.terlihat_oleh(p.oleh).filter(lowongan=satu)
    putusan = PutusanLowongan.objects.terlihat_oleh(p.oleh).filter(lowongan=satu)
    return {
        "lowongan": satu,
        "penilaian": satu.penilaian.ringkasan if satu.penilaian else None,
        "calon": calon_terlihat(pengguna=p.oleh, lowongan=satu),
        "kursi": kursi_terlihat(pengguna=p.oleh, lowongan=satu),
        "suara": suara_terlihat(pengguna=p.oleh, lowongan=satu),
        "putusan": putusan.select_related("calon").first(),
        "pantauan": pantau.order_by("jatuh_tempo"),
        "riwayat": riwayat.order_by("-pk"),
        "boleh": langkah_tersedia(satu, p.oleh),
    }


@operasi(GET, "Lowongan, yang terbaru dahulu", berhalaman=True, keluaran=LowonganBaris,
         kueri=kueri_halaman("LowonganKueri", SaringLowonganForm), **_LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = saring(SaringLowonganForm(data_form(p.kueri)))
    semua = lowongan_saring(lowongan_terlihat(pengguna=p.oleh), pengguna=p.oleh, **isi)
    return halaman(semua, kolom=("id",), ukuran=SEHALAMAN, turun=True, **p.kursor)


_CONTOH_BARU = {"jabatan": "ST-1", "unit": "U1", "asal": "KOSONG", "tanggal_lowong": "2026-06-30"}


@operasi(POST, "Siapkan lowongan dengan syarat bawaan jenjangnya", keluaran=LowonganRinci,
         isi=dari_form(LowonganForm, "LowonganIsi"), contoh=_CONTOH_BARU, **_SUSUN)  # fmt: skip
def buat(p: Permintaan) -> Any:
    isi = sah(LowonganForm(data_form(p.isi), pengguna=p.oleh))
    return _rinci(p, lowongan_buat(**isi, hari=timezone.localdate(), pelaku=p.pelaku).pk)


@operasi(GET, "Satu lowongan dengan calon, komite, putusan, dan riwayatnya",
         keluaran=LowonganRinci, **_LIHAT)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> Any:
    return _rinci(p, pk)


_LANGKAH_ISI = kueri(
    "LowonganLangkahIsi",
    langkah=KodeField(choices=[(n, PERALIHAN[n].judul) for n in LANGSUNG]),
    alasan=alasan(wajib=False, panjang=4000),
)


@operasi(POST, "Ambil sebuah langkah dari tabel langkah lowongan", isi=_LANGKAH_ISI, status=200,
         keluaran=LowonganRinci, **_LIHAT)  # fmt: skip
def langkah(p: Permintaan, pk: int) -> Any:
    satu = _satu(p, pk)
    nama = p.isi["langkah"]
    if not p.oleh.boleh(PERALIHAN[nama].izin):
        raise Http404
    langkah_jalankan(
        lowongan_id=satu.pk, langkah=nama, alasan=p.isi.get("alasan", ""), pelaku=p.pelaku
    )
    return _rinci(p, pk)


@operasi(POST, "Nilai semua pegawai untuk lowongan ini", **_SUSUN, **_KERJA)
def nilai(p: Permintaan, pk: int) -> Any:
    return penilaian_minta(lowongan_id=_satu(p, pk).pk, pelaku=p.pelaku)


@operasi(POST, "Hitung ulang penilaian dari masukan yang dibekukan", **_NILAI, **_KERJA)
def ulang(p: Permintaan, pk: int) -> Any:
    satu = _satu(p, pk)
    if satu.penilaian_id is None:
        raise Masalah("keadaan", "Lowongan ini belum pernah dinilai.")
    return ulang_minta(lowongan=satu, pelaku=p.pelaku)


_SYARAT_ISI = kueri(
    "LowonganSyaratIsi",
    syarat=serializers.DictField(help_text="Seperti yang dibaca; nol dan kosong tidak meminta."),
    bobot=serializers.DictField(child=serializers.IntegerField(), help_text="Jumlahnya 10000."),
    alasan=alasan(panjang=4000),
    revisi=serializers.IntegerField(min_value=0, help_text="Revisi yang dibaca sebelum diubah."),
)
SyaratLowongan = bentuk(
    "SyaratLowongan", syarat=apa_saja(), bobot=apa_saja(), sumber=teks(), revisi=bilangan()
)


@operasi(GET, "Syarat dan bobot sebuah lowongan", keluaran=SyaratLowongan, **_SUSUN)
def syarat(p: Permintaan, pk: int) -> Any:
    satu = _satu(p, pk)
    return {
        "syarat": satu.syarat, "bobot": satu.bobot, "sumber": satu.sumber_syarat,
        "revisi": satu.revisi,
    }  # fmt: skip


@operasi(PUT, "Ubah syarat dan bobot dengan alasan", isi=_SYARAT_ISI, keluaran=SyaratLowongan,
         **_SUSUN)  # fmt: skip
def syarat_ganti(p: Permintaan, pk: int) -> Any:
    satu = _satu(p, pk)
    try:
        syarat_ubah(
            lowongan_id=satu.pk, revisi=p.isi["revisi"], syarat=p.isi["syarat"],
            bobot=p.isi["bobot"], alasan=p.isi["alasan"], pelaku=p.pelaku,
        )  # fmt: skip
    except (TypeError, KeyError, ValueError) as galat:
        raise LowonganDitolak("Bentuk syarat atau bobotnya keliru.") from galat
    return syarat.jalankan(p, pk)


@operasi(POST, "Susun komite", keluaran=LowonganRinci, status=200,
         isi=kueri("KomiteIsi", ketua=NomorField(),
                   anggota=serializers.ListField(child=NomorField(), max_length=30)),
         **_SUSUN)  # fmt: skip
def komite(p: Permintaan, pk: int) -> Any:
    komite_atur(
        lowongan_id=_satu(p, pk).pk, anggota=p.isi["anggota"], ketua=p.isi["ketua"],
        pelaku=p.pelaku,
    )  # fmt: skip
    return _rinci(p, pk)


@operasi(POST, "Catat izin tertulis menjelang pemilihan", keluaran=LowonganRinci, status=200,
         isi=kueri("IzinIsi", nomor=TeksField(max_length=200)), **_SAHKAN)  # fmt: skip
def izin(p: Permintaan, pk: int) -> Any:
    izin_catat(lowongan_id=_satu(p, pk).pk, nomor=p.isi["nomor"], pelaku=p.pelaku)
    return _rinci(p, pk)


@operasi(POST, "Catat hasil orientasi atau evaluasi penempatan", keluaran=PantauBaris, status=200,
         isi=dari_form(PantauForm, "PantauIsi"), **_SUSUN)  # fmt: skip
def pantau(p: Permintaan, pk: int, pantau_id: int) -> Any:
    terlihat = PantauPenempatan.objects.terlihat_oleh(p.oleh).filter(lowongan=_satu(p, pk))
    milik = get_object_or_404(terlihat, pk=pantau_id)
    return pantau_catat(pantau_id=milik.pk, **sah(PantauForm(data_form(p.isi))), pelaku=p.pelaku)


@operasi(GET, "Kelayakan dan kecocokan semua pegawai", berhalaman=True, keluaran=KelayakanBaris,
         kueri=kueri_halaman("KelayakanKueri", SaringLayakForm), **_NILAI)  # fmt: skip
def kelayakan(p: Permintaan, pk: int) -> Any:
    from karir.mesin.syarat import syarat_muat  # noqa: PLC0415 (one use)

    satu = _satu(p, pk)
    isi = saring(SaringLayakForm(data_form(p.kueri)))
    semua = kelayakan_saring(
        kelayakan_terlihat(pengguna=p.oleh, lowongan=satu), cari=isi["cari"], status=isi["status"]
    )
    hasil = halaman(semua, kolom=("urutan",), ukuran=SEHALAMAN, **p.kursor)
    diminta = syarat_muat(satu.syarat)
    hasil.baris[:] = [
        {
            "layak": layak,
            "status": layak.get_status_display(),
            "angka": angka(layak),
            "putusan": putusan_baris(hasil=layak.hasil, fakta=layak.fakta, syarat=diminta),
        }
        for layak in hasil.baris
    ]
    return hasil


def _lembar(p: Permintaan, pk: int, calon_id: int) -> Any:
    satu = _satu(p, pk)
    terlihat = CalonLowongan.objects.terlihat_oleh(p.oleh).prefetch_related("verifikasi__oleh")
    lembar = calon_lembar(get_object_or_404(terlihat, pk=calon_id, lowongan=satu), satu)
    polos = [
        {
            "butir": v["butir"],
            "kata": v["kata"],
            "lulus": v["hasil"].lulus if v["hasil"] else None,
            "catatan": v["hasil"].catatan if v["hasil"] else "",
        }
        for v in lembar.verifikasi
    ]
    return {
        "calon": lembar.calon, "angka": lembar.angka, "baris": lembar.baris,
        "verifikasi_polos": polos, "beres": lembar.beres,
    }  # fmt: skip


@operasi(GET, "Daftar pendek, menurut peringkat", keluaran=bentuk(
    "CalonDaftar", data=CalonBaris(many=True)), **_LIHAT)  # fmt: skip
def calon(p: Permintaan, pk: int) -> Any:
    return {"data": calon_terlihat(pengguna=p.oleh, lowongan=_satu(p, pk))}


@operasi(POST, "Masukkan pegawai ke daftar pendek", keluaran=CalonBaris,
         isi=kueri("CalonIsi", pegawai=NomorField(), alasan=alasan(wajib=False)),
         **_SUSUN)  # fmt: skip
def calon_baru(p: Permintaan, pk: int) -> Any:
    return calon_tambah(
        lowongan_id=_satu(p, pk).pk, pegawai_id=p.isi["pegawai"], alasan=p.isi.get("alasan", ""),
        pelaku=p.pelaku,
    )  # fmt: skip


@operasi(GET, "Satu calon: angka, syarat dengan faktanya, verifikasi", keluaran=CalonRinci,
         **_LIHAT)  # fmt: skip
def calon_satu(p: Permintaan, pk: int, calon_id: int) -> Any:
    return _lembar(p, pk, calon_id)


@operasi(POST, "Verifikasi sebuah butir calon", keluaran=CalonRinci, status=200,
         isi=dari_form(VerifikasiForm, "VerifikasiIsi"), **_SUSUN)  # fmt: skip
def verifikasi(p: Permintaan, pk: int, calon_id: int) -> Any:
    milik = _lembar(p, pk, calon_id)["calon"]
    isi = sah(VerifikasiForm(data_form(p.isi)))
    calon_verifikasi(
        lowongan_id=pk, calon_id=milik.pk, butir=isi["butir"], lulus=isi["lulus"] == "ya",
        catatan=isi["catatan"], pelaku=p.pelaku,
    )  # fmt: skip
    return _lembar(p, pk, calon_id)


@operasi(POST, "Keluarkan calon dari daftar pendek", isi=kueri("CalonHapusIsi", alasan=alasan()),
         keluaran=LowonganRinci, status=200, **_SUSUN)  # fmt: skip
def keluarkan(p: Permintaan, pk: int, calon_id: int) -> Any:
    milik = _lembar(p, pk, calon_id)["calon"]
    calon_hapus(lowongan_id=pk, calon_id=milik.pk, alasan=p.isi["alasan"], pelaku=p.pelaku)
    return _rinci(p, pk)


@operasi(POST, "Nyatakan ada atau tidaknya benturan kepentingan", keluaran=KursiBaris, status=200,
         isi=dari_form(BenturanForm, "BenturanIsi"), **_SIDANG)  # fmt: skip
def benturan(p: Permintaan, pk: int) -> Any:
    isi = sah(BenturanForm(data_form(p.isi)))
    return benturan_nyatakan(
        lowongan_id=_satu(p, pk).pk, benturan=isi["benturan"] == "ada", uraian=isi["uraian"],
        pelaku=p.pelaku,
    )  # fmt: skip


class _SuaraIsi(serializers.Serializer[Any]):
    calon = NomorField()
    nilai = serializers.IntegerField(min_value=0, max_value=10_000, help_text="Perseratus.")
    alasan = TeksField(max_length=2000)


@operasi(POST, "Simpan atau kirim nilai dan alasan untuk setiap calon", keluaran=KursiBaris,
         status=200, isi=kueri("SuaraIsi", nilai=_SuaraIsi(many=True),
                               kirim=serializers.BooleanField()), **_SIDANG)  # fmt: skip
def suara(p: Permintaan, pk: int) -> Any:
    return suara_simpan(
        lowongan_id=_satu(p, pk).pk,
        nilai={satu["calon"]: (satu["nilai"], satu["alasan"]) for satu in p.isi["nilai"]},
        kirim=p.isi["kirim"],
        pelaku=p.pelaku,
    )


class _UsulanIsi(serializers.Serializer[Any]):
    calon = NomorField()
    alasan = TeksField(max_length=2000)


@operasi(POST, "Usulkan calon kepada PPK, sebagai ketua", keluaran=LowonganRinci, status=200,
         isi=kueri("UsulanIsi", usulan=_UsulanIsi(many=True), alasan=alasan(panjang=4000)),
         **_SIDANG)  # fmt: skip
def usulan(p: Permintaan, pk: int) -> Any:
    calon_usulkan(
        lowongan_id=_satu(p, pk).pk,
        usulan=[UsulanCalon(calon_id=u["calon"], alasan=u["alasan"]) for u in p.isi["usulan"]],
        alasan=p.isi["alasan"],
        pelaku=p.pelaku,
    )
    return _rinci(p, pk)


@operasi(POST, "Putuskan calon terpilih, sebagai PPK", keluaran=LowonganRinci, status=200,
         isi=kueri("PutusanLowonganIsi", calon=NomorField(), alasan=alasan(panjang=4000)),
         **_PUTUS)  # fmt: skip
def putusan(p: Permintaan, pk: int) -> Any:
    calon_putuskan(
        lowongan_id=_satu(p, pk).pk, calon_id=p.isi["calon"], alasan=p.isi["alasan"],
        pelaku=p.pelaku,
    )  # fmt: skip
    return _rinci(p, pk)


@operasi(POST, "Terbitkan SK sebuah putusan", keluaran=LowonganRinci, status=200,
         isi=dari_form(SkForm, "SkIsi"), **_SAHKAN)  # fmt: skip
def sk(p: Permintaan, pk: int) -> Any:
    satu = _satu(p, pk)
    if satu.status != Lowongan.Status.DIPUTUS:
        raise LowonganDitolak("SK diterbitkan sesudah PPK memutuskan, satu kali saja.")
    sk_terbitkan(lowongan_id=satu.pk, **sah(SkForm(data_form(p.isi))), pelaku=p.pelaku)
    return _rinci(p, pk)


@operasi(GET, "SK menurut kode pemeriksaannya", keluaran=SkBaca, area="lowongan",
         bebas=True)  # fmt: skip
def sk_kode(p: Permintaan, kode: str) -> Any:
    terbit = sk_umum(kode=kode)
    if terbit is None:
        raise Http404
    return terbit


@operasi(GET, "Angka pengisian jabatan", keluaran=AngkaBaca,
         kueri=kueri("AngkaKueri", tahun=serializers.IntegerField(
             required=False, min_value=2000, max_value=2200)), **_LIHAT)  # fmt: skip
def angka_semua(p: Permintaan) -> Any:
    return angka_pengisian(pengguna=p.oleh, tahun=p.kueri.get("tahun"), hari=timezone.localdate())


_DIRI: Any = {"area": "diri", "diri": True}


@operasi(GET, "Hasil saya pada pengisian jabatan yang sudah diumumkan", keluaran=SeleksiSaya,
         berhalaman=True, kueri=kueri_halaman("SeleksiKueri"), **_DIRI)  # fmt: skip
def saya_seleksi(p: Permintaan) -> Any:
    hasil = halaman(
        seleksi_saya(pengguna=p.oleh), kolom=("penilaian_id",), ukuran=SEHALAMAN, turun=True,
        **p.kursor,
    )  # fmt: skip
    hasil.baris[:] = hasil_saya(pengguna=p.oleh, layak=hasil.baris)
    return hasil


@operasi(GET, "Hubungan keluarga dan usaha yang saya nyatakan", keluaran=bentuk(
    "IkatanDaftar", data=IkatanBaris(many=True)), **_DIRI)  # fmt: skip
def saya_ikatan(p: Permintaan) -> Any:
    return {"data": IkatanPegawai.objects.terlihat_oleh(p.oleh).order_by("-pk")}


@operasi(POST, "Nyatakan hubungan keluarga atau usaha", keluaran=IkatanBaris,
         isi=dari_form(IkatanForm, "IkatanIsi"), tolak=(IkatanDitolak,), **_DIRI)  # fmt: skip
def saya_ikatan_baru(p: Permintaan) -> Any:
    orang = Pegawai.objects.terlihat_oleh(p.oleh).first()
    if orang is None:
        raise Http404
    return ikatan_nyatakan(orang=orang, **sah(IkatanForm(data_form(p.isi))), pelaku=p.pelaku)


@operasi(POST, "Akhiri hubungan yang saya nyatakan", keluaran=IkatanBaris, status=200,
         tolak=(IkatanDitolak,), **_DIRI)  # fmt: skip
def saya_ikatan_akhiri(p: Permintaan, pk: int) -> Any:
    satu = get_object_or_404(IkatanPegawai.objects.terlihat_oleh(p.oleh), pk=pk)
    ikatan_akhiri(ikatan=satu, pelaku=p.pelaku)
    satu.refresh_from_db()
    return satu


berkas = unduhan("Daftar lowongan sebagai CSV", halaman_lowongan.ekspor, tetap={"jenis": "csv"},
                 seperti=daftar, **_LIHAT)  # fmt: skip
kelayakan_berkas = unduhan("Kelayakan semua pegawai sebagai CSV", halaman_calon.ekspor,
                           tetap={"jenis": "csv"}, seperti=kelayakan, **_NILAI)  # fmt: skip
sk_pdf = unduhan("SK sebagai PDF", halaman_sk.pdf, berkas="application/pdf", **_LIHAT)

_L = "lowongan/<nomor:pk>/"
_C = f"{_L}calon/<nomor:calon_id>/"
urlpatterns = [
    alamat("lowongan/", "lowongan", daftar, buat),
    alamat("lowongan/berkas.csv", "lowongan_berkas", berkas),
    alamat("lowongan/angka/", "lowongan_angka", angka_semua),
    *ketentuan,
    alamat(_L, "lowongan_satu", rinci),
    alamat(f"{_L}langkah/", "lowongan_langkah", langkah),
    alamat(f"{_L}nilai/", "lowongan_nilai", nilai),
    alamat(f"{_L}hitung-ulang/", "lowongan_ulang", ulang),
    alamat(f"{_L}syarat/", "lowongan_syarat", syarat, syarat_ganti),
    alamat(f"{_L}komite/", "lowongan_komite", komite),
    alamat(f"{_L}izin/", "lowongan_izin", izin),
    alamat(f"{_L}pantau/<nomor:pantau_id>/", "lowongan_pantau", pantau),
    alamat(f"{_L}kelayakan/", "lowongan_kelayakan", kelayakan),
    alamat(f"{_L}kelayakan/berkas.csv", "lowongan_kelayakan_berkas", kelayakan_berkas),
    alamat(f"{_L}calon/", "lowongan_calon", calon, calon_baru),
    alamat(_C, "lowongan_calon_satu", calon_satu),
    alamat(f"{_C}verifikasi/", "lowongan_verifikasi", verifikasi),
    alamat(f"{_C}keluarkan/", "lowongan_keluarkan", keluarkan),
    alamat(f"{_L}benturan/", "lowongan_benturan", benturan),
    alamat(f"{_L}suara/", "lowongan_suara", suara),
    alamat(f"{_L}usulan/", "lowongan_usulan", usulan),
    alamat(f"{_L}putusan/", "lowongan_putusan", putusan),
    alamat(f"{_L}sk/", "lowongan_sk", sk),
    alamat(f"{_L}sk.pdf", "lowongan_sk_pdf", sk_pdf),
    alamat("sk/<str:kode>/", "lowongan_sk_kode", sk_kode),
    alamat("saya/seleksi/", "saya_seleksi", saya_seleksi),
    alamat("saya/ikatan/", "saya_ikatan", saya_ikatan, saya_ikatan_baru),
    alamat("saya/ikatan/<nomor:pk>/akhiri/", "saya_ikatan_akhiri", saya_ikatan_akhiri),
]
