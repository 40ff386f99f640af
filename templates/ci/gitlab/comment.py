import json
import os
import re
import subprocess
import sys
import urllib.request

PROJECT = os.environ["CI_API_V4_URL"] + "/projects/" + os.environ["CI_PROJECT_ID"]
MARKER = "<!-- qingdan:diff -->"
LARGEST = 5_000_000  # bytes that are read of any answer
DIFF = ["qingdan", "diff", *sys.argv[1:], "--format", "markdown"]


def call(method, address, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, method=method)
    request.add_unredirected_header("PRIVATE-TOKEN", os.environ["QINGDAN_TOKEN"])
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read(LARGEST))


def everything(path):
    for page in range(1, 31):
        found = call("GET", f"{PROJECT}{path}per_page=100&page={page}")
        yield from found
        if len(found) < 100:
            return


def compared(base, head):
    """What lies between two commits, in Markdown; None where it cannot be said, or takes long."""
    try:
        done = subprocess.run([*DIFF, f"{base}...{head}"], capture_output=True, timeout=300)
    except subprocess.TimeoutExpired:
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace")


def fetched(name):
    """The commit that a name stands for today; nothing is checked out."""
    subprocess.run(["git", "fetch", "--quiet", "--no-tags", "origin", name], check=True)
    found = subprocess.run(["git", "rev-parse", "FETCH_HEAD"], check=True, capture_output=True)
    return found.stdout.decode().strip()


def quiet(text):
    """The text without what GitLab takes for orders and for names of its own things."""
    text = re.sub(r"(?m)^([ \t>*-]*)/", r"\1<!-- -->/", text)
    return re.sub(r"([!~%$])(?=[\w\"])", r"\1<!-- -->", text)


def write(number, me, body):
    notes = f"/merge_requests/{number}/notes"
    for note in everything(notes + "?"):
        if note["author"]["id"] == me and note["body"].startswith(MARKER):
            if note["body"].strip() != body.strip():
                call("PUT", f"{PROJECT}{notes}/{note['id']}", {"body": body})
            return
    call("POST", f"{PROJECT}{notes}", {"body": body})


me = call("GET", os.environ["CI_API_V4_URL"] + "/user")["id"]
for request in everything("/merge_requests?state=opened&"):
    number = int(request["iid"])
    try:
        base = fetched("refs/heads/" + request["target_branch"])
        head = fetched(f"refs/merge-requests/{number}/head")
    except subprocess.CalledProcessError:
        print(f"!{number}: 取不到提交，跳过")
        continue
    if head != request["sha"]:
        continue  # pushed a moment ago: next time
    text = compared(base, head) or "清单变更没有比较成，请看合并请求流水线的日志。"
    shown = quiet(harmless(text, MARKER))
    write(number, me, f"{MARKER}\n{shown}\n\n<sub>提交 {head[:10]}</sub>")
    print(f"!{number}")
