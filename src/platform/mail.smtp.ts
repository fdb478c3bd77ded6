import { createTransport } from 'nodemailer';
import type { Letter, Mailer, Posted } from './mail.ts';

export type SmtpOptions = {
  /** smtp://user:password@host:587 or smtps://…:465 */
  readonly url: string;
  /** `松澜新区行政审批局 <noreply@spj.example.gov.cn>` */
  readonly from: string;
  /** How long a silent server is waited for, in milliseconds. */
  readonly patienceMs?: number;
};

type Failure = { readonly responseCode?: number; readonly code?: string; readonly message?: string };

/** 5xx is for good (RFC 5321 4.2.1), but a failed sign-in (535) is ours to mend and says nothing of the receiver. */
const judge = (error: Failure): Posted => {
  const why = String(error.message ?? error.code ?? error).slice(0, 300);
  const code = error.responseCode ?? 0;
  return { kind: code >= 550 && code < 560 ? 'refused' : 'later', why };
};

/** Mail by SMTP; one connection at a time is enough for a bureau and polite to its server. */
export const smtpMailer = ({ url, from, patienceMs = 20_000 }: SmtpOptions): Mailer => {
  const transport = createTransport(
    {
      url,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ id, to, subject, text, stop }: Letter): Promise<Posted> {
      const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
      try {
        await transport.sendMail({
          to,
          subject,
          text,
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...(stop ? { 'List-Unsubscribe': `<${stop}>` } : {}) },
        });
        return { kind: 'sent' };
      } catch (error) {
        return judge(error as Failure);
      }
    },
    close: () => transport.close(),
  };
};
