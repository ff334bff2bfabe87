"""The sample's assessments come alive: an event with people of the queue, and disputed results.

Nothing here adds or changes a result, so the sample ranks as its answer key says.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kompetensi.models import Asesmen, KeberatanAsesmen, PenilaianKompetensi
from kompetensi.services.asesmen import asesmen_simpan, peserta_tambah, peserta_undang
from kompetensi.services.keberatan import keberatan_ajukan, keberatan_jawab
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku
from talenta.mutu.kode import DINILAI
from talenta.pegawai.models import Pegawai

_ALASAN = (
    "Saya sedang sakit pada hari asesmen dan sudah menyampaikannya kepada panitia.",
    "Tingkat komunikasi saya dinilai dari simulasi yang terputus sambungannya.",
    "Portofolio saya belum dibaca asesor.",
)


@transaction.atomic
def asesmen_contoh(*, instansi: Instansi) -> None:
    """An event that people were invited to, and three disputes: waiting, upheld, rejected."""
    pelaku = Pelaku.sistem()
    hari = timezone.localdate()
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
