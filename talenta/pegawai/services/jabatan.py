"""Moving a person to another post by a decision of the portal itself."""

from datetime import date

from django.utils import timezone

from talenta.impor.services.giliran import giliran_ambil
from talenta.pegawai.kode import JenisPenugasan
from talenta.pegawai.models import Jabatan, Pegawai, RiwayatJabatan, UnitOrganisasi
from talenta.pegawai.services.perbaikan_terap import lingkup_pindahkan


def jabatan_pindahkan(
    *, pegawai_id: int, jabatan: Jabatan, unit: UnitOrganisasi, tmt: date
) -> Pegawai:
    """Let a person hold `jabatan` in `unit` from `tmt` on: the open definitive position ends there,
    a new one begins, the profile follows. Within the caller's transaction, in the
    agency's turn. The rows lose their hash, so that a file that still has the old post shows up as
    a change. Returns the person as it was before.
    """
    giliran_ambil(instansi_id=jabatan.instansi_id)
    orang: Pegawai = (
        Pegawai.objects.select_for_update(of=("self",))
        .select_related("jabatan", "unit")
        .get(pk=pegawai_id)
    )
    saat = timezone.now()
    terbuka = RiwayatJabatan.objects.filter(
        pegawai=orang,
        jenis_penugasan=JenisPenugasan.DEFINITIF,
        dicabut_pada__isnull=True,
        tmt_selesai__isnull=True,
        tmt_mulai__lt=tmt,
    )
    terbuka.update(tmt_selesai=tmt, sidik=None, diperbarui_pada=saat)
    RiwayatJabatan.objects.update_or_create(
        pegawai=orang,
        jenis_penugasan=JenisPenugasan.DEFINITIF,
        jabatan_kode=jabatan.kode,
        unit_kode=unit.kode,
        tmt_mulai=tmt,
        defaults={
            "instansi_id": orang.instansi_id,
            "unit_lft": orang.unit_lft,
            "jabatan": jabatan,
            "unit": unit,
        },
    )
    Pegawai.objects.filter(pk=orang.pk).update(
        jabatan=jabatan, unit=unit, tmt_jabatan=tmt, sidik=None, diperbarui_pada=saat
    )
    lingkup_pindahkan(pegawai_id=orang.pk)
    return orang
