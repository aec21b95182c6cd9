"""The line before the workers: bounded, fair, and equal work done once."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.middleware.exceptions import ExceptionMiddleware

from grader import api
from grader.service import guard, tokens, work
from grader.service.line import FullError, Line
from grader.service.tokens import OWNER, Caller
from grader.service.work import Work
from grader.words.errors import UsageError


class Held:
    """A line of one worker that is held by work of its own until it is let go."""

    def __init__(self, room: int) -> None:
        self.line = Line(1, room)
        self.done: list[str] = []
        self._gate, taken = threading.Event(), threading.Event()

        def hold() -> None:
            taken.set()
            self._gate.wait()

        self.held = self.line.ask("nobody", ("hold",), hold)
        taken.wait()

    def ask(self, owner: str, name: str) -> None:
        self.line.ask(owner, (name,), lambda: self.done.append(name))

    def let_go(self) -> list[str]:
        """Let all be done and return in which order it was."""
        last = self.line.ask("nobody", ("last",), lambda: None, bounded=False)
        self._gate.set()
        last.result(10)
        while not self.line.idle:
            pass
        return self.done


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held(room=8)
    yield made
    made.let_go()
    made.line.close()


def test_one_that_asks_for_much_delays_another_by_one(held: Held) -> None:
    for name in ("a1", "a2", "a3"):
        held.ask("a", name)
    held.ask("b", "b1")
    held.ask("c", "c1")
    assert held.let_go() == ["a1", "b1", "c1", "a2", "a3"]


def test_an_owner_fills_half_of_the_room_and_all_together_all_of_it(held: Held) -> None:
    for number in range(4):
        held.ask("a", f"a{number}")
    with pytest.raises(FullError) as refused:
        held.ask("a", "a4")
    assert refused.value.retry_after_s >= 1
    for number in range(4):
        held.ask("b", f"b{number}")
    with pytest.raises(FullError):
        held.line.check_room("c")
    held.line.ask("c", ("promised",), lambda: None, bounded=False)


def test_equal_work_is_done_once_also_when_there_is_no_room(held: Held) -> None:
    for number in range(4):
        held.ask("a", f"a{number}")
    asked = [held.line.ask("a", ("a0",), lambda: None) for _ in range(3)]
    assert asked[0] is asked[1] is asked[2]
    assert held.let_go() == ["a0", "a1", "a2", "a3"]
    assert held.line.shared == 3


def test_what_nobody_waits_for_any_more_is_not_done_and_leaves_its_room(held: Held) -> None:
    asked = [held.line.ask("a", (n,), partial(held.done.append, n)) for n in "abcd"]
    again = held.line.ask("b", ("b",), lambda: None)
    assert [held.line.leave(each) for each in asked[:3]] == [True, False, True]
    assert not held.line.leave(held.held)  # it runs
    assert (held.line.waiting, held.line.abandoned) == (2, 2)
    held.ask("a", "e")
    assert held.let_go() == ["b", "d", "e"]
    assert again.done()
    assert not held.line.leave(again)


def test_work_that_fails_ends_no_worker() -> None:
    line = Line(1, 4)
    failed = line.ask("a", ("fails",), lambda: {}["x"])
    assert isinstance(failed.exception(10), KeyError)
    assert line.ask("a", ("works",), lambda: 1).result(10) == 1
    line.close()


FILES = st.tuples(st.text(st.characters(codec="utf-8"), min_size=1), st.binary())


@given(st.lists(FILES, min_size=1), st.dictionaries(st.text(st.characters(codec="utf-8")), FILES))
def test_work_is_read_back_as_it_was_kept(
    submissions: list[tuple[str, bytes]], beside: dict[str, tuple[str, bytes]]
) -> None:
    request = api.Request(seeds=(1, 2), time_limit=0.5, public_seeds=(1,), language="zh")
    laid = {path: content for path, (_, content) in beside.items()}
    made = Work(tuple(submissions), request, laid, "walled")
    read = work.from_json(made.as_json)
    assert (read, read.key) == (made, made.key)


SECRET = "a-secret-of-24-characters"


def written(tmp_path: Path, text: str) -> Path:
    """Return a file of tokens."""
    file = tmp_path / "tokens"
    file.write_text(text)
    return file


def test_a_token_says_what_its_owner_may(tmp_path: Path) -> None:
    lines = f"# ours\n{SECRET}1\n\n{SECRET}2 name=teacher reveal\n"
    lines += f"{SECRET}3 exercises=tanh_gain,fc1_gradient seeds=7,8"
    known = tokens.load(written(tmp_path, lines), {})
    assert tokens.find(known, f"{SECRET}1") == Caller("token 2")
    assert tokens.find(known, f"{SECRET}2") == Caller("teacher", reveal=True)
    limited = tokens.find(known, f"{SECRET}3")
    assert limited is not None
    assert (limited.may_see("tanh_gain"), limited.may_see("init_tanh")) == (True, False)
    assert limited.seeds == (7, 8)
    for other in ("", SECRET, "\udcff", f"{SECRET}1 "):
        assert tokens.find(known, other) is None


WRONG_TOKENS = {
    "short": ("secret", "line 1: a secret has 16 characters"),
    "an unknown word": (f"{SECRET} admin", "line 1: after a secret come"),
    "seeds that are none": (f"\n{SECRET} seeds=a", "line 2: after a secret come"),
    "seeds beyond the largest": (f"{SECRET} seeds=1,4294967296", "line 1: after a secret come"),
    "a blank behind a comma": (f"{SECRET} exercises=tanh_gain, fc1_gradient", "without blanks"),
    "a word said twice": (f"{SECRET} exercises=tanh_gain exercises=b", "exercises is said twice"),
    "a slip": (f"{SECRET} exercises=tanh_gian", "line 1: .*did you mean `tanh_gain`"),
    "what is none": (f"a{SECRET}\n{SECRET} exercises=tanh_gain,x", "line 2: no exercise 'x': `gra"),
    "a secret twice": (
        f"{SECRET} name=a\n\n{SECRET} name=b reveal",
        "line 3: its secret is that of line 1, too",
    ),
    "hidden and revealed": (f"{SECRET} reveal seeds=1", "leave out one"),
    "none": ("# nothing", "there is no token in it"),
}


@pytest.mark.parametrize(("text", "said"), WRONG_TOKENS.values(), ids=WRONG_TOKENS)
def test_a_wrong_line_is_named_and_its_secret_is_not(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        tokens.load(written(tmp_path, text), {}, ["tanh_gain", "fc1_gradient"])
    assert SECRET not in str(refused.value)


FILES = {
    "a byte order mark": b"\xef\xbb\xbf%s name=moodle\n",
    "the ends of Windows": b"%s name=moodle\r\n\r\n",
    "blanks and a comment": b"# ours\n \t%s  name=moodle # of the course\n   # no token\n",
    "a secret and a name with a mark": b"a#%s\n%s name=moodle",
    "a name twice, which share a place": b"%s name=moodle\na%s name=moodle",
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_a_file_of_tokens_is_read_however_it_was_written(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "tokens"
    file.write_bytes(content.replace(b"%s", SECRET.encode()))
    assert tokens.find(tokens.load(file, {}, ()), SECRET) == Caller("moodle")


def test_a_file_of_tokens_in_another_coding_is_told_to_be_saved_again(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"{SECRET} name=moodle\n", encoding="utf-16")
    with pytest.raises(UsageError, match="no text in UTF-8: save it so"):
        tokens.load(file, {})


def test_a_list_may_end_with_a_comma(tmp_path: Path) -> None:
    known = tokens.load(written(tmp_path, f"{SECRET} exercises=a, seeds=7,8,"), {}, ["a"])
    assert [*known.values()] == [Caller("token 1", exercises=frozenset("a"), seeds=(7, 8))]


def test_a_variable_holds_one_token() -> None:
    assert tokens.load(None, {}) == {}
    assert list(tokens.load(None, {"GRADER_TOKEN": SECRET}).values()) == [Caller("token 1")]


def test_bodies_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of ours: 512 MiB are too much to send in a test."""
    monkeypatch.setattr(guard, "BODIES_MAX", 100)
    statuses: Counter[int] = Counter()

    async def read_all(scope: Any, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass
        await arrived.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def request(count: int) -> None:
        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": bytes(count)}

        async def send(message: Any) -> None:
            pass

        await door({"type": "http", "path": "/", "method": "POST", "headers": []}, receive, send)

    async def three() -> None:
        first, second = asyncio.create_task(request(60)), asyncio.create_task(request(60))
        await asyncio.sleep(0.01)
        arrived.set()
        await asyncio.gather(first, second)
        await request(60)

    arrived = asyncio.Event()
    door = guard.Guard(ExceptionMiddleware(read_all), {}, OWNER, statuses)
    asyncio.run(three())
    assert statuses == {200: 2, 429: 1}
