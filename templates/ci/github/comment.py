import io
import json
import os
import urllib.parse
import urllib.request
import zipfile

HOME = os.environ["GITHUB_API_URL"] + "/repos/" + os.environ["GITHUB_REPOSITORY"]
ARTIFACT = "qingdan-report"
FILES = {  # each is a comment of its own, found again by its first line
    "qingdan-report.md": "<!-- qingdan:report -->",
    "qingdan-diff.md": "<!-- qingdan:diff -->",
}
AUTHOR = "github-actions[bot]"
LARGEST = 5_000_000  # bytes that are read of any answer


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(HOME + path, data, method=method)
    # Not sent on to where an artifact really lies.
    request.add_unredirected_header("Authorization", "Bearer " + os.environ["GITHUB_TOKEN"])
    request.add_header("Accept", "application/vnd.github+json")
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read(LARGEST)


def everything(path):
    for page in range(1, 31):
        found = json.loads(call("GET", f"{path}per_page=100&page={page}"))
        yield from found
        if len(found) < 100:
            return


def pull_requests(run):
    """Open pull requests whose newest commit is the one that was checked."""
    source = run["head_repository"]
    if source is None:
        return []
    head = urllib.parse.quote(f"{source['owner']['login']}:{run['head_branch']}", safe="")
    found = everything(f"/pulls?state=open&head={head}&")
    return [one["number"] for one in found if one["head"]["sha"] == run["head_sha"]]


def reports(run):
    """The reports as they were stored: whatever the pull request wanted them to be."""
    stored = json.loads(call("GET", f"/actions/runs/{run['id']}/artifacts?per_page=100"))
    for artifact in stored["artifacts"]:
        if artifact["name"] == ARTIFACT and not artifact["expired"]:
            packed = call("GET", f"/actions/artifacts/{artifact['id']}/zip")
            with zipfile.ZipFile(io.BytesIO(packed)) as archive:
                there = [name for name in FILES if name in archive.namelist()]
                return {name: unpacked(archive, name) for name in there}
    return {}


def unpacked(archive, name):
    with archive.open(name) as file:
        return file.read(LARGEST).decode("utf-8", "replace")


def write(number, marker, body):
    for comment in everything(f"/issues/{number}/comments?"):
        if comment["user"]["login"] == AUTHOR and comment["body"].startswith(marker):
            call("PATCH", f"/issues/comments/{comment['id']}", {"body": body})
            return
    call("POST", f"/issues/{number}/comments", {"body": body})


with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as event:
    run = json.load(event)["workflow_run"]
numbers = pull_requests(run)
texts = reports(run) if numbers else {}
if not texts:
    print("没有要写的：合并请求已经关闭，或有了更新的提交，或检查没有留下报告。")
source = f"合并请求自己的检查写的，提交 {run['head_sha'][:10]}，[日志]({run['html_url']})"
for name, text in texts.items():
    marker = FILES[name]
    for number in numbers:
        write(number, marker, f"{marker}\n{harmless(text, marker)}\n\n<sub>{source}</sub>\n")
        print(f"#{number} {name}")
