"""Events from plan to published result, who reads what was written, objections, queue."""

import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kompetensi import rumus
from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
from kompetensi.models import (
    Asesmen,
    KeberatanAsesmen,
    NarasiAsesmen,
    PenilaianKompetensi,
    PenilaianPotensi,
    PesertaAsesmen,
)
from kompetensi.selectors.antrean import ALASAN, antrean_susun, biaya_antrean
from kompetensi.selectors.asesmen import peserta_baris
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.services.asesmen import AsesmenDitolak, asesmen_simpan, peserta_catat
from kompetensi.services.keberatan import pengingat_kirim
from kompetensi.services.ketentuan import ketentuan_tetapkan
from kompetensi.services.terbit import hasil_terbitkan
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan, Pemberitahuan
from talenta.inti.sandi_data import buka
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan
from talenta.pegawai.bup import tmt_pensiun
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Jabatan, Pegawai, Tilikan
from tests.api.bantu import V1, peminta
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

HARI = timezone.localdate()
RENCANA = {
    "judul": "Asesmen pengawas", "metode": "ASSESSMENT_CENTER", "kompetensi": "on",
    "potensi": "on", "penyelenggara": "UPT Penilaian", "terakreditasi": "on", "tempat": "Aula",
    "mulai": HARI.isoformat(), "selesai": HARI.isoformat(),
}  # fmt: skip
NARASI = "Cemas menghadapi tekanan."


def _hasil(**lain: str) -> dict[str, str]:
    tingkat = dict.fromkeys(KOMPETENSI, "2") | dict.fromkeys(ASPEK_POTENSI, "3")
    return {"hadir": "1", "tanggal": HARI.isoformat(), "narasi": NARASI, **tingkat, **lain}


@pytest.fixture
def asn(dunia: Dunia) -> Pegawai:
    return Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])


@pytest.fixture
def acara(dunia: Dunia, asn: Pegawai) -> Asesmen:
    """Planned by Analis with the plain civil servant on the list, named assessor Analis."""
    analis = klien(dunia.prov.akun[Peran.ANALIS_BKD])
    assert analis.post(reverse("kompetensi:asesmen_baru"), RENCANA).status_code == 302
    satu = Asesmen.objects.get()
    tambah = reverse("kompetensi:asesmen_langkah", args=[satu.pk, "tambah"])
    analis.post(tambah, {"nip": f"{asn.nip}\n000000000000000000"})
    return satu


def _peserta_diunduh(saya: Any) -> list[Any]:
    """One's own rows of events in "Unduh data saya": none that is not published yet."""
    isi = io.BytesIO(saya.get(reverse("kelola:data_saya")).getvalue())
    data = json.loads(zipfile.ZipFile(isi).read("data.json"))
    hasil: list[Any] = data["bagian"].get("kompetensi_pesertaasesmen", [])
    assert NARASI not in str(data)
    return hasil


def _dapat_diterbitkan(dunia: Dunia, acara: Asesmen, *, sebab: str) -> None:
    """Page and API offer to publish where it would be done, and say why where not."""
    akun = dunia.prov.akun[Peran.ANALIS_BKD]
    rinci = klien(akun).get(reverse("kompetensi:asesmen_rinci", args=[acara.pk])).content.decode()
    assert ("tanya-terbit" in rinci) == (not sebab)
    assert f"Hasil belum dapat diterbitkan. {sebab}" in rinci or not sebab
    isi = peminta(akun)("GET", f"{V1}kompetensi/asesmen/{acara.pk}/").json()
    assert isi["halangan"] == ({"terbitkan": sebab} if sebab else {})
    semua = ["tambah", "undang", "terbitkan", "batalkan"]
    assert isi["boleh"] == [kode for kode in semua if kode not in isi["halangan"]]


def test_dari_rencana_sampai_terbit(dunia: Dunia, acara: Asesmen, asn: Pegawai) -> None:
    analis = klien(dunia.prov.akun[Peran.ANALIS_BKD])
    langkah = {
        nama: reverse("kompetensi:asesmen_langkah", args=[acara.pk, nama])
        for nama in ("undang", "terbitkan", "batalkan")
    }
    assert analis.post(reverse("kompetensi:asesmen_baru"), RENCANA | {"selesai": "2020-01-01"}
                       ).status_code == 422  # fmt: skip
    analis.post(langkah["undang"])
    lagi = analis.post(langkah["undang"], follow=True).content.decode()
    assert "sudah diberi tahu" in lagi
    kabar = Pemberitahuan.objects.get(jenis="asesmen")
    assert kabar.pengguna_id == asn.pengguna_id
    saya = klien(dunia.prov.akun[Peran.ASN])
    assert "Anda diundang mengikuti" in saya.get(reverse("kompetensi:panel_saya")).content.decode()

    [peserta] = PesertaAsesmen.objects.all()
    url = reverse("kompetensi:peserta", args=[peserta.pk])
    formulir = analis.get(url).content.decode()
    letak = [formulir.find(f"<legend>{judul}</legend>") for judul in ("Kompetensi", "Potensi")]
    assert 0 < letak[0] < letak[1]
    tambah = reverse("kompetensi:asesmen_langkah", args=[acara.pk, "tambah"])
    asing = analis.post(tambah, {"nip": "9" * 9000}, follow=True).content.decode()
    assert f"dalam lingkup Anda: {'9' * 18}…." in asing
    tolak = analis.post(langkah["terbitkan"], follow=True).content.decode()
    assert "Belum ada hasil yang tercatat" in tolak
    _dapat_diterbitkan(dunia, acara, sebab="Belum ada hasil yang tercatat.")
    assert analis.post(url, _hasil(komunikasi="")).status_code == 422
    assert analis.post(url, _hasil(tanggal="2099-01-01")).status_code == 422
    assert analis.post(url, _hasil()).status_code == 302
    _dapat_diterbitkan(dunia, acara, sebab="")
    assert PenilaianKompetensi.objects.filter(pegawai=asn).count() == 0
    assert _peserta_diunduh(saya) == []
    assert bytes(NarasiAsesmen.objects.get().sandi) != NARASI.encode()

    analis.post(langkah["terbitkan"])
    kerja = Pekerjaan.objects.get(jenis="kompetensi.terbitkan")
    assert hasil_terbitkan(asesmen_id=acara.pk, pelaku_id=kerja.pelaku_id) == 1
    assert hasil_terbitkan(asesmen_id=acara.pk, pelaku_id=kerja.pelaku_id) == 0
    [terbit] = PenilaianKompetensi.objects.filter(pegawai=asn)
    assert (terbit.tanggal, terbit.penyelenggara, terbit.komunikasi) == (HARI, "UPT Penilaian", 2)
    assert PenilaianPotensi.objects.get(pegawai=asn).intelektual == 3
    assert len(_peserta_diunduh(saya)) == 1
    assert Pemberitahuan.objects.filter(judul="Hasil asesmen Anda sudah terbit").count() == 1
    isi = saya.get(reverse("kompetensi:panel_saya")).content.decode()
    assert "UPT Penilaian" in isi
    batal = analis.post(langkah["batalkan"], {"alasan": "x"}, follow=True).content.decode()
    assert "sudah diterbitkan" in batal
    # Recorded without being published: a second event on the same day says why it cannot.
    kedua = Asesmen.objects.create(
        instansi=acara.instansi, judul="Kedua", metode="CACT", penyelenggara="UPT",
        mulai=HARI, selesai=HARI,
    )  # fmt: skip
    PesertaAsesmen.objects.create(
        instansi=acara.instansi, unit_lft=asn.unit_lft, asesmen=kedua, pegawai=asn,
        status="HADIR", tanggal=HARI, tingkat=[1] * 9,
    )  # fmt: skip
    with pytest.raises(GalatPekerjaan, match="hasil bertanggal sama"):
        hasil_terbitkan(asesmen_id=kedua.pk, pelaku_id=None)


def test_uraian_hanya_untuk_sedikit_orang(dunia: Dunia, acara: Asesmen, asn: Pegawai) -> None:
    akun = dunia.prov.akun
    admin, analis, saya = (klien(akun[p]) for p in (Peran.ADMIN_BKD, Peran.ANALIS_BKD, Peran.ASN))
    peserta = PesertaAsesmen.objects.get()
    admin.post(reverse("kompetensi:peserta", args=[peserta.pk]), _hasil())
    url = reverse("kompetensi:narasi", args=[asn.pk, acara.pk])
    milik = reverse("kompetensi:narasi_saya", args=[acara.pk])
    for peran in (Peran.ANALIS_BKD, Peran.ATASAN, Peran.PENGELOLA_OPD, Peran.AUDITOR):
        assert klien(akun[peran]).post(url).status_code == 404
    # Not before it is published, and then to the person.
    assert saya.post(milik).status_code == 404
    PesertaAsesmen.objects.filter(pk=peserta.pk).update(
        asesor=akun[Peran.ANALIS_BKD], status="TERBIT"
    )
    for siapa in (admin, analis):
        assert NARASI in siapa.post(url).content.decode()
    assert NARASI in saya.post(milik).content.decode()
    dilihat = Tilikan.objects.filter(pegawai_id=asn.pk, jenis="NARASI")
    assert {t.peran for t in dilihat} == {Peran.ADMIN_BKD, Peran.ANALIS_BKD}
    assert CatatanAudit.objects.filter(tindakan="lihat.narasi").count() == 3
    for peran in (Peran.ATASAN, Peran.PENGELOLA_OPD):
        k = klien(akun[peran])
        rinci = k.get(reverse("kompetensi:asesmen_rinci", args=[acara.pk])).content.decode()
        assert NARASI not in rinci
        assert "Buka uraian" not in rinci
    PesertaAsesmen.objects.filter(pk=peserta.pk).update(status="HADIR")
    analis.post(reverse("kompetensi:peserta", args=[peserta.pk]), {"lepas": "ya"})
    assert not NarasiAsesmen.objects.exists()
    terlihat = saya.get(reverse("pegawai:akses_saya")).content.decode()
    assert "Membuka uraian asesmen" in terlihat


def test_hasil_sendiri_ditangani_orang_lain(dunia: Dunia, acara: Asesmen, asn: Pegawai) -> None:
    akun = dunia.prov.akun
    analis = klien(akun[Peran.ANALIS_BKD])
    milik = Pegawai.objects.get(pengguna=akun[Peran.ANALIS_BKD])
    [lain] = PesertaAsesmen.objects.all()
    peserta = PesertaAsesmen.objects.create(
        instansi=acara.instansi, unit_lft=milik.unit_lft, asesmen=acara, pegawai=milik
    )
    url = reverse("kompetensi:peserta", args=[peserta.pk])
    for jawab in (analis.get(url, follow=True), analis.post(url, _hasil(), follow=True)):
        assert "Hasil sendiri dicatat orang lain" in jawab.content.decode()
    isi: dict[str, Any] = {
        "hadir": True, "tanggal": HARI, "tingkat": [5] * 9, "aspek": [5] * 8, "asesor": None,
        "narasi": "",
    }  # fmt: skip
    diri = Pelaku(id=milik.pengguna_id, nama="Analis")
    with pytest.raises(AsesmenDitolak, match="orang lain"):
        peserta_catat(peserta=peserta, pelaku=diri, **isi)
    for satu in (peserta, lain):
        peserta_catat(peserta=satu, pelaku=Pelaku.sistem(), **isi)
    terbitkan = reverse("kompetensi:asesmen_langkah", args=[acara.pk, "terbitkan"])
    assert "Anda sendiri peserta" in analis.post(terbitkan, follow=True).content.decode()
    assert not Pekerjaan.objects.filter(jenis="kompetensi.terbitkan").exists()
    with pytest.raises(GalatPekerjaan, match="Anda sendiri peserta"):
        hasil_terbitkan(asesmen_id=acara.pk, pelaku_id=milik.pengguna_id)
    # What was recorded about oneself, and not published yet, is not in the list either.
    milik.pengguna.lingkup = lingkup_pilihan(pengguna_id=milik.pengguna_id, hari=HARI).aktif
    baris = {b.peserta.pk: b for b in peserta_baris(oleh=milik.pengguna, asesmen=acara)}
    assert (baris[peserta.pk].tingkat, baris[lain.pk].tingkat) == ([], [5] * 9)
    # What is assessed stays as it is, and what was called off is not published.
    with pytest.raises(AsesmenDitolak, match="tidak dapat diubah lagi"):
        asesmen_simpan(
            instansi_id=acara.instansi_id, asesmen=acara, isi={"potensi": False},
            pelaku=Pelaku.sistem(),
        )  # fmt: skip
    Asesmen.objects.filter(pk=acara.pk).update(status="BATAL")
    with pytest.raises(GalatPekerjaan, match="dibatalkan"):
        hasil_terbitkan(asesmen_id=acara.pk, pelaku_id=None)
    assert not PenilaianPotensi.objects.filter(pegawai=milik, intelektual=5).exists()


def test_belum_terbit_tidak_tampil_bagi_pembaca(dunia: Dunia, acara: Asesmen, asn: Pegawai) -> None:
    [peserta] = PesertaAsesmen.objects.all()
    peserta_catat(
        peserta=peserta, hadir=True, tanggal=HARI, tingkat=[4] * 9, aspek=[4] * 8, asesor=None,
        narasi="", pelaku=Pelaku.sistem(),
    )  # fmt: skip
    for peran, tampak in ((Peran.ATASAN, False), (Peran.AUDITOR, False), (Peran.ANALIS_BKD, True)):
        pengguna = dunia.prov.akun[peran]
        pengguna.lingkup = lingkup_pilihan(pengguna_id=pengguna.pk, hari=HARI).aktif
        for terbit in (False, True):
            PesertaAsesmen.objects.update(status="TERBIT" if terbit else "HADIR")
            [satu] = peserta_baris(oleh=pengguna, asesmen=acara)
            ada = terbit or tampak
            assert bool(satu.tingkat) is bool(satu.aspek) is ada
            assert (satu.jpm is not None, satu.potensi) == (ada, 32 if ada else None)
            halaman = klien(pengguna).get(reverse("kompetensi:asesmen_rinci", args=[acara.pk]))
            assert ("32/40" in halaman.content.decode()) is ada


def test_uraian_tidak_diambil_alih(dunia: Dunia, acara: Asesmen) -> None:
    akun = dunia.prov.akun
    admin, analis = akun[Peran.ADMIN_BKD], akun[Peran.ANALIS_BKD]
    [peserta] = PesertaAsesmen.objects.all()
    isi: dict[str, Any] = {
        "hadir": True, "tanggal": HARI, "tingkat": [2] * 9, "aspek": [3] * 8,
    }  # fmt: skip

    def tulis(siapa: Any, asesor: Any, narasi: str, *, berhak: bool = False) -> None:
        peserta_catat(
            peserta=peserta, asesor=asesor, narasi=narasi, boleh_narasi=berhak,
            pelaku=Pelaku(id=siapa.pk, nama="x"), **isi,
        )  # fmt: skip

    tulis(analis, admin, NARASI)
    with pytest.raises(AsesmenDitolak, match="Asesornya hanya"):
        tulis(analis, analis, "")
    with pytest.raises(AsesmenDitolak, match="Hanya asesornya"):
        tulis(analis, admin, "Diganti")
    # The page offers neither, whatever is posted, and levels can still be put right.
    url = reverse("kompetensi:peserta", args=[peserta.pk])
    k = klien(analis)
    assert 'name="narasi"' not in k.get(url).content.decode()
    ubah = _hasil(komunikasi="5", asesor=str(analis.pk), narasi="Diganti")
    assert k.post(url, ubah).status_code == 302
    peserta.refresh_from_db()
    assert (peserta.asesor_id, 5 in peserta.tingkat) == (admin.pk, True)
    assert buka(bytes(NarasiAsesmen.objects.get().sandi)) == NARASI
    tulis(admin, admin, "Oleh asesornya")
    tulis(admin, analis, "Oleh yang berhak", berhak=True)
    assert buka(bytes(NarasiAsesmen.objects.get().sandi)) == "Oleh yang berhak"


def test_keberatan(dunia: Dunia, asn: Pegawai) -> None:
    akun = dunia.prov.akun
    saya, analis = klien(akun[Peran.ASN]), klien(akun[Peran.ANALIS_BKD])
    PenilaianKompetensi.objects.filter(pegawai=asn).delete()
    tanggal = HARI - timedelta(days=30)
    PenilaianKompetensi.objects.create(
        instansi=asn.instansi, unit_lft=asn.unit_lft, pegawai=asn, tanggal=tanggal,
        **dict.fromkeys(KOMPETENSI, 1),
    )  # fmt: skip
    url = reverse("kompetensi:keberatan_saya", args=["kompetensi", tanggal.isoformat()])
    lain = reverse("kompetensi:keberatan_saya", args=["kompetensi", "2001-01-01"])
    assert saya.post(url, {"alasan": " "}).status_code == 422
    assert "tidak ada" in saya.post(lain, {"alasan": "Keliru"}).content.decode()
    panel = reverse("kompetensi:panel_saya")
    assert "Ajukan keberatan" in saya.get(panel).content.decode()
    assert saya.post(url, {"alasan": "Saya sakit saat dinilai."}).status_code == 302
    sesudah = saya.get(panel).content.decode()
    assert "Lihat keberatan saya" in sesudah
    assert "Ajukan keberatan" not in sesudah
    assert saya.post(url, {"alasan": "Lagi"}).status_code == 422
    satu = KeberatanAsesmen.objects.get()
    assert asn.nama_lengkap in analis.get(reverse("kompetensi:asesmen")).content.decode()
    jawab = reverse("kompetensi:keberatan", args=[satu.pk])
    assert analis.post(jawab, {"terima": "1", "jawaban": ""}).status_code == 422
    isi = {"terima": "1", "jawaban": "Dinilai ulang bulan depan."}
    assert analis.post(jawab, isi).status_code == 302
    assert analis.post(jawab, isi).status_code == 422
    assert Pemberitahuan.objects.filter(pengguna_id=asn.pengguna_id).count() == 1
    assert "Dinilai ulang" in saya.get(url).content.decode()
    [antre] = [b for b in _antrean(dunia).baris if b.pegawai_id == asn.pk]
    assert antre.alasan == ["sengketa"]


def _antrean(dunia: Dunia, peran: Peran = Peran.ADMIN_BKD, **lain: Any) -> Any:
    pengguna = dunia.prov.akun[peran]
    pengguna.lingkup = lingkup_pilihan(pengguna_id=pengguna.pk, hari=HARI).aktif
    ketentuan = ketentuan_berlaku(instansi_id=dunia.prov.instansi.pk, hari=HARI)
    isi: dict[str, Any] = {"jenis": "kompetensi", "unit": None, **lain}
    return antrean_susun(oleh=pengguna, hari=HARI, ketentuan=ketentuan, **isi)


def test_antrean_menurut_kebutuhan(dunia: Dunia, acara: Asesmen, asn: Pegawai) -> None:
    PenilaianKompetensi.objects.all().delete()
    bidang = dunia.prov.pegawai["BIDANG_A"]
    belum, habis, hampir, baru = [p for p in bidang if p.pk != asn.pk][:4]
    batas = rumus.mundur(HARI, 3)
    for orang, tanggal in (
        (habis, batas), (hampir, batas + timedelta(days=1)), (baru, HARI),
    ):  # fmt: skip
        PenilaianKompetensi.objects.create(
            instansi=orang.instansi, unit_lft=orang.unit_lft, pegawai=orang, tanggal=tanggal,
            **dict.fromkeys(KOMPETENSI, 2),
        )  # fmt: skip
    antrean = _antrean(dunia)
    menurut = {b.pegawai_id: b for b in antrean.baris}
    assert menurut[belum.pk].alasan == ["belum"]
    assert menurut[habis.pk].alasan == ["habis"]
    assert menurut[hampir.pk].alasan == ["hampir"]
    assert baru.pk not in menurut
    # On the list of an open event already.
    assert asn.pk not in menurut
    bobot = [b.bobot for b in antrean.baris]
    assert bobot == sorted(bobot, reverse=True)
    # Somebody above in the same office retires within two years.
    kepala = Jabatan.objects.create(
        instansi=dunia.prov.instansi, kode="K1", nama="Kepala Seksi", jenjang="PENGAWAS"
    )
    pensiun = HARI.replace(day=1) + timedelta(days=400)
    lahir = date(pensiun.year - 58, pensiun.month, 15)
    Pegawai.objects.filter(pk=baru.pk).update(jabatan=kepala, tanggal_lahir=lahir)
    assert HARI < tmt_pensiun(lahir, 58) <= rumus.maju_bulan(HARI, 24)
    antrean = _antrean(dunia)
    menurut = {b.pegawai_id: b for b in antrean.baris}
    assert menurut[belum.pk].alasan == ["belum", "lowongan"]
    [lain] = {tuple(b.alasan) for b in antrean.baris if b.pegawai_id in
              {p.pk for p in dunia.prov.pegawai["DINAS_B"]}}  # fmt: skip
    assert lain == ("belum",)
    assert [b.bobot for b in antrean.baris] == sorted(b.bobot for b in antrean.baris)[::-1]
    assert antrean.jumlah == len(antrean.baris)
    for alasan in ALASAN:
        n = sum(alasan in b.alasan for b in antrean.baris)
        assert _antrean(dunia, alasan=alasan).jumlah == antrean.per_alasan[alasan] == n
    # What appraisers noted comes with the queue, however long: no list of people goes back.
    with CaptureQueriesContext(connection) as kueri:
        assert len(_antrean(dunia, banyak=None).baris) == antrean.jumlah
    menyebut = [k["sql"] for k in kueri.captured_queries if "pengamatankompetensi" in k["sql"]]
    assert len(menyebut) == 1
    assert "LIMIT NULL" in menyebut[0]
    opd = {b.pegawai_id for b in _antrean(dunia, Peran.PENGELOLA_OPD).baris}
    assert opd < set(menurut)
    # Whoever looks at one unit sees the vacancy above it all the same.
    unit = belum.unit
    Pegawai.objects.filter(pk=baru.pk).update(
        unit=dunia.prov.unit["DINAS_A"], unit_lft=dunia.prov.unit["DINAS_A"].lft
    )
    [sama] = [b for b in _antrean(dunia, unit=unit).baris if b.pegawai_id == belum.pk]
    assert sama.alasan == ["belum", "lowongan"]
    # Without a post nobody is taken for retired.
    Pegawai.objects.filter(pk=habis.pk).update(jabatan=None)
    assert habis.pk in {b.pegawai_id for b in _antrean(dunia).baris}
    # The one who has retired by age is not asked.
    Pegawai.objects.filter(pk=belum.pk).update(tanggal_lahir=date(1950, 1, 1))
    assert belum.pk not in {b.pegawai_id for b in _antrean(dunia).baris}


def test_anggaran_belum_ditetapkan_lalu_ada(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    prov = dunia.prov.instansi.pk
    biaya = biaya_antrean(orang=10, ketentuan=ketentuan_berlaku(instansi_id=prov, hari=HARI))
    assert {b.seluruh for b in biaya} == {None}
    ketentuan_tetapkan(
        instansi_id=prov, kode="biaya.cact", nilai=250_000, mulai=HARI, sumber="SSH 2026",
        hari=HARI, pelaku=Pelaku.sistem(),
    )  # fmt: skip
    biaya = biaya_antrean(orang=10, ketentuan=ketentuan_berlaku(instansi_id=prov, hari=HARI))
    assert biaya[0].seluruh == 2_500_000
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    halaman = admin.get(reverse("kompetensi:antrean")).content.decode()
    assert "Rp 250.000" in halaman
    assert "Sumbernya: SSH 2026." in halaman
    assert "belum ditetapkan" in halaman
    lembar = admin.get(reverse("kompetensi:antrean_ekspor", args=["csv"])).getvalue().decode()
    assert "ALASAN" in lembar
    monkeypatch.setattr("kompetensi.views.antrean.BATAS_XLSX", 1)
    lembar = admin.get(reverse("kompetensi:antrean_ekspor", args=["xlsx"]), follow=True)
    assert "paling banyak 1 orang" in lembar.content.decode()


def test_diingatkan_sekali(dunia: Dunia, asn: Pegawai) -> None:
    PenilaianKompetensi.objects.all().delete()
    batas = rumus.mundur(HARI, 3)
    hasil = PenilaianKompetensi.objects.create(
        instansi=asn.instansi, unit_lft=asn.unit_lft, pegawai=asn,
        tanggal=batas + timedelta(days=90), **dict.fromkeys(KOMPETENSI, 2),
    )  # fmt: skip
    assert pengingat_kirim(hari=HARI - timedelta(days=1)) == 0
    assert pengingat_kirim(hari=HARI) == 1
    assert pengingat_kirim(hari=HARI) == 0
    kabar = Pemberitahuan.objects.get(jenis="asesmen")
    assert (kabar.pengguna_id, kabar.tautan) == (asn.pengguna_id, reverse("kompetensi:panel_saya"))
    PenilaianKompetensi.objects.filter(pk=hasil.pk).update(tanggal=batas + timedelta(days=80))
    assert pengingat_kirim(hari=HARI) == 1


def test_bobot_antrean() -> None:
    bobot = {"belum": 4, "habis": 3, "hampir": 2, "sengketa": 2, "lowongan": 1}
    assert rumus.mendesak([], bobot) == 0
    assert rumus.mendesak(["lowongan"], bobot) == 0
    assert rumus.mendesak(["sengketa", "lowongan"], bobot) == 2
    assert rumus.mendesak(["habis", "lowongan"], bobot) == 4
    assert rumus.mendesak(["belum", "sengketa", "lowongan"], bobot) == 7
    assert rumus.maju_bulan(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert rumus.maju_bulan(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert rumus.maju_bulan(date(2026, 11, 23), 24) == date(2028, 11, 23)
