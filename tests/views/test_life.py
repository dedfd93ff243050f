"""What becomes of an allegation: each stage with its day and claims, and who kept silent."""

from dataclasses import replace

from fakes import FakeActors, FakeSources, evidence_of, obligation, report, shelling, truce
from trucewatch.assess.bear import bear
from trucewatch.model.actor import Source, SourceKind
from trucewatch.model.claim import About
from trucewatch.model.reading import Reading
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings
from trucewatch.views.life import Life, Stage, find_lives, life_as_json, say_life

SOURCES = FakeSources(
    (
        Source(id="monitor", name="Vale Monitor", reliability="B", kind=SourceKind.MONITOR),
        Source(id="agency", name="The Agency", reliability="B"),
        Source(id="wire", name="The Wire", reliability="B"),
    )
)
DEAL = truce(obligation(About.CEASE_FIRE, who_could_know=("peace-watch",)), monitors=("vale-monitor",))
ACCUSED = shelling(perpetrator="Southern army", speaker="Anna North")


def life_of(*readings: Reading, as_of: str = "2001-06-20", with_deal: bool = True) -> Life:
    """Return the life of the one incident that the reports tell of."""
    evidence = evidence_of(*readings, as_of=as_of)
    actors = FakeActors()
    origins = find_origins(evidence, actors=actors, sources=SOURCES)
    [incident] = group_incidents(evidence, actors=actors, origins=origins)
    [life] = find_lives(
        [incident],
        evidence,
        origins=origins,
        actors=actors,
        sources=SOURCES,
        agreement=DEAL if with_deal else None,
        bearings=bear(DEAL, evidence, actors=actors, settings=Settings()),
    )
    return life


def test_an_allegation_left_open() -> None:
    """What one side alone alleges is alleged, and nothing more; whoever could know and is silent is named."""
    life = life_of(report("2001-06-02", ACCUSED, source="agency"))

    assert [step.stage for step in life.steps] == [Stage.ALLEGED]
    assert life.left_open == (Stage.ANSWERED, Stage.INVESTIGATED, Stage.VERIFIED, Stage.ATTRIBUTED)
    assert life.silent == ("Peace Watch", "Southland", "Vale Monitor")
    assert life.days_open == 18


def test_every_stage() -> None:
    """Denied by the accused, looked into and borne out by a monitor who names the culprit, and at last admitted."""
    told = report("2001-06-02", ACCUSED, source="agency")
    denied = report(
        "2001-06-03", shelling(denied=True, perpetrator="Southern army", speaker="Bert South"), source="wire"
    )
    seen = report("2001-06-05", shelling(perpetrator="Southern army", killed=3), source="monitor")
    admitted = report("2001-06-09", shelling(perpetrator="Southern army", speaker="Southland"), source="agency")

    life = life_of(told, denied, seen, admitted)

    assert [(step.stage, str(step.on)) for step in life.steps] == [
        (Stage.ALLEGED, "2001-06-02"),
        (Stage.ANSWERED, "2001-06-03"),
        (Stage.DENIED, "2001-06-03"),
        (Stage.INVESTIGATED, "2001-06-05"),
        (Stage.VERIFIED, "2001-06-05"),
        (Stage.ATTRIBUTED, "2001-06-05"),
        (Stage.ADMITTED, "2001-06-09"),
    ]
    assert (life.left_open, life.days_open, life.silent) == ((), None, ("Peace Watch",))
    assert life.steps[2].claims == (denied.claims[0].id,)


def test_two_without_a_stake_bear_it_out() -> None:
    """Where no monitor speaks, two outlets of their own accord do; one does not, nor do two unknown voices."""
    agency = report("2001-06-02", shelling(killed=3), source="agency")
    wire = report("2001-06-02", shelling(killed=4), source="wire")
    voices = report("2001-06-02", shelling(speaker="a driver"), shelling(speaker="a nurse"), source="agency")

    assert Stage.VERIFIED in {step.stage for step in life_of(agency, wire).steps}
    assert Stage.VERIFIED in life_of(agency).left_open
    assert Stage.VERIFIED in life_of(voices).left_open


def test_a_voice_without_a_name_lays_nothing_to_anybody() -> None:
    """That "a military source" has no stake is not known: its word accuses, and attributes nothing."""
    nameless = report("2001-06-02", shelling(perpetrator="Reds", speaker="a military source"), source="agency")
    named = report("2001-06-02", shelling(perpetrator="Reds", speaker="Peace Watch"), source="agency")

    assert Stage.ATTRIBUTED in life_of(nameless).left_open
    assert Stage.ATTRIBUTED not in life_of(named).left_open


def test_a_copy_bears_nothing_out() -> None:
    """A paper that prints the agency's report is no second witness."""
    sentence = "Gunners on the ridge above Ash fired some forty rounds at the bridge before dawn that day."
    first = report("2001-06-02", shelling(sentence=sentence), source="agency")
    copy = report("2001-06-03", shelling(sentence=sentence), source="wire")

    assert Stage.VERIFIED in life_of(first, copy).left_open


def test_without_a_deal_nobody_is_silent() -> None:
    """Who could know is told by an agreement; where none is asked about, nobody is named."""
    assert life_of(report("2001-06-02", ACCUSED, source="agency"), with_deal=False).silent == ()


def test_how_it_is_told() -> None:
    """In sentences, and as JSON with the same steps."""
    life = life_of(report("2001-06-02", ACCUSED, source="agency"), as_of="2001-06-03")

    assert say_life(life) == [
        "Alleged on 2 June 2001 by Northland.",
        "Left open: not answered, investigated, verified and attributed so far.",
        "Not borne out for 1 day.",
        "Could know, and did not say: Peace Watch, Southland and Vale Monitor.",
    ]
    told = life_as_json(life)
    assert told["steps"] == [
        {"stage": "alleged", "on": "2001-06-02", "by": ["Northland"], "claims": list(life.incident.claims)}
    ]
    assert life_as_json(replace(life, steps=()))["steps"] == []
