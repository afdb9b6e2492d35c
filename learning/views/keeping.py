"""Who may open the evidence: whoever looks after it. For everyone else it isn't there."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404

from people.roles import may


def keepers_only(view):
    @login_required
    @wraps(view)
    def only(request, *args, **kwargs):
        if not may(request.user.roles, "keeps_evidence"):
            raise Http404
        return view(request, *args, **kwargs)

    return only
