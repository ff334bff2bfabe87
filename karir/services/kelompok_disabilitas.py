"""Figures by what people declared about disability: groups only, and never who is in which.

Read by workers alone; no page reaches the declarations. Two groups of the law's words and those who
declared nothing are always named, so that none and few look the same. The confirmed pool is left
out: its difference to the engine's is a handful of people whom the reader knows by name.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.db import connection

from karir.mesin.tulis import tanggal
from karir.models import ArsipProses, IntegritasProses, PenayanganHasil, ProsesPeringkat
from karir.rumus_kelompok import BATAS, Bagian, susun_baris, tersamar_rahasia
from talenta.pegawai.models.pernyataan import RAGAM

PENYANDANG, BUKAN, TIDAK = "PENYANDANG", "BUKAN", ""
KELOMPOK: Final = {
    PENYANDANG: "Menyatakan penyandang disabilitas",
    BUKAN: "Menyatakan bukan penyandang",
    TIDAK: "Tidak menyatakan",
}
_GANDA, _KOSONG = "GANDA", "KOSONG"
_RAGAM_KELOMPOK: Final = {
    **RAGAM,
    _GANDA: "Lebih dari satu ragam",
    _KOSONG: "Ragam tidak disebut",
}
CATATAN: Final = (
    "Menurut pernyataan sukarela pada saat diuji; yang menyatakan belum tentu mewakili yang lain. "
    "Siapa menyatakan apa hanya terbaca orangnya, jadi aturannya lebih ketat: kelompok yang kosong "
    "tampak sama dengan yang kecil, yang hampir menunjuk orang yang Anda kenal masuk atau tidak "
    "masuk KRS tidak ditampilkan, KRS dikukuhkan tidak dihitung, dan ragam tampil hanya bila cukup "
    "banyak."
)
CATATAN_RAGAM: Final = (
    "Di antara yang menyatakan penyandang disabilitas. Ragam menurut UU 8/2016 Pasal 4; boleh "
    "tidak disebut."
)
PERCOBAAN: Final = (
    "Tidak dihitung untuk hasil percobaan: dua percobaan yang hampir sama akan menunjuk orangnya. "
    "Uji lagi sesudah hasil ini ditampilkan."
)
# Runs of less than a year apart have much the same people, also where one of them is set aside.
_SEZAMAN: Final = timedelta(days=365)
_KUNCI: Final = 7_203_023

_BEDA: Final = """SELECT count(*) FILTER (WHERE n = 1), count(*) FILTER (WHERE k = 1)
FROM (SELECT count(*) AS n, count(*) FILTER (WHERE krs) AS k FROM karir_hasilperingkat
  WHERE proses_id IN (%s, %s) AND instansi_id = %s AND status = 'DIPETAKAN'
  GROUP BY pegawai_id) s"""
_HITUNG: Final = """SELECT coalesce(p.isi, ''), CASE WHEN p.isi = 'PENYANDANG' THEN
    CASE p.fisik::int + p.intelektual::int + p.mental::int + p.sensorik::int
      WHEN 0 THEN 'KOSONG' WHEN 1 THEN CASE WHEN p.fisik THEN 'fisik'
        WHEN p.intelektual THEN 'intelektual' WHEN p.mental THEN 'mental' ELSE 'sensorik' END
      ELSE 'GANDA' END ELSE '' END, count(*), count(*) FILTER (WHERE h.krs)
FROM karir_hasilperingkat h LEFT JOIN pegawai_pernyataandisabilitas p
  ON p.pegawai_id = h.pegawai_id AND p.berakhir_pada IS NULL
WHERE h.proses_id = %s AND h.instansi_id = %s AND h.status = 'DIPETAKAN' GROUP BY 1, 2"""

Hitungan = dict[tuple[str, str], tuple[int, int]]


def angka_disabilitas(*, proses: ProsesPeringkat) -> list[dict[str, Any]]:
    """The figures of a run, by the declarations of this moment; `asal` is the run they were counted
    for. Other figures of nearly the same people stand instead, if there are any, and a trial has
    none: what differs between two runs would be the declaration of those in which they differ.

    The caller's transaction holds other audits of the agency back until it ends.
    """
    if not PenayanganHasil.objects.filter(proses=proses).exists():
        return _tersembunyi(PERCOBAAN)
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, proses.instansi_id])
    for lama, dimensi in _pernah(proses):
        if _hampir_sama(proses, lama):
            return _salinan(dimensi, lama)
    with connection.cursor() as kursor:
        kursor.execute(_HITUNG, [proses.pk, proses.instansi_id])
        hitungan = {(isi, ragam): (n, k) for isi, ragam, n, k in kursor.fetchall()}
    return [{**satu, "asal": proses.pk} for satu in susun_disabilitas(hitungan)]


def _pernah(proses: ProsesPeringkat) -> Iterator[tuple[ProsesPeringkat, list[dict[str, Any]]]]:
    """Runs of the agency whose figures were counted and showed any group, with the figures; that of
    this run first, then the newest."""
    sudah = set()
    audit = IntegritasProses.objects.filter(instansi_id=proses.instansi_id).select_related("proses")
    for satu in sorted(audit, key=lambda a: (a.proses_id != proses.pk, -a.pk)):
        dimensi = [d for d in satu.isi["kelompok"] if d.get("asal") == satu.proses_id]
        tampak = any(not baris["tersamar"] for d in dimensi for baris in d["baris"])
        if tampak and satu.proses_id not in sudah:
            sudah.add(satu.proses_id)
            yield satu.proses, dimensi


def _hampir_sama(proses: ProsesPeringkat, lama: ProsesPeringkat) -> bool:
    """Whether so few differ, in who is mapped or in the pool, that figures would name them."""
    if lama.pk == proses.pk:
        return True
    if ArsipProses.objects.kini().filter(proses=lama).exists():
        return abs(proses.tanggal_acuan - lama.tanggal_acuan) < _SEZAMAN
    with connection.cursor() as kursor:
        kursor.execute(_BEDA, [proses.pk, lama.pk, proses.instansi_id])
        return bool(min(kursor.fetchone()) < BATAS)


def _salinan(dimensi: list[dict[str, Any]], lama: ProsesPeringkat) -> list[dict[str, Any]]:
    kata = (
        f"Angka ini dihitung sekali, untuk hasil per {tanggal(lama.tanggal_acuan)} nomor "
        f"{lama.pk}, dan baru dihitung lagi bila yang dipetakan dan yang masuk KRS cukup banyak "
        "berganti: selisih yang kecil akan menunjuk orangnya. "
    )
    pokok, *rinci = dimensi
    return [{**pokok, "catatan": kata + CATATAN}, *rinci]


def _tersembunyi(catatan: str) -> list[dict[str, Any]]:
    baris = _tanpa_kukuh(KELOMPOK.values(), [(0, 0)] * len(KELOMPOK))
    samar = set(range(len(KELOMPOK)))
    return [{"judul": "Disabilitas", "catatan": catatan, "baris": susun_baris(baris, samar)}]


def susun_disabilitas(hitungan: Hitungan) -> list[dict[str, Any]]:
    """Counts (mapped, in the pool) by declaration and kind as the page shows them: who declared,
    and, where that is shown at all, the kinds among those with a disability."""
    pokok = [_jumlah(hitungan, isi) for isi in KELOMPOK]
    seluruh = (sum(n for n, _ in pokok), sum(k for _, k in pokok))
    samar = tersamar_rahasia(pokok)
    tidak = list(KELOMPOK).index(TIDAK)
    hasil: list[dict[str, Any]] = [
        {
            "judul": "Disabilitas",
            "catatan": CATATAN,
            "cakupan": None if tidak in samar else _cakupan(seluruh[0], pokok[tidak][0]),
            "baris": susun_baris(_tanpa_kukuh(KELOMPOK.values(), pokok), samar),
        }
    ]
    rinci = [hitungan.get((PENYANDANG, ragam), (0, 0)) for ragam in _RAGAM_KELOMPOK]
    samar_ragam = tersamar_rahasia(rinci, seluruh)
    if 0 not in samar and len(samar_ragam) < len(rinci):
        baris = susun_baris(_tanpa_kukuh(_RAGAM_KELOMPOK.values(), rinci), samar_ragam)
        hasil.append({"judul": "Ragam disabilitas", "catatan": CATATAN_RAGAM, "baris": baris})
    return hasil


def _jumlah(hitungan: Hitungan, isi: str) -> tuple[int, int]:
    milik = [angka for (punya, _), angka in hitungan.items() if punya == isi]
    return sum(n for n, _ in milik), sum(k for _, k in milik)


def _tanpa_kukuh(nama: Any, angka: list[tuple[int, int]]) -> list[tuple[str, int, int, None]]:
    return [(satu, n, k, None) for satu, (n, k) in zip(nama, angka, strict=True)]


def _cakupan(seluruh: int, tidak: int) -> dict[str, int]:
    """How many of the mapped declared anything."""
    menyatakan = Bagian(seluruh - tidak, seluruh)
    return {"menyatakan": menyatakan.k, "dari": seluruh, "bagian": menyatakan.nilai}
