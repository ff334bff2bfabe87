"""The minutes of a run as PDF: what was computed, by which rules, who it left out and why.

The same run in the same state gives the same bytes: nothing is dated by the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from karir.kode import ALASAN
from karir.mesin.aturan import muat
from karir.mesin.tulis import bulat, tanggal
from karir.models import PenayanganHasil, ProsesPeringkat, SertifikatProses
from karir.selectors.hasil import persepuluhribu
from talenta.akun.models import Instansi
from talenta.inti.kertas import (
    ANAK,
    BAGIAN,
    GARIS,
    ISI,
    JUDUL,
    KECIL,
    LEBAR,
    PUDAR,
    TENGAH,
    TEPI,
    kanvas,
    pasang_huruf,
    qr,
    tabel,
)

# A reason that keeps nobody from being mapped.
_BUKAN_SEBAB: Final = "HUKDIS_BERJALAN"


@dataclass(frozen=True, kw_only=True)
class BahanBeritaAcara:
    """All that the minutes say; `pemeriksaan` are the recomputations as (moment, who, outcome)."""

    proses: ProsesPeringkat
    sertifikat: SertifikatProses
    penayangan: list[PenayanganHasil]
    pemeriksaan: list[tuple[datetime, str, str]]
    alamat: str


def berita_acara_tulis(*, bahan: BahanBeritaAcara, wadah: IO[bytes]) -> None:
    """Write the minutes into `wadah`."""
    pasang_huruf()
    dokumen = SimpleDocTemplate(
        wadah,
        pagesize=A4,
        leftMargin=TEPI,
        rightMargin=TEPI,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
        title=f"Berita acara pemetaan talenta nomor {bahan.proses.pk}",
        author=bahan.sertifikat.isi["instansi"],
        subject=f"Sertifikat {bahan.sertifikat.kode_tertulis}",
        creator="Talenta",
        invariant=1,
    )
    kaki = f"Sertifikat {bahan.sertifikat.kode_tertulis}"
    dokumen.build(list(_susun(bahan)), canvasmaker=kanvas(kaki))


def _susun(bahan: BahanBeritaAcara) -> Iterator[Flowable]:
    proses, isi = bahan.proses, bahan.sertifikat.isi
    zona = ZoneInfo(proses.instansi.zona)
    yield Paragraph("BERITA ACARA PEMETAAN TALENTA", JUDUL)
    yield Paragraph(f"{escape(isi['instansi'])}<br/>Perhitungan nomor {proses.pk}", ANAK)
    pelaksana = proses.pengguna.nama if proses.pengguna else "portal menurut jadwal atau perintah"
    yield Paragraph(
        f"Pada {_waktu(proses.selesai_pada, zona)} telah selesai dihitung peta talenta "
        f"{bulat(proses.jumlah)} pegawai dengan tanggal acuan {tanggal(proses.tanggal_acuan)}, "
        f"oleh {escape(pelaksana)}. Bukti bertanggal sesudah tanggal acuan tidak ikut dihitung.",
        ISI,
    )
    yield Paragraph("1. Aturan yang dipakai", BAGIAN)
    yield tabel(
        [
            ("Aturan", f"{proses.aturan}: {proses.aturan.judul}"),
            ("Dasar hukum", proses.aturan.dasar_hukum),
            ("Berlaku sejak", tanggal(proses.aturan.berlaku_mulai)),
        ]
    )
    yield Paragraph("2. Hasil", BAGIAN)
    yield from _hasil(proses)
    yield Paragraph("3. Yang tidak mendapat kotak dan sebabnya", BAGIAN)
    yield from _sebab(proses)
    yield Paragraph("4. Penampilan kepada instansi", BAGIAN)
    yield _riwayat(
        [_penayangan(satu, zona) for satu in bahan.penayangan],
        "Hasil ini belum pernah ditampilkan; masih percobaan yang hanya dilihat BKD.",
    )
    yield Paragraph("5. Hitung ulang", BAGIAN)
    yield _riwayat(
        [f"{_waktu(saat, zona)}, {siapa}: {apa}" for saat, siapa, apa in bahan.pemeriksaan],
        "Belum pernah dihitung ulang.",
    )
    yield KeepTogether([Paragraph("6. Sertifikat", BAGIAN), *_sertifikat(bahan)])
    yield KeepTogether([Paragraph("7. Tanda tangan", BAGIAN), *_tanda_tangan()])


def _waktu(saat: datetime | None, zona: ZoneInfo) -> str:
    if saat is None:
        return "-"
    setempat = saat.astimezone(zona)
    return f"{tanggal(setempat.date())} pukul {setempat:%H.%M} {Instansi.Zona(zona.key).label}"


def _persen(bagian: int, seluruh: int) -> str:
    utuh, pecahan = divmod(persepuluhribu(bagian, seluruh), 100)
    return f"{utuh},{pecahan:02d} %"


def _hasil(proses: ProsesPeringkat) -> Iterator[Flowable]:
    ringkasan = proses.ringkasan
    status = ringkasan["status"]
    dapat = status["DIPETAKAN"] + status["BELUM_LENGKAP"]
    yield tabel(
        [
            ("Dipetakan", f"{bulat(status['DIPETAKAN'])} pegawai"),
            ("Belum lengkap", f"{bulat(status['BELUM_LENGKAP'])} pegawai"),
            ("Tidak dipetakan", f"{bulat(status['TIDAK_DIPETAKAN'])} pegawai"),
            ("Cakupan", f"{_persen(status['DIPETAKAN'], dapat)} dari yang dapat dipetakan"),
            ("Rencana suksesi", f"{bulat(ringkasan['krs'])} pegawai dalam kelompok (KRS)"),
        ]
    )
    yield Spacer(0, 3 * mm)
    yield _sembilan(proses)
    yield Spacer(0, 1 * mm)
    yield Paragraph(
        "Persen dihitung dari yang dipetakan. Ke atas: kinerja; ke kanan: potensial.", KECIL
    )


def _sembilan(proses: ProsesPeringkat) -> Table:
    """The nine boxes as the map draws them: performance upwards, potential to the right."""
    kotak = {(k.kinerja, k.potensial): k for k in muat(proses.isi_aturan).kotak}
    jumlah, dipetakan = proses.ringkasan["kotak"], proses.ringkasan["status"]["DIPETAKAN"]
    isi = []
    for kinerja in ("DI_ATAS", "SESUAI", "DI_BAWAH"):
        sederet = []
        for potensial in ("RENDAH", "MENENGAH", "TINGGI"):
            satu = kotak[kinerja, potensial]
            orang = jumlah[str(satu.nomor)]
            teks = (
                f"<b>Kotak {satu.nomor}</b><br/>{escape(satu.label)}<br/>"
                f"<b>{bulat(orang)}</b> ({_persen(orang, dipetakan)})"
            )
            sederet.append(Paragraph(teks, TENGAH))
        isi.append(sederet)
    return Table(
        isi,
        colWidths=[LEBAR / 3] * 3,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, GARIS),
            ("BACKGROUND", (0, 0), (-1, -1), PUDAR),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ],
    )


def _sebab(proses: ProsesPeringkat) -> Iterator[Flowable]:
    alasan = {
        kode: jumlah for kode, jumlah in proses.ringkasan["alasan"].items() if kode != _BUKAN_SEBAB
    }
    if not alasan:
        yield Paragraph("Semua pegawai mendapat kotak.", ISI)
        return
    urut = sorted(alasan.items(), key=lambda satu: (-satu[1], satu[0]))
    yield tabel([(f"{bulat(jumlah)} pegawai", ALASAN[kode]) for kode, jumlah in urut])
    yield Spacer(0, 1 * mm)
    yield Paragraph("Seseorang dapat memiliki lebih dari satu sebab.", KECIL)


def _penayangan(satu: PenayanganHasil, zona: ZoneInfo) -> str:
    teks = f"Ditampilkan {_waktu(satu.mulai_pada, zona)} oleh {satu.oleh_nama}"
    if satu.selesai_pada is None:
        return f"{teks}; masih ditampilkan ketika berita acara ini dibuat."
    akhir = f"{satu.get_selesai_sebab_display().lower()} {_waktu(satu.selesai_pada, zona)}"
    sebab = f" dengan alasan: {satu.alasan}" if satu.alasan else ""
    return f"{teks}; {akhir} oleh {satu.selesai_oleh_nama}{sebab}."


def _riwayat(baris: list[str], kosong: str) -> Flowable:
    return Paragraph("<br/>".join(escape(satu) for satu in baris) or kosong, ISI)


def _sertifikat(bahan: BahanBeritaAcara) -> list[Flowable]:
    isi = bahan.sertifikat.isi
    sidik = tabel(
        [
            ("Kode", bahan.sertifikat.kode_tertulis),
            ("Akar pohon sidik", isi["akar"]),
            ("Sidik aturan", isi["sidik_aturan"]),
            ("Sidik masukan", isi["sidik_masukan"]),
            ("Sidik hasil", isi["sidik_hasil"]),
            ("Sidik nama dan unit", isi["sidik_identitas"]),
            ("Sidik rekap per OPD", isi["sidik_rekap"]),
        ]
    )
    keterangan = Paragraph(
        "Setiap pegawai dapat mengunduh tanda terima hasilnya dari portal dan memeriksanya tanpa "
        "portal dengan kode di atas. Sertifikat yang ditampilkan dapat dibaca siapa pun di "
        f"{escape(bahan.alamat)}.",
        ISI,
    )
    baris = Table(
        [[keterangan, qr(bahan.alamat)]],
        colWidths=[LEBAR - 32 * mm, 32 * mm],
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), 0)],
    )
    return [sidik, baris]


def _tanda_tangan() -> list[Flowable]:
    peran = ("Yang menghitung", "Yang memeriksa", "Pejabat Pembina Kepegawaian")
    isi = [
        [Paragraph(satu, TENGAH) for satu in peran],
        [Spacer(0, 18 * mm)] * 3,
        [Paragraph("(....................................)", TENGAH)] * 3,
        [Paragraph("NIP ................................", TENGAH)] * 3,
        [Paragraph("Tanggal ........................", TENGAH)] * 3,
    ]
    return [Table(isi, colWidths=[LEBAR / 3] * 3)]
