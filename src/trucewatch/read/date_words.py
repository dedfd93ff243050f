"""The words of the calendar, as parts of patterns."""

MONTH = (
    r"(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\b\.?|Feb\b\.?|Mar\b\.?|Apr\b\.?|Jun\b\.?|Jul\b\.?|Aug\b\.?|Sept?\b\.?|Oct\b\.?|Nov\b\.?|Dec\b\.?)"
)
"""A month beside a day or a year, where no verb or name can be meant."""
PLAIN_MONTH = (
    r"(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?"
    r"|January|February|April|June|July|August|September|October|November|December"
    r"|Sept\.|Oct\.|Nov\.|Dec\.|Jan\.|Feb\.)"
)
"""A month that needs nothing beside it; "May" and "March" do."""
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
"""The days of a month in words, in order."""
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
DAY_IN_WORDS = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
YEAR = r"(?:1[0-9]|20)\d{2}"
SMALL_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|a couple of|a few|several|(?:half )?a dozen|a hundred|\d{1,4})"
)
UNIT = r"(?:hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?)"
SEASON = r"(?:spring|summer|autumn|winter)"
PART = (
    r"(?:early|mid|late|(?:at |around |towards? )?the (?:very )?(?:end|close|beginning|start|middle) of"
    r"|(?:in )?the second half of"
    r"|(?:in )?the first (?:half|days|ten days|week|fortnight) of|(?:in )?the (?:last|final|closing) (?:days|week) of"
    r"|(?:in )?the opening (?:days|weeks) of|(?:in )?the (?:second|third|fourth) week of)"
)
DASH = r"(?:-|–|—)"
OF_DAY = r"(?:morning|afternoon|evening|night|noon|midnight)"
