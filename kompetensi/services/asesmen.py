"""Assessment events: planning, inviting, recording, publishing; narratives."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kompetensi.alur_asesmen import halangan
from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI, TERTINGGI
from kompetensi.models import (
    Asesmen,
    NarasiAsesmen,
    PesertaAsesmen,
)
from kompetensi.selectors.asesmen import isi_acara
from talenta.akun.models import Pengguna
from talenta.inti.sandi_data import buka, sandikan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.pegawai.models import Pegawai

KABAR = "asesmen"
# What an event may assess.
DINILAI = ("kompetensi", "potensi", "teknis")
SEKALI = 500


class AsesmenDitolak(Exception):
    """A step cannot be taken; the message is for the person."""


def acara_catat(pelaku: Pelaku, tindakan: str, asesmen: Asesmen, **rincian: Any) -> None:
    """A step of an event, in the audit."""
    catat(
        pelaku=pelaku,
        tindakan=f"asesmen.{tindakan}",
        objek_jenis="asesmen",
        objek_id=asesmen.pk,
        objek_nama=asesmen.judul,
        rincian=rincian,
        instansi_id=asesmen.instansi_id,
    )


def acara_terkunci(asesmen: Asesmen) -> Asesmen:
    """The event, locked. Raises AsesmenDitolak once it is published or cancelled."""
    satu = Asesmen.objects.select_for_update().get(pk=asesmen.pk)
    if not satu.terbuka:
        raise AsesmenDitolak("Asesmen ini sudah diterbitkan atau dibatalkan.")
    return satu


@transaction.atomic
def asesmen_simpan(
    *, instansi_id: int, asesmen: Asesmen, isi: dict[str, Any], pelaku: Pelaku
) -> Asesmen:
    """Plan an event, or change one that is still open.

    What it assesses stays as it is once a result is recorded. Raises AsesmenDitolak.
    """
    baru = asesmen.pk is None
    satu = asesmen if baru else acara_terkunci(asesmen)
    berubah = any(isi.get(n, getattr(satu, n)) != getattr(satu, n) for n in DINILAI)
    if not baru and berubah and satu.peserta.filter(status=PesertaAsesmen.Status.HADIR).exists():
        raise AsesmenDitolak(
            "Yang dinilai tidak dapat diubah lagi, karena sudah ada hasil yang tercatat."
        )
    for nama, nilai in isi.items():
        setattr(satu, nama, nilai)
    if baru:
        satu.instansi_id, satu.dibuat_oleh_id = instansi_id, pelaku.id
    satu.save()
    acara_catat(
        pelaku, "rencanakan" if baru else "ubah", satu, mulai=satu.mulai, metode=satu.metode
    )
    return satu


@transaction.atomic
def peserta_tambah(*, asesmen: Asesmen, pegawai: Iterable[Pegawai], pelaku: Pelaku) -> int:
    """Put people on the list; whoever is on it stays as he or she is. Returns how many are new."""
    satu = acara_terkunci(asesmen)
    ada = set(satu.peserta.values_list("pegawai_id", flat=True))
    baru = [orang for orang in pegawai if orang.pk not in ada]
    if len(baru) > SEKALI:
        raise AsesmenDitolak(f"Tambahkan paling banyak {SEKALI} orang sekali jalan.")
    PesertaAsesmen.objects.bulk_create(
        PesertaAsesmen(
            instansi_id=satu.instansi_id, unit_lft=orang.unit_lft, asesmen=satu, pegawai=orang
        )
        for orang in baru
    )
    acara_catat(pelaku, "peserta", satu, orang=len(baru))
    return len(baru)


@transaction.atomic
def peserta_lepas(*, peserta: PesertaAsesmen, pelaku: Pelaku) -> None:
    """Take somebody off the list, with what was recorded."""
    satu = acara_terkunci(peserta.asesmen)
    acara_catat(pelaku, "peserta_lepas", satu, pegawai=peserta.pegawai_id)
    peserta.delete()


@transaction.atomic
def peserta_undang(*, asesmen: Asesmen, pelaku: Pelaku) -> int:
    """Tell everybody on the list who has an account and was not told before; returns how many."""
    satu = acara_terkunci(asesmen)
    if sebab := halangan("undang", isi_acara(asesmen=satu, pengguna_id=pelaku.id)):
        raise AsesmenDitolak(sebab)
    belum = satu.peserta.filter(pegawai__pengguna__isnull=False, diundang_pada=None)
    akun = dict(belum.values_list("pk", "pegawai__pengguna_id"))
    satu.status, satu.diundang_pada = Asesmen.Status.DIUNDANG, timezone.now()
    satu.save(update_fields=["status", "diundang_pada"])
    satu.peserta.filter(pk__in=akun).update(diundang_pada=satu.diundang_pada)
    kabarkan(
        jenis=KABAR,
        judul="Anda diundang mengikuti asesmen",
        isi=f"{satu.judul}, mulai {satu.mulai:%d-%m-%Y}"
        + (f", di {satu.tempat}" if satu.tempat else ""),
        pengguna=akun.values(),
        tautan=reverse("kompetensi:panel_saya"),
    )
    acara_catat(pelaku, "undang", satu, orang=len(akun))
    return len(akun)


@transaction.atomic
def peserta_catat(
    *,
    peserta: PesertaAsesmen,
    hadir: bool,
    tanggal: date | None,
    tingkat: Sequence[int],
    aspek: Sequence[int],
    asesor: Pengguna | None,
    narasi: str,
    pelaku: Pelaku,
    teknis: Mapping[str, int] | None = None,
    boleh_narasi: bool = False,
) -> PesertaAsesmen:
    """Record what came out for one person; nothing of it counts before it is published.

    `teknis` are levels by code, of the event's competencies; one that is not there was not
    assessed. Nobody records an own result. An empty `narasi` leaves the one that is there. Once
    there is one, only who has the right to narratives (`boleh_narasi`) names another assessor, and
    only that one or the assessor writes another text. Raises AsesmenDitolak.
    """
    satu = acara_terkunci(peserta.asesmen)
    peserta = (
        PesertaAsesmen.objects.select_for_update(of=("self",))
        .select_related("pegawai")
        .get(pk=peserta.pk)
    )
    if sendiri(peserta, pelaku.id):
        raise AsesmenDitolak("Hasil sendiri dicatat orang lain.")
    if not boleh_narasi and NarasiAsesmen.objects.filter(peserta=peserta).exists():
        if (asesor.pk if asesor else None) != peserta.asesor_id:
            raise AsesmenDitolak(
                "Uraiannya sudah ada. Asesornya hanya dapat diganti oleh yang berhak atas uraian."
            )
        if narasi.strip() and not (pelaku.id and pelaku.id == peserta.asesor_id):
            raise AsesmenDitolak(
                "Uraiannya sudah ada. Hanya asesornya dan yang berhak atas uraian dapat mengganti."
            )
    peserta.asesor = asesor
    if hadir:
        perlu = (len(KOMPETENSI) * satu.kompetensi, len(ASPEK_POTENSI) * satu.potensi)
        if (len(tingkat), len(aspek)) != perlu:
            raise AsesmenDitolak("Isi semua tingkat yang dinilai asesmen ini.")
        _periksa_teknis(satu, teknis or {})
        if tanggal is None or tanggal > timezone.localdate():
            raise AsesmenDitolak("Tanggal hasil tidak boleh kosong atau sesudah hari ini.")
        peserta.status = PesertaAsesmen.Status.HADIR
        peserta.tanggal, peserta.tingkat, peserta.aspek = tanggal, list(tingkat), list(aspek)
        peserta.teknis = dict(teknis or {})
    else:
        peserta.status = PesertaAsesmen.Status.TIDAK_HADIR
        peserta.tanggal, peserta.tingkat, peserta.aspek, peserta.teknis = None, [], [], {}
    peserta.save()
    if narasi.strip():
        _tulis_narasi(peserta, narasi.strip(), pelaku)
    acara_catat(
        pelaku, "hasil", satu, pegawai=peserta.pegawai_id, hadir=hadir,
        uraian=bool(narasi.strip()),
    )  # fmt: skip
    return peserta


def _periksa_teknis(asesmen: Asesmen, teknis: Mapping[str, int]) -> None:
    if not set(teknis) <= set(asesmen.teknis):
        raise AsesmenDitolak("Ada kompetensi teknis yang tidak dinilai asesmen ini.")
    if any(not 0 <= satu <= TERTINGGI for satu in teknis.values()):
        raise AsesmenDitolak(f"Tingkat kompetensi teknis adalah 0 sampai {TERTINGGI}.")
    if not teknis and not (asesmen.kompetensi or asesmen.potensi):
        raise AsesmenDitolak("Isi tingkat sedikitnya satu kompetensi teknis.")


def sendiri(peserta: PesertaAsesmen, pengguna_id: int | None) -> bool:
    """Whether the participant is the one who acts."""
    return pengguna_id is not None and peserta.pegawai.pengguna_id == pengguna_id


def _tulis_narasi(peserta: PesertaAsesmen, isi: str, pelaku: Pelaku) -> None:
    satu = NarasiAsesmen.objects.filter(peserta=peserta).first() or NarasiAsesmen(
        peserta=peserta,
        instansi_id=peserta.instansi_id,
        unit_lft=peserta.unit_lft,
        pegawai_id=peserta.pegawai_id,
    )
    satu.sandi, satu.ditulis_oleh_id = sandikan(isi), pelaku.id or 0
    satu.save()


@transaction.atomic
def asesmen_batalkan(*, asesmen: Asesmen, alasan: str, pelaku: Pelaku) -> None:
    """Call an event off; those invited are told."""
    satu = acara_terkunci(asesmen)
    if not alasan.strip():
        raise AsesmenDitolak("Tulis alasannya.")
    diundang = satu.status == Asesmen.Status.DIUNDANG
    satu.status = Asesmen.Status.BATAL
    satu.save(update_fields=["status"])
    if diundang:
        milik = satu.peserta.filter(pegawai__pengguna__isnull=False)
        kabarkan(
            jenis=KABAR,
            judul="Asesmen Anda dibatalkan",
            isi=satu.judul,
            pengguna=list(milik.values_list("pegawai__pengguna_id", flat=True)),
        )
    catat(
        pelaku=pelaku, tindakan="asesmen.batalkan", objek_jenis="asesmen", objek_id=satu.pk,
        objek_nama=satu.judul, alasan=alasan.strip(), instansi_id=satu.instansi_id,
    )  # fmt: skip


@transaction.atomic
def narasi_buka(*, narasi: NarasiAsesmen, pelaku: Pelaku) -> str:
    """What an assessor wrote, for one look that is in the audit."""
    catat(
        pelaku=pelaku,
        tindakan="lihat.narasi",
        objek_jenis="pegawai",
        objek_id=narasi.pegawai_id,
        objek_nama=str(narasi.pegawai),
        rincian={"asesmen": narasi.peserta.asesmen_id},
        instansi_id=narasi.instansi_id,
    )
    return buka(bytes(narasi.sandi))
