"""Asks the peers, each in a page of its own."""

import json
import time
from dataclasses import dataclass
from pathlib import Path

from ...page.browser import Browser, Driver
from ...page.memory import renderer_mb
from ...page.server import Server
from .found import Found, Ranking, assert_alike, brotli_bytes
from .questions import SORTS, of_peers
from .tables import Names

HERE, TARGET = Path(__file__).parent, Path("target")
# So many questions of a sort, or fewer where they take over so many seconds, but three.
QUESTIONS, SECONDS, LEAST = 20, 30, 3


@dataclass
class Peer:
    """A library, the name of its page here and that of its package."""

    label: str
    page: str
    package: str

    @property
    def name(self) -> str:
        about = json.loads((TARGET / "peers/node_modules" / self.package / "package.json").read_text())
        return f"{self.label} {about['version']}"


PEERS = [
    Peer("DuckDB-WASM", "duckdb", "@duckdb/duckdb-wasm"),
    Peer("Arquero", "arquero", "arquero"),
    Peer("Perspective", "perspective", "@perspective-dev/client"),
    Peer("crossfilter2", "crossfilter", "crossfilter2"),
]


class Page:
    """A peer's page over `rows` or over `sums`, which can be asked."""

    def __init__(self, browser: Browser, peer: Peer, over: str, tables: Path, names: Names):
        self.browser, self.names, self.tables = browser, names, tables
        self.server = Server(TARGET, HERE)
        numbers = f"sectors={len(names.sectors)}&offences={len(names.weights)}"
        at = f"{peer.page}.html?over={over}&tables={tables.relative_to(TARGET)}&{numbers}"
        browser.goto(f"{self.server.address}snapshot/{at}")
        if wrong := browser.wait("window.wrong || (window.bench && 'ready')", 600).removeprefix("ready"):
            raise RuntimeError(wrong)

    def times(self, asked: list[dict], expected: list[Ranking], of: str) -> list[float]:
        """Milliseconds of each question; ends the program where one is ranked otherwise than expected."""
        times, began = [], time.monotonic()
        for question, ranking in zip(asked, expected):
            if len(times) > LEAST and time.monotonic() > began + SECONDS:
                break
            answer = self.browser.called("bench.ask", question)
            theirs = [(self.names.sectors[sector], harm) for sector, harm in answer["ranked"]]
            assert_alike(ranking, theirs, f"{of}, question {len(times)}")
            times.append(answer["took"])
        return times

    def bytes(self) -> tuple[int, int]:
        """What was fetched of the library, in brotli, and of the tables."""
        fetched = {TARGET / name for name in self.server.asked if not name.startswith("snapshot/")}
        data = {path for path in fetched if path.is_relative_to(self.tables)}
        code = {path for path in fetched - data if path.is_file()}
        return sum(map(brotli_bytes, code)), sum(path.stat().st_size for path in data)


def ask(driver: Driver, peer: Peer, over: str, tables: Path, names: Names, selections: dict, rankings: dict) -> Found:
    """What is found of a peer.

    A `RuntimeError` or `TimeoutError` is the peer's own: it could not load or answer.
    """
    with Browser(driver, "") as browser:
        page = Page(browser, peer, over, tables, names)
        found = Found(f"{peer.name}, over {over}", browser.version, browser.value("bench.loaded"))
        for sort in SORTS:
            asked = [of_peers(selection, sort, names) for selection in selections[sort.name][: QUESTIONS + 1]]
            # The first of each sort warms up, and takes away what the sort before had chosen.
            first, *found.times[sort.name] = page.times(asked, rankings[sort.name], f"{found.name}, {sort.name}")
            found.first = found.first or first
        found.memory_mb = renderer_mb(driver)
    found.code_bytes, found.data_bytes = page.bytes()
    return found
