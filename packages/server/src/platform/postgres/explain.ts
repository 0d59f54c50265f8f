import { StartupProblem } from '../startup-problem.ts';

/** A file operation that failed, in words for the person who starts the server. */
export function explainFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return new StartupProblem(`The data folder ${path} is not writable for the user the server runs as. Give it to that user, or set TENON_DATA_DIR.`, {
        cause: error,
      });
    case 'EROFS':
      return new StartupProblem(`The data folder ${path} is on a file system that is read-only. Set TENON_DATA_DIR to another one.`, { cause: error });
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartupProblem(`The data folder ${path} cannot be made: a file of that name is in the way. Set TENON_DATA_DIR to another one.`, {
        cause: error,
      });
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, error);
    default:
      return error;
  }
}

/** What PostgreSQL said before it gave up, in words for the person who starts the server. */
export function explainPostgres(said: string, path: string): StartupProblem {
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(path);
  if (/Read-only file system/.test(said)) return new StartupProblem(`The database in ${path} is on a file system that is read-only.\n${last(said)}`);
  if (/Permission denied|Operation not permitted/.test(said)) {
    return new StartupProblem(
      `PostgreSQL may not write its files in ${path}. Give the folder to the user the server runs as, or set TENON_DATA_DIR.\n${last(said)}`,
    );
  }
  if (/Cannot allocate memory|could not (map|create) .*shared memory/.test(said)) {
    return new StartupProblem(`PostgreSQL does not get the memory it needs to start.\n${last(said)}`);
  }
  return new StartupProblem(`PostgreSQL did not start on ${path}. It said:\n${last(said)}`);
}

const diskFull = (path: string, cause?: unknown) =>
  new StartupProblem(`The disk that holds ${path} is full. Make room, or set TENON_DATA_DIR to another one.`, { cause });

const last = (said: string): string => said.trim().split('\n').slice(-6).join('\n') || '(nothing)';
