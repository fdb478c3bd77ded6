import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { ApiError, NetworkError } from '../../api/client.ts';
import { type DraftMaterial, type FieldError, fileHref, removeFile, signPromise } from '../../api/drafts.ts';
import { ProblemState, useSaid } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { TooLarge } from '../../api/upload.ts';
import { Button } from '../../ui/button.tsx';
import { sentenceDay, sizeText, whenText } from '../../ui/dates.tsx';
import { FieldErrorLine } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { FileChoice, PAPERS } from '../../ui/file-choice.tsx';
import { FileRow } from '../../ui/file-row.tsx';
import { Chip, Tag, type TagTone } from '../../ui/tag.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import './apply.css';
import { materialWords } from './materials.words.ts';
import { PromiseDialog } from './promise-dialog.tsx';
import { type Going, type Uploads, useUploads } from './uploads.ts';
import type { Apply } from './use-apply.ts';

type MaterialsProps = {
  readonly apply: Apply;
  readonly errors: readonly FieldError[];
  /** The way to a sample of a material, where there is one. */
  readonly sample: (ref: string) => ReactNode;
};

const useFaultWords = () => {
  const w = useWords(materialWords);
  const said = useSaid();
  return (g: Going): string => {
    if (g.error instanceof TooLarge) return w.tooLarge(sizeText(g.file.size));
    if (g.error instanceof NetworkError) return w.lost;
    return g.error instanceof ApiError ? said(g.error.problem) : w.failed;
  };
};

const Card = ({
  material: m,
  uploads,
  all,
  apply,
  error,
  tolerable,
  sample,
}: {
  readonly material: DraftMaterial;
  readonly uploads: Uploads;
  readonly all: readonly Going[];
  readonly apply: Apply;
  readonly error: FieldError | undefined;
  readonly tolerable: boolean;
  readonly sample: MaterialsProps['sample'];
}) => {
  const w = useWords(materialWords);
  const text = useText();
  const { locale } = useLocale();
  const today = useToday();
  const fault = useFaultWords();
  const { draft, desk } = apply;
  const [promising, promise] = useState(false);
  const replacing = useRef<string>(undefined);
  const replace = useRef<HTMLInputElement>(null);
  const gone = useMutation({
    mutationFn: (file: string) => removeFile(draft.id, file),
    onSuccess: () => desk.reload(),
  });
  const back = useMutation({
    mutationFn: () => signPromise(draft.id, { kind: 'tolerance', refs: [m.ref], signed: false }),
    onSuccess: () => desk.reload(),
  });
  const going = all.filter((g) => g.material === m.ref);
  const deferrable = tolerable && m.necessity === 'deferrable';
  const [tone, state]: readonly [TagTone, string] = going.some((g) => g.error === undefined)
    ? ['blue', w.uploading]
    : m.status === 'given'
      ? ['ok', w.given]
      : m.status === 'promised'
        ? ['warn', w.promised]
        : m.status === 'committed'
          ? ['ok', w.committed]
          : deferrable
            ? ['warn', w.deferrable]
            : m.necessity === 'optional'
              ? ['plain', w.optional]
              : ['plain', w.missing];
  const open = m.status === 'missing' && going.length === 0;
  const name = text(m.name);
  return (
    <section
      id={`material.${m.ref}`}
      tabIndex={-1}
      className={error ? 'material-card material-card-wrong' : 'material-card'}
    >
      <div className="material-top">
        <h2>
          <Say text={m.name} />
        </h2>
        <Tag tone={tone}>{state}</Tag>
      </div>
      {m.hint && (
        <p className="small second">
          <Say text={m.hint} />
        </p>
      )}
      {m.why && (
        <p className="small second">
          <Say text={m.why} />
        </p>
      )}
      {sample(m.ref)}
      {error && <FieldErrorLine id={`material.${m.ref}-error`}>{text(error.text)}</FieldErrorLine>}
      {m.files.map((f) => (
        <FileRow
          key={f.id}
          name={f.name}
          size={f.size}
          pages={f.pages}
          time={whenText(f.at, today, locale)}
          href={fileHref(f.id)}
          image={pictureOf(f)}
          onReplace={() => {
            replacing.current = f.id;
            replace.current?.click();
          }}
          onRemove={() => gone.mutate(f.id)}
        />
      ))}
      {gone.error && <ProblemState error={gone.error} />}
      {going.map((g) => (
        <FileRow
          key={g.id}
          name={g.file.name}
          size={g.file.size}
          progress={g.progress}
          error={g.error === undefined ? undefined : `${fault(g)} ${m.files.length > 0 ? w.safe : ''}`}
          onRetry={g.error !== undefined && !(g.error instanceof TooLarge) ? () => uploads.retry(g) : undefined}
          onCancel={g.error === undefined ? () => uploads.stop(g) : undefined}
          onRemove={g.error === undefined ? undefined : () => uploads.stop(g)}
        />
      ))}
      <input
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden
        ref={replace}
        accept={PAPERS}
        onChange={(e) => {
          const file = e.target.files?.[0];
          e.target.value = '';
          if (file) void uploads.add(m.ref, [file], replacing.current);
        }}
      />
      {m.status === 'promised' && (
        <p className="small">{m.owedBy ? w.promisedBy(sentenceDay(m.owedBy, locale)) : w.promisedOpen}</p>
      )}
      {open && deferrable && <p className="small second">{w.promiseText}</p>}
      <div className="material-acts">
        {open && deferrable && <Button onClick={() => promise(true)}>{w.promise}</Button>}
        {(open || m.status === 'promised' || m.status === 'committed') && (
          <FileChoice
            name={name}
            label={deferrable ? w.now : undefined}
            onFiles={(files) => void uploads.add(m.ref, files)}
          />
        )}
      </div>
      {m.status === 'promised' && (
        <Button kind="quiet" busy={back.isPending} onClick={() => back.mutate()}>
          {w.takeBack}
        </Button>
      )}
      {back.error && <ProblemState error={back.error} />}
      {m.status === 'given' && (
        <FileButton
          label={w.more}
          kind="quiet"
          icon="plus"
          accept={PAPERS}
          multiple
          onFiles={(files) => void uploads.add(m.ref, files)}
        >
          {w.more}
          <span className="sr">：{name}</span>
        </FileButton>
      )}
      {promising && <PromiseDialog material={m} apply={apply} onClose={() => promise(false)} />}
    </section>
  );
};

/** A thumbnail is the picture itself; heavy ones are not fetched only to be shown small. */
const LIGHT = 2 * 1024 * 1024;
const pictureOf = (f: { readonly id: string; readonly type: string; readonly size: number }): string | undefined =>
  f.type.startsWith('image/') && f.size <= LIGHT ? fileHref(f.id) : undefined;

/** The documents of this application as they are due today, one card each; what we fetch is counted aloud. */
export const Materials = ({ apply, errors, sample }: MaterialsProps) => {
  const w = useWords(materialWords);
  const text = useText();
  const { draft, guide, desk } = apply;
  const { uploads, going } = useUploads(draft.id, desk);
  const asked = draft.materials.filter((m) => m.status !== 'fetched');
  const fetched = draft.materials.filter((m) => m.status === 'fetched');
  const register = (ref: string) => guide.materials.find((m) => m.ref === ref)?.registerName;
  return (
    <>
      {asked.length === 0 && <p>{w.none}</p>}
      <div className="materials">
        {asked.map((m) => (
          <Card
            key={m.ref}
            material={m}
            uploads={uploads}
            all={going}
            apply={apply}
            error={errors.find((e) => e.at === `material.${m.ref}`)}
            tolerable={guide.tolerable}
            sample={sample}
          />
        ))}
      </div>
      {fetched.length > 0 && (
        <section className="section">
          <h2 className="section-head">{w.whoFetches(fetched.length)}</h2>
          <ul className="rows">
            {fetched.map((m) => {
              const from = register(m.ref);
              return (
                <li key={m.ref} className="material-top fetched-row">
                  <span>
                    <Say text={m.name} />
                  </span>
                  <Chip from="register">{from ? w.from(text(from)) : w.us}</Chip>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
};
