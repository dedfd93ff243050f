"""Read YAML that people write, and tell every fault at once with its line and path.

Values are asked for by what they ought to be; an ask that fails is noted as a fault and answered by nothing,
so that one reading finds them all. Scalars are taken as written: `NO` is Norway's code, never a boolean.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml
from rapidfuzz import fuzz, process

from trucewatch.errors import FaultyFileError

Word = TypeVar("Word", bound=StrEnum)
_LIKE_ENOUGH = 60.0
_MOST_KEYS_TOLD = 40
_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Faults:
    """The faults found so far, in however many files."""

    def __init__(self) -> None:
        self._found: list[tuple[str, int, str]] = []

    def add(self, file: str, line: int, path: str, told: str) -> None:
        """Note one fault; `line` counts from 1."""
        where = f"{file}:{line}: {path}: " if path else f"{file}:{line}: "
        self._found.append((file, line, where + told))

    def told(self) -> tuple[str, ...]:
        """Return the faults as sentences, in order of file and line, each once."""
        return tuple(dict.fromkeys(sentence for _, _, sentence in sorted(self._found)))

    def raise_any(self, what: str) -> None:
        """Raise them all at once, if there are any.

        Raises:
            FaultyFileError: A fault was noted.
        """
        if self._found:
            raise FaultyFileError(what, self.told())


def nearest(found: str, known: Collection[str]) -> str | None:
    """Return the known word that `found` was most likely meant to be; None when nothing is like it.

    Example:
        >>> nearest("withdraw_hevy_weapons", ["cease_fire", "withdraw_heavy_weapons"])
        'withdraw_heavy_weapons'
    """
    best = process.extractOne(found, sorted(known), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return best[0] if best else None


class YamlNode:
    """One value of a YAML file, with the place where it stands."""

    __slots__ = ("_faults", "_file", "_node", "_path")

    def __init__(self, node: yaml.Node, file: str, path: str, faults: Faults) -> None:
        self._node = node
        self._file = file
        self._path = path
        self._faults = faults

    @property
    def line(self) -> int:
        """The line where it stands, from 1."""
        return int(self._node.start_mark.line) + 1

    @property
    def file(self) -> str:
        """The file that it stands in."""
        return self._file

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return isinstance(self._node, yaml.MappingNode)

    @property
    def path(self) -> str:
        """The way to it: `obligations[2].due`."""
        return self._path

    def fault(self, expected: str, *, found: str | None = None, known: Collection[str] = ()) -> None:
        """Note that it is not what was expected; `known` are the words of which the nearest is suggested."""
        found = self._shown() if found is None else found
        hint = nearest(found.strip("'"), known) if known else None
        told = f"expected {expected}, found {found}" + (f"; did you mean {hint}?" if hint else "")
        self._faults.add(self._file, self.line, self._path, told)

    def text(self) -> str | None:
        """Return the scalar as it was written; None, and a fault, when it is none or empty."""
        if isinstance(self._node, yaml.ScalarNode) and self._node.value.strip():
            return str(self._node.value).strip()
        # `- Envoy: announcement` is a mapping to YAML, and a sentence to whoever wrote it.
        self.fault(
            "a text" if isinstance(self._node, yaml.ScalarNode) else "a text, in quotation marks where it holds a colon"
        )
        return None

    def number(self) -> float | None:
        """Return the number; None, and a fault, when it is none."""
        try:
            return float(self._node.value)
        except (TypeError, ValueError):
            self.fault("a number")
            return None

    def day(self) -> date | None:
        """Return the day; None, and a fault, when it is none."""
        try:
            return date.fromisoformat(self._node.value)
        except (TypeError, ValueError):
            self.fault("a date like 2018-10-15")
            return None

    def word(self, words: type[Word]) -> Word | None:
        """Return the word of that vocabulary; None, and a fault with the nearest one, when it is none."""
        text = self.text()
        known = [word.value for word in words]
        if text is None or text in known:
            return None if text is None else words(text)
        self.fault("one of " + ", ".join(known), known=known)
        return None

    def entries(self) -> list["YamlNode"]:
        """Return the members of the list; a lone value is a list of one, as people write it."""
        if isinstance(self._node, yaml.SequenceNode):
            return [self._child(node, f"{self._path}[{place}]") for place, node in enumerate(self._node.value)]
        return [self]

    def fields(self, known: Collection[str], *, required: Sequence[str] = ()) -> "YamlFields":
        """Return the keys of the mapping; unknown, doubled and missing ones are faults."""
        fields: dict[str, YamlNode] = {}
        if not isinstance(self._node, yaml.MappingNode):
            self.fault("a mapping of " + ", ".join(required or sorted(known)))
            return YamlFields(self, fields)
        for key_node, value_node in self._node.value:
            key = str(key_node.value)
            field = self._child(value_node, f"{self._path}.{key}" if self._path else key)
            if key not in known:
                key_at = self._child(key_node, field.path)
                key_at.fault(_keys_in_words(known, key), known=known)
            elif key in fields:
                field.fault("each key once", found=f"{key!r} again")
            elif not _is_null(value_node):
                fields[key] = field
        for key in required:
            if key not in fields:
                self.fault(f"the key {key!r}", found="none")
        return YamlFields(self, fields)

    def peek(self, key: str) -> str | None:
        """Return the text under `key` as it stands, noting nothing; None when there is none."""
        pairs = self._node.value if isinstance(self._node, yaml.MappingNode) else ()
        texts = (value.value for name, value in pairs if name.value == key and isinstance(value, yaml.ScalarNode))
        return next(texts, None)

    def peek_entries(self, key: str) -> list["YamlNode"]:
        """Return the members of the list under `key`, noting nothing; empty when there is none."""
        pairs = self._node.value if isinstance(self._node, yaml.MappingNode) else ()
        lists = (self._child(value, key) for name, value in pairs if name.value == key and not _is_null(value))
        return next((found.entries() for found in lists), [])

    def items(self) -> Iterator[tuple[str, "YamlNode"]]:
        """Yield the pairs of a mapping whose keys are free; a fault when it is none."""
        if not isinstance(self._node, yaml.MappingNode):
            self.fault("a mapping")
            return
        for key_node, value_node in self._node.value:
            yield str(key_node.value), self._child(value_node, f"{self._path}.{key_node.value}")

    def _child(self, node: yaml.Node, path: str) -> "YamlNode":
        return YamlNode(node, self._file, path, self._faults)

    def _shown(self) -> str:
        match self._node:
            case yaml.ScalarNode() if not self._node.value.strip():
                return "nothing"
            case yaml.ScalarNode():
                return repr(self._node.value)
            case yaml.SequenceNode():
                return "a list"
            case _:
                return "a mapping"


class YamlFields:
    """The keys of one mapping, each to be asked for as what it ought to be."""

    __slots__ = ("_fields", "node")

    def __init__(self, node: YamlNode, fields: Mapping[str, YamlNode]) -> None:
        self.node = node
        self._fields = fields

    def get(self, key: str) -> YamlNode | None:
        """Return the value under `key`; None when it is not there."""
        return self._fields.get(key)

    def text(self, key: str) -> str | None:
        """Return the text under `key`; None when there is none."""
        field = self._fields.get(key)
        return field.text() if field else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts under `key`, in their order; empty when there are none."""
        return tuple(text for entry in self.entries(key) if (text := entry.text()) is not None)

    def number(self, key: str) -> float | None:
        """Return the number under `key`; None when there is none."""
        field = self._fields.get(key)
        return field.number() if field else None

    def day(self, key: str) -> date | None:
        """Return the day under `key`; None when there is none."""
        field = self._fields.get(key)
        return field.day() if field else None

    def word(self, key: str, words: type[Word]) -> Word | None:
        """Return the word under `key`; None when there is none."""
        field = self._fields.get(key)
        return field.word(words) if field else None

    def entries(self, key: str) -> list[YamlNode]:
        """Return the members of the list under `key`; empty when there is none."""
        field = self._fields.get(key)
        return field.entries() if field else []


def read_yaml(path: Path, faults: Faults) -> YamlNode | None:
    """Return the top value of a YAML file; None, and a fault, when it cannot be read or is empty."""
    file = str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        faults.add(file, 1, "", f"expected a file that can be read, found {error.strerror}")
        return None
    except UnicodeDecodeError as error:
        faults.add(file, 1, "", f"expected UTF-8 text, found the byte {error.object[error.start]:#04x}")
        return None
    return parse_yaml(text, file, faults)


def parse_yaml(text: str, file: str, faults: Faults) -> YamlNode | None:
    """Return the top value of YAML; None, and a fault, when it is none or empty.

    Args:
        file: What faults call the place where it stands.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "something else"
        faults.add(file, mark.line + 1 if mark else 1, "", f"expected YAML, found {problem}")
        return None
    if root is None:
        faults.add(file, 1, "", "expected a mapping, found an empty file")
        return None
    return YamlNode(root, file, "", faults)


def library_files(folders: Sequence[Path], pattern: str = "*.yml") -> list[Path]:
    """Return the library files of the folders, folder by folder, each folder's in order of name."""
    return [path for folder in folders for path in sorted(folder.glob(pattern))]


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _keys_in_words(known: Collection[str], found: str) -> str:
    """Name all keys that there may be; of more than can be read at once none, where one of them was surely meant."""
    if len(known) > _MOST_KEYS_TOLD and nearest(found, known):
        return f"one of {len(known)} keys"
    return "one of the keys " + ", ".join(sorted(known))
