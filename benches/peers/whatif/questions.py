"""What is asked: changes as the engine's own bench draws them, in its words and in a peer's."""

from dataclasses import dataclass

from .measures import CRIMES, LINKED
from .tables import INDIVIDUAL, Names


@dataclass
class Sort:
    """Questions of one sort: of which change, and which of the two measures is on."""

    name: str
    asks: str
    change: str
    measure: str


SORTS = [
    Sort("offences and months in, all harm", "offences", "whole months", CRIMES),
    Sort("offences and months in, linked harm", "offences", "whole months", LINKED),
    Sort("weights changed, all harm", "weights", "weights", CRIMES),
    Sort("weights changed, linked harm", "weights", "weights", LINKED),
    Sort("one to three groups left out, linked harm", "groups", "one to three groups left out", LINKED),
]


def month_after(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def ours(drawn: dict, sort: Sort, names: Names) -> dict:
    """The selection drawn, with one measure on; over all months where it chooses none."""
    covered = {"from": names.months[0], "to": month_after(names.months[-1])}
    off = [measure for measure in (CRIMES, LINKED) if measure != sort.measure]
    return drawn | {"measures_off": off, "period": drawn["period"] or covered}


def of_peers(selection: dict, sort: Sort, names: Names) -> dict:
    """The same for a peer, in the numbers of its tables: it has nothing to look up."""
    question = {"asks": sort.asks, "measure": sort.measure}
    if sort.asks == "offences":
        months = [*names.months, month_after(names.months[-1])]
        out = set(selection["offences_out"])
        chosen = [code not in out for code in names.offences] + [True]
        period = {key: months.index(selection["period"][key]) for key in ("from", "to")}
        return question | period | {"chosen": chosen}
    if sort.asks == "weights":
        changed = {code: micro / 1e6 for code, micro in selection["valuation"]["weights"].items()}
        weights = [changed.get(code, weight) for code, weight in zip([*names.offences, None], names.weights)]
        return question | {"weights": weights}
    # A record leaves only if every group that links it does.
    out = set(selection["groups_out"]["Named"])
    left = [number for number, groups in enumerate(names.sets) if INDIVIDUAL not in groups and out.issuperset(groups)]
    return question | {"left": left}
