"""The ranking as the method's page defines it, in SQL over tables that either oracle fills.

records(id, date, sector, beat, offence, kind, source, count, police_generated)
weights(code, edition, weight)
ways(record, role, nominal_kind, via, group): a record is linked to a nominal of that kind, through that
    group of kind `via` whose membership covers the record's date, or as an `individual`, without one
members(nominal, nominal_kind, home_sector, home_beat, from, to, via, group): in [from, to) the nominal
    counts through that group of that kind, or as an `individual`
groups_kept(code, kind)
areas(level, position, id, name, command, population): `command` is the sector's area command
"""

import dataclasses
import datetime

import duckdb

VIAS = ["ocg", "ucg", "pcg", "individual"]
NOMINALS = ["ocg_member", "priority_individual", "ucg_member", "pcg_member"]
ORGANISED, GANGS = ["ocg_member", "priority_individual"], ["ucg_member", "pcg_member"]
NO_OFFENCE = "none"


@dataclasses.dataclass
class Measure:
    id: str
    counts: str  # records or nominals
    kinds: list  # of record
    offences: list  # any where empty
    nominals: list  # who is counted, or whom a record must be linked to; no link is needed where empty
    roles: list
    rule: str  # own_weight, as_offence or fixed
    as_offence: str | None = None
    fixed: float | None = None
    supplied: bool = True


@dataclasses.dataclass
class Force:
    db: duckdb.DuckDBPyConnection
    measures: list
    first: datetime.date  # a month's first day
    end: datetime.date  # the day after the last
    editions: list  # of weights, the one in force first

    def codes(self):
        return [code for (code,) in self.db.execute("select distinct code from weights order by code").fetchall()]

    def groups(self):
        return [code for (code,) in self.db.execute("select code from groups_kept order by code").fetchall()]

    def sources(self):
        return [id for (id,) in self.db.execute("select distinct source from records order by 1").fetchall()]

    def levels(self):
        return [level for (level,) in self.db.execute("select distinct level from areas order by 1").fetchall()]

    def months(self):
        month, months = self.first, []
        while month < self.end:
            months.append(month)
            month = month_after(month)
        return months


def month_after(month):
    return (month + datetime.timedelta(days=31)).replace(day=1)


def text(value):
    return "'" + value.replace("'", "''") + "'"


def name(column):
    return '"' + column.replace('"', '""') + '"'


def texts(values):
    return ", ".join(text(value) for value in values) or "NULL"


def price(db, selection):
    """The weights as a what-if has them: priced(code, weight)."""
    db.execute("create or replace temp table what_if (code varchar, points decimal(18, 6))")
    for code, points in selection.weights.items():
        db.execute("insert into what_if values (?, ?)", [code, points])
    cap = "null" if selection.cap is None else f"cast({selection.cap} as decimal(18, 6))"
    # `least` takes the one there is where there is no cap, so a missing weight must stay missing.
    db.execute(f"""
        create or replace temp table priced as
        select w.code, case when coalesce(t.points, w.weight) is not null
            then least(coalesce(t.points, w.weight), {cap}) end as weight
        from weights w left join what_if t using (code) where w.edition = {text(selection.edition)}""")


def points(measure, selection):
    if measure.id in selection.each:
        each = f"cast({selection.each[measure.id]} as decimal(18, 6))"
    elif measure.rule == "own_weight":
        each = "coalesce((select weight from priced w where w.code = r.offence), 0)"
    elif measure.rule == "as_offence":
        each = f"coalesce((select weight from priced w where w.code = {text(measure.as_offence)}), 0)"
    else:
        each = f"cast({measure.fixed!r} as decimal(18, 6))"
    times = selection.times.get(measure.id, "1")
    return f"cast({each} * cast({times} as decimal(9, 3)) as decimal(18, 6))"


def nominals_in(measure, selection):
    return texts([kind for kind in measure.nominals if kind in selection.nominals])


def groups_in(selection):
    return f'("group" is null or "group" not in ({texts(selection.groups_out)}))' if selection.groups_out else "true"


def counted(force, selection):
    """Each record and measure that counts it, with its points."""
    parts = ["select 0::bigint as record, 0 as position, 0::decimal(18, 6) as points where false"]
    for position, m in enumerate(force.measures):
        if not m.supplied or m.counts != "records" or m.id in selection.off:
            continue
        where = [f"r.kind in ({texts(m.kinds)})"]
        if m.offences:
            where.append(f"r.offence in ({texts(m.offences)})")
        if m.nominals:
            where.append(
                f"r.id in (select record from ways where role in ({texts(m.roles)})"
                f" and nominal_kind in ({nominals_in(m, selection)}) and via in ({texts(selection.vias)}) and {groups_in(selection)})"
            )
        parts.append(f"select r.id, {position}, {points(m, selection)} from records r where {' and '.join(where)}")
    return " union all ".join(parts)


def stock(force, selection):
    """Each nominal and measure that counts them on the period's last day, with the points."""
    last_day = selection.end - datetime.timedelta(days=1)
    parts = [
        "select null as nominal, null as home_sector, null as home_beat, 0 as position, 0::decimal(18, 6) as points"
        " where false"
    ]
    for position, m in enumerate(force.measures):
        if not m.supplied or m.counts != "nominals" or m.id in selection.off:
            continue
        has_none = m.rule == "own_weight" and m.id not in selection.each
        each = "0::decimal(18, 6)" if has_none else points(m, selection)
        parts.append(
            f"select distinct nominal, home_sector, home_beat, {position}, {each} from members"
            f" where nominal_kind in ({nominals_in(m, selection)}) and via in ({texts(selection.vias)})"
            f" and {groups_in(selection)}"
            f' and "from" <= date \'{last_day}\' and ("to" is null or date \'{last_day}\' < "to")'
        )
    return " union all ".join(parts)


def once(things, key, selection):
    if selection.once:
        return f"select * from {things} qualify position = min(position) over (partition by {key})"
    return f"select * from {things}"


def rank(force, selection):
    """For each area its row of the table, by id."""
    price(force.db, selection)
    area = {
        "beat": "beat",
        "sector": "sector",
        "area_command": "(select command from areas a where a.level = 'sector' and a.id = sector)",
    }[selection.level]
    out = f"and coalesce(r.offence, '{NO_OFFENCE}') not in ({texts(selection.out)})" if selection.out else ""
    if selection.sources_out:
        out += f" and r.source not in ({texts(selection.sources_out)})"
    out += {"": "", "out": " and not r.police_generated", "only": " and r.police_generated"}[selection.generated]
    things = f"""
        with counted as ({counted(force, selection)}),
        counted_by as ({once('counted', 'record', selection)}),
        stock as ({stock(force, selection)}),
        stock_by as ({once('stock', 'nominal', selection)}),
        things as (
            select r.sector, r.beat, c.position, r.count as n, r.count * c.points as points,
                r.police_generated, row_number() over (partition by r.id) = 1 as is_first
            from counted_by c join records r on r.id = c.record
            where r.date >= date '{selection.first}' and r.date < date '{selection.end}' and r.sector is not null {out}
            union all
            select home_sector, home_beat, position, 1, points, false, false from stock_by
        )"""
    elements = force.db.execute(
        f"{things} select {area} as area, position, sum(n), sum(points) from things group by all"
    ).fetchall()
    totals = force.db.execute(f"""{things}, totals as (
            select {area} as area, sum(points) as score, sum(n) filter (is_first) as records,
                sum(points) filter (police_generated) as police_generated
            from things group by 1)
        select a.id, a.name, coalesce(t.score, 0), coalesce(t.records, 0), coalesce(t.police_generated, 0),
            coalesce(t.score / nullif(sum(t.score) over (), 0), 0),
            coalesce(t.score, 0) * 1000 / nullif(a.population, 0),
            rank() over (order by coalesce(t.score, 0) desc)
        from areas a left join totals t on t.area = a.id where a.level = '{selection.level}'
        order by 8, name, a.position""").fetchall()
    found = {}
    for id, name, score, records, police_generated, share, rate, position in totals:
        numbers = {"score": score, "share": share, "records": records, "police_generated": police_generated}
        found[id] = {"rank": position, "name": name, "rate": rate} | numbers
        for m in force.measures:
            found[id] |= {f"{m.id}_count": 0 if m.supplied else None, f"{m.id}_points": 0 if m.supplied else None}
    for id, position, n, sum_of_points in elements:
        if id in found:
            m = force.measures[position]
            found[id] |= {f"{m.id}_count": n, f"{m.id}_points": sum_of_points}
    return found
