import { createLog } from '../platform/log.ts';
import { devTls } from './dev-tls.ts';
import { settingsForStart } from './preflight.ts';
import type { Start } from './running.ts';
import { untilAskedToStop } from './stopping.ts';

/** The server as it runs in production, until it is asked to end: it finishes what it accepted, and is gone. */
export async function serve(start: Start): Promise<void> {
  const asked = untilAskedToStop();
  const { settings, says } = await devTls(await settingsForStart(process.env, process.cwd()), new Date());
  const log = createLog({ level: settings.logLevel });
  for (const words of says) log.warn({}, words);
  const running = await start(settings, log);
  await asked;
  log.info({}, 'stopping');
  await running.stop();
}
