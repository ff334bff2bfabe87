"""Steps of the sample's vacancies, each taken as its officer would."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from karir.mesin.kelayakan import TIDAK
from karir.models import (
    CalonLowongan,
    IkatanPegawai,
    KelayakanPegawai,
    Lowongan,
    PantauPenempatan,
    SuratKeputusan,
)
from karir.pengisian.services.calon import (
    butir_verifikasi,
    calon_tambah,
    calon_verifikasi,
    komite_atur,
)
from karir.pengisian.services.lowongan import LowonganDitolak, langkah_jalankan
from karir.pengisian.services.penempatan import pantau_catat, sk_berlakukan
from karir.pengisian.services.putusan import calon_putuskan
from karir.pengisian.services.sidang import (
    UsulanCalon,
    benturan_nyatakan,
    calon_usulkan,
    suara_simpan,
)
from karir.pengisian.services.sk import sk_terbitkan
from talenta.akun.models import Pengguna
from talenta.inti.services.audit import Pelaku

_CALON: Final = 4


@dataclass(frozen=True)
class Petugas:
    analis: Pelaku
    admin: Pelaku
    ppk: Pelaku
    komite: list[Pengguna]


def sidangkan(lowongan_id: int, petugas: Petugas, *, terkait: bool) -> None:
    """The best of those whom no rule refuses, verified; in one vacancy a member is tied."""
    lowongan = Lowongan.objects.select_related("penilaian").get(pk=lowongan_id)
    layak = (
        KelayakanPegawai.objects.filter(penilaian_id=lowongan.penilaian_id, peringkat__gt=0)
        .exclude(status=TIDAK)
        .filter(pegawai__pengguna__isnull=True)
        .order_by("urutan")
    )
    calon: list[CalonLowongan] = []
    for satu in layak[:_CALON]:
        calon.append(
            calon_tambah(lowongan_id=lowongan.pk, pegawai_id=satu.pegawai_id, pelaku=petugas.analis)
        )
    if len(calon) < _CALON:
        raise LowonganDitolak("Calon data contoh kurang.")
    for satu_calon in calon:
        for butir in butir_verifikasi(satu_calon, lowongan):
            calon_verifikasi(
                lowongan_id=lowongan.pk,
                calon_id=satu_calon.pk,
                butir=butir,
                lulus=True,
                catatan="Berkas asli diperiksa.",
                pelaku=petugas.analis,
            )
    komite_atur(
        lowongan_id=lowongan.pk,
        anggota=[satu.pk for satu in petugas.komite],
        ketua=petugas.komite[0].pk,
        pelaku=petugas.analis,
    )
    langkah_jalankan(lowongan_id=lowongan.pk, langkah="sidangkan", pelaku=petugas.analis)
    if terkait:
        orang = calon[1].pegawai
        IkatanPegawai.objects.create(
            instansi_id=orang.instansi_id,
            unit_lft=orang.unit_lft,
            pegawai=orang,
            nip_lain=petugas.komite[1].nip,
            nama_lain=petugas.komite[1].nama,
            jenis=IkatanPegawai.Jenis.DERAJAT_2,
        )


def usulkan(lowongan_id: int, petugas: Petugas) -> None:
    calon = list(CalonLowongan.objects.filter(lowongan_id=lowongan_id).order_by("peringkat", "pk"))
    for ke, anggota in enumerate(petugas.komite):
        siapa = Pelaku.dari_pengguna(anggota)
        benturan_nyatakan(lowongan_id=lowongan_id, benturan=False, uraian="", pelaku=siapa)
        suara_simpan(
            lowongan_id=lowongan_id,
            nilai={
                # Neither member is always the milder one.
                satu.pk: (
                    8800 - 250 * urut + (40 if (urut + ke) % 2 else -40),
                    "Rekam jejaknya sesuai kebutuhan jabatan.",
                )
                for urut, satu in enumerate(calon)
            },
            kirim=True,
            pelaku=siapa,
        )
    calon_usulkan(
        lowongan_id=lowongan_id,
        usulan=[
            UsulanCalon(calon_id=satu.pk, alasan="Pengalaman dan nilainya sesuai.")
            for satu in calon[:3]
        ],
        alasan="Ketiganya memenuhi syarat dan disepakati komite.",
        pelaku=Pelaku.dari_pengguna(petugas.komite[0]),
    )


def putuskan(lowongan_id: int, petugas: Petugas, *, melawan: bool) -> None:
    urut = 3 if melawan else 1
    calon = CalonLowongan.objects.get(lowongan_id=lowongan_id, urutan_usul=urut)
    alasan = (
        "Paling lama bertugas di wilayah kepulauan yang dilayani unit ini."
        if melawan
        else "Peringkat pertama dan disepakati komite."
    )
    calon_putuskan(lowongan_id=lowongan_id, calon_id=calon.pk, alasan=alasan, pelaku=petugas.ppk)


def terbitkan(lowongan_id: int, petugas: Petugas, hari: date, *, tmt: date) -> None:
    sk_terbitkan(
        lowongan_id=lowongan_id,
        nomor=f"821.2/{lowongan_id}/BKD/{hari.year}",
        tanggal_sk=hari,
        tmt=tmt,
        dasar_hukum="Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara\n"
        "Peraturan Pemerintah Nomor 11 Tahun 2017 jo. Nomor 17 Tahun 2020\n"
        "Peraturan Menteri PANRB Nomor 3 Tahun 2020 jo. Nomor 20 Tahun 2025",
        pelaku=petugas.admin,
    )


def berlakukan(lowongan_id: int, petugas: Petugas, *, terpantau: bool) -> None:
    """The decree works; `terpantau`: the induction is over and noted."""
    sk = SuratKeputusan.objects.only("pk").get(lowongan_id=lowongan_id)
    sk_berlakukan(sk_id=sk.pk, pelaku=Pelaku.sistem())
    orientasi = PantauPenempatan.objects.filter(lowongan_id=lowongan_id, jenis="ORIENTASI").first()
    if terpantau and orientasi is not None:
        pantau_catat(
            pantau_id=orientasi.pk,
            hasil=PantauPenempatan.Hasil.SESUAI,
            catatan="Serah terima selesai, program seratus hari disepakati.",
            pelaku=petugas.analis,
        )
