"""Files that no reader reads, known by their suffix or their first bytes: what they are, and what to do instead."""

from papershelf.model import Frozen


class Foreign(Frozen, frozen=True, kw_only=True):
    """`what` with its article, to follow "This is". `starts` are the first bytes of such files."""

    what: str
    instead: str
    suffixes: tuple[str, ...]
    starts: tuple[bytes, ...] = ()


PASTE = "Open it, copy its list of papers, and paste that into a .txt file"

FOREIGN = (
    Foreign(
        what="a PDF",
        instead=f"{PASTE}. For one paper, save its BibTeX entry instead; `static/` is for files that readers "
        "may download.",
        suffixes=(".pdf",),
        starts=(b"%PDF-",),
    ),
    Foreign(
        what="a PostScript file",
        instead=f"{PASTE}.",
        suffixes=(".ps", ".eps", ".dvi"),
        starts=(b"%!PS",),
    ),
    Foreign(
        what="a document of a word processor",
        instead=f"{PASTE}, or save it as HTML or plain text.",
        suffixes=(".doc", ".docx", ".odt", ".rtf", ".pages", ".wpd", ".dot", ".dotx", ".docm"),
        starts=(b"{\\rtf",),
    ),
    Foreign(
        what="a spreadsheet",
        instead="Save its table as CSV (.csv).",
        suffixes=(".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"),
    ),
    Foreign(
        what="a presentation",
        instead=f"{PASTE}.",
        suffixes=(".ppt", ".pptx", ".odp", ".key", ".pps", ".ppsx"),
    ),
    Foreign(
        what="a book",
        instead=f"{PASTE}.",
        suffixes=(".epub", ".mobi", ".azw3", ".djvu"),
        starts=(b"AT&TFORM",),
    ),
    Foreign(
        what="a picture",
        instead="Papershelf reads text only: copy the text of the page that it shows. `static/` is for pictures.",
        suffixes=tuple(".png .jpg .jpeg .gif .webp .svg .bmp .tif .tiff .heic .avif .ico".split()),
        starts=(b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"),
    ),
    Foreign(
        what="a recording",
        instead="Move it out of content/, and give its address as a link of kind video.",
        suffixes=tuple(".mp3 .m4a .wav .ogg .flac .mp4 .m4v .mov .mkv .avi .webm".split()),
        starts=(b"ID3", b"\x1aE\xdf\xa3", b"OggS", b"fLaC"),
    ),
    Foreign(
        what="a compressed archive",
        instead="Unpack it, and put what is in it into content/: files in folders are read in any depth.",
        suffixes=tuple(".zip .gz .tgz .bz2 .xz .zst .7z .rar .tar .lz4".split()),
        starts=(b"PK\x03\x04", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"(\xb5/\xfd"),
    ),
    Foreign(
        what="an archive of a web page",
        instead="Save the page again as “Webpage, HTML only” (.html), or paste its text into a .txt file.",
        suffixes=(".webarchive", ".maff", ".warc"),
        starts=(b"bplist00",),
    ),
    Foreign(
        what="a shortcut to a web page, not the page",
        instead="Open the page, and paste its text into a .txt file.",
        suffixes=(".url", ".webloc", ".desktop", ".lnk"),
        starts=(b"[InternetShortcut]",),
    ),
    Foreign(
        what="a database or the library of a reference manager",
        instead="Export it from its program as BibTeX (.bib) or RIS (.ris).",
        suffixes=(".sqlite", ".sqlite3", ".db", ".enl", ".enlx", ".mdb", ".accdb"),
        starts=(b"SQLite format 3",),
    ),
    Foreign(
        what="an e-mail",
        instead="Open it, and paste its text into a .txt file.",
        suffixes=(".eml", ".msg", ".mbox", ".emlx"),
    ),
    Foreign(
        what="a download that did not end",
        instead="Download it again, and remove this file.",
        suffixes=(".part", ".crdownload", ".download", ".partial"),
    ),
    Foreign(
        what="a file of a web page's looks or a program",
        instead="Move it out of content/; `static/` and `templates/` are for such files.",
        suffixes=tuple(
            ".css .js .mjs .ts .py .ipynb .r .jl .sh .exe .dll .so .class .pyc .woff .woff2 .ttf".split()
        ),
        starts=(b"\x7fELF", b"\xca\xfe\xba\xbe", b"wOFF", b"wOF2"),
    ),
)

_OFFICE = ((b"word/", ".docx"), (b"xl/", ".xlsx"), (b"ppt/", ".pptx"), (b"epub+zip", ".epub"))
_OPEN = (
    (b"opendocument.text", ".odt"),
    (b"opendocument.spreadsheet", ".ods"),
    (b"opendocument.pres", ".odp"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BY_SUFFIX = {suffix: each for each in FOREIGN for suffix in each.suffixes}


def foreign_suffix(suffix: str) -> Foreign | None:
    """What a file with this suffix (lower case, with its dot) is."""
    return _BY_SUFFIX.get(suffix)


def foreign_bytes(data: bytes) -> Foreign | None:
    """What a file that begins with these bytes is, whatever its name says."""
    head = data[:2048]
    if head.startswith(_OLD_OFFICE):
        return _BY_SUFFIX[".doc"]
    if head.startswith(b"PK\x03\x04"):
        packed = next((suffix for sign, suffix in (*_OFFICE, *_OPEN) if sign in head), ".zip")
        return _BY_SUFFIX[packed]
    if head.startswith(b"RIFF"):
        return _BY_SUFFIX[".webp" if head[8:12] == b"WEBP" else ".wav"]
    if head[4:8] == b"ftyp":
        return _BY_SUFFIX[".heic" if head[8:12] in (b"heic", b"mif1", b"avif") else ".mp4"]
    return next((each for each in FOREIGN if each.starts and head.startswith(each.starts)), None)
