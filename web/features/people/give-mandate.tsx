import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addMonths, type Day } from '../../../src/kernel/day.ts';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { allItemsQuery } from '../../api/catalogue.ts';
import { giveMandate } from '../../api/mandates.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { CheckRows, DateInput, RadioRows } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { NamedFields, useNamed } from './named-fields.tsx';

const zh = {
  title: '请人替我办',
  name: '他的姓名',
  number: '他的公民身份号码',
  numberHint: '用来认准是他本人；他要有本站账号。',
  until: '到哪天为止',
  untilHint: '最长三年；到期自动失效，可以再委托。',
  scope: '能办哪些事项',
  all: '全部事项',
  some: '只办选中的',
  which: '选事项',
  give: '委托他办',
  keep: '先不委托',
  empty: '没有填。请填写。',
  none: '没有选。请至少选一项。',
  done: (name: string) => `已委托 ${name}，双方都通知了。`,
};
const words = {
  zh,
  en: {
    title: 'Ask somebody to act for me',
    name: 'Their name',
    number: 'Their citizen identity number',
    numberHint: 'To be sure it is them; they need an account here.',
    until: 'Until',
    untilHint: 'Three years at most; it ends by itself and can be given again.',
    scope: 'For which services',
    all: 'All services',
    some: 'Only those chosen',
    which: 'Services',
    give: 'Give the mandate',
    keep: 'Not now',
    empty: 'Empty. Fill it in.',
    none: 'None chosen. Choose at least one.',
    done: (name: string) => `Mandate given to ${name}; both sides are told.`,
  } satisfies typeof zh,
};

/** 许可法29: another may file for me. Scope and end are stated; both sides are told. */
export const GiveMandate = ({ today, onClose }: { readonly today: string; readonly onClose: () => void }) => {
  const w = useWords(words);
  const text = useText();
  const { tell } = useLive();
  const queries = useQueryClient();
  const { data: items } = useQuery(allItemsQuery);
  const named = useNamed('natural');
  const [until, setUntil] = useState<string>(addMonths(today as Day, 12));
  const [scope, setScope] = useState<'all' | 'some'>('all');
  const [chosen, choose] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const untilField: FormField = {
    key: 'until',
    kind: 'date',
    label: { zh: '到期日', en: 'End day' },
    notBefore: today as Day,
    notAfter: addMonths(today as Day, 36),
  };
  const faults = {
    until: until === '' ? w.empty : validateField(untilField, until),
    items: scope === 'some' && chosen.length === 0 ? w.none : undefined,
  };
  const said = (f: (typeof faults)[keyof typeof faults]) =>
    !tried || !f ? undefined : typeof f === 'string' ? f : text(f.text);
  const give = useMutation({
    mutationFn: () =>
      giveMandate({
        agent: { name: named.name, residentId: named.number },
        until,
        ...(scope === 'some' ? { items: chosen } : {}),
      }),
    onSuccess: () => {
      tell(w.done(named.name));
      void queries.invalidateQueries({ queryKey: ['mandates'] });
      onClose();
    },
  });
  return (
    <Dialog
      title={w.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={give.isPending}
            onClick={() => {
              setTried(true);
              if (named.right && !Object.values(faults).some(Boolean)) give.mutate();
            }}
          >
            {w.give}
          </Button>
          <Button onClick={onClose}>{w.keep}</Button>
        </>
      }
    >
      {give.error && <ProblemState error={give.error} />}
      <NamedFields
        of={named}
        id="agent"
        labels={{ name: w.name, number: w.number, hint: w.numberHint }}
        tried={tried}
      />
      <FieldSet id="until" label={w.until} hint={w.untilHint} error={said(faults.until)}>
        <DateInput id="until-year" value={until} onChange={setUntil} />
      </FieldSet>
      <FieldSet id="scope" label={w.scope}>
        <RadioRows
          name="scope"
          value={scope}
          onChange={(v) => setScope(v === 'some' ? 'some' : 'all')}
          choices={[
            { value: 'all', label: w.all },
            { value: 'some', label: w.some },
          ]}
        />
      </FieldSet>
      {scope === 'some' && (
        <FieldSet id="items" label={w.which} error={said(faults.items)}>
          <CheckRows
            name="items"
            value={chosen}
            onChange={choose}
            choices={(items ?? []).map((i) => ({ value: i.item, label: text(i.name) }))}
          />
        </FieldSet>
      )}
    </Dialog>
  );
};
