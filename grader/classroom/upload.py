"""What one student uploaded to a platform, made into a submission whatever is wrong with it.

That is for the student to read: it becomes the fault of a submission, never an exception.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.classroom import beside, walk
from grader.classroom.entry import Choice, Known, choose
from grader.classroom.layouts.place import Owned, Place
from grader.classroom.unpacked import Bounds, Member, made_by_computer
from grader.exercise.description import Exercise
from grader.judging.submission import Submission
from grader.words.errors import UsageError
from grader.words.graded import Owner
from grader.words.language import Message

PATTERN = "*?["
"""A shell leaves a pattern as it is where no file fits: its folder is meant."""
NAMED = 5
NOBODYS = ""
"""The name of no file: none was graded."""
NOTHING = Message("nothing was handed in: hand in a .py or .ipynb file")


def find(paths: Sequence[Path], exercise: Exercise) -> Submission:
    """Return the submission in what was uploaded: files, folders or archives.

    Raises:
        UsageError: there is no such path, which is no fault of the student's.
    """
    members = [m for m in _members(paths) if not made_by_computer(m.parts)[1]]
    choice = choose([Owned(m, Place("", Owner()), m.parts) for m in members], Known.of(exercise))
    if choice.entry is None:
        return Submission(NOBODYS, b"", _what_is_wrong(choice))
    try:
        return beside.read(choice.entry, beside.lay(choice.entry, choice.others))
    except UsageError as error:
        fault = Message("the file cannot be read: {error}", {"error": error})
        return Submission(choice.entry.member.name, b"", fault)


def _members(paths: Sequence[Path]) -> Iterator[Member]:
    bounds = Bounds()
    for path in paths:
        if not path.exists() and any(sign in path.name for sign in PATTERN):
            path = path.parent
        if not os.path.lexists(path):
            raise UsageError(f"{path}: no such file or folder: check the path")
        if path.is_dir():
            yield from walk.members(path, bounds, None)
        else:
            yield from walk.opened(walk.alone(path), bounds)


def _what_is_wrong(choice: Choice) -> Message:
    if not choice.passed:
        return NOTHING
    names: str | Message = ", ".join(each.member.name for each, _ in choice.passed[:NAMED])
    left = len(choice.passed) - NAMED
    if left > 0:
        names = Message("{names} and {count} more", {"names": names, "count": left})
    return Message(
        "there is nothing to grade in {names}: hand in a .py or .ipynb file, or a .zip of them",
        {"names": names},
    )
