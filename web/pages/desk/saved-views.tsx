import { useState } from 'react';
import { queueWords } from '../../features/desk/queue.words.ts';
import { type QueueSearch, type SavedView, savedViews, saveViews } from '../../features/desk/views.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { useWords } from '../../ui/words.tsx';
import { QuietAdd } from './desk-frame.tsx';

export const useSavedViews = () => {
  const [views, setViews] = useState<readonly SavedView[]>(() => savedViews(localStorage));
  const put = (next: readonly SavedView[]) => {
    saveViews(localStorage, next);
    setViews(next);
  };
  return {
    views,
    add: (name: string, search: QueueSearch) => put([...views.filter((v) => v.name !== name), { name, search }]),
    drop: (name: string) => put(views.filter((v) => v.name !== name)),
  };
};

/** ＋ 把当前筛选存为视图 */
export const SavedViews = ({
  search,
  onSave,
}: {
  readonly search: QueueSearch;
  readonly onSave: (name: string, search: QueueSearch) => void;
}) => {
  const w = useWords(queueWords);
  const [name, setName] = useState<string>();
  const [missing, setMissing] = useState(false);
  const close = () => {
    setName(undefined);
    setMissing(false);
  };
  const save = () => {
    if (!name?.trim()) {
      setMissing(true);
      return;
    }
    onSave(name.trim(), search);
    close();
  };
  return (
    <>
      <QuietAdd onClick={() => setName('')}>{w.saveView}</QuietAdd>
      {name !== undefined && (
        <Dialog
          title={w.saveTitle}
          onClose={close}
          actions={
            <>
              <Button kind="primary" onClick={save}>
                {w.save}
              </Button>
              <Button onClick={close}>{w.saveNot}</Button>
            </>
          }
        >
          <Field id="view-name" label={w.saveName} error={missing && !name.trim() ? w.nameMissing : undefined}>
            {(aria) => (
              <TextInput
                {...aria}
                value={name}
                maxLength={20}
                onChange={(e) => setName(e.target.value)}
                onKeyDown={(e) => e.key === 'Enter' && save()}
              />
            )}
          </Field>
        </Dialog>
      )}
    </>
  );
};
