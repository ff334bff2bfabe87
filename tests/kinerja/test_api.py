"""A year of one person through the API alone: the same services, tags and keys as the pages."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import PenilaianTahunan, TinjauanPeriodik
from talenta.akun.izin import Peran
from tests.api.bantu import Peminta, peminta
from tests.fixtures.dunia import akun
from tests.kinerja.conftest import Kantor

RHK = {
    "uraian": "Laporan triwulan tersusun",
    "indikator": [
        {"aspek": "KUANTITAS", "indikator": "Jumlah laporan", "target": "4"},
        {"aspek": "KUANTITAS", "indikator": "Jumlah lampiran", "target": "8"},
        {"aspek": "WAKTU", "indikator": "Tanggal selesai", "target": "tanggal 5"},
    ],
}
SKP = {"bentuk": "KUANTITATIF", "rhk": [RHK]}


@pytest.fixture
def pegawai(kantor: Kantor) -> Peminta:
    return peminta(akun(kantor.dunia.prov, kantor.staf[0], Peran.ASN))


@pytest.fixture
def penilai(kantor: Kantor) -> Peminta:
    return peminta(akun(kantor.dunia.prov, kantor.kabid, Peran.ASN))


def _u(nama: str, **argumen: int) -> str:
    return reverse(f"api_kinerja:{nama}", kwargs=argumen)


def _versi(dibaca: dict[str, Any]) -> int:
    """The version in what was read, wherever it stands."""
    if "versi" in dibaca:
        return int(dibaca["versi"])
    milik = next(dibaca[b] for b in ("penilaian", "tinjauan", "skp") if b in dibaca)
    return int(milik["versi"]) if milik else 0


def _tulis(minta: Peminta, alamat: str, isi: Any) -> Any:
    """Read, then write what was read."""
    dibaca = minta("GET", alamat)
    tanda, isi = dibaca.headers["ETag"], {"versi": _versi(dibaca.json())} | isi
    jawaban = minta("PUT", alamat, isi, If_Match=tanda)
    assert jawaban.status_code == 200, jawaban.content
    basi = minta("PUT", alamat, isi, If_Match=tanda)
    assert basi.status_code in (200, 412), basi.content
    return jawaban.json()


def _ditolak(minta: Peminta, alamat: str, isi: Any) -> str:
    """Why what is written under the present tag is refused."""
    dibaca = minta("GET", alamat)
    isi = {"versi": _versi(dibaca.json())} | isi
    jawaban = minta("PUT", alamat, isi, If_Match=dibaca.headers["ETag"])
    assert jawaban.status_code == 409, jawaban.content
    return str(jawaban.json()["detail"])


def _post(minta: Peminta, alamat: str, isi: Any) -> Any:
    jawaban = minta("POST", alamat, isi)
    assert jawaban.status_code == 200, jawaban.content
    return jawaban.json()


def _rencana(kantor: Kantor, pegawai: Peminta, penilai: Peminta) -> tuple[int, int]:
    """From the empty plan to the agreed one; its number and that of its result."""
    saya = pegawai("GET", _u("saya_tahun")).json()
    [skp] = saya["skp"]
    nomor = skp["id"]
    assert nomor == kantor.skp(kantor.staf[0]).pk
    milik = _u("saya_skp", pk=nomor)

    isi = _tulis(pegawai, milik, SKP)
    assert [i["target"] for i in isi["rhk"][0]["indikator"]] == ["4", "8", "tanggal 5"]
    assert (isi["sebagai"], isi["langkah"]) == ("PEGAWAI", ["ajukan"])
    langkah = _u("saya_skp_langkah", pk=nomor)
    basi = pegawai("POST", langkah, {"versi": 0, "langkah": "ajukan"})
    assert basi.status_code == 409
    isi = _post(pegawai, langkah, {"versi": isi["skp"]["versi"], "langkah": "ajukan"})
    assert isi["skp"]["status"] == "DIAJUKAN"
    tim = penilai("GET", _u("dinilai_daftar") + "?keadaan=skp").json()["data"]
    assert [(s["skp"]["id"], s["menunggu"]) for s in tim] == [(nomor, "SKP menunggu persetujuan")]
    ekspektasi = _tulis(
        penilai, _u("saya_skp_ekspektasi", pk=nomor), {"AKUNTABEL": "Laporan tepat waktu."}
    )
    versi = ekspektasi["skp"]["versi"]
    # Whoever is not asked to takes no step.
    assert pegawai("POST", langkah, {"versi": versi, "langkah": "setujui"}).status_code == 409
    versi = _post(penilai, langkah, {"versi": versi, "langkah": "setujui"})["skp"]["versi"]
    assert _post(pegawai, langkah, {"versi": versi, "langkah": "sepakati"})["skp"]["status"] == (
        "DISEPAKATI"
    )
    return nomor, isi["rhk"][0]["id"]


def _tinjauan(pegawai: Peminta, penilai: Peminta, di: dict[str, int], rhk: int) -> None:
    """Realisation by the one, ratings by the other; a draft is not read."""
    _tulis(
        pegawai, _u("saya_tinjauan_realisasi", **di),
        {"realisasi": [{"rhk_id": rhk, "realisasi": "Empat laporan."}]},
    )  # fmt: skip
    asing = {"realisasi": [{"rhk_id": rhk + 999, "realisasi": "x"}]}
    alamat = _u("saya_tinjauan_realisasi", **di)
    assert "tidak ada pada SKP" in _ditolak(pegawai, alamat, asing)
    _post(pegawai, _u("saya_tinjauan_langkah", **di), {"langkah": "ajukan"})
    draf: dict[str, Any] = {
        "rating_hasil": "DI_ATAS", "rating_perilaku": "DI_ATAS", "catatan": "Rapi.",
        "rhk": [{"id": rhk, "rating": "DI_ATAS", "umpan_balik": "Lengkap."}],
    }  # fmt: skip
    # Neither somebody else's result nor one twice is swallowed.
    satu = draf["rhk"][0]
    alamat = _u("saya_tinjauan_nilai", **di)
    dibaca = penilai("GET", alamat)
    tanda, versi = dibaca.headers["ETag"], _versi(dibaca.json())
    for keliru in ([satu | {"id": rhk + 999}], [satu, satu]):
        isi = draf | {"rhk": keliru, "versi": versi}
        jawaban = penilai("PUT", alamat, isi, If_Match=tanda)
        assert jawaban.status_code == 409, keliru
    _tulis(penilai, _u("saya_tinjauan_nilai", **di), draf)
    # A draft is the appraiser's alone.
    dibaca = pegawai("GET", _u("saya_tinjauan", **di)).json()
    assert dibaca["tinjauan"]["rating_hasil"] == dibaca["realisasi"][0]["umpan_balik"] == ""
    assert "Rapi." not in str(dibaca)
    _tulis(penilai, _u("saya_tinjauan_nilai", **di), draf | {"selesai": True})
    dibaca = pegawai("GET", _u("saya_tinjauan", **di)).json()
    assert dibaca["tinjauan"]["predikat"] == "SANGAT_BAIK"
    assert dibaca["realisasi"][0]["umpan_balik"] == "Lengkap."


def test_setahun_lewat_api(kantor: Kantor, pegawai: Peminta, penilai: Peminta) -> None:
    hari = timezone.localdate()
    nomor, rhk = _rencana(kantor, pegawai, penilai)
    periode = kantor.tahun.periode.get(mulai__lte=hari, selesai__gt=hari).pk
    _tinjauan(pegawai, penilai, {"pk": nomor, "periode": periode}, rhk)
    akhir = {"tahun": kantor.tahun.pk, "pegawai": kantor.staf[0].pk}
    assert pegawai("GET", _u("saya_penilaian", **akhir)).status_code == 404
    tahunan = _u("saya_penilaian", **akhir)
    isi_tahunan = {
        "rating_hasil": "DI_ATAS", "alasan_hasil": "Semua target tercapai.",
        "rating_perilaku": "DI_ATAS", "tetapkan": True, "versi": 0,
    }  # fmt: skip
    asing = {"bagian": [{"skp_id": nomor, "rating_hasil": "SESUAI"}]}
    assert "bukan bagian" in _ditolak(penilai, tahunan, isi_tahunan | asing)
    tanda = penilai("GET", tahunan).headers["ETag"]
    kurang = penilai("PUT", tahunan, isi_tahunan, If_Match=tanda)
    assert kurang.status_code == 422
    assert "alasan_perilaku" in str(kurang.json()["galat"])
    _tulis(penilai, tahunan, isi_tahunan | {"alasan_perilaku": "Membantu rekan."})
    serah = _u("saya_penilaian_langkah", **akhir)
    # The same key again does nothing again.
    for _ in range(2):
        jawaban = penilai("POST", serah, {"langkah": "serahkan"}, Idempotency_Key="serah-00001")
        assert jawaban.status_code == 200
    assert _post(pegawai, serah, {"langkah": "terima"})["penilaian"]["status"] == "DITERIMA"
    satu = PenilaianTahunan.objects.get()
    assert (satu.predikat, satu.status) == ("SANGAT_BAIK", "DITERIMA")
    assert TinjauanPeriodik.objects.get().status == "DINILAI"
    assert pegawai("GET", _u("saya_tahun")).json()["penilaian"]["predikat"] == "SANGAT_BAIK"


def test_orang_lain_dan_kantor(kantor: Kantor, penilai: Peminta) -> None:
    """Neither a colleague nor a token of an officer writes; officers read in scope."""
    skp = kantor.skp(kantor.staf[0])
    rekan = peminta(akun(kantor.dunia.prov, kantor.staf[1], Peran.ASN))
    assert rekan("GET", _u("saya_skp", pk=skp.pk)).status_code == 404
    admin = peminta(kantor.dunia.prov.akun[Peran.ADMIN_BKD])
    assert admin("GET", _u("saya_skp", pk=skp.pk)).status_code == 404
    isi = admin("GET", _u("skp", pk=skp.pk)).json()
    assert (isi["sebagai"], isi["langkah"]) == ("", [])
    # More indicators of an aspect than the page has room for.
    pegawai = peminta(akun(kantor.dunia.prov, kantor.staf[0], Peran.ASN))
    alamat = _u("saya_skp", pk=skp.pk)
    banyak = {"uraian": "Laporan", "indikator": [RHK["indikator"][0]] * 6}
    assert "paling banyak 5" in _ditolak(pegawai, alamat, SKP | {"rhk": [banyak]})


def test_nomor_versi_dan_aspek_yang_keliru_ditolak(kantor: Kantor, pegawai: Peminta) -> None:
    """Nothing is swallowed: numbers of another plan, the same twice, a version that moved on while
    the tag still matched, an indicator that the plan's shape has no place for."""
    alamat = _u("saya_skp", pk=kantor.skp(kantor.staf[0]).pk)
    nomor = _tulis(pegawai, alamat, SKP)["rhk"][0]["id"]
    ada = RHK | {"id": nomor, "uraian": "Lain"}
    for rhk, kata in (
        ([RHK | {"id": nomor + 999}], "tidak ada pada SKP"),
        ([ada, ada], "disebut dua kali"),
        ([{"uraian": "Laporan", "indikator": [{"indikator": "Jumlah"}]}], "menyebut aspeknya"),
    ):
        assert kata in _ditolak(pegawai, alamat, SKP | {"rhk": rhk})
    assert "tidak menyebut aspek" in _ditolak(pegawai, alamat, SKP | {"bentuk": "KUALITATIF"})
    assert "berubah sejak" in _ditolak(pegawai, alamat, SKP | {"rhk": [ada], "versi": 0})
    assert kantor.skp(kantor.staf[0]).rhk.get().uraian == RHK["uraian"]
