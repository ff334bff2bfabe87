"""Laporkan data salah: sent about oneself, answered by somebody else before a due day."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.pegawai.models import LaporanData, Pegawai, TenggatLaporan, UsulPerbaikan
from talenta.pegawai.perbaikan import jenis_bernama
from talenta.pegawai.services.laporan import LaporanDitolak, laporan_jawab
from talenta.pegawai.services.perbaikan import usul_ubah
from tests.fixtures.dunia import Dunia
from tests.koreksi.conftest import HARI, PDF, dasar, pelaku, setujui

ISI = {"bagian": "identitas", "isi": "Golongan saya III/d sejak 1 April 2026."}


@pytest.fixture
def pelapor(dunia: Dunia) -> Pegawai:
    return Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])


@pytest.fixture
def laporan(dunia: Dunia, masuk: Any) -> LaporanData:
    bukti = SimpleUploadedFile("sk.pdf", PDF, "text/html")
    jawaban = masuk(Peran.ASN).post(reverse("pegawai:lapor_saya"), ISI | {"bukti": bukti})
    assert jawaban.status_code == 302
    return LaporanData.objects.get()


def test_asn_melapor_tentang_dirinya(
    dunia: Dunia, laporan: LaporanData, pelapor: Pegawai, masuk: Any
) -> None:
    assert laporan.pegawai == pelapor
    assert laporan.unit_lft == pelapor.unit_lft
    assert laporan.bukti is not None
    assert laporan.bukti.tipe == "application/pdf"
    assert laporan.tenggat == timezone.localdate() + timedelta(days=TenggatLaporan.BAWAAN)
    assert CatatanAudit.objects.filter(tindakan="laporan.kirim", objek_id=str(laporan.pk)).exists()
    halaman = masuk(Peran.ASN).get(reverse("pegawai:laporan_saya")).content.decode()
    assert "Golongan saya III/d" in halaman
    assert "Belum dijawab" in halaman
    assert (
        "1 laporan Anda menunggu jawaban" in masuk(Peran.ASN).get("/pegawai/saya/").content.decode()
    )
    bukti = masuk(Peran.ASN).get(reverse("pegawai:laporan_bukti_saya", args=[laporan.pk]))
    assert b"".join(bukti.streaming_content) == PDF
    assert bukti["Content-Disposition"].startswith("attachment")


def test_peran_lain_pun_melapor_tentang_dirinya(dunia: Dunia, masuk: Any) -> None:
    """Whatever the role taken on, the page about oneself runs as plain ASN."""
    assert masuk(Peran.PENGELOLA_OPD).post(reverse("pegawai:lapor_saya"), ISI).status_code == 302
    assert LaporanData.objects.get().pegawai.pengguna == dunia.prov.akun[Peran.PENGELOLA_OPD]


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("sk.pdf", b"<html><script>alert(1)</script>", "bukan PDF"),
        ("sk.exe", b"MZ\x90\x00", "bukan PDF"),
        ("sk.pdf", b"", "kosong"),
    ],
)
def test_bukti_dikenali_dari_isinya(
    dunia: Dunia, masuk: Any, nama: str, isi: bytes, kata: str
) -> None:
    bukti = SimpleUploadedFile(nama, isi, "application/pdf")
    jawaban = masuk(Peran.ASN).post(reverse("pegawai:lapor_saya"), ISI | {"bukti": bukti})
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()
    assert not LaporanData.objects.exists()


def test_bukti_terlalu_besar(dunia: Dunia, masuk: Any, settings: Any) -> None:
    settings.TALENTA_BATAS_BUKTI = 10
    bukti = SimpleUploadedFile("sk.pdf", PDF)
    jawaban = masuk(Peran.ASN).post(reverse("pegawai:lapor_saya"), ISI | {"bukti": bukti})
    assert "lebih besar dari batas" in jawaban.content.decode()


def test_opd_menjawab_dan_asn_membacanya(dunia: Dunia, laporan: LaporanData, masuk: Any) -> None:
    opd = masuk(Peran.PENGELOLA_OPD)
    beranda = opd.get("/").content.decode()
    assert "laporan data salah menunggu jawaban" in beranda
    url = reverse("pegawai:laporan_jawab", args=[laporan.pk])
    tanpa = opd.post(url, {"hasil": "SUDAH_BENAR", "jawaban": ""})
    assert tanpa.status_code == 422
    isi = {"hasil": "SUDAH_BENAR", "jawaban": "SK April belum terbit; berlaku Oktober."}
    assert opd.post(url, isi).status_code == 302
    laporan.refresh_from_db()
    assert (laporan.hasil, laporan.dijawab_oleh) == (
        "SUDAH_BENAR",
        dunia.prov.akun[Peran.PENGELOLA_OPD],
    )
    halaman = masuk(Peran.ASN).get(reverse("pegawai:laporan_saya")).content.decode()
    assert "SK April belum terbit" in halaman
    sendiri = masuk(Peran.ASN).get(reverse("pegawai:saya")).content.decode()
    assert f"Laporan nomor {laporan.pk} dijawab" in sendiri
    assert "sudah dijawab" in opd.post(url, isi, follow=True).content.decode()
    assert "laporan data salah" not in opd.get("/").content.decode()


def test_diperbaiki_perlu_perbaikan(dunia: Dunia, laporan: LaporanData, pelapor: Pegawai) -> None:
    """The answer "Diperbaiki" rests on an approved correction that names the report."""
    opd = pelaku(dunia.prov.akun[Peran.PENGELOLA_OPD])
    isi: dict[str, Any] = {
        "laporan_id": laporan.pk, "hasil": "DIPERBAIKI", "jawaban": "Sudah kami perbaiki.",
        "pelaku": opd,
    }  # fmt: skip
    with pytest.raises(LaporanDitolak, match="Belum ada perbaikan"):
        laporan_jawab(**isi)
    usul = usul_ubah(
        jenis=jenis_bernama("pegawai"), baris=pelapor, isian={"GOL AKHIR NAMA": "III/d"},
        dasar=dasar(laporan=laporan), hari=HARI, pelaku=opd,
    )  # fmt: skip
    with pytest.raises(LaporanDitolak, match="Belum ada perbaikan"):
        laporan_jawab(**isi)
    setujui(dunia, usul)
    assert laporan_jawab(**isi).hasil == "DIPERBAIKI"


def test_laporan_sendiri_dijawab_orang_lain(dunia: Dunia, masuk: Any) -> None:
    masuk(Peran.PENGELOLA_OPD).post(reverse("pegawai:lapor_saya"), ISI)
    with pytest.raises(LaporanDitolak, match="petugas lain"):
        laporan_jawab(
            laporan_id=LaporanData.objects.get().pk,
            hasil="SUDAH_BENAR",
            jawaban="Benar",
            pelaku=pelaku(dunia.prov.akun[Peran.PENGELOLA_OPD]),
        )


def test_tenggat_diatur_dan_lewatnya_terlihat(
    dunia: Dunia, laporan: LaporanData, masuk: Any
) -> None:
    admin = masuk(Peran.ADMIN_BKD)
    url = reverse("pegawai:laporan_tenggat")
    assert "1 sampai 90" in admin.post(url, {"hari": "0"}, follow=True).content.decode()
    admin.post(url, {"hari": "5"})
    admin.post(url, {"hari": "7"})
    assert TenggatLaporan.objects.get().hari == 7
    masuk(Peran.ASN).post(reverse("pegawai:lapor_saya"), ISI)
    baru = LaporanData.objects.latest("pk")
    assert baru.tenggat == timezone.localdate() + timedelta(days=7)
    LaporanData.objects.filter(pk=laporan.pk).update(tenggat=date(2026, 1, 1))
    daftar = admin.get(reverse("pegawai:laporan") + "?keadaan=lewat").content.decode()
    assert f"Nomor {laporan.pk}<" in daftar
    assert f"Nomor {baru.pk}<" not in daftar
    assert "lewat tenggat jawaban" in admin.get("/").content.decode()


def test_usul_dari_laporan_menunjuk_laporannya(
    dunia: Dunia, laporan: LaporanData, pelapor: Pegawai, masuk: Any
) -> None:
    url = reverse("pegawai:perbaikan_ubah", args=[pelapor.pk, "pegawai", pelapor.pk])
    opd = masuk(Peran.PENGELOLA_OPD)
    form = opd.get(f"{url}?laporan={laporan.pk}")
    isi = {
        satu.html_name: satu.value() or ""
        for satu in form.context["form"]
        if satu.name not in ("bukti", "alasan")
    }
    isi |= {"alasan": "SK 12/2026", "k_gol_akhir_nama": "III/d", "bukti": io.BytesIO(PDF)}
    jawaban = opd.post(f"{url}?laporan={laporan.pk}", isi)
    usul = UsulPerbaikan.objects.get()
    assert jawaban.headers["Location"] == reverse("pegawai:usul_rinci", args=[usul.pk])
    assert usul.laporan == laporan
    assert [satu["kolom"] for satu in usul.isi] == ["GOL AKHIR NAMA"]
