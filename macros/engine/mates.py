"""Mates: processes forked from this one, which know all that it knew; together they go through a list of work.

Each begins at its own place in the list and goes on to the others' when its own
is done, so that what lies side by side is mostly done by one. A fork shares the
build's lock, so nobody builds to the same place while a mate is still writing.
Where processes cannot be forked, or there is one core, all is done here alone.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from threading import Thread
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

MOST = 8
"""More processes than this have never been seen to pay."""
_NUMBER = 4


class LostMateError(Exception):
    """A mate ended before its work was done, as when the machine has no memory left."""

    def __init__(self) -> None:
        super().__init__(
            "Ett av byggets processer avbröts. Datorns minne kan ha tagit slut: stäng andra program och försök igen."
        )


@dataclass(frozen=True, slots=True)
class Shares:
    """A list in as many shares as there are processes: the numbers that nobody has taken wait in a pipe for each."""

    taken: tuple[int, ...]
    given: tuple[int, ...]

    @classmethod
    def open(cls, number: int) -> Shares:
        """Empty shares."""
        pipes = [os.pipe() for _ in range(number)]
        for taken, _ in pipes:
            os.set_blocking(taken, False)
        return cls(tuple(taken for taken, _ in pipes), tuple(given for _, given in pipes))

    def fill(self, length: int) -> None:
        """Lay out the numbers of a list."""
        for share, given in enumerate(self.given):
            numbers = range(start_of(share, len(self.given), length), start_of(share + 1, len(self.given), length))
            os.write(given, b"".join(number.to_bytes(_NUMBER) for number in numbers))

    def take(self, share: int) -> Iterator[int]:
        """Take one number after another, of one share first, until there is none in any."""
        for taken in (*self.taken[share:], *self.taken[:share]):
            with suppress(BlockingIOError):  # as an empty pipe answers
                while True:
                    yield int.from_bytes(os.read(taken, _NUMBER))

    def close(self) -> None:
        """Give the pipes back."""
        for pipe in (*self.taken, *self.given):
            os.close(pipe)


def start_of(share: int, shares: int, length: int) -> int:
    """The number at which a share of a list begins."""
    return share * length // shares


Meanwhile = Callable[[int, int], Iterator[None]]
"""What a mate does, step by step, until there is an order: it is told its share, and how many there are."""


class Mates:
    """The process itself and its mates. The first mate answers a question while this process does something else."""

    def __init__(
        self, question: Callable[[], Any] | None = None, *, meanwhile: Meanwhile | None = None, pays: bool = True
    ) -> None:
        """Fork the mates, if it `pays`; they begin at once."""
        self._question, self._meanwhile = question, meanwhile
        self._mates: list[tuple[ForkProcess, Connection]] = []
        number = min(_cores(), MOST) if pays and "fork" in multiprocessing.get_all_start_methods() else 1
        if number > 1:
            gc.freeze()  # what is shared stays shared: the collector would write to all of it
            self._shares = Shares.open(number)
        for share in range(1, number):
            step = partial(meanwhile, share, number) if meanwhile else None
            self._fork(share, None if self._mates else question, step)

    def _fork(self, share: int, question: Callable[[], Any] | None, step: Callable[[], Iterator[None]] | None) -> None:
        here, there = multiprocessing.Pipe()
        mate = _Mate(there, self._shares, share)
        others = [here, *(connection for _, connection in self._mates)]
        process = multiprocessing.get_context("fork").Process(
            target=mate.live, args=(question, step, others), daemon=True
        )
        process.start()
        there.close()
        self._mates.append((process, here))

    def answer(self) -> Any:
        """The answer to the question, once; raises what answering it raised. Meanwhile this process is busy, too."""
        if self._question is None:
            return None
        if not self._mates:
            return self._question()
        connection = self._mates[0][1]
        if self._meanwhile:
            _go_on(self._meanwhile(0, len(self._mates) + 1), connection)
        return _received(connection)

    def map(
        self, do: Callable[[Item], Answer], items: Sequence[Item], *, told: Callable[[Item], Answer] | None = None
    ) -> Iterator[Answer]:
        """What `do` gives for each item, in order; raises what it raised. The mates are told `told`, if that is less to tell."""
        if not self._mates:
            yield from map(do, items)
            return
        self._shares.fill(len(items))
        for _, connection in self._mates:
            with suppress(OSError):  # it is missed when it should answer
                connection.send((told or do, items))
        answers = {number: do(items[number]) for number in self._shares.take(0)}
        for _, connection in self._mates:
            answers |= {number: pickle.loads(packed) for number, packed in _received(connection).items()}  # noqa: S301
        yield from (answers[number] for number in range(len(items)))

    def part(self) -> None:
        """Let the mates go, whatever they are doing."""
        for process, connection in self._mates:
            connection.close()
            process.terminate()
            process.join()
        if self._mates:
            self._shares.close()
        self._mates = []


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _go_on(steps: Iterator[None], connection: Connection) -> None:
    """Take steps until something is heard, or there are no more."""
    while not connection.poll():
        if next(steps, _go_on) is _go_on:
            return


def _received(connection: Connection) -> Any:
    try:
        well, answer = connection.recv()
    except (EOFError, OSError) as lost:
        raise LostMateError from lost
    if not well:
        raise answer
    return answer


@dataclass(frozen=True, slots=True)
class _Mate:
    """In the forked process: what it shares with the first one, and where in a list it begins."""

    connection: Connection
    shares: Shares
    share: int

    def live(
        self,
        question: Callable[[], Any] | None,
        step: Callable[[], Iterator[None]] | None,
        others: Sequence[Connection],
    ) -> None:
        """Answer the question, then take orders until the first process is gone."""
        for other in others:
            other.close()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process
        Thread(target=_end_with_parent, daemon=True).start()
        if question:
            self._tell(question)
        if step:
            _go_on(step(), self.connection)
        with suppress(EOFError, OSError):
            while True:
                self._tell(partial(self._done, *self.connection.recv()))

    def _done(self, do: Callable[[Item], Answer], items: Sequence[Item]) -> dict[int, bytes]:
        """What was done, packed one by one: packing all at the end would let the first process wait."""
        return {number: pickle.dumps(do(items[number])) for number in self.shares.take(self.share)}

    def _tell(self, work: Callable[[], Any]) -> None:
        try:
            answer = True, work()
        except Exception as error:  # noqa: BLE001  # the first process raises it
            answer = False, error
        self.connection.send(answer)


def _end_with_parent() -> None:
    """End when the first process ends, however it ends."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
