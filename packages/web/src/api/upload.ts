import { Code, ConnectError } from '@connectrpc/connect';
import { useReach } from './provider.tsx';
import { refusalOf } from './refusal.ts';
import { headersOf } from './surface.ts';
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

/** Files go out as streams, which no RPC does. They are refused in the same words as a call; `useDownload` fetches them. */
export interface Files {
  /** @returns what the server answers, as JSON */
  readonly send: (path: string, upload: Upload) => Promise<unknown>;
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
        for (const [header, value] of Object.entries(headersOf(surface))) request.setRequestHeader(header, value);
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
  };
}
