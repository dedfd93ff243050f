"""Fold the spellings of a place's name, and find those that differ only as transliterations do."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʿ": "'",
        "ʾ": "'",
        "`": "'",
        "´": "'",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ə": "a",
    }
)
_JOINED_ARTICLE = re.compile(r"\b(?:al|el|ad|ed|adh|an|en|ar|er|as|es|ash|esh|at|et|ath|az|ez)-(?=\w)")
_BREAK = re.compile(r"[^\w\s]+")
_ARTICLES = frozenset({"the", "al", "el"})
_SUN_ARTICLES = frozenset(
    {"ad", "ed", "adh", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at", "et", "ath", "az", "ez"}
)
_GROWN_ARTICLE = re.compile(r"^[ae]([dnrstz])(?=\1)")  # Ezzor, Assalif
_VOWELS = frozenset("aeiou")
_DIGRAPHS = (
    ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("zh", "z"), ("ts", "c"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("v", "f"), ("j", "g"), ("p", "b"),
)  # fmt: skip
_FIRST = """
abu ain ayn bab bani beit bayt bir dar deir dayr hayy jabal jebel jisr kafar kafer kafr kfar khan maarat maaret marj
qalaat qalat qasr ras sheikh shaykh tal tall tel tell umm wadi
"""
_FIRST_WORDS = frozenset(_FIRST.split())


def fold(name: str) -> str:
    """Return the form in which spellings are one that differ in case, accents, hyphens, apostrophes or articles.

    Example:
        >>> fold("Al-Ḩudaydah"), fold("Ma`arrat an Nu`man")
        ('hudaydah', 'maarrat an numan')
    """
    text = name if name.isascii() else _strip_accents(name.translate(_PLAIN))
    text = _JOINED_ARTICLE.sub("", text.casefold()).replace("'", "").replace("`", "").replace(".", "")
    words = _BREAK.sub(" ", text).split()
    kept = [word for word in words if word not in _ARTICLES]
    return " ".join(kept or words)


def spelling_key(name: str) -> str:
    """Return what all the transliterations of one Arabic or Cyrillic name have in common: its consonants, folded.

    Articles, vowels, doubled letters and the letters that are written now one way, now the other, are gone.
    Different places share a key at times, so it only finds candidates.

    Example:
        >>> {spelling_key(name) for name in ("Maarat al-Numan", "Ma`arrat an Nu`man", "Maaret en-Noman")}
        {'mrt nmn'}
        >>> spelling_key("Hodeidah") == spelling_key("Al Hudaydah")
        True
        >>> spelling_key("Daraa") == spelling_key("Darayya")
        False
    """
    words = fold(name).split()
    bare = [word for word in words if word not in _SUN_ARTICLES] or words
    return " ".join(key for word in bare if (key := _word_key(word)))


def without_article(folded: str) -> str:
    """Return a folded name without the articles that stand apart in it: "tibni" for "at tibni".

    Example:
        >>> without_article("at tibni"), without_article("an")
        ('tibni', 'an')
    """
    words = folded.split()
    return " ".join(word for word in words if word not in _SUN_ARTICLES) or folded


def looks_transliterated(name: str) -> bool:
    """Tell whether a name is written as names from the Arabic are: with an article, or a word like Tal or Kafr."""
    lowered = name.translate(_PLAIN).casefold()
    words = lowered.replace("-", " ").split()
    return bool(_JOINED_ARTICLE.search(lowered)) or (
        len(words) > 1 and (words[0] in _FIRST_WORDS or any(word in {"al", "el"} for word in words))
    )


def _word_key(word: str) -> str:
    word = _GROWN_ARTICLE.sub("", word)
    for written, folded in _DIGRAPHS:
        word = word.replace(written, folded)
    kept = ["a"] if word[:1] in _VOWELS else []
    for place, letter in enumerate(word):
        before, after = word[place - 1 : place], word[place + 1 : place + 2]
        if letter in _VOWELS or (kept and kept[-1] == letter == before):
            continue
        if letter == "y" and (after == "" or after not in _VOWELS or before in _VOWELS) and after != "y":
            continue  # a glide between vowels: Dokuchaievsk, Dokuchayevsk; a doubled y is a letter: Darayya
        if letter == "w" and (after == "" or after not in _VOWELS):
            continue
        if letter == "h" and after == "":
            continue
        kept.append(letter)
    return "".join(kept)


def _strip_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
