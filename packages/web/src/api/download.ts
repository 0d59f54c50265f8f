import { ConnectError } from '@connectrpc/connect';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from '../design/toast.ts';
import { problemOf } from './problem-of.ts';
import { useReach } from './provider.tsx';
import { refusalOf } from './refusal.ts';
import { headersOf } from './surface.ts';
import type { Transports } from './transport.ts';
import { t } from './words/index.ts';

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
      fetchFile(path, transports, mine.signal, setBytes)
        .then((file) => keep(file, name))
        .catch((error: unknown) => {
          if (mine.signal.aborted) return;
          toast.failed({ ...problemOf(error), ...(!(error instanceof ConnectError) && { title: t('cutOff'), detail: t('cutOffNext') }) });
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

/** Piece by piece, so that whoever waits sees it grow; the browser puts what is large on the disk. */
async function fetchFile(path: string, { surface, signIn }: Transports, signal: AbortSignal, tell: (bytes: number) => void): Promise<Blob> {
  const answer = await fetch(path, { headers: headersOf(surface), credentials: 'same-origin', signal });
  if (answer.status === 401) signIn();
  if (!answer.ok || !answer.body) throw refusalOf(await answer.text());
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

function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to keep it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
