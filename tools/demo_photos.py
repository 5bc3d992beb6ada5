"""Draws the photos of the demo shop's reviews: its products at home, as somebody would have snapped them.

    .venv/bin/python -m tools.demo_photos

They are committed; this is how they were made. Chromium draws, Pillow packs.
"""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

CONTENT = Path("server/goodword/demo/content")
LARGEST = 30 << 10


@dataclass(frozen=True)
class Thing:
    """A product in a scene: which, where its middle stands on the table, how large, how blurred, how turned."""

    ref: str
    x: int
    y: int
    scale: float = 1.0
    blur: float = 0
    turn: float = 0


@dataclass(frozen=True)
class Scene:
    """One photo: its size, its colours, its light, what stands in it."""

    name: str
    things: tuple[Thing, ...]
    size: tuple[int, int] = (1200, 900)
    wall: tuple[str, str] = ("#efe6d6", "#d9c9ae")
    table: tuple[str, str] = ("#b98a5c", "#8d623c")
    light: tuple[str, float, float] = ("#fff3d6", 0.15, 0.1)
    shade: float = 0.35
    window: bool = True
    leaves: tuple[int, int] | None = None
    steam: tuple[int, int] | None = field(default=None)


SCENES = (
    Scene(
        "kettle-morning",
        (Thing("cups-pair", 930, 700, 0.62, 5), Thing("kettle-12", 520, 760, 1.12, 0, -1)),
        leaves=(60, 330),
        steam=(830, 330),
    ),
    Scene(
        "kettle-evening",
        (Thing("honey-250", 700, 880, 0.7, 6), Thing("kettle-12", 430, 1010, 1.05, 0, 2)),
        size=(900, 1200),
        wall=("#4b4038", "#241d19"),
        table=("#6d4a30", "#3a2517"),
        light=("#ffb765", 0.75, 0.2),
        shade=0.62,
        window=False,
        steam=(690, 520),
    ),
    Scene(
        "kettle-close",
        (Thing("kettle-12", 640, 1060, 1.9, 0, -3),),
        wall=("#dfe7e4", "#b9c8c3"),
        table=("#d9d4ca", "#b3aca0"),
        light=("#ffffff", 0.85, 0.05),
        shade=0.28,
    ),
    Scene(
        "kettle-shelf",
        (
            Thing("sencha-100", 230, 1000, 0.62, 3),
            Thing("earl-grey-100", 720, 1000, 0.66, 3),
            Thing("kettle-12", 470, 1040, 0.92, 0, 1),
        ),
        size=(900, 1200),
        wall=("#f4f1ea", "#ded7c8"),
        table=("#e9dfcb", "#c7b594"),
        leaves=(-20, 180),
    ),
    Scene(
        "cups-breakfast",
        (Thing("honey-250", 980, 690, 0.6, 5), Thing("cups-pair", 520, 800, 1.15, 0, 1)),
        wall=("#e7ecf0", "#c4d0d8"),
        table=("#caa57a", "#9a7348"),
        light=("#fff8e6", 0.8, 0.1),
        steam=(430, 300),
    ),
    Scene(
        "cups-desk",
        (Thing("cups-pair", 450, 1000, 0.98, 0, -2),),
        size=(900, 1200),
        wall=("#38434a", "#1d2529"),
        table=("#54453a", "#2b211b"),
        light=("#bfe0ff", 0.2, 0.1),
        shade=0.5,
    ),
    Scene(
        "glass-noon",
        (Thing("linden-60", 900, 700, 0.62, 5), Thing("teapot-glass-06", 500, 770, 1.1, 0, 1)),
        wall=("#f1ede2", "#d5ccb4"),
        table=("#a97b50", "#7c5531"),
        leaves=(900, 300),
        steam=(430, 280),
    ),
    Scene(
        "matcha-floor",
        (Thing("matcha-set", 600, 790, 1.2, 0, -1),),
        wall=("#e3e6da", "#bcc4ab"),
        table=("#cdbd98", "#a4916a"),
        light=("#fffbe8", 0.2, 0.15),
        shade=0.3,
    ),
)


def art(thing: Thing, number: int) -> str:
    """The product out of its picture, without the ground it stands on there."""
    drawn = (CONTENT / "pictures" / f"{thing.ref}.svg").read_text()
    inside = re.sub(r"^<svg[^>]*>|</svg>\s*$", "", drawn.strip())
    for ground in (
        r'<rect width="800" height="800"[^>]*/>',
        r'<circle cx="400" cy="350"[^>]*/>',
        r'<path d="M0 610H800V800H0z"[^>]*/>',
    ):
        inside = re.sub(ground, "", inside)
    inside = re.sub(r'id="(\w+)"', rf'id="t{number}\1"', inside)
    inside = re.sub(r"url\(#(\w+)\)", rf"url(#t{number}\1)", inside)
    place = f"translate({thing.x} {thing.y}) rotate({thing.turn}) scale({thing.scale}) translate(-400 -660)"
    soft = f'filter="blur({thing.blur}px)"' if thing.blur else ""
    shadow = '<ellipse cx="430" cy="664" rx="250" ry="34" fill="#000" opacity=".38" filter="blur(22px)"/>'
    return (
        f'<g transform="{place}" style="filter:blur({thing.blur}px)">{shadow}{inside}</g>'
        if soft
        else f'<g transform="{place}">{shadow}{inside}</g>'
    )


def window(scene: Scene) -> str:
    """Light of a window on the wall, out of focus."""
    width, height = scene.size
    left = width * (0.58 if scene.light[1] > 0.5 else 0.06)
    panes = "".join(
        f'<rect x="{left + column * 175}" y="{height * 0.06 + row * 190}" width="155" height="170" fill="{scene.light[0]}" opacity=".85"/>'
        for column in range(2)
        for row in range(2)
    )
    return f'<g style="filter:blur(16px)" transform="skewY(-4)">{panes}</g>' if scene.window else ""


def leaves(at: tuple[int, int] | None) -> str:
    """A plant at the edge, out of focus."""
    if at is None:
        return ""
    blades = "".join(
        f'<path d="M0 320C{-20 + turn} 180 {-50 + turn * 2} 60 {turn * 3} -120C{60 + turn * 2} 40 {40 + turn} 200 20 320Z" fill="{green}"/>'
        for turn, green in ((-60, "#4d6b4a"), (-20, "#5f7f58"), (25, "#47633f"), (70, "#6c8b60"))
    )
    return f'<g transform="translate({at[0]} {at[1]})" style="filter:blur(9px)">{blades}<path d="M-60 300H80L60 480H-40Z" fill="#c9a283"/></g>'


def steam(at: tuple[int, int] | None) -> str:
    """What is hot shows it."""
    if at is None:
        return ""
    return (
        f'<g transform="translate({at[0]} {at[1]})" style="filter:blur(13px)" fill="none" stroke="#fff" stroke-linecap="round" opacity=".5">'
        '<path d="M0 160C-50 90 50 40 0 -60" stroke-width="26"/><path d="M46 130C10 70 90 30 50 -90" stroke-width="18"/></g>'
    )


def drawing(scene: Scene) -> str:
    """The whole scene as SVG."""
    width, height = scene.size
    edge = height * 0.66
    colour, x, y = scene.light
    grain = "".join(
        f'<path d="M0 {edge + 18 + row * 27}C{width * 0.3} {edge + 8 + row * 29} {width * 0.6} {edge + 34 + row * 25} {width} {edge + 14 + row * 28}" stroke="#000" stroke-width="2" fill="none" opacity=".07"/>'
        for row in range(14)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><defs>
<linearGradient id="wall" x1="0" y1="0" x2=".4" y2="1"><stop offset="0" stop-color="{scene.wall[0]}"/><stop offset="1" stop-color="{scene.wall[1]}"/></linearGradient>
<linearGradient id="table" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{scene.table[0]}"/><stop offset="1" stop-color="{scene.table[1]}"/></linearGradient>
<radialGradient id="sun" cx="{x}" cy="{y}" r=".95"><stop offset="0" stop-color="{colour}" stop-opacity=".62"/><stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>
<radialGradient id="dark" cx="{x * 0.6 + 0.2}" cy="{y * 0.6 + 0.25}" r=".95"><stop offset=".45" stop-color="#1a120b" stop-opacity="0"/><stop offset="1" stop-color="#1a120b" stop-opacity="{scene.shade}"/></radialGradient></defs>
<rect width="{width}" height="{height}" fill="url(#wall)"/>{window(scene)}{leaves(scene.leaves)}
<g style="filter:blur(1.5px)"><rect y="{edge}" width="{width}" height="{height}" fill="url(#table)"/>{grain}</g>
{"".join(art(thing, number) for number, thing in enumerate(scene.things))}{steam(scene.steam)}
<rect width="{width}" height="{height}" fill="url(#sun)" style="mix-blend-mode:soft-light"/><rect width="{width}" height="{height}" fill="url(#dark)"/></svg>"""


def packed(png: bytes) -> bytes:
    """As WebP, in as good a quality as the limit allows."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in range(84, 30, -4):
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= LARGEST:
            return out.getvalue()
    raise ValueError("too much is going on in this scene")


def main() -> None:
    """Draw them all."""
    from playwright.sync_api import sync_playwright

    from tests.services import chromium

    chromium.use_locked_node()
    (CONTENT / "photos").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = chromium.start(playwright.chromium, chromium.executable())
        for scene in SCENES:
            page = browser.new_page(viewport={"width": scene.size[0], "height": scene.size[1]})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawing(scene)}")
            file = CONTENT / "photos" / f"{scene.name}.webp"
            file.write_bytes(packed(page.screenshot()))
            page.close()
            print(f"{file.name} {file.stat().st_size}")
        browser.close()


if __name__ == "__main__":
    main()
