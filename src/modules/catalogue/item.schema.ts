import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Condition } from '../forms/engine/definition.ts';
import type { ItemVersion } from './item.ts';
import { withTerms } from './terms.ts';

/** The shape of a version that comes from outside: a file of our own export, or the editor of the catalogue desk. */
const closed = { additionalProperties: false };
const oneOf = (values: readonly string[]): TSchema => Type.Enum(values as [string, ...string[]]);
const opt = Type.Optional;
const Str = (max = 400) => Type.String({ maxLength: max });
const TextShape = (max = 20000) => Type.Object({ zh: Str(max), en: Str(max) }, closed);
const Name = TextShape(500);
const Cond = Type.Unknown();
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Cite = Type.Object({ statute: Str(), article: Str(80) }, closed);
const Count = Type.Integer({ minimum: 0, maximum: 100000 });
const Key = Str(80);
const many = (of: TSchema, max = 200) => Type.Array(of, { maxItems: max });

const UNIT = oneOf(['WORKING_DAY', 'NATURAL_DAY', 'MONTH', 'YEAR', 'HOUR']);
const period = {
  n: Type.Integer({ minimum: 0, maximum: 3650 }),
  unit: UNIT,
  start: oneOf(['RECEIVED', 'ACCEPTED', 'DECIDED', 'TOLD', 'TASK_ASSIGNED']),
  basis: Cite,
  unitBasis: opt(Name),
  extension: opt(Type.Object({ n: Count, approver: oneOf(['head', 'government']), basis: Cite }, closed)),
};
const Period = Type.Object(period, closed);
const Option = Type.Object({ value: Key, label: Name, hint: opt(Name) }, closed);
const question = {
  key: Key,
  ask: Name,
  help: opt(Name),
  when: opt(Cond),
  many: Type.Boolean(),
  options: many(Option, 60),
};

const KINDS = oneOf(
  'text long-text integer decimal money date choice choices yes-no resident-id credit-code phone postcode region industry address group'.split(
    ' ',
  ),
);
const field = {
  key: Key,
  kind: KINDS,
  label: Name,
  hint: opt(Name),
  required: opt(Type.Boolean()),
  when: opt(Cond),
  unit: opt(Name),
  min: opt(Type.Number()),
  max: opt(Type.Number()),
  notBefore: opt(Str(10)),
  notAfter: opt(Str(10)),
  minLength: opt(Count),
  maxLength: opt(Count),
  pattern: opt(Type.Object({ regex: Str(200), says: Name }, closed)),
  options: opt(many(Option, 500)),
  minRows: opt(Count),
  maxRows: opt(Type.Integer({ minimum: 1, maximum: 500 })),
  rowName: opt(Name),
  source: opt(oneOf(['business-licence', 'population', 'previous-case', 'licence-library'])),
  sourcePath: opt(Key),
  sensitive: opt(Type.Boolean()),
  editable: opt(oneOf(['local'])),
};
const Field = Type.Object({ ...field, fields: opt(many(Type.Object(field, closed), 60)) }, closed);
const Form = Type.Object(
  {
    id: Key,
    version: Count,
    sections: many(
      Type.Object({ key: Key, title: Name, hint: opt(Name), when: opt(Cond), fields: many(Field, 100) }, closed),
      20,
    ),
  },
  closed,
);

const SampleShape = Type.Object(
  {
    hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    name: Str(120),
    type: oneOf(['application/pdf', 'image/png', 'image/jpeg', 'image/webp']),
    size: Type.Integer({ minimum: 1, maximum: 20 * 1024 * 1024 }),
  },
  closed,
);
const Material = Type.Object(
  {
    ref: Key,
    name: Name,
    hint: opt(TextShape(4000)),
    necessity: oneOf(['required', 'optional', 'deferrable']),
    main: Type.Boolean(),
    source: oneOf(['applicant', 'government', 'other']),
    register: opt(
      oneOf(['business-licence', 'population', 'licence-library', 'health-certificate', 'property', 'other']),
    ),
    trust: oneOf(['A', 'B', 'C', 'D']),
    when: opt(Cond),
    promisable: opt(Type.Boolean()),
    form: oneOf(['paper', 'electronic', 'either']),
    copies: Count,
    standard: opt(TextShape()),
    basis: opt(Cite),
    sample: opt(SampleShape),
  },
  closed,
);

/** The bureau's own terms; what only repeats the version is derived anew whatever the file says. */
const Terms = Type.Object({
  steps: many(Type.Object({ key: Key, post: Str(40), within: Count }, closed), 20),
  tolerable: Type.Boolean(),
  committable: oneOf(['no', 'permit', 'proof']),
  instant: Type.Boolean(),
  procedures: many(
    Type.Object({ ground: Key, maxWorkingDays: opt(Count), basis: Str(), excluded: Type.Boolean() }, closed),
    20,
  ),
  checks: Type.Object({ site: Type.Boolean(), technical: Type.Boolean() }, closed),
  hearing: oneOf(['none', 'on-request', 'by-law']),
  stakeholders: Type.Boolean(),
  divisible: Type.Boolean(),
  technicalStandardRequired: Type.Boolean(),
  onToleranceLapse: Type.Object(
    { how: oneOf(['treat-as-withdrawn', 'grace-then-withdrawn', 'decide-as-is']), graceWorkingDays: opt(Count) },
    closed,
  ),
  consultWithin: Type.Integer({ minimum: 1, maximum: 10 }),
  joint: Type.Boolean(),
});

const Fee = Type.Object({ charged: Type.Boolean(), name: opt(Name), standard: opt(Name), basis: opt(Cite) }, closed);

export const ItemVersionShape = Type.Object(
  {
    item: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,79}$' }),
    version: Type.Integer({ minimum: 1, maximum: 100000 }),
    state: oneOf(['draft', 'review', 'published', 'retired']),
    name: Name,
    summary: Name,
    aliases: many(Str(60)),
    codes: Type.Object({ scheme: Key, catalogue: opt(Key), implementation: opt(Key), handling: opt(Key) }, closed),
    taskType: Str(2),
    nature: oneOf(['permit', 'filing', 'confirmation', 'benefit', 'service']),
    level: Str(2),
    department: Type.Object({ name: Name, code: opt(Key), central: opt(Key) }, closed),
    powerSource: opt(Name),
    audience: many(oneOf(['person', 'company', 'other']), 3),
    themes: many(Str(40), 20),
    reformMode: opt(oneOf(['cancelled', 'filing', 'commitment', 'optimised'])),
    basis: many(
      Type.Object(
        {
          statute: Str(),
          article: Str(80),
          title: Name,
          says: opt(TextShape()),
          validFrom: opt(Day),
          validTo: opt(Day),
        },
        closed,
      ),
      60,
    ),
    conditions: TextShape(),
    statutory: opt(Period),
    otherPeriods: opt(many(Type.Object({ ...period, validFrom: opt(Day), validTo: opt(Day) }, closed), 10)),
    promised: opt(Period),
    visits: Type.Object({ count: Count, reason: opt(TextShape(2000)) }, closed),
    fee: Fee,
    result: Type.Object(
      {
        type: oneOf(['licence', 'approval', 'other', 'none']),
        name: opt(Name),
        kindCode: opt(Key),
        years: opt(Count),
        months: opt(Count),
        face: opt(many(Type.Object({ label: Name, from: Key }, closed), 40)),
        series: opt(Str(40)),
        numberedElsewhere: opt(Type.Boolean()),
      },
      closed,
    ),
    questions: many(Type.Object(question, closed), 30),
    eligibility: opt(
      Type.Object(
        {
          questions: many(Type.Object({ ...question, keeps: opt(Key) }, closed), 20),
          verdicts: many(
            Type.Object(
              { when: Cond, outcome: oneOf(['can', 'cannot', 'ask']), says: TextShape(2000), article: opt(Key) },
              closed,
            ),
            40,
          ),
        },
        closed,
      ),
    ),
    materials: many(Material),
    form: Form,
    checks: many(Type.Object({ at: Key, unless: Cond, says: TextShape(1000) }, closed), 100),
    steps: many(Type.Object({ key: Key, name: Name }, closed), 20),
    places: many(Str(), 60),
    onlineDepth: opt(many(Str(4), 12)),
    channels: many(oneOf(['web', 'window', 'outlet', 'kiosk', 'post']), 5),
    contact: Type.Object({ ask: opt(Str(60)), complain: opt(Str(60)) }, closed),
    faq: many(Type.Object({ q: TextShape(2000), a: TextShape() }, closed), 100),
    duties: opt(
      many(
        Type.Object(
          {
            key: Key,
            text: TextShape(1000),
            n: opt(Count),
            unit: opt(UNIT),
            from: opt(oneOf(['DECIDED', 'RESULT', 'EVENT'])),
            article: Key,
          },
          closed,
        ),
        40,
      ),
    ),
    commitment: opt(
      Type.Object(
        { promises: many(TextShape(2000), 40), liability: TextShape(2000), verification: TextShape(2000) },
        closed,
      ),
    ),
    denialTexts: opt(Type.Record(Str(80), TextShape(2000))),
    origin: opt(Type.Object({ kind: oneOf(['renewal', 'change', 'cancel']), of: Key }, closed)),
    renewedBy: opt(Key),
    changedBy: opt(Key),
    remedy: Type.Object({ organ: Name, court: Name, url: opt(Str()) }, closed),
    terms: Terms,
    editable: many(Str(200)),
    imported: opt(Type.Object({ from: Key, sourceVersion: opt(Key) }, closed)),
  },
  closed,
);

const checked = Compile(ItemVersionShape);

const OPS = new Set(['<', '<=', '>', '>=', '=', '!=']);
const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const isScalar = (v: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof v);

/** Conditions nest, so they are checked by hand: one of the forms of `Condition`, at most eight deep. */
export const isCondition = (c: unknown, depth = 0): c is Condition => {
  if (!isObject(c) || depth > 8) return false;
  const parts = c.all ?? c.any;
  if (parts !== undefined)
    return Array.isArray(parts) && parts.length <= 30 && parts.every((p) => isCondition(p, depth + 1));
  if ('not' in c) return isCondition(c.not, depth + 1);
  const compares =
    typeof c.op === 'string' &&
    OPS.has(c.op) &&
    (typeof c.than === 'number' || (isObject(c.than) && typeof c.than.field === 'string'));
  if ('sumOf' in c) return typeof c.sumOf === 'string' && /^\w+\.\w+$/.test(c.sumOf) && compares;
  if ('countOf' in c) return typeof c.countOf === 'string' && compares;
  if (typeof c.field !== 'string') return false;
  if ('is' in c) return isScalar(c.is);
  if ('has' in c) return isScalar(c.has);
  if ('in' in c) return Array.isArray(c.in) && c.in.every(isScalar);
  return 'answered' in c ? typeof c.answered === 'boolean' : compares;
};

/** The first condition that is none, as a path; conditions stand under `when` and `unless`. */
const badCondition = (v: unknown, path: string): string | undefined => {
  if (Array.isArray(v)) {
    for (const [i, x] of v.entries()) {
      const bad = badCondition(x, `${path}[${i}]`);
      if (bad) return bad;
    }
    return undefined;
  }
  if (!isObject(v)) return undefined;
  for (const [key, x] of Object.entries(v)) {
    const at = path ? `${path}.${key}` : key;
    if (key === 'when' || key === 'unless') {
      if (!isCondition(x)) return at;
    } else {
      const bad = badCondition(x, at);
      if (bad) return bad;
    }
  }
  return undefined;
};

export type ReadVersion =
  | { readonly ok: true; readonly version: ItemVersion }
  | { readonly ok: false; readonly field: string; readonly why: string };

/** A version from outside, checked whole; `field` is the first path that is wrong. Its terms are derived anew. */
export const readItemVersion = (json: unknown): ReadVersion => {
  if (!checked.Check(json)) {
    const error = checked.Errors(json)[0];
    const path = (error?.instancePath ?? '').split('/').filter(Boolean).join('.');
    const named =
      (error?.params as { requiredProperties?: string[]; additionalProperties?: string[] } | undefined) ?? {};
    const property = named.requiredProperties?.[0] ?? named.additionalProperties?.[0];
    const field = [path, property].filter(Boolean).join('.') || 'version';
    return { ok: false, field, why: error?.keyword ?? 'type' };
  }
  const bad = badCondition(json, '');
  if (bad) return { ok: false, field: bad, why: 'condition' };
  return { ok: true, version: withTerms(json as unknown as ItemVersion) };
};
