"""Timeliness: does what is on record still hold today?"""

from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.kode import Dimensi
from talenta.pegawai.bup import BUP_JENJANG, BUP_PROFESI

_USIA_PENSIUN = (
    "CASE "
    + " ".join(f"WHEN j.jenjang = '{jenjang}' THEN {usia}" for jenjang, usia in BUP_JENJANG.items())
    + " END"
)
_USIA_PROFESI = " ".join(
    f"WHEN split_part(upper(j.nama), ' ', 1) = '{kata}' THEN {usia}"
    for kata, usia in BUP_PROFESI.items()
)
_PENSIUN = (
    "(make_date((extract(year FROM p.tanggal_lahir) + "
    f"greatest({_USIA_PENSIUN}, CASE {_USIA_PROFESI} ELSE 0 END))::int, "
    "extract(month FROM p.tanggal_lahir)::int, 1) + interval '1 month')::date"
)

PEMERIKSAAN = (
    Pemeriksaan(
        kode="PENSIUN_MASIH_AKTIF",
        dimensi=Dimensi.KETEPATAN_WAKTU,
        judul="Melewati batas usia pensiun, masih tercatat bekerja",
        alasan="Batas usia pensiun menurut jenjang (UU 20/2023 Pasal 55; guru dan dosen UU "
        "14/2005) sudah lewat.",
        saran="Perbarui KEDUDUKAN HUKUM ID. Bila masa kerjanya sah diperpanjang, kecualikan dengan "
        "menyebut keputusannya.",
        berlaku="j.jenjang IS NOT NULL",
        gagal=f"{_PENSIUN} <= %(hari)s",
    ),
)
