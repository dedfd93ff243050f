"""The words in which a charge is denied, dismissed, owned to or laid to somebody."""

import re

_LIES = (
    r"(?:fabricat\w+|lies?|fiction|groundless|baseless|false|untrue|invent\w+|"
    r"nonsense|disinformation|misinformation|propaganda|absurd|unfounded|slander|"
    r"hoax|fake|fairy tales?|provocation|theat(?:re|er)|stunt|comedy|farce|myth|rumou?rs?|concoct\w+|smears?|"
    r"fantas(?:y|ies)|pretext|joke|invention|story|stories|slanderous|malicious|laughable|ridiculous|baloney|rubbish|"
    r"wishful thinking)"
)
_ACT = (
    r"(?:arrests?|shelling|attacks?|raids?|killings?|murders?|abductions?|kidnappings?|strikes?|airstrikes?|shootings?|"
    r"incidents?|breach(?:es)?|violations?|bombings?|blasts?|explosions?|looting|firing|ambush(?:es)?|assaults?|"
    r"deaths?|massacres?|incursions?|overflights?|demolitions?|seizures?|blockade|clash(?:es)?|acts?|fire)"
)
_CHARGE = (
    r"(?:it|this|that(?=[,.;]| and| but|$)|them|both|doing so|the (?:\w+ )?(?:charges?|"
    r"accusations?|claims?|allegations?|reports?|account|version)|th(?:ose|"
    r"ese) (?:\w+ )?(?:charges?|accusations?|claims?|allegations?|reports?)|"
    r"any (?:involvement|responsibility|role|such \w+|wrongdoing)|responsibility|"
    r"involvement|all (?:charges|responsibility|knowledge|involvement|blame)"
    r"|any (?:part|hand|share) in (?:it|this|that|the \w+)"
    r"|(?:his|her|their|its) (?:account|version|story|claims?|charges?|words)|(?:the )?\w+ (?:charges?|"
    rf"accusations?|claims?|allegations?)|(?:its|their|his|her) (?:involvement|part|role|hand)|the {_ACT}"
    r"|having done so)"
)
DENIES = re.compile(
    rf"\b(?P<verb>den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|"
    rf"ed)|refut(?:es?|ed)|rebuff(?:s|ed)?|contest(?:s|ed)|contradict(?:s|ed)|rubbish(?:es|ed)|ridicul(?:es?|ed)"
    rf"|mock(?:s|ed)|discount(?:s|ed)|repudiat(?:es?|ed)|disclaim(?:s|ed)|disown(?:s|ed)|debunk(?:s|ed)"
    rf"|scoff(?:s|ed) at|sneer(?:s|ed) at|jeer(?:s|ed) at|laugh(?:s|ed) off|wav(?:es?|ed) (?:away|aside|off)"
    rf"|brush(?:es|ed) (?:aside|off)|shrug(?:s|ged) off|pour(?:s|ed) (?:scorn|cold water) on"
    rf"|gainsa(?:ys|id)) {_CHARGE}\b(?! (?:of|by|from) )",
    re.IGNORECASE,
)
DENIES_OF = re.compile(
    r"\b(?P<verb>den(?:ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?) (?:the "
    r"|those |these )?(?:\w+ )?(?:charges?|accusations?|claims?|allegations?)\b",
    re.IGNORECASE,
)
CALLS_QUOTED = re.compile(
    r"\b(?P<verb>call(?:s|ed)|describ(?:es|ed)|brand(?:s|ed)|dismiss(?:es|ed)|wav(?:es|ed)) (?:away )?"
    r"(?:the |this |that |such )(?:\w+ )?(?:charges?|accusations?|claims?|allegations?|reports?|story|account|figures?)"
    r"(?: away)?(?: as)?,? "
    r"(?:[\w ]{0,12},? )?[\"“]",
    re.IGNORECASE,
)
"""Whatever a charge is called in quotation marks, it is not called true."""
CALLS = re.compile(
    rf"\b(?P<verb>call(?:s|ed)|describ(?:es|ed)|brand(?:s|ed)|dismiss(?:es|"
    rf"ed)|label(?:s|led)) (?:it|that|this|them|the (?:\w+ ){{0,2}}(?:charges?|"
    rf"accusations?|claims?|allegations?|reports?|figures?|numbers?|toll|story|account|shooting|incident|strike|"
    rf"statements?|{_ACT})|such \w+)(?: as)? (?:\"|“)?(?:a |an |pure |complete |simply "
    rf"|outright )*(?:{_LIES}|(?:\w+ )?accidents?\b)",
    re.IGNORECASE,
)
WHICH = re.compile(
    r"(?:,|-) (?:which|(?:a|an) (?:charge|accusation|claim|allegation|figure|"
    r"report)(?: (?:that|which))?) (?P<who>[^,.;]{2,60}?) (?:has |have |had "
    r")?(?:promptly |flatly |immediately |always |repeatedly |consistently |long |vehemently |strenuously |angrily |"
    r"strongly |never ceased to )?(?P<verb>den(?:y|ies|ied)|reject(?:s|"
    r"ed)?|dismiss(?:es|ed)?|disput(?:es?|ed))\b",
    re.IGNORECASE,
)
QUOTED_LIE = re.compile(
    rf"^[\"“](?:\w+ )?{_LIES}[,.!]?[\"”],? .{{0,60}}?\b(?P<verb>replied|said|answered|retorted|"
    r"responded|snapped|scoffed|countered|shot back|wrote|tweeted)\b",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"\b(?P<verb>said|says|insist(?:s|ed)) (?:that )?nothing of the (?:kind|"
    r"sort) (?:had )?(?:happened|occurred)"
    rf"|\b(?:knows?|knew|know) nothing (?:of|about) (?:it|this|that|them|any such \w+|the {_ACT}|such \w+)\b"
    rf"|\b(?:ha[sd]|have) (?:had )?(?:nothing to do with|no (?:part|hand|role) in) (?:it|this|that|them|the {_ACT})\b"
    rf"|\b(?:was|were|is|are) (?:not|in no way) (?:responsible|behind|involved|to blame)\b"
    r"|\b(?:does|do|did) (?P<not>not) "
    r"correspond to reality|\bare (?:an? )?(?:outright |complete )?lie\b"
    r"|\b(?:the|this|that|such|these|all) (?:\w+ )?(?:charges?|claims?|allegations?|accusations?|reports?|tales?) "
    rf"(?:is|was|are|were) (?:an? |simply |utterly |wholly |pure |outright |complete(?:ly)? |entirely |all )*"
    rf"(?:{_LIES}|not (?:true|so))\b"
    rf"|^[\"“]?(?:that|this|it) (?:is|was) (?:an? |simply |utterly |quite |plainly |wholly |pure )*"
    rf"(?:{_LIES}|not (?:true|so))\b"
    r"|\b(?:is|was) (?:no|not a word of|not a grain of|not a shred of) truth (?:in|to) (?:it|this|that|the \w+)\b"
    r"|\b(?:is|was|are|were) lying\b(?! (?:in|on|at|near|along|by|under|there|here|dead|wounded))",
    re.IGNORECASE,
)
BLAMES = re.compile(
    r"\b(?P<verb>blam(?:es?|ed)) (?P<who>[^,.;]{2,60}?)(?: for (?:it|this|that|the \w+))?(?=[,.;]|$| and | but )"
    r"|\b(?P<verb2>accus(?:es|ed)|suspects?|suspected) "
    r"(?P<who2>(?!of\b|that\b|each\b|one another)(?:(?! of | that )[^,.;]){2,60}?)(?=[,.;]|$| but )(?![^.;]* of )"
    r"|\b(?P<verb3>s(?:ees?|aw)|suspects?|suspected) (?:in (?:it|this|that) )?the hand of (?P<who3>[^,.;]{2,60}?)"
    r"(?=[,.;]|$| and | but | in | behind )",
    re.IGNORECASE,
)
BLAMING = re.compile(
    r"\b(?:blaming|accusing) (?P<who>[^,.;]{2,60}?)(?: for (?:it|the \w+)| of \w+| and |[,.;]|$)", re.IGNORECASE
)
ATTRIBUTES = re.compile(
    rf"\b(?P<verb>attribut(?:es?|ed)|ascrib(?:es?|ed)|imput(?:es?|ed)|trac(?:es?|ed)|la(?:id|ys?)|pin(?:s|ned)?|puts?)"
    rf" (?:it|this|that|them|(?:the|this|that|these|those|both|all) (?:\w+ )?{_ACT}"
    r"|(?:the|all) (?:blame|responsibility))"
    r" (?:for (?:it|this|the \w+) )?(?:down )?(?:to|on|at) (?:the (?:door|feet|doorstep) of )?(?P<who>[^,.;]{2,60}?)"
    r"(?=[,.;]|$| and | but )"
    r"|\b(?P<verb2>point(?:s|ed)) (?:a |the |its |their |his )?(?:fingers? )?at "
    r"(?P<who2>[^,.;]{2,60}?)(?=[,.;]|$| and | but )"
    r"|\b(?P<verb3>h(?:olds|eld|old)) (?P<who3>[^,.;]{2,50}?) (?:responsible|accountable|to account)\b"
    rf"|\b(?P<verb4>(?:was|were|is|are) the work of|(?:was|were|had been) carried out by) (?P<who4>[^,.;]{{2,60}}?)"
    r"(?=[,.;]|$| and | but | led )"
    r"|\b(?P<who5>[A-Za-z][^,.;:]{2,50}?) "
    r"(?P<verb5>(?:was|were|is|are) (?:to blame|responsible|behind (?:it|this|the \w+)))\b"
    r"|\b(?P<who6>[A-Za-z][^,.;:]{2,40}?) (?P<verb6>did it|had done (?:it|so|this)|carried it out|committed it)\b",
    re.IGNORECASE,
)
"""An act laid to somebody: "attributes it to X", "lays the blame at the door of X", "was the work of X"."""
OWNS = re.compile(
    r"\b(?P<verb>said|says|claim(?:s|ed)|announc(?:es|ed)|admit(?:s|ted)|acknowledg(?:es|ed)|confirm(?:s|ed)"
    r"|own(?:s|ed) up)\b[^.;]{0,60}?\b(?:it|its (?:men|fighters|forces|troops)|they|he|we) "
    r"(?:was|were|had been|stood|are|is) behind "
    rf"(?:it|this|the (?:\w+ )?(?:{_ACT}|first|second|third|latter|former))"
    rf"|\b(?P<verb2>claim(?:s|ed)|admit(?:s|ted)|own(?:s|ed) up to|took credit for) "
    rf"(?:the |that |this )(?:\w+ )?{_ACT}\b"
    r"(?! (?:was|were|had|is|are|did|has))",
    re.IGNORECASE,
)
"""An act owned to: "said that it was behind the blast", "admitted the killing"."""
NOBODY = re.compile(r"\b(?:no (?:group|one|side|party|faction)|nobody|none)\b[^;,.]*$", re.IGNORECASE)
CLAIMS = re.compile(r"\b(?P<verb>claim(?:s|ed)|took|takes) responsibility\b", re.IGNORECASE)
CALLED_LIE = re.compile(
    r"\b(?P<noun>claims?|tales?|stor(?:y|ies)|reports?|accounts?|allegations?|accusations?|charges?|assertions?|statements?"
    r"|rumou?rs?|suggestions?|version|information|news)\b(?P<what>[^.;]{10,170}?),? (?:is|was|are|were) "
    r"[\"“]?(?:an? |simply |utterly |wholly |pure |outright |complete(?:ly)? |entirely |all |quite )*"
    rf"(?:{_LIES}|not (?:true|so)|without (?:any )?(?:foundation|basis|substance))\b",
    re.IGNORECASE,
)
"""A charge told and called a lie in one breath: "the ministry's claim that rebels shelled Birn is a lie"."""
