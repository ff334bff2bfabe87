"""Digital skill: levels of a person and of oneself, validation, map, bank, posts, rules."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from kompetensi.digital.forms import (
    AlasanForm,
    BuktiForm,
    MulaiForm,
    SaringStandarForm,
    ValidasiForm,
)
from kompetensi.digital.ketentuan import Ketentuan, ketentuan_pada
from kompetensi.digital.models import BuktiDigital, KetentuanDigital, SoalDigital
from kompetensi.digital.selectors.kelola import (
    bank_soal,
    jabatan_halaman,
    standar_baris,
    standar_nanti,
)
from kompetensi.digital.selectors.orang import AreaOrang, NilaiBaris, digital_orang
from kompetensi.digital.selectors.peta import (
    Baris,
    Sel,
    Tunggal,
    talenta_digital,
)
from kompetensi.digital.services.kelola import (
    KelolaDitolak,
    soal_aktifkan,
    soal_pensiunkan,
    standar_simpan,
)
from kompetensi.digital.services.nilai import NilaiDitolak, bukti_tambah, validasi_simpan
from kompetensi.digital.views import kelola as halaman
from kompetensi.digital.views import orang as halaman_orang
from kompetensi.kode import AREA_DIGITAL
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    hari,
    teks,
    ya,
)
from talenta.inti.api.masukan import (
    KataField,
    NomorField,
    berkas_form,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.api.bentuk_perbaikan import Nomor
from talenta.pegawai.api.orang import DISEBUT_TENTANG, TENTANG, diri, orang
from talenta.pegawai.models import Pegawai

_DIRI: Any = {"area": "diri", "diri": True}
_LIHAT: Any = {"area": "pegawai", "izin": "pegawai.lihat"}
_PETA: Any = {"area": "pegawai", "izin": "digital.peta"}
_KELOLA: Any = {"area": "pegawai", "izin": "digital.kelola"}
AreaBaris = dari_dataclass(AreaOrang, "AreaDigitalBaris", kurang=bilangan())
DigitalOrangBaca = bentuk(
    "DigitalOrangBaca",
    tanggal=hari(),
    kedaluwarsa=ya(),
    kecocokan=bilangan("cocok", kosong=True),
    asal_syarat=teks(),
    sumber=daftar_teks(),
    ketentuan_sejak=hari("ketentuan.berlaku_mulai"),
    area=AreaBaris(many=True),
    nilai=dari_dataclass(NilaiBaris, "NilaiDigitalBaris")(many=True),
    bukti=baris("BuktiDigitalBaris", BuktiDigital, "id jenis area judul penerbit tanggal")(
        many=True
    ),
)
PetaDigitalBaca = bentuk(
    "PetaDigitalBaca",
    perangkat_daerah=dari_dataclass(
        Baris, "PetaDigitalBaris", sel=dari_dataclass(Sel, "PetaDigitalSel")(many=True)
    )(many=True),
    tunggal=dari_dataclass(Tunggal, "PemegangTunggalBaris")(many=True),
)
SoalDigitalBaca = bentuk(
    "SoalDigitalBaca",
    soal=bentuk(
        "SoalDigitalBaris",
        id=bilangan("soal.pk"),
        kode=teks("soal.kode"),
        area=teks("soal.area"),
        tingkat=bilangan("soal.tingkat"),
        teks=teks("soal.teks"),
        pilihan=daftar_teks("soal.pilihan"),
        dijawab=bilangan("statistik.dijawab"),
        jawaban_buatan=bilangan("statistik.sintetis"),
        kesukaran_permil=bilangan("statistik.sukar", kosong=True),
        daya_beda_permil=bilangan("statistik.beda", kosong=True),
        tidak_dipakai=teks("pensiun"),
    )(many=True),
)
KetentuanDigitalBaca = bentuk(
    "KetentuanDigitalBaca",
    berlaku_mulai=hari(),
    dasar=teks(),
    isi=apa_saja("Tes, gabungan sumber, dan tingkat lazim menurut jenjang."),
    riwayat=baris("KetentuanDigitalBaris", KetentuanDigital, "id berlaku_mulai dasar")(many=True),
)


def _orang(p: Permintaan, pegawai: Pegawai) -> Any:
    return digital_orang(oleh=p.oleh, pegawai=pegawai, hari=timezone.localdate())


@operasi(GET, "Keterampilan digital seorang pegawai terhadap syarat jabatannya",
         keluaran=DigitalOrangBaca, **_LIHAT, **TENTANG)  # fmt: skip
def satu(p: Permintaan, pk: int) -> Any:
    return _orang(p, orang(p, pk))


@operasi(GET, "Keterampilan digital saya terhadap syarat jabatan", keluaran=DigitalOrangBaca,
         **_DIRI)  # fmt: skip
def saya(p: Permintaan) -> Any:
    return _orang(p, diri(p))


_VALIDASI = dari_form(ValidasiForm, "ValidasiDigitalIsi")


@operasi(POST, "Validasi keterampilan digital seorang pegawai", isi=_VALIDASI, keluaran=Nomor,
         area="pegawai", izin="digital.validasi", tolak=(NilaiDitolak,), **TENTANG)  # fmt: skip
def validasi(p: Permintaan, pk: int) -> Any:
    pegawai = orang(p, pk)
    form = ValidasiForm(data_form(p.isi))
    isi = sah(form)
    return validasi_simpan(
        pegawai=pegawai, tingkat=form.tingkat, catatan=isi["catatan"], hari=timezone.localdate(),
        pelaku=p.pelaku,
    )  # fmt: skip


_BUKTI = dari_form(BuktiForm, "BuktiDigitalIsi")


@operasi(POST, "Simpan bukti keterampilan digital saya", isi=_BUKTI, formulir=True,
         keluaran=Nomor, tolak=(NilaiDitolak,), **_DIRI)  # fmt: skip
def bukti_baru(p: Permintaan) -> Any:
    pegawai = diri(p)
    biasa = {k: v for k, v in p.isi.items() if k != "berkas"}
    isi = sah(BuktiForm(data_form(biasa), berkas_form(berkas=p.isi["berkas"])))
    berkas = isi.pop("berkas")
    return bukti_tambah(pegawai=pegawai, **isi, isi=berkas, nama=berkas.name, pelaku=p.pelaku)


bukti_saya = unduhan("Bukti keterampilan digital saya", halaman_orang.bukti_saya, **_DIRI)
bukti = unduhan("Bukti keterampilan digital; tercatat dalam jejak audit", halaman_orang.bukti,
                **_LIHAT, **DISEBUT_TENTANG)  # fmt: skip


@operasi(GET, "Peta talenta digital perangkat daerah dalam lingkup token",
         keluaran=PetaDigitalBaca, **_PETA)  # fmt: skip
def peta(p: Permintaan) -> Any:
    isi = talenta_digital(oleh=p.oleh, hari=timezone.localdate())
    return {"perangkat_daerah": isi.baris, "tunggal": isi.tunggal}


peta_berkas = unduhan("Peta talenta digital sebagai CSV", halaman.ekspor, tetap={"jenis": "csv"},
                      berkas="text/csv", **_PETA)  # fmt: skip


def _ketentuan(p: Permintaan) -> Ketentuan:
    return ketentuan_pada(instansi_id=p.instansi_id, hari=timezone.localdate())


@operasi(GET, "Bank soal digital beserta statistiknya, tanpa kunci", keluaran=SoalDigitalBaca,
         **_KELOLA)  # fmt: skip
def soal(p: Permintaan) -> Any:
    return {"soal": bank_soal(oleh=p.oleh, ketentuan=_ketentuan(p))}


_SOAL = dari_form(
    AlasanForm,
    "SoalPensiunIsi",
    soal=NomorField(),
    pakai=serializers.BooleanField(default=False),
    alasan=KataField(required=False, max_length=500),
)


@operasi(POST, "Berhenti memakai sebuah soal, atau memakainya lagi", isi=_SOAL, status=200,
         keluaran=Nomor, tolak=(KelolaDitolak,), **_KELOLA)  # fmt: skip
def soal_ubah(p: Permintaan) -> Any:
    satu_soal = SoalDigital.objects.terlihat_oleh(p.oleh).filter(pk=p.isi["soal"]).first()
    if satu_soal is None:
        raise KelolaDitolak("Soal ini tidak ada.")
    if p.isi["pakai"]:
        soal_aktifkan(instansi_id=p.instansi_id, soal=satu_soal, pelaku=p.pelaku)
    else:
        isi = sah(AlasanForm({"alasan": p.isi.get("alasan", "")}))
        soal_pensiunkan(
            instansi_id=p.instansi_id, soal=satu_soal, alasan=isi["alasan"], pelaku=p.pelaku
        )
    return satu_soal


def _lima(bantuan: str, *, boleh_kosong: bool = False) -> Any:
    return serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=8),
        min_length=0 if boleh_kosong else len(AREA_DIGITAL),
        max_length=len(AREA_DIGITAL),
        help_text=bantuan,
    )


_DILIHAT = kueri(
    "StandarDigitalDilihat",
    jabatan=NomorField(),
    tingkat=_lima("Kelima tingkat hari ini seperti dibaca."),
    nanti=KataField(
        required=False, allow_blank=True, max_length=2_000,
        help_text="Tingkat untuk hari-hari kemudian seperti dibaca; kosong berarti tidak ada.",
    ),
)  # fmt: skip
_STANDAR = dari_form(
    MulaiForm,
    "StandarDigitalIsi",
    jabatan=serializers.ListField(child=_DILIHAT(), min_length=1, max_length=500),
    tingkat=_lima(
        "Lima tingkat menurut urutan area; kosong berarti tingkat lazim jenjangnya.",
        boleh_kosong=True,
    ),
)
StandarDigitalBaris = bentuk(
    "StandarDigitalBaris",
    jabatan=bilangan("standar.jabatan.pk"),
    kode=teks("standar.jabatan.kode"),
    nama=teks("standar.jabatan.nama"),
    jenjang=teks("standar.jabatan.jenjang"),
    tingkat=apa_saja("Kelima tingkat hari ini menurut urutan area.", "standar.tingkat"),
    sendiri=ya("standar.sendiri"),
    nanti=teks(bantuan="Tingkat untuk hari-hari kemudian."),
)


@operasi(GET, "Tingkat digital yang diminta jabatan", keluaran=StandarDigitalBaris,
         berhalaman=True, kueri=kueri_halaman("StandarDigitalKueri", SaringStandarForm),
         **_KELOLA)  # fmt: skip
def standar_daftar(p: Permintaan) -> Any:
    isi = saring(SaringStandarForm(data_form(p.kueri)))
    hasil = jabatan_halaman(oleh=p.oleh, **isi, **p.kursor)
    hari = timezone.localdate()
    nanti = standar_nanti(
        instansi_id=p.instansi_id, jabatan=[satu.pk for satu in hasil.baris], hari=hari
    )
    kini = standar_baris(
        instansi_id=p.instansi_id, jabatan=hasil.baris, hari=hari, ketentuan=_ketentuan(p)
    )
    hasil.baris[:] = [{"standar": satu, "nanti": nanti.get(satu.jabatan.pk, "")} for satu in kini]
    return hasil


@operasi(POST, "Tetapkan tingkat digital yang diminta banyak jabatan mulai suatu hari",
         isi=_STANDAR, status=200, keluaran=bentuk("StandarDigitalUbah", berubah=bilangan()),
         tolak=(KelolaDitolak,), **_KELOLA)  # fmt: skip
def standar(p: Permintaan) -> Any:
    tingkat = p.isi["tingkat"]
    if tingkat and (len(tingkat) != len(AREA_DIGITAL) or not any(tingkat)):
        raise KelolaDitolak("Isi kelima tingkat, paling sedikit satu di atas nol.")
    mulai = sah(MulaiForm({"berlaku_mulai": p.isi["berlaku_mulai"]}))["berlaku_mulai"]
    dilihat = {satu["jabatan"]: satu for satu in p.isi["jabatan"]}
    jumlah = standar_simpan(
        instansi_id=p.instansi_id,
        tingkat=dict.fromkeys(dilihat, tingkat or None),
        berlaku_mulai=mulai,
        semula={n: (satu["tingkat"], satu.get("nanti", "")) for n, satu in dilihat.items()},
        pelaku=p.pelaku,
    )
    return {"berubah": jumlah}


@operasi(GET, "Ketentuan keterampilan digital yang berlaku dan riwayatnya",
         keluaran=KetentuanDigitalBaca, **_KELOLA)  # fmt: skip
def ketentuan(p: Permintaan) -> Any:
    kini = _ketentuan(p)
    riwayat = KetentuanDigital.objects.terlihat_oleh(p.oleh).order_by("-berlaku_mulai", "-pk")
    return {
        "berlaku_mulai": kini.berlaku_mulai,
        "dasar": kini.dasar,
        "isi": kini.isi,
        "riwayat": riwayat,
    }
