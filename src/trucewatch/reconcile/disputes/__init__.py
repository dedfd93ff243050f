"""Kinds of contradiction: one module for each way in which claims can be at odds."""
