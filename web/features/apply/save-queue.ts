/** Where the saving of an application stands; one of five, always visible. */
export type SaveState =
  | { readonly phase: 'saved'; readonly at: string }
  | { readonly phase: 'saving' }
  | { readonly phase: 'retrying'; readonly times: number; readonly left: number }
  | { readonly phase: 'offline'; readonly left: number }
  /** The server will not take it: signed out, draft handed in, field changed on another device. The value stays here. */
  | { readonly phase: 'stopped'; readonly field: string; readonly error: unknown };

/** What is not yet on the server, by field; kept on the device until the server has answered. */
export type Unsaved = Readonly<Record<string, { readonly value: unknown; readonly key: string }>>;

export type Ports<Answer> = {
  /** Sends one field; rejects with `lost` errors when the network is at fault, with anything else when the server refuses. */
  readonly send: (field: string, value: unknown, key: string) => Promise<Answer>;
  readonly isLost: (error: unknown) => boolean;
  /** The refusal is of the whole draft (signed out, handed in), not of this one field. */
  readonly isForAll: (error: unknown) => boolean;
  readonly isOnline: () => boolean;
  readonly newKey: () => string;
  readonly keep: (unsaved: Unsaved) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly onSaved: (field: string, answer: Answer) => void;
  readonly onState: (state: SaveState) => void;
};

const LONGEST_WAIT = 30_000;

/**
 * Saves fields one after another, the newest value of each, and never forgets one: a lost connection is tried again
 * for as long as the page is open, and what is unsaved lies in `keep` for the next visit. A field that the server
 * refuses holds up no other; it is tried again when it is typed anew or when the person asks.
 */
export class SaveQueue<Answer extends { readonly savedAt: string }> {
  readonly #ports: Ports<Answer>;
  #unsaved: Record<string, { value: unknown; key: string }>;
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #savedAt: string;
  /** What the server has refused, by the key of its value. */
  readonly #refused = new Map<string, unknown>();

  constructor(ports: Ports<Answer>, savedAt: string, before: Unsaved = {}) {
    this.#ports = ports;
    this.#savedAt = savedAt;
    this.#unsaved = { ...before };
  }

  get unsaved(): Unsaved {
    return this.#unsaved;
  }
  get left(): number {
    return Object.keys(this.#unsaved).length;
  }

  put(field: string, value: unknown): void {
    this.#unsaved = { ...this.#unsaved, [field]: { value, key: this.#ports.newKey() } };
    this.#ports.keep(this.#unsaved);
    void this.flush();
  }

  /** Gives up one unsaved value: the person chose the other device's. */
  drop(field: string): void {
    this.#forget(field);
    if (this.left === 0) this.#ports.onState({ phase: 'saved', at: this.#savedAt });
    else void this.flush();
  }

  /** The network is back, or the person pressed 再试一次: do not wait any longer. */
  hurry(): void {
    this.#refused.clear();
    this.#wake?.();
    void this.flush();
  }

  /** Resolves when everything is saved, or when the server has refused something. */
  flush(): Promise<void> {
    if (this.left === 0) return Promise.resolve();
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  #forget(field: string): void {
    const { [field]: _gone, ...rest } = this.#unsaved;
    this.#unsaved = rest;
    this.#ports.keep(rest);
  }

  async #run(): Promise<void> {
    let times = 0;
    for (;;) {
      const left = Object.entries(this.#unsaved);
      const next = left.find(([, u]) => !this.#refused.has(u.key));
      if (!next) {
        this.#rest(left[0]);
        return;
      }
      const [field, { value, key }] = next;
      if (times === 0) this.#ports.onState({ phase: 'saving' });
      try {
        const answer = await this.#ports.send(field, value, key);
        times = 0;
        this.#savedAt = answer.savedAt;
        // Typed again meanwhile: the newer value stays in the queue.
        if (this.#unsaved[field]?.key === key) this.#forget(field);
        this.#ports.onSaved(field, answer);
      } catch (error) {
        if (!this.#ports.isLost(error)) {
          if (this.#ports.isForAll(error)) {
            this.#ports.onState({ phase: 'stopped', field, error });
            return;
          }
          this.#refused.set(key, error);
          continue;
        }
        times++;
        const { left } = this;
        this.#ports.onState(this.#ports.isOnline() ? { phase: 'retrying', times, left } : { phase: 'offline', left });
        await this.#pause(Math.min(LONGEST_WAIT, 1000 * 2 ** (times - 1)));
      }
    }
  }

  /** Nothing more can be sent now: all is saved, or what is left was refused. */
  #rest(first: [string, { readonly key: string }] | undefined): void {
    if (!first) {
      this.#refused.clear();
      this.#ports.onState({ phase: 'saved', at: this.#savedAt });
      return;
    }
    const [field, { key }] = first;
    this.#ports.onState({ phase: 'stopped', field, error: this.#refused.get(key) });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const go = () => {
        this.#wake = undefined;
        done();
      };
      this.#wake = go;
      void this.#ports.wait(ms).then(go);
    });
  }
}
