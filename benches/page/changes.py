"""From a change of the selection to its paint, and memory: python -m benches.page.changes DIST SNAPSHOT..."""

import math
import random
import statistics
import sys
import time
from pathlib import Path

from .browser import Browser, Driver
from .memory import renderer_mb
from .server import Server

WATCH = (Path(__file__).parent / "watch.js").read_text() + (Path(__file__).parent / "changes.js").read_text()
CHANGES = 60
LISTS = ("offences-filter", "groups-filter", "sources-filter")


def changed(browser: Browser, list_id: str, seed: int) -> list[float]:
    """Milliseconds from each of some clicks in a list of the filters to the frame that shows the ranking after it."""
    drawn = random.Random(seed)
    browser.value(f"changes.open('{list_id}')")
    browser.wait(f"changes.boxes('{list_id}').length > 0")
    boxes = browser.value(f"changes.boxes('{list_id}').length")
    times = []
    for _ in range(CHANGES):
        browser.value(f"changes.click('{list_id}', {drawn.randrange(boxes)})")
        times.append(browser.wait("changes.painted()"))
        time.sleep(0.4)  # likely ranks, which come after the paint
    return sorted(times)


def main():
    page, snapshots = Path(sys.argv[1]), [Path(path) for path in sys.argv[2:]]
    print("| snapshot | ranked, ms from navigation | memory, MB, of it before data | a change of | to paint, median | 95% |")
    print("| --- | ---: | ---: | --- | ---: | ---: |")
    with Driver() as driver:
        for snapshot in snapshots:
            with Browser(driver, WATCH) as browser:
                browser.goto("about:blank")
                before = renderer_mb(driver)
                browser.goto(Server(page, snapshot).address)
                browser.wait("bench.ranked > 0", 120)
                browser.wait("bench.likely > 0", 120)
                begun = f"| {snapshot.name} | {browser.value('bench.ranked'):,.0f} "
                begun += f"| {renderer_mb(driver):.0f}, {before:.0f} "
                for seed, list_id in enumerate(LISTS):
                    times = changed(browser, list_id, seed)
                    high = times[math.ceil(len(times) * 0.95) - 1]
                    print(f"{begun}| {list_id} | {statistics.median(times):.0f} | {high:.0f} |", flush=True)
                print(f"| {snapshot.name}, after {CHANGES * len(LISTS)} changes | | {renderer_mb(driver):.0f} | | | |")


main()
