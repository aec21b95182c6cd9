"""The lists of names of which a solution prints one as an answer, and the words of its choices."""

import re
from collections import defaultdict
from collections.abc import Iterator

from grader.authoring import printed, texts, vocabulary
from grader.authoring.source import Source
from grader.authoring.written import Words
from grader.sandbox.execution import Execution

ANSWERS_MOST = 2
"""Names of one list that are printed as answers."""
_KEY_ENDS = re.compile(r"['\"][ ]?:")
_LED = re.compile(r"[:=：][ ]{0,4}['\"]?\Z")
"""What ends the words that lead to a name: `best: A, worst: B` are two answers."""


def vocabularies(seen: Execution, source: Source) -> list[Words]:
    """Return the lists of names of which one is printed as an answer, and the words of choices.

    Where more than two of a list are printed, as the best and the worst are, or two at once, they
    are candidates, while of several choices each may be an answer.
    """
    found = list[Words]()
    for each in vocabulary.lists(source):
        stated = list(_stated(seen, source, each))
        is_new = not any({*each} & {*other} for other in found)
        apart = all(len(names) == 1 for names in stated)
        if is_new and apart and 0 < len(set().union(*stated)) <= ANSWERS_MOST:
            found.append(each)
    chosen = [each for each in vocabulary.choices(source) if any(_stated(seen, source, each))]
    return [*found, *(each for each in chosen if each not in found)]


def _stated(seen: Execution, source: Source, names: Words) -> Iterator[set[str]]:
    """Yield the names of each print that are no words of it, or each if words lead to each.

    Those in a list are not stated where words lead to others.
    """
    evidence = printed.evidence_of(seen, source, names)
    page = evidence.page
    stated: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    listed: dict[int, set[str]] = defaultdict(set)
    for node in page.nodes:
        statement = evidence.journal.at(node.start)
        is_key = _KEY_ENDS.match(page.text, node.end) is not None
        if node.is_name and not is_key and not evidence.journal.is_often(statement):
            own = texts.words(source, statement.line, statement.cell)
            if node.start not in texts.taken_by(page, statement, own):
                lead = page.text[page.line_start(node.start) : node.start]
                if texts.is_listed(page, node):
                    listed[statement.start].add(str(node.value))
                else:
                    stated[statement.start].append((str(node.value), bool(_LED.search(lead))))
    yield from (names for start, names in listed.items() if start not in stated)
    for every in stated.values():
        said = {name for name, _ in every}
        yield from ({name} for name in said) if all(led for _, led in every) else (said,)
