#!/usr/bin/env python3
"""What the queue of shared jobs costs beside the work: one plan as a job on one, two and three machines, and by the
command alone. Starts and ends its own server of PostgreSQL.

    benchmarks/queue/measure.py [--members 10000] [--days 90] [--crisis examples/mosul-2016] [--machines 1,2,3]

Prints processor seconds (user and system) of every process, and whether all plans are the same bytes.
"""
import argparse, hashlib, json, os, pathlib, re, shutil, signal, subprocess, tempfile, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
REFUGE = ROOT / "artifacts/bin/Refuge.Cli/release/Refuge.Cli"
TICK = os.sysconf("SC_CLK_TCK")
DOCUMENTS = ["needs.csv", "funding.csv", "forecast.csv", "bulletin.html"]


def spent(pid):
    """Processor seconds of a process and its ended children."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(int(each) for each in fields[11:15]) / TICK


def ask(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"} if data else {})
    with urllib.request.urlopen(request, timeout=600) as answer:
        return answer.read()


class Postgres:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="refuge-pg-"))
        self.programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.owner:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "--encoding=UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", options, "start")
        self.count = 0

    @property
    def data(self):
        return self.folder / "data"

    def run(self, program, *arguments):
        command = [*self.owner, str(self.programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)

    def database(self):
        self.count += 1
        self.run("createdb", "-h", self.folder, "-U", "postgres", f"plan{self.count}")
        return f"Host={self.folder};Username=postgres;Database=plan{self.count}"

    def spent(self):
        """Processor seconds of the server and of every process it has started."""
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        children = [
            int(pid) for pid in os.listdir("/proc") if pid.isdigit()
            and (lambda text: text and int(text.rsplit(")", 1)[1].split()[1]) == first)(self.stat(pid))]
        return spent(first) + sum(spent(child) for child in children)

    @staticmethod
    def stat(pid):
        try:
            return pathlib.Path(f"/proc/{pid}/stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return ""

    def end(self):
        self.run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")
        shutil.rmtree(self.folder)


class Machine:
    def __init__(self, database, crisis=None):
        environment = {**os.environ, "REFUGE_DATABASE": database}
        command = [REFUGE, "serve", "--urls", "http://127.0.0.1:0"] + ([crisis] if crisis else [])
        self.process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.address = re.search(r"http://\S+", self.process.stdout.readline())[0].rstrip("/")

    def spent(self):
        return spent(self.process.pid)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def alone(options):
    with tempfile.TemporaryDirectory() as out:
        began = time.monotonic()
        command = [REFUGE, "plan", options.crisis, "--members", str(options.members), "--days", str(options.days),
                   "--audience", "partner", "--out", out]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, use = os.wait4(process.pid, 0)
        assert status == 0, status
        wall = time.monotonic() - began
        digest = {name: hashlib.sha256(pathlib.Path(out, name).read_bytes()).hexdigest() for name in DOCUMENTS}
        return {"processor": use.ru_utime + use.ru_stime, "wall": wall, "memory": use.ru_maxrss / 1024}, digest


def shared(server, machines, options):
    database = server.database()
    nodes = [Machine(database, options.crisis)]
    try:
        nodes += [Machine(database) for _ in range(machines - 1)]
        crisis = json.loads(ask(f"{nodes[0].address}/api/crises"))[0]["id"]
        time.sleep(6)  # every machine has joined
        before, server_before, began = [node.spent() for node in nodes], server.spent(), time.monotonic()
        order = {"members": options.members, "days": options.days, "audience": "partner"}
        job = json.loads(ask(f"{nodes[0].address}/api/crises/{crisis}/jobs", order))["id"]
        events = ask(f"{nodes[0].address}/api/jobs/{job}/events").decode()
        assert '"state":"done"' in events, events[-2000:]
        wall = time.monotonic() - began
        each = [node.spent() - was for node, was in zip(nodes, before)]
        digest = {
            name: hashlib.sha256(ask(f"{nodes[0].address}/api/jobs/{job}/documents/{name}")).hexdigest()
            for name in DOCUMENTS}
        return {"processor": sum(each), "each": [round(one, 1) for one in each],
                "database": server.spent() - server_before, "wall": wall}, digest
    finally:
        for node in nodes:
            node.end()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--crisis", default="examples/mosul-2016")
    parser.add_argument("--machines", default="1,2,3")
    options = parser.parse_args()
    work, expected = alone(options)
    print("plan alone", json.dumps(work), flush=True)
    server = Postgres()
    try:
        for machines in [int(each) for each in options.machines.split(",") if each]:
            cost, digest = shared(server, machines, options)
            same = "same bytes" if digest == expected else f"OTHER BYTES {digest} {expected}"
            print(f"{machines} machine(s)", json.dumps(cost), same, flush=True)
    finally:
        server.end()


main()
