"""The ranking's tables out of a snapshot: for a force that has no files of its own."""

import datetime
import gzip
import json
import pathlib

import duckdb
import pyarrow as pa

from ranking import Force, Measure, name, text


def load(folder):
    folder = pathlib.Path(folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    db = duckdb.connect()
    for entry in manifest["files"]:
        if entry["table"] in ("records", "links", "members", "groups", "offences", "measures"):
            with gzip.open(folder / entry["name"]) as packed:
                register(db, entry["table"], pa.ipc.open_stream(packed).read_all())
        elif entry["table"] in ("sectors", "beats"):
            with gzip.open(folder / entry["name"]) as packed:
                features = [feature["properties"] for feature in json.load(packed)["features"]]
            rows = [(i, f["id"], f["name"], f.get("area_command"), f.get("population")) for i, f in enumerate(features)]
            fill_areas(db, entry["table"][:-1], rows)
    db.execute("alter table records_file add column id bigint")
    db.execute("update records_file set id = rowid")
    weights = manifest["weights"]
    editions = [weights["edition"], *(other["edition"] for other in weights.get("others", []))]
    weights = " union all ".join(
        f"select code, {text(edition)} as edition, cast({name(f'weight_{edition}')} as decimal(18, 6)) as weight"
        " from offences_file"
        for edition in editions
    )
    db.execute(f"""
        create view records as select * from records_file;
        create view weights as {weights};
        create view ways as
            select record, role, nominal_kind,
                coalesce(g.kind, case nominal_kind when 'priority_individual' then 'individual' end) as via, l."group"
            from links_file l left join groups_file g on g.code = l."group";
        create view groups_kept as select code, kind from groups_file;
        create table spells as select *, rowid as nominal from members_file;
        create view members as
            select s.*, g.kind as via, g.code as "group" from spells s, unnest(s.groups) u(code) join groups_file g on g.code = u.code
            union all
            select *, 'individual', null from spells where nominal_kind = 'priority_individual'""")
    measures = db.execute(
        "select id, counts, record_kinds, offences, nominal_kinds, roles, points, points_offence, points_fixed,"
        " supplied from measures_file"
    ).fetchall()
    first, end = (datetime.date.fromisoformat(manifest[key]) for key in ("from", "to"))
    return Force(db, [Measure(*row) for row in measures], first, end, editions)


def register(db, name, table):
    columns = [c.cast(c.type.value_type) if pa.types.is_dictionary(c.type) else c for c in table.columns]
    db.register("arrow", pa.table(columns, names=table.column_names))
    db.execute(f"create table {name}_file as select * from arrow")


def fill_areas(db, level, rows):
    """The areas of a level: (position, id, name, area command, population); with sectors their commands."""
    db.execute(
        "create table if not exists areas"
        " (level varchar, position integer, id varchar, name varchar, command varchar, population bigint)"
    )
    db.executemany(f"insert into areas values ('{level}', ?, ?, ?, ?, ?)", rows)
    if level == "sector":  # an area command has as many residents as its sectors, where each says how many
        db.execute("""
            insert into areas
            select 'area_command', row_number() over (order by command), command, command, null,
                case when count(population) = count(*) then sum(population) end
            from areas where level = 'sector' and command is not null group by command""")
