import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Humour } from './smtp.child.ts';

type Received = {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
};

const decoded = (raw: string): Pick<Received, 'subject' | 'text'> => {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const subject = (/^Subject: ((?:.*\r\n[ \t])*.*)$/im.exec(head)?.[1] ?? '')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('latin1') : quoted(text.replaceAll('_', ' ')),
    );
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase();
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? quoted(body) : body, 'latin1');
  return {
    subject: Buffer.from(subject, 'latin1').toString('utf8'),
    text: encoding === '7bit' ? body : bytes.toString('utf8'),
  };
};
const quoted = (text: string): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A mail server in a process of its own, as the product would meet one. */
export const openSmtp = async () => {
  const letters: Received[] = [];
  let child: ChildProcess;
  /** One for the life of the child: asked for at each question it would gather listeners. */
  let gone: Promise<unknown>;
  let port = 0;
  const start = async () => {
    child = fork(join(import.meta.dirname, 'smtp.child.ts'), { env: { ...process.env, SMTP_PORT: String(port) } });
    gone = once(child, 'exit');
    child.on('message', (said: { letter?: { from: string; to: string[]; raw: string } }) => {
      if (said.letter) letters.push({ ...said.letter, ...decoded(said.letter.raw) });
    });
    const [said] = (await once(child, 'message')) as [{ port: number }];
    port = said.port;
  };
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    letters,
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    /** From now on the server behaves so; it has answered when this is done. */
    be: async (humour: Humour) => {
      if (!child.connected) await start();
      child.send({ humour });
      for (;;) {
        const [said] = (await once(child, 'message')) as [{ humour?: Humour }];
        if (said.humour === humour) return;
      }
    },
    /** Every letter it has taken until now is in `letters`. */
    settled: async () => {
      if (!child.connected) return;
      child.send({ ping: true }, () => {}); // it may be breaking at this moment
      for (;;) {
        const [said] = (await Promise.race([once(child, 'message'), gone.then(() => [{ pong: true }])])) as [
          { pong?: boolean },
        ];
        if (said.pong) return;
      }
    },
    end,
    /** The same address again, after it was away. */
    again: start,
  };
};
