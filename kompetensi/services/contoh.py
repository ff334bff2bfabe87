"""The sample's assessments come alive: events in every state with their costs, disputed results,
and technical competencies assessed, expired, never assessed and disputed.

Nothing here adds or changes a result that ranks, nor what the nine are held against, so the sample
ranks as its answer key says.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from kompetensi import rumus
from kompetensi.kode import TERTINGGI
from kompetensi.models import Asesmen, KeberatanAsesmen, PenilaianKompetensi, PesertaAsesmen
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.services.asesmen import (
    asesmen_simpan,
    peserta_catat,
    peserta_tambah,
    peserta_undang,
)
from kompetensi.services.contoh_asesmen import acara_contoh, biaya_contoh
from kompetensi.services.keberatan import keberatan_ajukan, keberatan_jawab
from kompetensi.services.standar import standar_sahkan
from kompetensi.services.standar_draf import standar_buat_draf, standar_teknis
from kompetensi.services.terbit import hasil_terbitkan
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku
from talenta.mutu.kode import DINILAI
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Jabatan, Pegawai

_ALASAN = (
    "Saya sedang sakit pada hari asesmen dan sudah menyampaikannya kepada panitia.",
    "Tingkat komunikasi saya dinilai dari simulasi yang terputus sambungannya.",
    "Portofolio saya belum dibaca asesor.",
)


@transaction.atomic
def asesmen_contoh(*, instansi: Instansi) -> None:
    """Events in every state, and three disputes: waiting, upheld, rejected."""
    pelaku = Pelaku.sistem()
    hari = timezone.localdate()
    biaya_contoh(instansi=instansi, hari=hari)
    acara_contoh(instansi=instansi, hari=hari)
    milik = Pegawai.objects.filter(instansi=instansi, kedudukan_hukum__in=DINILAI)
    belum = milik.filter(penilaiankompetensi__isnull=True).order_by("nip")
    mulai = hari + timedelta(days=21)
    acara = asesmen_simpan(
        instansi_id=instansi.pk,
        asesmen=Asesmen(),
        isi={
            "judul": "Asesmen yang belum pernah dinilai",
            "metode": Asesmen.Metode.CACT,
            "kompetensi": True,
            "potensi": True,
            "penyelenggara": "UPT Penilaian Kompetensi",
            "terakreditasi": True,
            "tempat": "Ruang komputer UPT",
            "mulai": mulai,
            "selesai": mulai + timedelta(days=1),
        },
        pelaku=pelaku,
    )
    if peserta_tambah(asesmen=acara, pegawai=belum[:12], pelaku=pelaku):
        peserta_undang(asesmen=acara, pelaku=pelaku)
    dinilai = PenilaianKompetensi.objects.filter(pegawai__in=milik).select_related("pegawai")
    # People with a sign-in first, so that some of them see a dispute of their own.
    pilihan: dict[int, PenilaianKompetensi] = {}
    for satu in dinilai.order_by("pegawai__pengguna_id", "pegawai__nip", "-tanggal")[:30]:
        pilihan.setdefault(satu.pegawai_id, satu)
    for n, (satu, alasan) in enumerate(zip(pilihan.values(), _ALASAN, strict=False)):
        keberatan = keberatan_ajukan(
            pegawai=satu.pegawai,
            jenis=KeberatanAsesmen.Jenis.KOMPETENSI,
            tanggal=satu.tanggal,
            alasan=alasan,
            pelaku=pelaku,
        )
        if n:
            keberatan_jawab(
                keberatan=keberatan,
                terima=n == 1,
                jawaban="Rekaman simulasi memang terputus; Anda dinilai ulang."
                if n == 1
                else "Portofolio Anda dibaca dua asesor; catatannya sesuai.",
                pelaku=pelaku,
            )
    _teknis_contoh(instansi)


# Asked of posts that no vacancy of the sample is about.
_DIMINTA = {
    Jenjang.AHLI_PERTAMA: {"analisis_kebijakan": 2},
    Jenjang.AHLI_MUDA: {"analisis_kebijakan": 3, "perencanaan_anggaran": 2},
}
_DINILAI = 24


def _teknis_contoh(instansi: Instansi) -> None:
    """Technical standards of two jenjang, a published event, and a dispute of its results."""
    pelaku, hari = Pelaku.sistem(), timezone.localdate()
    umum: dict[str, Any] = {"instansi_id": instansi.pk, "pelaku": pelaku}
    milik = Jabatan.objects.filter(instansi=instansi)
    orang = Pegawai.objects.filter(
        instansi=instansi, kedudukan_hukum__in=DINILAI, jabatan__jenjang__in=_DIMINTA
    )
    peserta = list(orang.select_related("jabatan").order_by("nip")[:_DINILAI])
    if not peserta:
        return
    standar_buat_draf(hari=hari, **umum)
    for jenjang, minta in _DIMINTA.items():
        for kode, tingkat in minta.items():
            standar_teknis(
                jabatan=milik.filter(jenjang=jenjang), kode=kode, tingkat=tingkat, **umum
            )
    standar_sahkan(
        judul="Standar teknis contoh", dasar="Keputusan Kepala BKD (contoh)", berlaku_mulai=hari,
        hari=hari, **umum,
    )  # fmt: skip
    semua_kode = sorted({satu for minta in _DIMINTA.values() for satu in minta})
    acara = asesmen_simpan(
        instansi_id=instansi.pk,
        asesmen=Asesmen(),
        isi={
            "judul": "Uji kompetensi teknis kebijakan dan anggaran",
            "metode": Asesmen.Metode.PORTOFOLIO,
            "kompetensi": False,
            "teknis": semua_kode,
            "penyelenggara": "UPT Penilaian Kompetensi",
            "terakreditasi": True,
            "tempat": "Ruang rapat UPT",
            "mulai": hari - timedelta(days=30),
            "selesai": hari - timedelta(days=29),
        },
        pelaku=pelaku,
    )
    peserta_tambah(asesmen=acara, pegawai=peserta, pelaku=pelaku)
    tahun = ketentuan_berlaku(instansi_id=instansi.pk, hari=hari).angka("masa.teknis_tahun")
    lalu = rumus.mundur(hari, tahun) - timedelta(days=40)
    semua = PesertaAsesmen.objects.filter(asesmen=acara).order_by("pegawai__nip", "id")
    for n, satu in enumerate(semua.select_related("asesmen")):
        # Every sixth result has expired since, and some were assessed in one of the two only.
        peserta_catat(
            peserta=satu,
            hadir=True,
            tanggal=lalu if n % 6 == 5 else acara.selesai,
            tingkat=[],
            aspek=[],
            teknis={k: (n + i) % TERTINGGI + 1 for i, k in enumerate(semua_kode) if n % 4 or not i},
            asesor=None,
            narasi="",
            pelaku=pelaku,
        )
    hasil_terbitkan(asesmen_id=acara.pk, pelaku_id=None)
    keberatan_ajukan(
        pegawai=peserta[0],
        jenis=KeberatanAsesmen.Jenis.TEKNIS,
        tanggal=acara.selesai,
        alasan="Dua naskah kebijakan saya tertinggal dari portofolio.",
        pelaku=pelaku,
    )
