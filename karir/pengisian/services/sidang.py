"""The committee: conflicts first, then everybody's own scores, then the chair's proposal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from karir.models import IkatanPegawai, KursiKomite, Lowongan, SuaraKomite
from karir.pengisian.services.ketentuan import ketentuan_isi
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    ikatan_calon,
    langkah_catat,
    langkah_periksa,
    lowongan_kunci,
    lowongan_simpan,
)
from karir.rumus import bulat_setengah_ke_atas
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import siarkan

S = Lowongan.Status
DIRI = "DIRI"
TERIKAT = "Ada hubungan yang tercatat dengan salah satu calon sesudah pernyataan dibuat."


def kursi_kunci(lowongan_id: int, pelaku: Pelaku) -> tuple[Lowongan, KursiKomite]:
    """The vacancy in session and the seat of the one who acts. Raises LowonganDitolak."""
    lowongan = lowongan_kunci(lowongan_id)
    kursi = KursiKomite.objects.filter(lowongan=lowongan, pengguna_id=pelaku.id or 0).first()
    if kursi is None:
        raise LowonganDitolak("Anda bukan anggota komite lowongan ini.")
    if lowongan.status != S.SIDANG:
        raise LowonganDitolak(
            f"Sidang tidak sedang berlangsung: {lowongan.get_status_display().lower()}."
        )
    return lowongan, kursi


def sebab_ikatan(lowongan: Lowongan, akun_id: int | None) -> str:
    """The ties of an account to candidates, in words, or ""."""
    nama = dict(lowongan.calon.values_list("pk", "nama"))
    label = dict(IkatanPegawai.Jenis.choices) | {DIRI: "Anda sendiri calon"}
    return "; ".join(
        f"{nama[calon]}: {str(label[jenis]).lower()}"
        for calon, jenis in sorted(ikatan_calon(lowongan.pk, akun_id).items())
        if calon in nama
    )


def benturan_nyatakan(
    *, lowongan_id: int, benturan: bool, uraian: str, pelaku: Pelaku
) -> KursiKomite:
    """A member declares whether there is a conflict of interest; what was declared of family and
    business is checked besides. Either shuts the member out of this vote.

    Raises LowonganDitolak.
    """
    with transaction.atomic():
        lowongan, kursi = kursi_kunci(lowongan_id, pelaku)
        if kursi.dikirim_pada is not None:
            raise LowonganDitolak("Penilaian Anda sudah dikirim, jadi pernyataan ini tetap.")
        if benturan and not uraian.strip():
            raise LowonganDitolak("Uraikan benturan kepentingannya.")
        if kursi.benturan and not benturan:
            raise LowonganDitolak(
                "Benturan yang sudah Anda nyatakan berlaku sampai lowongan ini selesai."
            )
        tercatat = sebab_ikatan(lowongan, pelaku.id)
        kursi.benturan, kursi.uraian = benturan, uraian.strip()
        kursi.terhalang = tercatat or (uraian.strip() if benturan else "")
        kursi.dinyatakan_pada = timezone.now()
        kursi.save(update_fields=["benturan", "uraian", "terhalang", "dinyatakan_pada"])
        if kursi.terhalang:
            kursi.suara.all().delete()
        _catat(
            "komite.nyatakan",
            lowongan,
            pelaku,
            alasan=uraian.strip(),
            rincian={"benturan": benturan, "tercatat": bool(tercatat)},
        )
    return kursi


def _nilai_halangan(lowongan: Lowongan, kursi: KursiKomite) -> str:
    """Why the holder of a seat scores nobody, in words, or ""."""
    # A tie may have been declared since.
    if terhalang := kursi.terhalang or sebab_ikatan(lowongan, kursi.pengguna_id):
        return f"Anda tidak ikut menilai lowongan ini: {terhalang}."
    if kursi.benturan is None:
        return "Nyatakan dahulu ada atau tidaknya benturan kepentingan."
    return ""


def suara_simpan(
    *,
    lowongan_id: int,
    nilai: Mapping[int, tuple[int | None, str]],
    kirim: bool,
    pelaku: Pelaku,
) -> KursiKomite:
    """A member's scores (hundredths) and reasons by candidate; sent ones stay as they are.

    Raises LowonganDitolak with the faults by field.
    """
    with transaction.atomic():
        lowongan, kursi = kursi_kunci(lowongan_id, pelaku)
        if sebab := _nilai_halangan(lowongan, kursi):
            raise LowonganDitolak(sebab)
        if kursi.dikirim_pada is not None:
            raise LowonganDitolak("Penilaian Anda sudah dikirim dan tidak dapat diubah lagi.")
        kesalahan: dict[str, str] = {}
        for calon_id in lowongan.calon.values_list("pk", flat=True):
            angka, alasan = nilai.get(calon_id, (None, ""))
            if kirim and angka is None:
                kesalahan[f"nilai-{calon_id}"] = "Isi nilainya, 0 sampai 100."
            if kirim and not alasan.strip():
                kesalahan[f"alasan-{calon_id}"] = "Tulis alasan nilai ini."
            if angka is not None:
                isi = {"nilai": angka, "alasan": alasan.strip()}
                SuaraKomite.objects.update_or_create(
                    kursi=kursi,
                    calon_id=calon_id,
                    defaults=isi,
                    create_defaults={**isi, "instansi_id": lowongan.instansi_id},
                )
        if kesalahan:
            raise LowonganDitolak(kesalahan=kesalahan)
        if kirim:
            kursi.dikirim_pada = timezone.now()
            kursi.save(update_fields=["dikirim_pada"])
            _catat("komite.nilai", lowongan, pelaku)
    return kursi


@dataclass(frozen=True, kw_only=True)
class UsulanCalon:
    """One name of the proposal, in its order, and why."""

    calon_id: int
    alasan: str


KETUA_LAIN = "Mintalah BKD menarik lowongan ini dari komite dan memilih ketua lain."


def usul_halangan(lowongan: Lowongan, akun_id: int | None) -> str:
    """Why this person cannot propose anybody yet, in words, or "". Whoever was tied to a candidate
    since is not waited for: the proposal itself shuts such a member out."""
    kursi = {satu.pengguna_id: satu for satu in lowongan.kursi.all()}
    if (sendiri := kursi.get(akun_id or 0)) is None:
        return "Anda bukan anggota komite lowongan ini."
    if not sendiri.ketua:
        return "Usulan disampaikan oleh ketua komite."
    terikat = _terikat(lowongan.pk)
    if sendiri.terhalang or sendiri.pk in terikat:
        return f"{_nilai_halangan(lowongan, sendiri)} {KETUA_LAIN}"
    bebas = [satu for satu in kursi.values() if not satu.terhalang and satu.pk not in terikat]
    if any(satu.benturan is None for satu in bebas):
        return "Belum semua anggota menyatakan benturan kepentingannya."
    if any(satu.dikirim_pada is None for satu in bebas):
        return "Belum semua anggota yang tidak terhalang mengirim penilaiannya."
    return ""


def calon_usulkan(
    *, lowongan_id: int, usulan: Sequence[UsulanCalon], alasan: str, pelaku: Pelaku
) -> Lowongan:
    """The chair proposes three to the PPK, or all where fewer are on the shortlist.

    Raises LowonganDitolak.
    """
    with transaction.atomic():
        lowongan, _ = kursi_kunci(lowongan_id, pelaku)
        langkah_periksa(lowongan, "usulkan", pelaku, alasan)
        if sebab := usul_halangan(lowongan, pelaku.id):
            raise LowonganDitolak(sebab)
        gugur = _gugurkan(lowongan)
        # A tie may have been declared since the first look.
        if gugur and (sebab := usul_halangan(lowongan, pelaku.id)):
            raise LowonganDitolak(sebab)
        _periksa_usulan(lowongan, usulan)
        for ke, satu in enumerate(usulan, start=1):
            lowongan.calon.filter(pk=satu.calon_id).update(
                urutan_usul=ke, alasan_usul=satu.alasan.strip()
            )
        _rata_rata(lowongan)
        dari, lowongan.status = lowongan.status, S.DIUSULKAN
        lowongan.diusulkan_oleh_id, lowongan.diusulkan_pada = pelaku.id, timezone.now()
        lowongan.alasan_usul = alasan.strip()
        lowongan.revisi += 1
        lowongan_simpan(lowongan)
        langkah_catat(
            lowongan,
            "usulkan",
            dari=dari,
            pelaku=pelaku,
            alasan=alasan.strip(),
            rincian={"calon": [satu.calon_id for satu in usulan], "gugur": gugur},
        )
        siarkan(
            jenis="lowongan",
            judul=f"Usulan calon {lowongan.jabatan.nama} menunggu putusan",
            instansi_id=lowongan.instansi_id,
            peran=[Peran.PPK],
            tautan=reverse("karir:lowongan_putusan", args=[lowongan.pk]),
        )
    return lowongan


def _terikat(lowongan_id: int) -> set[int]:
    """The seats of a committee whose holder is a candidate by now, or tied to one."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT kursi FROM komite_terikat(%s)", [lowongan_id])
        return {baris[0] for baris in kursor.fetchall()}


def _gugurkan(lowongan: Lowongan) -> list[int]:
    """Shut out whoever is tied to a candidate by now; scores that were given no longer count, and
    the history keeps them. Returns the accounts."""
    kena = KursiKomite.objects.filter(pk__in=_terikat(lowongan.pk), terhalang="")
    akun = list(kena.order_by("pk").values_list("pengguna_id", flat=True))
    SuaraKomite.objects.filter(kursi__in=kena).delete()
    kena.update(terhalang=TERIKAT, dikirim_pada=None)
    return akun


def _rata_rata(lowongan: Lowongan) -> None:
    """Put beside each candidate what the committee gave on average, half up."""
    for calon in lowongan.calon.all():
        nilai = list(
            calon.suara.filter(kursi__dikirim_pada__isnull=False).values_list("nilai", flat=True)
        )
        rata = bulat_setengah_ke_atas(sum(nilai), len(nilai)) if nilai else None
        lowongan.calon.filter(pk=calon.pk).update(nilai_komite=rata, penilai=len(nilai))


def _periksa_usulan(lowongan: Lowongan, usulan: Sequence[UsulanCalon]) -> None:
    ada = set(lowongan.calon.values_list("pk", flat=True))
    isi = ketentuan_isi(instansi_id=lowongan.instansi_id, hari=timezone.localdate())
    harus = min(isi.usulan, len(ada))
    nomor = [satu.calon_id for satu in usulan]
    if len(nomor) != harus or len(set(nomor)) != harus or not set(nomor) <= ada:
        raise LowonganDitolak(f"Usulkan {harus} orang yang berbeda dari daftar pendek.")
    if any(not satu.alasan.strip() for satu in usulan):
        raise LowonganDitolak("Tulis alasan untuk setiap nama yang diusulkan.")


def _catat(
    tindakan: str,
    lowongan: Lowongan,
    pelaku: Pelaku,
    *,
    alasan: str = "",
    rincian: dict[str, object] | None = None,
) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="lowongan",
        objek_id=lowongan.pk,
        objek_nama=lowongan.nama,
        rincian=rincian,
        alasan=alasan,
        instansi_id=lowongan.instansi_id,
    )
