"""`grader new` asks for a word that a condition chooses, and says of what it asks nothing."""

import tomllib
from typing import Any

import pytest
from drafted import of_normal as begun

from grader.authoring import passed_over, reasons, seeds, writing
from grader.commands import new_told
from grader.sandbox import Sandbox

LARGE = "x.mean().item() > 0.1"
TRUTH, COLOURS, YES_NO = ["True", "False"], ["red", "green", "blue"], ["yes", "no"]
COLS = f"cols = {COLOURS}\n"
FIRST, LAST = "cols[x[:3].argmax()]", "cols[x[:3].argmin()]"
CHOICES = {
    "a comparison": (f"print('converged:', {LARGE})", {"converged": True}, TRUTH),
    "a comparison of tensors": (
        "print('large:', (x.mean() > 0.1).any())",
        {"large": True},
        TRUTH,
    ),
    "a text of two": (
        f"ok = {LARGE}\nprint('Does it explode?', 'yes' if ok else 'no')",
        {"does_it_explode": True},
        YES_NO,
    ),
    "a text of two, in Chinese, with one of them in its label": (
        f"print('是否收敛:', '是' if {LARGE} else '否')",
        {"value": True},
        ["是", "否"],
    ),
    "a text of three, before the print": (
        "g = x.mean()\ntrend = 'grows' if g > 0.1 else 'falls' if g < -0.2 else 'stays'\n"
        "print('The gradient', trend)",
        {"the_gradient": True},
        ["grows", "falls", "stays"],
    ),
    "one of a list of two": (
        f"print('sign:', ['minus', 'plus'][int({LARGE})])",
        {"sign": True},
        ["minus", "plus"],
    ),
    "beside one of a list": (
        f"{COLS}print('best:', {FIRST})\nprint('converged:', {LARGE})",
        {"best": True, "converged": True},
        {"best": COLOURS, "converged": TRUTH},
    ),
    "the best and the worst of a list": (
        f"{COLS}print('best:', {FIRST})\nprint('worst:', {LAST})",
        {"best": True, "worst": True},
        COLOURS,
    ),
    "the best and the worst of a list on one line": (
        f"{COLS}print(f'best: {{{FIRST}}}, worst: {{{LAST}}}')",
        {"best": True, "worst": True},
        COLOURS,
    ),
    "two of a list that share their words, which are candidates": (
        f"{COLS}print('top two:', {FIRST}, {LAST})\nprint('norm:', x.norm().item())",
        {"norm": True},
        None,
    ),
    "one of a list in JSON, beside a list of two of them": (
        f"import json\n{COLS}print(json.dumps({{'best': {FIRST}, 'two': cols[:2],\n"
        "                  'norm': x.norm().item()}, indent=2))",
        {"best": True, "norm": True},
        COLOURS,
    ),
    "one of a list, behind a ranking on its line": (
        f"{COLS}print('order:', sorted(cols), 'best:', {FIRST})",
        {"best": True},
        COLOURS,
    ),
    "one of a list whose names are variables, too": (
        f"RED, GREEN, BLUE = 0, 1, 2\n{COLS}print('best:', {FIRST})",
        {"best": True},
        COLOURS,
    ),
    "of a list, whose names stand in another's text": (
        f"{COLS}print(f'share of green: {{x.mean().item():.4f}}')\nprint('best:', {FIRST})",
        {"share_of_green": True, "best": True},
        COLOURS,
    ),
    "one of a list of one word or two": (
        "names = ['naive', 'seasonal naive', 'k-means']\n"
        "print('best model:', names[x[:3].argmax()])",
        {"best_model": True},
        ["naive", "seasonal naive", "k-means"],
    ),
    "a text of two without words before it": (
        "ok = x.mean() > 0.1\nprint('yes' if ok else 'no')",
        {"yes_no": True},
        YES_NO,
    ),
    "one of two, two words each": (
        f"print('decision:', 'reject H0' if {LARGE} else 'keep H0')",
        {"decision": True},
        ["reject H0", "keep H0"],
    ),
    "the same with each seed": (
        "print('equal:', torch.allclose(x, x + 0))\nprint('norm:', x.norm().item())",
        {"equal": False, "norm": True},
        None,
    ),
}
PASSED = {
    "a print that a condition chooses": (
        "if x.norm() > 0:\n    print('converged: yes')\nelse:\n    print('converged: no')",
        "Not asked of a.py: line 5 (`converged: yes`); if it shall be, print a number",
    ),
    "a word beside a number of a loop": (
        "for k in (0.5, 1.0, 2.0):\n    print(f'k = {k}: error {(k * x).sum():.4f}, {k > 1}')",
        "Not asked of a.py: a word of line 5 (`k = 0.5: error",
    ),
    "a list of names": (
        "print('order:', sorted(['relu', 'tanh', 'gelu'], key=lambda n: x[len(n) % 3]))",
        "Not asked of a.py: line 4 (`order: ['",
    ),
    "a list of names in JSON, beside what is asked": (
        "import json\nnames = ['red', 'green', 'blue']\n"
        "print(json.dumps({'two': names[:2], 'mean': x.mean().item()}, indent=2))",
        'Not asked of a.py: of line 6 (`"two": [ "red", "green" ]`, a list of names',
    ),
    "a name of no list": (
        "print('best:', 'abcdefgh'[x[:8].argmax()])",
        "Not asked of a.py: line 4 (`best: ",
    ),
    "headings and what a loop says of itself": (
        "print('-' * 9)\nprint('f    g')\nfor name in ('SGD', 'Adam'):\n    print('now', name)",
        "",
    ),
}


@pytest.mark.parametrize(("print_", "asked", "names"), CHOICES.values(), ids=CHOICES)
def test_a_word_that_a_condition_chooses_is_asked_where_the_seed_changes_it(
    warm: Sandbox, print_: str, asked: dict[str, bool], names: list[str] | dict[str, Any] | None
) -> None:
    draft = begun(warm, print_)
    assert {each.name: each.asked for each in draft.proposed} == asked
    made = tomllib.loads(writing.description(draft, "mine"))
    own = {each["name"]: each["names"] for each in made["checks"] if "names" in each}
    assert made.get("names", own or None) == names
    assert {each.note for each in draft.proposed} <= {"", reasons.CHOSEN}


OPTIMISERS = "r = {'SGD': x[0], 'Momentum': x[1], 'Adam': x[2]}\n"
TITLES = {
    "a per cent": (
        "print('ridge beats least squares by more than 2%:', 'yes' if x.mean() > 0.1 else 'no')",
        {"ridge_beats_least_squares": "Ridge beats least squares by more than 2%"},
    ),
    "a per cent with a space, in one text with the word": (
        "print(f\"Is it better by 5 %? {'yes' if x.mean() > 0.1 else 'no'}\")",
        {"is_it_better_by_5": "Is it better by 5 %"},
    ),
    "numbers in a question": (
        "print('within 5 epochs below 0.5?', x.mean().item() > 0.1)",
        {"within_5_epochs_below_0": "Within 5 epochs below 0.5"},
    ),
    "a number before the words": (
        "print('0.20 is inside:', x.mean().item() > 0.1)",
        {"is_inside_0_20": "0.20 is inside"},
    ),
    "a comparison": ("print('p < 0.05:', x.mean().item() > 0.1)", {"p_0_05": "P < 0.05"}),
    "names of which another is asked": (
        f"{OPTIMISERS}print('lowest loss:', min(r, key=r.get))\n"
        "print('Adam is more accurate than Momentum:', bool(r['Adam'] > r['Momentum']))",
        {
            "lowest_loss": "Lowest loss",
            "adam_is_more_accurate_than": "Adam is more accurate than Momentum",
        },
    ),
    "a name and a per cent": (
        f"{OPTIMISERS}print(f'best: {{min(r, key=r.get)}}')\n"
        "print(f\"Adam beats SGD by over 10%: {'yes' if r['Adam'] > r['SGD'] else 'no'}\")",
        {"best": "Best", "adam_beats_sgd_by_over": "Adam beats SGD by over 10%"},
    ),
    "a number that is computed, before the words": (
        "print(f'{x[1]:.3f} converged: {x.mean().item() > 0.1}')",
        {"converged": "Converged"},
    ),
    "no words, of a text": (
        "print('yes' if x[0] > x[1] else 'no')\nprint('yes' if x[2] > x[3] else 'no')",
        {"yes_no": "yes / no", "yes_no_2": "yes / no 2"},
    ),
    "no words, of a comparison": ("print(x.mean().item() > 0.1)", {"true_false": "True / False"}),
    "no words, of a variable": (
        "small = x.mean().item() < 0.1\nprint(small)",
        {"true_false": "True / False"},
    ),
    "no words, of several": (
        "print(['a', 'b', 'c', 'd', 'e'][x[:5].argmax()])",
        {"word": "word"},
    ),
}


@pytest.mark.parametrize(("print_", "titles"), TITLES.values(), ids=TITLES)
def test_a_word_is_called_by_all_words_before_it_and_never_by_code(
    warm: Sandbox, print_: str, titles: dict[str, str]
) -> None:
    draft = begun(warm, f"{print_}\nprint('norm:', x.norm().item())")
    words = [each for each in draft.proposed if each.found.kind == "name"]
    assert {each.name: each.table["title"] for each in words} == titles
    told = tomllib.loads(writing.description(draft, "mine"))
    shown = told["statement"] + "".join(str(check.get("labels")) for check in told["checks"])
    assert not any(code in shown for code in ("x[", "r[", "small", "bool"))


def test_sample_seeds_have_both_words(warm: Sandbox) -> None:
    draft = begun(warm, f"print('converged:', {LARGE})\nprint('norm:', x.norm().item())")
    one, other = seeds.with_both(draft.values, (11,))
    assert draft.values["converged"][one] != draft.values["converged"][other]
    assert seeds.with_both({"norm": draft.values["norm"]}, (11,)) == (11,)


@pytest.mark.parametrize(("print_", "said"), PASSED.values(), ids=PASSED)
def test_what_is_printed_and_not_asked_is_told_in_a_line(
    warm: Sandbox, print_: str, said: str
) -> None:
    draft = begun(warm, f"{print_}\nprint('norm:', x.norm().item())")
    found = [each.found for each in draft.proposed]
    told = passed_over.said(draft.trial.first, draft.source, found, "a.py")
    assert told.startswith(said) if said else not told
    assert "\n" not in told


SHOWN = {
    "a generator": ("<torch._C.Generator object at 0x7f21c0ff2a90>", False),
    "lines of a plot": ("[<matplotlib.lines.Line2D at 0x7f21>]", False),
    "several of them": ("(<A object at 0x7f21>, <b.B at 0x7F22>)", False),
    "bars": ("<BarContainer object of 10 artists>", False),
    "a figure": ("<Figure size 640x480 with 1 Axes>", False),
    "a word in such brackets": ("<cat>", True),
    "an object with a word": ("best: <A object at 0x7f21>", True),
}


@pytest.mark.parametrize(("line", "told"), SHOWN.values(), ids=SHOWN)
def test_what_python_shows_of_an_object_is_no_print_that_was_passed_over(
    warm: Sandbox, line: str, told: bool
) -> None:
    draft = begun(warm, f"y = {line!r}\nprint(y)\nprint('norm:', x.norm().item())")
    found = [each.found for each in draft.proposed if each.name == "norm"]
    said = passed_over.said(draft.trial.first, draft.source, found, "a.py")
    assert said.startswith("Not asked of a.py: line 5") is told


HOLED = "def f(a):\n    # hole: half\n    b = a / 2\n    # end\n    return b\n\n"
TOLD = {
    "a comment below the mark of a hole": (
        HOLED.replace("half\n", "half\n    # of each\n") + "print('half:', f(x))",
        "Of `# hole: half` the next line is not in the template: put all that students are to",
    ),
    "a hole in what a print only computes with": (
        f"{HOLED}y = f(x)\nprint('mean:', y.mean().item())",
        "`f` has a hole, and nothing shows just what it returns: `print(f(..))` at the top",
    ),
    "a hole in what a print shows": (
        f"{HOLED}print('half:', f(x))",
        "What functions return is asked, and nothing of what is printed.",
    ),
    "a print in an `if` beside a call": (
        "def f(a):\n    return a / 2\n\nok = f(x)\nif ok.norm() > 0:\n    print('fine')",
        "What functions return is asked, and nothing of what is printed.",
    ),
}


@pytest.mark.parametrize(("code", "said"), TOLD.values(), ids=TOLD)
def test_it_is_told_where_functions_are_asked_and_where_they_are_not(
    warm: Sandbox, capsys: pytest.CaptureFixture[str], code: str, said: str
) -> None:
    new_told.tell_draft(begun(warm, code))
    assert said in capsys.readouterr().out
