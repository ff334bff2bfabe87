"""Complete files: who is listed, what a decision does, and that nobody goes by itself."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.impor.models import Impor
from talenta.impor.services.giliran import giliran_kini
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.lengkap import impor_nyatakan_lengkap
from talenta.impor.services.unggah import TidakDapat, impor_periksa_lagi
from talenta.inti.models import Pekerjaan
from talenta.pegawai.models import Pegawai, TakTercantum
from talenta.pegawai.services.tak_tercantum import (
    KeputusanDitolak,
    keputusan_ajukan,
    tak_tercantum_putuskan,
)
from tests.fixtures.dunia import Dunia
from tests.koreksi.conftest import pelaku, setujui, usulkan

KEPALA = "NIP BARU,NAMA,TANGGAL LAHIR,JENIS KELAMIN,KEDUDUKAN HUKUM ID,GOL AKHIR NAMA,UNOR ID"


def berkas(*orang: Pegawai, tambahan: tuple[str, ...] = ()) -> io.BytesIO:
    baris = [f"{o.nip},{o.nama},1980-01-01,M,01,III/c,{o.unit.kode}" for o in orang]
    return io.BytesIO("\n".join([KEPALA, *baris, *tambahan]).encode())


def impor(dunia: Dunia, isi: io.BytesIO, **lain: Any) -> Impor:
    return impor_langsung(
        instansi=dunia.prov.instansi, jenis="pegawai", berkas=isi, **{"lengkap": True} | lain
    )


@pytest.fixture
def semua(dunia: Dunia) -> list[Pegawai]:
    return list(
        Pegawai.objects.filter(instansi=dunia.prov.instansi).select_related("unit").order_by("pk")
    )


def _terbuka() -> set[int]:
    return set(TakTercantum.objects.terbuka().values_list("pegawai_id", flat=True))


def test_yang_tidak_ada_pada_berkas_lengkap_didaftar(dunia: Dunia, semua: list[Pegawai]) -> None:
    """Neither accepted nor rejected rows of the file are missing, nor is who has left already."""
    ada, ditolak, pergi, hilang = semua[:-3], semua[-3], semua[-2], semua[-1]
    Pegawai.objects.filter(pk=pergi.pk).update(kedudukan_hukum="99")
    rusak = f"{ditolak.nip},{ditolak.nama},1980-01-01,M,01,III/c,TIDAK_ADA"
    hasil = impor(dunia, berkas(*ada, tambahan=(rusak,)))
    assert hasil.ditolak == 1
    assert _terbuka() == {hilang.pk}
    satu = TakTercantum.objects.get()
    assert (satu.impor_id, satu.unit_lft) == (hasil.pk, hilang.unit_lft)
    hilang.refresh_from_db()
    assert hilang.kedudukan_hukum == "01"


def test_berkas_biasa_tidak_mendaftar_siapa_pun(dunia: Dunia, semua: list[Pegawai]) -> None:
    impor(dunia, berkas(*semua[:1]), lengkap=False)
    assert _terbuka() == set()


def test_berkas_lengkap_lagi_dan_yang_muncul_lagi(dunia: Dunia, semua: list[Pegawai]) -> None:
    impor(dunia, berkas(*semua[2:]))
    assert _terbuka() == {semua[0].pk, semua[1].pk}
    kedua = impor(dunia, berkas(*semua[1:]))
    assert _terbuka() == {semua[0].pk}
    assert TakTercantum.objects.terbuka().get().impor_id == kedua.pk
    muncul = TakTercantum.objects.get(pegawai=semua[1])
    assert (muncul.keputusan, muncul.diputus_oleh) == ("MUNCUL", None)
    # Any file that has the person again answers it.
    impor(dunia, berkas(semua[0]), lengkap=False)
    assert _terbuka() == set()


def test_impor_yang_diurungkan_tidak_bertanya_lagi(
    dunia: Dunia, semua: list[Pegawai], masuk: Any
) -> None:
    """It asks nothing any more, but what was decided meanwhile stays listed and counted."""
    hasil = impor(dunia, berkas(*semua[2:]))
    TakTercantum.objects.filter(pegawai=semua[1]).update(keputusan="PENSIUN", tanggal="2026-06-01")
    Pegawai.objects.filter(pk=semua[1].pk).update(kedudukan_hukum="99")
    admin = masuk(Peran.ADMIN_BKD)
    for status in ("DITERAPKAN", "DIURUNGKAN"):
        Impor.objects.filter(pk=hasil.pk).update(status=status)
        halaman = admin.get(reverse("impor:urung", args=[hasil.pk]))
        assert halaman.context["keputusan_n"] == 1
        assert "1 keputusan diambil dari berkas ini" in halaman.content.decode()
        daftar = admin.get(halaman.context["url_keputusan"]).context["baris"]
        assert [satu.pegawai_id for satu in daftar] == [semua[1].pk]
    assert _terbuka() == set()
    impor(dunia, berkas(*semua[1:]))
    assert _terbuka() == {semua[0].pk}


@pytest.mark.parametrize(
    ("keputusan", "kedudukan"),
    [
        ("PINDAH", "901"),
        ("PENSIUN", "99"),
        ("MENINGGAL", "902"),
        ("TETAP", "01"),
    ],
)
def test_keputusan_mengubah_kedudukan_dengan_riwayat(
    dunia: Dunia, semua: list[Pegawai], keputusan: str, kedudukan: str
) -> None:
    impor(dunia, berkas(*semua[2:]))
    analis = dunia.prov.akun[Peran.ANALIS_BKD]
    isi: dict[str, Any] = {
        "nomor": list(TakTercantum.objects.terbuka().values_list("pk", flat=True)),
        "keputusan": keputusan,
        "tanggal": date(2026, 6, 1),
        "alasan": "Surat 12/2026",
        "pelaku": pelaku(analis),
    }
    sebelum = giliran_kini(instansi_id=isi["pelaku"].instansi_id)
    assert tak_tercantum_putuskan(**isi) == 2
    assert giliran_kini(instansi_id=isi["pelaku"].instansi_id) == sebelum + 1
    assert tak_tercantum_putuskan(**isi) == 0
    orang = Pegawai.objects.get(pk=semua[0].pk)
    assert orang.kedudukan_hukum == kedudukan
    konteks = [p.pgh_context.metadata for p in orang.peristiwa.exclude(pgh_context=None)]
    assert [(k["tak_tercantum"], k["tanggal"], k["alasan"]) for k in konteks] == (
        [] if keputusan == "TETAP" else [(keputusan, "2026-06-01", "Surat 12/2026")]
    )
    satu = TakTercantum.objects.get(pegawai=orang)
    assert (satu.keputusan, satu.tanggal, satu.diputus_oleh) == (
        keputusan,
        date(2026, 6, 1),
        analis,
    )
    # Who was decided to have left is not asked about again; who stays is.
    impor(dunia, berkas(*semua[2:]))
    assert (orang.pk in _terbuka()) == (keputusan == "TETAP")


def test_halaman_memutuskan_yang_dicentang(dunia: Dunia, semua: list[Pegawai], masuk: Any) -> None:
    impor(dunia, berkas(*semua[2:]))
    satu = TakTercantum.objects.get(pegawai=semua[0])
    admin = masuk(Peran.ADMIN_BKD)
    halaman = admin.get(reverse("pegawai:tak_tercantum")).content.decode()
    assert semua[0].nama in halaman
    url = reverse("pegawai:tak_tercantum_putuskan")
    isi = {"keputusan": "PENSIUN", "tanggal": "2026-06-01", "alasan": "SK 1"}
    kosong = admin.post(url, isi)
    assert kosong.status_code == 422
    assert "Centang dahulu" in kosong.content.decode()
    tanpa_alasan = admin.post(url, {"nomor": [satu.pk], "keputusan": "PENSIUN"})
    assert f'value="{satu.pk}"' in tanpa_alasan.content.decode()
    assert "checked" in tanpa_alasan.content.decode()
    assert not Pekerjaan.objects.filter(jenis="pegawai.tak_tercantum").exists()
    assert admin.post(url, isi | {"nomor": [satu.pk]}).status_code == 302
    pekerjaan = Pekerjaan.objects.get(jenis="pegawai.tak_tercantum")
    assert pekerjaan.parameter["nomor"] == [satu.pk]
    assert masuk(Peran.PENGELOLA_OPD).post(url, isi | {"nomor": [satu.pk]}).status_code == 404
    assert (
        masuk(Peran.ADMIN_BKD).get("/").content.decode().count("tidak ada pada berkas lengkap") == 1
    )


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"tanggal": lambda: timezone.localdate() + timedelta(days=1)}, "belum tiba"),
        ({"keputusan": lambda: "BERHENTI"}, "perbaikan kedudukan hukum"),
        ({"keputusan": lambda: "MUNCUL"}, "perbaikan kedudukan hukum"),
    ],
)
def test_yang_tidak_diputuskan_seorang_diri(
    dunia: Dunia, semua: list[Pegawai], masuk: Any, ganti: dict[str, Any], kata: str
) -> None:
    """Neither a day that has not come nor a dismissal, in the form and below it."""
    impor(dunia, berkas(*semua[1:]))
    satu = TakTercantum.objects.get()
    isi = {"keputusan": "PENSIUN", "tanggal": timezone.localdate(), "alasan": "SK 1"}
    isi |= {nama: nilai() for nama, nilai in ganti.items()}
    jawaban = masuk(Peran.ADMIN_BKD).post(
        reverse("pegawai:tak_tercantum_putuskan"), isi | {"nomor": [satu.pk]}
    )
    assert jawaban.status_code == 422
    assert set(jawaban.context["form_putus"].errors) == set(ganti)
    with pytest.raises(KeputusanDitolak, match=kata):
        keputusan_ajukan(
            nomor=[satu.pk], **isi, instansi_id=dunia.prov.instansi.pk,
            pelaku=pelaku(dunia.prov.akun[Peran.ADMIN_BKD]),
        )  # fmt: skip
    assert not Pekerjaan.objects.filter(jenis="pegawai.tak_tercantum").exists()


def test_pemberhentian_dua_orang_menjawab_daftar(
    dunia: Dunia, semua: list[Pegawai], orang: Pegawai
) -> None:
    impor(dunia, berkas(*[o for o in semua if o.pk != orang.pk]))
    usul = setujui(dunia, usulkan(dunia, orang, "pegawai", KEDUDUKAN_HUKUM_ID="66"))
    assert _terbuka() == set()
    satu = TakTercantum.objects.get(pegawai=orang)
    assert (satu.keputusan, satu.diputus_oleh) == ("BERHENTI", dunia.prov.akun[Peran.ANALIS_BKD])
    assert satu.alasan == f"Perbaikan nomor {usul.pk}"


def test_diperiksa_lagi_bukan_lagi_lengkap(dunia: Dunia, semua: list[Pegawai]) -> None:
    """Another sheet, kind or mapping may read other rows than those declared complete."""
    siap = impor(dunia, berkas(*semua[1:]), terapkan=False)
    assert siap.lengkap
    admin = pelaku(dunia.prov.akun[Peran.ADMIN_BKD])
    impor_periksa_lagi(impor_id=siap.pk, jenis="pegawai", pelaku=admin)
    assert not Impor.objects.get(pk=siap.pk).lengkap


def test_keputusan_tentang_diri_sendiri_ditolak(
    dunia: Dunia, semua: list[Pegawai], masuk: Any
) -> None:
    sendiri = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ADMIN_BKD])
    impor(dunia, berkas(*[o for o in semua if o.pk != sendiri.pk]))
    jawaban = masuk(Peran.ADMIN_BKD).post(
        reverse("pegawai:tak_tercantum_putuskan"),
        {
            "nomor": [TakTercantum.objects.get().pk],
            "keputusan": "PINDAH",
            "tanggal": "2026-06-01",
            "alasan": "-",
        },
    )
    assert "oleh petugas lain" in jawaban.content.decode()


def test_menyatakan_lengkap_sebelum_diterapkan(
    dunia: Dunia, semua: list[Pegawai], masuk: Any
) -> None:
    siap = impor(dunia, berkas(*semua[1:]), lengkap=False, terapkan=False)
    admin, url = masuk(Peran.ADMIN_BKD), reverse("impor:lengkap", args=[siap.pk])
    halaman = reverse("impor:rinci", args=[siap.pk])
    assert "Nyatakan lengkap" in admin.get(halaman).content.decode()
    admin.post(url, {"lengkap": "ya"})
    assert Impor.objects.get(pk=siap.pk).lengkap
    assert "Batalkan pernyataan lengkap" in admin.get(halaman).content.decode()
    admin.post(url, {"lengkap": "tidak"})
    assert not Impor.objects.get(pk=siap.pk).lengkap
    analis = pelaku(dunia.prov.akun[Peran.ANALIS_BKD])
    with pytest.raises(TidakDapat, match="tidak dapat dinyatakan lengkap"):
        impor_nyatakan_lengkap(impor_id=dunia.prov.impor.pk, lengkap=True, pelaku=analis)
    Impor.objects.filter(pk=siap.pk).update(status="DITERAPKAN")
    with pytest.raises(TidakDapat, match="diterapkan"):
        impor_nyatakan_lengkap(impor_id=siap.pk, lengkap=True, pelaku=analis)


def test_kode_portal_tidak_diterima_dari_berkas(dunia: Dunia, semua: list[Pegawai]) -> None:
    satu = semua[0]
    baris = f"{satu.nip},{satu.nama},1980-01-01,M,901,III/c,AKAR"
    assert impor(dunia, berkas(tambahan=(baris,)), lengkap=False).ditolak == 1
