"""A solution is changed as students go wrong; each kind of change shows what it makes of a line."""

import ast
from pathlib import Path

import pytest

from grader.exercise.changes import CHANGES_MOST, RULES, changed, sentences
from grader.words.language import LANGUAGES

SAMPLES = Path(__file__).parent.parent / "submissions"

EXAMPLES = [
    ("without_abs", "torch.abs(x).mean()", "x.mean()"),
    ("without_abs", "x.grad.abs().item()", "x.grad.item()"),
    ("without_zeroing", "w.grad.zero_()", "pass"),
    ("without_zeroing", "w.grad = None", "pass"),
    ("without_zeroing", "optimizer.zero_grad()", "pass"),
    ("without_seeding", "torch.manual_seed(seed)", "pass"),
    ("without_initialisation", "fc.weight.data.fill_(1.0)", "pass"),
    ("without_initialisation", "torch.nn.init.xavier_uniform_(w)", "pass"),
    ("without_activation", "self.activation(self.fc1(x))", "self.fc1(x)"),
    ("without_activation", "x.tanh()", "x"),
    (
        "without_activation",
        "Sequential(Linear(2, 2), ReLU())",
        "Sequential(Linear(2, 2), torch.nn.Identity())",
    ),
    ("without_normalisation", "F.layer_norm(x, (3,))", "x"),
    ("without_normalisation", "nn.BatchNorm1d(3)", "torch.nn.Identity()"),
    ("without_step", "optimizer.step()", "pass"),
    ("without_mode", "net.eval()", "pass"),
    ("without_detach", "y = x.detach()", "y = x"),
    ("without_detach", "with torch.no_grad():\n    y = x", "y = x"),
    ("without_transposition", "x @ w.T", "x @ w"),
    ("without_transposition", "x.transpose(0, 1)", "x"),
    ("without_root", "torch.sqrt(v + 1)", "v + 1"),
    ("without_root", "v ** 0.5", "v"),
    ("without_log", "torch.log(torch.log(w))", "torch.log(w)"),
    ("without_exp", "torch.exp(x)", "x"),
    ("without_mask", "scores.masked_fill(mask, -inf)", "scores"),
    ("without_mask", "torch.tril(w)", "w"),
    ("without_limits", "torch.clamp(q, -127, 127)", "q"),
    ("without_reversal", "list(reversed(x))", "list(x)"),
    ("last_alone", "np.mean(grads)", "grads[-1]"),
    ("unchanged", "y = (x - m) / s", "y = x"),
    ("unchanged", "y = normalised(x)", "y = x"),
    ("reduction", "np.mean(grads)", "np.median(grads)"),
    ("reduction", "x.mean(0)", "x.sum(0)"),
    ("variance", "x.std()", "x.var()"),
    ("bias", "x.var(0, unbiased=False)", "x.var(0, unbiased=True)"),
    ("bias", "x.std(0)", "x.std(0, correction=0)"),
    ("bias", "np.std(x)", "np.std(x, ddof=1)"),
    ("dimension", "x.mean(dim=0)", "x.mean(dim=1)"),
    ("dimension", "x.mean(0)", "x.mean()"),
    ("dimension", "torch.var(x, 1)", "torch.var(x, 0)"),
    ("dimension", "f(x.mean(0), x.var(0))", "f(x.mean(1), x.var(1))"),
    ("dimension", "x.mean(0)", "x.mean(dim=1, keepdim=True)"),
    ("dimension", "torch.var(x, dim=-1)", "torch.var(x, dim=0, keepdim=True)"),
    ("momentum", "SGD([w], lr=0.1)", "SGD([w], lr=0.1, momentum=0.9)"),
    ("other_activation", "f = nn.Hardshrink()", "f = nn.Softplus()"),
    (
        "order",
        "torch.manual_seed(s)\nnet = build()\nfor i in range(3):\n    net.fill(i)\n"
        "x = torch.randn(3)",
        "torch.manual_seed(s)\nkept_for_later = torch.randn(3)\nnet = build()\n"
        "for i in range(3):\n    net.fill(i)\nx = kept_for_later",
    ),
    (
        "printed_early",
        "x = torch.tanh(fc(x))\nprint(i, x.std())",
        "kept_for_later = fc(x)\nx = torch.tanh(kept_for_later)\nprint(i, kept_for_later.std())",
    ),
    ("distribution", "nn.init.uniform_(w, -a, a)", "nn.init.normal_(w, 0, a)"),
    ("alone", "for f in 'ELU ReLU Tanh'.split():\n    f()", "for f in 'ReLU'.split():\n    f()"),
    (
        "order",
        "np.random.seed(s)\nn = 3\nnet = build()\nx = np.random.rand(n)",
        "np.random.seed(s)\nn = 3\nkept_for_later = np.random.rand(n)\nnet = build()\n"
        "x = kept_for_later",
    ),
    ("with_activation", "x = fc(x)", "x = torch.relu(fc(x))"),
    (
        "with_activation",
        "net = Sequential(nn.Linear(2, 2))",
        "net = Sequential(torch.nn.Sequential(nn.Linear(2, 2), torch.nn.Tanh()))",
    ),
    ("quotient", "a = b * gain", "a = b / gain"),
    ("divided_twice", "m = np.mean(x)", "m = np.mean(x) / len(x)"),
    (
        "dimension",
        "y = (x - x.mean(dim=0)) / x.var(dim=0, correction=0)",
        "y = (x - x.mean(dim=1, keepdim=True)) / x.var(dim=1, correction=0, keepdim=True)",
    ),
    ("twice", "y.backward()", "y.backward(retain_graph=True)\ny.backward()"),
    ("twice", "optimizer.step()", "optimizer.step()\noptimizer.step()"),
    ("alone", "fs = [nn.ReLU(), nn.Tanh(), nn.ELU()]", "fs = [nn.Tanh()]"),
    ("runs", "for _ in range(500):\n    pass", "for _ in range(10):\n    pass"),
    ("small", "f(x, 0.001)", "f(x, 1e-05)"),
    ("logarithm", "torch.log(torch.log(w))", "torch.log2(torch.log2(w))"),
    ("dimension", "x.mean((0, 2))", "x.mean((2,))"),
    ("distribution", "torch.randn(3)", "torch.rand(3)"),
    ("weights", "init.xavier_uniform_(w)", "init.kaiming_normal_(w)"),
    ("option", "init.kaiming_normal_(w, mode='fan_in')", "init.kaiming_normal_(w, mode='fan_out')"),
    ("switch", "nn.Linear(1, 1, bias=False)", "nn.Linear(1, 1, bias=True)"),
    ("logarithm", "math.log(x)", "math.log10(x)"),
    ("activation", "torch.tanh(x)", "torch.relu(x)"),
    ("other_function", "optim.SGD([w], lr=0.1)", "optim.Adam([w], lr=0.1)"),
    ("order", "net = Net()\nx = torch.randn(3)", "pass\nx = torch.randn(3)\nnet = Net()"),
    ("order", "torch.manual_seed(s)\nx = f()", "pass\nx = f()\ntorch.manual_seed(s)"),
    ("order", "a = f()\nb = g()\nc = h()", "c = h()\na = f()\nb = g()\npass"),
    ("printed_early", "x = tanh(x)\nprint(x.std())", "pass\nprint(x.std())\nx = tanh(x)"),
    ("inside_out", "np.mean(np.abs(x))", "np.abs(np.mean(x))"),
    ("inside_out", "x.abs().mean()", "x.mean().abs()"),
    ("inside_out", "w.log().log().prod()", "w.prod().log().log()"),
    ("bracket", "torch.sqrt(v + eps)", "torch.sqrt(v) + eps"),
    ("bracket", "(w + 7).log().log()", "(w.log() + 7).log()"),
    ("bracket", "(a + b) * c", "a + b * c"),
    ("bracket", "a / (b + c)", "a / b + c"),
    ("matrices", "x @ w", "w @ x"),
    ("matrices", "torch.matmul(x, w)", "x @ w.T"),
    ("matrices", "x.mm(w)", "x * w"),
    ("matrices", "x * w", "x @ w"),
    ("matrices", "(patch * kernel).sum()", "(patch * kernel.T).sum()"),
    ("sign", "a - b", "a + b"),
    ("sign", "w -= step", "w += step"),
    ("sign", "-loss", "loss"),
    ("without_quotient", "total / count", "total"),
    ("without_scaling", "q @ k.T / math.sqrt(8)", "q @ k.T"),
    ("without_scaling", "q @ k.T / 8 ** 0.5", "q @ k.T"),
    ("without_correction", "m / (1 - 0.9 ** step)", "m"),
    ("without_factor", "rate * slope", "slope"),
    ("without_term", "x + bias", "x"),
    ("without_term", "x - mean", "-mean"),
    ("without_term", "h = f(h) + 2 + 1\nw = f(w) + 2 + 1", "h = f(h) + 2\nw = f(w) + 2"),
    ("without_power", "x ** 2", "x"),
    ("other_way", "a / b", "b / a"),
    ("other_way", "a / b", "a * b"),
    ("division", "size // 2", "size / 2"),
    ("division", "size // 2", "-(-size // 2)"),
    ("length", "range(n)", "range(n - 1)"),
    ("length", "range(n)", "range(1, n)"),
    ("doubled", "f(lr=0.1)", "f(lr=0.2)"),
    ("halved", "f(8)", "f(4)"),
    ("tenfold", "f(lr=0.5)", "f(lr=5.0)"),
    ("tenth", "f(1000)", "f(100)"),
    ("one_off", "f(3)", "f(4)"),
    ("squared", "f(3)", "f(9)"),
    ("place", "x[0]", "x[-1]"),
    ("limit", "if a < b:\n    pass", "if a <= b:\n    pass"),
]


@pytest.mark.parametrize(("kind", "before", "after"), EXAMPLES)
def test_a_kind_of_change_makes_a_mistake_of_a_line(kind: str, before: str, after: str) -> None:
    made = [change.source for change in changed(before) if change.key.startswith(f"{kind}_")]

    assert ast.unparse(ast.parse(after)) in made


def test_a_value_is_rounded_where_it_is_named_and_is_a_number_or_a_tensor() -> None:
    sources = [c.source for c in changed("y = f(x)") if c.key.startswith("rounded_")]
    names: dict[str, object] = {"f": lambda x: x, "x": 1.23456}

    for source in sources:
        exec(source, names)
        assert names["y"] in (1.23, 1.235, 1.2346)
    assert len(sources) == 3


def test_a_row_that_is_made_a_column_is_no_matrix_that_is_transposed() -> None:
    made = [change.source for change in changed("a / (d[:, None] * d[None, :])")]
    assert not any(".T" in source for source in made)


def test_each_kind_has_an_example_and_a_sentence_in_each_language() -> None:
    assert {kind for kind, _, _ in EXAMPLES} | {"rounded"} == set(RULES)
    assert list(sentences()) == list(RULES)
    for sentence in sentences().values():
        assert all(getattr(sentence, language) for language in LANGUAGES)


def test_a_sentence_has_the_names_of_functions_and_options_in_its_braces() -> None:
    by_key = {change.key: change.message for change in changed("f(mean(x), lr=0.1, p=9)")}

    assert by_key["reduction_1"].en == "This is what sum gives where mean belongs."
    assert by_key["doubled_1"].ru == "Так получается, если `lr` вдвое больше, чем нужно."


@pytest.mark.parametrize(
    "sample",
    sorted(SAMPLES.glob("*/accepted/*.py"))[::3],
    ids=lambda path: f"{path.parent.parent.name}-{path.stem}",
)
def test_changes_of_a_sample_are_other_programs_each_once(sample: Path) -> None:
    source = sample.read_bytes()
    try:
        text = source.decode()
    except UnicodeDecodeError:
        text = source.decode("cp1251")
    own = ast.unparse(ast.parse(text.removeprefix("\ufeff")))

    changes = list(changed(text))

    assert len(changes) <= CHANGES_MOST
    assert len({change.key for change in changes}) == len(changes)
    assert len({own, *(change.source for change in changes)}) == len(changes) + 1
    for change in changes:
        compile(change.source, "changed", "exec")
        assert "{" not in "".join(change.message.all)
    assert changes == list(changed(text))


@pytest.mark.parametrize("source", ["", "def", "x = = 1", "%matplotlib inline", "\0", "(" * 5000])
def test_nothing_is_made_of_what_is_no_python(source: str) -> None:
    assert list(changed(source)) == []
