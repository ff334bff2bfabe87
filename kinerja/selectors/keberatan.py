"""What pages of objections read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kinerja.models import Keberatan, KetentuanKinerja, PenilaianTahunan, PergantianPemutus
from kinerja.selectors.ketentuan import ketentuan_berlaku
from talenta.akun.selectors_kalender import tenggat_hari_kerja
from talenta.pegawai.rumus import rentang_nip

S = PenilaianTahunan.Status


def batas_saat_serah(*, instansi_id: int, hari: date) -> date:
    """The last day to object to what is delivered on a day. Whoever delivers keeps it in the
    appraisal (`batas_keberatan`): a calendar that is corrected later moves it no more."""
    ketentuan = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)
    lama = ketentuan[KetentuanKinerja.Jenis.KEBERATAN]["ajukan_hari"]
    return tenggat_hari_kerja(instansi_id=instansi_id, mulai=hari, jumlah=lama)


def dapat_dikeberati(*, oleh: Any, hari: date) -> QuerySet[PenilaianTahunan]:
    """One's own appraisals that were delivered and may be objected to on a day."""
    semua: QuerySet[PenilaianTahunan] = PenilaianTahunan.objects.milik(oleh).filter(
        status=S.DISERAHKAN, batas_keberatan__gte=hari
    )
    return semua.select_related("tahun_kinerja").order_by("-id")


def terlibat(*, keberatan: Keberatan, pegawai_id: int | None) -> bool:
    """Whether somebody is a side of an objection, set its rating, or has spoken in it."""
    if pegawai_id is None:
        return False
    sisi = (keberatan.pegawai_id, keberatan.penilai_id, keberatan.pemutus_id)
    if pegawai_id in (*sisi, keberatan.penilaian.ditetapkan_oleh_id):
        return True
    return bool(keberatan.keterangan.filter(penulis_id=pegawai_id).exists())


def sebab_bukan_penetap(*, keberatan: Keberatan, pegawai_id: int | None) -> str:
    """Why an officer may not name who decides, or ""."""
    if terlibat(keberatan=keberatan, pegawai_id=pegawai_id):
        return "Anda terlibat dalam keberatan ini, jadi pemutusnya ditetapkan petugas lain."
    return ""


def sebab_bukan_pemutus(
    *, keberatan: Keberatan, pegawai_id: int, penetap_id: int | None = None
) -> str:
    """Why somebody may not be named to decide, or ""."""
    penilai = (keberatan.penilai_id, keberatan.penilaian.ditetapkan_oleh_id)
    if pegawai_id == keberatan.pegawai_id or pegawai_id in penilai:
        return "Pemutus bukan pegawai itu sendiri dan bukan penilainya. Pilih orang lain."
    if pegawai_id == penetap_id:
        return "Anda tidak dapat menetapkan diri sendiri; petugas lain yang menetapkan."
    return ""


def pemutus_kata(*, keberatan: Keberatan, pergantian: Sequence[PergantianPemutus]) -> str:
    """Who decides: by name where the reader may read it, else by role; "" where nobody is known."""
    diganti = (s.baru_nama for s in reversed(pergantian) if s.keputusan == "DISETUJUI")
    if nama := next(diganti, keberatan.pemutus.nama if keberatan.pemutus else ""):
        return str(nama)
    return "atasan pejabat penilai, atau yang ditetapkan BKD" if keberatan.pemutus_id else ""


def keberatan_terlibat(*, oleh: Any) -> QuerySet[Keberatan]:
    """Objections in which one is a side (as plain ASN), or those in an officer's scope."""
    semua: QuerySet[Keberatan] = Keberatan.objects.terlihat_oleh(oleh)
    return semua


def keberatan_daftar(*, oleh: Any, cari: str = "", status: str = "") -> QuerySet[Keberatan]:
    """Objections in view by name or NIP and state; `status` TERBUKA means all that wait."""
    semua = keberatan_terlibat(oleh=oleh)
    if nip := rentang_nip(cari):
        semua = semua.filter(nip__range=nip)
    elif cari:
        semua = semua.filter(nama__icontains=cari)
    if status == "TERBUKA":
        return semua.filter(status__in=Keberatan.TERBUKA)
    return semua.filter(status=status) if status else semua


@dataclass(frozen=True, kw_only=True)
class TugasPenilaian:
    """What was delivered to a person and waits for a word, and how many objections wait for the
    person's answer or decision."""

    diserahkan: list[PenilaianTahunan]
    keberatan: int

    @property
    def batas(self) -> date | None:
        """The first last day to object."""
        return min((s.batas_keberatan for s in self.diserahkan if s.batas_keberatan), default=None)


def tugas_penilaian(*, oleh: Any, hari: date) -> TugasPenilaian:
    """What waits for a person at the end of a year, whatever the role; two queries."""
    saya = oleh.lingkup.pegawai_id
    if saya is None:
        return TugasPenilaian(diserahkan=[], keberatan=0)
    menunggu = Q(penilai_id=saya, status="DIAJUKAN") | Q(pemutus_id=saya) & (
        Q(status="DITANGGAPI") | Q(status="DIAJUKAN", batas_tanggapan__lt=hari)
    )
    return TugasPenilaian(
        diserahkan=list(dapat_dikeberati(oleh=oleh, hari=hari)),
        keberatan=Keberatan.objects.filter(menunggu).count(),
    )


def keberatan_atas(*, oleh: Any, penilaian: PenilaianTahunan | None) -> Keberatan | None:
    """The objection to an appraisal, where there is one in view; no query before delivery."""
    if penilaian is None or penilaian.diserahkan_pada is None:
        return None
    satu: Keberatan | None = keberatan_terlibat(oleh=oleh).filter(penilaian=penilaian).first()
    return satu
