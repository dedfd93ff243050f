"""Figures in the style of other houses, computed from the same claims: each with its definition and what it leaves out.

They stand side by side, so that whoever publishes in one of these styles can, and nobody mistakes one for another.
"""
