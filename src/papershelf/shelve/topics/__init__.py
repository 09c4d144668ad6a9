"""Papers to topics. What each step depends on, so that one edit changes little:

`words`      a paper's tokens, from its text alone.
`spellings`  what spellings share (plurals, hyphens, acronyms): for each word, how the texts together write it.
`phrases`    which stretches of words may be a term: from the words alone.
`find`       where known terms stand in a text.
`uses`       what one paper has of one term, as a number.
`terms`      what each paper has of each term, from its text; and for each term sums over the papers, to which a paper
             can be added and from which it can be taken away. The candidates are those of the titles.
`judge`      a rank for each term, from its own sums, those of the terms that it stands in, and the number of papers.
`picks`      a paper's terms, from what it has and from which terms are accepted. Acceptance takes a fixed number of
             rounds and asks of a term only how many papers pick it, who calls it, and what has the same papers.
`labels`     a term's name and a membership's words, from the papers of that term (capitals: from all uses of a word).
`rules`      the topics of site.toml, paper by paper.
`assign`     all of it, with what sources state and with categories.

Nothing looks at a list of all terms to choose the best of them: such a choice would let each edit move all others.
"""
