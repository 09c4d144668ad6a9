"""Human decisions: `file` reads them, `papers` and `people` carry them out, `forget` takes a name out of everything."""
