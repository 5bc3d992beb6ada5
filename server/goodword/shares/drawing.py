"""Drawing the picture: 1200 x 630 pixels, as networks show it beside a link.

Takes a third of a second and happens outside of any transaction, one at a time in a process.
"""

import base64
import io
from threading import BoundedSemaphore
from typing import Any

import resvg_py
from jinja2 import Environment, PackageLoader, StrictUndefined
from PIL import Image, ImageOps

from goodword.lib.errors import Busy
from goodword.media.storage import storage
from goodword.shares.faces import Face
from goodword.shares.lettering import FACES, Line, balanced, fitted, is_rtl, line_height, lines_of

WIDTH, HEIGHT = 1200, 630
PHOTO = 420
NARROW = 800
EDGE = 72
STARS = 66
BOTTOM = HEIGHT - EDGE - 104
FOOT, LAST = HEIGHT - EDGE - 69, HEIGHT - EDGE - 23
PLACES = 2
"""Pictures under way in one process, one of them waiting: whoever finds no place is asked to come again."""
_places, _turn = BoundedSemaphore(PLACES), BoundedSemaphore(1)
_templates = Environment(loader=PackageLoader("goodword.shares"), autoescape=True, undefined=StrictUndefined)


def png_of(face: Face) -> bytes:
    """The picture as PNG, when its turn has come."""
    with _turn:
        photo = _photo(face.photo)
        drawn = _templates.get_template("card.svg").render(_layout(face, wide=photo is None), photo=photo, face=face)
        fonts = [str(path) for path in FACES.values()]
        return _smaller(bytes(resvg_py.svg_to_bytes(svg_string=drawn, font_files=fonts, skip_system_fonts=True)))


def png_soon(face: Face) -> bytes:
    """The same for somebody who waits in a request.

    :raises Busy: others are being drawn.
    """
    if not _places.acquire(blocking=False):
        raise Busy("Other pictures are being drawn just now", retry_after=2)
    try:
        return png_of(face)
    finally:
        _places.release()


def _layout(face: Face, *, wide: bool) -> dict[str, Any]:
    """Lines with their places, from the top down."""
    rtl = is_rtl(f"{face.title} {face.words} {face.product}")
    width = WIDTH - 2 * EDGE - (0 if wide else PHOTO)
    begins = EDGE if wide or not rtl else EDGE + PHOTO
    foot = " · ".join(filter(None, (face.by, face.product if face.title or face.words else "")))
    last = " · ".join(filter(None, (face.note, face.shop)))
    return {
        "texts": _texts(face, width),
        "foot": _placed(lines_of(foot, size=28, weight=500, width=width, most=1), FOOT, 28, 500),
        "last": _placed(lines_of(last, size=26, weight=400, width=width, most=1), LAST, 26, 400),
        "rtl": rtl,
        "begins": begins,
        "ends": begins + width,
    }


def _texts(face: Face, width: int) -> list[dict[str, Any]]:
    top = EDGE + (STARS if face.stars is not None else 0)
    title = face.title or ("" if face.words else face.product)
    sizes = (64, 54, 46) if width > NARROW else (50, 44, 40)
    sizes = sizes if face.words else (72, 62, 54)
    most = 2 if face.words else 4
    size, _ = fitted(title, sizes=sizes, weight=600, width=width, height=BOTTOM - top, most=most)
    head = _placed(balanced(title, size=size, weight=600, width=width, most=most), top, size, 600)
    top += len(head) * line_height(size) + (12 if head else 0)
    size, lines = fitted(face.words, sizes=(46, 40, 35), weight=400, width=width, height=BOTTOM - top, most=8)
    return head + _placed(lines, top, size, 400)


def _placed(lines: list[Line], top: int, size: int, weight: int) -> list[dict[str, Any]]:
    height = line_height(size)
    return [
        {"y": top + number * height - round(size * 0.3), "size": size, "weight": weight, "line": line}
        for number, line in enumerate(lines, start=1)
    ]


def _photo(file: str | None) -> str | None:
    data = file and storage.store.read(file)
    if not data:
        return None
    with Image.open(io.BytesIO(data), formats=["WEBP"]) as opened:
        cut = ImageOps.fit(opened.convert("RGB"), (PHOTO, HEIGHT), Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    out = io.BytesIO()
    cut.save(out, "JPEG", quality=88)
    return base64.b64encode(out.getvalue()).decode()


def _smaller(png: bytes) -> bytes:
    """The same without its empty transparency; a photo in 256 colours would show."""
    with Image.open(io.BytesIO(png), formats=["PNG"]) as opened:
        plain = opened.convert("RGB")
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()
