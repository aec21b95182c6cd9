"""The files of an exercise that was made of a solution, and which of them a person has edited.

What is written is recorded by its digest, as `sha256sum` writes it, of lines ended as Unix does:
git and editors end them otherwise, and nobody edited that. What lies there unlike its record was
edited and is never overwritten; what is as it was written is made anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from grader.authoring import holes, writing
from grader.authoring.draft import Draft
from grader.authoring.wrong import Wrong
from grader.words.model import Verdict

SAMPLES, RECORD = "samples", "made.sha256"
KEPT = "kept, it is edited"


@dataclass(frozen=True, slots=True)
class Written:
    """What was done with a file: it was written, kept because it was edited, or removed."""

    path: Path
    what: str = "wrote"


class Files:
    """The files of one exercise, and the record of what was written of them."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._samples = folder / SAMPLES / name
        self._record = _recorded(self._samples / RECORD)
        self._own: set[Path] = set()

    @property
    def description(self) -> Path:
        """The description."""
        return self._folder / f"{self._name}.toml"

    def is_edited(self, path: Path) -> bool:
        """Say whether a file is there that was not written so by us."""
        content = _read(path)
        if content is None:
            return False
        as_it_was = sha256(content).hexdigest()  # what records were before line ends were one
        return self._record.get(self._key(path)) not in (_digest(content), as_it_was)

    def write(self, draft: Draft, text: str, answered: bool = False) -> Iterator[Written]:
        """Write an exercise; yields what was done with each file.

        Args:
            draft: what it is made of.
            text: its description.
            answered: whether a person's answers are in it, which no other run would find again.
        """
        suffix = ".ipynb" if draft.solution.cells is not None else ".py"
        accepted = self._samples / "accepted" / f"solution{suffix}"
        accepted.parent.mkdir(parents=True, exist_ok=True)
        yield self.describe(text, answered)
        yield self._written(self._folder / f"{self._name}{suffix}", draft.solution.source)
        yield self._written(accepted, draft.solution.source)
        if template := holes.template(draft.solution):
            file = writing.template_name(draft, self._name)
            yield self._written(self._folder / file, template)

    def describe(self, text: str, answered: bool = False) -> Written:
        """Write the description; with a person's answers in it, it is theirs from now on."""
        return self._written(self.description, text.encode(), theirs=answered)

    def write_wrong(self, found: Sequence[Wrong]) -> Iterator[Written]:
        """Write wrong samples in place of those that were made of the solution before."""
        folder = self._samples / Verdict.WRONG_ANSWER
        for each in found:
            folder.mkdir(exist_ok=True)
            yield self._written(folder / each.name, each.source)
        yield from self._without_old(folder)

    def _without_old(self, wrong: Path) -> Iterator[Written]:
        """Remove what was made of the solution before and is not made of this one."""
        for key in sorted(self._record):
            path = self._folder / key
            unneeded = path.stem.endswith("_template") and self.description in self._own
            if path in self._own or not (unneeded or path.parent == wrong):
                continue
            if self.is_edited(path):
                continue  # until it is as it was again
            if path.exists():
                path.unlink()
                yield Written(path, "removed, it was of the solution before")
            del self._record[key]
        self._save()

    def _written(self, path: Path, content: bytes, theirs: bool = False) -> Written:
        there = _read(path)
        is_same = there is not None and _digest(there) == _digest(content)
        if path not in self._own and not is_same and self.is_edited(path):
            return Written(path, KEPT)
        path.write_bytes(content)
        self._own.add(path)
        self._record.pop(self._key(path), None)
        if not theirs:
            self._record[self._key(path)] = _digest(content)
        self._save()
        return Written(path)

    def _key(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _save(self) -> None:
        lines = (f"{digest}  {key}\n" for key, digest in sorted(self._record.items()))
        (self._samples / RECORD).write_text("".join(lines), encoding="utf-8", newline="\n")


def _recorded(path: Path) -> dict[str, str]:
    """Return the digests of a record by file; none where there is no record."""
    content = _read(path) or b""
    lines = (line.partition("  ") for line in content.decode("utf-8", "replace").splitlines())
    return {key: digest for digest, _, key in lines}


def _digest(content: bytes) -> str:
    return sha256(re.sub(rb"\r\n?", b"\n", content)).hexdigest()


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
