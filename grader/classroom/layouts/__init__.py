"""The layouts that platforms export, one module each; the one that fits a folder best is taken.

A layout looks at a folder as a whole: one name proves nothing. What a student wrote is never taken
for what the platform did; where both may be, every way to read a name is kept in the owner.
"""

from collections.abc import Sequence

from grader.classroom.layouts import (
    attempts,
    brightspace,
    canvas,
    drive,
    folders,
    mails,
    moodle,
    repositories,
)
from grader.classroom.layouts.place import Layout

LAYOUTS: Sequence[Layout] = (
    *(
        mails.mails,
        moodle.moodle,
        repositories.gradescope,
        attempts.blackboard,
        brightspace.brightspace,
    ),
    *(canvas.canvas, repositories.repositories, attempts.attempts),
    *(folders.ilias, folders.ilias_teams, drive.drive, folders.homes, folders.cocalc),
    *(folders.sakai, folders.schoology, folders.openolat),
)
