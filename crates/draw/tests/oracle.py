"""An independent second opinion on draws: the public consistent_sampler package for the mines, and
the specification's rules written out naively for everything else.

Reads a JSON list of questions on standard input and writes the list of answers. A question is
{"sampler": {"ids", "seed", "take"}}, {"certificate": {"plan", "secret", "witness", "software"}},
{"substitutes": {"certificate"}} or {"covered": {"commit"}}.
"""

import hashlib
import json
import sys

from consistent_sampler import sampler


def canonical(value):
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def tickets(ids, seed, take):
    """The first `take` (id, full ticket) pairs."""
    drawn = sampler(ids, seed=seed, with_replacement=False, take=take, output="ticket", digits=100)
    return [(ticket.id, ticket.ticket_number) for ticket in drawn]


def ticket(id, seed):
    return tickets([id], seed, 1)[0][1]


def ask_sampler(ids, seed, take):
    order = sampler(ids, seed=seed, with_replacement=False, take=take, output="id")
    return {"order": list(order), "tickets": [t for _, t in tickets(ids, seed, take)]}


def most_filled(slots, room, may):
    """Maximum flow person -> (person, mine) -> slot, by plain augmenting paths."""
    graph = {}

    def edge(a, b, capacity):
        graph.setdefault(a, {})[b] = capacity
        graph.setdefault(b, {}).setdefault(a, 0)

    for person, left in room.items():
        edge("source", ("person", person), left)
    for mine, number in slots:
        edge((mine, number), "sink", 1)
        for person in room:
            if may(person, mine, number):
                edge(("person", person), ("gate", person, mine), 1)
                edge(("gate", person, mine), (mine, number), 1)

    def augment(node, seen):
        if node == "sink":
            return True
        seen.add(node)
        for other, capacity in graph.get(node, {}).items():
            if capacity > 0 and other not in seen and augment(other, seen):
                graph[node][other] -= 1
                graph[other][node] += 1
                return True
        return False

    filled = 0
    while augment("source", set()):
        filled += 1
    return filled


def assign(inputs, seed, order, stratum_of, holder_of):
    people = {person["id"]: person for person in inputs["inspectors"]}
    slots = inputs["team"]["slots"]
    cap = inputs["team"].get("cap", 10**6)
    recused = {(r["person"], r["holder"]) for r in inputs["recusals"]}
    counts = {id: person["load"] for id, person in people.items()}

    def fits(id, mine, number):
        person, slot = people[id], slots[number]
        return (
            slot["role"] in person["roles"]
            and (person["card"] or not slot["card"])
            and slot.get("department", person["department"]) == person["department"]
            and stratum_of[mine] in person.get("strata", [stratum_of[mine]])
            and (id, holder_of[mine]) not in recused
        )

    remaining = [(mine, number) for mine in order for number in range(len(slots))]
    teams = {mine: [] for mine in order}
    while remaining:
        mine, number = remaining.pop(0)
        best = None
        for id in people:
            taken = [member["person"] for member in teams[mine]]
            if not fits(id, mine, number) or id in taken or counts[id] >= cap:
                continue
            room = {p: max(0, cap - counts[p] - (p == id)) for p in people}

            def may(p, m, n):
                return fits(p, m, n) and not (m == mine and p in taken + [id])

            left = most_filled(remaining, room, may)
            own = ticket(mine + "/" + id, seed)
            key = (-left, counts[id], own, id)
            best = min(best or key, key)
        if best:
            _, _, own, id = best
            counts[id] += 1
            teams[mine].append({"slot": number, "person": id, "ticket": own})
    return [{"mine": mine, "members": teams[mine]} for mine in order]


def ask_certificate(plan, secret, witness, software):
    inputs = plan["inputs"]
    for list_, key in ((inputs["strata"], "id"), (inputs["excluded"], "id"), (inputs["inspectors"], "id")):
        list_.sort(key=lambda item: item[key].encode())
    for stratum in inputs["strata"]:
        stratum["members"].sort(key=lambda mine: mine["id"].encode())
    for person in inputs["inspectors"]:
        person["roles"].sort(key=str.encode)
        person.get("strata", []).sort(key=str.encode)
    if "directed" in inputs:
        inputs["directed"]["filters"].sort(key=lambda condition: condition["by"].encode())
        for condition in inputs["directed"]["filters"]:
            condition["values"].sort(key=str.encode)
    inputs["recusals"].sort(key=lambda r: (r["person"].encode(), r["holder"].encode()))
    population_hash = sha256(canonical(inputs))
    raw = bytes.fromhex
    seed = sha256(b"qingshan-draw-1\0" + raw(population_hash) + raw(secret) + witness.encode())

    strata, drawn, stratum_of, holder_of = [], [], {}, {}
    for stratum in inputs["strata"]:
        for mine in stratum["members"]:
            stratum_of[mine["id"]], holder_of[mine["id"]] = stratum["id"], mine["holder"]
        quota = stratum["quota"]
        first = tickets([mine["id"] for mine in stratum["members"]], seed, quota + 10)
        drawn += [(own, id) for id, own in first[:quota]]
        strata.append({
            "id": stratum["id"],
            "drawn": [id for id, _ in first[:quota]],
            "tickets": [{"id": id, "ticket": own} for id, own in first],
        })
    order = [id for _, id in sorted(drawn)]
    certificate = {
        "format": "qingshan-draw-1",
        "mode": "rehearsal",
        "draw": plan.get("id", "r-" + population_hash[:16]),
        "inputs": inputs,
        "population_hash": population_hash,
        "commitment": sha256(raw(secret)),
        "commit": None,
        "secret": secret,
        "witness": {"digits": witness, "present": []},
        "seed": seed,
        "strata": strata,
        "teams": assign(inputs, seed, order, stratum_of, holder_of),
        "replacements": [],
        "software": software,
        "record": None,
    }
    certificate["digest"] = sha256(canonical(certificate))
    certificate["signatures"] = []
    return canonical(certificate).decode()


def ask_substitutes(certificate):
    """Of each substitution the mine that comes next: after the drawn ones and earlier substitutes."""
    strata = {s["id"]: [m["id"] for m in s["members"]] for s in certificate["inputs"]["strata"]}
    taken = {s["id"]: len(s["drawn"]) for s in certificate["strata"]}
    answers = []
    for change in certificate["substitutions"]:
        stratum = next(id for id, mines in strata.items() if change["mine"] in mines)
        taken[stratum] += 1
        id, own = tickets(strata[stratum], certificate["seed"], taken[stratum])[-1]
        answers.append([id, own])
    return answers


def ask_covered(commit):
    """Place and hash of the entry up to which the headers are chained from the commitment on."""
    def hash_of(header):
        return sha256(b"qingshan-record-1\0" + canonical(header))

    last = commit["record"]
    assert sha256(canonical(commit["payload"])) == last["payload_hash"]
    for header in commit["following"]:
        assert (header["seq"], header["prev"]) == (last["seq"] + 1, hash_of(last))
        last = header
    return [last["seq"], hash_of(last)]


def answer(question):
    if "substitutes" in question:
        return ask_substitutes(**question["substitutes"])
    if "covered" in question:
        return ask_covered(**question["covered"])
    if "sampler" in question:
        return ask_sampler(**question["sampler"])
    return ask_certificate(**question["certificate"])


if __name__ == "__main__":
    questions = json.loads(sys.stdin.buffer.read())
    answers = [answer(question) for question in questions]
    sys.stdout.buffer.write(json.dumps(answers).encode())
