"""What the teacher changed by hand: `overrides.csv` in the report's folder, which wins everywhere.

It is the teacher's: nothing of ours writes it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.reports.as_csv import inert
from grader.reports.gradebooks import sheet
from grader.reports.gradebooks.marks import parse
from grader.words.errors import UsageError
from grader.words.graded import ByHand, Owner
from grader.words.names import plainly
from grader.words.visible import visible

NAME = "overrides.csv"
TOLD_MOST = 20
LIKE_PER_CENT = 10
"""What is more is out of a hundred, and what is less may be of any scale."""
COLUMNS = ("student", "score", "comment")


def load(folder: Path) -> tuple[Mapping[str, ByHand], list[str]]:
    """Return what was changed, by student, and what is wrong with lines; nothing without a file.

    Raises:
        UsageError: it is no table of students and scores.
    """
    path = folder / NAME
    if not path.exists():
        return {}, []
    if not path.is_file():  # to open a pipe may take for ever
        raise UsageError(f"{path} is no file: write a table, or remove it")
    table = sheet.read(path, "the scores by hand")
    places = {title.casefold(): i for i, title in enumerate(table.header)}
    if not {"student", "score"} <= places.keys():
        raise UsageError(f"{path}: its columns are {', '.join(COLUMNS)}: write these titles")
    found: dict[str, ByHand] = {}
    faults = []
    for line, row in enumerate(table.rows[1:], start=2):
        student = row[places["student"]].strip()
        comment = row[places["comment"]].strip() if "comment" in places else ""
        score, fault = _score(row[places["score"]]) if student else (None, "")
        if student in found:
            fault = f"{visible(student)} is there twice: leave one"
        if fault:
            faults.append(f"line {line}: {fault}")
        elif student:
            found[student] = ByHand(score=score, comment=comment)
    return found, faults


def refuse(folder: Path, faults: Sequence[str], unknown: Sequence[str]) -> None:
    """Raise `UsageError` where lines have faults, with all else that is to be mended there."""
    nobody = [f"{visible(name)} is nobody here, or somebody twice" for name in unknown]
    if faults:
        raise UsageError(f"{folder / NAME}: {'; '.join([*faults, *nobody][:TOLD_MOST])}")


def by_student(
    by_hand: Mapping[str, ByHand], students: Mapping[str, Owner]
) -> tuple[dict[str, ByHand], list[str]]:
    """Return what was changed by the students' own names, and the names of nobody here.

    A name may be written as in `grades.csv`, or in other letters where that is nobody else's; so
    may a login or a name of which that is made, `Ann Öz` of `Ann Öz_102`.
    """
    known: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for student, owner in students.items():
        for name in (student, inert(student), plainly(student)):
            known[name].add(student)
        for person in () if owner.team else owner.persons:
            for part in filter(None, (plainly(person.login), plainly(person.name))):
                parts[part].add(student)
    found: dict[str, ByHand] = {}
    unknown = []
    for name, given in by_hand.items():
        plain = plainly(name)
        whose = known.get(name) or known.get(plain) or parts.get(plain, set())
        if len(whose) == 1 and found.setdefault(min(whose), given) is given:
            continue
        unknown.append(name)
    return found, unknown


def _score(cell: str) -> tuple[float | None, str]:
    """Return the score that a cell has, and what is wrong with it; empty cells have none."""
    text = cell.strip()
    if not text:
        return None, ""
    value = parse(text.removesuffix("%"))
    score = value / 100 if value is not None and text.endswith("%") else value
    if score is not None and 0 <= score <= 1:
        return score, ""
    mend = "write one from 0 to 1, or in per cent"
    if score is not None and LIKE_PER_CENT < score <= 100:
        mend = f"write {score / 100:g} or {score:g}%"
    return None, f"'{visible(text, most=40)}' is no score: {mend}"
