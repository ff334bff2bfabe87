"""Yearly appraisals: of one's own, of those one appraises, to read for officers; achievements."""

from typing import Any

from django.http import Http404
from rest_framework import serializers

from kinerja.alur import LANGKAH_TAHUNAN, PENILAI, langkah_terbuka
from kinerja.api.tinjauan import MasukanBaris
from kinerja.api.umum import DIRI, KANTOR, TULIS, banyak, lakukan, peserta, versi
from kinerja.forms_tahunan import CapaianForm, TahunanForm
from kinerja.kode import Ekspektasi
from kinerja.models import BagianTahunan, CapaianUnit, PenilaianTahunan, TahunKinerja
from kinerja.selectors.masukan import masukan_tentang
from kinerja.selectors.tahunan import HasilTinjauan, Usulan, unit_terlihat, usulan_tahunan
from kinerja.services.capaian import capaian_tetapkan
from kinerja.services.tahunan import tahunan_langkah, tahunan_simpan
from kinerja.services.umum import KinerjaDitolak
from kinerja.views.tahunan import KonteksTahunan
from talenta.inti.api.keluaran import (
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    hari,
    teks,
)
from talenta.inti.api.masukan import (
    KataField,
    KodeField,
    NomorField,
    dari_form,
    data_form,
    kueri,
    sah,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.pegawai.api.orang import diri
from talenta.pegawai.models import Tilikan

PenilaianBaris = baris(
    "PenilaianTahunanBaris", PenilaianTahunan, "id status versi rating_hasil rating_perilaku "
    "predikat alasan_hasil alasan_perilaku rekomendasi capaian usulan_hasil usulan_perilaku "
    "ditetapkan_pada diserahkan_pada batas_keberatan diterima_pada final_pada",
)  # fmt: skip
_USULAN = bentuk(
    "UsulanTahunan",
    rating_hasil=teks(),
    rating_perilaku=teks(),
    predikat=teks(),
    bagian=bentuk(
        "UsulanBagian",
        skp_id=bilangan(),
        jabatan=teks(),
        penilai=teks(),
        mulai=hari(),
        selesai=hari(),
        hari=bilangan(),
        capaian=teks(),
        rating_hasil=teks(),
        rating_perilaku=teks(),
        tinjauan=dari_dataclass(HasilTinjauan, "UsulanTinjauan")(many=True),
    )(many=True),
)
PenilaianBaca = bentuk(
    "PenilaianTahunanBaca",
    tahun=bilangan("tahun.tahun"),
    pegawai_id=bilangan(),
    nama=teks("skp.nama", kosong=True),
    sebagai=teks("peran", bantuan="PEGAWAI, PENILAI, atau kosong."),
    langkah=daftar_teks(),
    penilaian=PenilaianBaris(allow_null=True, help_text="null: belum dibuat."),
    bagian=baris(
        "BagianTahunanBaris", BagianTahunan, "skp_id jabatan penilai mulai selesai hari "
        "rating_hasil rating_perilaku catatan", skp_id=bilangan(),
    )(many=True),
    usulan=_USULAN(allow_null=True),
    masukan_ketua=MasukanBaris(many=True),
)  # fmt: skip
_PILIHAN: Any = {"required": False, "allow_blank": True, "choices": Ekspektasi.choices}
_ALASAN: Any = {"required": False, "max_length": 4000}
_ISI = kueri(
    "PenilaianTahunanIsi",
    versi=versi("`penilaian.versi` yang dibaca; 0 bila belum dibuat."),
    rating_hasil=KodeField(**_PILIHAN),
    alasan_hasil=KataField(**_ALASAN),
    rating_perilaku=KodeField(**_PILIHAN),
    alasan_perilaku=KataField(**_ALASAN),
    rekomendasi=KataField(**_ALASAN),
    bagian=banyak(
        kueri(
            "PenilaianBagianIsi",
            skp_id=NomorField(),
            rating_hasil=KodeField(**_PILIHAN),
            rating_perilaku=KodeField(**_PILIHAN),
            catatan=KataField(required=False, max_length=2000),
        ),
        20,
        required=False,
    ),
    tetapkan=serializers.BooleanField(
        required=False, default=False, help_text="Tetapkan; tanpa itu tersimpan sebagai draf."
    ),
)


def _baca(p: Permintaan, tahun: int, pegawai: int) -> dict[str, Any]:
    k = KonteksTahunan(p.asli, tahun, pegawai)
    tahap = k.satu.status if k.satu else PenilaianTahunan.Status.DRAF
    langkah_ = langkah_terbuka(LANGKAH_TAHUNAN, tahap, k.peran) if k.satu else []
    if k.peran == PENILAI and not k.tahun.terbuka:
        langkah_ = []
    return {
        "tahun": k.tahun,
        "skp": k.skp,
        "pegawai_id": pegawai,
        "peran": k.peran,
        "langkah": [s.kode for s in langkah_],
        "penilaian": k.satu,
        "bagian": k.satu.bagian.order_by("mulai") if k.satu else [],
        "usulan": usulan_tahunan(pegawai_id=pegawai, tahun=k.tahun) if k.peran else None,
        "masukan_ketua": masukan_tentang(oleh=p.oleh, pegawai_id=pegawai, tahun=k.tahun),
    }


@operasi(GET, "Penilaian tahunan saya, atau orang yang saya nilai", keluaran=PenilaianBaca,
         rinci="`tahun` dan `pegawai` pada alamat ialah nomor dari daftar tim atau kinerja saya. "
         "Terbaca pegawainya sesudah diserahkan.", **DIRI)  # fmt: skip
def satu(p: Permintaan, tahun: int, pegawai: int) -> Any:
    diri(p)
    return _baca(p, tahun, pegawai)


@operasi(GET, "Satu penilaian tahunan dalam lingkup token", keluaran=PenilaianBaca,
         tentang=("pegawai", Tilikan.Jenis.HALAMAN), **KANTOR)  # fmt: skip
def kantor(p: Permintaan, tahun: int, pegawai: int) -> Any:
    return _baca(p, tahun, pegawai)


@operasi(PUT, "Tulis penilaian tahunan orang yang saya nilai; dengan `tetapkan` ditetapkan",
         isi=_ISI, keluaran=PenilaianBaca, rinci="Yang tidak disebut dikosongkan.",
         **TULIS)  # fmt: skip
def simpan(p: Permintaan, tahun: int, pegawai: int) -> Any:
    oleh, k = peserta(p), KonteksTahunan(p.asli, tahun, pegawai)
    if k.peran != PENILAI:
        raise Http404
    usulan = usulan_tahunan(pegawai_id=pegawai, tahun=k.tahun)
    _periksa_bagian(p.isi.get("bagian", []), usulan)
    form = TahunanForm(_data(p.isi), usulan=usulan, draf=not p.isi["tetapkan"])
    sah(form)
    lakukan(
        lambda: tahunan_simpan(
            pegawai_id=pegawai, tahun_id=tahun, versi=p.isi["versi"], isi=form.isi(),
            tetapkan=p.isi["tetapkan"], oleh=oleh,
        )
    )  # fmt: skip
    return _baca(p, tahun, pegawai)


def _periksa_bagian(bagian: list[dict[str, Any]], usulan: Usulan) -> None:
    """Posts of this person's year, each once; none where one post was held all year."""
    dikenal = {s.skp_id for s in usulan.bagian} if len(usulan.bagian) > 1 else set()
    nomor = [s["skp_id"] for s in bagian]
    for n in nomor:
        if n not in dikenal:
            raise KinerjaDitolak(f"SKP {n} bukan bagian tahun orang ini yang dinilai tersendiri.")
        if nomor.count(n) > 1:
            raise KinerjaDitolak(f"SKP {n} disebut dua kali.")


def _data(isi: dict[str, Any]) -> dict[str, str]:
    """The body under the names of the page's form."""
    data = {n: str(isi.get(n) or "") for n in TahunanForm.base_fields}
    for s in isi.get("bagian", []):
        awal = f"bagian-{s['skp_id']}"
        data[f"{awal}-hasil"] = s.get("rating_hasil") or ""
        data[f"{awal}-perilaku"] = s.get("rating_perilaku") or ""
        data[f"{awal}-catatan"] = s.get("catatan") or ""
    return data


@operasi(POST, "Buka lagi, serahkan, atau terima sebuah penilaian tahunan",
         isi=kueri("PenilaianLangkah", langkah=KodeField(
             choices=[(s.kode, s.judul) for s in LANGKAH_TAHUNAN if s.kode != "tetapkan"])),
         status=200, keluaran=PenilaianBaca, **TULIS)  # fmt: skip
def langkah(p: Permintaan, tahun: int, pegawai: int) -> Any:
    oleh = peserta(p)
    KonteksTahunan(p.asli, tahun, pegawai)
    kode = p.isi["langkah"]
    lakukan(lambda: tahunan_langkah(pegawai_id=pegawai, tahun_id=tahun, kode=kode, oleh=oleh))
    return _baca(p, tahun, pegawai)


def _tahun(p: Permintaan, pk: int) -> TahunKinerja:
    satu_: TahunKinerja | None = TahunKinerja.objects.terlihat_oleh(p.oleh).filter(pk=pk).first()
    if satu_ is None:
        raise Http404
    return satu_


_CAPAIAN = baris(
    "CapaianUnitBaris", CapaianUnit, "capaian dasar pada", unit_id=bilangan(),
    unit=teks("unit.nama"),
)  # fmt: skip


@operasi(GET, "Capaian unit dalam lingkup token pada satu tahun kinerja", **KANTOR,
         keluaran=bentuk("CapaianUnitBaca", data=_CAPAIAN(many=True)))  # fmt: skip
def capaian(p: Permintaan, pk: int) -> Any:
    unit = unit_terlihat(oleh=p.oleh)
    semua = CapaianUnit.objects.filter(tahun_kinerja=_tahun(p, pk), unit__in=unit)
    return {"data": semua.select_related("unit").order_by("unit__lft", "id")}


@operasi(POST, "Catat capaian sebuah unit", status=200, keluaran=_CAPAIAN, area="pegawai",
         isi=dari_form(CapaianForm, "CapaianIsi", unit=NomorField()), izin="kinerja.penilai",
         tolak=(KinerjaDitolak,))  # fmt: skip
def capaian_simpan(p: Permintaan, pk: int) -> Any:
    tahun = _tahun(p, pk)
    unit = unit_terlihat(oleh=p.oleh).filter(pk=p.isi["unit"]).first()
    if unit is None:
        raise KinerjaDitolak("Unit ini tidak dikenal.")
    isi = sah(CapaianForm(data_form(p.isi)))
    return capaian_tetapkan(
        tahun=tahun, unit=unit, oleh=p.oleh.lingkup.pegawai_id, pelaku=p.pelaku, **isi
    )
