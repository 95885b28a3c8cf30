"""Several pieces of work on as many processors as there are, in copies of this process."""

from __future__ import annotations

import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

__all__ = ["at_once", "beside"]

#: Where a process can be split in two with all that it holds; elsewhere the work is done in turn.
_CAN_SPLIT: Final = sys.platform == "linux"

#: What nobody waits for yields so much to the rest, as nice(2) counts it.
_YIELD: Final = 10

Work = Callable[[], object]
Result = TypeVar("Result")


def at_once(
    works: Sequence[Work], before: Work, meanwhile: Work, early: Sequence[Work] = ()
) -> None:
    """Do ``before``, then all ``works``, which share what ``before`` made and give nothing back.

    A work may write files; whatever else it changes is lost with its process. The processes are
    copies of this one, so nothing is handed over and nothing has to be picklable. ``meanwhile`` is
    done here. ``early`` are works that need nothing of ``before``: one more process begins with
    them at once, and the others help it when they have done their own. After one that fails nothing
    new is begun, and its error is told here.

    Raises:
        Exception: what ``meanwhile`` raises, whatever else failed.
        OSError: a work could not write.
        RuntimeError: a work failed in another way; the message is its traceback.
    """
    processors = min(os.cpu_count() or 1, len(works))
    if not _CAN_SPLIT or processors < 2:
        before()
        meanwhile()
        for work in (*works, *early):
            work()
        return
    context = multiprocessing.get_context("fork")
    here = os.getpid()
    next_work, next_early = context.Value("i", 0), context.Value("i", 0)
    errors = context.SimpleQueue()

    def stop() -> None:
        next_work.value, next_early.value = len(works), len(early)

    def work_through(yields: bool, *parts: tuple[Sequence[Work], Synchronized[int]]) -> None:
        try:
            if yields:
                os.nice(_YIELD)
            for part, following in parts:
                # Who is left alone, since this process was killed, begins nothing new.
                while os.getppid() == here:
                    with following.get_lock():
                        number = following.value
                        following.value += 1
                    if number >= len(part):
                        break
                    part[number]()
        except Exception as error:
            stop()
            if isinstance(error, OSError):
                errors.put((error.errno, error.strerror, error.filename))
            else:
                errors.put(traceback.format_exc())
            sys.exit(1)

    processes = []

    def begin(*parts: tuple[Sequence[Work], Synchronized[int]], yields: bool = False) -> None:
        processes.append(context.Process(target=work_through, args=(yields, *parts)))
        processes[-1].start()

    try:
        if early:
            begin((early, next_early), yields=True)
        before()
        for _ in range(processors):
            begin((works, next_work), (early, next_early))
        meanwhile()
    except BaseException:
        stop()
        raise
    finally:
        for process in processes:
            process.join()
    if not errors.empty():
        error = errors.get()
        raise OSError(*error) if isinstance(error, tuple) else RuntimeError(error)
    if any(process.exitcode for process in processes):
        raise RuntimeError("a process that wrote files was ended from outside")


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin a piece of work on another processor; return what waits for its result.

    The work sees everything as it is now, and changes nothing here. Its result has to be
    picklable, and may be asked for again. Where a process can't be split, the work is done when
    its result is first asked for.

    Raises (when the result is asked for):
        RuntimeError: the work failed; the message is its traceback.
    """
    if not _CAN_SPLIT or (os.cpu_count() or 1) < 2:
        return cache(work)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def send() -> None:
        try:
            theirs.send((True, work()))
        except Exception:
            theirs.send((False, traceback.format_exc()))

    process = context.Process(target=send)
    process.start()
    theirs.close()

    @cache
    def outcome() -> tuple[bool, object]:
        try:
            done, value = ours.recv()
        except EOFError:
            return False, "a process that worked beside this one was ended"
        finally:
            process.join()
        return done, value

    def result() -> Result:
        done, value = outcome()
        if not done:
            raise RuntimeError(value)
        return cast(Result, value)

    return result
