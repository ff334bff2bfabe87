"""Publishing an event: what was recorded becomes rows of the record, and each person is told."""

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kompetensi.alur_asesmen import MEMUAT_SENDIRI, halangan
from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
from kompetensi.models import (
    Asesmen,
    PenilaianKompetensi,
    PenilaianPotensi,
    PenilaianTeknis,
    PesertaAsesmen,
)
from kompetensi.selectors.asesmen import isi_acara
from kompetensi.services.asesmen import KABAR, AsesmenDitolak, acara_catat, acara_terkunci
from talenta.impor.services.giliran import giliran_ambil
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.kabar import kabarkan
from talenta.inti.services.pekerjaan import GalatPekerjaan, pekerjaan_buat

JENIS_TERBIT = "kompetensi.terbitkan"


@transaction.atomic
def hasil_minta_terbit(*, asesmen: Asesmen, pelaku: Pelaku) -> Pekerjaan:
    """Queue the publishing of what was recorded. Raises AsesmenDitolak."""
    satu = acara_terkunci(asesmen)
    if sebab := halangan("terbitkan", isi_acara(asesmen=satu, pengguna_id=pelaku.id)):
        raise AsesmenDitolak(sebab)
    acara_catat(pelaku, "terbitkan", satu)
    return pekerjaan_buat(
        jenis=JENIS_TERBIT,
        judul=f"Penerbitan hasil {satu.judul}",
        parameter={"asesmen_id": satu.pk},
        instansi_id=satu.instansi_id,
        pelaku=pelaku,
    )


@transaction.atomic
def hasil_terbitkan(*, asesmen_id: int, pelaku_id: int | None) -> int:
    """Make the recorded results rows of the record, and tell each person; returns how many people.

    All of them or none; again is harmless. Raises GalatPekerjaan where the event was called off
    or holds whoever publishes it, or somebody has a result of the same kind and day already.
    """
    instansi_id = Asesmen.objects.values_list("instansi_id", flat=True).get(pk=asesmen_id)
    giliran_ambil(instansi_id=instansi_id)
    satu = Asesmen.objects.select_for_update().get(pk=asesmen_id)
    if satu.status == Asesmen.Status.TERBIT:
        return 0
    if satu.status == Asesmen.Status.BATAL:
        raise GalatPekerjaan("Asesmen ini sudah dibatalkan, jadi hasilnya tidak diterbitkan.")
    if isi_acara(asesmen=satu, pengguna_id=pelaku_id).sendiri:
        raise GalatPekerjaan(MEMUAT_SENDIRI)
    peserta = list(
        satu.peserta.filter(status=PesertaAsesmen.Status.HADIR).select_related("pegawai")
    )
    _tulis(satu, peserta)
    satu.peserta.filter(status=PesertaAsesmen.Status.HADIR).update(
        status=PesertaAsesmen.Status.TERBIT
    )
    satu.status, satu.terbit_oleh_id, satu.terbit_pada = "TERBIT", pelaku_id, timezone.now()
    satu.save(update_fields=["status", "terbit_oleh", "terbit_pada"])
    kabarkan(
        jenis=KABAR,
        judul="Hasil asesmen Anda sudah terbit",
        isi=satu.judul,
        pengguna=[p.pegawai.pengguna_id for p in peserta if p.pegawai.pengguna_id],
        tautan=reverse("kompetensi:panel_saya"),
    )
    return len(peserta)


def _tulis(asesmen: Asesmen, peserta: list[PesertaAsesmen]) -> None:
    """Rows of the record; each says who assessed, and whether that institution is accredited."""
    oleh: dict[str, Any] = {"terakreditasi": asesmen.terakreditasi}
    if asesmen.kompetensi:
        _tanpa_kembaran(PenilaianKompetensi, peserta)
        PenilaianKompetensi.objects.bulk_create(
            PenilaianKompetensi(
                **_saat(p), **oleh, penyelenggara=asesmen.penyelenggara,
                **dict(zip(KOMPETENSI, p.tingkat, strict=True)),
            )
            for p in peserta
        )  # fmt: skip
    if asesmen.potensi:
        _tanpa_kembaran(PenilaianPotensi, peserta)
        PenilaianPotensi.objects.bulk_create(
            PenilaianPotensi(**_saat(p), **oleh, **dict(zip(ASPEK_POTENSI, p.aspek, strict=True)))
            for p in peserta
        )
    for kode in asesmen.teknis:
        dinilai = [p for p in peserta if kode in p.teknis]
        _tanpa_kembaran(PenilaianTeknis, dinilai, kode=kode)
        PenilaianTeknis.objects.bulk_create(
            PenilaianTeknis(
                **_saat(p), **oleh, penyelenggara=asesmen.penyelenggara, kode=kode,
                tingkat=p.teknis[kode],
            )
            for p in dinilai
        )  # fmt: skip


def _saat(peserta: PesertaAsesmen) -> dict[str, Any]:
    orang = peserta.pegawai
    return {
        "instansi_id": peserta.instansi_id,
        "unit_lft": orang.unit_lft,
        "pegawai": orang,
        "tanggal": _hari(peserta),
    }


def _hari(peserta: PesertaAsesmen) -> date:
    """The day of a recorded result; the database keeps none without."""
    assert peserta.tanggal is not None  # noqa: S101 (narrows the type)
    return peserta.tanggal


def _tanpa_kembaran(model: Any, peserta: list[PesertaAsesmen], **lain: Any) -> None:
    """Raises GalatPekerjaan where somebody has a row of this kind and day already."""
    kunci = {(p.pegawai_id, p.tanggal): p for p in peserta}
    ada = model.objects.filter(pegawai_id__in=[p.pegawai_id for p in peserta], **lain)
    kembar = [
        kunci[satu].pegawai.nama
        for satu in ada.values_list("pegawai_id", "tanggal")
        if satu in kunci
    ]
    if kembar:
        raise GalatPekerjaan(
            f"{len(kembar)} peserta sudah mempunyai hasil bertanggal sama, antara lain "
            f"{', '.join(sorted(kembar)[:3])}. Ubah tanggal hasilnya, lalu terbitkan lagi."
        )
