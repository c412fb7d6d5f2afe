"""`ui`: Dagster's user interface over the same definitions and history as `build`."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys

from commands.dagster_home import prepare
from commands.errors import CommandError


def serve(host: str, port: int) -> int:
    """Run the web server and the daemon (for the sensor) until they are interrupted. Gives their exit status.

    Raises CommandError where the port is taken.
    """
    from assets.project import HOME, ROOT

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = f"cannot listen on {host}:{port}: {error.strerror}; choose another with --port"
            raise CommandError(reason) from None
    prepare(HOME)
    print(f"http://{host}:{port}  (stop with Ctrl-C)", file=sys.stderr)
    command = [sys.executable, "-m", "dagster", "dev", "-m", "assets.definitions", "-d", str(ROOT)]
    # Dagster stops on SIGINT and on nothing else, and a shell without job control starts children deaf to it. In a
    # session of its own the child hears of a Ctrl-C once, from here.
    child = subprocess.Popen(
        [*command, "-h", host, "-p", str(port)],
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: child.send_signal(signal.SIGINT))
    return child.wait()
