"""One person's page: scope, masks, discipline, marks, panels, changes."""

from datetime import date, timedelta
from typing import Any

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kinerja.models import UmpanBalik
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.inti.models import CatatanAudit
from talenta.inti.sandi_data import hmac_nik, sandikan
from talenta.pegawai.models import HukumanDisiplin, Jabatan, Pegawai, RiwayatJabatan
from talenta.pegawai.selectors.riwayat import model_catatan
from tests.fixtures.dunia import Dunia
from tests.halaman.conftest import HTMX

NIK = "5201234567890001"
HP = "081234567890"
EMAIL = "ratna@contoh.go.id"


@pytest.fixture
def ratna(dunia: Dunia) -> Pegawai:
    """Somebody below DINAS_A with sensitive data and a sanction being served."""
    satu = dunia.prov.pegawai["BIDANG_A"][0]
    satu.nik_sandi, satu.nik_hmac = sandikan(NIK), hmac_nik(NIK)
    satu.nomor_hp, satu.email = HP, EMAIL
    satu.profil = {"AGAMA NAMA": "Hindu"}
    satu.save()
    hari = timezone.localdate()
    HukumanDisiplin.objects.create(
        instansi=satu.instansi,
        unit_lft=satu.unit_lft,
        pegawai=satu,
        tingkat="SEDANG",
        jenis="Pemotongan tunjangan kinerja",
        tmt=hari - timedelta(days=30),
        akhir=hari,
    )
    return satu


def laman(k: Any, satu: Pegawai, akhiran: str = "") -> str:
    jawaban = k.get(f"/pegawai/{satu.pk}/{akhiran}")
    assert jawaban.status_code == 200
    return str(jawaban.content.decode())


@pytest.mark.parametrize("akhiran", ["", "perubahan/"])
def test_di_luar_lingkup_tidak_ada(dunia: Dunia, masuk: Any, akhiran: str) -> None:
    tetangga = dunia.prov.pegawai["DINAS_B"][0].pk
    asing = dunia.kab.pegawai["AKAR"][0].pk
    assert masuk(Peran.PENGELOLA_OPD).get(f"/pegawai/{tetangga}/{akhiran}").status_code == 404
    assert masuk(Peran.ADMIN_BKD).get(f"/pegawai/{asing}/{akhiran}").status_code == 404
    assert masuk(Peran.ADMIN_BKD).get(f"/pegawai/{tetangga}/{akhiran}").status_code == 200


@pytest.mark.parametrize(
    ("peran", "terbuka"),
    [
        (Peran.ADMIN_BKD, True),
        (Peran.ANALIS_BKD, True),
        (Peran.PENGELOLA_OPD, False),
        (Peran.ATASAN, False),
        (Peran.AUDITOR, False),
    ],
)
@pytest.mark.parametrize("akhiran", ["", "perubahan/"])
def test_data_rahasia_tersamar(
    ratna: Pegawai, masuk: Any, peran: Peran, terbuka: bool, akhiran: str
) -> None:
    isi = laman(masuk(peran), ratna, akhiran)
    assert NIK not in isi
    assert "Hindu" not in isi
    assert (HP in isi) == terbuka
    assert (EMAIL in isi) == terbuka
    if not akhiran:
        assert ("Tampilkan NIK" in isi) == terbuka


@pytest.mark.parametrize(
    ("peran", "terlihat"),
    [
        (Peran.ADMIN_BKD, True),
        (Peran.ANALIS_BKD, True),
        (Peran.AUDITOR, True),
        (Peran.PENGELOLA_OPD, True),
        (Peran.ATASAN, False),
    ],
)
def test_hukuman_disiplin(ratna: Pegawai, masuk: Any, peran: Peran, terlihat: bool) -> None:
    k = masuk(peran)
    isi = laman(k, ratna)
    assert ("Pemotongan tunjangan kinerja" in isi) == terlihat
    assert ("Sedang menjalani hukuman disiplin" in isi) == terlihat
    assert ("Hukuman disiplin ditambahkan" in laman(k, ratna, "perubahan/")) == terlihat


def test_hukuman_dicabut_ditandai_dan_tidak_dijalani(ratna: Pegawai, masuk: Any) -> None:
    HukumanDisiplin.objects.update(dicabut_pada=timezone.now(), alasan_cabut="Banding dikabulkan")
    isi = laman(masuk(Peran.ADMIN_BKD), ratna)
    assert "Banding dikabulkan" in isi
    assert 'class="ditarik"' in isi
    assert "Sedang menjalani hukuman disiplin" not in isi


def test_membuka_nik_tercatat(dunia: Dunia, ratna: Pegawai, masuk: Any) -> None:
    k = masuk(Peran.ADMIN_BKD)
    jawaban = k.post(f"/pegawai/{ratna.pk}/nik/", **HTMX)
    assert NIK in jawaban.content.decode()
    assert "<html" not in jawaban.content.decode()
    assert "no-store" in jawaban["Cache-Control"]
    catatan = CatatanAudit.objects.get(tindakan="lihat.nik")
    assert (catatan.objek_jenis, catatan.objek_id) == ("pegawai", str(ratna.pk))
    assert catatan.pelaku_id == dunia.prov.akun[Peran.ADMIN_BKD].pk
    assert catatan.alamat == "127.0.0.1"
    assert NIK not in str(catatan.rincian)
    tanpa_skrip = k.post(f"/pegawai/{ratna.pk}/nik/").content.decode()
    assert NIK in tanpa_skrip
    assert "<html" in tanpa_skrip
    assert CatatanAudit.objects.filter(tindakan="lihat.nik").count() == 2


@pytest.mark.parametrize("peran", [Peran.PENGELOLA_OPD, Peran.ATASAN, Peran.AUDITOR, Peran.ASN])
def test_nik_tidak_untuk_semua(ratna: Pegawai, masuk: Any, peran: Peran) -> None:
    assert masuk(peran).post(f"/pegawai/{ratna.pk}/nik/").status_code == 404
    assert not CatatanAudit.objects.filter(tindakan="lihat.nik").exists()


def test_atasan_tidak_melihat_tempat_kotak(ratna: Pegawai, masuk: Any) -> None:
    """The result is not his to see, so not even an empty place for it is shown."""
    atasan, bkd = laman(masuk(Peran.ATASAN), ratna), laman(masuk(Peran.ADMIN_BKD), ratna)
    kotak = f"/karir/pegawai/{ratna.pk}/"
    assert 'hx-get="' + f"/kinerja/pegawai/{ratna.pk}/" in atasan
    assert "Kotak talenta" not in atasan
    assert "Kotak talenta" in bkd
    assert kotak not in atasan


def test_tanda_pensiun(ratna: Pegawai, masuk: Any) -> None:
    hari = timezone.localdate()
    k = masuk(Peran.ADMIN_BKD)
    for tahun, tampak in ((hari.year - 57, True), (hari.year - 50, False)):
        Pegawai.objects.filter(pk=ratna.pk).update(tanggal_lahir=date(tahun, 1, 1))
        assert ("Batas usia pensiun" in _chips(k, ratna)) == tampak
    Pegawai.objects.filter(pk=ratna.pk).update(
        tanggal_lahir=date(hari.year - 57, 1, 1), kedudukan_hukum="99"
    )
    chips = _chips(k, ratna)
    assert "Batas usia pensiun" not in chips
    assert "Pensiun" in chips


def _chips(k: Any, satu: Pegawai) -> str:
    profil = k.get(f"/pegawai/{satu.pk}/").context["profil"]
    return "|".join(tanda.teks for tanda in profil.tanda)


def test_kueri_tidak_bertambah_dengan_catatan(ratna: Pegawai, masuk: Any) -> None:
    k = masuk(Peran.ADMIN_BKD)

    def hitung() -> list[int]:
        jumlah = []
        for url in ("", "perubahan/"):
            with CaptureQueriesContext(connection) as kueri:
                laman(k, ratna, url)
            jumlah.append(len(kueri))
        return jumlah

    hitung()  # the first look of the day is noted
    awal = hitung()
    jabatan = Jabatan.objects.first()
    for tahun in range(2005, 2020):
        RiwayatJabatan.objects.create(
            instansi=ratna.instansi,
            unit_lft=ratna.unit_lft,
            pegawai=ratna,
            jenis_penugasan="DEFINITIF",
            jabatan_kode=f"J{tahun}",
            jabatan=jabatan,
            unit_kode="BIDANG_A",
            unit=ratna.unit,
            tmt_mulai=date(tahun, 1, 1),
            tmt_selesai=date(tahun + 1, 1, 1),
        )
    assert hitung() == awal


def test_riwayat_menyebut_nilai_lama_dan_baru(ratna: Pegawai, masuk: Any) -> None:
    Pegawai.objects.filter(pk=ratna.pk).update(golongan="III/d")
    umpan = UmpanBalik.objects.create(
        instansi=ratna.instansi,
        unit_lft=ratna.unit_lft,
        pegawai=ratna,
        tanggal=date(2026, 1, 15),
        nilai=8850,
    )
    isi = laman(masuk(Peran.ATASAN), ratna, "perubahan/")
    assert "<del>III/c</del>" in isi.replace(" ", "").replace("\n", "")
    assert "III/d" in isi
    assert "88,50" in isi
    UmpanBalik.objects.filter(pk=umpan.pk).update(nilai=9000)
    assert "90,00" in laman(masuk(Peran.ATASAN), ratna, "perubahan/")


def test_riwayat_menyebut_impor_yang_mengubah(dunia: Dunia, ratna: Pegawai, masuk: Any) -> None:
    """The import that made the change, not the one the row came from; a change of the account
    alone is none of the record."""
    asal = dunia.prov.impor.pk
    baru = Pengguna.objects.create_user(nip="199001012015011001", nama="Ratna")
    with pghistory.context(pelaku="Wayan Impor", impor=asal):
        Pegawai.objects.filter(pk=ratna.pk).update(golongan="III/d", impor_id=asal)
    with pghistory.context(pelaku="Made Portal"):
        Pegawai.objects.filter(pk=ratna.pk).update(golongan="IV/a")
        Pegawai.objects.filter(pk=ratna.pk).update(pengguna=baru)
    hasil = masuk(Peran.ADMIN_BKD).get(f"/pegawai/{ratna.pk}/perubahan/").context["halaman"]
    ubah = [(satu.pelaku, satu.impor_id) for satu in hasil if satu.perbuatan == "diubah"]
    assert ("Wayan Impor", asal) in ubah
    assert ubah.count(("Made Portal", None)) == 1


def test_nik_yang_disandikan_lagi_tidak_berubah(ratna: Pegawai, masuk: Any) -> None:
    """The same number looks different each time it is encrypted; another one is a change."""
    Pegawai.objects.filter(pk=ratna.pk).update(nama="Ratna Lain", nik_sandi=sandikan(NIK))
    lain = NIK[:-1] + "2"
    Pegawai.objects.filter(pk=ratna.pk).update(nik_sandi=sandikan(lain), nik_hmac=hmac_nik(lain))
    hasil = masuk(Peran.ADMIN_BKD).get(f"/pegawai/{ratna.pk}/perubahan/").context["halaman"]
    ubah = [satu for satu in hasil if satu.perbuatan == "diubah" and satu.objek == "Pegawai"]
    # Of one moment here, so in the order written.
    kolom = [[beda.kolom for beda in satu.perubahan] for satu in ubah]
    assert kolom[-2:] == [["Nama"], ["NIK"]]


def test_semua_jenis_catatan_orang_punya_riwayat() -> None:
    label = {model._meta.label for model in model_catatan()}
    assert {
        "pegawai.RiwayatJabatan",
        "kinerja.PredikatTahunan",
        "kompetensi.JamPembelajaran",
    } <= label


def test_petunjuk_menunjuk_mutu_data(ratna: Pegawai, masuk: Any) -> None:
    """What this page looks at is said, so that it does not speak against the page of findings."""
    teks = " ".join(masuk(Peran.ADMIN_BKD).get(f"/pegawai/{ratna.pk}/").content.decode().split())
    assert "Tidak ada yang janggal" not in teks
    assert 'diperiksa pada <a href="/mutu/">Mutu data</a>' in teks
    assert 'href="/mutu/"' not in masuk(Peran.ASN).get("/pegawai/saya/").content.decode()
