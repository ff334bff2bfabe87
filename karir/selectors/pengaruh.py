"""The effect of a draft as its page reads it: figures, the matrix in words, counts by OPD."""

from dataclasses import dataclass

from karir.kode import JENIS_PENGARUH
from karir.mesin.aturan import hash_hitungan, muat
from karir.mesin.bentuk import Aturan
from karir.mesin.kosakata import KATEGORI_KINERJA, KATEGORI_POTENSIAL
from karir.mesin.pengaruh import SEL, Pengaruh, PengaruhOpd
from karir.models import AturanTalenta, PengaruhAturan, ProsesPeringkat
from karir.selectors.hasil import proses_tampil, proses_terlihat
from talenta.akun.models import Pengguna
from talenta.inti.models import Pekerjaan
from talenta.pegawai.models import UnitOrganisasi

TANPA_OPD = "Tanpa OPD"


def proses_pembanding(*, pengguna: Pengguna) -> ProsesPeringkat | None:
    """The run whose inputs an effect is computed on: the one shown, else the last of the agency."""
    tampil = proses_tampil(pengguna=pengguna)
    if tampil is not None:
        return tampil
    milik = proses_terlihat(pengguna=pengguna).filter(instansi_id=pengguna.lingkup.instansi_id or 0)
    return milik.order_by("-pk").first()


def pengaruh_antre(*, aturan: AturanTalenta) -> Pekerjaan | None:
    """A job for this rule set's effect that still waits or runs."""
    terbuka = (Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN)
    return (
        Pekerjaan.objects.filter(
            jenis=JENIS_PENGARUH,
            instansi_id=aturan.instansi_id,
            status__in=terbuka,
            parameter__aturan_id=aturan.pk,
        )
        .order_by("-pk")
        .first()
    )


@dataclass(frozen=True, kw_only=True)
class SelMatriks:
    """A cell of the matrix. `tetap`: the same place before and after."""

    jumlah: int
    tetap: bool


@dataclass(frozen=True, kw_only=True)
class BarisMatriks:
    """People of one place before, by their place after."""

    judul: str
    sel: list[SelMatriks]
    jumlah: int


@dataclass(frozen=True, kw_only=True)
class OpdPengaruh:
    """Counts of one OPD by name."""

    nama: str
    hitungan: PengaruhOpd


@dataclass(frozen=True, kw_only=True)
class PengaruhKata:
    """An effect. `usang`: the rule set has changed since; `kolom` heads the matrix."""

    satu: PengaruhAturan
    angka: Pengaruh
    usang: bool
    kolom: list[str]
    matriks: list[BarisMatriks]
    opd: list[OpdPengaruh]


def pengaruh_terakhir(*, pengguna: Pengguna, aturan: AturanTalenta) -> PengaruhKata | None:
    """The last effect computed for a rule set, or None."""
    satu = (
        PengaruhAturan.objects.terlihat_oleh(pengguna)
        .filter(aturan=aturan)
        .select_related("proses", "proses__aturan")
        .order_by("-pk")
        .first()
    )
    if satu is None:
        return None
    isi = {**satu.hasil, "opd": [PengaruhOpd(**baris) for baris in satu.hasil["opd"]]}
    angka = Pengaruh(**isi)
    usang = satu.sidik != hash_hitungan(aturan.isi)
    dahulu = _judul_sel(muat(satu.proses.isi_aturan))
    # The numbers of the boxes may have changed since; then only the old ones are known.
    kini = dahulu if usang else _judul_sel(muat(aturan.isi))
    urut = sorted(range(SEL), key=lambda sel: (sel != 0, dahulu[sel]), reverse=True)
    return PengaruhKata(
        satu=satu,
        angka=angka,
        usang=usang,
        kolom=[kini[sel] for sel in urut],
        matriks=_matriks(angka, dahulu, urut),
        opd=_opd(angka),
    )


def _judul_sel(aturan: Aturan) -> list[str]:
    """Words for the ten cells, those outside the map first, as a rule set numbers its boxes."""
    judul = ["Tanpa kotak"] * SEL
    for kotak in aturan.kotak:
        baris = KATEGORI_KINERJA.index(kotak.kinerja)
        judul[baris * 3 + KATEGORI_POTENSIAL.index(kotak.potensial) + 1] = f"Kotak {kotak.nomor}"
    return judul


def _matriks(angka: Pengaruh, judul: list[str], urut: list[int]) -> list[BarisMatriks]:
    """Rows and columns in one order: by the old number of the box, those without a box last."""
    return [
        BarisMatriks(
            judul=judul[dari],
            sel=[SelMatriks(jumlah=angka.matriks[dari][ke], tetap=dari == ke) for ke in urut],
            jumlah=sum(angka.matriks[dari]),
        )
        for dari in urut
    ]


def _opd(angka: Pengaruh) -> list[OpdPengaruh]:
    nama = dict(
        UnitOrganisasi.objects.filter(pk__in=[o.opd for o in angka.opd]).values_list("pk", "nama")
    )
    return [OpdPengaruh(nama=nama.get(o.opd, TANPA_OPD), hitungan=o) for o in angka.opd]
