"""The queue of who should be assessed first, and what that costs."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from kompetensi.selectors.antrean import ALASAN, JENIS, Biaya, antrean_susun, biaya_antrean
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.views.antrean import antrean_ekspor
from talenta.inti.api.keluaran import bentuk, bilangan, daftar_teks, dari_dataclass, hari, teks
from talenta.inti.api.masukan import KodeField, kueri, nomor
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.mutu.selectors.indeks import unit_puncak, unit_terlihat

LIHAT: Any = {"area": "pegawai", "izin": "kompetensi.lihat"}
AntreanBaca = bentuk(
    "AntreanBaca",
    jumlah=bilangan(),
    per_alasan=bentuk("AntreanAlasan", **{kode: bilangan(bantuan=kata) for kode, kata in
                                          ALASAN.items()})(),
    biaya=dari_dataclass(Biaya, "AntreanBiaya")(many=True),
    baris=bentuk(
        "AntreanBaris", pegawai_id=bilangan(), nip=teks(), nama=teks(), jabatan=teks(),
        unit=teks(), terakhir=hari(), alasan=daftar_teks(), bobot=bilangan(),
        pengamatan=bilangan(bantuan="Tingkat yang diamati penilai kinerja; bukan hasil."),
    )(many=True),
)  # fmt: skip
_KUERI_ANTREAN = kueri(
    "AntreanKueri",
    jenis=KodeField(required=False, choices=[(k, v[0]) for k, v in JENIS.items()]),
    alasan=KodeField(required=False, choices=list(ALASAN.items())),
    unit=nomor("Nomor unit."),
)


@operasi(GET, "Siapa yang perlu dinilai lebih dahulu, dua ratus teratas", kueri=_KUERI_ANTREAN,
         keluaran=AntreanBaca, **LIHAT)  # fmt: skip
def antrean(p: Permintaan) -> Any:
    hari_ = timezone.localdate()
    unit: Any
    if "unit" in p.kueri:
        unit = get_object_or_404(unit_terlihat(oleh=p.oleh), pk=p.kueri["unit"])
    else:
        unit = unit_puncak(oleh=p.oleh)
    ketentuan = ketentuan_berlaku(instansi_id=p.instansi_id, hari=hari_)
    isi = antrean_susun(
        oleh=p.oleh,
        jenis=p.kueri.get("jenis") or "kompetensi",
        alasan=p.kueri.get("alasan") or "",
        unit=unit,
        hari=hari_,
        ketentuan=ketentuan,
    )
    return {
        "jumlah": isi.jumlah,
        "per_alasan": isi.per_alasan,
        "biaya": biaya_antrean(orang=isi.jumlah, ketentuan=ketentuan),
        "baris": isi.baris,
    }


antrean_csv = unduhan("Seluruh antrean asesmen sebagai CSV", antrean_ekspor,
                      tetap={"jenis": "csv"}, kueri=_KUERI_ANTREAN, seperti=antrean,
                      berkas="text/csv", **LIHAT)  # fmt: skip
