"""Terms that two papers share to how a reader finds them written in the first."""

from typing import TYPE_CHECKING, NamedTuple

from papershelf.shelve.related.likeness import CELLS
from papershelf.shelve.related.terms import Names
from papershelf.shelve.topics.texts import Texts, added_up, distinct, gathered
from papershelf.shelve.topics.titles import numbered
from papershelf.shelve.topics.words import HYPHEN, Words

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Whole

WIDEST = 4
"""Columns of a form: three tokens at most, and what rows of titles have."""
NOTHING = -1


class Forms(NamedTuple):
    """How papers write terms: the forms of each question, in the order of the text."""

    numbers: "Whole"
    """Of the forms …"""
    starts: "Whole"
    """… where those of each question start, and where the last one's end."""
    tokens: "Whole"
    """The tokens of each form, in rows that end with -1."""


class Spelling:
    """How texts write terms."""

    def __init__(self, words: Words, names: Names) -> None:
        import numpy as np

        self.words = words
        self.names = names
        self.of_token = np.append(
            names.of_token, NOTHING
        )  # the last is for what stands between abstract and title

    def spell(self, papers: "Whole", others: "Whole", terms: "Whole") -> list[str]:
        """Terms as papers write them, best as the others do too; in small letters where any text does so.

        Half of a name of three words is written whole where both papers have it.
        """
        import numpy as np

        third = self.names.third_of(terms)
        long = np.flatnonzero(third >= 0)
        asked = np.concatenate((papers << 1, papers[long] << 1 | 1, others[long] << 1 | 1))
        code, question = np.unique(
            asked << 32 | np.concatenate((terms, terms[long], terms[long])), return_inverse=True
        )
        forms = self.find(code >> 33, code & (1 << 32) - 1, (code >> 32 & 1) > 0)
        found = np.diff(forms.starts)
        mine, longer, theirs = np.split(question, (len(papers), len(papers) + len(long)))
        both = (found[longer] > 0) & (found[theirs] > 0)
        mine[long[both]] = longer[both]
        chosen = forms.numbers[forms.starts[mine]]
        for row in np.flatnonzero(found[mine] > 1).tolist():
            start, end = forms.starts[mine[row]], forms.starts[mine[row] + 1]
            chosen[row] = self.in_both(forms.numbers[start:end].tolist(), forms.tokens, int(others[row]))
        written = [
            " ".join(self.in_running_text(token) for token in tokens if token != NOTHING)
            for tokens in forms.tokens.tolist()
        ]
        return [written[form] for form in chosen.tolist()]

    def in_both(self, forms: list[int], tokens: "Whole", other: int) -> int:
        """The first of the forms whose tokens the other paper has too, else the first."""
        body, head = self.words.bodies[other], self.words.heads[other]
        for form in forms:
            if all(token in body or token in head for token in tokens[form].tolist() if token != NOTHING):
                return form
        return forms[0]

    def find(self, papers: "Whole", terms: "Whole", long: "Whole") -> Forms:
        """The forms of terms in papers, sorted by both, with the word that follows nearly always where they are
        `long`."""
        import numpy as np

        first, second = self.names.words_of(terms)
        third = np.where(long, self.names.third_of(terms), NOTHING)
        stems = len(self.names.stems)
        size = max(CELLS // max(stems, 1), 1)
        found, rows = [np.zeros(0, np.int64)], [np.zeros((0, WIDEST), np.int64)]
        sheet = np.zeros(size * stems + 1, np.int64)
        start = 0
        while start < len(papers):
            some = distinct(papers[start : start + size])
            end = int(np.searchsorted(papers, some[-1], "right"))
            ask = np.arange(start, end)
            cell = np.searchsorted(some, papers[ask]) * stems + first[ask]
            order = np.argsort(cell, kind="stable")
            ask, cell = ask[order], cell[order]
            cells, firsts, many = np.unique(cell, return_index=True, return_counts=True)
            sheet[cells] = np.arange(1, len(cells) + 1)
            texts = self.read(some)
            words = self.of_token[texts.tokens]
            text = texts.of_tokens()
            places = np.flatnonzero(words != NOTHING)
            which = sheet[text[places] * stems + words[places]]
            sheet[cells] = 0
            places, which = places[which > 0], which[which > 0] - 1
            questions = ask[gathered(firsts[which], many[which])]
            places = np.repeat(places, many[which])
            row = np.full((len(places), WIDEST), NOTHING, np.int64)
            row[:, 0] = texts.tokens[places]
            fits = np.ones(len(places), bool)
            for column, wanted in ((1, second[questions]), (2, third[questions])):
                more = np.flatnonzero(wanted != NOTHING)
                at = np.minimum(places[more] + column, len(words) - 1)
                fits[more] &= (words[at] == wanted[more]) & (text[at] == text[places[more]])
                row[more, column] = texts.tokens[at]
            order = np.flatnonzero(fits)
            order = order[np.argsort(questions[order], kind="stable")]
            found.append(questions[order])
            rows.append(row[order])
            start = end
        asked, every = np.concatenate(found), np.concatenate(rows)
        number, examples = numbered(every)
        _, firsts = np.unique(asked << 32 | number, return_index=True)
        firsts.sort()
        return Forms(
            number[firsts], added_up(np.bincount(asked[firsts], minlength=len(papers))), every[examples]
        )

    def read(self, papers: "Whole") -> Texts:
        """Papers' abstracts and titles, with something between."""
        import numpy as np

        bodies, heads = self.words.bodies.chosen(papers), self.words.heads.chosen(papers)
        starts = bodies.starts + heads.starts + np.arange(len(papers) + 1)
        tokens = np.full(int(starts[-1]), len(self.of_token) - 1, np.int32)
        tokens[gathered(starts[:-1], np.diff(bodies.starts))] = bodies.tokens
        tokens[gathered(starts[:-1] + np.diff(bodies.starts) + 1, np.diff(heads.starts))] = heads.tokens
        return Texts(tokens, starts)

    def in_running_text(self, token: int) -> str:
        """A token without the capitals of a title or of a first word, and without a genitive's ending."""
        vocabulary = self.words.vocabulary
        word = vocabulary.written[token]
        if len(word) > 2 and word[-2] in "'’":
            word = word[:-2]
        lower = word.lower()
        capitalised = all(part[1:] == part[1:].lower() for part in HYPHEN.split(word))
        return lower if capitalised and lower in vocabulary else word
