"""A wrong answer against known mistakes: the one, and only one, that gives exactly this value.

A diagnosis changes no verdict, and none is a guess: what is named agrees in so many digits that a
random value would do so once in ten thousand times.
"""

from grader.judging.diagnosis.mistakes import Known as Known
from grader.judging.diagnosis.mistakes import diagnose as diagnose
from grader.judging.diagnosis.seeds import other_seeds as other_seeds
