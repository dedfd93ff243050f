"""A column map: a YAML file that says which columns of a table of one's own hold what a claim says.

Every fault of the map is told with its line, and so is every column that the table does not have.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from trucewatch.imports.countries import country_code
from trucewatch.imports.layout import Layout
from trucewatch.imports.mapped_cell import Cell, read_cell
from trucewatch.imports.row import Row
from trucewatch.model.claim import KEYS_OF_KIND, OWN_KEYS, ClaimKind
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.model.written import WrittenClaim
from trucewatch.yaml_lines import Faults, YamlFields, YamlNode, read_yaml

READER = "csv 1"
_TOP_KEYS = ("source", "title", "published", "withheld", "kind", "encoding", "columns", "codes")
_PLACE_KEYS = ("place", "admin1", "admin2", "country", "place_kind", "lat", "lon", "precision_km")
_SHARED_KEYS = ("speaker", "speaker_for", "certainty", "denied")
COLUMN_KEYS = ("event", "kind", "date", "date_last", *_PLACE_KEYS, *_SHARED_KEYS, *sorted(OWN_KEYS))
"""What may stand under `columns`."""
_WIDEST_KM = 5000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """A register whose columns a file describes."""

    TITLE: str
    SOURCE: str
    WITHHELD: str | None
    kind: ClaimKind
    cells: Mapping[str, Cell]
    codes: Sequence[YamlNode]
    published: date | None = None
    encoding: str | None = None
    READER: str = READER
    REQUIRED: Sequence[str] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the map names, in small letters."""
        named = [name for cell in self.cells.values() for name in cell.columns.values()]
        return tuple(dict.fromkeys([*named, *self._code_columns()]))

    def check(self, layout: Layout) -> None:
        """Note every column that the map names and the table does not have."""
        pairs = [(name, cell.lines[end]) for cell in self.cells.values() for end, name in cell.columns.items()]
        for name, node in [*pairs, *zip(self._code_columns(), self.codes, strict=True)]:
            if layout.place_of(name) is None:
                node.fault(f"a column of {layout.file}", known=[column for column in layout.columns if column])

    def read(self, row: Row) -> WrittenClaim | None:
        """Return what the row claims; None where it has faults."""
        values = {key: cell.value(row) for key, cell in self.cells.items() if key not in _READ_TOGETHER}
        kind = values.pop("kind", None) or self.kind
        event = row.needed(self.cells["event"].columns["column"]) if "event" in self.cells else None
        date_told, place = self._date(row), self._place(row)
        if not row.is_sound:
            return None
        own = {key: value for key, value in values.items() if key in OWN_KEYS and value not in (None, ())}
        for key in sorted(set(own) - set(KEYS_OF_KIND[kind])):
            row.flag(f"`{key}` is no key of a claim of kind {kind}; it stands in the row alone")
            del own[key]
        shared = {key: values[key] for key in _SHARED_KEYS if values.get(key) not in (None, ())}
        return row.claim(
            kind,
            reader=READER,
            event=f"{self.SOURCE}:{event}" if event else None,
            date=date_told,
            place=place,
            codes=row.codes(self._code_columns()),
            **shared,
            **own,
        )

    def _code_columns(self) -> list[str]:
        return [str(node.text()).casefold() for node in self.codes]

    def _date(self, row: Row) -> Period | None:
        first = self.cells.get("date")
        if first is None or row.text(first.columns["column"]) is None:
            return None
        last = self.cells.get("date_last", first)
        return row.period(first.columns["column"], last.columns["column"], first.forms or last.forms)

    def _place(self, row: Row) -> tuple[Place, ...]:
        told: dict[str, Any] = {
            key: self.cells[key].value(row)
            for key in ("place", "admin1", "admin2", "country", "place_kind")
            if key in self.cells
        }
        north, east = (self.cells[key].columns["column"] if key in self.cells else "" for key in ("lat", "lon"))
        point = row.point(north, east) if north and east else None
        reach = self.cells.get("precision_km")
        reach_km = row.number(reach.columns["column"], least=0.0, most=_WIDEST_KM) if reach else None
        name = told.get("place") or told.get("admin2") or told.get("admin1")
        if name is None:
            return ()
        return (
            Place(
                name=name,
                point=point,
                precision_km=reach_km if point else None,
                country=country_code(told.get("country")),
                kind=told.get("place_kind"),
                admin1=told.get("admin1"),
                admin2=told.get("admin2"),
            ),
        )


_READ_TOGETHER = frozenset({"event", "date", "date_last", *_PLACE_KEYS})
"""Keys of the map that make one value of a claim between them."""


def read_column_map(path: Path) -> tuple[ColumnMap, Faults]:
    """Return the map in the file, and where what the table lacks is to be noted.

    Raises:
        FaultyFileError: It has faults; all of them are told.
    """
    faults = Faults()
    top = read_yaml(path, faults)
    found = _read_top(top) if top else None
    faults.raise_any("column map")
    assert found is not None
    return found, faults


def _read_top(top: YamlNode) -> ColumnMap | None:
    fields = top.fields(_TOP_KEYS, required=("source", "columns"))
    source, columns = fields.text("source"), fields.get("columns")
    if columns is None:
        return None
    inner = columns.fields(COLUMN_KEYS)
    cells = {key: read_cell(key, node) for key in COLUMN_KEYS if (node := inner.get(key))}
    _check_cells(columns, inner, cells)
    return ColumnMap(
        TITLE=fields.text("title") or f"table of {source}",
        SOURCE=source or "",
        WITHHELD=fields.text("withheld"),
        kind=fields.word("kind", ClaimKind) or ClaimKind.INCIDENT,
        cells={key: cell for key, cell in cells.items() if cell.columns},
        codes=[node for node in fields.entries("codes") if node.text()],
        published=fields.day("published"),
        encoding=fields.text("encoding"),
    )


def _check_cells(columns: YamlNode, inner: YamlFields, cells: Mapping[str, Cell]) -> None:
    if not cells:
        columns.fault("at least one key that says where a value stands", found="none")
    for one, other in (("lat", "lon"), ("lon", "lat"), ("date_last", "date")):
        if one in cells and other not in cells:
            node = inner.get(one)
            assert node is not None
            node.fault(f"{other!r} beside it", found="none")
