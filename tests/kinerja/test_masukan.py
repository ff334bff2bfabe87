"""The leader of a team gives input: by name, to the person and the appraiser, and rates nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from kinerja.models import MasukanKetua, PenugasanPenilai, Skp, TinjauanPeriodik
from kinerja.services.masukan import JUDUL, masukan_simpan
from kinerja.services.penilai import penilai_tetapkan
from kinerja.services.umum import KinerjaDitolak
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pemberitahuan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.hubungan import hubungan_pegawai
from talenta.pegawai.models import Pegawai
from tests.api.bantu import peminta
from tests.fixtures.dunia import akun
from tests.fixtures.dunia import orang as orang_di
from tests.fixtures.klien import Klien, klien
from tests.kinerja.conftest import Kantor
from tests.kinerja.langkah import nilai, sebagai, sepakati

ISI = {"catatan": "Memimpin dua lokakarya.", "rating_hasil": "DI_ATAS", "rating_perilaku": ""}


@pytest.fixture
def tim(kantor: Kantor) -> PenugasanPenilai:
    """The third of the staff leads a team with the first in it."""
    satu: PenugasanPenilai = PenugasanPenilai.objects.create(
        instansi=kantor.dunia.prov.instansi, unit_lft=kantor.staf[0].unit_lft,
        pegawai=kantor.staf[0], penilai=kantor.staf[2], dasar="KETUA_TIM",
        mulai=date(2026, 1, 1), alasan="SK tim 4/2026.",
    )  # fmt: skip
    return satu


def _masuk(kantor: Kantor, orang: Pegawai) -> Klien:
    return klien(akun(kantor.dunia.prov, orang, Peran.ASN))


def _tahun(tim: PenugasanPenilai) -> str:
    kini = timezone.localdate().year
    return str(tim.mulai.year) if tim.mulai.year == kini else f"{tim.mulai.year}–{kini}"


def _kini(kantor: Kantor) -> Any:
    hari = timezone.localdate()
    return kantor.tahun.periode.get(mulai__lte=hari, selesai__gt=hari)


def test_ketua_memberi_masukan_penilai_dan_orangnya_membacanya(
    kantor: Kantor, tim: PenugasanPenilai
) -> None:
    anggota, kabid = tim.pegawai, kantor.kabid
    skp, periode = sepakati(kantor.skp(anggota), anggota, kabid), _kini(kantor)
    ketua, penilai = _masuk(kantor, kantor.staf[2]), _masuk(kantor, kabid)
    alamat = reverse("kinerja:masukan", args=[anggota.pk, periode.pk])
    assert alamat in ketua.get(reverse("kinerja:tim_kerja")).content.decode()
    assert reverse("kinerja:tim_kerja") in ketua.get(reverse("kinerja:tim_saya")).content.decode()
    awal = kantor.tahun.periode.get(nomor=1)
    lama = ketua.get(reverse("kinerja:tim_kerja"), {"tahun": 2026, "periode": awal.pk})
    assert [s.anggota.id for s in lama.context["baris"]] == [anggota.pk]
    # Sent twice, it is done once; another tab that began before shows the difference.
    for _ in range(2):
        assert ketua.post(alamat, ISI | {"versi": "0"}).status_code == 302
    bentrok = ketua.post(alamat, ISI | {"versi": "0", "catatan": "Lain."})
    assert bentrok.status_code == 409
    assert "Memimpin dua lokakarya." in bentrok.content.decode()
    satu = MasukanKetua.objects.get()
    assert (satu.ketua_id, satu.versi) == (kantor.staf[2].pk, 1)
    assert satu.unit_lft == anggota.unit_lft
    assert CatatanAudit.objects.filter(tindakan="kinerja.masukan").count() == 1
    kabid.refresh_from_db()
    assert Pemberitahuan.objects.filter(pengguna_id=kabid.pengguna_id).exists()
    tinjauan = reverse("kinerja:tinjauan_saya", args=[skp.pk, periode.pk])
    sendiri = _masuk(kantor, anggota)
    for k in (penilai, sendiri):
        halaman = k.get(tinjauan).content.decode()
        assert satu.catatan in halaman
        assert "Saran rating hasil kerja: Di Atas Ekspektasi" in halaman
    assert not TinjauanPeriodik.objects.exclude(rating_hasil="").exists()
    tahunan = reverse("kinerja:penilaian_saya", args=[kantor.tahun.pk, anggota.pk])
    assert satu.catatan in penilai.get(tahunan).content.decode()
    assert _masuk(kantor, kantor.staf[1]).get(alamat).status_code == 404
    # Who sees one by these relations stands under "Siapa melihat", for nobody else.
    akses = sendiri.get("/pegawai/saya/akses/").context["hubungan"]
    assert {(s.nama, s.sebagai, s.masa) for s in akses} == {
        (kabid.nama, "Pejabat penilai", "tahun 2026"),
        (kantor.staf[2].nama, "Ketua tim", f"tahun {_tahun(tim)}"),
    }
    with sebagai(kantor.staf[1]):
        assert hubungan_pegawai(anggota.pk) == []


def test_bukan_ketua_dan_sesudah_dinilai_ditolak(kantor: Kantor, tim: PenugasanPenilai) -> None:
    """Also by the database: whoever leads nobody writes nothing, whatever the page let through."""
    anggota, periode = tim.pegawai, _kini(kantor)

    def tulis(orang: Pegawai, tentang: Pegawai, kala: Any) -> Any:
        with sebagai(orang) as oleh:
            return masukan_simpan(
                pegawai_id=tentang.pk, periode_id=kala.pk, versi=0, isi=ISI, oleh=oleh
            )

    for orang, tentang in ((kantor.staf[1], anggota), (kantor.staf[2], kantor.staf[1])):
        with pytest.raises(KinerjaDitolak, match="bukan ketua tim"):
            tulis(orang, tentang, periode)
    with pytest.raises(DatabaseError), sebagai(kantor.staf[2]):
        MasukanKetua.objects.create(
            instansi=kantor.tahun.instansi, unit_lft=0, periode=periode, pegawai=anggota,
            ketua=kantor.staf[2], ketua_nama="x", catatan="x",
        )  # fmt: skip
    skp = sepakati(kantor.skp(anggota), anggota, kantor.kabid)
    nilai(skp, periode, kantor.kabid, ("SESUAI", "SESUAI"))
    with pytest.raises(KinerjaDitolak, match="sudah menyelesaikan"):
        tulis(kantor.staf[2], anggota, periode)
    # Led only before the period began.
    PenugasanPenilai.objects.filter(pk=tim.pk).update(selesai=periode.mulai - timedelta(days=1))
    alamat = reverse("kinerja:masukan", args=[anggota.pk, periode.pk])
    assert _masuk(kantor, kantor.staf[2]).get(alamat).status_code == 404


def _terbaca(orang: Pegawai) -> int:
    """How many inputs the database lets a plain ASN read."""
    with sebagai(orang):
        return int(MasukanKetua.objects.count())


def test_masukan_ikut_penilai_baru(kantor: Kantor, tim: PenugasanPenilai) -> None:
    """Input on a period is read by whoever appraises its plan, and moves with the plan."""
    anggota, periode = tim.pegawai, _kini(kantor)
    with sebagai(kantor.staf[2]) as oleh:
        masukan_simpan(pegawai_id=anggota.pk, periode_id=periode.pk, versi=0, isi=ISI, oleh=oleh)
    assert (_terbaca(kantor.kabid), _terbaca(kantor.kepala)) == (1, 0)
    penilai_tetapkan(
        pegawai=anggota, penilai=kantor.kepala, penilai_luar="", dasar="KOREKSI",
        mulai=timezone.localdate(), selesai=None, alasan="Kepala bidang cuti.",
        hari=timezone.localdate(), pelaku=Pelaku.sistem(),
    )  # fmt: skip
    assert kantor.skp(anggota).penilai_id == kantor.kepala.pk
    assert (_terbaca(kantor.kabid), _terbaca(kantor.kepala)) == (0, 1)


def _bagi(skp: Skp, pada: date, penilai: Pegawai) -> Skp:
    """A change of post: the plan ends, and another under another appraiser takes its rest."""
    baru = Skp.objects.get(pk=skp.pk)
    Skp.objects.filter(pk=skp.pk).update(selesai=pada)
    baru.pk, baru.mulai, baru.penilai = None, pada, penilai
    baru.save(force_insert=True)
    return baru


def test_periode_terbagi_dibaca_setiap_penilai(kantor: Kantor, tim: PenugasanPenilai) -> None:
    """Two changes of post within a period: all three who appraise are told and read the input, on
    the page, by the API and in the database; it is taken until all have finished."""
    anggota, periode = tim.pegawai, kantor.tahun.periode.get(nomor=1)
    # Appraises nothing in this period, but the rest of the year.
    nanti = kantor.staf[1]
    penilai = (kantor.kabid, orang_di(kantor.dunia.prov, "DINAS_A", 1, 7002)[0], kantor.kepala)
    web = {satu.pk: _masuk(kantor, satu) for satu in (*penilai, nanti)}
    skp = [sepakati(kantor.skp(anggota), anggota, penilai[0])]
    for hari, berikut in ((20, penilai[1]), (40, penilai[2])):
        skp.append(_bagi(skp[-1], periode.mulai + timedelta(days=hari), berikut))
    sesudah = _bagi(skp[-1], periode.selesai, nanti)

    def tulis(versi: int, catatan: str) -> None:
        with sebagai(kantor.staf[2]) as oleh:
            masukan_simpan(
                pegawai_id=anggota.pk, periode_id=periode.pk, versi=versi, oleh=oleh,
                isi=ISI | {"catatan": catatan},
            )  # fmt: skip

    tulis(0, "Memimpin dua lokakarya.")
    for satu, milik in zip(penilai, skp, strict=True):
        satu.refresh_from_db()
        kabar = Pemberitahuan.objects.filter(pengguna_id=satu.pengguna_id, judul=JUDUL)
        assert kabar.count() == 1
        alamat = reverse("kinerja:tinjauan_saya", args=[milik.pk, periode.pk])
        assert ISI["catatan"] in web[satu.pk].get(alamat).content.decode()
        alamat = reverse("api_kinerja:saya_tinjauan", args=[milik.pk, periode.pk])
        dibaca = peminta(satu.pengguna)("GET", alamat)
        assert [m["catatan"] for m in dibaca.json()["masukan_ketua"]] == [ISI["catatan"]]
        assert _terbaca(satu) == 1
    nanti.refresh_from_db()
    assert not Pemberitahuan.objects.filter(pengguna_id=nanti.pengguna_id, judul=JUDUL).exists()
    assert sesudah.penilai_id == nanti.pk
    tahunan = reverse("kinerja:penilaian_saya", args=[kantor.tahun.pk, anggota.pk])
    assert web[nanti.pk].get(tahunan).context["masukan"] == []
    assert _terbaca(nanti) == 0
    for satu, milik in zip(penilai[:2], skp, strict=False):
        nilai(milik, periode, satu, ("SESUAI", "SESUAI"))
    tulis(1, "Memimpin tiga lokakarya.")
    nilai(skp[2], periode, penilai[2], ("SESUAI", "SESUAI"))
    with pytest.raises(KinerjaDitolak, match="sudah menyelesaikan"):
        tulis(2, "Terlambat.")
    # A plan that ended as a draft is never reviewed, and nobody waits for it.
    draf = Skp.objects.get(pk=skp[0].pk)
    draf.pk, draf.status, draf.disepakati_pada = None, "DRAF", None
    draf.mulai, draf.selesai = periode.mulai, periode.mulai + timedelta(days=10)
    Skp.objects.filter(pk=skp[0].pk).update(mulai=draf.selesai)
    draf.save(force_insert=True)
    with pytest.raises(KinerjaDitolak, match="sudah menyelesaikan"):
        tulis(2, "Terlambat.")


def test_daftar_tim_sebagai_berkas(kantor: Kantor) -> None:
    """The file holds what the filters show, and only own people."""
    penilai = _masuk(kantor, kantor.kabid)
    sepakati(kantor.skp(kantor.staf[0]), kantor.staf[0], kantor.kabid)
    semua = penilai.get(reverse("kinerja:tim_ekspor", args=["csv"])).getvalue().decode("utf-8-sig")
    kepala, *baris = semua.splitlines()
    assert kepala.startswith("NIP,NAMA,")
    nip = {b.split(",")[0].strip("'\"") for b in baris}
    assert nip == set(Skp.objects.filter(penilai=kantor.kabid).values_list("nip", flat=True))
    assert {s.nip for s in kantor.staf} <= nip
    saring = {"cari": kantor.staf[1].nip}
    satu = penilai.get(reverse("kinerja:tim_ekspor", args=["csv"]), saring).getvalue().decode()
    assert kantor.staf[1].nip in satu
    assert kantor.staf[0].nip not in satu
    lembar = penilai.get(reverse("kinerja:tim_ekspor", args=["xlsx"])).getvalue()
    assert lembar[:2] == b"PK"
    keliru = penilai.get(reverse("kinerja:tim_ekspor", args=["csv"]), {"keadaan": "x"})
    assert keliru.status_code == 302
    assert CatatanAudit.objects.filter(tindakan="kinerja.tim_ekspor").count() == 3
