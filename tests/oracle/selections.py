"""Random selections, and their text in an address."""

import dataclasses
import datetime

from ranking import NO_OFFENCE, NOMINALS, VIAS, month_after

DAY = datetime.timedelta(days=1)


@dataclasses.dataclass
class Selection:
    level: str
    first: datetime.date
    end: datetime.date  # the day after the last
    out: list  # offences left out
    off: list  # measures switched off
    vias: list
    nominals: list  # kinds of nominal whose links and memberships count
    once: bool
    groups_out: list
    sources_out: list
    generated: str  # of police-generated records: "out", "only", or all of them
    edition: str  # of the weights
    weights: dict  # of offences, where not the edition's
    each: dict  # what one thing that a measure counts gives
    times: dict  # what measures are multiplied by
    cap: str | None  # the most that an offence may weigh
    state: str


def draw(rng, force):
    months, codes = force.months(), force.codes() + [NO_OFFENCE]
    level = rng.choice(force.levels())
    pairs = [f"level={level}"]
    if rng.random() < 0.15:  # the last twelve months
        first, end = months[-12:][0], force.end
    elif rng.random() < 0.5:
        from_index = rng.randrange(len(months))
        last = months[rng.randrange(from_index, len(months))]
        first, end = months[from_index], month_after(last)
        pairs += [f"from={first:%Y-%m}", f"to={last:%Y-%m}"]
    else:
        first, end = draw_days(rng, force, pairs)
    out = set()
    if rng.random() < 0.3:
        without = rng.sample(codes, rng.randrange(len(codes)))
        out |= set(without)
        pairs.append(f"without={items(rng, without)}")
    if rng.random() < 0.15:
        only = rng.sample(codes, rng.randrange(1, len(codes) + 1))
        out |= set(codes) - set(only)
        pairs.append(f"only={items(rng, only)}")
    off = [m.id for m in force.measures if rng.random() < 0.2]
    if off:
        pairs.append(f"off={items(rng, off)}")
    vias = VIAS
    if rng.random() < 0.6:
        vias = rng.sample(VIAS, rng.choice([0, 1, 1, 1, 2, 2, 3]))
        pairs.append(f"vias={'.'.join(vias)}")
    nominals = NOMINALS
    if rng.random() < 0.4:
        nominals = rng.sample(NOMINALS, rng.choice([0, 1, 2, 2, 3, 3, 4]))
        pairs.append(f"nominals={'.'.join(nominals)}")
    once = rng.random() < 0.5
    if once:
        pairs.append("overlap=once")
    groups_out = draw_groups(rng, force.groups(), pairs)
    sources_out = draw_sources(rng, force.sources(), pairs)
    generated = rng.choice(["", "", "", "out", "only"])
    if generated:
        pairs.append(f"generated={generated}")
    edition, weights, each, times, cap = force.editions[0], {}, {}, {}, None
    if rng.random() < 0.4:
        edition = rng.choice(force.editions)
        pairs.append(f"edition={items(rng, [edition])}")
    if rng.random() < 0.3:
        ids = [m.id for m in force.measures]
        each = {id: number(rng, 2) for id in rng.sample(ids, rng.randrange(1, len(ids) + 1))}
        pairs.append(f"each={items(rng, [f'{id}~{points}' for id, points in each.items()])}")
    if rng.random() < 0.3:
        weights = {code: number(rng, 2) for code in rng.sample(codes[:-1], rng.randrange(1, len(codes)))}
        pairs.append(f"weight={items(rng, [f'{code}~{points}' for code, points in weights.items()])}")
    if rng.random() < 0.3:
        ids = [m.id for m in force.measures]
        times = {id: number(rng, 1) for id in rng.sample(ids, rng.randrange(1, len(ids) + 1))}
        pairs.append(f"times={items(rng, [f'{id}~{factor}' for id, factor in times.items()])}")
    if rng.random() < 0.2:
        cap = number(rng, 2)
        pairs.append(f"cap={cap}")
    rng.shuffle(pairs)
    state = "#/sectors?" + "&".join(pairs)
    records, values = (sources_out, generated), (edition, weights, each, times, cap)
    return Selection(level, first, end, sorted(out), off, vias, nominals, once, groups_out, *records, *values, state)


def draw_days(rng, force, pairs):
    """A day and the day after another, each end of them written as a day or, where it is one, as a month's."""
    days = (force.end - force.first).days
    first, last = sorted(force.first + DAY * rng.randrange(days) for _ in range(2))
    written = [f"{first}", f"{last}"]
    if rng.random() < 0.2:
        first, written[0] = first.replace(day=1), f"{first:%Y-%m}"
    elif rng.random() < 0.2:
        last = month_after(last.replace(day=1)) - DAY
        written[1] = f"{last:%Y-%m}"
    pairs += [f"from={written[0]}", f"to={written[1]}"]
    return first, last + DAY


def draw_sources(rng, sources, pairs):
    """Sources left out: some, or all but some."""
    if not sources or rng.random() < 0.7:
        return []
    some = rng.sample(sources, rng.randrange(1, len(sources) + 1))
    key = rng.choice(["nosource", "onlysource"])
    pairs.append(f"{key}={items(rng, some)}")
    return some if key == "nosource" else [id for id in sources if id not in some]


def draw_groups(rng, groups, pairs):
    """Groups left out: a few, or all but a few."""
    if not groups or rng.random() < 0.5:
        return []
    few = rng.sample(groups, rng.randrange(1, min(4, len(groups)) + 1))
    key = rng.choice(["nogroup", "nogroup", "onlygroup"])
    pairs.append(f"{key}={items(rng, few)}")
    return few if key == "nogroup" else [code for code in groups if code not in few]


def number(rng, digits):
    """A number over 0 with three decimals, as text: so DuckDB reads the same decimal number."""
    return f"{rng.randrange(1, 10 ** (digits + 1))}.{rng.randrange(1000):03}"


def items(rng, values):
    return ".".join(escape(value, rng.random() < 0.5) for value in values)


def escape(value, every):
    """Escapes what an address must, or every byte that is no letter, digit, - or _."""
    keep = (lambda c: c.isascii() and (c.isalnum() or c in "-_")) if every else (lambda c: c not in ".&=%#?+ ")
    return "".join(c if keep(c) else "".join(f"%{byte:02X}" for byte in c.encode()) for c in value)
