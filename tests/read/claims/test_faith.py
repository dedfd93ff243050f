"""Keeping faith with a deal, and breaking it, in words that are no single verb; and what is told only as done."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia is not living up to its commitments, monitors said.", {"by": "Averia", "verdict": "not_fulfilled"}),
    ("Averia has made good on its promise.", {"by": "Averia", "verdict": "fulfilled"}),
    ("The minister insisted that Averia remained fully within the agreement.", {"verdict": "fulfilled"}),
    ("Averia's shelling of Birn makes a mockery of the truce.", {"by": "Averia", "verdict": "violated"}),
    ("The Hill Front paid no heed to the ceasefire.", {"by": "Hill Front", "verdict": "violated"}),
    ("The rebels were responsible for most of the violations.", {"by": "rebels", "about": ["cease_fire"]}),
    ("Averia has refrained from offensive operations.", {"about": ["no_offensive"], "verdict": "fulfilled"}),
    ("The army has kept its planes on the ground.", {"about": ["no_air_attack"], "verdict": "fulfilled"}),
    ("Averia stopped short of handing in its machine guns.", {"by": "Averia", "verdict": "not_fulfilled"}),
    ("Averia still has howitzers inside the exclusion zone.", {"by": "Averia", "about": ["withdraw_heavy_weapons"]}),
    ("Averia was to withdraw its troops. It has done so.", {"about": ["withdraw_forces"], "verdict": "fulfilled"}),
    (
        "Under the accord Averia was to lift the siege by 1 June. It has not done so.",
        {"by": "Averia", "about": ["open_routes"], "verdict": "not_fulfilled"},
    ),
    ("All but 40 of the prisoners had been let out.", {"about": ["exchange_prisoners"], "verdict": "partly"}),
    ('Charges that it broke the truce were "fairy tales", Averia said.', {"denied": True, "verdict": "violated"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_faith_is_kept_and_broken_in_many_words(passage: str, wanted: dict[str, Any]) -> None:
    """Idioms, abstentions, weapons where they must not be and "it has done so" tell how a deal is kept."""
    assert found(passage, {"kind": "compliance", **wanted}), claims_in(passage)


def test_each_is_laid_its_own_number_of_breaches() -> None:
    """ "32 violations by A and 14 by B" is two claims."""
    claims = claims_in("Monitors counted 32 violations by Averia and 14 by Borland.")

    assert {(c["by"], c["count"]["min"]) for c in claims if c["kind"] == "compliance"} == {
        ("Averia", 32),
        ("Borland", 14),
    }


@pytest.mark.parametrize(
    "passage",
    [
        "Averia stood by the river for an hour.",
        "The paths are not clear of mines, because they have not the means.",
        "Averia will make good on its promise.",
        "Nobody was responsible for the fire.",
        "Three earlier truces failed; the last lasted a week.",
        "Averia said that it was fully committed to the truce.",
    ],
)
def test_words_about_something_else_tell_nothing(passage: str) -> None:
    """Without a deal, or of what is to come, the same words are no verdict; nor is a truce that was."""
    assert not found(passage, {"kind": "compliance"}), claims_in(passage)
