import { useMutation } from '@tanstack/react-query';
import { Fragment, type ReactNode, useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { isProblem } from '../../api/client.ts';
import { ProblemState, useSaid } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Text, useText, useWords } from '../../ui/words.tsx';
import { accountFormWords } from './account-form.words.ts';

/** The lines an account is opened or reset by, as a browser's own memory knows them. */
const LINES = {
  name: { autoComplete: 'name' },
  residentId: { autoComplete: 'off' },
  code: { autoComplete: 'one-time-code', inputMode: 'numeric' },
  phone: { autoComplete: 'tel', inputMode: 'numeric', optional: true },
  login: { autoComplete: 'username' },
  password: { autoComplete: 'new-password', type: 'password' },
} as const;
type Key = keyof typeof LINES;
export type Account = Readonly<Record<Key, string>>;
const BLANK: Account = { name: '', residentId: '', code: '', phone: '', login: '', password: '' };

const t = (zh: string, en: string): Text => ({ zh, en });
/** Judged by the rules the server uses. */
const FIELDS: { readonly [K in Key]?: FormField } = {
  name: { key: 'name', kind: 'text', label: t('姓名', 'Name'), maxLength: 50 },
  residentId: { key: 'residentId', kind: 'resident-id', label: t('公民身份号码', 'Identity number') },
  phone: {
    key: 'phone',
    kind: 'text',
    label: t('手机号', 'Mobile number'),
    pattern: { regex: '1[3-9]\\d{9}', says: t('手机号要填 11 位数字。', 'A mobile number has 11 digits.') },
  },
};

const sentAs = (typed: Account): Account => ({
  ...typed,
  name: typed.name.trim(),
  residentId: typed.residentId.replace(/\s/g, '').toUpperCase(),
  login: typed.login.trim(),
});

/** What the slot after the identity number may do: read what is typed, fill in the code, point at what is missing. */
type Way = {
  readonly account: Account;
  readonly onCode: (code: string) => void;
  readonly ready: () => boolean;
};

/** A line is judged once it was left or somebody wants to go on; the summary above leads to each. */
export const AccountForm = ({
  keys,
  own = {},
  verb,
  way,
  send,
}: {
  readonly keys: readonly Key[];
  /** Labels and hints that this form words its own way. */
  readonly own?: Partial<Record<Key | `${Key}Hint`, string>>;
  readonly verb: string;
  /** After the identity number: how to come by a code. */
  readonly way?: (at: Way) => ReactNode;
  readonly send: (account: Account) => Promise<unknown>;
}) => {
  const common = useWords(accountFormWords);
  const w: typeof common & Partial<Record<`${Key}Hint`, string>> = { ...common, ...own };
  const text = useText();
  const saidOf = useSaid();
  const [typed, setTyped] = useState(BLANK);
  const [left, setLeft] = useState<ReadonlySet<Key>>(new Set());
  const [turn, setTurn] = useState(0);
  const account = sentAs(typed);
  const go = useMutation({ mutationFn: () => send(account), onError: () => setTurn((n) => n + 1) });
  const fault = (key: Key): string | undefined => {
    if (account[key].trim() === '') return key === 'phone' ? undefined : w.empty;
    if (key === 'login') return /^\S{3,60}$/.test(account.login) ? undefined : w.shortLogin;
    if (key === 'password') return account.password.length >= 10 ? undefined : w.shortPassword;
    const field = FIELDS[key];
    const wrong = field && validateField(field, account[key]);
    return wrong && text(wrong.text);
  };
  const faults = keys.flatMap((id) => {
    const said = fault(id);
    return said ? [{ id, text: w.of(w[id], said) }] : [];
  });
  const judge = (these: readonly Key[]) => setLeft((s) => new Set([...s, ...these]));
  const refused = isProblem(go.error) && go.error.status < 429 ? go.error.problem : undefined;
  const place = keys.find((k) => refused?.field?.endsWith(k)) ?? 'residentId';
  const ready = () => {
    judge(['name', 'residentId']);
    const first = (['name', 'residentId'] as const).find(fault);
    if (first) document.getElementById(first)?.focus();
    return first === undefined;
  };
  return (
    <>
      <ErrorSummary
        errors={turn === 0 ? [] : [...faults, ...(refused ? [{ id: place, text: saidOf(refused) }] : [])]}
        turn={turn}
      />
      {go.error && !refused && <ProblemState error={go.error} />}
      <form
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          judge(keys);
          if (faults.length > 0) setTurn((n) => n + 1);
          else go.mutate();
        }}
      >
        {keys.map((id) => (
          <Fragment key={id}>
            <TextField
              {...LINES[id]}
              id={id}
              label={w[id]}
              hint={w[`${id}Hint`]}
              error={left.has(id) ? fault(id) : undefined}
              autoCapitalize="none"
              value={typed[id]}
              maxLength={200}
              onValue={(value) => setTyped({ ...typed, [id]: value })}
              onBlur={() => typed[id] !== '' && judge([id])}
            />
            {id === 'residentId' && way?.({ account, ready, onCode: (code) => setTyped((now) => ({ ...now, code })) })}
          </Fragment>
        ))}
        <Button type="submit" kind="primary" wide busy={go.isPending}>
          {verb}
        </Button>
      </form>
    </>
  );
};
