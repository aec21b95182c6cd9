"""What a loop printed again and again under the same words: a log, which nobody asks for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from grader.authoring.found import Found
from grader.reading.evidence import Evidence

LOOPED_MOST = 24
"""Values of one loop that are asked one by one; of more nobody wants a check each."""


def without_logs(evidence: Evidence, singles: Sequence[Found]) -> Iterator[Found]:
    """Yield values, those as logs that a loop printed again and again under the same words.

    What may count the turns of a loop is left out, unless nothing else there is called so.
    """
    by_site: dict[object, list[Found]] = defaultdict(list)
    for found in singles:
        by_site[evidence.journal.at(found.node.start).site].append(found)
    for of_site in by_site.values():
        often = len({evidence.journal.at(found.node.start).start for found in of_site}) > 1
        said = Counter(map(_words, of_site))
        values = [found for found in of_site if not found.node.weak]
        again = any(said[_words(found)] > 1 for found in values)
        log = often and (again or len(values) > LOOPED_MOST)
        for found in of_site:
            if not (often and found.node.weak and (log or said[_words(found)] > 1)):
                yield found._replace(log=log, expression=None if often else found.expression)


def first_of_each(every: Sequence[Found]) -> list[Found]:
    """Return one value of each log."""
    logs: dict[object, Found] = {}
    for found in every:
        if found.log:
            logs.setdefault((found.line, found.cell, found.label), found)
    return list(logs.values())


def _words(found: Found) -> str:
    return re.sub(r"\d+", "", found.label)
