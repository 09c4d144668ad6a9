"""Pages of a shape of their own: `page` infers the block that repeats, `single` reads the page of one paper."""
