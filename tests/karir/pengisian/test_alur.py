"""A vacancy from its draft to the position history: each legal act has its second person, nobody
acts on himself or relatives, and two who press at once fill a post once."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from karir.mesin.kelayakan import TIDAK
from karir.models import (
    CalonLowongan,
    IkatanPegawai,
    KelayakanPegawai,
    KursiKomite,
    Lowongan,
    MasaLarangan,
    PantauPenempatan,
    PemeriksaanBerjalan,
    Penempatan,
    PenilaianLowongan,
    PutusanLowongan,
    SuaraKomite,
)
from karir.pengisian.alur import LANGSUNG, ORANG_SAMA, PERALIHAN
from karir.pengisian.forms import SkForm
from karir.pengisian.forms_syarat import SyaratForm
from karir.pengisian.selectors.lowongan import suara_terlihat
from karir.pengisian.selectors.sk import sk_umum
from karir.pengisian.services.calon import calon_tambah
from karir.pengisian.services.lowongan import LowonganDitolak, langkah_jalankan
from karir.pengisian.services.penempatan import (
    pantau_catat,
    penempatan_laksanakan,
    sk_berlakukan,
)
from karir.pengisian.services.penilaian import penilaian_jalankan
from karir.pengisian.services.penilaian_ulang import penilaian_ulang
from karir.pengisian.services.putusan import calon_putuskan, izin_catat
from karir.pengisian.services.sidang import (
    KETUA_LAIN,
    benturan_nyatakan,
    suara_simpan,
    usul_halangan,
)
from karir.pengisian.services.sk import sk_terbitkan
from karir.selectors.integritas import sidang_menyimpang
from kompetensi.digital.models import StandarDigital
from kompetensi.models import KeterampilanDigital
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import Dibatalkan, GalatPekerjaan
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Pegawai, RiwayatJabatan
from tests.api.bantu import V1, peminta
from tests.fixtures.dunia import Daerah, Dunia
from tests.fixtures.klien import klien
from tests.karir.pengisian import bahan as b


@pytest.fixture
def anggota(dunia: Dunia) -> list[Pengguna]:
    """Chair and member; both of people who are no candidates."""
    return [
        dunia.prov.akun[Peran.KOMITE],
        b.orang_kedua(dunia.prov, Peran.KOMITE, 9501),
    ]


def _sampai_usulan(prov: Daerah, anggota: list[Pengguna]) -> tuple[Lowongan, list[CalonLowongan]]:
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    calon = b.daftar_pendek(prov, lowongan, anggota)
    lowongan = b.sidangkan(prov, lowongan)
    for satu in anggota:
        b.nilai_komite(lowongan, satu)
    return b.usulkan(lowongan, anggota[0], calon[1:4]), calon


def _terbitkan(prov: Daerah, lowongan: Lowongan, **ganti: Any) -> Any:
    hari = b.hari_ini()
    isi = {
        "nomor": "821/17/BKD/2026", "tanggal_sk": hari, "tmt": hari,
        "dasar_hukum": "UU 20/2023\nPP 11/2017", "pelaku": b.pelaku(prov.akun[Peran.ADMIN_BKD]),
    }  # fmt: skip
    return sk_terbitkan(lowongan_id=lowongan.pk, **isi | ganti)


def test_dari_draf_sampai_riwayat_jabatan(dunia: Dunia, anggota: list[Pengguna]) -> None:
    prov = dunia.prov
    lowongan, calon = _sampai_usulan(prov, anggota)
    penilaian = PenilaianLowongan.objects.get()
    assert penilaian.jumlah == Pegawai.objects.filter(instansi=prov.instansi).count()
    assert penilaian_ulang(penilaian=penilaian) == []
    assert lowongan.status == "DIUSULKAN"
    # Against the ranking: recorded as such, with those who were passed over.
    terpilih = max(calon[1:4], key=lambda c: c.peringkat)
    CalonLowongan.objects.filter(pk=calon[0].pk).update(peringkat=1)
    CalonLowongan.objects.filter(pk=terpilih.pk).update(peringkat=9)
    putusan = calon_putuskan(
        lowongan_id=lowongan.pk, calon_id=terpilih.pk, alasan="Paling mengenal daerahnya.",
        pelaku=b.pelaku(prov.akun[Peran.PPK]),
    )  # fmt: skip
    assert putusan.melawan
    assert (putusan.peringkat, putusan.peringkat_terbaik) == (9, 1)
    assert CatatanAudit.objects.filter(tindakan="lowongan.putuskan_melawan").exists()
    with pytest.raises(LowonganDitolak) as ditolak:
        _terbitkan(prov, lowongan, tmt=b.hari_ini() - timedelta(days=1))
    assert "tmt" in ditolak.value.kesalahan
    kemarin = b.hari_ini() - timedelta(days=1)
    with pytest.raises(LowonganDitolak) as ditolak:
        _terbitkan(prov, lowongan, tanggal_sk=kemarin, tmt=b.hari_ini())
    assert "mendahului putusan PPK" in ditolak.value.kesalahan["tanggal_sk"]
    sk = _terbitkan(prov, lowongan)
    assert sk.pdf[:5] == b"%PDF-"
    umum = sk_umum(kode=sk.kode_tertulis.lower())
    assert umum
    assert umum.isi["nama"] == terpilih.nama
    assert terpilih.nip not in str(umum.isi)
    assert penempatan_laksanakan() == 1
    assert penempatan_laksanakan() == 0
    orang = Pegawai.objects.get(pk=terpilih.pegawai_id)
    assert (orang.jabatan_id, orang.unit) == (lowongan.jabatan_id, prov.unit["DINAS_A"])
    assert orang.unit_lft == prov.unit["DINAS_A"].lft
    baru = RiwayatJabatan.objects.get(pegawai=orang, jabatan=lowongan.jabatan)
    assert (baru.tmt_mulai, baru.unit_lft) == (sk.tmt, orang.unit_lft)
    assert Penempatan.objects.get().masa.lower == sk.tmt
    lowongan.refresh_from_db()
    assert lowongan.status == "TERISI"
    tempo = PantauPenempatan.objects.get(jenis="EVALUASI")
    selesai = pantau_catat(
        pantau_id=tempo.pk,
        hasil="SESUAI",
        catatan="Baik.",
        pelaku=b.pelaku(prov.akun[Peran.ANALIS_BKD]),
    )
    assert selesai.selesai_pada


def test_setiap_langkah_hukum_perlu_orang_kedua(dunia: Dunia, anggota: list[Pengguna]) -> None:
    prov = dunia.prov
    admin = b.pelaku(prov.akun[Peran.ADMIN_BKD])
    lowongan = b.buat(prov)
    langkah_jalankan(lowongan_id=lowongan.pk, langkah="ajukan", pelaku=admin)
    for langkah, alasan in (("buka", ""), ("kembalikan", "Belum lengkap.")):
        with pytest.raises(LowonganDitolak, match=ORANG_SAMA[:30]):
            langkah_jalankan(lowongan_id=lowongan.pk, langkah=langkah, pelaku=admin, alasan=alasan)
    # An account without a record is nobody's second person.
    kosong = Pengguna.objects.create_user(nip="1" * 18, nama="Tanpa Data", instansi=prov.instansi)
    with pytest.raises(LowonganDitolak, match="tidak tertaut"):
        langkah_jalankan(lowongan_id=lowongan.pk, langkah="buka", pelaku=b.pelaku(kosong))
    with pytest.raises(IntegrityError), transaction.atomic():
        Lowongan.objects.filter(pk=lowongan.pk).update(dibuka_oleh=admin.id)
    lain = b.orang_kedua(prov, Peran.ADMIN_BKD, 9502)
    with pytest.raises(LowonganDitolak, match="paling panjang 4000 huruf; yang ini 4001"):
        langkah_jalankan(
            lowongan_id=lowongan.pk, langkah="kembalikan", pelaku=b.pelaku(lain), alasan="x" * 4001
        )
    assert langkah_jalankan(
        lowongan_id=lowongan.pk, langkah="buka", pelaku=b.pelaku(lain)
    ).status == "DIBUKA"  # fmt: skip


def test_anggota_yang_berbenturan_tidak_ikut(dunia: Dunia, anggota: list[Pengguna]) -> None:
    """Declared oneself, or found among declared ties: either shuts out, and others are hidden
    until the own scores are sent."""
    prov = dunia.prov
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    calon = b.daftar_pendek(prov, lowongan, anggota)
    IkatanPegawai.objects.create(
        instansi=prov.instansi, unit_lft=1, pegawai=calon[0].pegawai, nip_lain=anggota[1].nip,
        nama_lain="Paman", jenis="DERAJAT_3",
    )  # fmt: skip
    lowongan = b.sidangkan(prov, lowongan)
    kursi = benturan_nyatakan(
        lowongan_id=lowongan.pk, benturan=False, uraian="", pelaku=b.pelaku(anggota[1])
    )
    assert "paman, bibi, atau keponakan" in kursi.terhalang
    with pytest.raises(LowonganDitolak, match="tidak ikut menilai"):
        suara_simpan(lowongan_id=lowongan.pk, nilai={}, kirim=True, pelaku=b.pelaku(anggota[1]))
    benturan_nyatakan(
        lowongan_id=lowongan.pk, benturan=False, uraian="", pelaku=b.pelaku(anggota[0])
    )
    with pytest.raises(LowonganDitolak, match="Belum semua anggota"):
        b.usulkan(lowongan, anggota[0], calon[:3])
    b.nilai_komite(lowongan, anggota[0])
    # The tie is declared after the scores: the chair, too, is now tied and proposes nothing.
    IkatanPegawai.objects.create(
        instansi=prov.instansi, unit_lft=1, nip_lain=calon[1].nip, nama_lain="Mitra",
        pegawai=Pegawai.objects.get(pengguna=anggota[0]), jenis="USAHA",
    )  # fmt: skip
    with pytest.raises(LowonganDitolak, match="hubungan"):
        b.usulkan(lowongan, anggota[0], calon[:3])
    assert KETUA_LAIN in usul_halangan(lowongan, anggota[0].pk)
    IkatanPegawai.objects.filter(jenis="USAHA").delete()
    # A tied member who never opened the sheet is not waited for, and is not asked to propose.
    KursiKomite.objects.filter(pengguna=anggota[1]).update(benturan=None, terhalang="")
    boleh = [
        peminta(satu)("GET", f"{V1}lowongan/{lowongan.pk}/").json()["boleh"] for satu in anggota
    ]
    assert boleh == [["usulkan"], []]
    assert b.usulkan(lowongan, anggota[0], calon[:3]).status == "DIUSULKAN"
    assert SuaraKomite.objects.filter(kursi__pengguna=anggota[1]).count() == 0


def test_nilai_anggota_lain_terlihat_sesudah_mengirim(
    dunia: Dunia, anggota: list[Pengguna]
) -> None:
    prov = dunia.prov
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    calon = b.daftar_pendek(prov, lowongan, anggota)
    lowongan = b.sidangkan(prov, lowongan)
    b.nilai_komite(lowongan, anggota[0])
    kedua = anggota[1]
    kedua.lingkup = lingkup_pilihan(pengguna_id=kedua.pk, hari=b.hari_ini()).aktif
    assert suara_terlihat(pengguna=kedua, lowongan=lowongan) == []
    b.nilai_komite(lowongan, kedua, awal=7000)
    assert len(suara_terlihat(pengguna=kedua, lowongan=lowongan)) == 2 * len(calon)
    analis = prov.akun[Peran.ANALIS_BKD]
    analis.lingkup = lingkup_pilihan(pengguna_id=analis.pk, hari=b.hari_ini()).aktif
    assert suara_terlihat(pengguna=analis, lowongan=lowongan) == []
    b.usulkan(lowongan, anggota[0], calon[:3])
    assert len(suara_terlihat(pengguna=analis, lowongan=lowongan)) == 2 * len(calon)
    assert CalonLowongan.objects.get(pk=calon[0].pk).nilai_komite == 7500


def test_anggota_yang_selalu_lebih_murah_ditandai(dunia: Dunia, anggota: list[Pengguna]) -> None:
    """Scores beside those of the others: by the exact test four of four above are no chance."""
    _, calon = _sampai_usulan(dunia.prov, anggota)
    auditor = dunia.prov.akun[Peran.AUDITOR]
    auditor.lingkup = lingkup_pilihan(pengguna_id=auditor.pk, hari=b.hari_ini()).aktif
    SuaraKomite.objects.update(nilai=8000)
    assert sidang_menyimpang(pengguna=auditor) == []
    SuaraKomite.objects.filter(kursi__pengguna=anggota[0]).update(nilai=8100)
    hasil = {satu.nama: satu for satu in sidang_menyimpang(pengguna=auditor)}
    ketua, lain = (hasil[k.nama] for k in KursiKomite.objects.order_by("-ketua"))
    assert (ketua.jumlah, ketua.tinggi, ketua.tanda) == (4, 4, 1)
    assert (lain.jumlah, lain.tinggi, lain.tanda) == (4, 0, -1)
    SuaraKomite.objects.filter(kursi__pengguna=anggota[1], calon__in=calon[:2]).update(nilai=8200)
    assert not any(satu.tanda for satu in sidang_menyimpang(pengguna=auditor))


def test_standar_digital_jabatan_ikut_menimbang(dunia: Dunia) -> None:
    """A post with a digital standard of its own is matched by it; who was not assessed has no
    match, and the weights say what counted."""
    prov = dunia.prov
    lowongan = b.buka(prov, b.buat(prov))
    StandarDigital.objects.create(
        instansi=prov.instansi, jabatan=lowongan.jabatan, berlaku_mulai=b.HARI,
        tingkat=[4, 4, 4, 4, 4],
    )  # fmt: skip
    orang = prov.pegawai["DINAS_B"][0]
    KeterampilanDigital.objects.create(
        instansi=prov.instansi, unit_lft=orang.unit_lft, pegawai=orang, tanggal=b.HARI,
        sumber="ASESMEN", informasi_dan_data=4, komunikasi_dan_kolaborasi=8, konten_digital=2,
        keamanan=4, pemecahan_masalah=3,
    )  # fmt: skip
    lowongan = b.nilai(prov, lowongan)
    assert lowongan.penilaian.isi["bobot"] == {"talenta": 9000, "teknis": 0, "digital": 1000}
    digital = dict(
        KelayakanPegawai.objects.filter(penilaian=lowongan.penilaian).values_list(
            "pegawai_id", "digital"
        )
    )
    assert digital.pop(orang.pk) == 8500
    assert set(digital.values()) == {-1}
    assert penilaian_ulang(penilaian=lowongan.penilaian) == []


def test_petugas_tidak_mengerjakan_diri_dan_kerabatnya(
    dunia: Dunia, anggota: list[Pengguna]
) -> None:
    prov = dunia.prov
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    analis = prov.akun[Peran.ANALIS_BKD]
    diri = Pegawai.objects.get(pengguna=analis)
    with pytest.raises(LowonganDitolak, match="Anda sendiri calon"):
        calon_tambah(lowongan_id=lowongan.pk, pegawai_id=diri.pk, pelaku=b.pelaku(analis))
    kerabat = prov.pegawai["DINAS_B"][0]
    IkatanPegawai.objects.create(
        instansi=prov.instansi, unit_lft=1, pegawai=diri, nip_lain=kerabat.nip,
        nama_lain=kerabat.nama, jenis="PASANGAN",
    )  # fmt: skip
    with pytest.raises(LowonganDitolak, match="hubungan keluarga"):
        calon_tambah(lowongan_id=lowongan.pk, pegawai_id=kerabat.pk, pelaku=b.pelaku(analis))
    assert not lowongan.calon.exists()


def test_dua_yang_menekan_bersamaan_mengisi_sekali(dunia: Dunia, anggota: list[Pengguna]) -> None:
    """Real threads with connections of their own: two PPK decide, then two workers place."""
    prov = dunia.prov
    lowongan, calon = _sampai_usulan(prov, anggota)
    lain = b.orang_kedua(prov, Peran.PPK, 9503)
    gagal = _serentak(
        [
            lambda p=p, c=c: calon_putuskan(  # type: ignore[misc]
                lowongan_id=lowongan.pk, calon_id=c.pk, alasan="Terbaik.", pelaku=b.pelaku(p)
            )
            for p, c in ((prov.akun[Peran.PPK], calon[1]), (lain, calon[2]))
        ]
    )
    assert [type(g) for g in gagal] == [LowonganDitolak]
    assert PutusanLowongan.objects.count() == 1
    assert CatatanAudit.objects.filter(tindakan__startswith="lowongan.putuskan").count() == 1
    sk = _terbitkan(prov, lowongan)
    hasil: list[bool] = []
    gagal = _serentak(
        [lambda: hasil.append(sk_berlakukan(sk_id=sk.pk, pelaku=Pelaku.sistem()))] * 2
    )
    assert gagal == []
    assert sorted(hasil) == [False, True]
    assert Penempatan.objects.count() == 1
    # Even past the services the database refuses a second person on the seat.
    satu, lainnya = Penempatan.objects.get(), b.buat(prov, "S2")
    with pytest.raises(IntegrityError), transaction.atomic():
        Penempatan.objects.create(
            instansi=prov.instansi, lowongan=lainnya, pegawai=prov.pegawai["AKAR"][0],
            jabatan=satu.jabatan, unit=satu.unit, manajerial=True, masa=satu.masa,
        )  # fmt: skip


def _serentak(kerja: list[Callable[[], Any]]) -> list[Exception]:
    """Do all at one moment; the faults."""
    mulai, gagal = Barrier(len(kerja)), []

    def jalankan(satu: Callable[[], Any]) -> None:
        try:
            mulai.wait()
            satu()
        except Exception as galat:
            gagal.append(galat)
        finally:
            connections.close_all()

    benang = [Thread(target=jalankan, args=[satu]) for satu in kerja]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join()
    return gagal


@pytest.mark.parametrize("langkah", ["Menyusun peringkat kecocokan", "Menutup penilaian"])
def test_penilaian_yang_terputus_tidak_meninggalkan_apa_pun(dunia: Dunia, langkah: str) -> None:
    prov = dunia.prov
    lowongan = b.buka(prov, b.buat(prov))

    def putus(**kini: Any) -> None:
        if kini["langkah"] == langkah:
            raise Dibatalkan

    with pytest.raises(Dibatalkan):
        penilaian_jalankan(
            lowongan_id=lowongan.pk, hari=b.HARI, pelaku=Pelaku.sistem(), lapor=putus
        )
    lowongan.refresh_from_db()
    assert lowongan.status == "DIBUKA"
    assert not PenilaianLowongan.objects.exists()
    assert not KelayakanPegawai.objects.exists()


def test_halangan_saat_sk_diterbitkan_dan_saat_berlaku(
    dunia: Dunia, anggota: list[Pengguna]
) -> None:
    """What became of the person since, and the window before an election, stand against it."""
    prov = dunia.prov
    lowongan, calon = _sampai_usulan(prov, anggota)
    ppk = b.pelaku(prov.akun[Peran.PPK])
    larangan = MasaLarangan.objects.create(
        instansi=prov.instansi, mulai=b.hari_ini(), sampai=b.hari_ini(), dasar="UU 10/2016 ps. 71"
    )
    putuskan = {"lowongan_id": lowongan.pk, "calon_id": calon[1].pk, "alasan": "Ya.", "pelaku": ppk}
    with pytest.raises(LowonganDitolak, match="masa larangan"):
        calon_putuskan(**putuskan)
    halaman = klien(prov.akun[Peran.PPK]).get(reverse("karir:lowongan_putusan", args=[lowongan.pk]))
    assert not halaman.context["boleh"]
    assert "masa larangan" in halaman.content.decode()
    izin_catat(
        lowongan_id=lowongan.pk, nomor="100.2/5/SJ", pelaku=b.pelaku(prov.akun[Peran.ADMIN_BKD])
    )
    calon_putuskan(**putuskan)
    larangan.delete()
    periksa = PemeriksaanBerjalan.objects.create(
        instansi=prov.instansi, unit_lft=1, pegawai=calon[1].pegawai, mulai=b.hari_ini(),
        dasar="Laporan",
    )  # fmt: skip
    with pytest.raises(LowonganDitolak, match="Pemeriksaan disiplin"):
        _terbitkan(prov, lowongan)
    periksa.delete()
    _terbitkan(prov, lowongan)
    Pegawai.objects.filter(pk=calon[1].pegawai_id).update(kedudukan_hukum="99")
    assert penempatan_laksanakan() == 0
    assert lowongan.langkah.filter(langkah="tunda", alasan__contains="Kedudukan hukum").exists()
    assert not Penempatan.objects.exists()


def test_yang_tidak_memenuhi_tidak_masuk_daftar_pendek(dunia: Dunia) -> None:
    prov = dunia.prov
    sasaran = prov.pegawai["DINAS_B"][0]
    Pegawai.objects.filter(pk=sasaran.pk).update(kedudukan_hukum="02")
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    assert KelayakanPegawai.objects.get(pegawai=sasaran).status == TIDAK
    with pytest.raises(LowonganDitolak, match="kedudukan hukum"):
        calon_tambah(
            lowongan_id=lowongan.pk, pegawai_id=sasaran.pk,
            pelaku=b.pelaku(prov.akun[Peran.ANALIS_BKD]),
        )  # fmt: skip
    # Nobody is on the shortlist: the page says so, and has no button that would be refused.
    halaman = klien(prov.akun[Peran.ANALIS_BKD]).get(
        reverse("karir:lowongan_rinci", args=[lowongan.pk])
    )
    assert "Sebelum diserahkan kepada komite: Daftar pendek masih kosong." in (
        halaman.content.decode()
    )
    assert "sidangkan" not in dict(halaman.context["tombol"])
    alamat = f"{V1}lowongan/{lowongan.pk}/"
    boleh = peminta(prov.akun[Peran.ANALIS_BKD])("GET", alamat).json()["boleh"]
    assert boleh == ["nilai"]
    Lowongan.objects.filter(pk=lowongan.pk).update(status="SIDANG")
    with pytest.raises(GalatPekerjaan):
        penilaian_jalankan(lowongan_id=lowongan.pk, hari=b.HARI, pelaku=Pelaku.sistem())


def test_atribut_terlindungi_tidak_mengubah_satu_angka_pun(dunia: Dunia) -> None:
    """Swap sex, name, religion and all that the profile holds of everybody: identical hashes."""
    prov = dunia.prov
    lowongan = b.buka(prov, b.buat(prov))
    satu = penilaian_jalankan(lowongan_id=lowongan.pk, hari=b.HARI, pelaku=Pelaku.sistem())
    Pegawai.objects.filter(instansi=prov.instansi).update(
        jenis_kelamin="F", nama="Lain", nama_kunci="LAIN",
        profil={"AGAMA ID": "7", "JENIS KAWIN ID": "3", "TEMPAT LAHIR NAMA": "Jauh"},
    )  # fmt: skip
    dua = penilaian_jalankan(lowongan_id=lowongan.pk, hari=b.HARI, pelaku=Pelaku.sistem())
    assert (satu.sidik_masukan, satu.sidik_hasil) == (dua.sidik_masukan, dua.sidik_hasil)
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE karir_kelayakanpegawai SET kecocokan = kecocokan + 1 WHERE penilaian_id = %s "
            "AND urutan = 1",
            [dua.pk],
        )
    assert penilaian_ulang(penilaian=dua) == [
        "Baris yang tersimpan berbeda dengan hasil hitung ulang."
    ]


def test_huruf_pada_isian_angka_disebut_dengan_jelas() -> None:
    assert SyaratForm({"usia": "lima puluh"}).errors["usia"] == ["Isi bilangan bulat."]


def test_tahun_yang_mustahil_ditolak_dengan_rentangnya() -> None:
    kata = "Isi tanggal dari tahun 1900 sampai 2100."
    for isi, tahun in (("0001-01-01", "0001"), ("2101-01-01", "2101")):
        assert SkForm({"tmt": isi}).errors["tmt"] == [f"Tahun {tahun} tidak masuk akal. {kata}"]
    assert "tmt" not in SkForm({"tmt": "2100-12-31"}).errors


@pytest.mark.parametrize("disalin", [5, 8])
def test_kotak_calon_yang_dikukuhkan_kemudian_berdiri_paling_depan(disalin: int) -> None:
    """Moved before the shortlist or after it: the confirmed box is first, the copied one named
    where it is another."""
    pindah = SimpleNamespace(kotak_baru=8, kotak_mesin=5, krs_baru=True)
    calon = SimpleNamespace(kotak=disalin, krs=False, peringkat=1, dikukuhkan=pindah)
    angka = SimpleNamespace(kecocokan=None, talenta=None, teknis=None, digital=None)
    teks = render_to_string(
        "karir/pengisian/_bagian/angka_calon.html", {"calon": calon, "angka": angka, "satu": None}
    )
    assert "<b>Kotak 8</b>" in teks
    assert "<b>Kotak 5</b>" not in teks
    assert "dikukuhkan komite dari kotak 5" in teks
    assert ("saat masuk daftar pendek: kotak 5" in teks) == (disalin == 5)


def test_tabel_langkah_utuh() -> None:
    """Every state but the first is reached, and every one but the last is left."""
    semua = set(Lowongan.Status.values)
    assert {s.ke for s in PERALIHAN.values() if s.ke} | {"DRAF"} == semua
    assert {d for s in PERALIHAN.values() for d in s.dari} == semua - {"TERISI", "BATAL"}
    assert "nilai" not in LANGSUNG
