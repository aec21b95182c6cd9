"""A class as one self-contained page: data in JSON, which `page.js` lays out and draws.

What students wrote reaches the page as JSON, of which the script makes text nodes, and escaped in a
plain table for those who run no scripts. The page's policy lets no other script run and nothing be
fetched.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import IO

from grader.exercise.description import Exercise
from grader.judging.results import result_of
from grader.reports import left_out, page_class
from grader.reports.page_class import Row, inert_json
from grader.reports.page_details import View
from grader.reports.points import named, said
from grader.reports.verdicts import PAGE, spoken
from grader.words.graded import Graded
from grader.words.model import Judgement, Verdict

FOLDER = Path(__file__).parent
START = Template("""<!doctype html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<link rel="icon" href="data:,">
<style>$style</style>
</head>
<body>
""")
END = Template("""<noscript>
<h1>$title</h1>
<p>$facts</p>
<p>$needed</p>
<table>
$rows</table>
$checks</noscript>
<script type="application/json" id="data">$data</script>
<script>$script</script>
</body>
</html>
""")


def write(graded: Iterable[Graded], exercise: Exercise, stream: IO[str], view: View) -> list[str]:
    """Write the page; return a line for each submission that it could not show.

    A page of one submission is about that alone.
    """
    title = exercise.title.within(view.language)
    style, script = own_style(), own_script()
    allowed = policy([style], [script])
    head = START.substitute(lang=view.language, policy=allowed, title=escape(title), style=style)
    stream.write(head)
    page, failed, checks = page_class.Page(exercise, view), [], list[str]()
    for number, each in enumerate(graded):
        checks = []
        try:
            text = page.add(each)
            checks = [] if number else list(_plain_checks(each.judgement, exercise, view))
        except Exception as error:  # whatever is stored, the others have their page
            failed.append(left_out(each.submission, error))
            text = page.add_unknown(each, failed[-1])
        stream.write(f'<script type="application/json" id="d{number}">{text}</script>\n')
    stream.write(
        END.substitute(
            title=escape(title),
            facts=escape(" · ".join(page.facts())),
            needed=escape(view.say(PAGE["script"])),
            rows="".join(_plain_row(row, view) for row in page.rows),
            checks=f"<ul>\n{''.join(checks)}</ul>\n" if checks else "",
            data=inert_json(page.data()),
            script=script,
        )
    )
    return failed


def own_style() -> str:
    """Return the style of the page."""
    return (FOLDER / "page.css").read_text("utf-8")


def own_script() -> str:
    """Return the script of the page."""
    return "".join((FOLDER / name).read_text("utf-8") for name in ("page_curves.js", "page.js"))


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return a Content-Security-Policy under which these styles and scripts run and nothing else.

    Pictures are those in the page itself.
    """
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Iterable[str]) -> str:
    hashed = (base64.b64encode(hashlib.sha256(text.encode()).digest()) for text in texts)
    return " ".join(f"'sha256-{each.decode()}'" for each in hashed) or "'none'"


def _plain_row(row: Row, view: View) -> str:
    score = "" if row.score is None else f"{row.score:g} %"
    cells = (row.student, spoken(row.verdict, view.language), score, row.reason)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>\n"


def _plain_checks(judgement: Judgement, exercise: Exercise, view: View) -> Iterator[str]:
    """Yield what is said of each check that failed; the row of the student has the first of it."""
    if not any(case.verdict is Verdict.WRONG_ANSWER for case in judgement.cases):
        return
    for check in exercise.checks:
        title = check.title.within(view.language)
        results = [result for case in judgement.cases if (result := result_of(case, check))]
        failed = not all(result.passed for result in results)
        for words in said(judgement, check, view.language).split("\n") if failed else ():
            yield f"<li>{escape(named(title, words, view.language))}</li>\n"
