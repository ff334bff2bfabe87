"""Technical competencies: recorded by an event, published, held against the post, and matched."""

import json
import random
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from karir.mesin.aturan import hash_aturan
from karir.models import AturanTalenta
from karir.pengisian.selectors.cocok import standar_jumlah, teknis_kolom
from karir.selectors.aturan import aturan_dalam_kekuatan
from karir.selectors.jpm import jpm_dua
from kompetensi import rumus
from kompetensi.kode import KOMPETENSI
from kompetensi.models import (
    Asesmen,
    KeberatanAsesmen,
    PengingatAsesmen,
    PenilaianKompetensi,
    PenilaianTeknis,
    PesertaAsesmen,
)
from kompetensi.selectors.antrean import antrean_susun
from kompetensi.selectors.gap_orang import orang_baris, orang_daftar
from kompetensi.selectors.gap_teknis import (
    kebutuhan_teknis,
    teknis_menurut_jabatan,
    teknis_menurut_kompetensi,
    teknis_menurut_unit,
)
from kompetensi.selectors.kesenjangan import parameter_gap
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.selectors.standar import standar_pada
from kompetensi.services.keberatan import pengingat_kirim
from kompetensi.services.standar import standar_sahkan
from kompetensi.services.standar_draf import standar_buat_draf, standar_simpan, standar_teknis
from kompetensi.services.terbit import hasil_terbitkan
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Jabatan, Pegawai
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

HARI = timezone.localdate()
SISTEM = Pelaku.sistem()
ANALISIS, SDM = "analisis_kebijakan", "pengelolaan_sdm_aparatur"
MINTA = {ANALISIS: 3, SDM: 2}
BATAS = rumus.mundur(HARI, 3)


@pytest.fixture
def jabatan(dunia: Dunia) -> Jabatan:
    """J1, which everybody holds, asks for two technical competencies from today on."""
    satu: Jabatan = Jabatan.objects.get(instansi=dunia.prov.instansi, kode="J1")
    _tetapkan(satu, MINTA, HARI)
    return satu


def _tetapkan(jabatan: Jabatan, minta: dict[str, int], mulai: date) -> None:
    umum: dict[str, Any] = {"instansi_id": jabatan.instansi_id, "pelaku": SISTEM}
    standar_buat_draf(hari=HARI, **umum)
    standar_simpan(jenjang={}, jabatan={jabatan.pk: dict.fromkeys(KOMPETENSI, 2)}, **umum)
    milik = Jabatan.objects.filter(pk=jabatan.pk)
    for kode in MINTA:
        standar_teknis(jabatan=milik, kode=kode, tingkat=minta.get(kode), **umum)
    standar_sahkan(judul="Standar", dasar="SK 1", berlaku_mulai=mulai, hari=HARI, **umum)


def _nilai(orang: Pegawai, kode: str, tingkat: int, tanggal: date = HARI, **lain: Any) -> None:
    PenilaianTeknis.objects.create(
        instansi_id=orang.instansi_id, unit_lft=orang.unit_lft, pegawai=orang, kode=kode,
        tingkat=tingkat, tanggal=tanggal, penyelenggara="UPT", **lain,
    )  # fmt: skip


def _oleh(dunia: Dunia, peran: Peran = Peran.ADMIN_BKD) -> Any:
    pengguna = dunia.prov.akun[peran]
    pengguna.lingkup = lingkup_pilihan(pengguna_id=pengguna.pk, hari=HARI).aktif
    return pengguna


def _ketentuan(dunia: Dunia) -> Any:
    return ketentuan_berlaku(instansi_id=dunia.prov.instansi.pk, hari=HARI)


def test_dari_acara_sampai_orangnya(dunia: Dunia, jabatan: Jabatan) -> None:
    akun = dunia.prov.akun
    analis, saya = klien(akun[Peran.ANALIS_BKD]), klien(akun[Peran.ASN])
    asn = Pegawai.objects.get(pengguna=akun[Peran.ASN])
    rencana = {
        "judul": "Uji teknis", "metode": "PORTOFOLIO", "teknis": [ANALISIS, SDM],
        "penyelenggara": "UPT Penilaian", "terakreditasi": "on",
        "mulai": HARI.isoformat(), "selesai": HARI.isoformat(),
    }  # fmt: skip
    baru = reverse("kompetensi:asesmen_baru")
    assert analis.post(baru, rencana | {"teknis": ["terbang"]}).status_code == 422
    assert analis.post(baru, rencana | {"teknis": []}).status_code == 422
    assert analis.post(baru, rencana).status_code == 302
    acara = Asesmen.objects.get()
    assert (acara.kompetensi, acara.teknis) == (False, [ANALISIS, SDM])
    analis.post(reverse("kompetensi:asesmen_langkah", args=[acara.pk, "tambah"]),
                {"nip": asn.nip})  # fmt: skip
    peserta = PesertaAsesmen.objects.get()
    url = reverse("kompetensi:peserta", args=[peserta.pk])
    hasil = {"hadir": "1", "tanggal": HARI.isoformat(), "narasi": ""}
    kosong = analis.post(url, hasil)
    assert kosong.status_code == 422
    assert "sedikitnya satu kompetensi teknis" in kosong.content.decode()
    assert analis.post(url, hasil | {f"teknis-{ANALISIS}": "2"}).status_code == 302
    rinci = reverse("kompetensi:asesmen_rinci", args=[acara.pk])
    assert "Analisis kebijakan 2 dari 3" in analis.get(rinci).content.decode()
    assert "Analisis kebijakan 2" not in klien(akun[Peran.AUDITOR]).get(rinci).content.decode()
    assert not PenilaianTeknis.objects.exists()
    assert hasil_terbitkan(asesmen_id=acara.pk, pelaku_id=None) == 1
    satu = PenilaianTeknis.objects.get()
    assert (satu.kode, satu.tingkat, satu.terakreditasi) == (ANALISIS, 2, True)
    panel = " ".join(saya.get(reverse("kompetensi:panel_saya")).content.decode().split())
    assert "1 dari 2 kompetensi teknis yang diminta punya hasil yang berlaku" in panel
    assert "standar teknis jabatan ini, versi 1" in panel
    assert "penyelenggara terakreditasi" in panel
    assert "2 / 3 · di bawah" in panel
    assert "belum dinilai / 2" in panel
    # Disputed like any other result, and published once a day.
    sanggah = reverse("kompetensi:keberatan_saya", args=["teknis", HARI.isoformat()])
    assert saya.post(sanggah, {"alasan": "Portofolio belum dibaca."}).status_code == 302
    assert KeberatanAsesmen.objects.get().jenis == "TEKNIS"
    Asesmen.objects.filter(pk=acara.pk).update(status="DIUNDANG")
    PesertaAsesmen.objects.update(status="HADIR")
    with pytest.raises(GalatPekerjaan, match="hasil bertanggal sama"):
        hasil_terbitkan(asesmen_id=acara.pk, pelaku_id=None)


def test_akreditasi_terbawa_ke_catatan(dunia: Dunia, jabatan: Jabatan) -> None:
    asn = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])
    PenilaianKompetensi.objects.filter(pegawai=asn).delete()
    for n, (resmi, kata) in enumerate(((True, "penyelenggara terakreditasi"),
                                       (False, "penyelenggara belum terakreditasi"))):  # fmt: skip
        acara = Asesmen.objects.create(
            instansi=asn.instansi, judul="A", metode="CACT", penyelenggara="UPT",
            terakreditasi=resmi, potensi=True, mulai=HARI, selesai=HARI,
        )  # fmt: skip
        PesertaAsesmen.objects.create(
            instansi=asn.instansi, unit_lft=asn.unit_lft, asesmen=acara, pegawai=asn,
            status="HADIR", tanggal=HARI - timedelta(days=5 - n), tingkat=[1] * 9, aspek=[2] * 8,
        )  # fmt: skip
        hasil_terbitkan(asesmen_id=acara.pk, pelaku_id=None)
        atasan = klien(dunia.prov.akun[Peran.ATASAN])
        panel = atasan.get(reverse("kompetensi:panel", args=[asn.pk])).content.decode()
        assert panel.count(kata) == 2
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    lembar = admin.get(reverse("kompetensi:gap_orang_ekspor", args=["csv"])).getvalue().decode()
    [baris] = [b for b in lembar.splitlines() if asn.nip in b]
    assert "UPT,tidak" in baris
    # What a file brought says nothing of it.
    PenilaianKompetensi.objects.update(terakreditasi=None)
    panel = atasan.get(reverse("kompetensi:panel", args=[asn.pk])).content.decode()
    assert "akreditasi penyelenggara tidak tercatat" in panel


@pytest.fixture
def isi(dunia: Dunia, jabatan: Jabatan) -> dict[int, dict[str, int]]:
    """Everybody of the province with what counts today: levels by code, absent: not assessed."""
    acak = random.Random(11)  # noqa: S311
    hasil: dict[int, dict[str, int]] = {}
    for n, orang in enumerate(Pegawai.objects.filter(instansi=dunia.prov.instansi).order_by("pk")):
        hasil[orang.pk] = {}
        for kode in MINTA:
            tingkat = acak.randint(0, 5)
            if n % 4 == 0:
                continue
            if n % 4 == 1:
                _nilai(orang, kode, tingkat, BATAS)
                continue
            _nilai(orang, kode, 5, HARI - timedelta(days=400))
            if n % 4 == 2 and kode == SDM:
                _nilai(orang, kode, 0, dicabut_pada=timezone.now(), alasan_cabut="Keliru")
                hasil[orang.pk][kode] = 5
                continue
            _nilai(orang, kode, tingkat)
            hasil[orang.pk][kode] = tingkat
    return hasil


def test_hitungan_sama_dengan_rumus(
    dunia: Dunia, jabatan: Jabatan, isi: dict[int, dict[str, int]]
) -> None:
    parameter = parameter_gap(oleh=_oleh(dunia), unit=None, hari=HARI, ketentuan=_ketentuan(dunia))
    menurut = {s.kunci: s for s in teknis_menurut_kompetensi(parameter=parameter)}
    butuh = {s.kode: s.bobot for s in kebutuhan_teknis(parameter=parameter)}
    for kode, minta in MINTA.items():
        ada = [orang[kode] for orang in isi.values() if kode in orang]
        satu = menurut[kode]
        assert (satu.diminta, satu.dinilai) == (len(isi), len(ada))
        assert satu.orang == sum(t < minta for t in ada)
        assert satu.bobot == sum(rumus.kebutuhan(t, minta) for t in ada) == butuh.get(kode, 0)
    assert 0 < menurut[SDM].belum < len(isi)
    [milik] = teknis_menurut_jabatan(parameter=parameter)
    [akar] = teknis_menurut_unit(parameter=parameter, unit=[dunia.prov.unit["AKAR"]])
    for satu in (milik, akar):
        assert satu.diminta == 2 * len(isi)
        assert satu.bobot == sum(s.bobot for s in menurut.values())
    for keadaan in ("kurang", "belum", "habis"):
        daftar = orang_daftar(
            oleh=_oleh(dunia), parameter=parameter, keadaan=keadaan, kode=ANALISIS
        )
        ada_hasil = set(PenilaianTeknis.objects.values_list("pegawai_id", flat=True))
        harap = {
            "kurang": {pk for pk, o in isi.items() if o.get(ANALISIS, 9) < MINTA[ANALISIS]},
            "belum": set(isi) - ada_hasil,
            "habis": {pk for pk in ada_hasil if ANALISIS not in isi[pk]},
        }[keadaan]
        assert {satu.pk for satu in daftar} == harap
        assert harap
        for baris in orang_baris(daftar, parameter=parameter):
            teknis = [(k, n) for k, n in baris.kurang if k == "Analisis kebijakan"]
            lepas = rumus.kurang(isi[baris.pegawai.pk].get(ANALISIS), MINTA[ANALISIS])
            assert teknis == ([("Analisis kebijakan", lepas)] if lepas else [])
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    for pilihan in ("kompetensi", "unit", "jabatan"):
        halaman = admin.get(reverse("kompetensi:gap_teknis"), {"menurut": pilihan})
        assert "Yang belum dinilai tidak dihitung nol" in halaman.content.decode()
        lembar = admin.get(
            reverse("kompetensi:gap_teknis_ekspor", args=["csv"]), {"menurut": pilihan}
        )
        assert b"BELUM DINILAI" in lembar.getvalue()
    peta = admin.get(reverse("kompetensi:kesenjangan")).content.decode()
    assert "?teknis=1&amp;menurut=unit" in peta
    assert f"?kode={ANALISIS}" not in peta
    peta = admin.get(reverse("kompetensi:kesenjangan"), {"teknis": "1"}).content.decode()
    assert f"?kode={ANALISIS}" in peta
    opd = parameter_gap(
        oleh=_oleh(dunia, Peran.PENGELOLA_OPD), unit=None, hari=HARI, ketentuan=_ketentuan(dunia)
    )
    assert teknis_menurut_jabatan(parameter=opd)[0].diminta < milik.diminta


def test_lowongan_membaca_kecocokan_teknis(
    dunia: Dunia, jabatan: Jabatan, isi: dict[int, dict[str, int]]
) -> None:
    orang = np.array(sorted(isi), np.int64)
    kolom = teknis_kolom(jabatan=jabatan, orang=orang, hari=HARI)
    assert kolom is not None
    harap = [
        rumus.cocok_teknis([isi[pk].get(kode) for kode in MINTA], list(MINTA.values()))
        for pk in orang.tolist()
    ]
    assert kolom.tolist() == [rumus.KOSONG if satu is None else satu for satu in harap]
    assert {-1} < set(kolom.tolist())
    # A post that asks for none, or did not yet on that day, is not matched by it.
    lain = Jabatan.objects.create(
        instansi=dunia.prov.instansi, kode="J8", nama="Lain", jenjang="PENGAWAS"
    )
    assert teknis_kolom(jabatan=lain, orang=orang, hari=HARI) is None
    assert teknis_kolom(jabatan=jabatan, orang=orang, hari=HARI - timedelta(days=1)) is None
    # The standard is that of the day asked about, the nine as well.
    besok = HARI + timedelta(days=1)
    _tetapkan(jabatan, {SDM: 5}, besok)
    umum: dict[str, Any] = {"instansi_id": jabatan.instansi_id, "pelaku": SISTEM}
    standar_buat_draf(hari=besok, **umum)
    standar_simpan(jenjang={}, jabatan={jabatan.pk: dict.fromkeys(KOMPETENSI, 5)}, **umum)
    lusa = HARI + timedelta(days=2)
    standar_sahkan(judul="S", dasar="SK", berlaku_mulai=lusa, hari=HARI, **umum)
    assert [standar_jumlah(jabatan=jabatan, hari=h) for h in (HARI, besok, lusa)] == [18, 18, 45]
    assert standar_pada([jabatan], hari=besok)[jabatan.pk].teknis == {SDM: 5}
    nanti = teknis_kolom(jabatan=jabatan, orang=orang, hari=besok)
    assert nanti is not None
    assert nanti.tolist() != kolom.tolist()


def test_antrean_dan_pengingat_teknis(dunia: Dunia, jabatan: Jabatan) -> None:
    asn = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])
    bidang = [p for p in dunia.prov.pegawai["BIDANG_A"] if p.pk != asn.pk]
    sebagian, habis, baru = bidang[:3]
    lain = Jabatan.objects.create(
        instansi=dunia.prov.instansi, kode="J8", nama="Lain", jenjang="PENGAWAS"
    )
    Pegawai.objects.filter(pk=bidang[3].pk).update(jabatan=lain)
    hampir = BATAS + timedelta(days=10)
    for orang, tanggal in (
        (sebagian, [HARI]), (habis, [HARI, BATAS]), (baru, [HARI, HARI]), (asn, [HARI, hampir]),
    ):  # fmt: skip
        for kode, hari in zip(MINTA, tanggal, strict=False):
            _nilai(orang, kode, 2, hari)
    antrean = antrean_susun(
        oleh=_oleh(dunia), jenis="teknis", unit=None, hari=HARI, ketentuan=_ketentuan(dunia)
    )
    alasan = {b.pegawai_id: b.alasan for b in antrean.baris}
    assert alasan[sebagian.pk] == ["belum"]
    assert alasan[habis.pk] == ["habis"]
    assert alasan[asn.pk] == ["hampir"]
    # Nobody stands there whose post asks for nothing, or who was assessed in all of it.
    assert not {baru.pk, bidang[3].pk} & set(alasan)
    halaman = klien(dunia.prov.akun[Peran.ADMIN_BKD]).get(
        reverse("kompetensi:antrean"), {"jenis": "teknis"}
    )
    assert halaman.status_code == 200
    pengingat_kirim(hari=HARI)
    [ingat] = PengingatAsesmen.objects.filter(jenis="TEKNIS")
    assert (ingat.pegawai_id, ingat.tanggal) == (asn.pk, hampir)


def test_jpm_di_samping_aturan_peringkat(dunia: Dunia) -> None:
    """Where the gap pages and the rule set in force count differently, both are shown."""
    prov = dunia.prov.instansi
    satu = Jabatan.objects.get(instansi=prov, kode="J1")
    orang = dunia.prov.pegawai["BIDANG_A"][1]
    PenilaianKompetensi.objects.filter(pegawai=orang).delete()
    PenilaianKompetensi.objects.create(
        instansi=prov, unit_lft=orang.unit_lft, pegawai=orang,
        tanggal=rumus.mundur(HARI, 2), **dict.fromkeys(KOMPETENSI, 2),
    )  # fmt: skip
    atasan, admin = (klien(dunia.prov.akun[p]) for p in (Peran.ATASAN, Peran.ADMIN_BKD))
    url, peta = reverse("karir:jpm", args=[orang.pk]), reverse("karir:banding_standar")
    oleh = _oleh(dunia)
    assert not jpm_dua(oleh=oleh, pegawai=orang, hari=HARI).berbeda
    assert "Sama: halaman kompetensi" in " ".join(atasan.get(url).content.decode().split())
    assert "Tingkat yang diminta setiap jenjang sama" in admin.get(peta).content.decode()
    aturan = aturan_dalam_kekuatan(instansi_id=prov.pk, tanggal=HARI)
    isi = json.loads(json.dumps(aturan.isi))
    isi["tingkat_baku"]["PELAKSANA"] = 3
    AturanTalenta.objects.create(
        kode=aturan.kode, versi=99, judul="Aturan uji", dasar_hukum="SK uji", berlaku_mulai=HARI,
        status="BERLAKU", isi=isi, sidik=hash_aturan(isi),
    )  # fmt: skip
    dua = jpm_dua(oleh=oleh, pegawai=orang, hari=HARI)
    assert dua.gap is not None
    assert dua.aturan is not None
    assert (dua.gap.jumlah, dua.gap.jpm) == (9, 10_000)
    assert (dua.aturan.jumlah, dua.aturan.jpm) == (27, 6667)
    teks = " ".join(atasan.get(url).content.decode().split())
    for kata in ("66,67", "100,00", "SK uji", "tingkat baku jenjang Pelaksana dalam aturan",
                 "Peraturan BKN 26/2019"):  # fmt: skip
        assert kata in teks
    assert "3 3 3 3 3 3 3 3 3" in admin.get(peta).content.decode()
    # What the agency has laid down itself is what both read.
    _tetapkan(satu, MINTA, HARI)
    assert not jpm_dua(oleh=oleh, pegawai=orang, hari=HARI).berbeda


TINGKAT = st.none() | st.integers(0, 5)
PASANG = st.integers(0, 6).flatmap(
    lambda n: st.tuples(
        st.lists(TINGKAT, min_size=n, max_size=n),
        st.lists(st.integers(1, 5), min_size=n, max_size=n),
    )
)


@given(PASANG)
def test_cocok_teknis_dibatasi_tiap_kompetensi(
    pasang: tuple[list[int | None], list[int]],
) -> None:
    tingkat, standar = pasang
    hasil = rumus.cocok_teknis(tingkat, standar)
    assert (hasil is None) == (None in tingkat or not standar)
    kolom = rumus.cocok_teknis_kolom(
        np.array([[rumus.KOSONG if t is None else t for t in tingkat]], np.int64).reshape(1, -1),
        np.array(standar, np.int64),
    )
    assert kolom.tolist() == [rumus.KOSONG if hasil is None else hasil]
    if hasil is None:
        return
    pasti = [t for t in tingkat if t is not None]
    penuh = all(t >= s for t, s in zip(pasti, standar, strict=True))
    assert (hasil == 10_000) == penuh
    # A surplus closes no other gap; one level more never lowers the match.
    assert hasil == rumus.cocok_teknis(
        [min(t, s) for t, s in zip(pasti, standar, strict=True)], standar
    )
    lebih = rumus.cocok_teknis([pasti[0] + 1, *pasti[1:]], standar)
    assert lebih is not None
    assert lebih >= hasil
