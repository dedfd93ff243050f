"""Every error that Trucewatch raises: one class a cause, each composing its own message."""

from collections.abc import Mapping, Sequence
from pathlib import Path


class TrucewatchError(Exception):
    """Something that the user must act on; its message is one clear line, or one line a fault."""


class InputError(TrucewatchError):
    """What the user brought or asked for cannot be used."""


class WorkspaceError(TrucewatchError):
    """The workspace cannot be used as it is."""


class NoSuchFileError(InputError):
    """A file or folder that was named is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"no such file or folder: {path}; check the spelling of the path")


class EmptyFolderError(InputError):
    """A folder holds no file that could be read."""

    def __init__(self, path: Path, expected: str) -> None:
        self.path = path
        super().__init__(f"no readable reports in {path}: expected {expected}")


class UnreadableReportError(InputError):
    """The bytes of one report cannot be made into text."""

    def __init__(self, where: str, found: str, remedy: str) -> None:
        self.where = where
        self.found = found
        self.remedy = remedy
        super().__init__(f"{where}: {found}; {remedy}")


class NoReadableReportError(InputError):
    """Not one of the reports that were named could be made into text."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        head = [] if len(faults) == 1 else [f"none of {len(faults)} reports could be read:"]
        super().__init__("\n".join([*head, *faults]))


class BadDateError(InputError):
    """A date that is none."""

    def __init__(self, option: str, found: str) -> None:
        self.option = option
        self.found = found
        super().__init__(f"{option}: expected a date like 2019-02-08, found {found!r}")


class BadSettingError(InputError):
    """A setting that is written in no form that can be read."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(f"--set: expected NAME=VALUE or NAME.KEY=VALUE, found {found!r}")


class BadGradeError(InputError):
    """A grade of a source that is none."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(f"--grade: expected SOURCE=LETTER with a letter from A to F, found {found!r}")


class BackwardPeriodError(InputError):
    """A period that ends before it begins."""

    def __init__(self, option: str, found: str, since_option: str, since: str) -> None:
        self.option = option
        self.found = found
        super().__init__(f"{option}: expected {since_option} ({since}) or a later day, found {found}")


class BadInstantError(InputError):
    """An instant that is none."""

    def __init__(self, option: str, found: str) -> None:
        self.option = option
        self.found = found
        super().__init__(
            f"{option}: expected an instant like 2019-02-08T12:00:00Z, or a date like 2019-02-08, found {found!r}"
        )


class BadPageError(InputError):
    """The number of a page that is none."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(f"page: expected a whole number from 1, found {found!r}")


class BadWordError(InputError):
    """A word that is not one of those that may stand there."""

    def __init__(self, key: str, found: str, expected: Sequence[str]) -> None:
        self.key = key
        self.found = found
        super().__init__(f"{key}: expected one of {', '.join(expected)}; found {found!r}")


class UnknownKeyError(InputError):
    """A key in an address that the address does not know."""

    def __init__(self, key: str, near: str | None, known: Sequence[str]) -> None:
        self.key = key
        hint = f"; did you mean {near}?" if near else ""
        super().__init__(f"{key}: expected one of {', '.join(known) or 'no key at all'}{hint}")


class BadNumberError(InputError):
    """Numbers that are none, or beyond what makes sense there."""

    def __init__(self, option: str, found: str, expected: str) -> None:
        self.option = option
        self.found = found
        super().__init__(f"{option}: expected {expected}; found {found!r}")


class UnknownNameError(InputError):
    """An id that names nothing, with the nearest one that does."""

    def __init__(self, what: str, found: str, nearest: str | None, *, listing: str) -> None:
        self.what = what
        self.found = found
        self.nearest = nearest
        hint = f"did you mean {nearest}? " if nearest else ""
        super().__init__(f"unknown {what} {found!r}: {hint}`{listing}` shows what there is")


class NoWordsError(InputError):
    """A search without a word."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(f"expected at least one word to look for, found {found!r}")


class BadIdError(InputError):
    """An id that is badly formed."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(f"expected an id of small letters, digits and hyphens, like river-truce-2001, found {found!r}")


class AlreadyThereError(InputError):
    """A file that was to be written anew is there already."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is there already and is left as it is: edit it, or choose another id")


class FaultyFileError(InputError):
    """One file, or several, with faults in them: all told at once."""

    def __init__(self, what: str, faults: Sequence[str], *, count: int | None = None) -> None:
        """Take the faults as sentences, and how many there are where not all are spelt out."""
        self.faults = tuple(faults)
        number = len(faults) if count is None else count
        told = f"{number} fault" + ("s" if number != 1 else "")
        super().__init__("\n".join([f"{what}: {told}", *(f"  {fault}" for fault in faults)]))


class UnfoundedActError(InputError):
    """A decision that nobody stands for, or that lacks what a decision of its kind must say."""

    def __init__(self, act: str, lacking: str, option: str) -> None:
        self.act = act
        self.lacking = lacking
        self.option = option
        super().__init__(f"{act}: expected {lacking}, found none: say so with {option}")


class BadAmendmentError(InputError):
    """What somebody decided cannot be made of the claim, or of the two."""

    def __init__(self, option: str, found: str, expected: str) -> None:
        self.option = option
        self.found = found
        super().__init__(f"{option}: expected {expected}; found {found!r}")


class AlreadyUndoneError(InputError):
    """What was to be taken back is taken back already."""

    def __init__(self, target: str) -> None:
        self.target = target
        super().__init__(
            f"{target} is taken back already: `trucewatch log` shows by what; take that back to restore it"
        )


class BadAddressError(InputError):
    """An address of a database that is none."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(f"-w: expected a folder, or an address like postgresql://USER@HOST/DATABASE; found {found!r}")


class UnreachableWorkspaceError(WorkspaceError):
    """The database that the workspace lies in cannot be reached."""

    def __init__(self, address: str, found: str) -> None:
        self.address = address
        self.found = found
        super().__init__(
            f"cannot reach the workspace in {address}: {found}; see to the server, the name and the password"
        )


class NoFolderError(WorkspaceError):
    """A workspace without a folder was to take in files of the user's own."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"the workspace in {address} has no folder for data of your own: name one with the variable "
            "TRUCEWATCH_LIBRARY, which holds library/ and settings.yml"
        )


class OptionNotTakenError(InputError):
    """An option was given with what it says nothing of."""

    def __init__(self, option: str, given_for: str, why: str) -> None:
        self.option = option
        super().__init__(f"{option}: {given_for} does not take it: {why}")


class NoRowsError(InputError):
    """A file that was to be imported has nothing in it that could be recorded."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path.name}: expected rows below the column names, found none; nothing was recorded")


class OccupiedWorkspaceError(WorkspaceError):
    """A workspace was to be copied to where there is another."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        super().__init__(f"there is another workspace in {path}, which is left as it is: copy to an empty place")


class NoWorkspaceError(WorkspaceError):
    """There is no workspace where one was expected."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        super().__init__(f"no workspace in {path}: `trucewatch add` makes one, or name another with -w")


class NewerWorkspaceError(WorkspaceError):
    """The workspace was made by a newer version."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        self.path = path
        self.found = found
        self.known = known
        super().__init__(
            f"the workspace in {path} has schema {found}, this version knows up to {known}: "
            "use the newer trucewatch that made it"
        )


class OutdatedWorkspaceError(WorkspaceError):
    """The workspace was made by an older version, and cannot be brought up to date where it is."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        self.path = path
        self.found = found
        self.known = known
        super().__init__(
            f"the workspace in {path} has schema {found}, this version reads {known}, and nothing may be written "
            "there: allow writing to it, or open a copy of the folder with -w"
        )


class ReadOnlyWorkspaceError(WorkspaceError):
    """The workspace cannot be written."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        super().__init__(f"the workspace in {path} cannot be written: allow writing to it, or name another with -w")


class DamagedWorkspaceError(WorkspaceError):
    """The workspace's files are not what Trucewatch wrote."""

    def __init__(self, path: Path | str, found: str) -> None:
        self.path = path
        self.found = found
        super().__init__(f"the workspace in {path} is damaged ({found}): restore it from a backup")


class DamagedBackupError(WorkspaceError):
    """A backup is not what Trucewatch wrote."""

    def __init__(self, path: Path, found: str) -> None:
        self.path = path
        self.found = found
        super().__init__(f"{path} is no sound backup ({found}): nothing was restored; take another")


class OutdatedGazetteerError(WorkspaceError):
    """An imported gazetteer is of another version, or damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"the imported gazetteer {path} is damaged or of another version: "
            "run `trucewatch gazetteer import` again, or remove the file"
        )


class BusyWorkspaceError(WorkspaceError):
    """Another process is writing to the workspace."""

    def __init__(self, path: Path | str, waited_s: float) -> None:
        self.path = path
        self.waited_s = waited_s
        super().__init__(
            f"another trucewatch has been writing to {path} for {waited_s:.0f} seconds: try again when it is done"
        )


class FullDiskError(WorkspaceError):
    """There is no room left to write to."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        super().__init__(f"no room left on the disk of {path}: make room and run again; what was recorded is safe")


class CannotWriteError(TrucewatchError):
    """The file that an answer should go to cannot be written."""

    def __init__(self, path: Path, found: str) -> None:
        self.path = path
        self.found = found
        super().__init__(f"cannot write {path}: {found}; name another file")


class NotOurSiteError(InputError):
    """A folder in which a site should be laid holds something else."""

    def __init__(self, folder: Path, found: str) -> None:
        self.folder = folder
        self.found = found
        super().__init__(
            f"nothing was published to {folder}: {found}, which trucewatch did not write; name a new or empty folder"
        )


class UngroundedReportError(InputError):
    """A report that says what its evidence does not: it is not written."""

    def __init__(self, faults: Sequence[str]) -> None:
        """Take a line for each number, name or day without evidence."""
        self.faults = tuple(faults)
        told = (
            "the report says more than its evidence, and is not written; --leave-out writes it without these sentences:"
        )
        super().__init__("\n".join([told, *(f"  {fault}" for fault in faults)]))


class NotPassedOnError(InputError):
    """A report that may not be passed on was asked for where what is given is passed on."""

    def __init__(self, sha256: str, why: str) -> None:
        self.sha256 = sha256
        self.why = why
        super().__init__(f"the report {sha256[:12]} may not be passed on: {why}; look at it on its page")


class LooseEndsError(TrucewatchError):
    """What was to be published does not lead back to its sentences."""

    def __init__(self, loose: Sequence[str]) -> None:
        self.loose = tuple(loose)
        more = f" and {len(loose) - 1} more like it" if len(loose) > 1 else ""
        super().__init__(f"nothing was written: {loose[0]}{more}; `trucewatch verify` tells what was changed")


class BinaryToTerminalError(InputError):
    """A format that no terminal can show was to go to one."""

    def __init__(self, form: str, suffix: str) -> None:
        self.form = form
        super().__init__(f"{form} is no text, and would garble the terminal: name a file with --out FILE{suffix}")


class PortInUseError(TrucewatchError):
    """The port to serve on is taken."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port
        super().__init__(f"port {port} on {host} is in use: stop what uses it, or name another with --port")


class NoAddressError(TrucewatchError):
    """The address or port to serve on cannot be taken."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host = host
        self.port = port
        super().__init__(
            f"cannot serve on {host}, port {port}: {reason}; "
            "name an address of this machine with --host, and a port from 1024 on with --port"
        )


class UnknownReaderError(InputError):
    """What was given as the reader names none."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(
            f"--reader: expected english, spacy:PACKAGE or llm:URL#MODEL, found {found!r}; "
            "for example spacy:en_core_web_sm, or llm:http://127.0.0.1:8080/v1#qwen3"
        )


class UnusablePipelineError(InputError):
    """A spaCy package that was named is not installed, or cannot do what the reader needs."""

    def __init__(self, package: str, found: str) -> None:
        self.package = package
        self.found = found
        super().__init__(
            f"--reader spacy:{package}: {found}; expected the name of an installed spaCy package for English that tags "
            "words and parses sentences"
        )


class CurlingLineError(InputError):
    """A line has no left and right at the distance that was asked for."""

    def __init__(self, distance_km: float) -> None:
        self.distance_km = distance_km
        super().__init__(
            f"the line crosses itself, or comes back so near to itself that it has no sides {distance_km:g} km away: "
            "take a smoother line, or part it"
        )


class RefusedClaimError(TrucewatchError):
    """A claim that a language model told rests on words that do not stand in the report."""

    def __init__(self, key: str, words: str, found: str = "does not stand in the text") -> None:
        self.key = key
        self.words = words
        self.found = found
        super().__init__(f"its {key} {found}: {words[:60]!r}")


class LanguageModelError(TrucewatchError):
    """A language model could not be asked, or gave nothing that can be used."""

    def __init__(self, address: str, model: str, found: str) -> None:
        self.address = address
        self.model = model
        self.found = found
        super().__init__(
            f"language model {model} at {address}: {found}; check address and model, or use --reader english"
        )


class BadKeyError(InputError):
    """A file that should hold a key holds none that can be used."""

    def __init__(self, path: Path, expected: str) -> None:
        self.path = path
        super().__init__(f"{path} holds no usable key: expected {expected}")


class UnsafeKeyError(InputError):
    """Others than its owner may read a signing key."""

    def __init__(self, path: Path, mode: int) -> None:
        self.path = path
        self.mode = mode
        super().__init__(
            f"the key {path} may be read or written by others (mode {mode:03o}): whoever has it can sign in your name; "
            f"if nobody took it, `chmod 600 {path}`, else make another with `trucewatch seal --new-key`"
        )


class NeedsKeyError(InputError):
    """A workspace without a folder of its own has no place for a key beside it."""

    def __init__(self) -> None:
        super().__init__("this workspace has no folder beside which its key could lie: name a key with --key")


class OtherKeyError(WorkspaceError):
    """A signing key is not the one with which the workspace is sealed."""

    def __init__(self, path: Path, public: str) -> None:
        self.path = path
        self.public = public
        super().__init__(
            f"the key {path} is not the one with which this workspace is sealed (its public part is {public}): "
            "give the right one with --key, or go over to another with `trucewatch seal --new-key`"
        )


class BadSealError(WorkspaceError):
    """A seal is not what was written."""

    def __init__(self, where: str, found: str) -> None:
        self.where = where
        self.found = found
        super().__init__(f"{where}: {found}")


class BrokenChainError(WorkspaceError):
    """The ledger's chain is broken, so that it must neither be signed nor handed over."""

    def __init__(self, fault: str, *, what: str = "sealed") -> None:
        self.fault = fault
        super().__init__(f"nothing was {what}, for the chain is broken: {fault}; `trucewatch verify` tells all")


class BadBundleError(InputError):
    """A bundle is not what was written."""

    def __init__(self, where: str, found: str) -> None:
        self.where = where
        self.found = found
        super().__init__(f"{where}: {found}")


class BigBundleError(InputError):
    """What was asked for does not fit into one bundle."""

    def __init__(self, members: int) -> None:
        self.members = members
        super().__init__(
            f"what was asked for takes {members} files, or more than 4 GB, which is more than one bundle holds: "
            "ask for less at a time"
        )


class LostBytesError(WorkspaceError):
    """The bytes of a report are gone, or are other ones than were recorded."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        super().__init__(
            f"the kept bytes of the report {sha256} are missing or damaged: `trucewatch verify` tells which; "
            "restore them from a backup, or add the report again"
        )


class ProtectedReportError(InputError):
    """A report was asked for that is withheld from others."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        super().__init__(f"the report {sha256} is withheld: its source is protected")


class NothingAskedError(InputError):
    """A bundle was asked for about nothing."""

    def __init__(self, options: Sequence[str]) -> None:
        self.options = tuple(options)
        super().__init__(f"a bundle about what? expected at least one of {', '.join(options)}")


class BadPseudonymError(InputError):
    """A pseudonym that is badly formed."""

    def __init__(self, found: str) -> None:
        # What was found is not repeated: somebody may have typed a name.
        self.length = len(found)
        super().__init__("expected a pseudonym of small letters, digits and hyphens, like witness-7")


class PseudonymTakenError(InputError):
    """A pseudonym is in use, or was."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"the pseudonym {name} is taken, or was: a pseudonym never changes hands; choose another")


class NoIdentityError(InputError):
    """Nothing was given that could be sealed."""

    def __init__(self) -> None:
        super().__init__("no identity to seal: expected it on standard input, or in the file of --from")


class BadRecipientError(InputError):
    """A file of recipients holds none, or what is none."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(f"{where}: expected a public key of age (age1...) or SSH (ssh-ed25519, ssh-rsa) on each line")


class BadIdentityKeyError(InputError):
    """A file of private keys cannot be used."""

    def __init__(self, path: Path, expected: str) -> None:
        self.path = path
        super().__init__(f"{path}: expected {expected}")


class LockedIdentityError(InputError):
    """No key that was given opens a sealed identity."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"none of the keys opens what is sealed under {name}: it is sealed to others, or damaged")


class BadAccountError(InputError):
    """An account cannot be made, or its password not be changed, with what was given."""

    def __init__(self, expected: str, name: str | None) -> None:
        # A password is never repeated.
        self.name = name
        super().__init__(expected if name is None else f"{expected}; found {name!r}")


class NoAccountsError(InputError):
    """Pages were to be served to others, and nobody could log in."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(
            f"{where} can be reached by others, and there are no accounts: make one with "
            "`trucewatch user add NAME --role administrator`, or serve on 127.0.0.1 without further names"
        )


class BadCommentError(InputError):
    """A reader's comment cannot be taken as it is."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        """What is wrong, in a sentence, by the field that it is wrong with: `words` or `name`."""
        super().__init__(" ".join(self.faults.values()))


class BadLeadError(InputError):
    """A lead cannot be made of what was given."""

    def __init__(self, expected: str, found: str) -> None:
        self.found = found
        super().__init__(f"expected {expected}; found {found!r}")


class ChangedMeanwhileError(InputError):
    """What somebody decided about is not any more as they saw it."""

    def __init__(self, what: str, one: str, state: str, by: str) -> None:
        self.one = one
        super().__init__(f"the {what} {one} is {state} by now{f', by {by}' if by else ''}: look at it again")
