"""When an agency is measured: at night where it is, after an import, once at a time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from talenta.akun.models import Pengguna
from talenta.impor.models import Impor
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.mutu.models import UkuranMutu
from talenta.mutu.services.jadwal import ukur_jadwalkan, ukur_minta
from talenta.mutu.services.ukur import mutu_ukur
from talenta.mutu.tasks import jadwalkan_ukur, ukur
from talenta.pegawai.models import Pegawai, TakTercantum, UsulPerbaikan
from tests.fixtures.dunia import Daerah
from tests.mutu.kasus import sempurna

# 01.30 in Makassar (UTC+8), 00.30 in Jakarta.
MALAM = datetime(2026, 6, 30, 17, 30, tzinfo=UTC)


@pytest.fixture
def terukur(daerah: Daerah) -> Daerah:
    """Measured the day before, nothing imported since."""
    sempurna(daerah, 1)
    mutu_ukur(instansi_id=daerah.instansi.pk, hari=(MALAM - timedelta(days=1)).date())
    UkuranMutu.objects.update(diukur_pada=MALAM - timedelta(days=1))
    Impor.objects.update(diterapkan_pada=MALAM - timedelta(days=9))
    return daerah


def _menunggu() -> list[Pekerjaan]:
    return list(Pekerjaan.objects.filter(jenis="mutu.ukur", status="ANTRE"))


def test_tiap_malam_menurut_zona(terukur: Daerah) -> None:
    assert ukur_jadwalkan(sekarang=MALAM - timedelta(minutes=31)) == 0  # 00.59 in Makassar
    assert ukur_jadwalkan(sekarang=MALAM) == 1
    assert _menunggu()[0].parameter["tanggal"] == "2026-07-01"
    assert ukur_jadwalkan(sekarang=MALAM) == 0, "satu saja yang menunggu"


def test_di_jakarta_sejam_kemudian(terukur: Daerah) -> None:
    terukur.instansi.zona = "Asia/Jakarta"
    terukur.instansi.save()
    assert ukur_jadwalkan(sekarang=MALAM) == 0
    assert ukur_jadwalkan(sekarang=MALAM + timedelta(minutes=30)) == 1


def test_sesudah_impor_dan_pengurungan(terukur: Daerah) -> None:
    siang = MALAM - timedelta(hours=6)
    UkuranMutu.objects.update(diukur_pada=siang)
    assert ukur_jadwalkan(sekarang=siang) == 0
    Impor.objects.update(diterapkan_pada=siang + timedelta(seconds=1))
    assert ukur_jadwalkan(sekarang=siang + timedelta(minutes=1)) == 1
    Pekerjaan.objects.all().delete()
    Impor.objects.update(diterapkan_pada=siang - timedelta(days=1),
                         diurungkan_pada=siang + timedelta(seconds=1))  # fmt: skip
    assert ukur_jadwalkan(sekarang=siang + timedelta(minutes=1)) == 1


def _usul(daerah: Daerah, diterapkan: datetime) -> None:
    satu = Pegawai.objects.get(instansi=daerah.instansi)
    pengusul, pemutus = (
        Pengguna.objects.create(nip=f"{n}", nama=f"{n}", instansi=daerah.instansi) for n in (1, 2)
    )
    UsulPerbaikan.objects.create(
        instansi=daerah.instansi, unit_lft=satu.unit_lft, pegawai=satu, jenis="pegawai",
        objek_id=satu.pk, tindakan="UBAH", alasan="-", bukti=daerah.impor.berkas,
        status="DITERAPKAN", diusulkan_oleh=pengusul, diputus_oleh=pemutus,
        diterapkan_pada=diterapkan,
    )  # fmt: skip


def _putusan(daerah: Daerah, diputus: datetime) -> None:
    satu = Pegawai.objects.get(instansi=daerah.instansi)
    TakTercantum.objects.create(
        instansi=daerah.instansi, unit_lft=satu.unit_lft, pegawai=satu, impor=daerah.impor,
        dicatat_pada=MALAM, keputusan="PENSIUN", diputus_pada=diputus,
    )  # fmt: skip


@pytest.mark.parametrize("terjadi", [_usul, _putusan])
def test_sesudah_perbaikan_dan_keputusan_sejam_sekali(
    terukur: Daerah, terjadi: Callable[[Daerah, datetime], None]
) -> None:
    siang = MALAM - timedelta(hours=6)
    UkuranMutu.objects.update(diukur_pada=siang)
    terjadi(terukur, siang + timedelta(minutes=1))
    assert ukur_jadwalkan(sekarang=siang + timedelta(minutes=59)) == 0
    assert ukur_jadwalkan(sekarang=siang + timedelta(minutes=60)) == 1
    Pekerjaan.objects.all().delete()
    UkuranMutu.objects.update(diukur_pada=siang + timedelta(minutes=2))
    assert ukur_jadwalkan(sekarang=siang + timedelta(hours=3)) == 0, "sudah terukur"


def test_sesudah_gagal_menunggu_sejam(terukur: Daerah) -> None:
    assert ukur_jadwalkan(sekarang=MALAM) == 1
    Pekerjaan.objects.update(status="GAGAL", selesai_pada=MALAM)
    assert ukur_jadwalkan(sekarang=MALAM + timedelta(minutes=59)) == 0
    assert ukur_jadwalkan(sekarang=MALAM + timedelta(minutes=60)) == 1


def test_yang_berubah_selagi_diukur_diukur_lagi(terukur: Daerah) -> None:
    """An import that ends while a measurement reads is newer than the measurement."""
    mulai = timezone.now()

    def lapor(**_: object) -> None:
        Impor.objects.filter(diterapkan_pada__lt=mulai).update(diterapkan_pada=timezone.now())

    mutu_ukur(instansi_id=terukur.instansi.pk, hari=timezone.localdate(), lapor=lapor)
    UkuranMutu.objects.filter(diukur_pada__lt=mulai).delete()
    assert ukur_jadwalkan() == 1


def test_menunggu_selama_impor_menulis(terukur: Daerah) -> None:
    Pekerjaan.objects.create(
        jenis="impor.terapkan", judul="x", instansi_id=terukur.instansi.pk, status="BERJALAN"
    )
    assert ukur_jadwalkan(sekarang=MALAM) == 0


def test_instansi_tanpa_pegawai_tidak_diukur(daerah: Daerah) -> None:
    assert ukur_jadwalkan(sekarang=MALAM) == 0


def test_diminta_dua_kali_satu_pekerjaan(terukur: Daerah) -> None:
    minta = {
        "instansi_id": terukur.instansi.pk, "hari": timezone.localtime(), "pelaku": Pelaku.sistem(),
    }  # fmt: skip
    assert ukur_minta(**minta).pk == ukur_minta(**minta).pk


def test_tugas_latar(terukur: Daerah) -> None:
    """The handler of the job measures; the schedule asks for what is due."""
    # At any hour: what an import brought is due before the next night.
    Impor.objects.update(diterapkan_pada=timezone.now() - timedelta(minutes=1))
    jadwalkan_ukur()
    pekerjaan = _menunggu()[0]

    class Kerja:
        parameter = pekerjaan.parameter

        def __init__(self) -> None:
            self.pekerjaan = pekerjaan
            self.langkah: list[str] = []

        def lapor(self, *, langkah: str = "", **_: object) -> None:
            self.langkah.append(langkah)

    kerja = Kerja()
    assert ukur(kerja) == {"jumlah": 1}  # type: ignore[arg-type]
    assert len(kerja.langkah) == 4
    assert UkuranMutu.objects.filter(pekerjaan=pekerjaan).count() == 1
