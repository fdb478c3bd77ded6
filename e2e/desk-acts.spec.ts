import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import type { Instant } from '../src/kernel/instant.ts';
import { type DeskTown, openDeskTown, PEOPLE, type Who } from './desk-town.ts';
import { begin, finish, openCase, sheetOf } from './sheet.ts';

/**
 * Every act that the desk offers is done once through its form, against the server's own judgement (lifecycle 3.1–3.3).
 * What leads up to an act goes over the interface; the act itself is written, looked over and done on the screen.
 */
test.describe.configure({ mode: 'serial' });

let town: DeskTown;
let context: BrowserContext;
let page: Page;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  town = await openDeskTown();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  page = await context.newPage();
});
test.afterAll(async () => {
  await context?.close();
  await town?.close();
});
const at = (day: string, time = '01:30') => town.clock.set(`${day}T${time}:00.000Z` as Instant);
test.beforeEach(() => at('2026-10-19'));

const open = async (who: Who, id: string): Promise<void> => {
  await town.be(context, who);
  await openCase(page, `${town.base}/desk/cases/${id}`);
};
const sheet = (): Locator => sheetOf(page);
/** The whole act: its button, what is written, the look at it, done. */
const walk = async (name: string, write?: (form: Locator) => Promise<void>): Promise<void> => {
  await begin(page, name);
  await write?.(sheet());
  await finish(page, name);
};
const box = (form: Locator, label: string | RegExp): Locator => form.getByLabel(label).first();
const write = (label: string | RegExp, text: string) => (form: Locator) => box(form, label).fill(text);
const tick = (form: Locator, group: string, choice: string | RegExp): Promise<void> =>
  form.getByRole('group', { name: group }).locator('label').filter({ hasText: choice }).first().click();
/** One of a list, whether it is drawn as rows or, being long, as a menu. */
const pick = async (form: Locator, label: string, choice: string): Promise<void> => {
  const menu = form.getByRole('combobox', { name: label });
  if (await menu.count()) {
    const value = await menu.first().locator('option', { hasText: choice }).first().getAttribute('value');
    await menu.first().selectOption(value);
  } else await tick(form, label, choice);
};
const day = async (form: Locator, label: string, on: string): Promise<void> => {
  const inputs = form.getByRole('group', { name: label }).locator('input');
  const parts = on.split('-').map((p) => String(Number(p)));
  if ((await inputs.count()) === 1) return inputs.first().fill(on);
  for (const [i, part] of parts.entries()) await inputs.nth(i).fill(part);
};
const name = (who: keyof typeof PEOPLE): string => PEOPLE[who][0];
const state = async (id: string) => (await town.view('supervisor', id)).state;

test.describe('受理以前', () => {
  test('告知补正、取消补正、受理', async () => {
    const id = await town.apply('food-service');
    await open('acceptor', id);
    await walk('告知补正', async (form) => {
      await form.locator('.defect-tick').first().click();
      await form.getByLabel('怎么改').fill('图上没有标出清洗消毒区，请补画。');
    });
    expect(await state(id)).toBe('correcting');
    await open('acceptor', id);
    await walk('取消补正', write('为什么撤销', '图上有清洗消毒区，看错了一张。'));
    expect(await state(id)).toBe('received');
    await open('acceptor', id);
    await walk('受理');
    expect(await state(id)).toBe('under-review');
  });

  test('容缺受理、按告知承诺受理', async () => {
    const late = await town.apply('food-service', {
      track: 'tolerance',
      situation: { staffCerts: ['elsewhere'] },
    });
    await open('acceptor', late);
    await walk('容缺受理', async (form) => day(form, '补齐的最后一天', '2026-10-21'));
    expect((await town.view('supervisor', late)).owed.length).toBeGreaterThan(0);
    const promised = await town.apply('hotel-licence', { track: 'commitment' });
    await open('acceptor', promised);
    await walk('按告知承诺受理');
    expect(await state(promised)).toBe('under-review');
  });

  test('不予受理、当场决定、备案', async () => {
    const not = await town.apply('food-service');
    await open('acceptor', not);
    await walk('不予受理', async (form) => {
      await tick(form, '哪种情形', '不属于本局职权');
      await form.getByRole('textbox', { name: '该找哪个机关' }).fill('松澜区市场监督管理局');
      await form.getByLabel('理由').fill('学校食堂由教育部门会同办理，不属于本局职权。');
    });
    expect(await state(not)).toBe('closed');
    const filing = await town.apply('seal-filing');
    await open('acceptor', filing);
    await walk('备案');
    expect(await state(filing)).toBe('closed');
    const instant = await town.apply('company-registration');
    await open('acceptor', instant);
    await walk('当场决定');
    expect(await state(instant)).toBe('decided');
  });
});

test.describe('环节和人', () => {
  test('认领、转办、接管、提出意见、拿回、退回', async () => {
    const id = await town.apply('food-service');
    await town.act('acceptor', id, 'accept');
    await open('examiner', id);
    await walk('认领');
    await open('examiner', id);
    await walk('转办', async (form) => {
      await tick(form, '怎么转', '委派');
      await pick(form, '转给谁', name('examiner2'));
    });
    await open('examiner2', id);
    await walk('转办', async (form) => tick(form, '怎么转', '交回'));
    await open('supervisor', id);
    await walk('转办', async (form) => {
      await tick(form, '怎么转', '接管');
      await pick(form, '转给谁', name('examiner2'));
      await form.getByLabel('理由或交代').fill('乔亦然请假，本周到期。');
    });
    await open('examiner2', id);
    await walk('提出审查意见', write('意见', '材料齐全，现场合格。'));
    await open('examiner2', id);
    await walk('拿回');
    await open('examiner2', id);
    await walk('提出审查意见', write('意见', '材料齐全，符合法定形式。'));
    await open('reviewer', id);
    await walk('认领');
    await open('reviewer', id);
    await walk('退回', async (form) => {
      await pick(form, '退回到', '审查');
      await form.getByText('办好后直接回到我这里').click();
      await form.getByLabel('为什么退回').fill('现场记录没有写消毒间面积。');
    });
    expect((await town.view('supervisor', id)).steps.find((s) => s.state === 'now')?.post).toBe('examiner');
  });

  test('催办、抄送、沟通', async () => {
    const id = await town.apply('food-service');
    await town.act('acceptor', id, 'accept');
    await town.act('examiner', id, 'claim');
    await open('supervisor', id);
    await walk('催办');
    await open('examiner', id);
    await walk('抄送', async (form) => tick(form, '抄送给', name('reviewer')));
    await open('examiner', id);
    await walk('沟通', async (form) => {
      await tick(form, '给谁', name('reviewer'));
      await form.getByLabel('说什么').fill('布局图第二版比第一版多了一间库房。');
    });
    const verbs = (await town.view('supervisor', id)).history.filter((h) => h.type === 'Noted');
    expect(verbs).toHaveLength(3);
  });

  test('回避，人都不能办时由负责人指定', async () => {
    const id = await town.apply('food-service');
    await town.act('acceptor', id, 'accept');
    await town.act('examiner', id, 'claim');
    await town.act('examiner', id, 'pass-on', { opinion: '建议准予。' });
    await open('supervisor', id);
    await walk('回避', async (form) => {
      await pick(form, '谁回避', name('reviewer'));
      await tick(form, '因为', '近亲属');
    });
    const offered = (await town.view('head', id)).acts.find((o) => o.act === 'appoint');
    expect(offered?.may, JSON.stringify(offered)).toBe(true);
    await open('head', id);
    await walk('指定', async (form) => pick(form, '指定谁', name('supervisor')));
  });
});

test.describe('意见和会签', () => {
  test('会商、回复会商、撤销会商', async () => {
    const id = await town.apply('food-service');
    await town.act('acceptor', id, 'accept');
    await town.act('examiner', id, 'claim');
    for (let turn = 0; turn < 2; turn++) {
      await open('examiner', id);
      await walk('会商', async (form) => {
        await tick(form, '问谁', name('fire'));
        await form.getByLabel('问什么').fill('疏散通道改过一次，请看是否有意见。');
      });
      if (turn > 0) break;
      await open('fire', id);
      await walk('回复会商', async (form) => tick(form, '意见', '没有意见'));
    }
    await open('examiner', id);
    await walk('撤销会商或会签', async (form) => tick(form, '撤销什么', '会商'));
    const ends = (await town.view('supervisor', id)).tasks
      .filter((t) => t.kind === 'consult')
      .map((t) => t.ended?.verb);
    expect(ends).toEqual(['no-remark', 'revoked']);
  });

  test('发起会签、加签、减签、签', async () => {
    const id = await town.apply('food-service');
    await town.act('acceptor', id, 'accept');
    await town.act('examiner', id, 'claim');
    await open('examiner', id);
    await walk('发起会签', async (form) => {
      await tick(form, '谁签', name('reviewer'));
      await tick(form, '谁签', name('head'));
      await form.getByLabel('签什么').fill('面积接近上限，是否准予。');
    });
    await open('reviewer', id);
    await walk('加签', async (form) => {
      await pick(form, '加谁', name('supervisor'));
      await tick(form, '加在哪里', '和我一起');
    });
    await open('reviewer', id);
    await walk('减签', async (form) => pick(form, '减谁', name('supervisor')));
    await open('reviewer', id);
    await walk('会签', async (form) => tick(form, '意见', /^同意/));
    await open('head', id);
    await walk('会签', async (form) => tick(form, '意见', /^同意/));
    expect((await town.view('supervisor', id)).signing?.state).toBe('yes');
  });
});

test.describe('审查中的程序', () => {
  test('记录现场核查带照片、请补充材料、公示', async () => {
    const id = await town.apply('food-service');
    await town.act('acceptor', id, 'accept');
    await town.act('examiner', id, 'claim');
    await open('examiner', id);
    await walk('记录现场核查', async (form) => {
      await tick(form, '谁去的', name('examiner'));
      await tick(form, '谁去的', name('examiner2'));
      await tick(form, '结论', /^合格/);
      await form.getByLabel('核查记录').fill('10月19日到场，布局与图一致，共 8 项合格。');
      await form.locator('input[type=file]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PNG });
      await expect(form.getByRole('link', { name: '现场.png' })).toBeVisible();
    });
    const seen = await town.view('examiner', id);
    expect(seen.records.map((f) => f.name)).toEqual(['现场.png']);
    expect(seen.history.find((h) => h.type === 'Checked')?.words ?? '').toContain('附件1：现场.png（SM3 ');
    await page.reload();
    await page.getByRole('button', { name: /现场\.png/ }).click();
    await expect(page.locator('.viewer-sheet img')).toBeVisible();
    await open('examiner', id);
    await walk('请补充材料', async (form) => form.locator('fieldset label').first().click());
    await open('examiner', id);
    await walk('公示', async (form) => {
      await tick(form, '公示什么', /^申请/);
      await day(form, '到哪天', '2026-10-23');
    });
  });

  test('暂停计时、延长暂停、恢复计时、延长期限', async () => {
    const id = await town.apply('public-venue-hygiene');
    await town.act('acceptor', id, 'accept');
    await town.act('examiner', id, 'claim');
    await open('examiner', id);
    await walk('暂停计时', async (form) => day(form, '需要到哪天', '2026-10-23'));
    await town.act('supervisor', id, 'assign', { verb: 'take-over', to: town.ids.examiner2, reason: '请假' });
    await open('decider', id);
    await walk('延长暂停', async (form) => day(form, '延到哪天', '2026-10-27'));
    await open('examiner', id);
    await walk('恢复计时', async (form) => tick(form, '程序结果', /^合格/));
    await open('head', id);
    await walk('延长期限', async (form) => {
      await tick(form, '因为', '案情复杂');
      await form.getByLabel('理由').fill('消防通道正在整改，需要再核一次现场。');
    });
    expect((await town.view('supervisor', id)).history.map((h) => h.type)).toEqual(
      expect.arrayContaining(['Paused', 'PauseProlonged', 'Resumed', 'Extended']),
    );
  });
});

test('告知利害关系人、听取陈述、通知听证、举行听证', async () => {
  const id = await town.apply('construction-planning');
  await town.act('acceptor', id, 'accept');
  await town.act('examiner', id, 'claim');
  await open('examiner', id);
  await walk('告知利害关系人', async (form) => {
    await form.getByRole('searchbox').fill('林知');
    await form.getByRole('button', { name: '找', exact: true }).click();
    await form.getByRole('button', { name: '选上 林知远' }).click();
    await expect(form.locator('.person-chosen')).toContainText('林知远');
  });
  expect((await town.view('examiner', id)).told.map((p) => p.name)).toEqual(['松澜云栖温泉度假有限公司', '林知远']);
  await open('examiner', id);
  await walk('听取陈述申辩', async (form) => {
    await pick(form, '谁说的', '林知远');
    await form.getByLabel('笔录').fill('10月19日，林知远到场，对日照间距没有异议。');
  });
  await town.act('boss', id, 'request-hearing');
  await open('examiner', id);
  await walk('通知听证', async (form) => {
    await tick(form, '为什么听证', '要求');
    await day(form, '哪天', '2026-10-30');
    await form.getByLabel('在哪里').selectOption('centre');
  });
  // the neighbour gave no consent to electronic service: handed over at the window, and recorded
  await expect
    .poll(async () => (await town.view('acceptor', id)).papers.map((p) => p.kind))
    .toContain('hearing-notice');
  for (const paper of ['告知书', '听证通知书']) {
    await open('acceptor', id);
    await walk('登记送达', async (form) => {
      await tick(form, '哪份文书', paper);
      await tick(form, '怎么送', '窗口领取');
    });
  }
  expect((await town.view('acceptor', id)).unserved).toEqual([]);
  at('2026-10-30');
  const offered = (await town.view('chair', id)).acts.find((o) => o.act === 'hold-hearing');
  expect(offered?.may, JSON.stringify(offered)).toBe(true);
  await open('chair', id);
  await walk('举行听证', write('听证笔录', '10月30日在政务服务中心公开举行，申请人和林知远到场，记录经双方签字。'));
  expect((await town.view('chair', id)).history.map((h) => h.type)).toContain('HearingHeld');
});

test.describe('决定和以后', () => {
  test('准予、更正决定、登记、冻结、解除冻结、送达、记录救济', async () => {
    const id = await town.toDecision(await town.apply('food-service'));
    await open('decider', id);
    await begin(page, '准予');
    await sheet().getByRole('button', { name: '看一遍再办' }).click();
    // the paper is seen before it is sealed, and the seal is set only by the act
    await expect(sheet().locator('.paper')).toContainText('本局决定准予');
    await expect(sheet().locator('.paper-seal-set')).toHaveCount(0);
    await sheet().locator('.act-sheet-foot').getByRole('button', { name: '准予', exact: true }).click();
    await expect(sheet().locator('.paper-seal-set')).toHaveCount(1);
    // whoever looks at the papers and comes back is not offered the decision a second time
    await page.getByRole('tab', { name: /^文书/ }).click();
    await page.getByRole('tab', { name: '办理', exact: true }).click();
    await expect(page.locator('.case-answers')).toBeVisible();
    await expect(sheet()).toHaveCount(0);
    await open('decider', id);
    await walk('更正决定', async (form) => {
      await tick(form, '哪里写错了', '地址');
      await form.getByLabel('原文').fill('云岭大街 63 号');
      await form.getByLabel('更正为').fill('云岭大街 36 号');
    });
    await open('oversight', id);
    await walk('冻结', write('投诉编号', '12345-2026-1019'));
    await open('oversight', id);
    await walk('解除冻结', async (form) => tick(form, '查明的结果', '不属实'));
    await open('delivery', id);
    await walk('送达');
    expect(await state(id)).toBe('closed');
    await open('oversight', id);
    await walk('记录救济', async (form) => {
      await tick(form, '什么程序', '行政复议');
      await form.getByLabel('案号').fill('松府复〔2026〕12 号');
    });
    const types = (await town.view('oversight', id)).history.map((h) => h.type);
    expect(types).toEqual(expect.arrayContaining(['DecisionCorrected', 'Frozen', 'Unfrozen', 'RemedyNoted']));
  });

  test('部分准予：各部分从申请里选', async () => {
    const id = await town.toDecision(await town.apply('food-service', { answers: { dishes: ['hot', 'cold'] } }));
    const parts = (await town.view('decider', id)).scopes;
    expect(parts.length).toBeGreaterThan(1);
    await open('decider', id);
    await walk('部分准予', async (form) => {
      await tick(form, '准予的部分', parts[0]!.text.zh);
      await form.getByLabel('不准予的部分').selectOption(parts[1]!.value);
      await form.getByLabel('查明的事实和理由').fill('没有设冷食专间。');
      await form.getByLabel('法条').fill('食品安全法33');
    });
    expect((await town.view('decider', id)).outcome).toBe('granted-in-part');
  });

  test('不予', async () => {
    const id = await town.toDecision(await town.apply('food-service'));
    await open('decider', id);
    await walk('不予', async (form) => {
      await form.getByLabel('查明的事实和理由').fill('加工场所距开放式垃圾站不足 25 米。');
      await form.getByLabel('法条').fill('食品安全法33');
    });
    expect((await town.view('decider', id)).outcome).toBe('denied');
  });

  test('终止', async () => {
    const id = await town.toDecision(await town.apply('food-service'));
    await open('decider', id);
    await walk('终止', async (form) => {
      await tick(form, '因为', '对象没有了');
      await form.getByLabel('理由').fill('场所已拆除，许可的对象不存在了。');
    });
    expect(await state(id)).toBe('closed');
  });
});
