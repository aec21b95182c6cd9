"""Labels without what is no word of them: the number of a question, and what the seed changes.

`best arm is #5 with p*` says `#0` with another seed, and `AdamW comes second` may say `SGD`.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from grader.authoring import beside, columns, naming, setting, vocabulary
from grader.authoring import source as sources
from grader.authoring.found import Found
from grader.authoring.rows import CHINESE, LETTERS_LEAST, ORDER, ROMAN, TRIM
from grader.authoring.source import Source
from grader.reading.evidence import Evidence
from grader.reading.nodes import Node, Page

_TASK = (
    "task|question|exercise|problem|part|q|задание|задача|вопрос|часть|пункт|упражнение"
    "|题目?|任务|问题|练习"
)
_MARK = re.compile(
    rf"[(\[]?{ORDER}[)\]][.:]?\s*|(?:{CHINESE}|[0-9]{{1,2}})、\s*|[①-⑳]\s*|(?:{ROMAN}|[а-я])\. "
)
"""Before a label: `一、`, `(一)`, `2)`, `а)`, `IV. `."""
_TASKED = re.compile(
    rf"\s*(?:(?:{_TASK})(?:[ ]?[№#]?[0-9]{{1,2}}|[ ]{ORDER}|{CHINESE})|第{ORDER}[题问])"
    r"(?=[.:)、])",
    re.IGNORECASE,
)
"""With what a line begins: `Q3.`, `Task 2:`, `第三题：`."""


def of_series(evidence: Evidence, node: Node, row: str) -> str:
    """Return the words that lead to rows which are called `row`, without that word.

    Where there are no others it is the line above that speaks of them, or this word.
    """
    parts = node.parts
    label = beside.of(evidence, node) if node.lead else beside.of_rows(evidence, parts)
    alone = label.strip(f"{TRIM}@") if len(row) >= LETTERS_LEAST else ""
    label = re.sub(rf"\A{row}(?:\W+|\Z)", "", label, flags=re.IGNORECASE)
    above = "" if label else columns.said_above(evidence.page, parts[0])
    return label or (above if row in above.casefold() or not alone else alone)


def without_marks(page: Page, every: Sequence[Found]) -> list[Found]:
    """Return what was printed without the numbers of questions in their labels.

    Where two labels would be one, `Task 1: loss` and `Task 2: loss`, they are words of these.
    """
    plain = [_without_mark(page, each) for each in every]
    times = Counter(each.label.casefold() for each in plain)
    return [
        own if times[own.label.casefold()] == 1 and own.label else each
        for own, each in zip(plain, every, strict=True)
    ]


def _without_mark(page: Page, found: Found) -> Found:
    label = found.label
    if mark := _MARK.match(label):
        label = label[mark.end() :]
    elif task := _TASKED.match(page.line_text(page.line_of(found.node.start))):
        said = task[0].strip()
        label = label[len(said) :] if label.startswith(said) else label
    return found._replace(label=label.strip(TRIM)) if label != found.label else found


def without_chosen(
    source: Source, page: Page, label: str, shown: Mapping[tuple[int, int], ast.expr]
) -> str:
    """Return a label without the names in it that a solution computed: `Adam comes second`.

    `shown` are the expressions of its print, by where they stand.
    """
    words = label.split()
    own = {name for of in vocabulary.lists(source) for name in of} if shown else ()
    for place, expression in shown.items():
        said = page.shown[slice(*place)]
        if said in own and said in words and _is_computed(source, expression):
            at = len(words) - words[::-1].index(said)
            words = list(naming.unlinked(words[at:]) or naming.unlinked(words[: at - 1]))
            label = " ".join(words).strip(TRIM)
    return label


def _is_computed(source: Source, expression: ast.expr) -> bool:
    """Say whether a name in an expression is set, and to nothing that is written out."""
    return any(
        sources.values_of(source, [each.id]) and not setting.is_written(source, each)
        for each in ast.walk(expression)
        if isinstance(each, ast.Name)
    )


def steady(runs: Mapping[int, Sequence[Found]]) -> dict[int, list[Found]]:
    """Return what was printed with each seed, under labels that are the same with all."""
    sites = {seed: _by_site(every) for seed, every in runs.items()}
    mended = {seed: list(every) for seed, every in runs.items()}
    for site, own in next(iter(sites.values())).items():
        if not all(len(of.get(site, ())) == len(own) for of in sites.values()):
            continue
        for nth in range(len(own)):
            places = {seed: of[site][nth] for seed, of in sites.items()}
            labels = {runs[seed][at].label for seed, at in places.items()}
            others = {
                runs[seed][at].label
                for seed, of in sites.items()
                for at in of[site]
                if at != places[seed]
            }
            if len(labels) > 1 and not labels & others:  # or it is a table in another order
                label = _shared([label.split() for label in labels])
                for seed, at in places.items():
                    mended[seed][at] = runs[seed][at]._replace(label=label, short="", of="")
    return mended


def _by_site(every: Sequence[Found]) -> dict[object, list[int]]:
    """Return by line of the source where in order its values are."""
    found = defaultdict[object, list[int]](list)
    for at, each in enumerate(every):
        found[each.line, each.cell].append(at)
    return found


def _shared(labels: Sequence[Sequence[str]]) -> str:
    """Return the words behind those in which labels differ, or those before them."""
    before = labels[0][: naming.alike(labels)]
    count = naming.alike([label[::-1] for label in labels])
    behind = labels[0][len(labels[0]) - count :]
    while behind and not naming.unlinked(behind[:1]):
        behind = behind[1:]
    own = naming.unlinked(behind) or naming.unlinked(before)
    return " ".join(own).strip(TRIM).removeprefix("的")
