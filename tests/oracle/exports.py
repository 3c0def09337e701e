"""Reads rows that were written, with other programs: exports.py hard|snapshot FOLDER."""

import csv
import datetime
import gzip
import json
import pathlib
import sys

import duckdb
import openpyxl
import pyarrow as pa

DAY0 = datetime.date(1970, 1, 1)
MARKING = 'OFFICIAL-SENSITIVE: "A & B"'


def plain(value):
    """A value as other forms can hold it: days and times as numbers."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return (value - DAY0).days
    if isinstance(value, datetime.time):
        return value.hour * 3600 + value.minute * 60 + value.second
    return value


def arrow(folder):
    read = pa.ipc.open_file(folder / "rows.arrow").read_all()
    assert read.schema.metadata[b"placeharm.marking"].decode() == MARKING
    through_duckdb = duckdb.sql("select * from read").arrow()
    if hasattr(through_duckdb, "read_all"):
        through_duckdb = through_duckdb.read_all()
    return [{name: [plain(value) for value in column] for name, column in each.to_pydict().items()} for each in (read, through_duckdb)]


def xlsx(folder):
    book = openpyxl.load_workbook(folder / "rows.xlsx")
    assert book.sheetnames == ["Rows", "About"]
    assert book["About"]["B1"].value == MARKING
    assert book["Rows"].oddHeader.center.text == MARKING.replace("&", "&&") or book["Rows"].oddHeader.center.text == MARKING
    rows = book["Rows"].iter_rows(values_only=True)
    names = next(rows)
    columns = list(zip(*rows))
    assert all(cell.data_type != "f" for row in book["Rows"].iter_rows(max_row=200) for cell in row), "a formula"
    return {name: [plain(value) for value in column] for name, column in zip(names, columns)}


def unescaped(text):
    """openpyxl leaves Excel's escapes as they are written."""
    return text.replace("_x0007_", "\x07").replace("_x005F_", "_") if isinstance(text, str) else text


def lines(folder):
    """The file of CSV as Python and DuckDB read it, each cell as text."""
    path = folder / "rows.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    about = [row for row in rows if row[0].startswith("# ")]
    assert about[0] == ["# " + MARKING], about
    names, *rows = rows[len(about):]
    text = path.read_bytes().decode("utf-8-sig").split("\r\n", len(about))[-1]
    (folder / "rows-alone.csv").write_bytes(text.encode())
    read = duckdb.sql(f"select * from read_csv('{folder}/rows-alone.csv', header=true, all_varchar=true, quote='\"', escape='\"', new_line='\\r\\n', null_padding=false)")
    by_duckdb = [["" if cell is None else cell for cell in row] for row in read.fetchall()]
    return names, rows, by_duckdb


def pasted(folder):
    """What the clipboard gets, as a spreadsheet takes it: a row a line, cells parted by tabs."""
    text = (folder / "rows.tsv").read_bytes().decode()
    assert text.endswith("\n")
    names, *rows = (line.split("\t") for line in text[:-1].split("\n"))
    return names, rows


def as_line(value, kind):
    """A value as CSV says it: what a spreadsheet would take for a formula behind an apostrophe."""
    if value is None:
        return ""
    if kind == "day":
        return (DAY0 + datetime.timedelta(days=value)).isoformat()
    if kind == "time":
        return str(datetime.timedelta(seconds=value)).zfill(8)
    if kind == "flag":
        return "yes" if value else "no"
    if kind == "text":
        return "'" + value if value[:1] in tuple("=+-@\t\r") else value
    return value


def one_line(value):
    return value.translate({9: " ", 10: " ", 13: " "}) if isinstance(value, str) else value


def same(found, expected, what):
    assert len(found) == len(expected), f"{what}: {len(found)} rows, expected {len(expected)}"
    for row, (a, b) in enumerate(zip(found, expected)):
        assert a == b and type(a) in (type(b), int, float), f"{what}: row {row}: {a!r}, expected {b!r}"


def check(folder, expected, kinds):
    for name, column in [(name, column) for each in arrow(folder) for name, column in each.items()]:
        same(column, expected[name], f"Arrow: {name}")
    book = xlsx(folder)
    assert list(book) == list(expected)
    for name, column in book.items():
        column = [unescaped(value) for value in column]
        if kinds[name] == "number":
            column = [None if value is None else float(value) for value in column]
        same(column, expected[name], f"XLSX: {name}")
    names, rows, by_duckdb = lines(folder)
    assert names == list(expected)
    for which, read in (("csv", rows), ("DuckDB", by_duckdb)):
        for at, name in enumerate(names):
            column = [row[at] for row in read]
            if kinds[name] in ("number", "count"):
                column = [float(cell) if cell else "" for cell in column]
            wanted = [as_line(value, kinds[name]) for value in expected[name]]
            same(column, wanted, f"CSV by {which}: {name}")
    names, rows = pasted(folder)
    assert names == list(expected)
    for at, name in enumerate(names):
        column = [row[at] for row in rows]
        if kinds[name] in ("number", "count"):
            column = [float(cell) if cell else "" for cell in column]
        wanted = [as_line(value, kinds[name]) for value in expected[name]]
        # What would end a cell or a line stands as a space.
        wanted = [one_line(value) for value in wanted]
        same(column, wanted, f"clipboard: {name}")
    features = json.loads((folder / "rows.geojson").read_text())
    assert features["about"][0] == MARKING
    for name in expected:
        column = [feature["properties"][name] for feature in features["features"]]
        if kinds[name] in ("day", "time"):
            wanted = [as_line(value, kinds[name]) or None for value in expected[name]]
        else:
            wanted = expected[name]
        same(column, wanted, f"GeoJSON: {name}")
    print(f"{len(expected)} columns of {len(rows)} rows agree in CSV, Arrow, XLSX, GeoJSON and on the clipboard")


def hard(folder):
    expected = dict(json.loads((folder / "expected.json").read_text()))
    check(folder, expected, {"free": "text", "code": "text", "day": "day", "number": "number", "count": "count", "time": "time", "flag": "flag"})


def snapshot(folder):
    def table(name):
        def read(file):
            with gzip.open(folder / file["name"]) as packed:
                return pa.ipc.open_stream(packed).read_all()
        files = [file for file in json.loads((folder / "manifest.json").read_text())["files"] if file["table"] == name]
        return pa.concat_tables([read(file) for file in sorted(files, key=lambda file: file["part"])], promote_options="permissive").to_pydict()

    records = {**table("records"), **table("records_detail")}
    order = sorted(range(len(records["id"])), key=lambda row: records["id"][row])
    kinds = {"id": "text", "date": "day", "sector": "text", "kind": "text", "police_generated": "flag", "count": "count", "longitude": "number", "time": "time", "detail": "text"}
    check(folder, {name: [plain(records[name][row]) for row in order] for name in kinds}, kinds)
    features = json.loads((folder / "rows.geojson").read_text())["features"]
    for row, feature in zip(order, features):
        point = [records["longitude"][row], records["latitude"][row]]
        assert (feature["geometry"] or {}).get("coordinates") == (None if None in point else point)


if __name__ == "__main__":
    {"hard": hard, "snapshot": snapshot}[sys.argv[1]](pathlib.Path(sys.argv[2]))
