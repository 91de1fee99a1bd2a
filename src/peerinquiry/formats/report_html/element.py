"""HTML and SVG as values, in which a text can be nothing but text.

Children are other elements, or texts; a text is cleaned and escaped wherever it stands. Tags and attributes are those
in the lists below: none of them runs, loads or links to anything. So no page made of these can be made to do more
than show.
"""

from __future__ import annotations

from html import escape
from typing import Final

from peerinquiry.inquiry.text import clean

# fmt: off
TAGS: Final = frozenset({
    "article", "blockquote", "body", "caption", "circle", "dd", "desc", "div", "dl", "dt", "figure", "footer",
    "h1", "h2", "header", "li", "line", "main", "p", "path", "rect", "section", "small", "span", "strong",
    "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "tspan", "ul",
})
ATTRIBUTES: Final = frozenset({
    "aria-describedby", "aria-hidden", "aria-labelledby", "class", "cx", "cy", "d", "dir", "focusable", "height",
    "id", "overflow", "r", "role", "rx", "scope", "text-anchor", "width", "x", "x1", "x2", "y", "y1", "y2",
})
# fmt: on
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may do: nothing but have the style that stands in it."""

Value = str | int | float | None


class Tag:
    """One element. `class_="…"` is the attribute class, `text_anchor` is text-anchor; what is None is left out.

    Raises ValueError for a tag or an attribute that is in neither list: those are the program's own, never a text's.
    """

    def __init__(self, name: str, *children: Tag | str | None, **attributes: Value) -> None:
        """Children that are None are left out."""
        self._name = _known(name, TAGS)
        self._children = [child for child in children if child is not None]
        self._attributes = {
            _known(name.rstrip("_").replace("_", "-"), ATTRIBUTES): value
            for name, value in attributes.items()
            if value is not None
        }

    def __str__(self) -> str:
        """What a browser reads."""
        attributes = "".join(f' {name}="{text(_said(value))}"' for name, value in self._attributes.items())
        inside = "".join(text(child) if isinstance(child, str) else str(child) for child in self._children)
        return f"<{self._name}{attributes}>{inside}</{self._name}>"


def document(title: str, style: str, body: Tag) -> str:
    """A whole page. `style` is the program's own; raises ValueError where it could end before its end."""
    if "<" in style:
        raise ValueError("a style holds no tag")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n{body}\n</html>\n"
    )


def text(words: str) -> str:
    """A text as it may stand anywhere in a page, an attribute's value too."""
    return escape(clean(words), quote=True)


def _known(name: str, names: frozenset[str]) -> str:
    if name not in names:
        raise ValueError(f"no page of ours has {name!r} in it")
    return name


def _said(value: str | float) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
