"""Schema 1: reports, claims, judgements, copies and issues, each row with the sha256 of its content.

It was laid without Alembic; a ledger that has it is stamped with this number before the next step.
"""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Refuse: no ledger is older than this."""
    raise NotImplementedError("schema 1 is the oldest that there is")
