import { expect } from 'vitest';
import type { Command } from '../src/modules/cases/commands.ts';
import type { CaseFacts } from '../src/modules/cases/facts.ts';
import type { Role } from '../src/modules/cases/story/people.ts';
import type { Story } from '../src/modules/cases/story/story.ts';

/** What is wrong at this rung, and what was mended since the last one; everything further up is still wrong. */
type Rung = {
  readonly says: string;
  readonly who?: Role;
  readonly command?: Command;
  readonly facts?: Partial<CaseFacts>;
  readonly first?: (s: Story) => void;
};

/**
 * Climbs through the guards of one act: at the foot everything is wrong, each rung mends one thing and the next
 * refusal speaks. What is heard (`code article`, or `done`) is what the rungs say: that proves the order as well as each
 * code and article.
 */
export const climb = (s: Story, on: string, who: Role, command: Command, rungs: readonly Rung[]): void => {
  let now = { who, command, facts: {} as Partial<CaseFacts> };
  const heard: string[] = [];
  for (const rung of rungs) {
    rung.first?.(s);
    now = { who: rung.who ?? now.who, command: rung.command ?? now.command, facts: { ...now.facts, ...rung.facts } };
    const { decision } = s.try(on, now.who, now.command, now.facts);
    heard.push(decision.kind === 'decided' ? 'done' : `${decision.code} ${decision.article}`.trim());
  }
  expect(heard).toEqual(rungs.map((r) => r.says));
};
