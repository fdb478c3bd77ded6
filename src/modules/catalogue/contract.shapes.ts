import Type, { type TSchema } from 'typebox';

/** Small shapes that the wire shapes of the catalogue are made of. */
export const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] } as TSchema);
/** Recursive or open shapes that the engine and the lint guard; on the wire they pass as they are. */
export const typed = <T>() => Type.Unsafe<T>({} as TSchema);

export const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
export const DayShape = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const CitationShape = Type.Object({ statute: Type.String(), article: Type.String() });
export const Unit = literals(['WORKING_DAY', 'NATURAL_DAY', 'MONTH', 'YEAR', 'HOUR']);
export const StartEvent = literals(['RECEIVED', 'ACCEPTED', 'DECIDED', 'TOLD', 'TASK_ASSIGNED']);
export const Necessity = literals(['required', 'optional', 'deferrable']);
export const State = literals(['draft', 'review', 'published', 'retired']);
export const Nature = literals(['permit', 'filing', 'confirmation', 'benefit', 'service']);
export const Audience = literals(['person', 'company', 'other']);
