"""Hold claims against obligations: which bear on what, and how each obligation stands."""
