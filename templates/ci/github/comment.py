import io
import json
import os
import re
import urllib.parse
import urllib.request
import zipfile

HOME = os.environ["GITHUB_API_URL"] + "/repos/" + os.environ["GITHUB_REPOSITORY"]
ARTIFACT, FILE = "qingdan-report", "qingdan-report.md"
MARKER = "<!-- qingdan:report -->"
AUTHOR = "github-actions[bot]"
LONGEST = 65_000  # GitHub takes 65,536 characters
LARGEST = 5_000_000  # bytes that are read of any answer
HIDDEN = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"


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


def report(run):
    """The report as it was stored: whatever the pull request wanted it to be."""
    stored = json.loads(call("GET", f"/actions/runs/{run['id']}/artifacts?per_page=100"))
    for artifact in stored["artifacts"]:
        if artifact["name"] == ARTIFACT and not artifact["expired"]:
            packed = call("GET", f"/actions/artifacts/{artifact['id']}/zip")
            with zipfile.ZipFile(io.BytesIO(packed)) as archive, archive.open(FILE) as file:
                return file.read(LARGEST).decode("utf-8", "replace")
    return None


def harmless(text):
    """The text without anything that calls, links, shows a picture or is a tag."""
    text = text.replace(MARKER, "")
    text = re.sub(HIDDEN, "", text)
    text = re.sub(r"&(?!(?:amp|lt|gt);)", "&amp;", text)
    text = re.sub(r"<(?!!-- -->|/?code>|br>)", "&lt;", text)
    text = re.sub(r"@(?!<!-- -->)", "@<!-- -->", text)
    text = re.sub(r"(\b[a-z][a-z0-9+.-]*:)(?=//)", r"\1<!-- -->", text, flags=re.I)
    text = re.sub(r"\b(www)(?=\.)", r"\1<!-- -->", text, flags=re.I)
    text = re.sub(r"(#|\bGH-)(?=[0-9])", r"\1<!-- -->", text, flags=re.I)
    text = re.sub(r"\](?=[(\[:])", r"]<!-- -->", text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rpartition("\n")[0] + "\n\n**后面还有，这里放不下。**\n"
    return text.strip()


def write(number, body):
    for comment in everything(f"/issues/{number}/comments?"):
        if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARKER):
            call("PATCH", f"/issues/comments/{comment['id']}", {"body": body})
            return
    call("POST", f"/issues/{number}/comments", {"body": body})


with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as event:
    run = json.load(event)["workflow_run"]
numbers = pull_requests(run)
text = report(run) if numbers else None
if text is None:
    print("没有要写的：合并请求已经关闭，或有了更新的提交，或检查没有留下报告。")
else:
    source = f"合并请求自己的检查写的，提交 {run['head_sha'][:10]}，[日志]({run['html_url']})"
    for number in numbers:
        write(number, f"{MARKER}\n{harmless(text)}\n\n<sub>{source}</sub>\n")
        print(f"#{number}")
