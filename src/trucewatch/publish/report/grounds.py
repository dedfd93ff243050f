"""Hold every sentence of a report against the sentences that it cites: no number, name, place or day of its own.

A report is handed out by people who sign it. A sentence that says more than its evidence stops the whole report.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from trucewatch.actors.names import fold
from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import COUNT_KEYS, Claim
from trucewatch.model.count import Count
from trucewatch.model.evidence import Evidence
from trucewatch.model.period import Period
from trucewatch.model.wording import ABOUT_WORDS
from trucewatch.publish.report.naming import Naming
from trucewatch.publish.report.outline import Bullet, Part, all_bullets
from trucewatch.read.counts import find_counts
from trucewatch.read.shares import find_shares

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(
    rf"(?:(\d{{1,2}}) )?({_MONTHS}) (\d{{4}})|(?:between|and|to) (\d{{1,2}})(?: ({_MONTHS}))?(?= and | to )"
)
_MORE = re.compile(r"\((\d+) more to the same effect\)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WHOLE = re.compile(r"\b(?:all|whole|entire|entirely|every|full|fully|completely)\b", re.I)
"""Words that say a hundred per cent."""
_LARGE = re.compile(r"(?<![\w’'-])[A-ZÀ-ÖØ-ÞЀ-Я][\w’'-]*")
_OPENING = re.compile(r"(?:^|[.:;“(]\s*)[^\w]*(\w[\w’'-]*)")


def find_ungrounded(
    parts: Iterable[Part], evidence: Evidence, *, agreement: Agreement, actors: ActorIndex
) -> Iterator[tuple[Bullet, str]]:
    """Yield each bullet that says more than its sentences, with a line for each number, name, place or day of it.

    A number stands in a sentence in figures or in words; a name, as `trucewatch.publish.report.naming` tells, in the
    sentence or in the words on which the claim rests; a day is one that the claim was read to be about, or on which its
    report was published. What the agreement's text sets needs no report.
    """
    by_id = {claim.id: claim for claim in evidence.claims}
    naming = Naming(agreement=agreement, actors=actors)
    own = [agreement.title, *agreement.names, *(one.title for one in agreement.obligations), *ABOUT_WORDS.values()]
    for bullet in all_bullets(parts):
        if bullet.set_by_agreement:
            continue
        missing = [claim_id for claim_id in bullet.claims if claim_id not in by_id]
        if missing:
            yield bullet, f"“{bullet.text}” cites {missing[0]}, which is not there"
            continue
        claims = [by_id[claim_id] for claim_id in bullet.claims]
        for lacking in _lacking(bullet, claims, evidence, own, naming):
            yield bullet, f"“{bullet.text}” has {lacking}, which no sentence that it cites has"


def _lacking(
    bullet: Bullet, claims: Sequence[Claim], evidence: Evidence, own: Sequence[str], naming: Naming
) -> Iterator[str]:
    text = bullet.text
    titles = [f"“{evidence.documents[claim.document].title}”" for claim in claims]
    for known in sorted({*own, *titles}, key=len, reverse=True):
        text = text.replace(known, " ")
    text = _MORE.sub(lambda match: " " if int(match[1]) < len(claims) else match[0], text)
    yield from (f"the day {day}" for day in _days(text) if not _is_told(day, claims, evidence))
    text = _DAY.sub(" ", text)
    numbers = {number for claim in claims for number in _numbers(claim)}
    yield from (f"the number {found}" for found in _NUMBER.findall(text) if found.rstrip(".,") not in numbers)
    for claim in claims:
        for name in naming.found_in(text, claim, evidence.documents[claim.document]):
            text = text.replace(name, " ")
    said = fold(" ".join(claim.sentence.text for claim in claims))
    first_words = {match[1] for match in _OPENING.finditer(text)}
    yield from (
        f"the name {found}"
        for found in dict.fromkeys(_LARGE.findall(text))
        if found not in first_words and f" {fold(found)} " not in f" {said} "
    )


def _days(text: str) -> Iterator[Period]:
    """Yield each whole day, or month, that the text names; the first of two days of one month goes with the second."""
    months = _MONTHS.split("|")
    for match in _DAY.finditer(text):
        if match[3] is None:
            continue
        month, year = months.index(match[2]) + 1, int(match[3])
        yield Period.day(date(year, month, int(match[1]))) if match[1] else Period.month(year, month)


def _is_told(day: Period, claims: Sequence[Claim], evidence: Evidence) -> bool:
    published = (evidence.documents[claim.document].published for claim in claims)
    told = [
        *(period for claim in claims for period in (claim.date, claim.said, claim.deadline) if period),
        *(Period.day(one.day) for one in published if one),
    ]
    return any(day.overlaps(period) for period in told)


def _numbers(claim: Claim) -> set[str]:
    """Return the numbers of the sentence in figures, those told in words and the shares among them."""
    sentence = claim.sentence.text
    bounds = [bound for mention in find_counts(sentence) for bound in (mention.count.least, mention.count.most)]
    counts = [count for key in COUNT_KEYS if (count := getattr(claim, key)) and _stands(count.words, sentence)]
    bounds += [bound for count in counts for bound in (count.least, count.most)]
    # "A boy was wounded" says one without a number.
    bounds += [1 for key in COUNT_KEYS if (count := getattr(claim, key)) and count == Count.exactly(1)]
    whole = {"100"} if _WHOLE.search(sentence) else set()
    return {
        *whole,
        *_NUMBER.findall(sentence),
        *(form for bound in bounds if bound is not None for form in (str(bound), f"{bound:,}")),
        *(f"{mention.share * 100:.0f}" for mention in find_shares(sentence)),
    }


def _stands(words: str | None, sentence: str) -> bool:
    return bool(words) and fold(words or "") in fold(sentence)
