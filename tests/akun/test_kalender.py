"""The calendar of working days: the count, the nation's list, what an agency says of its own."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talenta.akun.izin import Peran
from talenta.akun.kalender import hari_kerja, hari_kerja_antara, hari_kerja_sesudah
from talenta.akun.models import HariLibur
from talenta.akun.selectors_kalender import tenggat_hari_kerja
from talenta.akun.services import kalender as layanan
from talenta.akun.services.kalender import libur_muat
from talenta.inti.models import CatatanAudit
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

SENIN = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("mulai", "jumlah", "libur", "akhir"),
    [
        (SENIN, 1, [], date(2026, 6, 16)),
        (SENIN, 5, [], date(2026, 6, 22)),
        # Friday: the count begins on Monday; a closed Monday moves it by one.
        (date(2026, 6, 19), 1, [], date(2026, 6, 22)),
        (date(2026, 6, 19), 1, [date(2026, 6, 22)], date(2026, 6, 23)),
        # What is closed on a weekend costs nothing.
        (SENIN, 5, [date(2026, 6, 20)], date(2026, 6, 22)),
        (SENIN, 14, [], date(2026, 7, 3)),
        (SENIN, 14, [date(2026, 6, 16), date(2026, 7, 1)], date(2026, 7, 7)),
    ],
)
def test_hari_kerja_sesudah(mulai: date, jumlah: int, libur: list[date], akhir: date) -> None:
    assert hari_kerja_sesudah(mulai, jumlah, libur) == akhir


def test_tanpa_hari_ditolak() -> None:
    with pytest.raises(ValueError, match="at least one"):
        hari_kerja_sesudah(SENIN, 0, [])


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(1, 40),
    st.sets(st.integers(1, 90), max_size=20),
)
def test_hari_terakhir_ialah_hari_kerja_ke_sekian(
    mulai: date, jumlah: int, geser: set[int]
) -> None:
    libur = {mulai + timedelta(days=n) for n in geser}
    akhir = hari_kerja_sesudah(mulai, jumlah, libur)
    assert hari_kerja(akhir, libur)
    assert hari_kerja_antara(mulai, akhir, libur) == jumlah


def test_daftar_awal_dimuat_sekali_dan_yang_lewat_tetap(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    hari = date(2026, 6, 30)
    assert libur_muat(hari=hari) > 40
    assert libur_muat(hari=hari) == 0
    nasional = {h.tanggal: (h.jenis, h.nama) for h in HariLibur.objects.all()}
    assert "Kemerdekaan" in nasional[date(2026, 8, 17)][1]
    assert {tanggal.year for tanggal in nasional} == {2025, 2026, 2027, 2028}
    lain = dict(nasional)
    del lain[date(2026, 8, 17)], lain[date(2026, 1, 1)]
    lain[date(2026, 12, 24)] = ("CUTI_BERSAMA", "Hari baru")
    monkeypatch.setattr(layanan, "_daftar", lambda tahun: lain)
    assert libur_muat(hari=hari) == 2
    kini = set(HariLibur.objects.values_list("tanggal", flat=True))
    assert date(2026, 1, 1) in kini
    assert date(2026, 8, 17) not in kini
    assert date(2026, 12, 24) in kini


def _isi(**ganti: str) -> dict[str, str]:
    return {
        "tanggal": "2026-08-17",
        "jenis": "KERJA",
        "nama": "Digeser",
        "dasar": "SKB 1 Tahun 2026",
        **ganti,
    }


def test_instansi_menetapkan_untuk_dirinya(dunia: Dunia) -> None:
    prov, kab = dunia.prov.instansi.pk, dunia.kab.instansi.pk
    libur_muat(hari=date(2026, 6, 30))
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    jumat = {"mulai": date(2026, 8, 14), "jumlah": 1}
    assert tenggat_hari_kerja(instansi_id=prov, **jumat) == date(2026, 8, 18)
    assert admin.post("/akun/hari-libur/tetapkan/", _isi()).status_code == 302
    assert tenggat_hari_kerja(instansi_id=prov, **jumat) == date(2026, 8, 17)
    assert tenggat_hari_kerja(instansi_id=kab, **jumat) == date(2026, 8, 18)
    admin.post("/akun/hari-libur/tetapkan/", _isi(jenis="DAERAH", nama="Hari jadi"))
    assert tenggat_hari_kerja(instansi_id=prov, **jumat) == date(2026, 8, 18)
    satu = HariLibur.objects.get(instansi_id=prov)
    assert [p.pgh_label for p in satu.peristiwa.order_by("pgh_id")] == ["tambah", "ubah"]
    audit = CatatanAudit.objects.filter(tindakan="kalender.tetapkan")
    assert [(a.objek_id, a.rincian["baru"]) for a in audit.order_by("id")] == [
        ("2026-08-17", "KERJA"),
        ("2026-08-17", "DAERAH"),
    ]
    halaman = admin.get("/akun/hari-libur/?tahun=2026").content.decode()
    assert "Hari jadi" in halaman
    assert "ditetapkan instansi" in halaman
    asn = klien(dunia.prov.akun[Peran.ASN])
    assert "Hari jadi" in asn.get("/akun/hari-libur/?tahun=2026").content.decode()
    lain = klien(dunia.kab.akun[Peran.ADMIN_BKD]).get("/akun/hari-libur/?tahun=2026")
    assert "Hari jadi" not in lain.content.decode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"tanggal": "2026-08-16"}, "Sabtu dan Minggu"),
        ({"tanggal": "2026-08-18"}, "memang hari kerja"),
        ({"dasar": ""}, "harus diisi"),
    ],
)
def test_yang_keliru_ditolak_di_samping_isian(dunia: Dunia, isi: dict[str, str], kata: str) -> None:
    libur_muat(hari=date(2026, 6, 30))
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    jawaban = admin.post("/akun/hari-libur/tetapkan/", _isi(**isi))
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()
    assert not HariLibur.objects.filter(instansi=dunia.prov.instansi).exists()


def test_tenggat_dihitung_pada_halaman(dunia: Dunia) -> None:
    libur_muat(hari=date(2026, 6, 30))
    asn = klien(dunia.prov.akun[Peran.ASN])
    halaman = asn.get("/akun/hari-libur/?mulai=2026-08-14&jumlah=14").content.decode()
    assert "Hari terakhirnya <strong>Senin, 7 September 2026</strong>" in halaman
    assert "Hari terakhirnya" not in asn.get("/akun/hari-libur/?mulai=zz&jumlah=0").content.decode()
