import { describe, expect, test } from 'vitest';
import type { Instant } from '../../kernel/instant.ts';
import { GROUPS, groupOf, KINDS_BY_LAW } from './groups.ts';
import { codeLetter, digestLetter, noticeLetter } from './letter.ts';
import { MAX_ATTEMPTS, nextEvening, paceOf, retryAt, type Wish } from './schedule.ts';
import { textOf } from './text.ts';
import { SAID } from './words.ts';

const at = (text: string) => text as Instant;
const frame = {
  language: 'zh',
  bureau: { zh: '松澜新区行政审批局', en: 'Songlan Bureau' },
  base: 'https://spj.example.gov.cn',
  stop: 'https://spj.example.gov.cn/notices/stop?t=x',
} as const;
const matter = { name: { zh: '公共场所卫生许可', en: 'Public venue licence' }, number: '2026-001832' };

describe('许可法 第三十二、三十八、四十二、四十五条: what the law tells is sent whatever was chosen', () => {
  const nothing: Wish = { mail: 'law', off: GROUPS.flatMap((g) => [`${g}/mail`, `${g}/app`]) };
  test.each(KINDS_BY_LAW)('%s', (kind) => {
    expect(paceOf(kind, nothing)).toBe('now');
    expect(paceOf(kind, { mail: 'daily', off: [] })).toBe('now');
    expect(SAID[kind]).toBeDefined();
  });
  test.each([
    'paper.receipt',
    'licence.issued',
    'message',
    'mandate-given',
    'account.password-changed',
    'task.assigned',
  ])('%s is not, for whoever wants the law only', (kind) => expect(paceOf(kind, nothing)).toBe('never'));
});

describe('pace', () => {
  test('gathered in the evening, but a changed password at once', () => {
    const daily: Wish = { mail: 'daily', off: ['licence/mail'] };
    expect(paceOf('paper.receipt', daily)).toBe('daily');
    expect(paceOf('account.password-changed', daily)).toBe('now');
    expect(paceOf('licence.issued', daily)).toBe('never');
    expect(paceOf('licence.revoked', daily)).toBe('now');
  });
  test.each([
    ['2026-11-22T09:59:59.999Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-22T16:30:00.000Z', '2026-11-23T10:00:00.000Z'], // past midnight in Shanghai: that day's evening
    ['2026-12-31T12:00:00.000Z', '2027-01-01T10:00:00.000Z'],
  ])('18:00 in Shanghai after %s is %s', (now, evening) => {
    expect(nextEvening(at(now))).toBe(evening);
  });
  test('tries are spread over a day, then a person must look', () => {
    const now = at('2026-11-22T02:00:00.000Z');
    expect(retryAt(1, now)).toBe('2026-11-22T02:01:00.000Z');
    expect(retryAt(MAX_ATTEMPTS - 1, now)).toBe('2026-11-22T14:40:00.000Z');
    expect(retryAt(MAX_ATTEMPTS, now)).toBeUndefined();
  });
});

describe('what it says', () => {
  test('a correction names matter, what happened, what to do and the last day', () => {
    const told = {
      kind: 'paper.correction',
      ...textOf('paper.correction', { case: 'c1' }, { ...matter, due: '2026-12-14' as never }),
    };
    const { subject, text } = noticeLetter(told, frame);
    expect(subject).toBe('材料要补正，要补的已一次写全。 公共场所卫生许可　2026-001832');
    expect(text).toContain(
      '请打开办件，照单子补齐。\n最后一天：2026 年 12 月 14 日\nhttps://spj.example.gov.cn/matters/c1',
    );
    const english = noticeLetter(told, { ...frame, language: 'en' });
    expect(english.subject).toContain('Something must be corrected (补正)');
    expect(english.text).toContain('Last day: 14 Dec 2026');
  });
  test('电子签名法 第十一条: a letter says that it is no service, and what is when electronic delivery was agreed', () => {
    const paper = noticeLetter(
      { kind: 'paper.decision-granted', ...textOf('paper.decision-granted', { case: 'c' }, matter) },
      frame,
    );
    expect(paper.text).toContain('这封信只是提醒，不是送达。您同意过电子送达，文书从进入您在本站的办件起算送达');
    const plain = noticeLetter({ kind: 'case.decided', ...textOf('case.decided', { case: 'c' }, matter) }, frame);
    expect(plain.text).toContain('这封信只是提醒，不是法律上的送达。');
    expect(plain.text).not.toContain('同意过电子送达');
  });
  test('the link that ends letters stands in those that one may end, and not in those of the law alone', () => {
    const free = noticeLetter({ kind: 'licence.issued', ...textOf('licence.issued', { licence: 'l' }, matter) }, frame);
    expect(free.text).toContain(frame.stop);
    const law = noticeLetter(
      { kind: 'licence.revoked', ...textOf('licence.revoked', { licence: 'l' }, matter) },
      frame,
    );
    expect(law.text).not.toContain(frame.stop);
    expect(law.text).toContain('依法要告诉您的，总会发给您');
  });
  test('an evening has one letter', () => {
    const told = ['paper.receipt', 'message'].map((kind) => ({ kind, ...textOf(kind, { case: 'c' }, matter) }));
    const { subject, text } = digestLetter(told, frame);
    expect(subject).toBe('今天有 2 条通知');
    expect(text.match(/2026-001832/g)).toHaveLength(2);
  });
  test('the code letter names nobody', () => {
    expect(codeLetter('123456', frame).text).toContain('验证码：123456');
  });
  test('officers are led to the desk, persons to their own pages, an unknown kind to the list', () => {
    expect(textOf('task.assigned', { case: 'c' }).to).toBe('/desk/cases/c');
    expect(textOf('warning.K2', { case: 'c', due: '2026-12-01' })).toMatchObject({
      to: '/desk/cases/c',
      due: '2026-12-01',
    });
    expect(textOf('warning.K5', { case: 'c' }).to).toBe('/matters/c');
    expect(textOf('something.new', {}).to).toBe('/notices');
    expect(groupOf('something.new')).toBe('progress');
  });
});
