"""The commands: they parse, ask the workspace, and print; they decide nothing."""

from trucewatch.cli.app import app

__all__ = ["app"]
