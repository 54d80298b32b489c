"""Sets the station of the cast up in a folder and prints the session of each of its people as JSON.

Run as a process of its own, since the site it prepares is another than that of the tests:
``python -m tests.journeys.station`` with ``SANBAN_VAR`` naming the folder.
"""

from __future__ import annotations

import io
import json
import sys

import django


def main() -> None:
    """Write the people into an empty database and let each of them be signed in."""
    django.setup()
    from django.conf import settings  # noqa: PLC0415 - only once Django is there
    from django.core.management import call_command  # noqa: PLC0415 - as above

    from sanban.org.models import Account  # noqa: PLC0415 - as above
    from tests.cast import make_cast  # noqa: PLC0415 - as above
    from tests.sanban.documents.papers import open_for_business  # noqa: PLC0415 - as above
    from tests.sanban.org.signed_in import browser  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0, stdout=io.StringIO())
    call_command("createcachetable", verbosity=0, stdout=io.StringIO())
    open_for_business(make_cast())
    settings.ALLOWED_HOSTS = ["*"]
    sessions = {
        account.holder_name: browser(account).session.session_key
        for account in Account.objects.all()
    }
    json.dump(sessions, sys.stdout)


if __name__ == "__main__":
    main()
