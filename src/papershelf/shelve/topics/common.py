"""English that says nothing about a subject: function words, and the words that scholars of every field write."""

_FUNCTION_WORDS = """
a about above across after afterwards again against al all almost alone along already also although always am amid
among amongst an and another any anybody anyone anything are aren't around as aside at away be became because become
becomes been before beforehand behind being below beneath beside besides between beyond billion both but by can
can't cannot cf could couldn't das de der despite did didn't die do does doesn doesn't doing don don't done down due
during e.g each eight either else elsewhere enough especially et etc even ever every everybody everyone everything
everywhere except few fewer first five for former formerly four from further furthermore had has hasn't have haven't
having he hence her here hereby herein hers herself him himself his hitherto how however hundred i i.e if in indeed
inside insofar instead into is isn isn't it it's its itself just keep keeps kept la last lastly latter le least less
lest let let's like likewise many may me meanwhile might million mine more moreover most mostly much must my myself
namely near nearly neither never nevertheless nine no nobody none nonetheless nor not nothing now nowadays of off
often on once one ones only onto or other others otherwise ought our ours ourselves out outside over own per perhaps
please quite rather re really regardless s same secondly seven several shall she should shouldn't since six so some
somebody somehow someone something sometimes somewhat somewhere soon still such t ten than that that's the their
theirs them themselves then there thereby therefore therein thereof these they third this those though thousand
three through throughout thus till to together too toward towards two und under unless unlike until up upon upward
us versus very via vis von vs was wasn't we we're well were what whatever when whence whenever where whereas whereby
wherein wherever whether which whichever while whilst who whoever whole whom whose why will with within without
won't would wouldn't yes yet you your yours yourself
"""
FUNCTION = frozenset(_FUNCTION_WORDS.split())
"""Words that end a term wherever they stand, but for those in `INSIDE`."""

INSIDE = frozenset({"of", "to"})
"""Function words that may stand inside a term: "mixture of experts", "sim to real"."""

_GENERIC_WORDS = """
ability able accelerate accept acceptable accepted accessible accompanied accompany accomplish accord according
accordingly account accuracy accurate accurately achievable achieve achieved achievement achieving acquire acquired
acquiring actual actually adapt adapting adaptively add added adding addition additional additionally address
addressed addressing adequate adhere adjust admit adopt adopted adopting advanced advancement advancing advantage
advantageous advent affect affected affecting aforementioned agnostic aim aimed aiming akin align allow allowed
allowing alter altering alternative alternatively ambitious amenable amount ample analog analogous analyse analysed
analysing analyze analyzed analyzing announce answered anticipate apparent apparently appealing appear appearance
appeared appearing applicability applicable application applied apply applying approach approached approaching
appropriate appropriately approximate approximately april arbitrarily arbitrary arena argue argued arguing arise
arising arrive art article articulate ask assess assessed assessing associate associated assume assumed assuming
assumption attain attained attempt attempted attempting attract attractive attributed attributing august
automatically available average avoid avoided avoiding aware bad based baseline basic basically bear begin beginning
behave believe belong benchmark beneficial benefiting best better big bit bottleneck brief briefly bring broad
broader broadly build built calculate calculated calculation call called candidate capability capable captured
capturing careful carefully carried carry caused causing caution center certain certainly challenge challenged
challenging changed changing characterise characterised characterization characterize characterized characterizing
cheap check choose chosen circumstance claim claimed clear clearly close closely closer collect collected collecting
combination combine combined combining come comment commonly comparable comparably comparatively compare compared
comparing comparison compelling compete competing complementary completely complicated comprehensive comprehensively
comprise computationally compute computed conceptual conceptually concern concerned concerning conclude conclusion
concretely concurrently conditioned conduct conducted conducting confirm confirmed confirming connect connecting
consequence consequent consequently consider considerable considerably consideration considered considering consist
consistent consistently consisting constitute constrain constrained construct constructed constructing contain
contained containing contrary contrast contrasting contribute contributing contribution controlling convenient
convention conventional conventionally convey convincing copy correct correspond corresponding correspondingly count
counterpart couple course covered create created creating creation criteria criterion critically criticize crucial
crucially currently custom cutting date day deal dealing decade december decide decrease decreased decreasing
dedicated deduce deeper deeply default define defined defining definition delicate deliver demanding demonstrably
demonstrate demonstrated demonstrating demonstration depend dependent depending depict deploy deployed derivation
derive deriving describe described describing designed designing desirable desire desired detail detailed determine
determined determining develop developed developing deviate devise devised devote dictate differ different
differently difficult direction directly disadvantage discover discovered discovering discuss discussed discussing
discussion display distinct distinction distinctive distinguish distinguished diverse divide dominant dominate doubt
draw drawback drawing drawn drop dub dubbed ease easier easily easy effectively effectiveness efficacy efficiency
efficient efficiently effort elaborate elegant elevate elicit elucidate embed emerge emerged emergent emphasis
emphasise emphasize empirical empirically employ employed employing empower enable enabled enabling encompass
encounter encountered encourage encouraging end endow enforce engage enhance enhanced enhancement enhancing enjoy
enormous enrich ensure ensuring entail enter entire entirely equally equip equipped equivalent equivalently essence
essentially establish established establishing estimate estimated estimating evaluate evaluated evaluating
eventually evident evolve evolving exact exactly examination examine examined examining example exceed excel
excellent exceptional excessive exciting exclusive exclusively exhaustive exhibit exhibited exhibiting exist
existence existing expand expanding expect expected expensive experimentally experimenting explain explained
explaining explicit explicitly exploit exploited exploiting explore explored exploring expose expository express
expressed expressing extend extended extending extension extensive extensively extent extra extract extracted
extracting extraordinary extremely facet facilitate facilitating fact fail failed failing fairly fall false familiar
famous far fascinating fashion fast faster favor favorable favorably feasibility feasible featured february figure
final finally find finding fine finer fit fitting fix fixed flexibility flexible focus focusing focussed follow
followed following formally formed forming formulate formulated formulating formulation found framework frequent
frequently fresh full fully functionality fundamentally future gained gather gave generalise generalised generality
generalize generally generate generated generating generic get gets getting give given giving globally go great
greater greatest greatly grounding grow growing guarantee guaranteed guide half handle handled handling happen
harder hardly harness harnessing heavily held help helpful helping higher highest highlight highlighted highlighting
highly hinder hold holding holistic hope hour huge hyper hypothesise hypothesize idea ideal ideally identical
identified identify identifying ignore illuminate illustrate illustrated illustrating illustration imagine immediate
immediately impactful implement implementable implementation implemented implementing implication imply important
importantly impose impossible impractical impressive improve improved improvement improving inability inadequate
inadvertently incapable include included includes including incorporate incorporated incorporating increase
increased increasing increasingly incur independently indicate indicated indicating indication induce induced
inducing inefficient inevitable infer inferred influenced influencing influential inform informative infrequent
ingredient inherent inherently inherit initialize initially initiate innovative insight insightful insights inspect
inspection inspiration inspire inspired inspiring instantiate instructive insufficient integrate integrating intend
intended intense inter interested interesting interestingly interim interplay interpret interpreted intra
intractable intricate intriguing introduce introduced introducing introduction intuition intuitive intuitively
invent investigate investigated investigating involve involved involving isolate iterate january jointly july june
key kind know knowing known lack lacking large largely larger largest late latest lead leading learn learnable
learned learnt leave left lesson leverage leveraged leverages leveraging lie lightweight limitation limited limiting
linearly linked linking list little locally locate longer look loose lose lot lower lowest made main mainly
mainstream maintain maintained maintaining majority make manage manner manual manually mapped marked massive match
maximal meaningful meaningfully means measured measuring meet merely merit met methodological methodology mild mini
minute mix modeled moderate modest modification modified modify modifying month motivate motivated motivating move
moving multitude naive name named narrow naturally necessarily necessary necessity need needed neglect negligible
new newly next nice non nontrivial notable notably note noted noteworthy notion notoriously novel novelty november
numerically numerous observe observed observing obstacle obtain obtained obtaining obvious obviously occasionally
occur occurrence occurring october offer offered offering old operate opportunity oppose opposed opposite optimally
organise organize orient oriented original originally originate outline outlined outperform outperformed
outperforming overall overcome overcoming overlook overview owing paper paradigm parametrize part partially
particular particularly partly pass past paucity pave paving perceive percent perfectly perform performant performed
performing perspective pertinent phenomena piece pipeline pivotal placing plausible plenty plus pose posed possess
possibility possible possibly potentially powerful practical practically practitioner precise precisely predefined
predict predicted predicting predominant predominantly prefer preferable preliminary premise preparation prepare
presence present presentation presented presenting preserve pressing presumably prevailing prevalent prevent
previous previously primarily probable probably problematic proceed processed produce produced producing profound
progress prohibitive prohibitively prominent promise promising promote promoting prone propagate proper properly
proportion proposal propose proposed proposing prospect provable provably prove proved proven proves provide
provided providing proving publication publicly publish published purely purpose pursue put puzzle puzzling
quadratically qualitative qualitatively quantify quantifying quantitatively quantity quick quickly radical raise
raised raising rapid rapidly rarely raw reach reached reaching read readily ready realise realistic realize realized
realm reasonable reasonably receive received receiving recent recently recognise recognize recognized recommend
reconsider recover recovered recovering rectify reduce reducing refer referred refine refined reflect regard
regarded regarding relate related relating relatively relax released relevant reliable reliably rely relying remain
remained remaining remark remarkable remarkably remove removed removing render replace replaced replacing report
reported reporting represent represented representing reproduce require required requiring researcher resort respect
respective respectively respond restrict restricted restricting result resulted resulting retain retaining rethink
rethinking reveal revealing revisit revisited revisiting rich richer rigorous rigorously rise rising robustly
roughly routine sake satisfactory satisfy satisfying save scalability scalable scaled scarce scenario section see
seek seeking seem seemingly seen select selected selecting sensible separate separately september serious serve
setting setup severely shaped share sharing shed shortcoming shorter show showcase showcasing showing shown side
significance significant significantly similar similarity similarly simpler simplest simplicity simplified simplify
simplifying simply simultaneous simultaneously situation slight slightly smaller smallest sole solely solve solved
solving sometime sophisticated sort sought span spanning spark specialize specialized specifically specified specify
speedup start started starting stated statement straightforward strengthen strict strictly strike striking
strikingly strive stronger strongest strongly struggle studied study studying sub submission subsequent subsequently
substantial substantially subtle succeed success successful successfully suffer suffering sufficient sufficiently
suggest suggested suggesting suggestion suit suitability suitable suite suited summarise summarize summary super
superior superiority supplement supplementary supported supporting suppose sure surpass surpassing surprising
surprisingly surround sustain systematic systematically tackle tackling tailor tailored take taken taking tale talk
targeted teach tease technically technique tell tend tendency testbed tested textbook thank theoretic theoretical
theoretically thesis think thinking thorough thoroughly tie tight tighter timely tiny today tomorrow tool toolbox
totally touch tradeoff traditional traditionally trail train trainable trained transformed transforming treat
treated treating tremendous trend tried triple trivial true truly try trying turn tutorial twist twofold typical
typically ubiquitous ubiquity ultimate ultimately unable unclear uncover uncovering underexplored undergo underlie
underline underlying underpin underpinning understand understood undertake undertaken unexpected unexpectedly
unexplored unfortunately unified unify unifying unique uniquely unknown unlock unnecessary unprecedented unrelated
unseen unveil updated upper usage used useful usefulness using usual usually utilise utilised utilising utilize
utilized utilizing valid validate validated validating validation valuable vanilla varied various vary varying vast
vastly verified verify verifying viability viable viewpoint want warrant way weakness website week wide widely wider
widespread win wish wonder worked workflow worldwide worse worst worth write written wrong year yesterday yielded
yielding
"""
GENERIC = frozenset(_GENERIC_WORDS.split())
"""Words that neither start nor end a term: any field's scholarly English."""

_LOOSE_WORDS = """
absence abundance act analytic appeal area argument aspect assessment back background belief benefit bounded
bridging capture case central chance characteristic choosing closed coherent collection common comparative
competition competitive complement complete complex computational concrete connected constructive controlled cover
covering current damage degree derived description development difficulty direct directed driven driving effective
elementary emergence emerging equal essential expectation experience extreme focused force form formal formula
foundation foundational fraction fundamental gain gap generalized good ground grounded growth guideline hard heavy
high impact importance informed integral integrated intensive interest intermediate isolated issue leaving length
lens limit live low major mathematical measure minimal minor modern motivation multiple nature option ordinary
origin outcome pay people perfect performance place playing popular principal progressive quantitative quasi range
rare real reason reduced relationship relative relevance rendering requirement rest restriction revealed robust run
running runtime scale scheme scope second sense serving severe shared short simple single slow small solution
specific standard static strength strong structured task technical thing thought top total utilization variant
variety version vital wait walk weak yield
"""
LOOSE = frozenset(_LOOSE_WORDS.split())
"""The same, but for terms that papers are named after and speak of: "modular forms", "technical debt"."""

_PLAIN_WORDS = """
abstract academic access action activation adaptation adapted administration advance age agent aggregation agreement
aid air algorithm algorithmic alignment allocation analysis angle answer answering approximation architecture
arrangement array assembly assignment association attack attribute audience author authority automated automatic
balance barrier basis batch behavior behavioral block body book bound boundary bridge building capacity care
category cause century change channel character choice class classic classical classifier cluster code cohort
collaboration community compatible completeness completion complexity component composition computation computer
computing concept condition configuration conflict conjecture connection consistency constant constraint
construction content context control convergence coordination core corollary correction correctness correlation
correspondence cost crisis critical data dataset debate decision decline decomposition deep defense demand density
dependence dependency design detection detector deviation diagram difference dimension dimensional dimensionality
discovery distance distribution diversity doctor document domain drive duration dynamic dynamics earth edge effect
element embedded entity environment equivalence era error essay estimation estimator evaluation evening event
evidence exchange exercise expansion experiment experimental expert explanation exploration exponential expression
external extraction eye face factor failure feature field finite fire flow fluctuation format formation forward free
frequency function functional general generation generator global goal gradient group guidance hand head hearing
heart heterogeneous history house human hybrid hypothesis identification image imperfect implicit inclusion
independence independent individual inference infinite influence information initial initialization innovation input
inquiry instance institution integration intensity intention interaction internal interpolation interpretation
interval intervention intrinsic inverse investigation item job joint journal journey judge knowledge label land
landscape language law layer learner learning lemma letter level life light likelihood line linear link literature
local location log long loss magnitude making management manuscript map mapping mark matching material matrix matter
maximization maximum mean meaning measurement mechanism median mediation medium member meta method metric mind
minimization minimizer minimum mixed mixture mode model modeling moderation modular modulation module moment morning
mountain movement multi mutual nation natural network night node noise nonlinear norm normal normalization number
numerical object objective observation observer offline online open operating operation operator optimal optimality
optimizer optimum order organization orientation output pair parameter partial participant partition party passage
path patient pattern peak penalty people period phase phenomenon picture plan play point policy population position
positive post posterior potential power practice precision prediction predictor pressure price primary principle
principled prior prize probability problem procedure process processing product production program project
projection prompt proof property protocol public quality query question random rate ratio rational reader reality
recall reception recognition record reduction reference regime region regular relation release repository
representation research resource respondent response return review reward rhythm right risk road role room root
route rule sample sampling scaling schedule schema scholar science scientific scientist score sea search season
segment selection self semi sensitive sequence series set shallow shape shift sign signal signature simulation
simulator site size skill smell smooth solid solver soundness source space special speed split spread stability
stage state status step store story strategy stream string structural structure student style subject sublinear
subset sum support surface survey symbol symptom synthetic system table tail target taste teaching technology
temperature template term territory test testing text theme theorem theory threat threshold time title token topic
town track traffic training trait transfer transform transformation transition translation transparency transport
travel treatment trial trough type understanding uniform unit universal university update use user utility validity
value variable variance variation vector vertex view village visual voice weight word work worker working workshop
world young zero
"""
PLAIN = frozenset(_PLAIN_WORDS.split())
"""Words that may be part of a term, but are none alone: "learning", "theory", "system"."""

_SUFFIXES_WORDS = """
agnostic aided assisted augmented aware based centric conditional conditioned constrained controlled dependent
derived directed driven efficient enabled enhanced enriched equipped fed focused free friendly fused generated grade
guided heavy independent induced informed inspired intensive invariant level like linked mediated oriented powered
regularised regularized related rich scale sensitive side size specific style trained tuned type wide wise
"""
SUFFIXES = frozenset(_SUFFIXES_WORDS.split())
"""What is hyphenated to a term without being part of it: "attention-based", "graph-like"."""

_PHRASES = """
state of the art|real world|point of view|future work|end to end|decision maker|high quality|low quality|high level
low level|large scale|small scale|long run|case study|open question|open problem|starting point|building block
special case|wide range|large number|proof of concept|set of rule|rule of thumb|trade off|source code|open source
test set|training set|training data|data set|sample size|test data|error rate|user study|research question
literature review|model training|training procedure
"""
BOILERPLATE = frozenset(_PHRASES.strip().replace("\n", "|").split("|"))
"""Phrases of every field that are made of better words, in the singular."""
