"""Which language a text is in."""

import pytest

from trucewatch.read.language import name_of_language, tell_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army of Northland shelled the village on Monday, and the monitors said that nobody was hurt.", "en"),
        ("Dresda, Ruvana: 3 killed", "en"),
        ("12:40 18:00 117", "en"),
        ("Армия обстреляла деревню в понедельник, сообщили наблюдатели.", "ru"),
        ("Збройні сили обстріляли село в понеділок, повідомили спостерігачі.", "uk"),
        ("قصف الجيش القرية يوم الاثنين وقال المراقبون إن أحدا لم يصب بأذى", "ar"),
        (
            "Ordu pazartesi günü köyü bombaladı, gözlemciler iki sivilin öldüğünü ve üç kişinin yaralandığını söyledi.",
            "tr",
        ),
        ("Die Armee beschoss am Montag das Dorf, wie die Beobachter sagten, und zwei Zivilisten wurden getötet.", "de"),
    ],
)
def test_languages(text: str, language: str) -> None:
    """Running text tells its language; names and figures alone count as English."""
    assert tell_language(text) == language


def test_names_of_languages() -> None:
    """A language is told by its English name, an unknown one by its code."""
    assert name_of_language("ru") == "Russian"
    assert name_of_language("xx-nonsense-code") == "xx-nonsense-code"
    assert name_of_language("qu") == "Quechua"
