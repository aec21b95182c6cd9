"""A folder for each repository or submission, and a file beside them that says whose each is."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping

from grader.classroom.layouts.place import NOBODYS, Units, fits, matching, placed, shared_word
from grader.classroom.tree import Folder
from grader.classroom.work_names import team_in
from grader.words.graded import Person

SUBMISSIONS = "-submissions"
OF_COURSE = ("exercise", "solution", "tests")
"""What Artemis keeps beside the students' repositories."""
ROSTERS = ("classroom_roster.csv", "grades.csv")
FOLDER = re.compile(r"submission_(?P<number>\d+)")
METADATA = "submission_metadata.yml"
KEY = re.compile(r"[\"']?(submission_\d+)[\"']?:\s*")
VALUE = re.compile(r"\s+(- )?:(name|sid|email): *(\S.*)")
FIELDS = {"name": "name", "sid": "login", "email": "address"}
ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
"""How YAML may write a letter that is not ASCII, in double quotes."""
LINE_CHARACTERS = 500


def repositories(folder: Folder) -> Units:
    """Return whose each repository of GitHub Classroom or Artemis is: `hw1-iivanov/hw.py`.

    Source: `gh classroom clone student-repos`. A roster that lies there tells whose a login is.
    """
    assignment = folder.name.removesuffix(SUBMISSIONS)
    named = [name for name in folder.folders if name.startswith(f"{assignment}-")]
    if assignment != folder.name and fits(named, folder):
        logins = {name: name.removeprefix(f"{assignment}-") for name in named}
    else:
        cloned = [name for name, each in folder.folders.items() if each.repository]
        if not fits(cloned, folder):
            return {}
        shared = shared_word(cloned, "-") if len(cloned) > 1 else ""
        logins = {name: name.removeprefix(shared) if shared else "" for name in cloned}
    roster = _roster(folder)
    of_course = [name for name in folder.folders if name.rpartition("-")[2] in OF_COURSE]
    places = dict.fromkeys(of_course if len(of_course) > 1 else (), NOBODYS)
    for name in logins.keys() - places.keys():
        login = logins[name]
        person = roster.get(login.casefold()) or Person(login=login)
        person = person.model_copy(update={"number": name})
        places[name] = placed(
            login or name,
            "github",
            person if login else Person(number=name, name=team_in(name) or name),
        )
    return places


def _roster(folder: Folder) -> Mapping[str, Person]:
    """Return by login who has an identifier: a name, an address or an ID, as the teacher chose."""
    people = {}
    for name in ROSTERS:
        for row in csv.DictReader(folder.text(name).replace("\0", "").splitlines()):
            login = (row.get("github_username") or "").strip()
            known = (row.get("identifier") or row.get("roster_identifier") or "").strip()
            if login and known:
                is_name = " " in known or not known.isascii()  # what GitHub calls them may be any
                called = known if is_name else (row.get("name") or "").strip() or known
                people[login.casefold()] = Person(login=known, address=known, name=called)
    return people


def gradescope(folder: Folder) -> Units:
    """Return whose each folder of Gradescope is: one student's, or a team's: `submission_5/hw.py`.

    Source: an export of "Download Submissions". Its file is YAML that Ruby writes; only the lines
    that tell who submitted are read.
    """
    found = matching(folder.folders, FOLDER)
    if not fits(found, folder):
        return {}
    people = _people(folder.text(METADATA))
    places = {}
    for name, match in found.items():
        persons = people.get(name, ())
        first = persons[0].name if persons else ""
        student = f"{first}_{match['number']}" if first else name
        places[name] = placed(student, "gradescope", *persons, team=len(persons) > 1)
    return places


def _people(metadata: str) -> Mapping[str, tuple[Person, ...]]:
    people: dict[str, list[dict[str, str]]] = defaultdict(list)
    folder, listed = "", False
    for line in metadata.splitlines():
        if found := KEY.fullmatch(line):
            folder, listed = found[1], False
        elif ":submitters:" in line:
            listed = True
        elif re.match(r"\s+:(?!name|sid|email)\w+:", line):  # the next thing told of a submission
            listed = False
        elif listed and len(line) < LINE_CHARACTERS and (value := VALUE.fullmatch(line.rstrip())):
            if value[1] or not people[folder]:
                people[folder].append({})
            people[folder][-1].setdefault(FIELDS[value[2]], _unquoted(value[3]))
    return {name: tuple(Person(**each) for each in listed) for name, listed in people.items()}


def _unquoted(value: str) -> str:
    """Return what a value of YAML says."""
    if not value.startswith('"'):
        return value.strip("'")
    return ESCAPE.sub(lambda found: chr(int(found[found.lastindex or 1], 16)), value.strip('"'))
