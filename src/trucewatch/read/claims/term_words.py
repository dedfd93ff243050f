"""The words in which terms and promises are told: patterns, each with what is owed as its group `what`."""

import re

from trucewatch.read.numbers import NUMBER

_WHAT = r"(?P<what>[^;:\"“”]{3,170}?)(?=[;:\"“”]|, (?:while|but|which|who|whereas|and (?:the|that|its))\b|\.? *$)"
_ASIDE = r"(?:,? ?(?:under|by|according to|as part of|in line with|by then|by now) ?(?:[^,;.]{2,45}?,?)?)?"
DUTY = re.compile(
    rf"\b(?:is|are|was|were) (?:now |still |also |then )?(?:supposed|obliged|required|bound|meant|expected|committed|"
    rf"obligated|pledged|sworn|due)\b ?{_ASIDE} ?to (?:have (?:been )?)?{_WHAT}"
)
IS_TO = re.compile(
    rf"\b(?:is|are|was|were) (?:then |now |also |first |each |both )?to (?!the |a |an |its |their )"
    rf"(?:have (?:been )?|be )?{_WHAT}"
)
MAY_NOT = re.compile(
    rf"\b(?:may|can|must|shall) (?:not|no longer|never)\b {_WHAT}"
    r"|\b[Nn]either\b[^,;.]{2,30}? (?:may|can|is to|shall) (?P<what2>[^;:\"“”]{3,120})"
    r"|\bno (?P<what4>(?:weapons?|arms|guns|troops|armed men|drones|aircraft|tanks|forces?|soldiers|fighters)\b "
    r"[^;:\"“”]{0,60}?\b(?:may|is to|are to|shall|can) [^;:\"“”]{3,100})",
    re.IGNORECASE,
)
MUST = re.compile(rf"\b(?:must|shall|should by now|should by then|has to|have to)\b,? ?{_ASIDE} ?{_WHAT}")
AND_UNTIL = re.compile(
    rf"(?:,|;|\band\b|,? while) (?P<who>(?:the |its |their )?[^,;.]{{2,45}}?) (?:(?:has |have )?(?:until|till) "
    rf"[^,;.]{{3,30}}?|(?P<length>{NUMBER}) (?:hours|days|weeks|months)) (?:to|for) {_WHAT}",
    re.IGNORECASE,
)
HAS_UNTIL = re.compile(
    r"\b(?:has|have|had|is given|are given|was given|were given|g[ai]ve[sn]?)\b[^,;.]{0,40}? (?:until|till|(?:up to )?"
    r"(?:\d+|[a-z-]+) (?:hours|days|weeks|months))\b"
)
_SWEARS = "|".join(
    (
        r"promis(?:ed|es)|pledg(?:ed|es)|vow(?:ed|s)|undertook|undertakes|swore|swears|vouch(?:ed|es)?|volunteered",
        r"agree[ds]?(?= (?:not )?(?:to|that)\b)|offer(?:ed|s)|guarantee[ds]?|assure[ds]?|accepted",
        r"engage[ds]?(?= (?:not )?(?:to|that|itself|themselves)\b)|signed up to|consented to|consents to",
        r"(?:pledge|vow|swear|undertake|promise|agree|consent|accept)(?= (?:not |never |never again )?(?:to|that)\b)",
        r"(?:can|could|will|would|did) (?:promise|guarantee|pledge)",
        r"(?:came|come|comes) (?:a?round )?to(?= (?:the |an? )?[a-z]+ing\b)",
        r"settled(?: with [^,;.]{3,40}?)?(?= to\b)|acceded to|acquiesced in|assented to",
        r"committed (?:itself|themselves|himself) to|(?:has|have|had) committed to",
        r"bound (?:itself|themselves|himself)(?: by (?:\w+ )?(?:oath|vow|treaty|law|word))?",
        r"(?:has|have|had) (?:sworn|undertaken|vowed|given (?:its|their|his) word)",
        r"pledged (?:itself|themselves|himself)",
        r"covenant(?:ed|s)|contract(?:ed|s)(?= to\b)|renounce[ds]?|forsw(?:ore|ears?)|foresw(?:ore|ears?)",
        r"put (?:its|their|his) (?:names?|signatures?|hands?|thumbprints?|seals?) to|shook hands on",
        r"shouldered the (?:task|duty|burden) of|took (?:it )?(?:up)?on (?:itself|themselves|himself)",
    )
)
"""Verbs of binding oneself, in the forms in which they are told of as done."""
PROMISED = re.compile(
    rf"(?<!not )(?<!never )(?<!been )(?<!\bas )(?<!were )(?<!was )\b(?P<verb>{_SWEARS})\b "
    rf"(?!to (?:meet|sign|talk|discuss|hold|extend|renew|prolong|revenge|"
    rf"avenge|fight|retaliate|respond|consider|look)\b){_WHAT}"
)
BOUND_BY_WORD = re.compile(
    r"(?:undertook|undertaken|undertakes?|swore|sworn|swears?|vouch\w*|engage[ds]?|guarantee[ds]?|"
    r"bound \w+(?: by \w+)?|covenant\w*|given \w+ word)$"
)
"""Those of them that bind one whatever they are followed by."""
GAVE_WORD = re.compile(
    rf"\b(?:gave|gives?|given|made|makes?|renew\w*|repeat\w*|confirm\w*|reaffirm\w*|reiterat\w*|offer\w*)\b"
    rf"[^,;.]{{0,25}}? (?:undertakings?|pledges?|promises?|commitments?|assurances?|guarantees?|word)\b "
    rf"(?:to|that|of) {_WHAT}",
    re.IGNORECASE,
)
IN_RETURN = re.compile(
    rf"\b(?:in (?:return|exchange|turn)|for (?:its|their|his) part|as a first step|by way of return),? "
    rf"(?P<who>[^,;.]{{2,45}}?),? (?:is to|are to|will|would|shall|must|may|"
    rf"(?=(?:lifts?|frees?|releases?|withdraws?|pulls?|opens?|reopens?|hands?|gives?|halts?|stops?|ends?|leaves?|lets?|"
    rf"allows?|returns?|sends?|clears?|dismantles?|disbands?)\b))(?: for (?:its|their|his) part,?)? ?{_WHAT}",
    re.IGNORECASE,
)
FOR_ITS_PART = re.compile(rf"\b(?:will|shall),? (?:for (?:its|their|his) part|in (?:return|turn|exchange)),? {_WHAT}")
PART_OF_BARGAIN = re.compile(
    rf"\b(?:part|side|share|half) of the (?:bargain|deal) (?:is|was) (?:to|that) {_WHAT}"
    rf"|\b[Ww]hat remains is for (?P<who>[^,;.]{{2,45}}?) to (?P<what2>[^;:\"“”]{{3,150}})"
)
FREE_ON = re.compile(r"\b(?P<what>(?:go|goes|come|comes|walk|walks|be set) free\b[^;:\"“”]{0,80})")
WILL_SET = re.compile(
    rf"\b(?:will|would) (?P<verb>free|release|set free|hand (?:over|back)|return|repatriate|reopen|open|lift|withdraw|"
    rf"pull (?:out|back)|disarm|demobilise|evacuate|vacate|dismantle|clear|restore)\b {_WHAT}"
)
_OWN = (
    r"(?:it|they|he|she|we|I|(?:his|her|its|their|our) (?:own )?(?:men|troops|forces|fighters|soldiers|units|side|army|"
    r"government|guns|party|movement|country|group|militia|column|battalions?|brigades?|gunners|people|delegation|women|"
    r"guards|fleet|navy|jets|tanks|gunmen|front|police|rebels|commanders|ministers|garrison|unit|planes|aircraft)|"
    r"the (?:army|party|movement|government|group|front|militia|force|guerrillas|rebels|coalition|insurgents|"
    r"organisation|organization|council|junta|kingdom|republic|ministry|mission))"
)
OWN_WORD = re.compile(
    rf"\b{_OWN} (?:would|will|shall|was to|were to) (?:now |also |soon |fully |at once |therefore |then |"
    rf"again )*{_WHAT}"
)
ANNOUNCED = re.compile(
    r"\b(?:announc|promis|assur|pledg|confirm|guarante|vow|repeat|insist|undert)\w*\b[^;:\"“”]{0,60}? that "
    r"(?P<what>[^;:\"“”]{3,100}? (?:would|will) (?:not )?(?:be|come|go|start|begin|return|flow|reopen|resume)\b "
    r"[^;:\"“”]{0,100})",
    re.IGNORECASE,
)
DEPENDS = re.compile(
    r"\b(?:if|unless|when|once|only after|as soon as|in case|should|"
    r"(?:until|before) (?:the|its|their|they|it|he|there|all|any|every) (?!end\b|close\b|middle\b))\b",
    re.IGNORECASE,
)
ITEM = re.compile(
    r"^(?:\W*(?:\(?[a-z0-9]{1,2}[.):]|point \d+[:.]|article \d+[:.]|[-•–*]))? ?(?:(?:an?|the|full|complete|immediate|"
    r"mutual|phased|reciprocal) ){0,3}(?P<what>(?:withdrawal|pullout|pullback|exchange|release|disarmament|"
    r"redeployment|deployment|evacuation|halt|end|cessation|lifting|reopening|opening|return|removal|demining|clearance|handover|"
    r"restoration|dismantling|disbandment|cantonment|establishment|creation|resumption)\b[^\"“”]{3,200})$",
    re.IGNORECASE,
)
BACKS_OUT = re.compile(
    r"\b(?:if|unless|whether|provided|once|reneg\w*|withdr[ae]wn? (?:a|the|its|his)|"
    r"refus\w*|fail\w*|declin\w*|could|might|ready|willing|prepared|hopes?|hoped|"
    r"wants?|demand\w*|urg\w+|call\w*|ask\w*|press\w*|insist\w*|likely)\b",
    re.IGNORECASE,
)
DEAL_BEFORE = re.compile(
    r"\b(?:under|according to the (?:schedule|timetable|plan|text)|as part of|by the terms|on paper|in the text|"
    r"schedule|timetable|memorandum|clause|article|annex|paragraph|provides|stipulates|in return|in exchange)\b",
    re.IGNORECASE,
)
LAID_DOWN = re.compile(
    r"\b(?:under|according to|by) (?:the |this |that |its |their )?(?:same |new )?(?:[\w’'-]+ ){0,3}?"
    r"(?:terms|text|clause|article|annex|point|bargain|settlement|understanding|timetable|arrangement|compromise|scheme|formula|armistice|convention|code|communiqu[eé]|resolution|principles|declaration|statement|concordat|compact|charter|schedule|deal|agreement|accord|truce|cease-?fire|plan|pact|protocol|memorandum|treaty|roadmap|document)\b",
    re.IGNORECASE,
)
TALKS = re.compile(r"\b(?:talks|negotiations?|meet\w*|conference|summit)\b", re.IGNORECASE)
MEETS = re.compile(
    r"\W*(?:(?:be )?(?:held|convened)\b|(?:hold|convene|open|resume|start|begin|attend)\b(?:\W+[\w’'-]+){0,4}?\W+"
    r"(?:sessions?|meetings?|talks|rounds?|conference|summit|consultations)\b|meet\b|gather\b|convene\b|follow\b)",
    re.IGNORECASE,
)
"""What is told as a meeting to come, or says nothing of its own."""
BEGINS_TALKS = re.compile(
    r"\b(?:talks|negotiations?|sessions?|meetings?|rounds?|conference|summit)\b[^,;:]*$", re.IGNORECASE
)
"""Of talks it is told as a meeting when they are to begin."""
NO_DUTY = re.compile(r"\W*(?:act|serve) as\b|\W*silence\b", re.IGNORECASE)
"""What somebody is to be, or a truce to bring about: nobody owes it."""
OF_GOODS = re.compile(
    r"(?:promised|pledged|offered) (?:to (?:the|a|an|its|their)\b|"
    r"(?:the \w+ )?(?:an?|\w+'s) (?:\w+'s )?(?:truce|cease-?fire)\b)",
    re.IGNORECASE,
)
"""Goods promised to somebody, and a truce that is offered."""
ONLY_SINCE = re.compile(r"\bsince [^,;:]{2,40}$", re.IGNORECASE)
"""What is only named for its time: "the first pullback since Averia signed up to the truce"."""
PROLONGS = re.compile(r"\W*(?:prolong|extend|renew)\b", re.IGNORECASE)
REFRAINS = re.compile(
    r"\b(?:not|no|never|stop|halt|cease|end|suspend|refrain|freeze|abstain|desist|forgo|renounce|respect|honou?r|"
    r"uphold|lift|without|ban|keep)\w*\b",
    re.IGNORECASE,
)
AGREED = re.compile(
    r"\b(?:agreed|undertake|undertook|decided|commit|provides?|terms|points|following)\b", re.IGNORECASE
)

OWES = re.compile(rf"\bow(?:es?|ed)\b (?!much|nothing|his|her|it to|a lot){_WHAT}")
READY = re.compile(
    rf"(?<!\bnot )(?<!\bnever )\b(?:is|are|was|were|be|stands?|stood|remains?|declare[ds]?|profess(?:ed|es)?|"
    rf"pronounced|said) (?:itself |themselves |himself )?(?:now |still |quite |also |at last )*(?:to be )?"
    rf"(?:ready|prepared|willing|content|disposed|minded|inclined)\b (?:to|for) {_WHAT}"
)
COMMITTED = re.compile(
    rf"\b(?:remains?|remained|is|are|was|were|stays?|stayed|h[eo]ld (?:itself|themselves|himself)|consider(?:s|ed)? "
    rf"(?:itself|themselves|himself)) (?:still |fully |firmly |wholly )*(?:committed to|bound by|pledged to) {_WHAT}"
)
OUGHT = re.compile(
    rf"\b(?:ought(?:,? {_ASIDE},?)? to|should(?:,? {_ASIDE},?)?(?: by now| by then| long ago)? have(?: been)?) "
    rf"(?:have (?:been )?|be )?{_WHAT}"
)
WILL_BY_TERM = re.compile(rf"\b(?:will|would|shall) (?:first |then |now |both |each )?(?!be held\b){_WHAT}")
NOUN_DUE = re.compile(
    r"(?P<what>(?:[\w'’-]+ ){1,8}?),? (?:due|owed|promised|scheduled|set|fixed) (?:(?:to be \w+ )?"
    r"(?:by|before|within|no later than)|not later than) [^,;.]{3,40}"
)
NEVER = re.compile(
    rf"\b(?:never|not|nor)\b (?:yet |once |in fact |ever )?(?:promise[ds]?|pledged?|undertake[ns]?|undertook|"
    rf"agree[ds]?|signed?|commit(?:ted)?|accept(?:ed|s)?|swor[en]|assent(?:ed)?|consent(?:ed)?|bound itself|"
    rf"oblige (?:it|them|him|her|us|either)) {_WHAT}"
)
RULES_OUT = re.compile(
    rf"\b(?:rul(?:ed|es) out|(?:withdrew|took back|taken back) (?:its|their|his) (?:offer|promise|pledge|undertaking|"
    rf"word) (?:to|of)) {_WHAT}"
)
VAGUE = re.compile(r"(?:assure|sw[eo]a?r|vouch|guarantee|agree)\w*$")
"""Verbs with which one also says that something is so."""
TO_COME = re.compile(r"\b(?:to|will|would|shall|should|must|never|no|not|nobody|neither|be)\b")
"""Words one of which stands in what one binds oneself to."""
IS_DEAL = re.compile(
    r"\s*(?:agree[ds]?|accept(?:s|ed)?)\b (?:to )?(?:an?|the|another|this|that) (?:[\w'’-]+ ){0,4}?"
    r"(?:truce|cease-?fire|armistice|lull|pause|deal|agreement|accord|pact|cessation)\b",
    re.IGNORECASE,
)
"""What is the deal itself."""
ONLY_EXPECTED = re.compile(r"\w+ (?:\w+ )?(?:expected|due|bound)\b")
PROMISES = re.compile(r"\w+ (?:\w+ )?(?:promis|pledg|undert|swor|commit|oblige)", re.IGNORECASE)
ASKS = re.compile(r"\s*(?:seek|demand|ask|press|insist|call|urge|request|require|propose|raise)\b", re.IGNORECASE)
"""What one means to ask of others binds one to nothing."""
