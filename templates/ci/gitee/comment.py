import json
import os
import subprocess
import sys
import urllib.request

HOME = os.environ.get("GITEE_API", "https://gitee.com/api/v5") + "/repos/"
HOME += os.environ["GITEE_REPOSITORY"]  # 用户或组织/仓库
MARKER = "<!-- qingdan:diff -->"
LARGEST = 5_000_000  # bytes that are read of any answer
DIFF = ["qingdan", "diff", *sys.argv[1:], "--format", "markdown"]


def call(method, path, body=None):
    token = os.environ["GITEE_TOKEN"]
    data = None if body is None else json.dumps({**body, "access_token": token}).encode()
    request = urllib.request.Request(HOME + path, data, method=method)
    request.add_unredirected_header("Authorization", "token " + token)
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read(LARGEST))


def everything(path):
    for page in range(1, 31):
        found = call("GET", f"{path}per_page=100&page={page}")
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


def write(number, body):
    for comment in everything(f"/pulls/{number}/comments?"):
        if comment["body"].startswith(MARKER) and comment["user"]["login"] == AUTHOR:
            if comment["body"].strip() != body.strip():
                call("PATCH", f"/pulls/comments/{comment['id']}", {"body": body})
            return
    call("POST", f"/pulls/{number}/comments", {"body": body})


AUTHOR = os.environ["GITEE_USER"]  # 发意见的账号
for request in everything("/pulls?state=open&"):
    number = int(request["number"])
    try:
        base = fetched("refs/heads/" + request["base"]["ref"])
        head = fetched(f"refs/pull/{number}/head")
    except subprocess.CalledProcessError:
        print(f"!{number}: 取不到提交，跳过")
        continue
    if head != request["head"]["sha"]:
        continue  # pushed a moment ago: next time
    text = compared(base, head) or "清单变更没有比较成，请在本机运行 qingdan diff 看原因。"
    write(number, f"{MARKER}\n{harmless(text, MARKER)}\n\n<sub>提交 {head[:10]}</sub>")
    print(f"!{number}")
