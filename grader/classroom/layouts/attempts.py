"""Autolab, CodeGrade, ejudge, Open edX, Yandex Contest: a name has who it is, and its attempt.

Source: `adoe@uni.example_10_hw.py` of Autolab's "Download submissions", `Anna de Vries -
2024-03-01T10:00:00.123456` of CodeGrade's filesystem, `000012-login-A-python3.py` of ejudge's
archive of runs, `[1] - 333027342ef13357495cce3dfc3cf31c - main.py` of Open edX's responses, whose
files are all of one attempt, `login-101234599-OK.py` of Yandex Contest.
"""

import re

from grader.classroom.layouts.place import Place, Units, children, fits
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

ATTEMPT_DIGITS = 20
_VERDICTS = "OK|AC|WA|PE|CE|RE|RTE|TL|TLE|ML|MLE|IL|CF|SV|PT|PCF"
NAMES = {
    "autolab": re.compile(r"(?P<address>[^@/]+@[^@/_]+)_(?P<attempt>[0-9]{1,9})_(?P<file>.+)"),
    "codegrade": re.compile(
        r"(?P<name>.+) - (?P<attempt>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}[0-9:_.-]*)"
    ),
    "ejudge": re.compile(
        r"(?P<attempt>[0-9]{6})-(?P<login>.+)-(?P<problem>[^\W\d_]\w{0,9})-(?:python|pypy|py)[\w.-]{0,9}?"
        r"(?P<file>\.\w+)"
    ),
    "openedx": re.compile(r"\[[0-9]{1,4}\] - (?P<login>[0-9a-f]{32}) - (?P<attempt>)(?P<file>.+)"),
    "yandex": re.compile(
        rf"(?P<login>.+)-(?P<attempt>[0-9]{{5,12}})-(?:{_VERDICTS})(?P<file>\.\w+)"
    ),
}


def attempts(folder: Folder) -> Units:
    """Return whose each attempt is."""
    for platform, pattern in NAMES.items():
        found = {n: match for n in children(folder) if (match := pattern.fullmatch(n))}
        if len({match.groupdict().get("problem") for match in found.values()}) > 1:
            continue  # nothing says which of several problems is asked
        if found and fits(found, folder):
            return {name: _place(platform, match.groupdict()) for name, match in found.items()}
    return {}


def _place(platform: str, said: dict[str, str]) -> Place:
    """Return whose an attempt is by who did it, its number, and what the file was called."""
    said.pop("problem", "")
    attempt, file = said.pop("attempt"), said.pop("file", "")
    number = attempt.zfill(ATTEMPT_DIGITS) if attempt.isdecimal() else attempt  # a date is sorted
    (student,) = said.values()
    owner = Owner(platform=platform, persons=(Person(**said),))
    return Place(student, owner, "" if file.startswith(".") else file, number)
