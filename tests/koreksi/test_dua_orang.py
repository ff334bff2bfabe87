"""Two people, not two accounts: who may decide, and which roles an account without a record gets;
what becomes of an approved proposal that no longer holds."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talenta.akun.izin import PERAN_BERDATA, Peran
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan, Jalannya
from talenta.pegawai.models import Pegawai, RiwayatJabatan, UnitOrganisasi, UsulPerbaikan
from talenta.pegawai.services.penugasan import PenugasanDitolak, peran_berikan
from talenta.pegawai.services.perbaikan_putus import usul_putuskan
from talenta.pegawai.services.perbaikan_terap import usul_terapkan
from talenta.pegawai.services.usul import UsulDitolak
from talenta.pegawai.tasks import perbaikan
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien
from tests.koreksi.conftest import pelaku, setujui, usulkan

S = UsulPerbaikan.Status


@pytest.fixture
def tanpa_data(dunia: Dunia) -> Pengguna:
    return Pengguna.objects.create_user(
        nip="001234567890123456", nama="Orang Kedua", instansi=dunia.prov.instansi
    )


def test_akun_tanpa_data_tidak_memutus(dunia: Dunia, orang: Pegawai, tanpa_data: Pengguna) -> None:
    """Not even with a role from before: the proposer may have made the account."""
    PenugasanPeran.objects.create(
        pengguna=tanpa_data,
        peran=Peran.ANALIS_BKD,
        instansi=dunia.prov.instansi,
        berlaku_mulai=date(2026, 1, 1),
    )
    usul = usulkan(dunia, orang, "pegawai", NAMA="Siti")
    with pytest.raises(UsulDitolak, match="tidak tertaut dengan data pegawai"):
        usul_putuskan(usul_id=usul.pk, setuju=True, alasan="", pelaku=pelaku(tanpa_data))
    k = klien(tanpa_data)
    halaman = k.get(reverse("pegawai:usul_rinci", args=[usul.pk])).content.decode()
    assert "tidak tertaut dengan data pegawai" in halaman
    assert 'name="putusan"' not in halaman
    k.post(reverse("pegawai:usul_putuskan", args=[usul.pk]), {"putusan": "setuju"})
    usul.refresh_from_db()
    assert usul.status == S.MENUNGGU


@pytest.mark.parametrize("peran", sorted(PERAN_BERDATA))
def test_peran_perbaikan_hanya_bagi_yang_berdata(
    dunia: Dunia, tanpa_data: Pengguna, peran: Peran
) -> None:
    with pytest.raises(PenugasanDitolak, match="data"):
        peran_berikan(
            pengguna=tanpa_data,
            peran=peran,
            instansi=dunia.prov.instansi,
            unit=dunia.prov.unit["DINAS_A"] if peran == Peran.PENGELOLA_OPD else None,
            mulai=date(2026, 7, 1),
            sampai=None,
            oleh=Pelaku.sistem(),
            alasan="uji",
        )
    assert not PenugasanPeran.objects.filter(pengguna=tanpa_data).exists()


def test_akun_baru_tidak_ditawari_peran_perbaikan(dunia: Dunia, masuk: Any) -> None:
    admin, url = masuk(Peran.ADMIN_BKD), "/akun/baru/"
    pilihan = dict(admin.get(url).context["form"].fields["peran"].choices)
    assert set(pilihan) == {"", "ATASAN", "KOMITE", "PPK", "ADMIN_PROVINSI", "AUDITOR"}
    semula = Pengguna.objects.count()
    jawaban = admin.post(
        url, {"nama": "Orang Kedua", "peran": Peran.ANALIS_BKD, "mulai": "2026-01-01"}
    )
    assert jawaban.status_code == 422
    assert Pengguna.objects.count() == semula


def test_tanggal_lain_tidak_dikosongkan_diam_diam(dunia: Dunia, orang: Pegawai) -> None:
    """A birth date after the TMT of the post: the proposer reads it beside the TMT."""
    with pytest.raises(UsulDitolak) as galat:
        usulkan(dunia, orang, "pegawai", TANGGAL_LAHIR="2021-01-01")
    assert "tersimpan tidak lulus" in galat.value.kesalahan["TMT JABATAN"]
    assert not UsulPerbaikan.objects.exists()


def test_hanya_kolom_yang_diusulkan_ditulis(dunia: Dunia, orang: Pegawai) -> None:
    """A reference that has come to exist since is not written beside the proposed column."""
    satu = RiwayatJabatan.objects.create(
        instansi=orang.instansi, unit_lft=orang.unit_lft, pegawai=orang, tmt_mulai="2019-01-01",
        jenis_penugasan="DEFINITIF", jabatan_kode="J1", unit_kode="LUAR",
    )  # fmt: skip
    usul = setujui(
        dunia,
        usulkan(
            dunia, RiwayatJabatan.objects.get(pk=satu.pk), "riwayat-jabatan",
            TMT_SELESAI="2020-01-01",
        ),
    )  # fmt: skip
    kini = RiwayatJabatan.objects.get(pk=usul.hasil_id or satu.pk)
    assert kini.tmt_selesai == date(2020, 1, 1)
    assert kini.jabatan_id is None


def _hilang_unitnya(usul: UsulPerbaikan) -> None:
    UnitOrganisasi.objects.filter(kode="DINAS_B").update(kode="DINAS_X")


def test_yang_tidak_lulus_lagi_gugur_dan_membebaskan_barisnya(dunia: Dunia, orang: Pegawai) -> None:
    usul = usulkan(dunia, orang, "pegawai", UNOR_ID="DINAS_B")
    setujui(dunia, usul, terapkan=False)
    _hilang_unitnya(usul)
    oleh = pelaku(dunia.prov.akun[Peran.ANALIS_BKD])
    akhir = usul_terapkan(usul_id=usul.pk, pelaku=oleh)
    assert akhir.status == S.USANG
    assert "tidak lagi lulus pemeriksaan" in akhir.alasan_putusan
    assert "Pilih yang sudah ada" in akhir.alasan_putusan
    unit = orang.unit_id
    orang.refresh_from_db()
    assert orang.unit_id == unit
    assert CatatanAudit.objects.filter(
        tindakan="perbaikan.usang", alasan=akhir.alasan_putusan
    ).exists()
    assert usulkan(dunia, orang, "pegawai", NAMA="Siti").status == S.MENUNGGU


def test_pekerjaannya_berakhir_dengan_sebabnya(dunia: Dunia, orang: Pegawai) -> None:
    usul = usulkan(dunia, orang, "pegawai", UNOR_ID="DINAS_B")
    disetujui = setujui(dunia, usul, terapkan=False)
    _hilang_unitnya(usul)
    kerja = Pekerjaan.objects.get(pk=disetujui.pekerjaan_id)
    with pytest.raises(GalatPekerjaan, match="tidak lagi lulus pemeriksaan"):
        perbaikan(Jalannya(kerja, connection))
    usul.refresh_from_db()
    assert usul.status == S.USANG
    assert not usul.macet


def test_kunci_instansi_sebelum_kunci_usul(dunia: Dunia, orang: Pegawai) -> None:
    """The order in which imports lock, so that neither waits for the other."""
    usul = usulkan(dunia, orang, "pegawai", NAMA="Siti")
    setujui(dunia, usul, terapkan=False)
    with CaptureQueriesContext(connection) as catatan:
        usul_terapkan(usul_id=usul.pk, pelaku=pelaku(dunia.prov.akun[Peran.ANALIS_BKD]))
    sql = [satu["sql"] for satu in catatan.captured_queries]
    [kunci] = [n for n, satu in enumerate(sql) if "pg_advisory_xact_lock" in satu][:1]
    [baris] = [n for n, satu in enumerate(sql) if "FOR UPDATE" in satu][:1]
    assert kunci < baris
