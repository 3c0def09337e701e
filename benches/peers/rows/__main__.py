"""Times the raw rows beside DuckDB-WASM and Perspective, in one run on one machine.

python -m benches.peers.rows PAGE SNAPSHOT [rounds]: PAGE is the release build's folder. The peers come from npm into
target/peers (`scripts/setup peers`); nothing of them is shipped. Each peer holds the same records in one table before it is asked.
"""

import gzip
import json
import statistics
import sys
import time
from pathlib import Path

import pyarrow as pa

from benches.page.browser import Browser, Driver
from benches.page.memory import renderer_mb
from benches.page.server import Server

HERE = Path(__file__).parent
PEERS = Path("target/peers")
COLUMNS = ["id", "date", "sector", "offence", "kind", "source"]
# What is asked, round by round another of each, so that no answer is one that was kept.
KINDS = [["drug_death", "firearms_intel"], ["cannabis_farm"], ["firearms_discharge", "drug_death"], ["firearms_intel"]]
TEXTS = ["777", "1234", "909", "0042"]
SORTS = {"sort by day": "date", "sort by sector": "sector", "sort by id": "id"}


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Days as they are; codes with one key type, so that parts go together."""
    if pa.types.is_dictionary(column.type) and pa.types.is_date(column.type.value_type):
        return column.cast(pa.date32())
    if pa.types.is_dictionary(column.type):
        return column.cast(pa.dictionary(pa.int32(), pa.string())).unify_dictionaries()
    return column


def records(snapshot: Path, into: Path) -> int:
    """The snapshot's records with their ids as one Arrow stream."""
    files = json.loads((snapshot / "manifest.json").read_text())["files"]

    def table(name: str) -> pa.Table:
        parts = sorted((file for file in files if file["table"] == name), key=lambda file: file["part"])
        read = [pa.ipc.open_stream(gzip.open(snapshot / part["name"])).read_all() for part in parts]
        return pa.concat_tables([part.select([c for c in COLUMNS if c in part.column_names]) for part in read])

    of_scoring, ids = table("records"), table("records_detail")
    whole = pa.table({name: plain((ids if name == "id" else of_scoring)[name]) for name in COLUMNS}).combine_chunks()
    with pa.ipc.new_stream(into, whole.schema) as stream:
        stream.write_table(whole)
    return whole.num_rows


def asked(browser: Browser, call: str, seconds: float = 300):
    """What an asynchronous function of the page gives."""
    browser.value(f"(window.came = null, {call}.then(came => window.came = {{ came }}, wrong => window.came = {{ wrong: String(wrong && wrong.stack || wrong) }}), null)")
    came = browser.wait("window.came", seconds)
    if "wrong" in came:
        raise RuntimeError(f"{call}: {came['wrong']}")
    return came["came"]


def questions(rounds: int):
    for turn in range(rounds):
        yield "filter by a set", "set", KINDS[turn % len(KINDS)]
        yield "text contains, over all ids", "text", TEXTS[turn % len(TEXTS)] + ("" if turn < len(TEXTS) else str(turn))
        for name, column in SORTS.items():
            yield name, "sort", [column, turn % 2 == 0]


def measure(browser: Browser, driver: Driver, rounds: int) -> tuple[dict, float]:
    times: dict[str, list] = {}
    for name, kind, what in questions(rounds + 1):
        came = asked(browser, f"bench.{kind}({json.dumps(what)})")
        times.setdefault(name, []).append(came)
    # The first of each is asked to warm up: orders and columns are made then.
    return times, renderer_mb(driver)


def main(page: Path, snapshot: Path, rounds: int):
    stream = PEERS / "records.arrows"
    rows = records(snapshot, stream)
    found, memory, versions = {}, {}, {}
    with Driver() as driver:
        for peer in ("ours", "duckdb", "perspective"):
            is_ours = peer == "ours"
            server = Server(page, snapshot) if is_ours else Server(PEERS, HERE)
            with Browser(driver, (HERE / "ours.js").read_text() if is_ours else "") as browser:
                began = time.monotonic()
                browser.goto(server.address + ("#/records?all=period" if is_ours else f"snapshot/{peer}.html"))
                browser.wait("window.bench && window.bench.isReady()", 600)
                print(f"{peer}: ready after {time.monotonic() - began:.1f} s", flush=True)
                found[peer], memory[peer] = measure(browser, driver, rounds)
                versions[peer] = browser.version
                if is_ours:
                    scrolls = asked(browser, "bench.scrolls(60)")
    print(f"\n{rows:,} records, Chromium {versions['ours']}, {rounds} rounds, ms: median (slowest)")
    for name in found["ours"]:
        line = [name]
        for peer in found:
            of = found[peer][name][1:]
            answer = [each["answer"] for each in of]
            line.append(f"{peer} {statistics.median(answer):.1f} ({max(answer):.1f}), {of[-1]['rows']} rows")
        ours = found["ours"][name]
        painted = [each["painted"] for each in ours[1:]]
        line.append(f"ours painted {statistics.median(painted):.1f} ({max(painted):.1f}), the first time {ours[0]['answer']:.1f}")
        print("; ".join(line))
    painted, whole = sorted(each["painted"] for each in scrolls), sorted(each["whole"] for each in scrolls)
    print(f"scrolls of ours: painted after {statistics.median(painted):.1f} ({painted[-1]:.1f}), all cells after {statistics.median(whole):.1f} ({whole[-1]:.1f})")
    print("renderer, PSS in MB: " + ", ".join(f"{peer} {size:.0f}" for peer, size in memory.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 7)
