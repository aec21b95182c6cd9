"""A class as one self-contained page: pictures, statistics, a table, and each submission in full.

What students wrote reaches the page as text only: escaped by jinja, or as JSON that the script puts
into text nodes. The page's policy lets no other script run and nothing be fetched.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from grader.exercise.description import Exercise
from grader.reports import curves, page_details
from grader.reports.extra import need
from grader.reports.item_statistics import Summary, summarise
from grader.reports.page_details import View
from grader.reports.points import number
from grader.reports.similarity import Pair
from grader.reports.verdicts import isolation
from grader.words.graded import Graded
from grader.words.language import Message
from grader.words.model import Verdict
from grader.words.visible import visible

HERE = Path(__file__).parent
FINDINGS = 10
NAMES = 6
PAIRS_SHOWN, PAIRS = 8, 200
All = Callable[[], Iterable[Graded]]


def write(graded: All, exercise: Exercise, stream: IO[str], view: View) -> None:
    """Write the page; raise `UsageError` without the extra."""
    jinja = need("jinja2", "report.html")
    titles = {check.name: getattr(check.title, view.lang) for check in exercise.checks}
    summary = summarise(graded(), exercise, titles)
    environment = jinja.Environment(
        loader=jinja.FileSystemLoader(HERE), autoescape=True, undefined=jinja.StrictUndefined
    )
    pieces = environment.get_template("page.html").generate(
        **_own_files(),
        **_head(graded(), exercise, summary, view),
        **_class(exercise, summary, view),
        data=_script(_table(summary, view)),
        details=map(_script, page_details.details(graded(), titles, view)),
    )
    for piece in pieces:
        stream.write(piece)


def _own_files() -> dict[str, Any]:
    """Return our style and script, and the hashes by which the page's policy knows them."""
    found: dict[str, Any] = {}
    for name, suffix in (("style", "css"), ("script", "js")):
        text = (HERE / f"page.{suffix}").read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        found[name] = _unescaped(text)
        found[f"{name}_hash"] = f"sha256-{digest}"
    return found


def _unescaped(text: str) -> Any:
    return need("markupsafe", "report.html").Markup(text)


def _script(data: object) -> Any:
    """Return JSON that no HTML parser can take for the end of a script or a comment."""
    return _unescaped(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))


def _head(
    graded: Iterable[Graded], exercise: Exercise, summary: Summary, view: View
) -> dict[str, Any]:
    title = getattr(exercise.title, view.lang)
    first = next(iter(graded), None)
    made = ""
    if first is not None:
        versions = first.judgement.versions
        made = view.say(
            Message(
                "grader {version}, torch {torch}, isolation: {isolation}",
                {
                    "version": versions.grader,
                    "torch": versions.torch,
                    "isolation": isolation(first.judgement, view.lang),
                },
            )
        )
    values = {"exercise": title, "count": len(summary.rows)}
    heading = view.say(Message("{exercise}: {count} submissions", values))
    return {"lang": view.lang, "words": view.words, "title": heading, "made": made}


def _class(exercise: Exercise, summary: Summary, view: View) -> dict[str, Any]:
    """Return what the template draws of the class, in its order."""
    similar = view.similar
    more_pairs = max(0, min(len(similar or ()), PAIRS) - PAIRS_SHOWN)
    return {
        "verdicts": _verdicts(summary),
        "scores": _scores(summary),
        "checks": _checks(exercise, summary, view),
        "findings": [_finding(f, summary, view) for f in summary.commonest(FINDINGS)],
        "plots": _plots(exercise, summary, view),
        "width": curves.WIDTH,
        "height": curves.HEIGHT,
        "left": curves.LEFT,
        "pairs_shown": PAIRS_SHOWN,
        "similar": None if similar is None else [_pair(p, summary) for p in similar[:PAIRS]],
        "more_pairs": view.say(Message("and {count} more pairs", {"count": more_pairs})),
    }


def _verdicts(summary: Summary) -> list[dict[str, Any]]:
    parts, x = [], 0.0
    for verdict in Verdict:
        count = summary.verdicts[verdict]
        if count:
            width = 1000 * count / len(summary.rows)
            shares = {"x": round(x, 2), "width": round(width, 2), "percent": round(width / 10)}
            parts.append({"verdict": verdict, "code": verdict.code, "count": count, **shares})
            x += width
    return parts


def _scores(summary: Summary) -> list[dict[str, Any]]:
    scores = summary.scores()
    highest = max((count for _, count in scores), default=0) or 1
    step = 480 / max(len(scores), 1)
    return [
        {
            "label": label,
            "count": count,
            "x": round(n * step + step * 0.15, 1),
            "width": round(step * 0.7, 1),
            "middle": round((n + 0.5) * step, 1),
            "y": round(126 - 106 * count / highest, 1),
        }
        for n, (label, count) in enumerate(scores)
    ]


def _checks(exercise: Exercise, summary: Summary, view: View) -> list[dict[str, Any]]:
    rows = []
    for position, check in enumerate(exercise.checks):
        passed, known = summary.passed(position)
        rows.append(
            {
                "name": check.name,
                "title": getattr(check.title, view.lang),
                "percent": round(100 * passed / max(known, 1)),
                "passed": view.say(Message("{count} of {all}", {"count": passed, "all": known})),
            }
        )
    return rows


def _finding(
    found: tuple[tuple[str, str], list[int]], summary: Summary, view: View
) -> dict[str, Any]:
    (where, what), rows = found
    return {
        "count": len(rows),
        "where": view.words.get(where, where),
        "words": visible(what),
        "who": _who(rows, summary, view),
        "rows": " ".join(map(str, rows)),
    }


def _who(rows: Sequence[int], summary: Summary, view: View) -> str:
    names = [visible(summary.rows[row].student) for row in rows[:NAMES]]
    if len(rows) > NAMES:
        names.append(view.say(Message("and {count} more", {"count": len(rows) - NAMES})))
    return ", ".join(names)


def _plots(exercise: Exercise, summary: Summary, view: View) -> list[dict[str, Any]]:
    plots = []
    for check in exercise.checks:
        expected = summary.expected.get(check.name) if view.reveal else None
        plot = curves.plot(summary.series.get(check.name, []), expected)
        if plot is not None:
            title = view.say(Message("{check}, by layer", {"check": check.title.within(view.lang)}))
            drawn = [
                {**asdict(curve), "who": _who(curve.rows, summary, view)} for curve in plot.curves
            ]
            verdicts = dict.fromkeys(curve.verdict for curve in plot.curves)
            plots.append({**asdict(plot), "title": title, "curves": drawn, "verdicts": verdicts})
    return plots


def _pair(pair: Pair, summary: Summary) -> dict[str, Any]:
    first, second = (visible(summary.rows[row].student) for row in (pair.first, pair.second))
    return {
        "first": first,
        "second": second,
        "percent": round(pair.shared * 100),
        "rows": f"{pair.first} {pair.second}",
    }


def _table(summary: Summary, view: View) -> dict[str, Any]:
    """Return what the script makes the table of."""
    rows = [
        [
            visible(row.student),
            visible(row.submission),
            row.verdict,
            None if row.score is None else float(number(row.score * 100)),
            row.passed,
            visible(row.reason),
        ]
        for row in summary.rows
    ]
    return {"rows": rows, "words": view.words, "codes": {v: v.code for v in Verdict}}
