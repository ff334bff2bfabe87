"""The yearly review of roles: opened by an admin or when a year has passed, each role kept or
withdrawn with a reason by somebody else than its holder, closed once none is left."""

import logging
from collections.abc import Collection
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import Faktor, Instansi, Pengguna, PenugasanPeran
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.templatetags.tampilan import tanggal
from talenta.pegawai.models import ButirTinjauan, KetentuanTinjauan, Tinjauan
from talenta.pegawai.selectors.tinjauan import ketentuan_berlaku, tinjauan_berikutnya
from talenta.pegawai.services.penugasan import PenugasanDitolak, peran_akhiri

K = ButirTinjauan.Keputusan
log = logging.getLogger(__name__)


class TinjauanDitolak(Exception):
    """A review cannot be opened, decided or set so; the message is for the reader."""


def tinjauan_buka(*, instansi: Instansi, hari: date, pelaku: Pelaku) -> Tinjauan:
    """Open a review of every role in force or yet to begin. One that is past its deadline is closed
    as it stands. Raises TinjauanDitolak."""
    with transaction.atomic():
        for lama in _terbuka(instansi).filter(tenggat__lt=hari):
            _tutup(lama)
        peran = [
            satu
            for satu in PenugasanPeran.objects.filter(instansi=instansi).order_by("pk")
            if not satu.berakhir
        ]
        if not peran:
            raise TinjauanDitolak("Belum ada peran yang dapat ditinjau.")
        ketentuan = ketentuan_berlaku(instansi_id=instansi.pk, hari=hari)
        tinjauan = _buat(
            Tinjauan(
                instansi=instansi,
                dibuka_pada=hari,
                tenggat=hari + timedelta(days=ketentuan.hari),
                cabut_otomatis=ketentuan.cabut_otomatis,
                dibuka_oleh_id=pelaku.id,
            )
        )
        ButirTinjauan.objects.bulk_create(
            ButirTinjauan(
                instansi=instansi,
                tinjauan=tinjauan,
                penugasan=satu,
                pemegang_id=satu.pengguna_id,
            )
            for satu in peran
        )
        _catat("tinjauan.buka", tinjauan, pelaku, {"peran": len(peran)})
    return tinjauan


def _terbuka(instansi: Instansi) -> QuerySet[Tinjauan]:
    semua: QuerySet[Tinjauan] = Tinjauan.objects.select_for_update()
    return semua.filter(instansi=instansi, selesai_pada__isnull=True)


def _buat(tinjauan: Tinjauan) -> Tinjauan:
    try:
        with transaction.atomic():
            tinjauan.save()
    except IntegrityError:
        # The database lets an agency have one that is open, whoever is first.
        raise TinjauanDitolak("Tinjauan yang lama belum selesai.") from None
    return tinjauan


def butir_putuskan(
    *,
    tinjauan: Tinjauan,
    butir: Collection[int],
    keputusan: ButirTinjauan.Keputusan,
    alasan: str,
    hari: date,
    pelaku: Pelaku,
) -> int:
    """Keep or withdraw roles of a review; return how many, without those decided meanwhile.

    Raises TinjauanDitolak for a role of one's own.
    """
    with transaction.atomic():
        tinjauan = Tinjauan.objects.select_for_update().get(pk=tinjauan.pk)
        menunggu = list(
            tinjauan.butir.filter(pk__in=butir)
            .menunggu(hari)
            .select_related("penugasan__pengguna")
            .select_for_update(of=("self", "penugasan"))
            .order_by("pk")
        )
        if any(satu.pemegang_id == pelaku.id for satu in menunggu):
            raise TinjauanDitolak("Peran Anda sendiri ditinjau oleh admin lain.")
        for satu in menunggu:
            _putuskan(satu, keputusan, alasan, pelaku)
            if keputusan == K.CABUT:
                peran_akhiri(penugasan=satu.penugasan, pada=hari, alasan=alasan, oleh=pelaku)
        if menunggu:
            rincian: dict[str, object] = {
                "keputusan": keputusan,
                "penugasan": [s.penugasan_id for s in menunggu],
            }
            _catat("tinjauan.putuskan", tinjauan, pelaku, rincian, alasan)
        _tutup_bila_habis(tinjauan, hari)
    return len(menunggu)


def _putuskan(
    satu: ButirTinjauan, keputusan: ButirTinjauan.Keputusan, alasan: str, pelaku: Pelaku
) -> None:
    satu.keputusan, satu.alasan = keputusan, alasan
    satu.diputus_oleh_id, satu.diputus_pada = pelaku.id, waktu_kini()
    satu.save(update_fields=["keputusan", "alasan", "diputus_oleh", "diputus_pada"])


def _tutup_bila_habis(tinjauan: Tinjauan, hari: date) -> None:
    if tinjauan.butir.menunggu(hari).exists():
        return
    _tutup(tinjauan)


def _tutup(tinjauan: Tinjauan) -> None:
    """Close a review; what nobody decided on stays written so."""
    tinjauan.selesai_pada = waktu_kini()
    tinjauan.save(update_fields=["selesai_pada"])
    _catat("tinjauan.selesai", tinjauan, Pelaku.sistem(), {})


def tinjauan_jalankan() -> None:
    """For every agency, by the day in its own zone: see to what is overdue, close what needs
    nothing any more, open what is due. A failure of one leaves the others alone."""
    for instansi in Instansi.objects.order_by("pk"):
        hari = timezone.localdate(timezone=ZoneInfo(instansi.zona))
        try:
            with transaction.atomic():
                _jalankan(instansi, hari)
        except (PenugasanDitolak, TinjauanDitolak, IntegrityError):
            log.exception("tinjauan akses instansi %s tidak dijalankan", instansi.pk)


def _jalankan(instansi: Instansi, hari: date) -> None:
    terbuka = _terbuka(instansi).first()
    if terbuka is not None:
        lewat = terbuka.tenggat < hari
        if terbuka.cabut_otomatis and lewat:
            _cabut_yang_lewat(terbuka, hari)
        _tutup_bila_habis(terbuka, hari)
        if terbuka.terbuka and not lewat:
            return
    if tinjauan_berikutnya(instansi=instansi) <= hari and _ada_peran(instansi, hari):
        tinjauan_buka(instansi=instansi, hari=hari, pelaku=Pelaku.sistem())


def _ada_peran(instansi: Instansi, hari: date) -> bool:
    berlaku = PenugasanPeran.objects.berlaku_pada(hari)
    return bool(berlaku.filter(instansi=instansi).exists())


def _cabut_yang_lewat(tinjauan: Tinjauan, hari: date) -> None:
    """Withdraw what nobody confirmed; the last Admin BKD stays, since nobody could give it back."""
    alasan = f"Tidak dipastikan sampai tenggat tinjauan akses {tanggal(tinjauan.tenggat)}."
    dicabut = []
    menunggu = tinjauan.butir.menunggu(hari).select_related("penugasan__pengguna")
    for satu in menunggu.select_for_update(of=("self", "penugasan")).order_by("pk"):
        if satu.penugasan.peran == Peran.ADMIN_BKD and not _ada_admin_lain(satu.penugasan, hari):
            continue
        _putuskan(satu, K.LEWAT, alasan, Pelaku.sistem())
        peran_akhiri(penugasan=satu.penugasan, pada=hari, alasan=alasan, oleh=Pelaku.sistem())
        dicabut.append(satu.penugasan_id)
    if dicabut:
        _catat("tinjauan.lewat", tinjauan, Pelaku.sistem(), {"penugasan": dicabut}, alasan)


def _ada_admin_lain(penugasan: PenugasanPeran, hari: date) -> bool:
    """Whether somebody else can act as Admin BKD: an account in use, with a second factor."""
    lain = PenugasanPeran.objects.berlaku_pada(hari).filter(
        Exists(Faktor.objects.filter(pengguna=OuterRef("pengguna_id"))),
        instansi_id=penugasan.instansi_id,
        peran=Peran.ADMIN_BKD,
        pengguna__in=Pengguna.objects.get_queryset().berkeadaan("aktif"),
    )
    return bool(lain.exclude(pengguna_id=penugasan.pengguna_id).exists())


def ketentuan_tetapkan(
    *,
    instansi_id: int,
    lama_hari: int,
    cabut_otomatis: bool,
    mulai: date,
    alasan: str,
    hari: date,
    pelaku: Pelaku,
) -> KetentuanTinjauan:
    """Add a dated setting for reviews opened from `mulai` on. Raises TinjauanDitolak."""
    if mulai < hari:
        raise TinjauanDitolak("Ketentuan berlaku mulai hari ini atau sesudahnya.")
    assert pelaku.id is not None  # noqa: S101 (an admin on a page)
    with transaction.atomic():
        satu: KetentuanTinjauan = KetentuanTinjauan.objects.create(
            instansi_id=instansi_id,
            mulai=mulai,
            hari=lama_hari,
            cabut_otomatis=cabut_otomatis,
            alasan=alasan,
            oleh_id=pelaku.id,
        )
        catat(
            pelaku=pelaku,
            tindakan="tinjauan.ketentuan",
            objek_jenis="tinjauan",
            objek_id="ketentuan",
            rincian={"mulai": mulai, "hari": lama_hari, "cabut_otomatis": cabut_otomatis},
            alasan=alasan,
            instansi_id=instansi_id,
        )
    return satu


def _catat(
    tindakan: str, tinjauan: Tinjauan, pelaku: Pelaku, rincian: dict[str, object], alasan: str = ""
) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="tinjauan",
        objek_id=tinjauan.pk,
        objek_nama=f"Tinjauan akses {tanggal(tinjauan.dibuka_pada)}",
        rincian=rincian,
        alasan=alasan,
        instansi_id=tinjauan.instansi_id,
    )
