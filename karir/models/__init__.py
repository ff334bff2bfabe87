from karir.models.aturan import (
    AturanBerlaku,
    AturanTalenta,
    LangkahAturan,
    PengaruhAturan,
)
from karir.models.hasil import HasilPeringkat
from karir.models.penayangan import PenayanganHasil
from karir.models.proses import MasukanBeku, ProsesPeringkat

__all__ = [
    "AturanBerlaku",
    "AturanTalenta",
    "HasilPeringkat",
    "LangkahAturan",
    "MasukanBeku",
    "PenayanganHasil",
    "PengaruhAturan",
    "ProsesPeringkat",
]
