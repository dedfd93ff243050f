"""Fetch and keep: where reports come from, and bytes that never change once they are kept."""
