"""What processes share with each other where `/dev/shm` is not theirs: behind a fence.

There everybody's memory lies by name. So semaphores are in memory without a name, which forks have
too, and tensors go through pipes by value.
"""

import ctypes
import sys
from typing import Any


def prepare() -> None:
    """Have multiprocessing and torch do without `/dev/shm`, if they are loaded."""
    if "_multiprocessing" in sys.modules:
        _name_no_semaphores()
    if "multiprocessing.heap" in sys.modules:
        heap: Any = sys.modules["multiprocessing.heap"]
        heap.Arena._dir_candidates = []
    if "torch.multiprocessing" in sys.modules:
        _send_by_value()


def _name_no_semaphores() -> None:
    import _multiprocessing as made_in_c  # type: ignore[import-not-found]
    import mmap

    libc = ctypes.CDLL(None)

    class SemLock(made_in_c.SemLock):  # type: ignore[misc]
        """A semaphore without a name, unless another interpreter shall find it."""

        def __new__(cls, kind: int, value: int, most: int, name: str, unlink: bool) -> Any:
            if not unlink:
                return super().__new__(cls, kind, value, most, name, unlink)
            memory = mmap.mmap(-1, mmap.PAGESIZE)
            at = ctypes.addressof(ctypes.c_char.from_buffer(memory))
            libc.sem_init(ctypes.c_void_p(at), 1, ctypes.c_uint(value))
            made: Any = cls._rebuild(at, kind, most, None)
            made.memory = memory  # as long as it lives
            return made

    made_in_c.SemLock = SemLock


def _send_by_value() -> None:
    from multiprocessing.reduction import ForkingPickler

    import torch

    reducers: Any = ForkingPickler._extra_reducers  # type: ignore[attr-defined]
    for kind in list(reducers):
        if kind.__module__.partition(".")[0] == "torch":
            del reducers[kind]
    storage: Any = torch.UntypedStorage

    def _new_shared(cls: Any, size: int, *, device: str = "cpu") -> Any:
        return cls(size, device=device)

    storage._new_shared = classmethod(_new_shared)
