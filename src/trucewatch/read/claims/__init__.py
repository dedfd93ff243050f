"""One module a kind of claim: numbered cases over clauses and noun phrases."""
