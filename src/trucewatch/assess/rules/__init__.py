"""Rules for kinds of obligation: each tells what one claim says of it, and why."""
