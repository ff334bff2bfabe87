"""The list of people: who is on it, what is found, the files made of it."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from kinerja.models import PredikatTahunan
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Dunia

URL = "/pegawai/"


def tampil(jawaban: Any) -> set[str]:
    return {satu.nip for satu in jawaban.context["halaman"].baris}


def semua(dunia: Dunia, *unit: str) -> set[str]:
    pilih = Pegawai.objects.filter(instansi=dunia.prov.instansi, unit__kode__in=unit)
    return set(pilih.values_list("nip", flat=True))


def test_hanya_yang_dalam_lingkup(dunia: Dunia, masuk: Any) -> None:
    seluruh = semua(dunia, "AKAR", "DINAS_A", "BIDANG_A", "DINAS_B")
    assert tampil(masuk(Peran.ADMIN_BKD).get(URL)) == seluruh
    assert tampil(masuk(Peran.PENGELOLA_OPD).get(URL)) == semua(dunia, "DINAS_A", "BIDANG_A")
    assert masuk(Peran.ASN).get(URL).status_code == 404


def test_tim_atasan_tanpa_dirinya(dunia: Dunia, masuk: Any) -> None:
    """In the list, in its file, and in the chart of the home page; one's own page stays."""
    atasan, opd = dunia.prov.akun[Peran.ATASAN], dunia.prov.akun[Peran.PENGELOLA_OPD]
    k = masuk(Peran.ATASAN)
    tim = semua(dunia, "DINAS_A", "BIDANG_A") - {atasan.nip}
    jawaban = k.get(URL)
    assert tampil(jawaban) == tim
    assert "selain Anda sendiri" in jawaban.content.decode()
    assert tampil(k.get(URL, {"cari": atasan.nip})) == set()
    berkas = baris_berkas(k.get(f"{URL}pegawai.csv"), "csv")
    assert {baris[0] for baris in berkas[1:]} == tim
    tahun = timezone.localdate().year - 1
    PredikatTahunan.objects.update(dicabut_pada=timezone.now())
    sendiri = Pegawai.objects.get(nip=atasan.nip)
    PredikatTahunan.objects.update_or_create(
        pegawai=sendiri,
        tahun=tahun,
        defaults={
            "predikat": "BAIK",
            "dicabut_pada": None,
            "instansi": sendiri.instansi,
            "unit_lft": sendiri.unit_lft,
        },
    )
    beranda = k.get("/", follow=True)
    assert beranda.context["jumlah_tim"] == 0
    assert [satu.jumlah for satu in beranda.context["tugas"]] == [len(tim)]
    assert k.get(f"{URL}{sendiri.pk}/").status_code == 200
    # Those who keep the records of a unit keep their own among them.
    assert opd.nip in tampil(masuk(Peran.PENGELOLA_OPD).get(URL))


@pytest.fixture
def ratna(dunia: Dunia) -> Pegawai:
    satu = dunia.prov.pegawai["BIDANG_A"][0]
    Pegawai.objects.filter(pk=satu.pk).update(
        nama="Ratna Wijaya Lestari",
        nama_kunci="RATNA WIJAYA LESTARI",
        golongan="IX",
        kedudukan_hukum="71",
    )
    satu.refresh_from_db()
    return satu


@pytest.mark.parametrize(
    "kata",
    ["ratna", "lestari ratna", "Dr. Ratna Wijaya, S.Sos., M.Si.", "RÁTNA wij"],
)
def test_mencari_nama(ratna: Pegawai, masuk: Any, kata: str) -> None:
    assert tampil(masuk(Peran.ADMIN_BKD).get(URL, {"cari": kata})) == {ratna.nip}


def test_mencari_awal_nip_bersela(ratna: Pegawai, masuk: Any) -> None:
    bersela = f"'{ratna.nip[:8]} {ratna.nip[8:14]} {ratna.nip[14]} {ratna.nip[15:]}"
    assert tampil(masuk(Peran.ADMIN_BKD).get(URL, {"cari": bersela})) == {ratna.nip}
    tengah = ratna.nip[4:]
    assert tampil(masuk(Peran.ADMIN_BKD).get(URL, {"cari": tengah})) == set()


def test_saringan(dunia: Dunia, ratna: Pegawai, masuk: Any) -> None:
    k = masuk(Peran.ADMIN_BKD)
    assert tampil(k.get(URL, {"status": "PPPK"})) == {ratna.nip}
    assert ratna.nip not in tampil(k.get(URL, {"status": "PNS"}))
    assert tampil(k.get(URL, {"kedudukan": "71"})) == {ratna.nip}
    dinas = k.get(URL, {"unit": dunia.prov.unit["DINAS_A"].pk})
    assert tampil(dinas) == semua(dunia, "DINAS_A", "BIDANG_A")
    assert dinas.context["jumlah"] == len(tampil(dinas))
    assert tampil(k.get(URL, {"jenjang": "ADMINISTRATOR"})) == set()


@pytest.mark.parametrize("nilai", ["abc", "999999999999999999999", "1 OR 1=1", ""])
def test_unit_yang_tidak_dikenal(dunia: Dunia, masuk: Any, nilai: str) -> None:
    jawaban = masuk(Peran.ADMIN_BKD).get(URL, {"unit": nilai})
    assert jawaban.status_code == 200
    assert bool(tampil(jawaban)) == (nilai == "")


def test_unit_di_luar_lingkup_tidak_memberi_siapa_pun(dunia: Dunia, masuk: Any) -> None:
    lain = dunia.prov.unit["DINAS_B"].pk
    jawaban = masuk(Peran.PENGELOLA_OPD).get(URL, {"unit": lain})
    assert tampil(jawaban) == set()
    assert "Dinas Kesehatan" not in jawaban.content.decode()


def test_keadaan_kosong_menyebut_jalan_keluar(dunia: Dunia, masuk: Any) -> None:
    jawaban = masuk(Peran.ADMIN_BKD).get(URL, {"cari": "tidak-ada"})
    assert "Tampilkan semua pegawai" in jawaban.content.decode()


def baris_berkas(jawaban: Any, jenis: str) -> list[list[Any]]:
    if jenis == "csv":
        return list(csv.reader(io.StringIO(jawaban.getvalue().decode("utf-8-sig"))))
    lembar = openpyxl.load_workbook(io.BytesIO(jawaban.getvalue())).active
    return [[sel or "" for sel in baris] for baris in lembar.values]


@pytest.mark.parametrize("jenis", ["csv", "xlsx"])
def test_berkas_sama_dengan_yang_tampil(
    dunia: Dunia, ratna: Pegawai, masuk: Any, jenis: str
) -> None:
    Pegawai.objects.filter(pk=ratna.pk).update(nama='=HYPERLINK("http://jahat")')
    k = masuk(Peran.PENGELOLA_OPD)
    saring = {"unit": dunia.prov.unit["BIDANG_A"].pk}
    kepala, *isi = baris_berkas(k.get(f"{URL}pegawai.{jenis}", saring), jenis)
    assert kepala[:2] == ["NIP", "NAMA"]
    assert [baris[0] for baris in isi] == sorted(tampil(k.get(URL, saring)), key=_urut(dunia))
    nama = {baris[0]: baris[1] for baris in isi}
    assert nama[ratna.nip] == '\'=HYPERLINK("http://jahat")'
    catatan = CatatanAudit.objects.filter(tindakan="pegawai.ekspor").get()
    assert catatan.rincian["baris"] == len(isi)
    assert catatan.pelaku_id == dunia.prov.akun[Peran.PENGELOLA_OPD].pk


def _urut(dunia: Dunia) -> Any:
    kunci = dict(Pegawai.objects.values_list("nip", "nama_kunci"))
    return lambda nip: kunci[nip]


def test_lembar_terlalu_besar_ditolak_dengan_kata(
    dunia: Dunia, masuk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talenta.pegawai.views.daftar.BATAS_XLSX", 3)
    k = masuk(Peran.ADMIN_BKD)
    assert [satu["judul"] for satu in k.get(URL).context["ekspor"]] == ["CSV"]
    jawaban = k.get(f"{URL}pegawai.xlsx", follow=True)
    assert jawaban.redirect_chain
    assert "Berkas XLSX memuat paling banyak 3 orang." in jawaban.content.decode()
    assert k.get(f"{URL}pegawai.csv").status_code == 200
    assert k.get(URL, {"cari": "tidak-ada"}).context["ekspor"] == []
