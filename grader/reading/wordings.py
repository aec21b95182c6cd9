"""The wordings of a label: `avg grad` and `среднее градиента` are the `mean gradient`, too.

One language is enough for a label of the field's own words, and their order is free.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from grader.reading.tokens import CJK, LETTER, LETTER_OR_DIGIT

_GLOSSARY = Path(__file__).parent / "glossary.txt"
"""Each line means one thing, which its first word stands for; `_` is a space."""
_ENDING = re.compile(
    r"(?<=[а-я]{4})(?:ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ый|ий|ых|их|ая|яя|ах|ях|ом|ем|ым|им|ов"
    r"|[аеиоуыэюяь]{1,2})\b"
)
"""What changes in a Russian word from case to case: `лучшая активация`, `у лучшей активации`."""
_ENDING_MOST = 3
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:(?<=ss|sh|ch)es|(?<![siu])s)\b")
"""The end of an English plural: `bisections`, `losses`, but not `loss`, `axis`, `radius`."""
LINKS = "of|for|on|the|на|для|по"
_LINK = re.compile(rf"(?<=.) (?:{LINKS})(?= )|(?<=.)的(?=.)")
"""What stands between the words of a label and says nothing: `norm of the gradient`."""
_BETWEEN = rf"[ \t_-]{{0,3}}(?:(?:{LINKS})[ ]){{0,2}}的?[ ]?"
_BRACKET = r"(?:[ ]?\([^()\n]{1,24}\),?[ ]?)?"
"""What may stand between the words of a label, in brackets: `DBSCAN (eps=3) ARI`."""
_COMMA = f"(?:[,:，：](?=[ ]|{CJK}))?{_BETWEEN}"
"""Between the words of a label that is long or has a number: `dense network, test accuracy`."""
_PARTS = re.compile(rf"{_BRACKET[:-1]}|[,:，：]")
LONG_LEAST = 3
"""Words of a long label; of `mean, std` either may be one by itself."""
_TO_DIGIT = re.compile(rf"(?<={LETTER})(?=[0-9])")
_BESIDE_CJK = re.compile(rf"(?<={CJK}) | (?={CJK})")
_WORD = re.compile(f"第[0-9]+{CJK}|{CJK}+|(?:(?!{CJK})[^ ])+")
_CHINESE, _LETTER = re.compile(CJK), re.compile(LETTER)
_SAME = "tolist|item|detach|numpy|cpu|data|clone|float|double|squeeze|flatten"
_OPPOSITES = tuple(
    frozenset(words.split())
    for words in (
        *("old new", "before after", "init final", "start end", "train test validation"),
        *("left right", "lower upper", "min max", "first second third last", "explicit implicit"),
        *("positive negative", "best worst", "with without", "с без", "было стало"),
    )
)
"""Words of which a thing has but one, as the glossary has them, or as people write them."""


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """Return a label without its case, Russian endings, and what only links its words."""
    text = re.sub(r"[\s_-]+", " ", label.casefold().replace("ё", "е")).strip()
    text = _TO_DIGIT.sub(" ", text)
    text = _BESIDE_CJK.sub("", _LINK.sub("", text)).rstrip(".")
    return _ENDING.sub("", _PLURAL.sub("", text))


@lru_cache(maxsize=4096)
def meaning(label: str) -> tuple[str, ...]:
    """Return the words of a plain label, each as the first of those that mean the same."""
    return tuple(means for _, means in meant(label))


@lru_cache(maxsize=4096)
def meant(label: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a plain label, each with the first of those that mean the same."""
    means, sizes = _members()
    found, at, rest = list[tuple[str, str]](), 0, 0
    while at < len(label):
        words = (label[at : at + size] for size in sizes.get(label[at], ()))
        word = next((w for w in words if w in means and _is_word(label, at, w)), "")
        if word:
            found += [*_unknown(label[rest:at]), (word, means[word])]
        at += len(word) or 1
        rest = at if word else rest
    return (*found, *_unknown(label[rest:]))


def _unknown(text: str) -> Iterator[tuple[str, str]]:
    return ((word, word) for word in _WORD.findall(text))


def _is_word(text: str, start: int, word: str) -> bool:
    """Say whether a word stands in a text by itself, as each does in Chinese."""
    if _CHINESE.match(word):
        return True
    around = text[max(start - 1, 0) : start], text[start + len(word) : start + len(word) + 1]
    return not any(map(_LETTER.match, around))


def unparted(said: str) -> str:
    """Return a label without the commas and the brackets that were said between its words."""
    return _PARTS.sub(" ", said)


def orders(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what a label means, also turned if it is two words of the field: `norm of grad`."""
    yield words
    if len(words) == 2 and all(word in _wordings() for word in words):
        yield words[::-1]


def pattern_of(labels: Collection[tuple[str, ...]]) -> re.Pattern[str]:
    """Return the pattern of all wordings of what labels mean, as whole words, the longest first."""
    if not labels:
        return re.compile("(?!)")
    ordered = sorted(labels, key=lambda words: (len(words), len("".join(words))), reverse=True)
    every = "|".join(map(_pattern, ordered))
    said = {w for words in labels for word in words for w in _wordings().get(word, (word,))}
    first = re.escape("".join({w[0] for words in labels for w in _wordings().get(words[0], words)}))
    # Those Chinese characters that may stand at either end are few.
    chinese = f"[\\0{''.join(sorted(set(_CHINESE.findall(''.join(said)))))}]"
    before = rf"(?:(?<!{LETTER_OR_DIGIT})|(?={chinese})|(?=\W))"
    # What follows a dot is another thing, `w.grad`, but for the ways to the same, `w.tolist()`; so
    # is `k-means++`.
    after = rf"(?:(?!(?:\.(?!(?:{_SAME})\b|\d))?{LETTER_OR_DIGIT}|[+]{{2}})|(?<={chinese}))"
    return re.compile(rf"(?=[{first}]){before}(?:{every}){after}", re.IGNORECASE)


def _pattern(words: tuple[str, ...]) -> str:
    """Return the pattern of all wordings of a label."""
    has_number = any(map(str.isdecimal, "".join(words)))
    between = _COMMA if len(words) >= LONG_LEAST or has_number else _BETWEEN
    return f"{_BRACKET}{between}".join(map(_any_wording, words))


def phrases_of(words: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of wordings of several words that mean one of some."""
    several = [w for word in words for w in _wordings().get(word, ()) if " " in w]
    return re.compile("|".join(map(_inflected, several)) or "(?!)", re.IGNORECASE)


def _any_wording(word: str) -> str:
    """Return the pattern of a word or of all that mean the same, with Russian endings."""
    return f"(?:{'|'.join(map(_inflected, _wordings().get(word, (word,))))})"


def _inflected(wording: str) -> str:
    words = re.sub(r"[а-я]{4,}", rf"\g<0>[^\\W\\d_]{{0,{_ENDING_MOST}}}", re.escape(wording))
    words = re.sub(r"[a-z]{3,}(?![a-z{\[])", r"\g<0>(?:e?s)?", words)
    words = re.sub(r"\\ (?=[0-9])", r"[ \\t_-]{0,3}", words)
    words = words.replace(r"\ ", r"[ \t_-]{1,3}").replace("е", "[её]")
    return _alone(wording) if len(wording) == 1 and _CHINESE.match(wording) else words


@lru_cache(maxsize=256)
def _alone(character: str) -> str:
    """Return the pattern of a Chinese word of one character that is no part of another: `差`."""
    means, _ = _members()
    longer = [w for w in means if character in w[1:] or character in w[:-1]]
    others = [w for w in longer if means[w] != means.get(character)]
    before = {w[w.index(character) - 1] for w in others if not w.startswith(character)}
    behind = {w[1] for w in others if w.startswith(character)}
    left, right = (re.escape("".join(sorted(each))) for each in (before, behind))
    counted = "(?<![0-9])(?<![0-9] )"  # in `第3步` it is no word of a label
    return f"{counted}(?<![\\0{left}]){character}(?![\\0{right}])"


def wordings_of(word: str) -> Sequence[str]:
    """Return all words that mean what the first of these does, as people write them."""
    return [each.replace("_", " ") for each in _rows().get(word, ())]


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, Sequence[str]]:
    """Return the lines of the glossary by their first words."""
    lines = _GLOSSARY.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {row[0]: row for row in rows if row}


@lru_cache(maxsize=1)
def _wordings() -> Mapping[str, Sequence[str]]:
    """Return the plain words that mean the same by the first of these, the longest first."""
    return {first: sorted(map(plain, row), key=len, reverse=True) for first, row in _rows().items()}


@lru_cache(maxsize=1)
def _members() -> tuple[Mapping[str, str], Mapping[str, Sequence[int]]]:
    """Return what each word of a row means, and how long those are that begin with a letter."""
    means = {word: first for first, words in _wordings().items() for word in words}
    sizes = defaultdict[str, set[int]](set)
    for word in means:
        sizes[word[0]].add(len(word))
    return means, {first: sorted(of, reverse=True) for first, of in sizes.items()}


def opposites(words: Collection[str]) -> frozenset[str]:
    """Return the words that say of a thing with some words that it is another: `new`, of `old`."""
    groups = (group for group in _OPPOSITES if not group.isdisjoint(words))
    return frozenset[str]().union(*groups).difference(words)


def are_opposite(said: frozenset[str], label: frozenset[str]) -> bool:
    """Say whether words have the opposite of a label's word, and not that: `new loss`, `old loss`.

    So `test loss after training` may be the `final test loss`.
    """
    return any(said & group and label & group and not said & label & group for group in _OPPOSITES)
