"""Pages of correcting: forms, the queue, evidence, masked values, and the source of a value."""

import io
import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import PredikatTahunan
from talenta.akun.izin import Peran
from talenta.impor.models import Impor
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.urungkan import impor_urungkan
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.pegawai.models import HukumanDisiplin, LaporanData, Pegawai, UsulPerbaikan
from talenta.pegawai.selectors.sumber import sumber_nilai
from tests.fixtures.dunia import Dunia
from tests.koreksi.conftest import PDF, pelaku, setujui, usulkan


def _isian(klien: Any, url: str, **ubah: str) -> dict[str, Any]:
    """What the form shows, with some fields typed over."""
    form = klien.get(url).context["form"]
    isi = {satu.html_name: satu.value() or "" for satu in form if satu.name != "bukti"}
    return isi | {"alasan": "SK 12/2026", "bukti": io.BytesIO(PDF)} | ubah


def test_usul_dari_halaman_sampai_antrean(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    opd = masuk(Peran.PENGELOLA_OPD)
    semua = opd.get(reverse("pegawai:orang_perbaikan", args=[orang.pk])).content.decode()
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, "pegawai", orang.pk])
    assert url in semua
    assert "2025: Baik" in semua
    jawaban = opd.post(
        url, _isian(opd, url, k_gol_akhir_nama="3d", k_jabatan_id="penelaah teknis kebijakan")
    )
    usul = UsulPerbaikan.objects.get()
    assert jawaban.headers["Location"] == reverse("pegawai:usul_rinci", args=[usul.pk])
    assert [(satu["kolom"], satu["baru"]) for satu in usul.isi] == [("GOL AKHIR NAMA", "III/d")]
    rinci = masuk(Peran.ANALIS_BKD).get(jawaban.headers["Location"]).content.decode()
    assert "III/c" in rinci
    assert "III/d" in rinci
    assert 'name="putusan"' in rinci
    sendiri = opd.get(jawaban.headers["Location"]).content.decode()
    assert 'name="putusan"' not in sendiri
    assert "Tarik usul" in sendiri
    assert "usul perbaikan menunggu keputusan" in masuk(Peran.ANALIS_BKD).get("/").content.decode()
    antre = (
        masuk(Peran.ANALIS_BKD).get(reverse("pegawai:usul") + "?status=MENUNGGU").content.decode()
    )
    assert f"Nomor {usul.pk}" in antre
    csv = b"".join(masuk(Peran.ADMIN_BKD).get(reverse("pegawai:usul_ekspor")).streaming_content)
    assert orang.nip in csv.decode("utf-8-sig")


def test_rujukan_ditawarkan_dengan_namanya(
    dunia: Dunia, orang: Pegawai, masuk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short list is offered; of a long one the page says how to name a row."""
    opd = masuk(Peran.PENGELOLA_OPD)
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, "pegawai", orang.pk])
    teks = opd.get(url).content.decode()
    assert f"Sekarang: {orang.unit}." in teks
    assert f"Sekarang: {orang.jabatan}." in teks
    assert 'list="usulan-k_unor_id"' in teks
    assert re.search(r'<datalist id="usulan-k_unor_id">.*?value="DINAS_A">Dinas Pendid', teks, re.S)
    monkeypatch.setattr("talenta.pegawai.selectors.rujukan.PENDEK", 0)
    panjang = opd.get(url).content.decode()
    assert "<datalist" not in panjang
    assert f"Sekarang: {orang.unit}. Tulis nama atau kodenya." in panjang


def test_kesalahan_di_sebelah_isiannya(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    opd = masuk(Peran.PENGELOLA_OPD)
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, "pegawai", orang.pk])
    isi = _isian(opd, url, k_gol_akhir_nama="III/z", k_unor_id="dinas")
    jawaban = opd.post(url, isi)
    assert jawaban.status_code == 422
    form = jawaban.context["form"]
    assert "DINAS_A (Dinas Pendidikan)" in form.errors["k_unor_id"][0]
    isi = _isian(opd, url, k_gol_akhir_nama="III/z")
    form = opd.post(url, isi).context["form"]
    assert "tidak dikenal" in form.errors["k_gol_akhir_nama"][0]
    assert form["k_gol_akhir_nama"].value() == "III/z"
    tanpa = _isian(opd, url, k_gol_akhir_nama="III/d")
    tanpa.pop("bukti")
    assert "Lampirkan buktinya." in opd.post(url, tanpa).content.decode()
    assert not UsulPerbaikan.objects.exists()


def test_putusan_di_halaman(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    usul = usulkan(dunia, orang, "pegawai", GOL_AKHIR_NAMA="III/d")
    url = reverse("pegawai:usul_putuskan", args=[usul.pk])
    analis = masuk(Peran.ANALIS_BKD)
    assert analis.post(url, {"putusan": "tolak", "alasan": ""}).status_code == 422
    assert masuk(Peran.PENGELOLA_OPD).post(url, {"putusan": "setuju"}).status_code == 404
    assert analis.post(url, {"putusan": "setuju"}).status_code == 302
    usul.refresh_from_db()
    assert usul.status == "DISETUJUI"
    assert usul.diputus_oleh == dunia.prov.akun[Peran.ANALIS_BKD]
    assert Pekerjaan.objects.filter(pk=usul.pekerjaan_id, jenis="pegawai.perbaikan").exists()
    # Its job failed: the page says so, and another try can be asked for.
    Pekerjaan.objects.filter(pk=usul.pekerjaan_id).update(status="GAGAL", galat="Sebabnya begini.")
    rinci = analis.get(reverse("pegawai:usul_rinci", args=[usul.pk])).content.decode()
    assert "Sebabnya begini." in rinci
    analis.post(reverse("pegawai:usul_terapkan", args=[usul.pk]))
    usul.refresh_from_db()
    assert usul.pekerjaan is not None
    assert usul.pekerjaan.status == "ANTRE"


def test_halaman_berkata_bila_datanya_sudah_berubah(
    dunia: Dunia, orang: Pegawai, masuk: Any
) -> None:
    usul = usulkan(dunia, orang, "pegawai", GOL_AKHIR_NAMA="III/d")
    Pegawai.objects.filter(pk=orang.pk).update(golongan="IV/a")
    analis, url = masuk(Peran.ANALIS_BKD), reverse("pegawai:usul_rinci", args=[usul.pk])
    assert "Datanya sudah berubah" in analis.get(url).content.decode()
    akhir = analis.post(
        reverse("pegawai:usul_putuskan", args=[usul.pk]), {"putusan": "setuju"}, follow=True
    )
    assert "usul ini gugur" in akhir.content.decode()


def test_cabut_dari_halaman_dan_terbaca_alasannya(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    satu = PredikatTahunan.objects.get(pegawai=orang, tahun=2025)
    url = reverse("pegawai:perbaikan_cabut", args=[orang.pk, "kinerja", satu.pk])
    opd = masuk(Peran.PENGELOLA_OPD)
    opd.post(url, {"alasan": "Milik orang lain", "bukti": io.BytesIO(PDF)})
    usul = UsulPerbaikan.objects.get()
    assert usul.tindakan == "CABUT"
    assert (
        "Menunggu putusan"
        in opd.get(reverse("pegawai:orang_perbaikan", args=[orang.pk])).content.decode()
    )
    setujui(dunia, usul)
    semua = opd.get(reverse("pegawai:orang_perbaikan", args=[orang.pk])).content.decode()
    assert "Milik orang lain" in semua
    assert "Pulihkan" in semua
    orangnya = reverse("pegawai:perbaikan_cabut", args=[orang.pk, "pegawai", orang.pk])
    assert opd.get(orangnya).status_code == 404


@pytest.mark.parametrize("jenis", ["unor", "tidak-ada", "riwayat-jabatan"])
def test_jenis_dan_baris_asing_tidak_ada(
    dunia: Dunia, orang: Pegawai, masuk: Any, jenis: str
) -> None:
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, jenis, 1])
    assert masuk(Peran.ADMIN_BKD).get(url).status_code == 404


def test_baris_orang_lain_tidak_ada(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    lain = PredikatTahunan.objects.exclude(pegawai=orang).filter(instansi=orang.instansi).first()
    assert lain is not None
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, "kinerja", lain.pk])
    assert masuk(Peran.ADMIN_BKD).get(url).status_code == 404


def test_nilai_sensitif_tersamar_bagi_opd(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    Pegawai.objects.filter(pk=orang.pk).update(email="lama@contoh.go.id", nomor_hp="0811")
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, "pegawai", orang.pk])
    opd, analis = masuk(Peran.PENGELOLA_OPD), masuk(Peran.ANALIS_BKD)
    assert "lama@contoh" not in opd.get(url).content.decode()
    assert "lama@contoh" in analis.get(url).content.decode()
    opd.post(url, _isian(opd, url, k_email="baru@contoh.go.id"))
    usul = UsulPerbaikan.objects.get()
    assert [satu["kolom"] for satu in usul.isi] == ["EMAIL"]
    rinci = reverse("pegawai:usul_rinci", args=[usul.pk])
    assert "@contoh" not in opd.get(rinci).content.decode()
    assert "baru@contoh.go.id" in analis.get(rinci).content.decode()
    csv = b"".join(analis.get(reverse("pegawai:usul_ekspor")).streaming_content).decode()
    assert "@contoh" not in csv


def test_bukti_sebagai_unduhan_dan_tercatat(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    usul = usulkan(dunia, orang, "pegawai", NAMA="Siti")
    bukti = masuk(Peran.AUDITOR).get(reverse("pegawai:usul_bukti", args=[usul.pk]))
    assert bukti["Content-Type"] == "application/pdf"
    assert bukti["Content-Disposition"] == f'attachment; filename="bukti-perbaikan-{usul.pk}.pdf"'
    assert bukti["X-Content-Type-Options"] == "nosniff"
    assert CatatanAudit.objects.filter(tindakan="perbaikan.bukti", objek_id=str(usul.pk)).exists()


def test_bukti_nilai_tersamar_hanya_bagi_yang_boleh(
    dunia: Dunia, orang: Pegawai, masuk: Any
) -> None:
    usul = usulkan(dunia, orang, "pegawai", NOMOR_HP="081234567890")
    url = reverse("pegawai:usul_bukti", args=[usul.pk])
    for peran, status in (
        (Peran.AUDITOR, 404),
        (Peran.PENGELOLA_OPD, 200),
        (Peran.ANALIS_BKD, 200),
        (Peran.ADMIN_BKD, 200),
    ):
        rinci = masuk(peran).get(reverse("pegawai:usul_rinci", args=[usul.pk])).content.decode()
        assert (url in rinci) == (status == 200)
        assert masuk(peran).get(url).status_code == status


def test_laporan_yang_terlihat_dan_terbuka_saja(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    """A number in the address names no answered report."""
    laporan = LaporanData.objects.create(
        instansi=orang.instansi, unit_lft=orang.unit_lft, pegawai=orang, bagian="identitas",
        isi="Nama keliru", tenggat="2026-12-31",
    )  # fmt: skip
    opd = masuk(Peran.PENGELOLA_OPD)
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, "pegawai", orang.pk])
    url += f"?laporan={laporan.pk}"
    assert opd.get(url).context["laporan"] == laporan
    LaporanData.objects.filter(pk=laporan.pk).update(
        hasil="SUDAH_BENAR", dijawab_pada=timezone.now()
    )
    assert opd.get(url).context["laporan"] is None


def test_acuan_instansi_lain_tidak_ditawarkan(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    dunia.kab.unit["DINAS_B"].nama = "Dinas Milik Kabupaten"
    dunia.kab.unit["DINAS_B"].save()
    opd = masuk(Peran.PENGELOLA_OPD)
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, "pegawai", orang.pk])
    form = opd.post(url, _isian(opd, url, k_unor_id="Dinas Milik")).context["form"]
    assert form.errors["k_unor_id"] == ["Tidak ditemukan di portal. Periksa kode atau namanya."]


def test_hukuman_hanya_bagi_yang_boleh(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    HukumanDisiplin.objects.create(
        instansi=orang.instansi, unit_lft=orang.unit_lft, pegawai=orang, tingkat="BERAT",
        tmt="2025-01-01",
    )  # fmt: skip
    url = reverse("pegawai:orang_perbaikan", args=[orang.pk])
    assert "Hukuman disiplin" in masuk(Peran.PENGELOLA_OPD).get(url).content.decode()
    assert masuk(Peran.ATASAN).get(url).status_code == 404


def _impor(orang: Pegawai, golongan: str, nama: str, berkas: str) -> Impor:
    baris = (
        "NIP BARU,NAMA,TANGGAL LAHIR,JENIS KELAMIN,KEDUDUKAN HUKUM ID,GOL AKHIR NAMA,UNOR ID",
        f"{orang.nip},{nama},1980-01-01,M,01,{golongan},BIDANG_A",
    )
    return impor_langsung(
        instansi=orang.instansi, jenis="pegawai", nama=berkas,
        berkas=io.BytesIO("\n".join(baris).encode()),
    )  # fmt: skip


def test_sumber_tiap_nilai(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    """Two files and a correction: each value names the one that gave it last."""
    _impor(orang, "III/b", "Siti Aminah", "januari.csv")
    _impor(orang, "III/b", "Siti Aminah Rahma", "februari.csv")
    usul = setujui(
        dunia, usulkan(dunia, Pegawai.objects.get(pk=orang.pk), "pegawai", TMT_JABATAN="2021-02-01")
    )
    sumber = {s.judul: s for s in sumber_nilai(Pegawai.objects.get(pk=orang.pk), None, "pegawai")}
    golongan, nama, tmt = (sumber[n] for n in ("Golongan", "Nama", "TMT jabatan"))
    assert golongan.impor is not None
    assert nama.impor is not None
    assert (golongan.impor.berkas.nama, golongan.baris) == ("januari.csv", 2)
    assert (nama.impor.berkas.nama, nama.baris) == ("februari.csv", 2)
    assert (tmt.perbaikan, tmt.impor) == (usul.pk, None)
    assert sumber["Jenis kelamin"].impor is None
    profil = (
        masuk(Peran.PENGELOLA_OPD).get(reverse("pegawai:profil", args=[orang.pk])).content.decode()
    )
    assert "Sumber dan tanggal tiap nilai" in profil
    assert f"Perbaikan nomor {usul.pk}" in profil
    riwayat = (
        masuk(Peran.ADMIN_BKD).get(reverse("pegawai:riwayat", args=[orang.pk])).content.decode()
    )
    assert f"perbaikan nomor {usul.pk}" in riwayat


def test_sumber_nilai_yang_dikembalikan(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    """After an undoing each value names the file or correction that it had before."""
    _impor(orang, "III/b", "Siti Aminah", "januari.csv")
    _impor(orang, "III/b", "Siti Aminah Rahma", "februari.csv")
    usul = setujui(
        dunia, usulkan(dunia, Pegawai.objects.get(pk=orang.pk), "pegawai", GOL_AKHIR_NAMA="III/c")
    )
    maret = _impor(orang, "III/d", "Siti A.", "maret.csv")
    admin = pelaku(dunia.prov.akun[Peran.ADMIN_BKD])
    hasil = impor_urungkan(impor_id=maret.pk, alasan="Berkas keliru", pelaku=admin)
    assert hasil.status == "DIURUNGKAN"
    kini = Pegawai.objects.get(pk=orang.pk)
    assert (kini.nama, kini.golongan) == ("Siti Aminah Rahma", "III/c")
    sumber = {s.judul: s for s in sumber_nilai(kini, None, "pegawai")}
    nama, golongan, nip = (sumber[n] for n in ("Nama", "Golongan", "NIP"))
    assert nama.impor is not None
    assert (nama.impor.berkas.nama, nama.baris) == ("februari.csv", 2)
    assert (golongan.perbaikan, golongan.impor) == (usul.pk, None)
    for satu in (nama, golongan):
        assert satu.pemulihan is not None
        assert satu.pemulihan.nomor == maret.pk
    assert nip.pemulihan is None
    url = reverse("pegawai:profil", args=[orang.pk])
    profil = " ".join(masuk(Peran.ADMIN_BKD).get(url).content.decode().split())
    tautan = reverse("impor:urung", args=[maret.pk])
    kata = f'dikembalikan ketika <a href="{tautan}">impor nomor {maret.pk}</a> diurungkan'
    assert profil.count(kata) == 2
    assert "maret.csv" not in profil


def test_sumber_baris_riwayat(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    satu = PredikatTahunan.objects.get(pegawai=orang, tahun=2025)
    usul = setujui(
        dunia, usulkan(dunia, satu, "kinerja", PREDIKAT="Kurang", HASIL_KERJA="", PERILAKU_KERJA="")
    )
    panel = masuk(Peran.ADMIN_BKD).get(reverse("kinerja:panel", args=[orang.pk])).content.decode()
    assert f"Perbaikan nomor {usul.pk}" in panel
