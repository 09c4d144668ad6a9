"""Records to papers: `listing` makes them comparable, `fuse` says which are one paper, `works` what it states."""
