import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import {
  type CheckpointPage,
  checkpointNote,
  checkpointsQuery,
  noteAddress,
  type StreamProof,
  verifyKeys,
} from '../../api/proofs.ts';
import { useToday } from '../../api/session.ts';
import { type Compared, checkNote, compare } from '../../features/proofs/check.ts';
import { checkedNow, ProofResult } from '../../features/proofs/proof.tsx';
import { Button, ButtonAnchor, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Field } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { TextArea } from '../../ui/input.tsx';
import { Facts, Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Pager, Section } from '../../ui/trail.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import { transparencyWords as words } from './transparency.words.ts';

type Line = CheckpointPage['rows'][number];

/** Any two signed texts; the proof between them is asked of the server, the reckoning is done here. */
const compareNow = async (kept: string, newest: number): Promise<Compared> =>
  compare(kept, await checkpointNote(newest), await verifyKeys());

const Outcome = ({ result: { holds, fault, earlier, later } }: { readonly result: Compared }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  if (fault) return <Notice tone="danger">{w.faults[fault]}</Notice>;
  if (!holds || !earlier || !later) return <Notice tone="danger">{w.broken}</Notice>;
  return (
    <Notice tone="ok">
      {w.holds(whenText(earlier.at, today, locale), whenText(later.at, today, locale), later.size - earlier.size)}
    </Notice>
  );
};

const Newest = ({ line }: { readonly line: Line }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  const checked = useQuery({
    queryKey: ['checkpoint-checked', line.size],
    queryFn: async () => typeof (await checkNote(await checkpointNote(line.size), await verifyKeys())) !== 'string',
  });
  return (
    <>
      <p>
        {w.words(whenText(line.at, today, locale), line.size)}{' '}
        {checked.data === true ? w.good : checked.isPending && w.checking}
      </p>
      {(checked.data === false || checked.error) && <Notice tone="danger">{w.bad}</Notice>}
      <Facts
        rows={[
          { label: w.root, value: <code className="proof-root">{line.root}</code> },
          { label: w.key, value: <code>{line.keyId}</code> },
        ]}
      />
    </>
  );
};

const Keep = ({ line }: { readonly line: Line }) => {
  const w = useWords(words);
  const at = `${location.origin}/api/proofs/checkpoints/${line.size}`;
  return (
    <Section title={w.keep}>
      <div className="proof">
        <p>{w.keepHow}</p>
        <div className="buttons">
          <ButtonAnchor icon="download" href={noteAddress(line.size)} download={`checkpoint-${line.size}.txt`}>
            {w.download}
          </ButtonAnchor>
          <ButtonAnchor icon="download" href={`/api/verify-keys/${line.keyId}.pem`} download={`${line.keyId}.pem`}>
            {w.downloadKey}
          </ButtonAnchor>
        </div>
        <p>{w.openssl}</p>
        <pre className="proof-command" lang="en">
          {`curl -so ${line.keyId}.pem ${location.origin}/api/verify-keys/${line.keyId}.pem\ncurl -so body ${at}/body\ncurl -so signature ${at}/signature\nopenssl dgst -sha256 -verify ${line.keyId}.pem -signature signature body`}
        </pre>
        <p>{w.cli}</p>
        <pre className="proof-command" lang="en">{`oneseal verify-trail --files FOLDER --key ${line.keyId}.pem`}</pre>
      </div>
    </Section>
  );
};

const CompareKept = ({ newest }: { readonly newest: Line }) => {
  const w = useWords(words);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const run = useMutation({ mutationFn: () => compareNow(text, newest.size) });
  return (
    <Section title={w.compare}>
      <form
        noValidate
        className="proof"
        onSubmit={(e) => {
          e.preventDefault();
          setTried(true);
          if (text.trim()) run.mutate();
        }}
      >
        <Field id="kept" label={w.old} error={tried && !text.trim() ? w.empty : undefined}>
          {(aria) => <TextArea {...aria} rows={7} value={text} onChange={(e) => setText(e.target.value)} />}
        </Field>
        <div className="buttons">
          <Button type="submit" kind="primary" busy={run.isPending}>
            {w.go}
          </Button>
        </div>
        <div role="status">{run.data && <Outcome result={run.data} />}</div>
        {run.error && <ProblemState error={run.error} onRetry={() => run.mutate()} />}
      </form>
    </Section>
  );
};

const Earlier = ({
  rows,
  newest,
  more,
}: {
  readonly rows: readonly Line[];
  readonly newest: Line;
  /** Of those before them. */
  readonly more: ReactNode;
}) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  const run = useMutation({
    mutationFn: async (size: number) => compareNow(await checkpointNote(size), newest.size),
  });
  if (rows.length === 0) return null;
  return (
    <Section title={w.list}>
      <div role="status">{run.data && <Outcome result={run.data} />}</div>
      {run.error && <ProblemState error={run.error} />}
      <ul className="rows">
        {rows.map((r) => (
          <li key={r.size} className="proof-line">
            <span>{w.row(whenText(r.at, today, locale), r.size)}</span>
            <Button
              kind="quiet"
              aria-label={`${w.withNewest}: ${w.row(whenText(r.at, today, locale), r.size)}`}
              busy={run.isPending && run.variables === r.size}
              onClick={() => run.mutate(r.size)}
            >
              {w.withNewest}
            </Button>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
};

const isProof = (value: unknown): value is StreamProof =>
  typeof value === 'object' && value !== null && 'stream' in value && Array.isArray((value as StreamProof).events);

const Lookup = () => {
  const w = useWords(words);
  const run = useMutation({
    mutationFn: async (file: File) => {
      const read: unknown = await file
        .text()
        .then(JSON.parse)
        .catch(() => undefined);
      return isProof(read) ? checkedNow(read) : 'not-proof';
    },
  });
  return (
    <Section title={w.lookup}>
      <div className="proof">
        <p>{w.lookupHow}</p>
        <div className="buttons">
          <FileButton
            label={w.choose}
            icon="file"
            accept=".json,application/json"
            busy={run.isPending}
            onFiles={([file]) => file && run.mutate(file)}
          >
            {w.choose}
          </FileButton>
        </div>
        {run.data === 'not-proof' && <Notice tone="warn">{w.notProof}</Notice>}
        {run.data && run.data !== 'not-proof' && <ProofResult checked={run.data} />}
        {run.error && <ProblemState error={run.error} />}
      </div>
    </Section>
  );
};

/** For everybody, without sign-in: what was sealed when, how to keep a checkpoint, and checks that this browser does by itself. */
const Transparency = () => {
  const w = useWords(words);
  const list = useInfiniteQuery(checkpointsQuery);
  const { data, error, refetch } = list;
  usePage({ title: w.title });
  const [newest, ...earlier] = data?.pages.flatMap((p) => p.rows) ?? [];
  const ready = data !== undefined || error !== null;
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      <p className="prose">{w.lead}</p>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!ready && <Skeleton lines={[40, 80, 70, 85, 60, 80, 70]} />}
      {ready && (
        <div className="halves">
          <div>
            {data && (
              <Section title={w.newest}>
                {newest ? <Newest line={newest} /> : <p className="second">{w.none}</p>}
              </Section>
            )}
            {newest && <Keep line={newest} />}
          </div>
          <div>
            {newest && <CompareKept newest={newest} />}
            <Lookup />
            {newest && (
              <Earlier
                rows={earlier}
                newest={newest}
                more={
                  <Pager
                    onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
                    more={w.more}
                    busy={list.isFetchingNextPage}
                  />
                }
              />
            )}
            <p className="form-foot">
              <ButtonLink to="/verify" icon="scan">
                {w.code}
              </ButtonLink>
            </p>
          </div>
        </div>
      )}
    </div>
  );
};
export default Transparency;
