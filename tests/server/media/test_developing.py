"""A picture becomes our two sizes of it, upright, in sRGB, with nothing of what the camera said."""

import io
import resource
import subprocess
import sys
import time

import pytest
from goodword.lib.errors import Invalid
from goodword.media import darkroom, decoding
from goodword.media.darkroom import Developed, develop
from PIL import Image, ImageCms

from tests import pictures
from tests.pictures import BLUE, GREEN, GREY, RED, SECRET, corners, is_near, opened, quarters, saved, webp_chunks

UPRIGHT = [RED, GREEN, BLUE, GREY]
TURNED = {
    1: UPRIGHT,
    2: [GREEN, RED, GREY, BLUE],
    3: [GREY, BLUE, GREEN, RED],
    4: [BLUE, GREY, RED, GREEN],
    5: [RED, BLUE, GREEN, GREY],
    6: [BLUE, RED, GREY, GREEN],
    7: [GREY, GREEN, BLUE, RED],
    8: [GREEN, GREY, RED, BLUE],
}
"""What is seen when a camera held so has taken the four quarters (Exif 2.3, tag 0x0112)."""


def developed(data: bytes) -> Developed:
    return develop(io.BytesIO(data))


def at_once(data: bytes) -> list[Image.Image]:
    """The sizes, made in this process: for what needs no limits."""
    return [opened(each) for each in decoding.develop(io.BytesIO(data))[0]]


def refusal(data: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        developed(data)
    (error,) = refused.value.errors
    assert (error.pointer, bool(error.detail)) == ("/file", True)
    return error.code


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_picture_of_each_format_becomes_two_webp(form):
    made = developed(saved(quarters(400, 300), form))

    assert (made.width, made.height) == (400, 300)
    small, large = opened(made.sizes["small"]), opened(made.sizes["large"])
    assert [(each.format, each.mode, each.size) for each in (small, large)] == [
        ("WEBP", "RGB", (320, 240)),
        ("WEBP", "RGB", (400, 300)),
    ]
    assert is_near(corners(small), UPRIGHT)
    assert is_near(corners(large), UPRIGHT)


def test_a_large_picture_is_made_smaller():
    assert [each.size for each in at_once(saved(quarters(3201, 2400)))] == [(320, 240), (1600, 1200)]


def test_a_small_picture_is_not_blown_up():
    assert [each.size for each in at_once(saved(quarters(64, 48)))] == [(64, 48), (64, 48)]


@pytest.mark.parametrize("orientation", TURNED)
def test_a_picture_stands_upright_however_the_camera_was_held(orientation):
    for form in ("JPEG", "PNG", "WEBP"):
        small, large = at_once(saved(quarters(), form, exif=pictures.exif(orientation)))
        assert large.size == ((400, 300) if orientation < 5 else (300, 400)), form
        assert is_near(corners(large), TURNED[orientation]), form
        assert is_near(corners(small), TURNED[orientation]), form


def test_a_picture_of_a_phone_that_was_turned_is_turned_once():
    made = developed(saved(quarters(), "HEIF", exif=pictures.exif(6)))

    assert (made.width, made.height) == (300, 400)
    assert is_near(corners(opened(made.sizes["large"])), TURNED[6])


@pytest.mark.parametrize(
    "data",
    [
        saved(exif=pictures.exif(), comment=SECRET, xmp=b"<x>" + SECRET + b"</x>"),
        saved(form="WEBP", exif=pictures.exif(), xmp=b"<x>" + SECRET + b"</x>"),
        saved(form="AVIF", exif=pictures.exif(), xmp=b"<x>" + SECRET + b"</x>"),
        saved() + b"<script>alert(1)</script>" + SECRET,
        saved(form="PNG") + b"PK\x05\x06" + SECRET,
    ],
    ids=["jpeg", "webp", "avif", "html behind a jpeg", "zip behind a png"],
)
def test_nothing_but_pixels_is_kept(data):
    assert SECRET in data
    for size in decoding.develop(io.BytesIO(data))[0]:
        assert list(webp_chunks(size)) == ["VP8 "]
        assert SECRET not in size
        assert b"script" not in size


def test_colours_of_a_wide_profile_come_out_as_they_were_meant():
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    plain = at_once(saved())[1]
    unreadable = at_once(saved(icc_profile=b"nothing that is a profile" * 20))[1]
    of_another_space = at_once(saved(icc_profile=swapped))[1]
    named = at_once(saved(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()))[1]

    for picture in (plain, unreadable, of_another_space, named):
        assert is_near(corners(picture), UPRIGHT)
        assert "icc_profile" not in picture.info


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK", "RGBA", "I;16"])
def test_every_kind_of_pixels_is_understood(mode):
    form = "JPEG" if mode == "CMYK" else "PNG"
    picture = Image.new("I;16", (40, 30), 30000) if mode == "I;16" else quarters(40, 30).convert(mode)

    assert [(each.mode, each.size) for each in at_once(saved(picture, form))] == [("RGB", (40, 30))] * 2


def test_what_can_be_seen_through_stands_on_white():
    seen_through = Image.new("RGBA", (40, 30), (200, 0, 0, 0))

    assert corners(at_once(saved(seen_through, "PNG"))[1]) == [(255, 255, 255)] * 4


@pytest.mark.parametrize("size", [(1, 1), (16000, 2), (2, 16000), (1, 9000)])
def test_no_side_ever_becomes_nothing(size):
    for each in at_once(saved(Image.new("RGB", size, RED), "PNG")):
        assert min(each.size) >= 1
        assert max(each.size) <= 1600


def test_of_a_moving_picture_the_first_frame_is_taken():
    frames = [Image.new("RGB", (60, 40), colour) for colour in (RED, GREEN, BLUE)] * 40
    for form in ("WEBP", "PNG"):
        moving = saved(frames[0], form, save_all=True, append_images=frames[1:], lossless=True)
        assert is_near(corners(at_once(moving)[1]), [RED] * 4), form


def test_a_picture_with_a_second_one_inside_is_the_first():
    with_second = saved(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (400, 300), RED)])

    assert is_near(corners(at_once(with_second)[1]), UPRIGHT)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a/*" + b" " * 40 + b"*/=1;alert(1)",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7\n1 0 obj",
        b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run",
        b"II*\0" + b"\0" * 60,
        b"<!doctype html><script>alert(1)</script>",
        saved(quarters(), "GIF"),
        saved(quarters(), "TIFF"),
        saved(quarters(), "BMP"),
    ],
    ids=["nothing", "gif that is a script", "svg", "pdf", "eps", "tiff head", "html", "gif", "tiff", "bmp"],
)
def test_what_is_no_photo_is_refused_by_its_content(data):
    assert refusal(data) == "unknown_format"


@pytest.mark.parametrize(
    "data",
    [
        saved()[:900],
        saved(form="PNG")[:400],
        saved(form="WEBP")[:200],
        saved(form="AVIF")[:200],
        saved(form="HEIF")[:200],
        b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 300,
        b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\xff" * 200,
        b"\0\0\0\x18ftypheic" + b"\xff" * 300,
        pictures.png_with_text_bomb(),
    ],
    ids=[
        "half a jpeg",
        "half a png",
        "half a webp",
        "half an avif",
        "half a heic",
        "noise named jpeg",
        "noise named png",
        "noise named webp",
        "noise named heic",
        "text of 60 MB",
    ],
)
def test_a_damaged_picture_is_refused(data):
    assert refusal(data) == "damaged"


def test_pixels_are_counted_before_one_of_them_is_decoded():
    begun = time.monotonic()
    assert refusal(pictures.png_that_claims(30_000, 30_000)) == "too_many_pixels"
    assert refusal(pictures.png_that_claims(40_000_001, 1)) == "too_many_pixels"
    assert time.monotonic() - begun < 3


def test_the_child_stays_below_300_megabytes():
    data = saved(Image.new("RGB", (7000, 5700), RED), "PNG", compress_level=1)
    said = subprocess.run([sys.executable, "-c", MEASURED], input=data, capture_output=True, check=True).stdout
    answer, most = said.rsplit(b"\n", 1)

    assert b"sizes" in answer.split(b"\n")[0]
    assert 100 < int(most) / 1024 < 300, "megabytes at most, of a picture of 40 million pixels"


MEASURED = """
import resource, subprocess, sys, tempfile
with tempfile.TemporaryFile() as sent:
    sent.write(sys.stdin.buffer.read())
    sent.seek(0)
    subprocess.run([sys.executable, "-I", "-m", "goodword.media.decoding"], stdin=sent, check=True)
print("\\n" + str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss), end="")
"""


def test_the_child_can_open_no_file_and_no_connection(monkeypatch):
    limits = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, most: limits.update({what: most}))
    monkeypatch.setattr(decoding.os, "nice", lambda by: by)
    decoding._get_ready(reads_heif=False)

    assert limits[resource.RLIMIT_NOFILE] == (3, 3)
    assert {resource.RLIMIT_DATA, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE} <= limits.keys()


def test_a_picture_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(darkroom, "SECONDS", 0.01)

    assert refusal(saved()) == "too_slow"
