"""The scope of a signed-in person: one role at a time, an agency, an interval of the unit tree."""

from dataclasses import dataclass

from talenta.akun.izin import Peran, boleh

LFT_SEMUA = (0, 2_147_483_647)
# Where the session keeps the role assignment taken on.
SESI_PENUGASAN = "penugasan_id"


@dataclass(frozen=True, kw_only=True)
class Lingkup:
    """What the role now taken on may reach.

    `lft`..`rgt` is the inclusive interval of left values whose people are in view; it is empty
    (1, 0) for roles that see nobody. `pegawai_id` is the person's own record, where there is one;
    `akun_id` the account itself.
    """

    peran: str
    instansi_id: int | None
    lft: int = 1
    rgt: int = 0
    pegawai_id: int | None = None
    akun_id: int | None = None
    penugasan_id: int | None = None
    unit_nama: str = ""
    instansi_nama: str = ""
    zona: str = "Asia/Makassar"
    instansi_agregat: tuple[int, ...] = ()
    aktif: bool = True

    def boleh(self, izin: str) -> bool:
        """Whether this role allows `izin`; nothing is allowed to an empty scope."""
        return self.aktif and boleh(self.peran, izin)

    @property
    def seluruh_instansi(self) -> bool:
        """Whether everybody of the agency is in view."""
        return (self.lft, self.rgt) == LFT_SEMUA

    @property
    def judul_peran(self) -> str:
        return str(Peran(self.peran).label)


KOSONG = Lingkup(peran=Peran.ASN, instansi_id=None, aktif=False)
