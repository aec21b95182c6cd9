"""Rows that begin with the settings of a run, and lines that say the best of these together."""

from labelled import Row, expected, rows_of, values

LR, MOMENTUM = "best lr", "best momentum"
BEST: dict[str, float | int] = {LR: 0.1, MOMENTUM: 0}
ROWS = (
    "lr=0.001, momentum=0, loss=0.97\n"
    "lr=0.001, momentum=0.9, loss=0.84\n"
    "lr=0.1, momentum=0, loss=0.7\n"
    "lr=0.1, momentum=0.9, loss=0.73\n"
)
RUNS = (("0.001", "0"), ("0.001", "0.9"), ("0.1", "0"), ("0.1", "0.9"))
LOSSES = (0.97, 0.84, 0.7, 0.73)


def rows(form: str) -> str:
    """Return a line for each run."""
    runs = zip(RUNS, LOSSES, strict=True)
    return "\n".join(form.format(lr=lr, m=m, loss=loss) for (lr, m), loss in runs)


SETTINGS: dict[str, Row] = {
    "a colon": (rows("lr={lr}, momentum={m}: loss={loss}"), {"loss": LOSSES}),
    "without commas": (rows("lr={lr} momentum={m}: loss {loss}"), {"loss": LOSSES}),
    "behind a count": (rows("run: lr={lr}, momentum={m}: loss={loss}"), {"loss": LOSSES}),
    "another word": (rows("lr={lr}, batch={m}: loss={loss}"), {"loss": LOSSES}),
    "in Russian": (rows("шаг={lr}, момент={m}: потери={loss}"), {"потери": LOSSES}),
    "in Chinese": (rows("学习率={lr}, 动量={m}: 损失={loss}"), {"损失": LOSSES}),
    "the best below in the same words": (
        f"{ROWS}Best config: lr=0.1, momentum=0, loss=0.7",
        {"loss": LOSSES, **BEST},
    ),
    "a dash": (rows("lr={lr}, momentum={m} — loss {loss}"), {"loss": LOSSES}),
    "a batch counts nothing": (
        "lr=0.1, batch=8: loss=0.7\nlr=0.1, batch=32: loss=0.5\nlr=0.3, batch=8: loss=0.6",
        {"loss": (0.7, 0.5, 0.6)},
    ),
    "a table of as many rows as columns": (
        "| lr | batch | loss |\n|----|----|----|\n"
        "| 0.1 | 8 | 0.7 |\n| 0.1 | 32 | 0.5 |\n| 0.3 | 8 | 0.6 |",
        {"loss": (0.7, 0.5, 0.6)},
    ),
    "near: a letter that counts": (
        "T=0.5, n=2: energy=0.7\nT=0.5, n=0: energy=0.9\nT=0.5, n=1: energy=0.8",
        {"energy": (0.9, 0.8, 0.7)},
    ),
    "near: layers count": (
        "lr 0.1, layer 2: std 0.7\nlr 0.1, layer 0: std 0.9\nlr 0.1, layer 1: std 0.8",
        {"std": (0.9, 0.8, 0.7)},
    ),
}

SAID_TOGETHER: dict[str, Row] = {
    "behind a colon": (f"{ROWS}Best: lr=0.1, momentum=0", BEST),
    "by and": (f"{ROWS}Best: lr=0.1 and momentum=0", BEST),
    "in a sentence": (f"{ROWS}The best combination is lr=0.1 and momentum=0 with loss 0.7", BEST),
    "without a colon": (f"{ROWS}Best lr=0.1 momentum=0", BEST),
    "a dict": (f"{ROWS}best = {{'lr': 0.1, 'momentum': 0}}", BEST),
    "in cells": (f"{ROWS}best parameters -> lr: 0.1 | momentum: 0", BEST),
    "a tuple": (f"{ROWS}best (lr, momentum): (0.1, 0)", BEST),
    "a tuple the other way round": (f"{ROWS}best (momentum, lr): (0, 0.1)", BEST),
    "a tuple behind plain words": (f"{ROWS}best lr, momentum: (0.1, 0)", BEST),
    "a list": (f"{ROWS}best (lr, momentum) = [0.1, 0]", BEST),
    "in Russian": (f"{ROWS}Лучшие параметры: lr=0.1, momentum=0", BEST),
    "in Chinese": (f"{ROWS}最佳参数：lr=0.1，momentum=0", BEST),
    "the worst beside it": (f"Worst: lr=1, momentum=0.9\n{ROWS}Best: lr=0.1, momentum=0", BEST),
    "the worst behind it": ("Best: lr=0.1, momentum=0\nWorst: lr=1, momentum=0.9", BEST),
    "a pair of any": ("mean, std: (0.5, 0.1)", {"mean": 0.5, "std": 0.1}),
    "a pair in brackets": ("(std, mean) = (0.1, 0.5)", {"mean": 0.5, "std": 0.1}),
    "a pair in Russian": ("среднее и СКО: (0.5, 0.1)", {"среднее": 0.5, "СКО": 0.1}),
    "one of a pair is asked": ("mean, std: (0.5, 0.1)", {"mean": 0.5}),
    "the second of three is asked": ("max, mean, std: (0.9, 0.5, 0.1)", {"mean": 0.5}),
    "words with an underscore": (
        "Best (depth, min_samples, alpha): (4, 2, 0.5)",
        {"best depth": 4, "best min_samples": 2, "best alpha": 0.5},
    ),
    "a word that is no label between": (
        "final loss: train=0.2, test=0.3",
        {"final test loss": 0.3, "initial train loss": None},
    ),
    "an arrow": ("mean, std -> (0.5, 0.1)", {"std": 0.1}),
    "a stroke": ("mean | std: (0.5, 0.1)", {"mean": 0.5, "std": 0.1}),
    "words with digits": (
        "precision, recall, f1: (0.8, 0.6, 0.6857)",
        {"precision": 0.8, "f1": 0.6857},
    ),
    "a sentence": ("The mean and std are (0.5, 0.1)", {"mean": 0.5, "std": 0.1}),
    "a dash in Russian": ("минимум, максимум и среднее — (0.1, 0.9, 0.5)", {"среднее": 0.5}),
    "a size that is set": (
        "Best (lr, batch_size, dropout) = (0.01, 64, 0.3)",
        {"best lr": 0.01, "best batch_size": 64, "best dropout": 0.3},
    ),
    "near: its interval": ("mean: 0.45\nmean, 95% CI: (0.4, 0.6)", {"mean": 0.45}),
    "near: of what it is": ("mean: 0.45\nmean, over all epochs: (0.5, 0.1)", {"mean": 0.45}),
    "near: in another unit": ("accuracy: 0.9\naccuracy, in percent: [91, 93]", {"accuracy": 0.9}),
    "near: some of many": ("loss: 0.3\nlosses, first two: [0.9, 0.7]", {"loss": 0.3}),
    "near: how it came to be": ("loss: 0.3\nloss, history: [0.9, 0.7]", {"loss": 0.3}),
    "near: of what it is in Chinese": ("最小值: -1.5\n最小值, 位置: (2, 7)", {"最小值": -1.5}),
    "near: its unit": ("time: 1.5\ntime, ms: [1500, 1480]", {"time": 1.5}),
    "near: where it is": ("center at x, y: (3, 4)", {"center": None}),
    "near: a word more than values": ("mean, std, min: (0.5, 0.1)", {"mean": None}),
    "near: how large arrays are": ("X, y shapes: (100, 5)", {"y": None}),
    "near: words of one label": ("first step = 19, gap 1: 0.9", {"first step": 19}),
    "near: more values than words": ("mean, std: (0.5, 0.1, 0.9)", {"mean": None, "std": None}),
    "near: what is another's": (
        "test accuracy (train 0.95): 0.9",
        {"test accuracy": 0.9, "test loss": None},
    ),
}

IN_BRACKETS: dict[str, Row] = {
    "an equal sign": ("loss (lr = 0.1): 0.31", {"loss": 0.31}),
    "a blank": ("loss (lr 0.1): 0.31", {"loss": 0.31}),
    "a colon": ("loss (lr: 0.1): 0.31", {"loss": 0.31}),
    "two": ("loss (lr = 0.1, momentum = 0.9) = 0.31", {"loss": 0.31}),
    "in Russian": ("ошибка (шаг 0.1): 0.31", {"ошибка": 0.31}),
    "in Chinese": ("loss （学习率 0.1）：0.31", {"loss": 0.31}),
    "its own label": ("mean (std): 0.5 (0.1)", {"mean": 0.5, "std": 0.1}),
    "its own label, in square ones": ("mean [std] = 0.5 [0.1]", {"mean": 0.5, "std": 0.1}),
    "near: behind the value": ("loss: 0.31 (lr = 0.1)", {"loss": 0.31}),
    "near: a share of one": ("accuracy (0.9): 45 of 50", {"accuracy": 0.9}),
    "near: which loss": ("loss (train): 0.5\nloss (test): 0.31", {"test loss": 0.31}),
}
"""What the words in brackets measure is none of the value that they lead to, but one of its own."""


@rows_of(SETTINGS, SAID_TOGETHER, IN_BRACKETS)
def test_settings_are_no_index_and_words_said_once_hold_for_all(output: str, asked: dict) -> None:
    assert values(output, asked, ()) == expected(asked)
