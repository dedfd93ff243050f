"""Settings: every constant that decides something, with its unit and where it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType

from trucewatch.errors import BadSettingError
from trucewatch.yaml_lines import Faults, YamlNode, parse_yaml, read_yaml

PAM = "Peace Accords Matrix, peaceaccords.nd.edu/using-pam"
"""Where the scale of 0 to 3 comes from."""


def _trust_by_letter() -> Mapping[str, float]:
    return MappingProxyType({"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0, "F": 0.0})


def _trust_in_relay() -> Mapping[str, float]:
    return MappingProxyType({"A": 1.0, "B": 1.0, "C": 1.0, "D": 0.8, "E": 0.5, "F": 1.0})


def _level_by_hold() -> Mapping[str, float]:
    return MappingProxyType(
        {
            "controls": 0.0,
            "dominates": 0.0,
            "seized": 0.0,
            "present": 0.5,
            "contested": 1.0,
            "attempts": 1.0,
            "lost": 2.0,
        }
    )


def _acled_words() -> Mapping[str, float]:
    return MappingProxyType({"tens": 10.0, "dozens": 12.0, "hundreds": 100.0})


def _range_lean() -> Mapping[str, float]:
    return MappingProxyType({"0": 0.4, "1": 1.2, "2": 1.0, "3": 1.6})


def _trust_by_certainty() -> Mapping[str, float]:
    return MappingProxyType({"certain": 1.0, "probable": 0.7, "possible": 0.3})


def _telling_by_kind() -> Mapping[str, float]:
    return MappingProxyType(
        {
            "polarity": 1.0,
            "interpretation": 0.9,
            "attribution": 0.8,
            "value": 0.8,
            "definition": 0.6,
            "scope": 0.5,
            "time": 0.5,
        }
    )


def _likeness_bits() -> Mapping[str, float]:
    return MappingProxyType(
        {
            "when.one_day_off": 0.5,
            "when.two_days_off": -2.0,
            "when.three_days_off": -4.0,
            "when.far_off": -12.0,
            "where.one_town": 6.0,
            "where.near": -2.0,
            "where.far": -5.0,
            "where.apart": -12.0,
            "where.one_name": 4.0,
            "where.one_wide_name": 0.5,
            "where.other_name": -2.0,
            "where.named_in_text": 3.0,
            "what.same": 2.0,
            "what.kin": 0.0,
            "what.open": -1.5,
            "what.other": -5.0,
            "who.same": 0.3,
            "who.other": -0.3,
            "whom.same": 2.5,
            "how_many.equal_from": 1.0,
            "how_many.equal_up_to": 4.0,
            "how_many.meet": 1.5,
            "how_many.close": 1.0,
            "how_many.far": 0.0,
            "how_many.apart": -4.5,
            "text.most": 4.0,
            "text.many": 2.5,
            "story.goes_on": 6.0,
            "again.one": -6.0,
            "again.both": 1.0,
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a workspace may decide otherwise; the defaults are those of `docs/method.md`."""

    prior_per_level: float = 0.5
    """Pseudo-claims on each of the four levels before anything was said.

    Four halves make the 2 of subjective logic, where ignorance is 2 / (evidence + 2) (Jøsang 2016).
    """
    range_mass: float = 0.90
    """Share of the probability that a range from `low` to `high` is to hold: the 5th to the 95th percentile."""

    range_sharpening: float = 1.1
    """Power to which the odds of the levels are raised before a range is made of them: above 1, ranges are narrower.

    Learned with `range_lean` on 160 simulated wars that are not those on which ranges are measured.
    """
    range_lean: Mapping[str, float] = field(default_factory=_range_lean)
    """Factor to what makes each level likelier than the least likely, where a range is made of them; it moves no level.

    Learned on simulated wars (`./dev bench worlds`), so that ranges hold what they say whatever is so: without it, they
    held 96 % where the true level was 0 and 86 % where it was 3.
    """

    trust_by_letter: Mapping[str, float] = field(default_factory=_trust_by_letter)
    """Weight of a word by the Admiralty letter of whose word it is, 0 to 1.

    The steps are those of the MISP admiralty-scale taxonomy, except that F ("cannot be judged") is no half but nothing:
    it leaves what is unknown unknown.
    """
    trust_in_relay: Mapping[str, float] = field(default_factory=_trust_in_relay)
    """How far an outlet of that letter is believed to have given somebody else's words rightly, 0 to 1 (our own).

    To quote a minister is another matter than to be right oneself, and what was quoted can be looked up; so an outlet
    that nobody graded is not taken to have made the words up.
    """
    letter_of_known_actor: str = "C"
    """Admiralty letter of a speaker that the actor library knows and no source grades (our own): "fairly reliable"."""
    trust_by_certainty: Mapping[str, float] = field(default_factory=_trust_by_certainty)
    """Weight of a claim by its speaker's own hedging, 0 to 1 (our own)."""

    odds_in_own_interest: float = 1.2
    """How much likelier it is to be said if true than if false, where saying it serves the speaker (our own)."""
    odds_neutral: float = 3.0
    """The same, where the speaker has no stake; for each level that the word lies nearer to what is so."""
    odds_against_interest: float = 10.0
    """The same, where saying it costs the speaker: an admission."""

    half_life_days: float = 90.0
    """Days after which a statement weighs half as much (our own)."""
    stance_lapses_after_days: int = 365
    """Days after which a statement no longer makes an obligation contested (our own)."""

    directness_of_whole: float = 0.5
    """Directness towards one obligation of a claim about the deal as a whole, 0 to 1 (our own)."""
    directness_of_kin: float = 0.6
    """Directness of a claim about a kindred obligation, or of an act that only touches on it, 0 to 1 (our own)."""
    directness_of_hint: float = 0.3
    """Directness of a claim that says little of an obligation: an attempt, a calm, an unnamed culprit (our own)."""

    share_in_zone_to_bear: float = 0.05
    """Share of a place's error disc that must lie in the zone, its edge pushed out as far as it may be off, for a claim
    about that place to bear on what holds in the zone alone, 0 to 1 (our own)."""

    directness_to_turn: float = 0.5
    """Directness from which a word can turn a status or make it contested; below, it only moves the level (our own)."""

    directness_to_confirm: float = 0.6
    """Directness from which somebody else's word makes more of an obligation than claimed (our own).

    That the deal as a whole is kept does not tell that anybody looked at this duty.
    """

    level_of_partly: float = 1.5
    """PAM level of "partly": midway between minimal (1) and intermediate (2)."""
    level_of_breach: float = 1.0
    """PAM level that one breach speaks for: kept at a minimum only."""
    level_of_grave_breach: float = 0.0
    """PAM level that a grave breach speaks for."""
    level_by_hold: Mapping[str, float] = field(default_factory=_level_by_hold)
    """PAM level that a radical group's hold on ground speaks for, where it is owed that there be none (our own)."""
    kept_from_level: float = 2.0
    """PAM level ("intermediate") from which a word says that a duty is kept, and not only in part; from there on a duty
    counts as met."""
    grave_from_killed: int = 10
    """People killed in one incident from which it is a grave breach (our own)."""

    radical_groups: tuple[str, ...] = (
        "al-qaeda",
        "hayat-tahrir-al-sham",
        "hurras-al-din",
        "islamic-state",
        "nusra-front",
        "turkistan-islamic-party",
    )
    """Ids of actors that an obligation to remove radical groups means where its text names none.

    Those that the UN Security Council lists under resolution 1267, main.un.org/securitycouncil/sanctions/1267.
    """

    radical_words: tuple[str, ...] = (
        "terror",
        "radical",
        "jihad",
        "extremis",
        "hardline",
        "militant",
        "islamist",
    )
    """Openings of the words by which parties call such groups (our own); which ones they mean stays open."""
    irregular_words: tuple[str, ...] = (
        "militant",
        "rebel",
        "insurgent",
        "terror",
        "jihad",
        "takfiri",
        "extremis",
        "opposition",
        "faction",
    )
    """Openings of words for nameless armed men who are no state's (our own); "gunmen" may be anybody's."""
    fighter_words: tuple[str, ...] = (
        "soldier",
        "service",
        "troop",
        "conscript",
        "officer",
        "fighter",
        "member",
        "gunm",
        "combatant",
        "guerrilla",
        "militia",
        "peacekeeper",
        "police",
    )
    """Openings of the words for those who bear arms for a side (our own), beside the irregular ones."""
    civilian_words: tuple[str, ...] = (
        "civilian",
        "child",
        "women",
        "woman",
        "family",
        "families",
        "resident",
        "villager",
        "pupil",
        "student",
        "farmer",
        "school",
    )
    """Openings of the words for those who bear none (our own)."""
    observer_words: tuple[str, ...] = (
        "observ",
        "monitor",
        "inspector",
        "mission",
        "verifi",
        "investigat",
        "journalist",
        "reporter",
        "drone",
    )
    """Openings of words for those who come to look (our own): whoever stops them lowers what is known."""

    done_from_level: float = 2.25
    """Weighed level from which an act counts as done: three quarters of PAM's 3 (our own)."""
    not_done_to_level: float = 0.75
    """Weighed level up to which an act counts as not done: one quarter of PAM's 3 (our own)."""

    baseline_days: int = 365
    """Days before the signature with which the time since is compared, where violations are counted (our own)."""
    rate_since_days: int = 365
    """Days back from the day asked about that count as the time since the deal, at most (our own)."""
    rate_needs_before: int = 5
    """Violations that must have been counted before the deal for rates to be compared (our own)."""
    rate_prior: float = 0.5
    """Violations added to either side of a comparison of rates: the prior of Jeffreys for a Poisson rate."""
    rate_ratio_full_to: float = 0.05
    """Rate since the deal over the rate before, up to which it is kept in full: level 3 (our own)."""
    rate_ratio_intermediate_to: float = 0.3
    """The same for level 2."""
    rate_ratio_minimal_to: float = 0.8
    """The same for level 1; above, it is level 0."""
    rate_weight: float = 4.0
    """Weight of compared rates, in pseudo-claims, in place of the single incidents (our own): four good witnesses."""
    access_within_days: int = 90
    """Days back in which observers turned away lower what is known (our own)."""

    report_grace_days: int = 7
    """Days after which an expected report that did not come is missed (our own)."""
    silence_from_weeks: int = 2
    """Weeks running in which a source must bring fewer reports than it does for its silence to be told (our own)."""

    change_trials: int = 4000
    """How many sets of claims are tried for "what would change this?" before the answer is only a bound (our own)."""

    confirmed_from_origins: int = 2
    """Further independent origins, one of them with no stake or the opposite one, from which a claim is confirmed: 1 on
    the Admiralty scale; with fewer, it is probable or possible (our own)."""
    ucdp_leaves_out: tuple[str, ...] = ("D", "E")
    """Admiralty letters of those whose tolls UCDP-like figures leave out: UCDP's low and high are the reliable ones."""
    acled_words: Mapping[str, float] = field(default_factory=_acled_words)
    """Figures that ACLED-like tolls give to words, by ACLED's codebook: tens 10, dozens 12, hundreds 100."""

    likeness_bits: Mapping[str, float] = field(default_factory=_likeness_bits)
    """What each sign that two claims are about one incident weighs, in bits: base-2 logarithms of likelihood ratios.

    Learned on simulated wars (`./dev bench worlds --fit`) and rounded; negative ones speak against.
    """
    same_from_bits: float = 7.5
    """Evidence from which two claims are taken to be about one incident: 181 to 1 (our own, tried on simulated wars)"""
    different_to_bits: float = 2.5
    """Evidence up to which two claims are taken to be about different incidents; between the two a person decides."""
    missing_pair_bits: float = 6.0
    """What a pair that was not compared, its days or places lying too far apart, takes from the mean that joins two
    groups of claims, in bits (our own; tried on simulated wars)."""
    most_bits: float = 8.0
    """Most that one pair adds to that mean, or takes from it, in bits (our own): no pair decides for a crowd."""
    candidate_slack_days: int = 3
    """Days by which two claims' dates may miss each other and still be compared (our own)."""
    candidate_margin_km: float = 20.0
    """Distance beyond what two places may be off within which two claims are still compared, in km (our own): farther
    away, nothing else could join them."""
    news_days: int = 4
    """Days before publication in which an incident that a report does not date is looked for (our own)."""
    cumulative_days: int = 31
    """Days beyond which a stretch holds many incidents, and is no date of one (our own)."""
    ongoing_days: int = 14
    """Days from which a stretch that runs up to its report ("for weeks") holds many incidents too (our own)."""
    season_days: int = 60
    """Days over which unrelated incidents of one war, reported side by side, are spread (our own): the shorter the days
    of two claims beside it, the less likely they meet by chance."""
    open_end_days: int = 30
    """Length in days given to a stretch of which one end is open (our own)."""
    theatre_km: float = 60.0
    """Radius in km over which unrelated incidents of one war, reported side by side, are spread (our own)."""
    town_km: float = 3.0
    """Radius in km below which a place is not told more exactly by its name (our own): that of a small town."""
    near_km: float = 5.0
    """Distance in km, beyond what two places may be off, up to which they are near each other (our own)."""
    far_km: float = 15.0
    """The same up to which they are far; beyond, they are apart (our own)."""
    meet_if_same: float = 0.95
    """How often the days, or the places, of two claims about one incident meet, 0 to 1 (our own): reports err."""
    count_close_ratio: float = 1.5
    """Greater of two tolls over the smaller up to which they are close (our own)."""
    count_far_ratio: float = 3.0
    """The same up to which they are far; beyond, they are apart (our own)."""
    wording_most_from: float = 0.6
    """Share of their words of content that two sentences must have in common to be nearly the same (our own)."""
    wording_many_from: float = 0.35
    """The same to have much in common."""
    wording_least_words: int = 4
    """Words of content below which a sentence is too bare to be told apart by them (our own)."""
    story_within_letters: int = 400
    """Letters behind a sentence within which another may go on with what it tells: two or three sentences (our own)."""

    copy_like_from: float = 0.6
    """Share of their pairs of neighbouring words that two sentences must have in common to be one sentence, lightly
    edited, 0 to 1 (our own, tried on made-up reports: `./dev bench copies`)."""
    copy_whole_from: float = 0.8
    """Share of its sentences that a report must share to be a copy as a whole, 0 to 1 (our own)."""
    copy_least_lifted: int = 2
    """Sentences that must be shared for a passage to count as lifted (our own); one may be a quotation both carry."""
    copy_most_holders: int = 1000
    """Reports beyond which a run of words that they share is a formula, and tells no copy (our own)."""

    echo_like_from: float = 0.7
    """Share of words that two claims' sentences in copied reports must have in common for one to echo the other, 0 to 1
    (our own)."""

    verified_from_origins: int = 2
    """Known origins without a stake that must tell of an incident alike for it to count as borne out where no monitor
    tells of it (our own)."""

    levels_at_odds: float = 1.5
    """PAM levels that must lie between two words for them to contradict each other (our own).

    "In part" denies "not at all"; it does not deny that there was one breach.
    """
    share_gap: float = 0.1
    """By how much two shares of one area must differ to be at odds, 0 to 1 (our own): tens are not exact."""
    share_within_days: int = 60
    """Within how many days two shares of one area are taken to speak of the same time (our own)."""
    statement_within_days: int = 1
    """By how many days two quotations of one statement may be dated apart (our own)."""
    contradiction_half_life_days: float = 30.0
    """Days after which a contradiction is half as telling, from when the side longer silent last spoke (our own)."""
    telling_by_kind: Mapping[str, float] = field(default_factory=_telling_by_kind)
    """How telling each kind of contradiction is, against 1 for "done or not done" (our own)."""
    telling_between_parties: float = 2.0
    """How many times as telling a contradiction is with a party to the deal on either side (our own)."""
    telling_with_share: float = 1.5
    """How many times as telling a contradiction is where a side gives a share (our own)."""

    upcoming_within_days: int = 180
    """Days from when a deadline or a meeting was named within which it is taken to be meant to lie ahead (our own).

    People fix days weeks or months ahead; what seems to lie farther off is mostly a day of the past, read as the next
    of its name ("agreed in September").
    """

    protected_place_km: float = 25.0
    """Side of the squares, in km, as which others are told the places of a protected source's claims (our own).

    Wide enough to hold several towns; where few people live, few live in a square, and it should be wider.
    """

    wait_s: float = 30.0
    """Seconds to wait for another process that writes to the workspace (our own): longer than any one report takes."""


def load_settings(path: Path, base: Settings | None = None) -> Settings:
    """Return the settings of a workspace: the defaults, with the values of the file at `path` in their place.

    A value that is a mapping ("trust_by_letter") may set some of its keys and leave the others.

    Args:
        path: A YAML mapping of names to values; where there is no such file, nothing is changed.
        base: What stands in the place of the defaults.

    Raises:
        FaultyFileError: The file is no such mapping, names what is no setting, or gives a value of another sort.
    """
    if not path.exists() or not path.read_bytes().strip():
        return base or Settings()
    faults = Faults()
    return _changed(base or Settings(), read_yaml(path, faults), faults)


def set_each(assignments: Sequence[str], base: Settings) -> Settings:
    """Return the settings with some set otherwise, each as `NAME=VALUE`, or `NAME.KEY=VALUE` for one key of a mapping.

    Raises:
        BadSettingError: One is of another form.
        FaultyFileError: One names what is no setting, or gives a value of another sort.
    """
    settings = base
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise BadSettingError(assignment)
        name, dot, key = name.strip().partition(".")
        faults = Faults()
        text = f"{name}: {{{key}: {value}}}" if dot else f"{name}: {value}"
        settings = _changed(settings, parse_yaml(text, f"--set {assignment}", faults), faults)
    return settings


def _changed(base: Settings, top: YamlNode | None, faults: Faults) -> Settings:
    known = [one.name for one in fields(Settings)]
    values: dict[str, object] = {}
    if top is not None:
        chosen = top.fields(known)
        for name in known:
            node = chosen.get(name)
            if node is not None:
                values[name] = _value(node, getattr(base, name))
    faults.raise_any("settings")
    return replace(base, **values)  # type: ignore[arg-type]  # each value was read as what its default is


def _value(node: YamlNode, default: object) -> object:
    """Return what the node sets, read as the same sort of value as the default; None, and a fault, where it is not."""
    match default:
        case float():
            return node.number()
        case int():
            number = node.number()
            if number is not None and number != int(number):
                node.fault("a whole number")
                return None
            return None if number is None else int(number)
        case str():
            return node.text()
        case tuple():
            return tuple(text for entry in node.entries() if (text := entry.text()) is not None)
        case Mapping():
            return MappingProxyType({**default, **_entries(node, default)})
        case _:
            raise TypeError(f"no way to read a setting of {type(default).__name__}")


def _entries(node: YamlNode, default: Mapping[str, float]) -> dict[str, float]:
    chosen = node.fields(list(default))
    numbers = {key: chosen.number(key) for key in default if chosen.get(key) is not None}
    return {key: number for key, number in numbers.items() if number is not None}
