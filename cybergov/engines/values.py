"""One way to write a value: an engine may give back another spelling of the same.

All that is here is Virtuoso's. It keeps a boolean as 1 or 0, which is the same value (XML Schema
1.1, part 2, 3.3.2) and not the same text; it names blank nodes by addresses, and answers an ASK
with a row. What is compared or printed is written as the project writes it.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

__all__ = ["canonical_line", "canonical_results"]

_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
_SPELLED: Final = {"1": "true", "0": "false"}
_LINES: Final = {
    f'"{number}"^^<{_BOOLEAN}>'.encode(): f'"{word}"^^<{_BOOLEAN}>'.encode()
    for number, word in _SPELLED.items()
}
_ASKED: Final = "__ASK_RETVAL"
#: Where none of these stands in it, a result is as it should be, and need not be read for it.
_SUSPECT: Final = re.compile(rb"XMLSchema#boolean|nodeID:|__ASK_RETVAL")


def canonical_results(body: bytes) -> bytes:
    """Return SPARQL 1.1 Query Results JSON in the standard's own spelling.

    Raises:
        ValueError: the body is no JSON, or no such results.
    """
    if not _SUSPECT.search(body.replace(b"\\/", b"/")):
        return body
    results = json.loads(body)
    try:
        if "boolean" in results:
            return body
        rows = results["results"]["bindings"]
        if results["head"]["vars"] == [_ASKED]:
            true = any(row[_ASKED]["value"] not in ("0", "false") for row in rows)
            return json.dumps({"head": {}, "boolean": true}).encode()
        for row in rows:
            for term in row.values():
                _spell(term)
    except (AttributeError, KeyError, TypeError):
        raise ValueError("it holds no rows") from None
    return json.dumps(results, ensure_ascii=False).encode()


def _spell(term: dict[str, Any]) -> None:
    if term.get("datatype") == _BOOLEAN:
        term["value"] = _SPELLED.get(term["value"], term["value"])
    elif term["type"] == "bnode":
        term["value"] = re.sub(r"[^A-Za-z0-9]", "", term["value"])


def canonical_line(line: bytes) -> bytes:
    """Return a triple of N-Triples with its boolean spelled out.

    >>> canonical_line(b'<s> <p> "1"^^<http://www.w3.org/2001/XMLSchema#boolean>')
    b'<s> <p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    """
    for numeral, word in _LINES.items():
        if line.endswith(numeral):
            return line.removesuffix(numeral) + word
    return line
