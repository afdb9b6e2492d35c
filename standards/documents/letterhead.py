"""Whose paper it is. The organisation's settings live above this app, so whoever prints hands them in."""

from dataclasses import dataclass
from typing import Any

from toolkit.pdf import qr_svg

# The mark of an organisation that has no logo here; the same as templates/layouts/mark.html.
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.4" '
    'stroke-linecap="round"><circle cx="16" cy="16" r="15" stroke-width="2"/><path d="M4.5 12c3.8-3.2 7.7-3.2 11.5 0'
    's7.7 3.2 11.5 0M4.5 17.5c3.8-3.2 7.7-3.2 11.5 0s7.7 3.2 11.5 0"/><path stroke="#f0b429" '
    'd="M7.5 23c2.8-2.6 5.7-2.6 8.5 0s5.7 2.6 8.5 0"/></svg>'
)


@dataclass(frozen=True)
class Letterhead:
    organisation: str
    service: str
    site_url: str
    colour: str
    risk_line: str = ""
    logo: bytes | None = None

    def as_data(self, *, path: str, dated: str) -> dict[str, Any]:
        """What `care.typ` asks of every piece; `path` is where on the site its newer words are."""
        site = self.site_url.rstrip("/")
        return {
            "organisation": self.organisation,
            "service": self.service,
            "colour": self.colour,
            "risk_line": self.risk_line,
            "logo": list(self.logo) if self.logo else None,
            "mark": MARK,
            "address": site.partition("://")[2] or site,
            "qr": qr_svg(f"{site}{path}"),
            "dated": dated,
        }
