"""File formats, a module each, with a `READER` that `papershelf.read.READERS` lists. What they share:

how files are taken apart   `objects` (JSON), `xml`, `rows` (CSV), `tagged_lines` (RIS, MEDLINE), `bibtex_blocks`;
                            `places` turns offsets into lines, `faults` what breaks into problems
what fields are called      `fields` (JSON and CSV), `note_keys` (front matter); other formats have theirs
what values say             `facts` (people, dates, links, identifiers, subjects), `sayings` (awards, preprints),
                            `tagged_text` (HTML and JATS in text), `tex_text` and `tex_signs` (TeX in text)
what comes out              `accounts`: the document, with every line accounted for
"""
