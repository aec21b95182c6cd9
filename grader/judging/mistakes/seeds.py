"""Which seeds a script may have taken instead of the one that it was given."""

import re
from collections.abc import Iterable

from grader.words.model import SEED_MAX

SEEDS_MOST = 4
"""How many of those that a source or exercise names are tried; each takes a run of a reference."""
USUAL = (11, 1, 42, 0)
"""Those that scripts carry in a module which they import; their values are soon kept."""
SOURCE_CHARACTERS = 200_000
NAMED = re.compile(r"seed\w{0,20}[\s=(:,]{1,4}(?:\w{1,10}\s?=\s?)?([0-9]{1,10})\b", re.IGNORECASE)
"""`manual_seed(42)`, `SEED = 42`, `set_seed(seed=42)`, `seed: int = 42`."""
INTEGER = re.compile(r"(?<![\w.])[0-9]{1,10}(?![\w.])")


def other_seeds(source: str, seed: int, samples: Iterable[int]) -> dict[int, bool]:
    """Return a handful of seeds to try, each with whether `source` names it as a seed.

    Those come first, then the exercise's samples, then other integers in the source, then the usual
    ones. The source is only searched, notebook or broken script: to parse what is hostile takes a
    sandbox.
    """
    text = source[:SOURCE_CHARACTERS]
    named = (int(match[1]) for match in NAMED.finditer(text))
    others = (int(match[0]) for match in INTEGER.finditer(text))
    found: dict[int, bool] = {}
    for candidates, is_named in ((named, True), (samples, False), (others, False)):
        for candidate in candidates:
            if candidate != seed and candidate <= SEED_MAX and len(found) < SEEDS_MOST:
                found.setdefault(candidate, is_named)
    return found | {usual: False for usual in USUAL if usual != seed and usual not in found}
