"""Who can see a person and why, as the rule has it; and who looked: once a day, for the person and
for the auditor, by nobody forged, changed or dropped."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import get_resolver
from django.utils import timezone

from kinerja.models import PenilaianTahunan
from talenta.akun.izin import Peran
from talenta.akun.models import Faktor, Pengguna, PenugasanPeran
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import LingkupPenugasan, Pegawai, Tilikan
from talenta.pegawai.selectors.akses import akses_pegawai
from talenta.pegawai.services.tilikan import tilikan_catat, tilikan_hapus
from tests.akses.kinerja_lanjut import keberatan_unit, penilaian_sisi, penilaian_unit, skp_unit
from tests.akses.tabel import TABEL
from tests.akses.test_rls import sebagai
from tests.api.bantu import peminta
from tests.api.tabel import API
from tests.fixtures.dunia import SANDI, Daerah, Dunia
from tests.fixtures.klien import klien

# Pages of an object that has a person, not of a person: each shows that object alone.
BUKAN_HALAMAN_ORANG = {
    "pegawai:usul_rinci", "pegawai:usul_bukti", "pegawai:laporan_rinci", "pegawai:laporan_bukti",
    "mutu:kecualikan",
}  # fmt: skip

BUKAN_OPERASI_ORANG = {
    "api_pegawai:perbaikan_satu.GET", "api_pegawai:perbaikan_bukti.GET",
    "api_pegawai:laporan_satu.GET", "api_pegawai:laporan_bukti.GET",
}  # fmt: skip


def tambah_peran(
    dunia: Dunia, daerah: Daerah, nomor: int, peran: Peran, unit: str | None, **lain: Any
) -> Pengguna:
    """An account with one more role; of the province unless `daerah` says otherwise."""
    akun, _ = Pengguna.objects.get_or_create(
        nip=f"19850101201001{nomor:04d}",
        defaults={"nama": f"Petugas {nomor}", "instansi": dunia.prov.instansi},
    )
    akun.set_password(SANDI)
    akun.save()
    isi = {"berlaku_mulai": date(2026, 1, 1), **lain}
    penugasan = PenugasanPeran.objects.create(
        pengguna=akun, peran=peran, instansi=daerah.instansi, **isi
    )
    if unit:
        LingkupPenugasan.objects.create(penugasan=penugasan, unit=daerah.unit[unit])
    return akun


@pytest.fixture
def ramai(dunia: Dunia) -> Dunia:
    """Roles of all kinds: bound to each unit, to none, ended, not begun, of a switched-off account,
    in another agency, several in one hand."""
    prov, hari = dunia.prov, timezone.localdate()
    for nomor, unit in enumerate(("AKAR", "DINAS_A", "BIDANG_A", "DINAS_B")):
        tambah_peran(dunia, prov, nomor, Peran.ATASAN, unit)
        tambah_peran(dunia, prov, nomor, Peran.PENGELOLA_OPD, unit)
    tambah_peran(dunia, prov, 1, Peran.ANALIS_BKD, None)
    tambah_peran(dunia, dunia.kab, 1, Peran.AUDITOR, None)
    tambah_peran(dunia, prov, 11, Peran.ATASAN, None)
    tambah_peran(dunia, prov, 12, Peran.ADMIN_BKD, None, berlaku_sampai=hari)
    tambah_peran(dunia, prov, 13, Peran.ADMIN_BKD, None, berlaku_mulai=hari + timedelta(days=1))
    mati = tambah_peran(dunia, prov, 14, Peran.ADMIN_BKD, None)
    Pengguna.objects.filter(pk=mati.pk).update(is_active=False)
    return dunia


def test_penjelasan_sama_dengan_terlihat_oleh(ramai: Dunia) -> None:
    """For every account, every role it can take on, and every person of both agencies."""
    hari = timezone.localdate()
    orang = list(Pegawai.objects.select_related("unit"))
    dijelaskan = {
        (satu.penugasan.pk, pegawai.pk)
        for pegawai in orang
        for satu in akses_pegawai(pegawai=pegawai, hari=hari, diri=False)
    }
    nyata = set()
    for akun in Pengguna.objects.all():
        for lingkup in lingkup_pilihan(pengguna_id=akun.pk, hari=hari).tersedia:
            if lingkup.penugasan_id is None or not lingkup.boleh("pegawai.lihat"):
                continue
            akun._lingkup = lingkup  # type: ignore[attr-defined]
            terlihat = Pegawai.objects.terlihat_oleh(akun).values_list("pk", flat=True)
            nyata |= {(lingkup.penugasan_id, pk) for pk in terlihat}
    assert dijelaskan == nyata
    assert len({penugasan for penugasan, _ in nyata}) >= 14
    assert 0 < len(nyata) < len(orang) * PenugasanPeran.objects.count()


def test_alasan_dalam_kata(ramai: Dunia) -> None:
    orang = Pegawai.objects.select_related("unit").get(pk=ramai.prov.pegawai["BIDANG_A"][0].pk)
    Faktor.objects.filter(pengguna=ramai.prov.akun[Peran.AUDITOR]).delete()
    isi = klien(ramai.prov.akun[Peran.PENGELOLA_OPD]).get(f"/pegawai/{orang.pk}/akses/")
    alasan = {
        (satu.penugasan.pengguna.nama, satu.penugasan.peran): satu for satu in isi.context["akses"]
    }
    satu = alasan["Petugas 2", Peran.ATASAN]
    assert satu.alasan == "Peran ini mencakup Bidang Kurikulum, unit pegawai ini."
    satu = alasan["Petugas 0", Peran.ATASAN]
    assert satu.alasan == (
        "Peran ini mencakup Pemerintah daerah dan semua unit di bawahnya, termasuk Bidang "
        "Kurikulum, unit pegawai ini."
    )
    assert "hukuman disiplin" not in satu.melihat
    assert "hukuman disiplin" in alasan["Petugas 0", Peran.PENGELOLA_OPD].melihat
    auditor = alasan[ramai.prov.akun[Peran.AUDITOR].nama, Peran.AUDITOR]
    assert auditor.alasan == "Peran ini mencakup semua pegawai Provinsi Contoh."
    assert auditor.belum == "faktor keduanya belum dipasang"
    assert ("Petugas 3", Peran.ATASAN) not in alasan
    assert isi.context["alasan"].startswith("Peran ini mencakup Dinas Pendidikan dan semua unit")
    assert "Siapa yang melihat" not in isi.content.decode()


def buka(dunia: Dunia, peran: Peran, orang: Pegawai, akhiran: str = "") -> int:
    return int(klien(dunia.prov.akun[peran]).get(f"/pegawai/{orang.pk}/{akhiran}").status_code)


def test_sekali_sehari_untuk_tiap_peran(dunia: Dunia) -> None:
    orang = dunia.prov.pegawai["BIDANG_A"][0]
    for peran in (Peran.PENGELOLA_OPD, Peran.ATASAN):
        for akhiran in ("", "", "perubahan/"):
            assert buka(dunia, peran, orang, akhiran) == 200
    catatan = list(Tilikan.objects.order_by("id"))
    assert [(t.pegawai_id, t.peran, t.tempat, t.jenis) for t in catatan] == [
        (orang.pk, peran, "Dinas Pendidikan", "HALAMAN")
        for peran in (Peran.PENGELOLA_OPD, Peran.ATASAN)
    ]
    assert {t.hari for t in catatan} == {timezone.localdate()}


def test_yang_tidak_terbuka_dan_milik_sendiri_tidak_dicatat(dunia: Dunia) -> None:
    pengelola = dunia.prov.akun[Peran.PENGELOLA_OPD]
    assert buka(dunia, Peran.PENGELOLA_OPD, dunia.prov.pegawai["DINAS_B"][0]) == 404
    assert buka(dunia, Peran.PENGELOLA_OPD, Pegawai.objects.get(pengguna=pengelola)) == 200
    for url in ("/pegawai/saya/", "/pegawai/", "/pegawai/pegawai.csv"):
        assert klien(pengelola).get(url).status_code == 200
    assert not Tilikan.objects.exists()


def test_isian_yang_dikembalikan_juga_melihat(dunia: Dunia) -> None:
    orang = dunia.prov.pegawai["BIDANG_A"][0]
    url = f"/pegawai/{orang.pk}/perbaikan/pegawai/{orang.pk}/"
    assert klien(dunia.prov.akun[Peran.PENGELOLA_OPD]).post(url, {}).status_code in (200, 422)
    assert Tilikan.objects.get().pegawai_id == orang.pk


def test_nik_dicatat_tersendiri(dunia: Dunia) -> None:
    orang = dunia.prov.pegawai["BIDANG_A"][0]
    k = klien(dunia.prov.akun[Peran.ANALIS_BKD])
    assert k.get(f"/pegawai/{orang.pk}/nik/").status_code == 405
    assert k.post(f"/pegawai/{orang.pk}/nik/").status_code == 200
    assert [t.jenis for t in Tilikan.objects.all()] == ["NIK"]


def test_orang_itu_dan_auditor_membaca_siapa_yang_melihat(dunia: Dunia) -> None:
    orang = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])
    pengelola = dunia.prov.akun[Peran.PENGELOLA_OPD]
    assert buka(dunia, Peran.PENGELOLA_OPD, orang) == 200
    sendiri = klien(dunia.prov.akun[Peran.ASN]).get("/pegawai/saya/akses/")
    isi = sendiri.content.decode()
    assert [t.pengguna.nama for t in sendiri.context["halaman"].object_list] == [pengelola.nama]
    assert "Pengelola OPD, Dinas Pendidikan" in isi
    assert pengelola.nip not in isi
    auditor = klien(dunia.prov.akun[Peran.AUDITOR]).get(f"/pegawai/{orang.pk}/akses/")
    assert pengelola.nama in [t.pengguna.nama for t in auditor.context["halaman"].object_list]
    for peran in (Peran.ADMIN_BKD, Peran.ATASAN):
        lain = klien(dunia.prov.akun[peran]).get(f"/pegawai/{orang.pk}/akses/")
        assert lain.context["halaman"] is None
    # Somebody else of the same unit reads nothing of it.
    tetangga = dunia.prov.akun[Peran.PPK]
    assert not klien(tetangga).get("/pegawai/saya/akses/").context["halaman"].object_list


def test_basis_data_menjaga_catatan(dunia: Dunia) -> None:
    orang, akun = dunia.prov.pegawai["AKAR"][0], dunia.prov.akun[Peran.ANALIS_BKD]
    ins, kini = dunia.prov.instansi, timezone.now()

    def baru(oleh: int, hari: date) -> Tilikan:
        return Tilikan(
            instansi=ins, pegawai_id=orang.pk, pengguna_id=oleh, peran="ANALIS_BKD", tempat="x",
            jenis="HALAMAN", hari=hari, pada=kini,
        )  # fmt: skip

    with sebagai("talenta_web", ins=ins.pk, akun=akun.pk):
        Tilikan.objects.bulk_create([baru(akun.pk, kini.date())], ignore_conflicts=True)
        lain = dunia.prov.akun[Peran.PPK].pk
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Tilikan.objects.bulk_create([baru(lain, kini.date())], ignore_conflicts=True)
    lama = kini.date() - Tilikan.DISIMPAN - timedelta(days=1)
    Tilikan.objects.bulk_create([baru(akun.pk, kini.date()), baru(akun.pk, lama)])
    with pytest.raises(DatabaseError), transaction.atomic():
        Tilikan.objects.update(peran="AUDITOR")
    with pytest.raises(DatabaseError), transaction.atomic():
        Tilikan.objects.filter(hari=kini.date()).delete()
    assert tilikan_hapus(hari=kini.date()) == 1
    assert [t.hari for t in Tilikan.objects.all()] == [kini.date()]


def test_dua_halaman_pada_saat_yang_sama(dunia_modul: Dunia, django_db_blocker: Any) -> None:
    """A page that began to read before another one noted the same look is answered all the same."""
    akun, orang = dunia_modul.prov.akun[Peran.ANALIS_BKD], dunia_modul.prov.pegawai["AKAR"][0]
    hari = timezone.localdate()
    with django_db_blocker.unblock():
        [lingkup] = lingkup_pilihan(pengguna_id=akun.pk, hari=hari).tersedia
        isi = {"lingkup": lingkup, "pegawai_id": orang.pk, "hari": hari}
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            assert not Tilikan.objects.exists()
            lain = connection.copy()
            with lain.cursor() as kedua:
                kedua.execute(
                    "INSERT INTO pegawai_tilikan (instansi_id, pegawai_id, pengguna_id, peran, "
                    "tempat, jenis, hari, pada) VALUES (%s, %s, %s, %s, '', 'HALAMAN', %s, now())",
                    [lingkup.instansi_id, orang.pk, akun.pk, lingkup.peran, hari],
                )
            lain.close()
            tilikan_catat(jenis=Tilikan.Jenis.HALAMAN, **isi)
            kursor.execute("SELECT 1")
        assert Tilikan.objects.count() == 1
        with connection.cursor() as kursor:
            kursor.execute("TRUNCATE pegawai_tilikan")


def test_token_yang_membaca_juga_dicatat(dunia: Dunia) -> None:
    """By whichever door: the API notes the same look, an answer that the client still has too."""
    orang = dunia.prov.pegawai["BIDANG_A"][0]
    minta = peminta(dunia.prov.akun[Peran.AUDITOR])
    jawaban = minta("GET", f"/api/v1/pegawai/{orang.pk}/kinerja/")
    assert [(t.pegawai_id, t.peran) for t in Tilikan.objects.all()] == [(orang.pk, "AUDITOR")]
    lain = minta("GET", f"/api/v1/pegawai/{orang.pk}/akses/").json()
    assert [satu["nama"] for satu in lain["tilikan"]] == [dunia.prov.akun[Peran.AUDITOR].nama]
    kepala = {"If_None_Match": jawaban.headers["ETag"]}
    assert minta("GET", f"/api/v1/pegawai/{orang.pk}/kinerja/", **kepala).status_code == 304
    tetangga = dunia.kab.pegawai["AKAR"][0]
    assert minta("GET", f"/api/v1/pegawai/{tetangga.pk}/").status_code == 404
    assert Tilikan.objects.count() == 1


def test_penilaian_yang_dibuka_petugas_dicatat(dunia: Dunia) -> None:
    """An address that names a plan, an appraisal or an objection shows its person all the same; who
    appraises and who is appraised open their own pages and are noted nowhere."""
    prov, pk = dunia.prov, skp_unit(dunia.prov, "BIDANG_A")["pk"]
    orang = prov.pegawai["BIDANG_A"][0]
    nilai = penilaian_unit(prov, "BIDANG_A")["pk"]
    tahun = PenilaianTahunan.objects.get(pk=nilai).tahun_kinerja_id
    keberatan = keberatan_unit(prov, "BIDANG_A")["pk"]
    akun = prov.akun[Peran.ADMIN_BKD]

    def dilihat(buka: Any, alamat: str) -> list[int]:
        """Whose page it was, by what was noted, which is forgotten again."""
        with transaction.atomic():
            assert buka(alamat).status_code == 200, alamat
            hasil = [t.pegawai_id for t in Tilikan.objects.all()]
            transaction.set_rollback(True)
        return hasil

    petugas, minta = klien(akun), peminta(akun)
    for satu in (
        f"/kinerja/skp/{pk}/lihat/",
        f"/kinerja/penilaian/{tahun}/{orang.pk}/lihat/",
        f"/kinerja/kantor/skp/{pk}.pdf",
        f"/kinerja/kantor/penilaian/{nilai}.pdf",
        f"/kinerja/keberatan/kantor/{keberatan}/",
    ):
        assert dilihat(petugas.get, satu) == [orang.pk], satu
    for satu in (f"/api/v1/keberatan/{keberatan}/", f"/api/v1/skp/{pk}.pdf"):
        assert dilihat(partial(minta, "GET"), satu) == [orang.pk], satu
    milik = penilaian_sisi(prov, "DINAS_A")["pk"]
    for peran in (Peran.ASN, Peran.ATASAN):
        diri = klien(prov.akun[peran])
        assert dilihat(diri.get, f"/kinerja/penilaian/{milik}.pdf") == []


def _tampilan() -> dict[str, Any]:
    """Every view by the name of its URL."""
    hasil: dict[str, Any] = {}

    def jalan(pola: Any, awalan: str) -> None:
        for satu in pola.url_patterns:
            if hasattr(satu, "url_patterns"):
                jalan(satu, f"{awalan}{satu.namespace}:" if satu.namespace else awalan)
            else:
                hasil[f"{awalan}{satu.name}"] = satu.callback

    jalan(get_resolver(), "")
    return hasil


def test_setiap_halaman_tentang_orang_mencatat() -> None:
    tampilan = _tampilan()
    halaman = {n for n, b in TABEL.items() if b.lingkup == "unit" and "GET" in b.metode}
    tanpa = {nama for nama in halaman if not hasattr(tampilan[nama], "tentang")}
    assert tanpa == BUKAN_HALAMAN_ORANG
    api = {
        f"{nama}.{metode}": satu
        for nama, baris in API.items()
        if baris.lingkup == "unit" and "GET" in baris.izin
        for metode, satu in tampilan[nama].cls.semua.items()
        if metode == "GET"
    }
    assert {n for n, satu in api.items() if satu.tentang is None} == BUKAN_OPERASI_ORANG
