"""Hand over: one module a format, each with its title, its MIME type and `write`."""
