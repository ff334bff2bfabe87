"""Pages of the map on the sample: what they count, how they filter, what leaves as a file."""

import csv
import io
import re
import zipfile
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db.models import Count, F
from django.urls import reverse
from openpyxl import load_workbook

from karir.kode import ALASAN
from karir.models import AturanTalenta, HasilPeringkat, ProsesPeringkat
from karir.padat import fakta_urai
from kompetensi.models import JamPembelajaran
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.pegawai.models import Pegawai
from tests.fixtures.klien import Klien
from tests.karir.bahan import Sampel, baca_csv

PETA, HASIL, MUTU = (reverse(f"karir:{n}") for n in ("peta", "hasil", "mutu"))
XSS = "<script>alert(1)</script>"


def halaman(k: Klien, url: str, **lain: Any) -> str:
    jawaban = k.get(url, **lain)
    assert jawaban.status_code == 200, url
    return unescape(jawaban.content.decode())


def kotak_tergambar(teks: str) -> dict[int, int]:
    pola = r"<span>Kotak (\d)</span>.*?<b>([\d.]+)<"
    return {int(n): int(j.replace(".", "")) for n, j in re.findall(pola, teks, re.S)}


def nip_di(teks: str) -> list[str]:
    """NIPs of the list, in order."""
    return re.findall(r'<data class="nip" value="(\d{18})">', teks)


def semua(contoh: Sampel, **saring: Any) -> Any:
    return HasilPeringkat.objects.filter(proses=contoh.proses, **saring)


def kotak_di_basis(hasil: Any) -> dict[int, int]:
    ada = hasil.filter(kotak__isnull=False).values("kotak").annotate(n=Count("*"))
    return dict.fromkeys(range(1, 10), 0) | {satu["kotak"]: satu["n"] for satu in ada}


def test_peta_menghitung_seperti_basis_data(contoh: Sampel, sebagai: Any) -> None:
    teks = halaman(sebagai(Peran.ADMIN_BKD), PETA)
    assert kotak_tergambar(teks) == kotak_di_basis(semua(contoh))
    krs = semua(contoh, krs=True).count()
    assert f"<b>{krs}</b><span>kelompok rencana suksesi" in teks
    assert "<b>761</b><span>dipetakan dari 1.145</span>" in teks
    assert "Mutu data hanya menghitung yang masih bekerja." in teks


def test_peta_tanpa_yang_cocok_menawarkan_semuanya(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    teks = halaman(k, f"{PETA}?cari=zzz")
    isi = teks.partition("Tidak ada yang cocok")[2]
    assert f'href="{PETA}">Hapus saringan</a>' in isi
    assert kotak_tergambar(teks) == {}
    assert "Tidak ada yang cocok" not in halaman(k, PETA)


def test_beranda_menyebut_semua_orang_dan_tanggalnya(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    teks = " ".join(halaman(k, reverse("beranda")).split())
    luar = semua(contoh, status="TIDAK_DIPETAKAN").count()
    belum = semua(contoh, status="BELUM_LENGKAP").count()
    assert 761 + belum + luar == 1145
    assert "<b>761</b> dari 1.145 pegawai dipetakan" in teks
    [(tertulis, url, jumlah)] = re.findall(
        r'<b>([\d.]+)</b> belum lengkap, dan <b><a href="([^"]+)">(\d+)</a></b> '
        "tidak dipetakan karena kedudukan hukum",
        teks,
    )
    assert (int(tertulis), int(jumlah)) == (belum, luar)
    assert luar > 0
    assert k.get(url).context["ringkasan"].jumlah == luar
    assert re.search(r'id="judul-lengkap">Kelengkapan <span[^>]*>per 30 Juni 2026<', teks)


@pytest.mark.parametrize("saring", ["opd", "jenjang", "cari", "berdua"])
def test_saringan_ada_di_alamat(contoh: Sampel, sebagai: Any, saring: str) -> None:
    opd = contoh.daerah.unit["C00"]
    kata = semua(contoh, kotak=5).first().nama.split()[0].upper()
    kueri, syarat = {
        "opd": (f"opd={opd.pk}", {"opd_id": opd.pk}),
        "jenjang": ("jenjang=PELAKSANA", {"jenjang": "PELAKSANA"}),
        "cari": (f"cari={kata}", {"nama_kunci__contains": kata}),
        "berdua": (
            f"opd={opd.pk}&jenjang=PELAKSANA",
            {"opd_id": opd.pk, "jenjang": "PELAKSANA"},
        ),
    }[saring]
    harap = kotak_di_basis(semua(contoh, **syarat))
    assert harap != kotak_di_basis(semua(contoh))
    teks = halaman(sebagai(Peran.ADMIN_BKD), f"{PETA}?{kueri}")
    assert kotak_tergambar(teks) == harap


def test_cari_seperti_pada_daftar_pegawai(contoh: Sampel, sebagai: Any) -> None:
    """A NIP in groups or in part, and a name with its title, find whom they find elsewhere."""
    k = sebagai(Peran.ADMIN_BKD)
    satu = semua(contoh, kotak=5).order_by("nip").first()
    berkelompok = f"{satu.nip[:8]} {satu.nip[8:14]} {satu.nip[14]} {satu.nip[15:]}"
    assert nip_di(halaman(k, HASIL, data={"cari": berkelompok})) == [satu.nip]
    awal = sorted(semua(contoh, nip__startswith=satu.nip[:5]).values_list("nip", flat=True))
    assert 1 < len(awal) <= 50
    assert sorted(nip_di(halaman(k, HASIL, data={"cari": satu.nip[:5]}))) == awal
    assert satu.nip in nip_di(halaman(k, HASIL, data={"cari": f"Dr. {satu.nama_kunci}"}))


def test_kotak_membuka_daftarnya(contoh: Sampel, sebagai: Any) -> None:
    """The link of a box gives the people counted in it, filters kept."""
    k = sebagai(Peran.ADMIN_BKD)
    opd = contoh.daerah.unit["C00"].pk
    teks = halaman(k, f"{PETA}?opd={opd}")
    [(url, jumlah)] = re.findall(
        r'href="([^"]+)"[^>]*>\s*<span class="no">\s*<span>Kotak 5</span>.*?<b>(\d+)<', teks, re.S
    )
    assert parse_qs(urlsplit(url).query) == {"opd": [str(opd)], "kotak": ["5"]}
    harap = list(
        semua(contoh, opd_id=opd, kotak=5)
        .order_by("peringkat", "nip")
        .values_list("nip", flat=True)
    )
    assert [n for lembar in jelajah(k, url, "next") for n in lembar] == harap
    assert len(harap) == int(jumlah) > 0


def test_pengelola_opd_melihat_opdnya_saja(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.PENGELOLA_OPD)
    opd = contoh.daerah.unit["C00"]
    assert kotak_tergambar(halaman(k, PETA)) == kotak_di_basis(semua(contoh, opd_id=opd.pk))
    lain = contoh.daerah.unit["C01"]
    teks = halaman(k, f"{PETA}?opd={lain.pk}")
    assert f'<option value="{lain.pk}"' not in teks
    assert not set(nip_di(halaman(k, HASIL))) & set(
        semua(contoh, opd_id=lain.pk).values_list("nip", flat=True)
    )


def jelajah(k: Klien, url: str, arah: str) -> list[list[str]]:
    """Every page from `url` on, following the link named `arah`."""
    lembar = []
    while True:
        teks = halaman(k, url)
        lembar.append(nip_di(teks))
        tautan = re.findall(rf'href="(\?[^"]+)" rel="{arah}"', teks)
        if not tautan:
            return lembar
        assert len(lembar) < 60
        url = urlsplit(url).path + tautan[0].split("#")[0]


def test_halaman_maju_dan_mundur_memuat_setiap_orang_sekali(contoh: Sampel, sebagai: Any) -> None:
    """Over ties on a page's border and into those without a rank."""
    opd = semua(contoh).values("opd_id").annotate(n=Count("pk")).order_by("-n")[0]["opd_id"]
    urut = semua(contoh, opd_id=opd).order_by(F("peringkat").asc(nulls_last=True), "nip")
    # A tie across the border of two pages, made on purpose.
    tepi = list(urut[48:52])
    semua(contoh, nip__in=[satu.nip for satu in tepi]).update(peringkat=tepi[0].peringkat)
    harap = list(urut.values_list("nip", flat=True))
    k = sebagai(Peran.ADMIN_BKD)
    maju = jelajah(k, f"{HASIL}?opd={opd}", "next")
    assert [n for lembar in maju for n in lembar] == harap
    assert len(maju) > 2
    assert {len(lembar) for lembar in maju[:-1]} == {50}
    penuh = len(harap) // 50 * 50
    akhir = urut[penuh]
    terakhir = f"{HASIL}?opd={opd}&sebelum={akhir.peringkat or ''}:{akhir.nip}"
    mundur = jelajah(k, terakhir, "prev")
    assert [n for lembar in reversed(mundur) for n in lembar] == harap[:penuh]
    assert urut.filter(peringkat=None).exists()


@pytest.mark.parametrize("arah", ["sesudah", "sebelum"])
def test_kunci_rusak_memberi_halaman_pertama(sebagai: Any, arah: str) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    pertama = nip_di(halaman(k, f"{HASIL}?kotak=9"))
    for kunci in ("", "x", ":", "1:", "1:x", "²:196001011980011001", "9" * 40 + ":1", "\x00:1"):
        jawaban = k.get(HASIL, {"kotak": 9, arah: kunci})
        assert jawaban.status_code == 200, kunci
        assert nip_di(jawaban.content.decode()) == pertama, kunci


@pytest.mark.parametrize("nomor", ["0", "x", "²", "9" * 30, "-1"])
def test_proses_yang_tidak_ada(sebagai: Any, nomor: str) -> None:
    for url in (PETA, HASIL, MUTU):
        assert sebagai(Peran.ADMIN_BKD).get(url, {"proses": nomor}).status_code == 404


def test_seri_ditandai(contoh: Sampel, sebagai: Any) -> None:
    """A shared rank says so, also where a filter hides the one it is shared with."""
    semua(contoh, peringkat=3).update(peringkat=2)
    dua = semua(contoh, peringkat=2).order_by("nip")
    assert len(dua) == 2
    k = sebagai(Peran.ADMIN_BKD)
    for kueri, harap in (
        ("", {1: False, 2: True, 4: False}),
        (f"?cari={dua[0].nip}", {2: True}),
    ):
        baris = re.findall(
            r'data-judul="Peringkat">(\d+)(.*?)</td>', halaman(k, f"{HASIL}{kueri}"), re.S
        )
        ditandai = {int(n): "seri" in tanda for n, tanda in baris}
        assert harap.items() <= ditandai.items()


def test_saringan_tetap_pada_proses_yang_diminta(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    for url in (PETA, HASIL, MUTU):
        teks = halaman(k, f"{url}?proses={contoh.proses.pk}&cari=zzz")
        assert f'name="proses" value="{contoh.proses.pk}"' in teks
        assert f'href="{url}?proses={contoh.proses.pk}"' in teks
        tautan = re.findall(r'href="(\?[^"]*)"', teks)
        assert all(f"proses={contoh.proses.pk}" in satu for satu in tautan)


# --- files ---------------------------------------------------------------------------------


def unduh_csv(k: Klien, url: str) -> list[dict[str, str]]:
    jawaban = k.get(url)
    assert jawaban.status_code == 200
    assert jawaban["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in jawaban["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(jawaban.getvalue().decode("utf-8-sig"))))


def lembar_dari(jawaban: Any) -> list[list[Any]]:
    buku = load_workbook(io.BytesIO(jawaban.getvalue()))
    return [list(baris) for baris in buku.worksheets[0].iter_rows()]


def _teks_sel(sel: Any) -> str:
    """A cell as CSV has it: the number of decimals is that of its format."""
    if sel.value is None:
        return ""
    return f"{sel.value:.2f}" if sel.number_format == "0.00" else str(sel.value)


def test_lembar_ditulis_digit_demi_digit(contoh: Sampel, sebagai: Any) -> None:
    """What stands in the file is the decimal figure, under a heading that stays and filters."""
    isi = sebagai(Peran.ADMIN_BKD).get(reverse("karir:ekspor", args=["xlsx"])).getvalue()
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        lembar = arsip.read("xl/worksheets/sheet1.xml").decode()
    baris = baca_csv(contoh.csv)
    nilai = re.findall(r'<c r="K(\d+)"[^>]*?>(?:<v>([^<]*)</v>|<v ?/>)?</c>', lembar)
    tertulis = {int(nomor): angka for nomor, angka in nilai if int(nomor) > 1 and angka}
    harap = {
        n: satu["NILAI TALENTA"].rstrip("0").rstrip(".")
        for n, satu in enumerate(baris, start=2)
        if satu["NILAI TALENTA"]
    }
    assert {n: angka.rstrip("0").rstrip(".") for n, angka in tertulis.items()} == harap
    assert len(harap) > 500
    assert 'state="frozen"' in lembar
    assert f'<autoFilter ref="A1:Y{len(baris) + 1}"' in lembar
    assert re.search(r'<col [^>]*width="21"', lembar)


def test_ekspor_seluruhnya_sama_dengan_perintah(contoh: Sampel, sebagai: Any) -> None:
    baris = unduh_csv(sebagai(Peran.ANALIS_BKD), reverse("karir:ekspor", args=["csv"]))
    assert baris == baca_csv(contoh.csv)


@pytest.mark.parametrize(
    "kueri", ["kotak=7", "krs=ya&jenjang=PELAKSANA", "status=BELUM_LENGKAP&jenjang=PENGAWAS"]
)
def test_ekspor_sama_dengan_daftar(contoh: Sampel, sebagai: Any, kueri: str) -> None:
    k = sebagai(Peran.ANALIS_BKD)
    tampak = [n for lembar in jelajah(k, f"{HASIL}?{kueri}", "next") for n in lembar]
    baris = unduh_csv(k, f"{reverse('karir:ekspor', args=['csv'])}?{kueri}")
    assert [satu["NIP"] for satu in baris] == tampak
    assert tampak
    menurut_perintah = {satu["NIP"]: satu for satu in baca_csv(contoh.csv)}
    assert baris == [menurut_perintah[nip] for nip in tampak]
    xlsx = lembar_dari(k.get(f"{reverse('karir:ekspor', args=['xlsx'])}?{kueri}"))
    assert [[_teks_sel(sel) for sel in satu] for satu in xlsx[1:]] == [
        list(satu.values()) for satu in baris
    ]
    assert {satu[0].data_type for satu in xlsx[1:]} == {"s"}
    berangka = {sel.data_type for satu in xlsx[1:] for sel in satu[7:] if sel.value is not None}
    assert berangka <= {"n"}
    simata = lembar_dari(k.get(f"{reverse('karir:ekspor', args=['simata'])}?{kueri}"))
    dipetakan = [satu["NIP"] for satu in baris if satu["STATUS"] == "DIPETAKAN"]
    assert [satu[0].value for satu in simata[1:]] == dipetakan
    dicatat = CatatanAudit.objects.filter(tindakan="peringkat.ekspor")
    assert [satu.rincian["jenis"] for satu in dicatat.order_by("id")] == ["csv", "xlsx", "simata"]


def test_ekspor_tidak_membawa_rumus(contoh: Sampel, sebagai: Any) -> None:
    """A name that a spreadsheet would take for a formula stays a name."""
    k = sebagai(Peran.ADMIN_BKD)
    nama = '=HYPERLINK("http://contoh","x")'
    nip = semua(contoh, kotak=9).first().nip
    semua(contoh, nip=nip).update(nama=nama, unit_nama="+1", jabatan_nama="@SUM(A1)")
    [baris] = unduh_csv(k, f"{reverse('karir:ekspor', args=['csv'])}?cari={nip}")
    assert (baris["NAMA"], baris["UNIT ORGANISASI"]) == (f"'{nama}", "'+1")
    assert baris["JABATAN"] == "'@SUM(A1)"
    for jenis in ("xlsx", "simata"):
        _, satu = lembar_dari(k.get(f"{reverse('karir:ekspor', args=[jenis])}?cari={nip}"))
        assert {sel.data_type for sel in satu[:4]} == {"s"}
        assert satu[1].value.endswith(nama)


def test_halaman_tidak_membawa_skrip(contoh: Sampel, sebagai: Any) -> None:
    nip = semua(contoh, kotak=9).order_by("peringkat").first().nip
    semua(contoh, nip=nip).update(nama=XSS)
    for url in (PETA, f"{HASIL}?cari={nip}", f"{HASIL}?cari={XSS}"):
        assert XSS not in sebagai(Peran.ADMIN_BKD).get(url).content.decode()


def test_auditor_mengunduh_pengelola_tidak(sebagai: Any) -> None:
    url = reverse("karir:ekspor", args=["csv"])
    assert sebagai(Peran.AUDITOR).get(url).status_code == 200
    assert sebagai(Peran.PENGELOLA_OPD).get(url).status_code == 404
    assert "hasil.csv" not in halaman(sebagai(Peran.PENGELOLA_OPD), HASIL)


# --- data quality --------------------------------------------------------------------------


def test_mutu(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    teks = halaman(k, MUTU)
    for kode, jumlah in contoh.proses.ringkasan["alasan"].items():
        if kode in ("KEDUDUKAN_HUKUM", "HUKDIS_BERJALAN"):
            assert ALASAN[kode] not in teks.split('id="daftar"')[0].split("judul-sebab")[1]
            continue
        pola = rf"alasan={kode}#daftar.*?<td class=\"num\">([\d.]+)</td>"
        assert int(re.findall(pola, teks, re.S)[0].replace(".", "")) == jumlah
    belum = semua(contoh, status="BELUM_LENGKAP")
    assert nip_di(teks) == list(belum.order_by("nip").values_list("nip", flat=True)[:50])
    tampak = [n for lembar in jelajah(k, f"{MUTU}?alasan=POTENSI_KOSONG", "next") for n in lembar]
    assert tampak == list(
        belum.filter(alasan__contains=["POTENSI_KOSONG"])
        .order_by("nip")
        .values_list("nip", flat=True)
    )


def test_mutu_ekspor(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.PENGELOLA_OPD)
    url = reverse("karir:mutu_ekspor", args=["csv"])
    baris = unduh_csv(k, url)
    belum = semua(contoh, status="BELUM_LENGKAP", opd_id=contoh.daerah.unit["C00"].pk)
    assert {satu["NIP"] for satu in baris} == set(belum.values_list("nip", flat=True))
    for satu in baris:
        harap = belum.get(nip=satu["NIP"]).alasan_kata
        assert satu["ALASAN"] == "; ".join(harap)
        assert satu["TINDAK LANJUT"]
    xlsx = lembar_dari(k.get(reverse("karir:mutu_ekspor", args=["xlsx"])))
    assert [satu[0].value for satu in xlsx[1:]] == [satu["NIP"] for satu in baris]
    semua(contoh, nip=baris[0]["NIP"]).update(nama="=1+1")
    assert {s["NAMA"] for s in unduh_csv(k, url) if s["NIP"] == baris[0]["NIP"]} == {"'=1+1"}


# --- one person ----------------------------------------------------------------------------


def test_panel_membuka_setiap_angka(contoh: Sampel, sebagai: Any) -> None:
    satu = semua(contoh, krs=True).order_by("peringkat").first()
    teks = halaman(sebagai(Peran.ADMIN_BKD), reverse("karir:panel", args=[satu.pegawai_id]))
    assert f"Mengapa kotak {satu.kotak}?" in teks
    assert f"peringkat {satu.peringkat} di instansi" in teks
    baris = next(b for b in baca_csv(contoh.csv) if b["NIP"] == satu.nip)
    for judul, nilai in list(baris.items())[14:]:
        tampil = nilai.replace(".", ",")
        pola = rf"<span>{re.escape(judul[4:])}</span>.*?{re.escape(tampil)} ×"
        assert re.search(pola, teks, re.S), judul
    for nilai in ("NILAI Y", "NILAI X", "NILAI TALENTA"):
        assert f"<b>{baris[nilai].replace('.', ',')}</b>" in teks
    assert "berkas kinerja.csv baris" in teks


def test_panel_sebagai_potongan_dan_sebagai_halaman(contoh: Sampel, sebagai: Any) -> None:
    url = reverse("karir:panel", args=[semua(contoh, kotak=5).first().pegawai_id])
    k = sebagai(Peran.ADMIN_BKD)
    assert "<html" in halaman(k, url)
    potongan = halaman(k, url, HTTP_HX_REQUEST="true")
    assert "<html" not in potongan
    assert 'id="panel-hasil"' in potongan


def test_panel_yang_belum_lengkap_menyebut_sebabnya(contoh: Sampel, sebagai: Any) -> None:
    satu = semua(contoh, alasan__contains=["KOMPETENSI_KOSONG"]).first()
    teks = halaman(sebagai(Peran.ADMIN_BKD), reverse("karir:panel", args=[satu.pegawai_id]))
    assert "Mengapa belum ada kotak?" in teks
    assert "belum ada nilai" in teks
    tidak = semua(contoh, status="TIDAK_DIPETAKAN").first()
    teks = halaman(sebagai(Peran.ADMIN_BKD), reverse("karir:panel", args=[tidak.pegawai_id]))
    assert "Sumbu Y" not in teks
    assert "edudukan hukum" in teks


def test_bukti_yang_berubah_sesudahnya_ditandai(contoh: Sampel, sebagai: Any) -> None:
    """The panel never passes later learning hours off as counted."""
    letak = contoh.proses.kolom_fakta.index("bangkom.jp")
    tipe = contoh.proses.tipe_fakta
    satu = next(
        h for h in semua(contoh, kotak=5).order_by("nip") if fakta_urai(tipe, h.fakta)[letak] > 0
    )
    url = reverse("karir:panel", args=[satu.pegawai_id])
    assert "sesudah perhitungan ini" not in halaman(sebagai(Peran.ADMIN_BKD), url)
    pegawai = Pegawai.objects.get(pk=satu.pegawai_id)
    JamPembelajaran.objects.create(
        instansi=pegawai.instansi,
        unit_lft=pegawai.unit_lft,
        pegawai=pegawai,
        nama="Pelatihan susulan",
        jp=40,
        tanggal="2026-05-05",
    )
    teks = halaman(sebagai(Peran.ADMIN_BKD), url)
    assert re.search(r"Pelatihan susulan.*?dicatat atau diubah sesudah perhitungan ini", teks, re.S)
    JamPembelajaran.objects.filter(pegawai=pegawai).update(dicabut_pada="2027-01-01T00:00Z")
    teks = halaman(sebagai(Peran.ADMIN_BKD), url)
    assert "ditarik sesudah perhitungan ini" in teks


def test_asn_melihat_diri_sendiri_saja(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ASN)
    akun = contoh.daerah.akun[Peran.ASN]
    diri = semua(contoh, nip=akun.nip).get()
    teks = halaman(k, reverse("karir:panel_saya"))
    harap = f"Mengapa kotak {diri.kotak}?" if diri.kotak else "Mengapa belum ada kotak?"
    assert harap in teks
    orang_lain = semua(contoh).exclude(nip=akun.nip).first()
    assert orang_lain.nip not in teks
    for url in (
        PETA, HASIL, MUTU, reverse("karir:panel", args=[orang_lain.pegawai_id]),
        reverse("karir:panel", args=[diri.pegawai_id]), reverse("karir:proses"),
    ):  # fmt: skip
        assert k.get(url).status_code == 404, url


def test_admin_di_halaman_dirinya_melihat_dirinya(contoh: Sampel, sebagai: Any) -> None:
    akun = contoh.daerah.akun[Peran.ADMIN_BKD]
    diri = semua(contoh, nip=akun.nip).get()
    teks = halaman(sebagai(Peran.ADMIN_BKD), reverse("karir:panel_saya"))
    assert diri.nip in teks


def test_atasan_tidak_melihat_nilai(contoh: Sampel, sebagai: Any) -> None:
    bawahan = contoh.daerah.pegawai["C00"][-1].pk
    for url in (PETA, HASIL, MUTU, reverse("karir:panel", args=[bawahan]), reverse("karir:proses")):
        assert sebagai(Peran.ATASAN).get(url).status_code == 404, url


# --- starting and checking a run -----------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "galat"),
    [
        ({}, "Bidang ini harus diisi."),
        ({"tanggal_acuan": "kemarin"}, "Masukkan tanggal yang valid."),
        ({"tanggal_acuan": "2099-01-01"}, "Tanggal acuan paling akhir hari ini"),
        ({"tanggal_acuan": "2024-12-31"}, "Tidak ada aturan KEPKA-BKN-411-2025 yang berlaku"),
        ({"tanggal_acuan": "2026-06-30", "aturan": "999"}, "Masukkan pilihan yang valid"),
    ],
)
def test_hitung_menolak_dalam_bahasa_indonesia(sebagai: Any, isi: Any, galat: str) -> None:
    jawaban = sebagai(Peran.ADMIN_BKD).post(reverse("karir:hitung"), isi)
    assert jawaban.status_code == 200
    assert galat in jawaban.content.decode()
    assert not Pekerjaan.objects.filter(jenis="karir.hitung").exists()


def test_hitung_dengan_aturan_pilihan(contoh: Sampel, sebagai: Any) -> None:
    """PREDIKAT-JPM on a day before it is in force is refused, afterwards it is taken."""
    lain = AturanTalenta.objects.get(kode="PREDIKAT-JPM")
    k, url = sebagai(Peran.ADMIN_BKD), reverse("karir:hitung")
    ditolak = k.post(url, {"tanggal_acuan": "2024-06-30", "aturan": lain.pk})
    assert "Aturan ini baru berlaku sejak 1 Januari 2025." in ditolak.content.decode()
    assert k.post(url, {"tanggal_acuan": "2026-06-30", "aturan": lain.pk}).status_code == 302
    assert Pekerjaan.objects.get(jenis="karir.hitung").parameter["aturan_id"] == lain.pk


def test_hitung_mengantre_pekerjaan(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ANALIS_BKD)
    assert f'value="{contoh.proses.aturan_id}"' in halaman(k, reverse("karir:hitung"))
    jawaban = k.post(reverse("karir:hitung"), {"tanggal_acuan": "2026-06-30"})
    satu = Pekerjaan.objects.get(jenis="karir.hitung")
    assert (jawaban.status_code, jawaban["Location"]) == (
        302,
        reverse("pekerjaan_rinci", args=[satu.pk]),
    )
    assert satu.parameter == {
        "instansi_id": contoh.instansi.pk,
        "tanggal_acuan": "2026-06-30",
        "aturan_id": contoh.proses.aturan_id,
    }
    assert satu.pelaku_id == contoh.daerah.akun[Peran.ANALIS_BKD].pk
    dicatat = CatatanAudit.objects.get(tindakan="peringkat.minta")
    assert (dicatat.objek_id, dicatat.pelaku_id) == (str(satu.pk), satu.pelaku_id)


def test_proses_rinci_dan_verifikasi(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.AUDITOR)
    url = reverse("karir:proses_rinci", args=[contoh.proses.pk])
    teks = halaman(k, url)
    for nama in ("sidik_aturan", "sidik_masukan", "sidik_hasil"):
        assert getattr(contoh.proses, nama) in teks
    assert "Belum pernah dihitung ulang." in teks
    jawaban = k.post(reverse("karir:proses_verifikasi", args=[contoh.proses.pk]))
    satu = Pekerjaan.objects.get(jenis="karir.verifikasi")
    assert jawaban["Location"] == reverse("pekerjaan_rinci", args=[satu.pk])
    assert "Sedang dihitung ulang, lihat kemajuannya" in halaman(k, url)
    sekali_lagi = k.post(reverse("karir:proses_verifikasi", args=[contoh.proses.pk]))
    assert sekali_lagi["Location"] == jawaban["Location"]
    assert Pekerjaan.objects.filter(jenis="karir.verifikasi").count() == 1
    assert CatatanAudit.objects.filter(tindakan="peringkat.verifikasi").count() == 1
    Pekerjaan.objects.filter(pk=satu.pk).update(
        status="SELESAI", hasil={"beda": "", "jumlah": 1145}
    )
    assert "Identik" in halaman(k, url)
    beda = "Pegawai 3, kotak: tersimpan 5, dihitung ulang 4."
    Pekerjaan.objects.filter(pk=satu.pk).update(hasil={"beda": beda, "jumlah": 1145})
    assert beda in halaman(k, url)
    assert contoh.proses.tanggal_acuan.year == 2026
    assert "Buka peta" in halaman(k, reverse("karir:proses"))


def test_proses_instansi_lain_tidak_ada(contoh: Sampel, sebagai: Any) -> None:
    from talenta.akun.models import Instansi

    lain = Instansi.objects.create(kode="lain", nama="Kota Lain")
    asing = ProsesPeringkat.objects.create(
        instansi=lain,
        aturan=contoh.proses.aturan,
        tanggal_acuan=contoh.proses.tanggal_acuan,
        isi_aturan=contoh.proses.isi_aturan,
        selesai_pada=contoh.proses.selesai_pada,
    )
    k = sebagai(Peran.ADMIN_BKD)
    assert k.get(reverse("karir:proses_rinci", args=[asing.pk])).status_code == 404
    assert k.post(reverse("karir:proses_verifikasi", args=[asing.pk])).status_code == 404
    assert k.get(PETA, {"proses": asing.pk}).status_code == 404
    assert k.get(reverse("karir:ekspor", args=["csv"]), {"proses": asing.pk}).status_code == 404


def test_daftar_perhitungan_berhalaman(contoh: Sampel, sebagai: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("karir.views.proses.SELEMBAR", 2)
    for mundur in (1, 1, 2, 3):
        satu = ProsesPeringkat.objects.get(pk=contoh.proses.pk)
        satu.pk, satu._state.adding = None, True
        satu.tanggal_acuan -= timedelta(days=mundur)
        satu.save()
    semua_ = ProsesPeringkat.objects.filter(instansi=contoh.daerah.instansi)
    harap = list(semua_.order_by("-tanggal_acuan", "-pk").values_list("pk", flat=True))
    k, url, balik = sebagai(Peran.ADMIN_BKD), reverse("karir:proses"), ""
    lembar = []
    while url:
        teks = halaman(k, url)
        lembar.append([int(n) for n in re.findall(r"nomor (\d+)</span>", teks)])
        balik = next(iter(re.findall(r'href="(\?[^"]+)" rel="prev"', teks)), "")
        berikut = re.findall(r'href="(\?[^"]+)" rel="next"', teks)
        url = reverse("karir:proses") + berikut[0] if berikut else ""
    nomor = [n for satu in lembar for n in satu]
    assert nomor == harap
    assert [len(satu) for satu in lembar] == [2, 2, 1]
    teks = halaman(k, reverse("karir:proses") + balik)
    assert [int(n) for n in re.findall(r"nomor (\d+)</span>", teks)] == lembar[1]
