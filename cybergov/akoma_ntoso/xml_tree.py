"""XML read into a small tree, with everything refused that a text has no need of.

A text has no document type, no entities of its own and nothing outside the file, and is neither
large nor deep. A file that is otherwise is refused before it costs anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from cybergov.findings import Finding, InputError

__all__ = ["Element", "NotWellFormed", "parse_xml", "read_xml"]

MAX_BYTES: Final = 32 * 1024 * 1024
MAX_DEPTH: Final = 100
MAX_ELEMENTS: Final = 500_000
_CHUNK: Final = 64 * 1024


class NotWellFormed(InputError):  # noqa: N818
    """The file is no XML; everything else that can be wrong with it is a plain InputError."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding)


@dataclass(slots=True)
class Element:
    """An element: its name without prefix, its attributes likewise, what stands in it."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator[Element]:
        """Yield the child elements, or those of these names."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, name: str) -> Element | None:
        """Return the first child element of a name."""
        return next(self.elements(name), None)

    def descendants(self, *names: str, but: tuple[str, ...] = ()) -> Iterator[Element]:
        """Yield the elements of these names in the order of the text, none inside ``but``."""
        for child in self.elements():
            if child.name in names:
                yield child
            if child.name not in but:
                yield from child.descendants(*names, but=but)

    def text(self, but: tuple[str, ...] = ()) -> str:
        """Return all text inside, white space squeezed, elements of the names ``but`` left out."""
        return " ".join("".join(self._strings(but)).split())

    def _strings(self, but: tuple[str, ...]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.name not in but:
                yield from child._strings(but)


class _Builder:
    """Builds the tree from the parser's events."""

    def __init__(self, stop_after: Callable[[Element], bool] | None) -> None:
        self.root = Element("", {}, 0)
        self.open = [self.root]
        self.count = 0
        self.stopped = False
        self.stop_after = stop_after
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.EntityDeclHandler = self.refuse_doctype
        self.parser.ExternalEntityRefHandler = self.refuse_entity

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > MAX_DEPTH:
            raise ValueError(f"its elements are nested more than {MAX_DEPTH} deep")
        if self.count > MAX_ELEMENTS:
            raise ValueError(f"it has more than {MAX_ELEMENTS} elements")
        own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        line = self.parser.CurrentLineNumber
        element = Element(name.rpartition(" ")[2], own, line)
        if not self.stopped:
            self.open[-1].children.append(element)
        self.open.append(element)

    def end(self, _: str) -> None:
        element = self.open.pop()
        if self.stop_after and not self.stopped:
            self.stopped = self.stop_after(element)

    def text(self, text: str) -> None:
        if not self.stopped:
            self.open[-1].children.append(text)

    def refuse_doctype(self, *_: object) -> None:
        raise ValueError("it has a document type or declares an entity")

    def refuse_entity(self, *_: object) -> int:
        raise ValueError("it refers to something outside the file")


def read_xml(path: Path, name: str, stop_after: Callable[[Element], bool] | None = None) -> Element:
    """Read a file; ``name`` is what findings call it.

    The file is read to its end in any case. After an element of which ``stop_after`` is true,
    nothing is kept any more, so that a long text costs no memory.

    Raises:
        NotWellFormed: it is no XML.
        InputError: it can't be opened, is too large or too deep, or has a document type.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = f"{MAX_BYTES >> 20} MiB"
            raise InputError(Finding(name, 0, f"the file is over {limit}.", "Look what it is."))
        with path.open("rb") as file:
            return _parse(iter(lambda: file.read(_CHUNK), b""), name, stop_after)
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise InputError(Finding(name, 0, f"the file can't be read: {reason}.")) from None


def parse_xml(data: bytes, name: str) -> Element:
    """Read the bytes of a file, as ``read_xml`` does.

    Raises:
        NotWellFormed: it is no XML.
        InputError: it is too deep, or has a document type.
    """
    return _parse(iter([data]), name, None)


def _parse(
    chunks: Iterator[bytes], name: str, stop_after: Callable[[Element], bool] | None
) -> Element:
    builder = _Builder(stop_after)
    try:
        for chunk in chunks:
            builder.parser.Parse(chunk, False)
        builder.parser.Parse(b"", True)
    except expat.ExpatError as error:
        message = f"the file is not well-formed XML: {expat.ErrorString(error.code)}."
        raise NotWellFormed(Finding(name, error.lineno, message, "Get it anew.")) from None
    except ValueError as error:
        line = builder.parser.CurrentLineNumber
        remedy = "No text of a resolution is like that: look where it comes from."
        raise InputError(Finding(name, line, f"the file is refused: {error}.", remedy)) from None
    except LookupError:
        message = "the file is in an unknown encoding."
        raise InputError(Finding(name, 1, message, "Save it in UTF-8.")) from None
    finally:
        # It holds the builder too: the tree would stay until Python looks for such circles.
        del builder.parser
    return next(builder.root.elements())
