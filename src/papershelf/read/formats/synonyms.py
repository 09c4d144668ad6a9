"""What tools and people call the facts of a paper, in columns of tables and keys of JSON, by their letters and digits.

Of several names of one fact that a source has, the first in the list counts: the full names of authors go before their
initials, the authors' own keywords before those that an index gives, and what is certainly the fact before what may be.
"""

import re
import unicodedata
from functools import lru_cache

from papershelf.late import late

_SPACE_OF_NAMES = late(r"\A(?:dc|dct|dcterms|prism|bibo|schema|citation)[:._](?=\w)")


@lru_cache(maxsize=4096)
def squeezed(name: str) -> str:
    """A name by its letters and digits, without accents.

    >>> squeezed("Author(s)"), squeezed("\\ufeffpdf_url"), squeezed("Título"), squeezed("dc:title")
    ('authors', 'pdfurl', 'titulo', 'title')
    """
    name = _SPACE_OF_NAMES.sub("", name.strip("\ufeff \t\"'").lower())
    if not name.isascii():
        name = "".join(
            char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
        )
        name = unicodedata.normalize("NFC", name)
    return re.sub(r"[\W_]", "", name)


def _names(text: str) -> tuple[str, ...]:
    names = text.split()
    return tuple(names if text.isascii() else map(squeezed, names))


TITLE = _names(
    "title papertitle documenttitle articletitle titleofpaper titleofthepaper displayname titles titlemain"
    " fulltitle englishtitle titleenglish titleen primarytitle paper papername submissiontitle"
    " manuscripttitle presentationtitle talktitle postertitle contributiontitle abstracttitle worktitle ti"
    " t1 titel beitragstitel titulo titulodelarticulo titre titredelarticle titolo タイトル 論文タイトル"
    " 題名 표제 제목 논문명 tytul titulodoartigo название заглавие статьи 标题 题名 题目 论文题目 論文題目"
    " 篇名 标题名"
)
PROGRAMME = _names("sessiontitle sessionname eventtitle eventname activity activitytitle")
"""Columns that name the papers of a programme, where no column is called a title."""

AUTHORS = _names(
    "authorsparsed authorfullnames authorfullname fullauthornames af authornames authors author"
    " authorsnames authorlist listofauthors authorstring authorships authorshipsauthordisplayname"
    " authorshipsrawauthorname authfullnames creators creator contributors au a1 autoren autor verfasser"
    " verfasserin autores autorinnen autorenundautorinnen auteurs auteur autori autore auteursnamen autorzy"
    " автор авторы 作者 作者名 全部作者 著者 著者名 저자 저자명"
)
SPEAKERS = _names("speakers speaker presenters presenter speakernames presentingauthor presentername")
"""Who is named where no column has authors."""

AUTHOR_IDS = _names(
    "orcidpub orciduser orcidother authorshipsauthororcid authorshipsauthorid authorsid authorids orcids orcid"
    " orcidnumbers oi researcherids researcheridnumbers ri"
)
"""Columns beside the authors that say who they are."""

GIVEN = _names("givenname givennames given firstname forename forenames first prenom vorname nombre 名")
FAMILY = _names("familyname family lastname surname last keyname nom nachname apellido apellidos 姓")
"""Columns of tables that have a row for each author of a paper."""

FIRST = _names(
    "firstauthor leadauthor firstauthorname mainauthor erstautor premierauteur primerautor 第一作者"
)
"""Who is named where a table has the first of the authors alone."""

COUNT = _names("authorcount authorscount numauthors numberofauthors nauthors")
ABSTRACT = _names(
    "abstract abstractnote paperabstract abstracttext abstracts ab abs abstractsummary descriptions summary"
    " zusammenfassung kurzfassung resumen resumo resume abstractresume riassunto samenvatting streszczenie"
    " аннотация 摘要 要旨 抄録 초록 description shortdescription"
)
SUMMARY = _names("tldr onesentencesummary aisummary")
DATE = _names(
    "publicationdate datepublished publisheddate publishedat published pubdate dateofpublication coverdate"
    " publishtime firstpublicationdate dateissued issued preprintdate earliestdate producedate produceddates"
    " produceddatetdate date dates pd issuedate presentationdate sessiondate sessionstartdate startdate"
    " sessionstart starttime veroffentlichungsdatum datum datedepublication fecha fechadepublicacion"
    " datadipubblicazione дата 发表日期 出版日期 日付 発行日"
)
YEAR = _names(
    "publicationyear year publicyear pubyear yearpublished publishedyear yearofpublication dateyear py yr"
    " jahr erscheinungsjahr publikationsjahr ano anodepublicacion anodepublicacao annee anneedepublication"
    " anno jaar rok год 年 年份 发表年份 出版年 发表时间 出版年份 年度 発行年 출판연도 연도 발행연도"
)
MONTH = _names("month publicationmonth publishedmonth pubmonth monat mes mois mese 月")
DAY = _names("day publicationday publishedday jour 日")
VENUE = _names(
    "venue publicationtitle booktitle proceedingstitle sourcetitle journaltitle sourcetitleanthologytitle"
    " containertitle secondarytitle anthologytitle journalname publicationname conferencename"
    " conferencetitle conference journalbook journal journals journalinfo journalconference"
    " conferencejournal venuejournal journaltitles so publicationinfo pub proceedings proceeding journalref"
    " publicationvenue primarylocationsourcedisplayname primarylocation hostvenuedisplayname hostvenue"
    " hostvenuename meetingname publishedin publication source conferenceorjournal venuename zeitschrift"
    " konferenz quelle revista congreso conferencia fuente revue rivista convegno tijdschrift czasopismo"
    " журнал источник 期刊 刊名 来源 文献来源 会议 会议名称 雑誌名 会議名 학술지명 저널"
)
TOPICS = _names(
    "authorkeywords authkeywords keywords keyword keywordlist keywordss keywordsdisplayname manualtags tags"
    " topics subjects tasks aikeywords de indexterms fieldsofstudy topicsdisplayname subjectareas"
    " primarysubjectarea topic area schlagworter schlagwort stichworter palabrasclave palabraschave motscles"
    " motscle parolechiave trefwoorden ключевыеслова 关键词 關鍵詞 キーワード 키워드 주제어 indexkeywords"
    " ieeeterms meshterms keywordsplus automatictags track tracks conceptsdisplayname"
)
CATEGORIES = _names("categories arxivcategories primarycategory category")
AWARD = _names("award awards paperaward")
SESSION = _names("session sessions sessionname postersession sessiontitle")
IDENTIFIERS = {
    "doi": _names("doi dois doiid doiids di doilink doiurl digitalobjectidentifier"),
    "arxiv": _names("arxivid arxiveprints paperarxivid arxivids arxivnumber arxiv arxivurl eprint"),
    "openreview": _names("openreviewid openreview openreviewurl forumid forum"),
    "acl": _names("aclid acl aclanthology anthologyid"),
}
SAYING = _names("identifier identifiers extra number archiveid openurllink otheridentifier eprintid")
"""Where tools write identifiers between other things."""

LINKS = {
    "": _names(
        "url urls link links paper paperurl paperlink abstracturl urlabs landingpageurl htmlurl"
        " openreviewurl openreviewlink arxivlink urllink doilinks arxivurl doiurl"
        " primarylocationlandingpageurl articleurl fulltexturl externalurl sourceurls sourceurl"
        " sourcelinkout dimensionsurl uris uri doilink paperurlabs webpage conferenceurlabs ee"
        " fulltexturllist weblink lien enlace adresse indirizzo ссылка 链接 网址"
    ),
    "pdf": _names(
        "pdfurl pdf pdflink paperpdf openaccesspdf urlpdf paperurlpdf paperpdfurl downloadurl"
        " primarylocationpdfurl conferenceurlpdf bestoalocationpdfurl pdfurls"
    ),
    "code": _names(
        "codeurl code codelink github githubrepo githuburl githublink repository repourl officialcodeurl"
    ),
    "video": _names("videourl video videolink youtube"),
    "project": _names("projectpage project projecturl website homepage"),
    "data": _names("dataset datasets dataseturl data dataurl"),
}
_MISSING = frozenset(
    "na|n/a|n.a.|nan|null|(null)|none|(none)|nil|#n/a|#na|<na>|nat|-|--|---|–|—|?|[]|{}|()|['']|unknown|undefined"
    "|unspecified|not available|not specified|no data|anonymous|anon.|no abstract|no title|no author|no authors"
    "|no authors listed|no keywords|no abstract available|no abstract available.|abstract not available"
    "|abstract not available.|tba|tbd|tbc".split("|")
)
_NONE_AVAILABLE = late(
    r"\[\s*(?:no|not)\b[^\[\]]{0,40}(?:available|listed|given|found|provided|supplied)\.?\s*\]"
    r"|\[\s*(?:anonymous|missing|not available|no title|no abstract)\s*\]",
    re.IGNORECASE,
)


def is_missing(text: str) -> bool:
    """Whether a value only says that there is none: "NA", "null", "[No abstract available]"."""
    return len(text) <= 60 and (text.lower() in _MISSING or _NONE_AVAILABLE.fullmatch(text) is not None)
