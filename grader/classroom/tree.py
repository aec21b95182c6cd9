"""The files of a class as the folders that they lie in; an archive is a folder like any other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from grader.classroom import archive
from grader.classroom.mail import NOTE
from grader.classroom.unpacked import OF_PATHS, Member, made_by_computer
from grader.classroom.work_names import is_of_download
from grader.judging.submission import SUFFIXES

TEXT_BYTES_MAX = 16 << 20


@dataclass(slots=True)
class Folder:
    """A folder, `depth` folders below the class's; `repository` says that git's own lie in it.

    What is `hidden` in it was handed in by somebody, but is nothing to grade; the `note` says of a
    mail who sent it.
    """

    name: str
    depth: int = 0
    folders: dict[str, "Folder"] = field(default_factory=dict)
    files: dict[str, list[Member]] = field(default_factory=dict)
    hidden: list[Member] = field(default_factory=list)
    repository: bool = False
    note: str = ""

    def child(self, name: str, depth: int) -> "Folder":
        """Return the folder of this name in it, made if it is not there."""
        if name not in self.folders:
            self.folders[name] = Folder(name, depth)
        return self.folders[name]

    def members(self) -> Iterator[Member]:
        """Yield all files in it, however deep."""
        waiting = [self]
        while waiting:
            folder = waiting.pop()
            for same in folder.files.values():
                yield from same
            waiting += folder.folders.values()

    def all_hidden(self) -> Iterator[Member]:
        """Yield what is hidden in it, however deep."""
        yield from self.hidden
        for folder in self.folders.values():
            yield from folder.all_hidden()

    @property
    def programs(self) -> list[Member]:
        """What may be a submission, of the files directly in it."""
        return [m for same in self.files.values() for m in same if is_program(m.parts[-1])]

    @property
    def holding(self) -> list["Folder"]:
        """The folders in it that hold anything that may be a submission."""
        return [each for each in self.folders.values() if each.holds_programs]

    @property
    def holds_programs(self) -> bool:
        """Whether there is anything in it, however deep, that may be a submission."""
        return any(is_program(member.parts[-1]) for member in self.members())

    def text(self, name: str) -> str:
        """Return what a file in it says, empty if there is none."""
        first, *_ = self.files.get(name, [None])
        if first is None or first.fault:
            return ""
        return first.read(TEXT_BYTES_MAX).decode("utf-8-sig", "replace")


def is_program(name: str) -> bool:
    """Tell by its name whether a file may be a submission."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def plain(name: str) -> str:
    """Return the name of a file or an archive without its suffix, that of a folder as it is."""
    while archive.is_archive(name) or archive.foreign(name):
        name = PurePosixPath(name).stem
    return PurePosixPath(name).stem if is_program(name) else name


def grown(members: Iterable[Member], passed: Iterable[Member], name: str) -> Folder:
    """Return the folder of all, which has this name.

    Of what is passed over the folders around it are kept: a layout is known by these too, whatever
    a student called a file.
    """
    top = Folder(name)
    for member in members:
        _below(top, member.parts[:-1]).files.setdefault(member.parts[-1], []).append(member)
    for member in passed:
        length, _ = made_by_computer(member.parts)
        if member.fault in OF_PATHS and len(member.parts) > 1:
            length = len(member.parts)  # its path finds nobody, the archive that it lies in does
        around = _below(top, member.parts[: max(length - 1, 0)])
        name = member.parts[length - 1] if length else ""
        around.repository |= name.startswith(".git")
        if name == NOTE and not around.note:  # the first one is ours
            around.note = member.read(TEXT_BYTES_MAX).decode("utf-8", "replace")
        if length == len(member.parts) and is_program(name):
            around.hidden.append(member)
    return top


def _below(top: Folder, parts: tuple[str, ...]) -> Folder:
    for depth, part in enumerate(parts, start=1):
        if not is_of_download(part):  # what Google Drive parted is one
            top = top.child(part, depth)
    return top
