"""Words that begin a line, values said twice, formulas, tables, and digits and names of labels."""

from labelled import NO_NAME, NO_THREE, NO_TWO, Row, Wanted, expected, rows_of, values

NAMES = (
    *("Harbour", "Campus", "Center", "ReLU", "Tanh", "ELU", "Anna", "Boris"),
    *("Гавань", "Кампус", "Центр", "港口", "校园", "中心"),
)

IN_BRACKETS: dict[str, Row] = {
    "a label in a bracket behind a setting": (
        "Best setting: r=2, alpha=4 (val MSE 0.23)",
        {"best setting r": 2, "best setting alpha": 4, "best setting val MSE": 0.23},
    ),
    "behind one that is no setting": (
        "alpha: 4 (mean error 0.23)",
        {"alpha": 4, "mean error": 0.23},
    ),
    "about": ("alpha=4 (val MSE ≈ 0.23)", {"alpha": 4, "val MSE": 0.23}),
    "with more behind it": (
        "alpha=4 (val MSE 0.23 after 50 epochs)",
        {"alpha": 4, "val MSE": 0.23},
    ),
    "of a fraction": ("lr: 0.5 (test loss 0.23)", {"lr": 0.5, "test loss": 0.23}),
    "in Russian": (
        "лучший шаг: 0.5 (ошибка на тесте 0.23)",
        {"лучший шаг": 0.5, "ошибка на тесте": 0.23},
    ),
    **{
        f"another value of what stands before, {asked}": (output, {asked: value})
        for output, asked, value in (
            ("MSE: 0.31 (MSE 0.3 in torch)", "MSE", 0.31),
            ("The MSE of my model is 0.31 (MSE 0.3 in torch).", "MSE of my model", 0.31),
            ("accuracy 0.91 (accuracy 0.89 for the baseline)", "accuracy", 0.91),
            ("Ошибка: 0.41 (ошибка 0.52 до обучения)", "ошибка", 0.41),
            ("损失：0.41（损失 0.52 训练前）", "损失", 0.41),
            ("Verlust: 0.41 (Verlust 0.52 vorher)", "Verlust", 0.41),
        )
    },
    "words that are more than a label say what is told beside": (
        "test loss: 0.5 (train of the other 0.23)",
        {"test loss": 0.5},
    ),
}
MANY: dict[str, Row] = {
    "how many, in a sentence on all of them": (
        "The mean of the 200 absolute gradients is 0.6647 (about 0.66).",
        {"mean": 0.6647},
    ),
    "without an article": ("Mean of 200 gradients was 0.6647", {"mean": 0.6647}),
    "before what is said": (
        "Over all 200 gradients the mean is about 0.6647.",
        {"mean": 0.6647},
    ),
    "some of them": (
        "In 76 of the 200 runs it was zero.\nThe mean of the 3 largest gradients equals 0.6647",
        {"mean": 0.6647},
    ),
    "in German": ("Der Mittelwert der 200 Gradienten beträgt 0.66", {"Mittelwert": 0.66}),
    "in Russian": ("Среднее по 200 градиентам равно 0.66", {"среднее": 0.66}),
    "in Spanish": ("La media de los 200 gradientes es 0.66", {"media": 0.66}),
    "how deep it is, before what it gives": (
        "best with a depth of 3 layers and the loss is 0.5",
        {"depth": 3, "loss": 0.5},
    ),
    "a median that is told before a mean": (
        "The median of the run is 3 and the mean is 4.5",
        {"median": 3.0, "mean": 4.5},
    ),
    **{
        f"{least} of what is asked, too": (
            f"train loss: 0.4\n{least} train loss: 0.1",
            {"train loss": 0.4, "smallest loss": 0.1},
        )
        for least in ("minimum", "minimal", "min.", "least", "kleinster", "наименьший")
    },
    "the least of several, as a list": (
        "Trainingsverlust: [0.4, 0.5]\nKleinster Trainingsverlust: [0.1, 0.2]",
        {"Trainingsverlust": (0.4, 0.5), "kleinster Verlust": (0.1, 0.2)},
    ),
}
BEGINS: dict[str, Row] = {
    "one of each line is asked": (
        "SGD: train loss 0.41, test loss 0.47\nAdam: train loss 0.22, test loss 0.39",
        {"SGD test loss": 0.47, "Adam train loss": 0.22},
    ),
    "heads that share a word": (
        "trained net: old loss 0.31, new loss 0.52\nfresh net: old loss 0.9, new loss 0.8",
        {"new loss of the trained net": 0.52, "old loss of the fresh net": 0.9},
    ),
    "one of each line in Chinese": (
        "小网络：训练损失=0.12，测试损失=0.34\n大网络：训练损失=0.02，测试损失=0.56",
        {"小网络测试损失": 0.34, "大网络训练损失": 0.02},
    ),
    "a head with a word of another label": (
        "I choose weak: train loss 0.25, loss on test 0.84\nDoes weak beat none: 3",
        {"test loss of the best": 0.84, "does weak beat none": 3},
    ),
    "before and after": (
        "before: old loss 0.3, new loss 0.1\nafter: old loss 0.5, new loss 0.05",
        {
            "old loss before": 0.3,
            "new loss before": 0.1,
            "old loss after": 0.5,
            "new loss after": 0.05,
        },
    ),
    "with and without": (
        "With dropout: train acc 0.91, val acc 0.88\nWithout dropout: train acc 0.99, val acc 0.81",
        {"train acc with dropout": 0.91, "val acc without dropout": 0.81},
    ),
    "a numbered head": (
        "Layer 1: mean 0.02, std 0.98\nLayer 2: mean 0.05, std 0.61",
        {"layer 1 mean": 0.02, "layer 2 std": 0.61},
    ),
    "a whole number and a loss": (
        "momentum: 35 steps, final loss 0.02\nplain: 120 steps, final loss 0.3",
        {"momentum final loss": 0.02, "plain final loss": 0.3},
    ),
    "in Russian": (
        "до обучения: старая ошибка 0.3, новая ошибка 0.1\n"
        "после обучения: старая ошибка 0.5, новая ошибка 0.05",
        {"новая ошибка до обучения": 0.1, "старая ошибка после обучения": 0.5},
    ),
    "in Russian, semicolons and commas": (
        "Малая сеть: ошибка на обучении 0,12; ошибка на тесте 0,34\n"
        "Большая сеть: ошибка на обучении 0,02; ошибка на тесте 0,56",
        {"малая сеть, ошибка на тесте": 0.34, "большая сеть, ошибка на обучении": 0.02},
    ),
    "in Chinese": (
        "训练前：旧损失 0.3，新损失 0.1\n训练后：旧损失 0.5，新损失 0.05",
        {"训练前新损失": 0.1, "训练后旧损失": 0.5},
    ),
    "two nets": (
        "trained net: old loss 0.31, new loss 0.52\nfresh net: old loss 0.9, new loss 0.8",
        {"new loss of the trained net": 0.52, "new loss of the fresh net": 0.8},
    ),
    "behind a dash": (
        "SGD - train loss: 0.41, test loss: 0.47\nAdam - train loss: 0.22, test loss: 0.39",
        {
            "SGD train loss": 0.41,
            "SGD test loss": 0.47,
            "Adam train loss": 0.22,
            "Adam test loss": 0.39,
        },
    ),
    "between bars": (
        "before | old loss 0.3 | new loss 0.1\nafter | old loss 0.5 | new loss 0.05",
        {
            "old loss before": 0.3,
            "new loss before": 0.1,
            "old loss after": 0.5,
            "new loss after": 0.05,
        },
    ),
    "behind an arrow": (
        "Before training -> loss = 2.30, accuracy = 0.11\n"
        "After training -> loss = 0.35, accuracy = 0.90",
        {
            "loss before training": 2.3,
            "accuracy before training": 0.11,
            "loss after training": 0.35,
            "accuracy after training": 0.9,
        },
    ),
    "in square brackets": (
        "[noisy] mean gradient 0.42; max gradient 1.7\n"
        "[clean] mean gradient 0.12; max gradient 1.1",
        {
            "noisy mean gradient": 0.42,
            "noisy max gradient": 1.7,
            "clean mean gradient": 0.12,
            "clean max gradient": 1.1,
        },
    ),
    "a number before its word": (
        "small: 12 parameters, error 0.4\nlarge: 99 parameters, error 0.1",
        {
            "small parameters": 12,
            "small error": 0.4,
            "large parameters": 99,
            "large error": 0.1,
        },
    ),
    "a name": (
        "ReLU: old loss 0.3, new loss 0.1\nTanh: old loss 0.5, new loss 0.2",
        {"ReLU new loss": 0.1, "Tanh new loss": 0.2},
    ),
    "in Russian, an epoch": (
        "Эпоха 1: ошибка 0.9, точность 0.5\nЭпоха 2: ошибка 0.7, точность 0.6",
        {"ошибка эпоха 1": 0.9, "точность эпоха 2": 0.6},
    ),
    "in Chinese, equal signs": (
        "小网络：训练损失=0.12，测试损失=0.34\n大网络：训练损失=0.02，测试损失=0.56",
        {
            "小网络训练损失": 0.12,
            "小网络测试损失": 0.34,
            "大网络训练损失": 0.02,
            "大网络测试损失": 0.56,
        },
    ),
    "in Chinese, a layer": (
        "第1层：均值 0.02，标准差 0.98\n第2层：均值 0.05，标准差 0.61",
        {"第1层均值": 0.02, "第2层标准差": 0.61},
    ),
}
BEGINS_OTHERS: dict[str, Row] = {
    "each has its own": (
        "old loss before 0.3, old loss after 0.1",
        {"old loss before": 0.3, "old loss after": 0.1},
    ),
    "the next part has another": (
        "before: loss 0.3, after: loss 0.1",
        {"loss before": 0.3, "loss after": 0.1},
    ),
    "a head that is in no label": (
        "Results: best loss 0.3, worst loss 0.9",
        {"best loss": 0.3, "worst loss": 0.9},
    ),
    "a seed": (
        "seed 11: old loss 0.3, new loss 0.1",
        {"old loss": 0.3, "new loss": 0.1},
    ),
    "in Russian": (
        "ошибка до: 0.3, после: 0.1",
        {"ошибка до": 0.3, "ошибка после": 0.1},
    ),
    "in Chinese": (
        "训练前损失：2.3，训练后损失：0.4",
        {"训练前损失": 2.3, "训练后损失": 0.4},
    ),
    "what was never after": (
        "before: old loss 0.3, new loss 0.1",
        {
            "old loss before": 0.3,
            "new loss before": 0.1,
            "old loss after": None,
            "new loss after": None,
        },
    ),
    "one that was never after": (
        "before: old loss 0.3, new loss 0.1\nafter: new loss 0.05",
        {
            "old loss before": 0.3,
            "new loss before": 0.1,
            "old loss after": None,
            "new loss after": 0.05,
        },
    ),
}

IN_FULL: dict[str, Row] = {
    "exactly": ("loss: about 0.66 (exactly 0.664695)", {"loss": 0.664695}),
    "exact, a colon": ("loss: ~0.66 (exact: 0.664695)", {"loss": 0.664695}),
    "no bracket": ("Accuracy is about 0.91, exactly 0.9125", {"accuracy": 0.9125}),
    "rounded, exact": ("loss: rounded 0.66, exact 0.664695", {"loss": 0.664695}),
    "the exact one first": ("loss = 0.664695 ≈ 0.66", {"loss": 0.664695}),
    "negative": ("slope: about -0.66 (exactly -0.664695)", {"slope": -0.664695}),
    "an exponent": ("loss: about 6.6e-01 (exactly 0.664695)", {"loss": 0.664695}),
    "two on a line": (
        "train loss about 0.66 (exactly 0.664695), test loss about 0.71 (exactly 0.709321)",
        {"train loss": 0.664695, "test loss": 0.709321},
    ),
    "a list": (
        "losses: 0.66 (exactly 0.664695), 0.71 (exactly 0.709321)",
        {"losses": (0.664695, 0.709321)},
    ),
    "in Russian": ("среднее: примерно 0.74 (точно 0.737215)", {"среднее": 0.737215}),
    "in Russian, commas": ("среднее ≈ 0,74 (точнее 0,737215)", {"среднее": 0.737215}),
    "in Chinese": ("均值：约 0.74（精确值 0.737215）", {"均值": 0.737215}),
    "unrounded": ("loss: 0.66 (unrounded 0.664695)", {"loss": 0.664695}),
    "in full": ("loss: 0.66 (in full: 0.664695)", {"loss": 0.664695}),
    "more precisely": ("loss: 0.66 (more precisely 0.664695)", {"loss": 0.664695}),
    "rounded to a whole one": ("distance: about 1204 (exactly 1203.5712)", {"distance": 1203.5712}),
    "above one": ("distance: about 1203.6 (exactly 1203.5712)", {"distance": 1203.5712}),
    "below a digit of the label": (
        "k=1 hit rate: 0.3 (exactly 0.3125)\nk=5 hit rate: 0.7 (exactly 0.6875)",
        {"k=1 hit rate": 0.3125, "k=5 hit rate": 0.6875},
    ),
    "in Russian, no bracket": (
        "ошибка: округлённо 0.66, точно 0.664695",
        {"ошибка": 0.664695},
    ),
    "in Chinese, rounded": ("损失：四舍五入 0.66（精确 0.664695）", {"损失": 0.664695}),
}
IN_FULL_OTHERS: dict[str, Row] = {
    "the truth behind it": ("Euler: 0.66, exact: 0.664695", {"Euler": 0.66, "exact": 0.664695}),
    "the truth in brackets": ("Euler 0.66 (exact 0.664695)", {"Euler": 0.66}),
    "the truth in Russian": ("Эйлер: 0.66, точно: 0.664695", {"Эйлер": 0.66, "точно": 0.664695}),
    "the truth of pi": ("Monte Carlo pi: 3.14, exact: 3.14159", {"Monte Carlo pi": 3.14}),
    "of another": (
        "train loss: 0.66 (test loss: 0.664695)",
        {"train loss": 0.66, "test loss": 0.664695},
    ),
    "of a baseline": ("loss: 0.66 (baseline: 0.664695)", {"loss": 0.66}),
    "a list of two": ("first two losses: 0.66 0.664695", {"first two losses": (0.66, 0.664695)}),
    "a count": ("loss after 3 steps: 3.141", {"loss after 3 steps": 3.141}),
    "a count with its label": ("layers 2, error 2.04", {"layers": 2, "error": 2.04}),
    "a rate with its label": ("lr 0.1, loss 0.1034", {"lr": 0.1, "loss": 0.1034}),
    "a mean and a median": ("mean 0.7, median 0.7372", {"mean": 0.7, "median": 0.7372}),
    "in Russian": ("среднее 0.7, медиана 0.7372", {"среднее": 0.7, "медиана": 0.7372}),
    "in Chinese": ("均值 0.7，中位数 0.7372", {"均值": 0.7, "中位数": 0.7372}),
    "no rounded one": ("loss: about 0.66 (exactly 0.712345)", {"loss": 0.66}),
    "an exact match": (
        "accuracy: 0.91 (exact match: 0.9125)",
        {"accuracy": 0.91, "exact match": 0.9125},
    ),
    "an exact match that is not asked": (
        "accuracy: 0.91, exact match: 0.9125",
        {"accuracy": 0.91},
    ),
    "an exact gradient": (
        "numeric gradient: 0.66 (exact gradient: 0.664695)",
        {"numeric gradient": 0.66},
    ),
    "an exact solution": ("Euler: 0.66 (exact solution: 0.664695)", {"Euler": 0.66}),
    "all of the data": ("loss: 0.31 (full batch 0.3124)", {"loss": 0.31}),
    "in Russian, an exact gradient": (
        "численный градиент 0.66, точный градиент 0.664695",
        {"численный градиент": 0.66, "точный градиент": 0.664695},
    ),
    "in Chinese, an exact solution": ("近似解：0.66，精确解：0.664695", {"近似解": 0.66}),
}

FORMULA: dict[str, Row] = {
    "begins with a number": (
        "loss = 0.5 * sum((y - p)**2) = 0.25\ngain: 3.0",
        {"loss": 0.25, "gain": 3.0},
    ),
    "begins with a number, and a mean": ("loss = 2 * mean(x * y) = -0.25", {"loss": -0.25}),
    "behind a comma": ("gain, std(x) / std(tanh(x)) = 1.595", {"gain": 1.595}),
    "behind an equal sign": ("gain = std(x) / std(tanh(x)) = 1.595", {"gain": 1.595}),
    "behind a colon": ("gain: std(x)/std(relu(x)) = 1.41", {"gain": 1.41}),
    "in brackets": ("Gain (std(x) / std(tanh(x))) = 1.595", {"gain": 1.595}),
    "nearly": ("gain, std(x) / std(tanh(x)) ≈ 1.595", {"gain": 1.595}),
    "a sum": ("mean error, sum(abs(a - b)) / n = 0.03", {"mean error": 0.03}),
    "words": ("accuracy = correct / total = 0.91", {"accuracy": 0.91}),
    "numbers": ("accuracy = 91 / 100 = 0.91", {"accuracy": 0.91}),
    "methods": ("ratio = a.norm() / b.norm() = 0.73", {"ratio": 0.73}),
    "a cosine": ("cosine, a @ b / (a.norm() * b.norm()) = 0.87", {"cosine": 0.87}),
    "a check of it too": (
        "mine = 0.63\nspeedup, t(torch) / t(mine) = 12.5",
        {"speedup": 12.5, "mine": 0.63},
    ),
    "in Russian": ("усиление, std(x) / std(tanh(x)) = 1.595", {"усиление": 1.595}),
    "in Chinese": ("增益，std(x) / std(tanh(x)) = 1.595", {"增益": 1.595}),
    "in Chinese, an equal sign": ("增益 = std(x) / std(tanh(x)) = 1.595", {"增益": 1.595}),
    "a letter and a digit": ("F1 = 2 * p * r / (p + r) = 0.8", {"F1": 0.8}),
    "bars": ("error = max|a - b| = 3e-7", {"error": 3e-7}),
    "words and numbers": ("win rate, wins / games = 7 / 10 = 0.7", {"win rate": 0.7}),
    "in Russian, words": ("точность = верных / всего = 0,91", {"точность": 0.91}),
    "in Chinese, words": ("准确率 = 正确数 / 总数 = 0.91", {"准确率": 0.91}),
}
COMPARES: dict[str, Row] = {
    "both were said": (
        "torch = 0.6\nmine = 0.63\ntorch / mine = 1.05",
        {"torch": 0.6, "mine": 0.63},
    ),
    "losses": (
        "train loss / test loss = 0.8\ntrain loss: 0.4\ntest loss: 0.5",
        {"train loss": 0.4, "test loss": 0.5},
    ),
    "a difference": ("mine - torch = 0.001\nmine = 0.63", {"mine": 0.63}),
    "a mean and a std": (
        "mean = 0.12\nstd = 0.4\nmean / std = 0.3",
        {"mean": 0.12, "std": 0.4},
    ),
    "in brackets behind": ("gain: 1.595 (torch / mine = 1.0002)", {"gain": 1.595}),
    "in Russian": (
        "ошибка до: 0.64\nошибка после: 0.2\nошибка до / ошибка после = 3.2",
        {"ошибка до": 0.64, "ошибка после": 0.2},
    ),
    "times": ("time torch / time mine = 0.5\ntime mine: 2.0 s", {"time mine": 2.0}),
    "a ratio that was asked": ("ratio torch / mine = 1.05", {"ratio": 1.05}),
}

GOES_ON: dict[str, Row] = {
    "a frame without a head of its index": (
        "   epoch   loss\n0      1   0.90\n1      2   0.50\n2      3   0.31",
        {"loss": 0.31},
    ),
    "a frame of results": (
        "   loss   acc\n0   0.90  0.1\n1   0.50  0.2\n2   0.31  0.4",
        {"loss": 0.31, "acc": 0.4},
    ),
    "spaces": (
        "step   loss   lr\n0   2.31   0.1\n50   1.20   0.1\n100   0.63   0.1",
        {"loss": 0.63},
    ),
    "bars": (
        "epoch | train loss | test loss\n1 | 2.3 | 2.4\n2 | 1.1 | 1.5\n3 | 0.7 | 1.3",
        {"train loss": 0.7, "test loss": 1.3},
    ),
    "a ruled head": (
        "epoch    loss    acc\n---------------------\n1        2.3     0.1\n2        1.1     0.4",
        {"loss": 1.1, "acc": 0.4},
    ),
    "markdown": (
        "| step | loss |\n|------|------|\n| 0 | 2.3 |\n| 10 | 0.9 |\n| 20 | 0.4 |",
        {"loss": 0.4},
    ),
    "tabs": ("epoch\tloss\n1\t0.9\n2\t0.5\n3\t0.3", {"loss": 0.3}),
    "commas": ("epoch,loss\n1,0.9\n2,0.5\n3,0.3", {"loss": 0.3}),
    "a word behind it": (
        "step   loss\n0   2.31\n50   1.20\n100   0.63\nDone!",
        {"loss": 0.63},
    ),
    "a title above": (
        "Training\n  iter     loss   grad norm\n"
        "     0   2.3100      1.90\n   200   0.3100      0.12",
        {"loss": 0.31, "grad norm": 0.12},
    ),
    "in Russian": (
        "эпоха   ошибка   точность\n1   0.9   0.51\n2   0.5   0.72",
        {"ошибка": 0.5, "точность": 0.72},
    ),
    "in Chinese": (
        "轮次   损失   准确率\n1   0.9   0.51\n2   0.5   0.72",
        {"损失": 0.5, "准确率": 0.72},
    ),
    "of how many": (
        "Epoch  Train loss  Val loss\n  1/2      2.31      2.40\n  2/2      1.20      1.50",
        {"val loss": 1.5},
    ),
    "a frame": (
        "+-------+------+\n| step  | loss |\n+-------+------+\n"
        "| 0     | 2.3  |\n| 10    | 0.9  |\n+-------+------+",
        {"loss": 0.9},
    ),
    "in Russian, bars and commas": ("шаг | потери\n0 | 2,31\n10 | 0,63", {"потери": 0.63}),
    "in Chinese, tabs": ("轮次\t损失\n1\t0.9\n2\t0.5", {"损失": 0.5}),
}
GOES_ON_NOT: dict[str, Row] = {
    "rows of words, each asked": (
        "optimizer   loss   acc\nSGD   0.41   0.81\nAdam   0.22   0.92",
        {"SGD loss": 0.41, "Adam acc": 0.92},
    ),
    "said below": (
        "step   loss\n0   2.31\n50   1.20\n100   0.63\nfinal loss: 0.55",
        {"final loss": 0.55},
    ),
    "the whole column": (
        "step   loss\n0   2.31\n50   1.20\n100   0.63",
        {"losses": (2.31, 1.2, 0.63)},
    ),
    "another table below": (
        "epoch   loss\n1   0.9\n2   0.5\n\nepoch   accuracy\n1   0.51\n2   0.72",
        {"loss": 0.5, "accuracy": 0.72},
    ),
    "another table with the same steps": (
        "step   loss\n0   2.31\n50   1.20\n\nstep   acc\n0   0.1\n50   0.2",
        {"loss": 1.2, "acc": 0.2},
    ),
    "in Russian": (
        "сеть   ошибка   точность\nмалая   0.9   0.51\nбольшая   0.5   0.72",
        {"точность большая": 0.72},
    ),
}

UNCERTAIN: dict[str, Row] = {
    "two": ("energy: 14.2 ± 0.4", {"energy": (14.2, 0.4)}),
    "one": ("energy: 14.2 ± 0.4", {"energy": 14.2}),
    "two, +-": ("energy = 14.2 +- 0.4", {"energy": (14.2, 0.4)}),
    "one, +-": ("energy = 14.2 +- 0.4", {"energy": 14.2}),
    "two, +/-": ("energy = 14.2 +/- 0.4", {"energy": (14.2, 0.4)}),
    "one, +/-": ("energy = 14.2 +/- 0.4", {"energy": 14.2}),
    "two, no spaces": ("energy 14.2±0.4", {"energy": (14.2, 0.4)}),
    "one, no spaces": ("energy 14.2+/-0.4", {"energy": 14.2}),
    "two, a unit": ("energy: 14.2 ± 0.4 kWh", {"energy": (14.2, 0.4)}),
    "two, brackets": ("energy: (14.2 ± 0.4) eV", {"energy": (14.2, 0.4)}),
    "two, negative": ("slope: -3.1 +/- 0.2", {"slope": (-3.1, 0.2)}),
    "two, an exponent": ("error 1.2e-3 ± 4e-4", {"error": (1.2e-3, 4e-4)}),
    "two, words of each": (
        "energy, mean ± std: 14.2 ± 0.4",
        {"energy, mean and std": (14.2, 0.4)},
    ),
    "two on a line": (
        "train acc 0.91 ± 0.02, test acc 0.88 ± 0.03",
        {"train acc": 0.91, "test acc": 0.88},
    ),
    "two lists on a line": (
        "train acc 0.91 ± 0.02, test acc 0.88 ± 0.03",
        {"train acc": (0.91, 0.02), "test acc": (0.88, 0.03)},
    ),
    "in Chinese, two": ("能量：14.2 ± 0.4", {"能量": (14.2, 0.4)}),
    "in Chinese, one": ("能量：14.2±0.4", {"能量": 14.2}),
    "one, percent": ("accuracy: 91.2% ± 0.4%", {"accuracy": 91.2}),
    "two, percent of both": ("accuracy: (91.2 ± 0.4)%", {"accuracy": (91.2, 0.4)}),
    "two, tensors": ("energy: tensor(14.2) ± tensor(0.4)", {"energy": (14.2, 0.4)}),
    "two, whole": ("temperature: 21 +- 3", {"temperature": (21, 3)}),
    "two, of how many": ("energy: 14.2 ± 0.4 (n=5)", {"energy": (14.2, 0.4)}),
    "two, without a label": ("14.2 ± 0.4", {"energy": (14.2, 0.4)}),
    "one, without a label": ("14.2 ± 0.4", {"energy": 14.2}),
    "a decimal comma, two": ("энергия: 14,2 ± 0,4", {"энергия": (14.2, 0.4)}),
    "a decimal comma, one": ("энергия: 14,2 +/- 0,4", {"энергия": 14.2}),
    "in Russian, two": ("энергия: 14,25 ± 0,41", {"энергия": (14.25, 0.41)}),
    "in Russian, one": ("энергия: 14,25 +- 0,41", {"энергия": 14.25}),
}
CERTAIN: dict[str, Row] = {
    "three are asked": ("energy: 14.2 ± 0.4", {"energy": NO_THREE}),
    "a list that is one": ("energy: 14.2", {"energy": NO_TWO}),
    "a sum": ("total: 14.2 + 0.4 = 14.6", {"total": 14.6}),
    "it alone": ("tolerance: ±0.4", {"tolerance": 0.4}),
    "a line each": ("mean: 14.2\nerror: ±0.4", {"mean": 14.2, "error": 0.4}),
    "a list with a sign": ("range: -0.4, +0.4", {"range": (-0.4, 0.4)}),
    "in Russian": ("погрешность: ±0,4", {"погрешность": 0.4}),
    "in Chinese": ("误差：±0.4", {"误差": 0.4}),
}

WORDS: dict[str, Row] = {
    "a digit at the end": (
        "hit rate at k=1 0.3, at k=5 0.7",
        {"hit rate at k=1": 0.3, "hit rate at k=5": 0.7},
    ),
    "a digit and an equal sign": (
        "k=1 hit rate: 0.3\nk=5 hit rate: 0.7",
        {"k=1 hit rate": 0.3, "k=5 hit rate": 0.7},
    ),
    "a digit behind an at": (
        "recall@1: 0.4\nrecall@10: 0.8",
        {"recall@1": 0.4, "recall@10": 0.8},
    ),
    "top": (
        "top-1 accuracy: 0.61, top-5 accuracy: 0.87",
        {"top-1 accuracy": 0.61, "top-5 accuracy": 0.87},
    ),
    "norms": ("L1 norm 5.1; L2 norm 3.2", {"L1 norm": 5.1, "L2 norm": 3.2}),
    "a power": ("R2 = 0.93", {"R2": 0.93}),
    "a layer": (
        "layer 1 gradient norm: 0.2\nlayer 3 gradient norm: 0.002",
        {"layer 1 gradient norm": 0.2, "layer 3 gradient norm": 0.002},
    ),
    "a kind of layer": ("Conv2d parameters: 896", {"Conv2d parameters": 896}),
    "two names": (
        "correlation Harbour-Campus: 0.64\nbusiest station: Center",
        {"correlation Harbour-Campus": 0.64, "busiest station": "Center"},
    ),
    "two names, the answer is one": (
        "busiest station: Harbour\ncorrelation Harbour-Campus: 0.64",
        {"correlation Harbour-Campus": 0.64, "busiest station": "Harbour"},
    ),
    "names in brackets": (
        "correlation (Harbour, Campus) = 0.64\nbusiest station = Campus",
        {"correlation (Harbour, Campus)": 0.64, "busiest station": "Campus"},
    ),
    "a name first": (
        "ReLU mean: 0.4\nTanh mean: 0.1\nbest activation: ELU",
        {"ReLU mean": 0.4, "Tanh mean": 0.1, "best activation": "ELU"},
    ),
    "a name behind of": (
        "share of Anna: 0.4\nwinner: Boris",
        {"share of Anna": 0.4, "winner": "Boris"},
    ),
    "in Russian, a digit": (
        "точность топ-1: 0,61\nточность топ-5: 0,87",
        {"точность топ-1": 0.61, "точность топ-5": 0.87},
    ),
    "in Russian, names": (
        "корреляция Гавань-Кампус: 0.64\nсамая занятая станция: Центр",
        {"корреляция Гавань-Кампус": 0.64, "самая занятая станция": "Центр"},
    ),
    "in Chinese, a digit": (
        "前1准确率：0.61\n前5准确率：0.87",
        {"前1准确率": 0.61, "前5准确率": 0.87},
    ),
    "a digit in brackets": (
        "hit rate (k=1): 0.3\nhit rate (k=5): 0.7",
        {"k=1 hit rate": 0.3, "k=5 hit rate": 0.7},
    ),
    "a digit on a line with another": (
        "hit rate k=1: 0.3, k=5: 0.7",
        {"k=1 hit rate": 0.3, "k=5 hit rate": 0.7},
    ),
    "a chance": ("P(x > 1): 0.16", {"P(x > 1)": 0.16}),
    "a name that is the answer": (
        "Harbour mean: 12.5\nCampus mean: 9.5\nhighest mean: Harbour",
        {"Harbour mean": 12.5, "Campus mean": 9.5, "highest mean": "Harbour"},
    ),
    "in Russian, a name": (
        "среднее Гавань: 12.5\nлучшая станция: Кампус",
        {"среднее Гавань": 12.5, "лучшая станция": "Кампус"},
    ),
    "in Chinese, names": (
        "港口与校园的相关系数：0.64\n最忙的车站：中心",
        {"港口与校园的相关系数": 0.64, "最忙的车站": "中心"},
    ),
}
NO_WORDS: dict[str, Row] = {
    "a parameter before the label": ("k=1, hit rate: 0.3", {"hit rate": 0.3}),
    "the parameter itself": ("k: 5\nhit rate: 0.3", {"k": 5, "hit rate": 0.3}),
    "another digit": ("k=1 hit rate: 0.3", {"k=1 hit rate": 0.3, "k=5 hit rate": None}),
    "no answer but in the label": (
        "correlation Harbour-Campus: 0.64",
        {"correlation Harbour-Campus": 0.64, "busiest station": NO_NAME},
    ),
    "the label without a value": (
        "layer 3 gradient norm:",
        {"layer 3 gradient norm": None},
    ),
    "a name beside a number": (
        "busiest station: Harbour 0.64",
        {"busiest station": "Harbour"},
    ),
    "other names": (
        "correlation Harbour-Campus: 0.64\ncorrelation Harbour-Center: 0.21",
        {"correlation Harbour-Campus": 0.64, "correlation Harbour-Center": 0.21},
    ),
    "in Russian": (
        "корреляция Гавань-Кампус: 0.64",
        {"корреляция Гавань-Кампус": 0.64, "самая занятая станция": NO_NAME},
    ),
    "in Chinese": (
        "港口平均值：0.64",
        {"港口平均值": 0.64, "最忙的车站": NO_NAME},
    ),
}


@rows_of(IN_BRACKETS)
def test_a_bracket_with_nothing_but_a_label_has_its_value(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(MANY)
def test_how_many_there_are_and_the_least_of_what_is_asked_are_other_values(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(BEGINS)
def test_words_with_which_a_line_begins_belong_to_all_of_it(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(BEGINS_OTHERS)
def test_words_that_begin_a_line_belong_to_no_other_line_and_to_no_part_with_its_own(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(IN_FULL)
def test_a_rounded_value_and_the_exact_one_behind_it_are_one(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(IN_FULL_OTHERS)
def test_a_value_that_could_be_another_ones_rounded_is_its_own_if_its_label_is(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(FORMULA)
def test_a_formula_between_a_label_and_its_value_is_skipped(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(COMPARES)
def test_a_ratio_of_labels_is_none_of_their_values(output: str, asked: dict[str, Wanted]) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(GOES_ON)
def test_of_a_table_with_numbered_rows_the_last_row_counts(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(GOES_ON_NOT)
def test_the_last_row_counts_for_no_table_of_words_and_where_another_is_asked(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(UNCERTAIN)
def test_a_value_and_how_uncertain_it_is_are_a_list_of_two_or_the_value(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(CERTAIN)
def test_a_sign_is_no_uncertainty_without_a_value_before_it(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(WORDS)
def test_a_digit_or_a_name_of_a_label_is_a_word_of_it(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(NO_WORDS)
def test_a_digit_or_a_name_of_one_label_is_no_answer_and_no_word_of_another(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)
