"""Competency, potential, digital skill and learning of a person, and of oneself."""

from typing import Any

from kompetensi.api.teknis import TEKNIS_BACA
from kompetensi.models import JamPembelajaran, KebutuhanDicatat, PengamatanKompetensi
from kompetensi.selectors.panel import Tingkat, panel_kompetensi
from talenta.inti.api.keluaran import baris, bentuk, bilangan, dari_dataclass, hari, teks, ya
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.pegawai.api.orang import TENTANG, diri, orang
from talenta.pegawai.models import Pegawai

PengamatanBaris = baris(
    "PengamatanBaris",
    PengamatanKompetensi,
    "id kode nama tingkat tanggal uraian penilai_nama dicatat_pada",
)
KebutuhanDicatatBaris = baris(
    "KebutuhanDicatatBaris",
    KebutuhanDicatat,
    "id nama kebutuhan alasan penilai_nama dicatat_pada",
    # No competency of the dictionary need stand behind a need.
    kode=teks(),
)
TingkatBaris = dari_dataclass(Tingkat, "TingkatBaris")
KompetensiBaca = bentuk(
    "KompetensiBaca",
    asesmen=bentuk(
        "AsesmenBaca",
        tanggal=hari("catatan.tanggal"),
        penyelenggara=teks("catatan.penyelenggara"),
        terakreditasi=ya("catatan.terakreditasi", kosong=True),
        asal_standar=teks(),
        terpenuhi=bilangan(),
        jpm=bilangan("cocok.jpm", kosong=True, bantuan="Perseratus persen; 9000 = 90,00 %."),
        berlaku=ya("masa.berlaku"),
        berlaku_sampai=hari("masa.sampai"),
        sebelumnya=bilangan(),
        tingkat=TingkatBaris(many=True),
    )(allow_null=True),
    potensi=bentuk(
        "PotensiBaca",
        tanggal=hari("catatan.tanggal"),
        terakreditasi=ya("catatan.terakreditasi", kosong=True),
        jumlah=bilangan(),
        puncak=bilangan(),
        tingkat=TingkatBaris(many=True),
    )(allow_null=True),
    teknis=TEKNIS_BACA(),
    digital=bentuk(
        "DigitalBaca",
        tanggal=hari("catatan.tanggal"),
        sumber=teks(),
        tingkat=TingkatBaris(many=True),
    )(many=True),
    belajar=bentuk(
        "TahunBelajarBaca",
        tahun=bilangan(),
        jp=bilangan(),
        kegiatan=baris(
            "KegiatanBaris", JamPembelajaran, "id nama jenis metode penyelenggara jp tanggal"
        )(many=True),
    )(many=True),
    pengamatan=PengamatanBaris(source="catatan.pengamatan", many=True),
    kebutuhan_dicatat=KebutuhanDicatatBaris(source="catatan.kebutuhan", many=True),
)


def _isi(p: Permintaan, pegawai: Pegawai) -> Any:
    return panel_kompetensi(oleh=p.oleh, pegawai=pegawai)


@operasi(GET, "Kompetensi, potensi, keterampilan digital, dan pembelajaran seorang pegawai",
         keluaran=KompetensiBaca, area="pegawai", izin="pegawai.lihat", **TENTANG)  # fmt: skip
def panel(p: Permintaan, pk: int) -> Any:
    return _isi(p, orang(p, pk))


@operasi(GET, "Kompetensi, potensi, keterampilan digital, dan pembelajaran saya",
         keluaran=KompetensiBaca, area="diri", diri=True)  # fmt: skip
def panel_saya(p: Permintaan) -> Any:
    return _isi(p, diri(p))
