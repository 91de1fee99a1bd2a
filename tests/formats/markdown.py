"""How viewers of Markdown see a page: what it is built of, and the words in it."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

Seen = tuple[list[str], list[str], list[str]]
"""The kinds of blocks in order, the kinds of everything inside them but words, and the words block by block."""


@cache
def viewers() -> tuple[MarkdownIt, ...]:
    """CommonMark and a little more, as in Rich; the same with links, as in Textual; and one that knows footnotes."""
    return (
        MarkdownIt().enable("strikethrough").enable("table"),
        MarkdownIt("gfm-like"),
        MarkdownIt("gfm-like2").use(footnote_plugin),
    )


def seen(page: str, viewer: MarkdownIt) -> Seen:
    """The page as that viewer sees it."""
    tokens = viewer.parse(page)
    inside = [child for token in tokens for child in token.children or ()]
    return (
        [f"{token.type} {token.tag} {token.nesting}" for token in tokens],
        [child.type for child in inside if child.type not in {"text", "softbreak"}],
        [_words(token) for token in tokens if token.type == "inline"],
    )


def _words(token: Token) -> str:
    return "".join("\n" if child.type == "softbreak" else child.content for child in token.children or ())
