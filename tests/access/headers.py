"""What an answer's headers must say."""

from config.security_headers import FILE
from tests.access.crawl import Seen

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


# A picture or a document loads nothing at all; what is not named falls back to the first rule.
FILES = ("default-src 'none'", FILE)


def faults(seen: Seen, *, signed_in: bool) -> list[str]:
    headers = seen.headers
    found = [f"{name} is {headers.get(name)}" for name, value in ALWAYS.items() if headers.get(name) != value]
    if headers.get("Content-Security-Policy") not in FILES:
        found += _faults_of_policy(_policy(headers.get("Content-Security-Policy", "")), is_in_admin=seen.is_in_admin)
    if "Permissions-Policy" not in headers:
        found.append("no Permissions-Policy")
    if signed_in and headers.get("Cache-Control") != "no-store, private":
        found.append(f"may be kept: {headers.get('Cache-Control')}")
    return found


def _faults_of_policy(policy: dict[str, str], *, is_in_admin: bool) -> list[str]:
    found = [f"{name} is {policy.get(name)}" for name in ("object-src", "base-uri") if policy.get(name) != "'none'"]
    if "unsafe" in policy.get("script-src", "unsafe") or "unsafe-eval" in str(policy):
        found.append("scripts may be unsafe")
    if "unsafe" in policy.get("style-src", "unsafe") and not is_in_admin:
        found.append("styles may be unsafe")
    if policy.get("frame-ancestors") not in ("'none'", "'self'") or policy.get("default-src") != "'none'":
        found.append("the policy is too wide")
    return found


def _policy(header: str) -> dict[str, str]:
    return dict(part.strip().partition(" ")[::2] for part in header.split(";"))
