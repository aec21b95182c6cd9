"""What is doubtful about whose a class's files are, in a line each for the teacher."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from grader.classroom.around import is_whole
from grader.classroom.discovery import NAMED, Class, Found
from grader.classroom.work_names import is_of_class, is_of_person

DIGITS = re.compile("[0-9]+")
SAY = r"if each is a student's, say whose, as with --student '(?P<student>[^/]+)\.py$'"


def doubts(found: Class) -> Iterator[str]:
    """Say it where files that may be a student's each are taken for one student's, or name nobody.

    The first is likely where everybody has several with names of people, or the only one has many.
    """
    nameless = [o.student for o in found.files if not o.owner.platform and is_of_class(o.student)]
    if nameless and len(found.files) > 1:
        more = f" and {len(nameless) - NAMED} more" if len(nameless) > NAMED else ""
        yield f"whose these are does not show: {', '.join(nameless[:NAMED])}{more}: rename them"
    yield from _several_works(found.files)
    yield from _people(found.files)
    everybody = [each for each in found.files if any(map(is_of_person, map(_stem, each.rivals)))]
    alone = len(found.files) == 1 and len(found.files[0].rivals) > 1
    first = found.files[0]
    if not first.owner.platform and (alone or len(everybody) == len(found.files)):
        yield f"of {first.student}, {first.name} is graded and not {first.rivals[0]}: {SAY}"


def _people(files: Sequence[Found]) -> Iterator[str]:
    """Say it where a student has programs that are called by first and last names."""
    for each in files:
        names = [each.name, *each.rivals]
        people = [name for name in names if is_whole(_stem(name))]
        if len(people) > 1 and people[0] == each.name and not each.owner.platform:
            yield f"of {each.student}, {people[0]} is graded and not {people[1]}: {SAY}"
            return


def _several_works(files: Sequence[Found]) -> Iterator[str]:
    """Say it where most have several programs that differ in a number: `hw2.py`, `hw3.py`."""
    told = [
        (each, rival)
        for each in files
        for rival in each.rivals[:1]
        if DIGITS.sub("", rival) == DIGITS.sub("", each.name) and not each.owner.platform
    ]
    if 2 * len(told) > len(files) > 1:
        found, rival = told[0]
        yield (
            f"several have works of other numbers too: of {found.student}, {found.name} is graded "
            f"and not {rival}: if that is asked, leave the others out"
        )


def _stem(name: str) -> str:
    return PurePosixPath(name).stem
