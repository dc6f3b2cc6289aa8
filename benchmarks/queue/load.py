#!/usr/bin/env python3
"""What readers of the service wait for while others enter rows: 200 readers and 20 writers for a minute on this machine,
on a situation of 500 places. Starts and ends its own server of PostgreSQL.

    benchmarks/queue/load.py [--places 500] [--readers 200] [--writers 20] [--seconds 60] [--engine postgres,sqlite]
                             [--members 500]

A reader asks once a second: seven times of ten for the page, else for rows, a table of the plan or a thing. A writer
enters a row or edits a thing every ten seconds, so that the plan is made anew again and again: how often it was being
made is printed, and the measurement begins with the first time. The first quarter of the time is not counted. The
readers run on the same cores as the service.
"""
import argparse, http.client, http.cookiejar, json, os, pathlib, random, re, shutil, subprocess, tempfile, threading
import time, urllib.parse, urllib.request
from measure import REFUGE, ROOT, Machine, Postgres, spent

CRISIS = "large"
BENCHMARKS = ROOT / "artifacts/bin/Refuge.Benchmarks/release/Refuge.Benchmarks"


def memory(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) // 1024


def key_of(address, told):
    """Makes the first administrator as whoever starts the service does, and a key for programs."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    setup = re.search(r"made at (\S+)", told)[1]
    page = browser.open(setup).read().decode()
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    fields |= {"name": "load", "password": "a long enough password"}
    browser.open(f"{address}/setup", urllib.parse.urlencode(fields).encode()).read()
    wish = {"purpose": "load", "days": 1, "grant": {"role": "administrator"}}
    request = urllib.request.Request(
        f"{address}/api/keys", json.dumps(wish).encode(), {"Content-Type": "application/json"})
    return json.loads(browser.open(request).read())["spoken"]


class Client(threading.Thread):
    """Somebody who asks again and again, over one connection."""

    pace = 1

    def __init__(self, number, options, address, key, crisis, places, until, counted_from):
        super().__init__(daemon=True)
        self.draw, self.options, self.key, self.crisis, self.places = random.Random(number), options, key, crisis, places
        self.host = address.removeprefix("http://")
        self.until, self.counted_from, self.number = until, counted_from, number
        self.waited, self.errors, self.conflicts = [], [], 0

    def run(self):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        time.sleep(self.pace * self.draw.random())
        while (now := time.monotonic()) < self.until:
            kind, method, path, body, headers = self.next(connection)
            if method is None:
                continue
            began = time.monotonic()
            status, _, answer = self.send(connection, method, path, body, headers)
            took = time.monotonic() - began
            if status == 409:
                self.conflicts += 1
            elif status not in (200, 202):
                self.errors.append((status, path, answer[:200]))
            if began >= self.counted_from:
                self.waited.append((kind, took))
            time.sleep(max(0.0, self.pace - (time.monotonic() - now)))

    def send(self, connection, method, path, body=None, headers=None):
        headers = {"Authorization": f"Bearer {self.key}"} | (headers or {})
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            return answer.status, answer.getheader("ETag"), answer.read()
        except (OSError, http.client.HTTPException) as gone:
            connection.close()
            return 0, None, repr(gone).encode()


class Reader(Client):
    def next(self, connection):
        chance, base = self.draw.random(), f"/api/crises/{self.crisis}"
        place = self.draw.choice(self.places)
        if chance < 0.7:
            return "page", "GET", f"/crises/{self.crisis}?for=restricted", None, None
        if chance < 0.8:
            return "rows", "GET", f"{base}/tables/places?limit=100&after={self.draw.randrange(300)}", None, None
        if chance < 0.9:
            return "table", "GET", f"{base}/plan/funding.csv?for=restricted", None, None
        return "thing", "GET", f"{base}/things/places/{place}", None, None


class Writer(Client):
    count, pace = 0, 10

    def next(self, connection):
        self.count += 1
        place = self.draw.choice(self.places)
        if self.count % 2:
            cells = {"place": place, "date": f"2021-02-{1 + self.count % 28:02}", "service": "water",
                     "status": self.draw.choice(["down", "partial"])}
            return "row", "POST", f"/api/crises/{self.crisis}/rows", {"rows": [{"table": "services", "cells": cells}]}, None
        path = f"/api/crises/{self.crisis}/things/places/{place}"
        status, tag, answer = self.send(connection, "GET", path)
        if status != 200:
            self.errors.append((status, path, answer[:200]))
            return None, None, None, None, None
        return "edit", "PATCH", path, {"population": str(1_000 + self.draw.randrange(90_000))}, {"If-Match": tag}


def share(waits, part):
    waits = sorted(waits)
    return round(1000 * waits[min(len(waits) - 1, int(part * len(waits)))]) if waits else None


def measure(engine, folder, options):
    server = Postgres() if engine == "postgres" else None
    data = tempfile.mkdtemp(prefix="refuge-load-")
    os.environ |= {"REFUGE_REQUESTS_PER_MINUTE": "1000000"} | ({"REFUGE_DATA": data} if server is None else {})
    machine = Machine(server.database() if server else None, str(folder), "load", "--members", str(options.members))
    try:
        time.sleep(1)
        key = key_of(machine.address, machine.told.read_text())
        ask = lambda path: json.loads(urllib.request.urlopen(urllib.request.Request(
            machine.address + path, headers={"Authorization": f"Bearer {key}"}), timeout=600).read())
        crisis = ask("/api/crises")[0]["id"]
        places = [row["cells"]["id"] for row in ask(f"/api/crises/{crisis}/tables/places?limit=1000")["rows"]]
        began = time.monotonic()
        while not ask(f"/api/crises/{crisis}/plan?for=restricted")["documents"]:
            time.sleep(1)
        plan = time.monotonic() - began
        # A plan is made anew at the earliest after as long as the last one took: not before that is load worth the name.
        ask_row = {"rows": [{"table": "services", "cells": {
            "place": places[0], "date": "2021-01-02", "service": "water", "status": "down"}}]}
        urllib.request.urlopen(urllib.request.Request(
            f"{machine.address}/api/crises/{crisis}/rows", json.dumps(ask_row).encode(),
            {"Authorization": f"Bearer {key}", "Content-Type": "application/json"})).read()
        making = lambda: sum(job["state"] == "running" for job in ask(f"/api/crises/{crisis}/jobs"))
        while not making():
            ask(f"/api/crises/{crisis}/plan?for=restricted")
            time.sleep(0.5)
        start = time.monotonic()
        counted = start + options.seconds / 4
        each = [options, machine.address, key, crisis, places, start + options.seconds, counted]
        clients = [Reader(n, *each) for n in range(options.readers)]
        clients += [Writer(1000 + n, *each) for n in range(options.writers)]
        for client in clients:
            client.start()
        held, processor, made = [], machine.spent(), 0
        while time.monotonic() < start + options.seconds:
            held.append(memory(machine.process.pid))
            made += making() > 0
            time.sleep(options.seconds / 12)
        for client in clients:
            client.join(120)
        processor = machine.spent() - processor
        errors = [error for client in clients for error in client.errors]
        print(f"{engine}: first plan {plan:.1f} s; errors {len(errors)}, conflicts of edits "
              f"{sum(client.conflicts for client in clients)}; processor of the service {processor:.1f} s; "
              f"plan being made {made} of {len(held)} times; MiB held {held}", flush=True)
        for error in errors[:5]:
            print("   ", error)
        print("| asked for | answers | median ms | p95 ms | p99 ms | longest ms |\n| --- | ---: | ---: | ---: | ---: | ---: |")
        waits = [wait for client in clients for wait in client.waited]
        for kind in [*sorted({kind for kind, _ in waits}), "all"]:
            own = [took for each, took in waits if kind in (each, "all")]
            print(f"| {kind} | {len(own)} | {share(own, .5)} | {share(own, .95)} | {share(own, .99)} | {share(own, 1)} |",
                  flush=True)
    finally:
        told = machine.told.read_text()
        if len(told) > 600:
            print(told[-3000:])
        machine.end()
        if server:
            server.end()
        shutil.rmtree(data)


def main():
    parser = argparse.ArgumentParser()
    for name, standard in (("places", 500), ("readers", 200), ("writers", 20), ("seconds", 60), ("members", 500)):
        parser.add_argument(f"--{name}", type=int, default=standard)
    parser.add_argument("--engine", default="postgres,sqlite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        crisis = pathlib.Path(folder) / CRISIS
        subprocess.run([BENCHMARKS, "large-folder", crisis, str(options.places)], check=True, stdout=subprocess.DEVNULL)
        for engine in options.engine.split(","):
            measure(engine, crisis, options)


if __name__ == "__main__":
    main()
