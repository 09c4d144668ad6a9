"""Lists that people write, an item a paper: `page` finds them, `item` reads one as `forms` says."""
