"""The competency side of an appraisal: levels and notes for the own appraiser, nobody else."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from karir.selectors.dinilai import kompetensi_dinilai
from karir.services.contoh_dinilai import dinilai_contoh
from kinerja.models import Skp, TahunKinerja
from kompetensi.kode import KOMPETENSI
from kompetensi.models import (
    KebutuhanDicatat,
    PengamatanKompetensi,
    PenilaianKompetensi,
    PesertaAsesmen,
)
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pemberitahuan
from talenta.pegawai.models import Pegawai, Tilikan
from tests.akses.kinerja import tahun
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import Klien, klien
from tests.kinerja.langkah import sebagai

HARI = timezone.localdate()
AMATAN = {
    "kode": "komunikasi", "tingkat": "4", "tanggal": HARI.isoformat(),
    "uraian": "Memimpin rapat lintas dinas dan menyimpulkannya dengan jernih.",
}  # fmt: skip
BUTUH = {"kebutuhan": "Pelatihan analisis data", "kode": "", "alasan": "Menyusun laporan data."}


@pytest.fixture
def asn(dunia: Dunia) -> Pegawai:
    return Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])


@pytest.fixture
def penilai(dunia: Dunia, asn: Pegawai) -> Pegawai:
    """ATASAN, who appraises the ASN this year."""
    satu: Pegawai = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ATASAN])
    Skp.objects.create(
        instansi=dunia.prov.instansi, unit_lft=asn.unit_lft, tahun_kinerja=tahun(dunia.prov),
        pegawai=asn, penilai=satu, nip=asn.nip, nama=asn.nama, nama_kunci=asn.nama_kunci,
        mulai=date(2026, 1, 1), selesai=date(2027, 1, 1),
    )  # fmt: skip
    return satu


@pytest.fixture
def atasan(dunia: Dunia, penilai: Pegawai) -> Klien:
    return klien(dunia.prov.akun[Peran.ATASAN])


def _catat(k: Klien, asn: Pegawai, jenis: str, isi: dict[str, str]) -> Any:
    return k.post(reverse("karir:dinilai_catat", args=[asn.pk, jenis]), isi)


def test_penilai_mencatat_orangnya_membaca_asesor_memakainya(
    dunia: Dunia, asn: Pegawai, atasan: Klien
) -> None:
    """By name, told, in the person's panel, before the assessor, in the needs; no result moves."""
    hasil = PenilaianKompetensi.objects.order_by("pk").values_list("pk", *KOMPETENSI)
    sebelum = list(hasil)
    assert _catat(atasan, asn, "pengamatan", AMATAN).status_code == 302
    assert _catat(atasan, asn, "pengamatan", AMATAN).status_code == 302
    assert _catat(atasan, asn, "kebutuhan", BUTUH).status_code == 302
    satu = PengamatanKompetensi.objects.get()
    assert (satu.nama, satu.tingkat, satu.unit_lft) == ("Komunikasi", 4, asn.unit_lft)
    assert list(hasil.all()) == sebelum
    assert Pemberitahuan.objects.filter(pengguna_id=asn.pengguna_id, jenis="kinerja").count() == 2
    assert {"pengamatan.catat", "kebutuhan.catat"} <= set(
        CatatanAudit.objects.values_list("tindakan", flat=True)
    )
    saya = klien(dunia.prov.akun[Peran.ASN]).get(reverse("kompetensi:panel_saya"))
    for kata in ("pengamatan atasan", satu.uraian, satu.penilai_nama, BUTUH["kebutuhan"]):
        assert kata in saya.content.decode()

    analis = klien(dunia.prov.akun[Peran.ANALIS_BKD])
    rencana = {
        "judul": "Asesmen", "metode": "CACT", "kompetensi": "on", "penyelenggara": "UPT",
        "mulai": HARI.isoformat(), "selesai": HARI.isoformat(),
    }  # fmt: skip
    antrean = analis.get(reverse("kompetensi:antrean_ekspor", args=["csv"]))
    [baris] = [b for b in antrean.getvalue().decode().splitlines() if asn.nip in b]
    assert baris.endswith(",1")
    analis.post(reverse("kompetensi:asesmen_baru"), rencana)
    acara = analis.get(reverse("kompetensi:asesmen")).context["baris"][0]
    analis.post(reverse("kompetensi:asesmen_langkah", args=[acara.pk, "tambah"]), {"nip": asn.nip})
    rinci = analis.get(reverse("kompetensi:asesmen_rinci", args=[acara.pk])).content.decode()
    assert "1 pengamatan atasan" in rinci
    peserta = PesertaAsesmen.objects.get()
    isian = analis.get(reverse("kompetensi:peserta", args=[peserta.pk])).content.decode()
    assert satu.uraian in isian
    peta = analis.get(reverse("kompetensi:kesenjangan"))
    [dicatat] = peta.context["dicatat"]
    assert (dicatat.kebutuhan, dicatat.orang) == (BUTUH["kebutuhan"], 1)
    assert asn.nip in analis.get(reverse("kompetensi:kebutuhan")).content.decode().replace(" ", "")


def test_panel_memuat_tingkat_dan_belum_dinilai_bukan_nol(
    dunia: Dunia, asn: Pegawai, penilai: Pegawai, atasan: Klien
) -> None:
    url = reverse("karir:dinilai", args=[asn.pk])
    PenilaianKompetensi.objects.filter(pegawai=asn).delete()
    kosong = atasan.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "belum dinilai" in kosong
    pengguna = dunia.prov.akun[Peran.ATASAN]
    pengguna.lingkup = atasan.get(url).wsgi_request.user.lingkup
    with sebagai(penilai):
        satu = kompetensi_dinilai(oleh=pengguna, pegawai_id=asn.pk, hari=HARI)
        assert not PenilaianKompetensi.objects.exists()
    assert satu.tanggal is None
    assert {t.tingkat for t in satu.tingkat} == {None}
    assert {t.syarat for t in satu.tingkat} != {0}
    PenilaianKompetensi.objects.create(
        pegawai=asn, instansi=asn.instansi, unit_lft=asn.unit_lft, tanggal=HARI,
        **dict.fromkeys(KOMPETENSI, 1),
    )  # fmt: skip
    with sebagai(penilai):
        satu = kompetensi_dinilai(oleh=pengguna, pegawai_id=asn.pk, hari=HARI)
    assert {t.tingkat for t in satu.tingkat} == {1}
    assert satu.cocok is not None
    assert Tilikan.objects.filter(pegawai_id=asn.pk, pengguna_id=pengguna.pk).exists()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"kode": "ramah"}, "kode"),
        ({"tingkat": "0"}, "tingkat"),
        ({"tingkat": "6"}, "tingkat"),
        ({"tanggal": (HARI + timedelta(days=1)).isoformat()}, "__all__"),
        ({"uraian": "  "}, "uraian"),
    ],
)
def test_pengamatan_keliru_ditolak(
    asn: Pegawai, atasan: Klien, isi: dict[str, str], kata: str
) -> None:
    jawaban = _catat(atasan, asn, "pengamatan", AMATAN | isi)
    assert jawaban.status_code == 422
    assert kata in jawaban.context["pengamatan"].errors
    assert not PengamatanKompetensi.objects.exists()


def test_hanya_penilai_dan_bukan_tentang_diri(
    dunia: Dunia, asn: Pegawai, penilai: Pegawai, atasan: Klien
) -> None:
    """The page, the service's wall and the database's: not the person, not another colleague, not
    after the year was closed."""
    lain = klien(dunia.prov.akun[Peran.KOMITE])
    for k, siapa in ((klien(asn.pengguna), asn), (lain, asn), (atasan, penilai)):
        assert _catat(k, siapa, "pengamatan", AMATAN).status_code == 404
    bersama: dict[str, Any] = {
        "instansi": asn.instansi, "unit_lft": 0, "kode": "komunikasi", "nama": "Komunikasi",
        "tingkat": 3, "tanggal": HARI, "uraian": "x", "penilai_nama": "x",
    }  # fmt: skip
    rekan = dunia.prov.pegawai["DINAS_A"][0]
    for siapa, tentang, oleh in (
        (rekan, asn, rekan),
        (asn, asn, penilai),
        (penilai, rekan, penilai),
    ):
        with pytest.raises(DatabaseError), sebagai(siapa):
            PengamatanKompetensi.objects.create(pegawai=tentang, penilai=oleh, **bersama)
    assert _catat(atasan, asn, "pengamatan", AMATAN).status_code == 302
    with pytest.raises(DatabaseError), sebagai(asn):
        PengamatanKompetensi.objects.update(dicabut_pada=timezone.now(), alasan_cabut="x")
    TahunKinerja.objects.update(status="DITUTUP", ditutup_pada=timezone.now())
    assert _catat(atasan, asn, "kebutuhan", BUTUH).status_code == 404
    assert not KebutuhanDicatat.objects.exists()


def test_skp_yang_berakhir_tidak_membuka_sesudahnya(
    dunia: Dunia, asn: Pegawai, penilai: Pegawai, atasan: Klien
) -> None:
    """Levels as they were until the plan ended, and nothing noted of the time after, also by the
    database."""
    akhir = HARI - timedelta(days=30)
    Skp.objects.filter(pegawai=asn).update(selesai=akhir)
    PenilaianKompetensi.objects.filter(pegawai=asn).delete()
    for tanggal, tingkat in ((akhir - timedelta(days=9), 2), (akhir + timedelta(days=9), 5)):
        PenilaianKompetensi.objects.create(
            pegawai=asn, instansi=asn.instansi, unit_lft=asn.unit_lft, tanggal=tanggal,
            **dict.fromkeys(KOMPETENSI, tingkat),
        )  # fmt: skip
    satu = atasan.get(reverse("karir:dinilai", args=[asn.pk])).context["satu"]
    assert {t.tingkat for t in satu.tingkat} == {2}
    for tanggal in (akhir, date(2025, 12, 31)):
        isi = AMATAN | {"tanggal": tanggal.isoformat()}
        assert _catat(atasan, asn, "pengamatan", isi).status_code == 422
        with pytest.raises(DatabaseError), sebagai(penilai):
            PengamatanKompetensi.objects.create(
                pegawai=asn, penilai=penilai, instansi=asn.instansi, unit_lft=0, kode="komunikasi",
                nama="Komunikasi", tingkat=3, tanggal=tanggal, uraian="x", penilai_nama="x",
            )  # fmt: skip
    lalu = AMATAN | {"tanggal": (akhir - timedelta(days=1)).isoformat()}
    assert _catat(atasan, asn, "pengamatan", lalu).status_code == 302


def test_contoh_memuat_catatan(asn: Pegawai, penilai: Pegawai) -> None:
    dinilai_contoh(tahun=TahunKinerja.objects.get())
    assert set(PengamatanKompetensi.objects.values_list("pegawai", "penilai")) == {
        (asn.pk, penilai.pk)
    }
    assert KebutuhanDicatat.objects.filter(pegawai=asn).count() == 2


def test_dicabut_penulisnya_dengan_alasan(dunia: Dunia, asn: Pegawai, atasan: Klien) -> None:
    _catat(atasan, asn, "pengamatan", AMATAN)
    satu = PengamatanKompetensi.objects.get()
    url = reverse("karir:dinilai_cabut", args=[asn.pk, "pengamatan", satu.pk])
    assert atasan.post(url, {"alasan": ""}).status_code == 302
    satu.refresh_from_db()
    assert satu.dicabut_pada is None
    assert klien(asn.pengguna).post(url, {"alasan": "x"}).status_code == 404
    atasan.post(url, {"alasan": "Keliru orang."})
    satu.refresh_from_db()
    assert satu.alasan_cabut == "Keliru orang."
    saya = klien(dunia.prov.akun[Peran.ASN]).get(reverse("kompetensi:panel_saya"))
    assert satu.uraian not in saya.content.decode()
    # Taken back, it can be noted anew; and taken back again once the year is closed.
    assert _catat(atasan, asn, "pengamatan", AMATAN).status_code == 302
    satu = PengamatanKompetensi.objects.get(dicabut_pada=None)
    TahunKinerja.objects.update(status="DITUTUP", ditutup_pada=timezone.now())
    daftar = reverse("karir:catatan_saya")
    url = reverse("karir:dinilai_cabut", args=[asn.pk, "pengamatan", satu.pk])
    assert url in atasan.get(daftar).content.decode()
    assert atasan.post(url, {"alasan": "Keliru lagi."}).headers["Location"] == daftar
    assert not PengamatanKompetensi.objects.filter(dicabut_pada=None).exists()
