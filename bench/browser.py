"""One page load in a cold profile of a slow telephone, and what the browser says of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.services import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

SLOWER = 4
SCREEN = {"width": 412, "height": 915}
SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
QUIET_MS = 1_000
PATIENCE_MS = 30_000

WATCH = """
(() => {
  const seen = window.__bench = {shift: 0, tasks: [], shown: null};
  const see = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({type, buffered: true});
  see("layout-shift", (entry) => { seen.shift += entry.value; });
  see("longtask", (entry) => { seen.tasks.push(entry.duration); });
  const shown = () => {
    const reviews = document.querySelector("gw-reviews");
    if (reviews) return (reviews.shadowRoot || reviews).querySelector("article") || reviews.querySelector("article");
    const ratings = [...document.querySelectorAll("gw-rating")];
    if (ratings.length) return ratings.every((one) => one.shadowRoot && one.shadowRoot.querySelector("[part~=count]"));
    return document.readyState !== "loading" && document.querySelector("main");
  };
  const look = () => {
    if (shown()) requestAnimationFrame(() => { seen.shown = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
ASK = """() => ({
  shift: __bench.shift, tasks: __bench.tasks, shown: __bench.shown,
  painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
})"""


@dataclass
class Traffic:
    """What was fetched from Goodword."""

    paths: list[str] = field(default_factory=list)
    bytes: float = 0


@dataclass(frozen=True)
class Load:
    """One load; times in milliseconds since the page was asked for."""

    shift: float
    long_tasks: int
    blocked: float
    first_paint: float
    shown: float
    requests: int
    wire_bytes: float
    paths: list[str]


@contextmanager
def browser() -> Iterator["Browser"]:
    """Chromium, as the tests start it."""
    chromium.use_locked_node()
    from playwright.sync_api import sync_playwright

    path = chromium.with_windows() or chromium.executable()
    with sync_playwright() as playwright:
        started = chromium.start(playwright.chromium, path)
        yield started
        started.close()


def load(started: "Browser", url: str, *, origin: str, is_slow: bool) -> Load:
    """Load the page once; ``origin`` is where Goodword answers."""
    context = started.new_context(viewport=SCREEN, locale="en-GB", timezone_id="UTC", is_mobile=True, has_touch=True)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        traffic = _watched(context.new_cdp_session(page), origin, is_slow=is_slow)
        page.goto(url, wait_until="load", timeout=PATIENCE_MS)
        page.wait_for_function("__bench.shown !== null", timeout=PATIENCE_MS)
        page.wait_for_load_state("networkidle", timeout=PATIENCE_MS)
        page.wait_for_timeout(QUIET_MS)
        return _read(page.evaluate(ASK), traffic)
    finally:
        context.close()


def _watched(session: "CDPSession", origin: str, *, is_slow: bool) -> Traffic:
    traffic: Traffic = Traffic()
    ours: set[str] = set()

    def asked(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith(origin):
            ours.add(event["requestId"])
            traffic.paths.append(event["request"]["url"].removeprefix(origin).partition("?")[0])

    def done(event: dict[str, Any]) -> None:
        traffic.bytes += event["encodedDataLength"] if event["requestId"] in ours else 0

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", done)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if is_slow:
        session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    return traffic


def _read(seen: dict[str, Any], traffic: Traffic) -> Load:
    return Load(
        shift=seen["shift"],
        long_tasks=len(seen["tasks"]),
        blocked=sum(max(0, task - 50) for task in seen["tasks"]),
        first_paint=seen["painted"] or 0,
        shown=seen["shown"],
        requests=len(traffic.paths),
        wire_bytes=traffic.bytes,
        paths=traffic.paths,
    )
