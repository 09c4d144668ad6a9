"""A page's text as classified lines: `page` gathers them, the others say what is around and within one."""
