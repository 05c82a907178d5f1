"""The fetcher: it knows our fonts and refuses the rest. Each hole has a control that shows that it is real."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from compliance.report.pdf import FONT_SCHEME, FONTS, Refused, font_fetcher

SECRET = b"geheim van deze machine"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    (tmp_path / "geheim.txt").write_bytes(SECRET)
    (tmp_path / "beeld.png").write_bytes(PIXEL)
    (tmp_path / "stijl.css").write_text("p { width: 1px; break-after: page }")
    return tmp_path


HOLES = {
    "attachment": '<link rel=attachment href="{folder}/geheim.txt">',
    "picture": '<img alt="x" src="{folder}/beeld.png">',
    "background": '<p style="background: url({folder}/beeld.png)">x</p>',
    "import": '<style>@import "{folder}/stijl.css";</style>',
    "style sheet": '<link rel=stylesheet href="{folder}/stijl.css">',
    "drawing": '<svg width="9" height="9"><image width="9" height="9" href="{folder}/beeld.png"/></svg>',
    "object": '<object data="{folder}/beeld.png" type="image/png"></object>',
}


def leaked(pdf: bytes) -> bool:
    """Tell whether something of the secret folder came into a PDF."""
    found = pikepdf.open(io.BytesIO(pdf))
    attached = any(SECRET in found.attachments[name].get_file().read_bytes() for name in found.attachments)
    pictures = any(
        isinstance(one, pikepdf.Stream) and str(one.get("/Subtype", "")) == "/Image" for one in found.objects
    )
    return attached or pictures or len(found.pages) > 1


def made(hole: str, folder: Path, fetcher: URLFetcher) -> bytes:
    body = HOLES[hole].format(folder=folder.as_uri())
    pdf: bytes = weasyprint.HTML(string=f"<p>tekst</p>{body}<p>tekst</p>", url_fetcher=fetcher).write_pdf()
    return pdf


@pytest.mark.parametrize("hole", HOLES)
def test_control_the_default_fetcher_leaks(hole: str, secrets: Path) -> None:
    assert leaked(made(hole, secrets, URLFetcher()))


@pytest.mark.parametrize("hole", HOLES)
def test_with_ours_nothing_leaks(hole: str, secrets: Path) -> None:
    if hole == "drawing":
        # WeasyPrint leaves out a drawing that it cannot make; anything else that is refused stops the rendering.
        assert not leaked(made(hole, secrets, font_fetcher()))
    else:
        with pytest.raises(FatalURLFetchingError):
            made(hole, secrets, font_fetcher())


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "http://127.0.0.1:9/",
        "https://example.org/x.css",
        "ftp://127.0.0.1:9/x",
        "data:text/css,p{}",
        "//127.0.0.1:9/x",
        "/etc/hostname",
        "",
        "vbm-font:",
        "vbm-font:OFL.txt",
        "vbm-font:../words.yaml",
        "vbm-font:/etc/hostname",
        "vbm-font:%2e%2e/words.yaml",
        "VBM-FONT:SourceSans3-Regular.ttf",
        "file:vbm-font:SourceSans3-Regular.ttf",
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    fetcher = font_fetcher()
    for way in (fetcher.fetch, fetcher, fetcher.open):
        with pytest.raises(Refused):
            way(address)


@pytest.mark.parametrize("name", FONTS)
def test_our_fonts_are_given(name: str) -> None:
    response = font_fetcher().fetch(FONT_SCHEME + name)
    assert response.read()[:4] == b"\x00\x01\x00\x00"
    assert response.content_type == "font/ttf"
