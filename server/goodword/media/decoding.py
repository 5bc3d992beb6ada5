"""The child: one picture on stdin, our two sizes of it on stdout (``python -m goodword.media.decoding [square]``).

It trusts nothing: the format is told by content, the pixels are counted before one of
them is decoded, memory, time and files have limits, and only pixels leave it. The first
line of its answer is JSON, either ``{"width", "height", "sizes"}`` or ``{"refused", "code"}``;
the sizes' bytes follow, in the order of SIZES. It imports nothing of the house.
"""

import io
import json
import os
import resource
import sys
import warnings
from typing import BinaryIO

# Named here because after _get_ready() no further file can be opened.
from PIL import (  # noqa: F401  # fmt: skip
    AvifImagePlugin,
    Image,
    ImageCms,
    ImageMode,
    ImagePalette,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

SIZES = {"small": 320, "large": 1600}
"""Longest side of each, in pixels."""
SQUARES = {"small": 96, "large": 384}
"""The side of each, when a face is to be cut out."""
SQUARE = "square"
MOST_PIXELS = 40_000_000
QUALITY = 82

MEMORY, CPU_SECONDS, LARGEST_ANSWER = 260 << 20, 15, 8 << 20
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIF"
)


class Refused(Exception):
    """This picture is not taken; ``code`` says why in one word."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def main() -> None:
    """Decode, answer, end."""
    sent = sys.stdin.buffer
    _get_ready(reads_heif=format_of(sent) == "HEIF")
    try:
        sizes, (width, height) = develop(sent, square=SQUARE in sys.argv[1:])
        answer: dict[str, object] = {"width": width, "height": height, "sizes": [len(each) for each in sizes]}
    except Refused as refused:
        sizes, answer = [], {"refused": str(refused), "code": refused.code}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + b"".join(sizes))


def format_of(sent: BinaryIO) -> str | None:
    """What its first bytes say that it is, of the formats we take."""
    start = sent.read(12)
    sent.seek(0)
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "WEBP"
    return _BRANDS.get(start[8:12]) if start[4:8] == b"ftyp" else None


def develop(sent: BinaryIO, *, square: bool = False) -> tuple[list[bytes], tuple[int, int]]:
    """The sizes as WebP, and width and height of the large one; ``square`` cuts the middle out.

    :raises Refused: it is no picture of the formats we take, is damaged, or is too large.
    """
    opened, sides = None, SQUARES if square else SIZES
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            opened = _opened(sent)
            decoded = _decoded(opened, sides["large"])
            longest = _around(decoded.size, sides["large"]) if square else sides["large"]
            large = _upright(_shrunk(decoded, longest), decoded)
        except Refused:
            raise
        except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise _too_large() from None
        except Exception:  # noqa: BLE001 - a decoder may fail in any way; this process is there to fall alone
            # Short of memory, some decoders only say that their stream is broken.
            raise _too_large() if _is_large(opened) else Refused("damaged", "This picture is damaged") from None
    large = _squared(large, sides["large"]) if square else large
    small = large.copy()
    small.thumbnail((sides["small"], sides["small"]), Image.Resampling.LANCZOS)
    return [_webp(small), _webp(large)], large.size


def _opened(sent: BinaryIO) -> Image.Image:
    form = format_of(sent)
    if form is None:
        raise Refused("unknown_format", "This is not a JPEG, PNG, WebP, AVIF or HEIC picture")
    return Image.open(sent, formats=[form])


def _decoded(opened: Image.Image, side: int) -> Image.Image:
    if opened.width * opened.height > MOST_PIXELS:
        raise _too_large()
    opened.draft("RGB", (side, side))  # a JPEG can be decoded at an eighth of its size
    opened.load()
    return opened


def _too_large() -> Refused:
    return Refused("too_many_pixels", "This picture has more pixels than can be opened")


def _is_large(opened: Image.Image | None) -> bool:
    return opened is not None and opened.width * opened.height > 12_000_000


def _shrunk(opened: Image.Image, longest: int) -> Image.Image:
    # By a whole factor first: colours are converted on few pixels, so no second copy of a large picture is made.
    factor = max(1, max(opened.size) // (2 * longest))
    if opened.mode.startswith(("I;16", "I", "F")):
        opened = opened.point(lambda value: value / 256).convert("L")
    elif opened.mode in {"P", "PA", "1"}:
        opened = opened.convert("RGBA" if "transparency" in opened.info or opened.mode == "PA" else "RGB")
    reduced = opened.reduce(factor) if factor > 1 else opened
    scale = min(1.0, longest / max(reduced.size))
    size = (max(1, round(reduced.width * scale)), max(1, round(reduced.height * scale)))
    return reduced.resize(size, Image.Resampling.LANCZOS) if size != reduced.size else reduced.copy()


def _around(size: tuple[int, int], side: int) -> int:
    """How long the longest side stays when the shortest becomes ``side``."""
    return max(1, -(-side * max(size) // min(size)))


def _squared(picture: Image.Image, side: int) -> Image.Image:
    """The middle; of an upright picture a little above it, where faces are. Nothing is enlarged."""
    width, height = picture.size
    edge = min(width, height)
    left, top = (width - edge) // 2, (height - edge) // 3
    cut = picture.crop((left, top, left + edge, top + edge))
    return cut.resize((side, side), Image.Resampling.LANCZOS) if edge > side else cut


def _upright(picture: Image.Image, opened: Image.Image) -> Image.Image:
    """In sRGB, without alpha, turned as the camera was held; nothing but pixels goes on."""
    coloured = _in_srgb(picture, opened.info.get("icc_profile"))
    plain = Image.new("RGB", coloured.size, "white")
    plain.paste(coloured.convert("RGB"), mask=coloured.getchannel("A") if coloured.mode == "RGBA" else None)
    method = _TURNS.get(_orientation(opened))
    return plain.transpose(method) if method is not None else plain


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode in {"LA", "La", "RGBa"}:
        picture = picture.convert("RGBA")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return picture
    try:
        ours, theirs = ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(picture, theirs, ours, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError, Warning):
        return picture  # a profile that nobody can read changes no colour


def _orientation(opened: Image.Image) -> int:
    if opened.format == "HEIF":
        return 1  # libheif has turned it already
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return int(opened.getexif().get(0x0112, 1))
    except Exception:  # noqa: BLE001 - what a camera writes about itself is no reason to refuse its picture
        return 1


_FLIPS = Image.Transpose
_TURNS = {
    2: _FLIPS.FLIP_LEFT_RIGHT,
    3: _FLIPS.ROTATE_180,
    4: _FLIPS.FLIP_TOP_BOTTOM,
    5: _FLIPS.TRANSPOSE,
    6: _FLIPS.ROTATE_270,
    7: _FLIPS.TRANSVERSE,
    8: _FLIPS.ROTATE_90,
}


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=4, exif=b"", xmp=b"", icc_profile=b"")
    return out.getvalue()


def _get_ready(*, reads_heif: bool) -> None:
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    Image.preinit()
    if reads_heif:
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)
    os.nice(10)
    for what, most in (
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_ANSWER),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
