"""Who sees a person's performance by a relation: appraisers, their superiors, whoever decides on an
objection, leaders of teams (docs/keputusan/0045)."""

from django.db import connection

from talenta.pegawai.hubungan import Hubungan, daftarkan

_KATA = {
    "PENILAI": (
        "Pejabat penilai",
        "SKP, realisasi dengan buktinya, tinjauan, penilaian tahunan, masukan dan umpan balik; "
        "selama tahunnya dibuka juga kompetensi terhadap standar",
    ),
    "ATASAN": ("Atasan pejabat penilai", "penilaian tahunan dan keberatan atasnya"),
    "PEMUTUS": ("Pemutus keberatan", "berkas keberatan dan penilaian tahunannya"),
    "KETUA": ("Ketua tim", "nama, jabatan, unit, dan penilai; masukan yang ditulisnya sendiri"),
}


def hubungan_kinerja(pegawai_id: int) -> list[Hubungan]:
    """The latest first; for the person and for whoever reaches the person (a function of the owner:
    plain ASN read no other people's names)."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM kinerja_yang_melihat(%s)", [pegawai_id])
        baris = kursor.fetchall()
    return [
        Hubungan(
            nama=nama,
            sebagai=_KATA[sebagai][0],
            masa=f"tahun {awal}" if awal == akhir else f"tahun {awal}–{akhir}",
            melihat=_KATA[sebagai][1],
        )
        for nama, sebagai, awal, akhir in baris
    ]


daftarkan(hubungan_kinerja)
