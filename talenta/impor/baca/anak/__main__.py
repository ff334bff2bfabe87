"""`python -I .../baca/anak REQUEST`: the folder above is put on the path, nothing else of ours."""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
importlib.import_module("anak.kerja").utama()
