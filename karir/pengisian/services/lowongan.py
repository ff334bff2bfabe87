"""A vacancy from its draft on: what it is, what it asks for, and the steps of its table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from karir.mesin.syarat import SyaratTidakSah, bobot_muat, syarat_muat
from karir.models import LangkahLowongan, Lowongan, SuaraKomite
from karir.pengisian.alur import PERALIHAN, halangan
from karir.pengisian.services.kabar import langkah_kabari
from karir.pengisian.services.ketentuan import ketentuan_isi
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi

S = Lowongan.Status
ALASAN_TERPANJANG: Final = 4000


class LowonganDitolak(Exception):
    """What cannot be done with a vacancy; the message, or `kesalahan` by field, is for people."""

    def __init__(self, pesan: str = "", kesalahan: dict[str, str] | None = None) -> None:
        super().__init__(pesan)
        self.kesalahan = kesalahan or {}


def lowongan_kunci(lowongan_id: int) -> Lowongan:
    """The vacancy as of now; nobody else moves it until the caller's transaction ends."""
    satu: Lowongan = (
        Lowongan.objects.select_for_update(of=("self",), no_key=True)
        .select_related("jabatan", "unit", "instansi")
        .get(pk=lowongan_id)
    )
    return satu


# What a step may change; the web login may write no more.
_BERUBAH: Final = (
    "status", "revisi", "diajukan_oleh", "diajukan_pada", "dibuka_oleh", "dibuka_pada",
    "diusulkan_oleh", "diusulkan_pada", "alasan_usul", "diumumkan_pada",
)  # fmt: skip


def lowongan_simpan(lowongan: Lowongan) -> None:
    """Write what steps change."""
    lowongan.save(update_fields=_BERUBAH)


def tertaut(pelaku: Pelaku, instansi_id: int) -> bool:
    """Whether an account has a personnel record of the agency."""
    if pelaku.id is None:
        return False
    with connection.cursor() as kursor:
        kursor.execute("SELECT akun_tertaut(%s, %s)", [pelaku.id, instansi_id])
        return bool(kursor.fetchone()[0])


def ikatan_calon(lowongan_id: int, akun_id: int | None) -> dict[int, str]:
    """The candidates of a vacancy to whom an account is tied, and by what (IkatanPegawai.Jenis, or
    DIRI for oneself)."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT calon, jenis FROM ikatan_lowongan(%s, %s)", [lowongan_id, akun_id])
        return dict(kursor.fetchall())


def ikatan_halangan(lowongan_id: int, akun_id: int | None) -> str:
    """Why a candidate, or who is tied to one, takes no step, in words, or ""."""
    if not ikatan_calon(lowongan_id, akun_id):
        return ""
    return (
        "Anda sendiri calon pada lowongan ini, atau ada hubungan keluarga atau usaha yang "
        "dinyatakan dengan salah satu calonnya. Petugas lain yang mengerjakannya."
    )


def bebas_ikatan(lowongan_id: int, pelaku: Pelaku) -> None:
    """Raises LowonganDitolak for whoever is a candidate or tied to one."""
    if sebab := ikatan_halangan(lowongan_id, pelaku.id):
        raise LowonganDitolak(sebab)


def langkah_catat(
    lowongan: Lowongan,
    langkah: str,
    *,
    dari: str,
    pelaku: Pelaku,
    alasan: str = "",
    rincian: dict[str, Any] | None = None,
    tindakan: str = "",
) -> None:
    """Keep a step in the vacancy's own story and in the audit."""
    LangkahLowongan.objects.create(
        instansi_id=lowongan.instansi_id,
        lowongan=lowongan,
        langkah=langkah,
        dari=dari,
        ke=lowongan.status,
        alasan=alasan,
        oleh_id=pelaku.id,
        oleh_nama=pelaku.nama[:200],
    )
    catat(
        pelaku=pelaku,
        tindakan=tindakan or f"lowongan.{langkah}",
        objek_jenis="lowongan",
        objek_id=lowongan.pk,
        objek_nama=lowongan.nama,
        rincian=rincian,
        alasan=alasan,
        instansi_id=lowongan.instansi_id,
    )


def langkah_periksa(lowongan: Lowongan, langkah: str, pelaku: Pelaku, alasan: str = "") -> None:
    """Raises LowonganDitolak unless the table lets this person take the step now."""
    satu = PERALIHAN[langkah]
    perlu_data = bool(satu.bukan) and satu.izin != "lowongan.putuskan"
    ada = tertaut(pelaku, lowongan.instansi_id) if perlu_data else True
    if sebab := halangan(lowongan, langkah, pelaku.id, tertaut=ada):
        raise LowonganDitolak(sebab)
    if satu.beralasan and not alasan.strip():
        raise LowonganDitolak("Tulis alasannya: alasan itu tersimpan dan dapat dibaca kembali.")
    if len(alasan) > ALASAN_TERPANJANG:
        raise LowonganDitolak(
            f"Alasan paling panjang {ALASAN_TERPANJANG} huruf; yang ini {len(alasan)} huruf."
        )
    bebas_ikatan(lowongan.pk, pelaku)


def langkah_jalankan(
    *, lowongan_id: int, langkah: str, pelaku: Pelaku, alasan: str = ""
) -> Lowongan:
    """Take a step that asks for no more than a reason. Raises LowonganDitolak."""
    satu = PERALIHAN[langkah]
    with transaction.atomic():
        lowongan = lowongan_kunci(lowongan_id)
        langkah_periksa(lowongan, langkah, pelaku, alasan)
        if sebelum := _SEBELUM.get(langkah):
            sebelum(lowongan, pelaku)
        dari, lowongan.status = lowongan.status, satu.ke or lowongan.status
        lowongan.revisi += 1
        lowongan_simpan(lowongan)
        langkah_catat(lowongan, langkah, dari=dari, pelaku=pelaku, alasan=alasan.strip())
        langkah_kabari(lowongan, langkah)
    return lowongan


def syarat_halangan(lowongan: Lowongan) -> str:
    """What is wrong with requirements or weights, in words, or ""."""
    try:
        syarat_muat(lowongan.syarat)
        bobot_muat(lowongan.bobot)
    except SyaratTidakSah as galat:
        return str(galat)
    return ""


def _ajukan(lowongan: Lowongan, pelaku: Pelaku) -> None:
    if sebab := syarat_halangan(lowongan):
        raise LowonganDitolak(sebab)
    lowongan.diajukan_oleh_id, lowongan.diajukan_pada = pelaku.id, timezone.now()


def _buka(lowongan: Lowongan, pelaku: Pelaku) -> None:
    lowongan.dibuka_oleh_id, lowongan.dibuka_pada = pelaku.id, timezone.now()


def _sidangkan(lowongan: Lowongan, pelaku: Pelaku) -> None:
    """The shortlist is settled, and there is a committee of enough people with a chair."""
    from karir.pengisian.services.calon import daftar_pendek_halangan  # noqa: PLC0415 (circular)

    if sebab := daftar_pendek_halangan(lowongan):
        raise LowonganDitolak(sebab)


def _tarik_sidang(lowongan: Lowongan, pelaku: Pelaku) -> None:
    """Scores go, and members declare anew, as the shortlist may change; a conflict that a member
    declared stays one. The history keeps all of it."""
    SuaraKomite.objects.filter(kursi__lowongan=lowongan).delete()
    lowongan.kursi.exclude(benturan=True).update(
        benturan=None, uraian="", terhalang="", dinyatakan_pada=None, dikirim_pada=None
    )
    lowongan.calon.update(nilai_komite=None, penilai=0)


def _minta_ulang(lowongan: Lowongan, pelaku: Pelaku) -> None:
    """The old proposal is taken off; scores stay as they were given."""
    lowongan.calon.update(urutan_usul=None, alasan_usul="")
    lowongan.diusulkan_oleh, lowongan.diusulkan_pada, lowongan.alasan_usul = None, None, ""


def _batalkan(lowongan: Lowongan, pelaku: Pelaku) -> None:
    if lowongan.penilaian_id is not None:
        lowongan.diumumkan_pada = timezone.now()


_SEBELUM: Final[Mapping[str, Callable[[Lowongan, Pelaku], None]]] = {
    "ajukan": _ajukan,
    "buka": _buka,
    "sidangkan": _sidangkan,
    "tarik_sidang": _tarik_sidang,
    "minta_ulang": _minta_ulang,
    "batalkan": _batalkan,
    "batalkan_putusan": _batalkan,
}


def lowongan_buat(
    *,
    jabatan: Jabatan,
    unit: UnitOrganisasi,
    asal: str,
    tanggal_lowong: date,
    pemegang_lama: str,
    keterangan: str,
    hari: date,
    pelaku: Pelaku,
) -> Lowongan:
    """Begin a vacancy with the defaults of its jenjang. Raises LowonganDitolak where one is open
    already, or the post is held."""
    bawaan = ketentuan_isi(instansi_id=jabatan.instansi_id, hari=hari).bawaan(jabatan.jenjang)
    try:
        with transaction.atomic():
            lowongan: Lowongan = Lowongan.objects.create(
                instansi_id=jabatan.instansi_id,
                jabatan=jabatan,
                unit=unit,
                asal=asal,
                tanggal_lowong=tanggal_lowong,
                pemegang_lama=pemegang_lama,
                keterangan=keterangan,
                syarat=bawaan.syarat.isi(),
                bobot=bawaan.bobot.isi(),
                sumber_syarat=bawaan.sumber,
                dibuat_oleh_id=pelaku.id,
            )
            langkah_catat(lowongan, "buat", dari="", pelaku=pelaku, alasan=keterangan)
    except IntegrityError as galat:
        raise LowonganDitolak(
            kesalahan={"jabatan": "Lowongan untuk jabatan ini di unit ini sudah ada dan terbuka."}
        ) from galat
    return lowongan


def syarat_ubah(
    *,
    lowongan_id: int,
    revisi: int,
    syarat: dict[str, Any],
    bobot: dict[str, int],
    alasan: str,
    pelaku: Pelaku,
) -> Lowongan:
    """Change what a vacancy in preparation asks for, with a reason. Raises LowonganDitolak."""
    with transaction.atomic():
        lowongan = lowongan_kunci(lowongan_id)
        if lowongan.status != S.DRAF:
            raise LowonganDitolak("Syarat hanya dapat diubah selama lowongan disiapkan.")
        if lowongan.revisi != revisi:
            raise LowonganDitolak(
                "Lowongan ini diubah orang lain sementara Anda mengisi. Muat ulang halamannya."
            )
        if not alasan.strip():
            raise LowonganDitolak(kesalahan={"alasan": "Tulis mengapa syaratnya berbeda."})
        try:
            baru, berat = syarat_muat(syarat).isi(), bobot_muat(bobot).isi()
        except SyaratTidakSah as galat:
            raise LowonganDitolak(str(galat)) from galat
        lama = {"syarat": lowongan.syarat, "bobot": lowongan.bobot}
        ubah = {n: [lama["syarat"].get(n), isi] for n, isi in baru.items()}
        ubah = {n: dua for n, dua in ubah.items() if _sama(dua[0]) != _sama(dua[1])}
        if berat != lama["bobot"]:
            ubah["bobot"] = [lama["bobot"], berat]
        if not ubah:
            raise LowonganDitolak("Belum ada yang berbeda dari syarat sekarang.")
        lowongan.syarat, lowongan.bobot = baru, berat
        lowongan.revisi += 1
        lowongan.save(update_fields=["syarat", "bobot", "revisi"])
        langkah_catat(
            lowongan,
            "syarat",
            dari=lowongan.status,
            pelaku=pelaku,
            alasan=alasan.strip(),
            rincian=ubah,
        )
    return lowongan


def _sama(nilai: Any) -> Any:
    """Tuples and lists alike, as JSON has them."""
    if isinstance(nilai, list | tuple):
        return [_sama(satu) for satu in nilai]
    if isinstance(nilai, dict):
        return {kunci: _sama(satu) for kunci, satu in nilai.items()}
    return nilai


def pemegang(jabatan: Jabatan, unit: UnitOrganisasi) -> Pegawai | None:
    """Who holds a post in a unit now, by the records."""
    satu: Pegawai | None = (
        Pegawai.objects.filter(instansi_id=jabatan.instansi_id, jabatan=jabatan, unit=unit)
        .order_by("-tmt_jabatan", "pk")
        .first()
    )
    return satu
