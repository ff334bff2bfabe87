"""Whom I appraise, my own year, and the team that I lead."""

from typing import Any

from django.http import Http404
from django.utils import timezone

from kinerja.api.skp import SkpBaris
from kinerja.api.tahunan import PenilaianBaris
from kinerja.api.tinjauan import MasukanBaris
from kinerja.api.umum import DIRI, TULIS, lakukan, peserta, versi
from kinerja.forms_masukan import MasukanForm
from kinerja.forms_skp import SaringTimForm
from kinerja.models import PenilaianTahunan, PeriodeTinjauan, TahunKinerja, TinjauanPeriodik
from kinerja.selectors.masukan import masukan_tim
from kinerja.selectors.skp import periode_kini, skp_milik, tim_halaman
from kinerja.selectors.tahun import tahun_kini
from kinerja.services.masukan import masukan_simpan
from kinerja.views.masukan import baris_atau_404
from kinerja.views.tim import ekspor, saringan_tim
from talenta.inti.api.keluaran import baris, bentuk, bilangan, hari, teks
from talenta.inti.api.masukan import dari_form, data_form, kueri, kueri_halaman, nomor, sah
from talenta.inti.api.operasi import GET, PUT, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.inti.keyset import Halaman
from talenta.pegawai.api.orang import TENTANG, diri

_TAHUN: dict[str, Any] = {"tahun": nomor("Tahun kinerja, misalnya 2026; kosong: yang terakhir.")}
_TINJAUAN = baris(
    "TinjauanRingkas", TinjauanPeriodik, "status predikat", periode_id=bilangan()
)  # fmt: skip
TimBaris = bentuk(
    "TimBaris",
    pegawai_id=bilangan("skp.pegawai_id"),
    tahun_id=bilangan("skp.tahun_kinerja_id"),
    skp=SkpBaris(),
    tinjauan=_TINJAUAN(allow_null=True),
    predikat_tahunan=teks("penilaian.predikat", kosong=True),
    status_tahunan=teks("penilaian.status", kosong=True),
    menunggu=teks(),
)
_KUERI = kueri_halaman(
    "TimKueri", SaringTimForm, periode=nomor("Nomor periode; kosong: yang sekarang."), **_TAHUN
)
TahunSaya = bentuk(
    "TahunSaya",
    tahun=bilangan("tahun.tahun", kosong=True),
    tahun_id=bilangan("tahun.pk", kosong=True),
    pegawai_id=bilangan(),
    skp=SkpBaris(many=True),
    periode=baris(
        "PeriodeSayaBaris", PeriodeTinjauan, "id nomor nama mulai selesai batas status"
    )(many=True),
    tinjauan=baris(
        "TinjauanSayaBaris", TinjauanPeriodik, "status predikat dinilai_pada", skp_id=bilangan(),
        periode_id=bilangan(),
    )(many=True),
    penilaian=PenilaianBaris(allow_null=True),
)  # fmt: skip
TimKerjaBaris = bentuk(
    "TimKetuaBaris",
    pegawai_id=bilangan("anggota.id"),
    nip=teks("anggota.nip"),
    nama=teks("anggota.nama"),
    jabatan=teks("anggota.jabatan"),
    unit=teks("anggota.unit"),
    penilai=teks("anggota.penilai"),
    mulai=hari("anggota.mulai"),
    selesai=hari("anggota.selesai"),
    masukan=MasukanBaris(allow_null=True),
)
TimKerjaBaca = bentuk(
    "TimKerjaBaca",
    periode_id=bilangan("periode.pk", kosong=True),
    periode=teks("periode.nama", kosong=True),
    anggota=TimKerjaBaris(many=True),
)


def _tahun(p: Permintaan) -> TahunKinerja | None:
    diri(p)
    return tahun_kini(oleh=p.oleh, tahun=p.kueri.get("tahun"))


@operasi(GET, "Orang yang saya nilai pada satu tahun, menurut nama", kueri=_KUERI,
         keluaran=TimBaris, berhalaman=True, **DIRI)  # fmt: skip
def tim(p: Permintaan) -> Any:
    tahun = _tahun(p)
    if tahun is None:
        return Halaman([], None, None)
    form, kini, saring = saringan_tim(data_form(p.kueri), tahun, timezone.localdate())
    sah(form, "kueri")
    baris_, halaman = tim_halaman(oleh=p.oleh, tahun=tahun, periode=kini, **saring, **p.kursor)
    halaman.baris[:] = baris_
    return halaman


tim_berkas = unduhan("Orang yang saya nilai sebagai CSV", ekspor, tetap={"jenis": "csv"},
                     kueri=_KUERI, seperti=tim, berkas="text/csv", **DIRI)  # fmt: skip


@operasi(GET, "Tahun kinerja saya: SKP, tinjauan, dan penilaian",
         kueri=kueri("TahunSayaKueri", **_TAHUN), keluaran=TahunSaya, **DIRI)  # fmt: skip
def tahun_saya(p: Permintaan) -> Any:
    pegawai, tahun = diri(p), _tahun(p)
    if tahun is None:
        return {
            "tahun": None, "pegawai_id": pegawai.pk, "skp": [], "periode": [], "tinjauan": [],
            "penilaian": None,
        }  # fmt: skip
    skp = skp_milik(oleh=p.oleh, tahun=tahun)
    milik = PenilaianTahunan.objects.milik(p.oleh).filter(tahun_kinerja=tahun)
    tinjauan = list(TinjauanPeriodik.objects.filter(skp__in=skp).order_by("periode_id", "pk"))
    for satu in tinjauan:
        if satu.status != TinjauanPeriodik.Status.DINILAI:
            satu.predikat = ""
    return {
        "tahun": tahun,
        "pegawai_id": pegawai.pk,
        "skp": skp,
        "periode": tahun.periode.order_by("nomor"),
        "tinjauan": tinjauan,
        "penilaian": milik.exclude(status__in=("DRAF", "DITETAPKAN")).first(),
    }


@operasi(GET, "Anggota tim yang saya ketuai, dan masukan saya pada satu periode",
         kueri=kueri("TimKerjaKueri", periode=nomor("Nomor periode; kosong: yang sekarang."),
                     **_TAHUN), keluaran=TimKerjaBaca, **DIRI)  # fmt: skip
def tim_kerja(p: Permintaan) -> Any:
    tahun = _tahun(p)
    periode = periode_kini(tahun=tahun, hari=timezone.localdate()) if tahun else None
    if tahun and "periode" in p.kueri:
        periode = tahun.periode.filter(pk=p.kueri["periode"]).first()
        if periode is None:
            raise Http404
    anggota = masukan_tim(oleh=p.oleh, periode=periode) if periode else []
    return {"periode": periode, "anggota": anggota}


@operasi(GET, "Masukan saya untuk satu anggota tim pada satu periode", keluaran=TimKerjaBaris,
         **TENTANG, **DIRI)  # fmt: skip
def masukan(p: Permintaan, pk: int, periode: int) -> Any:
    diri(p)
    return baris_atau_404(p.oleh, pk, periode)[1]


@operasi(PUT, "Beri masukan sebagai ketua tim, dengan nama; saran rating boleh kosong",
         isi=dari_form(MasukanForm, "MasukanIsi", versi=versi(
             "`masukan.versi` yang dibaca; 0 bila belum diberi.")), keluaran=TimKerjaBaris,
         **TULIS)  # fmt: skip
def masukan_tulis(p: Permintaan, pk: int, periode: int) -> Any:
    oleh = peserta(p)
    baris_atau_404(p.oleh, pk, periode)
    isi, nomor = sah(MasukanForm(data_form(p.isi))), p.isi["versi"]
    lakukan(
        lambda: masukan_simpan(pegawai_id=pk, periode_id=periode, versi=nomor, isi=isi, oleh=oleh)
    )
    return baris_atau_404(p.oleh, pk, periode)[1]
