/**
 * Something the person who starts the server must put right first. The message is all they are shown,
 * so it says what is wrong and what to do about it; no stack follows.
 */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';
}
