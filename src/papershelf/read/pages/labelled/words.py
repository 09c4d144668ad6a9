"""The words before labelled values, "Author(s):" and their like → the part of a record that the value is.

Labels are compared by their letters and digits alone: "Author(s)", "AUTHORS" and "authors" are one.
"""

import re
from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "title": "title papertitle documenttitle articletitle projecttitle talktitle presentationtitle primarytitle"
    " posterstitle postertitle fulltitle submissiontitle dissertationtitle thesistitle chaptertitle awardtitle"
    " titleofpaper titleoftalk titleofpresentation titleofarticle papername titel titre título titulo titolo"
    " tytuł название заглавие 题名 标题 题目 篇名 论文题目 论文标题 论文名称 文章标题 英文标题"
    " 中文标题 論文名 題名 タイトル 제목 논문명",
    "weak title": "paper article talk name",
    "authors": "author authors authorlist authornames by writtenby creator creators contributors contributor"
    " authorsprimary primaryauthor primaryauthors mainauthor authoreditor coauthors authorsfullnames authorname"
    " personalauthor autor autores autoren autorin auteur auteurs autore autori autorzy автор авторы verfasser"
    " verfasserin 作者 论文作者 作者列表 著者 责任者 저자",
    "weak authors": "speaker speakers presenter presenters presentedby presentingauthor investigator investigators"
    " principalinvestigator principalinvestigators pi leadpi invitedspeaker student candidate",
    "abstract": "abstract abstractnote abstracttext paperabstract projectabstract publicabstract résumé resume"
    " resumen zusammenfassung kurzfassung riassunto аннотация streszczenie 摘要 论文摘要 中文摘要 要旨 抄録 초록",
    "overview": "summary description overview",
    "summary": "tldr onesentencesummary oneline plainlanguagesummary inbrief teaser",
    "venue": "venue journal journaltitle journalname publication publicationtitle publicationname publishedin"
    " source sourcetitle fulljournalname booktitle secondarytitle proceedings proceedingstitle conference"
    " conferencename conferencetitle event periodical periodicalfull journalref journalreference journalbook"
    " container containertitle inproceedings appearedin toappearin zeitschrift revue revista rivista meeting"
    " meetingname eventname isplacedin ispartof partof hostpublication 期刊 刊名 来源 文献来源 会议 掲載誌 雑誌名",
    "date": "date year publicationdate publicationyear pubdate pubyear datepublished dateofpublication published"
    " publishedon publisheddate issued dateissued issuedate yearpublished publishedonline onlinedate copyrightyear"
    " yearofpublication released releasedate coverdate publicationinfo posted postedon submitted submittedon"
    " firstpublished datesubmitted jahr année annee año ano anno год rok erschienen 年份 年 发表时间 出版年 発行年",
    "keywords": "keyword keywords authorkeywords authorkeyword keywordsplus indexterms subjectterms"
    " authorsuppliedkeywords controlledterms meshterms descriptors topics topic tags tag schlagwörter motsclés"
    " palabrasclave parolechiave ключевыеслова 关键词 关键字 キーワード keywordsandphrases fieldofstudy"
    " fieldsofstudy",
    "categories": "categories category arxivcategories primarycategory subjects subject subjectclass primaryarea"
    " subjectarea subjectareas researcharea",
    "award": "award awards honours honors prize",
    "session": "session sessionname sessiontitle track",
    "doi": "doi digitalobjectidentifier doilink",
    "arxiv": "arxiv arxivid arxivnumber eprint",
    "link": "url urls link links permalink persistentlink pdf pdflink pdfurl paperlink paperurl fulltext fulltexturl"
    " fulltextlink code github website webpage projectpage openreview video slides documenturl availableat"
    " stablelink data dataset 链接 论文链接 论文地址 原文链接 文章链接 代码 代码链接 代码地址 项目主页 项目地址",
    "section": "background objective objectives purpose aim aims introduction motivation method methods methodology"
    " materialsandmethods approach design setting participants measurements interventions result results finding"
    " findings conclusion conclusions discussion interpretation significance limitations implications originality"
    " context hypothesis",
    "other": "itemtype referencetype documenttype publicationtype sourcetype type format language languages volume"
    " issue number pages page pagination startpage endpage numberofpages issn isbn eissn pmid pmcid publisher"
    " place placeofpublication cityofpublication librarycatalog accessed dateadded datemodified modified"
    " shorttitle journalabbr series seriestitle edition extra rights license licence callnumber archive"
    " locinarchive accessionnumber recordnumber label notes note comments comment reportno mscclass acmclass"
    " correspondenceaddress address addresses affiliation affiliations institution institutions organization"
    " department email emailaddress emailaddresses room time location place chair chairs editor editors"
    " advisor advisors supervisor supervisors bio biography speakerbio citation citations citedby timescited"
    " cited references decision status score rating ratings confidence id paperid number submissionnumber"
    " papernumber awardnumber awardid grantnumber amount startdate enddate sponsor program programme country"
    " database databasename copyright documentid proquestdocumentid lastupdated updated revised received accepted"
    " contact primarycontact funding acknowledgements conferencedate conferencelocation conferenceplace"
    " citeas citedas ericnumber ingredients"
    " supplementarymaterial attachments attachment bibtex required optional presentationtype duration"
    " 机构 单位 作者单位",
}
_PARTS: Mapping[str, str] = {word: part for part, words in _WORDS.items() for word in words.split()}
_SIGNS = re.compile(r"[\W_]")
_PLURAL = re.compile(r"\(s\)\Z|\([a-z]+\)\Z", re.IGNORECASE)

MAIN = frozenset(("title", "authors", "abstract", "overview"))
"""The parts that make labelled values a paper."""


def squeezed(label: str) -> str:
    """A label by its letters and digits: "Author(s)" → "authors"."""
    return _SIGNS.sub("", label).lower()


def part_of(label: str) -> str | None:
    """What a label says that its value is; None for a label that nobody knows.

    >>> part_of("Author(s)"), part_of("Corresponding Office")
    ('authors', None)
    """
    key = squeezed(label)
    return _PARTS.get(key) or (_PARTS.get(squeezed(_PLURAL.sub("", label))) if "(" in label else None)
