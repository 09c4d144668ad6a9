"""Facts of references for the tests of file formats: real people's names and titles as they are read, and the writing
styles of tools that export them. A style turns (title, names) into text; TeX is written as that tool writes it."""

import itertools
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

_PEOPLE = """Ashish Vaswani|Noam Shazeer|Jakob Uszkoreit|Łukasz Kaiser|Illia Polosukhin|Jürgen Schmidhuber
Sepp Hochreiter|Bernhard Schölkopf|Aäron van den Oord|Laurens van der Maaten|Diederik P. Kingma|Jan-Willem van de Meent
Léon Bottou|Yann LeCun|Christopher D. Manning|Daphne Koller|Ludwig van Beethoven|Charles de Gaulle|Nando de Freitas
José Hernández-Orallo|Fernando Pérez-Cruz|Tomáš Mikolov|Martin Čadík|Kyunghyun Cho|Çağlar Gülçehre|Dzmitry Bahdanau
Özlem Uzuner|Ömer Şahin Taş|Håkan Hjalmarsson|Søren Kierkegaard|Bjørn Sand Jensen|Þórunn Helgadóttir|Ngô Bảo Châu
Paul Erdős|László Lovász|Endre Szemerédi|Stanisław Ulam|Wacław Sierpiński|Zbigniew Ścibor-Rylski|Žiga Avsec
Đorđe Žikelić|Marc'Aurelio Ranzato|Kristina O'Brien|Guillaume Obozinski|François Chollet|Gaël Varoquaux
Noémie Elhadad|Étienne Ghys
João Carreira|Conceição Silva|Antônio Nóbrega|Iñaki Esnaola|Begoña Peña|Ruslan Salakhutdinov|Wei Wang|Xiangyu Zhang
J. R. R. Tolkien|D. E. Knuth|J.-P. Serre|C.-J. Hsieh|Y.-L. Boureau|Martin Luther King, Jr.|Henry Louis Gates, III
Juan De La Cruz|Maria Dal Santo|Giulio D'Agostini|Leonardo da Vinci|Vincent van Gogh|Otto von Bismarck
Ursula von der Leyen|Anaïs Nin|Zoë Kravitz|Chloé Azencott|Eötvös Loránd|Jiří Šíma|Petr Kůrka|Ľubomír Ďurikovič
Ådne Østby|Ævar Jónsson
Œdipe Roi"""
_TITLES = """Attention Is All You Need|Étale Cohomology for Everyone|Auto-Encoding Variational Bayes|Deep Sets
Généralisation des réseaux: une étude|Über das Lernen von Graphen|50% Fewer Labels & No Loss
Adam: A Method for Stochastic Optimization
What Do GANs Learn? A Study of ImageNet|BERT for C# and F#|Learning with $\\ell_1$ Penalties
A $k$-Means Bound of $O(n^{2})$
Don't Stop Pretraining|“Why Should I Trust You?” Explaining Classifiers|Seq2Seq – A Retrospective|Naïve Bayes Revisited
Señales y sistemas|Gödel, Escher, Bach and Transformers|The Erdős–Rényi Model at Scale|Łódź: A City in Pictures
snake_case Names in Code|On the d-Separation of Åland's Graphs|Smørrebrød Detection in the Wild|Čech Complexes, Again"""
PEOPLE = tuple(_PEOPLE.replace("\n", "|").split("|"))
TITLES = tuple(_TITLES.replace("\n", "|").split("|"))
GROUPS = ("Barnes and Noble", "The ATLAS Collaboration", "Google, Inc.", "OpenAI", "Simon & Schuster")

_PARTICLES = {"van", "von", "de", "der", "den", "la", "da", "del"}
_TEX = {
    **{
        "é": r"\'e",
        "á": r"\'a",
        "ó": r"\'o",
        "ú": r"\'u",
        "É": r"\'E",
        "ń": r"\'n",
        "Ś": r"\'S",
        "ö": r"\"o",
        "ü": r"\"u",
    },
    **{
        "ä": r"\"a",
        "Ö": r"\"O",
        "Ü": r"\"U",
        "ë": r"\"e",
        "ñ": r"\~n",
        "ã": r"\~a",
        "ê": r"\^e",
        "ô": r"\^o",
        "à": r"\`a",
    },
    **{
        "è": r"\`e",
        "ç": r"\c{c}",
        "Ç": r"\c{C}",
        "Ş": r"\c{S}",
        "ş": r"\c{s}",
        "ğ": r"\u{g}",
        "š": r"\v{s}",
        "č": r"\v{c}",
    },
    **{
        "Č": r"\v{C}",
        "Ž": r"\v{Z}",
        "ž": r"\v{z}",
        "ř": r"\v{r}",
        "Š": r"\v{S}",
        "Ď": r"\v{D}",
        "ő": r"\H{o}",
        "ů": r"\r{u}",
    },
    **{
        "ł": r"\l",
        "Ł": r"\L",
        "ø": r"\o",
        "Ø": r"\O",
        "å": r"\aa",
        "Å": r"\AA",
        "æ": r"\ae",
        "Æ": r"\AE",
        "Œ": r"\OE",
    },
    **{
        "ß": r"\ss",
        "Đ": r"\DJ",
        "đ": r"\dj",
        "Þ": r"\TH",
        "í": r"\'{\i}",
        "ï": r"\"{\i}",
        "ć": r"\'c",
        "ý": r"\'y",
    },
}


class Reference(NamedTuple):
    title: str
    names: tuple[str, ...]
    cut: bool


def references(count: int, seed: int = 4) -> list[Reference]:
    """So many references, each with a title of its own."""
    choose = random.Random(seed)
    found = []
    for number, title in zip(range(count), itertools.cycle(TITLES)):
        names = choose.sample(PEOPLE, choose.randint(1, 5))
        if choose.random() < 0.15:
            names.append(choose.choice(GROUPS))
        found.append(Reference(f"{title}, Part {number}", tuple(names), choose.random() < 0.1))
    return found


def parted(name: str) -> tuple[str, str, str]:
    """Given names, family with its particles, and suffix."""
    name, _, suffix = name.partition(", ")
    words = name.split(" ")
    start = next((at for at, word in enumerate(words) if word.lower() in _PARTICLES and at), len(words) - 1)
    return " ".join(words[:start]), " ".join(words[start:]), suffix


def inverted(name: str) -> str:
    given, family, suffix = parted(name)
    return ", ".join(filter(None, (family, suffix, given)))


def braced_tex(text: str) -> str:
    r"""{\'e}, {\l}: as BibTeX's own manual asks for. Formulas stay."""
    return _tex(text, lambda tex: "{" + tex + "}")


def bare_tex(text: str) -> str:
    r"""\'{e}, \v{s}, \l{}: as Overleaf's users and Zotero write."""

    def bare(tex: str) -> str:
        if tex[1].isalpha() and "{" not in tex:
            return tex + "{}"
        return tex if "{" in tex else f"{tex[:2]}{{{tex[2:]}}}"

    return _tex(text, bare)


def tight_tex(text: str) -> str:
    r"""\'e, {\v s}, {\l}: as old files have it."""

    def tight(tex: str) -> str:
        return "{" + tex.replace("{", " ").replace("}", "") + "}" if tex[1].isalpha() else tex

    return _tex(text, tight)


def unicode(text: str) -> str:
    """As BibLaTeX's users write: only what TeX would trip over is escaped."""
    return _tex(text, None)


def _tex(text: str, written: Callable[[str], str] | None) -> str:
    found = []
    for number, part in enumerate(text.split("$")):
        if number % 2:
            found.append(f"${part}$")
            continue
        for char in part:
            if char in "&%#_":
                found.append("\\" + char)
            elif written and char in _TEX:
                found.append(written(_TEX[char]))
            elif written and char in "“”–":
                found.append({"“": "``", "”": "''", "–": "--"}[char])
            else:
                found.append(char)
    return "".join(found)


def _field(name: str) -> str:
    return "{" + unicode(name) + "}" if name in GROUPS else name


def _authors(names: Sequence[str], cut: bool, order: Callable[[str], str], tex: Callable[[str], str]) -> str:
    written = ["{" + tex(name) + "}" if name in GROUPS else tex(order(name)) for name in names]
    return " and ".join([*written, "others"] if cut else written)


def _upright(name: str) -> str:
    return inverted(name) if "," in name else name


def scholar(number: int, each: Reference) -> str:
    """Google Scholar."""
    return (
        f"@article{{key{number},\n  title={{{braced_tex(each.title)}}},\n"
        f"  author={{{_authors(each.names, each.cut, inverted, braced_tex)}}},\n"
        f"  journal={{arXiv preprint arXiv:2101.{number:05}}},\n  year={{2021}}\n}}\n\n"
    )


def dblp(number: int, each: Reference) -> str:
    names = _authors(each.names, each.cut, _upright, braced_tex).replace(" and ", " and\n                  ")
    return (
        f"@inproceedings{{DBLP:conf/icml/Key{number},\n  author       = {{{names}}},\n"
        f"  title        = {{{braced_tex(each.title)}}},\n"
        "  booktitle    = {Proceedings of the 38th International Conference on Machine Learning,\n"
        "                  {ICML} 2021, 18-24 July 2021, Virtual Event},\n"
        "  year         = {2021},\n  url          = {https://doi.org/10.1000/x},\n"
        "  timestamp    = {Wed, 25 Aug 2021 17:11:17 +0200},\n"
        "  bibsource    = {dblp computer science bibliography, https://dblp.org}\n}\n\n"
    )


def anthology(number: int, each: Reference) -> str:
    names = _authors(each.names, each.cut, inverted, braced_tex).replace(" and ", "  and\n      ")
    return (
        f'@inproceedings{{key-{number}-etal-2021,\n    title = "{_quoted(braced_tex(each.title))}",\n'
        f'    author = "{_quoted(names)}",\n    booktitle = "Proceedings of the 59th Annual Meeting",\n'
        '    month = aug,\n    year = "2021",\n    address = "Online",\n'
        f'    url = "https://aclanthology.org/2021.acl-long.{number}",\n    pages = "1--12",\n}}\n'
    )


def _quoted(text: str) -> str:
    return text.replace('"', '{"}') if '{\\"' not in text else text


def zotero(number: int, each: Reference) -> str:
    return (
        f"\n@article{{key_{number},\n\ttitle = {{{{{bare_tex(each.title)}}}}},\n\tvolume = {{3}},\n"
        f"\tauthor = {{{_authors(each.names, each.cut, inverted, bare_tex)}}},\n\tmonth = may,\n\tyear = {{2021}},\n"
        "\tfile = {Full Text:/home/ada/Zotero/storage/a.pdf:application/pdf},\n}\n"
    )


def biblatex(number: int, each: Reference) -> str:
    """Better BibTeX, in Unicode."""
    return (
        f"@online{{key{number},\n  title = {{{unicode(each.title)}}},\n"
        f"  author = {{{_authors(each.names, each.cut, inverted, unicode)}}},\n  date = {{2021-05-26}},\n"
        f"  eprint = {{2101.{number:05}}},\n  eprinttype = {{arXiv}},\n  eprintclass = {{cs, stat}},\n"
        "  pubstate = {prepublished},\n  langid = {english},\n}\n\n"
    )


def jabref(number: int, each: Reference) -> str:
    return (
        f"@Article{{Key{number},\n  author    = {{{_authors(each.names, each.cut, _upright, tight_tex)}}},\n"
        f"  title     = {{{tight_tex(each.title)}}},\n  journal   = {{Nature}},\n  year      = {{2021}},\n"
        "  month     = {#may#},\n  groups    = {To read},\n  owner     = {ada},\n}\n\n"
    )


def parentheses(number: int, each: Reference) -> str:
    """By hand, in an old way."""
    return (
        f"@ARTICLE(key:{number}, AUTHOR = {{{_authors(each.names, each.cut, _upright, tight_tex)}}},\n"
        f'   TITLE = {{{tight_tex(each.title)}}}, YEAR = 2021, MONTH = may # "~26")\n'
    )


def ads(number: int, each: Reference) -> str:
    def order(name: str) -> str:
        given, family, suffix = parted(name)
        return ", ".join(filter(None, ("{" + family + "}", suffix, given.replace(" ", "~"))))

    return (
        f"@ARTICLE{{2021ApJ...{number}A,\n       author = {{{_authors(each.names, each.cut, order, braced_tex)}}},\n"
        f'        title = "{{{_quoted(braced_tex(each.title))}}}",\n      journal = {{\\apj}},\n         year = 2021,\n'
        "        month = may,\n archivePrefix = {arXiv},\n}\n\n"
    )


STYLES = (scholar, dblp, anthology, zotero, biblatex, jabref, parentheses, ads)
