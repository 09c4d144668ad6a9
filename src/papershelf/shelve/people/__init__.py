"""Names on papers to people: `names` takes a name apart, `likeness` says how two can be one, `identify` joins them."""
