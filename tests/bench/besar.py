"""A run of a million people, and the pages over them."""

import gzip
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from django.db import connection
from django.db.models import Count, OuterRef, Subquery
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from karir.models import ProsesPeringkat
from karir.services.penayangan import hasil_tayangkan, penayangan_kini
from karir.services.proses import proses_jalankan
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import LingkupPenugasan, Pegawai, UnitOrganisasi
from tests.bench.juta import gandakan
from tests.bench.panggung import Panggung
from tests.bench.peringkat import DASAR, run_dan_lantai
from tests.bench.ukur import Ukuran, Waktu, detik, ukur
from tests.fixtures.klien import TANDA, Klien, klien

JUTA = 1_000_000
LANTAI, DETIK, MEMORI = 1.5, 30, 1_000
LINGKUP = {600: (1.5, 100, 100), 100_000: (None, 150, 200)}
KUERI, KB = 12, 30
# These bound what is asked; they ask nothing.
BATAS_TRANSAKSI = ("BEGIN", "COMMIT", "SET TRANSACTION")
NIP = "1980010120050110{:02d}"
Alamat = Callable[[Pengguna], str]


def bench_besar(p: Panggung) -> Iterator[Ukuran]:
    """The large instansi once more, as often as the scale says."""
    sedikit, _ = run_dan_lantai(p, kali=3)
    awal = Pegawai.objects.filter(instansi=p.besar.instansi).count()
    jumlah = gandakan(instansi_id=p.besar.instansi.pk, kali=p.skala.salinan)
    yield _run(p, jumlah, sedikit.median / awal)
    _tampilkan(p)
    yield from _halaman(p, jumlah)


def besarkan(p: Panggung) -> int:
    """The large instansi as large as the scale says, ranked and shown; where it is so already it
    stays. Returns how many people it has."""
    awal = Pegawai.objects.filter(instansi=p.besar.instansi).count()
    if awal > p.skala.pegawai * p.skala.salinan:
        return awal
    jumlah = gandakan(instansi_id=p.besar.instansi.pk, kali=p.skala.salinan)
    proses_jalankan(instansi=p.besar.instansi, tanggal_acuan=p.besar.acuan, pelaku=Pelaku.sistem())
    _tampilkan(p)
    return jumlah


def _tampilkan(p: Panggung) -> None:
    """Show the latest run of the large instansi, and let the database come to rest."""
    proses = ProsesPeringkat.objects.filter(instansi=p.besar.instansi).latest("pk")
    kini = penayangan_kini(instansi_id=p.besar.instansi.pk)
    hasil_tayangkan(
        proses=proses,
        menggantikan=kini.proses_id if kini else None,
        pelaku=Pelaku.sistem(),
    )
    _tenang()


def _tenang() -> None:
    """Let the database finish what follows so many new rows, as it has long before an officer
    comes back: pages are measured warm."""
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE")


def _run(p: Panggung, jumlah: int, seorang: float) -> Ukuran:
    utuh, lantai = run_dan_lantai(p, kali=1)
    banding = utuh.median / jumlah / seorang
    juga = (
        (f"waktu seorang <= 1x dari {seorang * 1e6:.0f} mikrodetik (kini {banding:.2f}x)",
         banding <= 1),
        (f"< {DETIK} s", utuh.median < DETIK),
        (f"< {MEMORI} MB", (utuh.puncak or 0) < MEMORI),
    )  # fmt: skip
    return Ukuran(
        nama=f"pemeringkatan utuh, {jumlah:,} orang",
        angka=detik(utuh.median),
        dasar=DASAR,
        angka_dasar=detik(lantai.median),
        rasio=utuh.median / lantai.median,
        target=LANTAI,
        sekurangnya=False,
        puncak=utuh.puncak,
        juga=juga if jumlah >= JUTA else (),
    )


def _halaman(p: Panggung, jumlah: int) -> Iterator[Ukuran]:
    dasar = {nama: _minta(p, p.kecil.admin, buat) for nama, buat in HALAMAN.items()}
    for nomor, (besar, (target, batas, batas_cari)) in enumerate(LINGKUP.items()):
        unit, banyak = _unit(p.besar.instansi, besar)
        akun = _pengelola(p.besar.instansi, unit, nomor)
        for nama, buat in HALAMAN.items():
            waktu = _minta(p, akun, buat)
            ms = batas_cari if nama == "pencarian nama" else batas
            yield Ukuran(
                nama=f"{nama}, lingkup {banyak:,} dari {jumlah:,} orang, p95",
                angka=detik(waktu.p95),
                dasar=f"halaman yang sama dengan {p.kecil.proses.jumlah:,} orang seluruhnya",
                angka_dasar=detik(dasar[nama].p95),
                rasio=waktu.p95 / dasar[nama].p95,
                target=target,
                sekurangnya=False,
                puncak=waktu.puncak,
                juga=((f"p95 < {ms} ms", waktu.p95 * 1000 < ms), *_ringan(akun, buat)),
            )


def _unit(instansi: Instansi, besar: int) -> tuple[UnitOrganisasi, int]:
    """The unit whose subtree holds the number of people nearest to `besar`, and that number."""
    dalam = (
        Pegawai.objects.filter(
            instansi=instansi, unit_lft__gte=OuterRef("lft"), unit_lft__lte=OuterRef("rgt")
        )
        .order_by()
        .values("instansi")
        .annotate(n=Count("pk"))
    )
    semua = UnitOrganisasi.objects.filter(instansi=instansi).annotate(
        banyak=Subquery(dalam.values("n"))
    )
    unit = min(semua.exclude(banyak=None), key=lambda satu: abs(satu.banyak - besar))
    return unit, unit.banyak


def _pengelola(instansi: Instansi, unit: UnitOrganisasi, nomor: int) -> Pengguna:
    akun = Pengguna.objects.create_user(nip=NIP.format(nomor), nama="Pengelola", instansi=instansi)
    tugas = PenugasanPeran.objects.create(
        pengguna=akun,
        peran=Peran.PENGELOLA_OPD,
        instansi=instansi,
        berlaku_mulai=date(2026, 1, 1),
    )
    LingkupPenugasan.objects.create(penugasan=tugas, unit=unit)
    return akun


def _orang(akun: Pengguna) -> Pegawai:
    """Somebody in the middle of what the account sees."""
    akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=timezone.localdate()).aktif
    terlihat = Pegawai.objects.terlihat_oleh(akun).order_by("pk")
    orang: Pegawai = terlihat[terlihat.count() // 2]
    return orang


def _cari(akun: Pengguna) -> str:
    return f"{reverse('pegawai:daftar')}?cari={_orang(akun).nama.split()[0]}"


HALAMAN: dict[str, Alamat] = {
    "daftar pegawai": lambda _: reverse("pegawai:daftar"),
    "pencarian nama": _cari,
    "profil": lambda akun: reverse("pegawai:profil", args=[_orang(akun).pk]),
    "peta sembilan kotak": lambda _: reverse("karir:peta"),
    "isi satu kotak": lambda _: f"{reverse('karir:hasil')}?kotak=5",
}


def _minta(p: Panggung, akun: Pengguna, buat: Alamat) -> Waktu:
    return ukur(partial(_buka, klien(akun), buat(akun)), kali=p.skala.halaman, pemanasan=5)


def _buka(k: Klien, url: str) -> bytes:
    jawab = k.get(url)
    assert jawab.status_code == 200, (url, jawab.status_code)
    isi: bytes = jawab.content
    return isi


def _ringan(akun: Pengguna, buat: Alamat) -> tuple[tuple[str, bool], ...]:
    """Queries of the whole request, and its size as sent."""
    k, url = klien(akun), buat(akun)
    with CaptureQueriesContext(connection) as kueri:
        isi = _buka(k, url)
    sql = [satu["sql"] for satu in kueri.captured_queries]
    banyak = sum(TANDA not in satu and not satu.startswith(BATAS_TRANSAKSI) for satu in sql)
    kb = len(gzip.compress(isi)) / 1000
    return (
        (f"<= {KUERI} kueri (kini {banyak})", banyak <= KUERI),
        (f"< {KB} kB (kini {kb:.0f})", kb < KB),
    )
