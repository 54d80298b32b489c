"""Which database an installation uses is one setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from sanban.config.settings.database import database

FOLDER = Path("var")


def test_without_a_setting_there_is_a_file() -> None:
    """An installation that says nothing keeps its records in SQLite, safely set up."""
    found = database({}, FOLDER)

    assert found["ENGINE"] == "sanban.kernel.sqlite"
    assert found["NAME"] == FOLDER / "sanban.sqlite3"
    options = found["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in str(options["init_command"])


def test_an_address_names_the_server() -> None:
    """User, password, host, port, name and options come out of one address."""
    address = "postgresql://clerk:p%40ss@10.1.1.5:5433/sanban?sslmode=require"
    found = database({"SANBAN_DATABASE": address}, FOLDER)

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("sanban", "clerk", "p@ss")
    assert (found["HOST"], found["PORT"]) == ("10.1.1.5", "5433")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_is_named_by_its_folder() -> None:
    """A server on the same machine may be reached without a port."""
    found = database({"SANBAN_DATABASE": "postgresql:///sanban?host=/run/postgresql"}, FOLDER)

    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.mark.parametrize("address", ["mysql://a/b", "sanban", "postgresql://host"])
def test_an_address_that_is_none_is_refused_in_chinese(address: str) -> None:
    """A wrong address stops the start with a sentence that shows the right form."""
    with pytest.raises(SystemExit, match=r"SANBAN_DATABASE 写得不对：应是 postgresql://"):
        database({"SANBAN_DATABASE": address}, FOLDER)
