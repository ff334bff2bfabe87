"""The own outcome of a selection in words; nothing of anybody else is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from karir.mesin.kelayakan import TIDAK
from karir.mesin.syarat import syarat_muat
from karir.models import CalonLowongan, KelayakanPegawai, Lowongan
from karir.pengisian.selectors.lowongan import Angka, BarisSyarat, angka, putusan_baris
from talenta.akun.models import Pengguna

# Outcomes, the best first, with what each means for the person.
ARTI = {
    "TERPILIH": "Anda dipilih. SK-nya menjadi dasar pengangkatan Anda.",
    "DIUSULKAN": "Anda termasuk yang diusulkan komite; PPK memilih calon lain dari usulan itu.",
    "DAFTAR_PENDEK": "Anda masuk daftar pendek dan dinilai komite, tetapi tidak termasuk yang "
    "diusulkan.",
    "MEMENUHI": "Tidak ada syarat yang menolak Anda, tetapi Anda tidak masuk daftar pendek.",
    "TIDAK": "Ada syarat yang belum Anda penuhi pada tanggal penilaian.",
    "BATAL": "Pengisian jabatan ini dibatalkan, jadi tidak ada yang dipilih.",
}
_JUDUL = {
    "TERPILIH": "Terpilih",
    "DIUSULKAN": "Diusulkan, tidak dipilih",
    "DAFTAR_PENDEK": "Daftar pendek",
    "MEMENUHI": "Tidak masuk daftar pendek",
    "TIDAK": "Belum memenuhi syarat",
    "BATAL": "Dibatalkan",
}


@dataclass(frozen=True, kw_only=True)
class HasilSaya:
    """One selection as the person reads it."""

    lowongan: Lowongan
    layak: KelayakanPegawai
    calon: CalonLowongan | None
    hasil: str
    angka: Angka
    baris: list[BarisSyarat]

    @property
    def judul(self) -> str:
        """The outcome in a few words."""
        return _JUDUL[self.hasil]

    @property
    def arti(self) -> str:
        """What it means."""
        return ARTI[self.hasil]

    @property
    def kurang(self) -> list[BarisSyarat]:
        """Requirements that refused, or that people had to look at."""
        return [b for b in self.baris if b.status != 1]


def _hasil(lowongan: Lowongan, layak: KelayakanPegawai, calon: CalonLowongan | None) -> str:
    if lowongan.status == Lowongan.Status.BATAL:
        return "BATAL"
    if calon is None:
        return "TIDAK" if layak.status == TIDAK else "MEMENUHI"
    if calon.terpilih:
        return "TERPILIH"
    return "DIUSULKAN" if calon.urutan_usul else "DAFTAR_PENDEK"


def hasil_saya(*, pengguna: Pengguna, layak: Sequence[KelayakanPegawai]) -> list[HasilSaya]:
    """The own outcomes with their vacancies, in the order given; three queries."""
    nomor = [satu.penilaian_id for satu in layak]
    lowongan = {
        satu.penilaian_id: satu
        for satu in Lowongan.objects.filter(penilaian_id__in=nomor, diumumkan_pada__isnull=False)
        .filter(instansi_id=pengguna.lingkup.instansi_id or 0)
        .select_related("jabatan", "unit", "penilaian")
    }
    milik = CalonLowongan.objects.terlihat_oleh(pengguna).filter(
        pegawai_id=pengguna.lingkup.pegawai_id or 0, lowongan__in=list(lowongan.values())
    )
    calon = {satu.lowongan_id: satu for satu in milik}
    hasil = []
    for satu in layak:
        milik_lowongan = lowongan.get(satu.penilaian_id)
        if milik_lowongan is None:
            continue
        saya = calon.get(milik_lowongan.pk)
        hasil.append(
            HasilSaya(
                lowongan=milik_lowongan,
                layak=satu,
                calon=saya,
                hasil=_hasil(milik_lowongan, satu, saya),
                angka=angka(satu),
                baris=putusan_baris(
                    hasil=satu.hasil,
                    fakta=satu.fakta,
                    syarat=syarat_muat(milik_lowongan.syarat),
                ),
            )
        )
    return hasil
