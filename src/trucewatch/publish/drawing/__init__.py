"""Drawings as SVG, made on the server: the same picture on a page without JavaScript, on paper, and in a report.

Each is a pure function of what it draws and of a palette: the same input gives the same bytes.
"""
