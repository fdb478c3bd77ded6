import { refused } from '../../../kernel/decision.ts';
import { act, framed } from '../spec.ts';

/** 补发: lost or damaged; the holder's statement is on record, made at the window or by themselves. Content and term stay, the edition before is no longer the newest. */
export const reissueOnRequest = act({
  act: 'reissue',
  posts: ['intake', 'acceptor', 'delivery', 'head', 'applicant'],
  states: ['in-force', 'suspended'],
  check: (_, { why, statement }) => (why && statement ? undefined : refused('statement-missing')),
  events: (c, { why, statement }) => [
    { type: 'Reissued', ...framed(c), why: why!, statement: statement!, faceHash: c.state.faceHash },
  ],
});
