"""The ranking's tables straight from a force's own files: what is wrong is refused, what is empty is missing."""

import csv
import datetime
import glob
import gzip
import json
import pathlib
import tempfile
import tomllib
import zipfile

import duckdb
import pyarrow as pa

from ranking import GANGS, ORGANISED, Force, Measure, name, text
from snapshot_sql import fill_areas

# The nine of the method's page.
CRIMES = dict(counts="records", kinds=["crime"])
LINKED = dict(CRIMES, offences=[], roles=["suspect", "offender"], rule="own_weight")
KIND = dict(counts="records", offences=[], nominals=[], roles=[], rule="as_offence")
MEMBERS = dict(counts="nominals", kinds=[], offences=[], roles=[], rule="as_offence", as_offence="38")
PRIMARY = [
    Measure("ocg_crimes", nominals=ORGANISED, **LINKED),
    Measure("pcg_crimes", nominals=GANGS, **LINKED),
    Measure("drug_supply", **CRIMES, offences=["92A"], nominals=[], roles=[], rule="as_offence", as_offence="92A"),
    Measure("cannabis_farms", kinds=["cannabis_farm"], as_offence="92A", **KIND),
    Measure("firearms_discharges", kinds=["firearms_discharge"], as_offence="10A", **KIND),
    Measure("ocg_members", nominals=ORGANISED, **MEMBERS),
    Measure("pcg_members", nominals=GANGS, **MEMBERS),
    Measure("drug_deaths", kinds=["drug_death"], as_offence="92A", **KIND),
    Measure("firearms_intel", kinds=["firearms_intel"], as_offence="10B", **KIND),
]


def load(config_file):
    """The force, and how many rows each source should refuse."""
    config_file = pathlib.Path(config_file)
    config, folder = tomllib.loads(config_file.read_text()), config_file.parent
    db = duckdb.connect()
    load_areas(db, folder, config)
    editions = load_offences(db, folder, config["offences"])
    refused = {source["id"]: load_source(db, folder, source) for source in config["source"]}
    db.execute("create view records as select rowid as id, * from kept")
    refused |= load_people(db, folder, config)
    first, end = (datetime.date.fromisoformat(str(config[key])) for key in ("from", "to"))
    return Force(db, measures(config), first, end, editions), refused


def measures(config):
    own = [measure(entry) for entry in config.get("measure", [])]
    if "primary_measures" not in config:
        return own
    by_id = {m.id: m for m in own}
    ids = [m.id for m in PRIMARY]
    for m in PRIMARY:
        m.supplied = m.id in config["primary_measures"]
    return [m for m in own if m.id not in ids] + [by_id.get(m.id, m) for m in PRIMARY]


def measure(entry):
    rule = entry["points"]
    rule = rule if isinstance(rule, dict) else {rule: None}
    nominals = entry.get("nominals") or entry.get("linked_to", [])
    return Measure(
        entry["id"],
        "nominals" if entry.get("nominals") else "records",
        entry.get("records", []),
        entry.get("offences", []),
        nominals,
        entry.get("roles") or ["suspect", "offender"],
        next(iter(rule)),
        rule.get("as_offence"),
        rule.get("fixed"),
        entry.get("supplied", True),
    )


def field(column):
    """A column's text, null where it is empty or there is no such column."""
    return f"nullif(trim({name(column)}), '')" if column else "null::varchar"


def read(db, folder, pattern, table):
    """A table of the rows of all files, in their order; says how many are cut short, no UTF-8 or repeated."""
    outer, _, inner = pattern.partition("!")
    wrong, rows_of = 0, {}
    with tempfile.TemporaryDirectory() as unpacked:
        paths = sorted(glob.glob(str(folder / outer)))
        if inner:
            archives = [zipfile.ZipFile(path) for path in paths]
            fits = lambda member: pathlib.PurePath(member).match(inner)
            inside = [(i, a, member) for i, a in enumerate(archives) for member in sorted(filter(fits, a.namelist()))]
            paths = [archive.extract(member, f"{unpacked}/{i}") for i, archive, member in inside]
        for position, path in enumerate(paths):
            bytes = pathlib.Path(path).read_bytes()
            if bytes in rows_of:  # a file that is there twice is read once
                wrong += rows_of[bytes]
                continue
            types = ", ".join(f"{text(column)}: 'varchar'" for column in header(path))
            rows = f"select *, {position} as file, row_number() over () as line from read_csv({text(path)},"
            rows += f" columns = {{{types}}}, header = true, auto_detect = false, delim = ',', quote = '\"',"
            rows += " escape = '\"', parallel = false, ignore_errors = true, store_rejects = true)"
            db.execute(f"insert into {table} by name {rows}" if position else f"create table {table} as {rows}")
            (cut,) = db.execute("select count(distinct line) from reject_errors").fetchone()
            (whole,) = db.execute(f"select count(*) from {table} where file = {position}").fetchone()
            rows_of[bytes], wrong = cut + whole, wrong + cut
            db.execute("drop table reject_errors; drop table reject_scans")
    return wrong


def header(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8-sig", errors="replace", newline="") as file:
        return [column.strip() for column in next(csv.reader(file))]


def load_areas(db, folder, config):
    sectors, beats = config["sectors"], config.get("beats")
    features = json.loads((folder / sectors["file"]).read_text())["features"]
    get = lambda feature, key: feature["properties"].get(sectors.get(key))
    rows = [
        (i, get(f, "id"), get(f, "name"), get(f, "area_command"), get(f, "population")) for i, f in enumerate(features)
    ]
    fill_areas(db, "sector", rows)
    db.execute("create table edges (sector integer, x1 double, y1 double, x2 double, y2 double)")
    edges = []
    for i, feature in enumerate(features):
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            edges += [(i, *a[:2], *b[:2]) for a, b in zip(ring, ring[1:])]
    names = ["sector", "x1", "y1", "x2", "y2"]
    db.register("edges_list", pa.table([list(column) for column in zip(*edges)], names=names))
    db.execute("insert into edges select * from edges_list")
    db.execute("create table beat_sectors (beat varchar, sector varchar)")
    if beats:
        features = json.loads((folder / beats["file"]).read_text())["features"]
        properties = [f["properties"] for f in features]
        fill_areas(db, "beat", [(i, p[beats["id"]], p[beats["name"]], None, None) for i, p in enumerate(properties)])
        db.executemany(
            "insert into beat_sectors values (?, ?)", [(p[beats["id"]], p[beats["sector"]]) for p in properties]
        )


def load_offences(db, folder, offences):
    """Fills `weights`; gives the editions, the one in force first."""
    read(db, folder, offences["file"], "offences")
    db.execute("create table weights (code varchar, edition varchar, weight decimal(18, 6))")
    editions = [offences, *offences.get("other_editions", [])]
    for each in editions:
        db.execute(
            f"insert into weights select {field(offences['code'])}, {text(each['edition'])},"
            f" cast({field(each['weight'])} as decimal(18, 6)) from offences"
        )
    return [each["edition"] for each in editions]


# Whether a column's text is a day or a month, and the day: of a month its first.
IS_DATE = r"regexp_full_match({0}, '\d{{4}}-\d\d(-\d\d)?') and try_cast(rpad({0}, 10, '-01') as date) is not null"
DATE = "try_cast(rpad({0}, 10, '-01') as date)"


def load_source(db, folder, source):
    """Adds a source's rows to `kept`; says how many it should refuse."""
    id, columns, sector = source["id"], source["columns"], source["sector"]
    wrong = read(db, folder, source["files"], "raw")
    get = lambda key: field(columns.get(key))
    by_offence = source.get("kind_of_offence", {})
    kind = f"coalesce({get('kind')}, map {json_map(by_offence)}[{get('offence')}], {text(source['kind'])})"
    generated = ", ".join(map(text, source.get("police_generated_offences", []))) or "null"
    code = None
    if isinstance(sector, dict):
        how = sector.get("lookup", {})
        code = how["column"] if how else sector["column"]
        if how:
            read(db, folder, how["file"], "lookup")
            db.execute(
                f"create table places as select {field(how['from'])} as code, a.id as sector from lookup"
                f" join areas a on a.level = 'sector' and a.id = {field(how['to'])}"
            )
            db.execute("drop table lookup")
        else:
            db.execute("create table places as select id as code, id as sector from areas where level = 'sector'")
    db.execute(f"""
        create table parsed as
        select {get('id')} as row_id, {get('date')} as date_text, {get('offence')} as offence, {field(code)} as place,
            {get('longitude')} as east, {get('latitude')} as north, {get('beat')} as beat, {get('count')} as count_text,
            {get('police_generated')} as generated, {get('soc_related')} as related, {get('time')} as time,
            {kind} as kind, file, line
        from raw""")
    if sector == "polygon":
        locate(db)
        placed = "places p on p.e = t.east and p.n = t.north"
    else:
        placed = "places p on p.code = t.place"
    db.execute(f"""
        create table checked as
        select t.*, coalesce(p.sector, b.sector) as sector,
            case when regexp_full_match(count_text, '\\d+') then try_cast(count_text as bigint) end as number,
            (date_text is null or {IS_DATE.format('date_text')})
            and (offence is null or offence in (select code from weights))
            and (place is null or p.sector is not null)
            and (east is null or coalesce(try_cast(east as double) between -180 and 180, false))
            and (north is null or coalesce(try_cast(north as double) between -90 and 90, false))
            and (t.beat is null or b.sector = coalesce(p.sector, b.sector))
            and (count_text is null or coalesce(number between 1 and 4294967295, false))
            and coalesce(generated, 'no') in ('yes', 'no', 'true', 'false', '1', '0')
            and coalesce(related, 'no') in ('yes', 'no', 'true', 'false', '1', '0')
            and (time is null or regexp_full_match(time, '([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'))
            as is_right
        from parsed t left join {placed} left join beat_sectors b on b.beat = t.beat""")
    db.execute(f"""
        create table if not exists kept
            (source varchar, row_id varchar, date date, sector varchar, beat varchar, offence varchar, kind varchar,
             count bigint, police_generated boolean);
        insert into kept
        select {text(id)}, row_id, {DATE.format('date_text')}, sector, beat, offence, kind, coalesce(number, 1),
            coalesce(generated in ('yes', 'true', '1'), false) or coalesce(offence in ({generated}), false)
        from checked where coalesce(is_right, false)
        -- Of rows with one id the first stays.
        qualify row_id is null or row_number() over (partition by row_id order by file, line) = 1
        order by file, line""")
    (rows,) = db.execute("select count(*) from raw").fetchone()
    (kept,) = db.execute(f"select count(*) from kept where source = {text(id)}").fetchone()
    db.execute("drop table raw; drop table parsed; drop table checked; drop table places")
    return wrong + rows - kept


def json_map(mapping):
    return (
        "{" + ", ".join(f"{text(key)}: {text(value)}" for key, value in mapping.items()) + "}"
        if mapping
        else "{'': ''}"
    )


def locate(db):
    """The sector that holds each point: a ray to the east crosses its edges an odd number of times. An edge has
    its lower end and not its upper one, and the ray of a point on it does not cross it."""
    db.execute("""
        create table places as
        with points as (
            select distinct east, north, try_cast(east as double) as x, try_cast(north as double) as y from parsed),
        rising as (
            select sector, if(y1 < y2, x1, x2) as low_x, least(y1, y2) as low_y, if(y1 < y2, x2, x1) as high_x,
                greatest(y1, y2) as high_y
            from edges),
        held as (
            select east, north, sector
            from points join rising on low_y <= y and y < high_y
            where (high_x - low_x) * (y - low_y) > (high_y - low_y) * (x - low_x)
            group by all having count(*) % 2 = 1)
        select east as e, north as n, a.id as sector
        from held join areas a on a.level = 'sector' and a.position = held.sector
        qualify row_number() over (partition by east, north order by a.position) = 1""")


def load_people(db, folder, config):
    """Adds groups, nominals, memberships and links; says how many rows of each table should be refused."""
    db.execute("""
        create table groups_kept (code varchar, kind varchar);
        create table nominals_kept
            (id varchar, kind varchar, home_sector varchar, home_beat varchar, "from" date, "to" date);
        create table memberships_kept (nominal varchar, "group" varchar, "from" date, "to" date);
        create table links_kept (record bigint, nominal varchar, role varchar);
        create view memberships as
            select nominal, "group", g.kind as via, m."from", m."to" from memberships_kept m
            join groups_kept g on g.code = "group";
        -- A membership covers a day in [from, to); of a record whose month alone is known that is the month's first.
        create view ways as
            select l.record, l.role, n.kind as nominal_kind, m.via, m."group"
            from links_kept l join nominals_kept n on n.id = l.nominal join records r on r.id = l.record
            join memberships m on m.nominal = n.id and m."from" <= r.date and (m."to" is null or r.date < m."to")
            union all
            select l.record, l.role, n.kind, 'individual', null
            from links_kept l join nominals_kept n on n.id = l.nominal where n.kind = 'priority_individual';
        create view members as
            -- Of two ends `least` takes the earlier, and the one there is where the other is open.
            select n.id as nominal, n.kind as nominal_kind, home_sector, home_beat,
                greatest(n."from", m."from") as "from",
                least(n."to", m."to") as "to", via, "group"
            from nominals_kept n join memberships m on m.nominal = n.id
            union all
            select id, kind, home_sector, home_beat, "from", "to", 'individual', null
            from nominals_kept where kind = 'priority_individual'""")
    tables = {
        "groups": ("code, kind", GROUPS, "code"),
        "nominals": (f"id, kind, coalesce(home_sector, {AROUND}), home_beat, from_day, to_day", NOMINALS, "id"),
        "memberships": ('nominal, "group", from_day, to_day', MEMBERSHIPS, 'nominal, "group", from_day, to_day'),
        "referrals": (None, REFERRALS, "nominal, scheme, date_day"),
        "links": (
            "(select min(id) from records r where r.source = t.source and r.row_id = record), nominal, role",
            LINKS,
            "source, record, nominal, role",
        ),
        "activity": (None, ACTIVITY, "id"),
    }
    refused = {}
    for table, (columns, is_right, key) in tables.items():
        if table in config:
            refused[table] = load_table(db, folder, config[table], table, columns, is_right, key)
    return refused


DAYS = "from_day is not null and (to_text is null or coalesce(to_day > from_day, false))"
IS_NOMINAL = "nominal in (select id from nominals_kept)"
GROUPS = "code is not null and kind in ('ocg', 'ucg', 'pcg')"
AROUND = "(select sector from beat_sectors b where b.beat = home_beat)"
NOMINALS = f"""
    id is not null and kind in ('ocg_member', 'priority_individual', 'ucg_member', 'pcg_member') and {DAYS}
    and (home_sector is null or home_sector in (select id from areas where level = 'sector'))
    and (home_beat is null or exists (
        select 1 from beat_sectors b where b.beat = home_beat and b.sector = coalesce(home_sector, b.sector)))"""
MEMBERSHIPS = f'{IS_NOMINAL} and "group" in (select code from groups_kept) and {DAYS}'
REFERRALS = f"{IS_NOMINAL} and scheme is not null and date_day is not null"
LINKS = f"""
    {IS_NOMINAL} and role is not null
    and exists (select 1 from records r where r.source = t.source and r.row_id = record)"""
LISTED = "from unnest(string_split({}, ';')) u(item) where trim(item) != '' and trim(item)"
ACTIVITY = f"""
    id is not null and agency is not null and kind is not null and {DAYS}
    and not exists (select 1 {LISTED.format('sectors')} not in (select id from areas where level = 'sector'))
    and not exists (select 1 {LISTED.format('"groups"')} not in (select code from groups_kept))"""


def load_table(db, folder, config, table, columns, is_right, key):
    wrong = read(db, folder, config["files"], "raw")
    names = config["columns"]
    fields = [f'{field(names[column])} as "{column}"' for column in names if column not in ("from", "to")]
    for column in ("home_beat", "source", "date"):
        if column not in names:
            fields.append(f"{text(config['source']) if column in config else 'null::varchar'} as {column}")
    for column in ("from", "to", "date"):
        value = field(names.get(column))
        day = f"case when regexp_full_match({value}, '\\d{{4}}-\\d\\d-\\d\\d') then try_cast({value} as date) end"
        fields.append(f"{value} as {column}_text, {day} as {column}_day")
    db.execute(f"create table checked as with t as (select {', '.join(fields)}, file, line from raw) select * from t")
    first = f"qualify row_number() over (partition by {key} order by file, line) = 1" if key else ""
    db.execute(f"create table right_rows as select * from checked t where coalesce({is_right}, false) {first}")
    if columns:
        db.execute(f"insert into {table}_kept select {columns} from right_rows t")
    (refused,) = db.execute("select (select count(*) from checked) - (select count(*) from right_rows)").fetchone()
    db.execute("drop table raw; drop table checked; drop table right_rows")
    return wrong + refused
