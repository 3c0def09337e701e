"""Reads what the page saved in every form; all must have the same rows: saved.py FOLDER ROWS FILTER."""

import csv
import datetime
import json
import pathlib
import sys

import openpyxl
import pyarrow as pa

folder, rows, said = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]


def file(ending):
    return next(folder.glob(f"*.{ending}"))


def text(value):
    """A value as CSV has it; numbers as numbers."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return float(value)
    return value


with open(file("csv"), encoding="utf-8-sig", newline="") as opened:
    lines = list(csv.reader(opened))
head = next(at for at, line in enumerate(lines) if line[0] == "id")
about = [line[0] for line in lines[:head]]
assert "OFFICIAL" in about[0] and any(said in line for line in about) and f"# {rows:,} rows" in about, about
names, body = lines[head], lines[head + 1:]
assert len(body) == rows and len({line[0] for line in body}) == rows, "each row once"
numbers = [at for at, name in enumerate(names) if name in ("count", "harm", "longitude")]
expected = [[float(cell) if at in numbers and cell else cell for at, cell in enumerate(line)] for line in body]

table = pa.ipc.open_file(file("arrow")).read_all()
assert table.column_names == names
assert "OFFICIAL" in table.schema.metadata[b"placeharm.marking"].decode()
assert said in table.schema.metadata[b"placeharm.filters"].decode()
found = [[text(row[name]) for name in names] for row in table.to_pylist()]
assert found == expected, next((a, b) for a, b in zip(found, expected) if a != b)

book = openpyxl.load_workbook(file("xlsx"))
assert "OFFICIAL" in book["About"]["B1"].value
sheet = [[text(cell) for cell in row] for row in book["Rows"].iter_rows(values_only=True)]
assert sheet[0] == names and sheet[1:] == expected, next((a, b) for a, b in zip(sheet[1:], expected) if a != b)

features = json.loads(file("geojson").read_text())
assert "OFFICIAL" in features["about"][0]
assert [feature["properties"]["id"] for feature in features["features"]] == [line[0] for line in body]
assert any(feature["geometry"] for feature in features["features"])
print(f"{rows} rows of {len(names)} columns agree in CSV, Arrow, XLSX and GeoJSON")
