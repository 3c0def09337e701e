"""Random selections, and their text in an address."""

import dataclasses
import datetime

from ranking import NO_OFFENCE, VIAS, month_after


@dataclasses.dataclass
class Selection:
    level: str
    first: datetime.date
    end: datetime.date
    out: list  # offences left out
    off: list  # measures switched off
    vias: list
    once: bool
    state: str


def draw(rng, force):
    months, codes = force.months(), force.codes() + [NO_OFFENCE]
    level = rng.choice(force.levels())
    pairs = [f"level={level}"]
    if rng.random() < 0.15:  # the last twelve months
        first, end = months[-12:][0], force.end
    else:
        from_index = rng.randrange(len(months))
        last = months[rng.randrange(from_index, len(months))]
        first, end = months[from_index], month_after(last)
        pairs += [f"from={first:%Y-%m}", f"to={last:%Y-%m}"]
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
    once = rng.random() < 0.5
    if once:
        pairs.append("overlap=once")
    rng.shuffle(pairs)
    return Selection(level, first, end, sorted(out), off, vias, once, "#/sectors?" + "&".join(pairs))


def items(rng, values):
    return ".".join(escape(value, rng.random() < 0.5) for value in values)


def escape(value, every):
    """Escapes what an address must, or every byte that is no letter, digit, - or _."""
    keep = (lambda c: c.isascii() and (c.isalnum() or c in "-_")) if every else (lambda c: c not in ".&=%#?+ ")
    return "".join(c if keep(c) else "".join(f"%{byte:02X}" for byte in c.encode()) for c in value)
