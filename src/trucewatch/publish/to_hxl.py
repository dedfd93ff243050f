"""CSV with a row of HXL tags under the column names, by which humanitarian tools know what a column holds.

Source:
    Humanitarian Exchange Language 1.1 (hxlstandard.org): hashtags, and attributes after a plus sign.
"""

from collections.abc import Mapping
from typing import BinaryIO

from trucewatch.model.claim import COUNT_KEYS
from trucewatch.model.claim_cells import COLUMNS
from trucewatch.publish.form import Handover
from trucewatch.publish.text_out import table_writer
from trucewatch.publish.to_csv import write_rows

__all__ = ["COLUMNS", "IS_TEXT", "MIME_TYPE", "SUFFIX", "TAGS", "TITLE", "write"]

TITLE = "CSV table with HXL tags"
MIME_TYPE = "text/csv"
SUFFIX = ".hxl.csv"
IS_TEXT = True

_OF_COUNTS = {
    "killed": "#affected+killed",
    "injured": "#affected+injured",
    "displaced": "#affected+displaced",
    "civilians_killed": "#affected+civilians+killed",
    "children_killed": "#affected+children+killed",
    "count": "#indicator+num",
}
_TOLD = {
    "id": "#meta+id+claim",
    "kind": "#meta+kind+claim",
    "document": "#meta+sha256+document",
    "source": "#meta+source",
    "published": "#date+published",
    "start": "#meta+start+sentence",
    "end": "#meta+end+sentence",
    "text": "#description+sentence",
    "speaker": "#contact+name+speaker",
    "speaker_for": "#org+name+speaker",
    "said_first": "#date+said+start",
    "said_last": "#date+said+end",
    "date_first": "#date+occurred+start",
    "date_last": "#date+occurred+end",
    "deadline_first": "#date+due+start",
    "deadline_last": "#date+due+end",
    "place": "#loc+name",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "precision": "#geo+km+precision",
    "type": "#event+type",
    "perpetrator": "#org+name+perpetrator",
    "target": "#org+name+target",
    "event": "#event+id",
    "about": "#activity+obligation",
    "verdict": "#status+verdict",
    "state": "#status+state",
    "certainty": "#status+certainty",
    "denied": "#status+denied",
}
_ENDS = {"min": "+min", "max": "+max", "best": "+best", "approximate": "+approximate", "words": "+text"}
TAGS: Mapping[str, str] = {
    **{column: f"#meta+{column.replace('_', '')}" for column in COLUMNS},
    **{f"{key}_{end}": f"{_OF_COUNTS[key]}{tag}" for key in COUNT_KEYS for end, tag in _ENDS.items()},
    **_TOLD,
}
"""The tag of every column; what no hashtag of the standard fits is `#meta`."""


def write(handover: Handover, out: BinaryIO) -> None:
    """Write the claims, in their order, to `out`, under a row of column names and a row of tags."""
    table = table_writer(out, COLUMNS)
    table.writeheader()
    table.writerow(TAGS)
    write_rows(table, handover)
