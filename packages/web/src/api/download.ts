import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../design/problem.ts';
import { toast } from '../design/toast.tsx';
import { useReach } from './provider.tsx';

interface Download {
  /** Fetches it, and has the browser keep it under this name. Told about by a toast when it goes wrong. */
  readonly start: (path: string, name: string) => void;
  readonly cancel: () => void;
  /** How many bytes have come; `undefined` while nothing is being fetched. */
  readonly bytes: number | undefined;
}

/** A file from the server. A link would not do: the server wants to know by a header that one of its own pages asks. */
export function useDownload(): Download {
  const { transports } = useReach();
  const [bytes, setBytes] = useState<number>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    (path: string, name: string) => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      setBytes(0);
      fetchFile(path, transports.surface, mine.signal, setBytes)
        .then((file) => keep(file, name))
        .catch((error: unknown) => {
          if (!mine.signal.aborted) toast.failed(error instanceof Refusal ? error.problem : CUT_OFF);
        })
        .finally(() => {
          if (running.current === mine) setBytes(undefined);
        });
    },
    [transports],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { start, cancel, bytes };
}

class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

const CUT_OFF: Problem = {
  title: 'The file did not come through.',
  detail: 'Check the connection and try again.',
  code: 'page.download_cut_off',
  mayRetry: true,
  fields: [],
};

/** Piece by piece, so that whoever waits sees it grow; the browser puts what is large on the disk. */
async function fetchFile(path: string, surface: string, signal: AbortSignal, tell: (bytes: number) => void): Promise<Blob> {
  const answer = await fetch(path, { headers: { 'x-tenon-surface': surface }, credentials: 'same-origin', signal });
  if (!answer.ok || !answer.body) throw new Refusal(await problemIn(answer));
  let bytes = 0;
  const counted = answer.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, on) {
        bytes += piece.byteLength;
        tell(bytes);
        on.enqueue(piece);
      },
    }),
  );
  return new Response(counted, { headers: { 'content-type': answer.headers.get('content-type') ?? '' } }).blob();
}

/** A refusal of REST: the words, and the id the server's log knows it by. */
async function problemIn(answer: Response): Promise<Problem> {
  const told: unknown = await answer.json().catch(() => undefined);
  const message = typeof told === 'object' && told !== null && 'message' in told && typeof told.message === 'string' ? told.message : '';
  const requestId = answer.headers.get('x-request-id');
  return {
    title: message || 'The file could not be made.',
    code: `http.${answer.status}`,
    mayRetry: answer.status >= 500,
    fields: [],
    ...(requestId && { requestId }),
  };
}

function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to keep it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
