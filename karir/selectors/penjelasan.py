"""One person's result, opened: sentences from the stored row, evidence from the records."""

from dataclasses import dataclass

from django.utils import timezone

from karir.kode import StatusHasil
from karir.mesin.aturan import muat
from karir.mesin.bentuk import Aturan
from karir.mesin.jelas import Baris, BarisKomponen, Penjelasan, jelaskan
from karir.mesin.jenis import Kategori, dasar
from karir.mesin.langkah import Tujuan, tujuan_berikut
from karir.models import HasilPeringkat, ProsesPeringkat
from karir.padat import TANPA_FAKTA, fakta_urai
from karir.selectors.bukti import (
    Catatan,
    DasarPegawai,
    bangkom_dalam_jendela,
    bukti_baca,
    dasar_pegawai,
    jabatan_definitif,
)

PENUH = 10_000
LEMAH = 6_000


@dataclass(frozen=True, kw_only=True)
class KomponenTampil:
    """A component with its evidence as the page shows it.

    `jabatan` are the definitive positions that a measure of variety counted. `dasar` is the
    record of degree and present post, where education, its field or variety rest on it; `rupa`
    says which of them.
    """

    isi: BarisKomponen
    bukti: list[Catatan]
    jabatan: list[Catatan]
    dasar: DasarPegawai | None
    rupa: str

    @property
    def rendah(self) -> bool:
        """Whether the bar is drawn as one that wants attention."""
        return self.isi.skor is not None and self.isi.skor < LEMAH


@dataclass(frozen=True, kw_only=True)
class HasilTerbuka:
    """A result with its explanation. `y` and `x` are the components in rule order, `tujuan` the
    next boxes with what reaches them."""

    hasil: HasilPeringkat
    proses: ProsesPeringkat
    penjelasan: Penjelasan
    y: list[KomponenTampil]
    x: list[KomponenTampil]
    tujuan: list[Tujuan]


def baris_tersimpan(proses: ProsesPeringkat, hasil: HasilPeringkat) -> Baris:
    """The stored row in the engine's words."""
    return Baris(
        skor={
            nama: None if nilai < 0 else nilai
            for nama, nilai in zip(proses.kolom_skor, hasil.skor, strict=True)
        },
        fakta={
            nama: None if nilai == TANPA_FAKTA else nilai
            for nama, nilai in zip(
                proses.kolom_fakta, fakta_urai(proses.tipe_fakta, hasil.fakta), strict=True
            )
        },
        y_eksak=hasil.y_eksak,
        x_eksak=hasil.x_eksak,
        talenta_eksak=hasil.talenta_eksak,
        kotak=hasil.kotak,
        kategori_kinerja=hasil.kategori_kinerja,
        kategori_potensial=hasil.kategori_potensial,
        kategori_predikat=hasil.kategori_predikat,
        alasan=hasil.alasan,
    )


def _rupa_komponen(aturan: Aturan) -> dict[str, str]:
    """Which components rest on the record of degree or posts, and on what of it."""
    rupa = {}
    for komponen in aturan.komponen:
        for satu in dasar(komponen.indikator):
            if isinstance(satu, Kategori) and satu.fakta in (
                "keragaman",
                "pendidikan",
                "bidang_ilmu",
            ):
                rupa[komponen.kode] = satu.fakta
    return rupa


def hasil_buka(*, proses: ProsesPeringkat, hasil: HasilPeringkat) -> HasilTerbuka:
    """Explain a stored result from the run's frozen rule set; the records give the evidence."""
    aturan = muat(proses.isi_aturan)
    baris = baris_tersimpan(proses, hasil)
    penjelasan = jelaskan(aturan, proses.tanggal_acuan, baris)
    semua = [*penjelasan.y.komponen, *penjelasan.x.komponen]
    saat = proses.selesai_pada or proses.dibuat_pada
    catatan = bukti_baca(
        pegawai_id=hasil.pegawai_id, bukti=[satu for k in semua for satu in k.bukti], saat=saat
    )

    hari = timezone.localdate()
    jam_belajar = {k.kode for k in aturan.komponen if getattr(k.indikator, "fakta", "") == "jp"}

    rupa_komponen = _rupa_komponen(aturan)
    dipetakan = hasil.status != StatusHasil.TIDAK_DIPETAKAN
    dasar_orang = dasar_pegawai(pegawai_id=hasil.pegawai_id, saat=saat) if rupa_komponen else None
    jabatan: list[Catatan] = []
    if "keragaman" in rupa_komponen.values():
        jabatan = jabatan_definitif(
            pegawai_id=hasil.pegawai_id, sampai=proses.tanggal_acuan, saat=saat
        )

    def tampil(komponen: BarisKomponen) -> KomponenTampil:
        bukti = [
            catatan[satu.jenis, satu.id]
            for satu in komponen.bukti
            if (satu.jenis, satu.id) in catatan
        ]
        if komponen.kode in jam_belajar and komponen.jendela is not None:
            sesudah, sampai = komponen.jendela
            bukti = bangkom_dalam_jendela(
                pegawai_id=hasil.pegawai_id, sesudah=sesudah, sampai=sampai, saat=saat
            )
        if komponen.jendela is not None:
            sesudah, sampai = komponen.jendela
            bukti = [satu.dalam_jendela(sampai.year - sesudah.year, hari) for satu in bukti]
        rupa = rupa_komponen.get(komponen.kode, "") if dipetakan else ""
        return KomponenTampil(
            isi=komponen,
            bukti=bukti,
            jabatan=jabatan if rupa == "keragaman" else [],
            dasar=dasar_orang if rupa else None,
            rupa=rupa,
        )

    return HasilTerbuka(
        hasil=hasil,
        proses=proses,
        penjelasan=penjelasan,
        y=[tampil(k) for k in penjelasan.y.komponen],
        x=[tampil(k) for k in penjelasan.x.komponen],
        tujuan=tujuan_berikut(aturan, proses.tanggal_acuan, baris, hasil.jenjang),
    )
