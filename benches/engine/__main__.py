"""Times each build of the engine's wasm in headless Chromium: python -m benches.engine WASM_FOLDER SNAPSHOT..."""

import math
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from ..page.browser import Browser, Driver
from ..page.memory import renderer_mb
from ..page.server import Server

ASK = (Path(__file__).parent / "ask.js").read_text()
SELECTIONS, BATCH, WHOLE = 4_000, 100, 200
# Asked first, while the browser still compiles, and timed by themselves.
EARLY = 1_000


def of(means: list[float]) -> str:
    """The median, the 95th percentile by nearest rank, and the worst."""
    means = sorted(means)
    return f"{statistics.median(means):.4f} | {means[math.ceil(len(means) * 0.95) - 1]:.4f} | {means[-1]:.4f}"


def time_all(browser: Browser, kind: str):
    before = renderer_mb(browser.driver)
    opened = browser.value(f"ask.open('{kind}.wasm')")
    print(f"opened in {opened['opened']:.0f} ms from bytes, first ranked in {opened['first']:.1f} ms", end="; ")
    print(f"the renderer takes {renderer_mb(browser.driver):.0f} MB, {before:.0f} before any data\n")
    early = browser.value(f"ask.time(0, 0, {EARLY}, {BATCH}, 'rank')")
    print(f"The first {EARLY:,} changes, of {opened['changes'][0]}, while the browser compiles: {of(early)} ms\n")
    print("| a change of | ranked, ms, median | 95% | worst | whole, ms, median | 95% | worst |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for number, name in enumerate(opened["changes"]):
        first = EARLY if number == 0 else 0
        ranked = browser.value(f"ask.time({number}, {first}, {first + SELECTIONS}, {BATCH}, 'rank')")
        whole = browser.value(f"ask.time({number}, 0, {WHOLE}, {WHOLE // 20}, 'answer')")
        print(f"| {name} | {of(ranked)} | {of(whole)} |", flush=True)


def main():
    wasm, snapshots = Path(sys.argv[1]), [Path(path) for path in sys.argv[2:]]
    with Driver() as driver, tempfile.TemporaryDirectory() as page:
        Path(page, "index.html").write_text("<!doctype html><title>engine</title>")
        shutil.copy("public/unpacker.js", page)
        kinds = sorted(path.stem for path in wasm.glob("*.wasm"))
        for kind in kinds:
            shutil.copy(wasm / f"{kind}.wasm", page)
        for snapshot in snapshots:
            for kind in kinds:
                with Browser(driver, ASK) as browser:
                    print(f"\nChromium {browser.version}, {snapshot.name} records, {kind}")
                    browser.goto(Server(Path(page), snapshot).address)
                    time_all(browser, kind)


main()
