"""A run's certificate and one's own receipt: they agree, and whatever is changed is found."""

import copy
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from karir import periksa_tanda_terima as pemeriksa
from karir.mesin import pohon
from karir.models import (
    HasilPeringkat,
    PenayanganHasil,
    PohonProses,
    RekapProses,
    SertifikatProses,
)
from karir.services.sertifikat import (
    sertifikat_beda,
    sertifikat_buat,
    sertifikat_lengkapi,
    sertifikat_minta,
)
from karir.services.verifikasi import proses_verifikasi
from karir.tasks import sertifikat as jalankan_sertifikat
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan, Jalannya
from talenta.pegawai.models import Pegawai
from tests.akses.test_rls import sebagai as sebagai_db
from tests.fixtures.klien import klien
from tests.karir.bahan import Sampel

pytestmark = pytest.mark.django_db
SKRIP = Path(pemeriksa.__file__)


def _sql(sql: str) -> None:
    """Change as the owner what no trigger lets anybody change."""
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for keadaan in ("DISABLE", "ENABLE"):
            for tabel in ("karir_sertifikatproses", "inti_catatanaudit", "inti_segelaudit"):
                kursor.execute(f"ALTER TABLE {tabel} {keadaan} TRIGGER USER")
            if keadaan == "DISABLE":
                kursor.execute(sql)


@pytest.fixture
def terbit(contoh: Sampel, db: None) -> SertifikatProses:
    """The sample's run, certified in the test's transaction. Two people have names that would
    break a line, were they not written on one."""
    tiga = HasilPeringkat.objects.filter(proses=contoh.proses).order_by("pegawai_id")[:3]
    for satu, nama in zip(tiga, ("A\\nB", "A\nB", "Ñandé d'Ö, S.E.=x"), strict=True):
        HasilPeringkat.objects.filter(pk=satu.pk).update(nama=nama)
    _sql("DELETE FROM inti_segelaudit")
    _sql("DELETE FROM inti_catatanaudit WHERE tindakan = 'peringkat.selesai'")
    return sertifikat_buat(proses=contoh.proses, pelaku=Pelaku.sistem())


@pytest.fixture
def asli(contoh: Sampel, db: None) -> SertifikatProses:
    """The sample's run certified as it is."""
    return sertifikat_buat(proses=contoh.proses, pelaku=Pelaku.sistem())


def _naif(daun: list[bytes]) -> bytes:
    """The definition of RFC 6962, 2.1, over hashed leaves."""
    if not daun:
        return hashlib.sha256(b"").digest()
    if len(daun) == 1:
        return daun[0]
    belah = 1
    while belah * 2 < len(daun):
        belah *= 2
    return hashlib.sha256(b"\1" + _naif(daun[:belah]) + _naif(daun[belah:])).digest()


def test_pohon_sesuai_rfc_6962() -> None:
    for jumlah in (*range(34), 63, 64, 65, 100):
        daun = [hashlib.sha256(bytes([di])).digest() for di in range(jumlah)]
        lapis = pohon.lapis(b"".join(daun))
        assert pohon.akar(lapis) == _naif(daun)
        for letak, satu in enumerate(daun):
            jalur = pohon.jalur(lapis, letak)
            assert pemeriksa.akar_dari(satu, letak, jumlah, jalur) == _naif(daun)
            for lain in {letak ^ 1, jumlah - 1 - letak} - {letak}:
                try:
                    assert pemeriksa.akar_dari(satu, lain, jumlah, jalur) != _naif(daun)
                except pemeriksa.TidakCocok:
                    continue


def _tanda(sertifikat: SertifikatProses, pegawai_id: int) -> dict[str, Any]:
    from karir.selectors.sertifikat import tanda_terima

    hasil = HasilPeringkat.objects.get(proses=sertifikat.proses, pegawai_id=pegawai_id)
    lingkup = {"ins": sertifikat.instansi_id, "pegawai": pegawai_id}
    with sebagai_db("talenta_diri", **lingkup):
        tanda = tanda_terima(hasil=hasil, sertifikat=sertifikat)
    assert tanda is not None
    return tanda


def test_tanda_terima_setiap_keadaan_cocok(terbit: SertifikatProses) -> None:
    """First, last and around every edge of the pieces, each status, and odd names."""
    semua = list(
        HasilPeringkat.objects.filter(proses=terbit.proses)
        .order_by("pegawai_id")
        .values_list("pegawai_id", "status")
    )
    contoh = {semua[di][0] for di in (0, 1, 2, 3, 511, 512, 1023, 1024, len(semua) - 1)}
    contoh |= {next(p for p, s in semua if s == status) for status in {s for _, s in semua}}
    for pegawai_id in contoh:
        tanda = json.loads(json.dumps(_tanda(terbit, pegawai_id)))
        pemeriksa.periksa(tanda, terbit.kode)
        assert tanda["letak"] == [p for p, _ in semua].index(pegawai_id)


def test_potongan_pohon_menyambung(contoh: Sampel, monkeypatch: Any) -> None:
    """Pieces are of one size in the database's function; the sample spans one, so look at the
    numbers a run of many would have."""
    from karir.models.sertifikat import SEPOTONG

    with connection.cursor() as kursor:
        kursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'tanda_terima_jalur'")
        isi = kursor.fetchone()[0]
    assert set(re.findall(r"[*%/] (\d{4})", isi)) == {str(SEPOTONG)}


def _daun_json(isi: Any, jalan: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(isi, dict):
        for kunci, nilai in isi.items():
            yield from _daun_json(nilai, (*jalan, kunci))
    elif isinstance(isi, list) and isi:
        for ke, nilai in enumerate(isi):
            yield from _daun_json(nilai, (*jalan, ke))
    else:
        yield jalan


def _ubahan(nilai: Any) -> list[Any]:
    if isinstance(nilai, bool):
        return [not nilai, None, "ya"]
    if isinstance(nilai, int):
        return [nilai + 1, -nilai - 1, str(nilai), None]
    if isinstance(nilai, str):
        return [nilai + " ", nilai[::-1] if nilai != nilai[::-1] else "x" + nilai, None, 7]
    return [1, "x", True, -1]


def test_satu_isian_dipalsukan_ketahuan(asli: SertifikatProses, tmp_path: Path, capsys) -> None:
    orang = HasilPeringkat.objects.filter(proses=asli.proses, kotak=9).order_by("nip").first()
    tanda = _tanda(asli, orang.pegawai_id)
    berkas = tmp_path / "t.json"

    def keluar(isi: dict[str, Any]) -> int:
        berkas.write_text(json.dumps(isi), encoding="utf-8")
        return pemeriksa.main([str(berkas), asli.kode_tertulis])

    assert keluar(tanda) == 0
    assert "COCOK" in capsys.readouterr().out
    jalan = list(_daun_json(tanda))
    assert len(jalan) > 60
    for satu in jalan:
        for lain in _ubahan(_pada(tanda, satu)):
            palsu = copy.deepcopy(tanda)
            _pada(palsu, satu[:-1])[satu[-1]] = lain
            assert keluar(palsu) != 0, (satu, lain)
    for hilang in jalan:
        palsu = copy.deepcopy(tanda)
        del _pada(palsu, hilang[:-1])[hilang[-1]]
        assert keluar(palsu) != 0, hilang
    for tempat in ((), ("sertifikat",), ("isi",), ("isi", "skor"), ("isi", "fakta")):
        palsu = copy.deepcopy(tanda)
        _pada(palsu, tempat)["tambahan"] = 1
        assert keluar(palsu) != 0, tempat


def _pada(isi: Any, jalan: tuple[Any, ...]) -> Any:
    for satu in jalan:
        isi = isi[satu]
    return isi


def test_hasil_orang_lain_tidak_menjadi_milik_saya(asli: SertifikatProses, tmp_path: Path) -> None:
    """Another person's figures with my place and salt, or the other way round, do not fit."""
    dua = HasilPeringkat.objects.filter(proses=asli.proses).order_by("pegawai_id")[:2]
    satu, lain = (_tanda(asli, orang.pegawai_id) for orang in dua)
    for nama in ("isi", "garam", "letak"):
        with pytest.raises(pemeriksa.TidakCocok):
            pemeriksa.periksa({**satu, nama: lain[nama]}, asli.kode)
    assert satu["garam"] != lain["garam"]
    nip = set(re.findall(r"\d{18}", json.dumps({**satu, "garam": "", "jalur": [], "fakta": 0})))
    assert nip & set(Pegawai.objects.values_list("nip", flat=True)) == {satu["isi"]["nip"]}


def test_skrip_berjalan_sendiri_tanpa_portal(
    asli: SertifikatProses, sebagai: Callable[..., Any], contoh: Sampel, tmp_path: Path
) -> None:
    """Downloaded through the pages, run by a bare Python that sees no package at all."""
    k = sebagai(Peran.ASN)
    laman = k.get(reverse("karir:tanda_terima")).content.decode()
    url = reverse("karir:tanda_terima_unduh", args=[contoh.proses.pk])
    assert url in laman
    assert asli.kode_tertulis in laman
    unduhan = k.get(url)
    assert unduhan["Content-Disposition"].startswith("attachment")
    berkas, skrip = tmp_path / "tanda.json", tmp_path / "periksa.py"
    berkas.write_bytes(unduhan.content)
    skrip.write_bytes(b"".join(k.get(reverse("karir:pemeriksa")).streaming_content))
    assert skrip.read_bytes() == SKRIP.read_bytes()

    def jalankan(kode: str) -> tuple[int, str]:
        jadi = subprocess.run(
            [sys.executable, "-I", "-S", str(skrip), str(berkas), kode],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={"PYTHONUTF8": "1"},
        )
        return jadi.returncode, jadi.stdout

    milik = HasilPeringkat.objects.get(
        proses=contoh.proses, pegawai__pengguna=contoh.daerah.akun[Peran.ASN]
    )
    status, keluaran = jalankan(asli.kode_tertulis)
    assert status == 0
    assert keluaran.startswith("COCOK")
    assert milik.nip in keluaran
    assert f"Peringkat        {milik.peringkat} di instansi" in keluaran
    assert jalankan(asli.kode.lower())[0] == 0
    assert jalankan("A" * 16)[0] == 1
    catatan = CatatanAudit.objects.get(tindakan="peringkat.tanda_terima")
    assert catatan.pelaku_id == contoh.daerah.akun[Peran.ASN].pk


def test_bukan_tanda_terima_dijelaskan(tmp_path: Path, capsys) -> None:
    berkas = tmp_path / "x.json"
    for isi in ("", "[]", "{}", '{"a":1.5}', '{"a":1,"a":2}', '{"format":"x"}', "\x00"):
        berkas.write_text(isi, encoding="utf-8")
        assert pemeriksa.main([str(berkas), "A" * 16]) == 2
        assert capsys.readouterr().out.startswith("TIDAK TERBACA")
    assert pemeriksa.main([str(tmp_path / "tak-ada.json"), "A" * 16]) == 2
    assert pemeriksa.main([str(berkas)]) == 2


def test_jalur_hanya_untuk_diri_dan_yang_ditampilkan(asli: SertifikatProses) -> None:
    dua = list(HasilPeringkat.objects.filter(proses=asli.proses).order_by("pegawai_id")[:2])

    def baris(**lingkup: Any) -> list[Any]:
        with sebagai_db("talenta_diri", **lingkup), connection.cursor() as kursor:
            kursor.execute("SELECT letak FROM tanda_terima_jalur(%s)", [asli.proses_id])
            return [satu[0] for satu in kursor.fetchall()]

    ins = asli.instansi_id
    assert baris(ins=ins, pegawai=dua[0].pegawai_id) == [0]
    assert baris(ins=ins, pegawai=dua[1].pegawai_id) == [1]
    assert baris(ins=ins) == []
    assert baris(ins=ins, pegawai=0) == []
    assert baris(ins=ins + 1, pegawai=dua[0].pegawai_id) == []
    PenayanganHasil.objects.filter(proses=asli.proses).delete()
    assert baris(ins=ins, pegawai=dua[0].pegawai_id) == []
    assert baris(ins=ins, pegawai=dua[0].pegawai_id, coba=1) == [0]


def test_umum_tanpa_masuk(asli: SertifikatProses, contoh: Sampel) -> None:
    tamu = klien()
    url = reverse("karir:sertifikat_umum", args=[asli.kode_tertulis])
    isi = tamu.get(url).content.decode()
    assert asli.akar in isi
    assert contoh.proses.sidik_masukan in isi
    assert f"{contoh.proses.jumlah // 1000}.{contoh.proses.jumlah % 1000}" in isi
    orang = Pegawai.objects.filter(instansi=contoh.instansi).first()
    assert orang.nip not in isi
    cari = tamu.get(reverse("karir:sertifikat_cari"), {"kode": asli.kode.lower()})
    assert cari["Location"] == url
    salah = reverse("karir:sertifikat_umum", args=["AAAA-AAAA-AAAA-AAAA"])
    assert tamu.get(salah).status_code == 404
    assert "16 huruf" in tamu.get(reverse("karir:sertifikat_cari"), {"kode": "x"}).content.decode()
    PenayanganHasil.objects.filter(proses=contoh.proses).delete()
    assert tamu.get(url).status_code == 404, "a trial is published to nobody"


def test_sekali_dan_tidak_berubah(asli: SertifikatProses, contoh: Sampel) -> None:
    lagi = sertifikat_buat(proses=contoh.proses, pelaku=Pelaku.sistem())
    assert (lagi.pk, lagi.akar) == (asli.pk, asli.akar)
    assert CatatanAudit.objects.filter(tindakan="peringkat.sertifikat").count() == 1
    for sql in (
        "UPDATE karir_sertifikatproses SET akar = ''",
        "DELETE FROM karir_sertifikatproses",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(sql)


def test_verifikasi_menyebut_sertifikat(asli: SertifikatProses) -> None:
    hasil = proses_verifikasi(proses=asli.proses)
    assert hasil.sama
    assert hasil.cakupan.endswith(f" Sertifikat {asli.kode_tertulis} cocok.")


def _ganti(kolom: str, isi: str) -> Callable[[], None]:
    return lambda: _sql(
        f"UPDATE karir_hasilperingkat SET {kolom} = {isi} WHERE ctid = "
        "(SELECT min(ctid) FROM karir_hasilperingkat)"
    )


@pytest.mark.parametrize(
    ("ulah", "disebut"),
    [
        (_ganti("jenjang", "'PEMULA'"), "sidik_identitas"),
        (_ganti("fakta", "set_byte(fakta, 1, 255 - get_byte(fakta, 1))"), "Akar"),
        (_ganti("peringkat_jenjang", "99999"), "Akar"),
        (_ganti("krs", "NOT coalesce(krs, false)"), "sidik_rekap"),
        (lambda: PohonProses.objects.filter(lapis=1).update(isi=b"x" * 64), "Pohon"),
        (lambda: RekapProses.objects.update(isi=[]), "Rekap"),
        (lambda: _sql("UPDATE karir_sertifikatproses SET akar = repeat('0', 64)"), "kodenya"),
        (lambda: _sql("DELETE FROM karir_rahasiaproses"), "Rahasia"),
        (lambda: _sql("DELETE FROM karir_sertifikatproses"), "tidak ada lagi"),
        (
            lambda: _sql(
                "UPDATE inti_catatanaudit SET rincian = jsonb_set(rincian, '{akar}', '\"0\"') "
                "WHERE tindakan = 'peringkat.sertifikat'"
            ),
            "audit",
        ),
    ],
    ids=lambda satu: satu if isinstance(satu, str) else "",
)
def test_yang_diubah_sesudah_terbit_disebut(
    asli: SertifikatProses, ulah: Callable[[], None], disebut: str
) -> None:
    assert sertifikat_beda(proses=asli.proses) == ""
    ulah()
    assert disebut in sertifikat_beda(proses=asli.proses)


def test_unduhan_menolak_hasil_yang_diubah(
    asli: SertifikatProses, sebagai: Callable[..., Any], contoh: Sampel
) -> None:
    HasilPeringkat.objects.filter(
        proses=contoh.proses, pegawai__pengguna=contoh.daerah.akun[Peran.ASN]
    ).update(jabatan_nama="Kepala Dinas")
    url = reverse("karir:tanda_terima_unduh", args=[contoh.proses.pk])
    isi = sebagai(Peran.ASN).get(url, follow=True).content.decode()
    assert "berbeda dengan yang disertifikatkan" in isi
    assert not CatatanAudit.objects.filter(tindakan="peringkat.tanda_terima").exists()


def test_yang_berubah_sebelum_terbit_tidak_disertifikatkan(contoh: Sampel) -> None:
    HasilPeringkat.objects.filter(proses=contoh.proses, kotak=1).update(unit_nama="Lain")
    with pytest.raises(GalatPekerjaan, match="berubah sejak dihitung"):
        sertifikat_buat(proses=contoh.proses, pelaku=Pelaku.sistem())
    assert not SertifikatProses.objects.exists()


def test_dilengkapi_sekali_lewat_pekerjaan(contoh: Sampel) -> None:
    assert sertifikat_lengkapi() == 1
    assert sertifikat_lengkapi() == 0
    [kerja] = Pekerjaan.objects.filter(jenis="karir.sertifikat")
    assert kerja.instansi_id == contoh.instansi.pk
    assert sertifikat_minta(proses=contoh.proses, pelaku=Pelaku.sistem()) is None
    isi = jalankan_sertifikat(Jalannya(kerja, connection))
    assert isi == {"proses_id": contoh.proses.pk, "kode": SertifikatProses.objects.get().kode}
    Pekerjaan.objects.update(status=Pekerjaan.Status.GAGAL)
    assert sertifikat_lengkapi() == 0, "a failed one waits for people"
    assert sertifikat_minta(proses=contoh.proses, pelaku=Pelaku.sistem()) is None


def test_tombol_buat_sertifikat(contoh: Sampel, sebagai: Callable[..., Any]) -> None:
    laman = reverse("karir:sertifikat", args=[contoh.proses.pk])
    assert "Buat sekarang" not in sebagai(Peran.ASN).get(laman).content.decode()
    k = sebagai(Peran.ANALIS_BKD)
    assert "Buat sekarang" in k.get(laman).content.decode()
    k.post(reverse("karir:sertifikat_minta", args=[contoh.proses.pk]))
    assert Pekerjaan.objects.filter(jenis="karir.sertifikat").count() == 1
    lagi = k.post(reverse("karir:sertifikat_minta", args=[contoh.proses.pk]), follow=True)
    assert "sedang dibuat" in lagi.content.decode()


def test_rekap_menjumlah_ringkasan(asli: SertifikatProses) -> None:
    isi = RekapProses.objects.get(proses=asli.proses).isi
    ringkasan = asli.proses.ringkasan
    assert sum(satu["jumlah"] for satu in isi) == asli.proses.jumlah
    assert sum(satu["dipetakan"] for satu in isi) == ringkasan["status"]["DIPETAKAN"]
    assert sum(satu["krs"] for satu in isi) == ringkasan["krs"]
    for nomor in range(1, 10):
        jumlah = sum(satu["kotak"][nomor - 1] for satu in isi)
        assert jumlah == ringkasan["kotak"][str(nomor)]
