"""What a wing declares about data quality. The measurement knows no check of its own."""

from dataclasses import dataclass
from datetime import date

from talenta.mutu.kode import DINILAI, Dimensi, sql_daftar

SQL_DINILAI = f"p.kedudukan_hukum IN {sql_daftar(DINILAI)}"


@dataclass(frozen=True, kw_only=True)
class Fakta:
    """One row a person that checks look at: `sql` is joined under the name `alias` on `pada`.

    `sql` may use %(instansi)s, %(hari)s and each threshold by its name.
    """

    alias: str
    sql: str
    pada: str = ""

    @property
    def gabung(self) -> str:
        """The join, left, so that a person without such facts stays."""
        pada = self.pada or f"{self.alias}.pegawai_id = p.id"
        return f"LEFT JOIN ({self.sql}) {self.alias} ON {pada}"


@dataclass(frozen=True, kw_only=True)
class Pemeriksaan:
    """One check. `gagal` is the condition under which a person fails it, `berlaku` the one under
    which it is asked of the person at all; both are SQL over `p` (pegawai with tahun_mulai and
    bulan_mulai of the NIP), `j` (post), `u` (unit), `d` (degree) and the named facts.

    `berkas` is the kind of file that mends it, `izin` a further permission its list needs.
    """

    kode: str
    dimensi: Dimensi
    judul: str
    alasan: str
    saran: str
    gagal: str
    berlaku: str = "TRUE"
    fakta: tuple[str, ...] = ()
    berkas: str = "pegawai"
    izin: str = ""

    @property
    def alamat(self) -> str:
        """Its name in addresses."""
        return self.kode.lower().replace("_", "-")


@dataclass(frozen=True, kw_only=True)
class Ketentuan:
    """A weight or threshold as shipped: a dated figure with its source, which an agency's own
    dated figure (models.KetentuanMutu) goes before."""

    kode: str
    judul: str
    nilai: int
    satuan: str
    terendah: int
    tertinggi: int
    mulai: date
    sumber: str

    @property
    def golongan(self) -> str:
        """What kind of figure it is: dimensi, bobot or ambang."""
        return self.kode.partition(".")[0]

    @property
    def nama(self) -> str:
        """The name within its kind."""
        return self.kode.partition(".")[2]
