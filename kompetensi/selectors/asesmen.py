"""Reading assessment events, their people, and objections."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from kompetensi import rumus
from kompetensi.alur_asesmen import LANGKAH_ASESMEN, IsiAcara, halangan
from kompetensi.models import Asesmen, KeberatanAsesmen, NarasiAsesmen, PesertaAsesmen
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.selectors.pengamatan import pengamatan_jumlah
from kompetensi.selectors.standar import standar_kini
from talenta.akun.izin import IZIN
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.keyset import Halaman, halaman
from talenta.pegawai.models import Pegawai

SEHALAMAN = 30


def asesmen_daftar(*, oleh: Any, status: str = "", metode: str = "") -> QuerySet[Asesmen]:
    """Events in view with how many people and results."""
    daftar: QuerySet[Asesmen] = Asesmen.objects.terlihat_oleh(oleh)
    if status:
        daftar = daftar.filter(status=status)
    if metode:
        daftar = daftar.filter(metode=metode)
    return daftar.annotate(
        orang=Count("peserta"), tercatat=Count("peserta", filter=~Q(peserta__status="TERDAFTAR"))
    )


def asesmen_halaman(daftar: QuerySet[Asesmen], *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page of them, the latest first."""
    return halaman(
        daftar, kolom=("mulai", "id"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum,
        turun=True,
    )  # fmt: skip


def isi_acara(*, asesmen: Asesmen, pengguna_id: int | None) -> IsiAcara:
    """What an event holds, for its steps; one query."""
    S = PesertaAsesmen.Status
    jumlah = asesmen.peserta.aggregate(
        orang=Count("pk"),
        hadir=Count("pk", filter=Q(status=S.HADIR)),
        belum=Count("pk", filter=Q(status=S.TERDAFTAR)),
        milik=Count("pk", filter=Q(pegawai__pengguna_id=pengguna_id or 0)),
    )
    return IsiAcara(sendiri=jumlah.pop("milik") > 0, **jumlah)


def langkah_acara(*, oleh: Any, asesmen: Asesmen) -> dict[str, str]:
    """The steps of an open event for those who record results, by code in the table's order, each
    with why it cannot be taken, "" where it can."""
    if not (oleh.boleh("kompetensi.nilai") and asesmen.terbuka):
        return {}
    isi = isi_acara(asesmen=asesmen, pengguna_id=oleh.pk)
    return {kode: halangan(kode, isi) for kode in LANGKAH_ASESMEN}


@dataclass(frozen=True)
class BarisPeserta:
    """Somebody in an event; `teknis` as (name, level, level the post asks for or 0, where known);
    `jpm` in hundredths of a per cent against the own post's standard,
    `potensi` the sum of aspects, None (and no `tingkat` and `aspek`) where nothing is recorded or
    what is recorded is not published and not for these eyes; `pengamatan` how many levels
    appraisers saw at work, evidence for the assessor."""

    peserta: PesertaAsesmen
    tingkat: list[int]
    aspek: list[int]
    jpm: int | None
    potensi: int | None
    teknis: list[tuple[str, int, int]]
    ada_uraian: bool
    sendiri: bool
    pengamatan: int


def peserta_baris(*, oleh: Any, asesmen: Asesmen) -> list[BarisPeserta]:
    """The people of an event within view, by name; at most eight queries.

    Before it is published, a result is for those who record results, but never one's own.
    """
    menilai = oleh.lingkup.boleh("kompetensi.nilai")
    semua = list(
        PesertaAsesmen.objects.terlihat_oleh(oleh)
        .filter(asesmen=asesmen)
        .select_related("pegawai__jabatan", "pegawai__unit", "asesor")
        .order_by("pegawai__nama_kunci", "id")
    )
    standar = standar_kini({p.pegawai.jabatan for p in semua if p.pegawai.jabatan})
    uraian = set(
        NarasiAsesmen.objects.terlihat_oleh(oleh)
        .filter(peserta__in=semua)
        .values_list("peserta_id", flat=True)
    )
    amatan = pengamatan_jumlah(oleh=oleh, pegawai_id=[p.pegawai_id for p in semua])
    nama = (
        nama_teknis(instansi_id=asesmen.instansi_id, hari=timezone.localdate())
        if asesmen.teknis
        else {}
    )
    hasil = []
    for satu in semua:
        milik = standar.get(satu.pegawai.jabatan_id or 0)
        syarat = list(milik.tingkat.values()) if milik else []
        terbit = satu.status == PesertaAsesmen.Status.TERBIT
        sendiri = satu.pegawai.pengguna_id == oleh.pk
        boleh = terbit or (menilai and not sendiri)
        tingkat, aspek = (satu.tingkat, satu.aspek) if boleh else ([], [])
        diminta = milik.teknis if milik else {}
        hasil.append(
            BarisPeserta(
                peserta=satu,
                tingkat=tingkat,
                aspek=aspek,
                jpm=rumus.jpm(tingkat, syarat) if tingkat else None,
                potensi=sum(aspek) if aspek else None,
                teknis=[
                    (nama.get(kode, kode), satu.teknis[kode], diminta.get(kode, 0))
                    for kode in asesmen.teknis
                    if boleh and kode in satu.teknis
                ],
                ada_uraian=satu.pk in uraian,
                sendiri=sendiri,
                pengamatan=amatan.get(satu.pegawai_id, 0),
            )
        )
    return hasil


def asesor_pilihan(*, instansi_id: int, hari: date) -> QuerySet[Pengguna]:
    """Accounts that can be named as assessor: those whose role records results."""
    peran = PenugasanPeran.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gt=hari),
        instansi_id=instansi_id,
        peran__in=IZIN["kompetensi.nilai"],
        berlaku_mulai__lte=hari,
    )
    akun: QuerySet[Pengguna] = Pengguna.objects.filter(pk__in=peran.values("pengguna_id"))
    return akun.order_by("nama", "id")


def keberatan_terbuka(*, oleh: Any) -> list[KeberatanAsesmen]:
    """Objections that wait, the oldest first."""
    menunggu = KeberatanAsesmen.objects.terlihat_oleh(oleh).menunggu()
    return list(menunggu.select_related("pegawai__unit").order_by("diajukan_pada", "id")[:100])


@dataclass(frozen=True)
class Riwayatku:
    """What a person's panel says about events: coming ones, results that came of them with
    whether there is a narrative to open, and objections by kind and day."""

    undangan: list[PesertaAsesmen]
    uraian: list[NarasiAsesmen]
    keberatan: list[KeberatanAsesmen]


def riwayat_asesmen(*, oleh: Any, pegawai: Pegawai) -> Riwayatku:
    """Three queries."""
    peserta = PesertaAsesmen.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai.pk)
    uraian = NarasiAsesmen.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai.pk)
    keberatan = KeberatanAsesmen.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai.pk)
    return Riwayatku(
        undangan=list(
            peserta.filter(asesmen__status="DIUNDANG")
            .select_related("asesmen")
            .order_by("asesmen__mulai", "id")
        ),
        uraian=list(uraian.select_related("peserta__asesmen").order_by("-peserta__tanggal", "-id")),
        keberatan=list(keberatan.order_by("-diajukan_pada", "-id")),
    )
