"""Which mistake leads to an answer: of the exercise's, of those of any number, or with the seed."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.exercise.fit import ByKey
from grader.judging import checker
from grader.judging.mistakes.agreement import (
    DIGITS_OF_A_GRID,
    DIGITS_OF_A_NAMED_SEED,
    agreement,
    needed,
)
from grader.judging.mistakes.chance import NO_CHANGES, Changes
from grader.judging.mistakes.relations import imprecise, in_half, related
from grader.words.language import Language, Message, say
from grader.words.model import Answer, Check, Text
from grader.words.values import Grid, Value

NAMED_MOST = 3
"""How many mistakes that the digits cannot tell apart are worth reading."""
OTHER_SEED = Message(
    "This is right for seed {other}, but the seed given was {seed}: use the one that is read."
)
UNREAD = Message(
    "The script does not read the seed: this is right for seed {other}, but the seed given was"
    " {seed}. Read it with int(input()) and use it."
)
IN_FLOAT64 = Message(
    "This comes out if torch computes in float64, in which it draws other numbers: leave float32,"
    " its default."
)
OF_ANOTHER = Message("This is right for something else that is asked, and not for this.")
EXCHANGED = Message(
    "What was read here is right for something else that is asked: look which value is which, and"
    " print each with its own name."
)
UNHEARD = Message(
    "What goes to standard error is not read: print answers to standard output, as print() does."
)
OR = Message("{one} or {other}")
OR_ELSE = Message("{one} Or: {other}")


Found = Message | Sequence[str | Text] | None
"""A sentence, or keys of mistakes that have theirs in the exercise, or sentences of slips."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a case beside its answers; a reference runs only if it is asked.

    `mistakes` returns values by check and key, `expected` the right values by check for another
    seed. `seeds` are those to try, each with whether the source names it as a seed; none where
    nothing depends on the seed. `unread` says that the script came to its end and never read its
    input. `changes` are those of the solution, `explained` returns what is said by these of each
    check, `answers` are those to all checks, `others` the right values by check, of this one too.
    `output` is all that was printed, `silent` says why that is nothing, `unheeded` that the seed is
    not given to what draws, or not to all of it, `unheard` names the checks to which there are
    answers on standard error. `in_float64` returns what is right where torch computes so.
    """

    seed: int
    mistakes: Callable[[], Mapping[str, ByKey]]
    expected: Callable[[int], Mapping[str, ByKey]]
    seeds: Mapping[int, bool]
    unread: bool
    changes: Changes = NO_CHANGES
    explained: Callable[[], Mapping[str, Sequence[Text]]] = dict
    answers: Mapping[str, Answer] = field(default_factory=dict)
    others: Callable[[], Mapping[str, ByKey]] = dict
    output: str = ""
    silent: Callable[[], Message | None] = lambda: None
    unheeded: Callable[[], Message | None] = lambda: None
    unheard: Callable[[], Collection[str]] = tuple
    in_float64: Callable[[], Mapping[str, ByKey]] = dict


def diagnose(check: Check, answer: Answer, rights: ByKey, known: Known) -> Found:
    """Return what leads to a wrong answer: the keys of the exercise's mistakes, or sentences.

    Args:
        check: what was asked.
        answer: what was answered, and did not pass.
        rights: the right values by alternative.
        known: the rest of the case.
    """
    if answer.value is None and check.call is None and check.name in known.unheard():
        return UNHEARD
    if answer.value is None and check.call is None and not known.output.strip():
        return known.silent()
    if answer.value is None or answer.fault is not None:
        return None
    actual, mistakes = answer.value, _wrong(check, rights, known)
    if isinstance(actual, str):
        same = (key for key, value in mistakes.items() if checker.agree(check, actual, value))
        first = list(same)[:1]  # of a name there may be many causes, the most telling first
        return first or _unheeded(check, actual, rights, known)
    exact = {key: value for key, value in mistakes.items() if _is_exact(actual, value)}
    if named := _named(check, actual, exact):
        return named  # `[[5., 10.], [1., 2.]]` is also what rounds to it, right values among them
    if any(agreement(check, actual, right) is not None for right in rights.values()):
        return imprecise(actual)
    if check.at_most is not None:  # each training gives another error, and that is right
        return _named(check, actual, mistakes)
    return (
        _named(check, actual, mistakes)
        or related(check, actual, rights)
        or in_half(answer, rights, known.output)
        or _of_another(check, answer, known)
        or _in_float64(check, actual, known)
        or _other_seed(check, actual, known)
        or known.explained().get(check.name)
        or _unheeded(check, actual, rights, known)
    )


def _wrong(check: Check, rights: ByKey, known: Known) -> ByKey:
    """Return the values that known mistakes lead to, without those that are right all the same."""
    return {
        key: value
        for key, value in known.mistakes().get(check.name, {}).items()
        if not any(checker.agree(check, value, right) for right in rights.values())
    }


def in_words(found: Found, sentences: Mapping[str, Text], language: Language) -> str | None:
    """Return a diagnosis in a language; None where a mistake has no sentence.

    The sentence for `kind:detail` is that of `kind`, and has the detail in it.
    """
    if isinstance(found, Message):
        return say(found, language)
    if not found:
        return None
    details: dict[str, list[str]] = {}
    for key in (each for each in found if isinstance(each, str)):
        kind, _, detail = key.partition(":")
        details.setdefault(kind, []).append(detail)
    if not details.keys() <= sentences.keys():
        return None
    told = [each.within(language) for each in found if isinstance(each, Text)]
    told += [
        sentences[kind].within(language, _any_of(each, OR, language))
        for kind, each in details.items()
    ]
    return _any_of(told, OR_ELSE, language)


def _any_of(said: Sequence[str], joint: Message, language: Language) -> str:
    told = said[0]
    for other in said[1:]:
        told = say(replace(joint, values={"one": told, "other": other}), language)
    return told


def _proof(check: Check) -> float:
    """Return how many digits prove one of a few values."""
    return DIGITS_OF_A_GRID if check.kind == "grid" else needed(check)


def _named(check: Check, actual: Grid, mistakes: ByKey) -> Sequence[str]:
    """Return the mistakes that an answer may come from, if its digits prove it."""
    proof = _proof(check)
    found = []
    for key, value in mistakes.items():
        digits = agreement(check, actual, value)
        if digits is not None:
            if digits < proof and not check.whole:  # what is counted is equal or is not
                return ()
            found.append(key)
    return found if len(found) <= NAMED_MOST else ()


def _is_exact(actual: Grid, value: Value) -> bool:
    """Say whether whole numbers, printed without decimals as torch and numpy do, are a value."""
    if isinstance(value, str) or actual.shape != value.shape:
        return False
    numbers = (actual.numbers.get(at) for at in value.numbers)
    whole = all(n is not None and n.place == 0 and not n.scientific for n in numbers)
    return whole and all(
        actual.numbers[at].value == number.value for at, number in value.numbers.items()
    )


def _of_another(check: Check, answer: Answer, known: Known) -> Message | None:
    """Say that an answer is right for another check, if its digits prove it.

    A number that was read for that one as well is no exchange: this one was not found. Nor is it
    one where the other was answered right.
    """
    assert isinstance(answer.value, Grid)
    for name, rights in known.others().items():
        own = known.answers.get(name)
        is_own = own and own.line and (own.line, own.value) == (answer.line, answer.value)
        if name != check.name and not is_own:
            digits = (agreement(check, answer.value, right) or 0 for right in rights.values())
            if any(each >= _proof(check) for each in digits):
                given = own.value if own else None
                is_given = isinstance(given, Grid) and any(
                    agreement(check, given, right) is not None for right in rights.values()
                )
                return OF_ANOTHER if is_given else EXCHANGED
    return None


def _in_float64(check: Check, actual: Grid, known: Known) -> Message | None:
    """Say that an answer is right where torch computes in float64, if its digits prove it."""
    values = known.in_float64().get(check.name, {}).values()
    digits = (agreement(check, actual, each) or 0 for each in values)
    return IN_FLOAT64 if any(each >= _proof(check) for each in digits) else None


def _unheeded(check: Check, actual: Value, rights: ByKey, known: Known) -> Message | None:
    """Say what is not done with the seed, where another would ask for something else.

    No seed changes a shape, nor what a function returns for arguments of the check.
    """
    other = next(iter(known.seeds), None)
    found = known.unheeded()
    shapes = {right.shape for right in rights.values() if not isinstance(right, str)}
    other_shape = not isinstance(actual, str) and actual.shape not in shapes
    if found is None or other is None or check.call is not None or other_shape:
        return None
    elsewhere = known.expected(other)[check.name]
    same = (
        checker.agree(check, one, right) for one in elsewhere.values() for right in rights.values()
    )
    return None if any(same) else found


def _other_seed(check: Check, actual: Grid, known: Known) -> Message | None:
    """Say that an answer is right for another seed; a reference runs if its digits may prove it."""
    for seed, named in known.seeds.items():
        digits = DIGITS_OF_A_NAMED_SEED if named and check.kind == "number" else needed(check)
        if (agreement(check, actual, actual) or 0) < digits:
            continue
        values = {"other": seed, "seed": known.seed}
        for right in known.expected(seed)[check.name].values():
            if (agreement(check, actual, right) or 0) >= digits:
                return replace(UNREAD if known.unread else OTHER_SEED, values=values)
    return None
