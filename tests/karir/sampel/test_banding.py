"""Two runs of the sample compared: what the pages count, list and explain is what is stored."""

import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from karir.mesin.aturan import muat
from karir.mesin.banding import arah_kotak
from karir.models import HasilPeringkat, ProsesPeringkat
from karir.selectors import banding as selectors_banding
from karir.selectors.banding_sql import PERUBAHAN
from kinerja.models import PredikatTahunan
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import hitung_proses
from tests.karir.bahan import Sampel
from tests.karir.sampel.test_halaman import halaman, jelajah, lembar_dari, nip_di, unduh_csv

Pasang = dict[int, tuple[HasilPeringkat | None, HasilPeringkat | None]]


@dataclass
class Dua:
    """Two stored runs and everybody's rows in both, by person."""

    lama: ProsesPeringkat
    baru: ProsesPeringkat
    orang: Pasang

    @cached_property
    def arah(self) -> dict[tuple[int, int], str]:
        """Where each pair of boxes leads, by the rule sets of both runs."""
        return arah_kotak(muat(self.lama.isi_aturan), muat(self.baru.isi_aturan))

    def alamat(self, nama: str = "karir:banding", *lain: Any) -> str:
        return reverse(nama, args=[self.lama.pk, self.baru.pk, *lain])


@pytest.fixture(scope="module")
def dua_modul(contoh: Sampel, django_db_blocker: Any) -> Iterator[Dua]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield _dua(contoh)
        transaction.set_rollback(True)


@pytest.fixture
def dua(dua_modul: Dua, db: None) -> Dua:
    return dua_modul


def _dua(contoh: Sampel) -> Dua:
    """The sample's run, and one with other weights, thresholds and facts that is shown too."""
    semula = contoh.proses
    orang = list(
        HasilPeringkat.objects.filter(proses=semula, kotak__isnull=False).order_by("pegawai_id")
    )
    PredikatTahunan.objects.filter(pegawai_id__in=[o.pegawai_id for o in orang[:20]]).delete()
    Pegawai.objects.filter(pk__in=[o.pegawai_id for o in orang[20:30]]).update(kedudukan_hukum="02")
    belum = HasilPeringkat.objects.filter(proses=semula, status="BELUM_LENGKAP")
    Pegawai.objects.filter(pk__in=belum.values("pegawai_id")[:7]).update(kedudukan_hukum="02")
    isi = copy.deepcopy(semula.isi_aturan)
    y, x = isi["sumbu"]["Y"], isi["sumbu"]["X"]
    y["komponen"][0]["bobot"], y["komponen"][1]["bobot"] = 5500, 2000
    x["kategori"][1]["sampai"] = x["kategori"][2]["mulai"] = 7500
    y["bobot"], x["bobot"] = 4500, 5500
    baru = hitung_proses(replace(contoh.daerah), isi_aturan=isi)
    for proses, iris in ((semula, slice(40, 45)), (baru, slice(45, 52))):
        nomor = [o.pegawai_id for o in orang[iris]]
        HasilPeringkat.objects.filter(proses=proses, pegawai_id__in=nomor).delete()
    sisi = [
        {o.pegawai_id: o for o in HasilPeringkat.objects.filter(proses=p)} for p in (semula, baru)
    ]
    semua = sorted(sisi[0].keys() | sisi[1].keys())
    return Dua(semula, baru, {pk: (sisi[0].get(pk), sisi[1].get(pk)) for pk in semua})


def keadaan(hasil: HasilPeringkat | None) -> str:
    if hasil is None:
        return "tiada"
    return str(hasil.kotak or {"BELUM_LENGKAP": "belum", "TIDAK_DIPETAKAN": "luar"}[hasil.status])


def cocok(dua: Dua, jenis: str, a: HasilPeringkat | None, b: HasilPeringkat | None) -> bool:
    """The meaning of a kind of change, said a second time in Python."""
    krs_a, krs_b = bool(a and a.krs), bool(b and b.krs)
    berkotak = a is not None and b is not None and a.kotak and b.kotak
    return {
        "berubah": keadaan(a) != keadaan(b) or krs_a != krs_b,
        "masuk-krs": krs_b and not krs_a,
        "keluar-krs": krs_a and not krs_b,
        "status": a is not None and b is not None and a.status != b.status,
        "baru": a is None,
        "hilang": b is None,
        "peringkat": (a and a.peringkat) != (b and b.peringkat),
        "semua": True,
        **{
            satu: bool(berkotak) and dua.arah[a.kotak, b.kotak] == satu  # type: ignore[union-attr]
            for satu in ("naik", "turun", "bergeser")
        },
    }[jenis]


def nip(pasang: tuple[HasilPeringkat | None, HasilPeringkat | None]) -> str:
    satu = pasang[1] or pasang[0]
    assert satu is not None
    return satu.nip


def test_matriks_sama_dengan_yang_tersimpan(dua: Dua, sebagai: Any) -> None:
    jawaban = sebagai(Peran.ADMIN_BKD).get(dua.alamat())
    matriks = jawaban.context["ringkas"].matriks
    assert matriks == Counter((keadaan(a), keadaan(b)) for a, b in dua.orang.values())
    assert len({dari for dari, _ in matriks} | {ke for _, ke in matriks}) > 8
    teks = jawaban.content.decode()
    for (dari, ke), jumlah in matriks.items():
        [tampak] = re.findall(rf'dari={dari}&amp;ke={ke}#daftar"[^>]*>([\d.]+)<', teks)
        assert int(tampak.replace(".", "")) == jumlah


@pytest.fixture
def lembar(monkeypatch: pytest.MonkeyPatch) -> None:
    """An OPD fills a few pages."""
    monkeypatch.setattr(selectors_banding, "UKURAN", 20)


def opd_dari(pasang: tuple[HasilPeringkat | None, HasilPeringkat | None]) -> int:
    satu = pasang[1] or pasang[0]
    assert satu is not None
    return satu.opd_id


def opd_sedang(dua: Dua) -> tuple[int, Pasang]:
    """The OPD with about fifty people, and their rows."""
    banyak = Counter(map(opd_dari, dua.orang.values()))
    opd = min(banyak, key=lambda satu: abs(banyak[satu] - 50))
    return opd, {pk: pasang for pk, pasang in dua.orang.items() if opd_dari(pasang) == opd}


@pytest.mark.usefixtures("lembar")
@pytest.mark.parametrize("jenis", PERUBAHAN)
def test_setiap_perubahan_memberi_orangnya(dua: Dua, sebagai: Any, jenis: str) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    alamat, orang = f"{dua.alamat()}?perubahan={jenis}", dua.orang
    harap = {nip(p) for p in orang.values() if cocok(dua, jenis, *p)}
    assert harap or jenis == "bergeser"
    if len(harap) > 40:
        opd, orang = opd_sedang(dua)
        alamat += f"&opd={opd}"
        harap = {nip(p) for p in orang.values() if cocok(dua, jenis, *p)}
    tampak = [satu for halaman_ in jelajah(k, alamat, "next") for satu in halaman_]
    assert len(tampak) == len(set(tampak))
    assert set(tampak) == harap


@pytest.mark.usefixtures("lembar")
@pytest.mark.parametrize(
    "urut", ["peringkat", "-peringkat", "nama", "-nama", "nilai", "-nilai", "-langkah"]
)
def test_maju_dan_mundur_memuat_setiap_orang_sekali(dua: Dua, sebagai: Any, urut: str) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    opd, orang = opd_sedang(dua)
    alamat = f"{dua.alamat()}?perubahan=semua&urut={urut}&opd={opd}"
    maju = jelajah(k, alamat, "next")
    assert len(maju) > 2
    semua = [satu for lembar in maju for satu in lembar]
    assert sorted(semua) == sorted(nip(p) for p in orang.values())
    akhir = re.findall(r'href="(\?[^"]+)#daftar" rel="next"', halaman(k, alamat))
    assert akhir
    kedua = halaman(k, f"{dua.alamat()}{akhir[0]}")
    assert nip_di(kedua) == maju[1]
    [balik] = re.findall(r'href="(\?[^"]+)#daftar" rel="prev"', kedua)
    assert nip_di(halaman(k, f"{dua.alamat()}{balik}")) == maju[0]


def test_urutan_nilai_menurut_selisih_eksak(dua: Dua, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    berkotak = [
        (b.talenta_eksak - a.talenta_eksak, b.nip)
        for a, b in dua.orang.values()
        if a and b and a.kotak and b.kotak
    ]
    harap = [satu for _, satu in sorted(berkotak, reverse=True)][:50]
    assert nip_di(halaman(k, f"{dua.alamat()}?perubahan=semua&urut=-nilai")) == harap


@pytest.mark.parametrize("saring", ["opd", "jenjang", "cari", "sel", "nip"])
def test_saringan(dua: Dua, contoh: Sampel, sebagai: Any, saring: str) -> None:
    opd = contoh.daerah.unit["C00"].pk
    contoh_orang = next(b for a, b in dua.orang.values() if a and b and a.kotak)
    kata = contoh_orang.nama_kunci.split()[0]
    kueri, boleh = {
        "opd": (f"opd={opd}", lambda s: s.opd_id == opd),
        "jenjang": ("jenjang=PELAKSANA", lambda s: s.jenjang == "PELAKSANA"),
        "cari": (f"cari={kata.lower()}", lambda s: kata in s.nama_kunci),
        "nip": (
            f"cari={contoh_orang.nip[:4]}+{contoh_orang.nip[4:8]}",
            lambda s: s.nip.startswith(contoh_orang.nip[:8]),
        ),
        "sel": ("dari=belum&ke=luar", None),
    }[saring]
    lembar = jelajah(sebagai(Peran.ADMIN_BKD), f"{dua.alamat()}?perubahan=semua&{kueri}", "next")
    harap = {
        nip(p)
        for p in dua.orang.values()
        if (
            (keadaan(p[0]), keadaan(p[1])) == ("belum", "luar")
            if boleh is None
            else boleh(p[1] or p[0])
        )
    }
    assert {satu for halaman_ in lembar for satu in halaman_} == harap
    assert 0 < len(harap) < len(dua.orang)


@pytest.mark.parametrize(
    "kunci", ["", "x", "1:2", ":::", "1:1:x", "9999999999999999999:1:1", "\x00:1:1"]
)
@pytest.mark.parametrize("arah", ["sesudah", "sebelum"])
def test_kunci_rusak_memberi_halaman_pertama(dua: Dua, sebagai: Any, arah: str, kunci: str) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    jawaban = k.get(dua.alamat(), {arah: kunci})
    assert nip_di(jawaban.content.decode()) == nip_di(halaman(k, dua.alamat()))


def test_uraian_pegawai_berjumlah_tepat(dua: Dua, sebagai: Any) -> None:
    """The page's own figures, added by hand, are the page's own sums."""
    pk = next(
        pk
        for pk, (a, b) in dua.orang.items()
        if a and b and a.kotak and b.kotak not in (None, a.kotak)
    )
    teks = halaman(sebagai(Peran.ADMIN_BKD), dua.alamat("karir:banding_pegawai", pk))
    baris = [
        [_angka(sel) for sel in re.findall(rf'data-judul="{judul}">(?:<b>)?([^<]+)<', teks)]
        for judul in ("Karena nilai", "Karena bobot", "Pada sumbu", "Jumlah")
    ]
    nilai, bobot, pada, jumlah = baris
    assert [a + b for a, b in zip(nilai, bobot, strict=False) if a is not None] == [
        n for n in pada if n is not None
    ][: len(nilai)]
    lama, baru = dua.orang[pk]
    assert lama
    assert baru
    assert jumlah == [
        Decimal(baru.y_eksak - lama.y_eksak).scaleb(-6),
        Decimal(baru.x_eksak - lama.x_eksak).scaleb(-6),
        Decimal(baru.talenta_eksak - lama.talenta_eksak).scaleb(-10),
    ]
    assert sum(pada[:4]) == jumlah[0]
    assert sum(pada[4:11]) == jumlah[1]
    assert "Bobot Penilaian Kinerja dari 60,00 % menjadi 55,00 %." in teks


def _angka(teks: str) -> Any:
    if teks == "–":
        return None
    return Decimal(teks.replace(".", "").replace(",", ".").replace("−", "-").strip())


def test_status_yang_berubah_menyebut_alasannya(dua: Dua, sebagai: Any) -> None:
    pk = next(
        pk
        for pk, (a, b) in dua.orang.items()
        if a and b and a.kotak and b.status == "BELUM_LENGKAP"
    )
    teks = halaman(sebagai(Peran.ADMIN_BKD), dua.alamat("karir:banding_pegawai", pk))
    assert "Alasan yang baru ada: Predikat kinerja dua tahun terakhir belum ada." in teks
    assert "Tidak ada uraian nilai" in teks


def test_ekspor_memuat_uraian_yang_berjumlah(dua: Dua, sebagai: Any) -> None:
    k = sebagai(Peran.ANALIS_BKD)
    alamat = dua.alamat("karir:banding_ekspor", "csv") + "?perubahan=semua"
    baris = unduh_csv(k, alamat)
    assert {satu["NIP"] for satu in baris} == {nip(p) for p in dua.orang.values()}
    menurut_nip = {nip(p): p for p in dua.orang.values()}
    berkotak = 0
    for satu in baris:
        lama, baru = menurut_nip[satu["NIP"]]
        if not (lama and baru and lama.kotak and baru.kotak):
            assert satu["SELISIH Y"] == satu["SELISIH NILAI TALENTA"] == ""
            continue
        berkotak += 1
        for tanda in "YX":
            bagian = [Decimal(n) for judul, n in satu.items() if judul.startswith(f"{tanda} - ")]
            assert sum(bagian) == Decimal(satu[f"SELISIH {tanda}"])
        talenta = Decimal(baru.talenta_eksak - lama.talenta_eksak).scaleb(-10)
        assert Decimal(satu["SELISIH NILAI TALENTA"]) == talenta
    assert berkotak > 500
    lembar = lembar_dari(k.get(dua.alamat("karir:banding_ekspor", "xlsx") + "?perubahan=naik"))
    harap = {nip(p) for p in dua.orang.values() if cocok(dua, "naik", *p)}
    assert {satu[0].value for satu in lembar[1:]} == harap
    tercatat = CatatanAudit.objects.filter(tindakan="peringkat.banding_ekspor").order_by("id")
    assert [(c.rincian["jenis"], c.rincian["semula"]) for c in tercatat] == [
        ("csv", dua.lama.pk),
        ("xlsx", dua.lama.pk),
    ]


def test_pengelola_opd_membandingkan_orangnya_saja(dua: Dua, contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.PENGELOLA_OPD)
    opd = contoh.daerah.unit["C00"].pk
    jawaban = k.get(dua.alamat(), {"perubahan": "semua"})
    milik = {pk: p for pk, p in dua.orang.items() if (p[1] or p[0]).opd_id == opd}  # type: ignore[union-attr]
    assert jawaban.context["ringkas"].jumlah == len(milik) < len(dua.orang)
    assert "hanya pegawai unit Anda" in jawaban.content.decode()
    assert "banding_ekspor" not in jawaban.content.decode()
    luar = next(pk for pk in dua.orang if pk not in milik)
    assert k.get(dua.alamat("karir:banding_pegawai", luar)).status_code == 404
    dalam = next(iter(milik))
    assert k.get(dua.alamat("karir:banding_pegawai", dalam)).status_code == 200
    assert k.get(dua.alamat("karir:banding_ekspor", "csv")).status_code == 404


def test_percobaan_tidak_dibandingkan_oleh_yang_tidak_menghitung(
    contoh: Sampel, sebagai: Any
) -> None:
    coba = hitung_proses(replace(contoh.daerah), tampilkan=False)
    alamat = reverse("karir:banding", args=[contoh.proses.pk, coba.pk])
    assert sebagai(Peran.ADMIN_BKD).get(alamat).status_code == 200
    for peran in (Peran.PENGELOLA_OPD, Peran.AUDITOR):
        assert sebagai(peran).get(alamat).status_code == 404
        assert f'value="{coba.pk}"' not in halaman(sebagai(peran), reverse("karir:proses"))


def test_memilih_dua_perhitungan(dua: Dua, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    for url in (reverse("karir:proses"), reverse("karir:proses_rinci", args=[dua.baru.pk])):
        assert f'<option value="{dua.lama.pk}"' in halaman(k, url)
    pilih = reverse("karir:banding_pilih")
    assert k.get(pilih, {"semula": dua.lama.pk, "kini": dua.baru.pk}).url == dua.alamat()
    for rusak in ({}, {"semula": "x", "kini": "1"}, {"semula": "²", "kini": "1"}):
        assert k.get(pilih, rusak).url == reverse("karir:proses")
    assert k.get(pilih, {"semula": dua.lama.pk, "kini": 10**17}).status_code == 404
    kembar = k.get(pilih, {"semula": dua.lama.pk, "kini": f"0{dua.lama.pk}"}, follow=True)
    assert "Keduanya perhitungan yang sama." in kembar.content.decode()
    assert f", {dua.baru.aturan}" in halaman(k, reverse("karir:proses"))
