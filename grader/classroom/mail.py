"""A mail that was saved as a file, `.eml`: its attachments, who sent it and when.

Whoever sent it may have written anything into it: it is parsed in memory, and what is too much of
it, or leads to somebody else, is not taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parseaddr, parsedate_to_datetime

from grader.classroom.unpacked import Member

SUFFIX = ".eml"
NOTE = ".mail"
"""The file in a mail that says who sent it; a hidden one, so that it is nobody's work."""
BYTES_MAX = 32 << 20
LINES_MAX = 500_000
"""Python makes an object of each header, and of each part between two lines of dashes."""
PARTS_MAX = 2_000
HEADER_MAX = 2_000
CALLED_MAX = 200
RECIPIENTS_MAX = 50
BOUNDARY = re.compile(rb"[\r\n]--")
CONTENT = re.compile(
    rb"(?:\A|[\r\n])content-[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*", re.IGNORECASE
)
"""What a part says of itself: Python's time for it grows as the square of its length."""
CONTENT_MAX, PARAMETERS_MAX = 8_000, 200
END_OF_LINE = re.compile(rb"[\r\n]")
FORWARDED = re.compile(
    r"\s*(?:fwd?|wg|tr|rv|enc|vs|vb|vl|vid|pd|i|doorst|ilt|iletilen|přep|fs|tov|továbbítás|прд|пересл"
    r"|перес|fyi|전달|转发|轉寄|轉發|転送|תגובה|إعادة توجيه)\s*[:：]",
    re.IGNORECASE,
)
"""How the subject begins of what somebody else sent at first."""
OF_MACHINE = re.compile(
    r"(?:no-?reply|do-?not-?reply|notifications?|notify|mailer|daemon|postmaster|forms?|moodle|canvas"
    r"|root|www-data|system|automat\w*)[^@]*@",
    re.IGNORECASE,
)
"""An address that sends what many people wrote."""


@dataclass(frozen=True, slots=True)
class Note:
    """Who sent a mail, to whom, and when, so that a later time sorts behind."""

    address: str
    name: str
    sent: str
    recipients: Sequence[str]

    def text(self) -> str:
        """Return it as lines."""
        return "\n".join((self.address, self.name, self.sent, " ".join(self.recipients)))

    @classmethod
    def read(cls, text: str) -> "Note":
        """Return what `text` wrote."""
        address, name, sent, recipients = text.split("\n")
        return cls(address, name, sent, recipients.split())


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: its note, when it was sent, and its attachments by their names."""

    note: Note
    sent_s: float
    files: Sequence[tuple[str, Message]]

    def members(self) -> Iterator[tuple[str, int]]:
        """Yield the names and the sizes of its attachments."""
        for i, (name, _) in enumerate(self.files):
            yield name, len(self.content(i))

    def content(self, place: int) -> bytes:
        """Return what is in an attachment."""
        content = self.files[place][1].get_payload(decode=True)
        return content if isinstance(content, bytes) else b""


def parsed(member: Member) -> Mail:
    """Return a mail; raise `ValueError` if it is none, too large, or of nobody known."""
    content = member.read(BYTES_MAX + 1)
    if len(content) > BYTES_MAX:
        raise ValueError(f"more than {BYTES_MAX >> 20} MiB")
    if sum(1 for _ in BOUNDARY.finditer(content)) > PARTS_MAX:
        raise ValueError("too many parts")
    if sum(1 for _ in END_OF_LINE.finditer(content)) > LINES_MAX:
        raise ValueError("too many lines")
    said = (each[0] for each in CONTENT.finditer(content))
    if any(len(each) > CONTENT_MAX or each.count(b";") > PARAMETERS_MAX for each in said):
        raise ValueError("a header that is too long")
    message = BytesParser(policy=compat32).parsebytes(content)
    if FORWARDED.match(_said(message, "subject")) or any(
        each.get_content_type() == "message/rfc822" for each in message.walk()
    ):
        raise ValueError("forwarded, and so of somebody else: save the mail that is in it")
    note, sent_s = _note(message)
    return Mail(note, sent_s, [*_files(message)])


def _note(message: Message) -> tuple[Note, float]:
    senders = message.get_all("from") or []
    name, address = parseaddr(_raw(message, "from"))
    if len(senders) != 1 or "@" not in address:
        raise ValueError("it does not say who sent it")
    if OF_MACHINE.match(address):
        raise ValueError("sent by a machine, so that it does not show who wrote it")
    try:
        sent = parsedate_to_datetime(_raw(message, "date"))
        sent = sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)
        when, sent_s = sent.strftime("%Y-%m-%dT%H:%M:%S"), sent.timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        when, sent_s = "", 0.0
    raw = [_raw(message, "to"), _raw(message, "cc")]
    recipients = [each.casefold() for _, each in getaddresses(raw)[:RECIPIENTS_MAX]]
    to = [each for each in recipients if each and " " not in each]
    return Note(_line(address).casefold().replace(" ", ""), _line(_decoded(name)), when, to), sent_s


def _files(message: Message) -> Iterator[tuple[str, Message]]:
    for part in message.walk():
        name = "" if part.is_multipart() else part.get_filename() or ""
        if name := _line(_decoded(name)):
            yield name, part


def _raw(message: Message, header: str) -> str:
    """Return what a header says, as it stands there; bytes that are none of ASCII are UTF-8."""
    said = next((str(v) for k, v in message.raw_items() if k.casefold() == header), "")
    return said[:HEADER_MAX].encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _said(message: Message, header: str) -> str:
    return _decoded(_raw(message, header))


def _decoded(said: str) -> str:
    try:
        return str(make_header(decode_header(said)))
    except Exception:  # an unknown coding, or what is no coding at all
        return said


def _line(said: str) -> str:
    return " ".join(said.split()).strip("\"' ")[:CALLED_MAX]
