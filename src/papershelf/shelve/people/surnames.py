"""Frequent family names of languages with few of them: there, whoever has another name is another person."""

VIETNAMESE = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong lam mai trinh doan luong dao"
    " cao ta quach chu thai ha la phung".split()
)
"""Families that stand first in "Nguyen Van Anh", and of whose middle names lists leave some out."""
KEPT = VIETNAMESE | frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han"
    " feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong cui"
    " tan fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan duan lei long tao mao hao gu gong"
    " shao wan qian ouyang wong chan lau cheung ng tsai hsu hsieh chang chou kim lee park choi jung jeong kang cho yoon"
    " jang lim oh shin seo kwon hwang ahn ryu yoo hong yun noh bae baek nam moon ko".split()
)
"""Families of China, Korea and Vietnam: given names of one or two of few syllables, and nobody takes another name at
marriage."""
FREQUENT = KEPT | frozenset(
    # English, Scottish, Welsh and Irish
    "smith jones williams brown taylor davies evans wilson thomas roberts johnson robinson wright thompson walker"
    " white hughes edwards green hall wood harris lewis martin jackson clarke clark turner hill scott cooper morris"
    " ward moore king watson baker harrison morgan patel young allen mitchell james anderson phillips parker bell"
    " davis murphy miller bailey cook collins richardson adams campbell stewart stevens kelly ryan rogers reed cox"
    " gray grey graham bennett howard ross foster carter nelson peterson ramsey murray simpson marshall russell hunt"
    " palmer mason hamilton johnston fisher henderson ellis butler fox ford wallace cole west jordan owen owens"
    " reynolds rose stone hart"
    # German, Dutch and Scandinavian
    " muller mueller schmidt schneider fischer weber meyer meier maier wagner becker schulz hoffmann hofmann koch"
    " bauer richter klein wolf schroder schroeder neumann schwarz zimmermann braun kruger krueger hartmann lange"
    " schmitt werner krause lehmann schmid kaiser fuchs peters lang scholz jansen janssen vries bakker visser smit"
    " berg dijk bos vos mulder hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen nielsen"
    " christensen rasmussen petersen johansson andersson karlsson nilsson eriksson larsson olsson persson svensson"
    " gustafsson lindberg"
    # French, Spanish, Portuguese and Italian
    " bernard dubois petit durand leroy moreau simon laurent lefebvre michel garcia bertrand roux vincent fournier"
    " morel girard andre mercier dupont lambert bonnet rodriguez gonzalez fernandez lopez martinez sanchez perez"
    " gomez jimenez ruiz hernandez diaz moreno alvarez munoz romero alonso gutierrez navarro torres dominguez"
    " vazquez ramos gil ramirez serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz"
    " iglesias flores rivera reyes cruz mendoza vargas rojas herrera silva santos ferreira pereira oliveira costa"
    " rodrigues martins fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho teixeira sousa"
    " souza lima barbosa rocha dias nunes mendes rossi russo ferrari esposito bianchi romano colombo ricci marino"
    " greco bruno gallo conti mancini giordano rizzo lombardi moretti barbieri fontana santoro mariani rinaldi"
    " caruso ferrara galli martini leone longo gentile"
    # Slavic, Hungarian, Romanian, Greek and Turkish
    " ivanov ivanova petrov petrova smirnov smirnova kuznetsov kuznetsova popov popova sokolov sokolova lebedev"
    " kozlov novikov morozov volkov volkova pavlov vasiliev orlov nikolaev fedorov mikhailov novak nowak kowalski"
    " kowalska wisniewski wojcik kowalczyk kaminski lewandowski zielinski dvorak svoboda horvat horvath kovacs kovac"
    " szabo toth nagy kiss varga molnar popescu ionescu popa jovanovic petrovic nikolic markovic papadopoulos yilmaz"
    " kaya demir celik sahin ozturk aydin"
    # India and its neighbours
    " kumar singh sharma gupta das roy khan ahmed ahmad ali hussain hossain rahman islam reddy rao nair iyer jain"
    " shah mehta verma varma mishra misra agarwal agrawal chatterjee banerjee mukherjee ghosh bose sen dutta"
    " chakraborty krishnan prasad joshi desai pandey yadav tiwari srivastava sinha saha paul joseph george raj ray"
    " sarkar biswas"
    # Arabic, Persian, Hebrew and African
    " mohammed mohamed muhammad hassan hussein ibrahim abdullah rahim hosseini mohammadi ahmadi karimi rezaei cohen"
    " levy levi mizrahi peretz katz friedman shapiro okafor adeyemi mensah"
    # Japanese and romanisations of Chinese and Korean
    " sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi"
    " matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto ishikawa ogawa okada goto hasegawa"
    " fujita ishii yamazaki rhee yi son sohn cha ha baik leung lai kwok tse yip yeung tang mok chiu chung hung liang"
    " lei".split()
)
"""Family names that so many bear that an initial beside one tells little."""
EITHER = frozenset(
    "adam alan albert alexander ali allan andrew anthony arthur benjamin bernard bruce carl charles craig daniel"
    " david dennis dominic donald douglas duncan edward eric francis frank frederick gabriel george gerald gilbert"
    " gordon graham grant gregory harold harry harvey hassan henry herbert howard hugh hussein ibrahim isaac ivan"
    " jack jacob james jerome john jordan joseph julian justin keith kenneth kumar lawrence leo leon leonard lewis"
    " lloyd louis lucas luke marshall martin matthew maurice max michael mitchell mohan morgan morris murray nathan"
    " neil nelson nicholas norman oliver oscar owen patrick paul perry peter philip ralph raja raj ray raymond reed"
    " richard robert robin roger roland ross roy rupert russell ryan samuel scott sidney simon spencer stanley"
    " stephen steven stewart stuart terry thomas todd tyler vernon victor vijay vincent wallace walter warren wayne"
    " wesley william winston krishna ravi anand prakash prasad mohammed mohamed muhammad ahmed ahmad omar khalid"
    " rashid saleh salem mahmoud mustafa abdullah ismail salman hamid karim".split()
)
"""Names that are given and family names alike: which of two such is the family's, their order alone tells."""
SHORT_FAMILY = 2
"""So few letters of a family name are many people's."""


def is_frequent(surname: str) -> bool:
    """Whether a surname, folded, is many people's in general."""
    return surname in FREQUENT or len(surname) <= SHORT_FAMILY


def is_either(name: str) -> bool:
    """Whether a name, folded, can be a given name and a surname."""
    return name in EITHER or name in KEPT
