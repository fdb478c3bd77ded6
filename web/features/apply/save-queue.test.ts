import { describe, expect, test } from 'vitest';
import { type Ports, SaveQueue, type SaveState, type Unsaved } from './save-queue.ts';

type Answer = { readonly savedAt: string };
const LOST = new Error('lost');
const REFUSED = new Error('refused');
const CLOSED = new Error('handed in');
const settle = () => new Promise((r) => setTimeout(r, 0));

/** A server that does what the script says, one entry a request; after the script it answers. */
const rig = (script: readonly (Error | 'ok')[] = [], online = true) => {
  const sent: string[] = [];
  const states: SaveState[] = [];
  const kept: Unsaved[] = [];
  const waits: (() => void)[] = [];
  let n = 0;
  let keys = 0;
  const ports: Ports<Answer> = {
    send: async (field, value) => {
      sent.push(`${field}=${String(value)}`);
      const step = script[n++] ?? 'ok';
      await settle();
      if (step !== 'ok') throw step;
      return { savedAt: `t${sent.length}` };
    },
    isLost: (e) => e === LOST,
    isForAll: (e) => e === CLOSED,
    isOnline: () => online,
    newKey: () => `key-${++keys}`,
    keep: (u) => kept.push(u),
    wait: () => new Promise((go) => waits.push(go)),
    onSaved: () => undefined,
    onState: (s) => states.push(s),
  };
  return { ports, sent, states, kept, waits };
};

describe('autosave: nothing typed is ever lost', () => {
  test('a value is kept on the device before it is sent, and forgotten once the server has it', async () => {
    const r = rig();
    const queue = new SaveQueue(r.ports, 't0');
    queue.put('beds', 68);
    expect(Object.keys(r.kept[0]!)).toEqual(['beds']);
    await queue.flush();
    expect(r.kept.at(-1)).toEqual({});
    expect(r.states.at(-1)).toEqual({ phase: 'saved', at: 't1' });
  });

  test('a lost connection is told with its count and tried again until it works', async () => {
    const r = rig([LOST, LOST]);
    const queue = new SaveQueue(r.ports, 't0');
    queue.put('beds', 68);
    await settle();
    await settle();
    expect(r.states.at(-1)).toEqual({ phase: 'retrying', times: 1, left: 1 });
    r.waits.shift()!();
    await settle();
    await settle();
    expect(r.states.at(-1)).toEqual({ phase: 'retrying', times: 2, left: 1 });
    queue.hurry();
    await queue.flush();
    expect(r.states.at(-1)?.phase).toBe('saved');
    expect(r.sent).toEqual(['beds=68', 'beds=68', 'beds=68']);
  });

  test('without a network it says how much lies on this device', async () => {
    const r = rig([LOST], false);
    const queue = new SaveQueue(r.ports, 't0');
    queue.put('beds', 68);
    queue.put('area', 6480);
    await settle();
    await settle();
    expect(r.states.at(-1)).toEqual({ phase: 'offline', left: 2 });
    queue.hurry();
    await queue.flush();
    expect(queue.left).toBe(0);
  });

  test('typing on while a save is under way sends the newer value after it', async () => {
    const r = rig();
    const queue = new SaveQueue(r.ports, 't0');
    queue.put('beds', 46);
    queue.put('beds', 68);
    await queue.flush();
    expect(r.sent).toEqual(['beds=46', 'beds=68']);
    expect(queue.left).toBe(0);
  });

  test('a refusal is told and keeps the value for the person to decide', async () => {
    const r = rig([REFUSED]);
    const queue = new SaveQueue(r.ports, 't0');
    queue.put('beds', 68);
    await queue.flush();
    expect(r.states.at(-1)).toEqual({ phase: 'stopped', field: 'beds', error: REFUSED });
    expect(queue.unsaved.beds?.value).toBe(68);
    queue.drop('beds');
    expect(r.states.at(-1)).toEqual({ phase: 'saved', at: 't0' });
  });

  test('a refused field holds up no other, and is tried again when the person asks', async () => {
    const r = rig([REFUSED]);
    const queue = new SaveQueue(r.ports, 't0');
    queue.put('beds', -1);
    queue.put('area', 6480);
    await queue.flush();
    expect(r.sent).toEqual(['beds=-1', 'area=6480']);
    expect(Object.keys(queue.unsaved)).toEqual(['beds']);
    expect(r.states.at(-1)).toEqual({ phase: 'stopped', field: 'beds', error: REFUSED });
    queue.put('name', 'x');
    await queue.flush();
    expect(r.sent).toEqual(['beds=-1', 'area=6480', 'name=x']);
    expect(r.states.at(-1)?.phase).toBe('stopped');
    queue.hurry();
    await queue.flush();
    expect(r.sent.at(-1)).toBe('beds=-1');
    expect(r.states.at(-1)?.phase).toBe('saved');
  });

  test('a draft that takes nothing more is not asked field by field', async () => {
    const r = rig([CLOSED]);
    const queue = new SaveQueue(r.ports, 't0');
    queue.put('beds', 68);
    queue.put('area', 6480);
    await queue.flush();
    expect(r.sent).toEqual(['beds=68']);
    expect(queue.left).toBe(2);
    expect(r.states.at(-1)).toEqual({ phase: 'stopped', field: 'beds', error: CLOSED });
  });

  test('what an earlier visit could not save is sent with its own key', async () => {
    const r = rig();
    const keys: string[] = [];
    const send: typeof r.ports.send = (field, value, key) => {
      keys.push(key);
      return r.ports.send(field, value, key);
    };
    const queue = new SaveQueue({ ...r.ports, send }, 't0', { beds: { value: 68, key: 'before' } });
    await queue.flush();
    expect(keys).toEqual(['before']);
  });
});
