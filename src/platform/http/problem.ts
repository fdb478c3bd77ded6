import Type, { type Static } from 'typebox';
import type { Facts, Refused } from '../../kernel/decision.ts';
import type { Text } from '../../kernel/text.ts';

const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });

/** Every error of every route has this shape. `ref` finds it in the log. */
export const ProblemShape = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: TextShape,
    /** The field that must change, as a path: `body.applicant.name`. */
    field: Type.Optional(Type.String()),
    article: Type.Optional(Type.String()),
    /** What the person can do about it. */
    repair: Type.Optional(TextShape),
    facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    ref: Type.String(),
  }),
});
export type ProblemBody = Static<typeof ProblemShape>;

export type ProblemFacts = {
  readonly status: number;
  readonly code: string;
  readonly message: Text;
  readonly field?: string;
  readonly article?: string;
  readonly repair?: Text;
  readonly facts?: Facts;
};

/** How a problem leaves a route or a hook; rules and handlers return refusals instead. */
export class Problem extends Error {
  readonly facts: ProblemFacts;
  constructor(facts: ProblemFacts) {
    super(facts.code);
    this.facts = facts;
  }
}

export const problemBody = ({ status: _, article, ...p }: ProblemFacts, ref: string): ProblemBody => ({
  error: { ...p, ...(article ? { article } : {}), facts: p.facts ?? {}, ref },
});

/** Ends a route with a problem: `return refuse({status: 409, code: 'too-late', …})`. */
export const refuse = (problem: ProblemFacts): never => {
  throw new Problem(problem);
};

/** What a room says for the codes its rules refuse with; `{name}` is filled from the facts. */
export type Words = Readonly<
  Record<string, { readonly message: Text; readonly repair?: Text; readonly status?: number; readonly field?: string }>
>;

const fill = ({ zh, en }: Text, facts: Facts): Text => {
  const put = (text: string) => text.replaceAll(/\{(\w+)\}/g, (all, name: string) => String(facts[name] ?? all));
  return { zh: put(zh), en: put(en) };
};

/** A refusal in words; 422 unless the table says otherwise. A code without words is a fault of ours. */
export const refusalProblem = ({ code, article, facts }: Refused, words: Words): ProblemFacts => {
  const w = words[code];
  if (!w) throw new Error(`the code ${code} has no words`);
  return {
    status: w.status ?? 422,
    code,
    message: fill(w.message, facts),
    ...(w.repair ? { repair: fill(w.repair, facts) } : {}),
    ...(w.field ? { field: w.field } : {}),
    article,
    facts,
  };
};
