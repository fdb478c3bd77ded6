import { addDays, type Day } from '../kernel/day.ts';
import {
  type ItemVersion,
  materialsFor,
  openQuestions,
  type Situation,
  situationAnswers,
} from '../modules/catalogue/index.ts';
import { type Answer, type Answers, evaluate, type Field, validateField } from '../modules/forms/index.ts';
import type { Draft } from '../modules/intake/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Chance } from './chance.ts';
import { creditCodeOf, idNumberOf } from './names.ts';

/** Believable values by the field's own key, where a number or the first option would look silly. */
const KNOWN: Readonly<Record<string, Answer>> = {
  phone: '19900005566',
  contactPhone: '19900005566',
  contact: '乔南枝',
  postcode: '150028',
  projectCode: '2026-230109-47-03-000001',
  code: '2301090012345',
};

const SOONER_OR_LATER = [-10, 30, 0, -400, 120] as const;
const TEXTS = ['松澜新区云岭大街 36 号 1 层', '按规范设置，责任到人', '已与物业核对', '详见所附图纸'];

const between = (f: Field, c: Chance, low: number, high: number): number => {
  const min = f.min ?? low;
  const max = Math.min(f.max ?? Math.max(high, min), Math.max(high, min));
  return min + c.int(Math.max(1, Math.floor(max - min)));
};

const sampleOf = (f: Field, c: Chance, today: Day): Answer => {
  const known = KNOWN[f.key];
  if (known !== undefined && !validateField(f, known, { today })) return known;
  switch (f.kind) {
    case 'integer':
      return Math.round(between(f, c, 1, 60));
    case 'decimal':
      return Math.round(between(f, c, 20, 400));
    case 'money':
      return between(f, c, 100_000_00, 800_000_00);
    case 'date':
      return addDays(today, c.pick(SOONER_OR_LATER));
    case 'choice':
      return f.options?.[c.int(f.options.length)]?.value ?? '';
    case 'choices':
      return (f.options ?? []).filter((_, i) => i === 0 || c.maybe(0.3)).map((o) => o.value);
    case 'yes-no':
      return c.maybe(0.5);
    case 'resident-id':
      return idNumberOf(c);
    case 'credit-code':
      return creditCodeOf(c, '91');
    case 'phone':
      return `1990000${1000 + c.int(9000)}`;
    case 'postcode':
      return '150028';
    case 'region':
      return '230109';
    case 'industry':
      return '6210';
    case 'address':
      return '松澜新区云岭大街 36 号 1 层';
    case 'group':
      return Array.from({ length: f.minRows ?? 1 }, () => row(f.fields ?? [], c, today));
    default:
      return texts(f, c);
  }
};
const texts = (f: Field, c: Chance): string => {
  const said = f.label.zh.length <= 4 && /名|人/.test(f.label.zh) ? '乔南枝' : c.pick(TEXTS);
  const long = said.padEnd(f.minLength ?? 0, '，情况属实');
  return f.maxLength ? [...long].slice(0, f.maxLength).join('') : long;
};
const row = (fields: readonly Field[], c: Chance, today: Day): Answers =>
  Object.fromEntries(fields.filter((f) => !f.when).map((f) => [f.key, sampleOf(f, c, today)]));

const investments = (c: Chance): { answers: Answers } => {
  const investment = (3_000 + c.int(60_000)) * 1_000_000;
  return { answers: { investment, environmentInvestment: Math.round(investment * 0.04) } };
};

/** What must fit together in one form, drawn together. */
const PRESETS: Readonly<Record<string, (c: Chance, today: Day) => { answers: Answers; situation?: Situation }>> = {
  'company-registration': (c, today) => {
    const amount = (1 + c.int(50)) * 1_000_000_00;
    const investor = { name: '乔南枝', idKind: 'resident', residentId: idNumberOf(c), amount, liability: 'limited' };
    return {
      situation: { kind: ['limited'] },
      answers: { kind: 'limited', capital: amount, paidBy: addDays(today, 700), investors: [investor] },
    };
  },
  'construction-permit': (c, today) => ({
    answers: { startsOn: addDays(today, 30), endsOn: addDays(today, 500), floorArea: 20_000 + 500 * c.int(60) },
  }),
  'construction-planning': (c) => {
    const areaTotal = 20_000 + 500 * c.int(60);
    return { answers: { areaTotal, areaAbove: areaTotal - 4_000, areaBelow: 4_000 } };
  },
  'home-business-declaration': (c) => {
    const owners = 6 + c.int(40);
    return { answers: { owners, agreed: owners } };
  },
  'eia-report': investments,
  'eia-form': investments,
  'minimum-living-allowance': () => ({ answers: { members: 1 } }),
};
export const presetOf = (item: string, c: Chance, today: Day) => PRESETS[item]?.(c, today) ?? { answers: {} };

/** First options for the opening questions, all of the small ones where several may be chosen. */
export const situationOf = (v: ItemVersion, c: Chance): Situation => {
  const chosen: Record<string, readonly string[]> = {};
  for (let round = 0; round < v.questions.length + 1; round++)
    for (const { question: q, answered } of openQuestions(v.questions, chosen))
      if (!answered) chosen[q.key] = [q.options[q.many ? 0 : c.int(q.options.length)]!.value];
  return chosen;
};

/** A check that stands at one field may mean another one: draw every number of the form again, or every date. */
const redraw = (v: ItemVersion, answers: Record<string, Answer>, c: Chance, today: Day, dates: boolean): void => {
  for (const f of v.form.sections.flatMap((s) => s.fields))
    if (
      (dates ? f.kind === 'date' : f.kind === 'integer' || f.kind === 'decimal') &&
      !f.source &&
      answers[f.key] !== undefined
    )
      answers[f.key] = sampleOf(f, c, today);
};

const FIX_ROUNDS = 60;
export type KnownCode = (kind: 'region' | 'industry', code: string) => boolean;

/**
 * Fills what is still missing in a form, with what is there already kept. Values that a check across fields rejects
 * are drawn again. Throws when the form cannot be completed, with the field: then the town or the item is wrong.
 */
export const complete = (
  v: ItemVersion,
  situation: Situation,
  have: Answers,
  c: Chance,
  today: Day,
  knownCode?: KnownCode,
): Answers => {
  const fields = new Map(v.form.sections.flatMap((s) => s.fields).map((f) => [f.key, f]));
  const around = { today, context: situationAnswers(v.questions, situation), ...(knownCode ? { knownCode } : {}) };
  let answers: Record<string, Answer> = { ...have };
  for (let i = 0; i < FIX_ROUNDS; i++) {
    const form = evaluate(v.form, v.checks, answers, around);
    if (form.complete) return answers;
    for (const e of form.errors) {
      const [key = '', index, column] = e.at.split('.');
      const f = fields.get(key);
      if (!f) {
        const { [key]: _, ...rest } = answers;
        answers = rest;
        continue;
      }
      if (e.code === 'check' && index === undefined) {
        if (f.kind === 'yes-no') answers[key] = answers[key] !== true;
        else if (f.kind === 'choice') answers[key] = sampleOf(f, c, today);
        else redraw(v, answers, c, today, f.kind === 'date');
        break;
      }
      if (index !== undefined && column !== undefined && Array.isArray(answers[key])) {
        const part = f.fields?.find((x) => x.key === column);
        const rows = [...(answers[key] as readonly Answers[])];
        if (part)
          rows[+index] = {
            ...rows[+index],
            [column]: i > FIX_ROUNDS / 2 && part.kind === 'integer' ? i * 7 : sampleOf(part, c, today),
          };
        answers[key] = rows;
      } else if (f.kind !== 'group' || answers[key] === undefined) answers[key] = sampleOf(f, c, today);
    }
  }
  const left = evaluate(v.form, v.checks, answers, around).errors[0];
  throw new Error(`${v.item}: ${left?.at} cannot be filled: ${left?.text.zh}`);
};

/** A draft filled in to the end, with what is brought to it; `track`: what the applicant promises. */
export const fillIn = (
  { clock, knownCode }: { readonly clock: Clock; readonly knownCode?: KnownCode },
  version: ItemVersion,
  opened: Draft,
  track: 'tolerance' | 'commitment' | undefined,
  c: Chance,
) => {
  const day = clock.today();
  const at = clock.now();
  const preset = presetOf(version.item, c, day);
  const drawn = () => {
    const situation = { ...situationOf(version, c), ...preset.situation };
    const answers = complete(version, situation, { ...opened.answers, ...preset.answers }, c, day, knownCode);
    return { situation, answers, lists: materialsFor(version, situation, answers) };
  };
  let said = drawn();
  // Whoever promises to bring something later is in a situation that asks for it.
  for (let i = 0; i < 20 && track === 'tolerance' && said.lists.deferrable.length === 0; i++) said = drawn();
  const { situation, answers, lists } = said;
  const promised = track === 'tolerance' ? lists.deferrable : [];
  const own = Object.fromEntries(Object.keys(answers).map((k) => [k, { from: 'self' as const, day }]));
  const draft: Draft = {
    ...opened,
    situation,
    answers,
    provenance: { ...own, ...opened.provenance },
    // Keys in the order in which the database gives back those of a saved draft: what was signed is hashed as text.
    promises: track === undefined ? [] : [{ at, kind: track, refs: promised }],
    rev: opened.rev + 1,
    savedAt: at,
  };
  return {
    draft,
    materials: lists.ask.map((m) => ({ ref: m.ref, name: m.name.zh, deferrable: promised.includes(m.ref) })),
    brought: lists.ask
      .filter((m) => !promised.includes(m.ref) && m.necessity !== 'optional')
      .map((m) => ({ ref: m.ref, name: m.name.zh })),
  };
};
