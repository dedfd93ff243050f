"""Counts in a text: how many, with the bounds that the words set and no figure that they do not give."""

import re
from dataclasses import dataclass

from trucewatch.model.count import Count
from trucewatch.model.text import Span
from trucewatch.read.numbers import NUMBER, value_of
from trucewatch.read.sieve import Sieve
from trucewatch.read.uncounted import blank_uncounted


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention:
    """A count where it stands in the text."""

    span: Span
    """From its first qualifier to its last word: "at least 11"."""
    count: Count
    noun: str | None = None
    """The last word of what is counted, in lower case, as far as it can be told without a parse: "villagers"."""
    rule: str
    """Which rule read it."""


# Vague counts and the least that they stand for: a policy, shown as the words and never as a figure.
_VAGUE = {
    "hundreds of thousands": 200_000,
    "tens of thousands": 20_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "several hundred": 300,
    "a few hundred": 300,
    "several thousand": 3000,
    "a few thousand": 3000,
    "several dozen": 36,
    "a few dozen": 36,
    "several": 3,
    "a number": 3,
    "a handful": 3,
    "a few": 3,
}
_FIXED = {"a couple": 2, "a pair": 2, "a single": 1, "twice": 2}
_HARMED = r"(?:killed|dead|died|dies|injured|wounded|hurt|harmed)"
# "No casualties were reported" says nothing; "there were no casualties" and "no soldier was hurt" do.
_ZERO = (
    r"nobody|no[- ]one|none|not a single|no(?= (?:dead|wounded|injured)\b)"
    rf"|no(?= (?:\w+ ){{1,2}}(?:was|were|is|are|has|have|had) (?:been )?{_HARMED}\b)"
    r"|there (?:was|were|is|are) no(?= (?:casualties|victims|losses|injuries|deaths|fatalities)\b)"
)

_LEAST = (
    r"a minimum of|at (?:the very )?least|(?:well |far |slightly |just |little |a little )?(?:more|greater|higher) than"
    r"|(?:well |just |slightly |a little )?(?:over|above)|upwards? of|(?:no|not) (?:fewer|less) than"
    r"|exceeding|in excess of"
)
_MOST = (
    r"a maximum of|at (?:the )?most|up to|as many as|(?:no|not) more than|(?:fewer|less) than|just under|under|below"
    r"|not exceeding"
)
_ABOUT = r"some|about|around|nearly|almost|roughly|approximately|approx\.|circa|close to|an estimated|virtually|~"
_PLAIN = r"exactly|only|just|a total of|a further|another|an additional"
_QUALIFIER = rf"(?:(?:{_LEAST}|{_MOST}|{_ABOUT}|{_PLAIN}|between) )"

_NUMBER = rf"(?<![\w.,/+-]){NUMBER}(?![\w/]|[.,:]\d|-[a-z])"
_COUNT = re.compile(
    rf"\b(?P<zero>{_ZERO})\b"
    rf"|(?<![\w-])(?P<qualifiers>{_QUALIFIER}{{0,3}})"
    rf"(?:(?P<vague>{'|'.join(_VAGUE)})\b|(?P<fixed>{'|'.join(_FIXED)})\b"
    rf"|(?P<first>{_NUMBER})"
    rf"(?:(?:[ ]?(?P<dash>[-–—])[ ]?| (?P<joint>to|or|and) (?:about |around |some |up to |perhaps )?)"
    rf"(?P<second>{NUMBER})(?![\w/]|[.,:]\d))?"
    rf"(?P<after>\+| (?:or (?:more|so|fewer|less)|at (?:least|(?:the )?most))\b)?)",
    re.IGNORECASE,
)
_MAY_COUNT = Sieve([(_COUNT, None)])
_BOUND = re.compile(rf"(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<about>{_ABOUT})|(?P<between>between)", re.IGNORECASE)
_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_SCORES = re.compile(r" (?:of|more|others|were|have|had|are|killed|dead|died|wounded|injured|people)\b")
_WORD = re.compile(r" (?:of (?:the |its |their )?)?(?:more |other |others? )?")
_STOP_WORDS = (
    "and or but who whom whose which that were was is are be been have has had will would can could may might must in "
    "on at near from to into with without by for as after before since during of over under while when where killed "
    "wounded injured died dead left said say says their his her its the a an including among so not only across "
    "against between toward towards through them these those us it he she they we you this last next each both all "
    "also still now then there here if than up down"
)
_STOPS = frozenset(_STOP_WORDS.split(" "))
_SCALE = re.compile(r"\b(?:hundred|thousand|million|billion|mln|bn)$", re.IGNORECASE)
_LONGEST_PHRASE = 6


def find_counts(text: str, *, offset: int = 0) -> list[CountMention]:
    """Return the counts in the text, in its order; shares, dates and measures are none.

    Args:
        text: A sentence or a longer stretch.
        offset: Where the stretch begins in the kept text, so that spans point into that.
    """
    if not _MAY_COUNT.lets_through(text):
        return []
    blanked = blank_uncounted(text)
    mentions: list[CountMention] = []
    at = 0
    while match := _COUNT.search(blanked, at):
        end, found = _count_at(match, blanked)
        if found is not None:
            count, rule = found
            span = Span(start=offset + match.start(), end=offset + end)
            mentions.append(CountMention(span=span, count=count, noun=_noun_after(blanked, end), rule=rule))
        at = max(end, match.start() + 1)
    return mentions


def _count_at(match: re.Match[str], text: str) -> tuple[int, tuple[Count, str] | None]:
    """Return where the count ends, and the count with its rule; None where the words count nothing."""
    if match["zero"]:
        return match.end("zero"), (Count(least=0, most=0, words=match["zero"]), "zero")
    if match["vague"]:
        return match.end(), _vague(match, text)
    if match["fixed"]:
        value = _FIXED[match["fixed"].lower()]
        return match.end(), (_bounded(match, value, words=match["fixed"]), "fixed word")
    return _number(match, text)


def _vague(match: re.Match[str], text: str) -> tuple[Count, str] | None:
    words = match["vague"].lower()
    if words == "scores" and not _SCORES.match(text, match.end()):
        return None
    if words == "a number" and not text.startswith(" of", match.end()):
        return None
    least = _VAGUE[words]
    if _has(match, "most"):
        return Count(least=None, most=None, words=match.group().strip()), "vague, bounded above"
    return Count(least=least, most=None, words=match.group().strip()), "vague"


def _number(match: re.Match[str], text: str) -> tuple[int, tuple[Count, str] | None]:
    first = value_of(match["first"])
    if first is None or first != int(first):
        return match.end("first"), None
    ends = _range(match, text)
    if ends is not None:
        count = Count(least=ends[0], most=ends[1], approximate=_has(match, "about"), words=match.group().strip())
        return match.end(), (count, "range")
    is_alone = match["second"] is not None
    end = match.end("first") if is_alone else match.end()
    count = _bounded(match, int(first), words=text[match.start() : end].strip())
    return end, (count, "number")


def _range(match: re.Match[str], text: str) -> tuple[int, int] | None:
    """Return both ends of a range; None where the numbers are two counts ("rose from 5 to 9", "two and three")."""
    if match["second"] is None:
        return None
    joint = (match["joint"] or "").lower()
    if (joint == "and") != _has(match, "between"):
        return None
    if joint == "to" and _FROM.search(text, max(0, match.start() - 6), match.start()):
        return None
    first, second = value_of(match["first"]), value_of(match["second"])
    scale = _SCALE.search(match["second"])
    if scale and not _SCALE.search(match["first"]):
        first = value_of(f"{match['first']} {scale.group()}")  # "two to three thousand"
    if first is None or second is None or first >= second or first != int(first) or second != int(second):
        return None
    return int(first), int(second)


def _bounded(match: re.Match[str], value: int, *, words: str) -> Count:
    after = (match["after"] or "").lower().strip()
    if _has(match, "most") or after in {"or fewer", "or less", "at most", "at the most"}:
        return Count(least=None, most=value, words=words)
    if _has(match, "least") or after in {"+", "or more", "at least"}:
        return Count(least=value, most=None, words=words)
    if _has(match, "about") or after == "or so":
        return Count(least=value, most=value, approximate=True, words=words)
    return Count.exactly(value)


def _has(match: re.Match[str], bound: str) -> bool:
    return any(found.lastgroup == bound for found in _BOUND.finditer(match["qualifiers"] or ""))


def _noun_after(text: str, end: int) -> str | None:
    """Return the last word of the run of words that follows, up to a word or mark that ends a noun phrase."""
    lead = _WORD.match(text, end)
    start = lead.end() if lead else end
    noun = None
    for word in text[start : start + 80].split(" ")[:_LONGEST_PHRASE]:
        bare = word.rstrip(".,;:!?)”\"’'")
        if not bare[:1].isalpha() or bare.lower() in _STOPS:
            break
        noun = bare.lower()
        if bare != word:
            break
    return noun
