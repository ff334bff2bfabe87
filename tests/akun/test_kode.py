"""Activation codes: issue, use, and everything that must not work."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import KodeAktivasi, Pengguna
from talenta.akun.services.kode import (
    ALFABET,
    PANJANG,
    KodeDitolak,
    KodeTerbit,
    KodeUntukDiriSendiri,
    kode_pakai,
    kode_terbitkan,
)
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from talenta.pegawai.selectors.unit import USULAN
from talenta.pegawai.services import aktivasi
from tests.fixtures.dunia import SANDI, Dunia
from tests.fixtures.klien import klien, masuk

BARU = "sawah-hijau-2026"


def admin(dunia: Dunia) -> Pengguna:
    return dunia.prov.akun[Peran.ADMIN_BKD]


def terbit(dunia: Dunia, unit: str = "BIDANG_A") -> list[KodeTerbit]:
    orang = Pegawai.objects.filter(unit=dunia.prov.unit[unit])
    return aktivasi.kode_terbitkan_pegawai(
        pegawai=orang, hanya_belum_aktif=True, oleh=Pelaku.dari_pengguna(admin(dunia))
    ).kode


def aktifkan(nip: str, kode: str, sandi: str = BARU, **lain: Any) -> Any:
    isi = {"username": nip, "kode": kode, "sandi_baru": sandi, "sandi_ulang": sandi}
    return klien().post("/akun/aktivasi/", isi, **lain)


def tindakan(nama: str) -> list[CatatanAudit]:
    return list(CatatanAudit.objects.filter(tindakan=nama).order_by("id"))


def test_dari_terbit_sampai_masuk(dunia: Dunia) -> None:
    kode = terbit(dunia)
    assert len(kode) == 5
    orang = Pegawai.objects.get(nip=kode[0].pengguna.nip)
    assert orang.pengguna == kode[0].pengguna
    assert kode[0].pengguna.keadaan == Pengguna.Keadaan.BELUM
    assert masuk(klien(), orang.nip, SANDI).status_code == 200
    jawaban = aktifkan(orang.nip, kode[0].tertulis.lower())
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/akun/masuk/")
    assert masuk(klien(), orang.nip, BARU).status_code == 302
    assert len(tindakan("kode.terbitkan")) == 5
    [pakai] = tindakan("kode.pakai")
    assert pakai.pelaku_id == orang.pengguna_id
    assert pakai.alamat == "127.0.0.1"
    assert kode[0].kode not in str([vars(c) for c in CatatanAudit.objects.all()])


def test_bentuk_kode(dunia: Dunia) -> None:
    kode = terbit(dunia)
    assert len({satu.kode for satu in kode}) == 5
    for satu in kode:
        assert len(satu.kode) == PANJANG >= 10
        assert set(satu.kode) <= set(ALFABET)
        tersimpan = KodeAktivasi.objects.get(pengguna=satu.pengguna)
        assert satu.kode not in str(vars(tersimpan))
        assert len(tersimpan.sidik) == 64
        masa = tersimpan.kedaluwarsa_pada - timezone.now()
        assert timedelta(days=13, hours=23) < masa <= timedelta(days=14)
    assert not set("01OIL") & set(ALFABET)


def test_sidik_bergantung_pada_rahasia_dan_akun(dunia: Dunia, settings) -> None:
    satu, dua, *_ = terbit(dunia)
    with pytest.raises(KodeDitolak):
        kode_pakai(nip=dua.pengguna.nip, kode=satu.kode, sandi_baru=BARU, alamat=None)
    settings.SECRET_KEY = "lain"
    with pytest.raises(KodeDitolak):
        kode_pakai(nip=satu.pengguna.nip, kode=satu.kode, sandi_baru=BARU, alamat=None)


def test_sekali_pakai(dunia: Dunia) -> None:
    satu = terbit(dunia)[0]
    assert aktifkan(satu.pengguna.nip, satu.kode).status_code == 302
    assert aktifkan(satu.pengguna.nip, satu.kode, "kebun-kopi-2026").status_code == 200
    assert masuk(klien(), satu.pengguna.nip, BARU).status_code == 302


@pytest.mark.parametrize(
    "ubah",
    [
        {"kedaluwarsa_pada": timezone.now() - timedelta(seconds=1)},
        {"ditarik_pada": timezone.now()},
        {"percobaan": KodeAktivasi.BATAS_PERCOBAAN},
    ],
)
def test_kode_yang_tidak_berlaku(dunia: Dunia, ubah: dict[str, Any]) -> None:
    satu = terbit(dunia)[0]
    KodeAktivasi.objects.filter(pengguna=satu.pengguna).update(**ubah)
    with pytest.raises(KodeDitolak):
        kode_pakai(nip=satu.pengguna.nip, kode=satu.kode, sandi_baru=BARU, alamat=None)


def test_akun_nonaktif_tidak_diaktifkan_dengan_kode(dunia: Dunia) -> None:
    satu = terbit(dunia)[0]
    Pengguna.objects.filter(pk=satu.pengguna.pk).update(is_active=False)
    with pytest.raises(KodeDitolak):
        kode_pakai(nip=satu.pengguna.nip, kode=satu.kode, sandi_baru=BARU, alamat=None)


def test_kode_baru_menggantikan_yang_lama(dunia: Dunia) -> None:
    lama, baru = terbit(dunia)[0], terbit(dunia)[0]
    assert lama.pengguna == baru.pengguna
    assert aktifkan(lama.pengguna.nip, lama.kode).status_code == 200
    assert aktifkan(baru.pengguna.nip, baru.kode).status_code == 302


def test_tebakan_dihitung_dan_ditahan(dunia: Dunia) -> None:
    satu = terbit(dunia)[0]
    for _ in range(4):
        assert aktifkan(satu.pengguna.nip, "SALAH", REMOTE_ADDR="10.0.0.5").status_code == 200
    assert KodeAktivasi.objects.get(pengguna=satu.pengguna).percobaan == 4
    assert aktifkan(satu.pengguna.nip, "SALAH", REMOTE_ADDR="10.0.0.5").status_code == 429
    assert aktifkan(satu.pengguna.nip, satu.kode, REMOTE_ADDR="10.0.0.5").status_code == 429
    assert aktifkan(satu.pengguna.nip, satu.kode, REMOTE_ADDR="10.0.0.6").status_code == 302


def test_nip_tak_dikenal_dijawab_sama(dunia: Dunia) -> None:
    satu = terbit(dunia)[0]
    pesan = set()
    for nip in (satu.pengguna.nip, "199912312020121999"):
        jawaban = aktifkan(nip, "SALAH")
        assert jawaban.status_code == 200
        pesan.add(str(jawaban.context["form"].errors))
    assert len(pesan) == 1


@pytest.mark.parametrize(
    ("sandi", "ulang"),
    [("pendek1", "pendek1"), ("1234567890", "1234567890"), (BARU, BARU + "x"), ("NIP", "NIP")],
)
def test_sandi_lemah_ditolak_dan_kode_tetap_berlaku(dunia: Dunia, sandi: str, ulang: str) -> None:
    satu = terbit(dunia)[0]
    nip = satu.pengguna.nip
    isi = {
        "username": nip,
        "kode": satu.kode,
        "sandi_baru": nip if sandi == "NIP" else sandi,
        "sandi_ulang": nip if ulang == "NIP" else ulang,
    }
    jawaban = klien().post("/akun/aktivasi/", isi)
    assert jawaban.status_code == 200
    assert set(jawaban.context["form"].errors) & {"sandi_baru", "sandi_ulang"}
    assert aktifkan(nip, satu.kode).status_code == 302


def test_menyetel_ulang_mengakhiri_sesi(dunia: Dunia) -> None:
    pemilik = dunia.prov.akun[Peran.AUDITOR]
    lama = klien(pemilik)
    [kode] = kode_terbitkan(pengguna=[pemilik], pelaku=Pelaku.dari_pengguna(admin(dunia)))
    assert lama.get("/akun/sandi/").status_code == 200
    assert not kode.pertama
    aktifkan(pemilik.nip, kode.kode)
    assert lama.get("/akun/sandi/").status_code == 302


def test_tidak_untuk_diri_sendiri(dunia: Dunia) -> None:
    saya = admin(dunia)
    with pytest.raises(KodeUntukDiriSendiri):
        kode_terbitkan(pengguna=[saya], pelaku=Pelaku.dari_pengguna(saya))
    orang = Pegawai.objects.get(pengguna=saya)
    jawaban = klien(saya).post(f"/akun/kode/pegawai/{orang.pk}/")
    assert "diterbitkan oleh admin lain" in jawaban.content.decode()
    klien(saya).post(f"/akun/{saya.pk}/kode/")
    assert not KodeAktivasi.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        KodeAktivasi.objects.create(
            pengguna=saya, diterbitkan_oleh=saya, sidik="x", kedaluwarsa_pada=timezone.now()
        )


def test_akun_instansi_lain_tidak_pernah_dibuka(dunia: Dunia) -> None:
    """A record with the NIP of somebody who has an account elsewhere opens nothing."""
    korban = dunia.kab.akun[Peran.ADMIN_BKD]
    orang = dunia.prov.pegawai["BIDANG_A"][0]
    Pegawai.objects.filter(pk=orang.pk).update(nip=korban.nip)
    jawaban = klien(admin(dunia)).post(f"/akun/kode/pegawai/{orang.pk}/")
    assert "akunnya milik instansi lain" in jawaban.content.decode()
    assert not KodeAktivasi.objects.exists()
    orang.refresh_from_db()
    assert orang.pengguna is None


def test_akun_bertaut_orang_lain_dilewati(dunia: Dunia) -> None:
    korban = dunia.prov.akun[Peran.PPK]
    orang = dunia.prov.pegawai["BIDANG_A"][0]
    Pegawai.objects.filter(pengguna=korban).update(nip="198001012005019998")
    Pegawai.objects.filter(pk=orang.pk).update(nip=korban.nip)
    terbitan = aktivasi.kode_terbitkan_pegawai(
        pegawai=Pegawai.objects.filter(pk=orang.pk),
        hanya_belum_aktif=False,
        oleh=Pelaku.dari_pengguna(admin(dunia)),
    )
    assert not terbitan.kode
    assert [alasan for _, alasan in terbitan.dilewati] == ["NIP ini dipakai akun lain"]


def test_nip_berubah_akun_ikut(dunia: Dunia) -> None:
    akun = dunia.prov.akun[Peran.ASN]
    Pegawai.objects.filter(pengguna=akun).update(nip="198001012005019998")
    aktivasi.kode_terbitkan_pegawai(
        pegawai=Pegawai.objects.filter(pengguna=akun),
        hanya_belum_aktif=False,
        oleh=Pelaku.dari_pengguna(admin(dunia)),
    )
    akun.refresh_from_db()
    assert akun.nip == "198001012005019998"


def test_unit_mencakup_di_bawahnya_dan_melewati_yang_sudah_aktif(dunia: Dunia) -> None:
    unit = dunia.prov.unit["DINAS_A"]
    jawaban = klien(admin(dunia)).post("/akun/kode/", {"unit": unit.kode})
    terbitan = jawaban.context["terbitan"]
    # Five of the office and five of the division below; the nine with accounts are left alone.
    assert len(terbitan.kode) == 10
    assert not terbitan.dilewati
    isi = jawaban.content.decode()
    assert all(satu.tertulis in isi for satu in terbitan.kode)
    assert "no-store" in jawaban.headers["Cache-Control"]
    assert Pegawai.objects.filter(pengguna__isnull=False, unit=unit).count() == 14


def galat_unit(dunia: Dunia, tulisan: str) -> str:
    jawaban = klien(admin(dunia)).post("/akun/kode/", {"unit": tulisan})
    assert jawaban.context["form"]["unit"].value() == tulisan
    return "".join(jawaban.context["form"].errors["unit"])


def test_unit_instansi_lain_tidak_ditemukan(dunia: Dunia) -> None:
    UnitOrganisasi.objects.filter(pk=dunia.kab.unit["DINAS_A"].pk).update(
        kode="KAB_A", nama="Dinas Seberang"
    )
    for tulisan in ("KAB_A", "Dinas Seberang", "seberang"):
        assert galat_unit(dunia, tulisan).startswith("Unit ini tidak ditemukan.")
    assert not KodeAktivasi.objects.exists()


def test_unit_dengan_nama(dunia: Dunia) -> None:
    """A name of one unit is enough; of several, or a part of one, the codes are told."""
    instansi, dinas = dunia.prov.instansi, dunia.prov.unit["DINAS_A"]
    for nomor in range(USULAN + 1):
        UnitOrganisasi.objects.create(
            instansi=instansi, kode=f"SEK_{nomor}", nama="Sekretariat", atasan=dinas, opd=dinas
        )
    galat = galat_unit(dunia, f"sekretariat {dinas.nama.lower()}")
    assert f"SEK_0 (Sekretariat, {dinas.nama})" in galat
    assert galat.count("SEK_") == USULAN
    assert galat.endswith("tambahkan kata agar lebih sempit.")
    assert "BIDANG_A (Bidang Kurikulum" in galat_unit(dunia, "kurikulum")
    assert not KodeAktivasi.objects.exists()
    jawaban = klien(admin(dunia)).post("/akun/kode/", {"unit": "bidang  kurikulum "})
    assert len(jawaban.context["terbitan"].kode) == 5


def test_laman_tidak_memuat_daftar_unit(dunia: Dunia) -> None:
    for url in ("/akun/kode/", f"/akun/{dunia.prov.akun[Peran.ASN].pk}/"):
        isi = klien(admin(dunia)).get(url).content.decode()
        assert "Kode atau nama unit" in isi
        assert "Bidang Kurikulum" not in isi
    assert not KodeAktivasi.objects.exists()


def test_terlalu_banyak_sekali_terbit(dunia: Dunia, monkeypatch) -> None:
    monkeypatch.setattr(aktivasi, "BATAS_SEKALI", 3)
    unit = dunia.prov.unit["BIDANG_A"]
    jawaban = klien(admin(dunia)).post("/akun/kode/", {"unit": unit.kode})
    assert "unit" in jawaban.context["form"].errors
    assert not KodeAktivasi.objects.exists()
