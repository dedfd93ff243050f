"""CSV: one claim a row, for spreadsheets; `trucewatch import csv` takes it back, every claim under its own id."""

import csv
from typing import BinaryIO

from trucewatch.model.claim_cells import COLUMNS, cells_of
from trucewatch.model.claim_json import claim_as_json
from trucewatch.publish.form import Handover
from trucewatch.publish.text_out import table_writer

__all__ = ["COLUMNS", "IS_TEXT", "MIME_TYPE", "SUFFIX", "TITLE", "write"]

TITLE = "CSV table"
MIME_TYPE = "text/csv"
SUFFIX = ".csv"
IS_TEXT = True


def write(handover: Handover, out: BinaryIO) -> None:
    """Write the claims, in their order, to `out`, under a row of column names."""
    table = table_writer(out, COLUMNS)
    table.writeheader()
    write_rows(table, handover)


def write_rows(table: "csv.DictWriter[str]", handover: Handover) -> None:
    """Write one row a claim, in the order of the handover."""
    documents = handover.evidence.documents
    for claim in handover.claims:
        table.writerow(cells_of(claim_as_json(claim, documents[claim.document])))
