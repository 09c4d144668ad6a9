"""The shelf as files: every page, the assets, and what crawlers and servers look for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, Template
from markupsafe import Markup

from papershelf.config import Config
from papershelf.english import counted, day
from papershelf.model import Frozen, Shelf
from papershelf.site import addresses
from papershelf.site.accent import accent_inks, accent_rules
from papershelf.site.assets import Assets, default_templates, read_assets
from papershelf.site.carried import carried_files
from papershelf.site.catalogue import Catalogue, catalogue, filed, last_word, letter
from papershelf.site.faults import THEME, Missing, template_faults
from papershelf.site.logo import Logo, find_logo
from papershelf.site.markup import plain
from papershelf.site.navigation import NavigationLink, footer_html, navigation, targets
from papershelf.site.own_pages import page_html
from papershelf.site.static import Static, find_static
from papershelf.site.views import (
    about,
    az,
    document,
    events,
    health,
    home,
    moved,
    my_list,
    paper,
    person,
    reading_list,
    rows,
    session,
    topic,
)
from papershelf.site.views.links import safe
from papershelf.site.views.rows import EMPTY_META, filled
from papershelf.site.writing import direction

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; connect-src 'self'; worker-src 'self'; manifest-src 'self'"
)
# ruff: noqa: S704 (what becomes Markup here was rendered or escaped before)

BROWSED = ("topics", "sessions", "lists")
"""Sections whose pages list papers that a reader may order and filter."""


class Frame(Frozen, frozen=True):
    """What the pages of one section share around their content."""

    opening: Markup
    header: Markup
    footer: Markup
    root: str
    search: str


class Page(Frozen, frozen=True):
    opening: Markup
    header: Markup
    footer: Markup
    root: str
    search: str
    title: str
    description: str
    canonical: str
    hidden: bool


def render_site(shelf: Shelf, config: Config, site: Path) -> Iterator[tuple[str, bytes]]:
    """(path from the root, bytes) of every page and asset; templates in `SITE/templates` go before the theme's."""
    folders = [site / "templates", default_templates()]
    assets = read_assets(
        folders, fonts=config.fonts != "system", rules=accent_rules(config), inks=accent_inks(config)
    )
    catalogued = catalogue(shelf, config, site)
    templates = environment(folders, config)
    with template_faults(folders[0], templates):
        yield from Press(catalogued, assets, templates, find_static(site), site).pages()
    yield from carried_files(catalogued)
    yield from assets.files.items()
    yield "robots.txt", b"User-agent: *\nAllow: /\n"
    yield ".nojekyll", b""


def environment(folders: Sequence[Path], config: Config) -> Environment:
    made = Environment(
        loader=ChoiceLoader(
            [PrefixLoader({THEME: FileSystemLoader(default_templates())}), FileSystemLoader(folders)]
        ),
        autoescape=True,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["site"] = config
    made.globals["direction"] = Markup(direction(config.language))
    return made


class Press:
    """Prints pages: templates are compiled once, the parts that many pages share are rendered once."""

    def __init__(
        self, shelf: Catalogue, assets: Assets, templates: Environment, static: Static, site: Path
    ) -> None:
        self.shelf = shelf
        self.config = shelf.config
        self.assets = assets
        self.templates: dict[str, Template] = {}
        self.environment = templates
        self.frames: dict[str, Frame] = {}
        self.slotted: dict[str, str] = {}
        self.rows: dict[str, str] = {}
        self.briefs: dict[str, str] = {}
        self.lines: dict[str, str] = {}
        self.targets = targets(self.config, shelf.shelf, shelf.own_pages, dict(static.files))
        logo = find_logo(self.config, static, site)
        self.logo = logo if isinstance(logo, Logo) else None
        self.made: set[str] = set()
        """The paths of all pages so far."""

    def pages(self) -> Iterator[tuple[str, bytes]]:
        shelf = self.shelf
        yield self.home()
        yield from self.papers()
        yield from self.people()
        for each in shelf.shelf.topics:
            for path, view in topic.topic_pages(shelf, each):
                inner = Markup("".join(self.topic_row(row, view.own) for row in view.rows.entries))
                yield self.page("topic.html", path, numbered(view.name, view.number), view=view, rows=inner)
        for meeting in shelf.shelf.sessions:
            for path, gathering in session.session_pages(shelf, meeting):
                yield self.page(
                    "session.html",
                    path,
                    numbered(gathering.name, gathering.number),
                    view=gathering,
                    rows=[
                        Markup("".join(without(self.row(id), own) for id in section.entries))
                        for section, own in zip(gathering.sections, gathering.own, strict=True)
                    ],
                )
        yield from self.lists()
        yield from self.documents()
        yield from self.indexes()
        for path, target, old in moved.moved_pages(shelf, self.made):
            yield self.page("moved.html", path, old.heading, hidden=True, moved_to=target, view=old)
        yield self.page("search.html", addresses.SEARCH, "Search", hidden=True)
        mine = my_list.my_list_page(self.shelf)
        yield self.page("my-list.html", addresses.MY_LIST, "My list", hidden=True, view=mine)
        yield self.health()
        yield self.statistics()
        yield from self.own_pages()
        yield self.page("not-found.html", addresses.NOT_FOUND, "No page at this address", hidden=True)

    def home(self) -> tuple[str, bytes]:
        view = home.home_page(self.shelf)
        parts = [self.joined(part.papers, self.root_row) for part in view.parts]
        return self.page("home.html", addresses.HOME, "", description=view.lead, view=view, rows=parts)

    def papers(self) -> Iterator[tuple[str, bytes]]:
        neighbours = paper.neighbours(self.shelf)
        lists = reading_list.places(self.shelf)
        for each in self.shelf.shelf.papers:
            view = paper.paper_page(self.shelf, each, neighbours)
            yield self.page(
                "paper.html",
                addresses.paper(each.id),
                plain(each.label),
                description=plain(each.summary) if each.summary else "",
                view=view,
                lists=lists.get(each.id, ()),
                related=Markup("".join(self.related(id, reasons) for id, reasons in view.related)),
            )

    def people(self) -> Iterator[tuple[str, bytes]]:
        index = az.person_pages(self.shelf)
        for each in self.shelf.shelf.people:
            initial = letter(filed(last_word(each.name)))
            view = person.person_page(self.shelf, each, initial, index[initial])
            yield self.page(
                "person.html",
                addresses.person(each.id),
                each.name,
                view=view,
                rows=[
                    Markup("".join(own_name(self.row(id), view.own) for id in group.papers))
                    for group in view.groups
                ],
            )

    def lists(self) -> Iterator[tuple[str, bytes]]:
        for each in self.shelf.shelf.lists:
            view = reading_list.list_page(self.shelf, each, self.row_with_slot)
            path = addresses.reading_list(each.id)
            yield self.page("list.html", path, each.title, description=view.lead, view=view)
            if view.calendar:
                yield addresses.calendar(each.id), reading_list.list_calendar(self.shelf, each)
        if self.shelf.lists:
            lists = reading_list.lists_page(self.shelf)
            yield self.page("lists.html", addresses.index("lists"), "Reading lists", view=lists)

    def documents(self) -> Iterator[tuple[str, bytes]]:
        for each in self.shelf.shelf.documents:
            if document.is_note(each):
                continue
            for path, view in document.document_pages(self.shelf, each):
                listed = view.records.entries if view.records else ()
                inner = Markup("".join(self.record_line(record) for record in listed))
                yield self.page(
                    "document.html", path, numbered(each.file, view.number), view=view, rows=inner
                )
        for path, notes in document.notes_pages(self.shelf):
            yield self.page("notes.html", path, numbered("Notes", notes.number), view=notes)

    def indexes(self) -> Iterator[tuple[str, bytes]]:
        for path, view in az.paper_index(self.shelf):
            inner = [self.joined(section.entries, self.line) for section in view.sections]
            yield self.page("az.html", path, numbered(view.title, view.number), view=view, rows=inner)
        for make in (az.person_index, az.topic_index):
            for path, names in make(self.shelf):
                yield self.page("az.html", path, numbered(names.title, names.number), view=names)
        yield self.page(
            "sessions.html", addresses.index("sessions"), "Events", view=events.events_page(self.shelf)
        )
        yield self.page(
            "documents.html", addresses.index("documents"), "Documents", view=az.documents_page(self.shelf)
        )

    def health(self) -> tuple[str, bytes]:
        view = health.health_page(self.shelf)
        gathered = [self.joined(each.papers, self.root_line) for each in view.gathered]
        return self.page("health.html", addresses.HEALTH, "Data health", view=view, rows=gathered)

    def own_pages(self) -> Iterator[tuple[str, bytes]]:
        """The pages that the site's owner wrote; "about" is made where there is none."""
        names = [each.name for each in self.shelf.own_pages]
        for each in self.shelf.own_pages:
            text = page_html(each, names)
            yield self.page("own-page.html", addresses.own_page(each.name), each.title, view=each, text=text)
        if addresses.ABOUT not in self.made:
            view = about.about_page(self.shelf)
            yield self.page(
                "about.html", addresses.ABOUT, "About this shelf", description=view.lead, view=view
            )

    def statistics(self) -> tuple[str, bytes]:
        from papershelf.site.views.statistics import (
            statistics_page,
        )  # late: its drawings are this page's alone

        return self.page(
            "statistics.html", addresses.STATISTICS, "Statistics", view=statistics_page(self.shelf)
        )

    def page(
        self,
        template: str,
        path: str,
        title: str,
        *,
        description: str = "",
        hidden: bool = False,
        moved_to: str = "",
        **values: Any,
    ) -> tuple[str, bytes]:
        self.made.add(path)
        frame = self.frame(path)
        base = self.config.base_url
        page = Page(
            opening=frame.opening,
            header=frame.header,
            footer=frame.footer,
            root=frame.root,
            search=frame.search,
            title=f"{title} – {self.config.title}" if title else self.config.title,
            description=description,
            canonical=addresses.absolute(base, moved_to or path) if base and (moved_to or not hidden) else "",
            hidden=hidden,
        )
        return path, self.template(template).render(page=page, **values).encode()

    def template(self, name: str) -> Template:
        found = self.templates.get(name)
        if found is None:
            found = self.templates[name] = self.environment.get_template(name)
        return found

    def frame(self, path: str) -> Frame:
        """What stands around the content of a page: the same for all pages of a section but its index."""
        section = addresses.section_of(path)
        key = path if not section or path == addresses.index(section) else section
        found = self.frames.get(key)
        if found is None:
            found = self.frames[key] = self.new_frame(path, section)
        return found

    def new_frame(self, path: str, within: str) -> Frame:
        root = (
            addresses.base_path(self.config.base_url) if path == addresses.NOT_FOUND else addresses.root(path)
        )
        own = {
            addresses.HOME: self.assets.home_scripts,
            addresses.SEARCH: self.assets.search_scripts,
            addresses.MY_LIST: self.assets.list_scripts,
        }
        common = self.assets.browse_scripts if within in BROWSED else self.assets.scripts
        scripts = own.get(path, common)
        context: dict[str, Any] = {
            "csp": Markup(CSP),
            "root": root,
            "data_root": root or "./",
            "engine": self.assets.engine,
            "css": root + self.assets.css,
            "icon": root + self.assets.icon if self.assets.icon else "",
            "scripts": [root + script for script in scripts],
            "home": root + addresses.HOME,
            "search": root + addresses.SEARCH,
            "searchable": path not in (addresses.HOME, addresses.NOT_FOUND),
            "logo": self.logo,
            "logo_src": root + quote(self.logo.src) if self.logo else "",
            "nav": navigation(self.targets, root, path, within),
            "own_footer": footer_html(self.config, self.shelf.own_pages, root),
            "my_list": NavigationLink(
                href=root + addresses.MY_LIST,
                text="My list",
                current="page" if path == addresses.MY_LIST else "",
            ),
            "health": root + addresses.HEALTH,
            "statistics": root + addresses.STATISTICS,
            "about": root + addresses.ABOUT,
            "documents": root + addresses.index("documents"),
            "counts": "" if within else self.counts(),
            "gaps": "" if within else self.gaps,
        }
        opening, header, footer = (
            Markup(self.template(name).render(page=context))
            for name in ("opening.html", "header.html", "footer.html")
        )
        return Frame(opening=opening, header=header, footer=footer, root=root, search=root + addresses.SEARCH)

    def counts(self) -> str:
        """Size and date of the shelf. They stand on the pages of the root: elsewhere they would make every page
        another one whenever a paper is added."""
        shelf = self.shelf.shelf
        text = f"{counted(len(shelf.papers), 'paper')} from {counted(len(shelf.documents), 'document')}"
        date = self.config.date
        return f"{text}, built {day(date)}." if date else f"{text}."

    @cached_property
    def gaps(self) -> str:
        """The gaps that readers see most, behind the words "Data health"; "" without any."""
        papers = self.shelf.shelf.papers
        untitled = sum(1 for each in papers if each.title is None)
        cut = sum(1 for each in papers if each.authors and not each.authors_complete)
        found = (
            (untitled, f"{counted(untitled, 'paper')} without a title"),
            (cut, f"{counted(cut, 'author list')} cut short"),
        )
        return ", ".join(text for count, text in found if count)

    def row(self, id: str) -> str:
        found = self.rows.get(id)
        if found is None:
            found = self.rows[id] = filled(self.row_with_slot(id), "")
        return found

    def row_with_slot(self, id: str) -> str:
        found = self.slotted.get(id)
        if found is None:
            view = rows.row(self.shelf, self.shelf.papers[id], "../")
            found = self.slotted[id] = self.template("row.html").render(row=view)
        return found

    def root_row(self, id: str) -> str:
        view = rows.row(self.shelf, self.shelf.papers[id], "")
        return filled(self.template("row.html").render(row=view), "")

    def topic_row(self, row: topic.TopicRow, own: str) -> str:
        return filled(self.row_with_slot(row.id).replace(own, "", 1), row.evidence)

    def related(self, id: str, reasons: str) -> str:
        found = self.briefs.get(id)
        if found is None:
            view = rows.brief_row(self.shelf, self.shelf.papers[id], "../")
            found = self.briefs[id] = self.template("row.html").render(row=view)
        return filled(found, f'<li class="why">{safe(reasons)}</li>' if reasons else "")

    def line(self, id: str) -> str:
        found = self.lines.get(id)
        if found is None:
            found = self.lines[id] = self.new_line(id, "../")
        return found

    def root_line(self, id: str) -> str:
        return self.new_line(id, "")

    def new_line(self, id: str, root: str) -> str:
        return self.template("line.html").render(line=rows.line(self.shelf, self.shelf.papers[id], root))

    def record_line(self, record: document.Listed) -> str:
        """A record of a document: the line of its paper, with its place in the document."""
        place = (
            f'<span class="at" id="{record.id}">{record.lines}{", merged" if record.merged else ""}</span> '
        )
        if not record.paper:
            return f'<li class="line">{place}</li>'
        return self.line(record.paper).replace(">", f">{place}", 1)

    def joined(self, ids: Iterable[str], rendered: Callable[[str], str]) -> Markup:
        return Markup("".join(map(rendered, ids)))


def without(row: str, chip: str) -> str:
    """A row in a list whose rows all carry one chip: without it."""
    return row.replace(chip, "", 1).replace(EMPTY_META, "", 1) if chip else row


def own_name(row: str, own: Iterable[tuple[str, str]]) -> str:
    """A row on the page of one of its authors: the name is bold and leads nowhere."""
    for link, bold in own:
        row = row.replace(link, bold, 1)
    return row


def numbered(title: str, page: int) -> str:
    return title if page == 1 else f"{title}, page {page}"
