"""Which obligations the words of a clause are about."""

import re
from functools import lru_cache

from trucewatch.model.claim import About
from trucewatch.read.claims.obligations import named_in
from trucewatch.read.lexicon import any_of, sieve, words
from trucewatch.read.line import Line
from trucewatch.read.tree import Token

_DEALS = words("deals.deal_nouns")
_CEASEFIRE = any_of("deals.ceasefire_words")
_DEAL = re.compile(
    r"\b(?:agreements?|deals?|cease-?fires?|truces?|accords?|pacts?|armistice|"
    r"memorandum|treaty|lull|protocols?|cessation of hostilities|undertakings?|"
    r"commitments?|obligations?|pledges?|promises?|terms|(?:halt|end|stop|pause) (?:in|to|"
    r"of) (?:the )?(?:\w+ )?(?:fighting|bombing|shelling|hostilities|attacks|firing)"
    r"|understandings?|regime of (?:silence|ceasefire)|silence regime|de-escalation|withdrawal "
    r"lines?|resolution \d+|roadmap|road map|calm|arrangements?|ground rules|stand-?still|moratorium|compacts?"
    r"|(?:peace|truce|ceasefire|cease-fire) (?:initiative|plan|process|extension)|extension|non-aggression"
    r"|timetable|(?:what|everything|all) (?:that )?(?:was|were|had been|it|they|he|she|we|both) (?:had |has |"
    r"have |been )?"
    r"(?:signed|agreed|promised|undertaken|pledged))\b",
    re.IGNORECASE,
)
_HEAVY = re.compile(r"\bheavy (?:weapons?|arms)\b|\bartillery\b|\btanks\b", re.IGNORECASE)
_MAKES_ZONE = re.compile(
    r"\b(?:creat|establish|set(?:ting)? up|form|carv|declar|demilitari[sz](?:e|ing|ation)\b|agree)\w*", re.IGNORECASE
)
_WIDE = {About.WHOLE_AGREEMENT, About.CEASE_FIRE, About.NO_OFFENSIVE}


@lru_cache(maxsize=4096)
def abouts_in(text: str) -> tuple[About, ...]:
    """Return the obligations that the words are about, the most exact first.

    What the patterns of the words themselves find counts first; where they name nothing exact, the classes of words do.
    """
    found = _by_pattern(text)
    if any(about not in _WIDE for about in found):
        return found
    return _by_class(text) or found


def _by_class(text: str) -> tuple[About, ...]:
    found: dict[About, int] = {}
    for named in named_in(text):
        found.setdefault(named.about, named.at)
    return _pruned(text, found)


def _by_pattern(text: str) -> tuple[About, ...]:
    """Return what patterns find, one after the other: words taken by one are lost to the next."""
    whole = text
    found: dict[About, int] = {}
    for pattern, name in sieve("deals.abouts", "about").likely(text):
        match = pattern.search(text)
        if match:
            found.setdefault(About(name), match.start())
            if name == About.REMOVE_RADICAL_GROUPS and _HEAVY.search(match.group()):
                found.setdefault(About.WITHDRAW_HEAVY_WEAPONS, match.start())
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return _pruned(whole, found)


def _pruned(whole: str, found: dict[About, int]) -> tuple[About, ...]:
    """Return the obligations found in the order of the words, without those that only tell where or of what deal."""
    if len(found) > 1:
        found.pop(About.WHOLE_AGREEMENT, None)
    if len(found) > 2 or (About.NO_OFFENSIVE in found and not _CEASEFIRE.search(whole)):
        found.pop(About.CEASE_FIRE, None)
    if len(found) > 1 and not _MAKES_ZONE.search(whole):
        found.pop(About.ESTABLISH_DEMILITARISED_ZONE, None)  # there it only tells where
    return tuple(sorted(found, key=lambda about: found[about]))[:3]


def exact_abouts(text: str) -> tuple[About, ...]:
    """Return the obligations of a text that are more exact than the deal or its ceasefire as such."""
    return tuple(about for about in abouts_in(text) if about not in _WIDE)


def noun_words(token: Token) -> str:
    """Return the words of a noun phrase up to its own clauses."""
    doc = token.doc
    end = token.i + 1
    for child in token.children:
        if child.dep_ == "nmod" and child.i < token.i + 7:
            end = max(end, child.i + 1)
    return str(doc[token.left_edge.i if token.left_edge.i > token.i - 8 else token.i : end].text)


def deal_about(text: str) -> tuple[About, ...]:
    """Return what a breach of, or faith to, a deal so named is about."""
    exact = tuple(about for about in _by_pattern(text) if about not in _WIDE)
    if exact:
        return exact[:1]
    if _CEASEFIRE.search(text):
        return (About.CEASE_FIRE,)
    return (About.WHOLE_AGREEMENT,)


@lru_cache(maxsize=1024)
def has_deal(text: str) -> bool:
    """Tell whether the words name a deal."""
    return bool(_DEAL.search(text))


def is_truce(text: str) -> bool:
    """Tell whether the words name a ceasefire."""
    return bool(_CEASEFIRE.search(text))


def words_of(line: Line, tokens: list[Token]) -> str:
    """Return the words of tokens that follow one another, or nearly so."""
    if not tokens:
        return ""
    return str(line.doc[tokens[0].i : tokens[-1].i + 1].text)
