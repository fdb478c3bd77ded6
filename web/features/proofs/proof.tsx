import { useMutation } from '@tanstack/react-query';
import { ProblemState } from '../../api/problem.tsx';
import { proofAddress, type StreamProof, streamProof, verifyKeys } from '../../api/proofs.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Details } from '../../ui/trail.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import type { ProofChecked } from './check.ts';
import { proofWords } from './words.ts';
import './proofs.css';

/** What came out of a check, in words, and the fingerprints it went by. */
export const ProofResult = ({ checked }: { readonly checked: ProofChecked }) => {
  const w = useWords(proofWords);
  const { locale } = useLocale();
  const count = (held: boolean | 'waits') => checked.events.filter((e) => e.held === held).length;
  const { fault, checkpoint } = checked;
  return (
    <div role="status" className="proof-result">
      {fault ? (
        <Notice tone="danger" title={w.wrong}>
          <p>
            {w.faults[fault]} {w.tell}
          </p>
        </Notice>
      ) : (
        <Notice tone={count(true) > 0 ? 'ok' : 'info'}>
          {count(true) > 0 && <p>{w.held(count(true))}</p>}
          {count('waits') > 0 && <p>{w.waits(count('waits'))}</p>}
          {checkpoint && (
            <p className="small second">{w.sealed(whenText(checkpoint.at, undefined, locale), checkpoint.size)}</p>
          )}
        </Notice>
      )}
      {checked.events.length > 0 && (
        <Details title={w.hashes}>
          <ul className="rows">
            {checked.events.map((e) => (
              <li key={e.version} className="proof-hash">
                <span>
                  {w.record(e.version)} · {e.held === 'waits' ? w.pending : e.held ? w.ok : w.bad}
                </span>
                <code className="small">{e.hash}</code>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  );
};

/** The reckoning is loaded when somebody asks for it. */
export const checkedNow = async (proof: StreamProof): Promise<ProofChecked> => {
  const [{ checkProof }, keys] = await Promise.all([import('./check.ts'), verifyKeys()]);
  return checkProof(proof, keys);
};

/** On the page of a matter or a licence: check its records now, or keep the proof. */
export const Proof = ({ kind, id }: { readonly kind: 'case' | 'licence'; readonly id: string }) => {
  const w = useWords(proofWords);
  const check = useMutation({ mutationFn: async () => checkedNow(await streamProof(kind, id)) });
  return (
    <div className="no-print">
      <Details title={w.title}>
        <div className="proof">
          <p>
            {w.about} <Link to="/transparency">{w.how}</Link>
          </p>
          <div className="buttons">
            <Button busy={check.isPending} onClick={() => check.mutate()}>
              {w.check}
            </Button>
            <ButtonAnchor icon="download" href={proofAddress(kind, id)} download={`proof-${id}.json`}>
              {w.download}
            </ButtonAnchor>
          </div>
          {check.error && <ProblemState error={check.error} onRetry={() => check.mutate()} />}
          {check.data && <ProofResult checked={check.data} />}
        </div>
      </Details>
    </div>
  );
};
