"""Words that have most of a label's: `Loss after the step` is `loss after one step`.

The words with which a line begins belong to all of it: `before: old loss 0.3, new loss 0.1`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from grader.reading.found import Label, Span
from grader.reading.tokens import ANY_LETTER, CJK, IN_WORD, LETTER, LISTED, SAYS
from grader.reading.wordings import are_opposite, meaning, plain

WORDS_LEAST, SHARE_LEAST = 2, 0.6
"""Words of a label, and the part of it, that make a phrase one: most of it, and no word alone."""
HEAD_MOST = 160
"""Characters before a phrase in which its head is looked for."""
SAY_NOTHING = frozenset(
    ("with", "in", "at", "from", "is", "on", "as", "to", "с", "со", "в", "на", "от", "к")
)
"""Words that make no phrase with another: `layers (numbering starts with 0)`."""
_TOGETHER = re.compile(
    r"(?:(?!\b(?:and|vs|и|или|or)\b|[ ]{2})[^\n,;|=:.0-9与和及]|\.[ ](?=[a-zа-я])){0,24}"
)
"""Between the words of a phrase; what a word joins are two."""
_LEADS_ON = re.compile(rf":[ ]?(?={SAYS.pattern})")
"""The end of a head; a colon before a number is that of a label."""
_NO_HEAD = re.compile(r"[\n0-9:{}|;]")
"""What stands in no head, and before it."""
_TO_NEXT = re.compile(
    rf"(?:['\"]?(?:[ ]?[=:][ ]?|[ ]{{1,24}})[-+]?[0-9]?[.]?[0-9][0-9.e+-]{{0,24}}"
    rf"(?:{LISTED.pattern}|[ ]{{0,24}}\|?[ ]{{0,24}})"
    rf"|{LISTED.pattern})['\"]?"
)
"""From a word to the next: of `best: lr=0.1, momentum=0`, of `best (lr, momentum): (0.1, 0)`."""
_KEY = re.compile(
    rf"{LETTER}{IN_WORD}{{0,30}}(?:[ ]{LETTER}{IN_WORD}{{0,30}}|-{IN_WORD}{{1,30}}){{0,4}}"
    rf"|{CJK}{{1,10}}"
)
_LEADS = re.compile(r"[)\]]?[ ]?(?:[:=：]|is\b|are\b|это\b)")
"""Behind the last of several words that come before their values."""
_OF_SEVERAL = r"\((?=[^()\n0-9]{1,60}\)[ ]?[:=：])"
_GAP = r"[ ]{2,24}|[ ]{0,24}[|\t][ ]{0,24}"
_BEGUN = re.compile(
    rf"^[ \t>*#|\[-]{{0,8}}(?P<head>{LETTER}[^\n0-9:={{}}|;()]{{0,60}}?|{CJK}{{2,30}})"
    rf"(?:[ ]{{0,4}}(?:[:=：]|[-=]>|→|{_OF_SEVERAL})|[ ](?:is|are|это|[-–—])[ ]|{_GAP})"
    rf"[ ]{{0,4}}[{{(\[]?['\"]?(?={ANY_LETTER})",
    re.MULTILINE,
)
"""What a line begins with, and leads to words with values."""
_NUMBERED = re.compile(
    rf"^[ \t>*#|-]{{0,8}}(?P<head>\[?{LETTER}[^\n:|\t]{{0,40}}?[0-9][^\n:|\t ]{{0,8}})"
    rf"(?:[ ]{{0,4}}(?:[:：]|[-=]>|→)[ ]{{0,4}}|[ ][-–—][ ]|{_GAP})(?={ANY_LETTER})",
    re.MULTILINE,
)
"""The same with a number: `lr=0.1: loss 0.3, accuracy 0.9`."""
_WITHOUT = frozenset(("without", "no", "без"))
"""Words of a row that no label is meant by which has them not."""


Owners = Mapping[frozenset[str], frozenset[str]]
"""The checks of labels by what the words of these mean."""
Exactly = Callable[[str], frozenset[str]]
"""The checks of a plain label."""


class Phrase(NamedTuple):
    """Where words of labels stand together, and what these and those of their head mean."""

    start: int
    end: int
    words: frozenset[str]
    head: frozenset[str]


def search(text: str, word: re.Pattern[str]) -> Iterator[Phrase]:
    """Yield the phrases of a text; `word` is the pattern of any word of a label.

    None ends with a number, which is a value as well as a word: `the best machine is arm 1`.
    """
    start, end, stop, words = 0, -1, -1, frozenset[str]()
    for match in word.finditer(text):
        means = frozenset(meaning(plain(match.group()))) - SAY_NOTHING
        if end >= 0 and _TOGETHER.fullmatch(text, end, match.start()):
            words |= means
        else:
            if len(words) >= WORDS_LEAST:
                yield Phrase(start, stop, words, _head(text, start, word))
            start, words = match.start(), means
        end = match.end()
        stop = stop if match[0].isdecimal() and stop > start else end
    if len(words) >= WORDS_LEAST:
        yield Phrase(start, stop, words, _head(text, start, word))


def _head(text: str, start: int, word: re.Pattern[str]) -> frozenset[str]:
    """Return what the words mean with which a line begins, or its part behind a number or a bar."""
    near = max(0, start - HEAD_MOST)
    line = max(near, text.rfind("\n", near, start) + 1)
    colon = text.rfind(":", line, start)
    while colon >= 0 and not _LEADS_ON.match(text, colon):
        colon = text.rfind(":", line, colon)
    if colon < 0:
        return frozenset()
    first = max((each.end() for each in _NO_HEAD.finditer(text, line, colon)), default=line)
    return _meaning(text, (first, colon), word)


def going_on(
    text: str, found: Sequence[Label], labels: Owners, word: re.Pattern[str], exactly: Exactly
) -> Sequence[Label]:
    """Return labels in order, with those of which others, or a head, said the first words.

    So in `Best: lr=0.1, momentum=0` the second word is the best momentum's.
    """
    none = frozenset[str]()
    begun = [
        (match.end(), _meaning(text, match.span("head"), word), none, match["head"])
        for match in _BEGUN.finditer(text)
    ]
    begun += [(match.end(), none, none, match["head"]) for match in _NUMBERED.finditer(text)]
    for label in found:
        own = text[label.start : label.end]
        said = frozenset(meaning(plain(own)))
        if len(said) > 1 and (following := _TO_NEXT.match(text, label.end)):
            begun.append((following.end(), said, label.checks, own))
    every, done, exact = {label.start: label for label in found}, 0, set[frozenset[str]]()
    alike: list[Label] = []
    for end, said, checks, head in sorted(begun, key=lambda each: each[0]):
        if end >= done:  # what one chain went through no other goes through again
            behind, done = _behind(text, end, _Begun(said, head, labels, exactly), word)
            for label, is_exact in behind:
                if is_exact:
                    exact.add(label.checks)
                    every[label.start] = label
                elif label.checks != checks:
                    alike.append(label)
    # `SGD + momentum: accuracy` is the `SGD accuracy` only where no line begins with this alone
    every |= {label.start: label for label in alike if label.checks not in exact}
    return sorted(every.values())


def _meaning(text: str, span: Span, word: re.Pattern[str]) -> frozenset[str]:
    found = word.finditer(text, *span)
    return frozenset(means for each in found for means in meaning(plain(each.group())))


class _Begun(NamedTuple):
    """What a line begins with: what its words mean, and its text; and the labels to look for."""

    words: frozenset[str]
    text: str
    labels: Owners
    exactly: Exactly

    def owners(self, means: frozenset[str]) -> Sequence[frozenset[str]]:
        """Return the checks of the labels that it and a word of its line may be."""
        all_words = self.words | means
        fits = [each for each in self.labels if means < each <= all_words] if means else []
        fits = [each for each in fits if self.words and not _WITHOUT & all_words - each]
        return [self.labels[each] for each in fits if not any(each < other for other in fits)]


def _behind(
    text: str, end: int, begun: _Begun, word: re.Pattern[str]
) -> tuple[Sequence[tuple[Label, bool]], int]:
    """Return the labels that go on where a word begins, and where they end.

    With each comes whether it has the very words of what its line begins with.
    """
    found: list[tuple[Label, bool]] = []
    while key := _KEY.match(text, end):
        exact = begun.exactly(plain(f"{begun.text} {key[0]}"))
        alike = [exact] if exact else begun.owners(_meaning(text, key.span(), word))
        following = _TO_NEXT.match(text, key.end())
        if len(alike) == 1 and (following or _LEADS.match(text, key.end())):
            found.append((Label(*key.span(), alike[0]), bool(exact)))
        if len(alike) > 1 or not following:
            break
        end = following.end()
    return found, end


def most_alike(phrase: Phrase, labels: Owners) -> tuple[frozenset[str], int, int] | None:
    """Return the checks of the label that has most of a phrase, of how many of its words, and how
    many it has more; None if that is unclear.

    Where the head has a word that the label has not, it must have all that the phrase lacks: in
    `SGD: train loss 0.4` nothing is the `Adam train loss`.
    """
    near = (label for label in labels if not label.isdisjoint(phrase.words))
    words = phrase.words | phrase.head
    head = phrase.head & frozenset[str]().union(*near)  # `I choose weak: loss 0.3` is of any label
    fits = [
        each
        for each in labels.items()
        if not are_opposite(words, each[0]) and not _WITHOUT & words - each[0]
        if each[0] <= words or head <= each[0]
    ]
    shared = [(len(words & label), -len(label), checks) for label, checks in fits]
    most = max(shared, key=lambda each: each[:2], default=(0, 0, frozenset[str]()))
    alike = {checks for each in shared if each[:2] == most[:2] for checks in [each[2]]}
    clear = len(alike) == 1 and most[0] >= WORDS_LEAST and most[0] >= SHARE_LEAST * -most[1]
    return (most[2], most[0], -most[1] - most[0]) if clear else None
