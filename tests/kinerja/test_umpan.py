"""Feedback: who may say what to whom, and that what was said without a name leads to nobody."""

from datetime import date, timedelta
from typing import Any

import pghistory.models
import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kinerja.models import (
    KunciUmpan,
    PembukaanKembali,
    PenugasanPenilai,
    PeriodeTinjauan,
    PermintaanUmpan,
    Skp,
    TahunKinerja,
    TandaUmpan,
    UmpanBalik,
    UmpanNama,
    UmpanTerbit,
    UmpanTertutup,
)
from kinerja.services.umpan_tutup import kelompokkan, umpan_tutup, umpan_tutup_semua
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pemberitahuan
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Daerah, Dunia
from tests.fixtures.klien import klien

SAYA = "/kinerja/umpan-balik/"
BERI, MINTA = f"{SAYA}beri/", f"{SAYA}minta/"
PENULIS = (Peran.ASN, Peran.AUDITOR, Peran.PPK, Peran.KOMITE)


def periode_buka(daerah: Daerah) -> PeriodeTinjauan:
    """An open period around today."""
    hari = timezone.localdate()
    tahun = TahunKinerja.objects.create(
        instansi=daerah.instansi,
        tahun=hari.year,
        jenis_periodik="TRIWULANAN",
        batas_rencana=date(hari.year, 1, 31),
        batas_akhir=date(hari.year + 1, 1, 10),
        status="DIBUKA",
    )
    return PeriodeTinjauan.objects.create(
        instansi=daerah.instansi,
        tahun_kinerja=tahun,
        nomor=1,
        nama="Periode uji",
        mulai=hari - timedelta(days=20),
        selesai=hari + timedelta(days=20),
        batas=hari + timedelta(days=30),
        status="DIBUKA",
    )


@pytest.fixture
def periode(dunia: Dunia) -> PeriodeTinjauan:
    return periode_buka(dunia.prov)


@pytest.fixture
def sasaran(dunia: Dunia) -> Pegawai:
    """A colleague of everybody who has an account."""
    return dunia.prov.pegawai["DINAS_A"][0]


def _isi(sasaran: Pegawai, **ganti: str) -> dict[str, Any]:
    return {
        "kepada": sasaran.pk,
        "cara": "TANPA",
        "nilai_KOLABORATIF": "DI_ATAS",
        "isi": "Membantu tim lain.",
        **ganti,
    }


def _kirim(dunia: Dunia, peran: Peran, sasaran: Pegawai, **ganti: str) -> Any:
    return klien(dunia.prov.akun[peran]).post(BERI, _isi(sasaran, **ganti))


def _menilai(dunia: Dunia, peran: Peran, siapa: Pegawai, dasar: str = "STRUKTUR") -> Pegawai:
    penilai: Pegawai = Pegawai.objects.get(pengguna=dunia.prov.akun[peran])
    PenugasanPenilai.objects.create(
        instansi=dunia.prov.instansi,
        unit_lft=siapa.unit_lft,
        pegawai=siapa,
        penilai=penilai,
        dasar=dasar,
        mulai=date(2026, 1, 1),
        alasan="" if dasar == "STRUKTUR" else "Ketua tim",
    )
    return penilai


def _berakhir(periode: PeriodeTinjauan) -> None:
    PeriodeTinjauan.objects.filter(pk=periode.pk).update(selesai=timezone.localdate())


def test_terbit_diacak_dari_tiga_dan_kuncinya_musnah(
    dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai
) -> None:
    lain = dunia.prov.pegawai["DINAS_A"][1]
    for nomor, peran in enumerate(PENULIS):
        assert _kirim(dunia, peran, sasaran, isi=f"Jawaban {nomor}").status_code == 302
    for peran in PENULIS[:2]:
        assert _kirim(dunia, peran, lain, isi="Terlalu sedikit").status_code == 302
    assert UmpanTertutup.objects.count() == 6
    assert not UmpanTerbit.objects.exists()
    assert umpan_tutup_semua() == 0
    _berakhir(periode)
    assert umpan_tutup_semua() == 1
    assert sorted(UmpanTerbit.objects.values_list("isi", flat=True)) == [
        "Jawaban 0", "Jawaban 1", "Jawaban 2", "Jawaban 3",
    ]  # fmt: skip
    assert not UmpanTertutup.objects.exists()
    assert not TandaUmpan.objects.exists()
    kunci = KunciUmpan.objects.get()
    assert bytes(kunci.kunci_sandi) == b""
    assert kunci.dimusnahkan_pada is not None
    assert umpan_tutup(periode_id=periode.pk, hari=timezone.localdate()) == 0
    audit = CatatanAudit.objects.get(tindakan="kinerja.umpan_tutup")
    assert audit.rincian == {"terbit": 4, "ditahan": 2, "minimal": 3}


def test_satu_jawaban_bagi_seorang_penulis(
    dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai
) -> None:
    assert _kirim(dunia, Peran.ASN, sasaran).status_code == 302
    lagi = _kirim(dunia, Peran.ASN, sasaran, isi="Sekali lagi")
    assert lagi.status_code == 422
    assert "sudah memberi umpan balik tanpa nama" in lagi.content.decode()
    assert "Sekali lagi" in lagi.content.decode()
    assert UmpanTertutup.objects.count() == 1
    halaman = klien(dunia.prov.akun[Peran.ASN]).get(BERI).content.decode()
    assert "Sudah Anda jawab tanpa nama" in halaman
    assert "Sudah Anda jawab" not in klien(dunia.prov.akun[Peran.PPK]).get(BERI).content.decode()


def _semua_teks() -> str:
    """Every row of every table that anybody can read, as text, but accounts and sessions."""
    luar = {"akun_sesi", "django_session", "akun_pengguna"}
    potong = []
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind IN ('r', 'p') AND NOT relispartition"
        )
        for (tabel,) in kursor.fetchall():
            if tabel not in luar:
                kursor.execute(f'SELECT t::text FROM "{tabel}" t')
                potong += [f"{tabel}: {baris}" for (baris,) in kursor.fetchall()]
    return "\n".join(sorted(potong))


def test_tidak_berbekas_selain_jawaban_dan_sidik(
    dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai
) -> None:
    """What the whole database gains by one answer: the answer, a hash, once a key. No audit, no
    message, no history, no context, no look, whoever wrote it."""
    penulis_web = klien(dunia.prov.akun[Peran.ASN])
    _kirim(dunia, Peran.KOMITE, sasaran)
    sebelum = set(_semua_teks().splitlines())
    konteks = pghistory.models.Context.objects.count()
    audit, kabar = CatatanAudit.objects.count(), Pemberitahuan.objects.count()
    penulis_web.post(BERI, _isi(sasaran, isi="Kalimat saya sendiri"))
    baru = set(_semua_teks().splitlines()) - sebelum
    assert {satu.split(":")[0] for satu in baru} == {
        "kinerja_umpantertutup", "kinerja_tandaumpan",
    }  # fmt: skip
    assert pghistory.models.Context.objects.count() == konteks
    assert (CatatanAudit.objects.count(), Pemberitahuan.objects.count()) == (audit, kabar)
    akun = dunia.prov.akun[Peran.ASN]
    penulis = Pegawai.objects.get(pengguna=akun)
    for satu in baru:
        kata = satu.replace("(", ",").replace(")", ",").split(",")
        assert not {str(akun.pk), str(penulis.pk), penulis.nip, penulis.nama} & set(kata[1:]) - {
            str(sasaran.pk), str(periode.pk),
        }  # fmt: skip


def test_urutan_transaksi_dan_waktu_tidak_menunjuk_penulis(
    dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai
) -> None:
    """Each answer has all of the person's written anew: one transaction, new keys, any order."""
    urutan = set()
    kunci_lama: set[Any] = set()
    for nomor, peran in enumerate(PENULIS):
        _kirim(dunia, peran, sasaran, isi=f"{nomor}")
        kunci = set(UmpanTertutup.objects.values_list("pk", flat=True))
        with connection.cursor() as kursor:
            kursor.execute("SELECT count(DISTINCT xmin::text) FROM kinerja_umpantertutup")
            assert kursor.fetchone() == (1,)
        assert len(kunci) == nomor + 1
        assert not kunci & kunci_lama
        kunci_lama = kunci
    for _ in range(10):
        with transaction.atomic():
            titik = transaction.savepoint()
            _kirim(dunia, Peran.ANALIS_BKD, sasaran, isi="4")
            with connection.cursor() as kursor:
                kursor.execute(
                    "SELECT string_agg(isi, '' ORDER BY ctid) FROM kinerja_umpantertutup"
                )
                urutan.add(kursor.fetchone()[0])
            transaction.savepoint_rollback(titik)
    assert len(urutan) > 3, "always in the order of writing"
    kolom = {b.name for b in (*UmpanTertutup._meta.fields, *UmpanTerbit._meta.fields)}
    assert not kolom & {"pada", "dibuat_pada", "pemberi", "oleh", "pengguna", "pelaku"}
    tipe = {type(b).__name__ for b in (*UmpanTertutup._meta.fields, *UmpanTerbit._meta.fields)}
    assert not {t for t in tipe if "Date" in t or "Time" in t or "Auto" in t}


def test_yang_terbit_satu_transaksi_dan_teracak(
    dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai
) -> None:
    for nomor, peran in enumerate(PENULIS):
        _kirim(dunia, peran, sasaran, isi=f"{nomor}")
    urutan = set()
    for _ in range(10):
        titik = transaction.savepoint()
        umpan_tutup(periode_id=periode.pk, hari=timezone.localdate())
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT string_agg(isi, '' ORDER BY ctid), count(DISTINCT xmin::text) "
                "FROM kinerja_umpanterbit"
            )
            susunan, transaksi = kursor.fetchone()
        assert transaksi == 1
        urutan.add(susunan)
        transaction.savepoint_rollback(titik)
    assert len(urutan) > 3


def test_tanpa_kunci_sidik_tidak_dapat_dihitung(
    dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai
) -> None:
    """The key lies encrypted with the portal's own; a copy of the database alone is of no use."""
    _kirim(dunia, Peran.ASN, sasaran)
    from kinerja.services.umpan import _sidik
    from talenta.inti.sandi_data import buka

    sandi = bytes(KunciUmpan.objects.get().kunci_sandi)
    penulis = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])
    tanda = bytes(TandaUmpan.objects.get().sidik)
    assert _sidik(bytes.fromhex(buka(sandi)), periode.pk, sasaran.pk, penulis.pk) == tanda
    assert _sidik(sandi, periode.pk, sasaran.pk, penulis.pk) != tanda
    assert _sidik(b"", periode.pk, sasaran.pk, penulis.pk) != tanda


@pytest.mark.parametrize("peran", ["talenta_web", "talenta_diri"])
@pytest.mark.parametrize("tabel", ["umpantertutup", "tandaumpan", "kunciumpan"])
def test_web_tidak_membaca_yang_tertutup(db: None, peran: str, tabel: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT has_table_privilege(%s, %s, 'SELECT, INSERT, UPDATE, DELETE')",
            [peran, f"kinerja_{tabel}"],
        )
        assert kursor.fetchone() == (False,)


def test_yang_ditutup_tidak_menerima_lagi(
    dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai
) -> None:
    _kirim(dunia, Peran.ASN, sasaran)
    PeriodeTinjauan.objects.filter(pk=periode.pk).update(
        status="DITUTUP", ditutup_pada=timezone.now()
    )
    assert _kirim(dunia, Peran.PPK, sasaran).status_code == 422
    assert umpan_tutup_semua() == 1
    # Opened again, it takes names only: whose answer it was is not known any more.
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    PembukaanKembali.objects.create(
        instansi=periode.instansi, tahun_kinerja=periode.tahun_kinerja, periode=periode,
        alasan="Uji", batas_baru=periode.batas, diusulkan_oleh=dunia.prov.akun[Peran.PPK],
        keputusan="DISETUJUI", diputus_oleh=admin, diputus_pada=timezone.now(),
    )  # fmt: skip
    PeriodeTinjauan.objects.filter(pk=periode.pk).update(status="DIBUKA_KEMBALI")
    jawaban = _kirim(dunia, Peran.PPK, sasaran)
    assert "sudah ditutup" in jawaban.content.decode()
    assert not UmpanTertutup.objects.exists()


def test_pimpinan_selalu_bernama(dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai) -> None:
    penilai = _menilai(dunia, Peran.ATASAN, sasaran)
    tolak = _kirim(dunia, Peran.ATASAN, sasaran)
    assert tolak.status_code == 422
    assert "Anda memberi umpan balik dengan nama" in tolak.content.decode()
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('app.pegawai', %s, true), set_config('app.ins', %s, true)",
            [str(penilai.pk), str(dunia.prov.instansi.pk)],
        )
        kursor.execute(
            "SELECT kinerja_umpan_anonim(%s, %s, 'x', '{}', 'x')", [periode.pk, sasaran.pk]
        )
        assert kursor.fetchone() == ("BUKAN",)
    isi = {"kepada": sasaran.pk, "cara": "NAMA", "isi": "Laporan tepat waktu."}
    assert klien(dunia.prov.akun[Peran.ATASAN]).post(BERI, isi).status_code == 302
    satu = UmpanNama.objects.get()
    assert (satu.hubungan, satu.pemberi, satu.penilai) == ("ATASAN", penilai, penilai)


def test_bernama_terbaca_seketika_oleh_orangnya_dan_penilainya_saja(
    dunia: Dunia, periode: PeriodeTinjauan
) -> None:
    saya = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])
    _menilai(dunia, Peran.ATASAN, saya)
    isi = {"kepada": saya.pk, "cara": "NAMA", "isi": "Rapat dipimpin dengan baik."}
    assert klien(dunia.prov.akun[Peran.PPK]).post(BERI, isi).status_code == 302
    assert "Rapat dipimpin" in klien(dunia.prov.akun[Peran.ASN]).get(SAYA).content.decode()
    assert Pemberitahuan.objects.filter(pengguna_id=dunia.prov.akun[Peran.ASN].pk).count() == 1
    alamat = f"/kinerja/umpan-balik/pegawai/{saya.pk}/"
    Skp.objects.create(
        instansi=saya.instansi, unit_lft=saya.unit_lft, pegawai=saya, nip=saya.nip,
        nama=saya.nama, nama_kunci=saya.nama_kunci, mulai=date(2026, 1, 1),
        selesai=date(2027, 1, 1), tahun_kinerja=periode.tahun_kinerja,
        penilai=Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ATASAN]),
    )  # fmt: skip
    assert "Rapat dipimpin" in klien(dunia.prov.akun[Peran.ATASAN]).get(alamat).content.decode()
    assert klien(dunia.prov.akun[Peran.KOMITE]).get(alamat).status_code == 404
    assert "Rapat dipimpin" in klien(dunia.prov.akun[Peran.PPK]).get(SAYA).content.decode()


def test_bukan_rekan_hanya_bila_diminta(dunia: Dunia, periode: PeriodeTinjauan) -> None:
    """Somebody of another unit speaks once asked; whoever asks never learns who answered."""
    jauh = dunia.prov.pegawai["DINAS_B"][0]
    asn = dunia.prov.akun[Peran.ASN]
    saya = Pegawai.objects.get(pengguna=asn)
    Pegawai.objects.filter(pk=saya.pk).update(unit=jauh.unit, unit_lft=jauh.unit_lft)
    kepala = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.PPK])
    assert _kirim(dunia, Peran.ASN, kepala).status_code == 422
    ppk = klien(dunia.prov.akun[Peran.PPK])
    assert ppk.post(MINTA, {"nip": saya.nip, "pesan": "Tentang layanan data"}).status_code == 302
    assert Pemberitahuan.objects.filter(pengguna_id=asn.pk).count() == 1
    lagi = ppk.post(MINTA, {"nip": saya.nip})
    assert lagi.status_code == 422
    assert "sudah diminta" in lagi.content.decode()
    assert "tidak ditemukan" in ppk.post(MINTA, {"nip": "9" * 18}).content.decode()
    assert _kirim(dunia, Peran.ASN, kepala).status_code == 302
    assert UmpanTertutup.objects.get().hubungan == "LAYANAN"
    assert PermintaanUmpan.objects.count() == 1


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"isi": "", "nilai_KOLABORATIF": ""}, "paling sedikit satu perilaku"),
        ({"cara": "NAMA", "isi": "", "nilai_KOLABORATIF": ""}, "Tulis umpan baliknya"),
        ({"cara": "NAMA"}, "hanya tanpa nama"),
        ({"cara": ""}, "harus diisi"),
    ],
)
def test_isian_yang_keliru(
    dunia: Dunia, periode: PeriodeTinjauan, sasaran: Pegawai, isi: dict[str, str], kata: str
) -> None:
    jawaban = _kirim(dunia, Peran.ASN, sasaran, **isi)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()


def test_diri_dan_instansi_lain_tidak_dapat_dipilih(dunia: Dunia, periode: PeriodeTinjauan) -> None:
    saya = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])
    for siapa in (saya, dunia.kab.pegawai["DINAS_A"][0]):
        assert _kirim(dunia, Peran.ASN, siapa).status_code == 422


def test_umpan_balik_impor_tetap(dunia: Dunia, periode: PeriodeTinjauan) -> None:
    """The 360 figure that ranks is that of the file; answers here are no figure."""
    assert not UmpanBalik.objects.exists()
    for peran in PENULIS:
        _kirim(dunia, peran, dunia.prov.pegawai["DINAS_A"][0])
    umpan_tutup(periode_id=periode.pk, hari=timezone.localdate())
    assert not UmpanBalik.objects.exists()


@given(st.lists(st.sampled_from(["REKAN", "BAWAHAN", "LAYANAN"]), max_size=15), st.integers(3, 5))
def test_kelompok_tidak_pernah_kurang_dari_batas(hubungan: list[str], minimal: int) -> None:
    jawaban = [UmpanTertutup(hubungan=satu) for satu in hubungan]
    keluar = kelompokkan(jawaban, minimal)
    hitung: dict[str, int] = {}
    for kelompok, satu in keluar:
        assert kelompok in ("", satu.hubungan)
        hitung[kelompok] = hitung.get(kelompok, 0) + 1
    assert all(jumlah >= minimal for jumlah in hitung.values())
    assert len(keluar) == len({id(satu) for _, satu in keluar})
    assert len(jawaban) - len(keluar) < minimal
