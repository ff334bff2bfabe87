"""What every operation promises: problems, paging, entity tags, keys, limits."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.akun.services.token import token_cabut, token_cabut_semua
from talenta.impor.models import Impor
from talenta.inti.api import batas, sekali
from talenta.inti.api.operasi import BERSYARAT
from talenta.inti.api.sekali import jawaban_lama_hapus
from talenta.inti.models import CatatanAudit, JawabanApi
from talenta.inti.sandi_data import sandikan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import LaporanData, Pegawai
from tests.akses.tabel import DALAM, _akun, _usul
from tests.api.bantu import V1, Peminta, peminta, token
from tests.api.tabel import API, ISI
from tests.fixtures.dunia import Dunia


@pytest.fixture
def admin(dunia: Dunia) -> Peminta:
    return peminta(dunia.prov.akun[Peran.ADMIN_BKD])


def _masalah(jawaban: Any, status: int, jenis: str) -> dict[str, Any]:
    assert jawaban.status_code == status, jawaban.content
    assert jawaban.headers["Content-Type"] == "application/problem+json"
    isi: dict[str, Any] = jawaban.json()
    assert isi["type"] == f"urn:talenta:masalah:{jenis}"
    assert isi["status"] == status
    assert set(isi) == {"type", "title", "status", "detail", "galat"}
    return isi


def test_halaman_demi_halaman_semua_orang_sekali(dunia: Dunia, admin: Peminta) -> None:
    """Following `berikutnya` to its end gives everybody once, in the page's order; back as well."""
    alamat: str | None = f"{V1}pegawai/"
    nip: list[str] = []
    terakhir: dict[str, Any] = {}
    from talenta.pegawai.selectors import daftar

    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(daftar, "SEHALAMAN", 7)
        while alamat:
            terakhir = admin("GET", alamat).json()
            assert len(terakhir["data"]) <= 7
            nip += [satu["nip"] for satu in terakhir["data"]]
            alamat = terakhir["berikutnya"]
        sebelum = admin("GET", terakhir["sebelumnya"]).json()
    semua = Pegawai.objects.filter(instansi=dunia.prov.instansi).order_by("nama_kunci", "id")
    assert nip == [satu.nip for satu in semua]
    assert [s["nip"] for s in sebelum["data"]] == nip[-7 - len(terakhir["data"]) :][:7]


def test_saringan_dan_nama_asing(admin: Peminta) -> None:
    ada = admin("GET", f"{V1}pegawai/?cari=Orang 1&jenjang=PELAKSANA").json()["data"]
    assert ada
    assert all("1" in satu["nama"] for satu in ada)
    salah = _masalah(admin("GET", f"{V1}pegawai/?jenjang=RAJA&warna=biru"), 400, "isian")
    assert {g["tempat"]: g["nilai"] for g in salah["galat"]} == {
        "kueri/warna": None, "kueri/jenjang": "RAJA",
    }  # fmt: skip
    assert all(g["saran"] for g in salah["galat"])
    asing = admin("GET", f"{V1}pegawai/?unit=999999999")
    assert asing.status_code in (400, 422)


def test_etag_dan_if_none_match(admin: Peminta) -> None:
    pertama = admin("GET", f"{V1}laporan/tenggat/")
    tag = pertama.headers["ETag"]
    lagi = admin("GET", f"{V1}laporan/tenggat/", If_None_Match=tag)
    assert (lagi.status_code, lagi.content) == (304, b"")
    assert lagi.headers["ETag"] == tag


def test_if_match(admin: Peminta) -> None:
    """428 without, 412 with an old tag and nothing changed, 200 with the present one."""
    alamat = f"{V1}laporan/tenggat/"
    tag = admin("GET", alamat).headers["ETag"]
    _masalah(admin("PUT", alamat, {"hari": 20}), 428, "perlu-etag")
    baru = admin("PUT", alamat, {"hari": 20}, If_Match=tag)
    assert (baru.status_code, baru.json()) == (200, {"hari": 20})
    salah = _masalah(admin("PUT", alamat, {"hari": 30}, If_Match=tag), 412, "sudah-berubah")
    assert salah["galat"][0]["tempat"] == "kepala/If-Match"
    assert admin("GET", alamat).json() == {"hari": 20}
    assert admin("PUT", alamat, {"hari": 30}, If_Match=baru.headers["ETag"]).status_code == 200


BERSYARAT_SEMUA = sorted(
    (nama, metode) for nama, baris in API.items() for metode in BERSYARAT & set(baris.izin)
)


# Of a person's year, whose stage refuses them here; tests/kinerja/test_api.py does each.
TAHUN_KINERJA = {
    f"api_kinerja:saya_{satu}"
    for satu in ("skp", "skp_ekspektasi", "tinjauan_nilai", "tinjauan_realisasi", "penilaian")
}


# What is there though nothing is in it: the tag for a first change comes from there.
TETAP_ADA = {"api_pegawai:saya_pernyataan"}


def _pembuka(dunia: Dunia, nama: str) -> Peminta:
    """Somebody who may read it: Admin BKD, else whose own it is."""
    urut = (Peran.ADMIN_BKD, Peran.ASN, Peran.ATASAN)
    peran = next(p for p in urut if API[nama].terlihat("GET", p, DALAM))
    return peminta(dunia.prov.akun[peran])


@pytest.mark.parametrize(("nama", "metode"), BERSYARAT_SEMUA)
def test_setiap_yang_bersyarat(dunia: Dunia, nama: str, metode: str) -> None:
    """Another tag, none and a star change nothing; the present one does it."""
    admin, objek = _pembuka(dunia, nama), API[nama].objek
    alamat = reverse(nama, kwargs=objek(dunia.prov, "AKAR") if objek else {})
    # What may be declared whole: a file of people that is not yet applied.
    Impor.objects.filter(pk=dunia.prov.impor.pk).update(jenis="pegawai", status=Impor.Status.SIAP)
    baca = admin("GET", alamat)
    isi = {"isi": baca.json()["isi"]} if nama == "api_karir:aturan_isi" else ISI.get((nama, metode))
    _masalah(admin(metode, alamat, isi), 428, "perlu-etag")
    _masalah(admin(metode, alamat, isi, If_Match="*"), 428, "perlu-etag")
    _masalah(admin(metode, alamat, isi, If_Match='"lain"'), 412, "sudah-berubah")
    assert admin("GET", alamat).headers["ETag"] == baca.headers["ETag"]
    if nama in TAHUN_KINERJA:
        return
    berhasil = admin(metode, alamat, isi, If_Match=baca.headers["ETag"])
    assert berhasil.status_code == (204 if metode == "DELETE" else 200), berhasil.content
    hilang = metode == "DELETE" and nama not in TETAP_ADA
    assert admin("GET", alamat).status_code == (404 if hilang else 200)


def test_etag_tidak_diubah_perantara(admin: Peminta) -> None:
    """A proxy that compresses renames strong tags, unless the answer forbids it."""
    baca = admin("GET", f"{V1}laporan/tenggat/")
    assert "ETag" in baca.headers
    assert "no-transform" in baca.headers["Cache-Control"]
    lagi = admin("GET", f"{V1}laporan/tenggat/", If_None_Match=baca.headers["ETag"])
    assert "no-transform" in lagi.headers["Cache-Control"]
    assert admin("POST", f"{V1}pemberitahuan/baca/").headers["Cache-Control"] == "private, no-store"


def test_bentuk_jawaban(admin: Peminta) -> None:
    """What is no JSON is refused before anything is done; a file comes as what it is."""
    _masalah(admin("GET", f"{V1}token/", Accept="text/html"), 406, "bentuk-jawaban")
    ditolak = admin("POST", f"{V1}pemberitahuan/baca/", Accept="text/csv")
    _masalah(ditolak, 406, "bentuk-jawaban")
    assert not JawabanApi.objects.exists()
    assert admin("GET", f"{V1}token/", Accept="application/json").status_code == 200
    assert admin("GET", f"{V1}pegawai/berkas.csv", Accept="text/csv").status_code == 200


def test_kunci_yang_sama(dunia: Dunia, admin: Peminta) -> None:
    """Sent again: the same answer, done once. Another body: refused. Another token: its own."""
    alamat = f"{V1}akun/{_akun(dunia.prov, 'AKAR')['pk']}/peran/"
    isi = {"peran": "AUDITOR", "mulai": "2026-02-01", "alasan": "Surat tugas"}
    _masalah(admin("POST", alamat, isi, Idempotency_Key="pendek"), 400, "isian")
    pertama = admin("POST", alamat, isi, Idempotency_Key="kunci-satu-1")
    assert pertama.status_code == 201, pertama.content
    lagi = admin("POST", alamat, isi, Idempotency_Key="kunci-satu-1")
    assert lagi.headers["Idempotency-Replayed"] == "true"
    assert (lagi.status_code, lagi.json()) == (201, pertama.json())
    diberi = CatatanAudit.objects.filter(tindakan="peran.berikan", alasan="Surat tugas")
    assert diberi.count() == 1
    beda = isi | {"peran": "PPK"}
    _masalah(admin("POST", alamat, beda, Idempotency_Key="kunci-satu-1"), 409, "kunci-dipakai")
    # A refusal keeps no key: mended, the same key does it.
    sama = admin("POST", alamat, isi, Idempotency_Key="kunci-dua-22")
    assert sama.status_code == 409
    assert admin("POST", alamat, beda, Idempotency_Key="kunci-dua-22").status_code == 201


def test_jawaban_tersimpan_tersandi_dan_kedaluwarsa(dunia: Dunia, admin: Peminta) -> None:
    alamat = f"{V1}akun/{_akun(dunia.prov, 'AKAR')['pk']}/peran/"
    isi = {"peran": "AUDITOR", "mulai": "2026-02-01", "alasan": "Surat tugas"}
    jawaban = admin("POST", alamat, isi, Idempotency_Key="kunci-peran-1")
    simpan = JawabanApi.objects.get(kunci="kunci-peran-1")
    assert simpan.isi
    assert jawaban.json()["nama"].encode() not in bytes(simpan.isi)
    assert jawaban_lama_hapus() == 0
    with connection.cursor() as kursor:
        kursor.execute("UPDATE inti_jawabanapi SET dibuat_pada = dibuat_pada - interval '25 hours'")
    assert jawaban_lama_hapus() == 1


@pytest.mark.parametrize(
    ("alamat", "tindakan", "isi"),
    [
        ("pegawai/{orang}/nik/", "lihat.nik", {}),
        ("pegawai/{orang}/kode/", "kode.terbitkan", {}),
        ("akun/kode/", "kode.terbitkan", {"unit": "DINAS_B"}),
        ("akun/{akun}/kode/", "kode.terbitkan", {}),
        ("akun/baru/", "akun.buat",
         {"nama": "Auditor Luar", "peran": "AUDITOR", "mulai": "2026-01-01"}),
    ],
)  # fmt: skip
def test_rahasia_tidak_disimpan(
    dunia: Dunia, admin: Peminta, alamat: str, tindakan: str, isi: dict[str, Any]
) -> None:
    """What shows a NIK or a code leaves nothing to read: sent again it is refused, and the audit
    holds it once."""
    orang, akun = dunia.prov.pegawai["DINAS_B"][0].pk, _akun(dunia.prov, "AKAR")["pk"]
    Pegawai.objects.filter(pk=orang).update(nik_sandi=sandikan("7371010101900001"))
    alamat = V1 + alamat.format(orang=orang, akun=akun)
    lalu = CatatanAudit.objects.filter(tindakan=tindakan).count()
    pertama = admin("POST", alamat, isi, Idempotency_Key="kunci-rahasia-1")
    assert pertama.status_code in (200, 201), pertama.content
    sekali = CatatanAudit.objects.filter(tindakan=tindakan).count()
    assert sekali > lalu
    assert bytes(JawabanApi.objects.get(kunci="kunci-rahasia-1").isi) == b""
    lagi = _masalah(
        admin("POST", alamat, isi, Idempotency_Key="kunci-rahasia-1"), 409, "sudah-dilaksanakan"
    )
    assert "kunci baru" in lagi["detail"]
    assert CatatanAudit.objects.filter(tindakan=tindakan).count() == sekali


def test_token_dicabut_jawabannya_dihapus(dunia: Dunia) -> None:
    asn = dunia.prov.akun[Peran.ASN]
    milik, lain = token(asn), token(dunia.prov.akun[Peran.AUDITOR])
    for satu in (milik, lain):
        assert Peminta(satu.rahasia)("POST", f"{V1}pemberitahuan/baca/").status_code == 204
    token_cabut(token=milik.token, pelaku=Pelaku.dari_pengguna(asn))
    assert [s.token_id for s in JawabanApi.objects.all()] == [lain.token.pk]
    token_cabut_semua(pengguna=dunia.prov.akun[Peran.AUDITOR])
    assert not JawabanApi.objects.exists()


def test_batas_menurut_token(dunia: Dunia, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each token has its own count within a minute; over it comes 429 with the time to wait."""
    settings.TALENTA_API_BATAS = 2
    menit = int(time.time() // 60)
    monkeypatch.setattr(batas, "time", SimpleNamespace(time=lambda: menit * 60 + 15.0))
    milik = [token(dunia.prov.akun[Peran.ASN]) for _ in range(2)]
    batas._redis().delete(*(f"talenta:api:{satu.token.sidik}:{menit}" for satu in milik))
    satu, lain = (Peminta(s.rahasia) for s in milik)
    sisa = [satu("GET", f"{V1}token/").headers["RateLimit-Remaining"] for _ in range(2)]
    assert sisa == ["1", "0"]
    jawaban = satu("GET", f"{V1}token/")
    _masalah(jawaban, 429, "terlalu-sering")
    assert jawaban.headers["Retry-After"] == "45"
    assert lain("GET", f"{V1}token/").status_code == 200


@pytest.mark.parametrize(
    ("isi", "tipe", "status"),
    [
        (b"{", "application/json", 400),
        (b"[1]", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"hasil": "\\ud800", "jawaban": "x"}', "application/json", 400),
        (b'{"hasil": "SUDAH_BENAR", "jawaban": "\\u0000"}', "application/json", 400),
        (b'{"hasil": "SUDAH_BENAR", "jawaban": " "}', "application/json", 400),
        (b"<x/>", "application/xml", 415),
    ],
)
def test_isi_rusak_tidak_pernah_500(
    dunia: Dunia, admin: Peminta, isi: bytes, tipe: str, status: int
) -> None:
    from tests.akses.tabel import _laporan

    alamat = f"{V1}laporan/{_laporan(dunia.prov, 'AKAR')['pk']}/jawaban/"
    jawaban = admin.klien.post(
        alamat, isi, content_type=tipe,
        headers=admin.kepala | {"Idempotency-Key": "kunci-rusak-1"},
    )  # fmt: skip
    assert jawaban.status_code == status, jawaban.content
    assert jawaban.headers["Content-Type"] == "application/problem+json"
    assert LaporanData.objects.filter(hasil="").exists()


def test_penolakan_wilayah_dikatakan(dunia: Dunia, admin: Peminta) -> None:
    """What a service refuses comes in its own words, as a conflict with the present state."""
    pk = _usul(dunia.prov, "AKAR")["pk"]
    jawaban = admin("POST", f"{V1}perbaikan/{pk}/putusan/", {"putusan": "setuju"})
    isi = _masalah(jawaban, 409, "keadaan")
    assert isi["detail"] == "Usul Anda sendiri diputuskan oleh petugas BKD lain."


def test_metode_asing(admin: Peminta) -> None:
    isi = _masalah(admin("DELETE", f"{V1}pegawai/"), 405, "metode")
    assert isi["title"]
    assert admin("GET", f"{V1}pegawai/0/").status_code == 404
    assert admin("GET", f"{V1}pegawai/{10**18}/").status_code == 404


def test_kunci_serentak(db: None) -> None:
    """Two at once with one key, each on a connection of its own: the second waits for the first,
    and is answered what that was answered."""
    milik: dict[str, Any] = {"token_id": -1, "kunci": "serentak"}
    diambil, hasil = Event(), []

    def pertama() -> None:
        with transaction.atomic():
            hasil.append(sekali.ambil(**milik, sidik="s"))
            diambil.set()
            _tunggu_yang_menunggu()
            sekali.simpan(**milik, status=201, isi={"jawab": 1}, rahasia=False)

    def kedua() -> None:
        assert diambil.wait(10)
        with transaction.atomic():
            hasil.append(sekali.ambil(**milik, sidik="s"))

    def hapus() -> None:
        JawabanApi.objects.filter(**milik).delete()

    try:
        _sekaligus(pertama, kedua)
    finally:
        _sekaligus(hapus)
    assert hasil == [None, sekali.Tersimpan(status=201, isi={"jawab": 1})]


def _sekaligus(*laku: Callable[[], None]) -> None:
    """Each on a thread and a connection of its own; what one raises is raised."""

    def jalan(satu: Callable[[], None]) -> None:
        try:
            satu()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(laku)) as kolam:
        for janji in [kolam.submit(jalan, satu) for satu in laku]:
            janji.result(30)


def _tunggu_yang_menunggu() -> None:
    """Until another connection of this database waits for one's own."""
    for _ in range(200):
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT count(*) FROM pg_locks "
                "WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
            )
            if kursor.fetchone()[0]:
                return
        time.sleep(0.05)
    pytest.fail("yang kedua tidak menunggu yang pertama")


def test_audit_menyebut_token(dunia: Dunia, admin: Peminta) -> None:
    orang = dunia.prov.pegawai["DINAS_B"][0]
    assert admin("POST", f"{V1}pegawai/{orang.pk}/kode/").status_code == 201
    catatan = CatatanAudit.objects.filter(tindakan="kode.terbitkan").latest("id")
    assert catatan.pelaku.endswith(", token Uji")
    akun = Pengguna.objects.get(nip=dunia.prov.akun[Peran.ADMIN_BKD].nip)
    assert catatan.pelaku_id == akun.pk
