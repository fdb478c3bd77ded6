import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import type { IdentityBody, IdentityCode, IdentityWay } from './contract.ts';
import { checkNumber, numberHash, tell } from './handle.persons.ts';
import { addIdentityCode, spendIdentityCode, tryIdentityCode } from './queries.safety.ts';
import { bureauById } from './queries.session.ts';
import { IDENTITY_CODE } from './safety.ts';

/** Somebody's name and number; that they are theirs is what has to be shown. */
export type Claimed = { readonly name: string; readonly number: string };

/**
 * Port: is whoever registers really the person with this name and number? Where the place has a real-name service
 * (国办函〔2016〕108号: three contents), an adapter of its own asks it. Ours knows one way: somebody at the counter sees the card.
 */
export interface IdentityCheck {
  begin(claimed: Claimed): Promise<IdentityWay>;
  /** In the transaction that opens the account: whether `code` shows it. A code counts once. */
  confirm(tx: Db, claimed: Claimed, code: string): Promise<boolean>;
}

const subjectOf = (ports: Ports, { name, number }: Claimed): string =>
  ports.vault.keyedHash('identity', `${numberHash(ports, number)} ${name.trim()}`);
const codeHash = (ports: Ports, subject: string, code: string): string =>
  ports.vault.keyedHash('identity-code', `${subject} ${code.replace(/\D/g, '')}`);

/** Eight digits in two groups, easy to read out and to type from a slip. */
const newCode = (ports: Ports): string => {
  const digits = Array.from(ports.random.bytes(8), (b) => b % 10).join('');
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
};

const give = async (ports: Ports, tx: Db, claimed: Claimed, by: Id | null, ms: number): Promise<IdentityCode> => {
  const subject = subjectOf(ports, claimed);
  const code = newCode(ports);
  const at = ports.clock.now();
  const until = instant(instantMs(at) + ms);
  const { bureau, random } = ports;
  await addIdentityCode(tx, {
    bureau,
    id: random.id(),
    subject,
    codeHash: codeHash(ports, subject, code),
    givenBy: by,
    at,
    until,
  });
  return { code, until };
};

/** The counter of the bureau; in a demo town, which has nobody at its counter, the code is shown. */
export const localIdentityCheck = (ports: Ports): IdentityCheck => ({
  async begin(claimed) {
    if (!(await bureauById(ports.db, ports.bureau))?.demo) return { way: 'counter' };
    return { way: 'shown', ...(await give(ports, ports.db, claimed, null, IDENTITY_CODE.shownMs)) };
  },
  async confirm(tx, claimed, code) {
    const subject = subjectOf(ports, claimed);
    const { bureau, clock } = ports;
    const tried = { bureau, subject, codeHash: codeHash(ports, subject, code), max: IDENTITY_CODE.tries };
    // A refusal is committed, so that the count of tries stands.
    const id = await tryIdentityCode(tx, { ...tried, now: clock.now() });
    if (id === undefined) return false;
    await spendIdentityCode(tx, bureau, id, clock.now());
    return true;
  },
});

export const beginIdentity = async (ports: Ports, check: IdentityCheck, body: IdentityBody) => {
  const wrong = checkNumber('natural', body.residentId, ports.clock.today());
  return wrong ?? check.begin({ name: body.name, number: body.residentId });
};

/** At the counter: a clerk has seen the card and gives its owner a code. Nobody gives one to themselves. */
export const confirmAtCounter = async (
  ports: Ports,
  tx: Db,
  clerk: Id,
  body: IdentityBody,
  known: { readonly id: Id } | undefined,
): Promise<IdentityCode | Refused> => {
  const wrong = checkNumber('natural', body.residentId, ports.clock.today());
  if (wrong) return wrong;
  if (known?.id === clerk) return refused('identity-of-oneself');
  const given = await give(ports, tx, { name: body.name, number: body.residentId }, clerk, IDENTITY_CODE.counterMs);
  if (known) await tell(tx, ports, known.id, 'account.identity-confirmed', {});
  return given;
};
