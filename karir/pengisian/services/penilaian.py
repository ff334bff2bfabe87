"""Judging everybody for one vacancy, in the background: eligibility, match, rank; frozen whole."""

import hashlib
import struct
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Any, Final

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from karir.mesin.kecocokan import bobot_dipakai, kecocokan_hitung, peringkat_hitung
from karir.mesin.kelayakan import ATURAN, STATUS, Kelayakan, Kolom, Sasaran, kelayakan_hitung
from karir.mesin.syarat import Bobot, bobot_muat, syarat_muat
from karir.mesin.tulis import tanggal
from karir.models import (
    BekuLowongan,
    KelayakanPegawai,
    Lowongan,
    PenayanganHasil,
    PenilaianLowongan,
)
from karir.pengisian.ketentuan import sidik
from karir.pengisian.selectors.cocok import digital_kolom, standar_jumlah, teknis_kolom
from karir.pengisian.services.bahan import (
    Potongan,
    potongan_baca,
    potongan_beku,
    potongan_cair,
)
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    langkah_catat,
    langkah_periksa,
    lowongan_kunci,
)
from karir.services.salin import baris, medan_kolom, mendahului, tulis_aliran
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import GalatPekerjaan, pekerjaan_buat
from talenta.pegawai.bup import bup

JENIS_NILAI: Final = "karir.lowongan_nilai"
JENIS_ULANG: Final = "karir.lowongan_ulang"
_KUNCI: Final = 7_203_021
_BARIS: Final = 20_000
_KOLOM: Final = (
    "penilaian_id", "pegawai_id", "instansi_id", "status", "hasil", "fakta", "talenta", "teknis",
    "digital", "kecocokan", "peringkat", "urutan",
)  # fmt: skip
_KEPALA: Final = struct.pack(">h", len(_KOLOM))

Lapor = Callable[..., None]


def _tanpa_lapor(**_: object) -> None:
    return None


def penilaian_minta(*, lowongan_id: int, pelaku: Pelaku) -> Pekerjaan:
    """Queue the judgement of everybody; one that waits or runs is given back.

    Raises LowonganDitolak.
    """
    with transaction.atomic():
        lowongan = lowongan_kunci(lowongan_id)
        langkah_periksa(lowongan, "nilai", pelaku)
        if lowongan.calon.exists():
            raise LowonganDitolak(
                "Daftar pendek sudah berisi. Kosongkan dahulu sebelum semua dinilai lagi."
            )
        if _proses_tampil(lowongan.instansi_id) is None:
            raise LowonganDitolak(
                "Belum ada hasil peta talenta yang ditampilkan, jadi nilai talenta belum ada."
            )
        terbuka: Pekerjaan | None = Pekerjaan.objects.filter(
            jenis=JENIS_NILAI,
            instansi_id=lowongan.instansi_id,
            parameter__lowongan_id=lowongan.pk,
            status__in=(Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN),
        ).first()
        if terbuka is not None:
            return terbuka
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_NILAI,
            judul=f"Nilai semua pegawai untuk {lowongan.jabatan.nama}",
            parameter={"lowongan_id": lowongan.pk},
            instansi_id=lowongan.instansi_id,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="lowongan.nilai",
            objek_jenis="lowongan",
            objek_id=lowongan.pk,
            objek_nama=lowongan.nama,
            instansi_id=lowongan.instansi_id,
        )
    return pekerjaan


def _proses_tampil(instansi_id: int) -> int | None:
    """The run that the agency sees now."""
    kini = PenayanganHasil.objects.kini().filter(instansi_id=instansi_id)
    nomor: int | None = kini.values_list("proses_id", flat=True).first()
    return nomor


def penilaian_jalankan(
    *,
    lowongan_id: int,
    hari: date,
    pelaku: Pelaku,
    pekerjaan: Pekerjaan | None = None,
    lapor: Lapor = _tanpa_lapor,
) -> PenilaianLowongan:
    """Judge everybody of the agency in one transaction that sees all records at one moment.

    A job that already did so gives its judgement back. Raises GalatPekerjaan where the vacancy has
    moved on meanwhile. A worker that dies leaves nothing of it.
    """
    if pekerjaan is not None:
        ada: PenilaianLowongan | None = PenilaianLowongan.objects.filter(
            pekerjaan_id=pekerjaan.pk
        ).first()
        if ada is not None:
            return ada
    with transaction.atomic(durable=True):
        with connection.cursor() as kursor:
            kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        lowongan = lowongan_kunci(lowongan_id)
        if lowongan.status not in ("DIBUKA", "DINILAI") or lowongan.calon.exists():
            raise GalatPekerjaan("Lowongan ini sudah berlanjut, jadi tidak dinilai lagi.")
        proses_id = _proses_tampil(lowongan.instansi_id)
        if proses_id is None:
            raise GalatPekerjaan("Tidak ada lagi hasil peta talenta yang ditampilkan.")
        isi = _isi(lowongan, hari)
        hitungan = _Hitungan(isi)
        penilaian = PenilaianLowongan(
            instansi_id=lowongan.instansi_id,
            lowongan=lowongan,
            proses_id=proses_id,
            pekerjaan_id=pekerjaan.pk if pekerjaan else None,
            tanggal_acuan=hari,
            isi=isi,
            sidik_isi=sidik(isi),
            jumlah=0,
        )
        penilaian.save()
        lapor(selesai=0, total=3, langkah="Membaca catatan dan menilai syarat")
        _bekukan(
            penilaian,
            hitungan.sambil(potongan_baca(lowongan=lowongan, proses_id=proses_id, hari=hari)),
        )
        lapor(selesai=1, total=3, langkah="Menyusun peringkat kecocokan")
        hasil = hitungan.selesai()
        lapor(selesai=2, total=3, langkah="Menyimpan penilaian")
        _simpan(penilaian, hasil)
        penilaian.jumlah = len(hasil.id)
        penilaian.sidik_masukan = hasil.sidik_masukan
        penilaian.sidik_hasil = hasil.sidik
        penilaian.ringkasan = hasil.ringkasan()
        penilaian.save()
        dari, lowongan.status = lowongan.status, Lowongan.Status.DINILAI
        lowongan.penilaian = penilaian
        lowongan.save(update_fields=["status", "penilaian"])
        langkah_catat(
            lowongan,
            "dinilai",
            dari=dari,
            pelaku=pelaku,
            rincian={
                "penilaian": penilaian.pk,
                "proses": proses_id,
                "masukan": penilaian.sidik_masukan,
                "hasil": penilaian.sidik_hasil,
                "jumlah": penilaian.jumlah,
            },
        )
        lapor(selesai=3, total=3, langkah="Menutup penilaian")
    return penilaian


def _isi(lowongan: Lowongan, hari: date) -> dict[str, Any]:
    """All that the engine is given beside people."""
    tanpa: Kolom = np.zeros(0, np.int64)
    jabatan = lowongan.jabatan
    bobot = bobot_dipakai(
        bobot_muat(lowongan.bobot),
        ada_teknis=teknis_kolom(jabatan=jabatan, orang=tanpa, hari=hari) is not None,
        ada_digital=digital_kolom(jabatan=jabatan, orang=tanpa, hari=hari) is not None,
    )
    return {
        "jabatan": jabatan.pk,
        "unit": lowongan.unit_id,
        "bup": bup(jenjang=jabatan.jenjang, jabatan=jabatan.nama),
        "standar": standar_jumlah(jabatan=jabatan),
        "acuan": hari.isoformat(),
        "syarat": syarat_muat(lowongan.syarat).isi(),
        "bobot_diminta": lowongan.bobot,
        "bobot": bobot.isi(),
        "aturan": list(ATURAN),
    }


class _Hasil:
    """The outcome of everybody as columns."""

    def __init__(self, kolom: dict[str, Any], sidik_masukan: str) -> None:
        self.kolom, self.sidik_masukan = kolom, sidik_masukan
        self.id: Kolom = kolom["pegawai_id"]

    @property
    def sidik(self) -> str:
        """SHA-256 (hex) of all columns in the order of their names."""
        hash_ = hashlib.sha256()
        for nama in sorted(self.kolom):
            isi = self.kolom[nama]
            hash_.update(f"{nama}:{isi.shape}".encode())
            hash_.update(np.ascontiguousarray(isi, "<i8" if isi.ndim == 1 else "<i4").tobytes())
        return hash_.hexdigest()

    def ringkasan(self) -> dict[str, Any]:
        """Counts by status, and of whom each rule refuses or asks about."""
        kolom = self.kolom
        per_aturan = {}
        for ke, kode in enumerate(ATURAN):
            putusan = kolom["hasil"] >> (2 * ke) & 3
            per_aturan[kode] = [int((putusan == n).sum()) for n in (1, 2, 3)]
        return {
            "status": {nama: int((kolom["status"] == n).sum()) for n, nama in STATUS.items()},
            "aturan": per_aturan,
            "berperingkat": int((kolom["peringkat"] > 0).sum()),
        }


class _Hitungan:
    """Judges pieces of people as they come, then ranks all of them."""

    def __init__(self, isi: dict[str, Any]) -> None:
        self.sasaran = Sasaran(
            jabatan=isi["jabatan"],
            unit=isi["unit"],
            bup=isi["bup"],
            standar=isi["standar"],
            syarat=syarat_muat(isi["syarat"]),
            acuan=date.fromisoformat(isi["acuan"]),
        )
        self.bobot: Bobot = bobot_muat(isi["bobot"])
        self._potongan: list[dict[str, Any]] = []
        self._masukan = hashlib.sha256()

    def sambil(self, potongan: Iterator[Potongan]) -> Iterator[bytes]:
        """Judge each piece and give it on as it is frozen."""
        for satu in potongan:
            beku, tanda = potongan_beku(satu)
            self.tambah(satu, tanda)
            yield beku

    def tambah(self, satu: Potongan, tanda: bytes) -> None:
        """Judge one piece; `tanda` is its hash."""
        self._masukan.update(tanda)
        layak: Kelayakan = kelayakan_hitung(satu.bahan, self.sasaran)
        self._potongan.append(
            {
                "pegawai_id": satu.bahan.orang.id,
                "status": layak.status,
                "hasil": layak.hasil,
                "fakta": layak.fakta,
                "talenta": satu.talenta,
                "teknis": satu.teknis.astype(np.int32),
                "digital": satu.digital.astype(np.int32),
                "kecocokan": kecocokan_hitung(satu.talenta, satu.teknis, satu.digital, self.bobot),
            }
        )

    def selesai(self) -> _Hasil:
        """Everybody together, ranked."""
        if not self._potongan:
            raise GalatPekerjaan("Instansi ini belum punya pegawai untuk dinilai.")
        nama = list(self._potongan[0])
        kolom = {n: np.concatenate([p[n] for p in self._potongan]) for n in nama}
        self._potongan.clear()
        peringkat, urutan = peringkat_hitung(kolom["kecocokan"], kolom["talenta"], kolom["status"])
        kolom["peringkat"], kolom["urutan"] = peringkat.astype(np.int32), urutan.astype(np.int32)
        return _Hasil(kolom, self._masukan.hexdigest())


def _bekukan(penilaian: PenilaianLowongan, potongan: Iterator[bytes]) -> None:
    tulis_aliran(
        tabel=BekuLowongan._meta.db_table,
        kolom=("penilaian_id", "urutan", "isi"),
        potongan=(
            baris(struct.pack(">q", penilaian.pk), struct.pack(">i", ke), isi)
            for ke, isi in enumerate(list(potongan))
        ),
    )


def _simpan(penilaian: PenilaianLowongan, hasil: _Hasil) -> None:
    tulis_aliran(
        tabel=KelayakanPegawai._meta.db_table,
        kolom=_KOLOM,
        potongan=mendahului(_baris(penilaian, hasil)),
    )


def _baris(penilaian: PenilaianLowongan, hasil: _Hasil) -> Iterator[bytes]:
    for awal in range(0, len(hasil.id), _BARIS):
        bagian = {n: isi[awal : awal + _BARIS] for n, isi in hasil.kolom.items()}
        n = len(bagian["pegawai_id"])
        bagian["status"] = bagian["status"].astype(np.int16)
        bagian["penilaian_id"] = np.full(n, penilaian.pk, np.int64)
        bagian["instansi_id"] = np.full(n, penilaian.instansi_id, np.int64)
        isi = medan_kolom({nama: bagian[nama] for nama in _KOLOM})
        yield b"".join(chain.from_iterable((_KEPALA, satu) for satu in isi))


def penilaian_ulang(*, penilaian: PenilaianLowongan) -> list[str]:
    """Judge again from the frozen inputs alone; what differs, in words. Empty: identical digits."""
    beda = []
    if sidik(penilaian.isi) != penilaian.sidik_isi:
        beda.append("Syarat dan bobot yang dibekukan tidak lagi sama dengan sidiknya.")
    hitungan = _Hitungan(penilaian.isi)
    for beku in penilaian.masukan.order_by("urutan").values_list("isi", flat=True).iterator(1):
        satu, tanda = potongan_cair(bytes(beku))
        hitungan.tambah(satu, tanda)
    hasil = hitungan.selesai()
    if hasil.sidik_masukan != penilaian.sidik_masukan:
        beda.append("Masukan yang dibekukan tidak lagi sama dengan sidiknya.")
    if hasil.sidik != penilaian.sidik_hasil:
        beda.append("Hasil hitung ulang berbeda dengan yang tercatat.")
    if _sidik_tersimpan(penilaian, hasil) != hasil.sidik:
        beda.append("Baris yang tersimpan berbeda dengan hasil hitung ulang.")
    return beda


def _sidik_tersimpan(penilaian: PenilaianLowongan, hasil: _Hasil) -> str:
    """The hash of the stored rows as columns."""
    nama = [n for n in hasil.kolom if n != "fakta"]
    kolom: dict[str, Any] = {n: [] for n in (*nama, "fakta")}
    semua = penilaian.orang.order_by("pegawai_id").values_list(*nama, "fakta")
    for satu in semua.iterator(20_000):
        for n, isi in zip((*nama, "fakta"), satu, strict=True):
            kolom[n].append(isi)
    siap = {n: np.array(isi, np.int64) for n, isi in kolom.items() if n != "fakta"}
    siap["fakta"] = np.array(kolom["fakta"], np.int32)
    return _Hasil(siap, "").sidik


def ulang_minta(*, lowongan: Lowongan, pelaku: Pelaku) -> Pekerjaan:
    """Queue the recomputation of a vacancy's judgement; one that waits or runs is given back."""
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, lowongan.instansi_id])
        terbuka: Pekerjaan | None = Pekerjaan.objects.filter(
            jenis=JENIS_ULANG,
            instansi_id=lowongan.instansi_id,
            parameter__lowongan_id=lowongan.pk,
            status__in=(Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN),
        ).first()
        if terbuka is not None:
            return terbuka
        return pekerjaan_buat(
            jenis=JENIS_ULANG,
            judul=f"Hitung ulang penilaian untuk {lowongan.jabatan.nama}",
            parameter={"lowongan_id": lowongan.pk, "penilaian_id": lowongan.penilaian_id},
            instansi_id=lowongan.instansi_id,
            pelaku=pelaku,
        )


def penilaian_periksa(*, penilaian: PenilaianLowongan, pelaku: Pelaku) -> list[str]:
    """Judge again, and keep in the audit that it was done and what came out."""
    beda = penilaian_ulang(penilaian=penilaian)
    catat(
        pelaku=pelaku,
        tindakan="lowongan.hitung_ulang",
        objek_jenis="lowongan",
        objek_id=penilaian.lowongan_id,
        objek_nama=f"penilaian per {tanggal(penilaian.tanggal_acuan)}",
        rincian={"penilaian": penilaian.pk, "beda": beda, "jumlah": penilaian.jumlah},
        instansi_id=penilaian.instansi_id,
    )
    return beda


def hari_ini(lowongan: Lowongan) -> date:
    """Today where the agency is."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 (one use)

    return timezone.localdate(timezone=ZoneInfo(lowongan.instansi.zona))
