import { resolve } from 'node:path';
import { isDay } from './kernel/day.ts';
import { Fault } from './platform/fault.ts';

/** The only place that reads the environment. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded database, of files and of the master key. */
  readonly dataFolder: string;
  /** A PostgreSQL server instead of the embedded database. */
  readonly databaseUrl?: string;
  /** A fixed day for demonstrations and tests: the clock runs from this day on. */
  readonly today?: string;
  /** Which bureau to serve, where a database has several. */
  readonly bureau?: string;
  /** The address under which people reach the bureau, `https://spj.example.gov.cn`; printed on papers and licences. */
  readonly base?: string;
  /** Opens the keys of the seals in the data folder; without one they are sealed under a made one, test grade. */
  readonly keyPassphrase?: string;
  /** A signing server that holds the keys of the seals instead (docs/remote-signer.md). */
  readonly signerUrl?: string;
  readonly signerToken?: string;
  /** PEM file of the authorities that its certificates stand under. */
  readonly sealRoots?: string;
  /** A time-stamp authority (RFC 3161). */
  readonly stampUrl?: string;
  /** The mail server and the sender; nothing configured: notices stay on the site. */
  readonly mail?: { readonly url: string; readonly from: string };
  readonly logLevel: string;
};

/** What is wrong with the environment, for the terminal. */
export class ConfigFault extends Fault {}

/** A port as a person writes it; `name` is where they wrote it. */
export const portOf = (name: string, text: string): number => {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65535)
    throw new ConfigFault(`${name} must be a number from 0 to 65535, not "${text}".`);
  return port;
};

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const logLevelOf = (text = 'warn'): string => {
  if (!LOG_LEVELS.includes(text))
    throw new ConfigFault(`ONESEAL_LOG is one of ${LOG_LEVELS.join(', ')}, not "${text}".`);
  return text;
};

/** Both or neither: a server without a sender, or the other way round, would fail at the first letter. */
const mailOf = (env: NodeJS.ProcessEnv): Config['mail'] => {
  const { ONESEAL_SMTP_URL: url, ONESEAL_MAIL_FROM: from } = env;
  if (!url && !from) return undefined;
  if (!url || !/^smtps?:\/\/[^/]+/.test(url))
    throw new ConfigFault('ONESEAL_SMTP_URL must be an address like smtps://user:password@mail.example.gov.cn:465.');
  if (!from || !/[^\s@]+@[^\s@]+/.test(from))
    throw new ConfigFault('ONESEAL_MAIL_FROM must be the sender, like "审批局 <noreply@spj.example.gov.cn>".');
  return { url, from };
};

export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const today = env.ONESEAL_TODAY;
  if (today !== undefined && !isDay(today))
    throw new ConfigFault(`ONESEAL_TODAY must be a day like 2026-11-22, not "${today}".`);
  const url = env.DATABASE_URL;
  if (url && !/^postgres(ql)?:\/\//.test(url))
    throw new ConfigFault('DATABASE_URL must begin with postgres:// or postgresql://.');
  const base = env.ONESEAL_BASE?.replace(/\/+$/, '');
  if (base && !/^https?:\/\/[^/]+$/.test(base))
    throw new ConfigFault(`ONESEAL_BASE must be an address like https://spj.example.gov.cn, not "${base}".`);
  const address = (name: string): string | undefined => {
    const text = env[name];
    if (text && !/^https?:\/\/\S+$/.test(text))
      throw new ConfigFault(`${name} must be an address like https://sign.example.gov.cn, not "${text}".`);
    return text || undefined;
  };
  const [signerUrl, stampUrl] = [address('ONESEAL_SIGNER_URL'), address('ONESEAL_TSA_URL')];
  if (signerUrl && !stampUrl)
    throw new ConfigFault('ONESEAL_SIGNER_URL needs ONESEAL_TSA_URL: the test time stamps belong to test keys.');
  const mail = mailOf(env);
  return {
    port: portOf('PORT', env.PORT || '8080'),
    host: env.HOST || '127.0.0.1',
    dataFolder: resolve(env.ONESEAL_DATA || '.data'),
    ...(url ? { databaseUrl: url } : {}),
    ...(today ? { today } : {}),
    ...(env.ONESEAL_BUREAU ? { bureau: env.ONESEAL_BUREAU } : {}),
    ...(base ? { base } : {}),
    ...(env.ONESEAL_KEY_PASSPHRASE ? { keyPassphrase: env.ONESEAL_KEY_PASSPHRASE } : {}),
    ...(signerUrl ? { signerUrl } : {}),
    ...(env.ONESEAL_SIGNER_TOKEN ? { signerToken: env.ONESEAL_SIGNER_TOKEN } : {}),
    ...(env.ONESEAL_SEAL_ROOTS ? { sealRoots: resolve(env.ONESEAL_SEAL_ROOTS) } : {}),
    ...(stampUrl ? { stampUrl } : {}),
    ...(mail ? { mail } : {}),
    logLevel: logLevelOf(env.ONESEAL_LOG || undefined),
  };
};
