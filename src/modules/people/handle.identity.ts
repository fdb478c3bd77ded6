import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import type { CompanyCheckBody, IdentityBody, IdentityCode, IdentityCodeBody, IdentityWay } from './contract.ts';
import { checkNumber, findByNumber, numberHash, type Person, personOf, tell } from './handle.persons.ts';
import { addIdentityCode, isStaff, spendIdentityCode, tryIdentityCode } from './queries.safety.ts';
import { bureauById, hasAccount } from './queries.session.ts';
import { IDENTITY_CODE } from './safety.ts';

/** Somebody's name and number; that they are theirs is what has to be shown, and for what it is shown. */
export type Claimed = {
  readonly name: string;
  readonly number: string;
  /** `reset`: for the account they have; a code to register opens nothing that exists. */
  readonly purpose?: 'account' | 'reset';
  /** Whose legal representative they are, by its business licence. */
  readonly company?: { readonly name: string; readonly creditCode: string };
};

/**
 * Port: is whoever registers really the person with this name and number? Where the place has a real-name service
 * (国办函〔2016〕108号: three contents), an adapter of its own asks it. Ours knows one way: somebody at the counter sees the card.
 */
export interface IdentityCheck {
  begin(claimed: Claimed): Promise<IdentityWay>;
  /** In the transaction that opens the account: whether `code` shows it. A code counts once. */
  confirm(tx: Db, claimed: Claimed, code: string): Promise<boolean>;
}

/** A code counts for what it was given for, and for nothing else. */
const subjectOf = (ports: Ports, { name, number, purpose, company }: Claimed): string =>
  ports.vault.keyedHash(
    'identity',
    [
      numberHash(ports, number),
      name.trim(),
      ...(purpose === 'reset' ? ['reset'] : []),
      ...(company ? ['company', numberHash(ports, company.creditCode), company.name.trim()] : []),
    ].join(' '),
  );
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
    purpose: claimed.company ? 'company' : (claimed.purpose ?? 'account'),
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

/** Before a company is entered that the bureau does not know: how the viewer shows to be its legal representative. */
export const beginCompany = async (
  ports: Ports,
  check: IdentityCheck,
  person: Id,
  body: CompanyCheckBody,
): Promise<IdentityWay | Refused> => {
  const wrong = checkNumber('legal', body.creditCode, ports.clock.today());
  if (wrong) return wrong;
  const me = await personOf(ports.db, ports, person);
  return check.begin({ name: me?.name ?? '', number: me?.number ?? '', company: body });
};

const mayBeGiven = async (
  ports: Ports,
  tx: Db,
  body: IdentityCodeBody,
  known: Person | undefined,
): Promise<Refused | undefined> => {
  const { bureau, clock } = ports;
  if (body.company) return checkNumber('legal', body.company.creditCode, clock.today());
  const has = known !== undefined && (await hasAccount(tx, bureau, known.id));
  if (body.purpose !== 'reset') return has ? refused('account-there') : undefined;
  if (!has || known.name !== body.name.trim()) return refused('no-account-to-reset');
  // One clerk alone must not open the account of somebody who decides.
  return (await isStaff(tx, bureau, known.id, clock.today())) ? refused('reset-of-staff') : undefined;
};

/**
 * At the counter: a clerk has seen the card (and the business licence) and gives its owner a code. Nobody gives one to
 * themselves. Who gave it, when and for what stays on record, and its owner is told.
 */
export const confirmAtCounter = async (
  ports: Ports,
  tx: Db,
  clerk: Id,
  body: IdentityCodeBody,
): Promise<IdentityCode | Refused> => {
  const wrong = checkNumber('natural', body.residentId, ports.clock.today());
  if (wrong) return wrong;
  const known = await findByNumber(tx, ports, body.residentId);
  if (known?.id === clerk) return refused('identity-of-oneself');
  const not = await mayBeGiven(ports, tx, body, known);
  if (not) return not;
  const { name, residentId: number, purpose, company } = body;
  const claimed = { name, number, ...(purpose ? { purpose } : {}), ...(company ? { company } : {}) };
  const given = await give(ports, tx, claimed, clerk, IDENTITY_CODE.counterMs);
  if (known) await tell(tx, ports, known.id, 'account.identity-confirmed', {});
  return given;
};
