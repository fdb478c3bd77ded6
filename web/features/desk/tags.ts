import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import type { TagTone } from '../../ui/tag.tsx';

const TONES: Readonly<Record<string, TagTone>> = {
  red: 'danger',
  danger: 'danger',
  bad: 'danger',
  yellow: 'warn',
  amber: 'warn',
  warn: 'warn',
  act: 'warn',
  green: 'ok',
  ok: 'ok',
  good: 'ok',
  blue: 'blue',
  info: 'blue',
  wait: 'blue',
  pause: 'pause',
  paused: 'pause',
  plain: 'plain',
};

/** The colour the server's tone asks for; an unknown tone stays plain, since the word carries the meaning. */
export const tagTone = (tag: CaseSummary['tags'][number]): TagTone =>
  Object.hasOwn(TONES, tag.tone) ? (TONES[tag.tone] as TagTone) : 'plain';
