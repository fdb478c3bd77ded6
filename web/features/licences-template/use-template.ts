import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem, NetworkError } from '../../api/client.ts';
import { saveTemplate, type TemplateFindingShape, type TemplateShape } from './api.ts';

type TemplateSaving =
  | 'none'
  | 'waiting'
  | 'saving'
  | 'retrying'
  | 'conflict'
  | { readonly at: string }
  | { readonly error: unknown };

const PAUSE = 700;
const AGAIN = 3000;

/** A draft that saves itself when the typing stops; a save that was not answered is repeated as it was. */
export const useTemplate = (
  kind: string,
  begin: { readonly rev: number; readonly template: TemplateShape; readonly findings: readonly TemplateFindingShape[] },
) => {
  const [template, setTemplate] = useState(begin.template);
  const [findings, setFindings] = useState(begin.findings);
  const [rev, setRev] = useState(begin.rev);
  const [saving, setSaving] = useState<TemplateSaving>('none');
  const now = useRef({
    template,
    rev: begin.rev,
    dirty: false,
    busy: false,
    lost: undefined as TemplateShape | undefined,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useRef<() => Promise<void>>(async () => undefined);
  save.current = async () => {
    const n = now.current;
    if (n.busy || !n.dirty) return;
    n.busy = true;
    n.dirty = false;
    const sent = n.lost ?? n.template;
    setSaving('saving');
    try {
      const done = await saveTemplate(kind, n.rev, sent);
      n.rev = done.rev;
      n.lost = undefined;
      setRev(done.rev);
      setFindings(done.findings);
      setSaving({ at: new Date().toISOString() });
      n.busy = false;
      n.dirty = n.template !== sent;
      void save.current();
    } catch (e) {
      n.busy = false;
      if (e instanceof NetworkError || (isProblem(e) && e.status >= 500)) {
        n.dirty = true;
        n.lost = sent;
        setSaving('retrying');
        timer.current = setTimeout(() => void save.current(), AGAIN);
        return;
      }
      n.lost = undefined;
      setSaving(isProblem(e, 'template-changed') ? 'conflict' : { error: e });
    }
  };
  const change = useCallback((next: TemplateShape) => {
    now.current.template = next;
    now.current.dirty = true;
    setTemplate(next);
    setSaving((s) => (s === 'conflict' ? s : 'waiting'));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save.current(), PAUSE);
  }, []);
  useEffect(() => {
    // Leaving asks only while something is not saved yet.
    const leaving = (e: BeforeUnloadEvent) => {
      if (now.current.dirty || now.current.busy) e.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      clearTimeout(timer.current);
      void save.current();
    };
  }, []);
  return { template, findings, rev, saving, change };
};
