/** How the web apps speak with Tenon: the same calls as everybody's, from `@tenon/api`, with the browser's cookie. */
export { useDownload } from './download.ts';
export { useDryRun } from './dry-run.ts';
export { forgetAnswers, known } from './known.ts';
export { useLostSince } from './lost.ts';
export { problemOf } from './problem-of.ts';
export { AboutOperators, ApiProvider, createQueries } from './provider.tsx';
export { type Answer, ask, useList, useRead, useReads } from './read.ts';
export type { Surface, World } from './surface.ts';
export { createTransports, newName, type Transports } from './transport.ts';
export { type Files, useFiles } from './upload.ts';
export { useIsWaiting } from './waiting.ts';
export { useForget, useWrite, type Write } from './write.ts';
