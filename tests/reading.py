"""What a screen reader finds in a PDF: the text of its tags, in their order, with the page of each piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pikepdf

Path = tuple[str, ...]
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Piece:
    """A piece of text with the elements that it stands in, outermost first, and its page, counted from 1."""

    above: tuple[pikepdf.Dictionary, ...] = field(repr=False)
    page: int
    text: str

    @property
    def path(self) -> Path:
        return tuple(str(one.S) for one in self.above)


def pieces_of(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    """Give each piece of text in the order of the tags."""
    pages = {page.obj.objgen: (number, _texts(page)) for number, page in enumerate(pdf.pages, start=1)}
    yield from _inside(pdf.Root.StructTreeRoot, (), None, pages)


Pages = dict[tuple[int, int], tuple[int, dict[int, str]]]


def _inside(
    element: pikepdf.Object, above: tuple[pikepdf.Dictionary, ...], page: tuple[int, int] | None, pages: Pages
) -> Iterator[Piece]:
    page = element.Pg.objgen if "/Pg" in element else page
    kids = element.get("/K", pikepdf.Array())
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _inside(kid, (*above, kid), page, pages)
            continue
        if isinstance(kid, pikepdf.Dictionary):
            if "/MCID" not in kid:
                continue  # a link as an object; its text is a piece of its own
            at, number = kid.Pg.objgen if "/Pg" in kid else page, int(kid.MCID)
        else:
            at, number = page, int(kid)
        assert at is not None
        yield Piece(above, pages[at][0], pages[at][1].get(number, ""))


def _texts(page: pikepdf.Page) -> dict[int, str]:
    """Give the text of each numbered piece of a page."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    inside: list[int | None] = []
    font: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands = step.operands
        match str(step.operator):
            case "BDC" | "BMC":
                about = operands[1] if len(operands) > 1 else None
                number = about.get("/MCID") if isinstance(about, pikepdf.Dictionary) else None
                inside.append(None if number is None else int(number))
            case "EMC":
                inside.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                shown = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                data = b"".join(bytes(one) for one in shown if isinstance(one, pikepdf.String))
                text = "".join(font[int.from_bytes(data[at : at + 2])] for at in range(0, len(data), 2))
                at = next((one for one in reversed(inside) if one is not None), None)
                if at is not None:
                    found[at] = found.get(at, "") + text
            case _:
                pass
    return found


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """Give the characters of a font by the numbers that a page uses."""
    found = {}
    for line in font.ToUnicode.read_bytes().decode().splitlines():
        numbers = _HEX.findall(line)
        if len(numbers) == 2:
            found[int(numbers[0], 16)] = bytes.fromhex(numbers[1]).decode("utf-16-be")
    return found


@dataclass(frozen=True)
class Part:
    """What is read aloud in one go: the text of one piece, or of a whole head of a table, without white space."""

    page: int
    text: str
    head: bool = False


def heard(pdf: pikepdf.Pdf) -> list[Part]:
    """Give what is read aloud, in order. Charts are left out: they are read by the words that stand for them."""
    found: list[Part] = []
    last: tuple[int, int] | None = None
    for piece in pieces_of(pdf):
        if "/Figure" in piece.path:
            continue
        if "/THead" not in piece.path:
            found.append(Part(piece.page, bare(piece.text)))
            last = None
            continue
        head = piece.above[piece.path.index("/THead")].objgen
        whole = found.pop().text if head == last else ""
        found.append(Part(piece.page, whole + bare(piece.text), head=True))
        last = head
    return found


def bare(text: str) -> str:
    """Give text without white space and without the marks of a list."""
    return re.sub(r"[\s•\u00ad]", "", text)


VOID = {"meta", "br", "col", "link", "img", "input"}
PAGE = "\0"
"""Stands where the number of a page is printed."""


@dataclass
class Written(HTMLParser):
    """The text of a page of ours as it is written, in order, without what is not read: style, title, charts."""

    source: str
    pieces: list[str] = field(default_factory=list)
    path: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.path.append((tag, tuple((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.path.pop()[0] == tag
        if tag == "a" and any("contents" in classes for _, classes in self.path):
            self.pieces.append(PAGE)

    def handle_data(self, data: str) -> None:
        if not any(tag in {"style", "title", "svg"} or "running" in classes for tag, classes in self.path):
            self.pieces.append(data)


def differences(pdf: pikepdf.Pdf, html: str) -> list[str]:
    """Say where what is read aloud is something else than what is written; empty where nowhere.

    Nothing may be left out, doubled or moved, and no page is gone back to: so each page reads what comes next. Two
    things come from the layout. The table of contents has numbers of pages. And a table that goes on on the next page
    has its head there once more, which must be that of the table before it.
    """
    wanted = bare("".join(Written(html).pieces))
    at, page, head = 0, 1, Part(0, "")
    for part in heard(pdf):
        if part.page < page:
            return [f"page {part.page} is read after page {page}: {part.text[:60]!r}"]
        page = part.page
        if part.head:
            repeated = part.text == head.text and part.page > head.page and not wanted.startswith(part.text, at)
            head = part
            if repeated:
                continue
        end = _read(part.text, wanted, at)
        if end is None:
            return [f"page {page}: heard {part.text[:60]!r}, written {wanted[at : at + 60]!r}"]
        at = end
    left = wanted[at:].strip(PAGE)
    return [f"not heard: {left[:60]!r}"] if left else []


def _read(text: str, wanted: str, at: int) -> int | None:
    """Give where a piece of text ends in what is wanted, or ``None`` where it is not what comes next."""
    if wanted.startswith(text, at):
        return at + len(text)
    if wanted.startswith(PAGE, at) and (number := re.match(r"(?:,bladzijde)?\d{1,3}", text)):
        return _read(text[number.end() :], wanted, at + 1)
    before, marked, _ = wanted[at : at + len(text) + 1].partition(PAGE)
    if marked and text.startswith(before):
        return _read(text[len(before) :], wanted, at + len(before)) if before else None
    return None
