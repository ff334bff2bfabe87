"""Gaps of many: what the database counts is what the arithmetic says, person by person."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kompetensi import rumus
from kompetensi.kode import KOMPETENSI, TINGKAT_LAZIM
from kompetensi.models import KetentuanKompetensi, PenilaianKompetensi, StandarJabatan
from kompetensi.selectors.gap_orang import orang_baris, orang_daftar
from kompetensi.selectors.kesenjangan import gap_peta, parameter_gap
from kompetensi.selectors.ketentuan import kategori_jpm, ketentuan_berlaku
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Jabatan, Pegawai
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

HARI = timezone.localdate()


def _nilai(pegawai: Pegawai, tanggal: date, tingkat: list[int]) -> PenilaianKompetensi:
    return PenilaianKompetensi.objects.create(
        instansi_id=pegawai.instansi_id, unit_lft=pegawai.unit_lft, pegawai=pegawai,
        tanggal=tanggal, penyelenggara="UPT", **dict(zip(KOMPETENSI, tingkat, strict=True)),
    )  # fmt: skip


@pytest.fixture
def isi(dunia: Dunia) -> dict[int, list[int] | None]:
    """Everybody of the province with what counts today: levels, or nothing."""
    acak = random.Random(7)  # noqa: S311
    PenilaianKompetensi.objects.all().delete()
    prov = dunia.prov.instansi
    tinggi = Jabatan.objects.create(instansi=prov, kode="J2", nama="Kepala", jenjang="PENGAWAS")
    StandarJabatan.objects.create(
        instansi=prov, jabatan=tinggi, **dict.fromkeys(KOMPETENSI, 4) | {"komunikasi": 5}
    )
    hasil: dict[int, list[int] | None] = {}
    for n, satu in enumerate(Pegawai.objects.filter(instansi=prov).order_by("pk")):
        if n % 3 == 0:
            Pegawai.objects.filter(pk=satu.pk).update(jabatan=tinggi)
        tingkat = [acak.randint(0, 5) for _ in KOMPETENSI]
        hasil[satu.pk] = None
        if n % 5 == 4:
            continue
        if n % 5 == 3:
            _nilai(satu, rumus.mundur(HARI, 3), tingkat)
            continue
        _nilai(satu, HARI - timedelta(days=900), [5] * 9)
        _nilai(satu, HARI, tingkat)
        lewat = _nilai(satu, HARI + timedelta(days=1), [0] * 9)
        assert lewat.pk
        hasil[satu.pk] = tingkat
        if n % 5 == 2:
            cabut = PenilaianKompetensi.objects.filter(pegawai=satu, tanggal=HARI)
            cabut.update(dicabut_pada=timezone.now(), alasan_cabut="Keliru")
            hasil[satu.pk] = [5] * 9
    return hasil


def _oleh(dunia: Dunia, peran: Peran) -> Any:
    pengguna = dunia.prov.akun[peran]
    pengguna.lingkup = lingkup_pilihan(pengguna_id=pengguna.pk, hari=HARI).aktif
    return pengguna


def _parameter(dunia: Dunia, peran: Peran = Peran.ADMIN_BKD) -> dict[str, Any]:
    ketentuan = ketentuan_berlaku(instansi_id=dunia.prov.instansi.pk, hari=HARI)
    return parameter_gap(oleh=_oleh(dunia, peran), unit=None, hari=HARI, ketentuan=ketentuan)


def _standar(satu: Pegawai) -> list[int]:
    assert satu.jabatan is not None
    milik = StandarJabatan.objects.filter(jabatan=satu.jabatan).first()
    if milik:
        return [getattr(milik, kode) for kode in KOMPETENSI]
    return [TINGKAT_LAZIM[satu.jabatan.jenjang]] * 9


def test_hitungan_sama_dengan_rumus(dunia: Dunia, isi: dict[int, list[int] | None]) -> None:
    semua = list(Pegawai.objects.filter(pk__in=isi).select_related("jabatan"))
    jpm, kurang_orang, kurang, bobot = [], [0] * 9, [0] * 9, [0] * 9
    for satu in semua:
        tingkat = isi[satu.pk]
        if tingkat is None:
            continue
        standar = _standar(satu)
        jpm.append(rumus.jpm(tingkat, standar) or 0)
        for i, (t, s) in enumerate(zip(tingkat, standar, strict=True)):
            kurang_orang[i] += t < s
            kurang[i] += rumus.kurang(t, s) or 0
            bobot[i] += rumus.kebutuhan(t, s)
    parameter = _parameter(dunia)
    peta = gap_peta(parameter=parameter, menurut="jenjang")
    seluruh = peta.seluruh
    assert (seluruh.orang, seluruh.dinilai) == (len(semua), len(jpm))
    assert seluruh.belum > 0
    assert seluruh.jpm == (2 * sum(jpm) + len(jpm)) // (2 * len(jpm))
    assert [s.orang for s in seluruh.sel] == kurang_orang
    assert [s.tingkat for s in seluruh.sel] == kurang
    butuh = {satu.kode: satu for satu in peta.kebutuhan}
    assert [butuh[k].bobot if k in butuh else 0 for k in KOMPETENSI] == bobot
    assert [b.bobot for b in butuh.values()] == sorted(b.bobot for b in butuh.values())[::-1]

    lain = [gap_peta(parameter=parameter, menurut="jabatan"),
            gap_peta(parameter=parameter, menurut="unit", unit=[dunia.prov.unit["AKAR"]]),
            gap_peta(parameter=parameter, menurut="unit")]  # fmt: skip
    # People of no group shown (the last has none) are in the sum, however it is grouped.
    assert [(satu.seluruh, satu.kebutuhan) for satu in lain] == [(seluruh, peta.kebutuhan)] * 3
    for kelompok in (peta.baris, lain[0].baris, lain[1].baris):
        assert sum(k.orang for k in kelompok) == len(semua)
        assert [sum(k.sel[i].tingkat for k in kelompok) for i in range(9)] == kurang


def test_menurut_unit_terpisah_dan_dalam_lingkup(
    dunia: Dunia, isi: dict[int, list[int] | None]
) -> None:
    unit = [dunia.prov.unit["DINAS_A"], dunia.prov.unit["DINAS_B"]]
    a, b = gap_peta(parameter=_parameter(dunia), menurut="unit", unit=unit).baris
    dinas_b = Pegawai.objects.filter(unit=dunia.prov.unit["DINAS_B"]).count()
    assert (a.nama, b.nama, b.orang) == ("Dinas Pendidikan", "Dinas Kesehatan", dinas_b)
    opd = _parameter(dunia, Peran.PENGELOLA_OPD)
    [milik] = gap_peta(parameter=opd, menurut="unit", unit=unit).baris
    assert milik.kunci == a.kunci
    assert milik.orang == a.orang


def test_orang_di_balik_angka(dunia: Dunia, isi: dict[int, list[int] | None]) -> None:
    parameter, oleh = _parameter(dunia), _oleh(dunia, Peran.ADMIN_BKD)
    for kode in ("", "komunikasi"):
        daftar = orang_daftar(oleh=oleh, parameter=parameter, keadaan="kurang", kode=kode)
        letak = list(KOMPETENSI).index(kode) if kode else None
        harap = set()
        for satu in Pegawai.objects.filter(pk__in=isi).select_related("jabatan"):
            t = isi[satu.pk]
            s = _standar(satu)
            if t and any(t[i] < s[i] for i in ([letak] if letak is not None else range(9))):
                harap.add(satu.pk)
        assert {satu.pk for satu in daftar} == harap
        for baris in orang_baris(daftar, parameter=parameter):
            assert baris.kurang
            assert baris.berlaku
            assert baris.jpm == rumus.jpm_mentah(
                isi[baris.pegawai.pk] or [], _standar(baris.pegawai)
            )
    belum = orang_daftar(oleh=oleh, parameter=parameter, keadaan="belum")
    habis = orang_daftar(oleh=oleh, parameter=parameter, keadaan="habis")
    tanpa = {pk for pk, tingkat in isi.items() if tingkat is None}
    assert {s.pk for s in belum} | {s.pk for s in habis} == tanpa
    assert not {s.pk for s in belum} & {s.pk for s in habis}
    assert all(b.jpm is None and b.tanggal is None
               for b in orang_baris(belum, parameter=parameter))  # fmt: skip


def test_halaman_dan_unduhan(dunia: Dunia, isi: dict[int, list[int] | None]) -> None:
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    for menurut in ("unit", "jabatan", "jenjang"):
        kueri = {"menurut": menurut}
        baca = admin.get(reverse("kompetensi:kesenjangan"), kueri).content.decode()
        assert "Bobot kebutuhan = tingkat yang kurang" in baca
        # The other wing's panel is asked for by its own address, without this page's filters.
        assert f'hx-get="{reverse("karir:banding_standar")}"' in baca
        lembar = admin.get(reverse("kompetensi:gap_ekspor", args=["csv"]), kueri).getvalue()
        assert menurut.upper().encode() in lembar
    orang = admin.get(reverse("kompetensi:gap_orang"), {"keadaan": "belum"}).content.decode()
    assert "belum dinilai" in orang
    lembar = admin.get(reverse("kompetensi:gap_orang_ekspor", args=["xlsx"]))
    assert lembar.status_code == 200
    assert CatatanAudit.objects.filter(tindakan="kompetensi.orang_ekspor").count() == 1
    lain = dunia.kab.unit["DINAS_A"].pk
    assert admin.get(reverse("kompetensi:kesenjangan"), {"unit": lain}).status_code == 404


def test_panel_dan_sasaran(dunia: Dunia, isi: dict[int, list[int] | None]) -> None:
    atasan = klien(dunia.prov.akun[Peran.ATASAN])
    bidang = [s.pk for s in dunia.prov.pegawai["BIDANG_A"]]
    dinilai = next(pk for pk in bidang if isi[pk] is not None)
    panel = atasan.get(reverse("kompetensi:panel", args=[dinilai])).content.decode()
    assert "untuk pemetaan" in panel
    assert "untuk seleksi" in panel
    assert "Peraturan BKN 26/2019" in panel
    url = reverse("kompetensi:sasaran", args=[dinilai])
    tujuan = Jabatan.objects.get(kode="J2")
    assert f"?jabatan={tujuan.pk}" in atasan.get(url, {"cari": "kepala"}).content.decode()
    lihat = atasan.get(url, {"jabatan": tujuan.pk}).content.decode()
    assert "yang diminta jabatan ini" in lihat
    assert "syarat menurut tingkat lazim jenjang Pengawas" in lihat
    belum = next(pk for pk in bidang if pk not in
                 PenilaianKompetensi.objects.values_list("pegawai_id", flat=True))  # fmt: skip
    kosong = atasan.get(reverse("kompetensi:sasaran", args=[belum]), {"jabatan": tujuan.pk})
    assert "belum dinilai" in kosong.content.decode()
    asing = Jabatan.objects.create(
        instansi=dunia.kab.instansi, kode="X9", nama="Lain", jenjang="PENGAWAS"
    )
    assert atasan.get(url, {"jabatan": asing.pk}).status_code == 404


def test_ketentuan_bertanggal(dunia: Dunia) -> None:
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    url = reverse("kompetensi:ketentuan_ubah", args=["kategori.pemetaan_cukup"])
    besok = HARI + timedelta(days=1)
    isi = {"nilai": "91", "mulai": besok.isoformat(), "sumber": "Perbup 1"}
    assert "lebih besar" in admin.post(url, isi).content.decode()
    assert admin.post(url, isi | {"nilai": "75"}).status_code == 302
    assert KetentuanKompetensi.objects.count() == 1
    kini = ketentuan_berlaku(instansi_id=dunia.prov.instansi.pk, hari=HARI)
    nanti = ketentuan_berlaku(instansi_id=dunia.prov.instansi.pk, hari=besok)
    assert next(k.nama for k in kategori_jpm(7600, kini)) == "Kurang Optimal"
    [pemetaan, seleksi] = kategori_jpm(7600, nanti)
    assert (pemetaan.nama, seleksi.nama) == ("Cukup Optimal", "Masih Memenuhi Syarat")
    assert "Perbup 1" in pemetaan.sumber
    assert kategori_jpm(None, nanti) == []
    assert "belum ditetapkan" in admin.get(reverse("kompetensi:ketentuan")).content.decode()
