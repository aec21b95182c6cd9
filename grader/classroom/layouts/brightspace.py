"""Brightspace: `271836-442356 - Blake Payne - Dec 5, 2024 1149 AM/hw.py`, and the last counts."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache

from grader.classroom.layouts.place import Place, Units, children, fits, placed
from grader.classroom.not_asked import YEAR
from grader.classroom.tree import Folder
from grader.words.graded import Person

SEPARATOR = " - "
WORDS_MAX = 40
IDS = re.compile(r"\d+-\d+")
CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.]?(\d\d)(?:[:.]\d\d)? *([AaPp][Mm])?$")
DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
LANGUAGES = ("en", "da", "de", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr")
"""In which months are written in letters; of `2024年12月5日` the numbers are not read."""


def brightspace(folder: Folder) -> Units:
    """Return whose each is: `271836-442356 - Blake Payne - Dec 5, 2024 1149 AM/hw.py`.

    Source: "Download" of an assignment's submissions. The numbers are of no gradebook; students'
    dates are as the site's language writes them.
    """
    places = {name: place for name in children(folder) if (place := _dated(name))}
    return places if fits(places, folder) else {}


def _dated(name: str) -> Place | None:
    ids, *words = name.split(SEPARATOR, WORDS_MAX)
    if not IDS.fullmatch(ids):
        return None
    dates = [i for i in range(1, len(words)) if _is_date(words[i])]
    if not dates:
        return None
    # A name or a file that looks like a date gives several ways to read it.
    persons = [Person(name=SEPARATOR.join(words[:i])) for i in dates]
    first = dates[0]
    file = SEPARATOR.join(words[first + 1 :])
    place = placed(f"{persons[0].name}_{ids}", "brightspace", *persons)
    return replace(place, file=file, attempt=_sortable(words[first]))


def _is_date(text: str) -> bool:
    return bool(YEAR.search(text) and CLOCK.search(text) and len(text) < 40)


def _sortable(text: str) -> str:
    """Return a date so that a later one sorts behind it; empty if its language is not known."""
    year, clock = YEAR.search(text), CLOCK.search(text)
    assert year is not None
    assert clock is not None
    date = YEAR.sub(" ", text[: clock.start()])
    known = _months_by_name()
    words = re.findall(r"[^\W\d_]+", date.casefold())
    month = next((known[word] for word in words if word in known), None)
    day = DAY.search(date)
    if month is None or day is None:
        return ""
    hour = int(clock[1]) % 12 + 12 * (clock[3].lower() == "pm") if clock[3] else int(clock[1])
    try:
        made = datetime(int(year[0]), month, int(day[1]), hour, int(clock[2]))
    except ValueError:
        return ""
    return made.isoformat()


@cache
def _months_by_name() -> Mapping[str, int]:
    """Return the number of each month by its names, whole and short, in all languages."""
    from babel.dates import get_month_names  # takes time, and other classes need none of it

    return {
        name.casefold().strip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }
