"""What a source says of itself, told by its lines: what it imports, whether it reads and prints.

Nothing is parsed: a student's file may be any, and each line costs its own length.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.classroom.unpacked import Member
from grader.classroom.work_names import is_of_teacher

LINE_CHARACTERS = 400
LOOKED_BYTES_MAX = 256 << 10
"""Of a program, or a class of a thousand notebooks with their pictures would take a minute."""
PACKAGE = ("__init__.py", "__main__.py", "setup.py", "conftest.py")
PRINTS = re.compile(r"\bprint *\(|\bstdout\b|\bdisplay *\(")
READS = re.compile(r"\binput *\(|\bstdin\b|\bopen *\( *0\b|\bfileinput\b")
IMPORT = re.compile(r"import +(\w[\w., ]*)")
FROM_IMPORT = re.compile(r"from +([\w.]+) +import +\(?([\w, ]+|\*)")
RUN = re.compile(r"%run +(?:-\w+ +)*[\"']?([\w./-]+)\.(?:py|ipynb)")


@dataclass(frozen=True, slots=True)
class Words:
    """What a source says: dotted names of modules that it may import, and whether it speaks."""

    imports: frozenset[str]
    prints: bool
    reads: bool


def words(content: bytes) -> Words:
    """Return what a script or a notebook says of itself."""
    imports: set[str] = set()
    prints = reads = False
    for line in _lines(content):
        imports.update(_imports(line))
        prints = prints or bool(PRINTS.search(line))
        reads = reads or bool(READS.search(line))
    return Words(frozenset(imports), prints, reads)


def _lines(content: bytes) -> Iterator[str]:
    """Yield lines of code; those of a notebook stand in JSON, one string each or all in one."""
    text = content.decode("utf-8", "replace")
    if text.lstrip().startswith("{"):
        text = text.replace("\\n", "\n").replace('"', "\n")
    for line in text.splitlines():
        code = line[:LINE_CHARACTERS].strip()
        if code and not code.startswith("#"):
            yield code


def _imports(line: str) -> Iterator[str]:
    if found := FROM_IMPORT.match(line):
        module = found[1].strip(".")
        names = [name.split()[0] for name in found[2].split(",") if name.split()]
        yield module
        yield from (f"{module}.{name}".strip(".") for name in names)
    elif found := IMPORT.match(line):
        yield from (name.split()[0] for name in found[1].split(",") if name.split())
    elif found := RUN.search(line):
        yield found[1].removeprefix("./").replace("/", ".")


def imported(modules: Sequence[tuple[str, Words]]) -> list[bool]:
    """Tell of each module, by its path with dots, whether another imports it.

    It may be imported by its full path, or from a folder on the way to it.
    """
    importing = Counter(name for _, said in modules for name in said.imports)
    return [
        any(importing[name] > (name in said.imports) for name in _tails(path))
        for path, said in modules
    ]


def is_test(stem: str) -> bool:
    """Tell by its name, without the suffix, whether a file tests others."""
    return stem.lower().startswith("test_") or stem.lower().endswith("_test")


def is_of_tests(path: Sequence[str]) -> bool:
    """Tell whether a file is called a test and lies in a folder of tests."""
    *folders, name = path
    return not {"test", "tests"}.isdisjoint(folders) and is_test(name.rpartition(".")[0])


def _tails(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[i:]) for i in range(len(parts))]


@dataclass(frozen=True, slots=True)
class Several:
    """The programs of a folder by what they say.

    One that others import is nobody's, nor is a test or the teacher's.
    """

    said: Mapping[str, Words]
    helpers: Mapping[str, Member]
    own: Sequence[Member]

    @classmethod
    def of(cls, programs: Sequence[Member]) -> "Several":
        """Look into programs."""
        said = {each.name: words(each.content(LOOKED_BYTES_MAX)) for each in programs}
        flags = imported([(_stem(each), said[each.name]) for each in programs])
        helpers = {
            _stem(each): each
            for each, is_imported in zip(programs, flags, strict=True)
            if is_imported and not said[each.name].reads
        }
        nobodys = {each.name for each in helpers.values()}
        nobodys |= {e.name for e in programs if is_test(_stem(e)) or is_of_teacher(_stem(e))}
        own = [each for each in programs if each.name not in nobodys]
        return cls(said, helpers, own)

    def needed(self, program: Member) -> Iterator[Member]:
        """Yield what a program imports of the helpers, and what these do."""
        waiting, seen = [program], {program.name}
        while waiting:
            for name in self.said[waiting.pop().name].imports & self.helpers.keys():
                found = self.helpers[name]
                if found.name not in seen:
                    seen.add(found.name)
                    waiting.append(found)
                    yield found

    @property
    def are_independent(self) -> bool:
        """Whether each reads or prints, and none needs another that does."""
        said = [(_stem(each), self.said[each.name]) for each in self.own]
        alone = all(each.prints or each.reads for _, each in said)
        return alone and not any(imported(said))


def _stem(member: Member) -> str:
    return PurePosixPath(member.parts[-1]).stem
