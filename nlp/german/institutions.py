"""The rule layer: what a district talks about (offices, groups, associations, "Frau X"), as patterns in data."""

import gzip
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

NAME = "institutions"
PATTERNS = Path(__file__).parent / "institutions.jsonl"
EDGES = frozenset({",", ";", ":", "–", "-", "‚", "‘", "(", ")", "/"})
TITLES = Path(__file__).parent / "titles.txt"

_lines = [line for line in TITLES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
_titles = frozenset(word for line in _lines for word in line.split())


@dataclass(frozen=True, slots=True)
class Rule:
    """A token pattern, the kind it gives, and how many of its first tokens are only context."""

    kind: str
    skip: int
    pattern: list[dict[str, Any]]


def read_rules(path: Path = PATTERNS) -> list[Rule]:
    """Rules of a JSON lines file with the keys "label", "pattern" and, if it has context, "skip"."""
    return [Rule(row["label"], row.get("skip", 0), row["pattern"]) for row in srsly.read_jsonl(path)]


def find_triggers(pattern: list[dict[str, Any]]) -> frozenset[str]:
    """Small-letter words of which one must be there for a pattern to match: its shortest list of words."""
    lists = []
    for token in pattern:
        values = token.get("LOWER", token.get("TEXT"))
        words = values.get("IN") if isinstance(values, dict) else [values] if values else None
        if words and "OP" not in token:
            lists.append(frozenset(word.lower() for word in words))
    return min(lists, key=lambda words: (len(words), sorted(words)))


class Institutions:
    """Pipeline component that adds the rules' entities to those found by the model."""

    def __init__(self, nlp: Language, rules: list[Rule]) -> None:
        # One matcher a rule: most texts hold the words of few rules, and only these are run. Of two spans of the same
        # length the first counts, so rules that look at the words before come first.
        ordered = sorted(rules, key=lambda rule: -rule.skip)
        self.rules = [(rule, find_triggers(rule.pattern), self._make_matcher(nlp, rule)) for rule in ordered]
        self.nouns: frozenset[str] = frozenset()

    def learn(self, nouns: Iterable[str]) -> None:
        """Set the common nouns, which are no person and no place ("Kaffee")."""
        self.nouns = frozenset(nouns)

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one document."""
        trimmed = [trim(part) for entity in doc.ents for part in split_lines(entity)]
        found = [entity for entity in trimmed if entity is not None and not is_common(entity, self.nouns)]
        entities = merge_entities(found, self.match(doc))
        doc.ents = [*entities, *find_repeated(doc, entities)]
        return doc

    def match(self, doc: Doc) -> list[Span]:
        """Spans of all rules; they may overlap."""
        words = {token.lower_ for token in doc}
        return [
            Span(doc, start + rule.skip, end, label=rule.kind)
            for rule, triggers, matcher in self.rules
            if not words.isdisjoint(triggers)
            for _, start, end in matcher(doc)
        ]

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the common nouns."""
        # No time stamp inside: the same training gives the same bytes.
        path.with_suffix(".json.gz").write_bytes(gzip.compress(srsly.json_dumps(sorted(self.nouns)).encode(), mtime=0))

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Institutions":
        """Read the common nouns that `to_disk` wrote."""
        self.learn(srsly.read_gzip_json(path.with_suffix(".json.gz")))
        return self

    def _make_matcher(self, nlp: Language, rule: Rule) -> Matcher:
        matcher = Matcher(nlp.vocab)
        matcher.add(rule.kind, [rule.pattern], greedy="LONGEST")
        return matcher


def split_lines(entity: Span) -> Iterator[Span]:
    """The parts of an entity on different lines: a name does not go on after a line's end."""
    start = entity.start
    for token in entity:
        if token.is_space and "\n" in token.text:
            if start < token.i:
                yield Span(entity.doc, start, token.i, label=entity.label)
            start = token.i + 1
    if start < entity.end:
        yield Span(entity.doc, start, entity.end, label=entity.label)


def find_repeated(doc: Doc, entities: Sequence[Span]) -> Iterator[Span]:
    """Last names alone ("Einhaus") of people whose full name was found elsewhere in the document."""
    people = {entity[-1].text for entity in entities if entity.label_ == "PER" and len(entity) > 1}
    taken = {token.i for entity in entities for token in entity}
    for token in doc if people else ():
        if token.text in people and len(token) > 2 and token.i not in taken:
            yield Span(doc, token.i, token.i + 1, label="PER")


def trim(entity: Span) -> Span | None:
    """An entity without white space, quotes and titles ("Herr", "Dr.") at its edges; None if nothing else is there."""
    titles = _titles if entity.label_ == "PER" else frozenset[str]()
    start, end = entity.start, entity.end
    while start < end and (entity.doc[start].text in titles or _is_edge(entity.doc[start])):
        start += 1
    while start < end and _is_edge(entity.doc[end - 1]):
        end -= 1
    return Span(entity.doc, start, end, label=entity.label) if start < end else None


def is_common(entity: Span, nouns: Set[str]) -> bool:
    """Whether a person or place of one word is only a common noun."""
    word = entity[0]
    return len(entity) == 1 and entity.label_ != "ORG" and word.pos_ == "NOUN" and word.text in nouns


def _is_edge(token: Token) -> bool:
    return token.is_space or token.is_quote or token.text in EDGES


def merge_entities(found: list[Span], ruled: list[Span]) -> list[Span]:
    """Entities without overlap: a rule's beats a found one, unless it lies inside a longer one of its own kind."""
    kept = filter_spans([rule for rule in ruled if not any(_extends(entity, rule) for entity in found)])
    return filter_spans(kept + [e for e in found if not any(e.start < k.end and k.start < e.end for k in kept)])


def _extends(entity: Span, rule: Span) -> bool:
    covers = entity.start <= rule.start and rule.end <= entity.end
    return bool(covers and entity.label == rule.label and len(entity) > len(rule))


@Language.factory(NAME, assigns=["doc.ents"])
def create_institutions(nlp: Language, name: str) -> Institutions:
    """Make the rule layer from its shipped patterns."""
    return Institutions(nlp, read_rules())
