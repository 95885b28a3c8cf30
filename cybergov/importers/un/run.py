"""The import of records and texts, from the files to the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cybergov.akoma_ntoso.annexes import Annexes, read_annexes
from cybergov.akoma_ntoso.phrases import Phrases, read_phrases
from cybergov.akoma_ntoso.symbols import identifier
from cybergov.findings import Finding, InputError
from cybergov.importers.un.faults import Fault, Origin
from cybergov.importers.un.merge import Rows
from cybergov.importers.un.names import read_names
from cybergov.importers.un.official import read_official_totals
from cybergov.importers.un.record_rows import RecordRows
from cybergov.importers.un.records import read_records
from cybergov.importers.un.seen import Seen
from cybergov.importers.un.store import Result, finish, start
from cybergov.importers.un.text_rows import TextRows
from cybergov.importers.un.texts import Text, read_text_file
from cybergov.importers.un.votes import Votes

__all__ = ["import_un"]


def import_un(
    records: Sequence[Path],
    texts: Sequence[Path],
    into: Path,
    tables: Path,
    *,
    leave_out_unrecorded: bool = False,
    step: Callable[[str], None] = lambda _: None,
) -> Result:
    """Import files of records and folders of texts into the tables in ``into``.

    ``tables`` is the folder of the tables that curators keep. Nothing is written where anything
    is found to be wrong.

    Raises:
        InputError: one finding for each mistake in the inputs.
    """
    step("reading the tables")
    with start(into) as rows:
        phrases, names = read_phrases(tables), read_names(tables)
        seen = Seen(rows.database)
        votes = Votes(rows, names, phrases, read_official_totals(tables), seen.roll_call)
        run = _Run(rows, seen, phrases, read_annexes(tables), bool(records), leave_out_unrecorded)
        for path in records:
            step(f"reading {path.name}")
            run.read_records(path)
        for folder in texts:
            run.read_texts(folder, step)
        step("bringing together")
        writer = RecordRows(rows, names, phrases, votes)
        for record in seen.records():
            writer.add(record)
        run.note_missing_languages()
        step("writing")
        result = finish(rows, into, tables / "un")
    step("")
    return result


@dataclass(frozen=True)
class _Run:
    """One import: what it reads goes into the rows, or is kept until it can."""

    rows: Rows
    seen: Seen
    phrases: Phrases
    annexes: Annexes
    with_records: bool
    leave_out_unrecorded: bool

    def read_records(self, path: Path) -> None:
        for record in read_records(path):
            if isinstance(record, Finding):
                self.rows.findings.append(record)
                continue
            first = self.seen.add_record(record)
            if first:
                where = f"line {first.line}"
                if first.input != record.origin.input:
                    where += f" of {first.input}"
                fault = f"the resolution has a record already, on {where}"
                treatment = "brought together; sponsors that only one of them names are kept"
                self.rows.fault(Fault(record.origin, record.symbol, fault, treatment))

    def read_texts(self, folder: Path, step: Callable[[str], None]) -> None:
        if not folder.is_dir():
            message = "there is no such folder."
            raise InputError(Finding(str(folder), 0, message, "Name the folder of texts."))
        root = folder.resolve()
        for path in _texts_in(folder):
            # A link that leads out of the folder is not followed.
            if not path.is_file() or not path.resolve().is_relative_to(root):
                continue
            inside = path.relative_to(folder).as_posix()
            step(f"reading {inside}")
            try:
                self.read_text(path, Origin(str(path), 0, inside))
            except InputError as error:
                self.rows.findings += [f for f in error.findings if isinstance(f, Finding)]

    def read_text(self, path: Path, origin: Origin) -> None:
        if _is_blank(path):
            self.rows.fault(Fault(origin, "", "the file is empty", "left out"))
            return
        text = read_text_file(path, origin.file, self.annexes, self.phrases)
        here = Origin(origin.file, text.line, origin.input)
        has_record = self._has_record(text)
        if not has_record and not self._take_without_record(text, here):
            return
        if text.broken:
            at = Origin(origin.file, text.broken.line, origin.input)
            self.rows.fault(Fault(at, text.symbol, text.broken.message.rstrip("."), "left out"))
            return
        self.seen.add_language(text.symbol, text.language, origin.input)
        source = identifier(text.symbol)
        held = self.rows.get("texts", f"{source}-{text.language}")
        if held and held["file_name"] != origin.input:
            fault = f"the text is held already, as {held['file_name']}"
            self.rows.fault(Fault(origin, text.symbol, fault, "left out"))
            return
        self.rows.add(
            "texts",
            here,
            id=f"{source}-{text.language}",
            source=source,
            language=text.language,
            file_name=origin.input,
        )
        self.seen.add_roll_call(text.symbol, text.roll_call)
        TextRows(self.rows, self.phrases).add(text, here, has_record=has_record)

    def _has_record(self, text: Text) -> bool:
        held = self.rows.get("resolutions", identifier(text.symbol))
        return self.seen.has_record(text.symbol) or held is not None

    def _take_without_record(self, text: Text, here: Origin) -> bool:
        """Tell whether to take a text of a resolution that has no record, and note it."""
        if self.with_records and not self.leave_out_unrecorded:
            message = f"{text.symbol} has no record."
            remedy = "Add its record, or call with --leave-out-unrecorded."
            self.rows.find(here, message, remedy)
            return False
        treatment = "left out" if self.leave_out_unrecorded else "taken without one"
        self.rows.fault(Fault(here, text.symbol, "the text has no record", treatment))
        return not self.leave_out_unrecorded

    def note_missing_languages(self) -> None:
        """Note of each resolution in several languages which of the usual ones is missing."""
        for symbol, language, file in self.seen.missing_languages():
            origin = Origin("", 0, file.rpartition("/")[0] or file)
            fault = f"there is no text in the language {language}"
            self.rows.fault(Fault(origin, symbol, fault, "none is recorded"))


def _texts_in(folder: Path) -> Iterator[Path]:
    """Yield the XML files below a folder, sorted by the names on the way to them.

    Only the names wait, as short as can be: there are as many as there are texts.

    Raises:
        InputError: a folder can't be read.
    """
    waiting = [str(folder)]
    while waiting:
        path = Path(waiting.pop())
        if path == folder or (path.is_dir() and not path.is_symlink()):
            try:
                waiting += sorted(map(str, path.iterdir()), reverse=True)
            except OSError as error:
                message = f"the folder can't be read: {error.strerror or 'no reason given'}."
                raise InputError(Finding(str(path), 0, message)) from None
        elif path.name.endswith(".xml"):
            yield path


def _is_blank(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            while chunk := file.read(65536):
                if chunk.strip():
                    return False
    except OSError:
        return False
    return True
