"""What a loop prints in blocks, each under its heading: `grader new` asks a list for each value."""

import pytest
from drafted import begun

from grader.sandbox import Sandbox

EACH = "for name in {}:\n    a = v * len(name)\n"
NAMES = EACH.format("['SGD', 'Momentum', 'Adam']")
BLOCKS: dict[str, tuple[str, dict[str, list[str]]]] = {
    "a line of several values": (
        f"{NAMES}    print(f'=== {{name}} ===')\n"
        "    print(f'  loss after 150 steps: {a:.5f} | accuracy: {a / 2:.3f}')",
        {key: ["SGD", "Momentum", "Adam"] for key in ("loss after 150 steps", "accuracy")},
    ),
    "a count": (
        f"{NAMES}    print(name)\n    print(f'below 0.5 at step: {{int(a * 99)}}')",
        {"below 0.5 at step": ["SGD", "Momentum", "Adam"]},
    ),
    "a line for each value": (
        f"{NAMES}    print(f'--- {{name}} ---')\n    print(f'loss: {{a:.5f}}')\n"
        "    print(f'accuracy: {a / 2:.3f}')",
        {key: ["SGD", "Momentum", "Adam"] for key in ("loss", "accuracy")},
    ),
    "below a log of each": (
        f"{NAMES}    print(f'training {{name}} ...')\n    for step in range(3):\n"
        "        print(f'step {step} cost {a - step:.4f}')\n    print(f'final loss {a:.5f}')\n"
        "print('mean:', v)",
        {"final loss": ["SGD", "Momentum", "Adam"], "mean": []},
    ),
    "by a function": (
        "def show(name, a):\n    print(name)\n    print(f'loss {a:.5f}')\n\n"
        "show('SGD', v)\nshow('Momentum', x[1].item())\nshow('Adam', x[2].item())",
        {"loss": ["SGD", "Momentum", "Adam"]},
    ),
    "values that not each has": (
        f"{NAMES}    print(f'=== {{name}} ===')\n"
        "    print(f'loss: {a:.5f} | below at step: {int(a * 99) if a > 9 else \"never\"}')",
        {"loss": ["SGD", "Momentum", "Adam"]},
    ),
    "in Russian": (
        EACH.format("['обычная', 'свёрточная', 'рекуррентная']")
        + "    print(f'Сеть {name}')\n    print(f'  ошибка: {a:.5f}, точность: {a / 2:.3f}')",
        {key: ["обычная", "свёрточная", "рекуррентная"] for key in ("ошибка", "точность")},
    ),
    "in Chinese": (
        EACH.format("['线性', '卷积网络', '循环']")
        + "    print(f'【{name}】')\n    print(f'  损失:{a:.5f}  准确率:{a / 2:.3f}')",
        {key: ["线性", "卷积网络", "循环"] for key in ("损失", "准确率")},
    ),
    "two blocks": (
        EACH.format("['SGD', 'Adam']") + "    print(f'== {name} ==')\n    print(f'loss: {a:.5f}')",
        {"SGD loss": [], "Adam loss": []},
    ),
}
LOGS = {
    "epochs": "for epoch in range(1, 5):\n    print(f'epoch {epoch}')\n",
    "a ruler": "for epoch in range(1, 5):\n    print(f'=== step {epoch} of 4 ===')\n",
    "in Russian": "for epoch in range(1, 5):\n    print(f'Эпоха {epoch}:')\n",
    "in Chinese": "for epoch in range(1, 5):\n    print(f'第 {epoch} 轮')\n",
}


@pytest.mark.parametrize(("print_", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_each_value_of_the_blocks_of_a_loop_is_a_list_for_their_headings(
    warm: Sandbox, print_: str, expected: dict[str, list[str]]
) -> None:
    tables = [each.table for each in begun(warm, print_).asked]
    assert {table["labels"][0]: table.get("index", []) for table in tables} == expected


@pytest.mark.parametrize("loop", LOGS.values(), ids=LOGS)
def test_what_a_training_prints_below_its_steps_is_a_log_beside_blocks(
    warm: Sandbox, loop: str
) -> None:
    log = f"{loop}    print(f'  cost: {{v / epoch:.4f}}')\n"
    blocks = f"{NAMES}    print(name)\n    print(f'loss {{a:.4f}}')\nprint('mean:', v)"
    assert [each.name for each in begun(warm, f"{log}{blocks}").asked] == ["loss", "mean"]


SEARCHES = {
    "two settings": ("lr={lr} momentum={m}: loss {{:.4f}}", "lr={lr} momentum={m}"),
    "with commas": ("lr {lr}, momentum {m}, loss = {{:.4f}}", "lr={lr} momentum={m}"),
    "in Russian": ("шаг={lr} | момент={m} | потери {{:.4f}}", "шаг={lr} момент={m}"),
    "in Chinese": ("学习率={lr}，动量={m}：损失 {{:.4f}}", "学习率={lr} 动量={m}"),
}


@pytest.mark.parametrize(("form", "key"), SEARCHES.values(), ids=SEARCHES)
def test_what_a_search_over_settings_prints_is_a_list_for_their_combinations(
    warm: Sandbox, form: str, key: str
) -> None:
    loops = "for lr in (0.1, 0.01):\n    for m in (0.0, 0.9):\n"
    row = form.replace("{{:.4f}}", "{v * lr + m:.4f}")
    draft = begun(warm, f"{loops}        print(f'{row}')\nprint('mean:', v)")
    keys = [key.format(lr=lr, m=m) for lr in (0.1, 0.01) for m in (0.0, 0.9)]
    assert [each.table.get("index") for each in draft.asked] == [keys, None]


def test_rows_with_one_setting_are_a_series_as_before(warm: Sandbox) -> None:
    rows = "for lr in (0.1, 0.03, 0.01):\n    print(f'lr={lr} steps {10} loss {v * lr:.4f}')"
    assert [each.table.get("index") for each in begun(warm, rows).asked] == [[0.1, 0.03, 0.01]]
