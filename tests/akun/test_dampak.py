"""What giving, changing or ending a role changes is said before, and is what then is so."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from talenta.akun.izin import ARTI, IZIN, Peran
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import LingkupPenugasan, Pegawai
from talenta.pegawai.pemberian import Pemberian
from talenta.pegawai.selectors.dampak import Dampak, dampak_peran
from talenta.pegawai.services.penugasan import PenugasanDitolak, peran_ubah
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien


def terlihat(akun: Pengguna) -> set[int]:
    """People besides oneself whom an account sees by one or another of its roles."""
    orang: set[int] = set()
    for satu in lingkup_pilihan(pengguna_id=akun.pk, hari=timezone.localdate()).tersedia:
        akun._lingkup = satu  # type: ignore[attr-defined]
        orang |= set(Pegawai.objects.terlihat_oleh(akun).values_list("pk", flat=True))
    return orang - set(Pegawai.objects.filter(pengguna=akun).values_list("pk", flat=True))


def admin(dunia: Dunia) -> Pengguna:
    """The admin as on a page."""
    akun = dunia.prov.akun[Peran.ADMIN_BKD]
    akun._lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=timezone.localdate()).aktif  # type: ignore[attr-defined]
    return akun


def dampak(dunia: Dunia, akun: Pengguna, beri: Peran | None, unit: str = "", **lain: Any) -> Dampak:
    hari = timezone.localdate()
    usul = beri and Pemberian(
        pengguna=akun,
        peran=beri,
        instansi=dunia.prov.instansi,
        unit=dunia.prov.unit[unit] if unit else None,
        mulai=hari,
        sampai=None,
    )
    return dampak_peran(oleh=admin(dunia), pengguna=akun, hari=hari, beri=usul, **lain)


@pytest.mark.parametrize(
    ("akun", "beri", "unit", "ganti"),
    [
        (Peran.ASN, Peran.ATASAN, "BIDANG_A", False),
        (Peran.ASN, Peran.AUDITOR, "", False),
        (Peran.PENGELOLA_OPD, Peran.PENGELOLA_OPD, "BIDANG_A", True),
        (Peran.PENGELOLA_OPD, Peran.PENGELOLA_OPD, "DINAS_B", True),
        (Peran.PENGELOLA_OPD, Peran.ATASAN, "AKAR", False),
        (Peran.PENGELOLA_OPD, Peran.PPK, "", False),
        (Peran.AUDITOR, Peran.ATASAN, "DINAS_A", False),
        (Peran.ATASAN, None, "", True),
        (Peran.ADMIN_BKD, None, "", True),
    ],
)
def test_yang_disebut_adalah_yang_terjadi(
    dunia: Dunia, akun: Peran, beri: Peran | None, unit: str, ganti: bool
) -> None:
    orang, hari = dunia.prov.akun[akun], timezone.localdate()
    lama = PenugasanPeran.objects.filter(pengguna=orang).first() if ganti else None
    sebelum = terlihat(orang)
    disebut = dampak(dunia, orang, beri, unit, tanpa=lama)
    if lama is not None:
        PenugasanPeran.objects.filter(pk=lama.pk).update(berlaku_sampai=hari)
    if beri is not None:
        baru = PenugasanPeran.objects.create(
            pengguna=orang, peran=beri, instansi=dunia.prov.instansi, berlaku_mulai=hari
        )
        if unit:
            LingkupPenugasan.objects.create(penugasan=baru, unit=dunia.prov.unit[unit])
    sesudah = terlihat(orang)
    assert (disebut.sebelum, disebut.sesudah) == (len(sebelum), len(sesudah))
    assert (disebut.bertambah, disebut.berkurang) == (
        len(sesudah - sebelum),
        len(sebelum - sesudah),
    )


def test_izin_dan_menu_dalam_kata(dunia: Dunia) -> None:
    asn, opd = dunia.prov.akun[Peran.ASN], dunia.prov.akun[Peran.PENGELOLA_OPD]
    satu = dampak(dunia, asn, Peran.AUDITOR)
    assert ARTI["audit.lihat"] in satu.izin_baru
    assert ARTI["diri.lihat"] not in satu.izin_baru
    assert not satu.izin_hilang
    assert {"Jejak audit", "Pegawai"} <= set(satu.laman_baru)
    assert satu.minta_faktor
    dua = dampak(dunia, opd, None, tanpa=PenugasanPeran.objects.get(pengguna=opd))
    assert set(dua.izin_hilang) == {
        kata
        for izin, kata in ARTI.items()
        if Peran.PENGELOLA_OPD in IZIN[izin] and Peran.ASN not in IZIN[izin]
    }
    assert "Pegawai" in dua.laman_hilang
    assert not dua.minta_faktor
    assert set(ARTI) == set(IZIN)


def test_ubah_lewat_laman(dunia: Dunia) -> None:
    opd = dunia.prov.akun[Peran.PENGELOLA_OPD]
    lama = PenugasanPeran.objects.get(pengguna=opd)
    k, url = klien(dunia.prov.akun[Peran.ADMIN_BKD]), f"/akun/penugasan/{lama.pk}/ubah/"
    assert "DINAS_A" in k.get(url).content.decode()
    sama = k.post(url, {"unit": "DINAS_A", "sampai": ""})
    assert (sama.status_code, "Belum ada yang diubah" in sama.content.decode()) == (422, True)
    isi = {"unit": "dinas_b", "sampai": ""}
    pratinjau = k.post(url, isi)
    banyak = Pegawai.objects.filter(unit=dunia.prov.unit["DINAS_B"]).count()
    assert pratinjau.context["dampak"].bertambah == banyak
    assert pratinjau.context["tetap"] == [("unit", "dinas_b"), ("sampai", "")]
    assert PenugasanPeran.objects.filter(pengguna=opd).count() == 1
    assert k.post(url, isi | {"yakin": "1", "alasan": "Mutasi"}).status_code == 302
    lama.refresh_from_db()
    baru = PenugasanPeran.objects.exclude(pk=lama.pk).get(pengguna=opd)
    hari = timezone.localdate()
    assert (lama.berlaku_sampai, baru.berlaku_mulai, baru.berlaku_sampai) == (hari, hari, None)
    assert baru.diberikan_oleh == dunia.prov.akun[Peran.ADMIN_BKD]
    assert klien(opd).get("/akun/sandi/").context["lingkup"].unit_nama == "Dinas Kesehatan"
    catatan = CatatanAudit.objects.get(tindakan="peran.ubah")
    assert (catatan.alasan, catatan.rincian["unit_lama"], catatan.rincian["unit"]) == (
        "Mutasi",
        "DINAS_A",
        "DINAS_B",
    )
    assert k.get(url).status_code == 404


def test_yang_tidak_dapat_diubah(dunia: Dunia) -> None:
    hari, admin_ = timezone.localdate(), dunia.prov.akun[Peran.ADMIN_BKD]
    unit = dunia.prov.unit["DINAS_B"]
    sendiri = PenugasanPeran.objects.get(pengguna=admin_)
    opd = PenugasanPeran.objects.get(pengguna=dunia.prov.akun[Peran.PENGELOLA_OPD])
    for satu, isi in (
        (sendiri, {"unit": None, "sampai": hari + timedelta(days=9)}),
        (opd, {"unit": None, "sampai": None}),
        (opd, {"unit": unit, "sampai": hari}),
        (opd, {"unit": dunia.kab.unit["DINAS_B"], "sampai": None}),
    ):
        with pytest.raises(PenugasanDitolak):
            peran_ubah(
                penugasan=satu, pada=hari, oleh=Pelaku.dari_pengguna(admin_), alasan="x", **isi
            )
    assert PenugasanPeran.objects.filter(berlaku_sampai__isnull=False).count() == 0


def test_akhiri_memperlihatkan_yang_hilang(dunia: Dunia) -> None:
    atasan = PenugasanPeran.objects.get(pengguna=dunia.prov.akun[Peran.ATASAN])
    jawaban = klien(dunia.prov.akun[Peran.ADMIN_BKD]).get(f"/akun/penugasan/{atasan.pk}/akhiri/")
    assert jawaban.context["dampak"].berkurang > 0
    assert "tidak terlihat lagi" in jawaban.content.decode()
