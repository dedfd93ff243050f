"""The commands about accounts: user add, list, role, password, remove, log."""

import sys
from typing import Annotated

import typer

from trucewatch.cli.options import JsonOption, WorkspaceOption, open_register, word_of
from trucewatch.cli.printing import out, plain_table, print_json
from trucewatch.web.people.accounts import Accounts, Role
from trucewatch.web.people.log import HERE, Log
from trucewatch.web.people.register import Register

group = typer.Typer(help="Who may log in where the workspace is served to others.", no_args_is_help=True)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with, and to decide under.")]
RoleOption = Annotated[
    Role,
    typer.Option(
        "--role",
        metavar="ROLE",
        parser=word_of(Role),
        help="reader, analyst, editor or administrator; each may do what those before it may.",
    ),
]


@group.command()
def add(ctx: typer.Context, name: NameArgument, role: RoleOption, workspace: WorkspaceOption = None) -> None:
    """Make an account; its password is asked for, or read from standard input, and never taken from the command."""
    register = open_register(ctx, workspace)
    Accounts(register).add(name, role, _read_password())
    _tell(register, f"added the account {name}, {role}", f"{name}: {role}")


@group.command("list")
def list_(ctx: typer.Context, as_json: JsonOption = False, workspace: WorkspaceOption = None) -> None:
    """List the accounts with their roles."""
    found = Accounts(open_register(ctx, workspace)).all()
    if as_json:
        print_json([{"name": one.name, "role": one.role} for one in found])
        return
    table = plain_table("name", "role")
    for one in found:
        table.add_row(one.name, one.role)
    out().print(table)


@group.command()
def role(ctx: typer.Context, name: NameArgument, role: RoleOption, workspace: WorkspaceOption = None) -> None:
    """Give an account another role, from its next request on."""
    register = open_register(ctx, workspace)
    Accounts(register).change_role(name, role)
    _tell(register, f"made {name} {role}", f"{name}: {role}")


@group.command()
def password(ctx: typer.Context, name: NameArgument, workspace: WorkspaceOption = None) -> None:
    """Give an account another password, asked for or read from standard input; its sessions end."""
    register = open_register(ctx, workspace)
    Accounts(register).change_password(name, _read_password())
    _tell(register, f"changed the password of {name}", f"{name}: password changed, sessions ended")


@group.command()
def remove(ctx: typer.Context, name: NameArgument, workspace: WorkspaceOption = None) -> None:
    """End an account and its sessions; what it decided stays in the ledger."""
    register = open_register(ctx, workspace)
    Accounts(register).remove(name)
    _tell(register, f"removed the account {name}", f"{name}: removed")


@group.command()
def log(
    ctx: typer.Context,
    number: Annotated[int, typer.Option("--last", metavar="N", min=1, help="How many entries.")] = 50,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show who logged in, decided and managed accounts, the latest first."""
    found = Log(open_register(ctx, workspace)).latest(number)
    if as_json:
        print_json([{"at": one.at, "who": one.who, "what": one.what, "from": one.whence} for one in found])
        return
    table = plain_table("when", "who", "what", "from")
    for one in found:
        table.add_row(one.at, one.who, one.what, one.whence)
    out().print(table)


def _read_password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _tell(register: Register, what: str, told: str) -> None:
    Log(register).note("-", what, HERE)
    out().print(told, soft_wrap=True)
