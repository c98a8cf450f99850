"""LaTeX in the fields of a bibliography made plain text: accents, letters, symbols; the rest leaves what it holds.

The commands are those of LaTeX's text and math mode (Lamport, *LaTeX: A Document Preparation System*, tables 3.1–3.3).
Linear time; never raises.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "textbackslash": "\\",
    "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€",
    "times": "×", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "sim": "~", "approx": "≈", "to": "→",
    "rightarrow": "→", "infty": "∞", "cdot": "·", "textless": "<", "textgreater": ">", "textasciitilde": "~",
    "textunderscore": "_", "textbar": "|", "circ": "°", "prime": "′",
}  # fmt: skip
_GREEK = {
    name: unicodedata.lookup(f"GREEK {case} LETTER {letter.upper()}")
    for letter in (
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lamda", "mu", "nu",
        "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    )
    for case, name in (("SMALL", letter), ("CAPITAL", letter.capitalize()))
}  # fmt: skip
_SYMBOLS = _LETTERS | _GREEK | {"lambda": "λ", "Lambda": "Λ", "varepsilon": "ε", "varphi": "φ"}
_COMMAND = re.compile(
    r"\\(?:(?P<accent>[`'^~=.\"]|[uvHcdbkr](?![A-Za-z]))\s*(?:\{\s*(?:\\(?P<held>[ij])\b\s*|(?P<in>\w))\s*\}"
    r"|\\(?P<dotless>[ij])(?![A-Za-z])\s*|(?P<on>[^\W\d_]))"
    r"|href\s*\{[^{}]*\}"
    r"|(?P<word>[A-Za-z]+)\*?\s*(?:\{\})?"
    r"|(?P<sign>[&%$#_{}])"
    r"|(?P<other>.))",
    re.S,
)
_MATH = re.compile(r"(?<!\\)\$([^$]{0,300}[\\^_{][^$]{0,300})(?<!\\)\$")
_SCRIPTS = re.compile(r"[\^_](?=[{\w])")
_QUOTES = (("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"))
_ESCAPED = re.compile(r"\\([_%&#$~{}])")
_URL = re.compile(r"\\(?:url|path)\s*\{([^{}]*)\}")
_BRACES = str.maketrans("", "", "{}")
_OPEN, _SHUT = "\ue000", "\ue001"
"""Stand for braces that the text itself has, until those of LaTeX are gone."""


def grouped(text: str) -> str:
    """The text with its commands resolved and its braces kept; white space folded."""
    if "\\" in text or "$" in text or "~" in text:
        text = _MATH.sub(lambda found: _SCRIPTS.sub("", found[1]), text)
        text = _COMMAND.sub(_resolved, text).replace("~", " ").replace("\ue002", "~")
    for marks, sign in _QUOTES:
        text = text.replace(marks, sign)
    return " ".join(text.split())


def plain(text: str) -> str:
    """The text without commands and braces; white space folded."""
    return bared(grouped(text))


def bared(text: str) -> str:
    """What `grouped` gave, without its braces."""
    return " ".join(text.translate(_BRACES).replace(_OPEN, "{").replace(_SHUT, "}").split())


def verbatim(text: str) -> str:
    """An address or identifier without braces and backslashes."""
    text = _URL.sub(r"\1", text)
    return " ".join(_ESCAPED.sub(r"\1", text.strip().removeprefix("{").removesuffix("}")).split())


def _resolved(found: re.Match[str]) -> str:
    if accent := found["accent"]:
        letter = found["held"] or found["in"] or found["dotless"] or found["on"]
        return unicodedata.normalize("NFC", letter + _ACCENTS[accent])
    if word := found["word"]:
        return _SYMBOLS.get(word, "").replace("~", "\ue002")
    if sign := found["sign"]:
        return {"{": _OPEN, "}": _SHUT}.get(sign, sign)
    return " " if found["other"] in (" ", "\\", "\n", ",") else ""
