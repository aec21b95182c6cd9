"""Something is left out: a call around a value, a statement, a block's `with`."""

import ast
from collections.abc import Callable, Collection, Iterator, Sequence

from grader.exercise.changes import calls
from grader.exercise.changes.rewrite import Place, Rewrite, Rule

ACTIVATIONS = (
    *("tanh", "sigmoid", "relu", "leaky_relu", "elu", "selu", "celu", "gelu", "silu"),
    *("softplus", "softmax", "log_softmax", "hardtanh", "hardshrink", "relu6", "mish"),
)
MODULES = (
    *("Tanh", "Sigmoid", "ReLU", "LeakyReLU", "ELU", "SELU", "CELU", "GELU", "SiLU", "Softplus"),
    *("Softmax", "LogSoftmax", "Hardtanh", "Hardshrink", "ReLU6", "PReLU", "Mish"),
)
NORMS = ("batch_norm", "layer_norm", "instance_norm", "group_norm", "normalize", "rms_norm")
NORM_MODULES = (
    *("BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LayerNorm", "GroupNorm", "RMSNorm"),
    *("InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d", "Dropout", "Dropout2d"),
)
VALUES_MOST = 2
INITS = (
    *("normal_", "uniform_", "fill_", "zeros_", "ones_", "constant_", "copy_", "trunc_normal_"),
    *("apply", "initialize", "init_weights"),
)


def _around(names: Collection[str]) -> Rule:
    """Return what leaves a function or method out: what it is applied to stays."""

    def found(place: Place) -> Iterator[Rewrite]:
        inner = calls.subject(place.node)
        if calls.name_of(place.node) in names and inner is not None:
            yield place.put(inner)

    return found


def _layer(names: Collection[str]) -> Rule:
    """Return what has a layer of a network do nothing."""

    def found(place: Place) -> Iterator[Rewrite]:
        if calls.name_of(place.node) in names:
            yield place.put(ast.parse("torch.nn.Identity()", mode="eval").body)

    return found


def _any_of(*ways: Rule) -> Rule:
    def found(place: Place) -> Iterator[Rewrite]:
        for way in ways:
            yield from way(place)

    return found


def _statement(told: Callable[[ast.stmt], bool]) -> Rule:
    """Return what leaves a statement out."""

    def found(place: Place) -> Iterator[Rewrite]:
        if isinstance(place.node, ast.stmt) and told(place.node):
            yield place.put(ast.Pass())

    return found


def _calls(*names: str) -> Callable[[ast.stmt], bool]:
    def told(node: ast.stmt) -> bool:
        return isinstance(node, ast.Expr) and calls.name_of(node.value) in names

    return told


def _zeroes_a_gradient(node: ast.stmt) -> bool:
    """Tell `x.grad.zero_()`, `x.grad.data.zero_()`, `x.grad = None` and `model.zero_grad()`."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        called = ast.unparse(node.value.func)
        return called.endswith(".zero_grad") or (called.endswith("_") and ".grad" in called)
    targets = node.targets if isinstance(node, ast.Assign) else ()
    return any(isinstance(each, ast.Attribute) and each.attr == "grad" for each in targets)


def _initialises(node: ast.stmt) -> bool:
    name = calls.name_of(node.value) if isinstance(node, ast.Expr) else ""
    return name.startswith(("xavier_", "kaiming_", "orthogonal")) or name in INITS


def _no_grad(place: Place) -> Iterator[Rewrite]:
    match place.node:
        case ast.With(items, body):
            names = {calls.name_of(item.context_expr) for item in items}
            if names & {"no_grad", "inference_mode"}:
                yield place.put(body)


def _activation(place: Place) -> Iterator[Rewrite]:
    """Yield what leaves out what is called an activation, too: `self.activation(x)`."""
    node = place.node
    if isinstance(node, ast.Call) and len(node.args) == 1:
        name = calls.name_of(node).lower()
        if name in ACTIVATIONS or name.startswith(("act", "nonlin")):
            yield place.put(node.args[0])
    if isinstance(node, ast.Call) and not node.args and calls.is_method(node):
        yield from _around(ACTIVATIONS)(place)


def _transposition(place: Place) -> Iterator[Rewrite]:
    match place.node:
        case ast.Attribute(value, "T" | "mT", ast.Load()):
            yield place.put(value)
    yield from _around(("t", "transpose", "permute", "swapaxes", "moveaxis"))(place)


def _root(place: Place) -> Iterator[Rewrite]:
    node = place.node
    if calls.is_root(node) and isinstance(node, ast.BinOp):
        yield place.put(node.left)
    yield from _around(("sqrt", "sqrt_", "rsqrt"))(place)


def _last(place: Place) -> Iterator[Rewrite]:
    """Yield the last one of what is averaged or summed."""
    inner = calls.reduced(place.node, ("mean", "sum", "fmean"))
    if inner is not None:
        last = ast.UnaryOp(ast.USub(), ast.Constant(1))
        yield place.put(ast.Subscript(inner, last, ast.Load()))


def _unchanged(place: Place) -> Iterator[Rewrite]:
    """Yield what a value is made of in place of it: `y = x` for `y = (x - m) / s` or `y = f(x)`."""
    node = place.node
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp | ast.Call):
        kept = {calls.last_name(each) for each in node.targets}
        for name in _values(node.value):
            if name not in kept:
                yield place.put(calls.given(node, ast.Name(name, ast.Load())))


def _values(node: ast.AST) -> Sequence[str]:
    """Return the first names in an expression that are no function or module."""
    called = {each.func for each in ast.walk(node) if isinstance(each, ast.Call)}
    names = (
        each.id for each in ast.walk(node) if isinstance(each, ast.Name) and each not in called
    )
    return list(dict.fromkeys(name for name in names if name not in calls.MODULES))[:VALUES_MOST]


RULES = {
    "without_abs": _around(("abs", "absolute", "fabs", "abs_")),
    "without_zeroing": _statement(_zeroes_a_gradient),
    "without_seeding": _statement(_calls(*calls.SEEDING)),
    "without_initialisation": _statement(_initialises),
    "without_activation": _any_of(_activation, _layer(MODULES)),
    "without_normalisation": _any_of(_around(NORMS), _layer(NORM_MODULES)),
    "without_step": _statement(_calls("step")),
    "without_mode": _statement(_calls("train", "eval")),
    "without_detach": _any_of(_around(("detach",)), _no_grad),
    "without_transposition": _transposition,
    "without_root": _root,
    "without_log": _around(("log", "log2", "log10", "log1p")),
    "without_exp": _around(("exp", "expm1")),
    "without_mask": _around(("masked_fill", "masked_fill_", "tril", "triu")),
    "without_limits": _around(("clamp", "clip", "clamp_", "clamp_min", "clamp_max")),
    "without_reversal": _around(("flip", "reversed", "flipud", "fliplr", "rot90")),
    "last_alone": _last,
    "unchanged": _unchanged,
}
