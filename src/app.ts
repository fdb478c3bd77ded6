import { join } from 'node:path';
import { caseDepsOf, noticeFactsOf, organOf } from './app.rooms.ts';
import * as cases from './modules/cases/index.ts';
import * as catalogue from './modules/catalogue/index.ts';
import * as intake from './modules/intake/index.ts';
import * as licences from './modules/licences/index.ts';
import { registerMessages } from './modules/messages/index.ts';
import * as notices from './modules/notices/index.ts';
import * as obligations from './modules/obligations/index.ts';
import * as overview from './modules/overview/index.ts';
import * as people from './modules/people/index.ts';
import * as places from './modules/places/index.ts';
import * as proofs from './modules/proofs/index.ts';
import * as seal from './modules/seal/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Db } from './platform/db.ts';
import { diskFiles } from './platform/files.disk.ts';
import { namedIn, type Sweep, sweepWork } from './platform/files.sweep.ts';
import { followersOf } from './platform/followers.ts';
import { notoSerif } from './platform/fonts.noto.ts';
import { addOperation } from './platform/http/health.ts';
import { platformProblem } from './platform/http/messages.ts';
import { addPages } from './platform/http/pages.ts';
import { buildServer, type Server } from './platform/http/server.ts';
import { type SmtpOptions, smtpMailer } from './platform/mail.smtp.ts';
import { type Press, pressOf } from './platform/pdf.press.ts';
import { openKeys, type SealingPlace } from './platform/pdf.sealer.ts';
import { workerWriter } from './platform/pdf.worker.ts';
import type { Ports } from './platform/ports.ts';
import { type Random, randomOf } from './platform/random.ts';
import { vaultOf } from './platform/vault.ts';

export type AppParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly bureau: string;
  readonly masterKey: Uint8Array;
  /** Where uploaded and made files lie. */
  readonly filesFolder: string;
  /** Where the keys of the seals are and who stamps the time; a folder beside the files and the test authority by default. */
  readonly sealing?: SealingPlace;
  /** Certificates of authorities that remote keys stand under, DER. */
  readonly sealRoots?: readonly Uint8Array[];
  /** The built pages; none in tests of the interface. */
  readonly webFolder?: string;
  /** Address under which people reach the bureau; printed on papers and licences. */
  readonly base?: string;
  readonly log?: { readonly level: string };
  readonly random?: Random;
  /** The mail server; none: notices stay on the site. */
  readonly mail?: SmtpOptions;
  /** Sign-ins from one address in a minute. */
  readonly signInLimit?: number;
};

export type App = {
  readonly server: Server;
  readonly ports: Ports;
  readonly caseDeps: cases.CaseRoutesDeps;
  readonly followers: ReturnType<typeof followersOf>;
  readonly press: Press;
  readonly post: notices.PostOffice;
  readonly sweep: Sweep;
  /** Followers, presses and timed work, in the background until the server closes. */
  readonly start: () => void;
};

/** What the rooms stand on; also for seeding and the command line, which serve nothing. */
export const portsOf = (parts: AppParts, followers: Ports['followers']): Ports => {
  const { db, clock, bureau, masterKey, filesFolder } = parts;
  const vault = vaultOf(masterKey, bureau);
  return {
    db,
    clock,
    bureau,
    vault,
    random: parts.random ?? randomOf(clock),
    files: diskFiles(filesFolder, vault, db),
    followers,
  };
};

/** Every table, or selection of one, that names a stored file: what none of them names is swept. */
export const FILES_NAMED_IN: readonly string[] = [
  ...catalogue.SAMPLE_FILES_IN,
  ...obligations.EVIDENCE_FILES_IN,
  ...intake.DRAFT_FILES_IN,
  ...cases.PAPER_FILES_IN,
  ...licences.LICENCE_FILES_IN,
];

/** The whole product without a socket: everything is put together here and nowhere else. */
export const buildApp = async (parts: AppParts): Promise<App> => {
  const base = parts.base ?? 'http://localhost:8080';
  const late: { followers?: ReturnType<typeof followersOf> } = {};
  const ports = portsOf(parts, {
    wake: () => late.followers?.wake(),
    states: async () => (await late.followers?.states()) ?? [],
  });
  const shelves = catalogue.makeShelves();
  const deps = caseDepsOf(ports, {
    base,
    shelves,
    licenceOf: (db, id, holder) => licences.licenceSource(ports, db, id, holder),
    licenceState: (db, of) => licences.licenceState(ports, db, of),
    isRestricted: (db, person, kind) => obligations.isRestricted(db, parts.bureau, person, kind),
  });
  const organ = await organOf(parts.db, parts.bureau);
  const place = parts.sealing ?? { keys: { kind: 'local', folder: join(parts.filesFolder, 'keys') } };
  const keys = await openKeys(place.keys);
  const signer = await seal.codeSigner(keys);
  const sealDeps = { ...ports, keys, roots: parts.sealRoots ?? [], organ, pressable: () => press.wake() };
  const sealing = seal.sealDesk(sealDeps);
  const writer = workerWriter(notoSerif, place);
  const pressing = { ...ports, writer, sealing };
  const licenceDeps = {
    ...pressing,
    facts: cases.licenceFactsOf(deps, organ),
    signer,
    base,
    pressable: () => press.wake(),
  };
  const obligationDeps = { ...ports, facts: cases.obligationFactsOf(deps) };
  const proofDeps = { ...ports, signer };
  const press = pressOf([
    cases.paperQueue(pressing),
    licences.licenceQueue(pressing),
    licences.licencePaperQueue(pressing),
  ]);
  const facts = cases.paperFactsOf(deps, organ);

  const noticeDeps = {
    ...ports,
    facts: noticeFactsOf(parts.bureau),
    base,
    ...(parts.mail ? { mailer: smtpMailer(parts.mail) } : {}),
  };
  const post = notices.postOffice(noticeDeps, (error) => server.log.error({ err: error }, 'mail failed'));

  // Requests that are being answered: what is done in the background lets them go first.
  let answering = 0;
  const list = [
    cases.papersFollower({ ...ports, facts, seal: () => ({ test: signer.current.test }), filed: press.wake }),
    licences.licenceFollower(licenceDeps),
    licences.licencePapersFollower(licenceDeps),
    obligations.obligationFollower(obligationDeps),
    proofs.proofFollower(proofDeps),
    notices.noticeFollower(noticeDeps),
  ];
  const followers = followersOf(parts.db, parts.clock, list, {
    busy: () => answering > 0,
    onError: (name, error) => server.log.error({ err: error, follower: name }, 'a follower failed'),
  });
  late.followers = followers;
  const overviewDeps: overview.OverviewDeps = {
    ...deps,
    shelves,
    queueIds: (viewer, ask, limit) => cases.queueIds(deps, viewer, ask, limit),
    assign: async (viewer, { caseId, key, ...how }) => {
      const done = await cases.runAct(deps, { caseId, key, viewer, wire: { act: 'assign', ...how } });
      if (done.kind === 'done') return { ok: true };
      if (done.kind === 'key-reused') return { ok: false, text: platformProblem('key-reused').message };
      return { ok: false, text: (await cases.actProblem(deps, caseId, done, viewer)).message };
    },
  };
  const daily = async () => {
    const today = parts.clock.today();
    return (
      (await licences.expireLicences(licenceDeps, today)) +
      (await obligations.overdueObligations(obligationDeps, today)) +
      (await overview.turnLeaves(overviewDeps, today))
    );
  };
  const timed = cases.timedWork(deps, daily, (error) => server.log.error({ err: error }, 'timed work failed'));

  const sweep = sweepWork(ports, namedIn(parts.db, parts.bureau, FILES_NAMED_IN), (error) =>
    server.log.error({ err: error }, 'files were not swept'),
  );
  const checkpoints = proofs.checkpointWork(proofDeps, (error) => server.log.error({ err: error }, 'no checkpoint'));

  const names = people.nameWork(
    ports,
    () => answering > 0,
    (error) => server.log.error({ err: error }, 'names were not learnt'),
  );

  const news = () => {
    followers.wake();
    post.wake();
  };
  const server = await buildServer({ ...(parts.log ? { log: parts.log } : {}), afterWrite: news });
  server.addHook('onRequest', async (_request, reply) => {
    answering += 1;
    reply.raw.once('close', () => {
      answering -= 1;
    });
  });
  people.register(server, ports, { signIn: parts.signInLimit ?? 20 });
  places.register(server, ports);
  notices.registerNotices(server, noticeDeps);
  catalogue.register(server, {
    ...deps,
    shelves,
    pastCases: (item, since) => cases.pastCases(deps, parts.db, item, since),
  });
  intake.register(server, deps);
  intake.registerFiles(server, deps);
  intake.registerCoApplicants(server, deps);
  cases.register(server, deps);
  cases.registerPapers(server, {
    ...pressing,
    sealWords: seal.SEAL_REFUSALS,
    mayRead: async (request, paper) => {
      const { viewer } = request;
      if (viewer.kind === 'person' && paper.told.includes(viewer.person)) return true;
      const c = await cases.loadCase(deps, parts.db, paper.caseId);
      const told = c && cases.toldAs(viewer, c);
      return c !== undefined && (cases.mayRead(viewer, c) || (told !== undefined && paper.told.includes(told)));
    },
  });

  registerMessages(server, deps);
  licences.registerLicences(server, licenceDeps);
  licences.registerShares(server, licenceDeps);
  licences.registerTemplates(server, { ...licenceDeps, missingGlyphs: deps.missingGlyphs });
  proofs.registerProofs(server, {
    ...proofDeps,
    mayRead: async ({ viewer }, { kind, id }) => {
      if (kind === 'case') {
        const c = await cases.loadCase(deps, parts.db, id);
        return c !== undefined && cases.mayRead(viewer, c);
      }
      const row = await licences.licenceById(parts.db, parts.bureau, id);
      return (
        row !== undefined &&
        viewer.kind === 'person' &&
        (people.mayActFor(viewer, row.holder, row.item) || people.casePosts(viewer, row.item).length > 0)
      );
    },
  });
  seal.registerSeals(server, { ...sealDeps, sealing });
  obligations.registerObligations(server, obligationDeps);
  obligations.registerEvidence(server, obligationDeps);

  overview.register(server, overviewDeps);

  addOperation(server, ports);
  if (parts.webFolder) await addPages(server, parts.webFolder);
  server.addHook('onClose', async () => {
    await Promise.all([
      followers.stop(),
      press.stop(),
      timed.stop(),
      checkpoints.stop(),
      post.stop(),
      sweep.stop(),
      names.stop(),
    ]);
    await writer.close();
  });
  const start = () => {
    followers.start();
    press.start();
    timed.start();
    checkpoints.start();
    post.start();
    sweep.start();
    names.start();
  };
  return { server, ports, caseDeps: deps, followers, press, post, sweep, start };
};
