"""Read the final answers from what a script printed, tolerantly, without searching for them.

Nothing here knows an expected value: which item is the answer to a check follows from labels,
order and layout alone, so that printing every candidate gains nothing.
"""

from grader.reading.answers import read, read_one
from grader.reading.text import clean

__all__ = ["clean", "read", "read_one"]
