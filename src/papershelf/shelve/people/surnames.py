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
