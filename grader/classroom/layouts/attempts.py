"""A+, Autolab, CodeGrade, ejudge, Open edX ..: a name has who it is, and its attempt.

Source: `123456+98765K_file1_submission10.py` of A+, of a team of two, `adoe@uni.example_10_hw.py`
of Autolab's "Download submissions", `Anna de Vries - 2024-03-01T10:00:00.123456` of CodeGrade's
filesystem, `000012-login-A-python3.py` of ejudge's archive of runs, `[1] - adoe - main.py` of Open
edX's responses, whose files are all of one attempt, `adoe+ps1+2024-03-01 09:12:13.000321 UTC+aB3x`
of the exchange of nbgrader, which has no `+` in an assignment, `van_der_Berg_Anna_20312_20240301_
101700` of essays in Moodle's quizzes, `login-101234599-OK.py` of Yandex Contest.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from grader.classroom.layouts.place import Place, Units, children, fits, matching, placed
from grader.classroom.tree import Folder
from grader.classroom.work_names import is_of_person
from grader.words.graded import Person

ATTEMPT_DIGITS = 20
_VERDICTS = "OK|AC|WA|PE|CE|RE|RTE|TL|TLE|ML|MLE|IL|CF|SV|PT|PCF"
NAMES = {
    "aplus": re.compile(
        r"(?P<login>[A-Za-z0-9.-]+(?:\+[A-Za-z0-9.-]+)*)_file[0-9]{1,3}_submission(?P<attempt>[0-9]{1,9})"
        r"(?P<file>\.\w+)?"
    ),
    "autolab": re.compile(r"(?P<address>[^@/]+@[^@/_]+)_(?P<attempt>[0-9]{1,9})_(?P<file>.+)"),
    "codegrade": re.compile(
        r"(?P<name>.+) - (?P<attempt>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}[0-9:_.-]*)"
    ),
    "ejudge": re.compile(
        r"(?P<attempt>[0-9]{6})-(?P<login>.+)-(?P<problem>[^\W\d_]\w{0,9})-(?:python|pypy|py)[\w.-]{0,9}?"
        r"(?P<file>\.\w+)"
    ),
    "nbgrader": re.compile(
        r"(?P<login>.+)\+(?P<problem>[^+]+)\+(?P<attempt>[0-9]{4}-[0-9]{2}-[0-9]{2}[ _T]"
        r"[0-9]{2}[:_.-][0-9]{2}[:_.-][0-9]{2}(?:\.[0-9]{1,9})?)"
        r"(?:[ _][A-Z][^+]{0,9})?(?:\+[^+]{1,40})?"
    ),
    "openedx": re.compile(r"\[[0-9]{1,4}\] - (?P<login>\S(?:.*?\S)??) - (?P<attempt>)(?P<file>.+)"),
    "quiz": re.compile(
        r"(?P<name>(?=[^_]+_[^\W\d_])[^\W\d].*)_[0-9]{1,9}_(?P<attempt>[0-9]{8}_[0-9]{6})"
    ),
    "yandex": re.compile(
        rf"(?P<login>.+)-(?P<attempt>[0-9]{{5,12}})-(?:{_VERDICTS})(?P<file>\.\w+)"
    ),
}


def attempts(folder: Folder) -> Units:
    """Return whose each attempt is."""
    for platform, pattern in NAMES.items():
        found = matching(children(folder), pattern)
        said = {name: match.groupdict() for name, match in found.items()}
        several = len({each.get("problem") for each in said.values()}) > 1
        if several and platform != "nbgrader":
            continue  # nothing says which of several problems is asked
        if found and fits(found, folder) and (platform != "openedx" or _are_people(said.values())):
            return {name: _place(platform, each, several) for name, each in said.items()}
    return {}


def _are_people(said: Collection[dict[str, str]]) -> bool:
    """Tell whether what stands where people do is not all of work: `[1] - hw - main.py`."""
    return any(is_of_person(each["login"]) for each in said)


def _place(platform: str, said: dict[str, str], several: bool) -> Place:
    """Return whose an attempt is by who did it, its number, and what the file was called.

    Where there are `several` problems, each is graded, and it shows which is whose.
    """
    problem = said.pop("problem", "")
    attempt, file = said.pop("attempt"), said.pop("file", "") or ""
    number = attempt.zfill(ATTEMPT_DIGITS) if attempt.isdecimal() else attempt  # a date is sorted
    if platform == "quiz":
        said["name"] = said["name"].replace("_", " ")
    (student,) = said.values()
    logins = student.split("+") if platform == "aplus" else []
    persons = [Person(login=each) for each in logins] or [Person(**said)]
    student = f"{student} ({problem})" if several else student
    file = "" if file.startswith(".") else file
    place = placed(student, platform, *persons, team=len(persons) > 1)
    return replace(place, file=file, attempt=number)
