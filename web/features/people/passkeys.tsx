import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type AccountView,
  addPasskey,
  PasskeyDropped,
  passkeysPossible,
  removePasskey,
  renamePasskey,
} from '../../api/account.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Empty } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import { safetyWords } from './safety.words.ts';

type Passkey = AccountView['passkeys'][number];

/** A name is asked, then the device asks its owner. */
const NameDialog = ({ of, onClose }: { readonly of?: Passkey | undefined; readonly onClose: () => void }) => {
  const w = useWords(safetyWords);
  const { tell } = useLive();
  const queries = useQueryClient();
  const [name, setName] = useState(of?.name ?? w.keyDefault);
  const go = useMutation({
    mutationFn: () => (of ? renamePasskey(of.id, name.trim()) : addPasskey(name.trim())),
    onSuccess: () => {
      tell(of ? w.renamed : w.added);
      void queries.invalidateQueries({ queryKey: ['account'] });
      onClose();
    },
  });
  const act = of ? w.rename : w.add;
  return (
    <Dialog
      title={act}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={go.isPending} onClick={() => name.trim() && go.mutate()}>
            {act}
          </Button>
          <Button onClick={onClose}>{w.back}</Button>
        </>
      }
    >
      {go.error &&
        (go.error instanceof PasskeyDropped ? (
          <Notice tone="warn">{w.dropped}</Notice>
        ) : (
          <ProblemState error={go.error} />
        ))}
      <TextField
        id="key-name"
        label={w.keyName}
        hint={w.keyNameHint}
        error={name.trim() ? undefined : w.noName}
        maxLength={60}
        autoComplete="off"
        value={name}
        onValue={setName}
      />
    </Dialog>
  );
};

export const Passkeys = ({
  keys,
  today,
}: {
  readonly keys: readonly Passkey[];
  readonly today: string | undefined;
}) => {
  const w = useWords(safetyWords);
  const { locale } = useLocale();
  const { tell } = useLive();
  const queries = useQueryClient();
  const [naming, name] = useState<{ readonly of?: Passkey }>();
  const [removing, remove] = useState<Passkey>();
  const drop = useMutation({
    mutationFn: (id: string) => removePasskey(id),
    onSuccess: () => {
      remove(undefined);
      tell(w.removed);
      void queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const possible = passkeysPossible();
  return (
    <>
      {keys.length === 0 && <Empty title={w.passkeysNone} />}
      {keys.length > 0 && (
        <ul className="rows">
          {keys.map((k) => (
            <li key={k.id} className="safety-row">
              <div>
                <p>
                  <strong>{k.name}</strong>
                </p>
                <p className="small second">
                  {w.made(whenText(k.createdAt, today, locale))}
                  {'　'}
                  {k.usedAt ? w.used(whenText(k.usedAt, today, locale)) : w.never}
                </p>
              </div>
              <div className="buttons">
                <Button onClick={() => name({ of: k })}>
                  {w.rename}
                  <span className="sr">：{k.name}</span>
                </Button>
                <Button onClick={() => remove(k)}>
                  {w.remove}
                  <span className="sr">：{k.name}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p className="safety-act">
        {possible ? (
          <Button icon="plus" onClick={() => name({})}>
            {w.add}
          </Button>
        ) : (
          <span className="small second">{w.passkeysHere}</span>
        )}
      </p>
      {naming && <NameDialog of={naming.of} onClose={() => name(undefined)} />}
      {removing && (
        <Dialog
          title={w.removeTitle(removing.name)}
          onClose={() => remove(undefined)}
          actions={
            <>
              <Button kind="danger" busy={drop.isPending} onClick={() => drop.mutate(removing.id)}>
                {w.remove}
              </Button>
              <Button onClick={() => remove(undefined)}>{w.keep}</Button>
            </>
          }
        >
          <p>{w.removeText}</p>
          {drop.error && <ProblemState error={drop.error} />}
        </Dialog>
      )}
    </>
  );
};
