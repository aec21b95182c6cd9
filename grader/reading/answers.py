"""The reader: what was printed in, the answer to each check out, or why there is none."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from grader.reading import asides, journal, numerals, spellings, yes_or_no
from grader.reading.choose import choose
from grader.reading.evidence import Evidence
from grader.reading.journal import Journal, Statement
from grader.reading.nodes import Page
from grader.reading.parse import parse
from grader.reading.parts import Part
from grader.reading.prints import Prints
from grader.reading.rank import Candidate
from grader.reading.text import clean, shortened
from grader.words.language import Message
from grader.words.model import Answer, Check, Piece
from grader.words.values import Grid, Number, Value, by_size

AGAIN_MOST = 500
"""Values of an output that is looked at twice; one with more is a log."""
BOTH = 2
_ELIDED = Message(
    "the array is shortened by `...`: call torch.set_printoptions(threshold=10_000), or "
    "numpy.set_printoptions(threshold=10_000), before it is printed"
)
_ROUNDED = ("tensor", "array", "Parameter", "[[")
"""How the print of what torch or numpy rounded begins."""


def read(
    output: bytes,
    checks: Sequence[Check],
    names: Sequence[str],
    pieces: Sequence[Piece] = (),
    parts: Sequence[Part] = (),
    own: Sequence[Part] = (),
) -> dict[str, Answer]:
    """Return the answer to every check, by its name.

    Args:
        output: what was written to standard output.
        checks: what is asked for, without values.
        names: the vocabulary of the names that have none of their own.
        pieces: the journal of what was written, empty where there is none.
        parts: the source in its parts, empty where it is not known.
        own: the parts of the source that belong to the exercise; what others printed is an answer
            only where these printed none. Empty if nothing tells them apart.
    """
    seen = shortened(clean(output))
    said = journal.read(output.decode("utf-8", "replace"), seen, pieces)
    prints = Prints(parts, said, seen.text)
    found: dict[str, Answer] = {}
    for vocabulary, looked_for in _by_vocabulary(checks, names).items():
        theirs = {check.name for check in looked_for}
        beside = [c for c in checks if c.kind == "name" and c.name not in theirs]
        look = partial(_answers, prints=prints, checks=looked_for, beside=beside)
        known = spellings.others(vocabulary)
        both = frozenset(check.name for check in looked_for if _asks_for_both(check))
        answers = _looked(seen.text, (*vocabulary, *known), said, own, look, both)
        found = {name: _as_named(each, known) for name, each in answers.items()} | found
    lacking = [
        check for check in checks if check.kind == "name" and found[check.name].value is None
    ]
    found |= _in_sentences(seen.text, lacking, names)
    return {
        check.name: replace(answer, line=answer.line and seen.line(answer.line))
        for check in checks
        for answer in [found[check.name]]
    }


def _looked(
    text: str,
    words: Sequence[str],
    said: Journal,
    own: Sequence[Part],
    look: Callable[[Page], dict[str, Answer]],
    both: Collection[str] = (),
) -> dict[str, Answer]:
    """Return the answers of a look at a text, at what values were before, and at the own parts.

    The checks `both` ask for what was before and what came of it.
    """
    page = parse(text, words, said.apart)
    answers = look(page)
    missing = any(answer.value is None for answer in answers.values())
    if (missing or both) and len(page.nodes) <= AGAIN_MOST:
        before = parse(text, words, said.apart, was=True)
        if before.text != page.text:
            again = look(before)
            answers |= _more(answers, again)
            answers |= {n: each for n, each in again.items() if n in both and not each.misfit}
    if own:
        nodes = tuple(n for n in page.nodes if _is_of(said.at(n.start), own))
        of_own = look(replace(page, nodes=nodes))
        answers |= {n: each for n, each in of_own.items() if _is_instead(each, answers[n])}
    return answers


def _is_instead(own: Answer, other: Answer) -> bool:
    """Say whether what the own parts printed is the answer; no series with gaps is before another.

    So comes `all 100 layers, std 2e+120` after what a function printed of each layer.
    """
    if own.value is None or other.value is None:
        return own.value is not None
    return not _has_gaps(own.value) or _has_gaps(other.value)


def _has_gaps(value: Value) -> bool:
    return isinstance(value, Grid) and value.has_gaps


def _asks_for_both(check: Check) -> bool:
    """Say whether a list is of what was before and of what came of it: `0.9 -> 0.3`."""
    words = [each for each in check.index or () if isinstance(each, str)]
    return len(words) == len(check.index or ()) == BOTH and "former" in asides.said(words[0])


def _as_named(answer: Answer, known: Mapping[str, str]) -> Answer:
    """Return an answer with a name that was printed in another language as its check has it."""
    value = answer.value
    return replace(answer, value=known.get(value, value)) if isinstance(value, str) else answer


def _in_sentences(text: str, checks: Sequence[Check], names: Sequence[str]) -> Mapping[str, Answer]:
    """Return the answers to checks of yes or no that have no such word, but a sentence."""
    said = {c.name: yes_or_no.said(text, c, c.names or names) for c in checks}
    return {name: answer for name, answer in said.items() if answer}


def _by_vocabulary(
    checks: Sequence[Check], names: Sequence[str]
) -> Mapping[tuple[str, ...], Sequence[Check]]:
    """Return what is looked for with the words of each vocabulary, so that no name is another's.

    Numbers are, where several have one, those found with the first, the largest: it is of
    candidates, whose tables hold no answer. Where each of its names leads the label of a number, as
    `SGD loss`, they are but words to whoever looks for numbers.
    """
    numbers = [check for check in checks if check.kind != "name"]
    words = [check.names or tuple(names) for check in checks if check.kind == "name"]
    every = sorted(dict.fromkeys(words or [tuple(names)]), key=len, reverse=True)
    leads = {label.casefold().split()[0] for check in numbers for label in check.labels}
    apart = bool(every[0]) and leads.issuperset(name.casefold() for name in every[0])
    found: dict[tuple[str, ...], Sequence[Check]] = {(): numbers} if apart else {}
    for own in every:
        found[own] = [
            check
            for check in checks
            if (own == (check.names or tuple(names)) if check.kind == "name" else not apart)
        ]
    return found


def _more(first: Mapping[str, Answer], again: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Return the answers of a second look if it missed fewer."""
    missed = [sum(answer.value is None for answer in of.values()) for of in (again, first)]
    return again if missed[0] < missed[1] else {}


def _is_of(statement: Statement, own: Sequence[Part]) -> bool:
    return any(part.has(statement.from_line, statement.from_cell) for part in own)


def _answers(
    page: Page, prints: Prints, checks: Sequence[Check], beside: Sequence[Check]
) -> dict[str, Answer]:
    evidence = Evidence(page, prints, checks, beside)
    chosen, several = choose(evidence), len(checks) + len(beside) > 1
    return {check.name: _answer(evidence, check, chosen, several) for check in checks}


def read_one(text: str, check: Check, names: Sequence[str]) -> Answer:
    """Read the value of a probe from its `repr`; a float's `repr` is not rounded."""
    answer = read(text.encode("utf-8", "replace"), [check], names)[check.name]
    value = answer.value
    if value is not None and not text.lstrip().startswith(_ROUNDED):
        value = _unrounded(value)
    return replace(answer, value=value, line=None)


def _unrounded(value: Value) -> Value:
    if not isinstance(value, Grid):
        return value
    return Grid(value.shape, {at: Number(n.value) for at, n in value.numbers.items()})


def _answer(
    evidence: Evidence, check: Check, chosen: Mapping[str, Candidate], several: bool
) -> Answer:
    candidate = chosen.get(check.name)
    if candidate is None:
        problem = _problem(evidence, check, chosen, several)
        return Answer(None, problem=problem, unnamed=several)
    node, statement = candidate.node, candidate.statement
    answer = Answer(
        node.value,
        evidence.page.line_of(node.start),
        statement.line,
        statement.cell,
        fault=numerals.fault_for(check, node),
        misfit=candidate.is_misfit,
        unnamed=several and candidate.label is None,
    )
    return replace(answer, value=None, problem=_ELIDED) if node.elided else answer


def _problem(
    evidence: Evidence, check: Check, chosen: Mapping[str, Candidate], several: bool
) -> Message:
    """Say why there is no answer."""
    if not evidence.page.text.strip():
        return Message("nothing was printed")
    if check.kind in ("number", "name") and evidence.names.tables:
        return Message("a table of candidates is no answer: print the best one alone at the end")
    alike = [other for other in evidence.checks if other.shape == check.shape]
    found = sum(other.name in chosen for other in alike)
    if check.kind == "grid" and found:
        return Message(
            "{asked} of this size are asked for, and {found} was found: print each of them",
            {"found": found, "asked": len(alike)},
        )
    match check.kind:
        case "name":
            return Message("none of the possible names was found in what was printed")
        case "series" if check.row:
            return Message(
                "no lines with {row} and its value were found, such as `{row} 0: 1.0`",
                {"row": check.row},
            )
        case "series":
            return Message(
                "no lines with a layer and its value were found, such as `layer:0, std:1.0`"
            )
        case "number" if any(character.isdigit() for character in evidence.page.text):
            if several:  # how its name is printed is said then
                return Message("none of the printed numbers was recognised as this answer")
            return Message(
                "none of the printed numbers was recognised as this answer: print it on a line of "
                "its own, with its name"
            )
        case "number":
            return Message("no number was found in what was printed")
    shape = check.shape or ()
    if len(shape) == 1:
        return Message("no list of {length} values was found", {"length": shape[0]})
    return Message("no array of the shape {shape} was found", {"shape": by_size(shape)})
