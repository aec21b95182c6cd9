"""What `grader new` asks of values that brackets, bars, arrows, keys or words behind tell apart."""

import pytest
from drafted import begun, rows_of

from grader.authoring import example, rows
from grader.sandbox import Sandbox

Asked = list[tuple[list[str], list[str | float]]]
"""The labels of each check and its index."""

CLOSED = {
    "a name in brackets": ("[adam] loss", "adam loss"),
    "a name in round ones": ("(adam) loss =", "adam loss"),
    "none that is closed": ("adam] loss", "adam loss"),
    "brackets of its own": ("loss (lr = 0.1", "loss (lr = 0.1)"),
    "brackets of both kinds": ("[b] f(x", "b f(x)"),
    "the number of a question": ("b) loss", "b) loss"),
    "such a number in Chinese": ("(一) 损失", "一) 损失"),
}
NORMS: dict[str, tuple[str, Asked]] = {
    "a symbol": ("print(f'loss {v:.5f}, |w| = {v * 2:.5f}')", [(["loss"], []), (["|w|", "w"], [])]),
    "two bars": ("print(f'||w|| = {v:.5f}')", [(["||w||", "w"], [])]),
    "its square": ("print(f'||theta||^2: {v:.5f}')", [(["||theta||^2", "theta^2"], [])]),
    "of a difference": ("print(f'||W - V||_F: {v:.5f}')", [(["||W - V||_F", "W - V_F"], [])]),
    "words before it": (
        "print(f'gradient norm ||g||: {v:.5f}')",
        [(["gradient norm ||g||", "gradient norm g"], [])],
    ),
    "a bar in a bracket": ("print(f'E[|x|] = {v:.5f}')", [(["E[x]"], [])]),
    "one bar that is left": ("print(f'max |x - y| = {v:.5f}')", [(["max x - y"], [])]),
    "the edges of a table": ("print(f'| loss | {v:.5f} |')", [(["loss"], [])]),
    "what is given": ("print(f'P(a | b) = {v:.5f}')", [(["P(a | b)"], [])]),
}
N, M = "int(v * 500 + 9)", "int(x[1] * 900 + 40)"
BEHIND: dict[str, tuple[str, Asked]] = {
    "behind a head": (
        f"print(f'corpus: {{{N}}} words, {{{M}}} symbols')",
        [(["corpus words", "words"], []), (["corpus symbols", "symbols"], [])],
    ),
    "in Russian": (
        f"print(f'корпус: {{{N}}} слов, {{{M}}} символов')",
        [(["корпус слов", "слов"], []), (["корпус символов", "символов"], [])],
    ),
    "in Chinese": (
        f"print(f'语料：{{{N}}} 个词，{{{M}}} 个符号')",
        [(["语料 词", "词"], []), (["语料 符号", "符号"], [])],
    ),
    "a word that joins the two": (
        f"print(f'corpus: {{{N}}} words and {{{M}}} symbols')",
        [(["corpus words", "words"], []), (["corpus symbols", "symbols"], [])],
    ),
    "a unit": ("print(f'length: {v * 90:.4f} metres')", [(["length"], [])]),
    "words before each": (
        f"print(f'words {{{N}}}, symbols {{{M}}}')",
        [(["words"], []), (["symbols"], [])],
    ),
    "an arrow": (
        "print(f'tokens/word: {v * 9:.5f} -> {x[1] * 3:.5f}')",
        [(["tokens/word"], ["before", "after"])],
    ),
    "an arrow in Russian": (
        "print(f'Ошибка: {v:.5f} → {x[1]:.5f}')",
        [(["Ошибка"], ["до", "после"])],
    ),
    "an arrow in Chinese": (
        "print(f'损失：{v:.5f} => {x[1]:.5f}')",
        [(["损失"], ["之前", "之后"])],
    ),
    "an arrow from a number that is given": (
        "n = 30\nk = int(v * 90 + 40)\nprint(f'n: {n} -> {k}')",
        [(["k"], [])],
    ),
    "an arrow from a count": (
        f"print(f'after {{{N}}} -> {{v:.5f}}')",
        [(["after"], []), (["v"], [])],
    ),
    "three values with arrows": (
        "print(f'loss: {v:.5f} -> {x[1]:.5f} -> {x[2]:.5f}')",
        [(["loss"], [])],
    ),
    "an arrow that leads to a value": ("print(f'loss -> {v:.5f}')", [(["loss"], [])]),
    "a dict by numbers that count": (
        "print('lengths:', {k + 1: round(v * (k + 2), 5) for k in range(4)})",
        [(["lengths"], [])],
    ),
    "a dict by other numbers": (
        "print('lengths:', {k: round(v * k, 5) for k in (2, 3, 5, 8)})",
        [(["lengths"], [2, 3, 5, 8])],
    ),
    "a dict below words": (
        "print('renewed => r e new e')\n"
        "print('lengths:', {k: round(v * k, 5) for k in (2, 3, 5, 8)})",
        [(["lengths"], [2, 3, 5, 8])],
    ),
    "a symbol in a bracket": (
        "print(f'best arm: #{N} (p = {v:.5f})')".replace("{N}", f"{{{N}}}"),
        [(["best arm"], []), (["best arm p", "p"], [])],
    ),
    "a count with its word in Chinese": (
        f"print(f'最专注的头：第 {{{N}}} 头（概率 {{v:.5f}}）')",
        [(["最专注的头", "第"], []), (["概率"], [])],
    ),
}
OTHER_KEYS = {
    "drawn": "{int(v * 100) + k: round(x[k].item(), 5) for k in range(4)}",
    "counted with one seed": "{k + 1 + (v > 0.5).__int__(): x[k].item() for k in range(4)}",
}
NEVER = (
    "for k, n in enumerate(('sgd', 'momentum', 'adam', 'adamw')):\n"
    "    hit = int(x[k] * 90 + 5) if {} else None\n"
    "    print(f'[{{n}}] val_loss={{x[k]:.5f}} steps={{\"never\" if hit is None else hit}}')"
)
SOME: dict[str, tuple[str, Asked]] = {
    "the same row with each seed": (
        NEVER.format("k"),
        [
            (["val_loss"], ["sgd", "momentum", "adam", "adamw"]),
            (["steps"], ["momentum", "adam", "adamw"]),
        ],
    ),
    "another row with each seed": (
        NEVER.format("x[k] > x[4]"),
        [(["val_loss"], ["sgd", "momentum", "adam", "adamw"])],
    ),
}
LEAST = (
    "e = x[:4]\nprint('entropy of each head:', e.tolist())\n"
    "print(f'most focused head: {{e.{0}() + 1}} ({1} {{{2}:.5f}})')"
)
REPEATED: dict[str, tuple[str, bool]] = {
    "a method": (LEAST.format("argmin", "entropy", "e.min()"), False),
    "of a tensor": (LEAST.format("argmin", "entropy", "e.min().item()"), False),
    "a function": (LEAST.format("argmax", "entropy", "max(e)"), False),
}
NOT_REPEATED: dict[str, tuple[str, bool]] = {
    "which of them is not asked": (
        "e = x[:4]\nprint('entropies:', e.tolist())\nprint(f'least: {e.min():.5f}')",
        True,
    ),
    "of another list": (LEAST.format("argmin", "spread", "x[4:].min()"), True),
    "the largest where the least is asked": (LEAST.format("argmin", "entropy", "e.max()"), True),
    "no list is asked": (
        "e = x[:4]\nprint(f'head {e.argmin() + 1}, least: {e.min():.5f}')",
        True,
    ),
}
CLASSES = (
    "class Greedy:\n    {0}\nclass Upper(Greedy):\n    {1}\nclass Sampling(Greedy):\n    {2}\n"
    "final = {{of().name: x[k].item() for k, of in enumerate((Greedy, Upper, Sampling))}}\n"
    "print('winner:', min(final, key=final.get))"
)
CALLED = {
    "of the class": ("name = 'eps-greedy'", "name = 'ucb1'", "name = 'thompson'"),
    "with a type": ("name: str = 'eps-greedy'", "name: str = 'ucb1'", "name: str = 'thompson'"),
}


@pytest.mark.parametrize(("text", "expected"), CLOSED.values(), ids=CLOSED)
def test_a_label_has_no_half_of_a_bracket(text: str, expected: str) -> None:
    assert rows.closed(text) == expected


@rows_of(NORMS)
def test_the_bars_of_a_norm_are_of_its_label_and_not_of_all_of_them(
    warm: Sandbox, print_: str, expected: Asked
) -> None:
    assert _asked(warm, print_) == expected


@rows_of(BEHIND, SOME)
def test_values_are_called_by_what_tells_them_apart(
    warm: Sandbox, print_: str, expected: Asked
) -> None:
    assert _asked(warm, print_) == expected


@pytest.mark.parametrize("keys", OTHER_KEYS.values(), ids=OTHER_KEYS)
def test_a_dict_by_numbers_that_a_seed_changes_is_not_asked(warm: Sandbox, keys: str) -> None:
    first, last = begun(warm, f"print('sizes:', {keys})\nprint('total:', v)").proposed
    assert first.note == "its rows have other names with another seed"
    assert last.asked


def test_a_value_that_one_row_alone_has_is_called_by_that(warm: Sandbox) -> None:
    print_ = (
        "for k, n in enumerate(('sgd', 'adam', 'lion')):\n"
        "    print(f'{n}: loss {x[k]:.5f}' + (f' | steps {int(v * 90 + 5)}' if k == 1 else ''))"
    )
    assert _asked(warm, print_)[0] == (["loss"], ["sgd", "adam", "lion"])


@rows_of(REPEATED, NOT_REPEATED)
def test_the_least_of_a_list_is_not_asked_again_where_its_place_is(
    warm: Sandbox, print_: str, expected: bool
) -> None:
    last = begun(warm, print_).proposed[-1]
    assert last.asked == expected
    assert expected or last.note.startswith("it is one of the values of `e")


@pytest.mark.parametrize("own", CALLED.values(), ids=CALLED)
def test_a_class_is_called_as_its_objects_are(warm: Sandbox, own: tuple[str, str, str]) -> None:
    draft = begun(warm, CLASSES.format(*own))
    assert draft.names == ("eps-greedy", "ucb1", "thompson")
    assert example.lines(draft, "en") == ["winner: eps-greedy"]


def _asked(warm: Sandbox, print_: str) -> Asked:
    tables = [each.table for each in begun(warm, print_).asked]
    return [(table["labels"], [*table.get("index", ())]) for table in tables]
