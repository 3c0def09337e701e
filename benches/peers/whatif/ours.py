"""Asks the engine's wasm."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from ...page.browser import Browser, Driver
from ...page.memory import renderer_mb
from ...page.server import Server
from .found import Found, Ranking, brotli_bytes
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

    def ask(self, driver: Driver, compared: int) -> tuple[list[Found], dict[str, list[dict]], dict[str, list[Ranking]]]:
        """What is found of the engine alone and with its questions and answers told, the selections asked for, and how
        the first so many of each sort rank."""
        with tempfile.TemporaryDirectory() as page, Browser(driver, ASK) as browser:
            Path(page, "index.html").write_text("<!doctype html><title>engine</title>")
            shutil.copy(self.wasm, page)
            shutil.copy("public/unpacker.js", page)
            server = Server(Path(page), self.snapshot)
            browser.goto(server.address)
            opened = browser.called(OPEN, self.wasm.name)
            alone = Found(f"ours, {self.wasm.stem}", browser.version, opened["took"] - opened["first"], opened["first"])
            times_told, rankings = {}, {}
            selections = drawn(browser, self.names, opened["changes"])
            for sort, listed in selections.items():
                times = browser.called("ask.timeGiven", listed, BATCH)
                alone.times[sort], times_told[sort] = times["ranked"], times["told"]
                rankings[sort] = browser.called("ask.rankings", listed[:compared])
            alone.memory_mb = renderer_mb(driver)
        alone.code_bytes = brotli_bytes(self.wasm)
        read = {name.removeprefix("snapshot/") for name in server.asked if name.startswith("snapshot/")}
        alone.data_bytes = sum((self.snapshot / name).stat().st_size for name in read)
        told = replace(alone, name=f"{alone.name}, told in JSON", times=times_told)
        return [alone, told], selections, rankings
