"""Page furniture, line by line."""

import pytest

from trucewatch.read.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Read More",
        "READ MORE >>",
        "Read also: Guns fall silent near Dresda",
        "Please enter your comment!",
        "Please enter your name here",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Leave a reply",
        "Share on Facebook",
        "Tweet",
        "Subscribe to our newsletter",
        "Sign up for our daily briefing",
        "Donate here.",
        "Related articles",
        "By our correspondent in Dresda",
        "By Anna Person and John Roe, Reuters",
        "(Reporting by Anna Person; editing by John Roe)",
        "This site uses cookies to improve your experience.",
        "© 2018 Northland Gazette. All rights reserved.",
        "3 comments",
        "5 min read",
        "Advertisement",
        "Home > News > Northland",
    ],
)
def test_furniture(line: str) -> None:
    """Buttons, forms, bylines, links onward and legal lines are furniture."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Three more people were killed on Monday.",
        "By Monday the army had shelled two villages.",
        "Share prices fell in Northland after the truce broke.",
        "Comments by the minister drew an answer from the south.",
        "The ministry said: read the text of the agreement before you judge it.",
        "Follow-up talks are to be held in Ruvana.",
        "Truce talks",
        "Related violence killed two.",
        "Subscribers of the state operator lost their lines for two days after the shelling.",
        "News of the truce reached Dresda at dawn.",
        "Print works in Dresda were hit by two shells.",
        "More from the south: two villages were shelled, and three people were killed, monitors said.",
    ],
)
def test_news_is_no_furniture(line: str) -> None:
    """A line of news that begins with a button's word stays."""
    assert not is_furniture(line)
