"""Standards: the grid, many posts at once, versions, and what of them the ranking reads."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from karir.services.masukan import masukan_baca
from kompetensi.forms_standar import asal_tulis
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
from kompetensi.services.versi import DrafBerubah, VersiDitolak
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
    # Whoever does not say which state he or she saw changes nothing.
    assert admin.post(saring, {"aksi": "massal", "komunikasi": "3"}).status_code == 409
    isi = {"aksi": "massal", "komunikasi": "3", "revisi": "1"}
    assert admin.post(saring, isi).status_code == 302
    assert BarisStandar.objects.get(jabatan=pelaksana).komunikasi == 3
    teknis = {"aksi": "teknis", "kode": "analisis_kebijakan", "tingkat": "2", "revisi": "2"}
    assert admin.post(saring, teknis).status_code == 302
    tetap = {
        "judul": "Standar 2026", "dasar": "SK 9", "berlaku_mulai": _hari().isoformat(),
        "revisi": "2",
    }  # fmt: skip
    lama = admin.post(reverse("kompetensi:standar_tetapkan"), tetap)
    assert lama.status_code == 422
    assert "berubah sejak halaman dibuka" in lama.content.decode()
    tetap["revisi"] = "3"
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


def _isi_kisi(kunci: object, asal: dict[str, int] | None, **tingkat: int) -> dict[str, str]:
    """What the grid sends of a row that was opened with `asal` and then typed over."""
    isi = {k: (asal or {}).get(k, "") for k in KOMPETENSI} | tingkat
    return {f"{kunci}-{k}": str(n) for k, n in isi.items()} | {f"{kunci}-asal": asal_tulis(asal)}


def test_dua_petugas_tidak_saling_menimpa(dunia: Dunia, jabatan: list[Jabatan]) -> None:
    """Rows are merged one by one; where two changed the same, the second is shown both."""
    pelaksana, pengawas = jabatan
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    draf = standar_buat_draf(instansi_id=dunia.prov.instansi.pk, hari=_hari(), pelaku=SISTEM)
    dua, url = _sama(2), reverse("kompetensi:standar_draf")
    standar_simpan(
        instansi_id=draf.instansi_id, jenjang={}, jabatan={pelaksana.pk: dua, pengawas.pk: dua},
        pelaku=SISTEM,
    )  # fmt: skip
    # Another officer changes one row after both were opened.
    standar_simpan(
        instansi_id=draf.instansi_id, jenjang={}, jabatan={pelaksana.pk: _sama(2, komunikasi=5)},
        pelaku=Pelaku(id=dunia.prov.akun[Peran.ADMIN_BKD].pk, nama="Lain"),
    )  # fmt: skip
    lain = _isi_kisi(pelaksana.pk, dua) | _isi_kisi(pengawas.pk, dua, integritas=4)
    assert admin.post(url, {"aksi": "kisi", **lain}).status_code == 302
    simpan = dict(BarisStandar.objects.values_list("jabatan_id", "komunikasi"))
    assert simpan == {pelaksana.pk: 5, pengawas.pk: 2}
    sama = _isi_kisi(pelaksana.pk, dua, komunikasi=3)
    tabrakan = admin.post(url, {"aksi": "kisi", **sama})
    assert tabrakan.status_code == 409
    teks = tabrakan.content.decode()
    assert "Komunikasi: tersimpan 5, isian Anda 3" in teks
    assert dunia.prov.akun[Peran.ADMIN_BKD].nama in teks
    kini = _sama(2, komunikasi=5)
    assert f'name="{pelaksana.pk}-asal" value="{asal_tulis(kini)}"' in teks
    # The row that is shown as of now shows what the other one saved there.
    assert BarisStandar.objects.get(jabatan=pelaksana).komunikasi == 5
    yakin = _isi_kisi(pelaksana.pk, kini, komunikasi=3)
    assert admin.post(url, {"aksi": "kisi", **yakin}).status_code == 302
    assert BarisStandar.objects.get(jabatan=pelaksana).komunikasi == 3
    draf.refresh_from_db()
    with pytest.raises(DrafBerubah, match="berubah sejak"):
        standar_massal(
            instansi_id=draf.instansi_id, jabatan=Jabatan.objects.all(), tingkat={"komunikasi": 1},
            revisi=draf.revisi - 1, pelaku=SISTEM,
        )  # fmt: skip


def test_kisi_dari_berkas(dunia: Dunia, jabatan: list[Jabatan]) -> None:
    pelaksana, pengawas = jabatan
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    draf = standar_buat_draf(instansi_id=dunia.prov.instansi.pk, hari=_hari(), pelaku=SISTEM)
    url = reverse("kompetensi:standar_berkas")
    kepala = ",".join([
        "ID JABATAN", "JENJANG", *(n.upper() for n in KOMPETENSI.values()), "KOMPETENSI TEKNIS",
    ])  # fmt: skip

    def kirim(*baris: str, nama: str = "standar.csv") -> Any:
        isi = "\n".join([kepala, *baris]).encode()
        return admin.post(url, {"berkas": SimpleUploadedFile(nama, isi)})

    salah = kirim(
        "J1,,3,3,7,3,3,3,3,3,3,", "TIADA,,,,,,,,,,,", "J2,,3,3,,3,3,3,3,3,3,",
        "J2,,3,3,3,3,3,3,3,3,3,Terbang 2", ",PENGAWAS,,,,,,,,,,", "J1,,,,,,,,,,,",
    )  # fmt: skip
    assert salah.status_code == 422
    teks = unescape(salah.content.decode())
    for kata in (
        'Baris 2, kolom KOMUNIKASI: "7" bukan tingkat 1 sampai 5.',
        'Baris 3, kolom ID JABATAN: "TIADA" tidak ada di portal.',
        "Baris 4, kolom KOMUNIKASI: isi kesembilan tingkat",
        'Baris 5, kolom KOMPETENSI TEKNIS: "Terbang 2"',
        'Baris 7, kolom ID JABATAN: "J1" sudah ada',
    ):
        assert kata in teks
    assert not draf.baris.exists()
    tilik = kirim("J1,,1,1,1,1,1,1,1,1,1,", "J2,,4,4,5,4,4,4,4,4,4,analisis kebijakan 3",
                  ",Pelaksana,2,2,2,2,2,2,2,2,2,")  # fmt: skip
    assert tilik.status_code == 200
    teks = tilik.content.decode()
    assert "2 dari 3 baris berubah, 1 sama" in teks
    assert "Komunikasi 2 → 5" in teks
    isi = re.search(r'aria-label="Isi berkas">([^<]*)<', teks)
    assert isi is not None
    terapkan = {"isi": unescape(isi[1]), "revisi": "0"}
    draf.refresh_from_db()
    # Somebody else changed the draft meanwhile: what would change is shown anew.
    standar_simpan(instansi_id=draf.instansi_id, jenjang={"PENGAWAS": _sama(3)}, jabatan={},
                   pelaku=SISTEM)  # fmt: skip
    assert admin.post(url, terapkan).status_code == 409
    assert admin.post(url, terapkan | {"revisi": "1"}).status_code == 302
    hasil = standar_menurut(draf, jabatan)
    assert hasil[pengawas.pk].tingkat == _sama(4, komunikasi=5)
    assert hasil[pengawas.pk].teknis == {"analisis_kebijakan": 3}
    assert (hasil[pelaksana.pk].asal, hasil[pelaksana.pk].tingkat) == ("jenjang", _sama(2))
    # What the portal writes out, as a sheet, changes nothing when it comes back.
    lembar = admin.get(
        reverse("kompetensi:standar_ekspor", args=["xlsx"]), {"versi": draf.nomor}
    ).getvalue()
    # Judged by what it is: a workbook under the name of a CSV file, and semicolons.
    kembali = admin.post(url, {"berkas": SimpleUploadedFile("standar.csv", lembar)})
    assert "Tidak ada yang berubah" in kembali.content.decode()
    titik_koma = "\n".join([kepala, "J1,,1,1,1,1,1,1,1,1,1,", "", "TOTAL,,,,,,,,,,,"])
    isi_lain = b"\xef\xbb\xbf" + titik_koma.replace(",", ";").encode()
    lain = admin.post(url, {"berkas": SimpleUploadedFile("standar.xlsx", isi_lain)})
    assert lain.status_code == 422
    teks = unescape(lain.content.decode())
    assert 'Baris 4, kolom ID JABATAN: "TOTAL" tidak ada di portal.' in teks
    assert "Baris 2" not in teks
    pdf = admin.post(url, {"berkas": SimpleUploadedFile("standar.csv", b"%PDF-1.7")})
    assert (pdf.status_code, "Berkas ini PDF." in pdf.content.decode()) == (422, True)
    rusak = admin.post(url, {"berkas": SimpleUploadedFile("x.csv", b"ID JABATAN\nJ1\n")})
    assert "Kolom ini tidak ada: INTEGRITAS" in rusak.content.decode()
