"""The page of the audit: whose acts, filters, the file, the seal, the check as a job."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.inti import kamus
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku, catat, segel
from talenta.inti.services.pekerjaan import Jalannya
from talenta.inti.tasks import verifikasi_audit
from talenta.inti.templatetags.tampilan import angka
from tests.fixtures.dunia import Dunia

AKAR = Path(__file__).resolve().parents[2]


@pytest.fixture
def jejak(dunia: Dunia) -> Dunia:
    pelaku = Pelaku.dari_pengguna(dunia.prov.akun[Peran.ADMIN_BKD])
    for nomor in range(60):
        catat(
            pelaku=pelaku,
            tindakan="lihat.nik",
            objek_jenis="pegawai",
            objek_id=nomor,
            objek_nama=f"Orang ke-{nomor}",
            alasan="=1+1" if nomor == 59 else "",
        )
    return dunia


def tampil(k: Any, **saring: str) -> list[CatatanAudit]:
    jawaban = k.get("/audit/", saring)
    assert jawaban.status_code == 200
    return [satu["catatan"] for satu in jawaban.context["baris"]]


def test_hanya_instansi_sendiri_terbaru_dulu(jejak: Dunia, masuk: Any) -> None:
    k = masuk(Peran.AUDITOR)
    pertama = tampil(k)
    assert len(pertama) == 50
    assert pertama[0].objek_nama == "Orang ke-59"
    sesudah = k.get("/audit/").context["halaman"].sesudah
    sisa = tampil(k, sesudah=sesudah)
    nomor = [satu.pk for satu in [*pertama, *sisa]]
    harap = CatatanAudit.objects.filter(instansi_id=jejak.prov.instansi.pk).order_by("-id")
    assert nomor == list(harap.values_list("pk", flat=True))
    assert masuk(Peran.ANALIS_BKD).get("/audit/").status_code == 404


def test_saringan(jejak: Dunia, masuk: Any) -> None:
    k = masuk(Peran.ADMIN_BKD)
    assert [satu.objek_id for satu in tampil(k, cari="ke-41")] == ["41"]
    assert [satu.tindakan for satu in tampil(k, tindakan="impor.terapkan")] == ["impor.terapkan"]
    assert [satu.objek_id for satu in tampil(k, objek="pegawai", objek_id="7")] == ["7"]
    hari = timezone.localdate()
    kemarin, besok = str(hari - timedelta(days=1)), str(hari + timedelta(days=1))
    assert tampil(k, dari=besok) == []
    assert tampil(k, sampai=kemarin) == []
    assert len(tampil(k, dari=str(hari), sampai=str(hari))) == 50


def test_rentang_terbalik_disebut(jejak: Dunia, masuk: Any) -> None:
    jawaban = masuk(Peran.ADMIN_BKD).get("/audit/?dari=2026-02-02&sampai=2026-02-01")
    assert "Tanggal akhir mendahului tanggal awal." in jawaban.content.decode()
    assert jawaban.context["baris"] == []


def test_keadaan_segel(jejak: Dunia, masuk: Any) -> None:
    k = masuk(Peran.ADMIN_BKD)
    assert "menunggu segel" in k.get("/audit/").content.decode()
    segel()
    isi = k.get("/audit/").content.decode()
    assert "menunggu segel" not in isi
    terakhir = CatatanAudit.objects.order_by("-id").first()
    assert isi.count(f"catatan ke-{angka(terakhir.pk)}<") == 1
    assert isi.count(f"segel ke-{angka(terakhir.segel.urutan)}<") == 1
    assert "chip baik" in isi


def test_berkas(jejak: Dunia, masuk: Any) -> None:
    jawaban = masuk(Peran.ADMIN_BKD).get("/audit/audit.csv", {"tindakan": "lihat.nik"})
    kepala, *isi = csv.reader(io.StringIO(jawaban.content.decode("utf-8-sig")))
    assert len(isi) == 60
    assert isi[0][kepala.index("ALASAN")] == "'=1+1"
    assert isi[0][kepala.index("TINDAKAN")] == "Melihat NIK"
    assert CatatanAudit.objects.get(tindakan="audit.ekspor").rincian["baris"] == 60


def test_berkas_terlalu_besar_ditolak_dengan_kata(
    jejak: Dunia, masuk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talenta.inti.views.audit.BATAS_EKSPOR", 59)
    jawaban = masuk(Peran.ADMIN_BKD).get("/audit/audit.csv", {"tindakan": "lihat.nik"}, follow=True)
    assert "Berkas memuat paling banyak 59 tindakan." in jawaban.content.decode()
    assert not CatatanAudit.objects.filter(tindakan="audit.ekspor").exists()


def _periksa(pekerjaan: Pekerjaan) -> dict[str, Any]:
    class Diam(Jalannya):
        def lapor(self, **_: Any) -> None:
            """Nobody watches."""

    return verifikasi_audit(Diam(pekerjaan, None))  # type: ignore[arg-type]


def test_pemeriksaan_sebagai_pekerjaan(jejak: Dunia, masuk: Any) -> None:
    k = masuk(Peran.AUDITOR)
    assert k.get("/audit/periksa/").status_code == 405
    jawaban = k.post("/audit/periksa/")
    pekerjaan = Pekerjaan.objects.get(jenis="inti.verifikasi_audit")
    assert jawaban["Location"] == f"/pekerjaan/{pekerjaan.pk}/"
    assert CatatanAudit.objects.filter(tindakan="audit.verifikasi").count() == 1
    segel()
    hasil = _periksa(pekerjaan)
    assert "utuh" in hasil["pesan"]
    assert "gawat" not in hasil
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(status="SELESAI", hasil=hasil)
    assert hasil["pesan"] in k.get(f"/pekerjaan/{pekerjaan.pk}/").content.decode()


def test_rantai_rusak_disebut(jejak: Dunia, masuk: Any) -> None:
    from django.db import connection

    segel()
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE inti_catatanaudit DISABLE TRIGGER USER")
        kursor.execute("UPDATE inti_catatanaudit SET pelaku = 'Orang lain' WHERE objek_id = '7'")
        kursor.execute("ALTER TABLE inti_catatanaudit ENABLE TRIGGER USER")
    masuk(Peran.AUDITOR).post("/audit/periksa/")
    hasil = _periksa(Pekerjaan.objects.get(jenis="inti.verifikasi_audit"))
    assert hasil["gawat"]
    assert "rusak pada segel" in hasil["pesan"]


def _kode(kunci: str) -> set[str]:
    """Literal codes written as keyword `kunci` anywhere in the portal."""
    pola = re.compile(rf'\b{kunci}="([a-z_.]+)"')
    return {
        kode
        for folder in ("talenta", "kinerja", "kompetensi", "karir")
        for berkas in (AKAR / folder).rglob("*.py")
        for kode in pola.findall(berkas.read_text("utf-8"))
    }


def test_setiap_tindakan_dan_objek_punya_kata() -> None:
    assert len(_kode("tindakan")) > 8
    assert _kode("tindakan") <= set(kamus.TINDAKAN)
    assert _kode("objek_jenis") <= set(kamus.OBJEK)
