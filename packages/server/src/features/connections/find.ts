import type { Work } from '../../platform/work.ts';
import type { Connection, ConnectionKind } from './connection.ts';
import { selectEnabledOfEnvironment } from './store.ts';

/** How the environment wants one of its own methods to behave: the newest enabled connection of that kind. */
export const environmentMethod = (work: Work, kind: ConnectionKind): Promise<Connection | undefined> => selectEnabledOfEnvironment(work, kind);
