"""What a source shows: the seeds it may have taken or not heeded, and why it printed nothing.

It is only searched, notebook or broken script: to parse what is hostile takes a sandbox.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from grader.words.language import Message
from grader.words.model import SEED_MAX

SOURCE_CHARACTERS = 200_000
NAME_CHARACTERS = 80
"""Of a function's name, from its end."""
SEEDS_MOST = 4
"""How many of those that a source or exercise names are tried; each takes a run of a reference."""
USUAL = (11, 1, 42, 0)
"""Those that scripts carry in a module which they import; their values are soon kept."""
NAMED = re.compile(r"seed\w{0,20}[\s=(:,]{1,4}(?:\w{1,10}\s?=\s?)?([0-9]{1,10})\b", re.IGNORECASE)
"""`manual_seed(42)`, `SEED = 42`, `set_seed(seed=42)`, `seed: int = 42`."""
INTEGER = re.compile(r"(?<![\w.])[0-9]{1,10}(?![\w.])")
FUNCTION = re.compile(r"^(?:async )?def (\w+)", re.MULTILINE)
DECORATED = re.compile(r"^@[^\n]*\n(?:async )?def \w+", re.MULTILINE)
"""Functions that something else may call by way of what stands above them."""
CALLERS = ("fire", "pytest", "unittest", "globals", "getattr", "eval", "exec")
"""Words of what calls functions by their names."""
PRINTS_AT_ONCE = re.compile(r"^(?!def |async def |class |[@#\s]).*\bprint\b", re.MULTILINE)
"""A line of a script that belongs to no function and prints."""
OTHER_NAME = re.compile(
    r"""^if[ (]+(?:__name_{0,2}|_name_|name__) *== *["'](?!__main__["'])([\w. ]+)["'][ )]*:"""
    r"(?!(?:[ \t]*+\n)?[ \t]++pass\b)",
    re.MULTILINE,
)
ELSE = re.compile(r"^(?:else|elif)\b", re.MULTILINE)
UNCALLED = Message("Nothing calls `{name}`, and only functions print: call it in the last line.")
NEVER_SO = Message("`__name__` is never `{name}` here: write `if __name__ == '__main__':`.")
READ = re.compile(
    r"^[ \t]*(\w+)[ \t]*(?::[ \t]*\w+[ \t]*)?=[ \t]*(?:int[ \t]*\([ \t]*)?input[ \t]*\(",
    re.MULTILINE,
)
READ_FOR_NOBODY = re.compile(
    r"^[ \t]*(?:int[ \t]*\([ \t]*)?input[ \t]*\([^()\n]*\)[ \t)]*$", re.MULTILINE
)
ASIDE = re.compile(r"#[^\n]*|(?<![\w'\"])(?:'[^'\n]*'|\"[^\"\n]*\")")
"""A remark, or a plain text: what an f-string names is used."""
GOES_ON = re.compile(r"([(\[{,=\\])\s*\n")
"""A line whose statement has another: what stands there is given on at once."""
IN_OTHER_WAYS = re.compile(r"\b(?:globals|locals|vars|eval|exec|stdin|open *\( *0)\b")
"""The seed may be used without its name, or be read by another call than `input`."""
UNHEEDED = Message(
    "The script reads the seed and does nothing with it: give it to what draws, as in"
    " torch.manual_seed(seed)."
)
CALLED = re.compile(r"(?<![\w.])([\w.]++)[ \t]*+\(")
SEEDS = re.compile(r"(?:seed\w*|default_rng|set_(?:rng_)?state)\Z", re.IGNORECASE)
"""How the name ends of what gives a seed."""
DEFINED = re.compile(r"\bdef[ \t]+(\w+)")
OUTSIDE = re.compile(r"\bimport[ \t]*\*")
"""What is imported without its name may seed, too."""
MAY_SEED = re.compile(rf"(?i:seed|default_rng|RandomState|set_(?:rng_)?state)|{OUTSIDE.pattern}")
DRAWS = {
    "torch": (
        re.compile(
            r"\btorch\.(?:rand\w*|normal|bernoulli|multinomial|nn\.init)\b"
            r"|\bnn\.(?:init\.|Linear|Conv|RNN|LSTM|GRU|Embedding|Bilinear|Dropout)"
        ),
        frozenset(("torch.manual_seed", "torch.random.manual_seed", "torch.cuda.manual_seed_all")),
        "manual_",
    ),
    "numpy": (
        re.compile(
            r"\b(?:np|numpy)\.random\.(?:rand\w*|normal|standard_normal|uniform|choice|shuffle"
            r"|permutation|binomial|poisson|exponential)\b"
        ),
        frozenset(("np.random.seed", "numpy.random.seed")),
        "RandomState|default_rng|numpy.random import",
    ),
}
"""By library how it draws numbers, by what its seed is given, and what may be another way to it."""
UNSEEDED = {
    "torch": Message("torch draws numbers and its seed is not set: call torch.manual_seed(seed)."),
    "numpy": Message("numpy draws numbers and its seed is not set: call np.random.seed(seed)."),
}

NEVER_SEEDED = Message(
    "Numbers are drawn and no seed is set: read it with int(input()) and give it to what draws, as"
    " in torch.manual_seed(seed)."
)


def other_seeds(source: str, seed: int, samples: Iterable[int]) -> dict[int, bool]:
    """Return a handful of seeds to try, each with whether `source` names it as a seed.

    Those come first, then the exercise's samples, then other integers in the source, then the usual
    ones.
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


def why_silent(source: str) -> Message | None:
    """Return why nothing was printed; None if the source does not show it."""
    text = source[:SOURCE_CHARACTERS]
    if (other := OTHER_NAME.search(text)) and not ELSE.search(text, other.end()):
        return replace(NEVER_SO, values={"name": other[1]})
    words = Counter(re.findall(r"\w+", text))
    names = FUNCTION.findall(DECORATED.sub("", text))
    uncalled = [name for name in names if words[name] == 1]
    is_telling = words["print"] and not any(words[each] for each in CALLERS)
    if not uncalled or not is_telling or PRINTS_AT_ONCE.search(text):
        return None
    return replace(UNCALLED, values={"name": uncalled[-1]})


def why_unheeded(source: str) -> Message | None:
    """Return that a seed is read and not used, None if the source does not show that."""
    text = GOES_ON.sub(r"\1", ASIDE.sub("", source[:SOURCE_CHARACTERS]))
    names = READ.findall(text)
    words = Counter(re.findall(r"\w+", text))
    used = (
        any(words[name] > 1 for name in names) or words["input"] > 1 or IN_OTHER_WAYS.search(text)
    )
    return UNHEEDED if not used and (names or READ_FOR_NOBODY.search(text)) else None


def why_unseeded(source: str) -> Message | None:
    """Return that one library has the seed, and another draws; None if the source may give it both.

    What seeds under another name, or a function that is not defined here, may seed anything.
    """
    text = ASIDE.sub("", source[:SOURCE_CHARACTERS])
    own, called = set(DEFINED.findall(text)), set(filter(_seeds, CALLED.findall(text)))
    ways = frozenset().union(*(seeds for _, seeds, _ in DRAWS.values()), ("random.seed",))
    if not called - own or not called <= ways | own or OUTSIDE.search(text):
        return None
    for library, (draws, seeds, others) in DRAWS.items():
        if draws.search(text) and not called & seeds and not re.search(others, text):
            return UNSEEDED[library]
    return None


def _seeds(name: str) -> bool:
    return SEEDS.search(name.rpartition(".")[2][-NAME_CHARACTERS:]) is not None


def why_never_seeded(source: str) -> Message | None:
    """Return that numbers are drawn and nothing sets a seed; None if the source may set one.

    Of a script that sets one of its own this is not why it is wrong: the seed may be the one given.
    """
    text = ASIDE.sub("", source[:SOURCE_CHARACTERS])
    draws = any(each.search(text) for each, _, _ in DRAWS.values())
    return NEVER_SEEDED if draws and not MAY_SEED.search(text) else None
