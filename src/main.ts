import { runCommandLine } from './cli/index.ts';

// Whoever reads our output may stop reading (`oneseal due | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The process: everything begins with a command. */
process.exitCode = await runCommandLine(process.argv.slice(2));
