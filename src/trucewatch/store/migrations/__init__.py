"""How one schema becomes the next, each step numbered and frozen: later code must not change what one did."""
