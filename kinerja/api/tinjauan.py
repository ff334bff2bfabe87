"""Reviews of a period: realisations by the person, ratings by the appraiser."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from rest_framework import serializers

from kinerja.alur import LANGKAH_TINJAUAN, PENILAI, langkah_terbuka, peran_pada
from kinerja.api.skp import SkpBaris
from kinerja.api.umum import DIRI, KANTOR, TULIS, banyak, lakukan, peserta, versi
from kinerja.forms_tinjauan import BuktiForm, NilaiForm
from kinerja.kode import Ekspektasi, Perilaku
from kinerja.models import (
    BuktiRealisasi,
    MasukanKetua,
    PerilakuTinjauan,
    PeriodeTinjauan,
    RealisasiRhk,
    TinjauanPeriodik,
)
from kinerja.selectors.masukan import masukan_tentang
from kinerja.selectors.tinjauan import (
    bukti_satu,
    perilaku_ditinjau,
    rhk_ditinjau,
    tinjauan_satu,
)
from kinerja.services.bukti import bukti_hapus, bukti_tambah
from kinerja.services.tinjauan import (
    tinjauan_langkah,
    tinjauan_nilai,
    tinjauan_realisasi_simpan,
)
from kinerja.services.umum import KinerjaDitolak
from kinerja.views import bukti as halaman_
from talenta.inti.api.keluaran import ada, baris, bentuk, bilangan, daftar_teks, teks
from talenta.inti.api.masukan import (
    KataField,
    KodeField,
    NomorField,
    berkas_form,
    dari_form,
    kueri,
    sah,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.api.orang import DISEBUT_TENTANG, diri
from talenta.pegawai.lingkup import sebut_orang

MasukanBaris = baris(
    "MasukanKetuaBaris", MasukanKetua, "id ketua_nama rating_hasil rating_perilaku catatan pada "
    "versi", periode=teks("periode.nama"),
)  # fmt: skip
_PERIODE = baris(
    "PeriodeTinjauanBaris", PeriodeTinjauan, "id nomor nama mulai selesai batas status"
)
_TINJAUAN = baris(
    "TinjauanPeriodikBaris", TinjauanPeriodik, "status rating_hasil rating_perilaku predikat "
    "catatan versi versi_realisasi diajukan_pada dinilai_pada",
)  # fmt: skip
_BUKTI = baris("BuktiBaris", BuktiRealisasi, "id keterangan tautan", ada_berkas=ada("berkas"))
_REALISASI = baris(
    "RealisasiBaris", RealisasiRhk, "realisasi rating umpan_balik",
    rhk_id=bilangan(), bukti=_BUKTI(source="bukti.all", many=True),
)  # fmt: skip
TinjauanBaca = bentuk(
    "TinjauanBaca",
    skp=SkpBaris(),
    periode=_PERIODE(),
    sebagai=teks(bantuan="PEGAWAI, PENILAI, atau kosong bagi petugas."),
    langkah=daftar_teks(),
    tinjauan=_TINJAUAN(allow_null=True, help_text="null: belum dimulai."),
    realisasi=_REALISASI(many=True),
    perilaku=baris("PerilakuTinjauanBaris", PerilakuTinjauan, "perilaku rating umpan_balik")(
        many=True
    ),
    masukan_ketua=MasukanBaris(many=True),
)
RealisasiBaca = bentuk(
    "RealisasiBaca",
    versi=bilangan(),
    realisasi=bentuk("RealisasiIsiBaris", rhk_id=bilangan(), realisasi=teks())(many=True),
)
_RATING = KodeField(required=False, allow_blank=True, choices=Ekspektasi.choices)
_NILAI_SATU: dict[str, Any] = {
    "rating": _RATING, "umpan_balik": KataField(required=False, max_length=4000),
}  # fmt: skip
_NILAI = kueri(
    "TinjauanNilai",
    versi=versi("`tinjauan.versi` yang dibaca; 0 bila belum dimulai."),
    rating_hasil=KodeField(required=False, allow_blank=True, choices=Ekspektasi.choices),
    rating_perilaku=KodeField(required=False, allow_blank=True, choices=Ekspektasi.choices),
    catatan=KataField(required=False, max_length=4000, help_text="Catatan untuk pegawai."),
    rhk=banyak(kueri("NilaiRhkIsi", id=NomorField(), **_NILAI_SATU), 60, required=False),
    perilaku=banyak(
        kueri("NilaiPerilakuIsi", kode=KodeField(choices=Perilaku.choices), **_NILAI_SATU),
        7,
        required=False,
    ),
    selesai=serializers.BooleanField(
        required=False, default=False, help_text="Selesai menilai: pegawai lalu membacanya."
    ),
)


def _satu(p: Permintaan, pk: int, periode: int) -> Any:
    return lakukan(lambda: tinjauan_satu(oleh=p.oleh, skp_id=pk, periode_id=periode))


def _terbaca(tinjauan: TinjauanPeriodik | None, peran: str) -> bool:
    """Whether the ratings are for these eyes: a draft is the appraiser's."""
    return peran == PENILAI or (tinjauan is not None and tinjauan.status == "DINILAI")


def _baca(p: Permintaan, pk: int, periode: int) -> dict[str, Any]:
    skp, kala, tinjauan = _satu(p, pk, periode)
    saya = None if p.oleh.boleh("kinerja.lihat") else p.oleh.lingkup.pegawai_id
    peran = peran_pada(skp, saya)
    terbaca = _terbaca(tinjauan, peran)
    realisasi = [s.realisasi for s in rhk_ditinjau(skp=skp, tinjauan=tinjauan) if s.realisasi]
    if tinjauan is not None and not terbaca:
        tinjauan.rating_hasil = tinjauan.rating_perilaku = tinjauan.predikat = ""
        tinjauan.catatan = ""
        for s in realisasi:
            s.rating = s.umpan_balik = ""
    tahap = tinjauan.status if tinjauan else TinjauanPeriodik.Status.DRAF
    return {
        "skp": skp,
        "periode": kala,
        "sebagai": peran,
        "langkah": [
            s.kode for s in langkah_terbuka(LANGKAH_TINJAUAN, tahap, peran) if kala.terbuka
        ],
        "tinjauan": tinjauan,
        "realisasi": realisasi,
        "perilaku": tinjauan.perilaku.all() if tinjauan and terbaca else [],
        "masukan_ketua": masukan_tentang(oleh=p.oleh, pegawai_id=skp.pegawai_id, periode=kala),
    }


@operasi(GET, "Satu tinjauan saya, atau orang yang saya nilai", keluaran=TinjauanBaca,
         rinci="Rating terbaca pegawainya sesudah penilai selesai.", **DIRI)  # fmt: skip
def satu(p: Permintaan, pk: int, periode: int) -> Any:
    diri(p)
    return _baca(p, pk, periode)


@operasi(GET, "Satu tinjauan dalam lingkup token", keluaran=TinjauanBaca, **DISEBUT_TENTANG,
         **KANTOR)  # fmt: skip
def kantor(p: Permintaan, pk: int, periode: int) -> Any:
    isi = _baca(p, pk, periode)
    sebut_orang(p.asli._request, isi["skp"].pegawai_id)
    return isi


def _realisasi(p: Permintaan, pk: int, periode: int) -> dict[str, Any]:
    skp, _, tinjauan = _satu(p, pk, periode)
    return {
        "versi": tinjauan.versi_realisasi if tinjauan else 0,
        "realisasi": [
            {"rhk_id": s.rhk.pk, "realisasi": s.realisasi.realisasi if s.realisasi else ""}
            for s in rhk_ditinjau(skp=skp, tinjauan=tinjauan)
        ],
    }


@operasi(GET, "Realisasi menurut hasil kerja", keluaran=RealisasiBaca, **DIRI)
def realisasi(p: Permintaan, pk: int, periode: int) -> Any:
    diri(p)
    return _realisasi(p, pk, periode)


@operasi(PUT, "Tulis realisasi saya menurut hasil kerja; yang tidak disebut tetap",
         isi=kueri("RealisasiTulis", versi=versi(), realisasi=banyak(kueri(
             "RealisasiIsi", rhk_id=NomorField(), realisasi=KataField(max_length=4000)), 60)),
         keluaran=RealisasiBaca, **TULIS)  # fmt: skip
def realisasi_simpan(p: Permintaan, pk: int, periode: int) -> Any:
    kini, oleh = _realisasi(p, pk, periode), peserta(p)
    isi = {s["rhk_id"]: s["realisasi"] for s in p.isi["realisasi"]}
    asing = set(isi) - {s["rhk_id"] for s in kini["realisasi"]}
    if asing:
        raise KinerjaDitolak(f"Hasil kerja {min(asing)} tidak ada pada SKP ini.")
    lakukan(
        lambda: tinjauan_realisasi_simpan(
            skp_id=pk, periode_id=periode, versi=p.isi["versi"], isi=isi,
            hari=timezone.localdate(), oleh=oleh,
        )
    )  # fmt: skip
    return _realisasi(p, pk, periode)


@operasi(GET, "Rating sebuah tinjauan orang yang saya nilai", keluaran=TinjauanBaca, **DIRI)
def nilai(p: Permintaan, pk: int, periode: int) -> Any:
    diri(p)
    return _baca(p, pk, periode)


@operasi(PUT, "Tulis rating dan umpan balik orang yang saya nilai; dengan `selesai` tuntas",
         isi=_NILAI, keluaran=TinjauanBaca, rinci="Yang tidak disebut dikosongkan.",
         **TULIS)  # fmt: skip
def nilai_simpan(p: Permintaan, pk: int, periode: int) -> Any:
    skp, _, tinjauan = _satu(p, pk, periode)
    oleh = peserta(p)
    selesai = p.isi["selesai"]
    rhk = rhk_ditinjau(skp=skp, tinjauan=tinjauan)
    _kenali(p.isi, {s.rhk.pk for s in rhk})
    form = NilaiForm(
        _data_nilai(p.isi), rhk=rhk,
        perilaku=perilaku_ditinjau(skp=skp, tinjauan=tinjauan), draf=not selesai,
    )  # fmt: skip
    sah(form)
    lakukan(
        lambda: tinjauan_nilai(
            skp_id=pk, periode_id=periode, versi=p.isi["versi"], isi=form.isi(),
            selesai=selesai, hari=timezone.localdate(), oleh=oleh,
        )
    )  # fmt: skip
    return _baca(p, pk, periode)


def _kenali(isi: dict[str, Any], rhk: set[int]) -> None:
    """Refuse results that are not of this plan, and what is named twice."""
    nomor = [s["id"] for s in isi.get("rhk", [])]
    kode = [s["kode"] for s in isi.get("perilaku", [])]
    if asing := set(nomor) - rhk:
        raise KinerjaDitolak(f"Hasil kerja {min(asing)} tidak ada pada SKP ini.")
    for satu in (nomor, kode):
        if len(set(satu)) < len(satu):
            raise KinerjaDitolak("Satu hasil kerja atau perilaku disebut dua kali; sebut sekali.")


def _data_nilai(isi: dict[str, Any]) -> dict[str, str]:
    """The body under the names of the page's form."""
    data = {n: isi.get(n) or "" for n in ("rating_hasil", "rating_perilaku", "catatan")}
    baris_ = [(f"rhk-{s['id']}", s) for s in isi.get("rhk", [])]
    baris_ += [(f"perilaku-{s['kode']}", s) for s in isi.get("perilaku", [])]
    for nama, s in baris_:
        data[f"{nama}-rating"] = s.get("rating") or ""
        data[f"{nama}-umpan"] = s.get("umpan_balik") or ""
    return data


@operasi(POST, "Ajukan, tarik, kembalikan, atau buka lagi sebuah tinjauan",
         isi=kueri("TinjauanLangkah",
                   langkah=KodeField(choices=[(s.kode, s.judul) for s in LANGKAH_TINJAUAN
                                              if s.kode != "nilai"]),
                   isi=KataField(required=False, max_length=4000, help_text="Alasannya.")),
         status=200, keluaran=TinjauanBaca, **TULIS)  # fmt: skip
def langkah(p: Permintaan, pk: int, periode: int) -> Any:
    _satu(p, pk, periode)
    oleh, kata = peserta(p), p.isi.get("isi") or ""
    lakukan(
        lambda: tinjauan_langkah(
            skp_id=pk, periode_id=periode, kode=p.isi["langkah"], isi=kata,
            hari=timezone.localdate(), oleh=oleh,
        )
    )  # fmt: skip
    return _baca(p, pk, periode)


@operasi(POST, "Lampirkan bukti pada satu hasil kerja saya",
         isi=dari_form(BuktiForm, "BuktiIsi", rhk=NomorField()), formulir=True,
         keluaran=TinjauanBaca, **TULIS)  # fmt: skip
def bukti(p: Permintaan, pk: int, periode: int) -> Any:
    _satu(p, pk, periode)
    oleh = peserta(p)
    kata = {k: p.isi.get(k) or "" for k in ("keterangan", "tautan")}
    isi = sah(BuktiForm(kata, berkas_form(berkas=p.isi.get("berkas"))))
    berkas = isi["berkas"]
    lakukan(
        lambda: bukti_tambah(
            skp_id=pk, periode_id=periode, rhk_id=p.isi["rhk"], keterangan=isi["keterangan"],
            berkas=berkas or None, berkas_nama=berkas.name if berkas else "",
            tautan=isi["tautan"], hari=timezone.localdate(), oleh=oleh,
        )
    )  # fmt: skip
    return _baca(p, pk, periode)


@operasi(POST, "Lepas bukti dari realisasi yang belum diajukan", status=204, **TULIS)
def bukti_lepas(p: Permintaan, pk: int) -> None:
    oleh = peserta(p)
    try:
        milik = bukti_satu(oleh=p.oleh, pk=pk)
    except BuktiRealisasi.DoesNotExist:
        raise Http404 from None
    lakukan(lambda: bukti_hapus(bukti=milik, hari=timezone.localdate(), oleh=oleh))


bukti_saya = unduhan("Berkas bukti realisasi, saya atau orang yang saya nilai",
                     halaman_.bukti_unduh_saya, **DIRI)  # fmt: skip
bukti_kantor = unduhan("Berkas bukti realisasi dalam lingkup token", halaman_.bukti_lihat,
                       **DISEBUT_TENTANG, **KANTOR)  # fmt: skip
