"""A mail as a folder: the files attached to it, and beside them who sent it, and when.

A box of mails is a folder of these.
"""

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from grader.classroom.bounds import Bounds
from grader.classroom.layouts.place import Place
from grader.classroom.tree import Folder
from grader.classroom.unpacked import Member, path_of
from grader.words.errors import UsageError
from grader.words.graded import Owner, Person

SUFFIX, BOX = ".eml", ".mbox"
FROM = re.compile(rb"^From [^\r\n]*\r?\n", re.MULTILINE)
"""The line above each mail in a box; of a mail no line begins so, RFC 4155."""
BOUNDARY = re.compile(rb"boundary *=", re.IGNORECASE)
NESTED_MAX = 5
"""Parts of a mail with parts of their own; each line of it is compared with the end of each."""
LINES_MAX = 1_000_000
"""Of 70 characters each, as those of attachments are; to read so many takes three seconds."""
PARTS_MAX = 200
"""Of a mail that are looked at: each costs a walk through those before it."""
SENDER = "sender.txt"
"""A file that we make of each mail; none with the same name is read for it."""


def is_mail(name: str) -> bool:
    """Tell by its name whether a file is a mail."""
    return name.lower().endswith(SUFFIX)


def is_box(name: str) -> bool:
    """Tell by its name whether a file holds several mails."""
    return name.lower().endswith(BOX)


def box_members(content: Callable[[], bytes], above: Member, bounds: Bounds) -> Iterator[Member]:
    """Yield the mails of a box, which are opened as those that lie alone are."""
    starts = [found.span() for found in FROM.finditer(content())]
    ends = [begin for begin, _ in starts[1:]] + [len(content())]
    for i, ((_, start), end) in enumerate(zip(starts, ends, strict=True), start=1):

        def read(most: int, start: int = start, end: int = end) -> bytes:
            return content()[start : min(end, start + most)]

        fault = bounds.take(end - start)
        yield Member((*above.parts, f"{i:05}{SUFFIX}"), 0.0, end - start, fault, read)


def mail_members(
    mail: Callable[[], EmailMessage], above: Member, bounds: Bounds
) -> Iterator[Member]:
    """Yield who sent a mail as a file, and what is attached to it."""
    sender = str(mail()["From"] or "").encode()
    sent_s = _sent(mail())
    yield Member((*above.parts, SENDER), sent_s, len(sender), "", lambda most: sender[:most])
    for i, part in enumerate(islice(mail().walk(), PARTS_MAX)):
        if (name := part.get_filename()) and not part.is_multipart():
            parts, fault = path_of(str(name))
            fault = fault or bounds.take(len(_content(part)))
            yield Member(
                (*above.parts, *parts),
                sent_s,
                len(_content(part)),
                fault,
                lambda most, i=i: _content(next(islice(mail().walk(), i, None)))[:most],  # type: ignore[misc]
            )


def parsed(content: bytes) -> EmailMessage:
    """Return a mail; raise `ValueError` if it is none."""
    if len(BOUNDARY.findall(content)) > NESTED_MAX or content.count(b"\n") > LINES_MAX:
        raise ValueError("too many parts or lines")
    mail = email.message_from_bytes(content, policy=email.policy.default)
    if not isinstance(mail, EmailMessage) or not mail["From"]:
        raise ValueError("nobody sent it")
    return mail


def of_sender(folder: Folder) -> Place | None:
    """Return whose a mail is; None if a folder is none."""
    if not is_mail(folder.name) or SENDER not in folder.files:
        return None
    name, address = parseaddr(folder.text(SENDER))
    name = "" if "@" in name else " ".join(name.split())
    if not name and not address:
        return None
    owner = Owner(persons=(Person(address=address, name=name),))
    return Place(name or address, owner, sent_s=folder.files[SENDER][0].modified_s)


def _sent(mail: EmailMessage) -> float:
    try:
        return parsedate_to_datetime(str(mail["Date"])).timestamp()
    except (ValueError, TypeError, OverflowError, OSError):
        return 0.0


def _content(part: object) -> bytes:
    assert isinstance(part, EmailMessage)
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise UsageError("an attachment is broken")
    return content
