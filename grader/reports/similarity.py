"""Submissions that share more than the template, and more than their class does.

A hint for a teacher to read both: it touches no verdict. A script is read into fingerprints that
stay when names and comments change: hashes of runs of tokens, of each few the least (winnowing,
theory.stanford.edu/~aiken/publications/papers/sigmod03.pdf).
"""

import keyword
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations, islice
from zlib import crc32

from grader.words.graded import Graded

RUN, WINDOW = 12, 4
"""Tokens in a fingerprint, about two short statements, and in how many runs one is kept."""
COMMON_SHARE, COMMON_MIN, COMMON_MAX = 0.1, 4, 50
"""A fingerprint of more than this share of the class, within these bounds, is everybody's."""
FINGERPRINTS_MIN = 16
"""With fewer of its own, some 30 tokens, a script is too short for chance to be excluded.

One line that is filled in makes six to eight, by the runs that it is in.
"""
SHARED_MIN = 0.5
SOURCE_CHARACTERS, TOKENS_MAX, FINGERPRINTS_MAX = 60_000, 10_000, 1_000
"""What is read and kept of a script: an honest one has a tenth of this."""
TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*+)
      | (?P<text>\w{0,2}+(?:'''(?:[^\\']|\\.|'(?!''))*+(?:''')?+
                        |\"""(?:[^\\"]|\\.|"(?!""))*+(?:\""")?+
                        |'(?:[^\\'\n]|\\.)*+'?+
                        |"(?:[^\\"\n]|\\.)*+"?+))
      | (?P<word>\w++)
      | (?P<sign>[^\w\s])""",
    re.VERBOSE | re.DOTALL,
)
"""Each takes what it begins, closed or not, and never gives back, so that any text is linear."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Groups of rows of a class, from 0; those of a group have the same code, names apart.

    One group stands alone; two share a part of the smaller one's own code, 0 to 1.
    """

    groups: tuple[tuple[int, ...], ...]
    shared: float


def find(graded: Iterable[Graded], template: str = "") -> list[Alike]:
    """Return who shares at least half of their own code, the most alike first."""
    rows: dict[frozenset[int], list[int]] = defaultdict(list)
    for row, each in enumerate(graded):
        rows[fingerprints(each.source)].append(row)
    own = list(_own(list(rows), fingerprints(template)))
    groups = [tuple(each) for each in rows.values()]
    found = [
        Alike((group,), 1.0)
        for group, code in zip(groups, own, strict=True)
        if len(group) > 1 and len(code) >= FINGERPRINTS_MIN
    ]
    for (first, second), count in _shared(own).items():
        share = count / min(len(own[first]), len(own[second]))
        if share >= SHARED_MIN:
            found.append(Alike((groups[first], groups[second]), share))
    return sorted(found, key=lambda each: (-each.shared, each.groups))


def _own(scripts: Sequence[frozenset[int]], template: frozenset[int]) -> Iterator[frozenset[int]]:
    """Yield each script's fingerprints without those of the template and of the class."""
    counts = Counter(fingerprint for script in scripts for fingerprint in script)
    most = min(max(COMMON_MIN, COMMON_SHARE * len(scripts)), COMMON_MAX)
    common = {fingerprint for fingerprint, count in counts.items() if count > most}
    for script in scripts:
        yield script - template - common


def _shared(own: Sequence[frozenset[int]]) -> Counter[tuple[int, int]]:
    """Return how many fingerprints each two have in common."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, code in enumerate(own):
        if len(code) >= FINGERPRINTS_MIN:
            for fingerprint in code:
                holders[fingerprint].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update(combinations(numbers, 2))
    return shared


def fingerprints(source: str) -> frozenset[int]:
    """Return the fingerprints of a script, of too many the least."""
    found = islice(TOKEN.finditer(source[:SOURCE_CHARACTERS]), TOKENS_MAX)
    words = [word.encode("utf-8", "replace") for word in map(_word, found) if word]
    runs = range(len(words) - RUN + 1)
    hashes = [crc32(b" ".join(words[at : at + RUN])) for at in runs]
    kept = {min(hashes[at : at + WINDOW]) for at in range(len(hashes) - WINDOW + 1)}
    return frozenset(nsmallest(FINGERPRINTS_MAX, kept))


def _word(found: re.Match[str]) -> str:
    """Return what counts of a token: of a name or a text only that it is one."""
    word = found[0]
    match found.lastgroup:
        case "comment":
            return ""
        case "text":
            return "''"
        case "word" if word.isidentifier() and not keyword.iskeyword(word):
            return "name"
    return word
