"""When an act was that no word of its sentence dates."""

from read.passages import claims_in, day


def _dates(text: str) -> list[object]:
    return [claim["date"] for claim in claims_in(text) if claim["kind"] == "incident"]


def test_an_act_told_behind_a_day_was_done_on_it() -> None:
    """The day of these days that was told of last is that of the next act, too."""
    assert _dates("The envoys left Corve on Tuesday.\n\nGunmen looted shops in Arkell.") == [day("2001-06-12")]


def test_old_times_date_no_act() -> None:
    """What was told of years or months ago is background, and no day of what is news."""
    assert _dates("The envoys had met in Corve in May 1998.\n\nGunmen looted shops in Arkell.") == [None]


def test_a_day_gone_by_is_of_this_year_though_it_was_planned() -> None:
    """What was set for a day of last month is not a year ahead."""
    claims = claims_in("A meeting of the two sides, set for 2 June, had to be postponed.")

    assert [claim["date"] for claim in claims if claim["kind"] == "meeting"] == [day("2001-06-02")]


def test_the_one_day_of_a_sentence_is_that_of_what_it_tells() -> None:
    """A day may stand in a clause beside that of what was called off, or done, on it."""
    claims = claims_in("A session of the committee that had been set for Thursday was called off.")

    assert [claim["date"] for claim in claims if claim["kind"] == "meeting"] == [day("2001-06-14")]
