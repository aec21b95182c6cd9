"""What goes wrong on our side; a student's mistake is a `Verdict`, never an exception.

- `GraderError`: one line for people, what is wrong and how to mend it
    - `UsageError`: the call is wrong, exit status 2
        - `ExerciseError`: an exercise's description is wrong; names file, key and mend
    - `SandboxError`: the sandbox could not do its work, judge_error
        - `WallError`: this machine cannot give the isolation that was asked for
    - `ReferenceRunError`: an exercise's reference failed, judge_error
    - `StoreError`: the judgements of a class cannot be kept; those acknowledged are
"""

import errno

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""What is wrong with a disk and not with its name."""


class GraderError(Exception):
    """Base of all: `str(error)` is one line for people."""


class UsageError(GraderError):
    """The caller asked for something that does not exist or cannot be."""


class ExerciseError(UsageError):
    """An exercise's description or module is wrong or missing."""


class SandboxError(GraderError):
    """The sandbox itself failed; nothing is known about the program."""


class WallError(SandboxError):
    """The isolation that was asked for cannot be given here."""


class ReferenceRunError(GraderError):
    """The reference of an exercise did not print its expected values."""


class StoreError(GraderError):
    """The store of a class cannot be written or read."""


def unwritten(what: str, error: OSError) -> GraderError:
    """Return what to raise where something that was asked for cannot be written."""
    wrong = GraderError if error.errno in NO_ROOM else UsageError
    return wrong(f"{what}: {error.strerror}")
