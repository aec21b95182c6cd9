"""Pairs of submissions that share more than the template, and more than their class does.

A hint for a teacher to read both: it touches no verdict. copydetect reads a script into
fingerprints that stay when names and comments change (winnowing, theory.stanford.edu/~aiken/moss).
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from grader.reports.extra import need
from grader.words.graded import Graded

K_GRAM, WINDOW = 25, 10
"""Code characters in a fingerprint, and in how many one is certain to be kept."""
COMMON_SHARE, COMMON_MIN, COMMON_MAX = 0.1, 4, 50
"""A fingerprint of more than this share of the class, within these bounds, is everybody's."""
FINGERPRINTS_MIN = 8
"""With fewer of its own a script is too short for chance to be excluded."""
SHARED_MIN = 0.5
SOURCE_CHARACTERS = 30_000
"""What is read of a script: the time grows with it, and an honest one has a tenth of this."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows of a class, from 0, and the share of the smaller one's own code, 0 to 1."""

    first: int
    second: int
    shared: float


def pairs(graded: Iterable[Graded], template: str = "") -> list[Pair]:
    """Return the pairs that share at least half of their own code, the most alike first."""
    own = list(_own([_fingerprints(each.source) for each in graded], _fingerprints(template)))
    holders: dict[int, list[int]] = defaultdict(list)
    for row, fingerprints in enumerate(own):
        if len(fingerprints) >= FINGERPRINTS_MIN:
            for fingerprint in fingerprints:
                holders[fingerprint].append(row)
    shared: Counter[tuple[int, int]] = Counter()
    for rows in holders.values():
        shared.update(combinations(rows, 2))
    found = [
        Pair(first, second, count / min(len(own[first]), len(own[second])))
        for (first, second), count in shared.items()
    ]
    return sorted((p for p in found if p.shared >= SHARED_MIN), key=lambda p: -p.shared)


def _own(scripts: list[set[int]], template: set[int]) -> Iterator[set[int]]:
    """Yield each script's fingerprints without those of the template and of the class."""
    counts = Counter(fingerprint for script in scripts for fingerprint in script)
    most = min(max(COMMON_MIN, COMMON_SHARE * len(scripts)), COMMON_MAX)
    common = {fingerprint for fingerprint, count in counts.items() if count > most}
    for script in scripts:
        yield script - template - common


def _fingerprints(source: str) -> set[int]:
    copydetect = need("copydetect", "--similar", "similar")
    read = copydetect.CodeFingerprint(
        "submission.py",
        K_GRAM,
        WINDOW,
        language="python",
        fp=io.StringIO(source[:SOURCE_CHARACTERS]),
    )
    return set(map(int, read.hashes))
