import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './lib/median.ts';
import { type Memory, memoryOf } from './lib/processes.ts';
import { machineToken, newDataDir, newOrganization, startTenon } from './lib/tenon.ts';

export interface Starts {
  readonly coldMilliseconds: number;
  readonly warmMilliseconds: number;
  readonly server: number;
  readonly database: number;
  readonly databaseProcesses: number;
}

const IDLE_SECONDS = 10;

/** From the process's start to its first answer, with and without a database to make; and what it holds when it has nothing to do. */
export async function measureStarts(times: number, say: (line: string) => void): Promise<Starts> {
  const cold: number[] = [];
  const warm: number[] = [];
  let memory: { server: Memory[]; database: Memory[] } | undefined;
  for (let time = 0; time < times; time += 1) {
    const dataDir = newDataDir();
    const first = await startTenon(dataDir.path);
    cold.push(first.startMilliseconds);
    await first.stop();
    const second = await startTenon(dataDir.path);
    warm.push(second.startMilliseconds);
    say(`start ${time + 1}: ${Math.round(cold.at(-1)!)} ms with a new database, ${Math.round(warm.at(-1)!)} ms with one that is there`);
    if (time === 0) {
      // Not untouched: it has served a few calls, and then nothing for a while.
      for (let call = 0; call < 20; call += 1) await machineToken(second);
      await newOrganization(second);
      await sleep(IDLE_SECONDS * 1000);
      memory = { server: memoryOf([second.pid]), database: memoryOf(second.databasePids()) };
      for (const { pssMegabytes, command } of [...memory.server, ...memory.database]) say(`  ${pssMegabytes.toFixed(1)} MB  ${command.slice(0, 80)}`);
    }
    await second.stop();
    dataDir.drop();
  }
  const sum = (processes: readonly Memory[] = []) => processes.reduce((all, { pssMegabytes }) => all + pssMegabytes, 0);
  return {
    coldMilliseconds: median(cold),
    warmMilliseconds: median(warm),
    server: sum(memory?.server),
    database: sum(memory?.database),
    databaseProcesses: memory?.database.length ?? 0,
  };
}
