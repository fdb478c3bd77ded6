import type { Command } from '../commands.ts';
import type { CaseFacts } from '../facts.ts';
import type { Role } from './people.ts';
import type { Story } from './story.ts';

/** What is wrong at this rung, and what was mended since the last one; everything further up is still wrong. */
export type Rung = {
  readonly says: string;
  readonly who?: Role;
  readonly command?: Command;
  readonly facts?: Partial<CaseFacts>;
  readonly first?: (s: Story) => void;
};

/**
 * Climbs through the guards of one act: at the foot everything is wrong, each rung mends one thing and the next
 * refusal speaks. Answers what was heard (`code article`, or `done`), to be compared with what the rungs say: that
 * proves the order as well as each code and article.
 */
export const climb = (
  s: Story,
  on: string,
  who: Role,
  command: Command,
  rungs: readonly Rung[],
): { readonly heard: readonly string[]; readonly said: readonly string[] } => {
  let now = { who, command, facts: {} as Partial<CaseFacts> };
  const heard: string[] = [];
  for (const rung of rungs) {
    rung.first?.(s);
    now = { who: rung.who ?? now.who, command: rung.command ?? now.command, facts: { ...now.facts, ...rung.facts } };
    const { decision } = s.try(on, now.who, now.command, now.facts);
    heard.push(decision.kind === 'decided' ? 'done' : `${decision.code} ${decision.article}`.trim());
  }
  return { heard, said: rungs.map((r) => r.says) };
};
