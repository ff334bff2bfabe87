"""Assessment events and objections. Narratives are read on a page, by a person."""

from datetime import date
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from kompetensi.forms_asesmen import AsesmenForm, JawabKeberatanForm, KeberatanForm
from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
from kompetensi.models import Asesmen, KeberatanAsesmen, PesertaAsesmen
from kompetensi.selectors.asesmen import (
    asesmen_daftar,
    asesmen_halaman,
    langkah_acara,
    peserta_baris,
)
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.services.asesmen import (
    AsesmenDitolak,
    asesmen_batalkan,
    asesmen_simpan,
    peserta_catat,
    peserta_lepas,
    peserta_tambah,
    peserta_undang,
)
from kompetensi.services.keberatan import KeberatanDitolak, keberatan_ajukan, keberatan_jawab
from kompetensi.services.terbit import hasil_minta_terbit
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    hari,
    teks,
)
from talenta.inti.api.masukan import (
    KataField,
    KodeField,
    TeksField,
    alasan,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    sah,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.pekerjaan import PekerjaanDiminta
from talenta.inti.tanggal import tanggal_wajar
from talenta.pegawai.api.orang import diri
from talenta.pegawai.models import Pegawai

_LIHAT: Any = {"area": "pegawai", "izin": "kompetensi.lihat"}
_NILAI: Any = {"area": "pegawai", "izin": "kompetensi.nilai", "tolak": (AsesmenDitolak,)}
_KOLOM = (
    "id judul metode kompetensi potensi teknis penyelenggara terakreditasi tempat mulai selesai "
    "catatan status diundang_pada terbit_pada"
)
AsesmenBaris = baris("AsesmenBaris", Asesmen, _KOLOM, orang=bilangan(), tercatat=bilangan())
AsesmenSatu = baris("AsesmenSatu", Asesmen, _KOLOM)
PesertaBaris = bentuk(
    "PesertaBaris",
    id=bilangan("peserta.pk"),
    pegawai_id=bilangan("peserta.pegawai_id"),
    nip=teks("peserta.pegawai.nip"),
    nama=teks("peserta.pegawai.nama_lengkap"),
    status=teks("peserta.status"),
    tanggal=hari("peserta.tanggal"),
    tingkat=serializers.ListField(child=serializers.IntegerField(), read_only=True),
    aspek=serializers.ListField(child=serializers.IntegerField(), read_only=True),
    teknis=apa_saja("Nama kompetensi teknis, tingkatnya, dan yang diminta jabatannya (0: tidak)."),
    jpm=bilangan(kosong=True, bantuan="Perseratus persen."),
    pengamatan=bilangan(bantuan="Tingkat yang diamati penilai kinerja; bukan hasil."),
)
AsesmenRinci = bentuk(
    "AsesmenRinci",
    asesmen=AsesmenSatu(),
    peserta=PesertaBaris(many=True),
    boleh=daftar_teks(),
    halangan=apa_saja("Langkah yang belum dapat diambil, dengan sebabnya."),
)
_KUERI = kueri_halaman(
    "AsesmenKueri",
    status=KodeField(required=False, choices=Asesmen.Status.choices),
    metode=KodeField(required=False, choices=Asesmen.Metode.choices),
)


@operasi(GET, "Asesmen instansi, terbaru dahulu", kueri=_KUERI, keluaran=AsesmenBaris,
         berhalaman=True, **_LIHAT)  # fmt: skip
def asesmen(p: Permintaan) -> Any:
    saring = {k: p.kueri.get(k) or "" for k in ("status", "metode")}
    return asesmen_halaman(asesmen_daftar(oleh=p.oleh, **saring), **p.kursor)


def _satu(p: Permintaan, pk: int) -> Asesmen:
    return get_object_or_404(Asesmen.objects.terlihat_oleh(p.oleh), pk=pk)


@operasi(GET, "Satu asesmen dengan pesertanya", keluaran=AsesmenRinci, **_LIHAT)
def asesmen_satu(p: Permintaan, pk: int) -> Any:
    satu = _satu(p, pk)
    langkah = langkah_acara(oleh=p.oleh, asesmen=satu)
    return {
        "asesmen": satu,
        "peserta": peserta_baris(oleh=p.oleh, asesmen=satu),
        "boleh": [kode for kode, sebab in langkah.items() if not sebab],
        "halangan": {kode: sebab for kode, sebab in langkah.items() if sebab},
    }


_ISI = dari_form(
    AsesmenForm,
    "AsesmenIsi",
    teknis=serializers.ListField(
        child=TeksField(max_length=60), max_length=200, required=False,
        help_text="Kode kompetensi teknis dari kamus yang berlaku.",
    ),
)  # fmt: skip


def _simpan(p: Permintaan, satu: Asesmen) -> Asesmen:
    if not p.instansi_id:
        raise Http404
    teknis = nama_teknis(instansi_id=p.instansi_id, hari=timezone.localdate())
    isi = sah(AsesmenForm(data_form(p.isi), instance=satu, teknis=teknis))
    return asesmen_simpan(instansi_id=p.instansi_id, asesmen=satu, isi=isi, pelaku=p.pelaku)


@operasi(POST, "Rencanakan asesmen", isi=_ISI, keluaran=AsesmenSatu, **_NILAI)
def asesmen_baru(p: Permintaan) -> Any:
    return _simpan(p, Asesmen())


@operasi(POST, "Ubah asesmen yang masih terbuka", isi=_ISI, status=200, keluaran=AsesmenSatu,
         **_NILAI)  # fmt: skip
def asesmen_ubah(p: Permintaan, pk: int) -> Any:
    return _simpan(p, _satu(p, pk))


_JUMLAH = bentuk("PesertaJumlah", orang=bilangan())
_TAMBAH = kueri(
    "PesertaTambah",
    nip=serializers.ListField(child=TeksField(max_length=18), min_length=1, max_length=500),
)


@operasi(POST, "Tambah peserta asesmen", isi=_TAMBAH, status=200, keluaran=_JUMLAH, **_NILAI)
def peserta_baru(p: Permintaan, pk: int) -> Any:
    orang = list(Pegawai.objects.terlihat_oleh(p.oleh).filter(nip__in=p.isi["nip"]))
    if not orang:
        raise AsesmenDitolak("Tidak ada NIP yang dikenal.")
    return {"orang": peserta_tambah(asesmen=_satu(p, pk), pegawai=orang, pelaku=p.pelaku)}


@operasi(POST, "Undang peserta asesmen", status=200, keluaran=_JUMLAH, **_NILAI)
def undang(p: Permintaan, pk: int) -> Any:
    return {"orang": peserta_undang(asesmen=_satu(p, pk), pelaku=p.pelaku)}


@operasi(POST, "Terbitkan hasil asesmen", status=202, keluaran=PekerjaanDiminta, **_NILAI)
def terbitkan(p: Permintaan, pk: int) -> Any:
    return hasil_minta_terbit(asesmen=_satu(p, pk), pelaku=p.pelaku)


@operasi(POST, "Batalkan asesmen", isi=kueri("AsesmenBatal", alasan=alasan()), status=204,
         **_NILAI)  # fmt: skip
def batalkan(p: Permintaan, pk: int) -> None:
    asesmen_batalkan(asesmen=_satu(p, pk), alasan=p.isi["alasan"], pelaku=p.pelaku)


def _peserta(p: Permintaan, pk: int) -> PesertaAsesmen:
    milik = PesertaAsesmen.objects.terlihat_oleh(p.oleh).select_related("asesmen", "pegawai")
    return get_object_or_404(milik, pk=pk)


_HASIL = kueri(
    "PesertaHasil",
    hadir=serializers.BooleanField(),
    tanggal=serializers.DateField(
        validators=[tanggal_wajar], required=False, allow_null=True, default=None
    ),
    tingkat=serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=5), max_length=len(KOMPETENSI),
        required=False, default=list, help_text="Sembilan tingkat, urut seperti kamus.",
    ),
    aspek=serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=5), max_length=len(ASPEK_POTENSI),
        required=False, default=list, help_text="Delapan aspek potensi.",
    ),
    teknis=serializers.DictField(
        child=serializers.IntegerField(min_value=0, max_value=5), required=False, default=dict,
        help_text="Tingkat menurut kode kompetensi teknis; yang tidak disebut tidak dinilai.",
    ),
    uraian=KataField(required=False, default="", max_length=20_000),
)  # fmt: skip


@operasi(POST, "Catat hasil seorang peserta", isi=_HASIL, status=204, **_NILAI)
def catat_hasil(p: Permintaan, pk: int) -> None:
    satu = _peserta(p, pk)
    peserta_catat(
        peserta=satu,
        hadir=p.isi["hadir"],
        tanggal=p.isi["tanggal"],
        tingkat=p.isi["tingkat"],
        aspek=p.isi["aspek"],
        teknis=p.isi["teknis"],
        asesor=satu.asesor,
        narasi=p.isi["uraian"],
        pelaku=p.pelaku,
        boleh_narasi=p.oleh.boleh("kompetensi.narasi"),
    )


@operasi(POST, "Lepas seorang peserta", status=204, **_NILAI)
def lepas(p: Permintaan, pk: int) -> None:
    peserta_lepas(peserta=_peserta(p, pk), pelaku=p.pelaku)


KeberatanSatu = baris(
    "KeberatanSatu",
    KeberatanAsesmen,
    "id pegawai_id jenis tanggal alasan status diajukan_pada jawaban dijawab_pada",
    pegawai_id=bilangan(),
)
_KEBERATAN_ISI = dari_form(
    KeberatanForm,
    "KeberatanIsi",
    jenis=KodeField(choices=KeberatanAsesmen.Jenis.choices),
    tanggal=serializers.DateField(
        validators=[tanggal_wajar], help_text="Tanggal hasil yang disanggah."
    ),
)
_DITOLAK: Any = {"tolak": (KeberatanDitolak,)}


@operasi(POST, "Ajukan keberatan atas hasil penilaian saya", isi=_KEBERATAN_ISI,
         keluaran=KeberatanSatu, area="diri", diri=True, **_DITOLAK)  # fmt: skip
def keberatan_saya(p: Permintaan) -> Any:
    tanggal: date = p.isi["tanggal"]
    return keberatan_ajukan(
        pegawai=diri(p),
        jenis=p.isi["jenis"],
        tanggal=tanggal,
        alasan=p.isi["alasan"],
        pelaku=p.pelaku,
    )


_JAWAB = dari_form(JawabKeberatanForm, "KeberatanJawab", terima=serializers.BooleanField())


@operasi(POST, "Jawab keberatan seorang pegawai", isi=_JAWAB, status=200, keluaran=KeberatanSatu,
         area="pegawai", izin="kompetensi.nilai", **_DITOLAK)  # fmt: skip
def keberatan(p: Permintaan, pk: int) -> Any:
    satu = get_object_or_404(
        KeberatanAsesmen.objects.terlihat_oleh(p.oleh).select_related("pegawai"), pk=pk
    )
    return keberatan_jawab(
        keberatan=satu, terima=p.isi["terima"], jawaban=p.isi["jawaban"], pelaku=p.pelaku
    )
