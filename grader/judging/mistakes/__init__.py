"""A wrong answer against known mistakes: what leads to exactly this value, whoever prints it.

A diagnosis changes no verdict, and none is a guess: what is named agrees in so many digits that a
random value would do so once in ten thousand times.
"""

from grader.judging.mistakes.chance import Changes as Changes
from grader.judging.mistakes.chance import Printed as Printed
from grader.judging.mistakes.chance import explained as explained
from grader.judging.mistakes.diagnosis import Known as Known
from grader.judging.mistakes.diagnosis import diagnose as diagnose
from grader.judging.mistakes.diagnosis import in_words as in_words
from grader.judging.mistakes.seeds import other_seeds as other_seeds
