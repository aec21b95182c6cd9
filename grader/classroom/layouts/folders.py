"""Platforms that give each student a folder, of which the name or what lies in it says whose it is.

A name may hold underscores of its own, so that it may be read in several ways: all are kept.
"""

import re
from dataclasses import replace

from grader.classroom.layouts.place import NOBODYS, Place, Units, children, fits, matching, placed
from grader.classroom.tree import Folder
from grader.words.graded import Person

WAYS_MAX = 20
COCALC = re.compile(r"STUDENT - (.+)\.txt")
HOME = "jupyter-"
OF_MACHINE = (
    *("ubuntu", "debian", "centos", "fedora", "rocky", "ec2-user", "azureuser", "opc", "root"),
    *("admin", "vagrant", "linuxbrew", "shared", "skel"),
)
"""Homes that the machine came with, or that its admin made."""
TEAM = re.compile(
    r"(?:[^\W\d_]+ |(?i:team|group|gruppe|groupe|équipe|equipo|gruppo|squadra)_)[0-9]{1,9}"
)
TEACHERS = re.compile(r"\d_(?:task|corrections|solutions?)(?:_\d+)?")
STEP = re.compile(r"\d_(?:task|submissions|corrections|revisions|solutions?)(?:_\d+)?")
SAKAI = re.compile(r"(?P<name>.*[^\W\d_].*?) ?\((?P<login>[^\s()]{2,64})\)")
OF_SAKAI = frozenset(
    ("Submission attachment(s)", "Feedback Attachment(s)", "timestamp.txt", "feedbackText.html")
)
"""What Sakai puts into a student's folder, and hardly a student."""
SCHOOLOGY = re.compile(r"(?P<name>.+?)(?: \([^()]*\))? - (?P<login>[\w.@-]+)")
REVISION = re.compile(r"Revision \d+\b.*")


def cocalc(folder: Folder) -> Units:
    """Return whose each folder is in CoCalc: a file in it says so.

    Source: "Collect" of an assignment, `assignments-collect/hw3/0c1f6f0e-.../STUDENT - Ada
    Byron.txt`.
    """
    said = {name: [*matching(each.files, COCALC).values()] for name, each in folder.folders.items()}
    found = {name: each[0][1] for name, each in said.items() if len(each) == 1}
    several = len(set(found.values())) < len(found)  # two of one name are told by the number alone
    if several or not fits(found, folder):
        return {}
    return {name: placed(called, "cocalc", Person(name=called)) for name, called in found.items()}


def homes(folder: Folder) -> Units:
    """Return whose each home is in The Littlest JupyterHub: `jupyter-adoe/hw3/hw3.ipynb`.

    Source: tljh/user.py and tljh/normalize.py, which cut a long login and put a hash behind it.
    """
    homes = {each.name for each in folder.holding}
    found = [name for name in folder.folders if name.startswith(HOME) and name != HOME]
    of_machine = dict.fromkeys(filter(folder.folders.__contains__, OF_MACHINE), NOBODYS)
    if homes.isdisjoint(found) or folder.programs or not homes <= {*found, *of_machine}:
        return {}
    logins = {name: name.removeprefix(HOME) for name in found}
    return of_machine | {
        n: placed(login, "tljh", Person(login=login)) for n, login in logins.items()
    }


def ilias(folder: Folder) -> Units:
    """Return whose each folder is in ILIAS: `Ivanov_Ivan_iivanov_345`, the number behind all.

    Source: Modules/Exercise/classes/class.ilExSubmission.php.
    """
    found = {name: ways for name in folder.folders if (ways := _of_ilias(name))}
    numbers = {ways[0].number for ways in found.values()}
    if len(numbers) < len(found) or not fits(found, folder):
        return {}
    return {name: placed(name, "ilias", *ways) for name, ways in found.items()}


def ilias_teams(folder: Folder) -> Units:
    """Return which team's each folder is: `Team 4711/Ivanov_Ivan_iivanov_345/hw.py`.

    It has a folder for each member who uploaded anything, and all of it is one submission. Who else
    is in the team only a table can tell, by what it is called.
    """
    found = matching(folder.folders, TEAM)
    members = {name: _members(folder.folders[name]) for name in found}
    made = [name for name in found if members[name]]
    if len({name.replace("_", " ").split()[0] for name in found}) > 1 or not fits(made, folder):
        return {}
    return {
        name: placed(name, "ilias", Person(name=name.replace("_", " ")), *members[name], team=True)
        for name in found
    }


def _members(team: Folder) -> list[Person]:
    """Return who of a team uploaded anything; nobody if something else lies there too."""
    ways = [_of_ilias(name) for name in team.folders]
    return [] if team.files or [] in ways else [each[-1] for each in ways]


def _of_ilias(name: str) -> list[Person]:
    *words, number = name.split("_")
    return _ways(words, number) if number.isdecimal() else []


def _ways(words: list[str], number: str = "") -> list[Person]:
    """Return all who are called by a last and a first name, and a login behind them."""
    return [
        Person(number=number, login="_".join(words[i:]), name=" ".join(words[:i]))
        for i in range(2, min(len(words), WAYS_MAX + 2))
    ]


def openolat(folder: Folder) -> Units:
    """Return whose each folder is in OpenOlat: `Keller_Reto_rkeller/2_submissions/hw.py`.

    Source: "Archive" of a task element, which writes spaces and apostrophes of a name as
    underscores. What the teacher gave and wrote lies in the same folder.
    """
    found = {name: ways for name in folder.folders if (ways := _ways(name.split("_")))}
    made = [name for name in found if any(map(STEP.fullmatch, folder.folders[name].folders))]
    if not fits(made, folder):
        return {}
    others = {name: tuple(matching(folder.folders[name].folders, TEACHERS)) for name in found}
    return {
        name: replace(placed(name, "openolat", *ways), others=others[name])
        for name, ways in found.items()
    }


def sakai(folder: Folder) -> Units:
    """Return whose each folder is in Sakai: `Lee, Ann(alee)/Submission attachment(s)/hw.py`.

    Source: "Download All" of an assignment, which writes `timestamp.txt` and more into each folder.
    """
    found = matching(folder.folders, SAKAI)
    made = [name for name in found if not OF_SAKAI.isdisjoint(children(folder.folders[name]))]
    return _by_name("sakai", found) if fits(made, folder) else {}


def schoology(folder: Folder) -> Units:
    """Return whose each folder is in Schoology: `Lee, Ann (Annie) - 10442216/Revision 1 - On time`.

    Source: "Download All" of an assignment. What stands in brackets is how the student is called;
    the ID is the column `Unique User ID` of Schoology's gradebook.
    """
    found = matching(folder.folders, SCHOOLOGY)
    made = [name for name in found if any(map(REVISION.fullmatch, folder.folders[name].folders))]
    return _by_name("schoology", found) if fits(made, folder) else {}


def _by_name(platform: str, found: dict[str, re.Match[str]]) -> dict[str, Place]:
    return {n: placed(n, platform, Person(**match.groupdict())) for n, match in found.items()}
