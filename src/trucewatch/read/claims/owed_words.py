"""The words by which acts owed are told as done, as not done, or as no act owed at all."""

import re

from trucewatch.model.claim import About
from trucewatch.read.lexicon import any_of, words

AS_OWED = re.compile(
    r"\bas (?:(?:it|they|he|she) (?:had |has |have )?)?(?:agreed|promised|pledged|undert(?:ook|aken)|required|"
    r"stipulated|foreseen|provided|"
    r"demanded by the|the (?:\S+ ){0,4}(?:deal|agreement|accord|memorandum|"
    r"truce|resolution) (?:requires|provides|demands|foresees))\b"
    r"|\bin (?:line|accordance|compliance|keeping|conformity) with (?:the|"
    r"its|their|a) (?:\S+ ){0,5}(?:deal|agreement|accord|truce|ceasefire|memorandum|"
    r"resolution|plan|terms|protocol|obligations?|commitments?|roadmap)\b"
    r"|\bas the (?:\S+ ){0,4}?(?:required?s?|provide[sd]?|demand(?:s|ed)?|stipulate[sd]?|foresees?|lays? "
    r"down|laid down)\b|\bahead of (?:the|its|schedule)\b|\b(?:days?|weeks?|months?) (?:early|ahead of "
    r"time)\b|\bon (?:schedule|time)\b|\bwithin "
    r"the (?:deadline|time limit)\b|\bby the (?:agreed |set )?(?:deadline|"
    r"date)\b"
    r"|\bin fulfil?ment of\b|\bpursuant to\b|\bcompl(?:ied|ies|y) with\b|\bto the letter\b"
    r"|\bunder the (?:\S+ ){0,5}(?:agreement|deal|accord|truce|ceasefire|terms|memorandum|protocol|plan)\b",
    re.IGNORECASE,
)
LATE = re.compile(
    r"\b(?:behind schedule|far behind|lagging|overdue|delayed|stalled|stuck|late|at a standstill|"
    r"on hold|incomplete|unfulfilled|not complete|blocked|frozen|suspended)\b",
    re.IGNORECASE,
)
FAILS = words("deals.fails")
BEGINS = frozenset(
    {
        "begin",
        "start",
        "complete",
        "finish",
        "proceed",
        "progress",
        "happen",
        "materialise",
        "materialize",
        "occur",
        "conclude",
        "advance",
        "take",
    }
)
COMPLETES = frozenset({"complete", "finish", "conclude", "finalise", "finalize", "fulfil", "fulfill"})
RULES = any_of("deals.rule_words")
STAYS = frozenset(
    {"occupy", "hold", "man", "remain", "stay", "keep", "control", "station", "base", "operate", "maintain"}
)
GRANTS = frozenset(
    {
        "grant",
        "allow",
        "give",
        "let",
        "permit",
        "receive",
        "enjoy",
        "get",
        "reach",
        "enter",
        "arrive",
        "open",
        "reopen",
        "restore",
        "resume",
        "clear",
        "lift",
        "unblock",
        "deliver",
        "hand",
        "provide",
        "supply",
        "share",
        "surrender",
        "deposit",
        "lay",
        "reconnect",
        "repair",
    }
)
OPENED = frozenset(
    {
        About.OPEN_ROUTES,
        About.HUMANITARIAN_ACCESS,
        About.FREE_MOVEMENT_OF_MONITORS,
        About.DEMINING,
        About.RESTORE_SERVICES,
        About.RETURN_DISPLACED,
        About.DISARM,
    }
)
SHARED = frozenset(
    {
        About.DISARM,
        About.WITHDRAW_FORCES,
        About.WITHDRAW_HEAVY_WEAPONS,
        About.DEMINING,
        About.RETURN_DISPLACED,
        About.RESTORE_SERVICES,
        About.DEPLOY_MONITORS,
        About.OPEN_ROUTES,
        About.REMOVE_RADICAL_GROUPS,
    }
)
"""Acts of which a share can be done."""
RESTRAINTS = frozenset({About.NO_OFFENSIVE, About.NO_AIR_ATTACK, About.NO_REINFORCEMENT, About.NO_FORTIFICATION})
MOUNTS = frozenset({"conduct", "launch", "carry", "mount", "undertake", "fly", "stage", "make", "send"})
ONLY_SAID = frozenset({"comment", "name", "statement", "mention", "secret", "claim", "reply", "word"})
AS_IT_REQUIRES = re.compile(
    r"\bas (?:the|its|their) (?:\S+ ){0,4}?(?:required?s?|provide[sd]?|demand(?:s|ed)?|oblige[sd]?|stipulate[sd]?|"
    r"foresees?|foresaw|lays? down|laid down)\b|\bas (?:required|agreed|promised) (?:by|in|under) [^,.;]{3,40}",
    re.IGNORECASE,
)
WANTS = words("deals.demands") | words("deals.hopes")
SHORT = re.compile(r"\b(?:stop|stops|stopped|f[ae]lls?|fell|fallen) short of\b|\bin no hurry to\b", re.IGNORECASE)
ONLY_OWED = re.compile(
    r"\b(?:has|have|had) (?:until|till|(?:\d+|[a-z-]+) (?:hours|days|weeks|months)\b)"
    r"|\b(?:give|gave|given|giving)s? (?:\w+ ){0,3}(?:word|assurances?|promises?|guarantees?|pledges?|"
    r"undertakings?)\b",
    re.IGNORECASE,
)
"""Words that tell what is still owed, or only promised."""
HAS = frozenset({"has", "have", "had"})
HONOURS = re.compile(
    r"\b(?:honou?r|implement|live up to|fulfil|fulfill|abide by|comply with|"
    r"respect|keep|observe|carry out|meet|deliver on|stick to|adhere to|uphold)\b",
    re.IGNORECASE,
)
NO_SUBJECTS = words("deals.brokers") | frozenset(
    {
        "say",
        "report",
        "tell",
        "record",
        "see",
        "hear",
        "confirm",
        "specify",
        "comment",
        "know",
        "agree",
        "reach",
        "sign",
        "decide",
        "pledge",
        "promise",
        "undertake",
        "oblige",
        "owe",
        "require",
        "commit",
        "call",
        "demand",
        "urge",
    }
)
WAS_TO_LEAVE = re.compile(
    r"\b(?:(?:was|were|is|are) (?:to|due to|supposed to|meant to|obliged to)|should have|had to|must) "
    r"(?:have )?(?:leave|left|be gone|gone|be out|vacate|vacated|withdraw|withdrawn|quit|evacuate|hand)"
    r"\b"
)
SHARE = re.compile(
    r"\ball but (?:[\d,]+|[a-z-]+|a few|a handful)\b|\b(?:one|two|three|four|six|seven|eight|nine) (?:out of|"
    r"in) (?:every )?(?:ten|five|four|three)\b|"
    r"\b(?:half|most|a third|two[- ]thirds|three[- ]quarters|a quarter|a tenth|the bulk) of\b|\b\d+ per ?cent\b"
    r"|\b(?:fewer|less|more|not more) than [^,.;]{1,24}? (?:out )?of (?:the |its |their )?[\d,]+\b"
    r"|\b[\d,]+ [a-z]+ out of (?:the |its |their |some )?[\d,]+\b|\b(?:barely|only|scarcely|hardly|just) (?:a|"
    r"one) [a-z]+ of\b"
    r"|\b[\d,]+ (?:out )?of (?:the |its |their )?[\d,]+\b|\b[\w-]+ of the [\d,]+\b",
    re.IGNORECASE,
)
PARTIAL = re.compile(
    r"\b(?:partial|patchy|uneven|mixed|piecemeal|slow|sluggish|halting|incomplete|in part|half-finished|"
    r"only partly|far from complete|not complete)\b",
    re.IGNORECASE,
)
ON_TRACK = re.compile(
    r"\b(?:on track|on course|according to (?:plan|schedule|the plan)|as planned|on schedule|smoothly|"
    r"well|without (?:a )?(?:hitch|incident))\b",
    re.IGNORECASE,
)
CALLED_OFF = re.compile(r"\b(?:cancel|call|abort|scrap|suspend|cut|turn|block|stop|postpone)\w*\b", re.IGNORECASE)
STOPS = frozenset({"stop", "halt", "cease", "end", "suspend"})
WEAPON_WORDS = re.compile(
    r"\b(?:howitzers?|guns?|tanks?|weapons?|launchers?|mortars?|artillery pieces?|missile systems?)\b", re.IGNORECASE
)
PULLS = frozenset({"withdraw", "pull", "move", "remove", "take"})
WEAPONS = frozenset({"howitzer", "gun", "tank", "weapon", "launcher", "mortar", "system", "cannon", "piece", "vehicle"})
OFF = re.compile(
    r"\b(?:out of range|from the (?:\w+ )?(?:front|line|zone|contact)|behind the|away from|\d+ ?(?:km|"
    r"kilometres|miles))\b",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"\b(?:remain|stay)(?:s|ed)? (?:closed|shut|blocked|cut)\b|\b(?:is|are|"
    r"still|was|were) (?:still |again )?(?:closed|shut|blocked|cut off)\b",
    re.IGNORECASE,
)
NOT_OPENED = re.compile(
    r"\bopen\w* the (?:way|door)s? (?:to|for)\b|\b(?:denied|refused)\b|\bbefore being\b"
    r"|\b(?:open|g[ai]v\w+ up)\w* (?:\w+ ){0,3}(?:offices?|ports?)\b"
    r"|\bclear\w* (?:\w+ )?(?:protesters|demonstrators|crowds?|people|squatters|civilians)\b",
    re.IGNORECASE,
)
"""Words that open a way for an attack, or only after it was barred, or clear away people."""
DISARMS = re.compile(
    r"\bdisarmament\b|\bas (?:\w+ ){1,3}(?:undertaken|agreed|promised|pledged|required)\b|\b(?:accord|agreement|deal|"
    r"memorandum|protocol|programme|process|deadline|schedule)\b",
    re.IGNORECASE,
)
"""Words that weigh arms given up against what was owed."""
CIVIL_SHARE = re.compile(r"\b(?:population|residents|inhabitants|people),? (?:\w+ )?(?:have|has|had)\b", re.IGNORECASE)
STILL_DUE = re.compile(r"\b(?:ha(?:ve|s|d) to|must|should|ought to)\b", re.IGNORECASE)
HAPPENINGS = frozenset(
    {
        "incident",
        "attack",
        "clash",
        "violence",
        "fighting",
        "fire",
        "shot",
        "shooting",
        "death",
        "casualty",
        "violation",
    }
)
NONE_OF = re.compile(
    r"\b(?:none|not one|not a single one|few|only \S+) of\b|\bonly (?:\d[\d,]*|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|a few|half|part)\b|\bno [\w-]+ (?:unit|troop|soldier|fighter|force)s?\b",
    re.IGNORECASE,
)
