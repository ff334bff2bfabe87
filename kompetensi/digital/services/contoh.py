"""Made-up digital skill for the sample: rated themselves, tested, validated, and in dispute.

Every test it makes is marked as made up, so that no statistic of items counts it.
"""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from kompetensi.digital.kerangka import baca_kerangka
from kompetensi.digital.ketentuan import jendela_awal, ketentuan_pada
from kompetensi.digital.models import KunciSoal, NilaiDigital, NilaiMandiri, UjiDigital
from kompetensi.digital.rumus import tingkat_area
from kompetensi.digital.services.mandiri import kerangka_pada
from kompetensi.digital.services.uji import soal_terpakai, uji_nilai, undi
from kompetensi.kode import AREA_DIGITAL
from talenta.akun.models import Instansi
from talenta.pegawai.models import Pegawai

BANYAK = 48
SALAH, TEBAK = 0.15, 0.25


def digital_reka(*, instansi: Instansi, saat: datetime) -> int:
    """Invent digital skill for some people of an agency who have no account; how many.

    One in four has begun a self-rating, one in four finished it, one in four was tested and
    validated, one in four was tested and rated otherwise by the supervisor.
    """
    hari = saat.date()
    kerangka = kerangka_pada(instansi_id=instansi.pk, hari=hari)
    if kerangka is None:
        return 0
    ketentuan = ketentuan_pada(instansi_id=instansi.pk, hari=hari)
    acak = Random(instansi.kode)  # noqa: S311 (sample data, the same each time)
    semua = Pegawai.objects.filter(instansi=instansi, pengguna=None).order_by("nip")
    banyak = semua.count()
    orang = list(semua)[:: max(1, banyak // BANYAK)][:BANYAK]
    with transaction.atomic():
        soal = soal_terpakai(instansi_id=instansi.pk)
        kunci = dict(KunciSoal.objects.values_list("soal_id", "letak"))
        tingkat_soal = {satu.pk: (satu.area, satu.tingkat) for satu in soal}
        area = baca_kerangka(kerangka.isi).area
        for nomor, satu in enumerate(orang):
            pusat = acak.randint(1, 6)
            benar = {kolom: max(0, min(8, pusat + acak.randint(-1, 1))) for kolom in AREA_DIGITAL}
            jawaban = {
                k.kode: max(0, min(8, benar[a.kolom] + acak.choice((0, 0, 1))))
                for a in area
                for k in a.kompetensi
            }
            mulai = saat - timedelta(days=20 + nomor)
            selesai = nomor % 4 > 0
            if not selesai:
                jawaban = dict(list(jawaban.items())[:9])
            NilaiMandiri.objects.create(
                instansi=instansi,
                unit_lft=satu.unit_lft,
                pegawai=satu,
                kerangka=kerangka,
                jawaban=jawaban,
                tingkat=[tingkat_area([jawaban[k.kode] for k in a.kompetensi]) for a in area]
                if selesai
                else None,
                dimulai_pada=mulai,
                diubah_pada=mulai,
                selesai_pada=mulai if selesai else None,
            )
            if nomor % 4 < 2:
                continue
            undian = undi(soal, ketentuan.uji.soal_per_jenjang, acak)
            uji = UjiDigital.objects.create(
                instansi=instansi,
                unit_lft=satu.unit_lft,
                pegawai=satu,
                jendela=jendela_awal(mulai.date(), ketentuan.uji.jendela_bulan),
                ketentuan=dict(ketentuan.isi),
                soal=undian,
                jawaban={
                    str(n): _jawab(kunci[s["soal"]], benar, tingkat_soal[s["soal"]], acak)
                    for n, s in enumerate(undian)
                },
                mulai_pada=mulai,
                batas_pada=mulai + timedelta(minutes=ketentuan.uji.menit),
                selesai_pada=mulai + timedelta(minutes=40),
                sintetis=True,
            )
            uji_nilai(uji=uji, saat=saat)
            geser = 0 if nomor % 4 == 2 else 3
            NilaiDigital.objects.create(
                instansi=instansi,
                unit_lft=satu.unit_lft,
                pegawai=satu,
                sumber=NilaiDigital.Sumber.ATASAN,
                tanggal=mulai.date() + timedelta(days=7),
                tingkat=[min(8, tingkat + geser) for tingkat in benar.values()],
                catatan="Penilaian contoh atas pekerjaan sehari-hari.",
                dibuat_pada=mulai + timedelta(days=7),
            )
    return len(orang)


def _jawab(kunci: int, benar: dict[str, int], soal: tuple[str, int], acak: Random) -> int:
    """An option that somebody of these levels might choose."""
    area, sukar = soal
    peluang = 1 - SALAH if sukar <= benar[area] else TEBAK
    if acak.random() < peluang:
        return kunci
    return acak.choice([n for n in range(4) if n != kunci])
