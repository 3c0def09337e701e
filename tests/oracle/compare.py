"""The program's ranking against SQL's, for random selections."""

import csv
import functools
import gzip
import io
import json
import random
import subprocess

from ranking import rank
from selections import draw

NUMBERS = ["score", "share", "rate", "police_generated"]


def agree(program, folder, force, selections, seed):
    """How many numbers other than 0 agree; ends the program at the first that differs."""
    rng, numbers = random.Random(seed), 0
    for _ in range(selections):
        selection = draw(rng, force)
        numbers += compare(selection, printed(program, folder, selection), rank(force, selection))
    if numbers == 0:
        raise SystemExit(f"{folder}: nothing was compared")
    return numbers


def printed(program, folder, selection):
    command = [program, "rank", str(folder), "--select", selection.state, "--format", "csv"]
    done = subprocess.run(command, capture_output=True)
    if done.returncode or done.stderr:
        raise SystemExit(f"{selection.state}: {done.stderr.decode()}")
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


def compare(selection, found, expected):
    order = [row["id"] for row in found]
    if order != list(expected):
        raise SystemExit(f"{selection.state}: found areas in order {order}, DuckDB says {list(expected)}")
    agreed = 0
    for row in found:
        wanted = expected[row["id"]]
        if missing := set(wanted) ^ set(row) - {"id"}:
            raise SystemExit(f"{selection.state}: only one of both has columns {missing}")
        for column, value in reversed(wanted.items()):  # counts first, sums last
            if not is_same(column, row[column], value):
                place = f"{selection.state}: {row['id']}: {column}"
                raise SystemExit(f"{place}: found {row[column]}, DuckDB says {value}")
            agreed += value not in (0, None)
    return agreed


def is_same(column, found, value):
    if value is None:
        return found == ("" if column == "rate" else "not supplied")
    if column in NUMBERS or column.endswith("_points"):
        return abs(float(found) - float(value)) <= 1e-6 + 1e-12 * abs(float(value))
    return found == str(value)


def refused(config, out, expected):
    """The manifest counts the rows refused as expected, by source, and each is listed with its line and text."""
    found = {}
    for entry in json.loads((out / "manifest.json").read_text())["rejected"]:
        found[entry["source"]] = found.get(entry["source"], 0) + entry["rows"]
    expected = {source: rows for source, rows in expected.items() if rows}
    if found != expected:
        raise SystemExit(f"rows refused: found {found}, DuckDB says {expected}")
    listed = out.with_suffix(".rejects.csv")
    for reject in csv.DictReader(listed.open(newline="")) if found else ():
        if "!" not in reject["file"] and not text_from(config.parent / reject["file"], reject["line"]).startswith(
            reject["row"]
        ):
            raise SystemExit(f"{listed.name}: no such row in that line: {reject}")


@functools.cache
def lines(path):
    bytes = path.read_bytes()
    bytes = gzip.decompress(bytes) if path.suffix == ".gz" else bytes
    return bytes.decode("utf-8-sig", "replace").split("\n")


def text_from(path, line):
    return "\n".join(lines(path)[int(line) - 1 :])
