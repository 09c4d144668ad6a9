"""Pages of labelled values: `page` learns the labels, `records` makes records of the values."""
