import { describe, expect, test } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Letter } from '../../../platform/pdf.ts';
import type { PaperKind } from '../events.ts';
import { PAPERS } from './book.ts';
import type { CaseForPaper, EarlierPaper } from './facts.ts';
import { letterOf, paperNumber, papersDue, paperTitle, paperYear } from './letter.ts';
import { STORY_KINDS, storyOf, storyOfDelivery } from './story.ts';
import { cite, citeAll, numeral } from './words.ts';

const lettersOf = (c: CaseForPaper, earlier: readonly EarlierPaper[] = [], test = true): Letter[] =>
  papersDue(c.event, c).map((due) => letterOf(due, c, earlier, '松审受〔2026〕0183号', { test }));

const wordsIn = (letter: Letter): string =>
  JSON.stringify(letter.body.map((b) => Object.values(b))).replaceAll(/["[\],]/g, '');
const said = (kind: PaperKind, more: Partial<CaseForPaper> = {}): string =>
  lettersOf({ ...storyOf(kind), ...more })
    .map(wordsIn)
    .join('\n');

describe('citations in full', () => {
  test('article, paragraph and point become Chinese numerals', () => {
    expect(cite('许可法32.1.4')).toBe('《中华人民共和国行政许可法》第三十二条第一款第四项');
    expect(cite('复议法22')).toBe('《中华人民共和国行政复议法》第二十二条');
    expect(cite('按照本市规定')).toBe('按照本市规定');
  });
  test('a law named just before is not named again', () => {
    expect(citeAll(['许可法32.1.5', '许可法32.2', '民法典201'])).toBe(
      '《中华人民共和国行政许可法》第三十二条第一款第五项、第三十二条第二款、《中华人民共和国民法典》第二百零一条',
    );
  });
  test('numerals', () => {
    expect([1, 10, 11, 20, 42, 100, 110, 115, 1259].map(numeral)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '四十二',
      '一百',
      '一百一十',
      '一百一十五',
      '一千二百五十九',
    ]);
  });
});

describe('every paper', () => {
  test('has a number, an addressee or a signer, organ, day and a page foot', () => {
    for (const c of [...STORY_KINDS.map(storyOf), storyOfDelivery('window')])
      for (const letter of lettersOf(c)) {
        expect(letter.organ).toBe('松澜新区行政审批局');
        expect(letter.number).toBe('松审受〔2026〕0183号');
        expect(letter.foot).toContain('办件 001832');
        const end = letter.body.find((b) => b.kind === 'sign' || b.kind === 'signed-by');
        expect(end?.kind === 'sign' || end?.kind === 'signed-by' ? end.date : '').toMatch(/^2026年\d+月\d+日$/);
        expect(wordsIn(letter)).not.toMatch(/undefined|NaN|\[object|【|h-[a-z]/);
      }
  });
  test('says on its face that the seal is a test seal, and only then', () => {
    const [probe] = lettersOf(storyOf('acceptance'));
    expect(probe?.watermark).toBe('样例 无效');
    expect(probe?.foot).toContain('测试章');
    expect(wordsIn(probe!)).toContain('测试章');
    const [real] = lettersOf(storyOf('acceptance'), [], false);
    expect(real?.watermark).toBeUndefined();
    expect(`${wordsIn(real!)}${real!.foot}`).not.toContain('测试章');
  });
  test('titles stand in both languages', () => {
    for (const kind of STORY_KINDS) {
      const title = paperTitle(kind, storyOf(kind));
      expect(title.zh).toMatch(/^[\u4e00-\u9fff（）]+$/);
      expect(title.en).toMatch(/^[A-Z][a-z ,:()]+/);
    }
  });
  test('series are short, and kinds with one series are variants of one paper', () => {
    expect(PAPERS['commitment-acceptance'].series).toBe(PAPERS.acceptance.series);
    for (const rule of Object.values(PAPERS)) expect(rule.series).toMatch(/^[\u4e00-\u9fff]{1,2}$/);
  });
});

describe('numbers of papers', () => {
  test('short name, series, year in the brackets of official papers, four digits or more', () => {
    expect(paperNumber('松审', '受', 2026, 183)).toBe('松审受〔2026〕0183号');
    expect(paperNumber('松审', '受', 2026, 12345)).toBe('松审受〔2026〕12345号');
  });
  test('the year is that of Shanghai: an hour before New Year in UTC is the new year here', () => {
    expect(paperYear({ ...storyOf('receipt'), recordedAt: '2026-12-31T15:59:59.000Z' as Instant })).toBe(2026);
    expect(paperYear({ ...storyOf('receipt'), recordedAt: '2026-12-31T16:00:00.000Z' as Instant })).toBe(2027);
  });
});

describe('许可法 第三十二条', () => {
  test('the correction notice names every defect at once, and that nothing else will be asked', () => {
    const text = said('correction');
    expect(text).toContain('《中华人民共和国行政许可法》第三十二条第一款第四项');
    expect(text).toContain('需要补正的全部内容一次性告知');
    for (const part of [
      '卫生设施平面布局图',
      '集中空调通风系统卫生检测评价报告',
      '床位数',
      '客房64间，床位不能少于64张',
    ])
      expect(text).toContain(part);
    expect(text).toContain('不再要求补正其他内容');
    expect(text).toContain('最迟在2026年10月13日补正');
  });
  test('without a local rule no last day is invented', () => {
    const { correction: _, ...dues } = storyOf('correction').dues;
    expect(said('correction', { dues })).toContain('法律没有规定补正的期限');
  });
  test('the notice of acceptance is a voucher with seal and day, both periods and what is left out', () => {
    const text = said('acceptance');
    expect(text).toContain('第三十二条第一款第五项、第三十二条第二款');
    expect(text).toContain('决定自2026年9月18日起予以受理');
    expect(text).toContain('20个工作日，最迟2026年10月28日');
    expect(text).toContain('15个工作日，最迟2026年10月21日');
    expect(text).toContain('听证、招标、拍卖、检验、检测、检疫、鉴定或者专家评审');
  });
  test('a deemed acceptance counts from the day of receipt and says why', () => {
    const c = storyOf('acceptance');
    if (c.event.type !== 'Accepted') throw new Error('not an acceptance');
    const text = said('acceptance', { event: { ...c.event, mode: 'deemed', on: day('2026-09-11') } });
    expect(text).toContain('未在收到申请材料之日起五日内告知');
    expect(text).toContain('自收到申请材料之日（2026年9月11日）起即为受理');
  });
  test('a refusal to accept for lack of power names the right organ', () => {
    expect(said('rejection')).toContain('请向松澜新区市场监督管理局申请');
  });
  test('nothing to permit is told, not decided', () => {
    const c = storyOf('rejection');
    if (c.event.type !== 'FilingRejected') throw new Error('not a rejection');
    const event = { ...c.event, branch: 'no-permit-needed', article: '许可法32.1.1' };
    expect(paperTitle('rejection', { ...c, event }).zh).toBe('不受理告知书');
    expect(said('rejection', { event })).toContain('依法不需要取得行政许可');
  });
  test('许可法 第七十八条: false material warns; until when it bars is said where it bars', () => {
    const c = storyOf('rejection');
    if (c.event.type !== 'FilingRejected') throw new Error('not a rejection');
    const event = {
      ...c.event,
      branch: 'false-material',
      article: '许可法78',
      record: 'r',
      until: c.event.on,
    } as const;
    expect(said('rejection', { event })).toContain('并给予警告。');
    expect(said('rejection', { event })).not.toContain('不得再次申请');
    const barring = { ...event, until: day('2027-09-11') };
    expect(said('rejection', { event: barring })).toContain('至2027年9月11日止不得再次申请该事项');
  });
});

describe('许可法 第三十八条, 复议法 第二十二条: a refusal', () => {
  test('gives each reason with its article, the standard, organ and sixty days, court and six months', () => {
    const text = said('decision-denied');
    expect(text).toContain('无法做到一客一换一消毒，不符合《公共场所卫生管理条例》第三条的规定');
    expect(text).toContain('不符合《公共场所卫生管理条例》第七条的规定');
    expect(text).toContain('GB 37488—2019');
    expect(text).toContain('六十日内向松澜新区管理委员会申请行政复议');
    expect(text).toContain('六个月内依法向松澜新区人民法院提起行政诉讼');
  });
  test('delivered by internet it names the internet channel; on paper it need not', () => {
    expect(said('decision-denied')).toContain('https://fuyi.example.gov.cn/songlan');
    expect(said('decision-denied', { eDelivery: false })).not.toContain('https://fuyi.example.gov.cn/songlan');
  });
  test('in part: what is granted and what is refused stand in one decision', () => {
    const text = said('decision-granted-in-part');
    expect(text).toContain('准予的范围住宿');
    expect(text).toContain('公共浴室（温泉）：现场核查发现');
  });
});

describe('other articles', () => {
  test('许可法 第四十五条: the notice says how long, and that days before it count', () => {
    const text = said('special-procedure');
    expect(text).toContain('自本告知书送达的次日起');
    expect(text).toContain('2026年10月14日');
    expect(text).toContain('送达本告知书之前的时间照常计入办理期限');
  });
  test('许可法 第四十二条: the extension names reason, approver, old and new last day', () => {
    const text = said('extension');
    for (const part of ['第四十二条第一款', '经本局负责人批准', '案情复杂', '2026年10月28日', '2026年11月11日'])
      expect(text).toContain(part);
    const joint = said('extension', { item: { ...storyOf('extension').item, joint: true } });
    expect(joint).toContain('经本级人民政府负责人批准');
  });
  test('许可法 第五十条: a deemed renewal is confirmed as such', () => {
    const c = storyOf('decision-granted');
    if (c.event.type !== 'Decided') throw new Error('not a decision');
    expect(said('decision-granted', { event: { ...c.event, deemed: true } })).toContain('视为准予延续');
  });
  test('matters that are no permits do not borrow the articles of the permit law', () => {
    const item = { name: '最低生活保障', nature: 'benefit', joint: false } as const;
    for (const kind of ['acceptance', 'correction', 'decision-granted'] as const) {
      const text = said(kind, { item });
      expect(text).not.toContain('行政许可');
      expect(text).toContain('依照有关规定');
    }
  });
  test('容缺: the promise that was signed is filed before the notice that rests on it', () => {
    const c = storyOf('tolerant-acceptance');
    expect(papersDue(c.event, c).map((d) => d.kind)).toEqual(['tolerance-promise', 'tolerant-acceptance']);
    expect(wordsIn(lettersOf(c)[0]!)).toContain('最迟在2026年10月19日补交下列材料：从业人员健康证明');
  });
  test('several persons concerned share one notice', () => {
    const [letter] = lettersOf(storyOf('hearing-notice'));
    expect(letter!.body[0]).toEqual({ kind: 'to', text: '松澜云栖温泉度假有限公司、归雁旅馆：' });
  });
  test('送达回证: by hand with lines to sign, electronically by the record of the system', () => {
    const hand = lettersOf(storyOfDelivery('window'))[0]!;
    expect(hand.body.some((b) => b.kind === 'blanks')).toBe(true);
    const electronic = lettersOf(storyOfDelivery('e'))[0]!;
    expect(electronic.body.some((b) => b.kind === 'blanks')).toBe(false);
    expect(wordsIn(electronic)).toContain('《中华人民共和国电子签名法》第十一条');
  });
  test('an unpublished year makes the days provisional, and the paper says so', () => {
    expect(said('acceptance', { dues: { ...storyOf('acceptance').dues, provisional: true } })).toContain(
      '上述日期为暂定',
    );
  });
});

describe('what a paper must never say', () => {
  test('an address within the site is printed in full', () => {
    const remedy = { ...storyOf('decision-granted').remedy, url: '/reconsideration' };
    expect(said('decision-granted', { remedy })).toContain('https://spj.example.gov.cn/reconsideration');
  });
  test('an extension never states the old day as the new one', () => {
    const c = storyOf('extension');
    expect(said('extension', { dues: { ...c.dues, statutory: day('2026-10-28') } })).not.toContain('延长后最迟');
  });
  test('the record of delivery names the certificate, not its code', () => {
    const c = storyOfDelivery('e');
    if (c.event.type !== 'Delivered') throw new Error('not a delivery');
    const [letter] = lettersOf({ ...c, event: { ...c.event, items: ['decision', 'licence'] } });
    expect(wordsIn(letter!)).toContain('2026年10月20日的决定；公共场所卫生许可证');
  });
});
