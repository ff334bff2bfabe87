"""Words of this wing for the audit."""

from talenta.inti.kamus import daftarkan

daftarkan(
    tindakan={
        "lihat.nik": "Melihat NIK",
        "pegawai.ekspor": "Mengunduh daftar pegawai",
    },
    objek={"pegawai": "Pegawai"},
)
