"""Writing a plan: its results and indicators by the person, the leader's expectations by the
appraiser, remarks by both, and the steps of kinerja.alur."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.urls import reverse

from kinerja.alur import LANGKAH_SKP, PEGAWAI, PENILAI, langkah_cari, peran_pada
from kinerja.kode import Aspek, Perilaku
from kinerja.models import (
    DialogSkp,
    EkspektasiPerilaku,
    IndikatorRhk,
    Rhk,
    Skp,
    TahunKinerja,
)
from kinerja.selectors.skp import rhk_pimpinan, skp_tahun_lalu
from kinerja.services.umum import (
    BentrokVersi,
    KinerjaDitolak,
    Peserta,
    beri_tahu,
    catat_langkah,
    periksa_langkah,
)
from talenta.inti.selectors.waktu import waktu_kini

S = Skp.Status
# More than these of one aspect no form has room for.
INDIKATOR_SEASPEK = 5
DAPAT_DISUSUN = frozenset({S.DRAF, S.DIKEMBALIKAN})
DAPAT_DIBERI_EKSPEKTASI = frozenset({S.DRAF, S.DIAJUKAN, S.DIKEMBALIKAN})


@dataclass(frozen=True)
class IsiIndikator:
    indikator: str
    target: str
    aspek: str = ""


@dataclass(frozen=True)
class IsiRhk:
    """One result as typed; `id` is that of a result already kept."""

    uraian: str
    penugasan: str = Rhk.Penugasan.UTAMA
    rhk_atasan: int | None = None
    indikator: Sequence[IsiIndikator] = field(default_factory=tuple)
    id: int | None = None


def _kunci(skp_id: int, versi: int | None, oleh: Peserta) -> tuple[Skp, str]:
    """The plan, held until the transaction ends, and what `oleh` is to it. Raises BentrokVersi,
    KinerjaDitolak, Skp.DoesNotExist."""
    skp: Skp = Skp.objects.select_for_update(no_key=True).get(pk=skp_id)
    peran = peran_pada(skp, oleh.pegawai_id)
    if not peran:
        raise Skp.DoesNotExist
    if not TahunKinerja.objects.get(pk=skp.tahun_kinerja_id).terbuka:
        raise KinerjaDitolak("Tahun kinerja ini tidak dibuka, jadi SKP tidak dapat diubah.")
    if versi is not None and skp.versi != versi:
        raise BentrokVersi
    return skp, peran


def _simpan(skp: Skp, *kolom: str) -> None:
    skp.versi += 1
    skp.diperbarui_pada = waktu_kini()
    skp.save(update_fields=["versi", "diperbarui_pada", *kolom])


def skp_rhk_simpan(
    *, skp_id: int, versi: int, bentuk: str, isi: Sequence[IsiRhk], oleh: Peserta
) -> Skp:
    """Replace the results and indicators of a plan, in the order given; the same again does
    nothing. Raises BentrokVersi, KinerjaDitolak.

    Results that stay keep their identity, so that reviews and the results that serve them do too;
    one that was reviewed is not dropped.
    """
    with transaction.atomic():
        skp, peran = _kunci(skp_id, None, oleh)
        if peran != PEGAWAI or skp.status not in DAPAT_DISUSUN:
            raise KinerjaDitolak("Rencana hasil kerja diubah pegawainya selama SKP disusun.")
        _periksa_banyak(isi)
        ada = {satu.pk: satu for satu in skp.rhk.order_by("urutan", "pk")}
        if skp.bentuk == bentuk and _sama(ada.values(), isi):
            return skp
        if skp.versi != versi:
            raise BentrokVersi
        pimpinan = {satu.id: satu.uraian for satu in rhk_pimpinan(skp_id=skp.pk)}
        tetap = {satu.id for satu in isi if satu.id in ada}
        buang = [satu for nomor, satu in ada.items() if nomor not in tetap]
        if Rhk.objects.filter(pk__in=[s.pk for s in buang], realisasi__isnull=False).exists():
            raise KinerjaDitolak("Hasil kerja yang sudah ditinjau tidak dapat dihapus.")
        Rhk.objects.filter(pk__in=[satu.pk for satu in buang]).delete()
        for urutan, satu in enumerate(isi, start=1):
            rhk = ada.get(satu.id or 0) or Rhk(skp=skp)
            rhk.urutan, rhk.uraian, rhk.penugasan = urutan, satu.uraian, satu.penugasan
            if satu.rhk_atasan in pimpinan:
                rhk.rhk_atasan_id = satu.rhk_atasan
                rhk.uraian_atasan = pimpinan[satu.rhk_atasan]
            elif satu.rhk_atasan is None:
                rhk.rhk_atasan_id, rhk.uraian_atasan = None, ""
            rhk.save()
            _ganti_indikator(rhk, satu.indikator)
        skp.bentuk = bentuk
        _simpan(skp, "bentuk")
    return skp


def _periksa_banyak(isi: Sequence[IsiRhk]) -> None:
    for nomor, satu in enumerate(isi, start=1):
        banyak = Counter(s.aspek for s in satu.indikator)
        if any(n > INDIKATOR_SEASPEK for n in banyak.values()):
            raise KinerjaDitolak(
                f"Hasil kerja {nomor}: paling banyak {INDIKATOR_SEASPEK} indikator satu aspek."
            )


def _indikator(rhk: Rhk) -> list[tuple[str, str, str]]:
    return [(s.aspek, s.indikator, s.target) for s in rhk.indikator.order_by("urutan", "pk")]


def _sama(ada: Iterable[Rhk], isi: Sequence[IsiRhk]) -> bool:
    """Whether a plan holds these results already, whatever their keys."""
    lama = [(s.uraian, s.penugasan, s.rhk_atasan_id, _indikator(s)) for s in ada]
    baru = [
        (
            s.uraian,
            s.penugasan,
            s.rhk_atasan,
            [(i.aspek, i.indikator, i.target) for i in s.indikator],
        )
        for s in isi
    ]
    return lama == baru


def _ganti_indikator(rhk: Rhk, isi: Sequence[IsiIndikator]) -> None:
    if _indikator(rhk) == [(s.aspek, s.indikator, s.target) for s in isi]:
        return
    rhk.indikator.all().delete()
    IndikatorRhk.objects.bulk_create(
        IndikatorRhk(
            rhk=rhk,
            urutan=urutan,
            aspek=satu.aspek,
            indikator=satu.indikator,
            target=satu.target,
        )
        for urutan, satu in enumerate(isi, start=1)
    )


def skp_ekspektasi_simpan(*, skp_id: int, versi: int, isi: Mapping[str, str], oleh: Peserta) -> Skp:
    """The leader's expectations of the seven behaviours; an empty one goes. Raises BentrokVersi,
    KinerjaDitolak."""
    with transaction.atomic():
        skp, peran = _kunci(skp_id, None, oleh)
        if peran != PENILAI or skp.status not in DAPAT_DIBERI_EKSPEKTASI:
            raise KinerjaDitolak("Ekspektasi perilaku ditulis penilai sebelum SKP disetujui.")
        lama = {satu.perilaku: satu for satu in skp.ekspektasi.all()}
        baru = {kode: isi.get(kode, "").strip() for kode in Perilaku.values}
        if all(lama[k].ekspektasi == v if k in lama else not v for k, v in baru.items()):
            return skp
        if skp.versi != versi:
            raise BentrokVersi
        for perilaku in Perilaku.values:
            teks, ada = baru[perilaku], lama.get(perilaku)
            if ada is not None and not teks:
                ada.delete()
            elif ada is not None and ada.ekspektasi != teks:
                ada.ekspektasi = teks
                ada.save(update_fields=["ekspektasi"])
            elif ada is None and teks:
                EkspektasiPerilaku.objects.create(skp=skp, perilaku=perilaku, ekspektasi=teks)
        _simpan(skp)
    return skp


def skp_salin(*, skp_id: int, versi: int, oleh: Peserta) -> Skp:
    """Copy results and indicators of the person's last agreed plan into an empty one. Raises
    BentrokVersi, KinerjaDitolak."""
    with transaction.atomic():
        skp, peran = _kunci(skp_id, versi, oleh)
        if peran != PEGAWAI or skp.status not in DAPAT_DISUSUN or skp.rhk.exists():
            raise KinerjaDitolak("Hanya SKP yang masih kosong yang dapat diisi salinan.")
        asal = skp_tahun_lalu(skp=skp)
        if asal is None:
            raise KinerjaDitolak("Tidak ada SKP lama yang dapat disalin.")
        for lama in asal.rhk.order_by("urutan", "pk").prefetch_related("indikator"):
            baru = Rhk.objects.create(
                skp=skp, urutan=lama.urutan, uraian=lama.uraian, penugasan=lama.penugasan
            )
            IndikatorRhk.objects.bulk_create(
                IndikatorRhk(
                    rhk=baru,
                    urutan=satu.urutan,
                    aspek=satu.aspek,
                    indikator=satu.indikator,
                    target=satu.target,
                )
                for satu in lama.indikator.all()
            )
        skp.bentuk = asal.bentuk
        _simpan(skp, "bentuk")
    return skp


def skp_dialog(*, skp_id: int, isi: str, oleh: Peserta) -> DialogSkp:
    """Add a remark and tell the other side. Raises KinerjaDitolak."""
    if not isi.strip():
        raise KinerjaDitolak("Tulis isinya lebih dahulu.")
    with transaction.atomic():
        skp, peran = _kunci(skp_id, None, oleh)
        baru = _tulis_dialog(skp, oleh, isi)
        _kabarkan(skp, peran, "Ada tanggapan baru pada sebuah SKP")
    return baru


def _tulis_dialog(skp: Skp, oleh: Peserta, isi: str, langkah: str = "") -> DialogSkp:
    baru: DialogSkp = DialogSkp.objects.create(
        skp=skp,
        penulis_id=oleh.pegawai_id,
        penulis_nama=oleh.nama,
        langkah=langkah,
        isi=isi.strip(),
    )
    return baru


def _kabarkan(skp: Skp, peran: str, judul: str) -> None:
    lain = skp.penilai_id if peran == PEGAWAI else skp.pegawai_id
    beri_tahu(pegawai_id=lain, judul=judul, tautan=reverse("kinerja:skp_saya", args=[skp.pk]))


def skp_kurang(skp: Skp) -> str:
    """What a plan still lacks before it can be submitted, in words, or ""."""
    rhk = list(skp.rhk.prefetch_related("indikator"))
    if not rhk:
        return "Isi paling sedikit satu rencana hasil kerja."
    for satu in rhk:
        if not satu.indikator.all():
            return f"Rencana hasil kerja {satu.urutan} belum punya indikator."
        if skp.bentuk == Skp.Bentuk.KUANTITATIF and any(
            s.aspek not in Aspek.values or not s.target for s in satu.indikator.all()
        ):
            return f"Rencana hasil kerja {satu.urutan}: setiap indikator perlu aspek dan target."
    return ""


def skp_langkah(*, skp_id: int, versi: int, kode: str, isi: str, oleh: Peserta) -> Skp:
    """Take a step; taken already, it does nothing. Raises BentrokVersi, KinerjaDitolak."""
    with transaction.atomic():
        skp, peran = _kunci(skp_id, None, oleh)
        langkah = langkah_cari(LANGKAH_SKP, kode)
        if langkah is not None and skp.status == langkah.ke and skp.versi == versi + 1:
            return skp
        langkah = periksa_langkah(langkah, status=skp.status, oleh=peran, alasan=isi)
        if skp.versi != versi:
            raise BentrokVersi
        if langkah.lengkap and (kurang := skp_kurang(skp)):
            raise KinerjaDitolak(kurang)
        if skp.penilai_id is None:
            raise KinerjaDitolak("SKP ini belum punya penilai. Hubungi BKD.")
        skp.status = langkah.ke
        kini = waktu_kini()
        if langkah.ke == S.DIAJUKAN:
            skp.diajukan_pada = kini
        if langkah.ke == S.DISEPAKATI:
            skp.disepakati_pada = kini
        _simpan(skp, "status", "diajukan_pada", "disepakati_pada")
        if isi.strip():
            _tulis_dialog(skp, oleh, isi, langkah.kode)
        catat_langkah(skp, "skp", langkah, oleh=oleh, alasan=isi.strip())
        _kabarkan(skp, peran, _JUDUL[langkah.kode])
    return skp


_JUDUL = {
    "ajukan": "Sebuah SKP menunggu persetujuan Anda",
    "tarik": "Sebuah SKP ditarik kembali oleh pegawainya",
    "setujui": "SKP Anda disetujui, menunggu kesepakatan Anda",
    "kembalikan": "SKP Anda dikembalikan untuk diperbaiki",
    "sepakati": "Sebuah SKP disepakati pegawainya",
    "klarifikasi": "Sebuah SKP dimintai klarifikasi",
    "ubah": "SKP Anda dibuka untuk diubah",
}
