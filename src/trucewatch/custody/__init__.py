"""Custody: how it is proved that nothing was lost and nothing changed, to people who need not trust us."""
