"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Make the next schema out of the one before."""
    ${upgrades if upgrades else 'op.execute("")'}
