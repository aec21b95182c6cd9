"""The layouts that platforms export, one module each; the one that fits a folder best is taken.

A layout looks at a folder as a whole: one name proves nothing. What a student wrote is never taken
for what the platform did; where both may be, every way to read a name is kept in the owner.
"""

from collections.abc import Sequence

from grader.classroom.layouts.attempts import attempts
from grader.classroom.layouts.blackboard import blackboard
from grader.classroom.layouts.brightspace import brightspace
from grader.classroom.layouts.canvas import canvas
from grader.classroom.layouts.drive import drive
from grader.classroom.layouts.folders import (
    cocalc,
    homes,
    ilias,
    ilias_teams,
    openolat,
    sakai,
    schoology,
)
from grader.classroom.layouts.gradescope import gradescope
from grader.classroom.layouts.moodle import moodle
from grader.classroom.layouts.place import Layout
from grader.classroom.layouts.repositories import repositories

LAYOUTS: Sequence[Layout] = (
    moodle,
    gradescope,
    blackboard,
    brightspace,
    canvas,
    repositories,
    attempts,
    ilias,
    ilias_teams,
    drive,
    homes,
    cocalc,
    sakai,
    schoology,
    openolat,
)
