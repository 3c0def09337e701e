"""What was found, beside the goals."""

import statistics
from dataclasses import dataclass, field

# At a million records, and at ten million where that differs.
GOALS_MS = {"filter by a set": (20, 200), "text contains, over all ids": (150, None), "sort": (150, 1_500)}
GOAL_SCROLL_MS = 50
GOAL_FIRST_HIT_MS = 500
GOAL_MB = 1_000
MANY = 10_000_000


@dataclass
class Ours:
    """What the page alone is asked."""

    searches: list[dict]
    scrolls: list[dict]


@dataclass
class Found:
    """What one of them answered, or why it did not."""

    ready_s: float = 0
    answers: dict[str, list[dict]] = field(default_factory=dict)
    size_mb: float = 0
    ours: Ours | None = None
    why: str = ""

    def times(self, question: str) -> list[float]:
        return [each["answer"] for each in self.answers[question][1:]]


def spread(times: list[float]) -> str:
    return f"{statistics.median(times):,.1f} ({max(times):,.1f})"


def goal_ms(question: str, records: int) -> int | None:
    return GOALS_MS["sort" if question.startswith("sort") else question][records >= MANY]


def print_table(records: int, found: dict[str, Found], versions: dict[str, str]):
    for peer, of in found.items():
        if of.why:
            print(f"{peer} gave no answers: {of.why}\n")
    named = {"ours": "the page", "duckdb": f"DuckDB-WASM {versions['duckdb']}", "perspective": f"Perspective {versions['perspective']}"}
    print(f"| {records:,} records, ms: median (slowest) | goal | " + " | ".join(named[peer] for peer in found) + " | of the better peer's |")
    print("| --- | ---: |" + " ---: |" * (len(found) + 1))
    for question in found["ours"].answers:
        goal = goal_ms(question, records)
        cells = [spread(of.times(question)) if of.answers else "none" for of in found.values()]
        peers = [statistics.median(of.times(question)) for peer, of in found.items() if peer != "ours" and of.answers]
        ours = statistics.median(found["ours"].times(question))
        share = f"{ours / min(peers):.2f}" if peers else ""
        print(f"| {question} | {goal or ''} | " + " | ".join(cells) + f" | {share} |")
    sizes = [f"{of.size_mb:,.0f}" if of.size_mb else "none" for of in found.values()]
    goal = f"{GOAL_MB:,.0f}" if records >= MANY else ""
    print(f"| renderer, PSS in MB | {goal} | " + " | ".join(sizes) + " | |")
    print("| ready, s | | " + " | ".join(f"{of.ready_s:.1f}" if of.answers else "none" for of in found.values()) + " | |")
    print_ours(found["ours"])


def print_ours(found: Found):
    print("\nThe page alone, ms:")
    for question, answers in found.answers.items():
        painted = spread([each["painted"] for each in answers[1:]])
        print(f"- {question}: painted after {painted}; the first time answered after {answers[0]['answer']:,.1f}")
    scrolls = found.ours.scrolls
    print(f"- {len(scrolls)} scrolls: painted after {spread([each['painted'] for each in scrolls])}, goal {GOAL_SCROLL_MS}; all cells after {spread([each['whole'] for each in scrolls])}")
    for at, search in enumerate(found.ours.searches):
        which = "before any id had come" if at == 0 else "once they had"
        print(f"- search of all text, {which}: first hit painted after {search['first']:,.1f}, goal {GOAL_FIRST_HIT_MS}; all {search['rows']:,} rows after {search['whole']:,.1f}")
