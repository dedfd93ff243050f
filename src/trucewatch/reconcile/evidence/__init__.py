"""Signs that two claims are about one incident: one module a kind, each giving a weight in bits and a sentence."""
