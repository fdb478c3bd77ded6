// A real mail server in a process of its own. Its humour is set from outside: it takes letters, refuses them for good
// or for now, falls silent, or breaks the connection in the middle.
import { SMTPServer } from 'smtp-server';

export type Humour = 'take' | 'refuse' | 'busy' | 'silent' | 'break';
let humour: Humour = 'take';
process.on('message', (said: { humour?: Humour; ping?: true }) => {
  if (said.ping) {
    process.send?.({ pong: true });
    return;
  }
  humour = said.humour ?? humour;
  process.send?.({ humour });
});

const failed = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  closeTimeout: 100,
  onRcptTo(_address, _session, done) {
    if (humour === 'refuse') done(failed(550, 'no such mailbox'));
    else if (humour === 'busy') done(failed(451, 'try again later'));
    else done();
  },
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => {
      parts.push(part);
      if (humour === 'break') process.send?.({ broke: true }, () => process.exit(0));
    });
    stream.on('end', () => {
      if (humour === 'silent') return; // takes everything and says nothing
      const { mailFrom, rcptTo } = session.envelope;
      process.send?.({
        letter: {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((r) => r.address),
          raw: Buffer.concat(parts).toString('utf8'),
        },
      });
      done();
    });
  },
});
server.on('error', () => {}); // a connection that breaks is what we are here for
server.listen(Number(process.env.SMTP_PORT ?? 0), '127.0.0.1', () => {
  const address = server.server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
