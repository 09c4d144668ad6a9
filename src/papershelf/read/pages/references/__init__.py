"""Lists of references and tables of contents: `page` cuts all entries by the style that they share."""
