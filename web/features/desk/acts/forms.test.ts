import { describe, expect, test } from 'vitest';
import { acceptTolerant, askCorrection, rejectFiling } from './acceptance.ts';
import { faultsIn } from './check.ts';
import { askable } from './choices.ts';
import { deliver, serve, terminate } from './closing.ts';
import { deny, grant, grantInPart } from './decision.ts';
import { type ActForm, shownOf, type Values } from './form.ts';
import { openSigning, sign } from './opinions.ts';
import { pause } from './procedure.ts';
import { sampleCase } from './sample.ts';
import { giveBack, opinionText, passOn } from './tasks.ts';

const view = sampleCase();

describe('许可法 第三十二条第一款第四项: ask once, only for what is published', () => {
  test('materials and fields are offered; what a register holds stands there with its reason', () => {
    const choices = askable(view);
    expect(choices.map((c) => c.value)).toEqual(['plan', 'licence', 'health', 'beds']);
    expect(choices[1]?.because?.zh).toBe('本局能从库里取，不能要求申请人交（国务院令第716号 第7条）');
    expect(choices[0]?.because).toBeUndefined();
  });

  test('each item says what is wrong and how to mend it', () => {
    const fields = askCorrection.fields(view, {});
    const vague = { missing: [{ ref: 'plan', defect: 'incomplete', note: ' ' }] };
    expect(faultsIn(fields, vague)[0]?.text.zh).toBe('第 1 项没有写清问题和怎么改，申请人看不懂就补不对');
    const clear = { missing: [{ ref: 'plan', defect: 'incomplete', note: '请画出布草间' }] };
    expect(faultsIn(fields, clear)).toEqual([]);
    expect(askCorrection.command(clear, view)).toEqual({
      missing: [{ ref: 'plan', defect: 'incomplete', note: '请画出布草间' }],
    });
  });

  test('the notice reads as the applicant will read it', () => {
    const paper = askCorrection.paper?.(view, {
      missing: [{ ref: 'plan', defect: 'incomplete', note: '请画出布草间。' }],
    });
    expect(paper?.title).toBe('补正告知书');
    expect(paper?.body).toContain('1．平面布局图（内容不全）：请画出布草间。');
  });
});

describe('B8: tolerance', () => {
  test('what the applicant promised is ticked, with the day of the promise', () => {
    expect(acceptTolerant.start?.(view)).toEqual({ owed: ['health'], owedBy: '2026-10-19' });
  });
  test('a material that may not come later is shown with the reason', () => {
    const missing = sampleCase({
      materials: [
        { ref: 'plan', name: { zh: '平面布局图', en: 'Plan' }, necessity: 'required', status: 'missing', files: [] },
      ],
    });
    const owed = acceptTolerant.fields(missing, {})[0];
    expect(owed?.kind === 'many' && owed.choices[0]?.because?.zh).toBe('不是可容缺的材料');
  });
});

describe('许可法 第三十八条: reasons with an article each', () => {
  test('a reason without its article is not ready', () => {
    const x = { reasons: [{ text: '消毒间面积不够', article: '' }] };
    expect(faultsIn(deny.fields(view, x), x)[0]?.text).toEqual({
      zh: '第 1 条理由没有“法条”，请补上',
      en: 'Reason 1 has no article',
    });
  });
  test('no reason at all is not ready', () => {
    expect(faultsIn(deny.fields(view, {}), {})[0]?.text.zh).toBe('请至少写一条“理由”');
  });
  test('the refusal carries organ, court, days and the internet channel', () => {
    const command = deny.command({ reasons: [{ text: '消毒间面积不够', article: '条例4' }] }, view);
    expect(command.remedies).toEqual({
      organ: '松澜新区管理委员会',
      days: 60,
      court: '松澜区人民法院',
      months: 6,
      internetChannel: 'https://example.gov.cn/fy',
    });
  });
  test('where the item has a closed list, the ground is chosen from it', () => {
    const closed = sampleCase({ denialGrounds: [{ code: 'G1', text: { zh: '场所不符', en: 'Unfit venue' } }] });
    const rows = deny.fields(closed, {})[0];
    expect(rows?.kind === 'rows' && rows.of[0]?.key).toBe('code');
  });
});

describe('许可法 第三十八条第二款: every part that is not granted has its reason', () => {
  const [hot, ...others] = view.scopes.map((s) => s.value);
  const row = (scope: string) => ({ scope, text: '没有专间', article: '食品安全法33' });
  const said = (x: Values) => faultsIn(grantInPart.fields(view, x), x).map((f) => f.text.zh);
  test('a part left out is named; with all reasons nothing is missing', () => {
    expect(others.length).toBeGreaterThan(0);
    const x = { ...grantInPart.start?.(view), scopes: [hot!], refused: others.map(row) };
    expect(said(x)).toEqual([]);
    const none = { ...x, scopes: [], refused: others.map(row) };
    expect(said(none)).toContain(`“${view.scopes[0]!.text.zh}”没有准予，也还没有写理由。请加一条理由`);
  });
  test('all parts granted is a grant, not a part of one', () => {
    const all = view.scopes.map((s) => s.value);
    expect(said({ scopes: all, refused: [row(hot!)] })[0]).toMatch(/^“准予的部分”最多选 \d 个/);
  });
});

describe('许可法 第四十五条: pauses', () => {
  test('the days it takes off are read from the ledger, never computed beyond it', () => {
    const said = (until: string) =>
      pause.foresee(view, { ground: 'testing', until }).find((f) => f.what === 'clock')?.text.zh;
    expect(said('2026-10-22')).toBe('扣除 4 个工作日，法定最迟由 10月28日 顺延 4 个工作日');
    expect(said('2026-10-19')).toBe('扣除 1 个工作日，法定最迟由 10月28日 顺延 1 个工作日');
    expect(said('2026-11-30')).toBe('法定最迟由 10月28日 顺延，新的日期写在告知书上');
  });
  test('a pause into the past is noticed before it is sent', () => {
    const x = { ground: 'testing', until: '2026-10-15' };
    expect(faultsIn(pause.fields(view, x), x)[0]?.text.zh).toBe('“需要到哪天”不能早于 2026-10-16');
  });
});

describe('words that go to others', () => {
  test('the recommendation opens the opinion', () => {
    expect(opinionText({ recommend: 'grant', opinion: '现场核查合格。' })).toBe('建议准予。现场核查合格。');
    expect(opinionText({ recommend: 'none', opinion: '请核对面积。' })).toBe('请核对面积。');
    expect(passOn.command({ recommend: 'deny', opinion: '面积不够。' }, view)).toEqual({
      opinion: '建议不予。面积不够。',
    });
  });
  test('the foresight names the next step', () => {
    expect(passOn.foresee(view, {})[0]?.text).toEqual({ zh: '转到“决定”', en: 'Goes to decision' });
  });
  test('a return names only steps that lie behind', () => {
    const to = giveBack.fields(view, {})[0];
    expect(to?.kind === 'one' && to.choices.map((c) => c.value)).toEqual(['accept']);
  });
});

describe('signing rules as officers name them', () => {
  test('会签 and 票签 become quorum terms', () => {
    expect(openSigning.command({ how: 'all', who: ['u1', 'u2'], question: '同意？' }, view).quorum).toEqual({
      q: 'all',
      of: [
        { q: 'member', who: 'u1' },
        { q: 'member', who: 'u2' },
      ],
    });
    expect(
      openSigning.command({ how: 'votes', weights: [{ who: 'u1', weight: '2' }], threshold: '2', question: '？' }, view)
        .quorum,
    ).toEqual({ q: 'votes', threshold: 2, weights: { u1: 2 } });
  });
});

describe('ends', () => {
  test('an empty optional text is left out, not sent empty', () => {
    expect(grant.command({ articles: '许可法38.1\n\n', conditions: '  ' }, view)).toEqual({
      articles: ['许可法38.1'],
    });
  });
  test('not-our-power asks for the organ (许可法 第三十二条第一款第二项)', () => {
    const keys = rejectFiling.fields(view, { branch: 'not-our-power' }).map((f) => f.key);
    expect(keys).toContain('organ');
    expect(rejectFiling.fields(view, { branch: 'barred' }).map((f) => f.key)).toContain('until');
  });
  test('grounds of termination are those of the state', () => {
    const ground = terminate.fields(sampleCase({ state: 'received' }), {})[0];
    expect(ground?.kind === 'one' && ground.choices.map((c) => c.value)).toEqual(['void', 'applicant-gone']);
  });
  test('a paper goes by kind, position and addressee', () => {
    expect(serve.start?.(view)).toEqual({ mode: 'window', paper: 'decision-granted@21@p1' });
    expect(serve.command({ paper: 'decision-granted@21@p1', mode: 'post' }, view)).toEqual({
      paper: { kind: 'decision-granted', position: 21 },
      to: 'p1',
      mode: 'post',
    });
  });
  test('the pick-up code is asked at window and outlet only', () => {
    const asks = (mode: string) => deliver.fields(view, { mode }).some((f) => f.key === 'code');
    expect([asks('window'), asks('outlet'), asks('e'), asks('post')]).toEqual([true, true, false, false]);
  });
});

describe('what no longer stands on the sheet is not sent', () => {
  test('the organ named for one ground does not stand in the decision on another', () => {
    const before = { branch: 'not-our-power', organ: '市场监督管理局', article: '许可法32.1', reason: '不归本局' };
    const changed = shownOf(rejectFiling as ActForm, view, { ...before, branch: 'barred', record: '第1号' });
    expect(rejectFiling.command(changed, view)).toEqual({
      branch: 'barred',
      article: '许可法32.1',
      reason: '不归本局',
      record: '第1号',
    });
    expect(faultsIn(rejectFiling.fields(view, changed), changed).map((f) => f.key)).toEqual(['until']);
  });
  test('nor the pick-up code once it goes by the net', () => {
    const x = { mode: 'e', items: '决定书', code: '1234', noticeOn: '2026-10-01' };
    expect(deliver.command(shownOf(deliver as ActForm, view, x), view)).toEqual({ mode: 'e', items: ['决定书'] });
  });
});

test('whoever signs reads beside the vote what is to be signed', () => {
  const opened = { ...view.history[0]!, type: 'SigningOpened', words: '面积接近上限，是否准予。' };
  const asked = { ...view, history: [opened, ...view.history] };
  expect(sign.fields(asked, {})[0]?.hint?.zh).toBe('签的是：面积接近上限，是否准予。');
  expect(sign.fields(view, {})[0]?.hint).toBeUndefined();
});

test('自然资函〔2024〕709号: the number that was typed is read again before the decision', () => {
  const licence = (x: Values) => grant.foresee(view, x).find((l) => l.what === 'licence')?.text.zh;
  expect(licence({ licenceNumber: '2301092026A0001', validFrom: '2026-11-01' })).toBe(
    '制发电子证照，编号 2301092026A0001，2026年11月1日起有效，10 个工作日内送达',
  );
  expect(licence({})).toBe('制发电子证照，10 个工作日内送达');
});
