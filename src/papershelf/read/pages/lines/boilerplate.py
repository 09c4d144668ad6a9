"""Lines that every page of a site has and no paper: navigation, appeals, labels. Each kind with the reason to show."""

import re

from papershelf.late import late

_LINKS = (
    r"(?:(?:view |download |full |open |free )?(?:pdf|full text|paper)|code|poster|slides(?:live)?"
    r"|(?:presentation )?video|talk|project(?: page| website)?|bib(?:tex)?(?: source)?"
    r"|supp(?:l(?:ementary|emental)?(?: (?:material|pdf|zip|data))?|\.)?|openreview|arxiv|ar5iv"
    r"|html(?: \(experimental\))?|website|web ?page|homepage|datasets?|data|demo|abs(?:tract)?|doi|livecontent"
    r"|[a-z]+ link|links?|blog(?: post)?|github|appendix|other|ps|tex source|format|media|recording"
    r"|youtube|attachments?|software|checklist|review(?:s| on)?|publisher|via publisher|semantic reader"
    r"|preprint|proceedings|acl anthology|pmlr|ieee|acm|springer|url|file|zip|colab|hugging ?face|model(?: card|s)?"
    r"|notebook|tutorial|errata?|thesis|press|replay|metareview|author(?:'s)? version|e-?print|summary"
    r"|cite|details|export|ris|endnote|pubmed|pmc|pmid|scholar|read(?: paper)?|tl;?dr|nips|meta)"
)
_CLOCK = r"(?:\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_WHEN = (
    r"[\[(]?\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?(?:\d{1,2}\s[a-z]{3,9}"
    r"|[a-z]{3,9}\s\d{1,2})?"
    rf"[.,]?\s?(?:\d{{4}},?\s)?(?:@\s?)?{_CLOCK}(?:\s?\(?(?-i:[A-Z]{{2,5}})\)?)?"
    rf"\s?(?:(?:-{{1,2}}|–|—|to)\s?(?:{_CLOCK})?)?\s?(?:\(?(?-i:[A-Z]{{2,5}})\)?)?\s*[\])]?"
)
_NUMBER = r"(?:[A-Z]?\d{1,4}[A-Z]?|[A-Z]{1,2})(?!\w)"
_SIDE_HALL = (
    r"(?>(?:(?:east|west|north|south|great|grand|main|upper|lower|level \d)\s)*(?:exhibit(?:ion)?\s)?(?:halls?"
    r"|rooms?|ballrooms?|auditorium|foyer|lobby)"
    rf"(?:\s?{_NUMBER}(?:\s?[&+,/-]\s?(?:hall\s|room\s)?{_NUMBER})*)?)"
)
"""Nothing of it is given back, nor of what stands behind a time: many halls in a line could be cut in too many ways."""
_BOARD = r"[,:]?\s(?:board\s|poster\s)?#?\s?[A-Z]?-?\d{1,4}"
_MENU = (
    r"(?:home|about(?: us)?|contact(?: us)?|help|faqs?|log ?in|log ?out|sign ?in|sign ?up|register|registration"
    r"|search|menu"
    r"|browse|(?:advanced|simple) search|privacy(?: policy)?|terms(?: (?:of (?:use|service)|and conditions))?"
    r"|copyright"
    r"|imprint|blog|news|proceedings|conferences?|journals|submi(?:t|ssions?)|dates|schedule|program(?:me)?|sponsors?"
    r"|committees?|calls?(?: for papers)?|attend(?:ing)?|organi[sz]ers|workshops?|tutorials?|keynotes?|downloads?"
    r"|accessibility(?: statement)?|sitemap|cookies?(?: settings)?|careers|jobs|donate|feedback|support|subscribe"
    r"|main navigation|dark mode|light mode|language|english|more|volumes?|events|faq|my stuff|select year"
    r"|profile|next|previous"
    r"|code of conduct|archive|editors|current issue|authors|reviewers|twitter|facebook|linkedin|github"
    r"|youtube|rss"
    r"|mastodon|bluesky|corrections|errata|guidelines|policies|statistics|(?:19|20)\d\d)"
)
_KINDS = {
    "footer": r"""
(?:©|\(c\)|copyright)\s.{0,160}|.{0,80}\ball rights reserved\b.{0,80}|(?:powered|hosted|sponsored|generated|built
  |made|designed|maintained) (?:by|with|using|on)\b.{0,80}
(?:(?:privacy|terms|tos|legal|imprint|impressum|accessibility|sitemap|jobs|careers|press)
  (?: policy| of (?:use|service))?[\s|·&,]*)+
(?:useful|site|quick) links|company|website|successful page load|(?:about|contact) (?:us|(?-i:[A-Z]{3,}\w*))
the \S{1,20} logo\b.{0,60}\bmay be used\b.{0,200}|do not remove:.{0,200}|(?:last|page) (?:updated|modified
  |built)\b.{0,60}
about help contact\b.{0,200}|we gratefully acknowledge\b.{0,200}|disable mathjax.{0,60}|links to: .{0,200}
  |open peer review\. open .{0,60}
this (?:site|page|website|work|web ?site) (?:is|was|uses|has been)\b.{0,60}\b(?:licen[sc]ed|maintained|hosted
  |generated|built|powered|supported|created|managed|updated)\b.{0,160}
.{0,60}\blicen[sc]ed (?:under|on)\b.{0,120}|.{0,40}\bcreative commons\b.{0,120}|cc by(?:-\w+)*(?: \d\.\d)?
  |materials (?:prior|published)\b.{0,200}
questions\?.{0,80}|(?:for )?(?:any )?(?:questions|comments|feedback|corrections)\b.{0,60}\b(?:contact|e-?mail
  |write to)\b.{0,120}|(?:please )?(?:report|send) (?:\w+ )?(?:errors|issues|bugs|feedback|problems)\b.{0,120}
permission is granted\b.{0,200}|site last built on\b.{0,120}|isbn:? .{0,40}|issn:? .{0,40}""",
    "navigation": rf"""
(?:skip to (?:yearly menu bar|(?:main )?content|navigation|(?:main )?menu|search(?: form| results)?|footer)\s*)+
(?>{_MENU})(?:[\s/|·•»›>,‹«&-]++(?>{_MENU}))*[\s|·•»›>]*|back(?: to .{{1,30}})?|top|prev(?:ious)?
  |close|«|»|‹|›|×
(?:[►▶▸]\s?)?(?:show|view|hide) figures|article preview|(?:previous|next) (?:vol(?:ume)?/?)?issue
  |download full issue|(?:author|reader|reviewer) (?:services|information)|journal menu
  |aims (?:&|and) scope|editorial board|see all volumes and issues|browse volumes
  |receive an update when .{{1,60}}|(?:previous|next) issue\s?[|·/]\s?(?:previous|next) issue
(?:load|show|see|view) (?:more|less|all|details|abstract|full (?:text|paper|abstract)|\d+ (?:more|excerpts?
  |citing papers))\b.{{0,40}}
[«‹<←]\s?(?:prev(?:ious)?|back|older|newer)(?: page)?|(?:next|older|newer|previous)(?: page| papers)?\s?[»›>→]?
read (?:more|less|full (?:text|paper))|expand(?: all)?|collapse(?: all)?|hide details|details|[▽△▸▾▼▲►]\s?(?:more
  |less|show|hide)?
(?:page )?\d+ (?:of|/) [\d,]+|(?:page )?(?:[«‹<]?\s?(?:prev(?:ious)?|first|newer)\W*)?(?:\d+\W+){{2,}}(?:…
  |\.\.\.)?[\s\d]*\W*(?:next|last|older)?\s?[»›>]?
\(?(?:(?:showing|displaying|results?|items?|viewing)\s)?(?:(?:up to|all|the first|about)\s)?[\d,.]+(?:\s?(?:-|–
  |to)\s?[\d,]+)?\s(?:of|from|out of)\s(?:about\s)?[\d,]+(?:\s(?:results?|papers?|entries|articles|records|items
  |hits|publications|documents))?\b.{{0,60}}
(?:about )?[\d,]+ (?:results?|entries|hits|matches|publications|documents|records)(?: found)?\b.{{0,40}}
  |(?:total of )?\d+ entries.{{0,80}}|\[ total of .{{1,80}}
(?:search )?results? for:? ["“].{{0,60}}|search results.{{0,60}}|\d+ results per page.{{0,60}}
  |search\s?[…:.]+.{{0,30}}|search [\d,]+ .{{0,60}}|search (?:papers|articles|by|within)\b.{{0,40}}|filter by.{{0,40}}
toggle .{{1,30}}|open (?:menu|sidebar)|main navigation|breadcrumbs?|(?:home|main) page|jump to.{{0,40}}
  |go to page.{{0,20}}|go!?
(?:(?:daily|trending|similar|related|latest|recent|new|accepted|all|other) )?(?:papers|articles)(?: \(\d+\))?
  |by ?\S+ and the .{{0,30}}community
(?:publication )?year \d{{4}}(?: \([\d,]+\))?|[^\W\d_][\w &/-]{{1,40}} \((?!(?:19|20)\d\d\))[\d,]{{2,}}\)
  |previous issue|next issue|all issues
  |(?:most )?relevan(?:t|ce)|date \((?:newest|oldest) first\)|refine (?:results|search)|(?:clear|applied
  |active) filters|filters applied
  |deselect(?: all)?|any time|since \d{{4}}|volumes and issues|journal home|table of contents|top of (?:page|list)
  |quick (?:view|look)
  |view (?:in browser|this e-?mail in your browser)|list view|card view|map view|grid view|compact view|origin paper
  |prior works|derivative works
browse|explore|trending|datasets|spaces|models|docs|pricing|enterprise|posts|community|(?:new|cross
  |replacement) submissions.{{0,60}}
sort(?:ed)? by\b.{{0,60}}|filter(?:s| by\b.{{0,60}})?|(?:show|hide) abstracts?|select all.{{0,30}}|clear all
  |reset|apply(?: filters)?
highly influential(?: citations?)?|has pdf|publication type|date range|fields? of study""",
    "log in": r"""
(?:(?:log ?in|sign ?in|sign ?up|log ?out|register|create (?:an )?account|help|my account)[\s/|·]*)+""",
    "an appeal to the reader": r"""
(?:get|try|download|install|join|sign up|subscribe|add|use|stay|follow|receive|start)\b.{0,80}
  \b(?:for free|our free|extension|inbox|newsletter|(?:your|by) e-?mail|our app|an account|e-?mail alerts?|add-on
  |slack)
  \b.{0,160}
add to (?:my )?(?:selected citations|agenda|mendeley|zotero|reading list|collection|marked list|cart|basket)
  |(?:download|export|track|manage) citations?(?: as .{1,20})?|import into .{1,20}|set (?:an )?alert|remind me
  |share copy link
(?:request |rights (?:&|and) )?permissions?|reprints?|(?:purchase|buy|rent|get|check|request)(?: an?
  | the)?(?: full[- ]text| article| pdf| access)+
  |(?:no|full|subscription) access|free to read|subscription required|submit your (?:article|paper|manuscript)
  |guide for authors
unsubscribe.{0,60}|you (?:receive|received|are receiving|get) this (?:e-?mail|mail|message|newsletter)\b.{0,160}
  |forward to a friend
  |.{0,120}\b(?:un)?subscribe (?:here|from this list)\b.{0,60}|(?:your privacy choices|do not sell .{0,40}
  |advertisement|sponsored(?: content)?)
subscribe|follow(?: us)?(?: on .{1,30})?|share(?: (?:this|on|page|record)\b.{0,30})?|tweet|(?:up|down)vote|like
  |save(?: to .{1,20})?|bookmark
add to (?:favou?rites|.{0,20}(?:schedule|library|list|binder|calendar|cart))|(?:create )?alert(?: button)?
  |add code|request code|claim paper|donate|e-?mail|print
cite(?: this.{0,20})?|export(?: (?:citations?|record|to .{1,20}|bibtex))?|citations? ?(?:export|alerts?)|send to
  |get citation alerts|copy(?: (?:link|citation|bibtex))?
(?:save|cite|share|alert|export|bookmark|print|e-?mail|like|tweet|follow|library|copy)(?:[\s|·,/]+(?:save|cite
  |share|alert|export|bookmark|print|e-?mail|like|tweet|follow|library|copy|more|cited by \d+|related articles
  |(?:all )?\d+ versions|import into bibtex|view as html|web of science:? \d+))+
(?:view|upload|download|import into|citations? in|show|add) (?:bib(?:tex)?|ris|endnote|poster|slides|video|paper
  |pdf|article|chart|details)\b.{0,30}|\+ ?add .{1,20}
submitted by\b.{0,30}|be the first to .{1,60}|login to .{1,60}|log in to .{1,60}|sign in to .{1,60}
  |select this (?:result|article)\b.{0,40}""",
    "cookie notice": r"""
.{0,80}\b\S+ uses? cookies\b.{0,250}
.{0,120}\bcookies?\b.{0,120}\b(?:accept|agree|consent|polic(?:y|ies)|continu\w+)\b.{0,120}|by (?:continuing|using
  |browsing)\b.{0,120}\b(?:agree|accept|consent)\b.{0,120}
(?:(?:accept|reject|allow|decline|manage|got it|deny)(?: all)?(?: cookies| preferences)?[\s|·!]*)+
  |cookie (?:settings|preferences|policy|notice|consent)|i (?:agree|accept)""",
    "label of the session": r"""
(?:(?:poster|oral|spotlight|workshop|invited talk|tutorial) )?session|event|schedule
(?:lunch|coffee|tea|dinner|banquet|break)(?: break)?|(?:opening|closing|welcome)(?: (?:remarks|session
  |ceremony))?|q ?& ?a
panel(?: discussion)?|welcome reception|posters? (?:setup|session and .{1,30})|business meeting|end of (?:day
  |session).{0,20}""",
    "label": r"""
(?:abstract|tl;?dr|authors?|author\(s\)|titles?|keywords?|figures(?: and tables)?|tables|summary|papers|venue
  |date|topics?|tags|subjects?|comments?)\s*:
abstract|tl;?dr|figures and tables|posters|orals|spotlights|picture for .{1,60}|[\[(]\s*abs(?:tract)?\s*[\])]
  |abstract\s?[▾▸▼►+…]|no abstract(?: available)?\.?""",
    "notice of the event's site": r"""
chat is not available\.?|(?:the )?(?:chat|video|livestream|recording)s? (?:is|are|will) .{1,60}
  |timezone:? .{1,60}|loading\W*
(?:your )?(?:browser|javascript)\b.{0,160}\b(?:javascript|enabled?|support(?:ed)?|required)\b.{0,80}
  |(?:please )?enable javascript.{0,120}
(?:this )?(?:research|work|project|study)? ?(?:was |is )?(?:funded|supported|sponsored) by\b.{1,160}
  |conflicts? of interest(?: statement)?|speakers?|presenters?|volume \d+(?:, (?:issue|number
  |no\.) \d+)?(?:, pages .{1,20})?
  |licen[cs]e: .{1,40}|article pdf|abstract \([-+]\)|orcid(?: id)?
  |author information|(?:show|hide|view|\+ ?show) (?:all )?(?:authors|affiliations|abstract|profile)|affiliations?
  |and \d+ more
readers:? .{1,40}|\d+ repl(?:y|ies)|(?:free )?(?:pmc )?article\.?|(?:open|free|restricted) access
  |available media(?:.{0,60})|full text links|item in clipboard|(?:research-)?article""",
    "chair of the session": r"""
(?:moderators?|(?:session )?chairs?|organi[sz]ers?|hosts?)\s*:.{0,300}""",
    "links": rf"""
\[\s?edit(?:\s?\|\s?.{{1,20}})?\s?\]|(?:article |full[- ]text |download )?(?:pdf|epub|xml
  |html)\s?\(?[\d.,]*\s?[km]i?b\)?
  |supplementary (?:materials?|information|data|files?)(?:\s?\(\d+\))?|(?:first page |page )?preview
  |(?:read )?(?:the )?full (?:paper|article|text|abstract)|read the paper|graphical abstract
  |open in:?(?: .{{1,30}})?|watch (?:the )?(?:video|talk)|related articles all \d+ versions
(?:[\[(|]?\s*+(?>{_LINKS})\s*+[\])]?[\s|·•,;/+&]*+)+|related articles|all \d+ versions|(?:\[(?:pdf|html|citation|book
  |doc)\] )?(?:[\w-]+\.)+(?:org|com|edu|net|gov|cc|io|press|ac\.\w\w)
\W*https?://\S+\W*|(?:doi:? ?)10\.\d{{4,9}}/\S+""",
    "BibTeX": r"""
@[a-z]+\s?[{(]\s*[^\s,]*,?|[a-z]+\s*=\s*[{"].*["}],?|\}""",
    "counts": r"""
(?:altmetric|metrics|plumx|dimensions|crossref|scopus|google scholar
  |web of science)(?:\s?[:(]?\s?[\d,.]+\)?(?:\s\w+)?)?
  |(?:article )?metrics\s?[:·-]?\s?[\d,.]+k? \w+|[★☆⭐\s]{2,}|not yet rated|impact factor:? [\d.]+
(?:(?:pp?\.|pages?|s\.|p\.)\s?:?\s?)?[A-Z]?\d+\s?[-–—]\s?[A-Z]?\d+|(?:pp?\.|pages?|article(?: no\.?
  | number)?)\s?:?\s?[A-Z]?\d+
  |\d+ (?:pages|pp\.?),? [\d.,]+ ?[km]i?b|\d{1,3}\s?(?:m|min(?:ute)?s?|h|h\s?\d\dm?)
  |(?:(?:views?|viewed|cited|citations|saves|shares|downloads)(?: by)?\s?:?\s(?:[\d,.]+k?|none)[\s|·•]*){1,6}
  |v(?:ersion)?:?\s?\d+(?:\.\d+)?|pm(?:c)?id: ?\w+|\+?\d+ (?:supplementary )?files?
[#▲△↑♥♡★☆⭐👍❤💬👀·•🔥⬆️\s]*\d[\d,.]*k?\+?\s*(?:citations?|likes?|(?:up)?votes?|views?|comments?|authors?|papers
  |stars?(?: / hour)?|references|replies|downloads|figures|reads|versions|code implementations?|excerpts?
  |highly influential citations)?
(?:cited by|citations?|votes?|upvotes?|likes?|views?|downloads?|references|novelty|stars?|impact|score|rating
  |similarity|relevance|confidence)\s*:?\s*\(?\d[\d,.]*k?\s*%?\)?(?:\s*(?:/\s*\d+|points?|citations?))?
\d[\d,.]*\s?%\s*(?:novelty|match|similar(?:ity)?|relevan(?:t|ce))|[·•]\s*\d+\s+authors?|no code implementations?
  |\+\d+""",
    "kind of presentation": r"""
(?:[\[(]\s*)?(?:spotlight|oral|poster|notable[- ]top[- ]\d+%?|contributed|virtual|in[- ]person|invited|keynote
  |highlight|long|short|lightning|demo|talk)
  (?:[ -](?:poster|talk|presentation|papers?|oral|spotlight|only))*(?:\s*[\])])?(?:\s*[#:]?\s*[A-Z]{0,2}-?\d{1,5})?
(?:poster\s)?[#№]\s?(?:[A-Z]{1,3}[-.]?)?\d{1,5}|(?:poster|paper|board|talk) (?:id|number|no\.?
  |#)?:? ?#?[A-Z]{0,3}-?\d{1,5}
(?:original|short|brief|research|review|data|book|conference|journal)\s(?:research|communication|report|article
  |paper|chapter|note)
  (?:\s?[•·|,]?\s?(?:(?:open|free|full|no|full text) access|abstract only))?
  |article(?:\s?[•·|]?\s?open access)?(?:\s\d+)?|in press(?:, .{1,30})?|decision: .{1,30}
open access\s?(?:(?:feature paper|editor[’']?s choice|highly accessed)\s?)*
  (?:article|review|editorial|communication|perspective|case report|brief report|letter|technical note|protocol)
  |editor[’']?s choice|feature paper(?:\s?article)?|proceedings article|book chapter|supports open access
  |in special (?:collection|issue|section): .{1,60}|\(?this article belongs to the .{1,200}
(?:conference|journal|workshop|research|regular|full|short|long|original|review|position) (?:paper|article|track)
  |preprint|(?:accepted|published|rejected|withdrawn)(?: (?:paper|poster|oral))?""",
    "number in the list": r"""
[\[(#]?\d{1,4}[\])]?[.):]?|[\[(]?[a-z]{1,3}\d{1,4}[\])]
(?-i:[ivxl]{2,6})""",
    "time and place": rf"""
{_SIDE_HALL}(?:{_BOARD})?|[\[(]\s*{_SIDE_HALL}(?:{_BOARD})?\s*[\])]
{_WHEN}(?>[\s,|@–-]*(?:{_SIDE_HALL}(?:{_BOARD})?|#?(?-i:[A-Z]{{0,2}})-?\d{{1,4}}|\(.{{1,40}}\)|\w+ time|\w+/\w+
  |(?-i:[A-Z]{{2,4}})))*+
(?:hall|room|ballroom|exhibit hall)\s(?:[A-Z]?\d|(?-i:[A-Z])(?!\w))[\w\s,&#+-]{{0,40}}""",
}
"""A pattern a line; a line that begins with two spaces continues the one before."""

_ALL = late(
    "|".join(
        "(" + "|".join(pattern.strip().replace("\n  ", "").split("\n")) + ")" for pattern in _KINDS.values()
    ),
    re.IGNORECASE,
)
_REASONS = tuple(_KINDS)

_BUTTON = late(r"Subscribe|Sign ?[Uu]p|Log ?[Ii]n|Upvote")
_GLUED_BUTTON = late(
    rf"(?:.{{0,160}}[!.?])?(?:{_BUTTON.pattern})"
    r"(?=[^\W\d_a-z]|[$\[({\"“'‘\\\d]|(?!(?:d|r|rs|s|ing|ers|ed)\b)[a-z]{1,3}-?[A-Z\d])"
)
"""A button's word run together with what stands after it: "SubscribeNeuPL", not "Subscribed"."""

_LABEL_BEFORE = late(r"(?:Abstract|ABSTRACT|TL;?DR)\s?(?:[:.—–]\s?|\s-\s|(?=[A-Z]))(?=\S)")


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
