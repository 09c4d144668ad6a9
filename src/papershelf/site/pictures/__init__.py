"""The shelf as pictures: static SVG made at build, each with a sentence, its coverage and its numbers as a table."""
