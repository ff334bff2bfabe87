"""Who sees which people: one definition for pages, API, exports, choosers and files."""

from typing import Any, Self

from django.db import models

from talenta.akun.izin import Peran
from talenta.pegawai.jangkauan import jangkauan
from talenta.pegawai.rumus import kunci_nama, rentang_nip


def diri_di_luar_tim(pengguna: Any) -> int | None:
    """The own record, where the role taken on looks at the people in view as its team."""
    sendiri: int | None = pengguna.lingkup.pegawai_id
    return sendiri if pengguna.lingkup.peran == Peran.ATASAN else None


class PegawaiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """People in the interval of the role taken on; otherwise only one's own record."""
        terjangkau = jangkauan(pengguna.lingkup)
        return self.none() if terjangkau is None else self.filter(terjangkau.syarat("pk"))

    def tim(self, pengguna: Any) -> Self:
        """People in view; to an Atasan these are a team, to which oneself does not belong."""
        terlihat = self.terlihat_oleh(pengguna)
        sendiri = diri_di_luar_tim(pengguna)
        return terlihat if sendiri is None else terlihat.exclude(pk=sendiri)

    def cari(self, kata: str) -> Self:
        """People whose NIP starts with, or whose name holds every word of `kata`."""
        if nip := rentang_nip(kata):
            return self.filter(nip__range=nip)
        hasil = self
        for sepotong in kunci_nama(kata).split():
            hasil = hasil.filter(nama_kunci__contains=sepotong)
        return hasil


class CatatanPegawaiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Records of the people in view; the same rule as for the people themselves."""
        terjangkau = jangkauan(pengguna.lingkup)
        return self.none() if terjangkau is None else self.filter(terjangkau.syarat("pegawai_id"))

    def tim(self, pengguna: Any) -> Self:
        """Records of the people of `PegawaiQuerySet.tim`."""
        terlihat = self.terlihat_oleh(pengguna)
        sendiri = diri_di_luar_tim(pengguna)
        return terlihat if sendiri is None else terlihat.exclude(pegawai_id=sendiri)

    def berlaku(self) -> Self:
        """Rows that have not been withdrawn."""
        return self.filter(dicabut_pada__isnull=True)


class UrusanQuerySet(CatatanPegawaiQuerySet):
    """Matters about a person's record: for those who mend records in scope, and the person."""

    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Matters of the people in view of whoever may see them, else one's own."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("pegawai.lihat") and not lingkup.boleh("perbaikan.lihat"):
            return self.none()
        return super().terlihat_oleh(pengguna)


class UsulQuerySet(UrusanQuerySet):
    def menunggu(self) -> Self:
        """Proposals nobody has decided on."""
        return self.filter(status="MENUNGGU")

    def untuk_diputuskan(self, pengguna: Any) -> Self:
        """Those that wait for a decision which `pengguna`, as a person, may take; the rows that
        `putus_halangan` has nothing against."""
        if pengguna.lingkup.pegawai_id is None:
            return self.none()
        lain = self.menunggu().exclude(diusulkan_oleh=pengguna)
        return lain.exclude(pegawai__pengguna_id=pengguna.pk)


class LaporanQuerySet(UrusanQuerySet):
    def terbuka(self) -> Self:
        """Reports without an answer."""
        return self.filter(hasil="")


class TakTercantumQuerySet(UrusanQuerySet):
    def berlaku(self) -> Self:
        """Open ones of imports that still stand (an undone import asks nothing), and all that
        was decided, whatever became of the file since."""
        return self.filter(models.Q(impor__status="DITERAPKAN") | ~models.Q(keputusan=""))

    def terbuka(self) -> Self:
        """Those that wait for a decision."""
        return self.berlaku().filter(keputusan="")


class SeinstansiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Reference rows (units, posts, degrees) of the person's own agency."""
        return self.filter(instansi_id=pengguna.lingkup.instansi_id)
