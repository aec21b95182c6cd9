"""One thing is taken for another: a function, an option, a dimension."""

import ast
from collections.abc import Iterator, Sequence

from grader.exercise.changes import calls
from grader.exercise.changes.rewrite import Place, Rewrite, Rule

REDUCTIONS = (("mean", "sum", "median", "max", "min", "std", "prod"), ("fmean", "fsum", "median"))
DRAWS = (
    ("randn", "rand"),
    ("randn_like", "rand_like"),
    ("normal_", "uniform_"),
    ("normal", "uniform"),
    ("standard_normal", "random"),
)
UNIFORM = ("uniform", "uniform_")
WEIGHTS = (
    ("xavier_uniform_", "xavier_normal_", "kaiming_normal_", "kaiming_uniform_"),
    ("glorot_uniform", "glorot_normal", "he_normal", "he_uniform"),
)
LOGS = (("log", "log10", "log2", "log1p"), ("exp", "expm1", "exp2"))
ACTIVATIONS = (
    ("tanh", "relu", "sigmoid"),
    ("leaky_relu", "relu", "elu"),
    ("relu", "gelu"),
    ("softmax", "log_softmax", "sigmoid"),
    ("Tanh", "ReLU", "Sigmoid", "LeakyReLU"),
    ("ReLU", "LeakyReLU", "GELU"),
    ("Softmax", "LogSoftmax"),
)
MODULES = (
    *("Tanh", "ReLU", "Sigmoid", "ELU", "LeakyReLU", "GELU", "SELU", "CELU", "SiLU", "Mish"),
    *("Hardtanh", "Hardshrink", "Hardswish", "Hardsigmoid", "LogSigmoid", "PReLU", "ReLU6"),
    *("RReLU", "Softplus", "Softshrink", "Softsign", "Tanhshrink", "Identity"),
)
OTHERS = (
    ("SGD", "Adam", "RMSprop"),
    ("MSELoss", "L1Loss"),
    ("mse_loss", "l1_loss"),
    ("cross_entropy", "nll_loss"),
    ("floor", "round", "trunc", "ceil"),
    ("argmax", "argmin"),
    ("maximum", "minimum"),
    ("MaxPool2d", "AvgPool2d"),
    ("max_pool2d", "avg_pool2d"),
    ("matmul", "mul"),
    ("mm", "mul"),
    ("unsqueeze", "squeeze"),
    ("view", "reshape", "permute", "transpose"),
)
ACTIVATING = frozenset(name for group in ACTIVATIONS for name in group)
WORDS = (
    ("fan_in", "fan_out"),
    ("mean", "sum"),
    ("relu", "leaky_relu", "tanh", "linear", "sigmoid"),
    ("same", "valid"),
)
"""Strings that are options."""
BIASES = UNBIASED, CORRECTION, DEGREES = "unbiased", "correction", "ddof"
DIMENSION = ("dim", "axis")
REDUCING = frozenset(
    (*REDUCTIONS[0], "var", "softmax", "log_softmax", "argmax", "argmin", "norm", "cumsum", "all")
)


def _renamed(groups: Sequence[Sequence[str]]) -> Rule:
    """Return what calls another of a group."""

    def found(place: Place) -> Iterator[Rewrite]:
        old = calls.name_of(place.node)
        for new in calls.others(old, groups):
            yield place.put(calls.renamed(place.node, new), new=new, old=old)

    return found


def _distribution(place: Place) -> Iterator[Rewrite]:
    """Yield another distribution; for `uniform_(-a, a)` normal numbers, with a and as widely."""
    yield from _renamed(DRAWS)(place)
    node = place.node
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return
    low, high = node.args[-2:]
    name = calls.name_of(node)
    if name in UNIFORM and ast.unparse(low) == f"-{ast.unparse(high)}":
        root = ast.BinOp(high, ast.Div(), ast.Constant(3**0.5))
        for spread in (high, root):  # the second one is as wide
            given = [*node.args[:-2], ast.Constant(0), spread]
            new = name.replace("uniform", "normal")
            other = ast.Call(calls.renamed(node, new).func, given, node.keywords)
            yield place.put(other, new=new, old=name)


def _other_function(place: Place) -> Iterator[Rewrite]:
    """Yield another function, also ones for zeros, as a padding; zeros are what undoes a mask."""
    yield from _renamed(OTHERS)(place)
    old = calls.name_of(place.node)
    if old.startswith("zeros"):
        new = old.replace("zeros", "ones")
        yield place.put(calls.renamed(place.node, new), new=new, old=old)


def _option(place: Place) -> Iterator[Rewrite]:
    """Yield another of the words that an option may be."""
    node = place.node
    if isinstance(node, ast.Constant) and isinstance(place.parent, ast.Call | ast.keyword):
        for new in calls.others(str(node.value), WORDS):
            yield place.put(ast.Constant(new), new=new, old=str(node.value))


def _switch(place: Place) -> Iterator[Rewrite]:
    """Yield an option that is off in place of one that is on, and the other way round."""
    match place.node:
        case ast.keyword(str(name), ast.Constant(bool(value))) if name not in (UNBIASED, "keepdim"):
            yield place.put(ast.keyword(name, ast.Constant(not value)), new=name)


def _biased(place: Place) -> Iterator[Rewrite]:
    """Yield the other of the two variances, with n and with n - 1 below."""
    node = place.node
    if not isinstance(node, ast.Call) or calls.name_of(node) not in ("std", "var", "std_mean"):
        return
    given = [each for each in node.keywords if each.arg in BIASES]
    for each in given:
        is_biased = ast.unparse(each.value) in ("False", "0")
        other = is_biased if each.arg == UNBIASED else int(is_biased)
        yield place.put(calls.with_keyword(node, str(each.arg), other))
    if not given:
        for name, value in ((CORRECTION, 0), (DEGREES, 1)):  # torch's, and numpy's
            yield place.put(calls.with_keyword(node, name, value))


def _dimension(place: Place) -> Iterator[Rewrite]:
    """Yield other dimensions: 1 for 0, all for one, one less of several."""
    node = place.node
    yield from _row_for_column(place)
    if isinstance(node, ast.keyword) and node.arg in DIMENSION:
        for other in _other_dimensions(node.value):
            yield place.put(ast.keyword(node.arg, other))
        if isinstance(place.parent, ast.Call):
            yield place.put([])
    elif isinstance(place.parent, ast.Call) and place.field == "args":
        call = place.parent
        at = 0 if calls.is_method(call) else 1
        if calls.name_of(call) in REDUCING and call.args[at : at + 1] == [node]:
            for other in _other_dimensions(node):
                yield place.put(other)
            yield place.put([])


def _row_for_column(place: Place) -> Iterator[Rewrite]:
    """Yield the other of two dimensions, kept, so that it fits as the right one did."""
    node = place.node
    if not isinstance(node, ast.Call) or calls.name_of(node) not in REDUCING:
        return
    given = [each for each in node.keywords if each.arg in DIMENSION]
    at = 0 if calls.is_method(node) else 1
    own = [each.value for each in given] or node.args[at : at + 1]
    if len(own) == 1 and ast.unparse(own[0]) in ("0", "1", "-1"):
        other = ast.Constant(0 if ast.unparse(own[0]) != "0" else 1)
        rest = [each for each in node.keywords if each.arg not in (*DIMENSION, "keepdim")]
        kept = ast.keyword("keepdim", ast.Constant(True))
        arguments = [*node.args[:at], *node.args[at + (not given) :]]
        keywords = [ast.keyword("dim", other), *rest, kept]
        yield place.put(ast.Call(node.func, arguments, keywords))


def _with_activation(place: Place) -> Iterator[Rewrite]:
    """Yield an activation where none is: behind a linear layer, or of `x` in `x = layer(x)`."""
    node = place.node
    if isinstance(node, ast.Call) and calls.name_of(node) == "Linear":
        for new in ("Tanh", "ReLU"):
            activation = ast.parse(f"torch.nn.{new}()", mode="eval").body
            sequence = ast.parse("torch.nn.Sequential", mode="eval").body
            yield place.put(ast.Call(sequence, [node, activation], []), new=new)
    elif isinstance(node, ast.Assign) and _is_layer(node.value):
        target = ast.unparse(node.targets[0])
        if target in calls.names(node.value) and calls.name_of(node.value) not in ACTIVATING:
            for new in ("tanh", "relu"):
                function = ast.parse(f"torch.{new}", mode="eval").body
                yield place.put(calls.given(node, ast.Call(function, [node.value], [])), new=new)


def _is_layer(node: ast.expr) -> bool:
    parts = (each.op for each in ast.walk(node) if isinstance(each, ast.BinOp))
    return isinstance(node, ast.Call) or any(isinstance(each, ast.MatMult) for each in parts)


def _momentum(place: Place) -> Iterator[Rewrite]:
    node = place.node
    if isinstance(node, ast.Call) and calls.name_of(node) == "SGD":
        has_it = any(each.arg == "momentum" for each in node.keywords)
        given = [*node.keywords, ast.keyword("momentum", ast.Constant(0.9))]
        yield from [] if has_it else [place.put(ast.Call(node.func, node.args, given))]


def other_activation(place: Place) -> Iterator[Rewrite]:
    """Yield any other activation of torch in place of one; those of a list are tried anyway."""
    if not isinstance(place.parent, ast.List | ast.Tuple | ast.Dict):
        yield from _renamed((MODULES,))(place)


def _other_dimensions(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Tuple | ast.List):
        for at in range(len(node.elts)):
            rest = [*node.elts[:at], *node.elts[at + 1 :]]
            if rest:
                yield ast.Tuple(rest, ast.Load())
        yield ast.Tuple([ast.Constant(0), *node.elts], ast.Load())
        return
    for other in {"0": (1, 2), "1": (0, 2), "2": (1, 0), "-1": (0, -2)}.get(ast.unparse(node), ()):
        yield ast.Constant(other)


RULES = {
    "reduction": _renamed(REDUCTIONS),
    "variance": _renamed((("std", "var"), ("pstdev", "pvariance", "stdev", "variance"))),
    "bias": _biased,
    "dimension": _dimension,
    "distribution": _distribution,
    "weights": _renamed(WEIGHTS),
    "option": _option,
    "switch": _switch,
    "logarithm": _renamed(LOGS),
    "activation": _renamed(ACTIVATIONS),
    "other_function": _other_function,
    "momentum": _momentum,
    "with_activation": _with_activation,
}
