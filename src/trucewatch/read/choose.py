"""Choose the reader by what whoever runs it asked for: ours, another spaCy pipeline, or a language model.

Ours is the default; the other two are loaded only where they are named.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

from trucewatch.errors import UnknownReaderError, UnusablePipelineError
from trucewatch.model.actor import ActorIndex
from trucewatch.model.place import Gazetteer
from trucewatch.model.reading import Reader

DEFAULT_READER = "english"
_NEEDED = ("tagger", "parser", "lemmatizer")
_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def choose_reader(
    spec: str, *, gazetteer: Gazetteer, actors: ActorIndex, cache: Path | None = None, key: str | None = None
) -> Reader:
    """Return the reader that `spec` names: `english`, `spacy:PACKAGE` or `llm:URL#MODEL`.

    Args:
        cache: Folder in which the answers of a language model are kept.
        key: What the language model's server wants to be shown as a bearer token.

    Raises:
        UnknownReaderError: `spec` has none of these forms.
        UnusablePipelineError: There is no such spaCy package, or it cannot do what the reader needs.
    """
    kind, _, rest = spec.partition(":")
    match kind:
        case "english" if spec == DEFAULT_READER:
            return _english(None, gazetteer=gazetteer, actors=actors)
        case "spacy" if _PACKAGE.fullmatch(rest):
            return _english(rest, gazetteer=gazetteer, actors=actors)
        case "llm":
            address, model = _address_and_model(spec, rest)
            # The one place where the module that talks to a server is loaded.
            from trucewatch.read.language_model_reader import LanguageModelReader  # noqa: PLC0415

            return LanguageModelReader(address, model, gazetteer=gazetteer, actors=actors, cache=cache, key=key)
        case _:
            raise UnknownReaderError(spec)


def _english(package: str | None, *, gazetteer: Gazetteer, actors: ActorIndex) -> Reader:
    from trucewatch.read.reader import EnglishReader  # noqa: PLC0415  # loads spaCy: seconds

    if package is None:
        return EnglishReader(gazetteer=gazetteer, actors=actors)
    import spacy  # noqa: PLC0415  # likewise

    from trucewatch.read.clearnlp import COMPONENT, speaks_clearnlp  # noqa: PLC0415  # likewise
    from trucewatch.read.language_model import disable_unused  # noqa: PLC0415  # likewise

    if not spacy.util.is_package(package):
        # Never fetched for the user: that would send a request.
        raise UnusablePipelineError(package, "there is no such package here, and none is downloaded")
    try:
        nlp = spacy.load(package)
    except (ImportError, OSError, AttributeError, TypeError, ValueError) as error:
        # Any package may be named, also one that is no pipeline, or one for another version of spaCy.
        raise UnusablePipelineError(package, f"it does not load ({error})") from error
    missing = [name for name in _NEEDED if name not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        what = f"it has no {' and no '.join(missing)}" if missing else f"its language is {nlp.lang}"
        raise UnusablePipelineError(package, what)
    disable_unused(nlp)
    if speaks_clearnlp(nlp):
        nlp.add_pipe(COMPONENT)
    return EnglishReader(gazetteer=gazetteer, actors=actors, nlp=nlp)


def _address_and_model(spec: str, rest: str) -> tuple[str, str]:
    address, _, model = rest.partition("#")
    try:
        parts = urlsplit(address)
    except ValueError:
        raise UnknownReaderError(spec) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or not model:
        raise UnknownReaderError(spec)
    return address, model
