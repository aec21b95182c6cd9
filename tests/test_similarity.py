"""Who shares code: found under other names, in time that no text can stretch."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgements import graded

from grader.exercise import description
from grader.reports import similarity
from grader.reports.similarity import Alike
from grader.words.graded import Graded

TEMPLATE = "".join(f"def given_{n}(x):\n    return torch.relu(x) + {n} * x\n\n" for n in range(9))
OWN = """
def search(nets, seed):
    best = None
    for name, net in sorted(nets.items()):
        torch.manual_seed(seed)
        grads = [abs(run(net, x)) for x in torch.randn(200, 1)]
        if best is None or np.mean(grads) > best[0]:
            best = (np.mean(grads), name)
    while best[0] < 1e-9 and len(nets) > 3:
        nets.pop(best[1])
    return best
"""
OTHER = """
class Table(dict):
    def __missing__(self, key):
        self[key] = value = {k: [] for k in range(key)}
        return value
rows = Table()
with open("x") as file:
    rows.update((line.split(",")[0], len(line)) for line in file if line.strip())
print("\\n".join(f"{k}: {v!r}" for k, v in rows.items()), end="")
assert not any(isinstance(v, str) for v in rows.values()) or lambda: None
"""


def with_source(source: str) -> Graded:
    return graded().model_copy(update={"source": source})


RENAMED = OWN.replace("best", "top").replace("grads", "values").replace("net", "model")


def test_the_same_code_under_other_names_and_comments_is_one_group() -> None:
    each = [with_source(TEMPLATE + own) for own in (OWN, OTHER, "# mine\n" + RENAMED, OWN)]
    assert similarity.find(each, TEMPLATE) == [Alike(((0, 2, 3),), 1.0)]


def test_who_shares_with_a_group_is_named_once_beside_it() -> None:
    each = [with_source(own) for own in (OWN, OWN + OTHER, RENAMED, OTHER + "x = 1\n")]
    group, *pairs = similarity.find(each)
    assert group == Alike(((0, 2),), 1.0)
    assert {pair.groups for pair in pairs} == {((0, 2), (1,)), ((1,), (3,))}
    assert all(pair.shared > 0.8 for pair in pairs)


def test_a_class_that_all_copied_is_one_line_and_not_a_line_for_each_two() -> None:
    each = [with_source(f"{OWN}\n# {n}") for n in range(100)]
    assert similarity.find(each) == [Alike((tuple(range(100)),), 1.0)]


def test_what_everybody_has_makes_nobody_similar() -> None:
    own = [
        f"x = {' '.join('+-*/%'[n >> k & 1] for k in range(5))} [{n}] * {n}\n" for n in range(30)
    ]
    assert similarity.find([with_source(OWN + each) for each in own]) == []
    assert similarity.find([with_source(TEMPLATE), with_source(TEMPLATE)], TEMPLATE) == []


def test_a_line_that_was_left_out_of_a_template_makes_nobody_similar() -> None:
    template = description.find("fc1_gradient").template_file.decode()
    hole = "activation =  # the best of activations"
    assert hole in template
    names = ("activations['Hardshrink']", 'activations["Hardshrink"]')
    filled = [template.replace(hole, f"activation = {name}  # {n}") for name in names for n in "ab"]
    others = [template + OWN + OTHER[: 40 * n] for n in (1, 2)]
    found = similarity.find([with_source(each) for each in (*filled, *others)], template)
    assert found, "the others copied"
    assert not [each for each in found if {0, 1, 2, 3} & {row for g in each.groups for row in g}]


@pytest.mark.parametrize("source", ["", "\x00\xff", "'" * 5000, "def (", '{"cells": []}', "\ud800"])
def test_a_broken_script_is_similar_to_none(source: str) -> None:
    assert similarity.find([with_source(source), with_source(OWN)]) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("%" + "0" * 29_900, id="a-percent-sign-and-zeros"),
        pytest.param("'" + r"\'" * 30_000, id="escaped-quotes"),
        pytest.param("""'"'''""" * 9_000, id="quotes-in-quotes"),
        pytest.param("rb" * 30_000 + "'", id="prefixes"),
        pytest.param("(" * 60_000, id="brackets"),
        pytest.param("\\" * 60_000, id="backslashes"),
        pytest.param("a " * (1 << 20), id="two-megabytes"),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """An honest tokenizer needed 52 s for the first; here each takes some hundredths of one."""
    began = time.process_time()
    similarity.fingerprints(text)
    assert time.process_time() - began < 5


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_fingerprints_and_a_comment_is_none(text: str) -> None:
    assert similarity.fingerprints(text) == similarity.fingerprints(f"# a comment\n{text}")
