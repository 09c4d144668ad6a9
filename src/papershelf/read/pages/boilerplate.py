"""Lines that every page of a site has and no paper: navigation, appeals, labels. Each kind with the reason to show."""

import re

_KINDS = {
    "navigation": r"""
(?:skip to (?:yearly menu bar|main content|content|navigation|search)\s*)+
menu|home|search|about|help|contact(?: us)?|back(?: to top)?|top|next|prev(?:ious)?|more|close|«|»|‹|›
(?:load|show|see|view) (?:more|less|all)\b.{0,40}
(?:page )?\d+ (?:of|/) \d+
toggle .{1,30}|open (?:menu|sidebar)|main navigation|breadcrumbs?|(?:home|main) page
(?:(?:daily|trending|similar|related|latest|recent|new) )?papers|by ?\S+ and the .{0,30}community
browse|explore|trending|datasets|spaces|models|docs|pricing|enterprise|posts|community
sort(?:ed)? by\b.{0,60}|filter(?:s| by\b.{0,60})?|(?:show|hide) abstracts?""",
    "log in": r"""
(?:(?:log ?in|sign ?in|sign ?up|log ?out|register|create (?:an )?account|help|my account)[\s/|·]*)+""",
    "an appeal to the reader": r"""
(?:get|try|download|install|join|sign up|subscribe|add|use|stay|follow|receive|start)\b.{0,80}
  \b(?:for free|our free|extension|inbox|newsletter|(?:your|by) e-?mail|our app|an account|e-?mail alerts?|add-on|slack)
  \b.{0,160}
subscribe|follow(?: us)?(?: on .{1,30})?|share(?: (?:this|on)\b.{0,30})?|tweet|upvote|like|save|bookmark
add to favou?rites|alert button|add code|request code|claim paper|donate""",
    "cookie notice": r"""
.{0,80}\b\S+ uses? cookies\b.{0,250}
(?:accept|reject)(?: all)?(?: cookies)?|cookie (?:settings|preferences|policy|notice)""",
    "footer": r"""
(?:©|\(c\)|copyright)\s.{0,120}|all rights reserved\.?.{0,60}|powered by\b.{0,60}
(?:(?:privacy|terms|tos|legal|imprint|impressum|accessibility|sitemap|jobs|careers|press)
  (?: policy| of (?:use|service))?[\s|·&,]*)+
(?:useful|site) links|company|website|successful page load|(?:about|contact) (?:us|(?-i:[A-Z]{3,}\w*))
the \S{1,20} logo\b.{0,60}\bmay be used\b.{0,200}|do not remove:.{0,200}""",
    "label of the session": r"""
(?:(?:poster|oral|spotlight|workshop|invited talk|tutorial) )?session|event|schedule""",
    "label": r"""
(?:abstract|tl;?dr|authors?|titles?|keywords?|figures(?: and tables)?|tables|summary|papers|venue|date|topics?)\s*:
abstract|figures and tables|posters|orals|spotlights|picture for .{1,60}|\[\s*abstract\s*\]""",
    "notice of the event's site": r"""
chat is not available\.?|(?:the )?(?:chat|video|livestream|recording)s? (?:is|are|will) .{1,60}""",
    "chair of the session": r"""
(?:moderators?|(?:session )?chairs?|organi[sz]ers?|hosts?)\s*:.{0,300}""",
    "links": r"""
(?:\[?\s*(?:pdf|code|paper|poster|slides|video|project(?: page)?|bibtex|supplementary(?: material)?|openreview
  |arxiv|html|website|dataset|demo|abs|doi|view paper|livecontent|[a-z]+ link)\s*\]?[\s|·,]*)+""",
    "counts": r"""
[#▲△↑♥♡★☆👍\s]*\d[\d,.]*k?\s*(?:citations?|likes?|votes?|upvotes?|views?|comments?|authors|papers|stars)?""",
    "kind of presentation": r"""
(?:spotlight|oral|poster|notable[- ]top[- ]\d+%?|contributed talk)(?: (?:poster|talk|presentation|paper))?
  (?:\s*[#:]?\s*[A-Z]?-?\d{2,5})?""",
    "time and place": r"""
(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?(?:\d{1,2}\s\w{3,9}|\w{3,9}\s\d{1,2})?
  [.,]?\s?(?:\d{4},?\s)?(?:@\s?)?(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s?\(?[A-Z]{2,5}\)?)?
  \s?(?:(?:-{1,2}|–|—|to)\s?(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?))?\s?(?:\(?[A-Z]{2,5}\)?)?(?:\s.{0,60})?
(?:hall|room|ballroom|exhibit hall)\s[\w\s,&#-]{1,40}""",
}
"""A pattern a line; a line that begins with two spaces continues the one before."""

_ALL = re.compile(
    "|".join(
        "(" + "|".join(pattern.strip().replace("\n  ", "").split("\n")) + ")" for pattern in _KINDS.values()
    ),
    re.IGNORECASE,
)
_REASONS = tuple(_KINDS)

_BUTTON = re.compile(r"Subscribe|Sign ?[Uu]p|Log ?[Ii]n|Upvote")
_GLUED_BUTTON = re.compile(
    rf"(?:.{{0,160}}[!.?])?(?:{_BUTTON.pattern})"
    r"(?=[^\W\d_a-z]|[$\[({\"“'‘\\\d]|(?!(?:d|r|rs|s|ing|ers|ed)\b)[a-z]{1,3}-?[A-Z\d])"
)
"""A button's word run together with what stands after it: "SubscribeNeuPL", not "Subscribed"."""

_LABEL_BEFORE = re.compile(r"(?:Abstract|ABSTRACT|TL;?DR)\s?(?:[:.—–]\s?|\s-\s|(?=[A-Z]))(?=\S)")


def reason(text: str) -> str | None:
    """Why the line is boilerplate, or None."""
    found = _ALL.fullmatch(text) if len(text) <= 320 else None
    return None if found is None else _REASONS[(found.lastindex or 1) - 1]


def without_button(text: str) -> str:
    """The line without a button's word glued to its front."""
    found = _GLUED_BUTTON.match(text) if _BUTTON.search(text) else None
    return text[found.end() :] if found else text


def without_label(text: str) -> str:
    """An abstract without the label "Abstract:" before it."""
    found = _LABEL_BEFORE.match(text)
    return text[found.end() :].lstrip() if found else text
