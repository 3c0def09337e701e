"""Prints figures of the release build beside their goals: python -m benches.page DIST SNAPSHOTS RUNS"""

import os
import sys
from pathlib import Path

from . import sizes
from .browser import Driver
from .loads import Loads, load
from .machine import machine

GOAL_PAGE_BYTES = 500_000
GOAL_PARQUET = 1.2
GOAL_RANKED_MS = {250_000: 1_500, 1_000_000: 3_000}
GOAL_TASK_MS = 50


def print_page(page: Path, loads: Loads):
    """The page's own files by when a browser fetches them; a snapshot that lies in the folder is none of them."""
    first = [*loads.asked, *loads.asked_later]
    files = sorted(str(file.relative_to(page)) for file in page.rglob("*") if file.is_file())
    opened = [name for name in files if name not in first and not name.startswith("snapshot/")]
    print_files(page, f"before the first ranking, worker included; goal {GOAL_PAGE_BYTES:,} in brotli", loads.asked)
    print_files(page, "after it, unasked", loads.asked_later)
    print_files(page, "when first opened", opened)


def print_files(page: Path, when: str, names: list[str]):
    print(f"| file, {when} | bytes | brotli |\n| --- | ---: | ---: |")
    total = [0, 0]
    for name in names:
        raw, packed = sizes.packed(page / name)
        total = [total[0] + raw, total[1] + packed]
        print(f"| {name} | {raw:,} | {packed:,} |")
    print(f"| all | {total[0]:,} | {total[1]:,} |\n")


def print_snapshots(snapshots: Path):
    print("| snapshot | bytes per record | Parquet with zstd | of it, goal under 1.2 |\n| --- | ---: | ---: | ---: |")
    for name in ("250000", "police_uk"):
        records, ours, theirs = sizes.beside_parquet(snapshots / name)
        print(f"| {name}, {records:,} records | {ours / records:.2f} | {theirs / records:.2f} | {ours / theirs:.3f} |")
    print()


def print_loads(all_loads: dict[int, Loads]):
    print("| median of loads from an empty profile, ms | " + " | ".join(f"{n:,} records" for n in all_loads) + " |")
    print("| --- |" + " ---: |" * len(all_loads))

    def line(label: str, cell):
        print(f"| {label} | " + " | ".join(cell(records, loads) for records, loads in all_loads.items()) + " |")

    line("first rows painted", lambda _, loads: f"{loads.median('first_row'):,.0f}")
    line("ranked (goal)", lambda n, loads: f"{loads.median('ranked'):,.0f} ({GOAL_RANKED_MS[n]:,})")
    line("likely ranks too", lambda _, loads: f"{loads.median('likely'):,.0f}")
    line("slowest load, ranked", lambda _, loads: f"{max(loads.ranked):,.0f}")
    line(f"tasks over {GOAL_TASK_MS} ms, of each load (goal none)", lambda _, loads: long_tasks(loads))
    line("one change of selection, question to answer", lambda _, loads: f"{loads.median('answers'):.1f}")


def long_tasks(loads: Loads) -> str:
    return "; ".join(" ".join(f"{took}" for _, took in tasks) or "none" for tasks in loads.long_tasks)


def main():
    page, snapshots, runs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    load_before = os.getloadavg()[0]
    with Driver() as driver:
        all_loads = {records: load(driver, page, snapshots / str(records), runs) for records in GOAL_RANKED_MS}
    first = next(iter(all_loads.values()))
    print(f"{machine(first.chromium, load_before)}; {runs} loads each\n")
    print_page(page, first)
    print_snapshots(snapshots)
    print_loads(all_loads)


main()
