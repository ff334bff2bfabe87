"""Giving and ending roles, taking one on, switching accounts off; the list and its export."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from talenta.akun.izin import PERAN_UNIT, Peran
from talenta.akun.models import KodeAktivasi, Pengguna, PenugasanPeran
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import LingkupPenugasan
from talenta.pegawai.services.penugasan import PenugasanDitolak, peran_akhiri, peran_berikan
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

HARI = date(2026, 7, 1)


def beri(dunia: Dunia, peran: Peran, **lain: Any) -> PenugasanPeran:
    isi = {
        "pengguna": dunia.prov.akun[Peran.ASN],
        "peran": peran,
        "instansi": dunia.prov.instansi,
        "unit": None,
        "mulai": HARI,
        "sampai": None,
        "oleh": Pelaku.dari_pengguna(dunia.prov.akun[Peran.ADMIN_BKD]),
        "alasan": "Surat tugas",
    }
    return peran_berikan(**{**isi, **lain})


def test_beri_lewat_laman_lalu_dipakai(dunia: Dunia) -> None:
    admin, asn = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.ASN]
    unit = dunia.prov.unit["DINAS_B"]
    isi = {"peran": "PENGELOLA_OPD", "unit": " dinas_b ", "mulai": timezone.localdate().isoformat()}
    k, url = klien(admin), f"/akun/{asn.pk}/peran/"
    assert k.post(url, isi).status_code == 200
    assert k.post(url, isi | {"yakin": "1", "alasan": " "}).status_code == 422
    assert not PenugasanPeran.objects.filter(pengguna=asn).exists()
    jawaban = k.post(url, isi | {"yakin": "1", "alasan": "Surat tugas 12"})
    assert jawaban.status_code == 302
    penugasan = PenugasanPeran.objects.get(pengguna=asn)
    assert LingkupPenugasan.objects.get(penugasan=penugasan).unit == unit
    assert penugasan.diberikan_oleh == admin
    catatan = CatatanAudit.objects.get(tindakan="peran.berikan")
    assert catatan.pelaku_id == admin.pk
    assert catatan.rincian["unit"] == "DINAS_B"
    assert catatan.alasan == "Surat tugas 12"
    jawaban = klien(asn).get("/akun/sandi/")
    assert jawaban.context["lingkup"].peran == Peran.PENGELOLA_OPD
    assert jawaban.context["lingkup"].unit_nama == unit.nama


@pytest.mark.parametrize(
    ("peran", "ubah"),
    [
        (Peran.PENGELOLA_OPD, {}),
        (Peran.ATASAN, {"unit": "kab"}),
        (Peran.AUDITOR, {"unit": "prov"}),
        (Peran.ASN, {}),
        (Peran.AUDITOR, {"sampai": HARI}),
        (Peran.AUDITOR, {"pengguna": "diri"}),
        (Peran.ADMIN_PROVINSI, {"instansi": "kab"}),
    ],
)
def test_pemberian_yang_ditolak(dunia: Dunia, peran: Peran, ubah: dict[str, Any]) -> None:
    nyata = {
        "unit": {d: getattr(dunia, d).unit["DINAS_A"] for d in ("prov", "kab")},
        "instansi": {"kab": dunia.kab.instansi},
        "pengguna": {"diri": dunia.prov.akun[Peran.ADMIN_BKD]},
    }
    lain = {k: nyata[k][v] if isinstance(v, str) else v for k, v in ubah.items()}
    sebelum = PenugasanPeran.objects.count()
    with pytest.raises(PenugasanDitolak):
        beri(dunia, peran, **lain)
    assert PenugasanPeran.objects.count() == sebelum


def test_peran_sama_tidak_bertindih(dunia: Dunia) -> None:
    beri(dunia, Peran.AUDITOR, sampai=HARI + timedelta(days=10))
    with pytest.raises(PenugasanDitolak):
        beri(dunia, Peran.AUDITOR, mulai=HARI + timedelta(days=9))
    beri(dunia, Peran.AUDITOR, mulai=HARI + timedelta(days=10))
    unit = dunia.prov.unit
    beri(dunia, Peran.ATASAN, unit=unit["DINAS_A"])
    beri(dunia, Peran.ATASAN, unit=unit["DINAS_B"])
    with pytest.raises(PenugasanDitolak):
        beri(dunia, Peran.ATASAN, unit=unit["DINAS_B"])


def test_basis_data_menolak_peran_untuk_diri_sendiri(dunia: Dunia) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    with pytest.raises(IntegrityError), transaction.atomic():
        PenugasanPeran.objects.create(
            pengguna=admin,
            diberikan_oleh=admin,
            peran=Peran.PPK,
            instansi=dunia.prov.instansi,
            berlaku_mulai=HARI,
        )


def test_penolakan_tampil_di_laman_dengan_isian(dunia: Dunia) -> None:
    admin, asn = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.ASN]
    jawaban = klien(admin).post(
        f"/akun/{asn.pk}/peran/", {"peran": "ATASAN", "mulai": "2026-07-01"}
    )
    assert jawaban.status_code == 422
    assert "Pilih unit" in jawaban.content.decode()
    assert jawaban.context["form"]["mulai"].value() == "2026-07-01"


def test_akhiri(dunia: Dunia) -> None:
    admin, auditor = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.AUDITOR]
    penugasan = PenugasanPeran.objects.get(pengguna=auditor)
    sesi = klien(auditor)
    assert sesi.get("/akun/").status_code == 200
    url = f"/akun/penugasan/{penugasan.pk}/akhiri/"
    assert "Auditor" in klien(admin).get(url).content.decode()
    assert klien(admin).post(url, {"alasan": ""}).status_code == 200
    assert klien(admin).post(url, {"alasan": "Pindah tugas"}).status_code == 302
    assert sesi.get("/akun/").status_code == 404
    catatan = CatatanAudit.objects.get(tindakan="peran.akhiri")
    assert catatan.alasan == "Pindah tugas"
    penugasan.refresh_from_db()
    with pytest.raises(PenugasanDitolak):
        peran_akhiri(
            penugasan=penugasan,
            pada=timezone.localdate(),
            alasan="lagi",
            oleh=Pelaku.dari_pengguna(admin),
        )


def test_peran_sendiri_tidak_diakhiri_sendiri(dunia: Dunia) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    penugasan = PenugasanPeran.objects.get(pengguna=admin)
    jawaban = klien(admin).post(f"/akun/penugasan/{penugasan.pk}/akhiri/", {"alasan": "coba"})
    assert "admin lain" in jawaban.content.decode()
    penugasan.refresh_from_db()
    assert penugasan.berlaku_sampai is None


def test_nonaktifkan_dan_aktifkan(dunia: Dunia) -> None:
    admin, auditor = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.AUDITOR]
    klien(admin).post(f"/akun/{auditor.pk}/kode/")
    assert KodeAktivasi.berlaku().filter(pengguna=auditor).exists()
    sesi = klien(auditor)
    assert sesi.get("/akun/sandi/").status_code == 200
    klien(admin).post(f"/akun/{auditor.pk}/aktif/", {"alasan": "Pensiun"})
    assert sesi.get("/akun/sandi/").status_code == 302
    assert not KodeAktivasi.berlaku().filter(pengguna=auditor).exists()
    klien(admin).post(f"/akun/{auditor.pk}/aktif/", {"alasan": "Kembali"})
    auditor.refresh_from_db()
    assert auditor.is_active
    alasan = CatatanAudit.objects.filter(tindakan__in=("akun.nonaktifkan", "akun.aktifkan"))
    assert list(alasan.order_by("id").values_list("alasan", flat=True)) == ["Pensiun", "Kembali"]


def test_akun_sendiri_tidak_dimatikan_sendiri(dunia: Dunia) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    jawaban = klien(admin).post(f"/akun/{admin.pk}/aktif/", {"alasan": "coba"})
    assert "admin lain" in jawaban.content.decode()
    admin.refresh_from_db()
    assert admin.is_active


def test_ganti_peran(dunia: Dunia) -> None:
    asn = dunia.prov.akun[Peran.ASN]
    hari = timezone.localdate()
    satu = beri(dunia, Peran.AUDITOR, mulai=hari)
    dua = beri(dunia, Peran.PENGELOLA_OPD, mulai=hari, unit=dunia.prov.unit["DINAS_A"])
    orang_lain = PenugasanPeran.objects.get(pengguna=dunia.prov.akun[Peran.ADMIN_BKD])
    k = klien(asn)
    for dipilih, peran in ((dua, Peran.PENGELOLA_OPD), (satu, Peran.AUDITOR)):
        assert k.post("/akun/peran/", {"penugasan": dipilih.pk}).status_code == 302
        assert k.get("/akun/sandi/").context["lingkup"].peran == peran
    for asing in (orang_lain.pk, 0, "", "x", "-1"):
        assert k.post("/akun/peran/", {"penugasan": asing}).status_code == 404
    assert k.get("/akun/sandi/").context["lingkup"].peran == Peran.AUDITOR


def test_daftar_menyaring(dunia: Dunia) -> None:
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    auditor = dunia.prov.akun[Peran.AUDITOR]

    def isi(**saring: str) -> set[str]:
        halaman = k.get("/akun/", saring).context["halaman"]
        return {satu.nip for satu in halaman.object_list}

    semua = isi()
    assert len(semua) == len(Peran)
    assert dunia.kab.akun[Peran.ADMIN_BKD].nip not in semua
    assert isi(peran="AUDITOR") == {auditor.nip}
    assert isi(cari=auditor.nip) == {auditor.nip}
    assert isi(cari=auditor.nama.lower()) == {auditor.nip}
    assert isi(cari="tidak ada") == set()
    Pengguna.objects.filter(pk=auditor.pk).update(is_active=False)
    assert isi(keadaan="nonaktif") == {auditor.nip}
    assert isi(keadaan="belum") == set()
    assert isi(peran="BUKAN PERAN") == semua


def test_ekspor_sama_dengan_yang_tampil(dunia: Dunia) -> None:
    auditor = dunia.prov.akun[Peran.AUDITOR]
    Pengguna.objects.filter(pk=auditor.pk).update(nama='=HYPERLINK("x")')
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    jawaban = k.get("/akun/akun.csv", {"peran": "AUDITOR"})
    baris = list(csv.DictReader(io.StringIO(jawaban.getvalue().decode("utf-8-sig"))))
    assert [(b["nip"], b["nama"], b["peran"]) for b in baris] == [
        (auditor.nip, '\'=HYPERLINK("x")', "Auditor")
    ]
    assert k.get("/akun/akun.xlsx").getvalue()[:2] == b"PK"
    catatan = CatatanAudit.objects.filter(tindakan="akun.ekspor").order_by("id").first()
    assert catatan is not None
    assert catatan.rincian["baris"] == 1


def test_lembar_terlalu_besar_ditolak_dengan_kata(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talenta.akun.views.akun.BATAS_XLSX", 3)
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    assert [satu["judul"] for satu in k.get("/akun/").context["ekspor"]] == ["CSV"]
    jawaban = k.get("/akun/akun.xlsx", follow=True)
    assert jawaban.redirect_chain == [("/akun/?", 302)]
    assert "Berkas XLSX memuat paling banyak 3 akun." in jawaban.content.decode()
    assert not CatatanAudit.objects.filter(tindakan="akun.ekspor").exists()
    panjang = list(csv.reader(io.StringIO(k.get("/akun/akun.csv").getvalue().decode("utf-8-sig"))))
    assert len(panjang) == 1 + len(Peran)
    assert k.get("/akun/akun.xlsx", {"peran": "AUDITOR"}).getvalue()[:2] == b"PK"


def test_hanya_admin_melihat_tombol(dunia: Dunia) -> None:
    asn = dunia.prov.akun[Peran.ASN]
    for peran, tampak in ((Peran.ADMIN_BKD, True), (Peran.AUDITOR, False)):
        isi = klien(dunia.prov.akun[peran]).get(f"/akun/{asn.pk}/").content.decode()
        assert ("Beri peran" in isi) is tampak
        assert ("Terbitkan kode baru" in isi) is tampak


def test_peran_unit_tanpa_unit_tidak_melihat_siapa_pun(dunia: Dunia) -> None:
    """An assignment that lost its unit shows nobody, not everybody."""
    for peran in PERAN_UNIT:
        akun = dunia.prov.akun[peran]
        LingkupPenugasan.objects.filter(penugasan__pengguna=akun).delete()
        lingkup = klien(akun).get("/akun/sandi/").context["lingkup"]
        assert (lingkup.lft, lingkup.rgt) == (1, 0)


def test_buat_admin(dunia: Dunia) -> None:
    keluar = io.StringIO()
    call_command("buat_admin", "kab", "198501012010012001", "Dewi", stdout=keluar)
    akun = Pengguna.objects.get(nip="198501012010012001")
    assert akun.penugasan.get().peran == Peran.ADMIN_BKD
    assert KodeAktivasi.berlaku().filter(pengguna=akun).exists()
    assert "Kode aktivasi untuk Dewi" in keluar.getvalue()
    for instansi, nip in (("tidakada", "198501012010012002"), ("kab", "123")):
        with pytest.raises(CommandError):
            call_command("buat_admin", instansi, nip, "X")
