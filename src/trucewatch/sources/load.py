"""Load the sources: those that ship with Trucewatch, and the user's own over them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from trucewatch.model.actor import Leaning, Source, SourceKind, SourceTopic
from trucewatch.model.claim import ClaimKind
from trucewatch.yaml_lines import Faults, YamlFields, YamlNode, library_files, read_yaml

LIBRARY = Path(__file__).parent / "library"
"""The folder of the sources that ship with Trucewatch."""

_FILE_KEYS = ("about", "kind", "sources")
_SOURCE_KEYS = (
    "id", "name", "names", "hosts", "owner", "kind", "country", "language", "leaning", "reliability", "reason",
    "licence", "items_a_week", "constructed", "pass_on", "protected", "topics", "feed",
)  # fmt: skip
_TOPIC_KEYS = ("reliability", "reason", "leaning")
_FEED = re.compile(r"https?://\S+")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTERS = ("A", "B", "C", "D", "E", "F")


class SourceTable:
    """The sources that the libraries know: a `SourceIndex`.

    A source that is not here is not refused: whoever asks takes its reliability as F, which cannot be judged.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._by_host = {host: source for source in self._sources.values() for host in source.hosts}
        self._by_name = {
            _fold(name): source for source in self._sources.values() for name in (source.id, *source.names, source.name)
        }

    def __iter__(self) -> Iterator[Source]:
        """Yield the sources in the order of the libraries."""
        return iter(self._sources.values())

    def __len__(self) -> int:
        """Return how many sources the libraries name."""
        return len(self._sources)

    def get(self, source_id: str) -> Source | None:
        """Return the source of that id; None when unknown."""
        return self._sources.get(source_id)

    def of_host(self, host: str) -> Source | None:
        """Return the source whose pages lie on that host or above it; None when unknown.

        Example:
            >>> table = SourceTable([Source(id="daily", name="Daily", hosts=("daily.example",))])
            >>> table.of_host("WWW.Daily.example:443").id
            'daily'
        """
        labels = host.casefold().partition(":")[0].strip(".").split(".")
        for start in range(len(labels)):
            if source := self._by_host.get(".".join(labels[start:])):
                return source
        return None

    def of_name(self, name: str) -> Source | None:
        """Return the source that goes by that name, case, accents and a leading article aside; None when unknown."""
        return self._by_name.get(_fold(name))


def load_sources(folders: Sequence[Path] = ()) -> SourceTable:
    """Return the sources of the shipped library and of `folders`; a later one of the same id wins.

    Raises:
        FaultyFileError: A file has faults; all of them are told.
    """
    faults = Faults()
    sources: dict[str, Source] = {}
    for path in library_files([LIBRARY, *folders]):
        sources.update((source.id, source) for source in _read_file(path, faults))
    faults.raise_any("sources")
    return SourceTable(sources.values())


def check(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return every fault of the source files at `paths`, in order of file and line."""
    faults = Faults()
    for path in paths:
        _read_file(path, faults)
    return faults.told()


def _read_file(path: Path, faults: Faults) -> list[Source]:
    top = read_yaml(path, faults)
    if top is None:
        return []
    fields = top.fields(_FILE_KEYS, required=("sources",))
    kind = fields.word("kind", SourceKind)
    sources: dict[str, Source] = {}
    for node in fields.entries("sources"):
        source = _read_source(node, kind)
        if source and source.id in sources:
            node.fault("each id once in a file", found=f"{source.id!r} again")
        if source:
            sources[source.id] = source
    return list(sources.values())


def _read_source(node: YamlNode, kind_of_file: SourceKind | None) -> Source | None:
    fields = node.fields(_SOURCE_KEYS, required=("id", "name"))
    source_id, name = _matching(fields, "id", _ID, "an id of small letters, digits and hyphens"), fields.text("name")
    letter = _reliability(fields)
    items = fields.number("items_a_week")
    if source_id is None or name is None:
        return None
    return Source(
        id=source_id,
        name=name,
        names=fields.texts("names"),
        hosts=_hosts(fields),
        owner=fields.text("owner"),
        kind=fields.word("kind", SourceKind) or kind_of_file,
        country=_matching(fields, "country", re.compile("[A-Z]{2}"), "a country's two capital letters (ISO 3166-1)"),
        language=fields.text("language"),
        leaning=_leaning(fields),
        reliability=letter,
        reliability_reason=fields.text("reason"),
        topics=_topics(fields),
        feed=_matching(fields, "feed", _FEED, "the address of a feed, https://..."),
        licence=fields.text("licence"),
        items_a_week=None if items is None else int(items),
        constructed=fields.text("constructed") in {"true", "yes"},
        pass_on=_yes_or_no(fields, "pass_on", default=True),
        protected=_yes_or_no(fields, "protected", default=False),
    )


def _yes_or_no(fields: YamlFields, key: str, *, default: bool) -> bool:
    """Return what stands under the key; whoever writes anything but yes or no is told."""
    field = fields.get(key)
    text = field.text() if field else None
    if field and text not in {"yes", "no", "true", "false"}:
        field.fault("yes or no")
    return default if text is None else text in {"yes", "true"}


def _matching(fields: YamlFields, key: str, form: re.Pattern[str], expected: str) -> str | None:
    field = fields.get(key)
    text = field.text() if field else None
    if field and text is not None and not form.fullmatch(text):
        field.fault(expected)
        return None
    return text


def _hosts(fields: YamlFields) -> tuple[str, ...]:
    hosts = []
    for node in fields.entries("hosts"):
        text = node.text()
        if text is not None and not _HOST.fullmatch(text):
            node.fault("a host without scheme and path, like news.example.org")
        elif text is not None:
            hosts.append(text.removeprefix("www."))
    return tuple(hosts)


def _topics(fields: YamlFields) -> tuple[SourceTopic, ...]:
    """Return what is otherwise by kind of claim: a mapping from the kind to what holds there."""
    field = fields.get("topics")
    topics = []
    for key, node in field.items() if field else ():
        if key not in list(ClaimKind):
            node.fault("a kind of claim", found=repr(key), known=list(ClaimKind))
            continue
        parts = node.fields(_TOPIC_KEYS)
        letter = _reliability(parts) if parts.get("reliability") else None
        leaning = _leaning(parts)
        if letter is None and not leaning:
            node.fault("'reliability' or 'leaning'", found="neither")
        topics.append(
            SourceTopic(kind=ClaimKind(key), reliability=letter, reason=parts.text("reason"), leaning=leaning)
        )
    return tuple(topics)


def _reliability(fields: YamlFields) -> str:
    """Return the Admiralty letter; one better than F must say why."""
    field = fields.get("reliability")
    text = field.text() if field else None
    if field is None or text is None:
        return "F"
    if text not in _LETTERS:
        field.fault("an Admiralty letter, A to F", known=_LETTERS)
        return "F"
    if text != "F" and fields.get("reason") is None:
        field.fault("the key 'reason' beside a letter other than F", found="none")
    return text


def _leaning(fields: YamlFields) -> tuple[tuple[str, Leaning], ...]:
    field = fields.get("leaning")
    if field is None:
        return ()
    pairs = [(actor_id, node.word(Leaning)) for actor_id, node in field.items()]
    return tuple(sorted((actor_id, word) for actor_id, word in pairs if word is not None))


def _fold(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    words = re.sub(r"[^\w\s]", " ", text).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
