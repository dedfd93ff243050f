"""The command that serves the pages."""

import contextlib
import errno
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import WorkspaceOption, open_it
from trucewatch.cli.printing import aside
from trucewatch.errors import NoAccountsError, NoAddressError, PortInUseError

if TYPE_CHECKING:
    from trucewatch.web.people.register import Register
    from trucewatch.workspace import Workspace

_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
"""Addresses and names that lead nowhere but to the machine itself."""


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option("--host", help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port to serve on.", min=1, max=65535)] = 8000,
    allowed: Annotated[
        list[str] | None, typer.Option("--name", help="A further name by which browsers may call this server.")
    ] = None,
    with_protected: Annotated[
        bool,
        typer.Option(
            "--with-protected", help="Show what protected sources say in full: for you alone, on this machine."
        ),
    ] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Serve the workspace as pages and as JSON, until interrupted."""
    import uvicorn  # noqa: PLC0415  # `--help` need not load the web server

    from trucewatch.web.app import LOCAL_HOSTS, make_app  # noqa: PLC0415  # likewise

    opened = open_it(ctx, workspace)
    called = [host, *(allowed or [])]
    register = None if set(called) <= _THIS_MACHINE else _accounts_of(opened, host, allowed or [])
    with _take_port(host, port) as listening:
        shown = opened if with_protected else opened.for_others()
        app = make_app(shown, hosts=[*LOCAL_HOSTS, *called], register=register)
        aside(f"serving {opened.name} on http://{host}:{port}; Ctrl-C ends it")
        # The server closes in good order, then raises the interruption that ended it: the ordinary end of this command.
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])


def _accounts_of(workspace: "Workspace", host: str, allowed: list[str]) -> "Register":
    """Return the accounts, of which there must be one: an address of this machine under a further name has a proxy.

    Raises:
        NoAccountsError: Nobody could log in.
    """
    from trucewatch.web.people.accounts import Accounts  # noqa: PLC0415  # `--help` need not load these
    from trucewatch.web.people.register import Register  # noqa: PLC0415  # likewise

    register = Register(workspace.path)
    if not Accounts(register).all():
        raise NoAccountsError(host if host not in _THIS_MACHINE else ", ".join(allowed))
    return register


def _take_port(host: str, port: int) -> socket.socket:
    """Return a socket that is bound already: no other process can take the port before the server listens."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUseError(host, port) from None
        raise NoAddressError(host, port, error.strerror or str(error)) from None
    return listening
