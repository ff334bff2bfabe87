"""The pages of rule sets under row-level security: composing, deciding, reading, files."""

import copy
import io
import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from karir.mesin.aturan import muat
from karir.models import AturanBerlaku, AturanTalenta
from karir.susunan.isian import pasang
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from tests.fixtures.dunia import Daerah
from tests.fixtures.klien import Klien, klien
from tests.karir.aturan import (
    KODE,
    admin_kedua,
    berlaku,
    draf,
    isian_usul,
    simpan,
    usulkan,
)
from tests.karir.test_susunan import form_bagian, terkirim

pytestmark = pytest.mark.django_db
Status = AturanTalenta.Status


def alamat(nama: str, satu: AturanTalenta, *lain: str) -> str:
    return reverse(f"karir:{nama}", args=[satu.pk, *lain])


def bagian(satu: AturanTalenta, kode: str, **ubah: Any) -> dict[str, Any]:
    """A section's form as a browser sends it, with some fields changed."""
    data = terkirim(form_bagian(satu.isi, kode))
    return data | {n.replace("__", "."): v for n, v in ubah.items()} | {"revisi": satu.revisi}


def teks(jawaban: Any) -> str:
    return re.sub(r"\s+", " ", jawaban.content.decode())


def analis(daerah: Daerah) -> Klien:
    return klien(daerah.akun[Peran.ANALIS_BKD])


def test_salin_lewat_halaman(prov: Daerah) -> None:
    k, asal = analis(prov), prov.proses.aturan
    url = alamat("aturan_salin", asal)
    assert f"{asal.kode}-PROV" in teks(k.get(url))
    assert k.post(url, {"kode": "a b"}).status_code == 422
    jawaban = k.post(url, {"kode": "pergub-12-2026"})
    satu = AturanTalenta.objects.get(kode=KODE)
    assert jawaban.url == alamat("aturan_susun", satu)
    assert (satu.instansi, satu.asal, satu.dibuat_oleh) == (
        prov.instansi, asal, prov.akun[Peran.ANALIS_BKD],
    )  # fmt: skip
    assert "0 hal" not in teks(k.get(jawaban.url))
    assert satu.judul == asal.judul
    k.post(url, {"kode": "perbup-3-2026", "judul": "Pemetaan talenta Kabupaten Contoh"})
    lain = AturanTalenta.objects.get(kode="PERBUP-3-2026")
    assert lain.judul == lain.isi["judul"] == "Pemetaan talenta Kabupaten Contoh"
    assert asal.isi["judul"] == asal.judul


def test_bagian_tersimpan_meski_belum_lengkap(prov: Daerah) -> None:
    k, satu = analis(prov), draf(prov)
    url = alamat("aturan_bagian", satu, "kinerja")
    data = bagian(satu, "kinerja", sumbu__Y__komponen__1__bobot="12,00")
    halaman = teks(k.post(url, data, follow=True))
    assert "tersimpan sebagai draf" in halaman
    assert "Jumlah bobot sumbu kinerja 97,00 %; harus 100,00 %." in halaman
    satu.refresh_from_db()
    assert satu.isi["sumbu"]["Y"]["komponen"][1]["bobot"] == 1200
    assert CatatanAudit.objects.get(tindakan="aturan.ubah").rincian["bagian"] == "kinerja"
    ringkasan = teks(k.get(alamat("aturan_susun", satu)))
    assert "1 belum benar" in ringkasan
    assert alamat("aturan_usulkan", satu) not in ringkasan
    assert "belum dapat diusulkan" in teks(k.get(alamat("aturan_usulkan", satu)))


def test_diperiksa_sambil_mengetik_tanpa_menyimpan(prov: Daerah) -> None:
    k, satu = analis(prov), draf(prov)
    url = alamat("aturan_bagian", satu, "sumbu")
    data = bagian(satu, "sumbu", sumbu__Y__bobot="45", sumbu__X__kategori__2__mulai="50")
    jawaban = k.post(url, data, headers={"HX-Request": "true"})
    isi = teks(jawaban)
    assert jawaban.status_code == 200
    assert "<html" not in isi
    assert "Jumlah bobot kedua sumbu 95,00 %; harus 100,00 %." in isi
    tempat = re.findall(r'<div id="(galat-\d+)" hx-swap-oob="true">(.*?)</div>', isi)
    assert [satu for _, satu in tempat if "Harus lebih dari 60,00." in satu]
    penuh = teks(k.get(url))
    assert all(f'id="{nama}"' in penuh for nama, _ in tempat)
    satu.refresh_from_db()
    assert satu.revisi == 0


def test_isian_tidak_terbaca_tidak_tersimpan_dan_tetap_tertulis(prov: Daerah) -> None:
    k, satu = analis(prov), draf(prov)
    data = bagian(satu, "kinerja", sumbu__Y__komponen__1__bobot="lima belas")
    jawaban = k.post(alamat("aturan_bagian", satu, "kinerja"), data)
    assert jawaban.status_code == 422
    assert "dua angka di belakang koma" in teks(jawaban)
    assert 'value="lima belas"' in teks(jawaban)
    satu.refresh_from_db()
    assert satu.revisi == 0


def test_dua_petugas_pada_bagian_yang_sama(prov: Daerah) -> None:
    satu = draf(prov)
    url = alamat("aturan_bagian", satu, "pokok")
    pertama, kedua = (bagian(satu, "pokok", judul=j) for j in ("Judul satu", "Judul dua"))
    assert analis(prov).post(url, pertama).status_code == 302
    jawaban = klien(prov.akun[Peran.ADMIN_BKD]).post(url, kedua)
    assert jawaban.status_code == 422
    assert "isian Anda belum disimpan" in teks(jawaban)
    assert "Judul dua" in teks(jawaban)
    satu.refresh_from_db()
    assert satu.judul == "Judul satu"


def test_tambah_isi_dan_keluarkan_komponen(prov: Daerah) -> None:
    k, satu = analis(prov), draf(prov)
    url = alamat("aturan_bagian", satu, "potensial")
    tambah = {**bagian(satu, "potensial"), "tambah": "1", "ukuran_baru": "terbaik.penugasan"}
    jawaban = k.post(url, tambah)
    assert jawaban.url == alamat("aturan_bagian", satu, "ukuran-substansi")
    assert "Belum diisi." in teks(k.get(jawaban.url))
    satu.refresh_from_db()
    assert satu.isi["sumbu"]["X"]["komponen"][-1]["kode"] == "substansi"
    k.post(url, {**bagian(satu, "potensial"), "hapus": "substansi"})
    satu.refresh_from_db()
    assert muat(satu.isi)
    assert k.post(url, {**bagian(satu, "potensial"), "hapus": "hantu"}).status_code == 404
    assert k.get(alamat("aturan_bagian", satu, "ukuran-substansi")).status_code == 404
    assert k.get(alamat("aturan_bagian", satu, "antah")).status_code == 404


def test_membuka_cara_menilai_menyimpan_yang_sudah_diketik(prov: Daerah) -> None:
    k, satu = analis(prov), draf(prov)
    url = alamat("aturan_bagian", satu, "kinerja")
    buka = {"buka": "tim_kerja"}
    tujuan = alamat("aturan_bagian", satu, "ukuran-tim_kerja")
    assert k.post(url, {**bagian(satu, "kinerja"), **buka}).url == tujuan
    satu.refresh_from_db()
    assert satu.revisi == 0
    data = bagian(satu, "kinerja", sumbu__Y__komponen__1__bobot="12")
    assert k.post(url, {**data, **buka}).url == tujuan
    satu.refresh_from_db()
    assert satu.isi["sumbu"]["Y"]["komponen"][1]["bobot"] == 1200


def test_urutan_komponen_diubah_lewat_halaman(prov: Daerah) -> None:
    """What was typed is stored with the move; at the ends there is no button that does nothing."""
    k, satu = analis(prov), draf(prov)
    url = alamat("aturan_bagian", satu, "kinerja")
    kode = [komponen["kode"] for komponen in satu.isi["sumbu"]["Y"]["komponen"]]
    penuh = teks(k.get(url))
    for nama, tanpa in (("naik", kode[0]), ("turun", kode[-1])):
        punya = re.findall(rf'name="{nama}" value="(\w+)"', penuh)
        assert sorted(punya) == sorted(set(kode) - {tanpa})
    data = bagian(satu, "kinerja", sumbu__Y__komponen__1__bobot="12")
    jawaban = k.post(url, {**data, "naik": kode[1]})
    assert jawaban.url == f"{url}#kelompok-{kode[1]}"
    satu.refresh_from_db()
    tersimpan = satu.isi["sumbu"]["Y"]["komponen"]
    assert [komponen["kode"] for komponen in tersimpan] == [kode[1], kode[0], *kode[2:]]
    assert tersimpan[0]["bobot"] == 1200
    beda = teks(k.get(alamat("aturan_beda", satu)))
    assert "belum dapat dibandingkan" in beda.lower()
    k.post(url, bagian(satu, "kinerja", sumbu__Y__komponen__0__bobot="15"))
    assert "Urutan komponen diubah." in teks(k.get(alamat("aturan_beda", satu)))


def test_bagian_rata_rata_ditambah_lewat_halaman(prov: Daerah) -> None:
    k, satu = analis(prov), draf(prov)
    url = alamat("aturan_bagian", satu, "ukuran-pengalaman")
    tambah = {"tambah": "1", "ukuran_baru": "kategori.pendidikan"}
    jawaban = k.post(url, {**bagian(satu, "ukuran-pengalaman"), **tambah})
    assert jawaban.url == f"{url}#kelompok-pendidikan"
    penuh = teks(k.get(url))
    assert 'id="kelompok-pendidikan"' in penuh
    assert "Bagian 4: Tingkat pendidikan" in penuh
    satu.refresh_from_db()
    k.post(url, {**bagian(satu, "ukuran-pengalaman"), "hapus": "pendidikan"})
    satu.refresh_from_db()
    assert satu.isi["sumbu"] == prov.proses.aturan.isi["sumbu"]
    assert (
        k.post(url, {**bagian(satu, "ukuran-pengalaman"), "hapus": "pendidikan"}).status_code == 404
    )


def test_tombol_pada_komponen_yang_sudah_dikeluarkan_orang_lain(prov: Daerah) -> None:
    satu = draf(prov)
    url = alamat("aturan_bagian", satu, "kinerja")
    pertama, kedua = bagian(satu, "kinerja"), bagian(satu, "kinerja")
    assert analis(prov).post(url, {**pertama, "hapus": "tim_kerja"}).status_code == 302
    jawaban = klien(prov.akun[Peran.ADMIN_BKD]).post(url, {**kedua, "naik": "tim_kerja"})
    assert jawaban.status_code == 422
    assert "isian Anda belum disimpan" in teks(jawaban)


def test_draf_yang_dibuang_masih_dapat_dibaca(prov: Daerah) -> None:
    k, satu = analis(prov), draf(prov)
    daftar = reverse("karir:aturan")
    assert str(satu) in teks(k.get(daftar))
    buang = alamat("aturan_langkah", satu, "buang")
    assert "alasannya" in teks(k.post(buang, {"revisi": 0, "alasan": ""}, follow=True))
    assert "Draf dibuang." in teks(k.post(buang, {"revisi": 0, "alasan": "Keliru"}, follow=True))
    assert str(satu) not in teks(k.get(daftar))
    assert str(satu) in teks(k.get(f"{daftar}?draf=dibuang"))
    assert "Keliru" in teks(k.get(alamat("aturan_rinci", satu)))
    asn = klien(prov.akun[Peran.ASN])
    assert str(satu) not in teks(asn.get(f"{daftar}?draf=dibuang"))


def test_usul_sampai_disahkan_lewat_halaman(prov: Daerah) -> None:
    k, satu = analis(prov), draf(prov)
    url = alamat("aturan_usulkan", satu)
    palsu = SimpleUploadedFile("x.pdf", b"\x89PNG\r\n\x1a\n", "application/pdf")
    salah = k.post(url, isian_usul(satu, dokumen=palsu, alasan=""))
    assert salah.status_code == 422
    assert "harus PDF" in teks(salah)
    assert "Tulis alasannya" in teks(salah)
    assert k.post(url, isian_usul(satu)).status_code == 302
    satu.refresh_from_db()
    assert satu.status == Status.DIUSULKAN
    rinci = alamat("aturan_rinci", satu)
    assert "Sahkan</button>" not in teks(k.get(rinci))

    sahkan = alamat("aturan_putuskan", satu, "sahkan")
    assert k.post(sahkan, {"revisi": satu.revisi}).status_code == 404
    admin = klien(prov.akun[Peran.ADMIN_BKD])
    beranda = admin.get("/")
    [tugas] = [t for t in beranda.context["tugas"] if "aturan menunggu" in t.kalimat]
    daftar = admin.get(tugas.url.split("#")[0])
    assert tugas.jumlah == 1
    assert daftar.context["tertunda"] == [satu]
    dibaca = teks(admin.get(rinci))
    assert "Dasar hukum dari" in dibaca
    assert "Menunggu persetujuan" in dibaca
    assert "Aturan disahkan" in teks(admin.post(sahkan, {"revisi": satu.revisi}, follow=True))
    satu.refresh_from_db()
    assert satu.status == Status.BERLAKU
    assert AturanBerlaku.objects.get(aturan=satu).instansi == prov.instansi
    assert not [t for t in admin.get("/").context["tugas"] if "aturan menunggu" in t.kalimat]


def test_usul_sendiri_tidak_disahkan_sendiri_lewat_halaman(prov: Daerah) -> None:
    satu = draf(prov)
    k = klien(prov.akun[Peran.ADMIN_BKD])
    k.post(alamat("aturan_usulkan", satu), isian_usul(satu))
    satu.refresh_from_db()
    sahkan = alamat("aturan_putuskan", satu, "sahkan")
    jawaban = k.post(sahkan, {"revisi": satu.revisi}, follow=True)
    assert "Anda ajukan sendiri" in teks(jawaban)
    satu.refresh_from_db()
    assert satu.status == Status.DIUSULKAN
    lain = klien(admin_kedua(prov))
    kembali = alamat("aturan_putuskan", satu, "kembalikan")
    lain.post(kembali, {"revisi": satu.revisi, "alasan": "Dokumen belum ditandatangani"})
    satu.refresh_from_db()
    assert satu.status == Status.DRAF
    assert "Dokumen belum ditandatangani" in teks(k.get(alamat("aturan_susun", satu)))


def test_draf_hanya_bagi_penyusun(prov: Daerah) -> None:
    satu, usulan = draf(prov), usulkan(prov, draf(prov))
    for peran in (Peran.AUDITOR, Peran.PENGELOLA_OPD, Peran.PPK, Peran.ASN, Peran.ADMIN_PROVINSI):
        k = klien(prov.akun[peran])
        for milik in (satu, usulan):
            for nama in ("aturan_rinci", "aturan_beda", "aturan_ekspor", "aturan_dokumen"):
                assert k.get(alamat(nama, milik)).status_code == 404, (peran, nama)
        assert KODE not in teks(k.get(reverse("karir:aturan"))), peran
    kab = klien(_kab_admin())
    for nama in ("aturan_rinci", "aturan_susun", "aturan_usulkan", "aturan_pengaruh"):
        assert kab.get(alamat(nama, satu)).status_code == 404
    assert kab.post(alamat("aturan_langkah", satu, "buang"), {"revisi": 0}).status_code == 404


def _kab_admin() -> Any:
    from talenta.akun.models import Pengguna

    return Pengguna.objects.get(instansi__kode="kab")


def test_terbuka_bagi_pegawai(prov: Daerah) -> None:
    """An ASN reads what is in force, since when, on what it rests, and who decided."""
    satu = berlaku(prov)
    k = klien(prov.akun[Peran.ASN])
    daftar = teks(k.get(reverse("karir:aturan")))
    for kata in ("Yang berlaku sekarang", str(satu), "1 Juni 2026", "Pergub 12/2026",
                 prov.akun[Peran.ANALIS_BKD].nama, prov.akun[Peran.ADMIN_BKD].nama,
                 "Penyesuaian bobot"):  # fmt: skip
        assert kata in daftar, kata
    assert "Draf" not in daftar
    rinci = teks(k.get(alamat("aturan_rinci", satu)))
    assert "Disahkan</b> oleh" in rinci
    assert "Draf dibuat" not in rinci
    for nama in ("aturan_salin", "aturan_cabut", "aturan_pengaruh"):
        assert alamat(nama, satu) not in rinci
    beda = teks(k.get(alamat("aturan_beda", satu)))
    assert "Dasar hukum dari" in beda
    unduh = k.get(alamat("aturan_dokumen", satu))
    assert b"".join(unduh.streaming_content).startswith(b"%PDF-")
    assert unduh.headers["Content-Disposition"].startswith("attachment")


def test_cabut_lewat_halaman_menyebut_penggantinya(prov: Daerah) -> None:
    satu = berlaku(prov)
    admin = klien(prov.akun[Peran.ADMIN_BKD])
    rinci = teks(admin.get(alamat("aturan_rinci", satu)))
    assert f"Yang berlaku sesudahnya: {prov.proses.aturan.judul}" in rinci
    cabut = alamat("aturan_cabut", satu)
    tanpa = admin.post(cabut, {"revisi": satu.revisi, "alasan": " "}, follow=True)
    assert "Tulis alasannya" in teks(tanpa)
    sudah = admin.post(cabut, {"revisi": satu.revisi, "alasan": "Dibatalkan"}, follow=True)
    assert f"yang berlaku {prov.proses.aturan}" in teks(sudah)
    assert "Dibatalkan" in teks(klien(prov.akun[Peran.ASN]).get(alamat("aturan_rinci", satu)))
    nasional = alamat("aturan_cabut", prov.proses.aturan)
    assert admin.post(nasional, {"revisi": 0, "alasan": "x"}).status_code == 404


def test_beda_memilih_pembanding(prov: Daerah) -> None:
    satu = draf(prov)
    isi = copy.deepcopy(satu.isi)
    isi["sumbu"]["Y"]["komponen"][0]["bobot"] = 5500
    isi["sumbu"]["Y"]["komponen"][1]["bobot"] = 2000
    simpan(satu, isi, prov.akun[Peran.ANALIS_BKD])
    k, url = analis(prov), alamat("aturan_beda", satu)
    assert "Bobot Penilaian Kinerja dari 60,00 % menjadi 55,00 %." in teks(k.get(url))
    jpm = AturanTalenta.objects.get(kode="PREDIKAT-JPM")
    assert "Ambang" in teks(k.get(f"{url}?dengan={jpm.pk}"))
    for salah in ("0", "x", str(satu.pk), "9" * 30):
        assert k.get(f"{url}?dengan={salah}").status_code == 404
    isi["sumbu"]["Y"]["komponen"][0]["bobot"] = None
    simpan(satu, isi, prov.akun[Peran.ANALIS_BKD])
    assert "Belum dapat dibandingkan" in teks(k.get(url))


# --- one file -------------------------------------------------------------------------------


def _berkas(isi: bytes) -> dict[str, Any]:
    return {"berkas": SimpleUploadedFile("aturan.json", isi, "application/json")}


def test_berkas_keluar_dan_masuk_lagi_sama(prov: Daerah) -> None:
    satu = berlaku(prov)
    unduh = klien(prov.akun[Peran.ASN]).get(alamat("aturan_ekspor", satu))
    assert json.loads(unduh.content) == satu.isi
    kab = klien(_kab_admin())
    jawaban = kab.post(reverse("karir:aturan_muat"), _berkas(unduh.content))
    assert jawaban.status_code == 302
    salinan = AturanTalenta.objects.get(kode=KODE, instansi__kode="kab")
    assert (salinan.isi, salinan.sidik, salinan.status) == (satu.isi, satu.sidik, Status.DRAF)


def _panjang(prov: Daerah, *jalur: Any) -> bytes:
    """A valid file but for one text, which is longer than any field."""
    isi = copy.deepcopy(prov.proses.aturan.isi)
    pasang(isi, jalur, "a" * 2001)
    muat(isi)
    return json.dumps(isi).encode()


def _rusak(prov: Daerah) -> dict[str, tuple[bytes, str]]:
    isi = copy.deepcopy(prov.proses.aturan.isi)
    isi["sumbu"]["Y"]["komponen"][0]["bobot"] = 5000
    tanpa_kotak = {k: v for k, v in prov.proses.aturan.isi.items() if k != "kotak"}
    utuh = json.dumps(prov.proses.aturan.isi)
    return {
        "bobot": (json.dumps(isi).encode(), "<code>$.sumbu.Y.komponen</code>: jumlah bobot"),
        "kotak": (json.dumps(tanpa_kotak).encode(), "<code>$.kotak</code>: wajib ada"),
        "bukan json": (b"kode;judul\n", "baris 1"),
        "pecahan": (utuh.replace(" 6000", " 6000.5").encode(), "hanya bilangan bulat"),
        "huruf": (b"\xff\xfe{", "UTF-8"),
        "nol": (utuh.replace('"catatan": ["', '"catatan": ["\\u0000', 1).encode(), "karakter nol"),
        "separuh": (utuh.replace('"catatan": ["', '"catatan": ["\\ud800', 1).encode(), "UTF-8"),
        "dalam": (b"[" * 100_000, "bukan JSON"),
        "panjang": (b'{"kode": ' + b"9" * 5000 + b"}", "bukan JSON"),
        "besar": (b" " * (1024 * 1024 + 1), "1 MB"),
        "kode": (utuh.replace("KEPKA-BKN-411-2025", "kepka").encode(), "<code>$.kode</code>"),
        "judul": (_panjang(prov, "judul"), "paling panjang 200 karakter"),
        "arti kotak": (_panjang(prov, "kotak", 0, "label"), "<code>$.kotak[0].label</code>"),
        "komponen": (_panjang(prov, "sumbu", "X", "komponen", 2, "label"), "paling panjang 80"),
        "catatan": (
            _panjang(prov, "sumbu", "Y", "komponen", 0, "catatan"),
            "<code>$.sumbu.Y.komponen[0].catatan</code>: paling panjang 2000",
        ),
    }


def test_berkas_rusak_ditolak_dengan_tempat_dan_sebab(prov: Daerah) -> None:
    k, semula = analis(prov), AturanTalenta.objects.count()
    for nama, (isi, sebab) in _rusak(prov).items():
        jawaban = k.post(reverse("karir:aturan_muat"), _berkas(isi))
        assert jawaban.status_code == 422, nama
        assert sebab in teks(jawaban), nama
    assert AturanTalenta.objects.count() == semula


def test_berkas_bertanda_bom_diterima(prov: Daerah) -> None:
    isi = io.BytesIO(b"\xef\xbb\xbf" + json.dumps(prov.proses.aturan.isi).encode()).read()
    assert analis(prov).post(reverse("karir:aturan_muat"), _berkas(isi)).status_code == 302
