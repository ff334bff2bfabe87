"""The map, the list behind it, one result with its arithmetic, who cannot be ranked."""

from typing import Any

from django.shortcuts import get_object_or_404

from karir.api.bentuk import (
    HasilBaris,
    HasilDaftarBaris,
    MutuHasilBaca,
    PanelHasilBaca,
    PetaBaca,
)
from karir.api.umum import LIHAT, PROSES, mungkin_proses, proses
from karir.filters import SaringHasil, SaringMutu, SaringPeta
from karir.kode import ALASAN, StatusHasil
from karir.mesin.aturan import muat
from karir.models import ProsesPeringkat
from karir.selectors.hasil import (
    alasan_hitung,
    hasil_menurut_opd,
    hasil_ringkas,
    hasil_terlihat,
    mutu_per_opd,
    peringkat_seri,
    rentang_terlihat,
)
from karir.selectors.pengukuhan import pengukuhan_baca, pengukuhan_orang
from karir.selectors.penjelasan import hasil_buka
from karir.selectors.urut import KOLOM, Halaman, hasil_halaman, urutan_baca
from karir.views.hasil import ekspor as ekspor_halaman
from karir.views.mutu import ekspor as mutu_halaman
from talenta.inti.api.masukan import KodeField, kueri, kueri_halaman, nomor, sah, teks_cari
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.api.orang import TENTANG
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Pegawai

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PETA = {
    "proses": PROSES,
    "opd": nomor("Nomor perangkat daerah."),
    "jenjang": KodeField(required=False, choices=Jenjang.choices),
    "cari": teks_cari(),
}
_MUTU = _PETA | {"alasan": KodeField(required=False, choices=list(ALASAN.items()))}
_URUT = KodeField(required=False, choices=[s for n in KOLOM for s in ((n, n), (f"-{n}", f"-{n}"))])
_HASIL = _MUTU | {
    "kotak": KodeField(required=False, choices=[(n, f"Kotak {n}") for n in range(1, 10)]),
    "status": KodeField(required=False, choices=StatusHasil.choices),
    "krs": KodeField(required=False, choices=[("ya", "Masuk KRS"), ("tidak", "Di luar KRS")]),
    "urut": _URUT,
}
_KUERI_HASIL = kueri_halaman("HasilKueri", **_HASIL)


def _tersaring(p: Permintaan, kelas: Any, semua: Any, **lain: Any) -> Any:
    isi = {nama: str(nilai) for nama, nilai in p.kueri.items()}
    saring = kelas(isi, queryset=semua, request=p.asli, **lain)
    sah(saring.form, "kueri")
    return saring.qs


@operasi(GET, "Sembilan kotak dengan hitungannya, dan perangkat daerah menurut KRS",
         kueri=kueri("PetaKueri", **_PETA), keluaran=PetaBaca, **LIHAT)  # fmt: skip
def peta(p: Permintaan) -> Any:
    satu = proses(p)
    hasil = _tersaring(p, SaringPeta, hasil_terlihat(pengguna=p.oleh, proses=satu))
    pengukuhan = pengukuhan_baca(pengguna=p.oleh, proses=satu)
    ringkasan, opd = pengukuhan.ringkas_opd(*hasil_menurut_opd(hasil=hasil), hasil)
    aturan = muat(satu.isi_aturan)
    return {
        "proses": satu,
        "ringkasan": ringkasan,
        "opd": opd,
        "kotak": [
            {
                "isi": kotak,
                "jumlah": ringkasan.kotak.get(kotak.nomor, 0),
                "persen": ringkasan.persen_kotak(kotak.nomor),
                "krs": kotak.nomor in aturan.kotak_krs,
            }
            for kotak in aturan.kotak
        ],
    }


@operasi(GET, "Hasil menurut peringkat, dengan saringan", kueri=_KUERI_HASIL,
         keluaran=HasilDaftarBaris, berhalaman=True, **LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    satu = proses(p)
    semua = hasil_terlihat(pengguna=p.oleh, proses=satu)
    pengukuhan = pengukuhan_baca(pengguna=p.oleh, proses=satu)
    halaman = hasil_halaman(
        hasil=_tersaring(p, SaringHasil, semua, pengukuhan=pengukuhan),
        urutan=urutan_baca(p.kueri.get("urut", "")),
        **p.kursor,
    )
    orang = [baris.pegawai_id for baris in halaman.baris]
    pita = rentang_terlihat(pengguna=p.oleh, proses=satu, pegawai=orang)
    seri = peringkat_seri(hasil=semua, baris=halaman.baris)
    baris = [
        {
            "dikukuhkan": pengukuhan.pindah.get(h.pegawai_id),
            "hasil": h,
            "rentang": pita.get(h.pegawai_id),
            "seri": h.peringkat in seri,
        }
        for h in halaman.baris
    ]
    return Halaman(baris=baris, sesudah=halaman.sesudah, sebelum=halaman.sebelum, mulai=0)


def _ekspor(jenis: str, judul: str, tipe: str) -> Any:
    return unduhan(
        judul,
        ekspor_halaman,
        tetap={"jenis": jenis},
        seperti=daftar,
        berkas=tipe,
        area="hasil",
        izin="hasil.ekspor",
        kueri=kueri(f"Hasil{jenis.title()}Kueri", **_HASIL),
    )


ekspor_csv = _ekspor("csv", "Hasil sebagai CSV", "text/csv")
ekspor_xlsx = _ekspor("xlsx", "Hasil sebagai XLSX", _XLSX)
ekspor_simata = _ekspor("simata", "Hasil dalam bentuk SIMATA", _XLSX)


def _panel(p: Permintaan, pegawai: Pegawai | None) -> dict[str, Any]:
    satu = mungkin_proses(p)
    if pegawai is None or satu is None:
        return {"proses": satu, "terbuka": None}
    milik = hasil_terlihat(pengguna=p.oleh, proses=satu).filter(pegawai_id=pegawai.pk)
    hasil = milik.first()
    return {"proses": satu, "terbuka": _terbuka(p, satu, hasil) if hasil else None}


def _terbuka(p: Permintaan, satu: ProsesPeringkat, hasil: Any) -> dict[str, Any]:
    terbuka = hasil_buka(proses=satu, hasil=hasil)
    pita = rentang_terlihat(pengguna=p.oleh, proses=satu, pegawai=[hasil.pegawai_id])
    for tujuan in terbuka.tujuan:
        kalimat = [[langkah.kalimat for langkah in pasang] for pasang in tujuan.pasangan]
        object.__setattr__(tujuan, "pasangan_kalimat", kalimat)
    return {
        "dikukuhkan": pengukuhan_orang(pengguna=p.oleh, proses=satu, pegawai_id=hasil.pegawai_id),
        "hasil": hasil,
        "rentang": pita.get(hasil.pegawai_id),
        "penjelasan": terbuka.penjelasan,
        "y": terbuka.y,
        "x": terbuka.x,
        "alasan_kalimat": [kalimat for _, kalimat in terbuka.penjelasan.alasan],
        "tujuan": terbuka.tujuan,
    }


_KUERI_PROSES = kueri("ProsesDimintaKueri", proses=PROSES)


@operasi(GET, "Hasil seorang pegawai dengan seluruh hitungannya", kueri=_KUERI_PROSES,
         keluaran=PanelHasilBaca, **LIHAT, **TENTANG)  # fmt: skip
def panel(p: Permintaan, pk: int) -> Any:
    return _panel(p, get_object_or_404(Pegawai.objects.terlihat_oleh(p.oleh), pk=pk))


@operasi(GET, "Hasil saya dengan seluruh hitungannya", kueri=_KUERI_PROSES,
         keluaran=PanelHasilBaca, area="diri", diri=True)  # fmt: skip
def panel_saya(p: Permintaan) -> Any:
    return _panel(p, Pegawai.objects.terlihat_oleh(p.oleh).first())


def _belum(p: Permintaan, satu: ProsesPeringkat) -> Any:
    semua = hasil_terlihat(pengguna=p.oleh, proses=satu)
    return _tersaring(p, SaringMutu, semua.filter(status=StatusHasil.BELUM_LENGKAP))


_MUTU_LIHAT: Any = {"area": "hasil", "izin": "mutu.lihat"}


@operasi(GET, "Kelengkapan sebuah perhitungan: alasan dan perangkat daerah",
         kueri=_KUERI_PROSES, keluaran=MutuHasilBaca, **_MUTU_LIHAT)  # fmt: skip
def mutu(p: Permintaan) -> Any:
    satu = proses(p)
    semua = hasil_terlihat(pengguna=p.oleh, proses=satu)
    return {
        "proses": satu,
        "ringkasan": hasil_ringkas(hasil=semua),
        "alasan": alasan_hitung(hasil=semua),
        "opd": mutu_per_opd(hasil=semua),
    }


@operasi(GET, "Pegawai yang belum dapat dipetakan, dengan alasannya", berhalaman=True,
         kueri=kueri_halaman("MutuHasilKueri", **_MUTU), keluaran=HasilBaris,
         **_MUTU_LIHAT)  # fmt: skip
def mutu_daftar(p: Permintaan) -> Any:
    return hasil_halaman(hasil=_belum(p, proses(p)), **p.kursor)


mutu_ekspor = unduhan("Pegawai yang belum dapat dipetakan sebagai CSV", mutu_halaman,
                      tetap={"jenis": "csv"}, kueri=kueri("MutuBerkasKueri", **_MUTU),
                      seperti=mutu_daftar, berkas="text/csv", **_MUTU_LIHAT)  # fmt: skip
