"""Small words inside of names: "de", "van der", "bin"."""

PARTICLES = frozenset(
    "af al ap av bar ben bin bint da dal das de degli dei del della den der des di do dos du e el ibn la le les lo "
    "mac mc san santa st st. 't te ten ter 'van van vande vanden vander vom von y zu zum zur".split()
)
