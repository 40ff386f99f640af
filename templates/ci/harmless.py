import re

LONGEST = 65_000  # GitHub takes 65,536 characters
HIDDEN = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
TAGS = "/?(?:code|details|summary|ins|del)>|br>"  # as qingdan writes them: none has attributes


def harmless(text, marker):
    """The text without anything that calls, links, shows a picture or is a tag of its own."""
    text = text.replace(marker, "")
    text = re.sub(HIDDEN, "", text)
    text = re.sub(r"&(?!(?:amp|lt|gt);)", "&amp;", text)
    text = re.sub(rf"<(?!!-- -->|{TAGS})", "&lt;", text)
    text = re.sub(r"@(?!<!-- -->)", "@<!-- -->", text)
    text = re.sub(r"(\b[a-z][a-z0-9+.-]*:)(?=//)", r"\1<!-- -->", text, flags=re.I)
    text = re.sub(r"\b(www)(?=\.)", r"\1<!-- -->", text, flags=re.I)
    text = re.sub(r"(#|\bGH-)(?=[0-9])", r"\1<!-- -->", text, flags=re.I)
    text = re.sub(r"\](?=[(\[:])", r"]<!-- -->", text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rpartition("\n")[0] + "\n\n**后面还有，这里放不下。**\n"
    # Whatever is left folded would hide what is written below it.
    open_folds = text.count("<details>") - text.count("</details>")
    return text.strip() + "\n\n</details>" * max(0, open_folds)
