"""Plans: of one's own and of those one appraises; to read for officers."""

from typing import Any

from rest_framework import serializers

from kinerja.alur import LANGKAH_SKP, langkah_terbuka, peran_pada
from kinerja.api.umum import DIRI, KANTOR, TULIS, banyak, lakukan, peserta, versi
from kinerja.forms_skp import EkspektasiForm
from kinerja.kode import Aspek, Perilaku
from kinerja.models import DialogSkp, IndikatorRhk, Rhk, Skp
from kinerja.selectors.skp import (
    BarisPerilaku,
    RhkPimpinan,
    dialog_daftar,
    perilaku_daftar,
    rhk_daftar,
    rhk_pimpinan,
    skp_satu,
)
from kinerja.services.skp import (
    INDIKATOR_SEASPEK,
    IsiIndikator,
    IsiRhk,
    skp_dialog,
    skp_ekspektasi_simpan,
    skp_langkah,
    skp_rhk_simpan,
    skp_salin,
)
from kinerja.services.umum import KinerjaDitolak
from talenta.inti.api.keluaran import baris, bentuk, daftar_teks, dari_dataclass, teks
from talenta.inti.api.masukan import (
    KataField,
    KodeField,
    NomorField,
    TeksField,
    data_form,
    kueri,
    sah,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.pegawai.api.orang import DISEBUT_TENTANG, diri
from talenta.pegawai.lingkup import sebut_orang

KOLOM = (
    "id nip nama jabatan_nama unit_nama penilai_nip penilai_nama mulai selesai bentuk status versi "
    "diajukan_pada disepakati_pada"
)
SkpBaris = baris("SkpBaris", Skp, KOLOM)
_RHK = baris(
    "RhkBaris", Rhk, "id urutan uraian penugasan uraian_atasan",
    rhk_atasan=serializers.IntegerField(source="rhk_atasan_id", read_only=True, allow_null=True),
    indikator=baris("IndikatorBaris", IndikatorRhk, "aspek indikator target")(
        source="indikator.all", many=True
    ),
)  # fmt: skip
_PERILAKU = dari_dataclass(BarisPerilaku, "PerilakuSkpBaris")
SkpBaca = bentuk(
    "SkpBaca",
    skp=SkpBaris(),
    sebagai=teks(bantuan="PEGAWAI, PENILAI, atau kosong bagi petugas."),
    langkah=daftar_teks(),
    rhk=_RHK(many=True),
    rhk_pimpinan=dari_dataclass(RhkPimpinan, "RhkPimpinanBaris")(many=True),
    perilaku=_PERILAKU(many=True),
    dialog=baris("DialogSkpBaris", DialogSkp, "id penulis_nama langkah isi pada")(many=True),
)
SkpPerilaku = bentuk("SkpPerilaku", skp=SkpBaris(), perilaku=_PERILAKU(many=True))
_INDIKATOR = kueri(
    "IndikatorIsi",
    aspek=KodeField(
        required=False, allow_blank=True, choices=Aspek.choices,
        help_text="Kosong pada SKP kualitatif.",
    ),
    indikator=TeksField(max_length=2000),
    target=KataField(required=False, max_length=300),
)  # fmt: skip
_RHK_ISI = kueri(
    "RhkIsi",
    id=NomorField(required=False, allow_null=True, help_text="Hasil kerja yang sudah tersimpan."),
    uraian=TeksField(max_length=2000),
    penugasan=KodeField(required=False, choices=Rhk.Penugasan.choices),
    rhk_atasan=NomorField(
        required=False, allow_null=True, help_text="Dari `rhk_pimpinan`; kosong: tidak langsung."
    ),
    indikator=banyak(_INDIKATOR, INDIKATOR_SEASPEK * 4, required=False),
)
_ISI = kueri(
    "SkpIsi",
    versi=versi("`skp.versi` yang dibaca."),
    bentuk=KodeField(choices=Skp.Bentuk.choices),
    rhk=banyak(_RHK_ISI, 30),
)
_VERSI = versi("`skp.versi` yang dibaca.")
_KATA: Any = {"required": False, "max_length": 4000}
_LANGKAH = kueri(
    "SkpLangkah",
    versi=_VERSI,
    langkah=KodeField(choices=[(s.kode, s.judul) for s in LANGKAH_SKP]),
    isi=KataField(**_KATA, help_text="Alasan, di mana langkahnya memintanya."),
)


def _skp(p: Permintaan, pk: int) -> Skp:
    return lakukan(lambda: skp_satu(oleh=p.oleh, pk=pk))


def _baca(p: Permintaan, pk: int) -> dict[str, Any]:
    skp = _skp(p, pk)
    saya = None if p.oleh.boleh("kinerja.lihat") else p.oleh.lingkup.pegawai_id
    peran = peran_pada(skp, saya)
    terbuka = skp.tahun_kinerja.terbuka
    return {
        "skp": skp,
        "sebagai": peran,
        "langkah": [s.kode for s in langkah_terbuka(LANGKAH_SKP, skp.status, peran) if terbuka],
        "rhk": rhk_daftar(skp=skp),
        "rhk_pimpinan": rhk_pimpinan(skp_id=pk) if peran else [],
        "perilaku": perilaku_daftar(skp=skp),
        "dialog": dialog_daftar(skp=skp),
    }


@operasi(GET, "Satu SKP saya, atau orang yang saya nilai, dan langkah yang terbuka bagi saya",
         keluaran=SkpBaca, **DIRI)  # fmt: skip
def satu(p: Permintaan, pk: int) -> Any:
    diri(p)
    return _baca(p, pk)


@operasi(GET, "Satu SKP dalam lingkup token", keluaran=SkpBaca, **DISEBUT_TENTANG, **KANTOR)
def kantor(p: Permintaan, pk: int) -> Any:
    isi = _baca(p, pk)
    sebut_orang(p.asli._request, isi["skp"].pegawai_id)
    return isi


@operasi(PUT, "Ganti rencana hasil kerja SKP saya", isi=_ISI, keluaran=SkpBaca,
         rinci="Yang tidak disebut dihapus; sebut `id` hasil kerja yang tetap.",
         **TULIS)  # fmt: skip
def simpan(p: Permintaan, pk: int) -> Any:
    skp, oleh = _skp(p, pk), peserta(p)
    dikenal = {s.id for s in rhk_pimpinan(skp_id=pk)}
    dikenal |= set(skp.rhk.values_list("rhk_atasan_id", flat=True))
    rhk = [_isi_rhk(s) for s in p.isi["rhk"]]
    _periksa(p.isi["bentuk"], rhk, set(skp.rhk.values_list("pk", flat=True)))
    asing = next((s for s in rhk if s.rhk_atasan and s.rhk_atasan not in dikenal), None)
    if asing is not None:
        raise KinerjaDitolak(f"Hasil kerja pimpinan {asing.rhk_atasan} tidak dikenal.")
    lakukan(
        lambda: skp_rhk_simpan(
            skp_id=pk, versi=p.isi["versi"], bentuk=p.isi["bentuk"], isi=rhk, oleh=oleh
        )
    )
    return _baca(p, pk)


def _periksa(bentuk_: str, rhk: list[IsiRhk], ada: set[int]) -> None:
    """Numbers that are this plan's, each once; aspects where the shape measures by them."""
    nomor = [s.id for s in rhk if s.id]
    for n in nomor:
        if n not in ada:
            raise KinerjaDitolak(f"Hasil kerja {n} tidak ada pada SKP ini.")
        if nomor.count(n) > 1:
            raise KinerjaDitolak(f"Hasil kerja {n} disebut dua kali.")
    berukuran = bentuk_ == Skp.Bentuk.KUANTITATIF
    if any(bool(i.aspek) != berukuran for s in rhk for i in s.indikator):
        raise KinerjaDitolak(
            "Setiap indikator SKP kuantitatif menyebut aspeknya."
            if berukuran
            else "Indikator SKP kualitatif tidak menyebut aspek."
        )


def _isi_rhk(isi: dict[str, Any]) -> IsiRhk:
    indikator = [
        IsiIndikator(s["indikator"].strip(), (s.get("target") or "").strip(), s.get("aspek") or "")
        for s in isi.get("indikator", [])
    ]
    return IsiRhk(
        uraian=isi["uraian"].strip(),
        penugasan=isi.get("penugasan") or Rhk.Penugasan.UTAMA,
        rhk_atasan=isi.get("rhk_atasan"),
        indikator=indikator,
        id=isi.get("id"),
    )


def _perilaku(p: Permintaan, pk: int) -> dict[str, Any]:
    skp = _skp(p, pk)
    return {"skp": skp, "perilaku": perilaku_daftar(skp=skp)}


@operasi(GET, "Ekspektasi perilaku pada satu SKP", keluaran=SkpPerilaku, **DIRI)
def ekspektasi(p: Permintaan, pk: int) -> Any:
    diri(p)
    return _perilaku(p, pk)


@operasi(PUT, "Tulis ekspektasi perilaku orang yang saya nilai; yang kosong dihapus",
         isi=kueri("EkspektasiIsi", versi=versi("`skp.versi` yang dibaca."), **{
             kode: KataField(required=False, max_length=2000, help_text=f"Ekspektasi: {label}")
             for kode, label in Perilaku.choices}),
         keluaran=SkpPerilaku, **TULIS)  # fmt: skip
def ekspektasi_simpan(p: Permintaan, pk: int) -> Any:
    _skp(p, pk)
    oleh, isi = peserta(p), sah(EkspektasiForm(data_form(p.isi)))
    nomor = p.isi["versi"]
    lakukan(lambda: skp_ekspektasi_simpan(skp_id=pk, versi=nomor, isi=isi, oleh=oleh))
    return _perilaku(p, pk)


@operasi(POST, "Ambil satu langkah SKP: ajukan, setujui, kembalikan, sepakati, dan seterusnya",
         isi=_LANGKAH, status=200, keluaran=SkpBaca, **TULIS)  # fmt: skip
def langkah(p: Permintaan, pk: int) -> Any:
    _skp(p, pk)
    oleh, isi = peserta(p), p.isi.get("isi") or ""
    lakukan(
        lambda: skp_langkah(
            skp_id=pk, versi=p.isi["versi"], kode=p.isi["langkah"], isi=isi, oleh=oleh
        )
    )
    return _baca(p, pk)


@operasi(POST, "Isi SKP saya yang kosong dengan SKP sebelumnya",
         isi=kueri("SkpSalin", versi=_VERSI), status=200, keluaran=SkpBaca, **TULIS)  # fmt: skip
def salin(p: Permintaan, pk: int) -> Any:
    _skp(p, pk)
    oleh = peserta(p)
    lakukan(lambda: skp_salin(skp_id=pk, versi=p.isi["versi"], oleh=oleh))
    return _baca(p, pk)


@operasi(POST, "Tanggapi sebuah SKP", isi=kueri("SkpDialog", isi=TeksField(max_length=4000)),
         status=200, keluaran=SkpBaca, **TULIS)  # fmt: skip
def dialog(p: Permintaan, pk: int) -> Any:
    _skp(p, pk)
    oleh = peserta(p)
    lakukan(lambda: skp_dialog(skp_id=pk, isi=p.isi["isi"], oleh=oleh))
    return _baca(p, pk)
