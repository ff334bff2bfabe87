"""The technical competencies of a person as the API answers them."""

from kompetensi.selectors.cocok import Kurang
from talenta.inti.api.keluaran import bentuk, bilangan, dari_dataclass, hari, teks, ya

_BARIS = bentuk(
    "TeknisBaris",
    kode=teks(),
    nama=teks(),
    tingkat=bilangan(kosong=True, bantuan="Kosong: belum dinilai, atau hasilnya kedaluwarsa."),
    syarat=bilangan(bantuan="0: jabatan ini tidak memintanya."),
    tanggal=hari("catatan.tanggal"),
    penyelenggara=teks("catatan.penyelenggara", kosong=True),
    terakreditasi=ya("catatan.terakreditasi", kosong=True),
    berlaku_sampai=hari("masa.sampai"),
)
TEKNIS_BACA = bentuk(
    "TeknisBaca",
    standar=teks(),
    cocok=bilangan(
        "jpm", kosong=True, bantuan="Perseratus persen; kosong: ada yang diminta belum dinilai."
    ),
    diminta=_BARIS(many=True),
    lain=_BARIS(many=True),
    kurang=dari_dataclass(Kurang, "TeknisKurang")(many=True),
)
