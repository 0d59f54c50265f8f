import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { useReach } from './provider.tsx';
import { newName } from './transport.ts';

export interface Upload {
  readonly body: Blob;
  readonly type: string;
  /** Sent twice under the same name, it is there once. */
  readonly name?: string;
  /** From 0 to 1, while it goes out. */
  readonly onProgress?: (sent: number) => void;
  readonly signal?: AbortSignal;
}

/** Files come and go as streams, which no RPC does. They are refused in the same words as a call. */
export interface Files {
  /** @returns what the server answers, as JSON */
  readonly send: (path: string, upload: Upload) => Promise<unknown>;
  readonly fetch: (path: string) => Promise<Blob>;
}

export function useFiles(): Files {
  const { transports } = useReach();
  const { surface, signIn } = transports;
  return {
    send: (path, { body, type, name = newName(), onProgress, signal }) =>
      // `fetch` does not tell how much has gone out.
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('POST', path);
        request.setRequestHeader('content-type', type);
        request.setRequestHeader('idempotency-key', name);
        request.setRequestHeader('x-tenon-surface', surface);
        request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
        request.onload = () => {
          if (request.status < 300) return resolve(JSON.parse(request.responseText));
          if (request.status === 401) signIn();
          reject(refusalOf(request.responseText));
        };
        request.onerror = () => reject(new ConnectError('', Code.Unavailable));
        request.onabort = () => reject(new ConnectError('The upload was stopped.', Code.Canceled));
        signal?.addEventListener('abort', () => request.abort());
        request.send(body);
      }),
    async fetch(path) {
      const answer = await fetch(path, { headers: { 'x-tenon-surface': surface }, credentials: 'same-origin' });
      if (answer.ok) return answer.blob();
      if (answer.status === 401) signIn();
      throw refusalOf(await answer.text());
    },
  };
}

interface Refusal {
  readonly code?: number;
  readonly message?: string;
  readonly details?: readonly {
    readonly error_code?: string;
    readonly debug_info?: { readonly detail?: string };
    readonly request_info?: { readonly request_id?: string };
  }[];
}

/** What REST says, as a call would have said it. */
export function refusalOf(text: string): ConnectError {
  let refusal: Refusal = {};
  try {
    refusal = JSON.parse(text) as Refusal; // every field of it may be missing
  } catch {
    // What stands between us and the server said it, in words of its own.
  }
  const { code = Code.Unknown, message = '', details: [first] = [] } = refusal;
  const value = {
    errorCode: first?.error_code ?? '',
    debugInfo: { detail: first?.debug_info?.detail ?? '' },
    requestInfo: { requestId: first?.request_info?.request_id ?? '' },
  };
  return new ConnectError(message, code, undefined, first ? [{ desc: ErrorInfoSchema, value }] : undefined);
}
