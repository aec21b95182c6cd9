"""What lies beside a program and was not given with it, though it missed that."""

import re
from pathlib import PurePath

from grader.exercise.description import Exercise
from grader.reports import Given
from grader.words.model import Case, Verdict

MISSED = re.compile(
    r"^ModuleNotFoundError: No module named '(\w+)"
    r"|^FileNotFoundError: .*No such file or directory: '(?:\./)?([^'/\n]+)"
    r"|^FileNotFoundError: ([^'/\n]+)(?:/.*)? not found",
    re.MULTILINE,
)
"""How Python and numpy say that a module or a file is missing, with the first name of its path."""
HIDDEN = re.compile(
    r"^ImportError: cannot import name '[^'\n]*' from '(\w+)"
    r"|^AttributeError: module '(\w++)[^'\n]*+' has no attribute|^NameError: ",
    re.MULTILINE,
)
"""How Python says that a module lacks something, with its name; of `import *` without one."""


def lacking_beside(case: Case, how: Given, exercise: Exercise) -> list[str]:
    """Return what to give with a program that missed one of the files that lie beside it."""
    if case.verdict is not Verdict.RUN_TIME_ERROR:
        return []
    theirs = {path.partition("/")[0] for path in exercise.given_files}
    theirs |= {name.removesuffix(".py") for name in theirs}
    names = {each: PurePath(each).name for each in how.beside}
    forms = {each: (name, name.removesuffix(".py")) for each, name in names.items()}
    missed, lacks = MISSED.search(case.stderr), HIDDEN.search(case.stderr)
    said = missed[missed.lastindex or 0] if missed else ""
    if lacks and not missed:  # a module of the exercise's may stand in the place of one's own
        hiding = (form for name, form in forms.values() if form in theirs and name not in theirs)
        other = next(filter(None, lacks.groups()), "") or next(hiding, "")
        said = other if other in theirs else ""
    lacking = [each for each, name in names.items() if name not in theirs or said in forms[each]]
    return lacking if any(said in forms[each] for each in lacking) else []
