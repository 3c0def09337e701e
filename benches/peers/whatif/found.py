"""What is found of each, and whether all rank alike."""

import functools
import statistics
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

# As servers pack what they send: the best takes minutes for some of the peers.
BROTLI = pa.Codec("brotli", compression_level=9)

# An area and its harm, highest first.
Ranking = list[tuple[str, float]]


@dataclass
class Found:
    """Milliseconds from navigation to where it can be asked, of the first answer and of those of each sort of question;
    what it takes."""

    name: str
    chromium: str
    load: float = 0
    first: float = 0
    times: dict[str, list[float]] = field(default_factory=dict)
    memory_mb: float = 0
    code_bytes: int = 0
    data_bytes: int = 0

    def median(self, sort: str) -> float:
        return statistics.median(self.times[sort])


@functools.cache
def brotli_bytes(path: Path) -> int:
    return len(BROTLI.compress(path.read_bytes(), asbytes=True))


def assert_alike(ours: Ranking, theirs: Ranking, of: str):
    """Fails unless both name the same areas with the same harm in the same order. Sums of floating-point numbers
    depend on their order, as ours of whole numbers do not, and crossfilter2 goes on adding to those of the question
    before: a hundred-millionth of the highest harm may differ, and areas that lie no further apart may change places."""
    allowed = 1e-8 * max(harm for _, harm in ours)
    if ours[0][1] <= 0:
        raise SystemExit(f"{of}: nothing was ranked")
    expected, found = dict(ours), dict(theirs)
    if expected.keys() != found.keys():
        raise SystemExit(f"{of}: ranked other areas: {sorted(expected.keys() ^ found.keys())}")
    for place, ((area, harm), (other, other_harm)) in enumerate(zip(ours, theirs), 1):
        if abs(expected[other] - other_harm) > allowed:
            raise SystemExit(f"{of}: {other} has {other_harm}, ours says {expected[other]}")
        if abs(harm - expected[other]) > allowed:
            raise SystemExit(f"{of}: place {place} is {other}'s, ours says {area}'s")
