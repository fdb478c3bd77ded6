import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/words.tsx';

const zh = { safe: '没有办成，您填的都还在。' };
const words = { zh, en: { safe: 'Nothing was done; what you filled in is still here.' } satisfies typeof zh };

/** One act of authority in a dialog: what it means, its fields, the verb again. A repeated press after a lost connection is the same act. */
export const ActDialog = ({
  title,
  verb,
  not,
  danger,
  path,
  body,
  onClose,
  onDone,
  children,
}: {
  readonly title: ReactNode;
  readonly verb: string;
  /** The other button: `先不暂停`. */
  readonly not: string;
  readonly danger?: boolean;
  readonly path: string;
  readonly body: () => object;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) => {
  const w = useWords(words);
  const act = useMutation({
    mutationFn: () => send('POST', path, body()),
    onSuccess: onDone,
  });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind={danger ? 'danger' : 'primary'} busy={act.isPending} onClick={() => act.mutate()}>
            {verb}
          </Button>
          <Button onClick={onClose}>{not}</Button>
        </>
      }
    >
      {children}
      {act.error && <ProblemState error={act.error} safe={w.safe} />}
    </Dialog>
  );
};
