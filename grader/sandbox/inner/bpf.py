"""The steps that a filter of system calls is made of; see seccomp(2)."""

import struct

LOAD, AND, EQUAL, ABOVE, ANY_BIT, RETURN = 0x20, 0x54, 0x15, 0x25, 0x45, 0x06
NUMBER, ARCH, ARGUMENT_0, ARGUMENT_1, ARGUMENT_2, ARGUMENT_3 = 0, 4, 16, 24, 32, 40
HALF = 4
"""How far behind the lower half of an argument its upper one is."""
ALLOW, KILL, ERROR = 0x7FFF0000, 0x80000000, 0x00050000


def step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """Return one step, and how many to skip behind it."""
    return struct.pack("=HBBI", code, if_true, if_false, value)


def refuse(number: int) -> bytes:
    """Return the step that fails the call with an error; with 0 it succeeds and does nothing."""
    return step(RETURN, ERROR | number)


def when(code: int, value: int, then: bytes) -> bytes:
    """Return steps that do `then` if the comparison holds."""
    return step(code, value, 0, len(then) // 8) + then


def unless(code: int, value: int, then: bytes) -> bytes:
    """Return steps that do `then` unless the comparison holds."""
    return step(code, value, len(then) // 8, 0) + then
