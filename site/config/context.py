"""What every template may ask about the place it is shown in."""

from django.conf import settings


def site(request):
    return {"demo_mode": settings.DEMO, "csp_nonce": getattr(request, "csp_nonce", "")}
