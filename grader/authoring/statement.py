"""The stub of a statement: what to read, what to draw with it, what to print or to write.

Its frame is in the language of the solution's own words.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from grader.authoring import example as examples
from grader.authoring import functions, indices
from grader.authoring.draft import Draft
from grader.authoring.found import ROW
from grader.authoring.functions import Call
from grader.words.language import Language, Message, say

READ = Message("Read the seed, one integer, from standard input.")
GIVEN = Message("Read the seed, one integer, from standard input and give it to {generators}.")
AND = Message("{one} and {other}")
PRINT = Message("Print {what}.")
TRAIN = Message("Train {what}: ...")
WRITE = Message("Write {what}")
ONE_CALLED = (
    Message("It is called after your script: print what you like."),
    Message("It is called after your script."),
)
ALL_CALLED = (
    Message("What you write is called after your script: print what you like."),
    Message("What you write is called after your script."),
)
"""What is said where nothing else is asked, and where something is to be printed, too."""
UNWRITTEN = "..."
"""In the place of what an author is to write."""
EXAMPLE = Message("For example, with other values:")
NUMBERS = Message("{called} ({count} numbers)")
FOR_EACH = Message("a number for each of {index}")
NUMBERS_FOR = Message("{called} ({count} numbers, for {index})")
OF_LAYERS = Message("{called} for each layer")
OF_ROWS = Message("{called} for each row")
OF_EACH = Message("{called} for each {row}")
_GENERATOR = re.compile(r"(?<![\w.])(?:torch|np\.random|numpy\.random|random)\.\w*(?:seed|rng)\b")
_BRACKETS = re.compile(r"\([^()]*\)")
"""In which a comma parts nothing: `error (2, 4)`, but `error, n = 8` does."""
_CYRILLIC, _CHINESE = re.compile("[А-яЁё]"), re.compile("[\u4e00-\u9fff]")


def stub(draft: Draft) -> str:
    """Return the stub of what is asked."""
    language = language_of(draft)
    printed = [_in_words(each.table, language) for each in draft.asked if each.call is None]
    calls = [each.call for each in draft.asked if each.call is not None]
    said: list[str | Message] = []
    if printed:
        said += [_read(draft)] if draft.seeded else []
        between = "; " if any(", " in _BRACKETS.sub("", each) for each in printed) else ", "
        said += [UNWRITTEN, replace(PRINT, values={"what": between.join(printed)})]
        if example := examples.lines(draft, language):
            said += [EXAMPLE, *(f"    {line}" for line in example)]
    trained = list(dict.fromkeys(call.function for call in calls if call.trained))
    written = [replace(WRITE, values={"what": each}) for each in _written(draft, calls)]
    said += [replace(TRAIN, values={"what": ", ".join(trained)})] if trained else []
    said += written
    if calls:
        alone, beside = ONE_CALLED if len(written) + bool(trained) == 1 else ALL_CALLED
        said.append(beside if printed else alone)
    return "\n".join(say(e, language) if isinstance(e, Message) else e for e in said)


def is_unwritten(text: str) -> bool:
    """Say whether a statement still lacks what its author is to write."""
    return any(line.endswith(UNWRITTEN) for line in text.split("\n"))


def language_of(draft: Draft) -> Language:
    """Return the language of most titles and labels, of as many that of the solution's title."""
    words = [draft.title, *(label for each in draft.asked for label in _labels(each.table))]
    return Counter(map(_language, filter(None, words))).most_common(1)[0][0] if words else "en"


def _labels(table: Mapping[str, Any]) -> Sequence[str]:
    return list(table.get("labels", ()))[:1] or [str(table["title"])]


def _language(words: str) -> Language:
    if _CHINESE.search(words):
        return "zh"
    return "ru" if _CYRILLIC.search(words) else "en"


def _read(draft: Draft) -> Message:
    generators = list(dict.fromkeys(_GENERATOR.findall(draft.source.text)))
    joined: str | Message = generators[0] if generators else ""
    for each in generators[1:]:
        joined = replace(AND, values={"one": joined, "other": each})
    return replace(GIVEN, values={"generators": joined}) if generators else READ


def _written(draft: Draft, calls: Sequence[Call]) -> Iterator[str]:
    """Yield the functions that are called, each with what its docstring says."""
    nodes = functions.definitions(draft.source)
    for name in dict.fromkeys(call.function for call in calls if call.function in nodes):
        said = (ast.get_docstring(nodes[name]) or UNWRITTEN).split("\n")[0]
        yield f"{functions.head(nodes[name])}: {said[:1].lower()}{said[1:]}"


def _in_words(table: Mapping[str, Any], language: Language) -> str:
    """Return what a check asks for, with its size and what its values are for."""
    called, index = _labels(table)[0], indices.shown(table.get("index", ()))
    values = {"called": called, "count": table.get("length"), "index": index}
    match table["kind"]:
        case "list" if index and not table.get("labels"):
            return say(replace(FOR_EACH, values=values), language)
        case "list":
            return say(replace(NUMBERS_FOR if index else NUMBERS, values=values), language)
        case "array":
            return f"{called} ({' x '.join(map(str, table['shape']))})"
        case "series":
            row = table.get("row") if table.get("row") != called.casefold() else ROW
            frame = {None: OF_LAYERS, ROW: OF_ROWS}.get(row, OF_EACH)
            each = say(replace(frame, values={"called": called, "row": table.get("row")}), language)
            return f"{each} ({index})" if index else each
    return called
