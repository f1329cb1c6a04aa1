"""markdown: CommonMark with tables, read so that every word keeps its place in the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from auditor.model import Block, Datum, Document
from auditor.readers import parts
from auditor.readers.canvas import Canvas, all_links

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*(?:\r\n|\n|\r)(.*?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)", re.DOTALL)
_BREAK = re.compile(r"\r\n|\n|\r")

# What front matter is called by those who write it, and what we call it.
_KEYS = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date", "date_published", "datepublished", "publishdate", "pubdate"),
    "modified": ("modified", "updated", "lastmod", "date_modified", "datemodified", "last_modified_at"),
    "publisher": ("publisher", "outlet", "site", "publication"),
    "description": ("description", "dek", "summary", "excerpt", "subtitle"),
    "dateline": ("dateline", "location"),
    "url": ("url", "canonical", "canonical_url", "permalink"),
}

# Containers in which a paragraph is not a plain paragraph.
_WITHIN = {"list_item_open": "list_item", "blockquote_open": "block_quote"}


def read(source: str, name: str) -> Document:
    """The document in a Markdown text."""
    matter = _FRONT_MATTER.match(source)
    known = _front_matter(matter[1]) if matter else {}
    canvas = Canvas(source)
    tokens = _parser().parse(source[matter.end() :] if matter else source)
    if matter and not any(token.tag == "h1" for token in tokens):
        _front_title(canvas, matter, known)
    _Walk(canvas, matter.end() if matter else 0).walk(tokens)
    text, blocks = canvas.finish()
    settled, metadata = parts.settle(text, _titled(text, blocks), known)
    return Document(name, "md", source, text, settled, metadata, all_links(canvas.links, text), canvas.source_map)


def _parser() -> Any:
    from markdown_it import MarkdownIt

    # Entities and escapes must stay apart from the text around them: they are shorter there than in the source.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")


def _front_matter(text: str) -> dict[str, Datum]:
    import yaml

    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(data, Mapping):
        return {}
    values = {str(key).lower().replace("-", "_"): _plain(value) for key, value in data.items()}
    found = {ours: next((values[key] for key in keys if values.get(key)), "") for ours, keys in _KEYS.items()}
    return {key: Datum(value, "front-matter") for key, value in found.items() if value}


def _plain(value: Any) -> str:
    """A YAML value as one line of text."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_plain, value)))
    if isinstance(value, Mapping):
        return _plain(value.get("name"))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return "" if value is None or isinstance(value, bool) else " ".join(str(value).split())


def _front_title(canvas: Canvas, matter: re.Match[str], known: Mapping[str, Datum]) -> None:
    """Make the title in the front matter the title block, where it stands there as it is."""
    if "title" not in known:
        return
    title = known["title"].value
    line = re.compile(rf"^(?:title|headline)\s*:.*?({re.escape(title)})", re.IGNORECASE | re.MULTILINE)
    found = line.search(canvas.source, 0, matter.end())
    if found:
        canvas.open()
        canvas.add(*found.span(1))
        canvas.close("title", 1)


def _titled(text: str, blocks: list[Block]) -> list[Block]:
    """The first block is the title where no heading of the first level is, but it reads like one."""
    if any(block.kind == "title" for block in blocks) or len(blocks) < 2:
        return blocks
    first = blocks[0]
    line = text[first.start : first.end]
    short = (
        first.kind == "paragraph" and parts.is_title(line) and not parts.byline(line) and not parts.is_date_line(line)
    )
    if first.kind == "heading" or short:
        return [Block("title", first.start, first.end, 1), *blocks[1:]]
    return blocks


class _Walk:
    """Goes through the parsed tokens with a cursor in the source."""

    def __init__(self, canvas: Canvas, offset: int) -> None:
        self.canvas = canvas
        self.source = canvas.source
        self.lines = [
            offset,
            *(match.end() for match in _BREAK.finditer(self.source, offset)),
            len(self.source),
        ]
        self.cursor = offset
        self.end = offset

    def walk(self, tokens: list[Token]) -> None:
        within: list[str] = []
        kind, level, titled = "", 0, any(block.kind == "title" for block in self.canvas.blocks)
        for token in tokens:
            if token.type in _WITHIN:
                within.append(_WITHIN[token.type])
            elif token.type in ("list_item_close", "blockquote_close"):
                within.pop()
            elif token.type == "heading_open":
                level = int(token.tag[1])
                kind = "title" if level == 1 and not titled and not within else "heading"
                titled = titled or kind == "title"
            elif token.type == "paragraph_open":
                kind, level = _kind_within(within)
            elif token.type in ("th_open", "td_open"):
                kind = ""
            elif token.type == "inline" and kind:
                self.inline(token, kind, level)

    def inline(self, token: Token, kind: str, level: int) -> None:
        first, last = token.map or (0, 0)
        children = token.children or []
        self.cursor = max(self.cursor, self.lines[min(first, len(self.lines) - 1)])
        self.end = self.lines[min(last, len(self.lines) - 1)]
        self.canvas.open()
        if kind == "paragraph" and _only_images(children):
            kind, children = "caption", _captions(children)
        self.children(children)
        self.canvas.close(kind, level)

    def children(self, children: list[Token]) -> None:
        links: list[tuple[str, int, str]] = []
        for child in children:
            if child.type == "text":
                self.words(child.content)
            elif child.type == "text_special":
                self.unit(child.markup, child.content)
            elif child.type == "code_inline":
                self.skip(child.markup)
                self.words(child.content.strip())
                self.skip(child.markup)
            elif child.type in ("softbreak", "hardbreak"):
                self.canvas.gap()
            elif child.type == "html_inline":
                self.skip(child.content)
                if child.content.lower().startswith("<br"):
                    self.canvas.gap()
            elif child.type == "image":
                self.image(child)
            elif child.type == "link_open":
                self.skip("<" if child.markup == "autolink" else "[")
                links.append((str(child.attrGet("href") or ""), self.canvas.next, child.markup))
            elif child.type == "link_close" and links:
                url, start, markup = links.pop()
                self.canvas.link(start, self.canvas.length, url)
                self.cursor = self.cursor if markup == "autolink" else _after_target(self.source, self.cursor, self.end)
            elif child.markup:
                self.skip(child.markup)

    def words(self, content: str) -> None:
        """Add text that stands in the source as it is, or but for its white space."""
        lead = content[: len(content) - len(content.lstrip())]
        content = content.strip("\n")
        if not content:
            return
        if not content.strip():
            self.canvas.gap()
            return
        at = self.source.find(content, self.cursor, self.end)
        if at >= 0:
            self.canvas.add(at, at + len(content))
            self.cursor = at + len(content)
            return
        if lead:
            self.canvas.gap()
        for word in content.split():
            self.word(word)
            self.canvas.gap()

    def word(self, word: str) -> None:
        at = self.source.find(word, self.cursor, self.end)
        if at >= 0:
            self.canvas.add(at, at + len(word))
            self.cursor = at + len(word)
        else:
            # The parser made this word (a decoded address): it stands for what lies at the cursor.
            self.canvas.add(self.cursor, self.cursor, word)

    def unit(self, raw: str, content: str) -> None:
        """Add what an entity or an escape stands for."""
        at = self.source.find(raw, self.cursor, self.end)
        if at < 0:
            return self.words(content)
        self.cursor = at + len(raw)
        if content.isspace():
            self.canvas.gap()
        else:
            self.canvas.add(at, self.cursor, content)
        return None

    def skip(self, markup: str) -> None:
        at = self.source.find(markup, self.cursor, self.end)
        if at >= 0:
            self.cursor = at + len(markup)

    def image(self, token: Token) -> None:
        """Pass over an image; its description is text only where the image stands alone."""
        self.skip("![")
        if token.meta.get("caption"):
            self.children(token.children or [])
        else:
            for child in token.children or []:
                self.skip(child.markup if child.type == "text_special" else child.content)
        self.cursor = _after_target(self.source, self.cursor, self.end)


def _kind_within(within: list[str]) -> tuple[str, int]:
    if "block_quote" in within:
        return "block_quote", 0
    return ("list_item", len(within)) if within else ("paragraph", 0)


def _only_images(children: list[Token]) -> bool:
    return bool(children) and all(child.type in ("image", "softbreak", "link_open", "link_close") for child in children)


def _captions(children: list[Token]) -> list[Token]:
    for child in children:
        if child.type == "image":
            child.meta["caption"] = True
    return children


def _after_target(source: str, cursor: int, end: int) -> int:
    """The place after a link's or an image's `](target "title")`, `][label]` or `]`."""
    close = source.find("]", cursor, end)
    if close < 0:
        return cursor
    at = close + 1
    if at < end and source[at] == "[":
        label = source.find("]", at, end)
        return label + 1 if label >= 0 else at
    return _after_brackets(source, at, end) if at < end and source[at] == "(" else at


def _after_brackets(source: str, at: int, end: int) -> int:
    depth, quote, before = 0, "", ""
    start = at
    while at < end:
        letter = source[at]
        if letter == "\\":
            at += 1
        elif quote:
            quote = "" if letter == quote else quote
        elif letter == "<" and before in "( \t\r\n":
            quote = ">"
        elif letter in "\"'" and before.isspace():
            quote = letter
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            if depth == 0:
                return at + 1
        before, at = letter, at + 1
    return start
