"""Which seeds a script may have taken for the one that it was given, and if it heeds that."""

import re
from collections import Counter
from collections.abc import Iterable

from grader.words.language import Message
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


READ = re.compile(r"^[ \t]*(\w+)[ \t]*=[ \t]*(?:int[ \t]*\([ \t]*)?input[ \t]*\(", re.MULTILINE)
READ_FOR_NOBODY = re.compile(
    r"^[ \t]*(?:int[ \t]*\([ \t]*)?input[ \t]*\([^()\n]*\)[ \t)]*$", re.MULTILINE
)
ASIDE = re.compile(r"#[^\n]*|(?<![\w'\"])(?:'[^'\n]*'|\"[^\"\n]*\")")
"""A remark, or a plain text: what an f-string names is used."""
BY_NAME = re.compile(r"\b(?:globals|locals|vars|eval|exec)\b")
UNHEEDED = Message(
    "The script reads the seed and does nothing with it: give it to what draws, as in"
    " torch.manual_seed(seed)."
)


def why_unheeded(source: str) -> Message | None:
    """Return that a seed is read and not used, None if the source does not show that."""
    text = ASIDE.sub("", source[:SOURCE_CHARACTERS])
    names = READ.findall(text)
    words = Counter(re.findall(r"\w+", text))
    used = any(words[name] > 1 for name in names) or words["input"] > 1 or BY_NAME.search(text)
    return UNHEEDED if not used and (names or READ_FOR_NOBODY.search(text)) else None
