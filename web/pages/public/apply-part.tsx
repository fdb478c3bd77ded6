import { useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../src/modules/forms/engine/definition.ts';
import { ClashNotice } from '../../features/apply/clash.tsx';
import { OneField } from '../../features/apply/form-field.tsx';
import { ApplyFrame } from '../../features/apply/frame.tsx';
import { Materials } from '../../features/apply/materials.tsx';
import { PartsSide } from '../../features/apply/parts.tsx';
import { errorsOf, partOf, partsOf } from '../../features/apply/plan.ts';
import type { Apply } from '../../features/apply/use-apply.ts';
import { SampleLink } from '../../features/samples/link.tsx';
import { SituationQuestions } from '../../features/situation/questions.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { ErrorSummary } from '../../ui/notice.tsx';
import { Empty } from '../../ui/states.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { applyPageWords } from './apply.words.ts';

/** Coming from the check page the field stands in the address: `#beds`. */
const useArriveAtField = (ready: boolean): string => {
  const hash = useRouterState({ select: (s) => s.location.hash });
  useEffect(() => {
    if (!ready || !hash) return;
    const field = document.getElementById(hash) ?? document.getElementById(`${hash}-year`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [ready, hash]);
  return hash;
};

const PartPage = ({ apply, part: key }: { readonly apply: Apply; readonly part: string }) => {
  const w = useWords(applyPageWords);
  const text = useText();
  const navigate = useNavigate();
  const { draft, form, desk, guide } = apply;
  const parts = partsOf(apply);
  const at = parts.findIndex((p) => p.key === key);
  const part = parts[at];
  const section = form.sections.find((s) => s.key === key);
  const arrived = useArriveAtField(part !== undefined);
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(arrived !== '');
  const [turn, setTurn] = useState(0);
  const mine = errorsOf(apply).filter((e) => partOf(apply, e.at) === key);
  const errorsNow = useRef(mine);
  errorsNow.current = mine;
  if (!part)
    return (
      <div className="wrap page">
        <h1>{w.noSection}</h1>
        <ButtonLink to={`/apply/${draft.id}`}>{w.seeAll}</ButtonLink>
      </div>
    );
  const next = parts[at + 1];
  const previous = parts[at - 1];
  const errorAt = (path: string) => {
    const e = form.errors.find((x) => x.at === path);
    // What is missing is said once a person wants to go on; what is wrong as soon as the field is left.
    if (!e || (!tried && (e.code === 'missing' || e.code === 'too-few' || !left.has(path)))) return undefined;
    return e;
  };
  const sample = (ref: string) => {
    const material = guide.materials.find((m) => m.ref === ref);
    return material && <SampleLink guide={guide} material={material} />;
  };
  const goOn = async () => {
    setTried(true);
    (document.activeElement as HTMLElement | null)?.blur();
    // The value that was just left is judged first: it is put in once the pointer is up.
    await new Promise((done) => setTimeout(done));
    if (errorsNow.current.length > 0) {
      setTurn((n) => n + 1);
      return;
    }
    void desk.flush();
    await navigate({ to: next ? `/apply/${draft.id}/${next.key}` : `/apply/${draft.id}/check` });
  };
  return (
    <>
      <div className="wrap page">
        <div className="columns">
          <div className="narrow">
            <p className="section-of">
              {w.part(at + 1, parts.length)}
              <Link to={`/apply/${draft.id}`}>{w.seeAll}</Link>
            </p>
            <div className="page-head">
              <div>
                <h1>
                  <Say text={part.title} />
                </h1>
                {section?.section.hint && (
                  <p>
                    <Say text={section.section.hint} />
                  </p>
                )}
                {part.kind === 'situation' && <p>{w.situationHint}</p>}
                {part.kind === 'materials' && <p>{w.materialsHint}</p>}
              </div>
            </div>
            {tried && <ErrorSummary errors={mine.map((e) => ({ id: e.at, text: text(e.text) }))} turn={turn} />}
            {tried && mine.length > 0 && (
              <p className="skip-part">
                <Link to={`/apply/${draft.id}`}>{w.skip}</Link>
              </p>
            )}
            <ClashNotice apply={apply} />
            {part.state === 'blocked' && part.why && (
              <Empty title={w.blockedTitle}>
                <Say text={part.why} />
              </Empty>
            )}
            {part.kind === 'situation' && (
              <SituationQuestions
                questions={guide.questions}
                situation={draft.situation}
                onChange={(situation) => desk.putSituation(situation)}
                errors={
                  tried ? Object.fromEntries(mine.map((e) => [e.at.slice('situation.'.length), text(e.text)])) : {}
                }
              />
            )}
            {section?.fields.map((v) => (
              <OneField
                key={v.at}
                view={v}
                provenance={draft.provenance[v.field.key]}
                errorAt={errorAt}
                onChange={(value: Answer | undefined) => desk.put(v.field.key, value)}
                onLeave={(path) => leave((s) => (s.has(path) ? s : new Set([...s, path])))}
              />
            ))}
            {part.kind === 'materials' && <Materials apply={apply} errors={tried ? mine : []} sample={sample} />}
          </div>
          <PartsSide apply={apply} at={key} />
        </div>
      </div>
      <div className="act-bar no-print">
        <div className="wrap">
          <ButtonLink to={previous ? `/apply/${draft.id}/${previous.key}` : `/apply/${draft.id}`}>{w.prev}</ButtonLink>
          <Button kind="primary" onClick={() => void goOn()}>
            {w.next}
          </Button>
        </div>
      </div>
    </>
  );
};

/** One part of the form: questions, a section of fields, or the documents. */
const ApplyPart = () => {
  const { part = '' } = useParams({ strict: false }) as { part?: string };
  const text = useText();
  return (
    <ApplyFrame
      page={(apply) => text(partsOf(apply).find((p) => p.key === part)?.title ?? { zh: '', en: '' })}
      back={(draft) => `/apply/${draft}`}
    >
      {(apply) => <PartPage key={part} apply={apply} part={part} />}
    </ApplyFrame>
  );
};
export default ApplyPart;
