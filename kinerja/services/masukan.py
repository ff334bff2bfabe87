"""The leader of a team advises the appraiser of a member: by name, and it rates nothing."""

from django.db import connection, transaction
from django.urls import reverse

from kinerja.kode import Ekspektasi
from kinerja.models import MasukanKetua
from kinerja.services.umum import BentrokVersi, KinerjaDitolak, Peserta
from talenta.inti.services.audit import catat
from talenta.inti.services.kabar import kabarkan

JUDUL = "Ketua tim memberi masukan untuk sebuah tinjauan"
_SEBAB = {
    "BUKAN": "Anda bukan ketua tim orang ini pada periode itu.",
    "TUTUP": "Periode ini tidak dibuka.",
    "DINILAI": "Penilainya sudah menyelesaikan tinjauan periode ini.",
}


def masukan_simpan(
    *, pegawai_id: int, periode_id: int, versi: int, isi: dict[str, str], oleh: Peserta
) -> MasukanKetua:
    """Keep one's advice; the same again does nothing. `versi` is 0 for the first. Raises
    BentrokVersi, KinerjaDitolak."""
    catatan = isi["catatan"].strip()
    rating = (isi["rating_hasil"], isi["rating_perilaku"])
    if not catatan:
        raise KinerjaDitolak("Tulis masukannya.")
    if not set(rating) <= {"", *Ekspektasi.values}:
        raise KinerjaDitolak("Rating tidak dikenal.")
    milik = MasukanKetua.objects.filter(
        pegawai_id=pegawai_id, periode_id=periode_id, ketua_id=oleh.pegawai_id
    )
    with transaction.atomic():
        ada: MasukanKetua | None = milik.first()
        if ada and (ada.rating_hasil, ada.rating_perilaku, ada.catatan) == (*rating, catatan):
            return ada
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT * FROM kinerja_masukan_simpan(%s, %s, %s, %s, %s, %s)",
                [periode_id, pegawai_id, versi, *rating, catatan],
            )
            [(sebab, akun)] = kursor.fetchall()
        if sebab == "BENTROK":
            raise BentrokVersi
        if sebab:
            raise KinerjaDitolak(_SEBAB[sebab])
        satu: MasukanKetua = milik.get()
        catat(
            pelaku=oleh.pelaku,
            tindakan="kinerja.masukan",
            objek_jenis="masukan_ketua",
            objek_id=satu.pk,
            rincian={"pegawai_id": pegawai_id, "periode_id": periode_id, "versi": satu.versi},
            instansi_id=satu.instansi_id,
        )
        with connection.cursor() as kursor:
            kursor.execute("SELECT kinerja_masukan_akun(%s)", [satu.pk])
            penilai = [nomor for (nomor,) in kursor.fetchall()]
        for siapa, ke in (([akun] if akun else [], "tahun_saya"), (penilai, "tim_saya")):
            if siapa:
                tautan = reverse(f"kinerja:{ke}")
                kabarkan(jenis="kinerja", judul=JUDUL, pengguna=siapa, tautan=tautan)
    return satu
