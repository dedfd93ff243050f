"""How commands end: errors of ours as one line on standard error, and an exit status that says what sort of end it was.

0: done. 1: done, and something is wrong with the workspace (`verify`). 2: the user must act. 130: interrupted.
"""

import sys
from typing import Any

from typer.core import TyperGroup

from trucewatch.errors import TrucewatchError

WRONG = 1
ACT = 2
INTERRUPTED = 130


class TellingGroup(TyperGroup):
    """A group of commands that tells our errors instead of letting them through."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an error of ours, or an interruption, ends it with a line and a status."""
        try:
            return super().invoke(ctx)
        except TrucewatchError as error:
            sys.stderr.write(f"trucewatch: {error}\n")
            ctx.exit(ACT)
        except KeyboardInterrupt:
            sys.stderr.write("trucewatch: interrupted; what was recorded is safe, run it again to go on\n")
            ctx.exit(INTERRUPTED)
