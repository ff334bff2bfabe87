"""The year: its periods and deadlines, closing, and opening again by two people."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.ketentuan import ketentuan_bawaan, ketentuan_galat
from kinerja.models import Keadaan, PeriodeTinjauan, TahunKinerja
from kinerja.selectors.ketentuan import ketentuan_berlaku
from kinerja.selectors.tahun import tenggat
from kinerja.services.tahun import (
    TahunDitolak,
    ketentuan_tetapkan,
    pembukaan_putuskan,
    pembukaan_usulkan,
    periode_tutup,
    tahun_buat,
    tahun_tenggat,
    tahun_tutup,
)
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien
from tests.kinerja.conftest import HARI, Kantor


def _pelaku(kantor: Kantor, peran: Peran) -> Pelaku:
    return Pelaku.dari_pengguna(kantor.dunia.prov.akun[peran])


def _usul(kantor: Kantor, periode: PeriodeTinjauan | None, **lain: Any) -> Any:
    isi: dict[str, Any] = {
        "tahun_id": kantor.tahun.pk,
        "periode_id": periode.pk if periode else None,
        "alasan": "Banjir menutup kantor.",
        "batas_baru": date(2026, 6, 30),
        "hari": date(2026, 6, 1),
        "pelaku": _pelaku(kantor, Peran.ADMIN_BKD),
    }
    return pembukaan_usulkan(**(isi | lain))


def test_tenggat_menurut_ketentuan(kantor: Kantor) -> None:
    assert kantor.tahun.batas_rencana == date(2026, 1, 31)
    assert kantor.tahun.batas_akhir == date(2027, 1, 10)
    periode = list(kantor.tahun.periode.order_by("nomor"))
    assert [satu.nama for satu in periode] == [f"Triwulan {n}" for n in ("I", "II", "III", "IV")]
    assert (periode[0].batas, periode[3].batas) == (date(2026, 4, 10), date(2027, 1, 10))


def test_bulanan_dua_belas(dunia: Dunia) -> None:
    tahun = tahun_buat(
        instansi_id=dunia.kab.instansi.pk, tahun=2024, jenis_periodik="BULANAN", hari=HARI,
        pelaku=Pelaku.sistem(),
    )  # fmt: skip
    periode = list(tahun.periode.order_by("nomor"))
    assert len(periode) == 12
    assert (periode[1].hari_akhir, periode[11].batas) == (date(2024, 2, 29), date(2025, 1, 10))
    with pytest.raises(TahunDitolak, match="sudah ada"):
        tahun_buat(
            instansi_id=dunia.kab.instansi.pk, tahun=2024, jenis_periodik="BULANAN", hari=HARI,
            pelaku=Pelaku.sistem(),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("hari", "status", "kata"),
    [
        (date(2026, 4, 2), "DIBUKA", "Dibuka"),
        (date(2026, 4, 3), "DIBUKA", "Segera ditutup"),
        (date(2026, 4, 10), "DIBUKA", "Segera ditutup"),
        (date(2026, 4, 11), "DIBUKA", "Lewat batas, belum ditutup"),
        (date(2026, 4, 1), "DIBUKA_KEMBALI", "Dibuka kembali"),
        (date(2026, 4, 11), "DITUTUP", "Ditutup"),
    ],
)
def test_kata_tenggat(hari: date, status: str, kata: str) -> None:
    isi: dict[str, Any] = {"batas": date(2026, 4, 10), "status": status, "hari": hari, "segera": 7}
    assert tenggat(**isi).kata == kata
    # Plans are late, and nobody closes them.
    assert "ditutup" not in tenggat(**isi, ditutup=False).kata


def test_tenggat_yang_ditolak(kantor: Kantor) -> None:
    with pytest.raises(TahunDitolak, match="sesudah batas SKP"):
        tahun_tenggat(
            tahun_id=kantor.tahun.pk, batas_rencana=date(2026, 2, 1),
            batas_akhir=date(2026, 2, 1), batas_periode={}, pelaku=Pelaku.sistem(),
        )  # fmt: skip
    with pytest.raises(TahunDitolak, match="sebelum 1 Januari 2026"):
        tahun_tenggat(
            tahun_id=kantor.tahun.pk, batas_rencana=date(2025, 1, 31),
            batas_akhir=date(2027, 1, 10), batas_periode={}, pelaku=Pelaku.sistem(),
        )  # fmt: skip


def test_dibuka_kembali_oleh_dua_orang(kantor: Kantor) -> None:
    periode = kantor.tahun.periode.get(nomor=1)
    with pytest.raises(TahunDitolak, match="sudah ditutup"):
        _usul(kantor, periode)
    periode_tutup(periode_id=periode.pk, pelaku=Pelaku.sistem())
    usul = _usul(kantor, periode)
    with pytest.raises(TahunDitolak, match="belum diputuskan"):
        _usul(kantor, periode)
    with pytest.raises(TahunDitolak, match="admin lain"):
        pembukaan_putuskan(
            pembukaan_id=usul.pk, setuju=True, alasan="", pelaku=_pelaku(kantor, Peran.ADMIN_BKD)
        )
    # It stays undecided where it is refused without a reason, or decided with too long a one.
    admin = klien(kantor.dunia.prov.akun[Peran.ADMIN_BKD])
    for isi, sebab in (
        ({"keputusan": "tolak", "alasan": " "}, "Tulis alasannya bila usul ditolak"),
        ({"keputusan": "setuju", "alasan": "x" * 1001}, "Putusan belum tersimpan"),
        ({}, "Putusan belum tersimpan"),
    ):
        jawaban = admin.post(f"/kinerja/buka-kembali/{usul.pk}/", isi, follow=True)
        assert sebab in jawaban.content.decode()
        usul.refresh_from_db()
        assert not usul.keputusan
    pembukaan_putuskan(
        pembukaan_id=usul.pk, setuju=True, alasan="", pelaku=_pelaku(kantor, Peran.PPK)
    )
    periode.refresh_from_db()
    assert (periode.status, periode.batas) == (Keadaan.DIBUKA_KEMBALI, date(2026, 6, 30))
    with pytest.raises(TahunDitolak, match="sudah disetujui"):
        pembukaan_putuskan(
            pembukaan_id=usul.pk, setuju=True, alasan="", pelaku=_pelaku(kantor, Peran.PPK)
        )


def test_basis_data_minta_dua_orang(kantor: Kantor) -> None:
    tahun_tutup(tahun_id=kantor.tahun.pk, pelaku=Pelaku.sistem())
    with pytest.raises(IntegrityError, match="dua orang"), transaction.atomic():
        TahunKinerja.objects.filter(pk=kantor.tahun.pk).update(status="DIBUKA")
    with pytest.raises(IntegrityError, match="dua orang"), transaction.atomic():
        kantor.tahun.periode.update(status="DIBUKA")
    usul = _usul(kantor, None)
    with pytest.raises(IntegrityError, match="pembukaan_dua_orang"), transaction.atomic():
        type(usul).objects.filter(pk=usul.pk).update(
            keputusan="DISETUJUI",
            diputus_oleh=usul.diusulkan_oleh,
            diputus_pada=usul.diusulkan_pada,
        )


def test_ketentuan_bertanggal(kantor: Kantor) -> None:
    ins = kantor.dunia.prov.instansi.pk
    isi = ketentuan_berlaku(instansi_id=ins, hari=HARI)["TENGGAT"] | {"segera_hari": 3}
    besok = date(2026, 2, 3)
    ketentuan_tetapkan(
        instansi_id=ins, jenis="TENGGAT", isi=isi, mulai=besok, sumber="Perbup 5/2026",
        hari=HARI, pelaku=Pelaku.sistem(),
    )  # fmt: skip
    assert ketentuan_berlaku(instansi_id=ins, hari=HARI)["TENGGAT"]["segera_hari"] == 7
    assert ketentuan_berlaku(instansi_id=ins, hari=besok)["TENGGAT"]["segera_hari"] == 3
    with pytest.raises(TahunDitolak, match="sumbernya"):
        ketentuan_tetapkan(
            instansi_id=ins, jenis="TENGGAT", isi=isi, mulai=besok, sumber=" ", hari=HARI,
            pelaku=Pelaku.sistem(),
        )  # fmt: skip


def test_bawaan_sah_dan_yang_keliru_tidak() -> None:
    bawaan = ketentuan_bawaan()
    for jenis, satu in bawaan.items():
        assert not ketentuan_galat(jenis, satu["isi"]), jenis
        assert satu["sumber"]
        assert satu["kepastian"]
    gabung = bawaan["GABUNG_RATING"]["isi"]
    assert ketentuan_galat("GABUNG_RATING", gabung | {"SESUAI": 3})
    assert ketentuan_galat("GABUNG_RATING", gabung | {"ambang_sesuai": 250})
    assert ketentuan_galat("TENGGAT", bawaan["TENGGAT"]["isi"] | {"segera_hari": 0})
    assert ketentuan_galat("SEBARAN", {"BAIK": {"BAIK": [50, 40]}})
    assert ketentuan_galat("WAJIB_SKP", {"kedudukan": []})
    assert ketentuan_galat("CAPAIAN_PIMPINAN", {"BAIK": "SESUAI"})


def test_halaman_admin(kantor: Kantor) -> None:
    """Make, set and open a year; set an appraiser; set figures: all through the pages."""
    admin = klien(kantor.dunia.prov.akun[Peran.ADMIN_BKD])
    jawaban = admin.post("/kinerja/tahun/baru/", {"tahun": "2027", "jenis_periodik": "BULANAN"})
    baru = TahunKinerja.objects.get(instansi=kantor.dunia.prov.instansi, tahun=2027)
    assert jawaban.headers["Location"] == f"/kinerja/tahun/{baru.pk}/"
    assert admin.post("/kinerja/tahun/baru/", {"tahun": "2027"}).status_code == 422
    admin.post(f"/kinerja/tahun/{baru.pk}/langkah/", {"langkah": "buka"})
    baru.refresh_from_db()
    assert baru.status == "DIBUKA"
    alamat = f"/kinerja/penilai/{kantor.staf[0].pk}/tetapkan/"
    isi = {"dasar": "PLH", "nip": "1", "mulai": "2026-02-02", "alasan": "SP 1"}
    jawaban = admin.post(alamat, isi)
    assert jawaban.status_code == 422
    assert "Tidak ada pegawai dengan NIP ini" in jawaban.content.decode()
    isi |= {"nip": kantor.staf[1].nip, "terakhir": "2026-03-01"}
    assert admin.post(alamat, isi).status_code == 302
    satu = kantor.staf[0].penugasan_penilai.get(dasar="PLH")
    assert satu.selesai == date(2026, 3, 2)
    semua = admin.get("/kinerja/ketentuan/").content.decode().split()
    for kata in ("14 hari kerja", "31", "Januari", "2,50 poin", "50 persen", "7 hari"):
        assert kata in " ".join(semua)
    halaman = admin.get("/kinerja/ketentuan/SEBARAN/").content.decode()
    assert 'name="ISTIMEWA-SANGAT_BAIK-rendah"' in halaman
    isi = {"mulai": "2099-01-01", "sumber": "Uji", "BAIK-BAIK-rendah": "10"}
    assert admin.post("/kinerja/ketentuan/SEBARAN/", isi).status_code == 302
