"""Messages: who is told what, read and unread, switched off, kept for a while; the second wall."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from karir.services.penayangan import hasil_tarik
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna, SetelanKabar, TandaBaca
from talenta.akun.services.kabar import UMUR_KABAR, kabar_hapus_lama
from talenta.inti.kamus import KABAR, KABAR_TINDAKAN, TINDAKAN
from talenta.inti.models import Pemberitahuan
from talenta.inti.services import pekerjaan as modul
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan, siarkan
from talenta.inti.services.pekerjaan import GalatPekerjaan, jalankan, pekerjaan_buat
from talenta.pegawai.models import UsulPerbaikan
from talenta.pegawai.selectors.data_diri import data_diri
from talenta.pegawai.services.laporan import laporan_jawab
from talenta.pegawai.services.usul import usul_catat
from tests.akses import tabel
from tests.akses.test_rls import ditolak, sebagai
from tests.api.bantu import V1, peminta
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

DAFTAR, ATUR = "/akun/pemberitahuan/", "/akun/pemberitahuan/setelan/"


@pytest.fixture
def bersih(dunia: Dunia) -> Dunia:
    """The world before anybody was told anything."""
    Pemberitahuan.objects.all().delete()
    return dunia


def judul(pengguna: Pengguna, **saring: str) -> list[str]:
    """What the list shows a person, newest first."""
    baris = klien(pengguna).get(DAFTAR, saring).context["baris"]
    return [satu["satu"].judul for satu in baris]


def lencana(pengguna: Pengguna) -> int:
    cocok = re.search(
        r'class="count">(\d+)\+?<span class="tersembunyi"> belum dibaca',
        klien(pengguna).get(DAFTAR).content.decode(),
    )
    return int(cocok[1]) if cocok else 0


def test_satu_pernyataan_untuk_banyak_orang(bersih: Dunia) -> None:
    akun = bersih.prov.akun
    with CaptureQueriesContext(connection) as kueri:
        kabarkan(jenis="impor", judul="Uji", pengguna=[satu.pk for satu in akun.values()])
        siarkan(jenis="hasil", judul="Siaran", instansi_id=bersih.prov.instansi.pk)
    assert len(kueri) == 2
    assert Pemberitahuan.objects.count() == len(akun) + 1
    assert judul(akun[Peran.ASN]) == ["Siaran", "Uji"]


def test_siaran_hanya_bagi_yang_dituju(bersih: Dunia) -> None:
    prov, kab = bersih.prov, bersih.kab
    siarkan(jenis="hasil", judul="Semua", instansi_id=prov.instansi.pk)
    siarkan(
        jenis="aturan", judul="Admin", instansi_id=prov.instansi.pk, peran=[Peran.ADMIN_BKD.value]
    )
    assert judul(prov.akun[Peran.ADMIN_BKD]) == ["Admin", "Semua"]
    assert judul(prov.akun[Peran.ASN]) == judul(prov.akun[Peran.AUDITOR]) == ["Semua"]
    assert judul(kab.akun[Peran.ADMIN_BKD]) == []
    luar = Pengguna.objects.create_user(nip="0" * 18, nama="Baru", instansi=prov.instansi)
    assert judul(luar) == []
    # The badge counts by its own, once translated query.
    assert [lencana(satu) for satu in (prov.akun[Peran.ADMIN_BKD], luar)] == [2, 0]
    Pengguna.objects.filter(pk=prov.akun[Peran.ASN].pk).update(
        dibuat_pada=timezone.now() + timedelta(seconds=5)
    )
    assert judul(prov.akun[Peran.ASN]) == []


def test_admin_tanpa_faktor_tidak_membaca_siaran_admin(bersih: Dunia) -> None:
    admin = bersih.prov.akun[Peran.ADMIN_BKD]
    siarkan(
        jenis="aturan",
        judul="Admin",
        instansi_id=bersih.prov.instansi.pk,
        peran=[Peran.ADMIN_BKD.value],
    )
    assert not klien(admin, berfaktor=False).get(DAFTAR).context["baris"]


def test_dibaca_satu_lalu_semua(bersih: Dunia) -> None:
    asn = bersih.prov.akun[Peran.ASN]
    for nomor in range(3):
        kabarkan(jenis="perbaikan", judul=f"K{nomor}", pengguna=[asn.pk], tautan="/akun/saya/")
    siarkan(jenis="hasil", judul="Siaran", instansi_id=bersih.prov.instansi.pk)
    assert lencana(asn) == 4
    k0 = Pemberitahuan.objects.get(judul="K0")
    siaran = Pemberitahuan.objects.get(judul="Siaran")
    k = klien(asn)
    assert k.post(f"{DAFTAR}{k0.pk}/").headers["Location"] == "/akun/saya/"
    assert k.post(f"{DAFTAR}{k0.pk}/").status_code == 302
    assert k.post(f"{DAFTAR}{siaran.pk}/").headers["Location"] == DAFTAR
    asing = klien(bersih.kab.akun[Peran.ADMIN_BKD])
    assert asing.post(f"{DAFTAR}{k0.pk}/").status_code == 404
    assert lencana(asn) == 2
    assert judul(asn, keadaan="baru") == ["K2", "K1"]
    assert judul(asn, keadaan="dibaca") == ["Siaran", "K0"]
    assert judul(asn, jenis="hasil") == ["Siaran"]
    # What one person has read is new to the others.
    assert lencana(bersih.prov.akun[Peran.ATASAN]) == 1
    assert k.post(f"{DAFTAR}baca/").status_code == 302
    assert lencana(asn) == 0
    kabarkan(jenis="perbaikan", judul="K3", pengguna=[asn.pk])
    assert lencana(asn) == 1
    assert TandaBaca.objects.filter(pengguna=asn).count() == 4


def test_baca_semua_hanya_yang_ditampilkan(bersih: Dunia) -> None:
    """What the admin's role was told stays new for one who read all as plain ASN, or who had
    switched the kind off."""
    admin, prov = bersih.prov.akun[Peran.ADMIN_BKD], bersih.prov.instansi.pk
    siarkan(jenis="aturan", judul="Admin", instansi_id=prov, peran=[Peran.ADMIN_BKD.value])
    kabarkan(jenis="perbaikan", judul="Mati", pengguna=[admin.pk])
    siarkan(jenis="hasil", judul="Semua", instansi_id=prov)
    setelan = SetelanKabar.objects.create(pengguna=admin, pilihan={"perbaikan": "MATI"})
    k = klien(admin, berfaktor=False)
    assert k.post(f"{DAFTAR}baca/").status_code == 302
    assert not k.get(DAFTAR, {"keadaan": "baru"}).context["baris"]
    assert judul(admin, keadaan="baru") == ["Admin"]
    setelan.delete()
    assert judul(admin, keadaan="baru") == ["Mati", "Admin"]


def test_banyak_dihitung_sampai_seratus_dan_dibuka_per_lembar(bersih: Dunia) -> None:
    asn = bersih.prov.akun[Peran.ASN]
    kabarkan(jenis="perbaikan", judul="K", pengguna=[asn.pk] * 130)
    assert lencana(asn) == 100
    k, alamat, dilihat = klien(asn), DAFTAR, 0
    kueri = []
    while alamat:
        with CaptureQueriesContext(connection) as ini:
            konteks = k.get(alamat).context
        kueri.append(len(ini))
        dilihat += len(konteks["baris"])
        berikut = konteks["tautan"]["berikutnya"]
        alamat = f"{DAFTAR}{berikut}" if berikut else ""
    assert dilihat == 130
    assert len(set(kueri)) == 1


def test_setelan_mematikan_yang_boleh_dimatikan(bersih: Dunia) -> None:
    asn = bersih.prov.akun[Peran.ASN]
    kabarkan(jenis="perbaikan", judul="Perbaikan", pengguna=[asn.pk])
    kabarkan(jenis="keamanan", judul="Keamanan", pengguna=[asn.pk])
    k = klien(asn)
    isi = {kode: "PORTAL" for kode, satu in KABAR.items() if not satu.wajib}
    isi |= {"perbaikan": "MATI", "keamanan": "MATI", "tenang_mulai": "21", "tenang_sampai": "5"}
    assert k.post(ATUR, isi).status_code == 302
    setelan = SetelanKabar.objects.get(pengguna=asn)
    assert (setelan.tenang_mulai, setelan.pilihan["perbaikan"]) == (21, "MATI")
    assert "keamanan" not in setelan.pilihan
    assert judul(asn) == ["Keamanan"]
    assert lencana(asn) == 1
    assert k.post(ATUR, {**isi, "hasil": "TELEPON"}).status_code == 200
    assert k.get(ATUR).context["form"]["perbaikan"].initial == "MATI"


def test_jenis_dan_tautan_diperiksa(db: None) -> None:
    with pytest.raises(LookupError):
        kabarkan(jenis="entah", judul="x", pengguna=[1])
    for jahat in ("https://jahat.example", "//jahat.example", "javascript:x"):
        with pytest.raises(ValueError, match="bukan laman portal"):
            siarkan(jenis="hasil", judul="x", instansi_id=1, tautan=jahat)


def test_tiap_jenis_punya_bawaan_dan_tindakan_yang_ada() -> None:
    assert {satu.bawaan for satu in KABAR.values()} <= set(SetelanKabar.Cara)
    assert KABAR_TINDAKAN.keys() <= TINDAKAN.keys()
    assert [kode for kode, satu in KABAR.items() if satu.wajib] == ["keamanan"]


# Acts on an account of which its owner is not told, and why.
TANPA_KABAR = {
    "akun.aktifkan": "a switched-off account is told when it opens again",
    "akun.buat": "nobody has signed in yet",
    "akun.ekspor": "about a list, not about one account",
    "akun.nonaktifkan": "nobody can read it any more; signing in says so",
    "akun.terdampak": "an investigation of the account",
    "akun.unduh_data": "only reads, and only one's own",
    "faktor.gagal": "each slip would be one; limited, and listed on the account's page",
    "faktor.namai": "a name only",
    "kabar.atur": "security is told whatever one chooses",
    "sesi.akhiri": "takes away only",
    "sso.masuk": "an ordinary sign-in; the session is listed",
    "surat.ajukan": "nothing has changed until it is confirmed",
    "token.cabut": "takes away only",
}


def test_tiap_tindakan_atas_akun_dikabarkan_atau_beralasan() -> None:
    awalan = {kode.split(".")[0] for kode in TANPA_KABAR | KABAR_TINDAKAN}
    semua = {kode for kode in TINDAKAN if kode.split(".")[0] in awalan}
    assert semua == TANPA_KABAR.keys() | KABAR_TINDAKAN.keys()
    assert not TANPA_KABAR.keys() & KABAR_TINDAKAN.keys()


def test_tindakan_atas_akun_memberi_tahu_pemiliknya(bersih: Dunia) -> None:
    asn, admin = bersih.prov.akun[Peran.ASN], bersih.prov.akun[Peran.ADMIN_BKD]
    pelaku = Pelaku.dari_pengguna(admin)
    for tindakan, kabar in KABAR_TINDAKAN.items():
        catat(
            pelaku=pelaku,
            tindakan=tindakan,
            objek_jenis="akun",
            objek_id=asn.pk,
            rincian=dict(kabar.syarat),
        )
    assert sorted(judul(asn)) == sorted(satu.judul for satu in KABAR_TINDAKAN.values())
    assert judul(admin) == []
    for tindakan, rincian in (
        ("kode.pakai", {"pertama": True}),
        ("kode.terbitkan", {"pertama": True}),
        # A NIP that nobody vouched for: strangers do not reach people.
        ("sso.tolak", {"sebab": "belum_sah"}),
    ):
        catat(
            pelaku=pelaku,
            tindakan=tindakan,
            objek_jenis="akun",
            objek_id=admin.pk,
            rincian=rincian,
        )
    assert judul(admin) == []


def test_hasil_ditarik_disiarkan_tanpa_data_orang(bersih: Dunia) -> None:
    proses = bersih.prov.proses
    hasil_tarik(proses=proses, alasan="Uji", pelaku=Pelaku.sistem())
    [satu] = Pemberitahuan.objects.all()
    assert (satu.pengguna_id, satu.peran) == (None, [])
    assert judul(bersih.prov.akun[Peran.ASN]) == ["Hasil pemetaan talenta per 30 Juni 2026 ditarik"]


def test_laporan_dan_usul_diberitahukan(bersih: Dunia) -> None:
    admin, asn = bersih.prov.akun[Peran.ADMIN_BKD], bersih.prov.akun[Peran.ASN]
    pelaku = Pelaku.dari_pengguna(admin)
    laporan = tabel._laporan_sendiri(bersih.prov, "BIDANG_A")
    laporan_jawab(laporan_id=laporan["pk"], hasil="BENAR", jawaban="Sudah tepat", pelaku=pelaku)
    assert judul(asn) == [f"Laporan Anda nomor {laporan['pk']} dijawab"]
    usul = UsulPerbaikan.objects.get(pk=tabel._usul(bersih.prov, "BIDANG_A")["pk"])
    usul_catat("perbaikan.ditolak", usul, pelaku, alasan="Belum cukup bukti")
    assert judul(admin) == [f"Usul perbaikan Anda ditolak (nomor {usul.pk})"]
    semua = " ".join(f"{p.judul} {p.isi} {p.tautan}" for p in Pemberitahuan.objects.all())
    assert not re.search(r"\d{18}", semua)
    assert asn.nama not in semua


def test_dinding_kedua(bersih: Dunia) -> None:
    asn, lain = bersih.prov.akun[Peran.ASN], bersih.prov.akun[Peran.ATASAN]
    prov = bersih.prov.instansi.pk
    for satu in (asn, lain):
        kabarkan(jenis="perbaikan", judul=f"untuk {satu.pk}", pengguna=[satu.pk])
        SetelanKabar.objects.create(pengguna=satu)
    siarkan(jenis="hasil", judul="kab", instansi_id=bersih.kab.instansi.pk)
    siarkan(jenis="hasil", judul="prov", instansi_id=prov)
    for peran in ("talenta_web", "talenta_diri"):
        with sebagai(peran, akun=asn.pk, ins=prov):
            terlihat = list(Pemberitahuan.objects.order_by("id").values_list("judul", flat=True))
            setelan = list(SetelanKabar.objects.values_list("pengguna_id", flat=True))
        assert terlihat == [f"untuk {asn.pk}", "prov"]
        assert setelan == [asn.pk]
        with sebagai(peran):
            assert not Pemberitahuan.objects.exists()
        for sql in ("UPDATE inti_pemberitahuan SET judul = 'x'", "DELETE FROM inti_pemberitahuan"):
            assert ditolak(peran, sql, akun=asn.pk, ins=prov)
        assert ditolak(
            peran,
            f"INSERT INTO akun_tandabaca (pengguna_id, pemberitahuan_id) "
            f"SELECT {lain.pk}, max(id) FROM inti_pemberitahuan",
            akun=asn.pk,
            ins=prov,
        )


def test_yang_lama_dihapus(bersih: Dunia) -> None:
    asn = bersih.prov.akun[Peran.ASN]
    for nama in ("lama", "baru"):
        kabarkan(jenis="perbaikan", judul=nama, pengguna=[asn.pk])
    lama = Pemberitahuan.objects.get(judul="lama")
    klien(asn).post(f"{DAFTAR}{lama.pk}/")
    Pemberitahuan.objects.filter(pk=lama.pk).update(
        dibuat_pada=timezone.now() - UMUR_KABAR - timedelta(minutes=1)
    )
    assert kabar_hapus_lama() == 1
    assert judul(asn) == ["baru"]
    assert not TandaBaca.objects.exists()


def test_data_saya_memuatnya(bersih: Dunia) -> None:
    asn = bersih.prov.akun[Peran.ASN]
    kabarkan(jenis="perbaikan", judul="Laporan Anda dijawab", pengguna=[asn.pk])
    bagian = {satu.kode: satu.baris for satu in data_diri(pengguna=asn, pegawai_id=None).bagian}
    assert bagian["pemberitahuan"][0]["judul"] == "Laporan Anda dijawab"


@pytest.mark.usefixtures("basis_tetap")
def test_pekerjaan_yang_berakhir_memberi_tahu_pemintanya(monkeypatch: Any) -> None:
    """Committed, since jobs run on connections of their own."""
    akun = Pengguna.objects.create_user(nip="1" * 18, nama="Uji")
    pelaku = Pelaku.dari_pengguna(akun)

    def gagal(kerja: Any) -> dict[str, Any]:
        raise GalatPekerjaan("Berkasnya kosong.")

    for jenis, fungsi in (("impor.terapkan", gagal), ("karir.hitung", lambda kerja: {}),
                          ("impor.periksa", lambda kerja: {})):  # fmt: skip
        monkeypatch.setitem(modul._PELAKSANA, jenis, fungsi)
        satu = pekerjaan_buat(
            jenis=jenis, judul="Uji", parameter={}, instansi_id=None, pelaku=pelaku
        )
        jalankan(pekerjaan_id=satu.pk)
    judul_ = (
        Pemberitahuan.objects.filter(pengguna_id=akun.pk)
        .order_by("id")
        .values_list("judul", "jenis", "pengguna_id")
    )
    assert list(judul_) == [
        ("Penerapan impor gagal", "impor", akun.pk),
        ("Pemeringkatan talenta selesai", "peringkat", akun.pk),
    ]


def test_api_memuat_yang_sama(bersih: Dunia) -> None:
    """The list of the page, read and unread, under a token of one's own."""
    asn, lain = bersih.prov.akun[Peran.ASN], bersih.prov.akun[Peran.ATASAN]
    minta, alamat = peminta(asn), f"{V1}pemberitahuan/"
    assert [s["judul"] for s in minta("GET", alamat).json()["data"]] == [
        "Token API dibuat untuk akun Anda"
    ]
    Pemberitahuan.objects.all().delete()
    kabarkan(jenis="perbaikan", judul="K", pengguna=[asn.pk, lain.pk])
    siarkan(jenis="hasil", judul="Siaran", instansi_id=bersih.prov.instansi.pk)
    data = minta("GET", alamat).json()["data"]
    assert [(satu["judul"], satu["dibaca"]) for satu in data] == [("Siaran", False), ("K", False)]
    milik_lain = Pemberitahuan.objects.get(pengguna_id=lain.pk)
    assert minta("POST", f"{alamat}{milik_lain.pk}/baca/").status_code == 404
    assert minta("POST", f"{alamat}{data[0]['id']}/baca/").json()["dibaca"] is True
    assert judul(asn, keadaan="baru") == ["K"]
    assert minta("POST", f"{alamat}baca/").status_code == 204
    assert minta("GET", f"{alamat}?keadaan=baru").json()["data"] == []
