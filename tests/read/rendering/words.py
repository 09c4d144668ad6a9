"""Invented titles and abstracts: forms of titles and of sentences, filled from lists of some hundreds of words."""

import re
from random import Random

KINDS = (
    "adaptive|adversarial|amortised|approximate|associative|asynchronous|Bayesian|bilingual|calibrated|causal"
    "|certified|compositional|constrained|continual|contrastive|convex|cross-lingual|deep|differentiable"
    "|discrete|distributed|efficient|embodied|equivariant|explainable|factorised|fair|federated|few-shot"
    "|fine-grained|generative|geometric|graph-based|hierarchical|high-dimensional|human-centred|hybrid"
    "|hyperbolic|incremental|interactive|interpretable|large-scale|latent|lifelong|linear-time|local|low-rank"
    "|low-resource|memory-efficient|modular|multi-agent|multi-task|multilingual|multimodal|neural|non-convex"
    "|nonparametric|object-centric|offline|online|open-vocabulary|private|probabilistic|quantised|randomised"
    "|recurrent|regularised|robust|sample-efficient|scalable|self-supervised|semi-parametric|sequential"
    "|sparse|spectral|spiking|stochastic|streaming|structured|symbolic|synthetic|temporal|training-free"
    "|unsupervised|variational|weakly supervised|zero-shot"
).split("|")
THINGS = (
    "agents|algorithms|autoencoders|bandits|belief networks|classifiers|code generators|cellular automata"
    "|clinical notes|clusterings|constraint solvers|controllers|conversations|crowd workers|data centres"
    "|databases|decision trees|dialogue systems|diffusion models|discourse parsers|drug targets"
    "|electricity markets|embeddings|encoders|energy models|ensembles|evaluation metrics|explanations"
    "|feature maps|flows|gaussian processes|genomes|games|graph networks|hash functions|hypergraphs"
    "|image captions|inference engines|interfaces|kernel machines|knowledge graphs|label hierarchies"
    "|language models|lexicons|loss landscapes|machine translations|manifolds|medical images|memory networks"
    "|mixtures of experts|molecules|motion planners|music scores|news archives|neural fields|neural operators"
    "|object detectors|opinion polls|optical fibres|parsers|particle filters|pedestrians|planners"
    "|point clouds|policies|power grids|preference models|privacy budgets|programs|prompts|proteins|proofs"
    "|quantum circuits|question answering systems|radiology reports|rankings|recommenders|regressions"
    "|representations|retrieval systems|reward models|robot arms|satellite images|scene graphs|search engines"
    "|sensor networks|simulators|speech recognisers|spin glasses|summaries|supply chains|surrogates"
    "|tensor networks|theorem provers|time series|tokenizers|traffic forecasts|transformers|treebanks"
    "|vector quantisers|video streams|vision encoders|wind farms|word senses|world models"
).split("|")
METHODS = (
    "active sampling|alternating projections|approximate message passing|attention pooling|backtranslation"
    "|beam search|belief propagation|bilevel search|bootstrap aggregation|branch and bound|causal masking"
    "|chain-of-thought prompting|constrained decoding|contrastive objectives|coordinate descent"
    "|curriculum learning|data augmentation|distillation|dropout|dual averaging|early stopping"
    "|entropy regularisation|evolution strategies|expectation maximisation|experience replay"
    "|feature attribution|Fourier features|gradient clipping|gradient surgery|hard negatives"
    "|hindsight relabelling|importance weighting|influence functions|instruction tuning|knowledge editing"
    "|label smoothing|lattice codes|layer freezing|linear probing|locality-sensitive hashing|lottery tickets"
    "|low-rank adaptation|masked prediction|maximum likelihood|message passing|meta-learning|mirror descent"
    "|mixup|Monte Carlo tree search|natural gradients|nearest neighbours|normalising flows|optimal transport"
    "|partial pooling|policy gradients|posterior sampling|preference optimisation|product quantisation"
    "|pruning|quasi-Newton updates|random features|rejection sampling|relative position encodings"
    "|residual connections|reweighting|score matching|self-attention|self-distillation|simulated annealing"
    "|spectral clustering|stochastic rounding|subword sampling|temperature scaling|tensor decomposition"
    "|test-time training|token merging|value iteration|weight averaging"
).split("|")
VALUES = (
    "accuracy|bias|calibration|compositionality|convergence|coverage|data efficiency|distribution shift"
    "|diversity|exploration|expressivity|factuality|fairness|faithfulness|forgetting|generalisation|grounding"
    "|identifiability|inductive bias|interpretability|latency|locality|memorisation|mode collapse|noise"
    "|over-smoothing|overfitting|privacy|reproducibility|robustness|sample complexity|scale|simplicity"
    "|stability|symmetry|transfer|truthfulness|uncertainty|variance"
).split("|")
FIELDS = (
    "astronomy|autonomous driving|biodiversity monitoring|breast cancer screening|chip design|climate science"
    "|cloud storage|cryptography|dentistry|digital humanities|drug discovery|e-commerce|earthquake detection"
    "|education|epidemiology|finance|fluid dynamics|geology|health care|information extraction|journalism|law"
    "|logistics|materials science|neuroscience|nuclear fusion|ocean modelling|operating systems|ornithology"
    "|particle physics|poetry|public policy|quantum chemistry|robotics|sign language|social media|sports"
    "|surgery|urban planning|warehouse automation"
).split("|")
NAMES = (
    "NeuPL MuZap TopCast LTL2Act V1T SpanBridge FLAMES Graph2Code DeepTide T-REX BERTopia RoboCat-2 LoRAX"
    " GPTScore HyperMix word2sense wav2phone CLIPper SimpleQ QuaRel++ XL-Parse OctoMap DINOv4 nanoFlow"
    " Mix&Match SQuARE 3DPose PaLMetto FedZip Llama-Lens AlphaWeave iTransfer MedRAG k-Means++ Qwenta UniSeg"
    " StarVLA OpenBird ReAct2 BigBench-Lite M³ViT Φ-Net"
).split()
COUNTS = "two three four five six seven eight ten a dozen twelve several many 27 100 1,000".split()
CORPORA = (
    "ImageWeb-10k|TreebankPlus|OpenSpeech|Atari|MuJoCo|WikiHop|CIFAR-10|CIFAR-100|MNIST|COCO|GLUE|SuperGLUE"
    "|KITTI|QM9|MIMIC|Cora|BookWorld|the Penn Treebank|LibriVox|CommonCrawl|MovieLens"
).split("|")
OPENINGS = (
    "We study {k} {t} and ask whether {m} improves {v} when labels are scarce.",
    "This paper introduces {n}, a {k} approach to {t} that relies on {m}.",
    "{K} {t} are widely used in {f}, yet their {v} remains poorly understood.",
    "Recent progress in {f} has been driven by {k} {t}.",
    "{T} trained with {m} often suffer from a lack of {v}.",
    "How much {v} can {k} {t} reach without {m}?",
    "In {f}, {t} must cope with {v} and {v2} at the same time.",
    "Despite their success, {k} {t} are known to trade {v} for {v2}.",
    "We present {n}, the first dataset of {k} {t} for {f}.",
    "Understanding the {v} of {t} is a long-standing problem in {f}.",
    "The ability of {t} to exploit {m} is central to {f}.",
    "Many problems in {f} can be cast as learning {k} {t} from noisy observations.",
    "It is well known that {m} hurts {v}; we revisit this belief for {k} {t}.",
    "Motivated by questions in {f}, we consider {t} under limited {v}.",
    "Large collections of {t} are increasingly built by {m}, which raises concerns about {v}.",
    "Let $G$ be a family of {k} {t} with at most $n$ parameters.",
    "Since the seminal work of {a} ({y}), {m} has been the standard tool for {t}.",
    "As {t} grow, so does the cost of {m}.",
    "Humans rarely need {m} to judge {t}; machines do.",
)
MIDDLES = (
    "However, existing methods assume that {t} are {k}, which rarely holds in practice.",
    "In this work, we propose {n}, which combines {m} with {m2} and needs no additional supervision.",
    "Our analysis gives a bound of $O(\\sqrt{{n \\log d}})$ that holds for every step size.",
    "Specifically, we (i) replace {m} by {m2}, (ii) add a penalty on {v}, and (iii) evaluate on {c} tasks.",
    "The key idea is to treat {t} as {k} {t2}, so that {m} becomes tractable.",
    "To this end, we derive a {k} estimator whose {v} does not depend on the dimension.",
    "We prove that {m} converges at a rate of $\\mathcal{{O}}(1/t^2)$ and that this is optimal up to constants.",
    "Unlike prior work (e.g., {a} et al., {y}), our formulation makes no assumption on {v}.",
    "A careful ablation shows that {m} accounts for {p}% of the gain, while {m2} matters little.",
    "We further find, perhaps surprisingly, that {v} and {v2} are negatively correlated!",
    "Moreover, the same architecture can be reused for {f} with minimal changes.",
    "Each of the {c} models is trained on {d} for 3.5 days using 8 GPUs.",
    "First, we collect {t} from {c} sources; second, we filter them by {m}; finally, {m2} removes duplicates.",
    "Here $\\epsilon > 0$ denotes the amount of {v} that a user is willing to accept.",
    "The resulting model, dubbed {n}, is {k}, simple to implement, and fast.",
    "Why does {m} work so well? We argue that it implicitly controls {v}.",
    "These observations suggest a {k} view of {t}: {m} acts as a form of {m2}.",
    "Prior studies have focused on {v} [1, 2] or on {v2}, but not on both.",
    "By contrast, {t} that were built with {m} keep their {v} even at 90% sparsity.",
    "This is achieved by {m}, i.e. by sampling from $p_\\theta(x \\mid z)$ instead of enumerating all {t}.",
    "A user study with {c} participants from {f} supports this design.",
    "Our theory covers both {k} and {k2} {t}.",
)
ENDINGS = (
    "Experiments on {d} and {d2} confirm that {n} is competitive with far larger models.",
    "Code and models are available at https://github.com/example/{slug}.",
    "Across {c} benchmarks, our method improves {v} by {p}.{q}% on average.",
    "We hope that {n} will serve as a baseline for future work on {k} {t}.",
    "We release all data, prompts and checkpoints.",
    "Our results show that {m} is enough: no further tuning was needed.",
    "The approach reaches state-of-the-art results on {d} while using {p}x fewer parameters.",
    "Finally, we discuss implications for {f} and outline open problems.",
    "Empirically, {t} with {m} outperform strong baselines on {d}, {d2} and in a case study from {f}.",
    "These findings call into question the use of {m} in {f}.",
    "An implementation is part of the supplementary material.",
    "Numerical results illustrate the theory.",
)
TITLES = (
    "{K} {T} with {M}",
    "{K} {t} via {m}",
    "{n}: {M} for {K} {T}",
    "{n}: {K} {T} for {F}",
    "{n}: {k} {t} with {m}",
    "Why Do {K} {T} Fail?",
    "Do {K} {T} Need {M}?",
    "What makes {t} {k}? A study of {m} in {f}",
    "On the Role of {M}, {V} and {V2} in {T}",
    "On the {V} of {K} {T}",
    "{T}",
    "{V}",
    "“{M} is all you need”: a closer look at {k} {t}",
    'The "{V}" Problem in {T}',
    "$\\alpha$-{M} and the Limits of \\emph{{{T}}}",
    "An $O(n \\log n)$ Algorithm for {K} {T}",
    "$\\ell_1$-Regularised {M}: {V} and {V2}",
    "Towards {K} {T} (Part {i})",
    "Towards {V} in {T}",
    "{M} for {T} in KL-regularised RL",
    "Learning {K} {T} from {T2}",
    "Learning to {verb} {T} Using {M}",
    "{M}",
    "{n}",
    "{n}++",
    "{i} Lessons from {K} {T}",
    "{y}: A Year of {T}",
    "3D {T} Without {M}",
    "A Survey of {M} in {F}",
    "A Survey on {K} {T}: Past, Present, and Future",
    "Is {M} Really Necessary? Rethinking {V} for {T}",
    "To {Verb} or Not to {Verb}: {V} in {K} {T}",
    "Beyond {V}: {M}, {M2} and the Future of {T}",
    "{Verb}, Don't {Verb2}: {K} {T} for {F}",
    "{Verb}, {Verb2}, Repeat: {M} in {F}",
    "{T} Are {K} {T2}",
    "{M} Improves the {V} of {T}",
    "{m} improves {v} in {k} {t}",
    "The {V}–{V2} Trade-off in {K} {T}",
    "The Unreasonable Effectiveness of {M}",
    "{M} vs. {M2}: A Comparison on {d}",
    "Revisiting {M} – A {K} View",
    "Attention, Please! {K} {T} for {F}",
    "{K} and {K2} {T}: A Unified View",
    "{T}, {T2} and {V}",
    "Dr. {n} or: How I Learned to Stop Worrying and Love {M}",
    "{n} 2.0: Faster {M}",
    "U.S. {T}: {V} in {F}",
    "Une approche {k} pour l'analyse de {t}",
    "Zur Theorie der {k} {t}",
    "Reply to “{V} of {T}”",
    "{a}'s Conjecture on {K} {T}",
    "{K} {T} – with applications to {f}",
    "In Search of {V}",
    "Can {T} {verb}?",
    "Position: {T} Should Be {K}",
    "[Re] {M} for {T}",
    "Proceedings-Free Evaluation of {T}: The {n} Challenge",
    "The {i}th {n} Challenge: Results and Findings",
    "A replica-symmetric picture of {k} {t}, with applications to the design of {m}, a comparison with {m2} under {v}"
    " and a discussion of what this may mean for the practice of {f} and neighbouring fields",
)
VERBS = "learn search reason rank prune align speak plan compose forget translate retrieve scale remember draw".split()
SMALL = frozenset(
    "a an and as at but by for from in into is not of on or the to under vs. via with without".split()
)


def title(rng: Random) -> str:
    """A title in one of many forms, in title case, sentence case, or capitals."""
    form = rng.choice(TITLES)
    text = _filled(rng, form)
    text = text[0].upper() + text[1:] if not re.match(r"[a-z]+[\d²³A-Z-]", text) else text
    return text.upper() if rng.random() < 0.015 and "\\" not in text else text


def abstract(rng: Random) -> tuple[str, ...]:
    """An abstract's paragraphs: mostly one of four to eight sentences, now and then one sentence, or a list."""
    kind = rng.random()
    if kind < 0.06:
        return (_filled(rng, rng.choice(OPENINGS)),)
    if kind < 0.14:
        return (_prose(rng, 1, 2, 0), _prose(rng, 0, 3, 1))
    if kind < 0.17:
        return (_prose(rng, 1, 2, 0), _prose(rng, 0, 2, 0), _prose(rng, 0, 1, 1))
    if kind < 0.19:
        points = [
            f"{rng.choice(VERBS).capitalize()} {_filled(rng, 'the {v} of {t} by {m}.')}" for _ in range(3)
        ]
        return (
            _prose(rng, 1, 1, 0) + " Our contributions are:",
            *(f"({count}) {point}" for count, point in enumerate(points, 1)),
        )
    if kind < 0.24:
        heads = (
            ("Background", "Methods", "Results", "Conclusion"),
            ("Motivation", "Approach", "Findings", "Outlook"),
        )
        forms = (OPENINGS, MIDDLES, MIDDLES, ENDINGS)
        return (
            " ".join(
                f"{head}: {_filled(rng, rng.choice(of))}"
                for head, of in zip(rng.choice(heads), forms, strict=True)
            ),
        )
    return (_prose(rng, 1, rng.randint(1, 5), rng.randint(0, 2)),)


def blurb(rng: Random) -> str:
    """One sentence on a paper."""
    return _filled(rng, rng.choice(OPENINGS))


def keywords(rng: Random) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rng.choice((*METHODS, *VALUES, *THINGS)) for _ in range(rng.randint(2, 5))))


def _prose(rng: Random, openings: int, middles: int, endings: int) -> str:
    forms = [
        *rng.sample(OPENINGS, openings),
        *rng.sample(MIDDLES, middles),
        *rng.sample(ENDINGS, endings),
    ]
    return " ".join(_filled(rng, form) for form in forms)


def _filled(rng: Random, form: str) -> str:
    """The form with words for its slots. A slot in capitals is filled in title case, in half of all titles."""
    things, methods, values = rng.sample(THINGS, 2), rng.sample(METHODS, 2), rng.sample(VALUES, 2)
    kinds, verbs, corpora = rng.sample(KINDS, 2), rng.sample(VERBS, 2), rng.sample(CORPORA, 2)
    name = rng.choice(NAMES)
    words = {
        **{
            "t": things[0],
            "t2": things[1],
            "m": methods[0],
            "m2": methods[1],
            "v": values[0],
            "v2": values[1],
        },
        **{"k": kinds[0], "k2": kinds[1], "f": rng.choice(FIELDS), "verb": verbs[0]},
    }
    titled = {key.capitalize(): capitals(word) for key, word in words.items()}
    fixed = {
        **{"n": name, "slug": re.sub(r"\W", "", name).lower(), "d": corpora[0], "d2": corpora[1]},
        **{"i": str(rng.randint(2, 12)), "y": str(rng.randint(1998, 2024)), "c": rng.choice(COUNTS)},
        **{"p": str(rng.randint(2, 48)), "q": str(rng.randint(0, 9)), "Verb2": verbs[1].capitalize()},
        "a": rng.choice(("Hoffmann", "Nakamura", "Weiss", "Ortiz", "Liang", "Goldberg", "Rossi", "Novák")),
    }
    if not re.search(r"\{[A-Z]", form.replace("{K}", "", 1)):
        titled["K"], titled["T"] = kinds[0][0].upper() + kinds[0][1:], things[0][0].upper() + things[0][1:]
    return form.format(**words, **titled, **fixed)


def capitals(text: str) -> str:
    """Title case: small words stay small."""
    return re.sub(
        r"(?<![\w’'])[^\W\d_][\w’']*",
        lambda word: word[0] if word.start() and word[0] in SMALL else word[0][0].upper() + word[0][1:],
        text,
    )
