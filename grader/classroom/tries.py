"""Which of one student's files or folders is of a later try, by what their names say.

A number counts only beside another of the same work: `hw3 (1)` beside `hw3`.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from grader.classroom.try_words import LATE, NUMBERED, THIRD, TRY
from grader.classroom.work_names import (
    first_called,
    is_of_class,
    is_of_person,
    of_one,
    team_in,
)
from grader.words.names import OF_ARABIC

FOLDER_VERSION = re.compile(
    rf"(?i:(?:[0-9]_)?(?:(?P<short>ver|v|rev)|{TRY}|revisions)[ _.-]?)(?P<number>[0-9]{{1,6}})"
    r"(?: - .*)?"
)
"""A folder of one of several versions of what a student handed in."""
VERSION = re.compile(r"-([0-9]{1,9})$")
"""What Canvas writes behind the name of a file that is handed in again; longer is a student's, and
may be more than `int` takes."""
NUMBER = re.compile("[0-9]{1,18}")
"""The name of one of several tries, as Stepik counts them; more than `int` takes is a student's."""
NUMBERED_TRY = re.compile(
    rf"(?P<first>.+?)[ _,-]+[(\[]?(?i:{TRY})[ _.#№-]{{0,2}}(?P<number>[0-9]{{1,6}})[)\]]?"
)
ALONE = re.compile(
    rf"(?P<first>(?i:{TRY}|submission|submit|sub|run|draft|제출))[ _.#№-]{{0,2}}"
    r"(?P<number>[0-9]{1,6})"
)
"""A file that is called as a try is, and not by its work: `submission_9`."""
OF_FORM = re.compile(r"(?P<first>[^_]+_[^_]*[^\W\d_]) (?P<number>[0-9]{1,2})")
"""A second upload to Microsoft's forms, which write who it is behind what the file is called."""
VERDICTS = "OK|AC|WA|PE|CE|RE|RTE|TL|TLE|ML|MLE|IL|CF|SV|PT|PCF"
SAID = (
    "wrong(?:[_ -]answer)?|correct|accepted|rejected|passed|failed|partial(?:ly)?|error|success"
    "|верно|неверно|принято|зачтено|ошибка|正确|错误|通过|未通过"
)
RUN = re.compile(rf"(?P<first>.*?)[_-]?(?P<number>[0-9]{{5,18}})[_-](?i:{VERDICTS}|{SAID})")
"""What a judge calls a run: the problem's name, its number, the verdict."""


def versions(paths: Sequence[Sequence[str]]) -> Sequence[int]:
    """Return 2 for each of several files that is of the last version of its folder, 1 for others.

    It is 0 for what is of none. Version 12 of one work is no later than version 1 of another. In
    `v1/` people keep what was before: it is no later than what lies in no such folder.
    """
    found = [_version(path) for path in paths]
    last = dict[Sequence[str], int]()
    for above, number, _ in found:
        last[above] = max(number, last.get(above, 0))
    return [
        int(number > 0) + int(0 < number == last[above]) - (2 if is_short else 0)
        for above, number, is_short in found
    ]


def is_version(name: str) -> bool:
    """Tell whether a folder is of one of several versions of a work."""
    return FOLDER_VERSION.fullmatch(unicodedata.normalize("NFC", name)) is not None


def _version(path: Sequence[str]) -> tuple[Sequence[str], int, bool]:
    """Return where the folder of a version is on the way to a file, and its number; 0 if none."""
    for i, part in enumerate(path):
        if found := FOLDER_VERSION.fullmatch(unicodedata.normalize("NFC", part)):
            return tuple(path[:i]), int(found["number"]), bool(found["short"])
    return (), 0, False


def numbers(stems: Sequence[str]) -> Sequence[tuple[int, int]]:
    """Return of each of a student's files the number of its run, and of any other try.

    Of runs of several problems none is later.
    """
    runs = [RUN.fullmatch(stem) for stem in stems]
    if len({run["first"] if run else None for run in runs}) == 1 and runs[0]:
        return [(int(run["number"]) if run else 0, 0) for run in runs]
    firsts = [_first(stem) for stem in stems]
    times = Counter(first for first, _ in firsts)
    return [
        (0, 2 * int(stem) if NUMBER.fullmatch(stem) else number if times[first] > 1 else 0)
        for stem, (first, number) in zip(stems, firsts, strict=True)
    ]


def of_several(names: Collection[str]) -> Mapping[str, tuple[str, int]]:
    """Return of those names that are of one's several tries what all are called, and which it is.

    A first one must be among them, or numbers of attempts: `Lee (1)` and `Lee (2)` are namesakes.
    """
    exactly, nearly = {each.casefold(): each for each in names}, defaultdict[str, set[str]](set)
    for each in exactly:
        nearly[_same(each)].add(each)
    said = dict[str, tuple[str, int]]()
    for name in names:
        first, number = _try(name)
        alike = nearly[_same(first)]
        if first.casefold() not in exactly and len(alike) == 1:  # as its first one is spelled
            first = exactly[next(iter(alike))]
        said[name] = first, number
    times = Counter(first.casefold() for first, _ in said.values())
    return {
        name: (first, number)
        for name, (first, number) in said.items()
        if times[first.casefold()] > 1
        and (is_of_person(first) or team_in(first))
        and (first.casefold() in exactly or _numbered(name))
    }


def _numbered(name: str) -> re.Match[str] | None:
    """Return what is found in the name of a numbered try, with a word behind it or without."""
    return NUMBERED_TRY.fullmatch(name) or NUMBERED_TRY.fullmatch(LATE.sub("", name))


def _same(name: str) -> str:
    """Return a name so that it is the same in other capitals, and in Arabic without a hamza."""
    return unicodedata.normalize("NFC", name).casefold().translate(OF_ARABIC)


def _try(name: str) -> tuple[str, int]:
    """Return what somebody's tries are all called, and which this one is: 0 if it is the first."""
    if found := NUMBERED_TRY.fullmatch(name) or OF_FORM.fullmatch(name):
        file = found["first"].split("_")[0]  # of `hw3_Ann Lee 1` the form wrote what is behind it
        is_one = found.re is NUMBERED_TRY or is_of_class(file) or any(map(str.isdigit, file))
        return (found["first"], 2 * int(found["number"])) if is_one else (name, 0)
    if found := NUMBERED_TRY.fullmatch(LATE.sub("", name)):  # `hw_v2_final`
        return found["first"], 2 * int(found["number"]) + 1
    first = first_called(name)
    first = first if team_in(first) else of_one(name)
    return first, _number(name) if first != name else 0


def _first(stem: str) -> tuple[str, int]:
    """Return what a file was called at first, and which try it is."""
    ways = [each.fullmatch(stem) for each in (NUMBERED_TRY, OF_FORM, ALONE)]
    if found := next(filter(None, ways), None):
        return found["first"], 2 * int(found["number"])
    if found := NUMBERED_TRY.fullmatch(LATE.sub("", stem)):
        return found["first"], 2 * int(found["number"]) + 1
    return first_called(stem), _number(stem)


def _number(name: str) -> int:
    """Return which try a name says to be in brackets, or by a word for what comes later.

    All numbers of tries are doubled: of `v2` and `v2 final` the second is half a try later.
    """
    by_browser = NUMBERED.search(name)
    if by_browser:
        return 2 * int("".join(filter(str.isdigit, by_browser[0])))
    return 2 * (1 + bool(THIRD.search(name))) if LATE.search(name) else 0
