import { Command, CommanderError, Option } from 'commander';
import { ConfigFault, readConfig } from '../config.ts';
import { Fault } from '../platform/fault.ts';

/** Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
const DONE = 0;
const FAILED = 1;
const USAGE = 2;

const ENVIRONMENT = `
Environment:
  PORT           port of the web server (8080)
  HOST           address it listens on (127.0.0.1)
  ONESEAL_DATA   folder of the embedded database, of files and of the master key (.data)
  DATABASE_URL   a PostgreSQL database to use instead of the embedded one
  ONESEAL_SMTP_URL, ONESEAL_MAIL_FROM   mail server and sender; without them notices stay on the site
  ONESEAL_BASE   address under which people reach the bureau, printed on papers and licences
  and those of seals, signers, time stamps and demonstrations: see README.md

Exit codes: 0 done, 1 refused or failed, 2 wrong usage.`;

/** A command with what stands behind it on the line; commander has seen to it that required arguments are there. */
type Run = (...args: string[]) => Promise<number>;

const program = (settle: (run: Promise<number>) => Promise<void>): Command => {
  const cli = new Command('oneseal')
    .description('OneSeal 一章通: a government approval bureau in a box')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', ENVIRONMENT);
  /** Commands are loaded when they are called: `due` needs no database, `start` no importer. */
  const on =
    (load: () => Promise<Run>) =>
    (...args: unknown[]) =>
      settle(load().then((run) => run(...args.filter((a): a is string => typeof a === 'string'))));

  cli
    .command('start')
    .description('migrate, seed a first town where there is none, and serve')
    .action(on(async () => (await import('./start.ts')).start(readConfig())));
  cli
    .command('migrate')
    .description('bring the database up to this version')
    .action(on(async () => (await import('./migrate.ts')).migrateOnly(readConfig())));
  cli
    .command('seed')
    .description('make the demo town, once; a database that has a bureau is left as it is')
    .option('--without-papers', 'leave papers and licences to the server, which makes them in the background')
    .action(({ withoutPapers }: { withoutPapers?: boolean }) =>
      settle(import('./seed.ts').then((m) => m.seed(readConfig(), withoutPapers)())),
    );
  cli
    .command('import')
    .description('bring service items in from a file; every defect is reported with row, field, rule and repair')
    .argument('<file>', 'a JSON file of items or of implementation lists')
    .action(on(async () => (await import('./import.ts')).importFile(readConfig())));
  cli
    .command('lint')
    .description('check service items in a file without a database')
    .argument('<file>', 'a JSON file of items')
    .action(on(async () => (await import('./lint.ts')).lintFile()));
  cli
    .command('due')
    .description('read a period as JSON on each line of standard input and answer its due day and ledger')
    .addHelpText(
      'after',
      `
A line: {"start":"2026-09-18","n":20,"unit":"WORKING_DAY"}   also NATURAL_DAY, MONTH;
        optional "pauses":[{"from":"…","until":"…"}], "extension": n
Answer: {"due":"2026-10-22","provisional":false,"lines":[…]}   or {"error":…} for a bad line.`,
    )
    .action(on(async () => (await import('./due.command.ts')).due()));
  cli
    .command('explain')
    .description('say for each clock of a case why it ends when it ends, line by line')
    .argument('<case>', 'the number or the id of a case')
    .addOption(new Option('--lang <lang>', 'language of the answer').choices(['zh', 'en']).default('zh'))
    .action((id: string, options: { lang: 'zh' | 'en' }) =>
      settle(import('./explain.ts').then((m) => m.explain(readConfig())(id, options.lang))),
    );
  cli
    .command('verify-trail')
    .description('recompute every chain and every state, and name the first broken link')
    .argument('[case]', 'only this case, by number or id')
    .option('--files <folder>', 'check what export-trail wrote instead, without a database')
    .option('--key <file>', 'with --files: accept only this public key (PEM), which you got from elsewhere')
    .action((id: string | undefined, { files, key }: { files?: string; key?: string }) => {
      if (files !== undefined && id !== undefined)
        cli.error('error: --files checks everything in the folder: leave the case out');
      if (files === undefined && key !== undefined) cli.error('error: --key goes with --files');
      return settle(
        files
          ? import('./trail-files.ts').then((m) => m.verifyFolder(files, key))
          : import('./verify-trail.ts').then((m) => m.verify(readConfig())(id)),
      );
    });
  cli
    .command('export-trail')
    .description('write events, proofs and the newest checkpoint to a folder, to be checked on another machine')
    .argument('<folder>', 'a folder that is empty or not there yet')
    .argument('[case]', 'only this case, by number or id')
    .action(on(async () => (await import('./export-trail.ts')).exportTrail(readConfig())));
  cli
    .command('seal-ca')
    .description('make the test authority of seals where there is none; say until when each certificate is good')
    .argument('[out]', 'a PEM file for the roots, for others to check with')
    .action(on(async () => (await import('./seal-ca.ts')).sealCa(readConfig())));
  cli
    .command('test-tsa')
    .description('serve test time stamps (RFC 3161) over HTTP; prints its address')
    .argument('[port]', 'any free one by default')
    .action(on(async () => (await import('./test-tsa.ts')).testTsa(readConfig())));
  cli
    .command('verify-licence')
    .description('check a licence without a network: signature, term and, with --status, its state')
    .argument('<file-or-text>', 'a licence as PDF, a picture (PNG) of its code, or the code or its address as text')
    .option('--keys <file>', 'public keys of the bureau: the answer of /api/verify-keys, or PEM')
    .option('--status <file>', 'the signed list of states: /api/licences/status')
    .addHelpText('after', '\nExit codes: 0 valid, 1 not valid or not sure, 2 wrong usage.')
    .action((what: string, options: { keys?: string; status?: string }) =>
      settle(import('./verify-licence.ts').then((m) => m.verifyLicence(readConfig())(what, options))),
    );
  return cli;
};

/** Faults a person can mend are told in a sentence; only our own show where they happened. */
const tell = (error: unknown): void => {
  if (error instanceof Fault) console.error(error.message);
  else if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code))
    console.error(error.message);
  else console.error(error);
};

export const runCommandLine = async (args: readonly string[]): Promise<number> => {
  let code = DONE;
  const settle = async (run: Promise<number>) => {
    try {
      code = await run;
    } catch (error) {
      tell(error);
      code = error instanceof ConfigFault ? USAGE : FAILED;
    }
  };
  const cli = program(settle);
  try {
    if (args.length === 0) {
      cli.outputHelp({ error: true });
      return USAGE;
    }
    await cli.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has said what is wrong; asking for help is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    throw error;
  }
  return code;
};
