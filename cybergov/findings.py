"""What is wrong in an input: one finding, one line, with file, line and remedy."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Finding", "InputError", "UsageError", "report"]


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake in one file.

    ``file`` is the path as a curator knows it (``graph/claims/essay.ttl``); ``line`` counts
    from 1 and is 0 where no single line is at fault; ``remedy`` tells what to do about it.
    """

    file: str
    line: int
    message: str
    remedy: str = ""
    #: The IRI of the thing at fault, where there is one; two findings are the same without it.
    subject: str = field(default="", compare=False)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        text = " ".join(f"{self.message.rstrip()} {self.remedy}".split())
        return f"{place}: {text}"


class InputError(Exception):
    """The input or the answer is at fault: exit status 1, one line a finding, no traceback."""

    def __init__(self, *findings: Finding | str) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))


class UsageError(Exception):
    """The call is wrong: exit status 2, one sentence."""


def report(findings: list[Finding]) -> str:
    """Return the findings as lines, sorted by file and line, each once."""
    return "\n".join(str(finding) for finding in sorted(set(findings)))
