"""A rule set from draft to withdrawal: who may take which step, what stays, what is in force."""

import copy
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from karir.alur_aturan import PERALIHAN, Langkah, halangan, langkah_tersedia
from karir.mesin.aturan import AturanTidakSah, hash_aturan
from karir.models import AturanBerlaku, AturanTalenta, LangkahAturan
from karir.selectors.aturan import (
    AturanTidakAda,
    aturan_dalam_kekuatan,
    aturan_masa,
    aturan_menurut_kode,
)
from karir.services import aturan_alur
from karir.services.aturan_alur import (
    aturan_cabut,
    aturan_sahkan,
    aturan_usulkan,
    draf_buang,
    usul_kembalikan,
    usul_tarik,
)
from karir.services.aturan_draf import DrafBerubah, draf_buat, draf_simpan
from karir.services.aturan_langkah import AturanDitolak
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.pegawai.models import Pegawai
from tests.akses.test_rls import sebagai
from tests.fixtures.dunia import Daerah
from tests.karir.aturan import (
    KODE,
    MULAI,
    admin_kedua,
    berlaku,
    draf,
    sahkan,
    sebagai_pelaku,
    simpan,
    usul,
    usulkan,
)

pytestmark = pytest.mark.django_db
Status = AturanTalenta.Status


def kekuatan(daerah: Daerah, hari: date) -> str:
    return str(aturan_dalam_kekuatan(instansi_id=daerah.instansi.pk, tanggal=hari))


def test_draf_salinan_versi_berikutnya_dan_tidak_menghitung(prov: Daerah) -> None:
    satu = draf(prov)
    assert (satu.status, satu.versi, satu.asal) == (Status.DRAF, 1, prov.proses.aturan)
    hari_ini = timezone.localdate().isoformat()
    assert satu.isi == {**prov.proses.aturan.isi, "kode": KODE, "berlaku_mulai": hari_ini}
    assert satu.sidik == hash_aturan(satu.isi)
    assert draf(prov).versi == 2
    # The nation's version of the same code keeps its number to itself.
    assert draf(prov, kode=prov.proses.aturan.kode).versi == prov.proses.aturan.versi + 1
    with pytest.raises(AturanTidakAda):
        aturan_menurut_kode(instansi_id=prov.instansi.pk, kode=KODE, tanggal=MULAI)
    with pytest.raises(AturanDitolak, match="Kode aturan"):
        draf(prov, kode="pergub 12")


def test_draf_boleh_tidak_lengkap_tetapi_tidak_dapat_diusulkan(prov: Daerah) -> None:
    satu, analis = draf(prov), prov.akun[Peran.ANALIS_BKD]
    isi = copy.deepcopy(satu.isi)
    isi["sumbu"]["Y"]["komponen"][0]["bobot"] = None
    isi["judul"], isi["berlaku_mulai"] = "", ""
    simpan(satu, isi, analis)
    assert (satu.isi["sumbu"], satu.judul, satu.revisi) == (isi["sumbu"], "", 1)
    with pytest.raises(AturanTidakSah):
        usulkan(prov, satu)
    satu.refresh_from_db()
    assert satu.status == Status.DRAF
    assert not LangkahAturan.objects.filter(aturan=satu, langkah=Langkah.USULKAN).exists()


def test_dua_petugas_tidak_saling_menimpa(prov: Daerah) -> None:
    satu = draf(prov)
    sama = AturanTalenta.objects.get(pk=satu.pk)
    simpan(satu, {**satu.isi, "judul": "Punya analis"}, prov.akun[Peran.ANALIS_BKD])
    with pytest.raises(DrafBerubah, match="belum disimpan"):
        simpan(sama, {**sama.isi, "judul": "Punya admin"}, prov.akun[Peran.ADMIN_BKD])
    satu.refresh_from_db()
    assert satu.judul == "Punya analis"
    assert satu.diubah_oleh == prov.akun[Peran.ANALIS_BKD]


def test_yang_diusulkan_terkunci(prov: Daerah) -> None:
    satu = usulkan(prov, draf(prov))
    with pytest.raises(DrafBerubah):
        simpan(satu, {**satu.isi, "judul": "Diam-diam"}, prov.akun[Peran.ANALIS_BKD])
    semua = AturanTalenta.objects.filter(pk=satu.pk)
    for kolom in ({"isi": {}}, {"sidik": "x"}, {"judul": "x"}, {"berlaku_mulai": date(2027, 1, 1)}):
        with pytest.raises(DatabaseError, match="tidak berubah"), transaction.atomic():
            semua.update(**kolom)


def test_usul_membawa_tanggal_dasar_dan_dokumen(prov: Daerah) -> None:
    satu = usulkan(prov, draf(prov))
    assert satu.isi["berlaku_mulai"] == "2026-06-01"
    assert satu.isi["dasar_hukum"] == satu.dasar_hukum == "Pergub 12/2026"
    assert satu.sidik == hash_aturan(satu.isi)
    assert satu.dokumen.tipe == "application/pdf"
    assert satu.diusulkan_oleh == prov.akun[Peran.ANALIS_BKD]
    assert kekuatan(prov, MULAI) == str(prov.proses.aturan)


def test_usul_tanpa_alasan_atau_dokumen_ditolak(prov: Daerah) -> None:
    satu = draf(prov)
    pelaku = sebagai_pelaku(prov.akun[Peran.ANALIS_BKD])
    with pytest.raises(AturanDitolak, match="alasannya"):
        aturan_usulkan(aturan=satu, revisi=0, usul=usul(alasan="  "), pelaku=pelaku)
    tanpa = usul()
    object.__setattr__(tanpa, "dokumen", None)
    with pytest.raises(AturanDitolak, match="dokumen"):
        aturan_usulkan(aturan=satu, revisi=0, usul=tanpa, pelaku=pelaku)


def test_usul_sebelum_aturan_nasional_ditolak(prov: Daerah) -> None:
    """No regulation held on such a day; the first day of one is taken."""
    satu = draf(prov)
    pelaku = sebagai_pelaku(prov.akun[Peran.ANALIS_BKD])
    awal = date(2025, 1, 1)
    with pytest.raises(AturanDitolak, match="1 Januari 2025"):
        aturan_usulkan(aturan=satu, revisi=0, usul=usul(awal - timedelta(1)), pelaku=pelaku)
    assert AturanTalenta.objects.get(pk=satu.pk).status == Status.DRAF
    aturan_usulkan(aturan=satu, revisi=0, usul=usul(awal), pelaku=pelaku)
    assert satu.berlaku_mulai == awal


def test_disahkan_orang_lain_dan_berlaku_sejak_tanggalnya(prov: Daerah) -> None:
    satu = usulkan(prov, draf(prov))
    pengusul = prov.akun[Peran.ANALIS_BKD]
    with pytest.raises(AturanDitolak, match="Anda ajukan sendiri"):
        sahkan(prov, satu, pengusul)
    sahkan(prov, satu)
    assert (satu.status, satu.disahkan_oleh) == (Status.BERLAKU, prov.akun[Peran.ADMIN_BKD])
    assert kekuatan(prov, MULAI - timedelta(1)) == str(prov.proses.aturan)
    assert kekuatan(prov, MULAI) == str(satu)
    langkah = list(LangkahAturan.objects.filter(aturan=satu).order_by("pk"))
    assert [baris.langkah for baris in langkah] == ["BUAT", "USULKAN", "SAHKAN"]
    audit = CatatanAudit.objects.filter(objek_jenis="aturan", objek_id=str(satu.pk))
    assert set(audit.values_list("tindakan", flat=True)) == {
        "aturan.buat", "aturan.usulkan", "aturan.sahkan",
    }  # fmt: skip


def test_basis_data_menuntut_dua_orang(prov: Daerah) -> None:
    satu = usulkan(prov, draf(prov))
    semua = AturanTalenta.objects.filter(pk=satu.pk)
    sendiri = prov.akun[Peran.ANALIS_BKD]
    with pytest.raises(IntegrityError, match="aturan_dua_orang"), transaction.atomic():
        semua.update(status=Status.BERLAKU, disahkan_oleh=sendiri)
    with pytest.raises(IntegrityError, match="aturan_disahkan"), transaction.atomic():
        semua.update(status=Status.BERLAKU)


def test_yang_disahkan_adalah_yang_dibaca(prov: Daerah) -> None:
    """Returned and proposed anew while the approver still looks at the first proposal."""
    satu = usulkan(prov, draf(prov))
    terbaca = satu.revisi
    admin = sebagai_pelaku(prov.akun[Peran.ADMIN_BKD])
    usul_kembalikan(aturan=satu, revisi=satu.revisi, alasan="Periksa ambang", pelaku=admin)
    assert (satu.status, satu.diusulkan_oleh) == (Status.DRAF, None)
    simpan(satu, {**satu.isi, "judul": "Lain"}, prov.akun[Peran.ANALIS_BKD])
    usulkan(prov, satu)
    with pytest.raises(AturanDitolak, match="berubah sejak"):
        aturan_sahkan(aturan=satu, revisi=terbaca, alasan="", pelaku=admin)
    sahkan(prov, satu)
    assert kekuatan(prov, MULAI) == str(satu)


def test_dua_aturan_tidak_mulai_pada_hari_yang_sama(prov: Daerah) -> None:
    pertama, kedua = (usulkan(prov, draf(prov)) for _ in range(2))
    sahkan(prov, pertama)
    with pytest.raises(AturanDitolak, match="sudah mulai berlaku pada 1 Juni 2026"):
        sahkan(prov, kedua)
    assert kedua.status == Status.DIUSULKAN
    assert kekuatan(prov, MULAI) == str(pertama)
    with pytest.raises(AturanDitolak, match="Pilih tanggal lain"):
        usulkan(prov, draf(prov))


def test_cabut_mengembalikan_yang_sebelumnya(prov: Daerah) -> None:
    lama = berlaku(prov, date(2026, 1, 1))
    baru = berlaku(prov, date(2026, 3, 1))
    admin = sebagai_pelaku(prov.akun[Peran.ADMIN_BKD])
    hari = date(2026, 5, 1)
    with pytest.raises(AturanDitolak, match="alasannya"):
        aturan_cabut(aturan=baru, revisi=baru.revisi, alasan=" ", hari=hari, pelaku=admin)
    assert kekuatan(prov, hari) == str(baru)
    assert (
        aturan_cabut(
            aturan=baru, revisi=baru.revisi, alasan="Pergub dibatalkan", hari=hari, pelaku=admin
        )
        == lama
    )
    assert baru.status == Status.DICABUT
    batas = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 4, 30))
    assert [kekuatan(prov, d) for d in batas] == [
        str(lama), str(baru), str(baru),
    ]  # fmt: skip
    assert kekuatan(prov, hari) == str(lama)
    lama.refresh_from_db()
    bawaan = aturan_cabut(
        aturan=lama, revisi=lama.revisi, alasan="Kembali ke nasional", hari=hari, pelaku=admin
    )
    assert bawaan == prov.proses.aturan
    assert kekuatan(prov, hari) == str(bawaan)
    # The one withdrawn earlier does not come back by the withdrawal of another.
    assert kekuatan(prov, date(2026, 4, 1)) == str(baru)


def test_cabut_sebelum_hari_pertamanya(prov: Daerah) -> None:
    """Withdrawn in time it never was in force, and its day is free for another."""
    nanti = timezone.localdate() + timedelta(30)
    satu = berlaku(prov, nanti)
    admin = sebagai_pelaku(prov.akun[Peran.ADMIN_BKD])
    aturan_cabut(
        aturan=satu, revisi=satu.revisi, alasan="Batal", hari=timezone.localdate(), pelaku=admin
    )
    assert kekuatan(prov, nanti) == str(prov.proses.aturan)
    ganti = berlaku(prov, nanti)
    assert kekuatan(prov, nanti) == str(ganti)


def test_cabut_tanpa_pengganti_ditolak(prov: Daerah, monkeypatch: pytest.MonkeyPatch) -> None:
    """In force since before the national ones, as a portal may have it from earlier releases."""
    monkeypatch.setattr(aturan_alur, "_hari_terawal", lambda: None)
    satu = berlaku(prov, date(2024, 1, 1))
    admin = sebagai_pelaku(prov.akun[Peran.ADMIN_BKD])
    with pytest.raises(AturanDitolak, match="Sahkan penggantinya"):
        aturan_cabut(
            aturan=satu, revisi=satu.revisi, alasan="x", hari=date(2024, 6, 1), pelaku=admin
        )
    satu.refresh_from_db()
    assert satu.status == Status.BERLAKU
    assert kekuatan(prov, date(2024, 6, 1)) == str(satu)


def test_masa_menurut_hari(prov: Daerah) -> None:
    pertama = berlaku(prov, date(2026, 1, 1))
    kedua = berlaku(prov, date(2026, 3, 1))
    akun = prov.akun[Peran.ASN]
    akun.lingkup = _lingkup(prov, Peran.ASN)
    masa = aturan_masa(pengguna=akun, hari=date(2026, 2, 1))
    assert [(m.aturan, m.mulai, m.sampai, m.kini, m.nanti) for m in masa] == [
        (kedua, date(2026, 3, 1), None, False, True),
        (pertama, date(2026, 1, 1), date(2026, 3, 1), True, False),
    ]


def _lingkup(daerah: Daerah, peran: Peran):
    from talenta.pegawai.lingkup import lingkup_pilihan

    akun = daerah.akun[peran]
    return lingkup_pilihan(pengguna_id=akun.pk, hari=timezone.localdate()).aktif


def test_aturan_instansi_sendiri_tidak_menjadi_bawaan_nasional(prov: Daerah) -> None:
    """An agency's own version of the default's code counts from its day on, not before."""
    satu = berlaku(prov, MULAI, kode=prov.proses.aturan.kode)
    assert kekuatan(prov, MULAI) == str(satu)
    assert kekuatan(prov, MULAI - timedelta(1)) == str(prov.proses.aturan)


def test_buang_dan_tarik(prov: Daerah) -> None:
    satu = usulkan(prov, draf(prov))
    analis, admin = (prov.akun[p] for p in (Peran.ANALIS_BKD, Peran.ADMIN_BKD))
    with pytest.raises(AturanDitolak, match="Hanya yang mengusulkan"):
        usul_tarik(aturan=satu, revisi=satu.revisi, alasan="", pelaku=sebagai_pelaku(admin))
    usul_tarik(aturan=satu, revisi=satu.revisi, alasan="", pelaku=sebagai_pelaku(analis))
    assert satu.status == Status.DRAF
    draf_buang(aturan=satu, revisi=satu.revisi, alasan="Salah", pelaku=sebagai_pelaku(analis))
    assert satu.status == Status.DIBUANG
    assert draf(prov).versi == 2


def test_setiap_langkah_hanya_dari_keadaannya(prov: Daerah) -> None:
    """The whole table: every step from every state, for proposer, another person and nobody."""
    satu = usulkan(prov, draf(prov))
    pengusul, lain = satu.diusulkan_oleh_id, prov.akun[Peran.ADMIN_BKD].pk
    boleh = {
        (langkah, status, orang)
        for langkah, status, orang in product(PERALIHAN, Status.values, (pengusul, lain))
        if not halangan(_dengan(satu, status), langkah, orang)
    }
    assert boleh == {
        *((Langkah.USULKAN, "DRAF", o) for o in (pengusul, lain)),
        *((Langkah.BUANG, "DRAF", o) for o in (pengusul, lain)),
        (Langkah.TARIK, "DIUSULKAN", pengusul),
        (Langkah.KEMBALIKAN, "DIUSULKAN", lain),
        (Langkah.SAHKAN, "DIUSULKAN", lain),
        *((Langkah.CABUT, "BERLAKU", o) for o in (pengusul, lain)),
    }
    assert halangan(satu, Langkah.SAHKAN, None)
    assert halangan(_dengan(prov.proses.aturan, "BERLAKU"), Langkah.CABUT, lain)


def _dengan(satu: AturanTalenta, status: str) -> AturanTalenta:
    lain = copy.copy(satu)
    lain.status = status
    return lain


def test_langkah_menurut_peran(prov: Daerah) -> None:
    satu = usulkan(prov, draf(prov))

    def tersedia(peran: Peran) -> set[str]:
        akun = prov.akun[peran]
        akun.lingkup = _lingkup(prov, peran)
        return langkah_tersedia(satu, akun)

    assert tersedia(Peran.ANALIS_BKD) == {"TARIK"}
    assert tersedia(Peran.ADMIN_BKD) == {"SAHKAN", "KEMBALIKAN"}
    for peran in (Peran.AUDITOR, Peran.PPK, Peran.ASN, Peran.PENGELOLA_OPD):
        assert tersedia(peran) == set(), peran


# --- the second wall ------------------------------------------------------------------------


def test_dinding_basis_data(prov: Daerah) -> None:
    """Drafts, and the rule sets of other agencies, without terlihat_oleh."""
    milik, usulan, sah = draf(prov), usulkan(prov, draf(prov)), berlaku(prov)
    ins = prov.instansi.pk
    nasional = set(AturanTalenta.objects.filter(instansi=None).values_list("pk", flat=True))
    draf_buat(
        instansi_id=_kab(), isi=milik.isi, kode="LAIN-1", asal=None,
        pelaku=sebagai_pelaku(prov.akun[Peran.ADMIN_BKD]),
    )  # fmt: skip

    def terbaca(peran: str, **lingkup: object) -> set[int]:
        with sebagai(peran, **lingkup):
            return set(AturanTalenta.objects.values_list("pk", flat=True))

    assert terbaca("talenta_web", ins=ins) == nasional | {sah.pk}
    assert terbaca("talenta_diri", ins=ins) == nasional | {sah.pk}
    assert terbaca("talenta_web", ins=ins, susun=1) == nasional | {sah.pk, milik.pk, usulan.pk}
    assert terbaca("talenta_web") == nasional
    with sebagai("talenta_web", ins=ins):
        assert set(LangkahAturan.objects.values_list("aturan_id", flat=True)) == {sah.pk}


def _kab() -> int:
    from talenta.akun.models import Instansi

    return Instansi.objects.get(kode="kab").pk


def test_web_tidak_menulis_aturan_nasional_atau_instansi_lain(prov: Daerah) -> None:
    nasional = prov.proses.aturan
    lingkup = {"ins": prov.instansi.pk, "susun": 1}
    with pytest.raises(DatabaseError), sebagai("talenta_web", **lingkup):
        AturanTalenta.objects.filter(pk=nasional.pk).update(alasan="x")
    with pytest.raises(DatabaseError), sebagai("talenta_web", **lingkup):
        AturanTalenta.objects.filter(pk=nasional.pk).update(instansi_id=prov.instansi.pk)
    with pytest.raises(DatabaseError), sebagai("talenta_web", **lingkup):
        AturanBerlaku.objects.create(instansi_id=_kab(), aturan=nasional, mulai=MULAI)
    with pytest.raises(DatabaseError), sebagai("talenta_web", **lingkup), connection.cursor() as k:
        k.execute("DELETE FROM karir_aturantalenta")


def test_simpan_tidak_mengganti_kode(prov: Daerah) -> None:
    satu = draf(prov)
    draf_simpan(
        draf=satu, revisi=0, isi={**satu.isi, "kode": "LAIN"}, bagian="uji",
        pelaku=sebagai_pelaku(prov.akun[Peran.ANALIS_BKD]),
    )  # fmt: skip
    assert (satu.kode, satu.isi["kode"]) == (KODE, KODE)


def test_admin_kedua_adalah_orang_lain(prov: Daerah) -> None:
    """What an Admin BKD proposes needs another Admin BKD."""
    satu = draf(prov, peran=Peran.ADMIN_BKD)
    admin = prov.akun[Peran.ADMIN_BKD]
    aturan_usulkan(aturan=satu, revisi=0, usul=usul(), pelaku=sebagai_pelaku(admin))
    with pytest.raises(AturanDitolak, match="Admin BKD lain"):
        sahkan(prov, satu, admin)
    sahkan(prov, satu, admin_kedua(prov))
    assert satu.status == Status.BERLAKU


def test_akun_tanpa_data_pegawai_tidak_mengesahkan(prov: Daerah) -> None:
    """Whoever makes an account without a record could be the proposer a second time."""
    satu, lain = usulkan(prov, draf(prov)), admin_kedua(prov)
    Pegawai.objects.filter(pengguna=lain).update(pengguna=None)
    with pytest.raises(AturanDitolak, match="tidak tertaut"):
        sahkan(prov, satu, lain)
    satu.refresh_from_db()
    assert satu.status == Status.DIUSULKAN
