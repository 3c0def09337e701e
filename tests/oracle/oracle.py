"""An oracle that shares no code with the engine: DuckDB SQL over a snapshot's tables.

oracle.py PROGRAM SNAPSHOT SELECTIONS SEED: draws random selections, lets PROGRAM rank each, computes
count and points of every area and measure in SQL, and fails at the first that differs.
"""

import datetime
import gzip
import json
import pathlib
import random
import subprocess
import sys

import duckdb
import pyarrow as pa

PROGRAM, FOLDER, SELECTIONS, SEED = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
MANIFEST = json.loads((FOLDER / "manifest.json").read_text())
DB = duckdb.connect()


def load(name):
    entry = next(file for file in MANIFEST["files"] if file["table"] == name)
    with gzip.open(FOLDER / entry["name"]) as packed:
        if name in ("sectors", "beats"):
            return [feature["properties"] for feature in json.load(packed)["features"]]
        return pa.ipc.open_stream(packed).read_all()


def table(name):
    arrow = load(name)
    plain = [
        column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
        for column in arrow.columns
    ]
    DB.register(f"{name}_arrow", pa.table(plain, names=arrow.column_names))
    DB.execute(f"create table {name} as select * from {name}_arrow")


for each in ("records", "links", "members", "groups", "offences", "measures"):
    table(each)
DB.execute("alter table records add column row_number uinteger")
DB.execute("update records set row_number = rowid")
SECTORS = load("sectors")
BEATS = load("beats") if any(file["table"] == "beats" for file in MANIFEST["files"]) else []
DB.execute("create table sectors (id varchar, area_command varchar)")
DB.executemany("insert into sectors values (?, ?)", [(s["id"], s.get("area_command")) for s in SECTORS])
MEASURES = [
    dict(zip(("id", "counts", "kinds", "offences", "nominals", "roles", "rule", "as_offence", "fixed"), row))
    for row in DB.execute(
        "select id, counts, record_kinds, offences, nominal_kinds, roles, points, points_offence, points_fixed"
        " from measures where supplied"
    ).fetchall()
]
WEIGHT = f"weight_{MANIFEST['weights']['edition']}"
CODES = [code for (code,) in DB.execute("select code from offences order by code").fetchall()]
VIAS = ["ocg", "ucg", "pcg", "individual"]
MONTHS = []
month = datetime.date.fromisoformat(MANIFEST["from"])
while month < datetime.date.fromisoformat(MANIFEST["to"]):
    MONTHS.append(month)
    month = (month + datetime.timedelta(days=31)).replace(day=1)


def after(month):
    return (month + datetime.timedelta(days=31)).replace(day=1)


def quoted(values):
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values) or "NULL"


def selection(rng):
    first = rng.randrange(len(MONTHS))
    last = rng.randrange(first, len(MONTHS))
    return {
        "level": rng.choice(["area_command", "sector"] + (["beat"] if BEATS else [])),
        "from": MONTHS[first],
        "last": MONTHS[last],
        "without": rng.sample(CODES, rng.randrange(len(CODES))) + (["none"] if rng.random() < 0.2 else []),
        "off": [m["id"] for m in MEASURES if rng.random() < 0.2],
        "vias": VIAS if rng.random() < 0.4 else [via for via in VIAS if rng.random() < 0.5],
        "once": rng.random() < 0.4,
    }


def escape(text):
    return "".join(c if c.isalnum() or c in "_-" else "".join(f"%{b:02X}" for b in c.encode()) for c in text)


def state(s):
    parts = [f"level={s['level']}", f"from={s['from']:%Y-%m}", f"to={s['last']:%Y-%m}"]
    for key in ("without", "off"):
        if s[key]:
            parts.append(f"{key}=" + ".".join(escape(item) for item in s[key]))
    if s["vias"] != VIAS:
        parts.append("vias=" + ".".join(s["vias"]))
    if s["once"]:
        parts.append("overlap=once")
    return "#/sectors?" + "&".join(parts)


def via(group_kind, nominal_kind):
    alone = f"case when {nominal_kind} = 'priority_individual' then 'individual' end"
    return f"coalesce({group_kind}, {alone})"


def points(measure):
    if measure["rule"] == "own_weight":
        return f"coalesce((select {WEIGHT} from offences o where o.code = r.offence), 0)"
    if measure["rule"] == "as_offence":
        return f"(select {WEIGHT} from offences o where o.code = '{measure['as_offence']}')"
    return str(measure["fixed"])


def counted(s):
    """One row for each record and measure that counts it: row_number, position, points."""
    parts = []
    for position, m in enumerate(MEASURES):
        if m["counts"] != "records" or m["id"] in s["off"]:
            continue
        where = [f"r.kind in ({quoted(m['kinds'])})"]
        if m["offences"]:
            where.append(f"r.offence in ({quoted(m['offences'])})")
        if m["nominals"]:
            where.append(
                "r.row_number in (select l.record from links l left join groups g on g.code = l.\"group\""
                f" where l.role in ({quoted(m['roles'])}) and l.nominal_kind in ({quoted(m['nominals'])})"
                f" and {via('g.kind', 'l.nominal_kind')} in ({quoted(s['vias'])}))"
            )
        parts.append(
            f"select r.row_number, {position} as position, {points(m)} as points from records r where "
            + " and ".join(where)
        )
    return " union all ".join(parts) or "select 0 as row_number, 0 as position, 0.0 as points where false"


def stock(s, area):
    parts = []
    last_day = after(s["last"]) - datetime.timedelta(days=1)
    ways = (
        "exists (select 1 from unnest(m.groups) as u(code) join groups g on g.code = u.code"
        f" where g.kind in ({quoted(s['vias'])}))"
        + (" or m.nominal_kind = 'priority_individual'" if "individual" in s["vias"] else "")
    )
    for position, m in enumerate(MEASURES):
        if m["counts"] != "nominals" or m["id"] in s["off"]:
            continue
        parts.append(
            f"select {area('m.home_sector', 'm.home_beat')} as area, {position} as position, count(*) as n,"
            f" count(*) * {points(m)} as points from members m where m.nominal_kind in ({quoted(m['nominals'])})"
            f" and m.\"from\" <= '{last_day}' and (m.\"to\" is null or m.\"to\" > '{last_day}') and ({ways}) group by 1"
        )
    return parts


def oracle(s):
    def area(sector, beat):
        if s["level"] == "sector":
            return sector
        if s["level"] == "beat":
            return beat
        return f"(select area_command from sectors where id = {sector})"

    pick = "min(position)" if s["once"] else "position"
    group = "group by row_number" if s["once"] else ""
    query = f"""
        with counted as ({counted(s)}),
        picked as (select row_number, {pick} as position from counted {group})
        select {area('r.sector', 'r.beat')} as area, c.position, sum(r.count) as n, sum(r.count * c.points) as points
        from picked p join counted c using (row_number, position) join records r using (row_number)
        where r.date >= '{s['from']}' and r.date < '{after(s['last'])}' and r.sector is not null
          and coalesce(r.offence, 'none') not in ({quoted(s['without']) if s['without'] else "''"})
        group by 1, 2"""
    query = " union all ".join([query] + stock(s, area))
    return {(row[0], row[1]): (row[2], row[3]) for row in DB.execute(query).fetchall() if row[0] is not None}


def program(s):
    command = [PROGRAM, "rank", str(FOLDER), "--select", state(s), "--format", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    if done.stderr:
        raise SystemExit(f"{state(s)}: {done.stderr}")
    import csv

    found, scores = {}, []
    for row in csv.DictReader(done.stdout.splitlines()):
        scores.append((int(row["rank"]), float(row["score"])))
        for position, m in enumerate(MEASURES):
            count, value = int(row[f"{m['id']}_count"]), float(row[f"{m['id']}_points"])
            if count:
                found[(row["id"], position)] = (count, value)
    for rank, score in scores:
        expected = 1 + sum(other > score for _, other in scores)
        if rank != expected:
            raise SystemExit(f"{state(s)}: found rank {rank} at {score}, expected {expected}")
    return found


def main():
    rng = random.Random(SEED)
    cells = 0
    for _ in range(SELECTIONS):
        s = selection(rng)
        found, expected = program(s), oracle(s)
        for key in sorted(set(found) | set(expected)):
            a, b = found.get(key, (0, 0.0)), expected.get(key, (0, 0.0))
            if a[0] != b[0] or abs(a[1] - float(b[1])) > 1e-3 + 1e-9 * abs(a[1]):
                measure = MEASURES[key[1]]["id"]
                raise SystemExit(f"{state(s)}: {key[0]} {measure}: found {a}, DuckDB says {b}")
        cells += len(expected)
    if cells == 0:
        raise SystemExit("nothing was compared")
    print(f"{SELECTIONS} selections, {cells} areas and measures agree")


main()
