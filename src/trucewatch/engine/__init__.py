"""How work is spread: one method that maps a function over many values, and comes in several engines."""
