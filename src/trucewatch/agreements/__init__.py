"""Agreements as data: coded clause by clause in our own words, checked as they are loaded."""
