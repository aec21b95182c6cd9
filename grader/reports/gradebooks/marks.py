"""Numbers as gradebooks write them: `1,000.00`, `1 000,00`, `87,5`, `.5`; none that is doubtful."""

import re
from collections.abc import Iterable

from grader.reports.points import number

GROUP = r"[,.'’ \u00a0\u202f]"
THOUSANDS = rf"\d{{1,3}}(?P<sign>{GROUP})\d{{3}}((?P=sign)\d{{3}})*"
GROUPED = re.compile(rf"[+-]?{THOUSANDS}((?!(?P=sign))[.,]\d+)?")
DECIMAL = re.compile(rf"[+-]?(\d{{1,3}}{GROUP})*\d*(?P<mark>[.,])\d{{1,2}}")
SPACES = re.compile(r"[\s'’]")
CHARACTERS_MAX = 30


def parse(text: str, mark: str = "") -> float | None:
    """Return the number that a cell holds, None if it is none or may be read in two ways.

    `mark` is the table's decimal mark, empty if it is not known.
    """
    plain = text.strip()
    if len(plain) > CHARACTERS_MAX:
        return None
    if GROUPED.fullmatch(plain):
        plain = _ungrouped(plain, mark)
    plain = plain.replace(",", ".")
    return float(plain) if re.fullmatch(r"[+-]?(\d+(\.\d+)?|\.\d+)", plain) else None


def _ungrouped(text: str, mark: str) -> str:
    """Return a number without what parts its thousands; empty if `1,000` may be one, too."""
    plain = SPACES.sub("", text)
    signs = [sign for sign in plain if sign in ",."]
    if len(set(signs)) == 2:  # what comes last parts off the decimals
        whole, _, decimals = plain.rpartition(signs[-1])
        return f"{whole.replace(signs[0], '')}.{decimals}"
    if len(signs) > 1:
        return plain.replace(signs[0], "")
    if not signs or plain != text or plain.lstrip("+-").startswith("0"):
        return plain
    if not mark:
        return ""
    return plain if signs[0] == mark else plain.replace(signs[0], "")


def decimal_mark(cells: Iterable[str], separator: str) -> str:
    """Return the decimal mark of a table's numbers; without one, what goes with its separator."""
    counts = {",": 0, ".": 0}
    for cell in cells:
        if len(cell) <= CHARACTERS_MAX and (found := DECIMAL.fullmatch(cell.strip())):
            counts[found["mark"]] += 1
    if counts[","] == counts["."]:
        return "," if separator == ";" else "."
    return max(counts, key=lambda mark: counts[mark])


def written(value: float, mark: str) -> str:
    """Return a grade with no more digits than a gradebook needs."""
    return number(value).replace(".", mark)
