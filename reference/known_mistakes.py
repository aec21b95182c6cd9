"""The table of known mistakes: no value in it is right, and no value in it stands twice."""

from collections.abc import Mapping, Sequence

Array = list[list[float]]
Value = float | str | list[float] | Array
Right = Value | dict[str, Value]


def table(
    right: Right, candidates: Mapping[str, Value], rel: float = 1e-4, abs_: float = 1e-6
) -> dict[str, Value]:
    """Return the candidates that explain something, in their order.

    A candidate that is right for this seed is left out. Of two with the same value the first
    stays, so that the likelier mistake goes first; two of one kind share a key with both
    details (`activation:ELU, CELU`).

    Args:
        right: the right value of a check, or its alternatives by key.
        candidates: values by mistake key, `kind` or `kind:detail`, the likeliest first.
        rel: the check's relative tolerance.
        abs_: the check's absolute tolerance, in the unit of the value.
    """
    rights = list(right.values()) if isinstance(right, dict) else [right]
    known: dict[str, Value] = {}
    for key, value in candidates.items():
        if any(_meets(value, each, rel, abs_) for each in rights):
            continue
        twins = [other for other in known if _meets(value, known[other], rel, abs_)]
        if not twins:
            known[key] = value
        elif twins[0].partition(":")[0] == key.partition(":")[0]:
            known[f"{twins[0]}, {key.partition(':')[2]}"] = known.pop(twins[0])
    return known


def _meets(value: Value, right: Value, rel: float, abs_: float) -> bool:
    """Say whether a check with these tolerances would take `value` for `right`."""
    if isinstance(value, str) or isinstance(right, str):
        return value == right
    values, rights = _as_list(value), _as_list(right)
    return len(values) >= len(rights) and all(
        v == r or abs(v - r) <= max(abs_, rel * abs(r))
        for v, r in zip(values, rights, strict=False)
    )


def _as_list(value: float | Sequence[float | Sequence[float]]) -> Sequence[float]:
    """Return the numbers of a value in order; all values of one check have the same shape."""
    if not isinstance(value, Sequence):
        return [value]
    return [number for part in value for number in _as_list(part)]
