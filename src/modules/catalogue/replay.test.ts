import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { CHINA } from '../../law/calendar.china.ts';
import { dueDay } from '../../law/clock.ts';
import type { ItemVersion } from './item.ts';
import { BUNDLED } from './items/index.ts';
import { materialsFor } from './materials.ts';
import { type PastCase, replay, replayCase } from './replay.ts';

const venue = BUNDLED.find((v) => v.item === 'public-venue-hygiene')!;
const situation = Object.fromEntries(venue.questions.map((q) => [q.key, [q.options[0]!.value]]));
const past: PastCase = {
  id: 'c1',
  number: '2026-WJ-000001',
  receivedOn: day('2026-09-11'),
  situation,
  answers: {},
  run: { window: day('2026-09-11'), acceptedOn: day('2026-09-18'), notices: [] },
};
const found = (to: ItemVersion, c: PastCase = past, from: ItemVersion = venue) =>
  Object.fromEntries(replayCase(from, to, c, CHINA));

describe('a version replayed over a case that ended', () => {
  test('nothing changes under the same version', () => {
    expect(found({ ...venue, version: 2 })).toEqual({});
  });
  test('a paper that a register now gives is one less to hand in and one more fetched', () => {
    const [first] = materialsFor(venue, situation).ask.filter((m) => m.necessity === 'required');
    const materials = venue.materials.map((m) => (m.ref === first!.ref ? { ...m, register: 'property' as const } : m));
    expect(found({ ...venue, materials })).toEqual({ asked: -1, fetched: 1 });
  });
  test('a paper that was optional and is not asked any more changes nothing for the applicant', () => {
    const optional = { ...venue.materials.find((m) => !m.register)!, ref: 'extra', necessity: 'optional' as const };
    expect(found({ ...venue, materials: [...venue.materials, optional] })).toEqual({});
  });
  test('许可法42: the promise of 15 working days from 18 September 2026 ends on 15 October; of 12 on 12 October, three days earlier', () => {
    const due = (n: number) => dueDay({ start: day('2026-09-18'), n, unit: 'WORKING_DAY', notices: [] }, CHINA).due;
    expect([due(15), due(12)]).toEqual(['2026-10-15', '2026-10-12']);
    const plain = (n: number): ItemVersion => ({ ...venue, promised: { ...venue.promised!, n, unit: 'WORKING_DAY' } });
    expect(found(plain(12), past, plain(15))).toEqual({ promised: -3 });
  });
  test('许可法45: the pauses the case really had stay out of the count', () => {
    const notices = [{ pause: 'p', ground: 'testing', served: day('2026-10-09'), until: day('2026-10-14') }];
    const plain = (n: number): ItemVersion => ({ ...venue, promised: { ...venue.promised!, n, unit: 'WORKING_DAY' } });
    const paused: PastCase = { ...past, run: { ...past.run!, notices } };
    expect(found(plain(12), paused, plain(15))).toEqual({ promised: -3 });
  });
  test('a promise never ends after the statutory day: beyond it nothing is later', () => {
    const cut: ItemVersion = { ...venue, promised: { ...venue.promised!, n: 400 } };
    const more: ItemVersion = { ...venue, promised: { ...venue.promised!, n: 500 } };
    expect(found(more, past, cut)).toEqual({});
  });
  test('a case never accepted has no decision day, so only papers are compared', () => {
    const { run: _, ...unaccepted } = past;
    expect(found({ ...venue, promised: { ...venue.promised!, n: 1 } }, unaccepted)).toEqual({});
  });
  test('a check that the answers of then do not pass would have stopped it', () => {
    const form = venue.form.sections.flatMap((s) => s.fields).find((f) => f.kind === 'integer')!;
    const base: ItemVersion = {
      ...venue,
      form: { ...venue.form, sections: [{ key: 's', title: venue.name, fields: [{ ...form, min: 0 }] }] },
      checks: [],
    };
    const answered = { ...past, answers: { [form.key]: 5 } };
    const strict: ItemVersion = {
      ...base,
      form: { ...base.form, sections: [{ key: 's', title: venue.name, fields: [{ ...form, min: 10 }] }] },
    };
    expect(found(strict, answered, base)).toEqual({ result: -1 });
    expect(found(base, answered, strict)).toEqual({ result: 1 });
  });
  test('a new question of the form would have been asked in addition', () => {
    const [s, ...rest] = venue.form.sections;
    const field = { key: 'brandNew', kind: 'text' as const, label: { zh: '新栏目', en: 'New' } };
    const to: ItemVersion = {
      ...venue,
      form: { ...venue.form, sections: [{ ...s!, fields: [...s!.fields, field] }, ...rest] },
    };
    expect(found(to)).toEqual({ fill: 1 });
  });
  test('figures gather the cases, results first', () => {
    const { run: _, ...unaccepted } = past;
    const cases = [past, { ...past, id: 'c2', number: '2' }, { ...unaccepted, id: 'c3', number: '3' }];
    const to: ItemVersion = { ...venue, promised: { ...venue.promised!, n: 1 } };
    const told = replay(venue, to, cases, { calendar: CHINA, since: day('2025-11-23'), until: day('2026-11-22') });
    expect(told).toMatchObject({
      cases: 3,
      same: 1,
      figures: [{ kind: 'promised', cases: [{ id: 'c1' }, { id: 'c2' }] }],
    });
  });
});
