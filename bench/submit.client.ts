// Applicants who hand in one application after the other over HTTP with kept-alive connections, as cheaply as a process
// can: on a machine with few cores the measuring must not take what the measured needs.
import { connect } from 'node:net';
import { draftOf, firmOf, REV, tokenOf } from './submit.town.ts';

export type Load = {
  readonly ports: readonly number[];
  readonly clients: number;
  /** Where the counters of the clients begin; `count` applications of each are there. */
  readonly from: number;
  readonly count: number;
  readonly rampMs: number;
  readonly measureMs: number;
};
export type Loaded = { readonly perSecond: number; readonly done: number; readonly p50: number; readonly p95: number };

const request = (client: number, i: number): string => {
  const body = JSON.stringify({ rev: REV, confirmTrue: true, eDelivery: true });
  return `POST /api/drafts/${draftOf(client, i)}/submit HTTP/1.1\r
host: localhost\r
cookie: oneseal=${tokenOf(firmOf(client, i))}\r
idempotency-key: bench-${client}-${i}\r
content-type: application/json\r
content-length: ${body.length}\r
\r
${body}`;
};

/** Is the answer whole? Throws on anything but 201. */
const whole = (answer: string): boolean => {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(answer)?.[1]);
  if (Buffer.byteLength(answer) < end + 4 + length) return false;
  if (!answer.startsWith('HTTP/1.1 201')) throw new Error(answer);
  return true;
};

/** One applicant: the next application goes out when the answer to the last one is there. */
const applicant = (load: Load, client: number, until: number, answered: (ms: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(load.ports[client % load.ports.length]!, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('error', reject);
    let i = load.from;
    let sent = 0;
    let answer = '';
    const next = () => {
      if (performance.now() > until) {
        socket.end();
        resolve();
        return;
      }
      if (i >= load.from + load.count) throw new Error('no application is left: prepare more');
      sent = performance.now();
      answer = '';
      socket.write(request(client, i++));
    };
    socket.on('connect', next);
    socket.on('data', (data) => {
      answer += data;
      try {
        if (!whole(answer)) return;
        answered(performance.now() - sent);
        next();
      } catch (error) {
        socket.destroy();
        reject(error);
      }
    });
  });

if (import.meta.main) {
  const load = JSON.parse(process.argv[2]!) as Load;
  const begin = performance.now() + load.rampMs;
  const end = begin + load.measureMs;
  let done = 0;
  const inWindow: number[] = [];
  const answered = (ms: number) => {
    done += 1;
    const now = performance.now();
    if (now >= begin && now < end) inWindow.push(ms);
  };
  await Promise.all(Array.from({ length: load.clients }, (_, c) => applicant(load, c, end, answered)));
  inWindow.sort((a, b) => a - b);
  const at = (q: number) => inWindow[Math.floor(inWindow.length * q)] ?? Number.NaN;
  const loaded: Loaded = { perSecond: (inWindow.length * 1000) / load.measureMs, done, p50: at(0.5), p95: at(0.95) };
  console.log(JSON.stringify(loaded));
}
