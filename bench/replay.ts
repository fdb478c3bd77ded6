import { addDays, type Day, day, dayFromNumber, dayNumber } from '../src/kernel/day.ts';
import { CHINA } from '../src/law/calendar.china.ts';
import type { Notice } from '../src/law/period.ts';
import { BUNDLED } from '../src/modules/catalogue/index.ts';
import type { ItemVersion } from '../src/modules/catalogue/item.ts';
import { type PastCase, replay } from '../src/modules/catalogue/replay.ts';
import { chanceOf } from '../src/seed/chance.ts';
import { complete, presetOf, situationOf } from '../src/seed/fill.ts';
import { atLeast, atMost, type Measure, median, report, round } from './measure.ts';

/** A year of one busy item. Who compares two versions waits for all of them in one page. */
const CASES = 1_000;
const LIMIT_SECONDS = 2;
const SINCE = day('2025-11-23');
const UNTIL = day('2026-11-22');

/** Complete applications of a year, each filled in by its own chance; one in four was paused, one in twenty extended. */
const yearOf = (v: ItemVersion): readonly PastCase[] => {
  const first = dayNumber(SINCE);
  return Array.from({ length: CASES }, (_, n): PastCase => {
    const c = chanceOf(n + 1);
    const receivedOn: Day = dayFromNumber(first + c.int(340));
    const preset = presetOf(v.item, c, receivedOn);
    const situation = { ...situationOf(v, c), ...preset.situation };
    const acceptedOn = addDays(receivedOn, 1 + c.int(5));
    const served = addDays(acceptedOn, 1 + c.int(6));
    const notices: Notice[] = c.maybe(0.25)
      ? [{ pause: 'p', ground: 'testing', served, until: addDays(served, 3 + c.int(12)) }]
      : [];
    return {
      id: `c${n}`,
      number: `2026-${String(n).padStart(6, '0')}`,
      receivedOn,
      situation,
      answers: complete(v, situation, preset.answers, c, receivedOn),
      run: { window: receivedOn, acceptedOn, notices, ...(c.maybe(0.05) ? { extension: 10 } : {}) },
    };
  });
};

/** The next version: two days less promised, one paper fetched instead of asked, one field more. */
const later = (v: ItemVersion): ItemVersion => {
  const [head, ...rest] = v.form.sections;
  const field = { key: 'newQuestion', kind: 'text' as const, label: { zh: '新栏目', en: 'New field' } };
  const asked = v.materials.find((m) => !m.register);
  return {
    ...v,
    version: v.version + 1,
    ...(v.promised ? { promised: { ...v.promised, n: Math.max(1, v.promised.n - 2) } } : {}),
    materials: v.materials.map((m) => (m === asked ? { ...m, register: 'property' as const } : m)),
    form: { ...v.form, sections: [{ ...head!, fields: [...head!.fields, field] }, ...rest] },
  };
};

export const run = async (): Promise<Measure[]> =>
  ['food-service', 'public-venue-hygiene'].flatMap((item) => {
    const v = BUNDLED.find((x) => x.item === item)!;
    const [to, cases] = [later(v), yearOf(v)];
    const around = { calendar: CHINA, since: SINCE, until: UNTIL };
    const times: number[] = [];
    let changed = 0;
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      const told = replay(v, to, cases, around);
      times.push((performance.now() - start) / 1000);
      changed = CASES - told.same;
    }
    return [
      atMost(
        `${item}: ${CASES} past cases replayed against the next version`,
        round(median(times), 3),
        's',
        LIMIT_SECONDS,
      ),
      atLeast(`${item}: cases that the next version would have treated differently`, changed, 'cases', CASES / 2),
    ];
  });

if (import.meta.main) report(await run());
