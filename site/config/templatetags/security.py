from django import template

from config.security_headers import current_nonce

register = template.Library()


@register.simple_tag
def nonce():
    """The nonce of this answer, also where a template is drawn without its request, as Wagtail's widgets are."""
    return current_nonce()
