"""Read a rendered page: its elements, what it loads, what its labels point to."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Unsur:
    nama: str
    atribut: dict[str, str]
    teks: str = ""


@dataclass
class Pembaca(HTMLParser):
    """Collects every element with its attributes, and the text right inside it."""

    unsur: list[Unsur] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unsur.append(Unsur(tag, {kunci: nilai or "" for kunci, nilai in attrs}))

    def handle_data(self, data: str) -> None:
        if self.unsur:
            self.unsur[-1].teks += data


def baca(html: str) -> list[Unsur]:
    """Return the elements of a page in order."""
    pembaca = Pembaca()
    pembaca.feed(html)
    return pembaca.unsur


def dimuat(unsur: list[Unsur]) -> list[str]:
    """Return the addresses of styles, scripts and preloaded fonts, once each, in order."""
    alamat = [
        satu.atribut["src"] if satu.nama == "script" else satu.atribut["href"]
        for satu in unsur
        if satu.nama in {"script", "link"}
    ]
    return list(dict.fromkeys(alamat))
