"""Eligibility and match of everybody for one vacancy against reading and writing alone: the same
records out, as many rows as wide in, and nothing judged between."""

from django.db import connection, transaction
from django.utils import timezone

from karir.mesin.kelayakan import MANAJERIAL
from karir.models import KelayakanPegawai, Lowongan, PenayanganHasil
from karir.pengisian.services.bahan import potongan_baca
from karir.pengisian.services.ketentuan import ketentuan_isi
from karir.pengisian.services.penilaian import penilaian_jalankan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, detik, ukur

DASAR = "membaca catatan yang sama dan menyalin baris sebanyak itu, tanpa menilai"
# Of a million people; fewer take less.
BATAS = 60.0


def bench_lowongan(p: Panggung) -> Ukuran:
    """The large instansi as it stands when this is reached: a million people at full scale."""
    instansi = p.besar.instansi
    jumlah = Pegawai.objects.filter(instansi=instansi).count()
    lowongan = _lowongan(p)
    hari = timezone.localdate()

    def sekali() -> None:
        penilaian_jalankan(lowongan_id=lowongan.pk, hari=hari, pelaku=Pelaku.sistem())

    utuh = ukur(sekali, kali=p.skala.kali, pemanasan=1)
    proses_id = PenayanganHasil.objects.kini().get(instansi=instansi).proses_id
    nomor = Lowongan.objects.get(pk=lowongan.pk).penilaian_id

    def polos() -> None:
        with transaction.atomic(), connection.cursor() as kursor:
            for _ in potongan_baca(lowongan=lowongan, proses_id=proses_id, hari=hari):
                pass
            kursor.execute(
                "CREATE TEMP TABLE bench_kelayakan ON COMMIT DROP AS SELECT * FROM "
                f"{KelayakanPegawai._meta.db_table} WHERE penilaian_id = %s",
                [nomor],
            )

    dasar = ukur(polos, kali=p.skala.kali, pemanasan=1)
    return Ukuran(
        nama=f"kelayakan dan kecocokan satu lowongan, {jumlah:,} orang, disimpan dan dibekukan",
        angka=detik(utuh.median),
        dasar=DASAR,
        angka_dasar=detik(dasar.median),
        rasio=utuh.median / dasar.median,
        target=None,
        sekurangnya=False,
        puncak=utuh.puncak,
        juga=((f"< {detik(BATAS)}", utuh.median < BATAS),),
    )


def _lowongan(p: Panggung) -> Lowongan:
    instansi = p.besar.instansi
    jabatan = Jabatan.objects.filter(instansi=instansi, jenjang__in=MANAJERIAL[2:])[0]
    hari = timezone.localdate()
    bawaan = ketentuan_isi(instansi_id=instansi.pk, hari=hari).bawaan(jabatan.jenjang)
    satu: Lowongan = Lowongan.objects.create(
        instansi=instansi,
        jabatan=jabatan,
        unit=UnitOrganisasi.objects.filter(instansi=instansi)[0],
        asal=Lowongan.Asal.KOSONG,
        tanggal_lowong=hari,
        status=Lowongan.Status.DIBUKA,
        syarat=bawaan.syarat.isi(),
        bobot=bawaan.bobot.isi(),
        dibuka_oleh=p.besar.admin,
        dibuka_pada=timezone.now(),
    )
    return satu
