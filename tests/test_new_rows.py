"""`grader new` takes the rows that a loop prints for a table: a check for each column, by names."""

import pytest
from drafted import of_normal as begun
from drafted import rows_of

from grader import reading
from grader.authoring import reasons, repeated
from grader.authoring.draft import Draft
from grader.sandbox import Sandbox
from grader.words.values import as_plain

CITIES = "zip(['Нижний Новгород', 'Казань', 'Омск'], x.tolist())"
DICT = "{m: {'loss': v, 'acc': v / 2} for m, v in zip(['SGD', 'Adam', 'Lion'], x.tolist())}"
TWO = "{m: {'out': v, 'grad': v / 2} for m, v in zip(['tanh', 'relu'], x.tolist())}"
NUMBERS = {
    "two names that a digit tells apart": (
        "for k in (2, 5):\n    print(f'(width {k}) {x[k]:.4f}')",
        {"width_2": ["width 2"], "width_5": ["width 5"]},
    ),
    "two names that begin with a digit": (
        "for k in (3, 7):\n    print(f'{k} neighbours: error {x[k]:.4f}')",
        {
            "neighbours_error_3": ["3 neighbours error"],
            "neighbours_error_7": ["7 neighbours error"],
        },
    ),
    "two rows of two numbers": (
        "for k in (2, 5):\n    print(f'layer {k} mean {x[k]:.4f} std {x[k] / 2:.4f}')",
        {
            "layer_2_mean": ["layer 2 mean"],
            "layer_2_std": ["layer 2 std"],
            "layer_5_mean": ["layer 5 mean"],
            "layer_5_std": ["layer 5 std"],
        },
    ),
    "two names that a number in full tells apart": (
        "for rate in (0.1, 0.01):\n    print(f'rate={rate}: loss {(rate * x).sum():.4f}')",
        {"rate_0_1_loss": ["rate=0.1 loss"], "rate_0_01_loss": ["rate=0.01 loss"]},
    ),
    "names with numbers of their own, which no index has": (
        "for name, k in (('greedy', 2), ('greedy 0.1', 3), ('random', 4)):\n"
        "    print(name, x[k].item())",
        {"greedy": ["greedy"], "greedy_0_1": ["greedy 0.1"], "random": ["random"]},
    ),
    "two dicts in a dict": (
        f"print({TWO})",
        {
            "tanh_out": ["tanh out"],
            "tanh_grad": ["tanh grad"],
            "relu_out": ["relu out"],
            "relu_grad": ["relu grad"],
        },
    ),
    "two dicts, a line each": (
        f"for m, of in {TWO}.items():\n    print(m, of)",
        {
            "tanh_out": ["tanh out"],
            "tanh_grad": ["tanh grad"],
            "relu_out": ["relu out"],
            "relu_grad": ["relu grad"],
        },
    ),
    "two dicts by numbers": (
        "print({k: {'loss': x[0].item() * k, 'acc': x[1].item() * k} for k in (0.1, 0.5)})",
        {
            "loss_0_1": ["0.1 loss"],
            "acc_0_1": ["0.1 acc"],
            "loss_0_5": ["0.5 loss"],
            "acc_0_5": ["0.5 acc"],
        },
    ),
    "what one function prints of several things": (
        "def told(what, value):\n    print(f'{what}: {value:.5f}')\n"
        "told('largest', x.max())\ntold('least', x.min())\ntold('mean', x.mean())",
        {"largest": ["largest"], "least": ["least"], "mean": ["mean"]},
    ),
    "two pairs on one line": (
        "print('loss:', '  '.join(f'{m} {v:.4f}' for m, v in zip(['SGD', 'Adam'], x)))",
        {"loss_sgd": ["loss SGD", "SGD"], "loss_adam": ["loss Adam", "Adam"]},
    ),
    "what one print shows of several things on one line": (
        "print(f'largest: {x.max():.5f}, least: {x.min():.5f}, mean: {x.mean():.5f}')",
        {"largest": ["largest"], "least": ["least"], "mean": ["mean"]},
    ),
    "what one print shows of several things": (
        "print(f'largest: {x.max():.5f}\\nleast: {x.min():.5f}\\nmean: {x.mean():.5f}')",
        {"largest": ["largest"], "least": ["least"], "mean": ["mean"]},
    ),
}
LISTS = {
    "names alone": (
        f"for city, error in {CITIES}:\n    print(city, error)",
        {"error": ([], ["Нижний Новгород", "Казань", "Омск"])},
    ),
    "names with digits": (
        "for name, v in zip(['conv1', 'conv2', 'fc1'], x):\n    print(f'{name} {v:.4f}')",
        {"value": ([], ["conv1", "conv2", "fc1"])},
    ),
    "names that are not written out": (
        "net = torch.nn.Sequential(torch.nn.Linear(9, 2), torch.nn.Tanh(), torch.nn.Linear(2, 1))\n"
        "for name, p in net.named_parameters():\n    print(name, 'norm', p.norm().item())",
        {"norm": (["norm"], ["0.weight", "0.bias", "2.weight", "2.bias"])},
    ),
    "a heading with a hyphen and a digit": (
        "print('method        top-3 acc')\n"
        f"for city, v in {CITIES}:\n    print(f'{{city:16}} {{v:.4f}}')",
        {"top_3_acc": (["top-3 acc"], ["Нижний Новгород", "Казань", "Омск"])},
    ),
    "a sentence": (
        f"for city, v in {CITIES}:\n    print(f'The error for {{city}} is {{v:.5f}}')",
        {"the_error": (["The error"], ["Нижний Новгород", "Казань", "Омск"])},
    ),
    "names in brackets": (
        "for name, v in zip(['cat', 'dog', 'bird'], x):\n    print(f'P({name}) = {v:.4f}')",
        {"p": (["P"], ["cat", "dog", "bird"])},
    ),
    "words beside each of two numbers": (
        "for name, v in zip(['SGD', 'Adam', 'Lion'], x):\n"
        "    print(f'{name}: loss {v:.4f}, accuracy {v / 2:.4f}')",
        {
            "loss": (["loss"], ["SGD", "Adam", "Lion"]),
            "accuracy": (["accuracy"], ["SGD", "Adam", "Lion"]),
        },
    ),
    "words behind the number": (
        "for name, v in zip(['SGD', 'Adam', 'Lion'], x):\n    print(f'{name}: {v:.4f} accuracy')",
        {"accuracy": (["accuracy"], ["SGD", "Adam", "Lion"])},
    ),
    "each name with each word": (
        "for name, v in zip(['SGD', 'Adam', 'Lion'], x):\n    for what in ('loss', 'acc'):\n"
        "        print(f'{name} {what}: {v * len(what):.4f}')",
        {"loss": (["loss"], ["SGD", "Adam", "Lion"]), "acc": (["acc"], ["SGD", "Adam", "Lion"])},
    ),
    "lines that one print joins": (
        f"print('\\n'.join(f'{{city}} -> {{v:.5f}}' for city, v in {CITIES}))",
        {"value": ([], ["Нижний Новгород", "Казань", "Омск"])},
    ),
    "pairs on one line": (
        "pairs = zip(['SGD', 'Adam', 'Lion'], x)\n"
        "print('final loss: ' + '  '.join(f'{m} {v:.4f}' for m, v in pairs))",
        {"final_loss": (["final loss"], ["SGD", "Adam", "Lion"])},
    ),
    "pairs on one line without words": (
        "pairs = zip(['甲', '乙', '丙'], x)\nprint(*[f'{m}={v:.4f}' for m, v in pairs], sep=', ')",
        {"value": ([], ["甲", "乙", "丙"])},
    ),
    "pairs that a loop prints on one line": (
        "for m, v in zip(['SGD', 'Adam', 'Lion'], x):\n    print(f'{m}={v:.4f}', end='  ')",
        {"value": ([], ["SGD", "Adam", "Lion"])},
    ),
    "pairs that a loop prints behind a word": (
        "print('losses:', end=' ')\n"
        "for m, v in zip(['SGD', 'Adam', 'Lion'], x):\n    print(m, v.item(), end=', ')\nprint()",
        {"losses": (["losses"], ["SGD", "Adam", "Lion"])},
    ),
    "pairs on one line with a unit": (
        "pairs = zip(['big', 'small', 'tiny'], x)\n"
        "print('mass:', ', '.join(f'{m} {v:.4f} kg' for m, v in pairs))",
        {"mass": (["mass"], ["big", "small", "tiny"])},
    ),
    "words in brackets before a list": (
        "print('Q(up, down, left, right):', x[:4].tolist())",
        {"q": (["Q"], ["up", "down", "left", "right"])},
    ),
    "words in square brackets before a list": (
        "print('final weights [red, green]:', x[:2].tolist())",
        {"final_weights": (["final weights"], ["red", "green"])},
    ),
    "dicts in a dict": (
        f"print('all:', {DICT})",
        {"loss": (["loss"], ["SGD", "Adam", "Lion"]), "acc": (["acc"], ["SGD", "Adam", "Lion"])},
    ),
    "dicts in a dict, indented": (
        f"import json\nprint(json.dumps({DICT}, indent=2))",
        {"loss": (["loss"], ["SGD", "Adam", "Lion"]), "acc": (["acc"], ["SGD", "Adam", "Lion"])},
    ),
    "dicts, a line each": (
        f"for m, of in {DICT}.items():\n    print(f'{{m}}: {{of}}')",
        {"loss": (["loss"], ["SGD", "Adam", "Lion"]), "acc": (["acc"], ["SGD", "Adam", "Lion"])},
    ),
}
OPTIMISERS = "enumerate(['SGD', 'Momentum', 'Adam'])"
ROW = "f'{n:10} {x[k]:10.4f} {x[k + 1]:13.3f}'"
HEADS = {
    "heads of two words, as wide as their columns": (
        f"print(f\"{{'method':10}} {{'final loss':>10}} {{'test accuracy':>13}}\")\n"
        f"for k, n in {OPTIMISERS}:\n    print({ROW})",
        ["final loss", "test accuracy"],
    ),
    "heads of two words that nothing but their texts part": (
        "print('method', 'final loss', 'test accuracy')\n"
        f"for k, n in {OPTIMISERS}:\n    print(n, x[k].item(), x[k + 1].item())",
        ["final loss", "test accuracy"],
    ),
    "heads of two words that the source does not write into their print": (
        "heads = ['final loss', 'test accuracy']\n"
        "print(f\"{'':10} {heads[0]:>10} {heads[1]:>13}\")\n"
        f"for k, n in {OPTIMISERS}:\n    print({ROW})",
        ["final loss", "test accuracy"],
    ),
    "heads to the left": (
        "print('{:10} {:10} {:13}'.format('город', 'доля верных', 'ошибка'))\n"
        f"for k, n in {OPTIMISERS}:\n    print(f'{{n:10}} {{x[k]:<10.4f}} {{x[k + 1]:<13.3f}}')",
        ["доля верных", "ошибка"],
    ),
    "heads with brackets below a title": (
        "print('Results on the test set')\n"
        f"print(f\"{{'method':10}} {{'loss (MSE)':>10}} {{'accuracy [0..1]':>13}}\")\n"
        "print('-' * 36)\n"
        f"for k, n in {OPTIMISERS}:\n    print({ROW})",
        ["loss (MSE)", "accuracy [0..1]"],
    ),
    "one-word heads a blank apart": (
        "print('optimiser loss accuracy norm')\n"
        f"for k, n in {OPTIMISERS}:\n    print(n, x[k].item(), x[k + 1].item(), x[k + 2].item())",
        ["loss", "accuracy", "norm"],
    ),
    "one-word heads, and none over the names": (
        "print('Loss Accuracy')\n"
        f"for k, n in {OPTIMISERS}:\n    print(n, x[k].item(), x[k + 1].item())",
        ["Loss", "Accuracy"],
    ),
    "heads that commas part": (
        "print('method,final loss,test accuracy')\n"
        f"for k, n in {OPTIMISERS}:\n    print(f'{{n}},{{x[k]:.4f}},{{x[k + 1]:.4f}}')",
        ["final loss", "test accuracy"],
    ),
    "a column of counts, as wide as a digit of one": (
        "print(f\"{'method':9} {'loss':>8} {'steps':>5}\")\n"
        "for k, n in enumerate(['SGD', 'Momentum', 'Adam']):\n"
        "    print(f'{n:9} {x[k]:8.4f} {90 + int(x[k + 1].abs() * 3):5}')",
        ["loss", "steps"],
    ),
}
TITLES = {
    "a sentence": "print('The losses after training')",
    "a title": "print('Final results')",
    "a title of as many words": "print('Test results')",
    "nothing": "",
}
SERIES = {
    "a count": ("for k in (1, 2, 3):\n    print(f'beam {k}: {x[k]:.4f}')", {"beam": ["beam"]}),
    "layers of two numbers": (
        "for k in (1, 2, 3):\n    print(f'layer {k} mean {x[k]:.4f} std {x[k] / 2:.4f}')",
        {"mean": ["mean"], "std": ["std"]},
    ),
    "no count": (
        "for k in (1, 3, 5):\n    print(f'top-{k} accuracy {x[k]:.4f}')",
        {"accuracy": ["accuracy"]},
    ),
    "pairs of numbers on one line": (
        "print('final loss:', ' | '.join(f'lr={k}: {k * x[0]:.4f}' for k in (0.1, 0.01, 0.001)))",
        {"final_loss": ["final loss"]},
    ),
    "a digit behind a sign": (
        "for k in (1, 3, 5):\n    print(f'recall@{k} = {x[k]:.4f}')",
        {"recall": ["recall"]},
    ),
    "a line above that speaks of the rows": (
        "print('Mean entropy of each head:')\nfor k in range(4):\n    print(f'head {k}: {x[k]}')",
        {"mean_entropy_of_each_head": ["Mean entropy of each head"]},
    ),
    "a line above in Russian": (
        "print('Норма по блокам:')\nfor k in range(4):\n    print(f'блок {k}: {x[k]}')",
        {"norma_po_blokam": ["Норма по блокам"]},
    ),
    "a line above in Chinese": (
        "print('一、各头的平均熵:')\nfor k in range(4):\n    print(f'    头 {k}:{x[k]}')",
        {"value": ["各头的平均熵"]},
    ),
}


def labels(draft: Draft, kind: str) -> dict[str, list[str]]:
    assert {each.found.kind for each in draft.asked} == {kind}
    return {each.name: each.table.get("labels", []) for each in draft.asked}


@rows_of(NUMBERS)
def test_each_number_of_two_rows_is_asked_by_its_row_and_column(
    warm: Sandbox, print_: str, expected: dict[str, list[str]]
) -> None:
    assert labels(begun(warm, print_), "number") == expected


@rows_of(LISTS)
def test_each_column_of_more_rows_is_one_list_for_their_names(
    warm: Sandbox, print_: str, expected: dict[str, tuple[list[str], list[str]]]
) -> None:
    draft = begun(warm, print_)
    index = {each.name: each.table["index"] for each in draft.asked}
    own = labels(draft, "list")
    assert {name: (own[name], index[name]) for name in own} == expected


@pytest.mark.parametrize(("print_", "heads"), HEADS.values(), ids=HEADS)
def test_each_column_is_called_by_its_head_whatever_parts_the_heads(
    warm: Sandbox, print_: str, heads: list[str]
) -> None:
    draft = begun(warm, print_)
    assert [each.table["labels"][0] for each in draft.asked] == heads
    assert all(each.table["index"] == ["SGD", "Momentum", "Adam"] for each in draft.asked)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_above_rows_is_no_head_and_the_rows_are_lists(warm: Sandbox, title: str) -> None:
    rows = f"for k, n in {OPTIMISERS}:\n    print(n, x[k].item(), x[k + 1].item())"
    draft = begun(warm, f"{title}\n{rows}")
    assert labels(draft, "list") == {"sgd": ["SGD"], "momentum": ["Momentum"], "adam": ["Adam"]}


@rows_of(SERIES)
def test_rows_that_only_a_number_tells_apart_are_a_series_without_it_in_their_label(
    warm: Sandbox, print_: str, expected: dict[str, list[str]]
) -> None:
    assert labels(begun(warm, print_), "series") == expected


def test_rows_that_have_other_names_with_another_seed_are_not_asked(warm: Sandbox) -> None:
    print_ = (
        "words = 'the cat sat on a mat of sea grass'.split()\n"
        "for i in x.topk(3).indices.tolist():\n    print(words[i], x[i].item())\n"
        "print('mean:', x.mean().item())"
    )
    what = {each.name: each.what for each in begun(warm, print_).proposed}
    assert what == {"value": f"not asked: {reasons.OTHERS}", "mean": "asked"}


def test_a_series_for_numbers_says_how_many_so_that_no_shorter_column_is_taken(
    warm: Sandbox,
) -> None:
    draft = begun(warm, "for k in (1, 3, 5):\n    print(f'recall@{k} = {x[k]:.4f}')")
    (check,) = (each.check for each in draft.asked)
    others = "train 4.5 0.9\ntest 6.5 0.7\n"
    answers = reading.read(f"{{1: 0.1, 3: 0.3, 5: 0.5}}\n{others}".encode(), [check], ())
    assert as_plain(answers["recall"].value) == (0.1, 0.3, 0.5)


def test_counts_before_names_are_a_log(warm: Sandbox) -> None:
    print_ = (
        "for i in range(3):\n    for part in ('train', 'test'):\n"
        "        print(i, part, x[i].item() / len(part))\nprint('mean:', x.mean().item())"
    )
    assert [each.name for each in begun(warm, print_).asked] == ["mean"]


def test_steps_of_several_trainings_are_a_log(warm: Sandbox) -> None:
    print_ = (
        "for name in ('SGD', 'Adam'):\n    for epoch in (1, 2):\n"
        "        print(f'{name} epoch {epoch}: loss {x[epoch] / len(name):.5f}')\n"
        "print('mean:', x.mean().item())"
    )
    assert [each.name for each in begun(warm, print_).asked] == ["mean"]


def test_a_long_bracket_in_a_label_does_not_cost_twice_as_much_with_each_letter(
    warm: Sandbox,
) -> None:
    label = f"accuracy (the share of {'all ' * 15}answers that are right) on test"
    draft = begun(warm, f"print('{label}:', x[:2].tolist())")
    assert [each.found.kind for each in draft.asked] == ["list"]


def test_a_value_with_how_uncertain_it_is_is_one_of_several_columns(warm: Sandbox) -> None:
    draft = begun(
        warm,
        "for name, v in zip(('SGD', 'Adam', 'Lion'), x.tolist()):\n"
        "    print(f'{name}: AUC = {v:.4f} ± {v * v:.4f}, gain {v + 1:.4f}')",
    )
    assert [each.table["labels"] for each in draft.asked] == [["AUC"], ["gain"]]


@pytest.mark.parametrize(
    ("shown", "asked"),
    [
        pytest.param("{loss[best]:.4f}", ["loss", "best"], id="its value"),
        pytest.param("{x.mean():.4f}", ["loss", "best", "mean"], id="another value"),
    ],
)
def test_the_value_of_what_is_named_is_not_asked_beside_all_values(
    warm: Sandbox, shown: str, asked: list[str]
) -> None:
    draft = begun(
        warm,
        "loss = dict(zip(('SGD', 'Adam', 'Lion'), x.tolist()))\n"
        "for name in loss:\n    print(f'{name}: loss {loss[name]:.4f}')\n"
        "best = min(loss, key=loss.get)\nprint(f'best: {best} (" + shown + ")')",
    )
    assert [each.name.split("_")[-1] for each in draft.asked] == asked
    notes = [each.note for each in draft.proposed if not each.asked]
    assert notes == [repeated.REPEATED.format("loss")] * (3 - len(asked))
