"""Take in what others have coded already: registers of events, tables of one's own, and our own exports.

A file becomes documents whose kept text is the file's own, and each row's claim quotes its row.
Nothing here decides what a row is worth; what cannot be used is told with its line and column.
"""
