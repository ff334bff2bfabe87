from kinerja.models.predikat import PredikatTahunan
from kinerja.models.umpan_balik import UmpanBalik

__all__ = ["PredikatTahunan", "UmpanBalik"]
