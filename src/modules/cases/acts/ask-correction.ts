import { refused } from '../../../kernel/decision.ts';
import { askable, notObtainable } from '../guards.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';

/** 许可法72.4: what could be seen the first time may not be raised a second time. */
const askedBefore = (c: Ctx<'received'>, refs: readonly string[]): Guard => {
  const last = c.state.rounds.at(-1);
  if (!last) return undefined;
  const fresh = refs.filter((ref) => !last.missing.some((m) => m.ref === ref));
  return fresh.length > 0 ? refused('not-asked-before', '许可法72.4', { refs: fresh }) : undefined;
};

/** 许可法32.1.4 补正: within five days, once, all of it. The notice stops the window only when served. */
export const askCorrection = act({
  act: 'ask-correction',
  posts: ['acceptor'],
  states: ['received'],
  elsewhere: (state) => {
    if (state.state !== 'under-review') return undefined;
    const { mode, on } = state.accepted;
    return refused(mode === 'deemed' ? 'too-late' : 'already-accepted', '许可法32.1.4', { acceptedOn: on });
  },
  check: (c, { missing }) => {
    const refs = missing.map((m) => m.ref);
    const slips = missing.filter((m) => m.defect === 'slip').map((m) => m.ref);
    return (
      (refs.length === 0 ? refused('nothing-missing', '许可法32.1.4') : undefined) ??
      askable(c, refs) ??
      notObtainable(c, refs) ??
      (slips.length > 0 ? refused('correct-it-now', '许可法32.1.3', { refs: slips }) : undefined) ??
      askedBefore(c, refs)
    );
  },
  events: (c, { missing }) => [
    {
      type: 'CorrectionAsked',
      ...at(c),
      round: c.state.rounds.length + 1,
      missing: missing as never,
      ...(c.terms.correctionWait ? { replyWithin: c.terms.correctionWait.workingDays } : {}),
    },
  ],
});
