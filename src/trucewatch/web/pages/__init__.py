"""The pages for people: each a plain address that works without JavaScript; one module a sort of page."""
