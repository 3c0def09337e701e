"""Times the raw rows beside DuckDB-WASM and Perspective, in one run on one machine.

python -m benches.peers.rows PAGE SNAPSHOT...: PAGE is the release build's folder. The peers come from npm into PEERS
(scripts/setup peers); nothing of them is shipped. Each peer holds the same records in one table before it is
asked, and every answer is held against what pyarrow says: one that is wrong fails the run.
"""

import json
import os
import sys
import time
from pathlib import Path

import pyarrow as pa

from benches.page.browser import Browser, Driver
from benches.page.memory import renderer_mb
from benches.page.server import Server

from .table import Found, Ours, print_table
from .truth import Truth, records

HERE = Path(__file__).parent
PEERS = Path("target/peers")
ROUNDS = 7
SCROLLS = 60
# What is asked, round by round another of each, so that no answer is one that was kept.
KINDS = [["drug_death", "firearms_intel"], ["cannabis_farm"], ["firearms_discharge", "drug_death"], ["firearms_intel"]]
TEXTS = ["777", "1234", "909", "0042", "31", "5550", "86", "4711"]
SORTS = {"sort by day": "date", "sort by sector": "sector", "sort by id": "id"}
# The first is asked before any id has come.
SEARCHES = ["70001", "60002", "north", "50003"]


def asked(browser: Browser, call: str, seconds: float = 300):
    """What an asynchronous function of the page gives."""
    then = "came => window.came = { came }, wrong => window.came = { wrong: String(wrong && wrong.stack || wrong) }"
    browser.value(f"(window.came = null, {call}.then({then}), null)")
    came = browser.wait("window.came", seconds)
    if "wrong" in came:
        raise RuntimeError(f"{call}: {came['wrong']}")
    return came["came"]


def questions(rounds: int):
    for turn in range(rounds):
        yield "filter by a set", "set", KINDS[turn % len(KINDS)]
        yield "text contains, over all ids", "text", TEXTS[turn % len(TEXTS)]
        for name, column in SORTS.items():
            yield name, "sort", [column, turn % 2 == 0]


def measure(browser: Browser, truth: Truth) -> dict[str, list[dict]]:
    """Answers by question. The first of each is there to warm up: orders and columns are made then."""
    found: dict[str, list] = {}
    for name, kind, what in questions(ROUNDS + 1):
        came = asked(browser, f"bench.{kind}({json.dumps(what)})")
        if wrong := truth.check(kind, what, came):
            sys.exit(f"wrong: {wrong}")
        found.setdefault(name, []).append(came)
    return found


def ask(driver: Driver, page: Path, snapshot: Path, peer: str, truth: Truth) -> Found:
    """All that one of them is asked; a peer that cannot hold the records says why."""
    is_ours = peer == "ours"
    server = Server(page, snapshot) if is_ours else Server(PEERS, HERE)
    with Browser(driver, (HERE / "ours.js").read_text() if is_ours else "") as browser:
        began = time.monotonic()
        try:
            browser.goto(server.address + ("#/records?all=period" if is_ours else f"snapshot/{peer}.html"))
            browser.wait("window.failed || (window.bench && window.bench.isReady())", 300)
            if why := browser.value("window.failed || ''"):
                raise RuntimeError(why)
            ready = time.monotonic() - began
            searches = [asked(browser, f"bench.search({json.dumps(text)})") for text in SEARCHES if is_ours]
            answers = measure(browser, truth)
            scrolls = asked(browser, f"bench.scrolls({SCROLLS})") if is_ours else []
            if is_ours and (wrong := truth.check("last", "row", asked(browser, "bench.last()"))):
                sys.exit(f"wrong: {wrong}")
        except (RuntimeError, TimeoutError) as why:
            if is_ours:
                raise
            return Found(why=str(why).splitlines()[0][:100])
        ours = Ours(searches, scrolls) if is_ours else None
        return Found(ready, answers, renderer_mb(driver), ours)


def main(page: Path, snapshots: list[Path]):
    packages = {"duckdb": "@duckdb/duckdb-wasm", "perspective": "@perspective-dev/client"}
    of_package = lambda name: json.loads((PEERS / "node_modules" / name / "package.json").read_text())["version"]
    versions = {peer: of_package(name) for peer, name in packages.items()}
    with Driver() as driver:
        with Browser(driver, "") as browser:
            chromium = browser.version
        for snapshot in snapshots:
            load = os.getloadavg()[0]
            table = records(snapshot)
            with pa.ipc.new_stream(PEERS / "records.arrows", table.schema) as stream:
                stream.write_table(table)
            truth = Truth(table)
            found = {peer: ask(driver, page, snapshot, peer, truth) for peer in ("ours", *packages)}
            print(f"\nChromium {chromium}, headless, {os.cpu_count()} cores, load {load:.1f} at the start; {ROUNDS} rounds\n")
            print_table(table.num_rows, found, versions)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(each) for each in sys.argv[2:]])
