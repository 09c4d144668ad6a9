"""Names on papers to people: `names` takes a name apart, `identify` joins the spellings of one person."""
