import { day } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import type { Confidence, Rank, Statute, TextVersion } from '../statute.ts';

export const t = (zh: string, en: string): Text => ({ zh, en });

/** `from..to` in one string; an open end is a text still in force. */
export const text = (name: string, span: string, confidence: Confidence, source: string, note?: Text): TextVersion => {
  const [from, to] = span.split('..') as [string, string | undefined];
  return {
    text: name,
    validFrom: day(from),
    ...(to ? { validTo: day(to) } : {}),
    confidence,
    source,
    ...(note ? { note } : {}),
  };
};

export const statute = (
  id: string,
  rank: Rank,
  title: Text,
  short: string,
  versions: readonly TextVersion[],
  articles: Readonly<Record<string, readonly [string, string]>> = {},
): Statute => ({
  id,
  rank,
  title,
  short,
  versions,
  articles: Object.fromEntries(Object.entries(articles).map(([k, [zh, en]]) => [k, t(zh, en)])),
});

export const FULL = '全文';
export const PAGE = '公开网页摘录';
export const MEMORY = '凭记忆，待核';
export const OPEN = t('后续是否修订待核', 'whether it was revised later is to be verified');
