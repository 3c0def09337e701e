"""Asks the engine's wasm."""

import shutil
import tempfile
from pathlib import Path

from ...page.browser import Browser, Driver
from ...page.memory import renderer_mb
from ...page.server import Server
from ...page.sizes import packed
from .found import Found, Ranking
from .questions import SORTS, ours
from .tables import Names

ASK = (Path(__file__).parents[2] / "engine" / "ask.js").read_text()
SELECTIONS, BATCH = 2_000, 100
OPEN = """(async (wasm) => {
  const began = performance.now();
  return { ...(await ask.open(wasm)), took: performance.now() - began };
})"""


def drawn(browser: Browser, names: Names, changes: list[str]) -> dict[str, list[dict]]:
    """Selections of each sort."""
    listed = {}
    for sort in SORTS:
        selections = browser.value(f"ask.drawn({changes.index(sort.change)}, {SELECTIONS})")
        listed[sort.name] = [ours(selection, sort, names) for selection in selections]
    return listed


class Engine:
    """A build of the engine's wasm, as one of a folder."""

    def __init__(self, wasm: Path, snapshot: Path, names: Names):
        self.wasm, self.snapshot, self.names = wasm, snapshot, names

    def ask(self, driver: Driver, compared: int) -> tuple[Found, dict[str, list[dict]], dict[str, list[Ranking]]]:
        """What is found, the selections asked for, and how the first so many of each sort rank."""
        with tempfile.TemporaryDirectory() as page, Browser(driver, ASK) as browser:
            Path(page, "index.html").write_text("<!doctype html><title>engine</title>")
            shutil.copy(self.wasm, page)
            server = Server(Path(page), self.snapshot)
            browser.goto(server.address)
            opened = browser.called(OPEN, self.wasm.name)
            load = opened["took"] - opened["first"]
            found = Found(f"ours, {self.wasm.stem}", browser.version, load, opened["first"])
            selections, rankings = drawn(browser, self.names, opened["changes"]), {}
            for sort, listed in selections.items():
                found.times[sort] = browser.called("ask.timeGiven", listed, BATCH, "rank")
                rankings[sort] = browser.called("ask.ranked", listed[:compared])
            found.memory_mb = renderer_mb(driver)
        found.code_bytes = packed(self.wasm)[1]
        read = {name.removeprefix("snapshot/") for name in server.asked if name.startswith("snapshot/")}
        found.data_bytes = sum((self.snapshot / name).stat().st_size for name in read)
        return found, selections, rankings
