"""Where things are kept: one protocol, one schema, one file for each backend."""
