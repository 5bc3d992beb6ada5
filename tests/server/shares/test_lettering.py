"""Text in a picture takes no time, whatever somebody has written."""

from goodword.shares.lettering import fitted
from PIL import ImageFont

from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house


def test_each_letter_is_measured_once_for_each_size(monkeypatch):
    measured = []
    one = ImageFont.FreeTypeFont.getlength
    monkeypatch.setattr(ImageFont.FreeTypeFont, "getlength", lambda *said: measured.extend(said[1]) or one(*said))
    emoji = "".join(chr(0x1F300 + number) for number in range(600))
    size, lines = fitted(emoji, sizes=(64, 54, 46, 40), weight=401, width=1000, height=500, most=8)
    assert (size, len(lines)) == (40, 8)
    assert len(measured) <= 4 * 601
