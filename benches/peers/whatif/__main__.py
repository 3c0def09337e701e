"""Times what-if beside DuckDB-WASM, Arquero, Perspective and crossfilter2, in one run in one Chromium.

python -m benches.peers.whatif WASM_FOLDER TABLES_FOLDER SNAPSHOT...: the first has the engine's builds (`simd.wasm`
as the page has it, `plain.wasm`), the second takes the peers' tables. The peers come from npm into target/peers
(`scripts/setup peers`), and nothing of them is shipped.

What is asked. Harm by sector, ranked, over the same records: those of a snapshot that have a sector and a month of
the period. Its nine measures are replaced by two, so that a peer's question is one sum: all harm, in which each
record gives its offence's weight, and linked harm, the same of the records that `ocg_crimes` of the nine counts:
those that a membership links to an organised crime group or a priority individual. Of the two one is on. Questions
are drawn by `benches/engine/changes.rs`, each anew: about a third of the offences out and some months in; about a
third of the weights changed, over all months; one to three groups left out, over all months, where a record leaves
only if no other group links it.

What peers get. No join, list or text: numbers for sector, month, offence and the set of groups that link a record,
and its points (`tables.py`). Which sets leave with a group is worked out for them, as are the numbers of offences and
months. Each loads the same Arrow stream and is asked as its documentation has it, in that of the ways tried which
took least: its page (`*.html`) says which. Each is asked over a row for each record, and over sums made beforehand,
by sector, month and offence for all harm, and by set as well for linked harm, of linked records alone.

What is timed. Ours 2,000 questions of each sort in batches of 100, since the browser's clock is coarse: from a
selection in the engine's own form to areas in order, which is what has a goal; and "told in JSON" from an object of
JavaScript's to another, through two texts. Peers 20, or as many as 30 seconds hold, but three, after one that is not
counted: from the question in JavaScript to sectors in order. That clock ticks every 0.1 ms: too coarse for a peer's
answer in much less than one. No answer is kept. crossfilter2 alone goes on from the question before, which is what it
is for. What a program might keep beside a peer, such as counts by sector and offence to weigh in a loop of its own,
would answer fast and is not asked: it is no longer the peer that answers.

Load is from navigation to where a question can be asked, all fetched from this machine, unpacked and read; ours
begins in an empty page. The first answer is that to the first question of all; of ours, to the force's own settings.
Memory is the renderer's after all questions (PSS). Code is what was fetched of the library, in brotli of level 9: of
ours the engine alone. Data is as fetched, in gzip: ours has more in it than is asked for.

A ranking that differs from ours ends the run. A peer that fails to load or to answer is left out, which is said.
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
    """What is found of ours, of each build, and of peers, over rows and over sums."""
    linked = measures.with_two(snapshot, folder / "snapshot")
    names = tables.prepare(snapshot, linked, folder)
    print("rows of the tables: " + ", ".join(f"{name} {rows:,}" for name, rows in names.rows.items()))
    ours, rankings = [], None
    for build in wasm:
        found, selections, ranked = Engine(build, folder / "snapshot", names).ask(driver, QUESTIONS + 1)
        if rankings not in (None, ranked):
            raise SystemExit(f"{found[0].name} ranks otherwise than {ours[0].name}")
        rankings = ranked
        ours += found
    theirs = []
    for over in GOALS:
        for peer in PEERS:
            print(f"{peer.name}, over {over}", file=sys.stderr, flush=True)
            try:
                theirs.append(ask(driver, peer, over, folder, names, selections, rankings))
            except (RuntimeError, TimeoutError) as why:
                print(f"{peer.name}, over {over}, is left out: {why}")
    return ours, theirs


def main():
    wasm, folder, snapshots = sorted(Path(sys.argv[1]).glob("*.wasm")), Path(sys.argv[2]), map(Path, sys.argv[3:])
    for snapshot in snapshots:
        with Driver() as driver:
            machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
            print(f"\n{snapshot.name} records, {machine}", end="; ")
            ours, theirs = compare(driver, wasm, folder / snapshot.name, snapshot)
        print(f"Chromium {ours[0].chromium}; every ranking is as ours\n")
        print_found(ours + theirs)
        for build in ours:
            print_ratios(build, theirs)


main()
