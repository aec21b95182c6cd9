"""A wrong answer against known mistakes: the one, and only one, that gives exactly this value.

A diagnosis changes no verdict, and none is a guess: what is named agrees in so many digits that a
random value would do so once in ten thousand times.
"""

from grader.diagnosis.mistakes import Known as Known
from grader.diagnosis.mistakes import diagnose as diagnose
from grader.diagnosis.seeds import other_seeds as other_seeds
