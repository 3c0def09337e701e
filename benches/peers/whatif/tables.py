"""The records as peers get them: Arrow streams made of a snapshot's own, and what their numbers stand for.

`rows` has a row for each record of the snapshot that has a sector and a month of the period: `sector`, `month` (from the
first covered), `offence`, `points` (its offence's weight) and `linked`, which is -1 for a record that no membership links
to an organised crime group or a priority individual, else the number of the set of groups that do. So a peer needs no
join, no list and no text. `crimes` is the same counted and summed by sector, month and offence, with `n`, in the order
of months; `linked` likewise, with the set as well, of linked records alone. Numbers of sectors are in the order in which
a ranking lists them where scores are equal.
"""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

INDIVIDUAL = ""  # in a set of groups: linked to a priority individual, whom no group need hold


@dataclass
class Names:
    """What the numbers in the tables stand for."""

    sectors: list[str]
    months: list[str]
    offences: list[str]  # and one number more: none
    weights: list[float]  # of the offences, and 0 for none
    sets: list[list[str]]  # of groups
    rows: dict[str, int]  # of each table


def table(snapshot: Path, name: str) -> pa.Table:
    """A table of a snapshot that is in one file."""
    files = json.loads((snapshot / "manifest.json").read_text())["files"]
    [file] = [file for file in files if file["table"] == name]
    with gzip.open(snapshot / file["name"]) as packed:
        return pa.ipc.open_stream(packed).read_all()


def sectors(snapshot: Path) -> list[str]:
    files = json.loads((snapshot / "manifest.json").read_text())["files"]
    [file] = [file for file in files if file["table"] == "sectors"]
    with gzip.open(snapshot / file["name"]) as packed:
        features = [feature["properties"] for feature in json.load(packed)["features"]]
    return [feature["id"] for feature in sorted(features, key=lambda feature: feature["name"])]


def months(first: str, end: str) -> list[str]:
    """The months from a day up to, and not with, another."""
    (year, month), last = map(int, first.split("-")[:2]), end[:7]
    listed = []
    while (text := f"{year:04}-{month:02}") != last:
        listed.append(text)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return listed


def codes(column: pa.ChunkedArray, listed: list) -> pa.ChunkedArray:
    """Each value's place in a list; null where it is in none."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return pc.index_in(column, pa.array(listed, column.type))


def linked(snapshot: Path, measure: dict, records: pa.Table) -> tuple[pa.ChunkedArray, list[list[str]]]:
    """For each record the number of the set of groups through which the measure counts it, and those sets."""
    links = table(snapshot, "links")
    plain = {name: links[name].cast(pa.string()) for name in ("role", "nominal_kind", "group")}
    db = duckdb.connect()
    db.register("ways", pa.table({"record": links["record"], **plain}))
    db.register("groups", table(snapshot, "groups").select(["code"]))
    db.execute("create table roles as select unnest(?) as role", [measure["roles"]])
    db.execute("create table kinds as select unnest(?) as kind", [measure["nominal_kinds"]])
    db.execute(f"""
        create table sets as
            select record, list_sort(list(distinct coalesce("group", '{INDIVIDUAL}'))) as groups from ways
            where role in (from roles) and nominal_kind in (from kinds)
                and coalesce("group" in (select code from groups), nominal_kind = 'priority_individual')
            group by record;
        create table numbered as select record, groups, dense_rank() over (order by groups) - 1 as number from sets""")
    listed = [groups for (groups,) in db.execute("select distinct groups from numbered order by 1").fetchall()]
    found = db.sql("select record::bigint, number::integer from numbered").to_arrow_table()
    at = pc.index_in(pa.arange(0, records.num_rows), found.column(0).combine_chunks())
    is_of_kind = pc.is_in(records["kind"].cast(pa.string()), pa.array(measure["record_kinds"]))
    sets = pc.if_else(is_of_kind, found.column(1).combine_chunks().take(at), None)
    return pc.fill_null(sets, pa.scalar(-1, pa.int32())), listed


def write(tables: Path, name: str, written: pa.Table):
    with gzip.open(tables / f"{name}.arrow.gz", "wb", compresslevel=6) as packed:
        with pa.ipc.new_stream(packed, written.schema) as stream:
            stream.write_table(written.combine_chunks())


def aggregated(rows: pa.Table, by: list[str]) -> pa.Table:
    summed = rows.group_by(by).aggregate([([], "count_all"), ("points", "sum")])
    summed = summed.rename_columns({"count_all": "n", "points_sum": "points"}).sort_by([(key, "ascending") for key in by])
    return summed.set_column(summed.schema.get_field_index("n"), "n", summed["n"].cast(pa.int32()))


def prepare(snapshot: Path, measure: dict, tables: Path) -> Names:
    """Writes the tables; what their numbers stand for. The measure is the one that counts linked records."""
    manifest = json.loads((snapshot / "manifest.json").read_text())
    records, offences = table(snapshot, "records"), table(snapshot, "offences")
    weights = offences[f"weight_{manifest['weights']['edition']}"].to_pylist()
    names = Names(sectors(snapshot), months(manifest["from"], manifest["to"]), offences["code"].to_pylist(), [], [], {})
    names.weights = [weight or 0.0 for weight in weights] + [0.0]
    sets, names.sets = linked(snapshot, measure, records)
    offence = pc.fill_null(codes(records["offence"], names.offences), len(names.offences))
    of_day = pc.strftime(records["date"].cast(pa.date32()), "%Y-%m")
    rows = pa.table({
        "sector": codes(records["sector"], names.sectors).cast(pa.uint8()),
        "month": codes(of_day, names.months).cast(pa.uint8()),
        "offence": offence.cast(pa.uint8()),
        "points": pa.array(names.weights).take(offence.combine_chunks()),
        "linked": sets,
    }).drop_null()
    crimes = aggregated(rows, ["month", "sector", "offence"])
    of_linked = aggregated(rows.filter(pc.greater_equal(rows["linked"], 0)), ["month", "sector", "offence", "linked"])
    tables.mkdir(parents=True, exist_ok=True)
    for name, written in {"rows": rows, "crimes": crimes, "linked": of_linked}.items():
        write(tables, name, written)
        names.rows[name] = written.num_rows
    return names
