"""A workspace that has everything of its own that a site may have; for tests of publishing."""

from __future__ import annotations

from .publish_cases import CANARY, CANARY_ID, SECRET_FILES

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">'
    '<rect width="60" height="40" fill="#0b5d3b"/></svg>\n'
)
SITE = (
    '站点: {标题: 测试市清单, 主办单位: 测试市委编办, 网址: "https://list.example.invalid/qd/"}\n'
)
OWN_SITE = """站点:
  标题: 测试市清单
  主办单位: 测试市委编办
  网址: https://list.example.invalid/qd/
  标志: {文件: images/logo.svg, 替代文字: 测试市徽, 高: 30}
  主题: {主色: "#0b5d3b", 圆角: 2}
"""
GUIDE = f"""---
标题: 办事指南
短标题: 指南
位置: 导航
序号: 2
说明: 先看再来
日期: 2026-03-05
---
见[违建](cf-7k3q9d2m)、[机构](../organs/zrzy.html)、[那一页](about-us.md#在哪里)和
[还没有定的](../powers/zrzy/{CANARY_ID}-draft.yaml)。

# 要带什么

| 材料 | 份数 |
| --- | ---: |
| 身份证 | 1 |

### 细处

![办事流程图](../images/flow.svg)

```
第一行 <b>

第三行
```
"""
ABOUT_US = "# 我们\n\n## 在哪里\n\n测试路 1 号。[指南](guide.md#要带什么)\n"
INNER = f"---\n可见性: 内部\n位置: 导航\n---\n# {CANARY}内部页\n\n{CANARY}内部的话\n"
HOME = """{% extends "site/base.html.j2" %}
{% block main %}
<h1>{{ site.title }}</h1>
{{ blocks.home_intro }}
<ul>{% for kind, title, href, total in lists %}<li><a href="{{ href }}">{{ title }}</a>
{{ total.units }}</li>{% endfor %}</ul>
<p>自己的首页</p>
{% endblock %}
"""
MASTHEAD = """<header class="masthead">{% include "site/logo.html.j2" %}
<a href="{{ root }}index.html">自己的页眉 {{ site.title }}</a>
<nav aria-label="主导航">{% for link in site.navigation %}
<a href="{{ root }}{{ link.href }}"{% if link.href == path %} aria-current="page"
{% elif link.href == section %} aria-current="true"{% endif %}>{{ link.text }}</a>
{% endfor %}</nav></header>
"""

OWN_FILES: dict[str, str] = {
    **SECRET_FILES,
    "qingdan.yaml": SECRET_FILES["qingdan.yaml"].replace(SITE, OWN_SITE),
    "images/logo.svg": LOGO,
    "images/flow.svg": LOGO.replace("#0b5d3b", "#456789"),
    "images/unused.svg": LOGO.replace("#0b5d3b", "#999999"),
    "pages/guide.md": GUIDE,
    "pages/about-us.md": ABOUT_US,
    "pages/inner.md": INNER,
    "templates/site/home.html.j2": HOME,
    "templates/site/masthead.html.j2": MASTHEAD,
    "templates/site/notice.html.j2": "<p>自己的通知</p>\n",
    "templates/site/home_intro.html.j2": "<p>自己的引言</p>\n",
    "templates/site/about_text.html.j2": "<p>自己的说明</p>\n",
    "templates/site/footer.html.j2": (
        '<p>自己的页脚{% for link in site.own_links %}<a href="{{ root }}{{ link.href }}">'
        "{{ link.text }}</a>{% endfor %}</p>\n"
    ),
}
"""Files of a workspace; goes over the defaults of the fixture ``make_workspace``."""

assert OWN_FILES["qingdan.yaml"] != SECRET_FILES["qingdan.yaml"]
