import type { Situation } from '../../api/catalogue.ts';
import { clientKey, isProblem, NetworkError } from '../../api/client.ts';
import { type DraftView, type SaveFieldAnswer, saveField, saveSituation } from '../../api/drafts.ts';
import { SaveQueue, type SaveState, type Unsaved } from './save-queue.ts';

const unsavedKey = (id: string) => `oneseal.unsaved.${id}`;
const DEVICE = 'oneseal.device';
/** Typing goes on while a draft is fetched; after so many it is fetched again at the next occasion. */
const RELOADS = 4;
/** The opening questions are saved like a field, under a name no form field can have. */
const SITUATION = '#situation';

const read = <T>(key: string, otherwise: T): T => {
  try {
    const kept = localStorage.getItem(key);
    return kept ? (JSON.parse(kept) as T) : otherwise;
  } catch {
    return otherwise;
  }
};
const write = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the value still lives in the page.
  }
};
const erase = (key: string): void => {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing to erase then.
  }
};

/** Names this browser, so that another device's newer value is not overwritten unseen. */
const device = (): string => {
  const known = read<string>(DEVICE, '');
  if (known) return known;
  const made = clientKey();
  write(DEVICE, made);
  return made;
};

/** A field that another device has changed since this one looked. */
type Clash = { readonly field: string; readonly mine: unknown; readonly theirs: unknown; readonly rev: number };

export type DeskState = {
  readonly draft: DraftView;
  /** What stands on the page: the server's answers with the unsaved ones over them. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly save: SaveState;
  readonly left: number;
  readonly clash?: Clash;
};

/**
 * One application open in this browser. It outlives the single pages of the form, holds what is typed, saves it field
 * by field, and never lets an answer of the server overwrite what is still unsaved here.
 */
export class ApplyDesk {
  #state: DeskState;
  readonly #queue: SaveQueue<SaveFieldAnswer | DraftView>;
  readonly #told = new Set<() => void>();
  /** Per field, the revision this device has seen. */
  #seen: Record<string, number> = {};
  #loadedRev: number;
  readonly #reload: () => Promise<DraftView>;
  readonly #hurry = () => this.#queue.hurry();

  constructor(draft: DraftView, reload: () => Promise<DraftView>) {
    const before = read<Unsaved>(unsavedKey(draft.id), {});
    this.#reload = reload;
    this.#loadedRev = draft.rev;
    this.#queue = new SaveQueue<SaveFieldAnswer | DraftView>(
      {
        send: (field, value, key) =>
          field === SITUATION
            ? saveSituation(draft.id, value as Situation)
            : saveField(
                draft.id,
                { field, value: value ?? null, seen: this.#seen[field] ?? this.#loadedRev, device: device() },
                key,
              ),
        isLost: (e) => e instanceof NetworkError || (isProblem(e) && e.status >= 500),
        isForAll: (e) => isProblem(e) && ([401, 403, 404].includes(e.status) || e.problem.code === 'draft-closed'),
        isOnline: () => navigator.onLine,
        newKey: clientKey,
        keep: (unsaved) =>
          Object.keys(unsaved).length > 0 ? write(unsavedKey(draft.id), unsaved) : erase(unsavedKey(draft.id)),
        wait: (ms) => new Promise((done) => setTimeout(done, ms)),
        onSaved: (field, answer) => this.#saved(field, answer),
        onState: (save) => this.#onSave(save),
      },
      draft.savedAt,
      before,
    );
    this.#state = {
      draft: overlaid(draft, before),
      answers: { ...draft.answers, ...valuesOf(before) },
      save: { phase: 'saved', at: draft.savedAt },
      left: this.#queue.left,
    };
    addEventListener('online', this.#hurry);
    if (this.#queue.left > 0) void this.#queue.flush();
  }

  subscribe = (tell: () => void): (() => void) => {
    this.#told.add(tell);
    return () => this.#told.delete(tell);
  };
  state = (): DeskState => this.#state;

  /** What was typed into a field; an empty value empties it. */
  put(field: string, value: unknown): void {
    const { [field]: before, ...others } = this.#state.answers;
    if (JSON.stringify(before ?? null) === JSON.stringify(value ?? null)) return;
    this.#put({ answers: value === undefined || value === null ? others : { ...others, [field]: value } });
    this.#queue.put(field, value ?? null);
    this.#put({ left: this.#queue.left });
  }

  /** The answers to the opening questions; they decide at once what is shown, and on the server which documents are due. */
  putSituation(situation: Situation): void {
    this.#put({ draft: { ...this.#state.draft, situation: situation as DraftView['situation'] } });
    this.#queue.put(SITUATION, situation);
    this.#put({ left: this.#queue.left });
  }

  /** Resolves with true when everything typed is on the server; without a network at once with false, and the queue goes on. */
  async flush(): Promise<boolean> {
    const saving = this.#queue.flush();
    if (navigator.onLine) await saving;
    return this.#queue.left === 0;
  }
  retry(): void {
    this.#hurry();
  }

  /**
   * The server's draft anew (after a file, a promise, a changed situation); unsaved answers stay on top. One that is
   * older than what is here was overtaken on its way and would take back what is already saved.
   */
  load(draft: DraftView): void {
    if (draft.rev < this.#state.draft.rev) return;
    this.#loadedRev = draft.rev;
    this.#put({
      draft: overlaid(draft, this.#queue.unsaved),
      answers: { ...draft.answers, ...valuesOf(this.#queue.unsaved) },
    });
  }
  async reload(): Promise<void> {
    for (let tries = 0; tries < RELOADS; tries++) {
      const fresh = await this.#reload();
      const overtaken = fresh.rev < this.#state.draft.rev;
      this.load(fresh);
      if (!overtaken) return;
    }
  }

  /** Which of the two values shall stand. */
  settle(whose: 'mine' | 'theirs'): void {
    const { clash } = this.#state;
    if (!clash) return;
    const { clash: _settled, ...rest } = this.#state;
    this.#state = rest;
    if (whose === 'theirs') {
      this.#put({ answers: { ...rest.answers, [clash.field]: clash.theirs } });
      this.#queue.drop(clash.field);
    } else {
      this.#seen = { ...this.#seen, [clash.field]: clash.rev };
      this.#put({});
      this.#queue.hurry();
    }
    this.#put({ left: this.#queue.left });
  }

  /** Handed in or thrown away: nothing of it stays on this device. */
  forget(): void {
    removeEventListener('online', this.#hurry);
    erase(unsavedKey(this.#state.draft.id));
  }

  #put(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part };
    for (const tell of this.#told) tell();
  }

  #saved(field: string, answer: SaveFieldAnswer | DraftView): void {
    if ('answers' in answer) {
      this.load(answer);
      this.#put({ left: this.#queue.left });
      return;
    }
    this.#seen = { ...this.#seen, [field]: answer.rev };
    const { [field]: _was, ...provenance } = this.#state.draft.provenance;
    this.#put({ draft: { ...this.#state.draft, ...answer, provenance }, left: this.#queue.left });
  }

  #onSave(save: SaveState): void {
    this.#put({ save, left: this.#queue.left });
    // Said once: the person is choosing already.
    if (save.phase === 'stopped' && isProblem(save.error, 'read-only') && this.#state.clash?.field !== save.field)
      void this.#clash(save.field);
  }

  async #clash(field: string): Promise<void> {
    const mine = this.#state.answers[field];
    try {
      const fresh = await this.#reload();
      this.#put({
        draft: fresh,
        answers: { ...fresh.answers, ...valuesOf(this.#queue.unsaved) },
        clash: { field, mine, theirs: fresh.answers[field], rev: fresh.rev },
      });
    } catch {
      // The save line still says that this field is not saved; 再试一次 comes here again.
    }
  }
}

const valuesOf = (unsaved: Unsaved): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(unsaved).flatMap(([field, { value }]) => (field === SITUATION ? [] : [[field, value]])),
  );
/** The server's draft with the opening answers that are not yet on it. */
const overlaid = (draft: DraftView, unsaved: Unsaved): DraftView => {
  const mine = unsaved[SITUATION]?.value as DraftView['situation'] | undefined;
  return mine ? { ...draft, situation: mine } : draft;
};

/** Answers to the opening questions as the conditions of the form read them: one value, or a list where many may be chosen. */
export const situationContext = (
  questions: readonly { readonly key: string; readonly many: boolean }[],
  situation: Situation,
): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    questions.flatMap((q) => {
      const given = situation[q.key] ?? [];
      return given.length === 0 ? [] : [[q.key, q.many ? given : given[0]!]];
    }),
  );
