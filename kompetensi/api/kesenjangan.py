"""Gaps of many people, the people behind them, a person against a target post."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from kompetensi.api.digital import AreaBaris
from kompetensi.api.teknis import TEKNIS_BACA
from kompetensi.models import KebutuhanDicatat
from kompetensi.selectors.cocok import Kurang
from kompetensi.selectors.gap_orang import KEADAAN, orang_baris, orang_daftar, orang_halaman
from kompetensi.selectors.gap_teknis import (
    KelompokTeknis,
    kebutuhan_teknis,
    teknis_menurut_jabatan,
    teknis_menurut_kompetensi,
    teknis_menurut_unit,
)
from kompetensi.selectors.kesenjangan import (
    Kebutuhan,
    gap_peta,
    kebutuhan_urut,
    parameter_gap,
)
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.selectors.pengamatan import (
    KebutuhanPenilai,
    kebutuhan_daftar,
    kebutuhan_dicatat,
    kebutuhan_halaman,
)
from kompetensi.selectors.sasaran import sasaran_susun
from kompetensi.selectors.standar import standar_berlaku
from kompetensi.views.gap_teknis import MENURUT_TEKNIS, gap_teknis_ekspor
from kompetensi.views.kebutuhan import kebutuhan_ekspor
from kompetensi.views.kesenjangan import MENURUT, anak_unit, kesenjangan_ekspor, orang_ekspor
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    dari_dataclass,
    hari,
    teks,
    ya,
)
from talenta.inti.api.masukan import (
    KataField,
    KodeField,
    TeksField,
    kueri,
    kueri_halaman,
    nomor,
    teks_cari,
)
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.mutu.selectors.indeks import unit_puncak, unit_terlihat
from talenta.pegawai.api.orang import TENTANG, diri, orang
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi

_LIHAT: Any = {"area": "pegawai", "izin": "kompetensi.lihat"}
_JPM = "Perseratus persen, 9000 = 90,00 %; kosong: belum dapat dihitung."
_KELOMPOK: Any = {
    "orang": bilangan(),
    "dinilai": bilangan(bantuan="Yang hasilnya masih berlaku; sisanya belum dinilai."),
    "jpm": bilangan(kosong=True, bantuan=_JPM),
    "sel": bentuk(
        "GapSel", kode=teks(), nama=teks(), orang=bilangan(bantuan="Di bawah standar."),
        tingkat=bilangan(bantuan="Tingkat yang kurang, seluruhnya."),
    )(many=True),
}  # fmt: skip
GapBaca = bentuk(
    "GapBaca",
    versi_standar=bilangan("versi_standar.nomor", kosong=True, bantuan="Kosong: bawaan portal."),
    seluruh=bentuk("GapSeluruh", **_KELOMPOK)(),
    baris=bentuk("GapBaris", kunci=teks(), nama=teks(), **_KELOMPOK)(many=True),
    kebutuhan=dari_dataclass(Kebutuhan, "KebutuhanBaris")(many=True),
    dicatat_penilai=dari_dataclass(KebutuhanPenilai, "KebutuhanPenilaiBaris")(many=True),
)
_KUERI = kueri(
    "GapKueri",
    menurut=KodeField(required=False, choices=list(MENURUT.items())),
    unit=nomor("Nomor unit; kosong berarti puncak lingkup."),
    cari=KataField(required=False, max_length=100, help_text="Kata dari nama jabatan."),
)


def _unit(p: Permintaan) -> UnitOrganisasi | None:
    if "unit" not in p.kueri:
        return unit_puncak(oleh=p.oleh)
    satu: UnitOrganisasi = get_object_or_404(unit_terlihat(oleh=p.oleh), pk=p.kueri["unit"])
    return satu


def _parameter(p: Permintaan, unit: UnitOrganisasi | None) -> dict[str, Any]:
    hari_ = timezone.localdate()
    ketentuan = ketentuan_berlaku(instansi_id=p.instansi_id, hari=hari_)
    return parameter_gap(oleh=p.oleh, unit=unit, hari=hari_, ketentuan=ketentuan)


@operasi(GET, "Kesenjangan kompetensi menurut unit, jabatan, atau jenjang, dan kebutuhannya",
         kueri=_KUERI, keluaran=GapBaca, **_LIHAT)  # fmt: skip
def kesenjangan(p: Permintaan) -> Any:
    unit = _unit(p)
    parameter = _parameter(p, unit)
    menurut = p.kueri.get("menurut") or "unit"
    peta = gap_peta(
        parameter=parameter,
        menurut=menurut,
        unit=anak_unit(p.oleh, unit) if menurut == "unit" else None,
        cari=p.kueri.get("cari") or "",
    )
    return {
        "versi_standar": standar_berlaku(instansi_id=p.instansi_id, hari=parameter["hari"]),
        "seluruh": peta.seluruh,
        "baris": peta.baris,
        "kebutuhan": kebutuhan_urut(peta.kebutuhan + kebutuhan_teknis(parameter=parameter)),
        "dicatat_penilai": kebutuhan_dicatat(oleh=p.oleh, parameter=parameter),
    }


kesenjangan_csv = unduhan("Kesenjangan kompetensi sebagai CSV", kesenjangan_ekspor,
                          tetap={"jenis": "csv"}, kueri=_KUERI, seperti=kesenjangan,
                          berkas="text/csv", **_LIHAT)  # fmt: skip
GapOrangBaris = bentuk(
    "GapOrangBaris",
    pegawai_id=bilangan("pegawai.pk"),
    nip=teks("pegawai.nip"),
    nama=teks("pegawai.nama_lengkap"),
    jabatan=teks("pegawai.jabatan.nama", kosong=True),
    unit=teks("pegawai.unit.nama"),
    tanggal=hari(),
    berlaku=ya(),
    jpm=bilangan(kosong=True, bantuan=_JPM),
    penyelenggara=teks(),
    terakreditasi=ya(kosong=True),
    kurang=apa_saja("Pasangan nama kompetensi dan tingkat yang kurang."),
)
_KUERI_ORANG = kueri_halaman(
    "GapOrangKueri",
    cari=teks_cari(),
    keadaan=KodeField(required=False, choices=list(KEADAAN.items())),
    kode=TeksField(required=False, max_length=60, help_text="Kode kompetensi; juga yang teknis."),
    unit=nomor("Nomor unit."),
    jabatan=nomor("Nomor jabatan."),
)


@operasi(GET, "Pegawai di bawah standar, belum dinilai, atau kedaluwarsa, menurut nama",
         kueri=_KUERI_ORANG, keluaran=GapOrangBaris, berhalaman=True, **_LIHAT)  # fmt: skip
def gap_orang(p: Permintaan) -> Any:
    parameter = _parameter(p, _unit(p))
    daftar = orang_daftar(
        oleh=p.oleh,
        parameter=parameter,
        keadaan=p.kueri.get("keadaan") or "kurang",
        kode=p.kueri.get("kode") or "",
        jabatan=p.kueri.get("jabatan"),
        cari=p.kueri.get("cari") or "",
    )
    hasil = orang_halaman(daftar, **p.kursor)
    hasil.baris[:] = orang_baris(hasil.baris, parameter=parameter)
    return hasil


_KUERI_TEKNIS = kueri(
    "GapTeknisKueri",
    menurut=KodeField(required=False, choices=list(MENURUT_TEKNIS.items())),
    unit=nomor("Nomor unit; kosong berarti puncak lingkup."),
)
GapTeknisBaca = bentuk(
    "GapTeknisBaca",
    versi_standar=bilangan("versi_standar.nomor", kosong=True, bantuan="Kosong: belum ada."),
    baris=dari_dataclass(
        KelompokTeknis, "GapTeknisBaris", kunci=teks(), belum=bilangan(), permil=bilangan()
    )(many=True),
)


@operasi(GET, "Kesenjangan kompetensi teknis menurut kompetensi, unit, atau jabatan",
         kueri=_KUERI_TEKNIS, keluaran=GapTeknisBaca, **_LIHAT)  # fmt: skip
def gap_teknis(p: Permintaan) -> Any:
    unit = _unit(p)
    parameter = _parameter(p, unit)
    menurut = p.kueri.get("menurut") or "kompetensi"
    if menurut == "jabatan":
        baris_ = teknis_menurut_jabatan(parameter=parameter)
    elif menurut == "unit":
        baris_ = teknis_menurut_unit(parameter=parameter, unit=anak_unit(p.oleh, unit))
    else:
        baris_ = teknis_menurut_kompetensi(parameter=parameter)
    return {
        "versi_standar": standar_berlaku(instansi_id=p.instansi_id, hari=parameter["hari"]),
        "baris": baris_,
    }


gap_teknis_csv = unduhan("Kesenjangan teknis sebagai CSV", gap_teknis_ekspor,
                         tetap={"jenis": "csv"}, kueri=_KUERI_TEKNIS, seperti=gap_teknis,
                         berkas="text/csv", **_LIHAT)  # fmt: skip
gap_orang_csv = unduhan("Pegawai menurut kesenjangan sebagai CSV", orang_ekspor,
                        tetap={"jenis": "csv"}, kueri=_KUERI_ORANG, seperti=gap_orang,
                        berkas="text/csv", **_LIHAT)  # fmt: skip
_KUERI_KEBUTUHAN = kueri_halaman("KebutuhanKueri", unit=nomor("Nomor unit."))
KebutuhanOrangBaris = baris(
    "KebutuhanOrangBaris", KebutuhanDicatat, "id nama kebutuhan alasan penilai_nama "
    "dicatat_pada", kode=teks(), pegawai_id=bilangan(), nip=teks("pegawai.nip"),
    pegawai_nama=teks("pegawai.nama_lengkap"), unit=teks("pegawai.unit.nama"),
)  # fmt: skip


@operasi(GET, "Kebutuhan pelatihan yang dicatat penilai, terbaru dahulu", kueri=_KUERI_KEBUTUHAN,
         keluaran=KebutuhanOrangBaris, berhalaman=True, **_LIHAT)  # fmt: skip
def kebutuhan(p: Permintaan) -> Any:
    semua = kebutuhan_daftar(oleh=p.oleh, parameter=_parameter(p, _unit(p)))
    return kebutuhan_halaman(semua, **p.kursor)


kebutuhan_csv = unduhan("Kebutuhan pelatihan yang dicatat penilai sebagai CSV", kebutuhan_ekspor,
                        tetap={"jenis": "csv"}, kueri=_KUERI_KEBUTUHAN, seperti=kebutuhan,
                        berkas="text/csv", **_LIHAT)  # fmt: skip
_KATEGORI = bentuk("KategoriBaris", untuk=teks(), nama=teks(), batas=teks(), sumber=teks())
SasaranBaca = bentuk(
    "SasaranBaca",
    jabatan=teks("jabatan.nama"),
    tanggal=hari("catatan.tanggal"),
    cocok=bentuk(
        "CocokBaca",
        standar=teks("standar.sebutan"),
        jpm=bilangan(kosong=True, bantuan=_JPM),
        jpm_mentah=bilangan("mentah", kosong=True, bantuan="Sebelum dibatasi 100,00 %."),
        kategori=_KATEGORI(many=True),
        kurang=dari_dataclass(Kurang, "KurangBaris")(many=True),
    )(allow_null=True, help_text="null: orangnya belum dinilai."),
    terakreditasi=ya("catatan.terakreditasi", kosong=True),
    teknis=TEKNIS_BACA(),
    digital=bentuk(
        "SasaranDigitalBaca",
        tanggal=hari(),
        kedaluwarsa=ya(),
        kecocokan=bilangan("cocok", kosong=True),
        asal_syarat=teks(bantuan="Kosong: jabatan itu tidak meminta tingkat digital."),
        area=AreaBaris(many=True),
    )(),
)


def _sasaran(p: Permintaan, pegawai: Pegawai, jabatan: int) -> Any:
    dituju = get_object_or_404(Jabatan.objects.terlihat_oleh(p.oleh), pk=jabatan)
    return sasaran_susun(oleh=p.oleh, pegawai=pegawai, jabatan=dituju, hari=timezone.localdate())


@operasi(GET, "Kecocokan seorang pegawai dengan sebuah jabatan",
         keluaran=SasaranBaca, area="pegawai", izin="pegawai.lihat", **TENTANG)  # fmt: skip
def sasaran(p: Permintaan, pk: int, jabatan: int) -> Any:
    return _sasaran(p, orang(p, pk), jabatan)


@operasi(GET, "Kecocokan saya dengan sebuah jabatan",
         keluaran=SasaranBaca, area="diri", diri=True)  # fmt: skip
def sasaran_saya(p: Permintaan, jabatan: int) -> Any:
    return _sasaran(p, diri(p), jabatan)
