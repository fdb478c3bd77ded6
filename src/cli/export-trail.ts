import { createPublicKey } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { derOf, readNote } from '../kernel/note.ts';
import {
  lastCheckpoint,
  makeCheckpoint,
  type ProofDeps,
  proofFollower,
  proofOfStream,
} from '../modules/proofs/index.ts';
import { codeSigner } from '../modules/seal/index.ts';
import { Fault } from '../platform/fault.ts';
import { makeFolder } from '../platform/folder.ts';
import { followersOf } from '../platform/followers.ts';
import { openKeys } from '../platform/pdf.sealer.ts';
import type { Ports } from '../platform/ports.ts';
import { eventsAfter, load } from '../platform/trail.ts';
import { findCase } from './cases.ts';
import { sealingOf, withTown } from './store.ts';
import { FILES } from './trail-files.ts';

const PAGE = 2000;

async function* everyEvent({ db }: Ports, upTo: number) {
  for (let after = 0; ; ) {
    // The session stands behind its bureau's wall: other bureaus' events are not seen.
    const page = (await eventsAfter(db, after, PAGE)).filter((e) => e.position <= upTo);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.position;
  }
}

const emptyFolder = async (folder: string): Promise<void> => {
  await makeFolder(folder, 'export-trail FOLDER');
  if ((await readdir(folder)).length > 0) throw new Fault(`${folder} is not empty: name a folder of its own.`);
};

/** `oneseal export-trail FOLDER [CASE]`: what somebody needs to check us without us. Ids, days and hashes only. */
export const exportTrail =
  (config: Config) =>
  async (folder: string, numberOrId?: string): Promise<number> =>
    withTown(config, async (ports) => {
      await emptyFolder(folder);
      const signer = await codeSigner(await openKeys(sealingOf(config).keys));
      const deps: ProofDeps = { ...ports, signer };
      await followersOf(ports.db, ports.clock, [proofFollower(deps)]).drain();
      await makeCheckpoint(deps);
      const checkpoint = await lastCheckpoint(ports.db, ports.bureau);
      if (!checkpoint) throw new Fault('Nothing is recorded yet, so there is nothing to export.');
      const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);

      const id = numberOrId && ((await findCase(ports, numberOrId)) ?? numberOrId);
      const lines: string[] = [];
      if (id) {
        const stream = { kind: 'case', id };
        const { events } = await load(ports.db, ports.bureau, stream);
        if (events.length === 0) throw new Fault(`There is no case ${numberOrId}.`);
        lines.push(...events.map((e) => JSON.stringify(e)));
        await put(FILES.proof, `${JSON.stringify(await proofOfStream(deps, stream), null, 1)}\n`);
      } else for await (const e of everyEvent(ports, checkpoint.position)) lines.push(JSON.stringify(e));
      await put(FILES.events, `${lines.join('\n')}\n`);

      const signed = readNote(checkpoint.note)!;
      await put(FILES.checkpoint, checkpoint.note);
      await put(FILES.body, signed.body);
      await put(FILES.signature, derOf(signed.signature));
      for (const k of signer.keys)
        await put(
          `${k.keyId}.pem`,
          createPublicKey({ key: Buffer.from(k.publicKey, 'base64'), format: 'der', type: 'spki' }).export({
            format: 'pem',
            type: 'spki',
          }) as string,
        );
      console.log(`${lines.length} events and the checkpoint of ${checkpoint.at} are in ${folder}.
Check them anywhere:  oneseal verify-trail --files ${folder}
The signature alone:  openssl dgst -sha256 -verify ${signed.keyId}.pem -signature ${FILES.signature} ${FILES.body}`);
      return 0;
    });
