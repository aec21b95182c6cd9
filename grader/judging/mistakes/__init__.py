"""A wrong answer against known mistakes: what leads to exactly this value, whoever prints it.

A diagnosis changes no verdict, and is given where chance is no likely cause. What an exercise
names, and another seed, is told by the digits that agree (`agreement.py`); a change of the
solution where of the wrong values that lie about at most one in two hundred would be taken for it
(`chance.py`), and where the right value was not printed too (`misread.py`).
"""

from grader.judging.mistakes.chance import Changes as Changes
from grader.judging.mistakes.chance import Printed as Printed
from grader.judging.mistakes.chance import explained as explained
from grader.judging.mistakes.diagnosis import Known as Known
from grader.judging.mistakes.diagnosis import diagnose as diagnose
from grader.judging.mistakes.diagnosis import in_words as in_words
from grader.judging.mistakes.misread import misread as misread
from grader.judging.mistakes.searched import other_seeds as other_seeds
from grader.judging.mistakes.searched import why_never_seeded as why_never_seeded
from grader.judging.mistakes.searched import why_silent as why_silent
from grader.judging.mistakes.searched import why_unheeded as why_unheeded
from grader.judging.mistakes.searched import why_unseeded as why_unseeded
