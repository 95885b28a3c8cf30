"""The page itself: pyvis fills the project's own template, with everything in one file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib import resources
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup

from cybergov.explorer.data import PageData

__all__ = ["html_of", "json_for_script"]

_HERE: Final = Path(__file__).parent
_VIS: Final = "templates/lib/vis-9.1.2"

#: In the order in which they use one another.
_SCRIPTS: Final = (
    "dom",
    "packed",
    "passages",
    "graph",
    "address",
    "filter",
    "text",
    "around",
    "labels",
    "picture",
    "fold",
    "claim",
    "acts",
    "sections",
    "said",
    "structure",
    "lineage",
    "naming",
    "silences",
    "positions",
    "question",
    "definitions",
    "counterparts",
    "comparisons",
    "panel",
    "list",
    "search",
    "controls",
    "grid",
    "states",
    "votes",
    "treaties",
    "positions-table",
    "compare-actors",
    "compare-sources",
    "compare-concepts",
    "compare",
    "timeline",
    "record",
    "main",
)

_STYLES: Final = ("explorer", "record", "texts", "positions")

# vis's style sheet's data URLs are the pictures of buttons that this page does not show.
_PICTURES: Final = re.compile(r'url\("?data:[^)]*\)')

_UNSAFE_IN_SCRIPT: Final = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def html_of(data: PageData) -> str:
    """Return the page. It runs no script but its own, whose hashes its policy names.

    pyvis gets no nodes: it looks every end of an edge up in a list, and the page's data are
    packed (see ``packed.py``).
    """
    from pyvis.network import Network

    picture = Network(directed=True, height="100%")
    picture.templateEnv = _templates(data)
    picture.path = "template.html"
    picture.options = {"physics": {"enabled": False}, "layout": {"improvedLayout": False}}
    return str(picture.generate_html())


def json_for_script(value: object) -> Markup:
    r"""Return ``value`` as JSON that can stand in a ``<script>`` element whatever its texts hold.

    >>> print(json_for_script("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # One after the other is ten times as quick as str.translate.
    for unsafe, safe in _UNSAFE_IN_SCRIPT.items():
        text = text.replace(unsafe, safe)
    return Markup(text)


def _templates(data: PageData) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    vis = (resources.files("pyvis") / _VIS / "vis-network.min.js").read_text("utf-8").strip()
    own = _own_script()
    environment.filters["json"] = json_for_script
    environment.globals.update(
        data=data,
        vis_script=_inline(vis),
        own_script=_inline(own),
        hashes=" ".join(map(_hash, (vis, own))),
        styles=Markup(_styles()),
    )
    return environment


def _own_script() -> str:
    """Return the scripts as one, in a block of its own: it leaves no names in the page."""
    texts = [(_HERE / "script" / f"{name}.js").read_text("utf-8") for name in _SCRIPTS]
    return '"use strict";\n{\n' + "\n".join(texts) + "}\n"


def _styles() -> str:
    vis = (resources.files("pyvis") / _VIS / "vis-network.css").read_text("utf-8")
    own = [(_HERE / f"{name}.css").read_text("utf-8") for name in _STYLES]
    return "\n".join([_PICTURES.sub("none", vis).strip(), *own])


def _inline(script: str) -> Markup:
    """Return the text of a script element.

    Raises:
        ValueError: the script would end its own element.
    """
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("a script that holds </script or <!-- can't be inlined")
    return Markup(script)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
