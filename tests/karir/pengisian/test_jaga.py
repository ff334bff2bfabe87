"""What guards the filling of a post: one predikat, ranks beside the shortlist, a way back, votes
without ties, and blocks that are asked again."""

import hashlib
import json
import zlib
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from django.db import InternalError, OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from karir.mesin import waktu
from karir.models import (
    CalonLowongan,
    IkatanPegawai,
    KelayakanPegawai,
    KursiKomite,
    Lowongan,
    MasaLarangan,
    PantauPenempatan,
    SuaraKomite,
)
from karir.pengisian.alur import ORANG_SAMA, halangan, langkah_tersedia
from karir.pengisian.selectors.angka import angka_pengisian
from karir.pengisian.selectors.cocok import digital_kolom
from karir.pengisian.selectors.sk import sk_umum
from karir.pengisian.services import penempatan
from karir.pengisian.services.bahan import (
    Potongan,
    bahan_satu,
    orang_baca,
    potongan_beku,
    potongan_cair,
)
from karir.pengisian.services.calon import calon_hapus, komite_atur
from karir.pengisian.services.lowongan import LowonganDitolak, langkah_jalankan
from karir.pengisian.services.penempatan import pantau_catat, penempatan_laksanakan
from karir.pengisian.services.putusan import calon_putuskan, lebih_tinggi
from karir.pengisian.services.sidang import benturan_nyatakan
from karir.pengisian.services.sk import penempatan_halangan, sk_terbitkan
from karir.services import integritas
from kinerja.models import PenilaianTahunan, PenugasanPenilai
from kompetensi.digital.models import StandarDigital
from kompetensi.models import KeterampilanDigital
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Pegawai
from tests.akses.kinerja_lanjut import penilaian_serah
from tests.akses.pengisian import lowongan as lowongan_siap
from tests.api.bantu import peminta
from tests.fixtures.dunia import Daerah, Dunia
from tests.fixtures.klien import klien
from tests.karir.pengisian import bahan as b


@pytest.fixture
def prov(dunia: Dunia) -> Daerah:
    return dunia.prov


@pytest.fixture
def anggota(prov: Daerah) -> list[Pengguna]:
    """Chair and member; both of people who are no candidates."""
    return [prov.akun[Peran.KOMITE], b.orang_kedua(prov, Peran.KOMITE, 9501)]


@pytest.fixture
def usulan(prov: Daerah, anggota: list[Pengguna]) -> tuple[Lowongan, list[CalonLowongan]]:
    """A vacancy whose three were proposed."""
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    calon = b.daftar_pendek(prov, lowongan, anggota)
    lowongan = b.sidangkan(prov, lowongan)
    for satu in anggota:
        b.nilai_komite(lowongan, satu)
    return b.usulkan(lowongan, anggota[0], calon[1:4]), calon


def _putuskan(prov: Daerah, calon: CalonLowongan) -> Any:
    return calon_putuskan(
        lowongan_id=calon.lowongan_id, calon_id=calon.pk, alasan="Paling sesuai.",
        pelaku=b.pelaku(prov.akun[Peran.PPK]),
    )  # fmt: skip


def _terbitkan(prov: Daerah, lowongan: Lowongan, tmt: date | None = None) -> Any:
    return sk_terbitkan(
        lowongan_id=lowongan.pk, nomor="821/18/BKD/2026", tanggal_sk=b.hari_ini(),
        tmt=tmt or b.hari_ini(), dasar_hukum="UU 20/2023",
        pelaku=b.pelaku(prov.akun[Peran.ADMIN_BKD]),
    )  # fmt: skip


def _ikatan(orang: Pegawai, kepada: Pengguna, **lain: Any) -> IkatanPegawai:
    satu: IkatanPegawai = IkatanPegawai.objects.create(
        instansi_id=orang.instansi_id, unit_lft=orang.unit_lft, pegawai=orang,
        nip_lain=kepada.nip, nama_lain=kepada.nama, jenis="DERAJAT_2", **lain,
    )  # fmt: skip
    return satu


def test_predikat_portal_mendahului_berkas(prov: Daerah) -> None:
    lowongan = b.buat(prov)
    orang, atas = prov.pegawai["BIDANG_A"][0], prov.pegawai["AKAR"]

    def dibaca() -> tuple[int, int, int]:
        o = bahan_satu(lowongan=lowongan, pegawai_id=orang.pk, hari=b.HARI).orang
        return int(o.predikat_1[0]), int(o.predikat_2[0]), int(o.masuk[0])

    berkas = dibaca()
    assert waktu.tanggal(berkas[2]).year == int(orang.nip[8:12])
    penilaian = penilaian_serah(prov, orang, *atas[:2])
    milik = PenilaianTahunan.objects.filter(pk=penilaian.pk)
    milik.update(rating_hasil="DI_BAWAH", predikat="BUTUH_PERBAIKAN")
    assert dibaca() == berkas
    milik.update(status="FINAL", final_pada=timezone.now())
    assert dibaca() == (berkas[0] - 1, *berkas[1:])


def test_penilai_dihitung_sekali_dan_dari_portal(prov: Daerah) -> None:
    """What a person set stands before the structure; who set the predikat here before both."""
    orang, atas = prov.pegawai["BIDANG_A"][0], prov.pegawai["AKAR"]
    PenugasanPenilai.objects.filter(pegawai=orang).delete()
    for penilai, dasar in zip(atas[:2], ("KOREKSI", "STRUKTUR"), strict=True):
        PenugasanPenilai.objects.create(
            instansi=prov.instansi, unit_lft=orang.unit_lft, pegawai=orang, penilai=penilai,
            dasar=dasar, mulai=date(2025, 1, 1), alasan="Uji.",
        )  # fmt: skip

    def baris() -> dict[str, int]:
        with connection.cursor() as kursor:
            kursor.execute(integritas._PENILAI, [prov.instansi.pk, 2025, 1])
            return {nama: jumlah for nama, jumlah, _ in kursor.fetchall()}

    semula = baris()
    assert semula[atas[0].nama] == 1
    assert atas[1].nama not in semula
    penilaian = penilaian_serah(prov, orang, atas[1], atas[0])
    PenilaianTahunan.objects.filter(pk=penilaian.pk).update(
        status="FINAL", final_pada=timezone.now()
    )
    kini = baris()
    assert kini[atas[1].nama] == 1
    assert sum(kini.values()) == sum(semula.values())


def test_yang_lebih_tinggi_di_luar_daftar_pendek_ikut_dihitung(
    prov: Daerah, usulan: tuple[Lowongan, list[CalonLowongan]]
) -> None:
    lowongan, calon = usulan
    semua = KelayakanPegawai.objects.filter(penilaian_id=lowongan.penilaian_id)
    semua.update(peringkat=0)
    for ke, satu in enumerate(calon):
        CalonLowongan.objects.filter(pk=satu.pk).update(peringkat=4 if ke == 1 else 10 + ke)
    calon[1].refresh_from_db()
    assert lebih_tinggi(calon[1]).jumlah == 0
    luar = [k.pegawai_id for k in semua.exclude(pegawai__in=[c.pegawai for c in calon])[:2]]
    semua.filter(pegawai_id=luar[0]).update(peringkat=2, status=1)
    semua.filter(pegawai_id=luar[1]).update(peringkat=3, status=2)
    putusan = _putuskan(prov, calon[1])
    assert (putusan.melawan, putusan.peringkat_terbaik) == (True, 2)


def test_putusan_dibatalkan_dua_orang_sebelum_berlaku(
    prov: Daerah, usulan: tuple[Lowongan, list[CalonLowongan]]
) -> None:
    lowongan, calon = usulan
    _putuskan(prov, calon[1])
    sk = _terbitkan(prov, lowongan)
    admin, ppk = prov.akun[Peran.ADMIN_BKD], prov.akun[Peran.PPK]
    batal: dict[str, Any] = {
        "lowongan_id": lowongan.pk,
        "langkah": "batalkan_putusan",
        "pelaku": b.pelaku(ppk),
    }
    with pytest.raises(LowonganDitolak, match="diminta lebih dahulu"):
        langkah_jalankan(**batal, alasan="Keliru.")
    minta = langkah_jalankan(
        lowongan_id=lowongan.pk, langkah="minta_batal", alasan="NIP pada SK keliru.",
        pelaku=b.pelaku(admin),
    )  # fmt: skip
    assert minta.status == "TERBIT"
    assert halangan(minta, "batalkan_putusan", admin.pk) == ORANG_SAMA
    ppk.lingkup = lingkup_pilihan(pengguna_id=ppk.pk, hari=b.hari_ini()).aktif
    assert langkah_tersedia(minta, ppk) == ["batalkan_putusan"]
    with pytest.raises(LowonganDitolak, match="Tulis alasannya"):
        langkah_jalankan(**batal, alasan=" ")
    assert langkah_jalankan(**batal, alasan="SK memuat orang yang keliru.").status == "BATAL"
    assert penempatan_laksanakan() == 0
    umum = sk_umum(kode=sk.kode)
    assert umum
    assert (umum.dicabut, umum.berlaku) == (True, False)
    assert angka_pengisian(pengguna=ppk, tahun=None, hari=b.hari_ini()).seluruh.terisi == 0
    assert b.buat(prov).status == "DRAF"


def test_ditarik_dari_komite_mulai_dari_awal(prov: Daerah, anggota: list[Pengguna]) -> None:
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    calon = b.daftar_pendek(prov, lowongan, anggota)
    b.sidangkan(prov, lowongan)
    b.nilai_komite(lowongan, anggota[0])
    siapa: dict[str, Any] = {"lowongan_id": lowongan.pk, "pelaku": b.pelaku(anggota[1])}
    benturan_nyatakan(**siapa, benturan=True, uraian="Teman dekat seorang calon.")
    with pytest.raises(LowonganDitolak, match="sampai lowongan ini selesai"):
        benturan_nyatakan(**siapa, benturan=False, uraian="")
    langkah_jalankan(
        lowongan_id=lowongan.pk, langkah="tarik_sidang", alasan="Ketua cuti.",
        pelaku=b.pelaku(prov.akun[Peran.ADMIN_BKD]),
    )  # fmt: skip
    assert not SuaraKomite.objects.exists()
    kursi = {k.pengguna_id: k for k in KursiKomite.objects.all()}
    assert (kursi[anggota[0].pk].benturan, kursi[anggota[0].pk].dikirim_pada) == (None, None)
    assert kursi[anggota[1].pk].benturan
    analis = b.pelaku(prov.akun[Peran.ANALIS_BKD])
    calon_hapus(lowongan_id=lowongan.pk, calon_id=calon[0].pk, alasan="Mundur.", pelaku=analis)
    ketiga = b.orang_kedua(prov, Peran.KOMITE, 9504)
    sisa = komite_atur(
        lowongan_id=lowongan.pk, anggota=[anggota[1].pk, ketiga.pk], ketua=ketiga.pk, pelaku=analis
    )
    assert {k.pengguna_id for k in sisa} == {anggota[1].pk, ketiga.pk}


def test_nilai_anggota_yang_terikat_tidak_dihitung(prov: Daerah, anggota: list[Pengguna]) -> None:
    """The tie came to light after the scores, and was ended after the vacancy was opened."""
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    calon = b.daftar_pendek(prov, lowongan, anggota)
    b.sidangkan(prov, lowongan)
    for satu, awal in zip(anggota, (9000, 5000), strict=True):
        b.nilai_komite(lowongan, satu, awal=awal)
    dibuka = Lowongan.objects.get(pk=lowongan.pk).dibuka_pada
    assert dibuka
    _ikatan(calon[1].pegawai, anggota[0], berakhir_pada=dibuka - timedelta(days=1))
    _ikatan(calon[0].pegawai, anggota[1], berakhir_pada=timezone.now())
    b.usulkan(lowongan, anggota[0], calon[:3])
    teratas = CalonLowongan.objects.get(pk=calon[0].pk)
    assert (teratas.nilai_komite, teratas.penilai) == (9000, 1)
    kursi = KursiKomite.objects.get(pengguna=anggota[1])
    assert kursi.terhalang
    assert kursi.dikirim_pada is None


def test_larangan_ditanya_pada_tmt_dan_saat_berlaku(
    prov: Daerah, usulan: tuple[Lowongan, list[CalonLowongan]]
) -> None:
    lowongan, calon = usulan
    _putuskan(prov, calon[1])
    nanti = b.hari_ini() + timedelta(days=9)
    masa = {"instansi": prov.instansi, "dasar": "UU 10/2016 ps. 71"}
    larangan = MasaLarangan.objects.create(mulai=nanti, sampai=nanti, **masa)
    with pytest.raises(LowonganDitolak, match="masa larangan"):
        _terbitkan(prov, lowongan, tmt=nanti)
    larangan.delete()
    _terbitkan(prov, lowongan)
    MasaLarangan.objects.create(mulai=b.hari_ini(), sampai=nanti, **masa)
    assert penempatan_laksanakan() == 0
    assert lowongan.langkah.filter(langkah="tunda", alasan__contains="masa larangan").exists()


def test_usia_ditanya_lagi_pada_tmt(prov: Daerah) -> None:
    lowongan = b.buat(prov)
    lowongan.syarat = lowongan.syarat | {"usia": 20}
    ada = penempatan_halangan(lowongan, prov.pegawai["DINAS_B"][0].pk, b.hari_ini())
    assert [satu.split(":")[0] for satu in ada] == ["Usia"]


def test_satu_sk_yang_gagal_tidak_menahan_yang_lain(
    prov: Daerah,
    usulan: tuple[Lowongan, list[CalonLowongan]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And the one who was placed does not judge the own placement."""
    lowongan, calon = usulan
    _putuskan(prov, calon[1])
    _terbitkan(prov, lowongan)

    def rusak(**_: Any) -> None:
        raise RuntimeError

    def putus(**_: Any) -> None:
        raise OperationalError

    with monkeypatch.context() as m:
        for palsu, galat in ((rusak, RuntimeError), (putus, OperationalError)):
            m.setattr(penempatan, "jabatan_pindahkan", palsu)
            with pytest.raises(galat):
                penempatan_laksanakan()
    assert penempatan_laksanakan() == 1
    analis = prov.akun[Peran.ANALIS_BKD]
    _ikatan(calon[1].pegawai, analis)
    catatan: dict[str, Any] = {
        "pantau_id": PantauPenempatan.objects.get(jenis="EVALUASI").pk, "hasil": "SESUAI",
        "catatan": "Baik.",
    }  # fmt: skip
    with pytest.raises(LowonganDitolak, match="kerabat Anda"):
        pantau_catat(**catatan, pelaku=b.pelaku(analis))
    assert pantau_catat(**catatan, pelaku=b.pelaku(prov.akun[Peran.ADMIN_BKD])).selesai_pada


def test_sk_yang_ditolak_basis_data_tidak_menahan_sk_lain(
    prov: Daerah,
    usulan: tuple[Lowongan, list[CalonLowongan]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One decree meets a guard of the database or a fault of ours: the others are worked, then it
    is said."""
    lowongan, calon = usulan
    _putuskan(prov, calon[1])
    _terbitkan(prov, lowongan)
    lowongan_siap(prov, "TERBIT")
    for galat in (InternalError, KeyError):
        dicoba: list[int] = []

        def palsu(
            *, sk_id: int, pelaku: Any, galat: Any = galat, dicoba: list[int] = dicoba
        ) -> bool:
            dicoba.append(sk_id)
            if len(dicoba) == 1:
                raise galat
            return True

        monkeypatch.setattr(penempatan, "sk_berlakukan", palsu)
        with pytest.raises(galat):
            penempatan_laksanakan()
        assert len(set(dicoba)) == 2


def _menunggu(akun: Pengguna) -> int:
    """What the home page counts of vacancies, which is what its list shows."""
    k = klien(akun)
    ada = [t for t in k.get("/").context["tugas"] if "menunggu=saya" in t.url]
    daftar = k.get(f"{reverse('karir:lowongan')}?menunggu=saya").context["halaman"].baris
    assert [t.jumlah for t in ada] == ([len(daftar)] if daftar else [])
    return len(daftar)


def _sk_disembunyikan(akun: Pengguna, lowongan: Lowongan) -> None:
    """Who is tied to a candidate reads why instead of a form, and what is sent is refused."""
    k, url = klien(akun), reverse("karir:lowongan_sk", args=[lowongan.pk])
    hari = b.hari_ini().isoformat()
    isi = {"nomor": "821/1", "tanggal_sk": hari, "tmt": hari, "dasar_hukum": "UU 20/2023"}
    for jawaban, status in ((k.get(url), 200), (k.post(url, isi), 422)):
        teks = jawaban.content.decode()
        assert jawaban.status_code == status
        assert "Petugas lain yang mengerjakannya" in teks
        assert 'name="nomor"' not in teks
    lowongan.refresh_from_db()
    assert lowongan.status == Lowongan.Status.DIPUTUS


def test_beranda_menyebut_lowongan_yang_menunggu(prov: Daerah, anggota: list[Pengguna]) -> None:
    """A member until the scores are sent, the chair until the proposal, the PPK until the decision,
    Admin BKD until the decree; nobody who is tied to a candidate, and nobody waits for such."""
    ppk, admin = prov.akun[Peran.PPK], prov.akun[Peran.ADMIN_BKD]
    lowongan = b.nilai(prov, b.buka(prov, b.buat(prov)))
    calon = b.daftar_pendek(prov, lowongan, anggota)
    assert [_menunggu(satu) for satu in (*anggota, ppk, admin)] == [0, 0, 0, 0]
    lowongan = b.sidangkan(prov, lowongan)
    assert [_menunggu(satu) for satu in (*anggota, ppk, admin)] == [1, 1, 0, 0]
    b.nilai_komite(lowongan, anggota[0])
    assert [_menunggu(satu) for satu in anggota] == [0, 1]
    terikat = _ikatan(calon[0].pegawai, anggota[1])
    assert [_menunggu(satu) for satu in anggota] == [1, 0]
    terikat.delete()
    b.nilai_komite(lowongan, anggota[1])
    assert [_menunggu(satu) for satu in anggota] == [1, 0]
    terikat = _ikatan(calon[0].pegawai, anggota[0])
    assert [_menunggu(satu) for satu in anggota] == [0, 0]
    terikat.delete()
    b.usulkan(lowongan, anggota[0], calon[1:4])
    assert [_menunggu(satu) for satu in (*anggota, ppk, admin)] == [0, 0, 1, 0]
    _putuskan(prov, calon[1])
    assert [_menunggu(satu) for satu in (ppk, admin)] == [0, 1]
    terikat = _ikatan(calon[0].pegawai, admin)
    assert _menunggu(admin) == 0
    _sk_disembunyikan(admin, lowongan)
    terikat.delete()
    _terbitkan(prov, lowongan)
    assert _menunggu(admin) == 0


def test_syarat_lewat_api_menyebut_revisi_yang_dibaca(prov: Daerah) -> None:
    """Beside the entity tag, so that nothing comes in between the check of it and the writing."""
    minta = peminta(prov.akun[Peran.ANALIS_BKD])
    alamat = reverse("api_karir:lowongan_syarat", kwargs={"pk": b.buat(prov).pk})
    baca = minta("GET", alamat)
    isi = baca.json()
    ubah = {
        "syarat": isi["syarat"] | {"usia": 57}, "bobot": isi["bobot"], "alasan": "Jabatan berat.",
        "revisi": isi["revisi"] - 1,
    }  # fmt: skip
    basi = minta("PUT", alamat, ubah, If_Match=baca.headers["ETag"])
    assert basi.status_code == 409
    assert "diubah orang lain" in basi.json()["detail"]
    kini = minta("PUT", alamat, ubah | {"revisi": isi["revisi"]}, If_Match=baca.headers["ETag"])
    assert kini.status_code == 200, kini.json()
    assert (kini.json()["syarat"]["usia"], kini.json()["revisi"]) == (57, isi["revisi"] + 1)


def test_masukan_beku_lama_tanpa_hari_masuk(prov: Daerah) -> None:
    """Judgements frozen before that column was read: absent is unknown, as it was to them."""
    kosong = np.zeros(1, np.int64)
    bahan = bahan_satu(lowongan=b.buat(prov), pegawai_id=prov.pegawai["DINAS_B"][0].pk, hari=b.HARI)
    satu = Potongan(bahan=bahan, talenta=kosong, teknis=kosong, digital=kosong)
    beku, _ = potongan_beku(satu)
    kepala, _, isi = zlib.decompress(beku).partition(b"\n")
    letak = [nama for nama, _ in json.loads(kepala)].index("orang.masuk")
    awal = 8 * sum(banyak for _, banyak in json.loads(kepala)[:letak])
    susut = [pasang for pasang in json.loads(kepala) if pasang[0] != "orang.masuk"]
    lama = b"\n".join((json.dumps(susut).encode(), isi[:awal] + isi[awal + 8 :]))
    cair, tanda = potongan_cair(zlib.compress(lama))
    assert cair.bahan.orang.masuk.tolist() == [waktu.KOSONG]
    assert cair.bahan.orang.lahir.tolist() == bahan.orang.lahir.tolist()
    assert tanda == hashlib.sha256(lama).digest()


def test_tingkat_digital_yang_kedaluwarsa_tidak_dibaca(prov: Daerah) -> None:
    lowongan, orang = b.buat(prov), prov.pegawai["DINAS_B"][0]
    StandarDigital.objects.create(
        instansi=prov.instansi, jabatan=lowongan.jabatan, berlaku_mulai=b.HARI,
        tingkat=[4, 4, 4, 4, 4],
    )  # fmt: skip
    KeterampilanDigital.objects.create(
        instansi=prov.instansi, unit_lft=orang.unit_lft, pegawai=orang,
        tanggal=b.HARI.replace(year=b.HARI.year - 9), sumber="ASESMEN", informasi_dan_data=4,
        komunikasi_dan_kolaborasi=4, konten_digital=4, keamanan=4, pemecahan_masalah=4,
    )  # fmt: skip
    semua = orang_baca(instansi_id=prov.instansi.pk)
    kolom = digital_kolom(jabatan=lowongan.jabatan, orang=semua, hari=b.HARI)
    assert kolom is not None
    assert set(kolom.tolist()) == {-1}
