"""Why a program printed nothing, where its source shows it; it is searched, not parsed."""

import re
from collections import Counter
from dataclasses import replace

from grader.words.language import Message

SOURCE_CHARACTERS = 200_000
FUNCTION = re.compile(r"^(?:async )?def (\w+)", re.MULTILINE)
PRINTS_AT_ONCE = re.compile(r"^(?!def |async def |class |[@#\s]).*\bprint\b", re.MULTILINE)
"""A line of a script that belongs to no function and prints."""
OTHER_NAME = re.compile(
    r"""^if[ (]+(?:__name_{0,2}|_name_|name__) *== *["'](?!__main__["'])(\w+)["']""", re.MULTILINE
)
UNCALLED = Message("Nothing calls `{name}`, and only functions print: call it in the last line.")
NEVER_SO = Message("`__name__` is never `{name}` here: write `if __name__ == '__main__':`.")


def why_silent(source: str) -> Message | None:
    """Return why nothing was printed; None if the source does not show it."""
    text = source[:SOURCE_CHARACTERS]
    if other := OTHER_NAME.search(text):
        return replace(NEVER_SO, values={"name": other[1]})
    words = Counter(re.findall(r"\w+", text))
    uncalled = [name for name in FUNCTION.findall(text) if words[name] == 1]
    if not uncalled or not words["print"] or PRINTS_AT_ONCE.search(text):
        return None
    return replace(UNCALLED, values={"name": uncalled[-1]})
