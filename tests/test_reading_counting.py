"""What a count is of, values by a key of their own, shares in per cent, what was and what is."""

from typing import Any

import pytest

from grader import reading
from grader.words.model import Answer, Check
from grader.words.values import Grid

ARM = {"name": "arm", "labels": ["best arm"], "whole": True}
LATER = {"name": "later", "labels": ["ucb1 regret after 500 steps"]}
WORDS = {"name": "words", "labels": ["corpus words", "words"], "whole": True}
SYMBOLS = {"name": "symbols", "labels": ["corpus symbols", "symbols"], "whole": True}
SHARE: dict[str, Any] = {"name": "share", "labels": ["acc"], "percent": True, "range": [42, 150]}
LOSS = {"name": "loss", "labels": ["norm of the weights"], "range": [2, 9]}
NAMES = ["eps-greedy", "ucb1", "thompson"]
REGRET = {"name": "regret", "labels": ["regret"], "length": 3, "index": NAMES}
PULLED: dict[str, Any] = {"name": "pulled", "labels": ["best arm %"], "length": 3, "index": NAMES}
BOTH = {"name": "both", "labels": ["tokens/word"], "length": 2, "index": ["before", "after"]}
SIZES = {"name": "sizes", "labels": ["lengths"], "length": 3}
NODES = {"name": "nodes", "labels": ["nodes", "节点"], "whole": True}
EDGES = {"name": "edges", "labels": ["edges", "边"], "whole": True}
DISTINCT = {"name": "words", "labels": ["distinct words"], "whole": True}
DISTINCT_SYMBOLS = {"name": "symbols", "labels": ["distinct symbols"], "whole": True}
OWN = {"name": "own", "labels": ["loss"]}
LEAST = {"name": "least", "labels": ["熵"]}
POLICIES = (
    "Epsilon-greedy lost 98.8 in pseudo-regret over 2000 steps and pulled the best arm {} "
    "of the time.\nUCB1 lost 175.2 in pseudo-regret over 2000 steps and pulled the best arm {} "
    "of the time.\nThompson sampling lost 37.04 in pseudo-regret over 2000 steps and pulled the "
    "best arm {} of the time."
)

Row = tuple[str, list[dict[str, Any]], list[list[float] | None]]

COUNTS: dict[str, Row] = {
    "a digit that another label has": (
        "The best machine is arm 1, which pays 0.8.\nucb1 regret after 500 steps: 57.8",
        [ARM, LATER],
        [[1], [57.8]],
    ),
    "a digit behind words of several": (
        "the best of all is arm 1\nucb1 regret after 500 steps: 57.8",
        [ARM, LATER],
        [[1], [57.8]],
    ),
    "words of another directly behind it": (
        "The corpus has 282 running words made of 1789 symbols.",
        [WORDS, SYMBOLS],
        [[282], [1789]],
    ),
    "words behind each": ("corpus: 282 words and 1789 symbols", [WORDS, SYMBOLS], [[282], [1789]]),
    "words before each": ("words 282, symbols 1789", [WORDS, SYMBOLS], [[282], [1789]]),
    "no list is made of what others are": (
        "corpus words: 282\ncorpus symbols: 1789",
        [WORDS, SYMBOLS, BOTH],
        [[282], [1789], None],
    ),
    "a share of something": (
        "the loss is 0.25 at most\nadam is best, with 92.0% of the rows right and a norm of 7.44",
        [SHARE, LOSS],
        [[92], [7.44]],
    ),
    "a share that cannot be it": (
        "acc: 92.0\nnorm 7.44, reached after 30% of the steps",
        [SHARE, LOSS],
        [[92], [7.44]],
    ),
    "shares in sentences, by name": (
        POLICIES.format("87.55%", "49.05%", "95.3%"),
        [REGRET, PULLED | {"percent": True}],
        [[98.8, 175.2, 37.04], [87.55, 49.05, 95.3]],
    ),
    "shares of which nobody asks": (
        POLICIES.format("87.55%", "49.05%", "95.3%"),
        [REGRET],
        [[98.8, 175.2, 37.04]],
    ),
    "an arrow": ("vocab: 11 + 14 = 25\ntokens/word: 6.79 -> 2.03", [BOTH], [[6.79, 2.03]]),
    "an arrow below a list": (
        "sizes: [6, 6, 32, 20]\ntokens/word: 6.79 => 2.03",
        [BOTH],
        [[6.79, 2.03]],
    ),
    "words before both": (
        "vocab: 25 (= 11 + 14)\ntokens/word: before 6.79, after 2.03",
        [BOTH],
        [[6.79, 2.03]],
    ),
    "a line each": (
        "Mean tokens per word before: 6.79\nMean tokens per word after: 2.03",
        [BOTH],
        [[6.79, 2.03]],
    ),
    "what a value became": ("loss: 6.79 -> 2.03", [LOSS | {"labels": ["loss"]}], [[2.03]]),
    "rows by name in another order, of which one has a word": (
        "thompson: regret 37.0, steps to 0.25: 10\neps-greedy: regret 98.8, steps to 0.25: never\n"
        "ucb1: regret 175.2, steps to 0.25: 7",
        [REGRET],
        [[98.8, 175.2, 37]],
    ),
    "such rows with the word first": (
        "thompson: 10 steps, regret 37.0\neps-greedy: never, regret 98.8\n"
        "ucb1: 7 steps, regret 175.2",
        [REGRET],
        [[98.8, 175.2, 37]],
    ),
    "such rows in brackets": (
        "[Thompson] regret=37.0 steps=10\n[UCB1] regret=175.2 steps=never\n"
        "[eps-greedy] regret=98.8 steps=7\nbest: [ucb1] steps=7",
        [REGRET],
        [[98.8, 175.2, 37]],
    ),
    "counts before their words in Chinese": (
        "图共有 42 个节点，117 条边",
        [NODES, EDGES],
        [[42], [117]],
    ),
    "counts before words of which each has one of the other's": (
        "220 distinct words, 1495 distinct symbols",
        [DISTINCT, DISTINCT_SYMBOLS],
        [[220], [1495]],
    ),
    "near: a step before a count": ("step 5 nodes 93, edges 7", [NODES, EDGES], [[93], [7]]),
    "a share in another form, in a bracket": ("acc: 0.92 (92.0%)", [SHARE], [[92.0]]),
    "a share in another form, where none is asked": ("loss: 92% = 0.92", [OWN], [[0.92]]),
    "a share in another form, behind": ("loss = 0.9235 = 92.35%", [OWN], [[0.9235]]),
    "a share in another form, behind one": ("acc: 92% = 0.92", [SHARE], [[92]]),
    "near: no numbers of what is asked": (
        "output is nan in 30 layers\noutput has shape (16, 256) and 0 nan's in it",
        [{"name": "first", "labels": ["output is nan in", "nan"], "whole": True}],
        [[30]],
    ),
    "near: a share that is another": ("loss: 92% (0.5)", [OWN], [[92]]),
    "a bracket with words in Chinese": ("最专注的头:第 1 头(熵 0.81)", [LEAST], [[0.81]]),
}
KEYED = {
    "a dict": ("colours => red green blue\n{1: 107, 2: 52, 3: 162}", True),
    "keys without braces": ("colours red green blue\n1: 107, 2: 52, 3: 162", True),
    "equals signs": ("red green blue\na=107 b=52 c=162", True),
    "a table": ("red green blue\n107 52 162", False),
    "a table whose rows count": ("red green blue\n1: 107 52 162\n2: 108 53 163", False),
}


@pytest.mark.parametrize(("text", "tables", "expected"), COUNTS.values(), ids=COUNTS)
def test_a_count_a_share_and_a_pair_are_read_by_the_words_that_speak_of_them(
    text: str, tables: list[dict[str, Any]], expected: list[list[float] | None]
) -> None:
    checks = [_check(table) for table in tables]
    answers = reading.read(text.encode(), checks, ())
    assert [_numbers(answers[check.name]) for check in checks] == expected


@pytest.mark.parametrize(("text", "unnamed"), KEYED.values(), ids=KEYED)
def test_words_above_are_no_heads_of_values_that_have_a_key_each(text: str, unnamed: bool) -> None:
    checks = [_check({"name": name, "labels": [name], "whole": True}) for name in ("red", "green")]
    answers = reading.read(text.encode(), checks, ())
    assert [answer.unnamed for answer in answers.values()] == [unnamed, unnamed]


def _check(table: dict[str, Any]) -> Check:
    kind = "list" if "length" in table else "number"
    return Check.model_validate({"kind": kind, "title": table["name"]} | table)


def _numbers(answer: Answer) -> list[float] | None:
    value = answer.value
    return [n.value for n in value.numbers.values()] if isinstance(value, Grid) else None
