"""The commands that count, and that weigh anew: figures, rates, regrade; and what explain and board add."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.reports import run

AGREEMENT = "idlib-sochi-2018"
DAY = ("--as-of", "2018-11-01")
REGISTER = (
    "id,year,active_year,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,"
    "country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n"
)
ROW = (
    "{number},2018,1,1,Government of Syria,Syrian insurgents,1,Saraqib town,Idlib Governorate,Idlib district,35.86,"
    "36.8,Syria,1,1,{day},{day},1,1,0,0,2,2,2\n"
)


def answer(*words: str | Path) -> Any:
    """Run a command with `--json` and return its answer."""
    ended = run(*words, "--json")
    assert ended.status == 0, ended.told
    return json.loads(ended.out)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a register: a fight every fifth day before the deal, and two since."""
    folder = tmp_path_factory.mktemp("register")
    days = [f"2018-{month:02}-{day:02}" for month in range(4, 9) for day in range(1, 28, 5)]
    days += ["2018-10-03", "2018-11-20"]
    rows = [ROW.format(number=number, day=day) for number, day in enumerate(days, start=1)]
    (folder / "ged.csv").write_text(REGISTER + "".join(rows), encoding="utf-8")
    ended = run("-w", folder / "workspace", "import", "ucdp", folder / "ged.csv", "--published", "2018-12-20")
    assert ended.status == 0, ended.told
    return folder / "workspace"


def test_figures_side_by_side(filled: Path) -> None:
    """Every house's figures are those of the board, and the text tells what each leaves out."""
    content = answer("-w", filled, "figures", AGREEMENT, *DAY)

    assert content == answer("-w", filled, "board", AGREEMENT, *DAY)["figures"]
    told = run("-w", filled, "figures", AGREEMENT, *DAY).out
    for house in ("PAM, plain", "Trucewatch", "Admiralty", "Airwars-like", "UCDP-like", "ACLED-like"):
        assert house in told
    assert told.count("Left out:") == 6


def test_rates_of_a_register(register: Path) -> None:
    """Fights are counted by month, before the deal and since, and held against each other with a range."""
    asked = ("rates", f"{AGREEMENT}/no-offensive", "--as-of", "2018-12-31")

    content = answer("-w", register, *asked)

    assert content["observers"] == ["source:ucdp"]
    assert content["change"]["before"]["violations"] == 30
    assert content["change"]["after"]["violations"] == 2
    assert content["change"]["ratio"]["low"] < content["change"]["ratio"]["value"] < content["change"]["ratio"]["high"]
    assert [month["violations"] for month in content["after"]] == [0, 1, 1, 0]
    told = run("-w", register, *asked).out
    assert "Since the deal," in told
    assert "not watched" in told


def test_rates_that_cannot_be_compared(filled: Path) -> None:
    """Where too little was counted, no ratio is made up."""
    told = run("-w", filled, "rates", f"{AGREEMENT}/no-offensive", *DAY)

    assert told.status == 0
    assert "cannot be compared" in told.out


def test_the_board_tells_rates_in_its_reasons(register: Path) -> None:
    """What was counted stands among the reasons, with the claims that it rests on."""
    board = answer("-w", register, "board", AGREEMENT, "--as-of", "2018-12-31")

    row = next(one for one in board["obligations"] if one["id"] == "no-offensive")
    assert row["rate"]["after"]["violations"] == 2
    assert len(row["reasons"][1]["claims"]) == 32


def test_regrade(filled: Path, tmp_path: Path) -> None:
    """Settings from the line, from a file and grades of sources are tried out, and nothing is changed by it."""
    before = answer("-w", filled, "board", AGREEMENT, *DAY)
    file = tmp_path / "other.yml"
    file.write_text("half_life_days: 5\n", encoding="utf-8")

    [by_line] = answer("-w", filled, "regrade", AGREEMENT, *DAY, "--set", "trust_by_letter.C=0.1")
    [by_file] = answer("-w", filled, "regrade", AGREEMENT, *DAY, "--settings", file)
    nothing = answer("-w", filled, "regrade", AGREEMENT, *DAY, "--diff")

    assert [one["name"] for one in by_line["settings"]] == ["trust_by_letter"]
    assert by_line["settings"][0]["after"]["C"] == 0.1
    assert by_line["obligations"]
    assert [(one["name"], one["after"]) for one in by_file["settings"]] == [("half_life_days", 5.0)]
    assert nothing == []
    after = answer("-w", filled, "board", AGREEMENT, *DAY)
    assert {**after, "known_on": ""} == {**before, "known_on": ""}


def test_regrade_as_text(filled: Path) -> None:
    """The text shows what moved, or that nothing does."""
    asked = ("-w", filled, "regrade", AGREEMENT, *DAY)

    moved = run(*asked, "--set", "trust_by_letter.C=0.0", "--set", "radical_groups=[al-qaeda]").out
    assert "trust_by_letter: A 1.0" in moved
    assert "→" in moved
    assert "moved." in moved
    assert run(*asked, "--diff").out.strip() == "Nothing moves."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--set", "half_life_days"), "expected NAME=VALUE"),
        (("--set", "half_live_days=3"), "half_life_days"),
        (("--set", "half_life_days=long"), "a number"),
        (("--grade", "nobody-at-all=B"), "expected SOURCE=LETTER"),
        (("--grade", "meridian-wire=Z"), "expected SOURCE=LETTER"),
        (("--settings", "there-is-none.yml"), "there-is-none.yml"),
    ],
)
def test_regrade_refuses_what_it_cannot_read(filled: Path, words: tuple[str, ...], told: str) -> None:
    """A setting or a grade that is none is refused with what was expected."""
    ended = run("-w", filled, "regrade", AGREEMENT, *words)

    assert ended.status == 2
    assert told in ended.told


def test_an_obligation_without_its_agreement_is_told_whole(filled: Path) -> None:
    """Whoever leaves the agreement out is told the address that was most likely meant."""
    ended = run("-w", filled, "explain", "withdraw-heavy-weapon", *DAY)

    assert (ended.status, ended.out) == (2, "")
    assert f"unknown obligation 'withdraw-heavy-weapon': did you mean {AGREEMENT}/withdraw-heavy-weapons?" in ended.told


def test_explain_tells_what_would_change_it(filled: Path) -> None:
    """The text names the claims without which the status would be another, and the strongest on either side."""
    told = run("-w", filled, "explain", f"{AGREEMENT}/withdraw-heavy-weapons", *DAY).out

    assert "What would change this:" in told
    assert "Strongest for it (" in told
    assert "not known" in told


def test_the_board_tells_silences_and_the_plain_score(filled: Path) -> None:
    """Below the board stands what was not said; above it, PAM's plain score beside ours."""
    told = run("-w", filled, "board", AGREEMENT, "--as-of", "2019-02-01").out

    assert "PAM's plain score from the same claims:" in told
    assert "Silences:" in told
    assert "who could know" in told
