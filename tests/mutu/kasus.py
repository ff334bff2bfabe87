"""For each check a person who fails it and one who passes, made from one sound record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from kinerja.models import PenilaianTahunan, PredikatTahunan, TahunKinerja, UmpanBalik
from kompetensi.kode import AREA_DIGITAL, ASPEK_POTENSI, KOMPETENSI
from kompetensi.models import KeterampilanDigital, PenilaianKompetensi, PenilaianPotensi
from talenta.impor.models import BarisDitolak, Impor
from talenta.pegawai.models import HukumanDisiplin, Jabatan, Pegawai, Pendidikan, RiwayatJabatan
from tests.fixtures.dunia import Daerah

HARI = date(2026, 6, 30)


def sempurna(daerah: Daerah, nomor: int, **beda: Any) -> Pegawai:
    """A person at DINAS_A about whom nothing is amiss on HARI, but for what `beda` says."""
    ins, unit = daerah.instansi, daerah.unit["DINAS_A"]
    jabatan, _ = Jabatan.objects.get_or_create(
        instansi=ins, kode="P1", defaults={"nama": "Penelaah", "jenjang": "PELAKSANA"}
    )
    s1, _ = Pendidikan.objects.get_or_create(
        instansi=ins, kode="S1", defaults={"nama": "S-1 Hukum", "tingkat_id": "40",
                                           "bidang_ilmu": "Hukum"}
    )  # fmt: skip
    isi: dict[str, Any] = {
        "nip": f"198003122005011{nomor:03d}", "nama": "Siti", "nama_kunci": f"SITI {nomor:03d}",
        "tanggal_lahir": date(1980, 3, 12), "jenis_kelamin": "M", "nik_hmac": bytes([nomor]) * 32,
        "nik_sandi": b"x", "email": "siti@contoh.go.id", "nomor_hp": "0812", "golongan": "III/c",
        "kedudukan_hukum": "01", "tmt_golongan": date(2015, 4, 1), "jabatan": jabatan,
        "tmt_jabatan": date(2020, 1, 1), "tingkat_pendidikan": "40", "pendidikan": s1,
    } | beda  # fmt: skip
    satu = Pegawai.objects.create(instansi=ins, unit=unit, unit_lft=unit.lft, **isi)
    riwayat(satu, date(2020, 1, 1))
    for tahun in (2024, 2025):
        catatan(satu, PredikatTahunan, tahun=tahun, hasil_kerja="SESUAI", perilaku_kerja="SESUAI",
                predikat="BAIK")  # fmt: skip
    catatan(satu, UmpanBalik, tanggal=date(2026, 1, 5), nilai=8000)
    dinilai(satu, date(2025, 7, 1))
    return satu


def catatan(satu: Pegawai, model: Any, **isi: Any) -> Any:
    return model.objects.create(instansi=satu.instansi, unit_lft=satu.unit_lft, pegawai=satu, **isi)


def riwayat(satu: Pegawai, mulai: date, **beda: Any) -> RiwayatJabatan:
    isi = {
        "jenis_penugasan": "DEFINITIF",
        "jabatan_kode": "P1",
        "unit_kode": "DINAS_A",
        "tmt_mulai": mulai,
    } | beda
    return catatan(satu, RiwayatJabatan, **isi)


def dinilai(satu: Pegawai, pada: date) -> None:
    catatan(satu, PenilaianKompetensi, tanggal=pada, **dict.fromkeys(KOMPETENSI, 3))
    catatan(satu, PenilaianPotensi, tanggal=pada, **dict.fromkeys(ASPEK_POTENSI, 3))
    catatan(satu, KeterampilanDigital, tanggal=pada, sumber="ASESMEN",
            **dict.fromkeys(AREA_DIGITAL, 3))  # fmt: skip


def _ubah(**isi: Any) -> Callable[[Pegawai], None]:
    def ubah(satu: Pegawai) -> None:
        Pegawai.objects.filter(pk=satu.pk).update(**isi)

    return ubah


def _hapus(model: Any, **mana: Any) -> Callable[[Pegawai], None]:
    def hapus(satu: Pegawai) -> None:
        model.objects.filter(pegawai=satu, **mana).delete()

    return hapus


def _atur(model: Any, mana: dict[str, Any], **isi: Any) -> Callable[[Pegawai], None]:
    def atur(satu: Pegawai) -> None:
        assert model.objects.filter(pegawai=satu, **mana).update(**isi) == 1

    return atur


def _pendidikan(tingkat: str, bidang: str) -> Callable[[Pegawai], None]:
    def ubah(satu: Pegawai) -> None:
        lain = Pendidikan.objects.create(
            instansi=satu.instansi, kode=f"X{tingkat}{bidang}", nama="Lain", tingkat_id=tingkat,
            bidang_ilmu=bidang,
        )  # fmt: skip
        Pegawai.objects.filter(pk=satu.pk).update(pendidikan=lain)

    return ubah


def _hukuman(**isi: Any) -> Callable[[Pegawai], None]:
    def hukum(satu: Pegawai) -> None:
        catatan(satu, HukumanDisiplin, **{"tingkat": "SEDANG", "tmt": date(2026, 1, 1)} | isi)

    return hukum


def _dan(*langkah: Callable[[Pegawai], None]) -> Callable[[Pegawai], None]:
    def semua(satu: Pegawai) -> None:
        for satu_langkah in langkah:
            satu_langkah(satu)

    return semua


def _penilaian(hasil: str, predikat: str) -> Callable[[Pegawai], None]:
    """A final appraisal of 2025 in the portal, by somebody else."""

    def nilai(satu: Pegawai) -> None:
        tahun, _ = TahunKinerja.objects.get_or_create(
            instansi=satu.instansi, tahun=2025,
            defaults={"jenis_periodik": "TRIWULANAN", "batas_rencana": date(2025, 1, 31),
                      "batas_akhir": date(2026, 1, 10)},
        )  # fmt: skip
        saat = datetime(2026, 1, 9, tzinfo=UTC)
        catatan(
            satu, PenilaianTahunan, tahun_kinerja=tahun, rating_hasil=hasil,
            rating_perilaku="SESUAI", predikat=predikat, alasan_hasil="x", alasan_perilaku="x",
            status="FINAL", ditetapkan_pada=saat, diserahkan_pada=saat, final_pada=saat,
            ditetapkan_oleh=Pegawai.objects.exclude(pk=satu.pk).first(),
        )  # fmt: skip

    return nilai


def _berkas_pegawai(nip: str | None) -> Callable[[Pegawai], None]:
    """An applied pegawai file that rejected this person, or (None) somebody else."""

    def terapkan(satu: Pegawai) -> None:
        lama = Impor.objects.filter(instansi=satu.instansi).first()
        assert lama is not None
        baru = Impor.objects.create(
            instansi=satu.instansi, jenis="pegawai", status=Impor.Status.DITERAPKAN,
            berkas=lama.berkas,
        )  # fmt: skip
        BarisDitolak.objects.create(
            instansi=satu.instansi, impor=baru, baris=2, kunci=nip or satu.nip
        )

    return terapkan


def _nik_kembar(satu: Pegawai) -> None:
    lain = Pegawai.objects.filter(instansi=satu.instansi).exclude(pk=satu.pk).first()
    assert lain is not None
    Pegawai.objects.filter(pk=lain.pk).update(nik_hmac=satu.nik_hmac)


_PPPK = {"kedudukan_hukum": "71", "golongan": "IX", "nip": "198003122022211777"}


@dataclass(frozen=True)
class Kasus:
    """`gagal` spoils a sound record; `lulus` brings it near the edge and no further."""

    gagal: Callable[[Pegawai], None]
    lulus: Callable[[Pegawai], None]


KASUS: dict[str, Kasus] = {
    "JABATAN_KOSONG": Kasus(_ubah(jabatan=None), _ubah(tmt_jabatan=None)),
    "PENDIDIKAN_KOSONG": Kasus(
        _ubah(tingkat_pendidikan="", pendidikan=None), _ubah(tingkat_pendidikan="")
    ),
    "BIDANG_ILMU_KOSONG": Kasus(
        _ubah(pendidikan=None), _ubah(tingkat_pendidikan="17", pendidikan=None)
    ),
    "RIWAYAT_JABATAN_KOSONG": Kasus(
        _atur(RiwayatJabatan, {}, jenis_penugasan="PLT"),
        _dan(_hapus(RiwayatJabatan), _ubah(jabatan=None)),
    ),
    "TMT_JABATAN_KOSONG": Kasus(
        _ubah(tmt_jabatan=None), _ubah(jabatan=None, tmt_jabatan=None)
    ),
    "TMT_GOLONGAN_KOSONG": Kasus(
        _ubah(tmt_golongan=None), _ubah(tmt_golongan=None, **_PPPK)
    ),
    "NIK_KOSONG": Kasus(_ubah(nik_hmac=None), _ubah(email="")),
    "EMAIL_KOSONG": Kasus(_ubah(email=""), _ubah(email="x")),
    "NOMOR_HP_KOSONG": Kasus(_ubah(nomor_hp=""), _ubah(nomor_hp="1")),
    "HUKDIS_TANPA_AKHIR": Kasus(_hukuman(), _hukuman(tingkat="RINGAN")),
    "PREDIKAT_TAHUN_LALU": Kasus(
        _hapus(PredikatTahunan, tahun=2025),
        _dan(_hapus(PredikatTahunan), _ubah(nip="198003122025011777")),
    ),
    "PREDIKAT_DUA_TAHUN_LALU": Kasus(
        _hapus(PredikatTahunan, tahun=2024),
        _dan(_hapus(PredikatTahunan, tahun=2024), _ubah(nip="198003122024011777")),
    ),
    "UMPAN_BALIK_BELUM": Kasus(
        _hapus(UmpanBalik), _dan(_hapus(UmpanBalik), _ubah(kedudukan_hukum="02"))
    ),
    "KOMPETENSI_BELUM": Kasus(
        _hapus(PenilaianKompetensi),
        _dan(_hapus(PenilaianKompetensi), _ubah(kedudukan_hukum="101", golongan="IX")),
    ),
    "POTENSI_BELUM": Kasus(
        _atur(PenilaianPotensi, {}, tanggal=date(2026, 7, 1)),
        _atur(PenilaianPotensi, {}, tanggal=HARI),
    ),
    "DIGITAL_BELUM": Kasus(
        _hapus(KeterampilanDigital), _atur(KeterampilanDigital, {}, sumber="MANDIRI")
    ),
    "NIP_BEDA_TANGGAL_LAHIR": Kasus(
        _ubah(tanggal_lahir=date(1980, 3, 13)), _ubah(jenis_kelamin="F")
    ),
    "NIP_BEDA_JENIS_KELAMIN": Kasus(
        _ubah(jenis_kelamin="F"), _ubah(jenis_kelamin="F", nip="198003122005012777")
    ),
    "NIP_MULAI_JANGGAL": Kasus(
        _ubah(nip="198003121995011777"), _ubah(nip="198003121996011777")
    ),
    "TMT_SEBELUM_MULAI": Kasus(
        _ubah(tmt_golongan=date(2004, 12, 31)), _ubah(tmt_golongan=date(2005, 1, 1))
    ),
    "EMAIL_TIDAK_SAH": Kasus(_ubah(email="siti@contoh"), _ubah(email="s.t@a.go.id")),
    "NAMA_BERANGKA": Kasus(_ubah(nama="Siti 2"), _ubah(nama="Siti II")),
    "BARIS_DITOLAK": Kasus(_berkas_pegawai(None), _berkas_pegawai("198003122005011999")),
    "UMPAN_BALIK_LAMA": Kasus(
        _atur(UmpanBalik, {}, tanggal=date(2024, 6, 30)),
        _atur(UmpanBalik, {}, tanggal=date(2024, 7, 1)),
    ),
    "KOMPETENSI_KEDALUWARSA": Kasus(
        _atur(PenilaianKompetensi, {}, tanggal=date(2023, 6, 30)),
        _atur(PenilaianKompetensi, {}, tanggal=date(2023, 7, 1)),
    ),
    "KOMPETENSI_SEGERA": Kasus(
        _atur(PenilaianKompetensi, {}, tanggal=date(2023, 9, 28)),
        _atur(PenilaianKompetensi, {}, tanggal=date(2023, 9, 29)),
    ),
    "POTENSI_KEDALUWARSA": Kasus(
        _atur(PenilaianPotensi, {}, tanggal=date(2023, 6, 30)),
        _atur(PenilaianPotensi, {}, tanggal=date(2023, 7, 1)),
    ),
    "DIGITAL_KEDALUWARSA": Kasus(
        _atur(KeterampilanDigital, {}, tanggal=date(2023, 6, 30)),
        _atur(KeterampilanDigital, {}, tanggal=date(2023, 7, 1)),
    ),
    "PENSIUN_MASIH_AKTIF": Kasus(
        _ubah(tanggal_lahir=date(1968, 5, 31)), _ubah(tanggal_lahir=date(1968, 6, 1))
    ),
    "NIK_GANDA": Kasus(_nik_kembar, _ubah(nik_hmac=b"z" * 32)),
    "GOLONGAN_BEDA_KEDUDUKAN": Kasus(
        _ubah(golongan="IX"), _ubah(golongan="IX", kedudukan_hukum="101")
    ),
    "GOLONGAN_BEDA_NIP": Kasus(_ubah(nip="198003122022211777"), _ubah(**_PPPK)),
    "PENDIDIKAN_BEDA_TINGKAT": Kasus(_pendidikan("45", "Hukum"), _pendidikan("40", "Ekonomi")),
    "GOLONGAN_DI_ATAS_PENDIDIKAN": Kasus(
        _ubah(**_PPPK | {"golongan": "X"}), _ubah(**_PPPK)
    ),
    "RIWAYAT_TUMPANG_TINDIH": Kasus(
        lambda satu: riwayat(satu, date(2018, 1, 1), tmt_selesai=date(2020, 1, 2)) and None,
        lambda satu: riwayat(satu, date(2018, 1, 1), tmt_selesai=date(2020, 1, 1)) and None,
    ),
    "JABATAN_BEDA_RIWAYAT": Kasus(
        _atur(RiwayatJabatan, {}, jabatan_kode="LAIN"),
        _atur(RiwayatJabatan, {}, jabatan_kode="LAIN", tmt_selesai=date(2025, 1, 1)),
    ),
    "UNIT_BEDA_RIWAYAT": Kasus(
        _atur(RiwayatJabatan, {}, unit_kode="DINAS_B"),
        _atur(RiwayatJabatan, {}, jabatan_kode="LAIN"),
    ),
    "PREDIKAT_BEDA_MATRIKS": Kasus(
        _atur(PredikatTahunan, {"tahun": 2025}, predikat="KURANG"),
        _atur(PredikatTahunan, {"tahun": 2025}, predikat="KURANG", hasil_kerja=""),
    ),
    "PREDIKAT_DUA_SUMBER": Kasus(
        _penilaian("DI_BAWAH", "BUTUH_PERBAIKAN"), _penilaian("SESUAI", "BAIK")
    ),
    "KEDUDUKAN_BEDA_HUKDIS": Kasus(
        _dan(_ubah(kedudukan_hukum="15"), _hukuman(akhir=date(2026, 6, 29))),
        _dan(_ubah(kedudukan_hukum="15"), _hukuman(akhir=HARI)),
    ),
}  # fmt: skip
