"""The tables that are printed."""

from .found import Found
from .questions import SORTS

GOALS = {"rows": 1_000, "sums": 300}


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.4f}"


def print_table(head: list[str], lines: list[list[str]]):
    print("| " + " | ".join(head) + " |\n| --- |" + " ---: |" * (len(head) - 1))
    for line in lines:
        print("| " + " | ".join(line) + " |")
    print(flush=True)


def print_found(all_found: list[Found]):
    """A row for each: medians in milliseconds."""
    sorts = [f"{sort.name}, ms" for sort in SORTS]
    head = ["", "load, ms", "first answer, ms", *sorts, "renderer, MB", "code, kB", "data, kB"]
    lines = []
    for found in all_found:
        times = [f"{number(found.median(sort.name))}" for sort in SORTS]
        sizes = [f"{size / 1_000:,.0f}" for size in (found.code_bytes, found.data_bytes)]
        lines.append([found.name, f"{found.load:,.0f}", number(found.first), *times, f"{found.memory_mb:,.0f}", *sizes])
    print_table(head, lines)


def print_ratios(ours: Found, theirs: list[Found]):
    """How many times as long as ours each takes, and the best of them beside its goal."""
    ratio = {
        (found.name, sort.name): found.median(sort.name) / ours.median(sort.name) for found in theirs for sort in SORTS
    }
    lines = [[found.name, *(number(ratio[found.name, sort.name]) for sort in SORTS)] for found in theirs]
    for over, goal in GOALS.items():
        least = [
            min(ratio[found.name, sort.name] for found in theirs if found.name.endswith(over)) for sort in SORTS
        ]
        met = [f"{number(value)}{'' if value >= goal else ': not met'}" for value in least]
        lines.append([f"the least over {over}, goal {goal:,}", *met])
    print_table([f"times as long as {ours.name}", *(sort.name for sort in SORTS)], lines)
