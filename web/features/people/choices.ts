import type { ActingChoice } from '../../api/session.ts';

/** Several mandates of one principal are several choices; this tells them apart. */
export const keyOf = (c: ActingChoice): string => c.mandate ?? c.principal;

/** 许可法29: whether this choice reaches so far as the item. */
export const covers = (c: ActingChoice, item: string): boolean => c.items?.includes(item) ?? true;

/** One choice for each principal, the widest: who leads a body needs no mandate, and all items are more than some. */
export const eachPrincipal = (choices: readonly ActingChoice[]): readonly ActingChoice[] =>
  [...Map.groupBy(choices, (c) => c.principal).values()].flatMap((same) =>
    same.toSorted((a, b) => width(b) - width(a)).slice(0, 1),
  );
const width = (c: ActingChoice): number => c.items?.length ?? Number.POSITIVE_INFINITY;
