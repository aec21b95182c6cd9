"""Why a value that a solution printed is not asked."""

import ast
import re
from collections.abc import Mapping, Sequence
from typing import Any

from grader.authoring import setting, texts, vocabulary, written
from grader.authoring import source as sources
from grader.authoring.found import Found, Place
from grader.authoring.indices import are_keys
from grader.authoring.source import Source

LOG = "a loop printed it before the results, like a log"
ASIDE = "it looks like a count, a time, an index, or how uncertain another value is"
GIVEN = "your script writes it out, so nobody has to find it"
SETTING = "it comes of numbers alone that your script writes out, so it is the same with each seed"
CALLED = "the function is called and what it returns is asked"
PRINTED = "what is printed is asked, so that a student may name functions at will"
SEED = "it is the seed"
ELIDED = "it is printed with `...`: print all of it, or what of it is asked"
VARIES = "its length is another from seed to seed"
KEYS = "it is what the values beside it are for"
UNSURE = "its rows begin with numbers that are no count: let a loop go through a list of these"
CHOSEN = "it is the same word with each seed, and half of all guesses are right"
OTHERS = "its rows have other names with another seed"
SHARED = "`{}` is printed with the same words: print others beside this one"

_CLOCK = re.compile(
    r"\b(?:time|perf_counter|monotonic|process_time|thread_time|default_timer|now)(?:_ns)?\(\)"
)


class Reasons:
    """What was found on the first seed and on all, and why some of it is not asked."""

    def __init__(
        self, source: Source, every: Sequence[Found], runs: Mapping[int, Sequence[Found]]
    ) -> None:
        self._source, self._every, self._choices = source, every, vocabulary.choices(source)
        self._runs: Mapping[int, Mapping[Place, Found]] = {
            seed: {found.place: found for found in of} for seed, of in runs.items()
        }
        results = [
            found.node.start
            for found in every
            if not found.log and found.kind != "series" and not self._is_given(found)
            if not found.node.elided
        ]
        self._last = max(results, default=-1)
        self._is_seeded = sources.reads_seed(source) and not all(map(self._is_same, every))

    def against(self, found: Found) -> str:
        """Return why a value is not asked, nothing if it may be."""
        before = found.is_of_training and found.node.end <= self._last
        if any(one.indices and found.is_beside(one) for one in self._every):
            return KEYS
        if found.log or (found.kind == "series" and before):
            return LOG
        if self._is_given(found):
            return GIVEN
        if (
            self._is_seeded
            and self._is_same(found)
            and setting.is_of_it(self._source, found.expression)
        ):
            return SETTING
        if found.kind == "list" and not found.indices and (found.words or self._has_others(found)):
            return OTHERS
        return ASIDE if self._is_clocked(found) else self._aside(found) or self._unsure(found)

    def _has_others(self, found: Found) -> bool:
        """Say whether its rows begin with other numbers with another seed."""
        return len({of[found.place].keys for of in self._runs.values() if found.place in of}) > 1

    def _is_given(self, found: Found) -> bool:
        """Say whether a value, or each of a series, is written out."""
        if found.kind == "series":
            values = tuple(number.value for number in found.node.numbers)
            return values in written.written(self._source)
        return self._is_text(found) or sources.is_given(self._source, found.expression)

    def _is_same(self, found: Found) -> bool:
        """Say whether a value is the same with each seed that printed it."""
        there = [of[found.place].node for of in self._runs.values() if found.place in of]
        return len({repr(node.value) for node in there}) < 2

    def _is_clocked(self, found: Found) -> bool:
        """Say whether a clock was asked: two runs may take as long, to the digits printed."""
        if found.expression is None:
            return False
        values = sources.values_of(self._source, sources.names(found.expression))
        return any(_CLOCK.search(ast.unparse(each)) for each in (found.expression, *values))

    def _is_text(self, found: Found) -> bool:
        """Say whether a number stands in a print of nothing but text, while others show values.

        So does that of `print("3-NN retrieval")`; it is the same with each seed.
        """
        same = self._is_same(found)
        shows = any(sources.printed(self._source, each.line, each.cell) for each in self._every)
        at = self._source, found.line, found.cell
        alone = not sources.printed(*at) and bool(texts.words(*at))
        return not found.node.is_name and same and alone and shows

    def _aside(self, found: Found) -> str:
        """Return why a value is no result: it has no one shape, is the seed, or no seed changes it.

        What is counted in a training or in what was drawn depends on these; sizes do not.
        """
        there = {seed: of[found.place].node for seed, of in self._runs.items() if found.place in of}
        if len({node.shape for node in there.values()}) > 1:
            return VARIES
        same = len({repr(node.value) for node in there.values()}) < 2
        if same and found.node.is_name and any(found.node.value in each for each in self._choices):
            return CHOSEN
        if not found.node.is_number:
            return ASIDE if found.node.weak else ""
        if not same and all(n.is_number and n.number.value == seed for seed, n in there.items()):
            return SEED
        is_real = found.expression is not None and found.node.number.place != 0  # `12.5 Hz`
        is_result = (found.node.counts is not None or is_real) and bool(found.label)
        if found.node.weak and (same or not is_result):
            return ASIDE
        is_size = sources.reads_seed(self._source) and sources.is_size(
            self._source, found.expression
        )
        return ASIDE if same and is_size else ""

    def _unsure(self, found: Found) -> str:
        """Say that the rows of a series begin with numbers that may be anything."""
        keys = {of[found.place].keys for of in self._runs.values() if found.place in of}
        return UNSURE if not found.indices and keys and all(map(are_keys, keys)) else ""


def is_shared(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two tables of checks are of one form and share a label."""
    forms = [[each.get(key) for key in ("kind", "length", "shape")] for each in (one, other)]
    words = [set(each.get("labels", ())) for each in (one, other)]
    return forms[0] == forms[1] and not words[0].isdisjoint(words[1])
