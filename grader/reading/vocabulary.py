"""What a word of the text is, wherever it stands: a name, no finite number, an index."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from grader.reading import asides

_NUMBERED = re.compile(r"([^\W\d_]+)_?([0-9]{1,4})")
_INFINITE = frozenset(("nan", "inf", "infinity"))


class Word(NamedTuple):
    """What a word is.

    `spelled` is what all its spellings share; `finite` is false of `nan` and `inf`; `name` is that
    of the vocabulary which it is; `digits` are those behind an index's word, `layer30`.
    """

    spelled: str
    finite: bool
    name: str | None
    digits: str


class Vocabulary(dict[str, Word]):
    """The words of a text, each found out once; `names` are by their spelling in one word."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = {re.sub("[ -]", "", spelling(name)): name for name in names}

    def __missing__(self, word: str) -> Word:
        """Find out what a word is."""
        spelled = spelling(word)
        numbered = _NUMBERED.fullmatch(word)
        digits = numbered[2] if numbered and asides.is_index(numbered[1]) else ""
        self[word] = Word(spelled, spelled not in _INFINITE, self.names.get(spelled), digits)
        return self[word]


def spelling(word: str) -> str:
    """Return what all spellings of a name share: `nn.Leaky_ReLU` and `LeakyReLU` are one."""
    return word.rpartition(".")[2].replace("_", "").casefold()
