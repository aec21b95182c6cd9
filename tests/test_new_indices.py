"""`grader new` writes what the values of a list or series are for, where it is sure of that."""

import tomllib

from drafted import of_normal, rows_of

from grader.authoring import reasons, writing
from grader.authoring.draft import Draft
from grader.sandbox import Sandbox

LOOP = "def f(k):\n    return (k * x).tanh().pow(2).mean().item()\n"
RATES = "rates = [0.01, 0.1, 1, 10]\n"
COLS = "cols = ['red', 'green', 'blue']\nerrors = x[:3].tolist()\n"
INDICES = {
    "rows of a loop": (
        "for k in (0.01, 0.1, 1.0):\n    print(f'lambda = {k}: error {f(k):.5f}')\n"
        "print('norm:', x.norm().item())",
        {"error": [0.01, 0.1, 1.0], "norm": None},
    ),
    "two columns beside them": (
        "for k in (0.01, 0.1, 1.0):\n    print(f'rate={k:g} error={f(k):.5f} half={f(k) / 2:.5f}')",
        {"error": [0.01, 0.1, 1.0], "half": [0.01, 0.1, 1.0]},
    ),
    "whole numbers that are no count": (
        "for k in (1, 3, 5, 7):\n    print(f'k = {k}: error {f(k):.5f}')",
        {"error": [1, 3, 5, 7]},
    ),
    "below a heading": (
        "print('rate      error')\nfor k in (0.01, 0.1, 1.0):\n    print(f'{k:8.3f}  {f(k):.5f}')",
        {"error": [0.01, 0.1, 1.0]},
    ),
    "rows without a word": (
        "for k in (0.01, 0.1, 1.0):\n    print(k, f(k))\nprint('norm:', x.norm().item())",
        {"value": [0.01, 0.1, 1.0], "norm": None},
    ),
    "a range": (
        "for k in torch.linspace(0, 2, 5).tolist():\n    print(f'at {k:.2f}: error {f(k):.5f}')",
        {"error": [0, 0.5, 1, 1.5, 2]},
    ),
    "not written out, but alike with each seed": (
        "k = 0.1\nwhile k > 1e-4:\n    print(f'rate {k:.4f} gives {f(k):.7f}')\n    k /= 10",
        {"gives": [0.1, 0.01, 0.001]},
    ),
    "a list, by a comprehension": (
        "print('errors:', [round(f(k), 5) for k in (0.5, 0.25, 0.125)])",
        {"errors": [0.5, 0.25, 0.125]},
    ),
    "a list that was rounded, of numbers with a name": (
        f"{RATES}found = [f(k) for k in rates]\nprint('errors:', [round(e, 5) for e in found])",
        {"errors": [0.01, 0.1, 1, 10]},
    ),
    "a list that a loop fills": (
        f"{RATES}found = []\nfor at, k in enumerate(rates):\n    for _ in range(at):\n"
        "        k = k / 2\n    found.append(f(k))\nprint('errors:', found)",
        {"errors": [0.01, 0.1, 1, 10]},
    ),
    "a tensor": (
        "print('errors:', torch.tensor([f(k) for k in torch.tensor([0.5, 0.25])]))",
        {"errors": [0.5, 0.25]},
    ),
    "a dict": (
        "found = {}\nfor k in (10**-2, 1 / 8):\n    found[k] = round(f(k), 5)\n"
        "print('errors:', found)",
        {"errors": [0.01, 0.125]},
    ),
    "the values of a dict": (
        "found = {k: f(k) for k in (2, 4, 8)}\nprint('errors:', list(found.values()))",
        {"errors": [2, 4, 8]},
    ),
    "a count": ("print('errors:', [f(k) for k in range(3)])", {"errors": None}),
    "a count from 1": (
        "for k in (1, 2, 3, 4):\n    print(f'k = {k}: error {f(k):.5f}')\nprint('norm:', x.norm())",
        {"error": None, "norm": None},
    ),
    "a loop that does not matter": (
        "print('errors:', [x[k].item() for k in range(2) for _ in (0.1, 0.2)])",
        {"errors": None},
    ),
    "some of a loop": (
        "print('errors:', [f(k) for k in (0.1, 0.2, 0.4) if k > 0.1])",
        {"errors": None},
    ),
    "a list that two places fill": (
        "found = []\nfor k in (0.1, 0.2):\n    found.append(f(k))\nfound.append(f(1))\n"
        "print('errors:', found)",
        {"errors": None},
    ),
    "a list that is sorted": (
        "found = []\nfor k in (0.1, 0.2):\n    found.append(f(k))\nfound.sort()\n"
        "print('errors:', found)",
        {"errors": None},
    ),
    "what the seed changes": (
        "for k in x[:4].sort().values.tolist():\n    print(f'at {k:.4f} error {f(k):.5f}')\n"
        "print('norm:', x.norm().item())",
        {"norm": None},
    ),
    "a list, by a comprehension over names": (
        "print('errors:', [round(f(len(w)), 5) for w in ('tanh', 'no', 'relu 6')])",
        {"errors": ["tanh", "no", "relu 6"]},
    ),
    "a list of the values of a dict that is written out": (
        "found = {'no': f(0.1), 'half': f(0.5)}\nerrors = [v for v in found.values()]\n"
        "print('errors:', errors)",
        {"errors": ["no", "half"]},
    ),
    "a dict that a loop over pairs fills": (
        "found = {}\nfor name, k in [('slow', 0.1), ('fast', 2.0)]:\n    found[name] = f(k)\n"
        "print('errors:', found)",
        {"errors": ["slow", "fast"]},
    ),
    "rows of a table that are called so": (
        "found = {'SGD': 0.1, 'Momentum': 0.3, 'Adam': 2.0}\n"
        "print('method      error   half')\nfor name, k in found.items():\n"
        "    print(f'{name:10}  {f(k):.5f}  {f(k) / 2:.5f}')\nprint('norm:', x.norm().item())",
        {"error": ["SGD", "Momentum", "Adam"], "half": ["SGD", "Momentum", "Adam"], "norm": None},
    ),
    "a loop that fills the list without gradients": (
        "found, last = [], None\nfor s in [0.0, 0.5, 0.9]:\n    with torch.no_grad():\n"
        "        found.append((x * s).sum().item())\nprint('sums:', [round(v, 4) for v in found])",
        {"sums": [0.0, 0.5, 0.9]},
    ),
    "names of which one is chosen by the list": (
        f"{COLS}at = errors.index(min(errors))\nprint('errors:', errors)\nprint('best:', cols[at])",
        {"errors": ["red", "green", "blue"], "best": None},
    ),
    "names that go beside the list": (
        "cols = 'red green blue'.split()\nerrors = x[:3].tolist()\nprint('errors:', errors)\n"
        "found = dict(zip(cols, errors))",
        {"errors": ["red", "green", "blue"]},
    ),
    "names of which none has to do with the list": (
        f"{COLS}print('errors:', errors)\nprint('colour:', cols[int(x.sum() > 0)])",
        {"errors": None, "colour": None},
    ),
    "two lists of names": (
        "cols, rows = ['red', 'green', 'blue'], ['a', 'b', 'c']\nerrors = x[:3].tolist()\n"
        "at = errors.index(min(errors))\nprint('errors:', errors)\nfirst = cols[at], rows[at]",
        {"errors": None},
    ),
    "epochs that are told are a log": (
        "for k in range(0, 50, 10):\n    print(f'epoch {k}: loss {f(k + 1):.5f}')\n"
        "print('norm:', x.norm().item())",
        {"norm": None},
    ),
}


def begun(warm: Sandbox, print_: str) -> Draft:
    return of_normal(warm, LOOP + print_)


@rows_of(INDICES)
def test_what_values_are_for_is_written_where_it_is_sure(
    warm: Sandbox, print_: str, expected: dict[str, list[float | str] | None]
) -> None:
    table = tomllib.loads(writing.description(begun(warm, print_), "mine"))
    assert {check["name"]: check.get("index") for check in table["checks"]} == expected


def test_an_author_is_shown_what_values_are_for_and_that_nobody_asks_for_that(
    warm: Sandbox,
) -> None:
    print_ = "for k in (0.01, 0.1, 1.0):\n    print(f'lambda = {k}: error {f(k):.5f}')"
    what = {each.name: each.what for each in begun(warm, print_).proposed}
    assert what == {"lambda": f"not asked: {reasons.KEYS}", "error": "asked, for 0.01, 0.1, 1"}
    print_ = "print('errors:', [f(len(w)) for w in ('tanh', 'no')])"
    assert begun(warm, print_).proposed[0].what == "asked, for tanh, no"


def test_rows_that_begin_with_numbers_of_which_nothing_is_known_are_not_asked(
    warm: Sandbox,
) -> None:
    print_ = (
        "k = 0.5\nfor _ in range(4):\n    k = (3.7 * k * (1 - k))\n"
        "    print(f'at {k:.4f}: error {f(k):.5f}')\nprint('norm:', x.norm().item())"
    )
    what = {each.name: each.what for each in begun(warm, print_).proposed}
    assert what["error"] == f"not asked: {reasons.UNSURE}"
