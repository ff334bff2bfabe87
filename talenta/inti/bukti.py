"""Evidence that a person brings: PDF, JPG or PNG by its content, of a bounded size.

The name and the type that a browser sends are not believed; what is kept is what the first bytes
say, and it leaves as a download only.
"""

from typing import Any, BinaryIO

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.template.defaultfilters import filesizeformat

from talenta.inti.models import Berkas
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.berkas import berkas_simpan

# First bytes -> type and ending.
_TANDA = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
)
DITERIMA = ".pdf,.jpg,.jpeg,.png"


def tipe_bukti(isi: BinaryIO) -> tuple[str, str]:
    """Type and ending of evidence by its first bytes; two empty texts for anything else."""
    isi.seek(0)
    awal = isi.read(16)
    isi.seek(0)
    return next(
        ((tipe, akhiran) for tanda, tipe, akhiran in _TANDA if awal.startswith(tanda)), ("", "")
    )


def batas_kata() -> str:
    """Kinds and size of evidence, in words."""
    return f"PDF, JPG, atau PNG; paling besar {filesizeformat(settings.TALENTA_BATAS_BUKTI)}."


class BuktiField(forms.FileField):
    """A file that is evidence; anything but PDF, JPG and PNG is refused in words."""

    def __init__(self, **lain: Any) -> None:
        lain.setdefault("widget", forms.ClearableFileInput(attrs={"accept": DITERIMA}))
        lain.setdefault("help_text", batas_kata)
        lain.setdefault(
            "error_messages",
            {"required": "Lampirkan buktinya.", "empty": "Berkas bukti ini kosong."},
        )
        bantuan = lain.pop("help_text")
        super().__init__(help_text=bantuan() if callable(bantuan) else bantuan, **lain)

    def clean(self, data: Any, initial: Any = None) -> Any:
        berkas: UploadedFile | None = super().clean(data, initial)
        if not berkas:
            return berkas
        if (berkas.size or 0) > settings.TALENTA_BATAS_BUKTI:
            batas = filesizeformat(settings.TALENTA_BATAS_BUKTI)
            raise forms.ValidationError(f"Berkas bukti lebih besar dari batas {batas}.")
        if not tipe_bukti(berkas)[0]:  # type: ignore[arg-type]
            raise forms.ValidationError(
                "Isi berkas ini bukan PDF, JPG, atau PNG. Pindai atau foto dokumennya lagi."
            )
        return berkas


def bukti_simpan(*, instansi_id: int, isi: BinaryIO, nama: str, pelaku: Pelaku) -> Berkas:
    """Keep evidence that BuktiField let pass, under its own type."""
    tipe, _ = tipe_bukti(isi)
    return berkas_simpan(instansi_id=instansi_id, nama=nama, isi=isi, tipe=tipe, pelaku=pelaku)


def bukti_unduh(berkas: Berkas, nama: str) -> FileResponse:
    """Evidence as a download called `nama` with the ending of its content."""
    akhiran = next((akhir for _, tipe, akhir in _TANDA if tipe == berkas.tipe), ".bin")
    return FileResponse(
        berkas.isi.open("rb"),
        as_attachment=True,
        filename=f"{nama}{akhiran}",
        content_type=berkas.tipe if akhiran != ".bin" else "application/octet-stream",
    )
