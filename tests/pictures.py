"""Pictures for these tests, drawn here: a quarter of each colour, so that one sees how it was turned."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pillow_heif
from PIL import Image

RED, GREEN, BLUE, GREY = (210, 40, 40), (30, 160, 60), (40, 70, 200), (128, 128, 128)
SECRET = b"50.4501N-30.5234E"


def quarters(width: int = 400, height: int = 300) -> Image.Image:
    """Red and green above, blue and grey below."""
    picture = Image.new("RGB", (width, height), GREY)
    picture.paste(RED, (0, 0, width // 2, height // 2))
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    picture.paste(BLUE, (0, height // 2, width // 2, height))
    return picture


def saved(picture: Image.Image | None = None, form: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    if form == "HEIF":
        pillow_heif.from_pillow(picture or quarters()).save(out, quality=90, **options)
    else:
        (picture or quarters()).save(out, form, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """The colours near the four corners: above left, above right, below left, below right."""
    width, height = picture.size
    x, y = width // 4, height // 4
    return [
        picture.convert("RGB").getpixel(at) for at in ((x, y), (width - x, y), (x, height - y), (width - x, height - y))
    ]


def is_near(seen: list[tuple[int, ...]], meant: list[tuple[int, ...]]) -> bool:
    return all(abs(a - b) < 25 for one, other in zip(seen, meant, strict=True) for a, b in zip(one, other, strict=True))


def webp_chunks(data: bytes) -> Iterator[str]:
    """The names of the chunks of a WebP file."""
    assert data[:4] == b"RIFF"
    assert data[8:12] == b"WEBP"
    assert len(data) == struct.unpack("<I", data[4:8])[0] + 8, "nothing stands behind the picture"
    at = 12
    while at < len(data):
        yield data[at : at + 4].decode()
        length = struct.unpack("<I", data[at + 4 : at + 8])[0]
        at += 8 + length + length % 2


def exif(orientation: int = 1) -> bytes:
    """What a camera says of itself, and where she stood."""
    told = Image.Exif()
    told[0x0112], told[0x010F] = orientation, SECRET.decode()
    told.get_ifd(0x8825)[1] = "N"
    return told.tobytes()


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are a picture of any size, of one bit a pixel."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = b"\0" + b"\0" * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(min(height, 3000))) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")


def png_with_text_bomb() -> bytes:
    """A small picture with a text of 60 MB, packed."""
    plain = saved(form="PNG")
    text = b"Comment\0\0" + zlib.compress(b"\0" * (60 << 20), 9)
    return plain[:33] + png_chunk(b"zTXt", text) + plain[33:]
