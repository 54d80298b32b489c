"""The command `sanban serve`, up to the point where it listens."""

import socket

import pytest

from sanban import __main__ as command


def test_a_taken_port_is_told_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    """When somebody listens there already, one sentence says so and names another port."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert command.main(["serve", "--port", str(port)]) == 1

    said = capsys.readouterr().err
    assert said == f"端口 {port} 已被占用：请换一个端口再启动，例如 PORT={port + 1} make run。\n"


def test_a_free_port_is_served_after_the_database_is_up_to_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The database is brought up to date first, then the site listens where it was told to."""
    done: list[object] = []
    monkeypatch.setattr(command, "_is_free", lambda _host, _port: True)
    monkeypatch.setattr(command, "_prepare", lambda: done.append("prepared"))
    monkeypatch.setattr(
        command, "_serve", lambda host, port, *, with_worker: done.append((host, port, with_worker))
    )

    assert command.main(["serve", "--host", "0.0.0.0", "--port", "8123"]) == 0  # noqa: S104 - not bound
    assert command.main(["serve", "--port", "8123", "--no-worker"]) == 0

    assert done == ["prepared", ("0.0.0.0", 8123, True), "prepared", ("127.0.0.1", 8123, False)]  # noqa: S104 - not bound


@pytest.mark.parametrize("port", ["0", "65536", "八千", "-1"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no port number is refused with the range."""
    with pytest.raises(SystemExit):
        command.main(["serve", f"--port={port}"])
    assert "1 至 65535" in capsys.readouterr().err
