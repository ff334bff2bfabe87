"""Writing what an appraiser notes of a person's competency. Whether somebody appraises the person
is asked by the wing that knows (karir.services.dinilai) and by the database."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from kompetensi.kode import TINGKAT
from kompetensi.models import KebutuhanDicatat, PengamatanKompetensi
from kompetensi.selectors.kamus import kamus_berlaku
from talenta.inti.services.audit import Pelaku, catat

MODEL: dict[str, Any] = {"pengamatan": PengamatanKompetensi, "kebutuhan": KebutuhanDicatat}


class CatatanDitolak(Exception):
    """A note cannot be made or taken back so; the message is for its author."""


@dataclass(frozen=True, kw_only=True)
class Tentang:
    """Who notes (`penilai_*`) about whom."""

    instansi_id: int
    pegawai_id: int
    pegawai_nama: str
    penilai_id: int
    penilai_nama: str
    pelaku: Pelaku


def _nama_kompetensi(kode: str, tentang: Tentang, hari: date) -> str:
    butir = kamus_berlaku(instansi_id=tentang.instansi_id, hari=hari).butir
    nama = next((satu.nama for satu in butir if satu.kode == kode), None)
    if nama is None:
        raise CatatanDitolak(f"Kompetensi {kode} tidak ada pada kamus yang berlaku.")
    return str(nama)


def pengamatan_catat(
    *, tentang: Tentang, kode: str, tingkat: int, tanggal: date, uraian: str, hari: date
) -> tuple[PengamatanKompetensi, bool]:
    """Note a level seen at work, and whether it is new: the same again does nothing. Raises
    CatatanDitolak."""
    if tingkat not in TINGKAT:
        raise CatatanDitolak("Tingkat ialah 1 sampai 5.")
    if tanggal > hari:
        raise CatatanDitolak("Tanggal pengamatan tidak dapat sesudah hari ini.")
    if not uraian.strip():
        raise CatatanDitolak("Tulis apa yang Anda amati.")
    ada = _milik(PengamatanKompetensi, tentang).filter(kode=kode, tanggal=tanggal).first()
    if ada is not None:
        if (ada.tingkat, ada.uraian) == (tingkat, uraian.strip()):
            return ada, False
        raise CatatanDitolak(
            f"Anda sudah mencatat {ada.nama} pada tanggal itu. Cabut dahulu yang lama."
        )
    return _buat(
        "pengamatan", tentang, kode=kode, nama=_nama_kompetensi(kode, tentang, hari),
        tingkat=tingkat, tanggal=tanggal, uraian=uraian.strip(),
    )  # fmt: skip


def kebutuhan_catat(
    *, tentang: Tentang, kode: str, kebutuhan: str, alasan: str, hari: date
) -> tuple[KebutuhanDicatat, bool]:
    """Note a need for training, and whether it is new: the same again does nothing. Raises
    CatatanDitolak."""
    kebutuhan, alasan = " ".join(kebutuhan.split()), alasan.strip()
    if not (kebutuhan and alasan):
        raise CatatanDitolak("Tulis pelatihan apa yang dibutuhkan, dan mengapa.")
    ada = _milik(KebutuhanDicatat, tentang).filter(kebutuhan=kebutuhan).first()
    if ada is not None:
        if (ada.kode, ada.alasan) == (kode, alasan):
            return ada, False
        raise CatatanDitolak("Kebutuhan ini sudah Anda catat. Cabut dahulu yang lama.")
    nama = _nama_kompetensi(kode, tentang, hari) if kode else ""
    return _buat("kebutuhan", tentang, kode=kode, nama=nama, kebutuhan=kebutuhan, alasan=alasan)


def _milik(model: Any, tentang: Tentang) -> Any:
    return model.objects.filter(
        pegawai_id=tentang.pegawai_id, penilai_id=tentang.penilai_id
    ).berlaku()


def _buat(jenis: str, tentang: Tentang, **isi: Any) -> tuple[Any, bool]:
    if tentang.penilai_id == tentang.pegawai_id:
        raise CatatanDitolak("Catatan ini ditulis penilai, bukan tentang diri sendiri.")
    try:
        # The database keeps it to once, also where it is sent twice at one moment.
        with transaction.atomic():
            satu = MODEL[jenis].objects.create(
                instansi_id=tentang.instansi_id,
                unit_lft=0,  # taken from the person by the database
                pegawai_id=tentang.pegawai_id,
                penilai_id=tentang.penilai_id,
                penilai_nama=tentang.penilai_nama,
                **isi,
            )
            _catat(f"{jenis}.catat", satu, nama=tentang.pegawai_nama, pelaku=tentang.pelaku)
    except IntegrityError as galat:
        if "_sekali" not in str(galat):
            raise
        raise CatatanDitolak("Catatan yang sama baru saja tersimpan.") from galat
    return satu, True


def catatan_cabut(*, jenis: str, nomor: int, penilai_id: int, alasan: str, pelaku: Pelaku) -> Any:
    """Take back a note of one's own, with a reason; done already, nothing happens. Raises
    CatatanDitolak, the model's DoesNotExist."""
    if not alasan.strip():
        raise CatatanDitolak("Tulis mengapa catatan ini dicabut.")
    with transaction.atomic():
        milik = MODEL[jenis].objects.filter(pk=nomor, penilai_id=penilai_id)
        if milik.berlaku().update(dicabut_pada=timezone.now(), alasan_cabut=alasan.strip()):
            _catat(f"{jenis}.cabut", milik.get(), pelaku=pelaku, alasan=alasan.strip())
        return milik.get()


def _catat(tindakan: str, satu: Any, *, nama: str = "", pelaku: Pelaku, alasan: str = "") -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis=f"{tindakan.partition('.')[0]}_penilai",
        objek_id=satu.pk,
        objek_nama=nama,
        rincian={"pegawai_id": satu.pegawai_id, "kode": satu.kode},
        alasan=alasan,
        instansi_id=satu.instansi_id,
    )
