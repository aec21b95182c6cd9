"""Platforms of which a name has who it is, and the attempt that it is of: the last counts.

Source: `123456+98765K_file1_submission10.py` of A+, of a team of two, `adoe@uni.example_10_hw.py`
of Autolab's "Download submissions", `Anna de Vries - 2024-03-01T10:00:00.123456` of CodeGrade's
filesystem, `000012-login-A-python3.py` of ejudge's archive of runs, `[1] - adoe - main.py` of Open
edX's responses, whose files are all of one attempt, `adoe+ps1+2024-03-01 09:12:13.000321 UTC+aB3x`
of the exchange of nbgrader, which has no `+` in an assignment, `van_der_Berg_Anna_20312_20240301_
101700` of essays in Moodle's quizzes, `login-101234599-OK.py` of Yandex Contest, `s21@login@hw.py`
of manaba, `[2024-03-18 21.05] Ann Lee (alee@uni.example) - hw.py` of mails that a macro saved,
`20241105_2210_Ann Lee_Homework 3` of those that a mail program did, and of PrairieLearn uid, uin,
instance, question, variant, submission and file.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from grader.classroom.layouts.place import (
    Place,
    Units,
    children,
    fits,
    is_most,
    matching,
    placed,
    share,
    shared_word,
)
from grader.classroom.tree import Folder
from grader.classroom.tries import SAID, VERDICTS
from grader.classroom.try_words import TRY
from grader.classroom.work_names import is_of_person, is_of_whole_name
from grader.words.graded import Person

ATTEMPT_DIGITS = 20
_RUN = "(?i:submission|sub|run|attempt|try|ver|v|посылка|попытка|решение|提交)"
NAMES = {
    "aplus": re.compile(
        r"(?P<login>[A-Za-z0-9.-]+(?:\+[A-Za-z0-9.-]+)*)_file[0-9]{1,3}_submission(?P<attempt>[0-9]{1,9})"
        r"(?P<file>\.\w+)?"
    ),
    "prairielearn": re.compile(
        r"(?P<address>[^@/]+@[^@/_]+)_(?P<uin>[^_@/]*)_[0-9]{1,4}_(?P<problem>.+)"
        r"_(?P<variant>[0-9]{1,6})_(?P<attempt>[0-9]{1,9})_(?P<file>.+)"
    ),
    "autolab": re.compile(r"(?P<address>[^@/]+@[^@/_]+)_(?P<attempt>[0-9]{1,9})_(?P<file>.+)"),
    "codegrade": re.compile(
        r"(?P<name>.+) - (?P<attempt>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}[0-9:_.-]*)"
    ),
    "ejudge": re.compile(
        r"(?P<attempt>[0-9]{6})-(?P<login>.+)-(?P<problem>[^\W\d_]\w{0,9})-(?:python|pypy|py)[\w.-]{0,9}?"
        r"(?P<file>\.\w+)"
    ),
    "mails": re.compile(
        r"\[(?P<attempt>[0-9]{4}(?:-[0-9]{2}){2}[ T_][0-9]{2}(?:[.:_-][0-9]{2}){1,2})\]"
        r" (?P<name>.+?) [(<](?P<address>[^()<>@\s]+@[^()<>@\s]+)[)>] - (?P<file>.+)"
    ),
    "dated": re.compile(
        r"(?P<attempt>[0-9]{4}(?:[.-]?[0-9]{2}){2}[ T_-]?[0-9]{2}(?:[h.:_-]?[0-9]{2}){1,2})"
        r"(?P<sign>_| - )(?P<name>[^_]+?)(?P=sign)(?P<file>.+)"
    ),
    "manaba": re.compile(r"(?P<login>[^@/\s]+)@(?P<uin>[^@/\s]+)@(?P<attempt>)(?P<file>[^@/].*)"),
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
        rf"(?P<login>.+)-(?P<attempt>[0-9]{{5,12}})-(?:{VERDICTS})(?P<file>\.\w+)"
    ),
    "verdicts": re.compile(
        rf"(?P<login>.*[^\W\d_].*?)(?:(?:_(?P<uin>[0-9]{{4,12}}))?[_-]+(?:{_RUN})[_-]?"
        rf"(?P<attempt>[0-9]{{1,12}})|[_-](?P<run>[0-9]{{5,12}}))[_-](?i:{VERDICTS}|{SAID})"
        r"(?P<file>\.\w+)?"
    ),
}
"""By which a name is read; the last is of scripts of judges, where all names have a verdict."""
SEVERAL = ("nbgrader", "prairielearn")
"""Which say of several problems or assignments which is which."""
BLACKBOARD = re.compile(
    rf"(?P<head>.+?)_(?i:{TRY})_(?P<stamp>\d{{4}}(?:-\d\d){{5}})(?:_(?P<file>.+)|\.txt)"
)
NOTE = re.compile(r"[^:\n]{1,40}:\s*(?P<name>\S.*?)\s*\((?P<login>[^()\n]+)\)\s*")


def attempts(folder: Folder) -> Units:
    """Return whose each attempt is."""
    for platform, pattern in NAMES.items():
        found = matching(children(folder), pattern)
        said = {name: match.groupdict() for name, match in found.items()}
        several = len({each.get("problem") for each in said.values()}) > 1
        if several and platform not in SEVERAL:
            continue  # nothing says which of several problems is asked
        if platform == "verdicts" and share(found, folder) < 1:
            continue  # students write such things, too
        chosen = platform in ("openedx", "verdicts", "manaba", "yandex", "dated")
        if found and fits(found, folder) and (not chosen or _are_people(platform, said)):
            return {name: _place(platform, each, several) for name, each in said.items()}
    return {}


def _are_people(platform: str, said: Mapping[str, dict[str, str]]) -> bool:
    """Tell whether what stands where people do is not all of work: `[1] - hw - main.py`.

    Behind a date only first and last names are people.
    """
    if platform == "dated":
        return is_most([o for o in said.values() if is_of_whole_name(o["name"])], said)
    return any(is_of_person(each["login"]) for each in said.values())


def _place(platform: str, said: dict[str, str], several: bool) -> Place:
    """Return whose an attempt is by who did it, its number, and what the file was called.

    Where there are `several` problems, each is graded, and it shows which is whose.
    """
    problem, file = said.get("problem", ""), said.get("file") or ""
    student, persons = _who(platform, said)
    place = placed(
        f"{student} ({problem})" if several else student,
        platform,
        *persons,
        team=platform == "aplus" and len(persons) > 1,
    )
    file = "" if file.startswith(".") else file
    asked = problem if platform == "nbgrader" else ""
    return replace(place, file=file, attempt=_number(said), asked=asked)


def _number(said: Mapping[str, str]) -> str:
    """Return the number of an attempt so that a later one sorts behind it, as a date does."""
    numbers = [said.get(each) or "" for each in ("variant", "attempt", "run")]
    return "".join(o.zfill(ATTEMPT_DIGITS) if o.isdecimal() else o for o in numbers)


def _who(platform: str, said: Mapping[str, str]) -> tuple[str, list[Person]]:
    """Return what somebody is called by a platform, and whom it may be."""
    told = {key: said[key] for key in ("login", "address", "name") if key in said}
    if platform == "quiz":
        told["name"] = told["name"].replace("_", " ")
    if platform == "mails":
        return f"{told['name']} ({told['address']})", [Person(**told)]
    (student,) = told.values()
    uin = said.get("uin") or ""
    if platform == "aplus":
        return student, [Person(login=each) for each in student.split("+")]
    if platform == "manaba":  # the student's number, and what they are called as a user
        return student, [Person(**told), Person(login=uin)]
    if platform == "verdicts":
        name = " ".join(student.replace("_", " ").split())
        return "_".join(filter(None, (student, uin))), [Person(login=uin or student, name=name)]
    return student, [Person(**{"login": uin} | told)]


def blackboard(folder: Folder) -> Units:
    """Return whose each file is: `Homework 1_iivanov_attempt_2024-03-01-12-00-00_hw.py`.

    Source: "Assignment File Download" of the Grade Center. A .txt for each attempt begins with the
    student's name and login; without one the login is what follows the words that all names share.
    """
    found = matching(children(folder), BLACKBOARD)
    if not fits(found, folder):
        return {}
    heads = {match["head"] for match in found.values()}
    shared = shared_word(heads, "_")
    people = {head: Person(login=head.removeprefix(shared)) for head in heads if shared}
    people |= _by_notes(folder, found)
    places = {}
    for name, match in found.items():
        persons = [people[match["head"]]] if match["head"] in people else []
        student = persons[0].login if persons else match["head"]
        place = placed(student, "blackboard", *persons)
        places[name] = replace(place, file=match["file"] or "", attempt=match["stamp"])
    return places


def _by_notes(folder: Folder, found: Mapping[str, re.Match[str]]) -> dict[str, Person]:
    """Return by the start of a name who it is, as the platform's own notes say."""
    people = {}
    for name, match in found.items():
        if not match["file"] and match["head"] not in people:
            first, *_ = folder.text(name)[:1000].splitlines() or [""]
            note = NOTE.fullmatch(first)
            if note and match["head"].endswith(f"_{note['login']}"):
                people[match["head"]] = Person(login=note["login"], name=note["name"])
    return people
