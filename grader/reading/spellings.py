"""Names that students translate: common words, and those of the field, in three languages.

A word is one of an exercise's names only where each of these is made of such words, so that `max`
of a list of functions is never `maximum`; of other names one word of several may be another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product

from grader.reading.tokens import CJK
from grader.reading.wordings import meaning, plain, wordings_of

YES = ("yes", "true", "да", "верно", "истина", "是", "真", "oui", "ja", "sí")
NO = ("no", "false", "нет", "неверно", "ложь", "否", "假", "non", "nein")
SAME = (
    YES,
    NO,
    ("up", "вверх", "上", "向上", "往上"),
    ("down", "вниз", "下", "向下", "往下"),
    ("left", "влево", "налево", "слева", "左", "向左", "往左"),
    ("right", "вправо", "направо", "справа", "右", "向右", "往右"),
    ("stay", "стоять", "不动"),
    ("north", "север", "北"),
    ("south", "юг", "南"),
    ("west", "запад", "西"),
    ("east", "восток", "东"),
    ("increase", "increases", "increasing", "растёт", "растет", "увеличивается", "增加", "上升"),
    ("decrease", "decreases", "decreasing", "убывает", "уменьшается", "падает", "减少", "下降"),
    ("constant", "unchanged", "постоянно", "不变"),
    ("positive", "положительный", "положительная", "正"),
    ("negative", "отрицательный", "отрицательная", "负"),
    ("red", "красный", "красная", "红", "红色"),
    ("green", "зелёный", "зеленый", "зелёная", "зеленая", "绿", "绿色"),
    ("blue", "синий", "синяя", "蓝", "蓝色"),
    ("cat", "кошка", "кот", "猫"),
    ("dog", "собака", "пёс", "狗"),
)


SPELLINGS_MOST = 100
"""Of a name of several words, each of which may be another."""
ALONE_LEAST = 4
"""Letters of a word that is all of a name: a shorter one may be anything."""
SHORT_LEAST = 3
"""Letters of a word that is cut short: `eps`."""
_GREEK = re.compile("[α-ω]")
_ALPHABETS = tuple(map(re.compile, (r"[\x00-\u024f]+", r"[\x00-\x7fЀ-ӿ]*[Ѐ-ӿ]", rf".*{CJK}")))
_GENDERS = {"ый": ("ый", "ая", "ое"), "ий": ("ий", "ая", "яя", "ее"), "ой": ("ой", "ая", "ое")}


def others(names: Sequence[str]) -> Mapping[str, str]:
    """Return the other spellings of names, each with the name; none if one is no such word."""
    return _others(tuple(names))


@lru_cache(maxsize=64)
def _others(names: tuple[str, ...]) -> Mapping[str, str]:
    groups = {word: group for group in SAME for word in group}
    own = {n: set(groups.get(n.casefold()) or _of_the_field(n)) for n in names}
    whole = all(own.values()) and len({frozenset(group) for group in own.values()}) == len(own)
    for name in names:
        if not whole:
            own[name] = {name.casefold(), *_in_part(name)}
        elif name.casefold() not in groups:
            said = " ".join(word for other in names if other != name for word in own[other])
            own[name] |= {word for word in _alone(name) if word not in said}
    times = Counter(word for group in own.values() for word in group)
    return {
        word: name
        for name, group in own.items()
        for word in group
        if word != name.casefold() and times[word] == 1
    }


def _of_the_field(name: str) -> Iterator[str]:
    """Yield what a name is called whose words are all of the field: `逻辑回归` in English."""
    words = [wordings_of(word) for word in meaning(plain(name))]
    for alphabet, between in zip(_ALPHABETS, (" ", " ", ""), strict=True):
        own = [
            [w for word in of if alphabet.fullmatch(word) for w in _inflected(word)] for of in words
        ]
        yield from (between.join(each) for each in islice(product(*own), SPELLINGS_MOST))


def _in_part(name: str) -> Iterator[str]:
    """Yield a name of several words with one of them in full, cut short or as a Greek letter.

    So are `epsilon-greedy` and `ε-greedy`; `highest pool` may be something else than `max pool`.
    """
    parts = re.split("([ _-])", name.casefold())
    for at in range(0, len(parts) if len(parts) > 1 else 0, 2):
        known = meaning(plain(parts[at]))
        for other in wordings_of(known[0]) if len(known) == 1 else ():
            one, longer = sorted((other, parts[at]), key=len)
            short = len(one) >= SHORT_LEAST and longer.startswith(one) and other.isalpha()
            if other != parts[at] and (short or _GREEK.fullmatch(other)):
                yield "".join([*parts[:at], other, *parts[at + 1 :]])


def _alone(name: str) -> Iterator[str]:
    """Yield what each of several words of a name is called: `centroid` of the nearest one."""
    words = meaning(plain(name))
    every = (w for word in words for each in wordings_of(word) for w in _inflected(each))
    yield from (word for word in every if len(words) > 1 and len(word) >= ALONE_LEAST)


def _inflected(word: str) -> Sequence[str]:
    """Return a Russian adjective in each gender, and any other word as it is."""
    return [word[:-2] + ending for ending in _GENDERS.get(word[-2:], (word[-2:],))]
