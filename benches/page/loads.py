"""Loads of the page from a fresh profile, and changes of the selection in it."""

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from .browser import Browser, Driver
from .server import Server

WATCH = (Path(__file__).parent / "watch.js").read_text()
CHANGES = 11
FILTERS = "document.querySelector('.rail .filter input[type=checkbox]') !== null"


@dataclass
class Loads:
    """Milliseconds of several loads of one snapshot."""

    first_row: list[float]
    ranked: list[float]
    likely: list[float]
    long_tasks: list[list[tuple[int, int]]]
    answers: list[float]
    asked: list[str]
    asked_later: list[str]
    chromium: str

    def median(self, name: str) -> float:
        return statistics.median(getattr(self, name))


def load(driver: Driver, page: Path, snapshot: Path, runs: int) -> Loads:
    loads = Loads([], [], [], [], [], [], [], "")
    for _ in range(runs):
        server = Server(page, snapshot)
        with Browser(driver, WATCH) as browser:
            browser.goto(server.address)
            browser.wait("bench.ranked > 0")
            asked = program(server)
            browser.wait("bench.likely > 0")
            browser.wait(FILTERS)
            time.sleep(1)  # whatever else the page fetches by itself
            later = program(server)
            for name in ("firstRow", "ranked", "likely"):
                field = "first_row" if name == "firstRow" else name
                getattr(loads, field).append(browser.value(f"bench.{name}"))
            loads.long_tasks.append([tuple(task) for task in browser.value("bench.longTasks")])
            browser.value("bench.answers.length = 0")
            for _ in range(CHANGES):
                answered = browser.value("bench.answers.length")
                browser.value("document.querySelector('.rail .filter input[type=checkbox]').click()")
                browser.wait(f"bench.answers.length > {answered}")
                time.sleep(0.3)  # what goes on after an answer is no part of the next
            loads.answers += browser.value("bench.answers")
            loads.chromium = browser.version
        loads.asked = asked
        loads.asked_later = [name for name in later if name not in asked]
    return loads


def program(server: Server) -> list[str]:
    """The page's own files that were asked for so far, each once."""
    return list(dict.fromkeys(name for name in server.asked if not name.startswith("snapshot/")))
