"""Programs of several people in one folder: which are somebody's, and what these import."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.classroom import source
from grader.classroom.source import Words
from grader.classroom.unpacked import Member
from grader.classroom.work_names import is_of_teacher
from grader.words.errors import UsageError

LOOKED_BYTES_MAX = 256 << 10
"""Of a program, or a class of a thousand notebooks with their pictures would take a minute."""


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
        said = {each.name: source.words(_content(each)) for each in programs}
        flags = source.imported([(_stem(each), said[each.name]) for each in programs])
        helpers = {
            _stem(each): each
            for each, is_imported in zip(programs, flags, strict=True)
            if is_imported and not said[each.name].reads
        }
        nobodys = {each.name for each in helpers.values()}
        nobodys |= {e.name for e in programs if source.is_test(_stem(e)) or is_of_teacher(_stem(e))}
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
        alone = all(words.prints or words.reads for _, words in said)
        return alone and not any(source.imported(said))


def _stem(member: Member) -> str:
    return PurePosixPath(member.parts[-1]).stem


def _content(member: Member) -> bytes:
    try:
        return b"" if member.fault else member.read(LOOKED_BYTES_MAX)
    except UsageError:
        return b""
