"""The link that opens a letter in the person's own mail program (RFC 6068)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from coaching.letters.filling import Filled

LONGEST_LINK = 2_000
"""What every browser and mail program takes over from a link."""

_ADDRESS = re.compile(r"<\s*([^<>]*@[^<>]*)>|([^\s,;<>]*@[^\s,;<>]*)")


@dataclass(frozen=True, slots=True)
class MailLink:
    """A link that opens a mail program; without the words or the subject where they are too long for any link."""

    url: str
    has_words: bool
    has_subject: bool = True


def mailto(filled: Filled) -> MailLink:
    """The link that opens the letter in the person's own mail program (RFC 6068), with as much of it as fits."""
    link = f"mailto:{','.join(quote(address, safe='@') for address in _addresses(filled.to))}"
    subject = f"{link}?subject={quote(filled.subject, safe='')}"
    body = re.sub(r"\r\n?|\n", "\r\n", filled.body)
    whole = f"{subject}&body={quote(body, safe='')}"
    if len(whole) <= LONGEST_LINK:
        return MailLink(whole, has_words=True)
    has_subject = len(subject) <= LONGEST_LINK
    return MailLink(subject if has_subject else link, has_words=False, has_subject=has_subject)


def _addresses(to: str) -> list[str]:
    """The bare addresses in what somebody typed or pasted: "Priya <priya@n.example>; tom@n.example" has two."""
    found = [bracketed or bare for bracketed, bare in _ADDRESS.findall(to)]
    return list(dict.fromkeys(address.strip() for address in found))
