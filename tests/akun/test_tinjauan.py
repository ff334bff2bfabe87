"""The yearly review of roles: everything in force on one list, decided by others than the holders,
closed when done; overdue roles are loud, and withdrawn only where the agency said so before."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import ButirTinjauan, KetentuanTinjauan, Tinjauan
from talenta.pegawai.pemberian import unit_penugasan
from talenta.pegawai.selectors.tinjauan import (
    ketentuan_berlaku,
    setahun_sesudah,
    tinjauan_berikutnya,
)
from talenta.pegawai.services.penugasan import peran_akhiri, peran_ubah
from talenta.pegawai.services.tinjauan import (
    TinjauanDitolak,
    butir_putuskan,
    ketentuan_tetapkan,
    tinjauan_buka,
    tinjauan_jalankan,
)
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

K = ButirTinjauan.Keputusan
LAMAN = "/akun/tinjauan/"


def pelaku(dunia: Dunia, peran: Peran = Peran.ADMIN_BKD) -> Pelaku:
    return Pelaku.dari_pengguna(dunia.prov.akun[peran])


@pytest.fixture
def tinjauan(dunia: Dunia) -> Tinjauan:
    return tinjauan_buka(
        instansi=dunia.prov.instansi, hari=timezone.localdate(), pelaku=pelaku(dunia)
    )


def mundurkan(tinjauan: Tinjauan, hari: int) -> None:
    """Let the deadline have been some days ago."""
    lalu = timezone.localdate() - timedelta(days=hari)
    Tinjauan.objects.filter(pk=tinjauan.pk).update(
        dibuka_pada=lalu - timedelta(days=30), tenggat=lalu
    )


def putuskan(dunia: Dunia, tinjauan: Tinjauan, peran: list[Peran], keputusan: K) -> int:
    butir = tinjauan.butir.filter(penugasan__peran__in=peran)
    return butir_putuskan(
        tinjauan=tinjauan,
        butir=[satu.pk for satu in butir],
        keputusan=keputusan,
        alasan="Masih bertugas",
        hari=timezone.localdate(),
        pelaku=pelaku(dunia),
    )


def test_semua_peran_yang_berlaku_masuk_daftar(dunia: Dunia) -> None:
    hari = timezone.localdate()
    semua = PenugasanPeran.objects.filter(instansi=dunia.prov.instansi)
    PenugasanPeran.objects.filter(pengguna=dunia.prov.akun[Peran.PPK]).update(berlaku_sampai=hari)
    esok = semua.filter(pengguna=dunia.prov.akun[Peran.KOMITE])
    esok.update(berlaku_mulai=hari + timedelta(days=1))
    satu = tinjauan_buka(instansi=dunia.prov.instansi, hari=hari, pelaku=pelaku(dunia))
    assert set(satu.butir.values_list("penugasan_id", flat=True)) == set(
        semua.exclude(peran=Peran.PPK).values_list("pk", flat=True)
    )
    assert (satu.tenggat, satu.cabut_otomatis) == (hari + timedelta(days=30), False)
    with pytest.raises(TinjauanDitolak, match="belum selesai"):
        tinjauan_buka(instansi=dunia.prov.instansi, hari=hari, pelaku=pelaku(dunia))
    assert CatatanAudit.objects.filter(tindakan="tinjauan.buka").count() == 1


def test_dipertahankan_dicabut_dan_selesai(dunia: Dunia, tinjauan: Tinjauan) -> None:
    assert putuskan(dunia, tinjauan, [Peran.AUDITOR], K.CABUT) == 1
    auditor = PenugasanPeran.objects.get(pengguna=dunia.prov.akun[Peran.AUDITOR])
    assert auditor.berlaku_sampai == timezone.localdate()
    assert CatatanAudit.objects.get(tindakan="peran.akhiri").alasan == "Masih bertugas"
    # Decided before: nothing happens a second time.
    assert putuskan(dunia, tinjauan, [Peran.AUDITOR], K.TETAP) == 0
    lain = [p for p in Peran if p not in (Peran.ADMIN_BKD, Peran.AUDITOR, Peran.ATASAN)]
    assert putuskan(dunia, tinjauan, lain, K.TETAP) == len(lain) - 1  # nobody is given ASN
    atasan = PenugasanPeran.objects.get(pengguna=dunia.prov.akun[Peran.ATASAN])
    peran_akhiri(penugasan=atasan, pada=timezone.localdate(), alasan="Pindah", oleh=pelaku(dunia))
    tinjauan.refresh_from_db()
    assert tinjauan.terbuka
    with pytest.raises(TinjauanDitolak, match="admin lain"):
        putuskan(dunia, tinjauan, [Peran.ADMIN_BKD], K.TETAP)
    admin = tinjauan.butir.get(penugasan__peran=Peran.ADMIN_BKD)
    butir_putuskan(
        tinjauan=tinjauan,
        butir=[admin.pk],
        keputusan=K.TETAP,
        alasan="Oleh admin lain",
        hari=timezone.localdate(),
        pelaku=pelaku(dunia, Peran.ANALIS_BKD),
    )
    tinjauan.refresh_from_db()
    assert not tinjauan.terbuka
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    [ringkas] = k.get(LAMAN).context["lama"]
    assert (ringkas.tetap, ringkas.cabut, ringkas.gugur, ringkas.menunggu) == (len(lain), 1, 1, 0)


def test_basis_data_menolak_keputusan_atas_peran_sendiri(dunia: Dunia, tinjauan: Tinjauan) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    butir = tinjauan.butir.filter(pemegang=admin)
    isi: dict[str, Any] = {"keputusan": "TETAP", "diputus_pada": timezone.now(), "alasan": "x"}
    for kurang in ({"diputus_oleh": admin}, {"diputus_oleh": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            butir.update(**isi, **kurang)
    lain = dunia.prov.akun[Peran.ANALIS_BKD]
    with pytest.raises(IntegrityError), transaction.atomic():
        butir.update(**isi | {"alasan": ""}, diputus_oleh=lain)


def test_lewat_laman(dunia: Dunia, tinjauan: Tinjauan) -> None:
    """Choose, read what happens, say why; one's own role cannot be chosen."""
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    url = f"{LAMAN}{tinjauan.pk}/"
    isi = k.get(url).content.decode()
    milik = tinjauan.butir.get(penugasan__peran=Peran.ADMIN_BKD)
    komite = tinjauan.butir.get(penugasan__peran=Peran.KOMITE)
    assert f'value="{komite.pk}"' in isi
    assert f'value="{milik.pk}"' not in isi
    kirim = {"keputusan": "CABUT", "butir": [komite.pk, milik.pk]}
    tanya = k.post(f"{url}putuskan/", kirim)
    assert [satu.pk for satu in tanya.context["dipilih"]] == [komite.pk]
    assert k.post(f"{url}putuskan/", kirim | {"yakin": "1", "alasan": ""}).status_code == 422
    komite.refresh_from_db()
    assert komite.menunggu
    jawaban = k.post(f"{url}putuskan/", kirim | {"yakin": "1", "alasan": "Masa tugas habis"})
    assert jawaban.status_code == 302
    komite.refresh_from_db()
    assert (komite.keputusan, komite.alasan) == ("CABUT", "Masa tugas habis")
    assert komite.penugasan.berakhir
    for salah in ({}, {"keputusan": "LEWAT", "butir": [milik.pk]}, {"butir": ["x", "9" * 30]}):
        assert k.post(f"{url}putuskan/", salah, follow=True).status_code == 200
    assert tinjauan.butir.exclude(keputusan="").count() == 1
    auditor = klien(dunia.prov.akun[Peran.AUDITOR]).get(url)
    assert 'name="butir"' not in auditor.content.decode()


def test_saring_dan_ekspor(dunia: Dunia, tinjauan: Tinjauan) -> None:
    putuskan(dunia, tinjauan, [Peran.AUDITOR], K.CABUT)
    k, url = klien(dunia.prov.akun[Peran.ADMIN_BKD]), f"{LAMAN}{tinjauan.pk}"

    def peran(**saring: str) -> set[str]:
        halaman = k.get(f"{url}/", saring).context["halaman"]
        return {satu.penugasan.peran for satu in halaman.object_list}

    assert peran(keadaan="CABUT") == {"AUDITOR"}
    assert "AUDITOR" not in peran(keadaan="MENUNGGU")
    assert peran(peran="ATASAN") == {"ATASAN"}
    assert peran(cari=dunia.prov.akun[Peran.PPK].nip) == {"PPK"}
    assert peran(keadaan="GUGUR") == set()
    berkas = k.get(f"{url}.csv", {"peran": "ATASAN"})
    isi = io.StringIO(b"".join(berkas.streaming_content).decode("utf-8-sig"))
    [baris] = csv.DictReader(isi)
    assert (baris["PERAN"], baris["LINGKUP"], baris["KEADAAN"]) == (
        "Atasan (pejabat penilai)",
        "Dinas Pendidikan",
        "Belum diputuskan",
    )
    assert b"".join(k.get(f"{url}.xlsx").streaming_content)[:2] == b"PK"
    catatan = CatatanAudit.objects.filter(tindakan="tinjauan.ekspor").order_by("id").first()
    assert catatan is not None
    assert catatan.rincian["baris"] == 1


def test_lewat_tenggat_mencolok_dan_tetap_berlaku(dunia: Dunia, tinjauan: Tinjauan) -> None:
    admin, atasan = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.ATASAN]
    k = klien(admin)
    belum = "belum dipastikan"
    for url in (f"{LAMAN}{tinjauan.pk}/", LAMAN, f"/akun/{atasan.pk}/", "/"):
        assert belum not in k.get(url).content.decode(), url
    mundurkan(tinjauan, 1)
    tinjauan_jalankan()
    for url in (f"{LAMAN}{tinjauan.pk}/", LAMAN, f"/akun/{atasan.pk}/", "/"):
        assert belum in k.get(url).content.decode(), url
    assert belum in klien(dunia.prov.akun[Peran.AUDITOR]).get("/").content.decode()
    assert not PenugasanPeran.objects.filter(berlaku_sampai__isnull=False).exists()
    tinjauan.refresh_from_db()
    assert tinjauan.lewat
    # Late is better than never.
    assert putuskan(dunia, tinjauan, [Peran.ATASAN], K.TETAP) == 1


def test_lewat_tenggat_dicabut_bila_ditetapkan(dunia: Dunia) -> None:
    hari = timezone.localdate()
    ketentuan_tetapkan(
        instansi_id=dunia.prov.instansi.pk,
        lama_hari=14,
        cabut_otomatis=True,
        mulai=hari,
        alasan="SK 12",
        hari=hari,
        pelaku=pelaku(dunia),
    )
    satu = tinjauan_buka(instansi=dunia.prov.instansi, hari=hari, pelaku=pelaku(dunia))
    assert (satu.tenggat, satu.cabut_otomatis) == (hari + timedelta(days=14), True)
    putuskan(dunia, satu, [Peran.ATASAN], K.TETAP)
    mundurkan(satu, 0)
    tinjauan_jalankan()
    assert not satu.butir.filter(keputusan=K.LEWAT).exists()  # the last day is still a day
    mundurkan(satu, 1)
    tinjauan_jalankan()
    berlaku = PenugasanPeran.objects.filter(
        instansi=dunia.prov.instansi, berlaku_sampai__isnull=True
    )
    # What was confirmed, and the last admin, whom nobody could give the role back.
    assert set(berlaku.values_list("peran", flat=True)) == {"ATASAN", "ADMIN_BKD"}
    assert set(satu.butir.values_list("keputusan", flat=True)) == {"TETAP", "LEWAT", ""}
    satu.refresh_from_db()
    assert satu.terbuka
    [catatan] = CatatanAudit.objects.filter(tindakan="tinjauan.lewat")
    assert len(catatan.rincian["penugasan"]) == satu.butir.filter(keputusan=K.LEWAT).count() > 0
    assert PenugasanPeran.objects.filter(instansi=dunia.kab.instansi).get().berlaku_sampai is None


def test_dibuka_sendiri_setelah_setahun(dunia: Dunia) -> None:
    hari = timezone.localdate()
    Instansi.objects.update(dibuat_pada=timezone.now())
    tinjauan_jalankan()
    assert not Tinjauan.objects.exists()
    lama = datetime(hari.year - 1, 1, 1, tzinfo=UTC)
    Instansi.objects.filter(pk=dunia.prov.instansi.pk).update(dibuat_pada=lama)
    for _ in range(2):
        tinjauan_jalankan()
    [satu] = Tinjauan.objects.all()
    assert (satu.instansi, satu.dibuka_pada, satu.dibuka_oleh) == (dunia.prov.instansi, hari, None)
    Tinjauan.objects.update(selesai_pada=timezone.now())
    tinjauan_jalankan()
    assert Tinjauan.objects.count() == 1
    assert tinjauan_berikutnya(instansi=dunia.prov.instansi) == setahun_sesudah(hari)
    assert setahun_sesudah(date(2028, 2, 29)) == date(2029, 2, 28)


def test_yang_tidak_selesai_tidak_menghalangi_tahun_berikutnya(
    dunia: Dunia, tinjauan: Tinjauan
) -> None:
    """The only admin's own role is decided by nobody, so such a review never runs out."""
    mundurkan(tinjauan, 1)
    tinjauan_jalankan()
    assert Tinjauan.objects.get() == tinjauan
    Tinjauan.objects.update(
        dibuka_pada=timezone.localdate() - timedelta(days=370),
        tenggat=timezone.localdate() - timedelta(days=340),
    )
    tinjauan_jalankan()
    lama, baru = Tinjauan.objects.filter(instansi=dunia.prov.instansi).order_by("pk")
    assert (lama.terbuka, baru.terbuka) == (False, True)
    assert {satu.keadaan for satu in lama.butir.select_related("penugasan", "tinjauan")} == {
        "Tidak diputuskan sampai ditutup"
    }
    assert baru.butir.count() == lama.butir.count()


def test_peran_yang_diubah_tetap_ditinjau(dunia: Dunia, tinjauan: Tinjauan) -> None:
    hari = timezone.localdate()
    atasan = PenugasanPeran.objects.get(instansi=dunia.prov.instansi, peran=Peran.ATASAN)
    baru = peran_ubah(
        penugasan=atasan,
        unit=unit_penugasan(atasan),
        sampai=hari + timedelta(days=90),
        pada=hari,
        oleh=pelaku(dunia),
        alasan="Sampai akhir masa tugas",
    )
    assert tinjauan.butir.menunggu(hari).filter(penugasan=baru).exists()
    assert not tinjauan.butir.menunggu(hari).filter(penugasan=atasan).exists()


def test_admin_yang_belum_dapat_masuk_bukan_pengganti(dunia: Dunia) -> None:
    """The role of the only admin who can act is not withdrawn for another who cannot."""
    hari = timezone.localdate()
    ketentuan_tetapkan(
        instansi_id=dunia.prov.instansi.pk, lama_hari=14, cabut_otomatis=True, mulai=hari,
        alasan="SK 12", hari=hari, pelaku=pelaku(dunia),
    )  # fmt: skip
    baru = Pengguna.objects.create_user(
        nip="198001012005011234", nama="Belum Aktif", instansi=dunia.prov.instansi
    )
    PenugasanPeran.objects.create(
        pengguna=baru, peran=Peran.ADMIN_BKD, instansi=dunia.prov.instansi, berlaku_mulai=hari
    )
    mundurkan(tinjauan_buka(instansi=dunia.prov.instansi, hari=hari, pelaku=pelaku(dunia)), 1)
    tinjauan_jalankan()
    assert (
        PenugasanPeran.objects.get(
            pengguna=dunia.prov.akun[Peran.ADMIN_BKD], peran=Peran.ADMIN_BKD
        ).berlaku_sampai
        is None
    )


def test_ketentuan_bertanggal_lewat_laman(dunia: Dunia) -> None:
    hari, ins = timezone.localdate(), dunia.prov.instansi.pk
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    isi = {"lama_hari": "21", "cabut_otomatis": "on", "alasan": "SK 1"}
    kemarin, esok = (hari + timedelta(days=n) for n in (-1, 5))
    assert k.post(f"{LAMAN}ketentuan/", isi | {"mulai": kemarin.isoformat()}).status_code == 422
    assert k.post(f"{LAMAN}ketentuan/", isi | {"mulai": esok.isoformat()}).status_code == 302
    for lama_hari in ("6", "91", ""):
        salah = isi | {"mulai": esok.isoformat(), "lama_hari": lama_hari}
        assert k.post(f"{LAMAN}ketentuan/", salah).status_code == 422
    assert KetentuanTinjauan.objects.count() == 1
    kini, nanti = (ketentuan_berlaku(instansi_id=ins, hari=h) for h in (hari, esok))
    assert (kini.hari, kini.cabut_otomatis) == (30, False)
    assert (nanti.hari, nanti.cabut_otomatis) == (21, True)
    assert "SK 1" in k.get(LAMAN).content.decode()
    assert CatatanAudit.objects.get(tindakan="tinjauan.ketentuan").alasan == "SK 1"
