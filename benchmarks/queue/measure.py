#!/usr/bin/env python3
"""What the queue of shared jobs costs beside the work: one plan as a job on one, two and three machines, and by the
command alone. Starts and ends its own server of PostgreSQL.

    benchmarks/queue/measure.py [--members 10000] [--days 90] [--crisis examples/mosul-2016] [--machines 1,2,3]
                                [--warm 2000]

Prints processor seconds (user and system) of every process, and whether all plans are the same bytes. Every machine
has made part of a smaller plan before, and the plan alone is measured on such a machine too: what a program spends once
on starting is no cost of the queue. A job of which nothing is heard for two minutes ends the measurement, with what
stands in the queue.
"""
import argparse, hashlib, json, os, pathlib, re, shutil, signal, subprocess, tempfile, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Another build, such as one compiled ahead, is named by REFUGE_PROGRAM.
REFUGE = os.environ.get("REFUGE_PROGRAM") or ROOT / "artifacts/bin/Refuge.Cli/release/Refuge.Cli"
TICK = os.sysconf("SC_CLK_TCK")
SILENCE = 120
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

    def ask(self, query):
        command = [self.programs / "psql", "-h", self.folder, "-U", "postgres", f"plan{self.count}", "-Atc", query]
        return subprocess.run([*self.owner, *map(str, command)], cwd="/", capture_output=True, text=True).stdout.strip()

    def queue(self):
        """What stands in the queue, for when a job does not get on."""
        tables = self.ask("select tablename from pg_tables where schemaname = 'jobs_queue'").split()
        counts = {table: self.ask(f"select count(*) from jobs_queue.{table}") for table in tables}
        inbox = self.ask(
            "select owner_id, status, message_type, attempts, count(*) from jobs_queue.wolverine_incoming_envelopes"
            " where status <> 'Handled' group by 1, 2, 3, 4")
        nodes = self.ask("select node_number, health_check from jobs_queue.wolverine_nodes")
        waiting = self.ask(
            "select pid, state, wait_event_type, wait_event, left(query, 90) from pg_stat_activity"
            " where datname is not null and state <> 'idle'")
        return f"{counts}\ninbox:\n{inbox}\nnodes:\n{nodes}\nat work:\n{waiting}"

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
    def __init__(self, database, crisis=None, name="machine", *more):
        environment = {**os.environ, "REFUGE_DATABASE": database} if database else dict(os.environ)
        command = [REFUGE, "serve", "--urls", "http://127.0.0.1:0"] + ([crisis] if crisis else []) + [*more]
        # Into a file: a pipe that nobody empties would stop the program once it has told enough.
        self.told = pathlib.Path(tempfile.mkdtemp(prefix="refuge-told-")) / name
        with open(self.told, "w") as told:
            self.process = subprocess.Popen(
                command, env=environment, cwd=ROOT, stdout=told, stderr=subprocess.STDOUT)
        while not (found := re.search(r"http://[^/\s]+", self.told.read_text())):
            assert self.process.poll() is None, self.told.read_text()
            time.sleep(0.1)
        self.address = found[0]

    def spent(self):
        return spent(self.process.pid)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        shutil.rmtree(self.told.parent)


def order_of(options, members, seed):
    return {"members": members, "days": options.days, "audience": "partner", "seed": seed}


def make(node, crisis, order, server):
    """Has a plan made, and waits for it; gives its identity and the seconds."""
    began = time.monotonic()
    job = json.loads(ask(f"{node.address}/api/crises/{crisis}/jobs", order))["id"]
    last = began
    try:
        with urllib.request.urlopen(f"{node.address}/api/jobs/{job}/events", timeout=SILENCE) as events:
            for line in events:
                if line.startswith(b"data:"):
                    state = json.loads(line[5:])
                    last = time.monotonic()
    except TimeoutError:
        raise SystemExit(f"No news of {state} for {SILENCE} s\n{server.queue()}\n{node.told.read_text()[-4000:]}")
    assert state["state"] == "done", state
    return job, last - began


def alone(options):
    """The command alone, for its bytes; what it spends holds its start."""
    with tempfile.TemporaryDirectory() as out:
        began = time.monotonic()
        command = [REFUGE, "plan", options.crisis, "--members", str(options.members), "--days", str(options.days),
                   "--seed", "1", "--audience", "partner", "--out", out]
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
        nodes += [Machine(database, name=f"machine{each}") for each in range(1, machines)]
        crisis = json.loads(ask(f"{nodes[0].address}/api/crises"))[0]["id"]
        time.sleep(6)  # every machine has joined
        if options.warm > 0:
            make(nodes[0], crisis, order_of(options, options.warm, 2), server)
        before, server_before = [node.spent() for node in nodes], server.spent()
        job, wall = make(nodes[0], crisis, order_of(options, options.members, 1), server)
        each = [node.spent() - was for node, was in zip(nodes, before)]
        digest = {
            name: hashlib.sha256(ask(f"{nodes[0].address}/api/jobs/{job}/documents/{name}")).hexdigest()
            for name in DOCUMENTS}
        return {"processor": round(sum(each), 2), "each": [round(one, 1) for one in each],
                "database": round(server.spent() - server_before, 2), "wall": round(wall, 1),
                "told": [node.told.stat().st_size for node in nodes]}, digest
    finally:
        for node in nodes:
            node.end()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--crisis", default="examples/mosul-2016")
    parser.add_argument("--machines", default="1,2,3")
    parser.add_argument("--warm", type=int, default=2_000)
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


if __name__ == "__main__":
    main()
