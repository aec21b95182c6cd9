"""GitHub Classroom, Artemis: a folder for each repository, `hw1-submissions/hw1-iivanov/hw.py`.

Source: `gh classroom clone student-repos`. A roster that lies there tells whose a login is.
"""

import csv
from collections.abc import Mapping

from grader.classroom.layouts.place import NOBODYS, Units, fits, placed, shared_word
from grader.classroom.tree import Folder
from grader.words.graded import Person

SUBMISSIONS = "-submissions"
OF_COURSE = ("exercise", "solution", "tests")
"""What Artemis keeps beside the students' repositories."""
ROSTERS = ("classroom_roster.csv", "grades.csv")


def repositories(folder: Folder) -> Units:
    """Return whose each repository is."""
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
        places[name] = placed(login or name, "github", *([person] if login else []))
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
