"""What was before, names compared with, rows of arrays, and what parts the words of a label."""

from labelled import NO_NAME, NO_SQUARE, Row, Wanted, expected, rows_of, values

NAMES = ("SELU", "ELU", "ReLU", "Tanh", "Adam", "SGD", "DBSCAN")

FORMER: dict[str, Row] = {
    "an array": (
        "initial w: [[5, 10],[1, 2]]\nstep 1 loss 3.2\nstep 2 loss 1.1\n[[4, 8], [0, 1]]",
        {"w": ((4, 8), (0, 1))},
    ),
    "an array as numpy prints it": (
        "Initial w:\n[[ 5. 10.]\n [ 1.  2.]]\n[[4.5 8.5]\n [0.5 1.5]]",
        {"w": ((4.5, 8.5), (0.5, 1.5))},
    ),
    "a list": ("initial w: [5, 10]\n[4.2, 8.1]", {"w": (4.2, 8.1)}),
    "a list, of the label final": ("initial w = [5, 10]\n[4.2, 8.1]", {"final w": (4.2, 8.1)}),
    "a number": ("initial w: 5\n1.75", {"w": 1.75}),
    "a number, an equal sign": ("w_initial = 5.0\n1.75", {"w": 1.75}),
    "a number, the label with a word": ("Initial loss: 2.31\n0.42", {"loss": 0.42}),
    "a number before training": ("loss before training: 2.31\n0.42", {"loss": 0.42}),
    "before with a colon": ("before: w = 5.0\n1.75", {"w": 1.75}),
    "in brackets": ("w (initial): 5.0\n1.75", {"w": 1.75}),
    "a tensor": (
        "initial w: tensor([5., 10.])\ntensor([4.2000, 8.1000])",
        {"w": (4.2, 8.1)},
    ),
    "a loop with epochs": (
        "initial w: [5.0, 10.0]\nepoch 0: loss 4.0\nepoch 1: loss 2.0\nepoch 2: loss 1.0\n"
        "[1.5, 2.5]",
        {"w": (1.5, 2.5)},
    ),
    "both with labels": ("initial w: 5.0\nfinal w: 1.75", {"w": 1.75}),
    "the second with the label alone": ("initial w: 5.0\nw: 1.75", {"w": 1.75}),
    "before and after": ("w before: [5, 10]\nw after: [4, 8]", {"w": (4, 8)}),
    "in Russian, a list": ("начальный w: [5, 10]\n[4.2, 8.1]", {"w": (4.2, 8.1)}),
    "in Russian, a number": ("Начальная ошибка: 2.31\n0.42", {"ошибка": 0.42}),
    "in Russian, neuter": ("начальное значение w: 5.0\n1.75", {"w": 1.75}),
    "in Russian, plural": ("начальные веса: [5, 10]\n[4.2, 8.1]", {"веса": (4.2, 8.1)}),
    "in Russian, before training": ("ошибка до обучения: 2.31\n0.42", {"ошибка": 0.42}),
    "in Russian, an array": (
        "начальный w: [[5, 10], [1, 2]]\n[[4, 8], [0, 1]]",
        {"w": ((4, 8), (0, 1))},
    ),
    "in Chinese, a list": ("初始 w: [5, 10]\n[4.2, 8.1]", {"w": (4.2, 8.1)}),
    "in Chinese, weights": ("初始权重：[5, 10]\n[4.2, 8.1]", {"权重": (4.2, 8.1)}),
    "in Chinese, an array": (
        "初始w：[[5, 10], [1, 2]]\n[[4, 8], [0, 1]]",
        {"w": ((4, 8), (0, 1))},
    ),
    "an array, lines of lists": (
        "initial w: [[5, 10], [1, 2]]\n[4, 8]\n[0, 1]",
        {"w": ((4, 8), (0, 1))},
    ),
    "beside another check": (
        "initial w: [5, 10]\nloss: 0.25\n[4.2, 8.1]",
        {"w": (4.2, 8.1), "loss": 0.25},
    ),
    "the same numbers": ("initial w: [5, 10]\n[5, 10]", {"w": (5, 10)}),
    "a whole number": ("initial count: 12\n7", {"count": 7}),
    "original": ("original w: [5, 10]\n[4.2, 8.1]", {"w": (4.2, 8.1)}),
    "starting": ("starting w: 5.0\n1.75", {"w": 1.75}),
}

FORMER_NOT: dict[str, Row] = {
    "asked by another word": (
        "adam\n  step 20 loss 5.0304\n  step 30 loss 1.8153\nstart loss: 21.7568",
        {"loss at the start": 21.7568},
    ),
    "the initial one is asked": ("initial w: [5, 10]\n[4.2, 8.1]", {"initial w": (5, 10)}),
    "the initial number is asked": ("initial loss: 2.31\n0.42", {"initial loss": 2.31}),
    "before is asked": ("loss before training: 2.31\n0.42", {"loss before training": 2.31}),
    "in Russian, asked": ("начальная ошибка: 2.31\n0.42", {"начальная ошибка": 2.31}),
    "in Chinese, asked": ("初始损失：2.31\n0.42", {"初始损失": 2.31}),
    "both are asked": (
        "initial loss: 2.31\nfinal loss: 0.42",
        {"initial loss": 2.31, "final loss": 0.42},
    ),
    "both are asked, the second alone": (
        "initial w: [5, 10]\n[4.2, 8.1]",
        {"initial w": (5, 10), "final w": (4.2, 8.1)},
    ),
    "nothing follows": ("initial w: [5, 10]", {"w": (5, 10)}),
    "nothing follows in Chinese": ("初始权重：[5, 10]", {"权重": (5, 10)}),
    "nothing follows in Russian": ("начальные веса: [5, 10]", {"веса": (5, 10)}),
    "what follows has another label": ("initial w: 5.0\nloss: 0.42", {"w": 5.0}),
    "what follows has another form": ("initial w: [5, 10]\n3 steps", {"w": (5, 10)}),
    "the final one stands first": ("final w: 1.75\ninitial w: 5.0", {"w": 1.75}),
    "a label stands first": ("w: 1.75\ninitial w: 5.0", {"w": 1.75}),
    "a word that only begins so": ("initializer scale: 0.5\n0.75", {"initializer scale": 0.5}),
}

COMPARED: dict[str, Row] = {
    "more than": ("best: ELU, 0.14 more than SELU", {"best activation": "ELU"}),
    "a sentence": ("Best activation is ELU, 0.14 more than SELU", {"best activation": "ELU"}),
    "ahead of": ("The best activation is ELU, ahead of SELU", {"best activation": "ELU"}),
    "without a label": ("ELU is the best, ahead of SELU", {"best activation": "ELU"}),
    "wins by": ("ELU wins by 0.14 more than SELU", {"best activation": "ELU"}),
    "better than": ("ELU is better than SELU", {"best activation": "ELU"}),
    "higher than": (
        "ELU has the largest gradient, 2 times higher than ReLU",
        {"activation with the largest gradient": "ELU"},
    ),
    "in brackets": ("best activation: ELU (0.14 more than SELU)", {"best activation": "ELU"}),
    "next": ("best activation: ELU (0.91), next SELU (0.77)", {"best activation": "ELU"}),
    "next with a colon": ("best activation: ELU, next: SELU", {"best activation": "ELU"}),
    "followed by": ("best activation: ELU, followed by SELU", {"best activation": "ELU"}),
    "compared with": ("best optimizer: Adam, compared with SGD", {"best optimizer": "Adam"}),
    "versus": ("best optimizer: Adam (0.91 vs SGD 0.85)", {"best optimizer": "Adam"}),
    "two are compared with": (
        "best activation: ELU, ahead of SELU and ReLU",
        {"best activation": "ELU"},
    ),
    "a line of its own": (
        "best activation: ELU\nit is 0.14 more than SELU",
        {"best activation": "ELU"},
    ),
    "in Russian, than": ("лучшая активация ELU, на 0.14 больше, чем SELU", {"активация": "ELU"}),
    "in Russian, than of": (
        "Лучшая функция: ELU, точность выше, чем у SELU",
        {"лучшая функция": "ELU"},
    ),
    "in Russian, a sentence": ("ELU лучше, чем SELU", {"лучшая функция": "ELU"}),
    "in Russian, next": ("лучшая функция: ELU, следующая SELU", {"лучшая функция": "ELU"}),
    "in Russian, ahead": (
        "Лучшая функция — ELU, она опережает SELU",
        {"лучшая функция": "ELU"},
    ),
    "in Chinese, than": ("最好的激活函数是 ELU，比 SELU 大 0.14", {"最好的激活函数": "ELU"}),
    "in Chinese, a colon": ("最好的激活函数：ELU，比SELU高0.14", {"最好的激活函数": "ELU"}),
    "in Chinese, a sentence": ("ELU 比 SELU 好", {"最好的激活函数": "ELU"}),
    "in Chinese, next": ("最好的激活函数：ELU，其次 SELU", {"最好的激活函数": "ELU"}),
    "in Chinese, than first": ("比 SELU 大的是 ELU", {"最好的激活函数": "ELU"}),
    "than before the name": ("Better than SELU: ELU", {"best activation": "ELU"}),
    "which of two in brackets": (
        "best activation (ELU or SELU): SELU",
        {"best activation": "SELU"},
    ),
    "which of two by a stroke": ("лучшая функция (ELU/SELU): ELU", {"лучшая функция": "ELU"}),
    "which of three in brackets": (
        "best activation (ELU, SELU or ReLU): ReLU",
        {"best activation": "ReLU"},
    ),
    "the best of three": (
        "best activation of ELU, SELU or ReLU: ReLU",
        {"best activation": "ReLU"},
    ),
    "which of a list": (
        "best activation ('ELU', 'SELU', 'ReLU'): 'SELU'",
        {"best activation": "SELU"},
    ),
    "which of three, an arrow": (
        "best activation (ELU, SELU or ReLU) -> ReLU",
        {"best activation": "ReLU"},
    ),
    "in order, the best first": (
        "best activation: ELU, then SELU or ReLU",
        {"best activation": "ELU"},
    ),
    "of them all in a bracket in Chinese": (
        "最佳激活函数（SELU、ELU、ReLU之中）：ELU",
        {"最佳激活函数": "ELU"},
    ),
    "two against each other in a bracket": (
        "best activation [SELU vs ELU]: ELU",
        {"best activation": "ELU"},
    ),
    "two against each other in Russian": (
        "Лучшая активация [ReLU против Tanh] — Tanh",
        {"лучшая активация": "Tanh"},
    ),
    "two against each other in Chinese": ("最佳模型（SELU 还是 ELU）：ELU", {"最佳模型": "ELU"}),
    "of them all": ("The best activation of ELU, SELU, ReLU is ReLU", {"best activation": "ReLU"}),
    "of them all, by a colon": (
        "Лучшая активация из ELU, SELU, ReLU: SELU",
        {"best activation": "SELU"},
    ),
    "among two": (
        "best activation among ELU, SELU is SELU (0.7)",
        {"best activation": "SELU"},
    ),
    "of one, beside another": (
        "best activation is that of ELU (0.5), SELU has 0.4",
        {"best activation": "ELU"},
    ),
    "not those two": ("best activation: ELU, not SELU or ReLU", {"best activation": "ELU"}),
    "which of two is asked": ("best activation, ELU or SELU?: ELU", {"best activation": "ELU"}),
    "one or the other, then which": (
        "ELU or SELU?\nbest activation: ELU",
        {"best activation": "ELU"},
    ),
    "beside a number": (
        "gap: 0.14\nbest activation: ELU, 0.14 more than SELU",
        {"gap": 0.14, "best activation": "ELU"},
    ),
}

WHERE: dict[str, Row] = {
    "at the best": (
        "best lr: 0.1\naccuracy at the best lr: 0.93",
        {"best lr": 0.1, "accuracy": 0.93},
    ),
    "with the chosen": (
        "chosen lambda = 0.01\nerror with the chosen lambda = 0.5",
        {"chosen lambda": 0.01, "error": 0.5},
    ),
    "only the best is asked": (
        "best sigma: 0.1\nAccuracy at the best sigma: 0.9041",
        {"best sigma": 0.1},
    ),
    "for the best": ("best C: 2.5\nloss for best C: 0.41", {"best C": 2.5}),
    "in Russian": (
        "лучший шаг: 0.1\nточность при лучшем шаге: 0.93",
        {"лучший шаг": 0.1, "точность": 0.93},
    ),
    "in Chinese": (
        "最佳学习率: 0.1\n最佳学习率下的准确率: 0.93",
        {"最佳学习率": 0.1, "准确率": 0.93},
    ),
    "the other way round": (
        "accuracy at the best lr: 0.93\nbest lr: 0.1",
        {"best lr": 0.1, "accuracy": 0.93},
    ),
    "in Chinese, the best alone": ("最优阈值 = 0.35\n最优阈值下的F1 = 0.77", {"最优阈值": 0.35}),
    "by gaps": ("best lr      0.1\naccuracy with best lr      0.93", {"best lr": 0.1}),
    "near: an option in brackets": ("Accuracy (lr = 0.1) is 0.93", {"accuracy": 0.93}),
    "near: both are asked": ("loss (where lr = 0.1) is 0.25", {"loss": 0.25, "lr": 0.1}),
    "near: what was before, in brackets": ("w (initial 5.0, lr 0.01) is 1.75", {"w": 1.75}),
    "near: the value for the best": ("The value for the best lr: 0.1", {"best lr": 0.1}),
    "near: a result": ("accuracy: 0.93\nResult for best lr: 0.1", {"best lr": 0.1}),
    "near: a label of its own": (
        "best lr: 0.1\naccuracy at the best lr: 0.93",
        {"best lr": 0.1, "accuracy at the best lr": 0.93},
    ),
}

COMPARED_NOT: dict[str, Row] = {
    "worse than": ("SELU is worse than ELU", {"best activation": NO_NAME}),
    "worse, in Russian": ("SELU хуже, чем ELU", {"лучшая функция": NO_NAME}),
    "less than": ("SELU is less accurate than ELU", {"best activation": NO_NAME}),
    "a table": ("SELU 0.77\nELU 0.91\nReLU 0.5", {"best activation": NO_NAME}),
    "a table with labels": ("SELU: 0.77\nELU: 0.91\nReLU: 0.5", {"best activation": NO_NAME}),
    "a list": ("SELU, ELU, ReLU, Tanh", {"best activation": NO_NAME}),
    "both": ("best activation: ELU and SELU", {"best activation": NO_NAME}),
    "one or the other": ("best activation: ELU or SELU", {"best activation": NO_NAME}),
    "one or the other in quotes": (
        "best activation: 'ELU' or 'SELU'",
        {"best activation": NO_NAME},
    ),
    "one or the other, 或者": ("最好的激活函数：ELU或者SELU", {"最好的激活函数": NO_NAME}),
    "one or the other by a stroke": ("best activation: ELU/SELU", {"best activation": NO_NAME}),
    "or, in Russian": ("лучшая функция: ELU или SELU", {"лучшая функция": NO_NAME}),
    "one of three": ("best activation: ELU, SELU, or ReLU", {"best activation": NO_NAME}),
    "one of three, in Chinese": (
        "最好的激活函数：ELU、SELU或ReLU",
        {"最好的激活函数": NO_NAME},
    ),
    "of three still two": (
        "best activation (ELU, SELU or ReLU): SELU or ReLU",
        {"best activation": NO_NAME},
    ),
    "or maybe": ("best activation: ELU (or maybe SELU)", {"best activation": NO_NAME}),
    "the other in brackets": ("best activation: ELU (or SELU)", {"best activation": NO_NAME}),
    "the other in brackets, in Russian": (
        "лучшая функция: ELU (или SELU)",
        {"лучшая функция": NO_NAME},
    ),
    "or, in Chinese": ("最好的激活函数：ELU或SELU", {"最好的激活函数": NO_NAME}),
    "only what is compared with": ("0.14 more than SELU", {"best activation": NO_NAME}),
    "not": ("ELU is not better than SELU", {"best activation": NO_NAME}),
    "not, in Chinese": ("ELU 不比 SELU 好", {"最好的激活函数": NO_NAME}),
    "not, in Russian": ("ELU не лучше, чем SELU", {"лучшая функция": NO_NAME}),
}

ELEMENTS: dict[str, Row] = {
    "two features": (
        "sample 1 -> f1: 0.9; f2: 0.8\nsample 2 -> f1: 0.3; f2: 0.4",
        {"features": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "from nought": (
        "sample 0 -> f0: 0.9; f1: 0.8\nsample 1 -> f0: 0.3; f1: 0.4",
        {"features": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "commas": (
        "row 1: x1 = 0.9, x2 = 0.8\nrow 2: x1 = 0.3, x2 = 0.4",
        {"array": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "a heading": (
        "features:\nsample 1 -> f1: 0.9; f2: 0.8\nsample 2 -> f1: 0.3; f2: 0.4",
        {"features": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "whole numbers": (
        "sample 1 -> f1: 9; f2: 8\nsample 2 -> f1: 3; f2: 4",
        {"features": ((9, 8), (3, 4))},
    ),
    "below nought": (
        "sample 1 -> f1: -0.9; f2: 0.8\nsample 2 -> f1: 0.3; f2: -0.4",
        {"features": ((-0.9, 0.8), (0.3, -0.4))},
    ),
    "indexes in brackets": (
        "sample[0]: f[0]=0.9 f[1]=0.8\nsample[1]: f[0]=0.3 f[1]=0.4",
        {"features": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "in Russian": (
        "пример 1 -> п1: 0.9; п2: 0.8\nпример 2 -> п1: 0.3; п2: 0.4",
        {"признаки": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "in Chinese": (
        "样本1 -> 特征1：0.9；特征2：0.8\n样本2 -> 特征1：0.3；特征2：0.4",
        {"特征": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "bars": (
        "sample 1 | f1: 0.9 | f2: 0.8\nsample 2 | f1: 0.3 | f2: 0.4",
        {"features": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "words with a space": (
        "sample 1 -> feature 1: 0.9; feature 2: 0.8\nsample 2 -> feature 1: 0.3; feature 2: 0.4",
        {"features": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "beside a number": (
        "mean: 0.6\nsample 1 -> f1: 0.9; f2: 0.8\nsample 2 -> f1: 0.3; f2: 0.4",
        {"mean": 0.6, "features": ((0.9, 0.8), (0.3, 0.4))},
    ),
    "without the word of the row": (
        "1 -> f1: 0.9; f2: 0.8\n2 -> f1: 0.3; f2: 0.4",
        {"features": ((0.9, 0.8), (0.3, 0.4))},
    ),
}

ELEMENTS_NOT: dict[str, Row] = {
    "one row of two": ("sample 1 -> f1: 0.9; f2: 0.8", {"features": NO_SQUARE}),
    "the second element is missing": (
        "sample 1 -> f1: 0.9; f3: 0.8\nsample 2 -> f1: 0.3",
        {"features": NO_SQUARE},
    ),
    "elements that do not count on": (
        "sample 1 -> f1: 0.9; f5: 0.8\nsample 2 -> f3: 0.3; f9: 0.4",
        {"features": NO_SQUARE},
    ),
    "the elements are asked": (
        "sample 3 -> f1: 0.9; f2: 0.8",
        {"f1": 0.9, "f2": 0.8},
    ),
    "numbers of a score": ("fold 1 -> F1: 0.9\nfold 2 -> F1: 0.8", {"scores": NO_SQUARE}),
    "the mean is asked": (
        "sample 1 -> f1: 0.9; f2: 0.8\nsample 2 -> f1: 0.3; f2: 0.4\nmean: 0.6",
        {"mean": 0.6},
    ),
    "three rows": (
        "sample 1 -> f1: 0.9; f2: 0.8\nsample 2 -> f1: 0.3; f2: 0.4\nsample 3 -> f1: 0.5; f2: 0.6",
        {"features": NO_SQUARE},
    ),
}

PARTED: dict[str, Row] = {
    "a parameter": ("DBSCAN (eps=3) ARI: 0.9", {"DBSCAN ARI": 0.9}),
    "two parameters": ("DBSCAN (eps=3, min_samples=5) ARI: 0.9", {"DBSCAN ARI": 0.9}),
    "a word": ("ARI (adjusted) of DBSCAN: 0.9", {"ARI of DBSCAN": 0.9}),
    "a number": ("KMeans (3) inertia = 12.5", {"KMeans inertia": 12.5}),
    "no space before": ("KMeans(k=3) inertia = 12.5", {"KMeans inertia": 12.5}),
    "an equal sign behind": ("Adam (lr=0.01) final loss = 0.25", {"Adam final loss": 0.25}),
    "two brackets": (
        "Adam (lr=0.01) loss: 0.25\nSGD (lr=0.1) loss: 0.75",
        {"Adam loss": 0.25, "SGD loss": 0.75},
    ),
    "before the last word": ("test accuracy (5 folds) mean: 0.8", {"test accuracy mean": 0.8}),
    "a comma behind a bracket": (
        "dense network (64 units), test accuracy: 0.9",
        {"dense network test accuracy": 0.9},
    ),
    "a comma": (
        "dense network, test accuracy: 0.9",
        {"dense network test accuracy": 0.9},
    ),
    "a comma, an equal sign": (
        "Dense network, test accuracy = 0.9",
        {"dense network test accuracy": 0.9},
    ),
    "a comma of two nets": (
        "dense network, test accuracy: 0.9\nsmall network, test accuracy: 0.7",
        {"dense network test accuracy": 0.9, "small network test accuracy": 0.7},
    ),
    "a comma of three words": ("Adam, final loss: 0.25", {"Adam final loss": 0.25}),
    "a comma and a link": (
        "test accuracy, dense network: 0.9",
        {"test accuracy of the dense network": 0.9},
    ),
    "two commas": ("dense, test, accuracy: 0.9", {"dense test accuracy": 0.9}),
    "in Russian, a comma": (
        "плотная сеть, точность на тесте: 0.9",
        {"плотная сеть точность на тесте": 0.9},
    ),
    "in Russian, a parameter": ("DBSCAN (eps=3) индекс: 0.9", {"DBSCAN индекс": 0.9}),
    "in Chinese, a bracket": ("DBSCAN (eps=3) 指数：0.9", {"DBSCAN指数": 0.9}),
    "in Chinese, its own bracket": (
        "密集网络（64个单元）测试准确率：0.9",
        {"密集网络测试准确率": 0.9},
    ),
    "in Chinese, a comma": ("密集网络，测试准确率：0.9", {"密集网络测试准确率": 0.9}),
    "a list": ("dense network, layer norms: [0.5, 0.7]", {"dense network layer norms": (0.5, 0.7)}),
    "a list behind a bracket": ("weights (true) slope: [0.5, 0.7]", {"weights slope": (0.5, 0.7)}),
    "a name": ("best optimizer (by loss) name: Adam", {"best optimizer name": "Adam"}),
    "a whole number": ("DBSCAN (eps=3) clusters: 4", {"DBSCAN clusters": 4}),
}

PARTED_NOT: dict[str, Row] = {
    "two labels, a list": ("mean, std: 0.1, 0.2", {"mean": 0.1, "std": 0.2}),
    "two labels in a line": ("mean: 0.1, std: 0.2", {"mean": 0.1, "std": 0.2}),
    "two labels, their words": (
        "train loss: 0.1, test loss: 0.2",
        {"train loss": 0.1, "test loss": 0.2},
    ),
    "another sentence": (
        "I trained the dense network, test accuracy unknown\nsteps: 30",
        {"dense network test accuracy": None, "steps": 30},
    ),
    "the value stands in the bracket": ("ARI (0.9) of DBSCAN", {"ARI": 0.9}),
    "two labels with brackets": (
        "Adam (loss 0.1), SGD (loss 0.2)",
        {"Adam loss": 0.1, "SGD loss": 0.2},
    ),
}

FORMULA: dict[str, Row] = {
    "a sum": ("loss = 0.5 * sum(x**2) = 0.25", {"loss": 0.25}),
    "a colon": ("loss: 0.5 * sum(x**2) = 0.25", {"loss": 0.25}),
    "a half as a fraction": ("loss = 1/2 * sum(x**2) = 0.25", {"loss": 0.25}),
    "a hat": ("loss = 0.5 * sum(x^2) = 0.25", {"loss": 0.25}),
    "without spaces": ("loss=0.5*sum(x**2)=0.25", {"loss": 0.25}),
    "a norm": ("penalty = 0.01 * norm(w)**2 = 0.36", {"penalty": 0.36}),
    "a power alone": ("area = 3.14 * r**2 = 12.56", {"area": 12.56}),
    "numbers alone": ("loss = 0.5 * 0.5 = 0.25", {"loss": 0.25}),
    "a sum of numbers": ("loss = 0.2 + 0.05 = 0.25", {"loss": 0.25}),
    "below nought": ("score = -2 * log(p) = -0.25", {"score": -0.25}),
    "in Russian": ("ошибка = 0,5 * sum(x**2) = 0,25", {"ошибка": 0.25}),
    "in Chinese": ("损失 = 0.5 * sum(x**2) = 0.25", {"损失": 0.25}),
    "a times sign": ("loss = 0.5 × sum(x²) = 0.25", {"loss": 0.25}),
    "with another label": (
        "loss = 0.5 * sum(x**2) = 0.25\nstd = 2 * sum(y) = 1.5",
        {"loss": 0.25, "std": 1.5},
    ),
}

FORMULA_NOT: dict[str, Row] = {
    "two labels": ("loss = 0.5, std = 0.25", {"loss": 0.5, "std": 0.25}),
    "a label behind a star": ("loss = 0.5 * std = 0.25", {"loss": 0.25}),
    "a next label": ("loss = 0.5; sum(x**2) = 0.25", {"loss": 0.5}),
    "a next line": ("loss = 0.5\nsum(x**2) = 0.25", {"loss": 0.5}),
    "a parameter in brackets": ("loss = 0.5 (sum, n = 4)", {"loss": 0.5}),
    "a tolerance": ("loss = 0.5 (tol = 0.25)", {"loss": 0.5}),
}

PARTED_BESIDE: dict[str, Row] = {
    "heads of which two make a label that the next one is": (
        "name   train_rmse  val_rmse    norm   val_r2\n"
        "none      0.26862   0.38403  152.29  0.71762\n"
        "weak      0.29671   0.41786    2.80  0.66568\n\nR2 on validation 0.71762",
        {"validation RMSE": (0.38403, 0.41786), "validation R2 of the best": 0.71762},
    ),
    "two parameters of two": (
        "DBSCAN (eps=3) ARI: 0.9\nKMeans (k=4) ARI: 0.7",
        {"DBSCAN ARI": 0.9, "KMeans ARI": 0.7},
    ),
    "one is asked": ("KMeans (k=4) ARI: 0.7\nDBSCAN (eps=3) ARI: 0.9", {"KMeans ARI": 0.7}),
    "a bracket in one of two": (
        "DBSCAN (eps=3) ARI: 0.9\nKMeans ARI: 0.7",
        {"DBSCAN ARI": 0.9, "KMeans ARI": 0.7},
    ),
    "long parameters": (
        "DBSCAN (eps=3, n=5) ARI: 0.9\nKMeans (k=4, seed=0) ARI: 0.7",
        {"DBSCAN ARI": 0.9, "KMeans ARI": 0.7},
    ),
    "no space before the bracket": (
        "KMeans(k=3) inertia = 12.5\nKMeans(k=3) silhouette = 0.5",
        {"KMeans inertia": 12.5, "KMeans silhouette": 0.5},
    ),
    "a word in the bracket": (
        "train (noisy) accuracy: 0.95\ntest (clean) accuracy: 0.85",
        {"train accuracy": 0.95, "test accuracy": 0.85},
    ),
    "two kinds": (
        "DBSCAN (eps=3) ARI: 0.9\nDBSCAN (eps=3) clusters: 4",
        {"DBSCAN ARI": 0.9, "DBSCAN clusters": 4},
    ),
    "another number first": (
        "seconds: 3.5\nAdam (lr=0.01) final loss = 0.25\nsteps: 30",
        {"Adam final loss": 0.25, "steps": 30},
    ),
    "another number unasked": (
        "seconds: 3.5\nAdam (lr=0.01) loss = 0.25\nsize: 1.5",
        {"Adam loss": 0.25},
    ),
    "a comma in one of two": (
        "dense network, test accuracy: 0.9\ndense network, train accuracy: 0.95",
        {"dense network test accuracy": 0.9, "dense network train accuracy": 0.95},
    ),
    "a comma, one of two is asked": (
        "dense network, test accuracy: 0.9\nsparse network, test accuracy: 0.7",
        {"dense network test accuracy": 0.9},
    ),
    "a comma, the second is asked": (
        "sparse network, test accuracy: 0.7\ndense network, test accuracy: 0.9",
        {"sparse network test accuracy": 0.7},
    ),
    "a comma and a bracket": (
        "dense network (64), test accuracy: 0.9\nsparse network (8), test accuracy: 0.7",
        {"dense network test accuracy": 0.9, "sparse network test accuracy": 0.7},
    ),
    "commas of optimizers": (
        "Adam, final loss: 0.25\nSGD, final loss: 0.75",
        {"Adam final loss": 0.25, "SGD final loss": 0.75},
    ),
    "commas and a label of another kind": (
        "Adam, final loss: 0.25\nAdam, first loss: 2.25\nseconds: 3.5",
        {"Adam final loss": 0.25, "Adam first loss": 2.25},
    ),
    "two lists": (
        "dense network, layer norms: [0.5, 0.7]\nsparse network, layer norms: [0.1, 0.2]",
        {"dense network layer norms": (0.5, 0.7), "sparse network layer norms": (0.1, 0.2)},
    ),
    "two lists and brackets": (
        "Adam (lr=0.01) norms: [0.5, 0.7]\nSGD (lr=0.1) norms: [0.1, 0.2]",
        {"Adam norms": (0.5, 0.7), "SGD norms": (0.1, 0.2)},
    ),
    "two in Russian, brackets": (
        "ошибка (MSE) на обучении: 0,12\nошибка (MSE) на тесте: 0,25",
        {"ошибка на обучении": 0.12, "ошибка на тесте": 0.25},
    ),
    "two in Russian, commas": (
        "плотная сеть, точность на тесте: 0.9\nмалая сеть, точность на тесте: 0.7",
        {"плотная сеть точность на тесте": 0.9, "малая сеть точность на тесте": 0.7},
    ),
    "two in Chinese, brackets": (
        "密集网络(64)测试准确率：0.9\n小网络(8)测试准确率：0.7",
        {"密集网络测试准确率": 0.9, "小网络测试准确率": 0.7},
    ),
    "two in Chinese, wide brackets": (
        "密集网络（64）测试准确率：0.9\n小网络（8）测试准确率：0.7",
        {"密集网络测试准确率": 0.9, "小网络测试准确率": 0.7},
    ),
    "two in Chinese, commas": (
        "密集网络，测试准确率：0.9\n小网络，测试准确率：0.7",
        {"密集网络测试准确率": 0.9, "小网络测试准确率": 0.7},
    ),
    "two names": (
        "fastest (by steps) optimizer: Adam\nslowest (by steps) optimizer: SGD",
        {"fastest optimizer": "Adam", "slowest optimizer": "SGD"},
    ),
}

PARTED_BESIDE_NOT: dict[str, Row] = {
    "a list of two labels, one of three words": (
        "mean, std: 0.1, 0.2\nmean of std: 0.3",
        {"mean": 0.1, "std": 0.2, "mean of std": 0.3},
    ),
    "two labels in one line, three words": (
        "dense network test accuracy: 0.9, dense network train accuracy: 0.95",
        {"dense network test accuracy": 0.9, "dense network train accuracy": 0.95},
    ),
    "the words stand in two clauses": (
        "dense network 0.9, sparse network 0.7, test accuracy 0.5",
        {"dense network": 0.9, "sparse network": 0.7, "test accuracy": 0.5},
    ),
    "a bracket behind the label": (
        "test accuracy (10 epochs): 0.9\ntrain accuracy (10 epochs): 0.95",
        {"test accuracy": 0.9, "train accuracy": 0.95},
    ),
}

COMPARED_LESS: dict[str, Row] = {
    "behind": ("SELU is behind ELU", {"best activation": NO_NAME}),
    "slower than": ("SGD is slower than Adam", {"fastest optimizer": NO_NAME}),
    "loses to": ("SGD loses to Adam", {"best optimizer": NO_NAME}),
    "smaller than": ("SELU has a smaller gradient than ELU", {"largest gradient": NO_NAME}),
    "smaller, in Russian": ("SELU меньше, чем ELU", {"наибольшая функция": NO_NAME}),
    "yields, in Russian": ("SELU уступает ELU", {"лучшая функция": NO_NAME}),
    "less by": ("SELU, 0.14 less than ELU", {"best activation": NO_NAME}),
    "lower than": ("SELU is lower than ELU", {"highest accuracy": NO_NAME}),
    "not as good, in Chinese": ("SELU 不如 ELU", {"最好的激活函数": NO_NAME}),
}

BESIDE: dict[str, Row] = {
    "steps between": ("w before: 5.0\nsteps: 5\n1.75", {"w": 1.75}),
    "another formula's label": ("loss = 0.5 * std, mean = 0.25", {"mean": 0.25}),
    "a formula and a bracket": (
        "rate = 0.5 * base = 0.25 (loss = 0.75)",
        {"rate": 0.25, "loss": 0.75},
    ),
    "rows and an array of their own": (
        "sample 1 -> f1: 0.9; f2: 0.8\nsample 2 -> f1: 0.3; f2: 0.4\nw: [[1, 2], [3, 4]]",
        {"w": ((1, 2), (3, 4))},
    ),
    "rows, the answer without a label": (
        "sample 1 -> f1: 0.9; f2: 0.8\nsample 2 -> f1: 0.3; f2: 0.4\n[[1, 2], [3, 4]]",
        {"w": ((1, 2), (3, 4))},
    ),
    "a gradient and then w": ("initial w: [5, 10]\ngradient: [0.5, 0.7]\n[4, 8]", {"w": (4, 8)}),
    "history of numbers below": ("initial loss: 2.31\n1.2\n0.8\n0.42", {"loss": 0.42}),
    "beforehand in the label of another": ("before: 0.3\nafter: 0.1", {"loss after": 0.1}),
}


@rows_of(FORMER)
def test_where_it_stands_below_alone_the_initial_one_is_none(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(FORMER_NOT)
def test_the_initial_one_is_read_where_it_is_asked_or_nothing_follows(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(COMPARED)
def test_a_name_that_another_is_compared_with_is_no_answer(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(COMPARED_NOT, COMPARED_LESS)
def test_what_is_worse_and_a_list_of_names_state_none(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(ELEMENTS)
def test_lines_of_numbered_elements_are_rows_of_an_array(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(ELEMENTS_NOT)
def test_lines_of_other_numbers_are_no_rows_of_an_array(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(PARTED_BESIDE)
def test_brackets_and_commas_between_the_words_of_a_label_belong_to_it(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(PARTED_NOT, PARTED_BESIDE_NOT)
def test_brackets_and_commas_of_other_labels_do_not(output: str, asked: dict[str, Wanted]) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(FORMULA)
def test_the_result_of_a_formula_that_begins_with_a_number_is_read(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(FORMULA_NOT)
def test_without_a_formula_the_first_number_is_read(output: str, asked: dict[str, Wanted]) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(PARTED)
def test_brackets_and_commas_between_the_words_of_a_label_belong_to_it_among_other_numbers(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(f"seconds: 3.5\n{output}\nsize: 1.5", asked, NAMES) == expected(asked)


@rows_of(BESIDE)
def test_what_stands_beside_an_initial_one_a_formula_or_rows_is_read(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)


@rows_of(WHERE)
def test_where_a_number_was_measured_is_not_what_it_is(
    output: str, asked: dict[str, Wanted]
) -> None:
    assert values(output, asked, NAMES) == expected(asked)
