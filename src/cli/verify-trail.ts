import type { Config } from '../config.ts';
import { verifyProofs } from '../modules/proofs/index.ts';
import { codeSigner } from '../modules/seal/index.ts';
import { openKeys } from '../platform/pdf.sealer.ts';
import type { Ports } from '../platform/ports.ts';
import { verifyTrail } from '../platform/trail.verify.ts';
import { findCase } from './cases.ts';
import { FOLDS } from './folds.ts';
import { sealingOf, withTown } from './store.ts';

/** Chains, folds, and for the whole trail also the signed checkpoints over it. */
export const verify =
  (config: Config) =>
  async (numberOrId: string | undefined): Promise<number> =>
    withTown(config, async (ports) => {
      const id = numberOrId && ((await findCase(ports, numberOrId)) ?? numberOrId);
      const only = id ? { only: { kind: 'case', id } } : {};
      const { streams, events, broken, brokenStreams } = await verifyTrail(ports.db, ports.bureau, {
        ...only,
        folds: FOLDS,
      });
      if (id && streams === 0) {
        console.error(`There is no case ${numberOrId}.`);
        return 1;
      }
      if (broken) {
        const { stream, version, position, says } = broken;
        const at = position === undefined ? '' : ` (position ${position})`;
        console.error(`Broken: ${stream.kind} ${stream.id}, event ${version}${at}: ${says}.`);
        if (brokenStreams > 1) console.error(`${brokenStreams} streams are broken; this link was recorded first.`);
        return 1;
      }
      console.log(`The trail holds: ${events} events in ${streams} streams.`);
      return id ? 0 : checkProofs(config, ports);
    });

const checkProofs = async (config: Config, { db, bureau }: Ports): Promise<number> => {
  const signer = await codeSigner(await openKeys(sealingOf(config).keys));
  const { checkpoints, covered, fault } = await verifyProofs(db, bureau, signer);
  if (fault) {
    console.error(`Broken: ${fault.says}.`);
    return 1;
  }
  console.log(
    checkpoints === 0
      ? 'There is no checkpoint yet: the server makes one a few minutes after something was recorded.'
      : `The checkpoints hold: ${checkpoints} signed, the newest over ${covered} events.`,
  );
  return 0;
};
