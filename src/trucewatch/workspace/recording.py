"""What is put into a workspace: reports, tables, readings anew, and what people decide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch import deciding, regrouping
from trucewatch.archive.folder import find_reports
from trucewatch.engine.serial import SerialEngine
from trucewatch.model.act import Act, ReviewAnswer, check_act
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Times
from trucewatch.model.judgement import Answer
from trucewatch.model.reading import OnProgress
from trucewatch.read.choose import DEFAULT_READER
from trucewatch.store.base import Run
from trucewatch.workspace.answering import Answering

if TYPE_CHECKING:
    from trucewatch.adding import Added, Progress
    from trucewatch.importing import Imported, Wanted
    from trucewatch.imports.choose import Opened

_ENGINE = SerialEngine()


class Recording(Answering):
    """What is put into a workspace: reports, tables, readings anew, and what people decide."""

    def add(  # noqa: PLR0913 - one option for each thing that whoever brings reports may want otherwise
        self,
        paths: Sequence[Path],
        *,
        published: date | None = None,
        source: str | None = None,
        reader: str = DEFAULT_READER,
        by: str = "",
        on_progress: "Callable[[Progress], None] | None" = None,
        on_part: OnProgress | None = None,
    ) -> "Added":
        """Keep, read, compare and record every report among the files and folders; those recorded before are left.

        Args:
            published: Day of publication of all of them, before what they say themselves.
            source: Id of the source of all of them, before what they say themselves.
            reader: What reads them: `english`, `spacy:PACKAGE` or `llm:URL#MODEL`.
            by: Who brings them; nobody need say so.
            on_progress: Called after each file.
            on_part: Called now and then within a file, with the steps taken and those there are.

        Raises:
            InputError: A path leads nowhere, a folder is empty, or none of the files could be taken in.
            WorkspaceError: The workspace cannot be written.
        """
        from trucewatch import adding, pipeline  # noqa: PLC0415  # loads the page reader

        run = self._run("add", by=by, because=", ".join(map(str, paths)))
        files = find_reports(paths)
        given = pipeline.Given(published=published, source=source)
        is_recorded = self._opened().holds if self.exists else lambda _sha256: False
        arrivals = adding.with_one_readable(
            pipeline.receive(
                files, given, sources=self.sources, engine=_ENGINE, is_recorded=is_recorded, on_progress=on_part
            )
        )
        chosen = self._libraries.reader(reader, may_make_folder=True)
        means = pipeline.Means(
            store=self._opened(create=True),
            keep=self._site.keep,
            reader=chosen,
            actors=self.actors,
            settings=self.settings,
            engine=_ENGINE,
            on_progress=on_part,
            run=run,
            options=given.as_json(),
            derived=self._site.derived,
        )
        added = adding.count(pipeline.add_reports(arrivals, means), total=len(files), on_progress=on_progress)
        return replace(added, issues=(*added.issues, *self._seal_by_the_way()))

    def import_file(self, opened: "Opened", wanted: "Wanted", *, by: str = "") -> "Imported":
        """Record what a register of events, a table or an export of ours claims, and return what became of it.

        Args:
            opened: The file, by `trucewatch.imports.choose.open_import`.
            by: Who imports it.

        Raises:
            InputError: The file has faults, or nothing that could be recorded; nothing was recorded.
            WorkspaceError: The workspace cannot be written.
        """
        from trucewatch import importing  # noqa: PLC0415  # loads the database toolkit

        with importing.checked_file(opened, keep_good=wanted.keep_good) as checked:
            if wanted.is_dry and not self.exists:
                return importing.import_file(checked, wanted, None)
            because = f"{opened.path.name} ({opened.reader or 'an export'})"
            means = importing.ImportMeans(
                store=self._opened(create=True),
                keep=self._site.keep,
                actors=self.actors,
                settings=self.settings,
                derived=self._site.derived,
                run=Run.of("import", started_at=datetime.now(UTC), by=by, because=because),
            )
            done = importing.import_file(checked, wanted, means)
        if not wanted.is_dry:
            done.issues.extend(self._seal_by_the_way())
        return done

    def reread(
        self,
        *,
        reader: str = DEFAULT_READER,
        by: str = "",
        on_progress: "Callable[[Progress], None] | None" = None,
        on_part: OnProgress | None = None,
    ) -> "Added":
        """Read again what this reader did not read last; the readings before stay, and are superseded.

        Args:
            reader: As in `add`.
            by: Who asks for it; nobody need say so.
            on_progress: Called after each report.
            on_part: Called now and then within a report, with the steps taken and those there are.
        """
        from trucewatch import adding, pipeline, rereading  # noqa: PLC0415  # loads the page reader

        chosen = self._libraries.reader(reader)
        means = pipeline.Means(
            store=self._opened(),
            keep=self._site.keep,
            reader=chosen,
            actors=self.actors,
            settings=self.settings,
            engine=_ENGINE,
            on_progress=on_part,
            run=self._run("reread", by=by, because=pipeline.name_of(chosen)),
            derived=self._site.derived,
        )
        hashes = rereading.to_be_read_again(means.store, chosen)
        added = adding.count(rereading.read_again(hashes, means), total=len(hashes), on_progress=on_progress)
        return replace(added, issues=(*added.issues, *self._seal_by_the_way()))

    def review(
        self, claim_id: str, answer: ReviewAnswer, *, by: str, because: str = "", amended: Claim | None = None
    ) -> Act:
        """Record what somebody says of a claim, and return it.

        Args:
            amended: What takes its place, where the answer is `amend`; `deciding.amend` makes it.

        Raises:
            UnknownNameError: There is no such claim.
            UnfoundedActError: Somebody or a reason is missing.
        """
        claim = deciding.find_claim(claim_id, self.evidence(self.times()))
        return self._decide(deciding.make_review(claim, answer, by=by, because=because, amended=amended))

    def amend(self, claim_id: str, changes: Mapping[str, str], *, by: str, because: str) -> Act:
        """Record that the claim should say something else, key by key, and return the act; see `deciding.amend`.

        Raises:
            UnknownNameError: There is no such claim.
            BadAmendmentError: The claim has no such key, or the value is none for it.
        """
        claim = deciding.find_claim(claim_id, self.evidence(self.times()))
        amended = deciding.amend(claim, changes, by=by, gazetteer=self.gazetteer)
        return self.review(claim_id, ReviewAnswer.AMEND, by=by, because=because, amended=amended)

    def pair(self, left: str, right: str, answer: Answer, *, by: str, because: str = "") -> Act:
        """Record what somebody says of two claims, or of two incidents, and return it.

        Raises:
            UnknownNameError: One of them is unknown.
            UnfoundedActError: Somebody is missing.
        """
        times = self.times()
        evidence, incidents = self.evidence(times), self.incidents(times)
        one, other = (deciding.claim_of(end, evidence, incidents) for end in (left, right))
        return self._decide(deciding.make_pair(one, other, answer, by=by, because=because))

    def grounds(self, times: Times) -> regrouping.Grounds:
        """Return what plans to part and join incidents are made of."""
        return regrouping.Grounds(
            evidence=self.evidence(times), origins=self.origins(times), actors=self.actors, settings=self.settings
        )

    def carry_out(self, plan: regrouping.Plan, *, by: str, because: str = "") -> tuple[Act, ...]:
        """Record all the decisions of a plan as one run, whose id every act has: an undo of it takes all back.

        Raises:
            UnfoundedActError: Somebody is missing.
        """
        acts = [deciding.make_pair(left, right, answer, by=by, because=because) for left, right, answer in plan.pairs]
        for act in acts:
            check_act(act)
        with self._opened().pen() as pen:
            return pen.acts(acts, self._run("regroup", by=by.strip(), because=because))

    def undo(self, target: str, *, by: str, because: str) -> Act:
        """Take back an act, an entry of the log, or all that one run of a command brought in; return the act.

        Raises:
            UnknownNameError: Nothing of that id is recorded.
            AlreadyUndoneError: It is taken back already.
            UnfoundedActError: Somebody or a reason is missing.
        """
        return self._decide(deciding.make_undo(target, self._opened(), by=by, because=because))

    def _decide(self, act: Act) -> Act:
        """Record the act, with what the program says of an amended claim."""
        check_act(act)
        store = self._opened()
        judgements = (
            deciding.judge_amended(act.amended, store, actors=self.actors, settings=self.settings)
            if act.amended
            else ()
        )
        with store.pen() as pen:
            return pen.act(act, judgements)
