"""The public site: pages that need no server, no script and nothing from elsewhere, each figure with its sentence.

`compose` makes the files, purely; `write` lays them into a folder.
"""
