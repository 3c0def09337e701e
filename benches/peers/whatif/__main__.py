"""Times what-if beside DuckDB-WASM, Arquero, Perspective and crossfilter2, in one run in one Chromium.

python -m benches.peers.whatif WASM_FOLDER TABLES_FOLDER SNAPSHOT...: the folder has the engine's builds (`plain.wasm`);
the peers come from npm into target/peers (`scripts/setup peers`), and nothing of them is shipped.

What is asked. All are asked for harm by sector, ranked, over the same records: those of a snapshot that have a sector and a
month of the period. The snapshot's own nine measures are replaced by two, so that a peer's question is one sum: all
harm, in which each record gives its offence's weight, and linked harm, which is `ocg_crimes` of the nine: what a
membership links to an organised crime group or a priority individual. Either alone is on. Questions are drawn by
`benches/engine/changes.rs`, no two alike: about a third of the offences out and some months in; about a third of the
weights changed, over all months; one to three groups left out, over all months, where a record leaves only if no other
group links it.

What peers get. No join, list or text: numbers for sector, month, offence and the set of groups that link a record, and
its points (`tables.py`). Which sets leave with a group is worked out for them, as are the numbers of offences and months;
sectors are sorted by the same few lines for each. Each loads the same Arrow stream as its documentation has it and is
asked as it does best of the ways tried: its page (`*.html`) says which. Each is asked over a row for each record, and over sums made beforehand,
by sector, month and offence for all harm, and by set as well for linked harm, of linked records alone.

What is timed. Ours 2,000 questions of each sort in batches of 100, since the browser's clock is coarse; peers 20, or as
many as 30 seconds hold, but three, one before that is not counted: from the question in JavaScript to the
ranking. No answer is kept by anyone; crossfilter2 alone goes on from the question before, which is what it is for, and
what it counts of one question helps it with the next. Load is from navigation to where a question can be asked, all fetched from this machine,
unpacked and read. The first answer is to the first question of the first sort; ours to the force's own settings. Memory is the
renderer's at the end (PSS). Code is what the page fetched of the library, in brotli at its best; of ours the engine's
wasm. Data is as fetched, in gzip; ours has more in it than the questions need.

Any ranking that differs from ours ends the run.
"""

import os
import sys
from pathlib import Path

from ...page.browser import Driver
from . import measures, tables
from .found import Found
from .ours import Engine
from .peers import PEERS, QUESTIONS, ask
from .report import GOALS, print_found, print_ratios


def compare(driver: Driver, wasm: list[Path], folder: Path, snapshot: Path) -> tuple[list[Found], list[Found]]:
    """What is found of ours, a build each, and of peers, over rows and over sums."""
    linked = measures.with_two(snapshot, folder / "snapshot")
    names = tables.prepare(snapshot, linked, folder)
    print("rows of the tables: " + ", ".join(f"{name} {rows:,}" for name, rows in names.rows.items()))
    ours, rankings = [], None
    for build in wasm:
        found, selections, ranked = Engine(build, folder / "snapshot", names).ask(driver, QUESTIONS + 1)
        if rankings not in (None, ranked):
            raise SystemExit(f"{found.name} ranks otherwise than {ours[0].name}")
        rankings = ranked
        ours.append(found)
    theirs = []
    for over in GOALS:
        for peer in PEERS:
            print(f"{peer.name}, over {over}", file=sys.stderr, flush=True)
            theirs.append(ask(driver, peer, over, folder, names, selections, rankings))
    return ours, theirs


def main():
    wasm, folder, snapshots = sorted(Path(sys.argv[1]).glob("*.wasm")), Path(sys.argv[2]), map(Path, sys.argv[3:])
    for snapshot in snapshots:
        with Driver() as driver:
            print(f"\n{snapshot.name} records, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start", end="; ")
            ours, theirs = compare(driver, wasm, folder / snapshot.name, snapshot)
        print(f"Chromium {ours[0].chromium}; every ranking is as ours\n")
        print_found(ours + theirs)
        for build in ours:
            print_ratios(build, theirs)


main()
