"""The one pass over the text: every phrase of every rule and word list is found at once.

Literals go into one Aho–Corasick automaton (linear in the text, however many phrases); phrases with
`{lists}` and gaps are joined afterwards from the literals' hits. Regular expressions run under RE2,
which is linear too, so that no rule pack can make a scan blow up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from auditor import atoms
from auditor.model import Block, Document, Mark
from auditor.text import lower, plain

GAP_WORDS = 4
GAP = "..."
CASED = "(?-i)"

_SLOT = re.compile(r"\{([a-z][a-z0-9-]*)\}|\s*\.\.\.\s*")
_TOKEN = re.compile(r"\w+(?:-\w+|'t\b)*")
_GAP_STOP = re.compile(r"[!?;\n]|[.:](?!\w)")
_BETWEEN = re.compile(r"[ —–]+")

Forms = Sequence[tuple[str, str]]
Element = tuple[str, str]  # ("list", name), ("words", literal) or ("gap", "")


def elements(phrase: str) -> tuple[Element, ...]:
    """The parts of a phrase: literal words, `{list}` slots and `...` gaps."""
    parts: list[Element] = []
    at = 0
    for slot in _SLOT.finditer(phrase):
        parts += _literal(phrase[at : slot.start()])
        parts.append(("list", slot[1]) if slot[1] else ("gap", ""))
        at = slot.end()
    return (*parts, *_literal(phrase[at:]))


def _literal(words: str) -> list[Element]:
    folded = fold(words)
    return [("words", folded)] if folded else []


def fold(words: str) -> str:
    """A phrase as the scan compares it: lower case, straight marks, single spaces."""
    return " ".join(lower(plain(words)).split())


def lists_in(phrase: str) -> list[str]:
    """The names of the word lists that a phrase or a pattern uses."""
    return [slot[1] for slot in _SLOT.finditer(phrase) if slot[1]]


@dataclass(frozen=True)
class FoldedText:
    """A document's text made comparable: same words, straight marks, one space between words.

    Furniture and the gaps between blocks become newlines, so that nothing matches across them.
    `cased` keeps the case, `lowered` does not; both have the same offsets, `origin` maps them back.
    """

    cased: str
    lowered: str
    shifts: tuple[tuple[int, ...], tuple[int, ...]]

    def origin(self, offset: int) -> int:
        at = bisect_right(self.shifts[0], offset) - 1
        return offset + (self.shifts[1][at] if at >= 0 else 0)

    def place(self, offset: int) -> int:
        """The folded offset of a text offset."""
        low, high = 0, len(self.shifts[0])
        while low < high:
            middle = (low + high) // 2
            if self.shifts[0][middle] + self.shifts[1][middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return offset - (self.shifts[1][low - 1] if low else 0)


_BLANK = re.compile(r"\s")
_RUN = re.compile(r" {2,}")


def folded(document: Document) -> FoldedText:
    """The document's text as the scan reads it."""
    text, at, parts = document.text, 0, []
    for block in document.blocks:
        parts.append("\n" * (block.start - at))
        words = text[block.start : block.end]
        parts.append("\n" * len(words) if block.kind == "furniture" else _BLANK.sub(" ", words))
        at = max(block.end, at)
    parts.append("\n" * (len(text) - at))
    return _collapse(plain("".join(parts)))


def _collapse(text: str) -> FoldedText:
    starts, shifts, kept, at, shift = [], [], [], 0, 0
    for run in _RUN.finditer(text):
        kept.append(text[at : run.start() + 1])
        at = run.end()
        shift += run.end() - run.start() - 1
        starts.append(at - shift)
        shifts.append(shift)
    cased = "".join([*kept, text[at:]]) if kept else text
    return FoldedText(cased, lower(cased), (tuple(starts), tuple(shifts)))


class Hits:
    """What one scan found in one document, by list and by owner of phrases.

    `atoms` tells for each pattern that needs letters to match where in the folded text they end, in order.
    """

    def __init__(
        self,
        text: FoldedText,
        found: Mapping[str, list[tuple[int, int, str]]],
        atoms: Mapping[int, Sequence[int]],
        scanner: Scanner,
    ) -> None:
        self.text = text
        self.lists = scanner.lists
        self._found = found
        self._scanner = scanner
        self._atoms = atoms
        self._by_start: dict[str, Mapping[int, list[int]]] = {}
        self._blocks: dict[int, tuple[str, int]] = {}

    def matches(self, written: str, blocks: Iterable[Block]) -> Iterator[Mark]:
        """Where a rule's pattern matches in these blocks."""
        place = self._scanner.places[written]
        free = place in self._scanner.free
        ends = self._atoms.get(place, ())
        if not free and not ends:
            return
        for block in blocks:
            words, first = self._block(block)
            at = bisect_right(ends, first)
            if free or (at < len(ends) and ends[at] <= first + len(words)):
                yield from self._in_block(written, words, first)

    def _in_block(self, written: str, words: str, first: int) -> Iterator[Mark]:
        for hit in self._scanner.pattern(written).finditer(words):
            if hit.start() < hit.end():
                yield self._mark((first + hit.start(), first + hit.end(), ""))

    def _block(self, block: Block) -> tuple[str, int]:
        if block.start not in self._blocks:
            self._blocks[block.start] = block_text(self.text, block.start, block.end)
        return self._blocks[block.start]

    def forms(self, name: str) -> frozenset[str]:
        """The forms of a word list."""
        return self._scanner.forms(name)

    def of_list(self, name: str) -> tuple[Mark, ...]:
        """The entries of a word list in the text: longest first, no overlaps, with their `lemma`."""
        return tuple(self._mark(hit) for hit in _longest(self._found.get(f"list:{name}", ())))

    def of_owner(self, owner: str) -> tuple[Mark, ...]:
        """The phrases of a rule in the text: longest first, no overlaps."""
        found = list(self._found.get(f"owner:{owner}", ()))
        for sequence in self._scanner.plan.sequences.get(owner, ()):
            found += ((start, end, "") for start, end in self._joined(sequence))
        return tuple(self._mark(hit) for hit in _longest(found))

    def _mark(self, hit: tuple[int, int, str]) -> Mark:
        start, end, lemma = hit
        return Mark(self.text.origin(start), self.text.origin(end - 1) + 1, {"lemma": lemma})

    def _joined(self, sequence: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
        for start, end, _ in self._found.get(_key(sequence[0]), ()):
            for last in self._ends(sequence, 1, end):
                yield start, last

    def _ends(self, sequence: Sequence[Sequence[str]], index: int, end: int) -> set[int]:
        ends = {end}
        gap = False
        for element in sequence[index:]:
            if element[0] == "gap":
                gap = True
                continue
            starts = self._starts(_key(element))
            ends = {last for at in ends for place in self._places(at, gap) for last in starts.get(place, ())}
            gap = False
            if not ends:
                break
        return ends

    def _places(self, end: int, gap: bool) -> Iterator[int]:
        text = self.text.lowered
        at = end + 1 if text[end : end + 1] == " " else end
        yield at
        if not gap:
            return
        for _ in range(GAP_WORDS):
            space = _BETWEEN.search(text, at)
            if space is None or _GAP_STOP.search(text, at, space.start()):
                return
            at = space.end()
            yield at

    def _starts(self, key: str) -> Mapping[int, list[int]]:
        if key not in self._by_start:
            starts: dict[int, list[int]] = defaultdict(list)
            for start, end, _ in self._found.get(key, ()):
                starts[start].append(end)
            self._by_start[key] = starts
        return self._by_start[key]


def _longest(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    last = -1
    for hit in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if hit[0] >= last:
            yield hit
            last = hit[1]


def _key(element: Sequence[str]) -> str:
    kind, words = element
    return f"{kind}:{words}"


class Plan(NamedTuple):
    """What a scan looks for, spelled out once when a rulebook is compiled; JSON-able, so that it can be kept.

    `literals`: folded words and the (key, lemma) pairs that they stand for; `sequences`: an owner's phrases
    with slots and gaps; `patterns`: each regular expression as written and with its lists spelled out;
    `atoms`: letters without which patterns cannot match, and the places of those patterns among all.
    """

    literals: Mapping[str, Sequence[Sequence[str]]]
    sequences: Mapping[str, Sequence[Sequence[Sequence[str]]]]
    patterns: Mapping[str, str]
    atoms: Mapping[str, Sequence[int]]


def plan(lists: Mapping[str, Forms], phrases: Mapping[str, Sequence[str]], patterns: Iterable[str] = ()) -> Plan:
    """Put together what to look for: word lists by name, phrases by owner (a rule), and patterns."""
    literals: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sequences: dict[str, list[tuple[Element, ...]]] = defaultdict(list)
    for name, forms in lists.items():
        for form, lemma in forms:
            literals[fold(form)].append((f"list:{name}", lemma))
    for owner, written in phrases.items():
        for phrase in written:
            sequence = elements(phrase)
            if len(sequence) == 1 and sequence[0][0] == "words":
                literals[sequence[0][1]].append((f"owner:{owner}", ""))
                continue
            sequences[owner].append(sequence)
            for kind, words in sequence:
                if kind == "words" and (f"words:{words}", "") not in literals[words]:
                    literals[words].append((f"words:{words}", ""))
    spelled = {written: pattern(written, lists) for written in patterns}
    return Plan(dict(sorted(literals.items())), sequences, spelled, _atoms_of(spelled))


def _atoms_of(spelled: Mapping[str, str]) -> dict[str, list[int]]:
    """Each atom with the patterns that need it; under the empty atom those that may match without any."""
    needed: dict[str, list[int]] = defaultdict(list)
    for place, pattern in enumerate(spelled.values()):
        for atom in atoms.needed(pattern.removeprefix(CASED)) or ("",):
            needed[atom].append(place)
    return needed


class Scanner:
    """All phrases, ready to scan. Slots and gaps are joined only when an owner's hits are asked for."""

    def __init__(self, lists: Mapping[str, Forms], wanted: Plan) -> None:
        self.lists = lists
        self.plan = wanted
        self.places = {written: place for place, written in enumerate(wanted.patterns)}
        self.free = frozenset(wanted.atoms.get("", ()))
        self._forms: dict[str, frozenset[str]] = {}

    def forms(self, name: str) -> frozenset[str]:
        """The forms of a word list, for looking up one word; empty where there is no such list."""
        if name not in self._forms:
            self._forms[name] = frozenset(form for form, _ in self.lists.get(name, ()))
        return self._forms[name]

    @cached_property
    def _automaton(self) -> tuple[Any, list[tuple[bool, bool, Sequence[Sequence[str]], Sequence[int]]]]:
        """The automaton, and for each of its words: whether its ends must be those of words, its keys, its patterns."""
        from ahocorasick_rs import AhoCorasick

        literals, needed = self.plan.literals, self.plan.atoms
        words = [word for word in dict.fromkeys((*literals, *needed)) if word]
        meanings = [(_word(word[0]), _word(word[-1]), literals.get(word, ()), needed.get(word, ())) for word in words]
        return AhoCorasick(words), meanings

    def scan(self, document: Document) -> Hits:
        """Find every phrase of every owner and list, whole words only, and what patterns need."""
        text = folded(document)
        automaton, meanings = self._automaton
        starts, ends = set(), set()
        for token in _TOKEN.finditer(text.lowered):
            starts.add(token.start())
            ends.add(token.end())
        found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        atom_ends: dict[int, list[int]] = defaultdict(list)
        for index, start, end in automaton.find_matches_as_indexes(text.lowered, overlapping=True):
            left, right, keys, patterns = meanings[index]
            for place in patterns:
                atom_ends[place].append(end)
            if (not left or start in starts) and (not right or end in ends):
                for key, lemma in keys:
                    found[key].append((start, end, lemma))
        return Hits(text, found, atom_ends, self)

    def pattern(self, written: str) -> Any:
        """The pattern as a compiled RE2 expression."""
        return compiled(self.plan.patterns[written])


def _word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def pattern(written: str, lists: Mapping[str, Forms]) -> str:
    """A rule's pattern with its `{lists}` spelled out as alternatives, longest first."""
    return re.sub(r"\{([a-z][a-z0-9-]*)\}", lambda slot: _alternatives(lists.get(slot[1], ())), written)


_NOTHING = r"[^\x00-\x{10FFFF}]"  # an empty list matches no text, not the empty one


def _alternatives(forms: Forms) -> str:
    words = sorted({fold(form) for form, _ in forms}, key=lambda form: (-len(form), form))
    if not words:
        return _NOTHING
    return "(?:" + "|".join(re.escape(form) for form in words) + ")"


_COMPILED: dict[str, Any] = {}


def compiled(spelled: str) -> Any:
    """An RE2 pattern, case-insensitive unless it starts with `(?-i)`; raises `re2.error` where it is none."""
    if spelled not in _COMPILED:
        _COMPILED[spelled] = _compile(spelled)
    return _COMPILED[spelled]


def _compile(spelled: str) -> Any:
    import re2

    return re2.compile(spelled if spelled.startswith(CASED) else f"(?i){spelled}", _options())


def _options() -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    return options


def block_text(text: FoldedText, start: int, end: int) -> tuple[str, int]:
    """The folded words of a text span, in their case, and where they begin in the folded text."""
    first = text.place(start)
    return text.cased[first : text.place(end)], first
