// One visitor who asks for a plain page again and again over a kept-alive connection, in a process of its own: what it
// measures is not what it costs. Prints the milliseconds of each answer when standard input ends.
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 4;
const url = process.argv[2]!;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const ask = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    get(url, { agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`));
      answer.resume().on('end', () => resolve(performance.now() - from));
    }).on('error', reject);
  });

let running = true;
process.stdin.resume().on('end', () => {
  running = false;
});
const times: number[] = [];
while (running) {
  times.push(await ask());
  await sleep(PAUSE_MS);
}
agent.destroy();
console.log(JSON.stringify(times));
