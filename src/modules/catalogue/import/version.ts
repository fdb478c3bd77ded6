import type { Step } from '../../cases/terms.ts';
import type { ItemVersion } from '../item.ts';
import { route, shortRoute, write } from '../items/write.ts';
import { withTerms } from '../terms.ts';
import { defaultForm } from './default-form.ts';

/** What the readers found; the rest of a version is derived here, so that an imported item can be applied for. */
export type Found = Pick<
  ItemVersion,
  | 'item'
  | 'taskType'
  | 'nature'
  | 'codes'
  | 'audience'
  | 'basis'
  | 'statutory'
  | 'promised'
  | 'visits'
  | 'fee'
  | 'result'
  | 'materials'
  | 'faq'
  | 'imported'
> & {
  readonly name: string;
  readonly level?: string;
  readonly department: { readonly name: string; readonly code?: string };
  readonly conditions: string;
  readonly summary?: string;
  readonly places: readonly string[];
  readonly handling: readonly string[];
  readonly online: boolean;
  readonly onlineDepth: readonly string[];
  readonly instant: boolean;
  readonly joint: boolean;
  readonly procedures: ItemVersion['terms']['procedures'];
};

const both = (s: string) => ({ zh: s, en: s });

/** Working days for examination, review and decision inside the promise; two people at least. */
const stepsWithin = (days: number): readonly Step[] => {
  if (days < 3) return shortRoute(1, 1);
  const review = Math.max(1, Math.floor(days / 5));
  return route(days - 2 * review, review, review);
};

const CHANNEL = { '1': 'window', '2': 'web', '3': 'web', '4': 'post' } as const;
const channelsOf = (f: Found): ItemVersion['channels'] => {
  const named = f.handling.flatMap((c) => CHANNEL[c as keyof typeof CHANNEL] ?? []);
  const all = new Set([...named, ...(f.online ? (['web'] as const) : [])]);
  // 优化条例37: a window is always open, whatever the list says.
  return (['web', 'window', 'post'] as const).filter((c) => c === 'window' || all.has(c));
};

/** What an import cannot know and the bureau has to look at. */
const LOCAL = ['summary', 'form', 'terms', 'remedy', 'result.face', 'result.series', 'themes', 'contact'];

export const versionFrom = (f: Found): ItemVersion => {
  const name = both(f.name);
  const days = f.promised?.unit === 'WORKING_DAY' ? f.promised.n : (f.statutory?.n ?? 10);
  const written = write({
    item: f.item,
    name,
    summary: f.summary ? both(f.summary) : { zh: `由${f.department.name}办理`, en: `Handled by ${f.department.name}` },
    aliases: [],
    codes: f.codes,
    taskType: f.taskType,
    nature: f.nature,
    level: f.level ?? '4',
    department: { name: both(f.department.name), ...(f.department.code ? { code: f.department.code } : {}) },
    audience: f.audience,
    themes: [],
    basis: f.basis,
    conditions: both(f.conditions),
    ...(f.statutory ? { statutory: f.statutory } : {}),
    ...(f.promised ? { promised: f.promised } : {}),
    visits: f.visits,
    fee: f.fee,
    result: f.result,
    questions: [],
    materials: f.materials,
    form: defaultForm(f.item, f.audience, name),
    checks: [],
    channels: channelsOf(f),
    faq: f.faq,
    route: f.nature === 'filing' ? [] : stepsWithin(days),
    terms: {
      tolerable: f.materials.some((m) => m.necessity === 'deferrable'),
      instant: f.instant,
      joint: f.joint,
      procedures: f.procedures,
      ...(f.nature === 'filing' ? { neverDeny: true } : {}),
    },
    ...(f.onlineDepth.length > 0 ? { onlineDepth: f.onlineDepth } : {}),
    ...(f.imported ? { imported: f.imported } : {}),
    editable: LOCAL,
  });
  return withTerms({ ...written, places: f.places, contact: {} });
};
