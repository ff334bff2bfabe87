"""Reviews: realisations and evidence by the person, ratings by the appraiser, closed periods."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kinerja.models import BuktiRealisasi, Skp, TinjauanPeriodik
from kinerja.services.tahun import periode_tutup
from kinerja.services.tinjauan import (
    IsiNilai,
    IsiRating,
    tinjauan_langkah,
    tinjauan_nilai,
    tinjauan_realisasi_simpan,
)
from kinerja.services.umum import BentrokVersi, KinerjaDitolak
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import akun, orang
from tests.fixtures.klien import klien
from tests.kinerja.conftest import Kantor
from tests.kinerja.langkah import langkah, nilai, sebagai, sepakati, susun

HARI = date(2026, 4, 2)


@pytest.fixture
def milik(kantor: Kantor) -> Any:
    """(office, agreed plan of the first of the staff, its first period)."""
    skp = sepakati(kantor.skp(kantor.staf[0]), kantor.staf[0], kantor.kabid)
    return kantor, skp, kantor.tahun.periode.get(nomor=1)


def _realisasi(milik: Any, teks: str, versi: int = 0) -> TinjauanPeriodik:
    kantor, skp, periode = milik
    with sebagai(kantor.staf[0]) as oleh:
        return tinjauan_realisasi_simpan(
            skp_id=skp.pk, periode_id=periode.pk, versi=versi, hari=HARI, oleh=oleh,
            isi={skp.rhk.get().pk: teks},
        )  # fmt: skip


def _langkah(milik: Any, kode: str, siapa: Any, isi: str = "") -> TinjauanPeriodik:
    _, skp, periode = milik
    with sebagai(siapa) as oleh:
        return tinjauan_langkah(
            skp_id=skp.pk, periode_id=periode.pk, kode=kode, isi=isi, hari=HARI, oleh=oleh
        )


def test_realisasi_lalu_nilai(milik: Any) -> None:
    kantor, skp, periode = milik
    with pytest.raises(KinerjaDitolak, match="Isi realisasi"):
        _langkah(milik, "ajukan", kantor.staf[0])
    assert _realisasi(milik, "Satu laporan.").versi_realisasi == 1
    _langkah(milik, "ajukan", kantor.staf[0])
    with pytest.raises(KinerjaDitolak, match="sebelum diajukan"):
        _realisasi(milik, "Dua laporan.", 1)
    satu = nilai(skp, periode, kantor.kabid, ("DI_ATAS", "SESUAI"), versi=1)
    assert (satu.status, satu.predikat, satu.dinilai_oleh_id) == (
        "DINILAI", "BAIK", kantor.kabid.pk,
    )  # fmt: skip


def test_tidak_sebelum_disepakati_atau_dimulai(kantor: Kantor) -> None:
    skp, satu, dua = kantor.skp(kantor.staf[0]), *kantor.tahun.periode.filter(nomor__in=(1, 4))
    with pytest.raises(KinerjaDitolak, match="belum disepakati"):
        nilai(skp, satu, kantor.kabid, ("SESUAI", "SESUAI"))
    sepakati(skp, kantor.staf[0], kantor.kabid)
    with pytest.raises(KinerjaDitolak, match="belum dimulai"):
        nilai(skp, dua, kantor.kabid, ("SESUAI", "SESUAI"), hari=HARI)


def test_menyimpan_sama_tidak_menambah_versi(milik: Any) -> None:
    assert _realisasi(milik, "Satu laporan.").versi_realisasi == 1
    assert _realisasi(milik, "Satu laporan.", 0).versi_realisasi == 1
    with pytest.raises(BentrokVersi):
        _realisasi(milik, "Dua laporan.", 0)


def test_nilai_dua_kali_sekali_jadi(milik: Any) -> None:
    kantor, skp, periode = milik
    pertama = nilai(skp, periode, kantor.kabid, ("SESUAI", "SESUAI"))
    kedua = nilai(skp, periode, kantor.kabid, ("SESUAI", "SESUAI"))
    assert (pertama.versi, kedua.versi) == (1, 1)
    with pytest.raises(KinerjaDitolak, match="sudah dinilai"):
        nilai(skp, periode, kantor.kabid, ("DI_ATAS", "SESUAI"))


def test_sisi_tidak_saling_menunggu(milik: Any) -> None:
    """The appraiser's draft and the person's realisation have versions of their own."""
    kantor, skp, periode = milik
    _realisasi(milik, "Satu laporan.")
    isi = IsiNilai(catatan="Bagus", rhk={skp.rhk.get().pk: IsiRating("DI_ATAS", "Cepat")})
    with sebagai(kantor.kabid) as oleh:
        tinjauan_nilai(
            skp_id=skp.pk, periode_id=periode.pk, versi=0, isi=isi, selesai=False, hari=HARI,
            oleh=oleh,
        )  # fmt: skip
    assert _realisasi(milik, "Dua laporan.", 1).versi == 1
    satu = skp.tinjauan.get().realisasi.get()
    assert (satu.realisasi, satu.rating, satu.umpan_balik) == ("Dua laporan.", "DI_ATAS", "Cepat")


def test_dikembalikan_dengan_alasan_yang_terbaca(milik: Any) -> None:
    kantor, skp, _ = milik
    _realisasi(milik, "Satu laporan.")
    _langkah(milik, "ajukan", kantor.staf[0])
    _langkah(milik, "kembalikan", kantor.kabid, "Lampirkan buktinya.")
    assert skp.dialog.order_by("-pk").first().isi == "Lampirkan buktinya."
    assert _realisasi(milik, "Satu laporan, terlampir.", 1).status == "DRAF"


def test_rating_hanya_penilainya(milik: Any) -> None:
    kantor, skp, periode = milik
    for siapa in (kantor.staf[0], kantor.staf[1], kantor.kepala):
        with pytest.raises((KinerjaDitolak, Skp.DoesNotExist)):
            nilai(skp, periode, siapa, ("DI_ATAS", "DI_ATAS"))
    nilai(skp, periode, kantor.kabid, ("SESUAI", "SESUAI"))
    for siapa in (kantor.staf[0], kantor.kabid):
        ditolak = siapa is kantor.staf[0]
        titik = transaction.savepoint()
        galat = ""
        try:
            with sebagai(siapa), connection.cursor() as kursor:
                kursor.execute(
                    "UPDATE kinerja_tinjauanperiodik SET rating_hasil = 'DI_ATAS', "
                    "rating_perilaku = 'DI_ATAS', predikat = 'SANGAT_BAIK'"
                )
        except DatabaseError as salah:
            galat = str(salah)
        assert ("rating ditulis penilainya sendiri" in galat) == ditolak
        transaction.savepoint_rollback(titik)


def test_predikat_di_luar_matriks_ditolak_basis_data(milik: Any) -> None:
    kantor, skp, periode = milik
    nilai(skp, periode, kantor.kabid, ("SESUAI", "SESUAI"))
    with pytest.raises(DatabaseError, match="tinjauan_periodik_matriks"), transaction.atomic():
        TinjauanPeriodik.objects.update(predikat="SANGAT_BAIK")


def test_periode_tertutup(milik: Any) -> None:
    kantor, skp, periode = milik
    nilai(skp, periode, kantor.kabid, ("SESUAI", "SESUAI"))
    periode_tutup(periode_id=periode.pk, pelaku=Pelaku.sistem())
    with pytest.raises(KinerjaDitolak, match="ditutup"):
        _langkah(milik, "buka", kantor.kabid, "Keliru")
    with pytest.raises(DatabaseError, match="sudah ditutup"), transaction.atomic():
        TinjauanPeriodik.objects.update(
            rating_hasil="DI_ATAS", rating_perilaku="DI_ATAS", predikat="SANGAT_BAIK"
        )
    satu = TinjauanPeriodik.objects.get()
    satu.delete()
    with pytest.raises(DatabaseError, match="sudah ditutup"), transaction.atomic():
        _salin(satu, satu.periode_id)
    satu.rating_hasil = satu.rating_perilaku = satu.predikat = satu.catatan = ""
    satu.status = "DRAF"
    _salin(satu, satu.periode_id)


def _salin(satu: TinjauanPeriodik, periode_id: int) -> None:
    """Add the review once more, for another period, past what services ask."""
    satu.pk, satu.periode_id = None, periode_id
    satu.save(force_insert=True)


def test_rating_bawaan_hanya_penilainya(milik: Any) -> None:
    """Who may add a review that is rated already is asked as for one that changes."""
    kantor, skp, periode = milik
    nilai(skp, periode, kantor.kabid, ("SESUAI", "SESUAI"))
    satu = skp.tinjauan.get()
    lain = kantor.tahun.periode.exclude(pk=periode.pk).first().pk
    for siapa in (kantor.staf[0], kantor.kabid):
        titik = transaction.savepoint()
        galat = ""
        try:
            with sebagai(siapa):
                _salin(satu, lain)
        except DatabaseError as salah:
            galat = str(salah)
        assert ("rating ditulis penilainya sendiri" in galat) == (siapa is kantor.staf[0])
        assert (siapa is kantor.staf[0]) == bool(galat)
        transaction.savepoint_rollback(titik)


def test_yang_tertutup_tidak_menunggu_siapa_pun(milik: Any) -> None:
    """The list of the team asks for nothing that cannot be done any more."""
    kantor, _, periode = milik
    _realisasi(milik, "Satu laporan.")
    _langkah(milik, "ajukan", kantor.staf[0])
    web = klien(akun(kantor.dunia.prov, kantor.kabid, Peran.ASN))
    saring = {"tahun": 2026, "periode": periode.pk, "keadaan": "realisasi"}

    def tim() -> Any:
        isi = web.get("/kinerja/tim/", saring).context
        return isi["ringkas"]["realisasi"], [s.menunggu for s in isi["baris"]]

    assert tim() == (1, ["Realisasi menunggu penilaian"])
    periode_tutup(periode_id=periode.pk, pelaku=Pelaku.sistem())
    assert tim() == (0, [""])


def test_bukti_terlindung(milik: Any) -> None:
    """Type and size are checked by content; the file goes to the two people alone."""
    kantor, skp, periode = milik
    pengguna = {
        nama: akun(kantor.dunia.prov, siapa, Peran.ASN)
        for nama, siapa in (
            ("pegawai", kantor.staf[0]),
            ("penilai", kantor.kabid),
            ("rekan", kantor.staf[1]),
        )
    }
    alamat = f"/kinerja/skp/{skp.pk}/periode/{periode.pk}/"
    saya = klien(pengguna["pegawai"])
    isi: dict[str, Any] = {"rhk": str(skp.rhk.get().pk), "keterangan": "Laporan"}
    salah = SimpleUploadedFile("a.pdf", b"<html>")
    jawaban = saya.post(f"{alamat}bukti/", isi | {"berkas": salah})
    assert jawaban.status_code == 422
    assert "bukan PDF" in jawaban.content.decode()
    jawaban = saya.post(f"{alamat}bukti/", isi | {"tautan": "javascript:alert(1)"})
    assert jawaban.status_code == 422
    benar = SimpleUploadedFile("a.pdf", b"%PDF-1.4 isi")
    assert saya.post(f"{alamat}bukti/", isi | {"berkas": benar}).status_code == 302
    isi |= {"keterangan": "Peta", "tautan": "https://contoh.go.id/peta"}
    assert saya.post(f"{alamat}bukti/", isi).status_code == 302
    berkas, tautan = BuktiRealisasi.objects.order_by("pk")
    assert tautan.tautan == "https://contoh.go.id/peta"
    for nama, status in (("pegawai", 200), ("penilai", 200), ("rekan", 404)):
        assert klien(pengguna[nama]).get(f"/kinerja/bukti/{berkas.pk}/").status_code == status
    assert klien(pengguna["penilai"]).post(f"/kinerja/bukti/{berkas.pk}/lepas/").status_code == 302
    assert BuktiRealisasi.objects.count() == 2
    saya.post(f"/kinerja/bukti/{berkas.pk}/lepas/")
    assert list(BuktiRealisasi.objects.all()) == [tautan]


def test_draf_menyimpan_sendiri_dan_tab_lain_disebut(milik: Any) -> None:
    kantor, skp, periode = milik
    k = klien(akun(kantor.dunia.prov, kantor.kabid, Peran.ASN))
    alamat = f"/kinerja/skp/{skp.pk}/periode/{periode.pk}/"
    isi = {"versi": "0", "otomatis": "1", "catatan": "Rapi", "rating_hasil": "SESUAI"}
    jawaban = k.post(f"{alamat}nilai/", isi)
    assert jawaban.json()["versi"] == 1
    jawaban = k.post(f"{alamat}nilai/", isi | {"catatan": "Tab lain"})
    assert jawaban.status_code == 409
    del isi["otomatis"]
    jawaban = k.post(f"{alamat}nilai/", isi | {"catatan": "Tab lain"})
    assert jawaban.status_code == 409
    halaman = jawaban.content.decode()
    assert "Catatan untuk pegawai" in halaman
    assert "Rapi" in halaman
    assert "Tab lain" in halaman
    lengkap = isi | {"versi": "1", "rating_perilaku": "SESUAI", "selesai": "1"}
    assert k.post(f"{alamat}nilai/", lengkap).status_code == 302
    assert skp.tinjauan.get().predikat == "BAIK"
    # A draft is the appraiser's alone until it is finished: before, the person saw no rating.
    pegawai = klien(akun(kantor.dunia.prov, kantor.staf[0], Peran.ASN))
    assert "Sesuai Ekspektasi" in pegawai.get(alamat).content.decode()


def test_draf_rating_tidak_terbaca_pegawai(milik: Any) -> None:
    kantor, skp, periode = milik
    k = klien(akun(kantor.dunia.prov, kantor.kabid, Peran.ASN))
    alamat = f"/kinerja/skp/{skp.pk}/periode/{periode.pk}/"
    k.post(f"{alamat}nilai/", {"versi": "0", "catatan": "Masih saya pikirkan"})
    pegawai = klien(akun(kantor.dunia.prov, kantor.staf[0], Peran.ASN))
    assert "Masih saya pikirkan" not in pegawai.get(alamat).content.decode()


def test_daftar_tim_kueri_tetap(milik: Any) -> None:
    kantor, skp, periode = milik
    nilai(skp, periode, kantor.kabid, ("SESUAI", "SESUAI"))
    k = klien(akun(kantor.dunia.prov, kantor.kabid, Peran.ASN))

    def jumlah() -> int:
        with CaptureQueriesContext(connection) as kueri:
            jawaban = k.get(f"/kinerja/tim/?periode={periode.pk}")
        assert kantor.staf[0].nama in jawaban.content.decode()
        return len(kueri)

    sedikit = jumlah()
    from kinerja.services.turunan import penilai_turunkan

    orang(kantor.dunia.prov, "BIDANG_A", 15, 7301)
    penilai_turunkan(tahun=kantor.tahun, hari=HARI)
    assert jumlah() == sedikit
    isi = k.get(f"/kinerja/tim/?periode={periode.pk}&keadaan=belum-dinilai").content.decode()
    assert "Tidak ada yang cocok" in isi
    isi = k.get("/kinerja/tim/?cari=tidak-ada").content.decode()
    assert "Tidak ada yang cocok" in isi


def test_periode_lain_yang_menunggu_tampak(milik: Any) -> None:
    """Nothing that waits hides behind the period that the list opens with."""
    kantor, _, periode = milik
    _realisasi(milik, "Satu laporan.")
    _langkah(milik, "ajukan", kantor.staf[0])
    k = klien(akun(kantor.dunia.prov, kantor.kabid, Peran.ASN))
    lain = kantor.tahun.periode.get(nomor=2)
    isi = k.get(f"/kinerja/tim/?periode={lain.pk}").content.decode()
    assert f"1 realisasi {periode.nama} menunggu Anda" in isi
    isi = k.get(f"/kinerja/tim/?periode={periode.pk}&keadaan=realisasi").content.decode()
    assert kantor.staf[0].nama in isi
    assert f"realisasi {periode.nama} menunggu" not in isi


def test_skp_diubah_sesudah_ditinjau(milik: Any) -> None:
    kantor, skp, _ = milik
    _realisasi(milik, "Satu laporan.")
    langkah(skp.pk, "ubah", kantor.kabid, "Target baru.")
    from kinerja.services.skp import IsiRhk

    with pytest.raises(KinerjaDitolak, match="sudah ditinjau"):
        susun(skp, kantor.staf[0], [IsiRhk(uraian="Lain sama sekali")])
