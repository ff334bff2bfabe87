"""Assessment events of the sample in every state, and what assessing somebody costs.

What an event has published are results that were imported already, so nothing is added that ranks.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from kompetensi.kode import KOMPETENSI, TERTINGGI
from kompetensi.models import Asesmen, PenilaianKompetensi, PesertaAsesmen
from kompetensi.selectors.asesmen import asesor_pilihan
from kompetensi.services.asesmen import asesmen_batalkan, asesmen_simpan
from kompetensi.services.ketentuan import ketentuan_tetapkan
from talenta.akun.models import Instansi, Pengguna
from talenta.inti.services.audit import Pelaku
from talenta.mutu.kode import DINILAI

_PELAKU = Pelaku.sistem()
_BIAYA = {
    "biaya.cact": 450_000,
    "biaya.assessment_center": 3_500_000,
    "biaya.wawancara": 750_000,
    "biaya.portofolio": 300_000,
}
_SUMBER_BIAYA = "Angka rekaan untuk data contoh, bukan standar biaya mana pun"
_SEACARA = 10
Status = Asesmen.Status
Hadir = PesertaAsesmen.Status


def biaya_contoh(*, instansi: Instansi, hari: date) -> None:
    """Made-up costs by method, so that the queue tells a budget."""
    for kode, nilai in _BIAYA.items():
        ketentuan_tetapkan(
            instansi_id=instansi.pk, kode=kode, nilai=nilai, mulai=hari, sumber=_SUMBER_BIAYA,
            hari=hari, pelaku=_PELAKU,
        )  # fmt: skip


def acara_contoh(*, instansi: Instansi, hari: date) -> None:
    """Events planned, under way, ready to be published, called off, and published: one that still
    counts by an accredited institution, one that has expired by another."""
    nilai = _terakhir(instansi)
    # Few of those whose results are old: the others stand in the queue.
    banyak = min(_SEACARA, nilai.count() // 40)
    lama = list(nilai.order_by("tanggal", "pegawai__nip")[: 4 * banyak])
    awal, kedua, ketiga, keempat = (lama[n::4] for n in range(4))
    asesor = asesor_pilihan(instansi_id=instansi.pk, hari=hari).first()
    acak = Random(f"asesmen {instansi.kode}")  # noqa: S311 (sample data, the same each time)

    def acara(judul: str, mulai: int, lama_hari: int = 1, **isi: Any) -> Asesmen:
        return _acara(instansi, judul, hari + timedelta(days=mulai), lama_hari, **isi)

    rencana = acara(
        "Assessment center calon pejabat pengawas", 75, 3, potensi=True, tempat="Balai diklat",
        metode=Asesmen.Metode.ASSESSMENT_CENTER,
    )  # fmt: skip
    _daftarkan(rencana, awal)
    acara("Wawancara penilaian ulang sesudah keberatan", 120, metode=Asesmen.Metode.WAWANCARA,
          terakreditasi=False, penyelenggara="Tim penilai internal BKD")  # fmt: skip
    jalan = acara("Asesmen berbantuan komputer gelombang kedua", -3, 5, status=Status.DIUNDANG)
    _catat(jalan, kedua, asesor, acak, sisa=min(3, len(kedua) // 3))
    usai = acara(
        "Wawancara kompetensi pejabat fungsional", -16, 2, status=Status.DIUNDANG,
        metode=Asesmen.Metode.WAWANCARA, terakreditasi=False,
        penyelenggara="Tim penilai internal BKD",
    )  # fmt: skip
    _catat(usai, ketiga, asesor, acak, sisa=0)
    batal = acara("Asesmen berbantuan komputer gelombang pertama", -40, 2)
    _daftarkan(batal, keempat)
    asesmen_batalkan(
        asesmen=batal, alasan="Jaringan ruang ujian terganggu; dijadwalkan lagi kemudian.",
        pelaku=_PELAKU,
    )  # fmt: skip
    baru = nilai.filter(tanggal__lte=hari).order_by("-tanggal", "pegawai__nip")[: 2 * _SEACARA]
    _terbit(instansi, "Assessment center jabatan administrator dan pengawas", baru,
            terakreditasi=True)  # fmt: skip
    _terbit(instansi, "Asesmen pemetaan awal", lama, terakreditasi=False)


def _terakhir(instansi: Instansi) -> QuerySet[PenilaianKompetensi]:
    """The latest result of everybody who has no account, so that what those with one see stays."""
    milik = PenilaianKompetensi.objects.filter(instansi=instansi)
    terakhir = milik.order_by("pegawai_id", "-tanggal").distinct("pegawai_id")
    return milik.filter(
        pk__in=terakhir.values("pk"),
        pegawai__kedudukan_hukum__in=DINILAI,
        pegawai__pengguna=None,
    ).select_related("pegawai")


def _acara(
    instansi: Instansi, judul: str, mulai: date, lama_hari: int, *,
    status: Status = Status.RENCANA, **isi: Any,
) -> Asesmen:  # fmt: skip
    saat = timezone.now()
    diundang = saat + (mulai - timezone.localdate()) - timedelta(days=14)
    selesai = mulai + timedelta(days=lama_hari - 1)
    return asesmen_simpan(
        instansi_id=instansi.pk,
        asesmen=Asesmen(
            status=status,
            diundang_pada=None if status == Status.RENCANA else min(diundang, saat),
            terbit_pada=min(saat, saat + (selesai - timezone.localdate()) + timedelta(days=10))
            if status == Status.TERBIT
            else None,
        ),
        isi={
            "judul": f"{judul} (contoh)",
            "metode": Asesmen.Metode.CACT,
            "penyelenggara": "UPT Penilaian Kompetensi",
            "terakreditasi": True,
            "tempat": "Ruang komputer UPT",
            "mulai": mulai,
            "selesai": selesai,
            **isi,
        },
        pelaku=_PELAKU,
    )


def _daftarkan(acara: Asesmen, nilai: Iterable[PenilaianKompetensi], **isi: Any) -> None:
    PesertaAsesmen.objects.bulk_create(_peserta(acara, satu, **isi) for satu in nilai)


def _peserta(acara: Asesmen, nilai: PenilaianKompetensi, **isi: Any) -> PesertaAsesmen:
    return PesertaAsesmen(
        instansi_id=acara.instansi_id, unit_lft=nilai.pegawai.unit_lft, asesmen=acara,
        pegawai_id=nilai.pegawai_id, **isi,
    )  # fmt: skip


def _catat(
    acara: Asesmen, nilai: list[PenilaianKompetensi], asesor: Pengguna | None, acak: Random, *,
    sisa: int,
) -> None:  # fmt: skip
    """Results of all but the last `sisa`, a little above the ones before; the first stayed away."""
    dinilai = nilai[: len(nilai) - sisa]
    _daftarkan(acara, nilai[len(dinilai) :])
    _daftarkan(acara, dinilai[:1], status=Hadir.TIDAK_HADIR, asesor=asesor)
    PesertaAsesmen.objects.bulk_create(
        _peserta(
            acara, satu, status=Hadir.HADIR, tanggal=acara.mulai, asesor=asesor,
            tingkat=[min(TERTINGGI, n + acak.choice((0, 0, 1))) for n in _tingkat(satu)],
        )
        for satu in dinilai[1:]
    )  # fmt: skip


def _terbit(
    instansi: Instansi, judul: str, nilai: Iterable[PenilaianKompetensi], *, terakreditasi: bool
) -> None:
    """The event that these results of one institution came of."""
    semua = list(nilai)
    if not semua:
        return
    lembaga = semua[0].penyelenggara
    milik = [satu for satu in semua if satu.penyelenggara == lembaga][:_SEACARA]
    hari = sorted(satu.tanggal for satu in milik)
    acara = _acara(
        instansi, judul, hari[0], (hari[-1] - hari[0]).days + 1, status=Status.TERBIT,
        metode=Asesmen.Metode.ASSESSMENT_CENTER, terakreditasi=terakreditasi,
        penyelenggara=lembaga or "UPT Penilaian Kompetensi",
    )  # fmt: skip
    PesertaAsesmen.objects.bulk_create(
        _peserta(acara, satu, status=Hadir.TERBIT, tanggal=satu.tanggal, tingkat=_tingkat(satu))
        for satu in milik
    )
    PenilaianKompetensi.objects.filter(pk__in=[satu.pk for satu in milik]).update(
        terakreditasi=terakreditasi
    )


def _tingkat(nilai: PenilaianKompetensi) -> list[int]:
    return [getattr(nilai, kode) for kode in KOMPETENSI]
