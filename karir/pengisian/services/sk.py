"""The decree: its content, its sheet and its code, made once."""

import hashlib
import io
import secrets
from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from xml.sax.saxutils import escape

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from karir.mesin.bahan_layak import Bahan, Sasaran
from karir.mesin.kalimat_kelayakan import HALANGAN, JUDUL, fakta_kata
from karir.mesin.kelayakan import ATURAN, TIDAK, hasil_urai, kelayakan_hitung
from karir.mesin.syarat import syarat_muat
from karir.mesin.tulis import tanggal
from karir.models import Lowongan, PutusanLowongan, SuratKeputusan
from karir.pengisian.selectors.cocok import standar_jumlah
from karir.pengisian.services.bahan import bahan_satu
from karir.pengisian.services.kabar import calon_kabari
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    langkah_catat,
    langkah_periksa,
    lowongan_kunci,
    lowongan_simpan,
)
from karir.pengisian.services.putusan import larangan_halangan
from talenta.inti.kertas import (
    ANAK,
    BAGIAN,
    ISI,
    KECIL,
    LEBAR,
    TENGAH,
    TEPI,
    kanvas,
    pasang_huruf,
    qr,
    tabel,
)
from talenta.inti.kertas import (
    JUDUL as GAYA_JUDUL,
)
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.bup import bup

# No letter or digit that is easily taken for another: 16 of them are 80 bits.
_HURUF: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def penempatan_halangan(lowongan: Lowongan, pegawai_id: int, hari: date) -> list[str]:
    """What of the blocks stands against placing a person on a day, by the records of now."""
    syarat = syarat_muat(lowongan.syarat)
    bahan: Bahan = bahan_satu(lowongan=lowongan, pegawai_id=pegawai_id, hari=hari)
    if not len(bahan.orang.id):
        return ["Pegawai ini tidak ada lagi pada data instansi."]
    layak = kelayakan_hitung(
        bahan,
        Sasaran(
            jabatan=lowongan.jabatan_id,
            unit=lowongan.unit_id,
            bup=bup(jenjang=lowongan.jabatan.jenjang, jabatan=lowongan.jabatan.nama) or 58,
            standar=standar_jumlah(jabatan=lowongan.jabatan, hari=hari),
            syarat=syarat,
            acuan=hari,
        ),
    )
    hasil, fakta = hasil_urai(int(layak.hasil[0])), layak.fakta[0]
    kode = tuple(ATURAN)
    return [
        f"{JUDUL[k]}: {fakta_kata(k, int(fakta[kode.index(k)]), syarat)}"
        for k in HALANGAN
        if hasil[k] == TIDAK
    ]


def sk_terbitkan(
    *,
    lowongan_id: int,
    nomor: str,
    tanggal_sk: date,
    tmt: date,
    dasar_hukum: str,
    pelaku: Pelaku,
) -> SuratKeputusan:
    """Issue the decree of a decision. Raises LowonganDitolak."""
    try:
        with transaction.atomic():
            lowongan = lowongan_kunci(lowongan_id)
            langkah_periksa(lowongan, "terbitkan", pelaku)
            putusan = PutusanLowongan.objects.select_related("calon").get(lowongan=lowongan)
            if pelaku.id == putusan.oleh_id:
                raise LowonganDitolak("SK diterbitkan orang lain daripada yang memutuskan.")
            if tanggal_sk < (diputus := timezone.localdate(putusan.pada)):
                raise LowonganDitolak(
                    kesalahan={
                        "tanggal_sk": "Tanggal SK tidak mendahului putusan PPK, "
                        f"{tanggal(diputus)}."
                    }
                )
            if tmt < tanggal_sk:
                raise LowonganDitolak(
                    kesalahan={"tmt": "SK tidak berlaku surut: TMT tidak mendahului tanggalnya."}
                )
            if sebab := larangan_halangan(lowongan, timezone.localdate(), tmt):
                raise LowonganDitolak(sebab)
            if ada := penempatan_halangan(lowongan, putusan.calon.pegawai_id, tmt):
                raise LowonganDitolak(f"Belum dapat ditempatkan. {'; '.join(ada)}.")
            putusan.lowongan = lowongan
            isi = _isi(
                putusan, nomor=nomor, tanggal_sk=tanggal_sk, tmt=tmt, dasar_hukum=dasar_hukum
            )
            kode = "".join(secrets.choice(_HURUF) for _ in range(16))
            lembar = sk_tulis(isi=isi, kode=kode)
            sk: SuratKeputusan = SuratKeputusan.objects.create(
                instansi_id=lowongan.instansi_id,
                lowongan=lowongan,
                nomor=nomor.strip(),
                tanggal=tanggal_sk,
                tmt=tmt,
                kode=kode,
                isi=isi,
                pdf=lembar,
                sidik=hashlib.sha256(lembar).hexdigest(),
                oleh_id=pelaku.id,
            )
            dari, lowongan.status = lowongan.status, Lowongan.Status.TERBIT
            lowongan.diumumkan_pada = timezone.now()
            lowongan.revisi += 1
            lowongan_simpan(lowongan)
            langkah_catat(
                lowongan,
                "terbitkan",
                dari=dari,
                pelaku=pelaku,
                rincian={"nomor": sk.nomor, "tmt": tmt.isoformat(), "sidik": sk.sidik},
            )
            calon_kabari(lowongan, "selesai")
    except IntegrityError as galat:
        raise LowonganDitolak(
            kesalahan={"nomor": "Nomor SK ini sudah dipakai, atau SK-nya baru saja terbit."}
        ) from galat
    return sk


def _isi(
    putusan: PutusanLowongan, *, nomor: str, tanggal_sk: date, tmt: date, dasar_hukum: str
) -> dict[str, Any]:
    lowongan, calon = putusan.lowongan, putusan.calon
    return {
        "instansi": lowongan.instansi.nama,
        "nomor": nomor.strip(),
        "tanggal": tanggal_sk.isoformat(),
        "tmt": tmt.isoformat(),
        "dasar_hukum": [baris.strip() for baris in dasar_hukum.splitlines() if baris.strip()],
        "nama": calon.nama,
        "nip": calon.nip,
        "pangkat": calon.pangkat,
        "jabatan_lama": calon.jabatan_nama,
        "unit_lama": calon.unit_nama,
        "jabatan": lowongan.jabatan.nama,
        "unit": lowongan.unit.nama,
        "pejabat": putusan.oleh_nama.rsplit(" (", 1)[0],
        "lowongan": lowongan.pk,
    }


def kode_tertulis(kode: str) -> str:
    """A code in groups of four."""
    return "-".join(kode[di : di + 4] for di in range(0, len(kode), 4))


def alamat_periksa(kode: str) -> str:
    """Where anybody confirms a decree."""
    jalur = reverse("karir:sk_umum", args=[kode_tertulis(kode)])
    return f"{settings.TALENTA_ALAMAT.rstrip('/')}{jalur}"


def sk_tulis(*, isi: dict[str, Any], kode: str) -> bytes:
    """The sheet; the same content gives the same bytes."""
    pasang_huruf()
    wadah = io.BytesIO()
    dokumen = SimpleDocTemplate(
        wadah,
        pagesize=A4,
        leftMargin=TEPI,
        rightMargin=TEPI,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
        title=f"Keputusan nomor {isi['nomor']}",
        author=isi["instansi"],
        subject=f"Kode {kode_tertulis(kode)}",
        creator="Talenta",
        invariant=1,
    )
    dokumen.build(
        list(_susun(isi, kode)), canvasmaker=kanvas(f"Kode pemeriksaan {kode_tertulis(kode)}")
    )
    return wadah.getvalue()


def _susun(isi: dict[str, Any], kode: str) -> Iterator[Flowable]:
    yield Paragraph("KEPUTUSAN PEJABAT PEMBINA KEPEGAWAIAN", GAYA_JUDUL)
    yield Paragraph(f"{escape(isi['instansi'])}<br/>Nomor {escape(isi['nomor'])}", ANAK)
    yield Paragraph("tentang pengangkatan dalam jabatan", TENGAH)
    yield Paragraph("Menimbang", BAGIAN)
    yield Paragraph(
        f"bahwa jabatan {escape(isi['jabatan'])} pada {escape(isi['unit'])} lowong, dan calonnya "
        "telah dinilai menurut sistem merit, disidang Komite Talenta, dan dipilih dari usulannya.",
        ISI,
    )
    yield Paragraph("Mengingat", BAGIAN)
    for nomor, satu in enumerate(isi["dasar_hukum"], start=1):
        yield Paragraph(f"{nomor}. {escape(satu)}", ISI)
    yield Paragraph("Memutuskan", BAGIAN)
    yield Paragraph("Mengangkat pegawai aparatur sipil negara berikut:", ISI)
    yield tabel(
        [
            ("Nama", isi["nama"]),
            ("NIP", isi["nip"]),
            ("Pangkat, golongan", isi["pangkat"]),
            ("Jabatan lama", _jabatan(isi["jabatan_lama"], isi["unit_lama"])),
            ("Jabatan baru", _jabatan(isi["jabatan"], isi["unit"])),
            ("Terhitung mulai tanggal", tanggal(date.fromisoformat(isi["tmt"]))),
        ]
    )
    yield Spacer(0, 6 * mm)
    yield KeepTogether(
        [
            Paragraph(
                f"Ditetapkan pada tanggal {tanggal(date.fromisoformat(isi['tanggal']))}<br/>"
                f"Pejabat Pembina Kepegawaian<br/><br/><br/><br/>{escape(isi['pejabat'])}",
                TENGAH,
            ),
            Spacer(0, 6 * mm),
            Table(
                [
                    [
                        Paragraph(
                            "Keaslian keputusan ini dapat diperiksa siapa pun tanpa akun dengan "
                            f"kode <b>{kode_tertulis(kode)}</b> di "
                            f"{escape(alamat_periksa(kode))}.",
                            KECIL,
                        ),
                        qr(alamat_periksa(kode)),
                    ]
                ],
                colWidths=[LEBAR - 32 * mm, 32 * mm],
                style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
            ),
        ]
    )


def _jabatan(jabatan: str, unit: str) -> str:
    return ", ".join(satu for satu in (jabatan, unit) if satu) or "-"
