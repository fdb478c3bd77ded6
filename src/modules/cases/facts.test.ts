import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOBODY_KNOWS } from './facts.ts';

const HERE = new URL('.', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, HERE), 'utf8');
const pure = [
  ...readdirSync(new URL('acts/', HERE)).map((f) => `acts/${f}`),
  ...['act.ts', 'consent.ts', 'guards.ts', 'decision.guards.ts', 'lapses.ts', 'opening.ts', 'posts.ts'],
];
const asked = new Set(
  pure.flatMap((path) => {
    const text = read(path);
    const taken = [...text.matchAll(/\{([^{}]*)\} = c\.facts/g)].flatMap((m) => m[1]!.split(','));
    return [...text.matchAll(/\bfacts\.(\w+)/g)].map((m) => m[1]!).concat(taken.map((t) => t.trim()));
  }),
);
asked.delete('ts');

describe('what guards ask', () => {
  it('is read by the shell, or said to be known by nobody', () => {
    const shell = read('handle.facts.ts') + read('handle.receipt.ts');
    const silent = read('../../../docs/decisions/0005-where-the-law-is-silent.md');
    const unanswered = [...asked].filter((fact) => !new RegExp(`\\b${fact}\\b`).test(shell) && !(fact in NOBODY_KNOWS));
    expect(asked.size).toBeGreaterThan(20);
    expect(unanswered.filter((fact) => !silent.includes(`| \`${fact}\` |`))).toEqual([]);
    for (const fact of Object.keys(NOBODY_KNOWS)) expect(silent).toContain(`| \`${fact}\` |`);
  });
});
