"""Standards: the grid, many posts at once, versions, and what of them the ranking reads."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from karir.services.masukan import masukan_baca
from kompetensi.kode import KOMPETENSI, TINGKAT_LAZIM
from kompetensi.models import BarisStandar, StandarJabatan, VersiStandar
from kompetensi.selectors.standar import standar_dampak, standar_kini, standar_menurut
from kompetensi.services.standar import standar_sahkan, standar_selaraskan
from kompetensi.services.standar_draf import (
    standar_buat_draf,
    standar_massal,
    standar_simpan,
    standar_teknis,
)
from kompetensi.services.versi import VersiDitolak
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

SISTEM = Pelaku.sistem()


def _hari() -> date:
    return timezone.localdate()


@pytest.fixture
def jabatan(dunia: Dunia) -> list[Jabatan]:
    """J1 (Pelaksana, held by everybody), a Pengawas, and one of another agency."""
    baru = {"instansi": dunia.prov.instansi}
    pengawas = Jabatan.objects.create(kode="J2", nama="Kepala Seksi", jenjang="PENGAWAS", **baru)
    return [Jabatan.objects.get(kode="J1", **baru), pengawas]


@pytest.fixture
def draf(dunia: Dunia) -> VersiStandar:
    return standar_buat_draf(instansi_id=dunia.prov.instansi.pk, hari=_hari(), pelaku=SISTEM)


def _sama(tingkat: int, **lain: int) -> dict[str, int]:
    return dict.fromkeys(KOMPETENSI, tingkat) | lain


def _sahkan(draf: VersiStandar, mulai: date | None = None) -> VersiStandar:
    return standar_sahkan(
        instansi_id=draf.instansi_id, judul="Standar", dasar="SK 2/2026",
        berlaku_mulai=mulai or _hari(), hari=_hari(), pelaku=SISTEM,
    )  # fmt: skip


def _yang_dibaca_peringkat(instansi_id: int, hari: date | None = None) -> dict[int, list[int]]:
    tabel = masukan_baca(instansi_id=instansi_id, tanggal_acuan=hari or _hari()).standar_jabatan
    return {
        int(tabel.jabatan[i]): [int(getattr(tabel, f"t{n}")[i]) for n in range(1, 10)]
        for i in range(len(tabel.jabatan))
    }


def test_urutan_jabatan_jenjang_lazim(draf: VersiStandar, jabatan: list[Jabatan]) -> None:
    pelaksana, pengawas = jabatan
    simpan: Any = {"instansi_id": draf.instansi_id, "pelaku": SISTEM}
    assert standar_kini(jabatan)[pengawas.pk].jumlah == 9 * TINGKAT_LAZIM["PENGAWAS"]
    assert _yang_dibaca_peringkat(draf.instansi_id) == {}
    standar_simpan(
        jenjang={"PENGAWAS": _sama(3)}, jabatan={pelaksana.pk: _sama(2, integritas=4)}, **simpan
    )
    dampak = standar_dampak(draf=draf)
    assert (dampak.jabatan, dampak.pegawai) == (2, pelaksana.pegawai.count())
    assert dict(dampak.contoh)["Kepala Seksi"].startswith("Integritas 2 → 3, ")
    assert StandarJabatan.objects.count() == 0
    _sahkan(draf)
    kini = standar_kini(jabatan)
    assert kini[pelaksana.pk].sebutan == "standar jabatan ini, versi 1"
    assert kini[pengawas.pk].sebutan == "standar jenjang Pengawas, versi 1"
    assert _yang_dibaca_peringkat(draf.instansi_id) == {
        pelaksana.pk: [4, *[2] * 8], pengawas.pk: [3] * 9
    }  # fmt: skip
    # A post that an import brings afterwards follows its jenjang from the next look on.
    baru = Jabatan.objects.create(
        instansi_id=draf.instansi_id, kode="J9", nama="Kepala Subbagian", jenjang="PENGAWAS"
    )
    assert standar_selaraskan(instansi_id=draf.instansi_id, hari=_hari()) == 1
    assert standar_selaraskan(instansi_id=draf.instansi_id, hari=_hari()) == 0
    assert _yang_dibaca_peringkat(draf.instansi_id)[baru.pk] == [3] * 9


def test_versi_berikut_menggantikan_pada_harinya(
    draf: VersiStandar, jabatan: list[Jabatan]
) -> None:
    pelaksana, pengawas = jabatan
    simpan: Any = {"instansi_id": draf.instansi_id, "pelaku": SISTEM}
    standar_simpan(jenjang={}, jabatan={pelaksana.pk: _sama(2), pengawas.pk: _sama(4)}, **simpan)
    _sahkan(draf)
    kedua = standar_buat_draf(instansi_id=draf.instansi_id, hari=_hari(), pelaku=SISTEM)
    assert standar_menurut(kedua, jabatan)[pengawas.pk].tingkat == _sama(4)
    standar_simpan(jenjang={}, jabatan={pelaksana.pk: None, pengawas.pk: _sama(5)}, **simpan)
    besok = _hari() + timedelta(days=1)
    _sahkan(kedua, besok)
    assert _yang_dibaca_peringkat(draf.instansi_id)[pengawas.pk] == [4] * 9
    # A run reads what is in force on its date, whatever the table of today says.
    assert _yang_dibaca_peringkat(draf.instansi_id, besok) == {pengawas.pk: [5] * 9}
    standar_selaraskan(instansi_id=draf.instansi_id, hari=besok)
    assert list(StandarJabatan.objects.values_list("jabatan", "integritas")) == [(pengawas.pk, 5)]
    kini = {pelaksana.pk: [2] * 9, pengawas.pk: [4] * 9}
    assert _yang_dibaca_peringkat(draf.instansi_id) == kini
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        BarisStandar.objects.filter(versi=draf).update(integritas=1)


def test_massal_dan_teknis(draf: VersiStandar, jabatan: list[Jabatan]) -> None:
    pelaksana, pengawas = jabatan
    milik = Jabatan.objects.filter(instansi_id=draf.instansi_id)
    bahan: Any = {"instansi_id": draf.instansi_id, "jabatan": milik, "pelaku": SISTEM}
    assert standar_massal(tingkat={"komunikasi": 5}, **bahan) == 2
    isi = standar_menurut(draf, jabatan)
    assert isi[pelaksana.pk].tingkat == _sama(1, komunikasi=5)
    assert isi[pengawas.pk].tingkat == _sama(2, komunikasi=5)
    standar_teknis(kode="analisis_kebijakan", tingkat=3, **bahan)
    assert standar_menurut(draf, jabatan)[pengawas.pk].teknis == {"analisis_kebijakan": 3}
    standar_teknis(kode="analisis_kebijakan", tingkat=None, **bahan)
    standar_massal(tingkat={}, **bahan)
    kosong = standar_menurut(draf, jabatan)[pengawas.pk]
    assert (kosong.teknis, kosong.asal) == ({}, "lazim")
    with pytest.raises(VersiDitolak, match="belum berisi"):
        _sahkan(draf)


def test_instansi_tanpa_versi_menyimpan_barisnya(dunia: Dunia, jabatan: list[Jabatan]) -> None:
    StandarJabatan.objects.create(instansi=dunia.prov.instansi, jabatan=jabatan[0], **_sama(3))
    assert standar_selaraskan(instansi_id=dunia.prov.instansi.pk, hari=_hari()) == 0
    assert _yang_dibaca_peringkat(dunia.prov.instansi.pk) == {jabatan[0].pk: [3] * 9}


def test_kisi_di_halaman(dunia: Dunia, jabatan: list[Jabatan]) -> None:
    admin, asn = klien(dunia.prov.akun[Peran.ADMIN_BKD]), klien(dunia.prov.akun[Peran.ASN])
    pelaksana, pengawas = jabatan
    admin.post(reverse("kompetensi:standar_langkah", args=["mulai"]))
    url = reverse("kompetensi:standar_draf")
    sebagian = {f"{pengawas.pk}-integritas": "4"} | {
        f"{pengawas.pk}-{k}": "" for k in KOMPETENSI if k != "integritas"
    }
    salah = admin.post(url, {"aksi": "kisi", **sebagian})
    assert salah.status_code == 422
    assert "Isi kesembilan tingkat" in salah.content.decode()
    assert "<option selected>4</option>" in salah.content.decode()
    penuh = {f"{pengawas.pk}-{k}": "4" for k in KOMPETENSI}
    asing = Jabatan.objects.exclude(instansi=dunia.prov.instansi).first()
    if asing:
        penuh |= {f"{asing.pk}-{k}": "5" for k in KOMPETENSI}
    assert admin.post(url, {"aksi": "kisi", **penuh}).status_code == 302
    assert list(BarisStandar.objects.values_list("jabatan_id", flat=True)) == [pengawas.pk]
    assert admin.post(url, {"aksi": "massal"}).status_code == 422
    saring = f"{url}?jenjang=PELAKSANA"
    assert admin.post(saring, {"aksi": "massal", "komunikasi": "3"}).status_code == 302
    assert BarisStandar.objects.get(jabatan=pelaksana).komunikasi == 3
    teknis = {"aksi": "teknis", "kode": "analisis_kebijakan", "tingkat": "2"}
    assert admin.post(saring, teknis).status_code == 302
    tetap = {"judul": "Standar 2026", "dasar": "SK 9", "berlaku_mulai": _hari().isoformat()}
    assert "2</b><span>jabatan berubah" in admin.get(
        reverse("kompetensi:standar_tetapkan")
    ).content.decode()  # fmt: skip
    assert admin.post(reverse("kompetensi:standar_tetapkan"), tetap).status_code == 302
    baca = asn.get(reverse("kompetensi:standar"), {"cari": "kepala"}).content.decode()
    assert "standar jabatan ini, versi 1" in baca
    assert "Penelaah" not in baca
    lembar = asn.get(reverse("kompetensi:standar_ekspor", args=["csv"])).getvalue().decode()
    assert "Analisis kebijakan 2" in lembar
    assert asn.get(url).status_code == 404
