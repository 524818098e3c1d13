#!/usr/bin/env python3
"""http_figures.py BUILD: durable acknowledgements over HTTP beside their two peers, and a home page.

All in one run, on one disk and two processes at a time, so that the ratios mean something: the same
server answering an echo, and SQLite committing one row at a time. Prints one line per figure.
"""
import contextlib
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent / "http"
CLIENTS = 64
ACTS = 50_000
UNITS = 500
MEMBERS = 20_000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    for _ in range(600):
        if process.poll() is not None:
            sys.exit(f"{process.args[0]} ended before it served")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    sys.exit(f"{process.args[0]} does not serve")


@contextlib.contextmanager
def serving(arguments, port):
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait()


def load(programs, port, requests, template, connections):
    done = subprocess.run([programs / "http_load", str(port), str(requests), HERE / template,
                           str(connections)], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    if figures["failed"]:
        sys.exit(f"{template}: {figures['failed']} of {requests} requests failed")
    return figures


def line(name, figures):
    print(f"{name}: {figures['requests_per_second']:,.0f}/s, p50 {figures['p50_ms']:.2f} ms, "
          f"p99 {figures['p99_ms']:.2f} ms", flush=True)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    programs = build / "bench/http"
    with tempfile.TemporaryDirectory(dir=build) as folder:
        raw = json.loads(subprocess.run([programs / "raw_commits", folder, "5"],
                                        capture_output=True, text=True, check=True).stdout)
        print(f"SQLite, one row a commit: {raw['commits_per_second']:,.0f}/s", flush=True)

        port = free_port()
        with serving([programs / "echo_server", str(port), "2"], port):
            echo = load(programs, port, ACTS, "echo.request", CLIENTS)
        line(f"echo, {CLIENTS} clients", echo)

        data = pathlib.Path(folder) / "data"
        subprocess.run([programs / "make_organisation", data, str(UNITS), str(MEMBERS)],
                       stdout=subprocess.DEVNULL, check=True)
        port = free_port()
        with serving([build / "apps/mandat/mandat", "serve", "--data", data, "--port", str(port)],
                     port):
            line(f"home page of {UNITS} assemblies, 1 client",
                 load(programs, port, 300, "home.request", 1))
            line(f"home page of {UNITS} assemblies, 16 clients",
                 load(programs, port, 1000, "home.request", 16))
            acts = load(programs, port, ACTS, "enrol.request", CLIENTS)
        line(f"durable acknowledgements, {CLIENTS} clients", acts)
        rate = acts["requests_per_second"]
        print(f"  {rate / raw['commits_per_second']:.2f} times SQLite's single commits, "
              f"{rate / echo['requests_per_second']:.2f} of the echo")


if __name__ == "__main__":
    main()
