"""Why a program printed nothing, where its source shows it; it is searched, not parsed."""

import re
from collections import Counter
from dataclasses import replace

from grader.words.language import Message

SOURCE_CHARACTERS = 200_000
FUNCTION = re.compile(r"^(?:async )?def (\w+)", re.MULTILINE)
DECORATED = re.compile(r"^@[^\n]*\n(?:async )?def \w+", re.MULTILINE)
"""Functions that something else may call by way of what stands above them."""
CALLERS = ("fire", "pytest", "unittest", "globals", "getattr", "eval", "exec")
"""Words of what calls functions by their names."""
PRINTS_AT_ONCE = re.compile(r"^(?!def |async def |class |[@#\s]).*\bprint\b", re.MULTILINE)
"""A line of a script that belongs to no function and prints."""
OTHER_NAME = re.compile(
    r"""^if[ (]+(?:__name_{0,2}|_name_|name__) *== *["'](?!__main__["'])([\w. ]+)["'][ )]*:"""
    r"(?![ \t]*\n?[ \t]+pass\b)",
    re.MULTILINE,
)
ELSE = re.compile(r"^(?:else|elif)\b", re.MULTILINE)
UNCALLED = Message("Nothing calls `{name}`, and only functions print: call it in the last line.")
NEVER_SO = Message("`__name__` is never `{name}` here: write `if __name__ == '__main__':`.")


def why_silent(source: str) -> Message | None:
    """Return why nothing was printed; None if the source does not show it."""
    text = source[:SOURCE_CHARACTERS]
    if (other := OTHER_NAME.search(text)) and not ELSE.search(text, other.end()):
        return replace(NEVER_SO, values={"name": other[1]})
    words = Counter(re.findall(r"\w+", text))
    names = FUNCTION.findall(DECORATED.sub("", text))
    uncalled = [name for name in names if words[name] == 1]
    is_telling = words["print"] and not any(words[each] for each in CALLERS)
    if not uncalled or not is_telling or PRINTS_AT_ONCE.search(text):
        return None
    return replace(UNCALLED, values={"name": uncalled[-1]})
