"""Objections, for their three sides and for officers."""

from typing import Any

from django.http import Http404
from django.utils import timezone

from kinerja.alur_keberatan import langkah_terbuka, sebagai
from kinerja.forms_keberatan import (
    AjukanForm,
    KeteranganForm,
    PemutusForm,
    PergantianPutusanForm,
    PutusanForm,
    SaringKeberatanForm,
    bukti_dari,
)
from kinerja.models import (
    Keberatan,
    KeteranganKeberatan,
    PenilaianTahunan,
    PergantianPemutus,
)
from kinerja.selectors.keberatan import (
    dapat_dikeberati,
    keberatan_daftar,
    keberatan_terlibat,
)
from kinerja.services.keberatan import (
    KeberatanDitolak,
    Pihak,
    keberatan_ajukan,
    keberatan_putuskan,
    keberatan_tarik,
    keberatan_terangkan,
)
from kinerja.services.keberatan_pemutus import pemutus_tetapkan, pergantian_putuskan
from kinerja.views import keberatan as halaman_
from kinerja.views import keberatan_kantor as halaman_kantor
from talenta.inti.api.keluaran import ada, baris, bentuk, bilangan, daftar_teks, hari, teks
from talenta.inti.api.masukan import (
    berkas_form,
    dari_form,
    data_form,
    kueri_halaman,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.api.orang import DISEBUT_TENTANG, diri
from talenta.pegawai.lingkup import sebut_orang

_DIRI: Any = {"area": "diri", "diri": True}
_KANTOR: Any = {"area": "pegawai", "izin": "kinerja.lihat"}
_TOLAK: Any = {"tolak": (KeberatanDitolak,)}
_KOLOM = (
    "id nama nip tahun alasan hasil_semula perilaku_semula predikat_semula status batas_ajukan "
    "batas_tanggapan diajukan_pada ditanggapi_pada diputus_pada rating_hasil rating_perilaku "
    "predikat pertimbangan"
)
KeberatanBaris = baris("KeberatanBaris", Keberatan, _KOLOM)
_KETERANGAN = baris(
    "KeteranganKeberatanBaris", KeteranganKeberatan, "id penulis_nama sebagai isi pada",
    ada_bukti=ada("bukti"),
)  # fmt: skip
KeberatanRinci = bentuk(
    "KeberatanRinci",
    keberatan=KeberatanBaris(),
    sebagai=teks(bantuan="PEGAWAI, PENILAI, PEMUTUS, atau kosong bagi petugas."),
    langkah=daftar_teks(),
    keterangan=_KETERANGAN(many=True),
    pergantian=baris(
        "PergantianPemutusBaris",
        PergantianPemutus,
        "id lama_nama baru_nama alasan diusulkan_pada keputusan alasan_putusan diputus_pada",
    )(many=True),
)
BelumKeberatan = bentuk(
    "BelumKeberatan",
    dapat_dikeberati=bentuk(
        "DapatDikeberati",
        penilaian_id=bilangan("pk"),
        tahun=bilangan("tahun_kinerja.tahun"),
        predikat=teks(),
        batas=hari("batas_keberatan"),
    )(many=True),
)
_PUTUSAN = dari_form(PutusanForm, "PutusanIsi")


def _pihak(p: Permintaan) -> Pihak:
    pegawai = diri(p)
    return Pihak(pegawai_id=pegawai.pk, nama=p.oleh.nama, pelaku=p.pelaku)


def _satu(p: Permintaan, pk: int) -> dict[str, Any]:
    satu = keberatan_terlibat(oleh=p.oleh).filter(pk=pk).first()
    if satu is None:
        raise Http404
    sebut_orang(p.asli._request, satu.pegawai_id)
    saya = None if p.oleh.boleh("kinerja.lihat") else p.oleh.lingkup.pegawai_id
    return {
        "keberatan": satu,
        "sebagai": sebagai(satu, saya),
        "langkah": list(langkah_terbuka(satu, saya, timezone.localdate())),
        "keterangan": satu.keterangan.order_by("id"),
        "pergantian": satu.pergantian.order_by("id"),
    }


@operasi(GET, "Penilaian saya yang dapat dikeberati, dan keberatan yang melibatkan saya",
         keluaran=KeberatanBaris, berhalaman=True, samping=BelumKeberatan,
         kueri=kueri_halaman("KeberatanSayaKueri"), **_DIRI)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    diri(p)
    belum = dapat_dikeberati(oleh=p.oleh, hari=timezone.localdate())
    return p.halaman(keberatan_terlibat(oleh=p.oleh)), {"dapat_dikeberati": belum}


@operasi(POST, "Ajukan keberatan atas penilaian saya",
         isi=dari_form(AjukanForm, "KeberatanPenilaianIsi"), formulir=True,
         keluaran=KeberatanRinci, **_TOLAK, **_DIRI)  # fmt: skip
def ajukan(p: Permintaan, pk: int) -> Any:
    oleh = _pihak(p)
    if not PenilaianTahunan.objects.milik(p.oleh).filter(pk=pk).exists():
        raise Http404
    form = AjukanForm({"alasan": p.isi["alasan"]}, berkas_form(bukti=p.isi.get("bukti")))
    sah(form)
    satu = keberatan_ajukan(
        penilaian_id=pk, alasan=form.cleaned_data["alasan"], bukti=bukti_dari(form), oleh=oleh,
        hari=timezone.localdate(),
    )  # fmt: skip
    return _satu(p, satu.pk)


@operasi(GET, "Satu keberatan yang melibatkan saya, dan langkah yang terbuka bagi saya",
         keluaran=KeberatanRinci, **_DIRI)  # fmt: skip
def satu(p: Permintaan, pk: int) -> Any:
    return _satu(p, pk)


@operasi(POST, "Tanggapi keberatan, atau tambahkan keterangan",
         isi=dari_form(KeteranganForm, "KeteranganIsi"), formulir=True, keluaran=KeberatanRinci,
         **_TOLAK, **_DIRI)  # fmt: skip
def keterangan(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    form = KeteranganForm({"isi": p.isi["isi"]}, berkas_form(bukti=p.isi.get("bukti")))
    sah(form)
    keberatan_terangkan(
        keberatan_id=pk, isi=form.cleaned_data["isi"], bukti=bukti_dari(form), oleh=_pihak(p),
        hari=timezone.localdate(),
    )  # fmt: skip
    return _satu(p, pk)


@operasi(POST, "Putuskan keberatan; final", isi=_PUTUSAN, status=200, keluaran=KeberatanRinci,
         **_TOLAK, **_DIRI)  # fmt: skip
def putuskan(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    isi = sah(PutusanForm(data_form(p.isi)))
    keberatan_putuskan(keberatan_id=pk, oleh=_pihak(p), hari=timezone.localdate(), **isi)
    return _satu(p, pk)


@operasi(POST, "Tarik keberatan saya", status=200, keluaran=KeberatanRinci, **_TOLAK, **_DIRI)
def tarik(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    keberatan_tarik(keberatan_id=pk, oleh=_pihak(p), hari=timezone.localdate())
    return _satu(p, pk)


bukti = unduhan("Bukti sebuah keterangan; tercatat dalam jejak audit", halaman_.bukti,
                **_DIRI)  # fmt: skip


@operasi(GET, "Keberatan dalam lingkup token, terbaru dahulu",
         kueri=kueri_halaman("KeberatanKueri", SaringKeberatanForm), keluaran=KeberatanBaris,
         berhalaman=True, **_KANTOR)  # fmt: skip
def kantor(p: Permintaan) -> Any:
    isi = saring(SaringKeberatanForm(data_form(p.kueri)))
    return p.halaman(keberatan_daftar(oleh=p.oleh, **isi))


@operasi(GET, "Satu keberatan dalam lingkup token", keluaran=KeberatanRinci, **_KANTOR,
         **DISEBUT_TENTANG)  # fmt: skip
def kantor_satu(p: Permintaan, pk: int) -> Any:
    return _satu(p, pk)


@operasi(POST, "Tetapkan siapa yang memutus; yang sudah ada diganti sesudah petugas lain setuju",
         isi=dari_form(PemutusForm, "PemutusIsi"),
         status=200, keluaran=KeberatanRinci, area="pegawai", izin="kinerja.penilai",
         **DISEBUT_TENTANG, **_TOLAK)  # fmt: skip
def pemutus(p: Permintaan, pk: int) -> Any:
    form = PemutusForm(data_form(p.isi), keberatan=_satu(p, pk)["keberatan"], oleh=p.oleh)
    isi = sah(form)
    assert form.orang is not None  # noqa: S101 (a valid form has found somebody)
    pemutus_tetapkan(
        keberatan_id=pk, pemutus_id=form.orang.pk, alasan=isi["alasan"],
        oleh=p.oleh.lingkup.pegawai_id, pelaku=p.pelaku,
    )  # fmt: skip
    return _satu(p, pk)


@operasi(POST, "Putuskan usul petugas lain untuk mengganti pemutus",
         isi=dari_form(PergantianPutusanForm, "PergantianPutusanIsi"), status=200,
         keluaran=KeberatanRinci, area="pegawai", izin="kinerja.penilai", **DISEBUT_TENTANG,
         **_TOLAK)  # fmt: skip
def pemutus_putusan(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    isi = sah(PergantianPutusanForm(data_form(p.isi)))
    pergantian_putuskan(
        keberatan_id=pk, usul_id=isi["usul"], setuju=isi["keputusan"] == "setuju",
        alasan=isi["alasan"], oleh=p.oleh.lingkup.pegawai_id, pelaku=p.pelaku,
    )  # fmt: skip
    return _satu(p, pk)


kantor_bukti = unduhan("Bukti sebuah keterangan; tercatat dalam jejak audit",
                       halaman_kantor.kantor_bukti, **_KANTOR, **DISEBUT_TENTANG)  # fmt: skip
