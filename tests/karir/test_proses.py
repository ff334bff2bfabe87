"""Runs on committed records: what counts, what stays, whole or not at all."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from karir.models import (
    AturanBerlaku,
    AturanTalenta,
    HasilPeringkat,
    MasukanBeku,
    ProsesPeringkat,
)
from karir.padat import fakta_urai
from karir.selectors.aturan import AturanTidakAda, aturan_dalam_kekuatan, aturan_menurut_kode
from karir.selectors.hasil import hasil_terlihat
from karir.services import proses as layanan
from karir.services.hasil import hasil_baca
from karir.services.penayangan import hasil_tayangkan, penayangan_kini
from karir.services.permintaan import proses_minta
from karir.services.proses import proses_jalankan
from karir.services.verifikasi import proses_verifikasi, verifikasi_minta
from kinerja.models import PredikatTahunan
from kompetensi.models import PenilaianKompetensi
from talenta.akun.izin import Peran
from talenta.celery import app as celery
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services import pekerjaan as pekerjaan_layanan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import jalankan
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import (
    Jabatan,
    Pegawai,
    Penghargaan,
    RiwayatJabatan,
    UnitOrganisasi,
)
from talenta.pegawai.services.pohon import pohon_perbarui
from tests.fixtures.dunia import ACUAN, Dunia
from tests.karir.bahan import baca_csv
from tests.karir.orang import asal, nilai


@pytest.fixture
def ratna(dunia: Dunia) -> Pegawai:
    """Somebody of BIDANG_A with everything that mapping needs."""
    satu = dunia.prov.pegawai["BIDANG_A"][0]
    nilai(satu, date(2025, 3, 1))
    return satu


def hitung(dunia: Dunia, **lain: Any) -> ProsesPeringkat:
    bawaan = {"instansi": dunia.prov.instansi, "tanggal_acuan": ACUAN, "pelaku": Pelaku.sistem()}
    return proses_jalankan(**(bawaan | lain))


def hasil(proses: ProsesPeringkat, pegawai: Pegawai) -> HasilPeringkat:
    return HasilPeringkat.objects.get(proses=proses, pegawai=pegawai)


def skor(proses: ProsesPeringkat, pegawai: Pegawai, komponen: str) -> int:
    return hasil(proses, pegawai).skor[proses.kolom_skor.index(komponen)]


def fakta(proses: ProsesPeringkat, pegawai: Pegawai, nama: str) -> int:
    semua = fakta_urai(proses.tipe_fakta, hasil(proses, pegawai).fakta)
    return semua[proses.kolom_fakta.index(nama)]


def isi(proses: ProsesPeringkat) -> list[tuple[Any, ...]]:
    return list(HasilPeringkat.objects.filter(proses=proses).order_by("pegawai_id").values_list())


def partisi() -> set[str]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT relname FROM pg_class WHERE relname ~ '^karir_hasil_[0-9]+$'")
        return {nama for (nama,) in kursor.fetchall()}


def test_perubahan_sesudahnya_tidak_menyentuh_hasil_lama(dunia: Dunia, ratna: Pegawai) -> None:
    lama = hitung(dunia)
    semula = isi(lama)
    assert hasil(lama, ratna).status == "DIPETAKAN"
    PredikatTahunan.objects.filter(pegawai=ratna).update(predikat="SANGAT_KURANG")
    Pegawai.objects.filter(pk=ratna.pk).update(nama="Nama Baru", jabatan=None)
    assert isi(lama) == semula
    assert proses_verifikasi(proses=lama).beda == ""
    baru = hitung(dunia)
    assert hasil(baru, ratna).alasan == ["JABATAN_KOSONG"]
    assert hasil(baru, ratna).nama == "Nama Baru"
    assert hasil(lama, ratna).jabatan_nama == "Penelaah Teknis Kebijakan"
    assert skor(lama, ratna, "kinerja") > skor(baru, ratna, "kinerja")


def test_dihitung_lagi_tanpa_perubahan_sama(dunia: Dunia, ratna: Pegawai) -> None:
    satu, dua = hitung(dunia), hitung(dunia)
    sidik = ("sidik_aturan", "sidik_masukan", "sidik_hasil")
    assert [getattr(satu, s) for s in sidik] == [getattr(dua, s) for s in sidik]
    assert [b[1:] for b in isi(satu)] == [b[1:] for b in isi(dua)]


def test_baris_yang_dicabut_tidak_ikut(dunia: Dunia, ratna: Pegawai) -> None:
    PenilaianKompetensi.objects.filter(pegawai=ratna).update(dicabut_pada=timezone.now())
    assert hasil(hitung(dunia), ratna).alasan == ["KOMPETENSI_KOSONG"]


def test_yang_bertanggal_sesudah_acuan_tidak_ikut(dunia: Dunia, ratna: Pegawai) -> None:
    for hari in (ACUAN, date(2026, 7, 1)):
        Penghargaan.objects.create(
            **asal(ratna),
            nama=f"Piagam {hari}",
            tingkat="INTERNAL" if hari == ACUAN else "INTERNASIONAL",
            tanggal=hari,
        )
    nilai(ratna, date(2026, 7, 1), tingkat=5, aspek=5)
    proses = hitung(dunia)
    assert skor(proses, ratna, "penghargaan") == 5000
    assert skor(proses, ratna, "potensi") == 6000
    assert skor(hitung(dunia, tanggal_acuan=date(2026, 7, 1)), ratna, "penghargaan") == 10_000


def _pernah(pegawai: Pegawai, unit_kode: str, unit: UnitOrganisasi | None) -> None:
    RiwayatJabatan.objects.create(
        **asal(pegawai),
        jenis_penugasan="DEFINITIF",
        jabatan_kode="J1",
        unit_kode=unit_kode,
        unit=unit,
        tmt_mulai=date(2018, 1, 1),
    )


KERAGAMAN = {
    ("BIDANG_A",): (1, 1, 60),
    ("DINAS_A",): (1, 2, 80),
    ("DINAS_B",): (2, 2, 100),
    ("LUAR",): (2, 2, 100),
    ("LUAR", "LUAR"): (2, 2, 100),
    ("LUAR", "LUAR2"): (3, 3, 100),
    ("AKAR",): (2, 2, 100),
}


def test_keragaman(dunia: Dunia, ratna: Pegawai) -> None:
    """A unit the instansi does not know is an OPD of its own, by its code; so is the root."""
    dihitung = {}
    for dulu in KERAGAMAN:
        RiwayatJabatan.objects.filter(tmt_mulai__lt=date(2020, 1, 1)).delete()
        for urutan, kode in enumerate(dulu):
            _pernah(ratna, kode, dunia.prov.unit.get(kode))
            RiwayatJabatan.objects.filter(tmt_mulai=date(2018, 1, 1)).update(
                tmt_mulai=date(2010 + urutan, 1, 1)
            )
        proses = hitung(dunia)
        opd, unit, nilai_keragaman = (
            fakta(proses, ratna, f"pengalaman.keragaman.{nama}") for nama in ("opd", "unit", "skor")
        )
        dihitung[dulu] = (opd, unit, nilai_keragaman // 100)
    assert dihitung == KERAGAMAN


def test_orang_di_akar(dunia: Dunia) -> None:
    kepala = dunia.prov.pegawai["AKAR"][0]
    satu = hasil(hitung(dunia), kepala)
    akar = dunia.prov.unit["AKAR"]
    assert (satu.unit_id, satu.opd_id, satu.opd_nama) == (akar.pk, akar.pk, akar.nama)


def test_unit_ditata_ulang(dunia: Dunia, ratna: Pegawai) -> None:
    """BIDANG_A moves below DINAS_B: scope follows the tree, the frozen OPD and hashes stay."""
    pengelola = dunia.prov.akun[Peran.PENGELOLA_OPD]
    proses = hitung(dunia)
    kini = penayangan_kini(instansi_id=dunia.prov.instansi.pk)
    lama = kini.proses_id if kini else None
    hasil_tayangkan(proses=proses, menggantikan=lama, pelaku=Pelaku.sistem())
    beku = {nama: hasil_baca(proses=proses)[nama].tolist() for nama in ("peringkat", "x_eksak")}
    bidang = dunia.prov.unit["BIDANG_A"]

    def terlihat() -> set[int]:
        pengelola.lingkup = lingkup_pilihan(
            pengguna_id=pengelola.pk, hari=timezone.localdate()
        ).aktif
        semua = hasil_terlihat(pengguna=pengelola, proses=proses)
        return set(semua.values_list("unit_id", flat=True))

    assert terlihat() == {dunia.prov.unit["DINAS_A"].pk, bidang.pk}
    UnitOrganisasi.objects.filter(pk=bidang.pk).update(atasan=dunia.prov.unit["DINAS_B"])
    pohon_perbarui(instansi_id=dunia.prov.instansi.pk)
    assert terlihat() == {dunia.prov.unit["DINAS_A"].pk}
    bidang.refresh_from_db()
    satu = hasil(proses, ratna)
    assert satu.unit_lft == bidang.lft
    assert satu.opd_id == dunia.prov.unit["DINAS_A"].pk
    assert bidang.opd_id == dunia.prov.unit["DINAS_B"].pk
    sesudah = hasil_baca(proses=proses)
    assert {nama: sesudah[nama].tolist() for nama in beku} == beku
    assert proses_verifikasi(proses=proses).sama


# --- whole or not at all -------------------------------------------------------------------


def minta(dunia: Dunia, **lain: Any) -> Pekerjaan:
    """A queued run, as the page asks for it; nothing is sent."""
    bawaan = {
        "instansi": dunia.prov.instansi,
        "tanggal_acuan": ACUAN,
        "aturan": None,
        "pelaku": Pelaku.dari_pengguna(dunia.prov.akun[Peran.ADMIN_BKD]),
    }
    return proses_minta(**(bawaan | lain)).pekerjaan


@pytest.fixture
def antre(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Jobs handed to the queue, which nobody empties here."""
    celery.loader.import_default_modules()  # each wing's tasks.py registers its handlers
    terkirim: list[int] = []
    monkeypatch.setattr(pekerjaan_layanan, "kirim", lambda nomor: terkirim.append(nomor) or True)
    return terkirim


def _gagal_menyimpan(**_: object) -> None:
    raise DatabaseError("koneksi terputus di tengah penyimpanan")


@pytest.mark.parametrize("letak", ["hasil_simpan", "_bekukan", "catat"])
def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(
    dunia: Dunia, antre: list[int], monkeypatch: pytest.MonkeyPatch, letak: str
) -> None:
    pekerjaan = minta(dunia)
    semula = (ProsesPeringkat.objects.count(), HasilPeringkat.objects.count(), partisi())
    asli = getattr(layanan, letak)

    def rusak(*argumen: Any, **bernama: Any) -> None:
        asli(*argumen, **bernama)
        _gagal_menyimpan()

    monkeypatch.setattr(layanan, letak, rusak)
    with pytest.raises(DatabaseError):
        jalankan(pekerjaan_id=pekerjaan.pk)
    assert (
        ProsesPeringkat.objects.count(), HasilPeringkat.objects.count(), partisi()
    ) == semula  # fmt: skip
    assert not MasukanBeku.objects.exists()
    assert not CatatanAudit.objects.filter(tindakan="peringkat.selesai").exists()
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == Pekerjaan.Status.GAGAL
    assert "tidak ada data yang berubah" in pekerjaan.galat
    assert str(pekerjaan.pk) in pekerjaan.galat


def test_partisi_yang_menolak_satu_baris_membatalkan_semuanya(
    dunia: Dunia, ratna: Pegawai, antre: list[int]
) -> None:
    """The database itself stops the write, after the partition was made."""
    pekerjaan = minta(dunia)
    semula = (ProsesPeringkat.objects.count(), partisi())
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE karir_hasilperingkat ADD CONSTRAINT uji CHECK (kotak IS NULL)")
    try:
        with pytest.raises(IntegrityError):
            jalankan(pekerjaan_id=pekerjaan.pk)
    finally:
        with connection.cursor() as kursor:
            kursor.execute("ALTER TABLE karir_hasilperingkat DROP CONSTRAINT uji")
    assert (ProsesPeringkat.objects.count(), partisi()) == semula
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == Pekerjaan.Status.GAGAL


def test_pekerjaan_dijalankan_dua_kali_memberi_satu_proses(
    dunia: Dunia, ratna: Pegawai, antre: list[int]
) -> None:
    pekerjaan = minta(dunia)
    assert antre == [pekerjaan.pk]
    jalankan(pekerjaan_id=pekerjaan.pk)
    pekerjaan.refresh_from_db()
    proses = ProsesPeringkat.objects.get(pekerjaan=pekerjaan)
    assert pekerjaan.status == Pekerjaan.Status.SELESAI
    assert pekerjaan.hasil == {"proses_id": proses.pk, "jumlah": proses.jumlah}
    assert (pekerjaan.selesai_n, pekerjaan.total_n) == (4, 4)
    assert proses.pengguna == dunia.prov.akun[Peran.ADMIN_BKD]
    jalankan(pekerjaan_id=pekerjaan.pk)
    # A worker that died after the commit: the job is still running when it is taken up again.
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(status=Pekerjaan.Status.BERJALAN, hasil={})
    jalankan(pekerjaan_id=pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.hasil["proses_id"] == proses.pk
    assert ProsesPeringkat.objects.filter(pekerjaan=pekerjaan).count() == 1
    assert CatatanAudit.objects.filter(tindakan="peringkat.selesai").count() == 1


def test_verifikasi_sebagai_pekerjaan(dunia: Dunia, ratna: Pegawai, antre: list[int]) -> None:
    proses = hitung(dunia)
    pelaku = Pelaku.dari_pengguna(dunia.prov.akun[Peran.AUDITOR])
    satu = verifikasi_minta(proses=proses, pelaku=pelaku)
    jalankan(pekerjaan_id=satu.pk)
    satu.refresh_from_db()
    assert satu.hasil.pop("cakupan").startswith("Dibandingkan: ")
    assert satu.hasil == {"proses_id": proses.pk, "jumlah": proses.jumlah, "beda": ""}
    HasilPeringkat.objects.filter(proses=proses, pegawai=ratna).update(peringkat=7)
    dua = verifikasi_minta(proses=proses, pelaku=pelaku)
    jalankan(pekerjaan_id=dua.pk)
    dua.refresh_from_db()
    assert dua.status == Pekerjaan.Status.SELESAI
    assert dua.hasil["beda"] == (f"Pegawai {ratna.pk}, peringkat: tersimpan 7, dihitung ulang 1.")
    oleh = CatatanAudit.objects.filter(tindakan="peringkat.verifikasi")
    assert oleh.count() == 2


# --- which rule set ------------------------------------------------------------------------


def _tiruan(dunia: Dunia, **lain: Any) -> AturanTalenta:
    """The default once more as the agency's own."""
    induk = AturanTalenta.objects.get(kode="KEPKA-BKN-411-2025")
    bidang = {
        "kode": "PERGUB-1",
        "versi": 1,
        "judul": "Aturan provinsi",
        "dasar_hukum": "Pergub",
        "instansi": dunia.prov.instansi,
        "berlaku_mulai": date(2026, 1, 1),
        "status": AturanTalenta.Status.BERLAKU,
        "isi": induk.isi,
        "sidik": induk.sidik,
        "diusulkan_oleh": dunia.prov.akun[Peran.ANALIS_BKD],
        "disahkan_oleh": dunia.prov.akun[Peran.ADMIN_BKD],
    }
    return AturanTalenta.objects.create(**(bidang | lain))


def test_pilihan_instansi_mengalahkan_bawaan(dunia: Dunia) -> None:
    prov, kab = dunia.prov.instansi, dunia.kab.instansi
    sendiri = _tiruan(dunia)
    AturanBerlaku.objects.create(instansi=prov, aturan=sendiri, mulai=date(2026, 3, 1))

    def kode(instansi: Any, tanggal: date) -> str:
        return aturan_dalam_kekuatan(instansi_id=instansi.pk, tanggal=tanggal).kode

    assert kode(prov, date(2026, 2, 28)) == "KEPKA-BKN-411-2025"
    assert kode(prov, date(2026, 3, 1)) == "PERGUB-1"
    assert kode(kab, date(2026, 3, 1)) == "KEPKA-BKN-411-2025"
    assert hitung(dunia).aturan == sendiri
    with pytest.raises(AturanTidakAda):
        aturan_menurut_kode(instansi_id=kab.pk, kode="PERGUB-1", tanggal=ACUAN)


def test_sebelum_2025_tidak_ada_aturan(dunia: Dunia) -> None:
    with pytest.raises(AturanTidakAda, match="berlaku pada 31 Desember 2024"):
        hitung(dunia, tanggal_acuan=date(2024, 12, 31))
    assert hitung(dunia, tanggal_acuan=date(2025, 1, 1)).aturan.kode == "KEPKA-BKN-411-2025"


def test_aturan_pilihan_lewat_perintah(dunia: Dunia, ratna: Pegawai, tmp_path, capsys) -> None:
    """PREDIKAT-JPM by the command: other components, other columns in the file."""
    berkas = tmp_path / "hasil.csv"
    argumen = ["hitung_talenta", "--instansi=prov", f"--tanggal={ACUAN}", f"--ekspor={berkas}"]
    call_command(*argumen, "--aturan=PREDIKAT-JPM")
    [*_, akhir] = berkas.read_text(encoding="utf-8").splitlines()[0].split("PERINGKAT JENJANG,")
    assert [judul[:4] for judul in akhir.split(",")] == ["Y - ", "X - ", "X - "]
    proses = ProsesPeringkat.objects.latest("pk")
    assert proses.aturan.kode == "PREDIKAT-JPM"
    assert proses_verifikasi(proses=proses).sama
    baris = next(b for b in baca_csv(berkas) if b["NIP"] == ratna.nip)
    # Baik 70; JPM 100 x 60 % + potensi 24/40 = 60 x 40 %.
    assert (baris["NILAI Y"], baris["NILAI X"], baris["NILAI TALENTA"]) == (
        "70.00", "84.00", "77.00",
    )  # fmt: skip


DITOLAK = [
    (["--instansi=antah", "--tanggal=2026-06-30"], "Instansi antah tidak ada"),
    (["--instansi=prov", "--tanggal=30-06-2026"], "30-06-2026 bukan tanggal"),
    (["--instansi=prov", "--tanggal=2024-12-31"], "berlaku pada 31 Desember 2024"),
    (["--instansi=prov", "--tanggal=2026-06-30", "--aturan=X"], "Tidak ada aturan X"),
    (["--instansi=prov", "--tanggal=2026-06-30", "--ekspor=/tak/ada/h.csv"], "Folder /tak/ada"),
    (
        ["--instansi=prov", "--tanggal=2026-06-30", "--tata-letak=simata", "--ekspor=h.csv"],
        "berakhiran .xlsx",
    ),
]


@pytest.mark.usefixtures("dunia")
def test_perintah_menolak_dengan_kata() -> None:
    semula = ProsesPeringkat.objects.count()
    for argumen, pesan in DITOLAK:
        with pytest.raises(CommandError, match=re.escape(pesan)):
            call_command("hitung_talenta", *argumen)
    assert ProsesPeringkat.objects.count() == semula


def test_draf_dan_usulan_tidak_menghitung(dunia: Dunia) -> None:
    for status in (AturanTalenta.Status.DRAF, AturanTalenta.Status.DIUSULKAN):
        _tiruan(dunia, kode=f"X-{status}", status=status)
        with pytest.raises(AturanTidakAda):
            aturan_menurut_kode(
                instansi_id=dunia.prov.instansi.pk, kode=f"X-{status}", tanggal=ACUAN
            )


def test_pengusul_tidak_dapat_mengesahkan(dunia: Dunia) -> None:
    satu = _tiruan(dunia)
    admin, analis = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.ANALIS_BKD]
    semua = AturanTalenta.objects.filter(pk=satu.pk)
    assert semua.update(diusulkan_oleh=admin, disahkan_oleh=analis) == 1
    with pytest.raises(IntegrityError, match="aturan_dua_orang"), transaction.atomic():
        semua.update(diusulkan_oleh=admin, disahkan_oleh=admin)


def test_jabatan_berstandar_sendiri(dunia: Dunia, ratna: Pegawai) -> None:
    """A standard of the post overrides the jenjang's level: 9 of 18 is half."""
    from kompetensi.kode import KOMPETENSI
    from kompetensi.models import StandarJabatan

    assert skor(hitung(dunia), ratna, "jpm") == 10_000
    StandarJabatan.objects.create(
        instansi=dunia.prov.instansi,
        jabatan=Jabatan.objects.get(instansi=dunia.prov.instansi),
        **dict.fromkeys(KOMPETENSI, 2),
    )
    assert skor(hitung(dunia), ratna, "jpm") == 5_000
