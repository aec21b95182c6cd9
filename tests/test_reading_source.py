"""Of values that no printed word tells apart the source tells which is which."""

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from grader.reading import journal, read
from grader.reading.parts import Part, of_script
from grader.reading.prints import Prints, Said
from grader.reading.text import clean, shortened
from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution, Limits, Program
from grader.words.check import Text
from grader.words.model import Check, Piece
from grader.words.values import Plain, as_plain

Values = list[Plain]


def check(name: str, kind: str = "number", **more: object) -> Check:
    return Check(name=name, kind=kind, title=Text(en=name), labels=(name,), **more)


GAIN, ENTROPY, RMSE = check("gain"), check("entropy"), check("rmse")
BOTH, THREE = (GAIN, ENTROPY), (GAIN, ENTROPY, RMSE)
SET = "gain, entropy, rmse = 1.667, 0.693, 0.251\n"


def answers(seen: Execution, checks: Sequence[Check], parts: Sequence[Part]) -> Values:
    found = read(seen.stdout, checks, (), seen.journal, parts)
    return [as_plain(answer.value) for answer in found.values()]


def with_and_without(run: Run, source: str, checks: Sequence[Check]) -> tuple[Values, Values]:
    """Run a script and return the answers with its source and without."""
    seen = run(source)
    assert seen.journal
    return answers(seen, checks, of_script(source)), answers(seen, checks, ())


W = check("w", "grid", shape=(2,))
LOOP = "w = [1.5, 2.5]\nfor i in range(3):\n    w = [each + i for each in w]\n    {}\n{}\n"
IN_LOOP = {
    "a label": "print('w', w)",
    "a label with a mark": "print(i, 'w =', w)",
    "words of another language": "print('w do shaga', w)",
    "bare": "print(w)",
}
BEHIND = {
    "bare": "print(w)",
    "below a word": "print('otvet')\nprint(w)",
    "below a sentence": "print('itog w posle 3 shagov')\nprint(w)",
    "as a tuple": "print(tuple(w))",
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND)
@pytest.mark.parametrize("inside", IN_LOOP.values(), ids=IN_LOOP)
def test_what_a_loop_labels_is_in_the_end_what_is_printed_alone_below_it(
    run: Run, inside: str, behind: str
) -> None:
    last = f"w = [each + 0.25 for each in w]\n{behind}"
    assert with_and_without(run, LOOP.format(inside, last), (W,))[0] == [(4.75, 5.75)]


OTHERS = {
    "another variable": "g = [0.25, 0.5]\nprint(g)",
    "a part of it": "print(w[::-1])",
    "that of another function": "def show(w):\n    print(w)\nshow([0.25, 0.5])",
}


@pytest.mark.parametrize("behind", OTHERS.values(), ids=OTHERS)
def test_another_value_below_a_loop_is_not_what_the_loop_labels(run: Run, behind: str) -> None:
    source = LOOP.format("print('w =', w)", behind)
    assert with_and_without(run, source, (W,))[0] == [(4.5, 5.5)]


def test_what_one_function_prints_in_and_below_its_loop_is_one_variable(run: Run) -> None:
    body = LOOP.format("print('w =', w)", "w[0] += 0.25\nprint(w)").replace("\n", "\n    ")
    assert with_and_without(run, f"def f():\n    {body}\nf()", (W,))[0] == [(4.75, 5.5)]


# Each prints the entropy (Unordnung) and then the gain (Zuwachs), asked for the other way round; no
# check has a word of German.
WAYS = {
    "f-strings": SET + "print(f'Unordnung: {entropy:.3f}')\nprint(f'Zuwachs: {gain:.3f}')\n",
    "an f-string for both": SET + "print(f'Unordnung: {entropy}, Zuwachs: {gain}.')\n",
    "an f-string of several lines": SET
    + "print(f'''\nUnordnung: {entropy}\nZuwachs: {gain}\n''')\n",
    "what an f-string shows itself": (
        SET + "wert, zahl = entropy, gain\nprint(f'{wert=}')\nprint(f'{zahl = :.3f}')\n"
    ),
    "per cent": SET + "print('Unordnung: %.3f' % entropy)\nprint('Zuwachs: %5.3f' % gain)\n",
    "per cent for both": SET + "print('Unordnung: %.3f, Zuwachs: %s' % (entropy, gain))\n",
    "per cent with a per cent": (
        SET + "print('Unordnung (50%%): %.3f' % entropy)\nprint('Zuwachs (50%%): %s' % gain)\n"
    ),
    "format": (
        SET + "print('Unordnung: {:.3f}'.format(entropy))\nprint('Zuwachs: {}.'.format(gain))\n"
    ),
    "format for both": SET + "print('Unordnung: {}, Zuwachs: {}'.format(entropy, gain))\n",
    "words plus str": (
        SET + "print('Unordnung: ' + str(entropy))\nprint('Zuwachs: ' + str(gain) + '.')\n"
    ),
    "words plus format": (
        SET + "print('Unordnung ' + format(entropy, '.3f'))\nprint('Zuwachs ' + f'{gain:.3f}')\n"
    ),
    "arguments": SET + "print('Unordnung:', entropy)\nprint('Zuwachs:', gain)\n",
    "arguments for both": SET + "print('Unordnung:', entropy, '| Zuwachs:', gain)\n",
    "all words in the first argument": SET + "print('Unordnung, Zuwachs:', entropy, gain)\n",
    "two prints on a line": SET + "print('Unordnung', entropy); print('Zuwachs', gain)\n",
    "two lines printed as one": (
        SET + "print('Unordnung:', entropy, end='; ')\nprint('Zuwachs:', gain)\n"
    ),
    "a print over several lines": (
        SET
        + "print(\n    'Unordnung',\n    entropy,\n)\nprint(\n    f'Zuwachs: '\n    f'{gain}'\n)\n"
    ),
    "a function that prints": (
        "def zeige(gain, entropy):\n"
        "    print(f'Unordnung: {entropy}')\n    print('Zuwachs', gain)\n"
        "zeige(1.667, 0.693)\n"
    ),
    "behind a condition": (
        SET + "if gain > entropy: print('Unordnung:', entropy)\nif gain: print('Zuwachs:', gain)\n"
    ),
    "with a mark behind them": (
        SET + "print(f'Unordnung: {entropy}' + (' <= beide' if rmse else ''))\n"
        'print(f\'Zuwachs: {gain}{" (gut)" if gain < 1 else ""}\')\n'
    ),
    "beside comments": (
        SET + "print('Unordnung:', entropy)  # print(gain)\nprint('Zuwachs:', gain)  # (entropy)\n"
    ),
    "brackets in the words": (
        SET + "print(f\"Unordnung (')'): {entropy}\")\nprint(f'Zuwachs :) {gain}')\n"
    ),
    "keys": (
        "r = {'gain': 1.667, 'entropy': 0.693}\n"
        "print(f\"Unordnung: {r['entropy']}\")\nprint('Zuwachs:', r.get('gain'))\n"
    ),
    "attributes": (
        "class R: gain, entropy = 1.667, 0.693\n"
        "print(f'Unordnung: {R.entropy}')\nprint('Zuwachs:', R.gain)\n"
    ),
    "calls": (
        "def gain(x): return 1.667\ndef entropy(): return 0.693\n"
        "print('Unordnung:', entropy())\nprint('Zuwachs:', gain(0.5))\n"
    ),
    "methods of what is named": (
        "import numpy as np\ngain, entropy = np.array([1.667]), np.array([0.693, 0.693])\n"
        "print('Unordnung:', entropy.max())\nprint('Zuwachs:', gain.mean())\n"
    ),
    "wrapped": (
        "import numpy as np\ngain, entropy = np.float64(5 / 3), np.array(0.693)\n"
        "print('Unordnung:', float(entropy.item()))\nprint('Zuwachs:', round(float(gain), 3))\n"
    ),
    "a part of a name": (
        "bestGain, shannon_entropy = 1.667, 0.693\n"
        "print('Unordnung:', shannon_entropy)\nprint('Zuwachs:', bestGain)\n"
    ),
    "a short name": "ent, g = 0.693, 1.667\nprint('Unordnung:', ent)\nprint('Zuwachs:', g)\n",
    "set to a call": (
        "def gain(): return 1.667\ndef entropy(): return 0.693\nh = entropy()\nz = gain()\n"
        "print('Unordnung:', h)\nprint('Zuwachs:', z)\n"
    ),
    "set to a key": (
        "r = {'gain': 1.667, 'entropy': 0.693}\na = r['entropy']\nb = r['gain']\n"
        "print('Unordnung:', a)\nprint('Zuwachs:', b)\n"
    ),
    "set as one of several": SET
    + "a, b = entropy, gain\nprint('Unordnung', a)\nprint('Zuwachs', b)\n",
    "set again": (
        "r = entropy = 0.693\nr = entropy\nprint('Unordnung', r)\n"
        "gain = 1.667\nr = gain\nprint('Zuwachs', r)\n"
    ),
    "set where it is printed": (
        "print(f'Unordnung: {(entropy := 0.693)}')\nprint(f'Zuwachs: {(gain := 1.667)}')\n"
    ),
    "in Spanish": SET + "print(f'Desorden: {entropy}')\nprint(f'Ganancia: {gain}')\n",
}


@pytest.mark.parametrize("source", WAYS.values(), ids=WAYS)
def test_values_in_another_order_are_those_that_the_source_calls_so(run: Run, source: str) -> None:
    found, without = with_and_without(run, source, BOTH)
    assert found == [1.667, 0.693]
    assert without == [0.693, 1.667]  # in their order


NUMPY = "import numpy as np\nx = np.array([1.5, 2.0, 3.5, 9.0])\n"
KINDS: dict[str, tuple[str, Sequence[Check], Values]] = {
    "methods alone": (
        NUMPY + "print('Mitte:', x.mean())\nprint('Höchstes:', x.max())\n",
        (check("max"), check("mean")),
        [9, 4],
    ),
    "functions of a library": (
        NUMPY + "print('Mitte:', np.mean(x))\nprint('Zentralwert:', np.median(x))\n",
        (check("median"), check("mean")),
        [2.75, 4],
    ),
    "counts": (
        "words, vocabulary = ['a', 'b', 'a'], {'a', 'b'}\n"
        "print('Verschieden:', len(vocabulary))\nprint('Zusammen:', len(words))\n",
        (check("words", whole=True), check("vocabulary", whole=True)),
        [3, 2],
    ),
    "lists": (
        "gain, entropy = [1.5, 2.5], [0.25, 0.75]\n"
        "print('Unordnung:', entropy)\nprint(f'Zuwachs: {gain}')\n",
        (check("gain", "list", length=2), check("entropy", "list", length=2)),
        [(1.5, 2.5), (0.25, 0.75)],
    ),
    "arrays on a line": (
        "import numpy as np\ngain, entropy = np.array([1.5, 2.5]), np.array([0.25, 0.75])\n"
        "print(f'Unordnung: {entropy} Zuwachs: {gain}')\n",
        (check("gain", "list", length=2), check("entropy", "list", length=2)),
        [(1.5, 2.5), (0.25, 0.75)],
    ),
}


@pytest.mark.parametrize(("source", "checks", "expected"), KINDS.values(), ids=KINDS)
def test_so_it_is_of_whatever_kind_they_are(
    run: Run, source: str, checks: Sequence[Check], expected: Values
) -> None:
    found, without = with_and_without(run, source, checks)
    assert found == expected
    assert without == expected[::-1]


def test_in_a_notebook_the_line_is_one_of_its_cell(warm: Sandbox) -> None:
    cells = (SET, "print('Unordnung:', entropy)", "gain = gain\nprint('Zuwachs:', gain)")
    seen = warm.run(Program({}, "submission.py", {}, cells), b"", Limits(cpu_s=20, wall_s=40))
    parts = [Part(code, at, 1, code.count("\n") + 1) for at, code in enumerate(cells, start=1)]
    assert answers(seen, BOTH, parts) == [1.667, 0.693]
    assert answers(seen, BOTH, ()) == [0.693, 1.667]


def test_what_ends_a_cell_is_called_as_the_source_calls_it(warm: Sandbox) -> None:
    """What a line before it printed has a word of the check too, in what it was computed of."""
    cells = ("norm = 0.5", "other = norm / 2\nprint('same views:', other)", "norm")
    seen = warm.run(Program({}, "submission.py", {}, cells), b"", Limits(cpu_s=20, wall_s=40))
    parts = [Part(code, at, 1, code.count("\n") + 1) for at, code in enumerate(cells, start=1)]
    asked = [
        Check(name="norm", kind="number", title=Text(en="Norm")),
        Check(name="loss", kind="number", title=Text(en="Loss"), labels=("loss",)),
    ]
    assert answers(seen, asked, parts)[0] == 0.5


def test_in_a_notebook_what_an_earlier_cell_set_counts(warm: Sandbox) -> None:
    cells = (SET, "a = entropy\nb = gain", "print('Unordnung:', a)\nprint('Zuwachs:', b)\n")
    seen = warm.run(Program({}, "submission.py", {}, cells), b"", Limits(cpu_s=20, wall_s=40))
    parts = [Part(code, at, 1, code.count("\n") + 1) for at, code in enumerate(cells, start=1)]
    assert answers(seen, BOTH, parts) == [1.667, 0.693]


def test_a_series_with_gaps_in_the_own_part_is_not_before_a_whole_one(run: Run) -> None:
    """A last sentence says `3 layers`; where it is all that the part has, it is the answer."""
    each = "for i in range(5):\n    print(f'layer:{i}, std:{i + 1.5}')\n"
    last = "print('all 3 layers were computed, final std 2.125')\n"
    series = [check("std", "series", row="layer")]
    for source, wanted in ((each + "# %%\n" + last, 5), (last + "# %%\n" + each, 5)):
        seen, parts = run(source), of_script(source)
        found = read(seen.stdout, series, (), seen.journal, parts, parts[-1:])["std"].value
        assert len(as_plain(found)) == wanted
    seen, parts = run(last), of_script(last)
    assert read(seen.stdout, series, (), seen.journal, parts, parts)["std"].value is not None


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(SET + "print(f'Werte:\\t{gain}\\t{entropy}\\t{rmse}')\n", id="tabs"),
        pytest.param(SET + "print('Werte:', gain, entropy, rmse)\n", id="arguments"),
        pytest.param(SET + "print(f'Werte: {gain} {entropy} {rmse}')\n"),
        pytest.param(
            SET + "print('Werte:', '', gain, entropy, rmse)\n",
        ),
        pytest.param(
            SET + "print('{2:.3f}, Werte: {1}, {0}'.format(rmse, entropy, gain))\n",
        ),
    ],
)
def test_values_in_the_order_of_the_checks_stay_there(run: Run, source: str) -> None:
    found, without = with_and_without(run, source, THREE)
    assert found == without == [1.667, 0.693, 0.251]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(SET + "print(f'Unordnung, Zuwachs: {entropy} {gain}')\n"),
        pytest.param(SET + "print(f'Unordnung: {entropy} ')\nprint(f'Zuwachs: {gain} ')\n"),
        pytest.param(
            "import sys\n" + SET + "sys.stdout.write(f'Unordnung: {entropy}\\n')\n"
            "sys.stdout.write('Zuwachs: ' + str(gain) + '\\n')\n",
        ),
        pytest.param(
            SET + "print('Unordnung:', entropy, '| Zuwachs:', gain)",
        ),
        pytest.param(
            "h = entropy = 0.693; z = gain = 1.667\nw = entropy; v = gain\n"
            "print('Unordnung:', w)\nprint('Zuwachs:', v)\n",
        ),
    ],
)
def test_values_beside_blanks_and_ends_of_lines_are_those_of_the_source(
    run: Run, source: str
) -> None:
    assert with_and_without(run, source, BOTH)[0] == [1.667, 0.693]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("print('Wert', gain)\nprint('Wert', entropy)\n", id="each by its name"),
        pytest.param("print('Wert', gain); print('Zahl', entropy)\n", id="on a line"),
        pytest.param("for wert in (gain, entropy): print('Wert', wert)\n", id="in a loop"),
        pytest.param("for gain in (gain, entropy):\n    print('Wert:', gain)\n"),
        pytest.param(
            "def zeige(gain):\n    print(f'Wert: {gain}')\nzeige(gain)\nzeige(entropy)\n",
        ),
        pytest.param(
            "def zeige(was, gain):\n    print(was, gain)\n"
            "zeige('Zuwachs', gain)\nzeige('Unordnung', entropy)\n",
        ),
        pytest.param("print('Wert', gain); print('Wert', entropy)\n"),
        pytest.param("print('Werte:'); print(gain); print(entropy)\n"),
    ],
)
def test_the_source_turns_nothing_that_came_in_order(run: Run, source: str) -> None:
    found, without = with_and_without(run, SET + source, BOTH)
    assert found == without == [1.667, 0.693]


BESIDE = {
    "another value": "print('Anderes:', rmse)\n",
    "a difference": "print('Unterschied:', gain - entropy)\n",
    "a part": "print('Hälfte:', gain / 2)\n",
    "a function of it": "import math\nprint('Anders:', math.log(gain))\n",
}


@pytest.mark.parametrize("behind", BESIDE.values(), ids=BESIDE)
def test_what_bears_the_name_itself_is_worth_more_than_what_is_made_of_it(
    run: Run, behind: str
) -> None:
    found, without = with_and_without(run, f"{SET}print('Zuwachs:', gain)\n{behind}", [GAIN])
    assert found == [1.667]
    assert without != found


def test_of_two_values_with_the_name_the_last_counts(run: Run) -> None:
    source = "gain = 0.5\nprint('Anfang:', gain)\ngain = 1.667\nprint('Ende:', gain)\n"
    found, without = with_and_without(run, source + "print('Anderes:', 0.25)\n", [GAIN])
    assert found == [1.667]
    assert without == [0.25]


@pytest.mark.parametrize("line", ["elapsed {}", "took {} seconds", "耗时 {}"])
def test_what_looks_like_an_aside_is_the_answer_where_the_source_calls_it_so(
    run: Run, line: str
) -> None:
    source = f"{SET}print('{line}'.format(gain))\n"
    found, without = with_and_without(run, source, [GAIN])
    assert found == [1.667]
    assert without == [None]


SAYS_NOTHING = {
    "a separator": SET
    + "print('Unordnung', entropy, sep=': ')\nprint('Zuwachs', gain, sep=': ')\n",
    "a starred argument": SET + "print(*('Unordnung', entropy))\nprint(*('Zuwachs', gain))\n",
    "a starred argument beside the name": (
        SET + "print(*['Unordnung'], entropy)\nprint(*['Zuwachs'], gain)\n"
    ),
    "names that say nothing": (
        "x, y = 0.693, 1.667\nprint('Unordnung:', x)\nprint('Zuwachs:', y)\n"
    ),
    "one name for both": "for wert in (0.693, 1.667):\n    print('Wert:', wert)\n",
    "names of neither": (
        "wert, zahl = 0.693, 1.667\nprint('Unordnung:', wert)\nprint('Zuwachs:', zahl)\n"
    ),
    "a name of both": (
        "gain_entropy, entropy_gain = 0.693, 1.667\n"
        "print('Unordnung:', gain_entropy)\nprint('Zuwachs:', entropy_gain)\n"
    ),
}


@pytest.mark.parametrize("source", SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_where_the_source_says_nothing_the_order_tells(run: Run, source: str) -> None:
    found, without = with_and_without(run, source, BOTH)
    assert found == without == [0.693, 1.667]


@pytest.mark.parametrize(
    "source",
    [
        "print(entropy)\nprint(gain)\n",
        "print(entropy, gain)\n",
        "print(f'{entropy:.3f}')\nprint('%s' % gain)\n",
        "print(f'{entropy}, {gain}')\n",
        "print('1)', entropy)\nprint('2)', gain)\n",
    ],
)
def test_of_bare_numbers_the_order_tells_and_not_the_source(run: Run, source: str) -> None:
    found, _ = with_and_without(run, SET + source, BOTH)
    assert found == [0.693, 1.667]


@pytest.mark.parametrize(
    "source",
    [
        "print(f'gain: {entropy}')\nprint(f'entropy: {gain}')\n",
        "print('The entropy is', gain)\nprint('The gain is', entropy)\n",
        "print('Прирост (gain)', entropy, 'энтропия', gain)\n",
        "print('信息熵：', gain, '，增益：', entropy)\n",
    ],
)
def test_a_printed_word_of_a_check_is_worth_more_than_the_source(run: Run, source: str) -> None:
    found, without = with_and_without(run, SET + source, BOTH)
    assert found == without == [0.693, 1.667]


OWN_WORDS = {
    "behind the value": "print(f'{zahl} liegt unter 2.5')\n",
    "before and behind it": "print(f'Von 0.5 bis 2.5: {zahl}, jenseits von 1.5 Streuungen')\n",
    "behind two": "print(f'Zuwachs {zahl} bei Schwelle 1.5 und 2.5')\n",
    "per cent": "print('Zuwachs %.3f, Grenze 1.5' % zahl)\n",
    "format": "print('Zuwachs {}, Grenze 1.5'.format(zahl))\n",
    "plus": "print('Zuwachs ' + str(zahl) + ', Grenze 1.5')\n",
    "an argument": "print('Zuwachs', zahl, 'statt 1.5')\n",
    "a text that a condition chooses": (
        "print('Zuwachs', zahl)\nprint('nicht unter 1.5' if zahl > 1.5 else 'unter 1.5')\n"
    ),
}


@pytest.mark.parametrize("source", OWN_WORDS.values(), ids=OWN_WORDS)
def test_a_number_of_the_source_s_own_words_is_no_answer_beside_a_value(
    run: Run, source: str
) -> None:
    found, without = with_and_without(run, "zahl = 1.667\n" + source, [GAIN])
    assert found == [1.667]
    assert without != found


@pytest.mark.parametrize(
    "source",
    [
        "print('gain: 1.667')\n",
        "print('Zuwachs: 1.667')\n",
        "print('1.667')\n",
        "print(1.667)\n",
        "wer = 'Ada'\nprint(f'Zuwachs: 1.667 von {wer}')\n",
        "print('Zuwachs: 1.667', end='\\n')\nfertig = 'ja'\nprint('Fertig:', fertig)\n",
        "print('Zuwachs:', 1.667)\n",
    ],
)
def test_a_number_of_its_own_words_is_read_where_it_is_all_there_is(run: Run, source: str) -> None:
    assert with_and_without(run, source, [GAIN])[0] == [1.667]


@pytest.mark.parametrize("other", ["of {zahl}", "({zahl})", "| Anderes {zahl}", "\\nWert {zahl}"])
def test_a_number_of_its_own_words_behind_a_label_is_read_beside_a_value(
    run: Run, other: str
) -> None:
    source = f"zahl = 3.25\nprint(f'gain: 1.667 {other}')\n"
    assert with_and_without(run, source, [GAIN])[0] == [1.667]


# --- what is said of an offset, without a run


def printed(source: str, pieces: Iterable[str], line: int = 1) -> tuple[Prints, str]:
    """Return the prints of a source, one line of which printed some pieces, and their text."""
    texts = list(pieces)
    starts = accumulate(map(len, texts), initial=0)
    noted = [Piece(at, line, None, 0, line, None) for at, _ in zip(starts, texts, strict=False)]
    raw = "".join(texts)
    seen = shortened(clean(raw.encode()))
    return Prints(of_script(source), journal.read(raw, seen, noted), seen.text), seen.text


def arguments(*each: str) -> list[str]:
    """Return the pieces that `print` writes."""
    separated = [piece for text in each for piece in (text, " ")]
    return [*separated[:-1], "\n"]


def said(source: str, pieces: Iterable[str], of: str, line: int = 1) -> Said | None:
    prints, text = printed(source, pieces, line)
    return prints.said_of(text.index(of))


WORDS_OF = {
    "a variable": ("print('ab', rmse)\n", ["rmse"]),
    "two words": ("print('ab', test_loss)\n", ["test loss"]),
    "humps": ("print('ab', testLoss)\n", ["test Loss"]),
    "a key": ("print('ab', res['rmse'])\n", ["res", "rmse"]),
    "an attribute": ("print('ab', res.rmse)\n", ["rmse", "res"]),
    "a function": ("print('ab', rmse(x, y))\n", ["rmse"]),
    "a method": ("print('ab', errors.mean())\n", ["mean"]),
    "of a library": ("print('ab', np.mean(errors))\n", ["mean"]),
    "a length": ("print('ab', len(words))\n", ["count"]),
    "rounded": ("print('ab', round(float(rmse), 2))\n", ["rmse"]),
    "an item": ("print('ab', rmse.detach().cpu().item())\n", ["rmse"]),
    "a tensor": ("print('ab', torch.tensor(rmse))\n", ["rmse"]),
    "no word": ("print('ab', x)\n", []),
}


@pytest.mark.parametrize(("source", "nearest"), WORDS_OF.values(), ids=WORDS_OF)
def test_the_nearest_words_are_what_a_value_is_called_by_itself(
    source: str, nearest: list[str]
) -> None:
    found = said(source, arguments("ab", "1.25"), "1.25")
    assert found is not None
    assert not found.literal
    assert found.words[0] == nearest


def test_then_come_all_names_and_those_of_what_it_was_set_to() -> None:
    source = "x = 1\nwert = loss(model, x)\nwert_of = wert\nprint('ab', wert)\nwert = other(x)\n"
    found = said(source, arguments("ab", "1.25"), "1.25", line=4)
    assert found is not None
    assert found.words == [["wert"], ["wert"], ["loss"], ["loss", "model"]]


def test_words_of_the_source_are_literal_and_values_are_not() -> None:
    prints, text = printed("print(f'from 1.5 to {top}, 2.5')\n", ["from 1.5 to 9.75, 2.5", "\n"])
    literal = {of: prints.said_of(text.index(of)) for of in ("1.5", "9.75", "2.5")}
    assert {of: each and each.literal for of, each in literal.items()} == {
        "1.5": True,
        "9.75": False,
        "2.5": True,
    }


NOTHING = {
    "no source": ("", arguments("ab", "1.25")),
    "another line": ("x = 1\n", arguments("ab", "1.25")),
    "only words": ("print('ab 1.25')\n", ["ab 1.25", "\n"]),
    "other words": ("print('cd', x)\n", arguments("ab", "1.25")),
    "a separator": ("print('ab', x, sep=' ')\n", arguments("ab", "1.25")),
    "a starred argument": ("print('ab', *x)\n", arguments("ab", "1.25")),
    "no Python": ("print('ab', x y)\n", arguments("ab", "1.25")),
    "a bracket that stays open": ("print('ab', x\n", arguments("ab", "1.25")),
    "a quote that stays open": ("print('ab, x)\n", arguments("ab", "1.25")),
    "fewer pieces than arguments": ("print('ab', 'cd', x)\n", ["ab", " ", "1.25"]),
    "brackets beyond what Python parses": (
        f"print('ab', {'(' * 300}x{')' * 300})\n",
        arguments("ab", "1.25"),
    ),
    "300 open brackets": (f"print('ab', {'(' * 300}\n", arguments("ab", "1.25")),
    "a million characters": (f"print('ab {'x' * 1_000_000}', x)\n", arguments("ab", "1.25")),
    "a null": ("print('ab\0', x)\n", arguments("ab", "1.25")),
}


@pytest.mark.parametrize(("source", "pieces"), NOTHING.values(), ids=NOTHING)
def test_of_what_is_not_understood_nothing_is_said(source: str, pieces: list[str]) -> None:
    prints, text = printed(source, pieces)
    assert {prints.said_of(at) for at in range(len(text))} == {None}


DEEP = {
    "a sum of words": ("print(" + "'a'+" * 480 + "x)\n", ["a" * 480 + "1.25", "\n"]),
    "signs": ("print('ab', " + "-" * 1900 + "1)\n", arguments("ab", "1.25")),
    "attributes": ("print('ab', x" + ".a" * 980 + ")\n", arguments("ab", "1.25")),
    "items": ("print('ab', x" + "[0]" * 655 + ")\n", arguments("ab", "1.25")),
    "calls": ("print('ab', x" + "()" * 980 + ")\n", arguments("ab", "1.25")),
    "calls of calls": ("print('ab', " + "f(" * 600 + ")" * 600 + ")\n", arguments("ab", "1.25")),
    "functions": ("print('ab', " + "lambda:" * 250 + "x)\n", arguments("ab", "1.25")),
    "a tuple": ("x = " + "(" * 150 + "1" + ")" * 150 + "\nprint('ab', x)\n", ["1.25", "\n"]),
    "prints": ("print(" * 20 + ")" * 20 + "\n", arguments("ab", "1.25")),
}


A_SUM = "print('ab' + " + "a+" * 985 + "a)\n", ["ab1.25", "\n"]


@pytest.mark.parametrize(
    ("source", "pieces"),
    [*DEEP.values(), pytest.param(*A_SUM)],
    ids=[*DEEP, "a sum"],
)
def test_however_deep_a_call_is_nested_it_is_no_fault(source: str, pieces: list[str]) -> None:
    prints, text = printed(source, pieces, source.count("\n"))
    assert all(isinstance(prints.said_of(at), Said | None) for at in range(len(text)))


def test_a_backslash_that_python_warns_of_is_read_in_silence() -> None:
    found = said("print('\\d ab', rmse)\n", arguments("\\d ab", "1.25"), "1.25")
    assert found is not None
    assert found.words[0] == ["rmse"]


FRAGMENTS = st.sampled_from([
    "print(", "write(", "(", ")", "[", "]", "{", "}", "'", '"', "f'", "'''", "{x!r:>{w}}", "%", "#",
    "%s", "' % (", ".format(", "{0}", "{}", "str(", " + ", ", ", "*", "**", "sep=", "end=''", "x",
    "res['k']", ".mean()", "1.5", "ab", " ", "\t", "\\", "\\\n", "\n", "\r", "\f", "\0", "-", ";",
    "lambda:", "if", "else", "for x in y", "=", "x = ", ":=", "é", "均值", "\u2028",
])  # fmt: skip
SOURCES = st.lists(FRAGMENTS | st.text(max_size=4), max_size=24).map("".join)
TEXTS = st.lists(st.sampled_from(["ab", "1.5", "x", " ", "\n", "[1 2]", "均值", "\r"]), max_size=9)


@given(SOURCES, TEXTS | st.lists(st.text(max_size=5), max_size=6), st.integers(1, 3))
def test_whatever_stands_on_the_line_nothing_is_raised(
    source: str, pieces: list[str], line: int
) -> None:
    prints, text = printed(source, pieces, line)
    for at in range(len(text)):
        found = prints.said_of(at)
        assert found is None or found.start <= at < found.end
        assert found is None or not (found.literal and found.words)


@given(st.sampled_from(["print('ab', {})\n", "print(f'ab {{{}}}')\n"]), SOURCES)
def test_whatever_a_value_is_made_of_nothing_is_raised(form: str, value: str) -> None:
    prints, text = printed(form.format(value), arguments("ab", "1.25"))
    assert all(isinstance(prints.said_of(at), Said | None) for at in range(len(text)))


NAMES = st.from_regex(r"[a-z]{3,6}(_[a-z]{3,6})?", fullmatch=True).filter(
    lambda name: name not in {"and", "not", "for", "def", "del", "try", "len", "sum"}
)


@given(st.lists(st.tuples(st.text("abcdé均 ", min_size=1), NAMES), min_size=1, max_size=5))
def test_of_arguments_each_value_has_its_own_variable(rows: list[tuple[str, str]]) -> None:
    """Their places are known by the journal, whatever the words between them are."""
    call = ", ".join(f"{words!r}, {name}" for words, name in rows)
    values = [f"{at}.25" for at in range(len(rows))]
    shown = ((words, value) for (words, _), value in zip(rows, values, strict=True))
    pieces = [each for pair in shown for each in pair]
    prints, text = printed(f"print({call})\n", arguments(*pieces))
    for value, (_, name) in zip(values, rows, strict=True):
        found = prints.said_of(text.index(value))
        assert found is not None
        assert not found.literal
        assert " ".join(found.words[0]) in (name.replace("_", " "), "")  # `map` says nothing


# --- cost


def on_one_line(count: int) -> tuple[str, list[tuple[int, str]]]:
    return "print('ab', wert);" * count + "\n", [(1, t) for t in arguments("ab", "1.5") * count]


def set_each_time(count: int) -> tuple[str, list[tuple[int, str]]]:
    pieces = [(2 * at, text) for at in range(1, count + 1) for text in arguments("ab", "1.5")]
    return "wert = zahl\nprint('ab', wert)\n" * count, pieces


def nested(count: int) -> tuple[str, list[tuple[int, str]]]:
    depth = count // 12
    return "print(" * depth + ")" * depth + "\n", [(1, text) for text in arguments("ab", "1.5")]


Made = Callable[[int], tuple[str, list[tuple[int, str]]]]


def said_by(made: Made, count: int) -> tuple[str, list[Piece], Prints]:
    """Return an output, its journal and what its source says of it."""
    source, pieces = made(count)
    starts = accumulate((len(text) for _, text in pieces), initial=0)
    noted = [
        Piece(at, line, None, line, line, None)
        for at, (line, _) in zip(starts, pieces, strict=False)
    ]
    raw = "".join(text for _, text in pieces)
    seen = shortened(clean(raw.encode()))
    return raw, noted, Prints(of_script(source), journal.read(raw, seen, noted), seen.text)


def cost_s(made: Made, count: int) -> float:
    """Return what it costs to ask the source of each piece."""
    _, noted, prints = said_by(made, count)
    begun_s = time.process_time()
    for piece in noted:
        prints.said_of(piece.start)
    return time.process_time() - begun_s


@pytest.mark.parametrize(
    "made",
    [
        on_one_line,
        pytest.param(set_each_time),
        pytest.param(nested),
    ],
)
def test_the_cost_grows_as_the_source_does(made: Made) -> None:
    """The square of twelve times as much would cost some 150 times as much."""
    cost_s(made, 100)
    few, many = (cost_s(made, count) for count in (240, 3_000))
    assert many < 40 * few + 0.1


def test_two_thousand_prints_on_a_line_leave_the_answers_where_they_are() -> None:
    raw, noted, _ = said_by(on_one_line, 2_000)
    source, _ = on_one_line(2_000)
    noted.append(Piece(len(raw), 1, None, 1, 1, None))
    found = read(f"{raw}gain: 1.667\n".encode(), [GAIN], (), noted, of_script(source))
    assert as_plain(found["gain"].value) == 1.667
