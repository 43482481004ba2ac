"""Bytes to normalised German text: character sets, Unicode form, language."""

import re
import unicodedata
from collections import Counter

#: Single-byte character sets of German files, the most frequent first: it wins a tie.
CANDIDATES = ("cp1252", "mac_roman", "cp850")
MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
LABELS = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS (Codepage 850)"}

UMLAUTS = frozenset("äöüÄÖÜß")
TYPOGRAPHY = frozenset("„“”‚‘’»«–—…§€°·éèàêçáóñ²³½µ×´©®\u00a0\u00ad")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r\x0b\x0c"} | dict.fromkeys(range(0x7F, 0x85))
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007"), " ")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u0085\u2028\u2029]")
SURROGATES = re.compile("[\ud800-\udfff]")

GERMAN_WORDS = (
    "und ich die der das ist nicht wir es auch so in zu ein eine den dass da ja haben man war mit auf für aber sich"
    " von dann hat sie sind was wie dem wenn im noch an oder als mal also haben um bei nur mir uns wird werden"
)
GERMAN = frozenset(GERMAN_WORDS.split())
FEWEST_WORDS = 25
GERMAN_SHARE = 0.15


class UndecodableError(ValueError):
    """The bytes are no text in any character set we know."""


def decode(content: bytes) -> tuple[str, str]:
    """The text of plain bytes and a German warning (empty when the character set is beyond doubt).

    Order: byte order mark, zero bytes (UTF-16), strict UTF-8, German-scored single-byte sets, charset-normalizer.
    Raises UndecodableError for binary data.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_strictly(content[len(mark) :], encoding), ""
    if b"\x00" in content:
        return _decode_strictly(content, _wide_encoding(content)), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_single_byte(content)


def _decode_strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UndecodableError from None


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without a mark: German text has its zero bytes nearly all on one side of the pairs."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if max(even, odd) < len(content) // 2 * 0.7 or min(even, odd) > max(even, odd) * 0.1:
        raise UndecodableError
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_single_byte(content: bytes) -> tuple[str, str]:
    if sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a" for byte in content[:4000]) > len(content[:4000]) * 0.02:
        raise UndecodableError
    texts = {name: content.decode(name, errors="replace") for name in CANDIDATES}
    scores = {name: score_german(text) for name, text in texts.items()}
    best = max(CANDIDATES, key=lambda name: scores[name])
    if scores[best] > 0:
        return texts[best], f"Die Datei ist nicht in Unicode gespeichert; sie wurde als {LABELS[best]} gelesen. {CHECK}"
    return _guess_encoding(content)


CHECK = "Bitte prüfen Sie die Umlaute in der Vorschau."


def _guess_encoding(content: bytes) -> tuple[str, str]:
    import charset_normalizer  # only foreign texts come here

    match = charset_normalizer.from_bytes(content).best()
    if match is None:
        raise UndecodableError
    return str(match), f"Der Zeichensatz der Datei ist unklar; sie wurde als {match.encoding} gelesen. {CHECK}"


def score_german(text: str) -> int:
    """How German the characters beyond ASCII look in their places; above 0 is plausible."""
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    return sum(_score_place(before, char, after) for before, char, after in around if char > "\x7f")


def _score_place(before: str, char: str, after: str) -> int:
    inside = before.isalpha() and after.isalpha()
    if char in UMLAUTS:
        # an umlaut capital after a small letter, or a leading ß, is the sign of a wrong table
        odd = (char.isupper() and before.islower()) or (char == "ß" and not before.isalpha())
        return -2 if odd else 3
    if char in TYPOGRAPHY:
        return -3 if inside and not char.isalpha() and char not in "’–\u00ad" else 1
    return -3


def normalise(text: str) -> str:
    r"""NFC, "\n" as the only line end, no soft hyphens, zero-width spaces, control characters or lone surrogates."""
    lines = LINE_ENDS.sub("\n", SURROGATES.sub("\ufffd", text))
    return unicodedata.normalize("NFC", lines.translate(INVISIBLE).translate(CONTROLS).translate(SPACES))


def is_german(text: str) -> bool:
    """Whether frequent German words carry the text. Too short a text counts as German if its script is Latin."""
    letters = Counter("latin" if char < "\u0250" else "other" for char in text if char.isalpha())
    if letters["other"] > letters["latin"]:
        return False
    words = re.findall(r"[^\W\d_]+", text.lower())[:5000]
    return len(words) < FEWEST_WORDS or sum(word in GERMAN for word in words) / len(words) >= GERMAN_SHARE
