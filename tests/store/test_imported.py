"""An import into either store gives the same exports, byte for byte."""

import io
from datetime import date
from pathlib import Path

from cluster import Cluster
from imports.tables import ACLED_ROW, UCDP_ROW, as_csv, rows_of
from trucewatch.importing import Wanted
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.table import Brought
from trucewatch.publish import FORMATS
from trucewatch.workspace import open_workspace


def exports_of(place: Path | str, tables: dict[ImportName, Path]) -> dict[str, bytes]:
    """Import the tables into a workspace, and return what it exports in each format, times of capture aside."""
    with open_workspace(place, create=True) as workspace:
        for name, path in tables.items():
            workspace.import_file(open_import(name, path, Brought(published=date(2002, 1, 1))), Wanted())
        times = workspace.times(as_of=date(2030, 1, 1))
        found: dict[str, bytes] = {}
        for form in sorted(set(FORMATS) - {"gpkg", "prov"}):
            out = io.BytesIO()
            workspace.export(form, out, times)
            found[form] = out.getvalue()
        found["search"] = repr([one.claim for one in workspace.search("northland ash", times).claims]).encode()
        assert workspace.verify() == []
        return found


def test_both_stores_give_the_same_exports(cluster: Cluster, tmp_path: Path) -> None:
    """Rows, their order, and what may leave are the same, whichever database they lie in."""
    tables: dict[ImportName, Path] = {}
    for name, rows in (
        (ImportName.UCDP, rows_of(UCDP_ROW, {}, {"id": "2", "best": "4"}, {"id": "3", "adm_1": ""})),
        (ImportName.ACLED, rows_of(ACLED_ROW, {})),
    ):
        tables[name] = tmp_path / f"{name}.csv"
        tables[name].write_text(as_csv(rows))

    assert exports_of(cluster.new_place(), tables) == exports_of(tmp_path / "ws", tables)
