"""Words of titles that carry no meaning of their own, and those that say what a further paper has more."""

FUNCTION = frozenset(
    "a an the of in on for and or to at by as with from into over under via using between among through during "
    "its their is are be der die das des dem den ein eine einer und oder im zu zur zum von vom am auf bei mit "
    "nach fur le la les un une de du et en au aux dans sur par pour el los las lo del al con por para il gli "
    "della dello dei delle di da nel nella per sul sulla os do dos na no num uma um com het een van voor met op "
    "och av pa til на от для по".split()
)
"""Words of titles that carry no meaning of their own; a title with or without one is one title."""
LINKING = FUNCTION - frozenset("and or und oder et och a an the der die das le la les el los las il".split())
"""Those that need a noun before them."""
ARTICLES = frozenset("a an the of in on for to at by with from via using between among into".split())
"""Those that need a word behind them."""
FURTHER = frozenset(
    "adaptive approximate asynchronous automatic balanced bayesian better causal certified compositional "
    "conditional constrained continual controllable cooperative decentralized deep differentiable discrete "
    "distributed doubly dynamic efficient end equivariant explainable extended extending fair fast faster "
    "federated few generalised generalized generalizing gradient graph hierarchical hybrid improved improving "
    "incremental interactive interpretable iterative large latent learned learning lifelong lightweight linear "
    "locally meta mixed modular multi multilingual multimodal multitask neural nonlinear nonparametric offline "
    "online optimal optimized parallel personalized private probabilistic quantized quantum randomized real "
    "recurrent regularized reliable robust scalable scaling secure shot simple smoothed sparse spatial spectral "
    "stable stochastic streaming structured supervised temporal time towards toward transferable trustworthy "
    "uniform universal variational visual wide zero".split()
)
"""What a further paper is, that the first one was not."""
