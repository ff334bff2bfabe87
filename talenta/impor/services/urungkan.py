"""Undoing an applied import, whole or not at all: the check, asking for it, doing it."""

from functools import partial

import pghistory
from django.db import transaction
from django.utils import timezone

from talenta.impor.daftar import jenis_bernama
from talenta.impor.models import Impor, Pengurungan
from talenta.impor.penampung import Lapor
from talenta.impor.services.giliran import giliran_ambil
from talenta.impor.services.periksa import tanpa_lapor
from talenta.impor.services.unggah import TidakDapat, impor_kunci
from talenta.impor.tulis import BANYAK
from talenta.impor.urung.disamakan import disamakan
from talenta.impor.urung.halangan import halangan_tulis, kelompok
from talenta.impor.urung.kembali import hitung, kembalikan
from talenta.impor.urung.rencana import Rencana, buang, susun
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.inti.services.statistik import statistik_segarkan
from talenta.inti.templatetags.tampilan import angka

JENIS_URUNG_PERIKSA = "impor.urung_periksa"
JENIS_URUNGKAN = "impor.urungkan"
ALASAN_TERPANJANG = 1000
S = Impor.Status
U = Pengurungan.Status


def urung_periksa_ajukan(*, impor_id: int, pelaku: Pelaku) -> Pengurungan:
    """Queue the look at what an undoing would do. Raises TidakDapat."""
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        _pastikan_dapat(impor)
        urung, _ = Pengurungan.objects.get_or_create(
            impor=impor, defaults={"instansi_id": impor.instansi_id}
        )
        if urung.diproses:
            raise TidakDapat(f"Pengurungan impor ini {urung.get_status_display().lower()}.")
        _antrekan(urung, U.MEMERIKSA, JENIS_URUNG_PERIKSA, "Pemeriksaan pengurungan", pelaku)
    return urung


def urung_ajukan(*, impor_id: int, alasan: str, pelaku: Pelaku) -> Pengurungan:
    """Queue the undoing that was checked, with the reason. Raises TidakDapat."""
    alasan = _alasan(alasan)
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        _pastikan_dapat(impor)
        urung = Pengurungan.objects.filter(impor=impor).first()
        boleh = urung is not None and (
            urung.status == U.DAPAT or (urung.status == U.MENGURUNGKAN and urung.macet)
        )
        if urung is None or not boleh:
            raise TidakDapat("Periksa dahulu apa yang akan terjadi bila impor ini diurungkan.")
        _antrekan(urung, U.MENGURUNGKAN, JENIS_URUNGKAN, "Pengurungan", pelaku, alasan=alasan)
    return urung


def _antrekan(
    urung: Pengurungan, status: str, jenis: str, judul: str, pelaku: Pelaku, **lain: str
) -> None:
    urung.status = status
    urung.pekerjaan = pekerjaan_buat(
        jenis=jenis,
        judul=f"{judul} impor {urung.impor.berkas.nama}"[:200],
        parameter={"impor_id": urung.impor_id, **lain},
        instansi_id=urung.instansi_id,
        pelaku=pelaku,
    )
    urung.save(update_fields=["status", "pekerjaan"])


def _alasan(alasan: str) -> str:
    alasan = alasan.strip()
    if not alasan:
        raise TidakDapat("Tulis alasan mengurungkan impor ini.")
    if len(alasan) > ALASAN_TERPANJANG:
        raise TidakDapat(f"Alasan paling panjang {ALASAN_TERPANJANG} huruf.")
    return alasan


def _pastikan_dapat(impor: Impor) -> None:
    if impor.status != S.DITERAPKAN:
        raise TidakDapat(
            "Hanya impor yang sudah diterapkan yang dapat diurungkan; impor ini "
            f"{impor.get_status_display().lower()}."
        )
    if not impor.dapat_diurungkan:
        raise TidakDapat("Impor ini tidak mengubah apa pun, jadi tidak ada yang diurungkan.")


def urung_periksa(*, impor_id: int, lapor: Lapor = tanpa_lapor) -> Pengurungan:
    """Write down what an undoing would do and what stands in its way; no record is touched.

    Raises TidakDapat for an import that is not applied.
    """
    with transaction.atomic():
        impor = Impor.objects.select_for_update(of=("self",)).get(pk=impor_id)
        _pastikan_dapat(impor)
        _, urung = _lihat(impor, lapor, kunci=False)
    return urung


def impor_urungkan(
    *, impor_id: int, alasan: str, pelaku: Pelaku, lapor: Lapor = tanpa_lapor
) -> Impor:
    """Take an applied import back under the agency's lock, in one transaction.

    Rows it added go, rows it changed get back what they were, status, counts and audit follow.
    An import that is undone already is returned as it is. Where something stands in the way the
    import stays DITERAPKAN, the list of it is renewed (see Pengurungan), no record is touched.
    Raises TidakDapat.
    """
    alasan = _alasan(alasan)
    with transaction.atomic():
        lapor(langkah="Menunggu impor lain dari instansi ini")
        instansi_id = Impor.objects.values_list("instansi_id", flat=True).get(pk=impor_id)
        giliran_ambil(instansi_id=instansi_id)
        impor = Impor.objects.select_for_update(of=("self",)).get(pk=impor_id)
        if impor.status == S.DIURUNGKAN:
            return impor
        _pastikan_dapat(impor)
        r, urung = _lihat(impor, lapor, kunci=True)
        if urung.status == U.TERHALANG:
            return impor
        with pghistory.context(
            urung=impor.pk, alasan=alasan, pelaku=pelaku.nama, pelaku_id=pelaku.id
        ):
            kembalikan(r, lapor)
        buang(r)
        _selesai(impor, urung, alasan, pelaku)
        if urung.dihapus + urung.dikembalikan >= BANYAK:
            for s in r.semua:
                transaction.on_commit(partial(statistik_segarkan, tabel=s.tabel))
    return impor


def _lihat(impor: Impor, lapor: Lapor, *, kunci: bool) -> tuple[Rencana, Pengurungan]:
    """Plan and obstacles, with the outcome on the row of the undoing."""
    jenis = jenis_bernama(impor.jenis)
    if kunci and jenis.sebelum_urung is not None:
        jenis.sebelum_urung(impor.instansi_id)
    lapor(langkah="Mencari baris impor ini dalam riwayat")
    r = susun(impor, jenis, kunci=kunci)
    lapor(langkah="Memeriksa apa yang terjadi sesudahnya")
    halangan_n = halangan_tulis(r)
    dihapus, dikembalikan = hitung(r)
    disamakan_n, penyama = disamakan(r)
    urung, _ = Pengurungan.objects.update_or_create(
        impor=impor,
        defaults={
            "instansi_id": impor.instansi_id,
            "status": U.TERHALANG if halangan_n else U.DAPAT,
            "dihapus": dihapus,
            "dikembalikan": dikembalikan,
            "halangan_n": halangan_n,
            "kelompok": kelompok(r) if halangan_n else [],
            "disamakan_n": disamakan_n,
            "disamakan": penyama,
            "diperiksa_pada": timezone.now(),
        },
    )
    return r, urung


def _selesai(impor: Impor, urung: Pengurungan, alasan: str, pelaku: Pelaku) -> None:
    urung.status = U.SELESAI
    urung.save(update_fields=["status"])
    impor.status = S.DIURUNGKAN
    impor.diurungkan_pada = timezone.now()
    impor.diurungkan_oleh = pelaku.nama[:200]
    impor.alasan_urung = alasan
    impor.save(update_fields=["status", "diurungkan_pada", "diurungkan_oleh", "alasan_urung"])
    catat(
        pelaku=pelaku,
        tindakan="impor.urungkan",
        objek_jenis="impor",
        objek_id=impor.pk,
        objek_nama=f"{impor.jenis}: {impor.berkas.nama}",
        rincian=urung_ringkas(urung),
        alasan=alasan,
        instansi_id=impor.instansi_id,
    )


def urung_ringkas(urung: Pengurungan) -> dict[str, int]:
    """The counts of an undoing."""
    return {
        "dihapus": urung.dihapus,
        "dikembalikan": urung.dikembalikan,
        "halangan": urung.halangan_n,
        "disamakan": urung.disamakan_n,
    }


def disamakan_kata(urung: Pengurungan) -> str:
    """That later files confirmed rows of the import, in a sentence; empty where none did."""
    if not urung.disamakan_n:
        return ""
    nomor = ", ".join(str(satu) for satu in urung.disamakan[:10])
    lain = len(urung.disamakan) - 10
    return (
        f"{angka(urung.disamakan_n)} baris di antaranya dinyatakan sama oleh impor lain "
        f"sesudahnya: nomor {nomor}" + (f", dan {angka(lain)} impor lain." if lain > 0 else ".")
    )


def halangan_kata(urung: Pengurungan) -> str:
    """Why an import cannot be undone now, in a sentence or two for the officer."""
    lain = sorted({satu["lain"] for satu in urung.kelompok if satu["lain"]}, reverse=True)
    nomor = ", ".join(str(satu) for satu in lain[:10])
    kalimat = (
        f"Impor nomor {urung.impor_id} belum dapat diurungkan: {urung.halangan_n} hal "
        "menghalanginya. Tidak ada data yang berubah."
    )
    if nomor:
        kalimat += f" Urungkan lebih dahulu, dari yang terbaru: impor nomor {nomor}."
    return kalimat
