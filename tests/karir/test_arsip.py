"""Old results set aside and brought back: out of reach, still provable, in the present tree."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from karir import periksa_tanda_terima as pemeriksa
from karir.mesin.beku import beku
from karir.models import (
    ArsipProses,
    HasilPeringkat,
    PenayanganHasil,
    ProsesPeringkat,
    RentangPeringkat,
)
from karir.selectors.sertifikat import tanda_terima
from karir.services.arsip import (
    JENIS_ARSIP,
    JENIS_PULIH,
    ArsipDitolak,
    arsip_jadwalkan,
    arsip_minta,
    proses_arsipkan,
    proses_pulihkan,
)
from karir.services.masukan import masukan_baca
from karir.services.olah import proses_olah
from karir.services.penayangan import PenayanganDitolak, hasil_tayangkan
from karir.services.proses import _bekukan
from karir.services.sertifikat import sertifikat_buat
from karir.services.verifikasi import proses_verifikasi
from karir.tasks import arsipkan, pulihkan
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan, Jalannya
from talenta.pegawai.models import UnitOrganisasi
from talenta.pegawai.services.pohon import pohon_perbarui
from tests.akses.test_rls import ditolak, sebagai
from tests.fixtures.dunia import ACUAN, Daerah, hitung_proses
from tests.fixtures.klien import klien
from tests.karir.orang import nilai

pytestmark = pytest.mark.django_db
SISTEM = Pelaku.sistem()


@pytest.fixture
def prov(prov: Daerah) -> Daerah:
    """A province with a run that was shown and replaced, and the run now shown (`proses`)."""
    hitung_proses(prov)
    return prov


@pytest.fixture
def lama(prov: Daerah) -> ProsesPeringkat:
    """The one replaced, its inputs frozen, certified."""
    satu = ProsesPeringkat.objects.get(
        instansi=prov.instansi, penayangan__selesai_pada__isnull=False
    )
    _bekukan(satu, beku(masukan_baca(instansi_id=prov.instansi.pk, tanggal_acuan=ACUAN)))
    sertifikat_buat(proses=satu, pelaku=SISTEM)
    return satu


def nomor_terlihat() -> set[int]:
    return set(HasilPeringkat.objects.values_list("proses_id", flat=True))


def test_arsip_melepas_dan_memulihkan_sama_persis(prov: Daerah, lama: ProsesPeringkat) -> None:
    semula = list(HasilPeringkat.objects.filter(proses=lama).order_by("pegawai_id").values())
    assert semula
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    assert lama.pk not in nomor_terlihat()
    assert prov.proses.pk in nomor_terlihat()
    hasil = proses_verifikasi(proses=lama)
    assert hasil.sama, hasil.beda
    assert hasil.sertifikat
    proses_pulihkan(proses=lama, pelaku=SISTEM)
    proses_pulihkan(proses=lama, pelaku=SISTEM)
    pulih = list(HasilPeringkat.objects.filter(proses=lama).order_by("pegawai_id").values())
    assert pulih == semula
    satu = ArsipProses.objects.get()
    assert satu.dipulihkan_pada >= satu.diarsipkan_pada
    tindakan = CatatanAudit.objects.filter(objek_id=str(lama.pk), objek_jenis="proses")
    assert tindakan.filter(tindakan="peringkat.arsipkan").count() == 1
    assert tindakan.filter(tindakan="peringkat.pulihkan").count() == 1
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    assert ArsipProses.objects.kini().count() == 1


def test_rentang_diperiksa_juga_ketika_diarsipkan(prov: Daerah) -> None:
    for ke, orang in enumerate(prov.pegawai["DINAS_A"][:4]):
        nilai(orang, date(2025, 3, 1), aspek=2 + ke % 3)
    satu = hitung_proses(prov, tampilkan=False)
    _bekukan(satu, beku(masukan_baca(instansi_id=prov.instansi.pk, tanggal_acuan=ACUAN)))
    assert proses_olah(proses=satu).jumlah == 4
    proses_arsipkan(proses=satu, pelaku=SISTEM)
    hasil = proses_verifikasi(proses=satu)
    assert hasil.sama, hasil.beda
    assert "Rentang peringkat dihitung ulang dan sama" in hasil.cakupan
    RentangPeringkat.objects.filter(proses=satu).update(terburuk=F("terburuk") + 1)
    assert "berbeda bagi 4 pegawai" in proses_verifikasi(proses=satu).beda


def test_indeks_induk_tetap_lengkap_sesudah_pulih(lama: ProsesPeringkat) -> None:
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    proses_pulihkan(proses=lama, pelaku=SISTEM)
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT (SELECT count(*) FROM pg_index"
            " WHERE indrelid = 'karir_hasilperingkat'::regclass)"
            " = (SELECT count(*) FROM pg_index WHERE indrelid = %s::regclass),"
            " (SELECT bool_and(indisvalid) FROM pg_index"
            "  WHERE indrelid = 'karir_hasilperingkat'::regclass)",
            [f"karir_hasil_{lama.pk}"],
        )
        assert kursor.fetchone() == (True, True)


def test_web_tidak_menjangkau_arsip(prov: Daerah, lama: ProsesPeringkat) -> None:
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    tabel = f"arsip.karir_hasil_{lama.pk}"
    for peran in ("talenta_web", "talenta_diri"):
        assert ditolak(peran, f"SELECT 1 FROM {tabel}", ins=prov.instansi.pk, lft=1, rgt=99999)
        assert ditolak(peran, f"SELECT hasil_pulihkan({lama.pk})", ins=prov.instansi.pk)
        assert ditolak(peran, f"SELECT hasil_arsipkan({prov.proses.pk})", ins=prov.instansi.pk)
    with sebagai("talenta_kerja"), connection.cursor() as kursor:
        kursor.execute(f"SELECT count(*) FROM {tabel}")
        assert kursor.fetchone()[0] == lama.jumlah


def test_lingkup_ikut_pohon_sekarang(prov: Daerah, lama: ProsesPeringkat) -> None:
    """Reorganised while it was set aside; and a unit that is gone puts its people at the root."""
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    UnitOrganisasi.objects.filter(pk=prov.unit["BIDANG_A"].pk).update(atasan=prov.unit["DINAS_B"])
    pohon_perbarui(instansi_id=prov.instansi.pk)
    with connection.cursor() as kursor:
        kursor.execute(
            f"UPDATE arsip.karir_hasil_{lama.pk} SET unit_id = 0 WHERE unit_id = %s",
            [prov.unit["DINAS_A"].pk],
        )
    proses_pulihkan(proses=lama, pelaku=SISTEM)
    kini = {u.pk: u.lft for u in UnitOrganisasi.objects.filter(instansi=prov.instansi)}
    akar = min(kini.values())
    for unit_id, lft in HasilPeringkat.objects.filter(proses=lama).values_list(
        "unit_id", "unit_lft"
    ):
        assert lft == kini.get(unit_id, akar)


def test_yang_tampil_tidak_diarsipkan_dan_arsip_tidak_ditampilkan(
    prov: Daerah, lama: ProsesPeringkat
) -> None:
    with pytest.raises(ArsipDitolak, match="sedang ditampilkan"):
        proses_arsipkan(proses=prov.proses, pelaku=SISTEM)
    with pytest.raises(ArsipDitolak, match="tidak sedang diarsipkan"):
        arsip_minta(proses=lama, jenis=JENIS_PULIH, pelaku=SISTEM)
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    with pytest.raises(ArsipDitolak, match="sudah diarsipkan"):
        arsip_minta(proses=lama, jenis=JENIS_ARSIP, pelaku=SISTEM)
    with pytest.raises(PenayanganDitolak, match="Pulihkan dahulu"):
        hasil_tayangkan(proses=lama, menggantikan=prov.proses.pk, pelaku=SISTEM)


def test_tanda_terima_lama_tetap_berlaku(prov: Daerah, lama: ProsesPeringkat) -> None:
    hasil = HasilPeringkat.objects.filter(proses=lama).order_by("pegawai_id").first()

    def unduh() -> Any:
        with sebagai("talenta_diri", ins=prov.instansi.pk, pegawai=hasil.pegawai_id):
            return tanda_terima(hasil=hasil, sertifikat=lama.sertifikat)

    sebelum = unduh()
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    pemeriksa.periksa(sebelum, lama.sertifikat.kode)
    assert (
        klien()
        .get(reverse("karir:sertifikat_umum", args=[lama.sertifikat.kode_tertulis]))
        .status_code
        == 200
    )
    proses_pulihkan(proses=lama, pelaku=SISTEM)
    assert unduh() == sebelum


def test_halaman_mengatakan_diarsipkan(prov: Daerah, lama: ProsesPeringkat) -> None:
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    k = klien(prov.akun[Peran.ANALIS_BKD])
    kueri = f"?proses={lama.pk}"
    orang = prov.pegawai["BIDANG_A"][0].pk
    for nama in ("karir:peta", "karir:hasil", "karir:mutu"):
        isi = k.get(reverse(nama) + kueri).content.decode()
        assert "Hasil ini diarsipkan" in isi, nama
        assert "Pulihkan hasil ini" in isi, nama
    panel = k.get(reverse("karir:panel", args=[orang]) + kueri, headers={"HX-Request": "true"})
    assert "<html" not in panel.content.decode()
    assert "Hasil ini diarsipkan" in panel.content.decode()
    saya = klien(prov.akun[Peran.ASN]).get(reverse("karir:panel_saya") + kueri).content.decode()
    assert "Hasil ini diarsipkan" in saya
    assert "Pulihkan hasil ini" not in saya
    rinci = k.get(reverse("karir:proses_rinci", args=[lama.pk])).content.decode()
    assert "Diarsipkan" in rinci
    assert reverse("karir:peta") + kueri not in rinci
    assert "Bandingkan dengan yang lain" not in rinci
    tampil = k.get(reverse("karir:proses_rinci", args=[prov.proses.pk])).content.decode()
    assert f'<option value="{lama.pk}"' not in tampil
    rekap = k.get(reverse("karir:rekap") + kueri).content.decode()
    assert "Kotak menurut perangkat daerah" in rekap
    asing = klien(prov.akun[Peran.ANALIS_BKD]).get(reverse("karir:peta")).content.decode()
    assert "Hasil ini diarsipkan" not in asing


def test_tombol_menjalankan_pekerjaan(prov: Daerah, lama: ProsesPeringkat) -> None:
    k = klien(prov.akun[Peran.ADMIN_BKD])
    url = reverse("karir:arsipkan", args=[lama.pk])
    assert url in k.get(reverse("karir:proses_rinci", args=[lama.pk])).content.decode()
    assert url not in k.get(reverse("karir:proses_rinci", args=[prov.proses.pk])).content.decode()
    k.post(url)
    kerja = Pekerjaan.objects.get(jenis=JENIS_ARSIP)
    assert "sedang berjalan" in k.post(url, follow=True).content.decode()
    assert arsipkan(Jalannya(kerja, connection)) == {"proses_id": lama.pk}
    Pekerjaan.objects.filter(pk=kerja.pk).update(status="SELESAI")
    k.post(reverse("karir:pulihkan", args=[lama.pk]))
    kerja = Pekerjaan.objects.get(jenis=JENIS_PULIH)
    assert pulihkan(Jalannya(kerja, connection)) == {"proses_id": lama.pk}
    assert lama.pk in nomor_terlihat()
    oleh = ArsipProses.objects.get().oleh_nama
    assert oleh == str(prov.akun[Peran.ADMIN_BKD])


def test_yang_tua_saja_dan_tidak_yang_baru_dipulihkan(
    prov: Daerah, lama: ProsesPeringkat, settings: Any
) -> None:
    kini = timezone.now()
    tua = kini - timedelta(days=800)
    ProsesPeringkat.objects.update(selesai_pada=tua)
    PenayanganHasil.objects.filter(proses=lama).update(mulai_pada=tua, selesai_pada=kini)
    settings.TALENTA_ARSIP_BULAN = 24
    assert arsip_jadwalkan() == 0, "shown until just now"
    PenayanganHasil.objects.filter(proses=lama).update(selesai_pada=tua)
    settings.TALENTA_ARSIP_BULAN = 0
    assert arsip_jadwalkan() == 0, "switched off"
    settings.TALENTA_ARSIP_BULAN = 30
    assert arsip_jadwalkan() == 0, "not old enough"
    settings.TALENTA_ARSIP_BULAN = 24
    assert arsip_jadwalkan() == 1
    assert arsip_jadwalkan() == 0, "asked for already"
    assert Pekerjaan.objects.get(jenis=JENIS_ARSIP).parameter == {"proses_id": lama.pk}
    proses_arsipkan(proses=lama, pelaku=SISTEM)
    proses_pulihkan(proses=lama, pelaku=SISTEM)
    Pekerjaan.objects.all().delete()
    assert arsip_jadwalkan() == 0, "brought back a moment ago"
    assert arsip_jadwalkan(sekarang=kini + timedelta(days=40)) == 1


def test_perintah(prov: Daerah, lama: ProsesPeringkat, capsys: Any) -> None:
    call_command("arsipkan_proses", "--proses", str(lama.pk))
    assert capsys.readouterr().out == f"Proses {lama.pk} diarsipkan.\n"
    call_command("verifikasi_proses", str(lama.pk))
    assert "identik" in capsys.readouterr().out
    call_command("arsipkan_proses", "--pulihkan", str(lama.pk))
    assert capsys.readouterr().out == f"Proses {lama.pk} dipulihkan.\n"
    with pytest.raises(CommandError, match="sedang ditampilkan"):
        call_command("arsipkan_proses", "--proses", str(prov.proses.pk))
    with pytest.raises(CommandError, match="tidak ditemukan"):
        call_command("arsipkan_proses", "--pulihkan", "999999")
    with pytest.raises(CommandError, match="lebih dari nol"):
        call_command("arsipkan_proses", "--lebih-tua-dari", "0")
    call_command("arsipkan_proses", "--lebih-tua-dari", "1")
    assert capsys.readouterr().out == ""


def test_tabel_yang_terus_dibaca_tidak_ditunggui(lama: ProsesPeringkat, monkeypatch: Any) -> None:
    """Behind a lock that waits all pages would stand: it gives up, tries again, then says so."""
    from django.db.utils import OperationalError

    from karir.services import arsip

    dicoba: list[str] = []

    def penuh(fungsi: str, proses: ProsesPeringkat) -> None:
        dicoba.append(fungsi)
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(
                "DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'lock_not_available'; END $$"
            )

    monkeypatch.setattr(arsip, "_jalankan", penuh)
    monkeypatch.setattr(arsip, "JEDA", 0)
    with pytest.raises(GalatPekerjaan, match="terus dibaca"):
        proses_arsipkan(proses=lama, pelaku=SISTEM)
    assert dicoba == ["hasil_arsipkan"] * arsip.PERCOBAAN
    assert not ArsipProses.objects.exists()
    monkeypatch.setattr(
        arsip, "_jalankan", lambda *_: (_ for _ in ()).throw(OperationalError("putus"))
    )
    with pytest.raises(OperationalError):
        proses_arsipkan(proses=lama, pelaku=SISTEM)
