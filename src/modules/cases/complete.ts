import type { ItemVersion } from '../catalogue/index.ts';
import type { WireCommand } from './commands.ts';
import type { Round } from './queries.ts';
import type { Case } from './state.ts';

/** What the shell knows and an officer need not type. */
export type Known = {
  readonly version: ItemVersion;
  readonly state: Case;
  readonly rounds: readonly Round[];
  /** Address of this bureau, the internet channel of 复议法22. */
  readonly base: string;
  readonly hash: (value: unknown) => string;
  readonly record?: string;
  /** Hashes of the wording of a slip, before and after. */
  readonly corrected?: { readonly was: string; readonly now: string };
};

/** 复议法20: sixty days; 行诉法46: six months. */
const REMEDY = { days: 60, months: 6 } as const;

const articlesOf = (v: ItemVersion): string[] => [
  ...new Set([...v.basis.slice(0, 3).map((b) => `${b.statute}${b.article}`), '许可法38.1']),
];

/**
 * Fills in what follows from the case: what was signed, the remedies, the articles of the item. Given values stay as
 * they are; nothing is made up that a guard asks for (reasons, opinions, days).
 */
export const completeCommand = (c: WireCommand, k: Known): WireCommand => {
  const promises = k.rounds.at(-1)?.promises ?? [];
  const remedies = {
    organ: k.version.remedy.organ.zh,
    court: k.version.remedy.court.zh,
    ...REMEDY,
    internetChannel: k.version.remedy.url ?? `${k.base}/reconsideration`,
  };
  const record = k.record === undefined ? {} : { record: k.record };
  switch (c.act) {
    case 'accept-tolerant': {
      const signed = promises.find((p) => p.kind === 'tolerance');
      return { ...c, ...(c.promise === undefined && signed ? { promise: k.hash(signed) } : {}) };
    }
    case 'accept-by-commitment': {
      const signed = promises.find((p) => p.kind === 'commitment');
      // Of the proof kind the applicant signed which papers the commitment stands for: they are named without retyping.
      const replaced = (signed?.refs ?? []).filter((ref) => !k.state.given.includes(ref));
      return {
        ...c,
        commitments: [...new Set([...c.commitments, ...replaced])],
        ...(c.promise === undefined && signed ? { promise: k.hash(signed) } : {}),
      };
    }
    case 'grant':
    case 'decide-on-the-spot':
      return c.articles.length > 0 ? c : { ...c, articles: articlesOf(k.version) };
    case 'grant-in-part':
      return {
        ...c,
        articles: c.articles.length > 0 ? c.articles : articlesOf(k.version),
        remedies: c.remedies ?? remedies,
      };
    case 'deny':
      return { ...c, remedies: c.remedies ?? remedies };
    case 'site-check':
    case 'hear-statement':
    case 'hold-hearing':
      return { ...c, ...record };
    case 'correct-decision':
      return k.corrected ? { ...c, oldHash: k.corrected.was, newHash: k.corrected.now } : c;
    case 'resume':
      return { ...c, ...(c.record === undefined ? record : {}) };
    default:
      return c;
  }
};
