"""Times from a click to painted of every page, and of a brush on the time line, in a page that is open.

python -m benches.page.pages DIST SNAPSHOTS ROUNDS RECORDS... where SNAPSHOTS/RECORDS holds a demonstration force.
"""

import os
import statistics
import sys
import time
from pathlib import Path

from .browser import Browser, Driver
from .machine import machine
from .server import Server

SCRIPTS = [(Path(__file__).parent / name).read_text() for name in ("watch.js", "painted.js")]
GOAL_PAGE_MS = {1_000_000: 200, 10_000_000: 500}
GOAL_BRUSH_MS = {1_000_000: 50}
RANKED = (
    "document.querySelector('.sectors[aria-busy=false] #ranking[aria-busy=false] tbody tr') !== null"
    " && document.querySelector('#time-line .within') !== null"
)
# The rows in view and all else on the page: a month more or less changes every score. Rows out of view follow.
DRAWN = "document.querySelector('.sectors[aria-busy=false]') !== null && painted.isDrawn()"
LIKELY = f"{RANKED} && document.querySelector('#ranking tbody .likely')?.innerText > ''"
TOLD = (
    "document.querySelector('.reasons[aria-busy=false]') !== null"
    " && document.querySelector('.reasons tbody tr, .reasons [role=status]') !== null"
)
AREA = "document.querySelector('#map-table tbody a').getAttribute('href')"
GROUP = "document.querySelector('#group-list tbody a').getAttribute('href')"

# What is opened, from the ranking; its address, or what says it on the page before; and when it stands.
PAGES = [
    (
        "map of areas",
        "'#/map'",
        "document.querySelector('.map-page[aria-busy=false] #map-table[aria-busy=false] tbody tr') !== null"
        " && document.querySelector('#area-map[aria-busy=false] a path') !== null",
    ),
    (
        "an area",
        AREA,
        "document.querySelector('#sector[aria-busy=false] #sector-offences') !== null"
        " && document.querySelector('#sector p[role=status]') === null",
    ),
    ("elements", "'#/elements'", TOLD),
    ("one element", "'#/elements?measure=ocg_crimes'", TOLD),
    ("groups", "'#/groups'", TOLD),
    ("one group", GROUP, "document.querySelector('#group[aria-busy=false] #group-figures dd') !== null"),
    ("themes", "'#/themes'", "document.querySelector('#themes[aria-busy=false] #leads') !== null"),
    (
        "map of hexagons",
        "'#/map?points=linked'",
        "document.querySelector('#hexagon-map[aria-busy=false]') !== null"
        " && document.querySelector('#hexagon-table tfoot tr') !== null",
    ),
    ("raw rows", "'#/records'", "document.querySelector('.records[aria-busy=false] #rows tbody tr') !== null"),
    ("guide", "'#/guide?step=3'", "document.querySelector('#guide[aria-busy=false] .leads a') !== null"),
    ("method", "'#/about'", "document.querySelector('#about') !== null"),
]


class Open:
    """The page in a browser, beside a snapshot."""

    def __init__(self, browser: Browser, address: str):
        self.browser = browser
        browser.goto(address)
        browser.wait(LIKELY, 600)

    def took(self, act: str, stands: str) -> float:
        """Milliseconds from what is done to the paint of what then stands."""
        self.browser.value(f"painted.after(() => {{ {act} }}, () => {stands}), true")
        return self.browser.wait("painted.took", 600)

    def back(self):
        self.browser.value("(location.hash = '#/sectors'), true")
        self.browser.wait(LIKELY, 600)
        time.sleep(0.5)  # what goes on after the paint is no part of the next


def pages(opened: Open, rounds: int) -> dict[str, list[float]]:
    """For each page its first opening, which fetches what it is made of, until it has begun and until all of it stands;
    then the later ones."""
    found = {name: [] for name, *_ in PAGES}
    addresses: dict[str, str] = {}
    for _ in range(rounds + 1):
        for name, address, stands in PAGES:
            # An address that another page names is asked for while that stands, which is before.
            if name not in addresses:
                addresses[name] = address[1:-1] if address.startswith("'") else named(opened, address)
            opened.back()
            took = opened.took(f"location.hash = '{addresses[name]}'", stands)
            if not found[name]:
                found[name].append(opened.browser.wait("painted.begun"))
            found[name].append(took)
        opened.back()
    return found


def named(opened: Open, expression: str) -> str:
    """An address in a list of another page."""
    opened.browser.value(f"(location.hash = '{'#/map' if expression == AREA else '#/groups'}'), true")
    return opened.browser.wait(f"(() => {{ try {{ return {expression}; }} catch {{ return null; }} }})()", 600)


def brush(opened: Open, steps: int) -> tuple[list[float], list[float]]:
    """Of each month that a brush is dragged by: until all on the page that is in view is drawn, and the likely ranks."""
    ranked, likely = [], []
    opened.back()
    opened.browser.value("painted.hold(), true")
    for step in range(steps):
        answers = opened.browser.value("bench.answers.length")
        move = f"painted.drag({step + 1})"
        ranked.append(opened.took(move, f"bench.answers.length > {answers} && {DRAWN}"))
        opened.browser.wait(LIKELY, 600)
        likely.append(opened.browser.value("performance.now() - painted.began"))
        time.sleep(0.2)
    opened.browser.value("painted.release(), true")
    return ranked, likely


def main():
    page, snapshots, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    load = os.getloadavg()[0]
    with Driver() as driver:
        for records in map(int, sys.argv[4:]):
            server = Server(page, snapshots / str(records))
            with Browser(driver, "\n".join(SCRIPTS)) as browser:
                opened = Open(browser, server.address)
                found = pages(opened, rounds)
                ranked, likely = brush(opened, 5 * rounds)
                print(f"{records:,} records; {machine(browser.version, load)}; {rounds} rounds after the first\n")
            print_pages(found, GOAL_PAGE_MS.get(records))
            print_brush(ranked, likely, GOAL_BRUSH_MS.get(records))


def goal(milliseconds: int | None) -> str:
    return f"; goal {milliseconds}" if milliseconds else ""


def print_pages(found: dict[str, list[float]], milliseconds: int | None):
    print(f"| from a click to painted, ms{goal(milliseconds)} | the first time: heading and progress | all of it | median later | slowest later |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, (begun, first, *later) in found.items():
        print(f"| {name} | {begun:,.0f} | {first:,.0f} | {statistics.median(later):,.0f} | {max(later):,.0f} |")
    print()


def print_brush(ranked: list[float], likely: list[float], milliseconds: int | None):
    print(f"| a brush by a month, ms{goal(milliseconds)} | median | slowest |\n| --- | ---: | ---: |")
    for name, times in (("ranking and all in view painted", ranked), ("likely ranks too, at most", likely)):
        print(f"| {name} | {statistics.median(times):,.0f} | {max(times):,.0f} |")
    print()


main()
