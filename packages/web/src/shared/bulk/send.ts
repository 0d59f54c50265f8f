import { BulkInvitationService } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { useEffect, useRef, useState } from 'react';
import { problemOf, useFiles, useForget } from '../../api/index.ts';
import { type Problem, useAskBeforeUnload } from '../../design/index.ts';
import { isWorkbook, type Reading, typeOf, uploadPath } from './file.ts';
import { t } from './words/index.ts';

/** Files that were sent from here, so that one can be read otherwise without being chosen again. Gone with the page. */
const sent = new Map<string, File>();

export const fileOf = (bulkId: string): File | undefined => sent.get(bulkId);

export interface Sending {
  readonly file: File;
  /** From 0 to 1; all of it is there when the server looks at the rows. */
  readonly part: number;
}

interface Sender {
  readonly send: (file: File, reading: Reading, key?: string) => void;
  readonly stop: () => void;
  readonly sending: Sending | undefined;
  readonly problem: Problem | undefined;
  /** What could not be sent or read. */
  readonly refused: File | undefined;
}

const workbook = (): Problem => ({
  title: t('take.workbook'),
  detail: t('take.workbookNext'),
  code: 'page.workbook',
  mayRetry: false,
  fields: [],
});

/** Sends a file and tells how far it is. Leaving the page while it goes out stops it. */
export function useSend(organizationId: string, onSent: (id: string) => void): Sender {
  const files = useFiles();
  const forget = useForget();
  const [sending, setSending] = useState<Sending>();
  const [failed, setFailed] = useState<{ readonly problem: Problem; readonly file: File }>();
  const stopper = useRef<AbortController>(undefined);
  const isSending = sending !== undefined;

  useEffect(() => () => stopper.current?.abort(), []);
  useAskBeforeUnload(isSending);

  async function send(file: File, reading: Reading, key?: string): Promise<void> {
    if (isWorkbook(file)) return setFailed({ problem: workbook(), file });
    const { signal } = (stopper.current = new AbortController());
    setFailed(undefined);
    setSending({ file, part: 0 });
    try {
      const answer = await files.send(uploadPath(organizationId, file.name, reading), {
        body: file,
        type: typeOf(file),
        signal,
        ...(key && { name: key }),
        onProgress: (part) => setSending({ file, part }),
      });
      const id = idIn(answer);
      sent.set(id, file);
      await forget(BulkInvitationService);
      if (!signal.aborted) onSent(id);
    } catch (error) {
      if (!signal.aborted) setFailed({ problem: problemOf(error), file });
    } finally {
      if (!signal.aborted) setSending(undefined);
    }
  }

  return {
    send: (...sent) => void send(...sent),
    stop: () => {
      stopper.current?.abort();
      setSending(undefined);
    },
    sending,
    problem: failed?.problem,
    refused: failed?.file,
  };
}

function idIn(answer: unknown): string {
  const bulk = typeof answer === 'object' && answer !== null && 'bulk_invitation' in answer ? answer.bulk_invitation : undefined;
  if (typeof bulk === 'object' && bulk !== null && 'id' in bulk && typeof bulk.id === 'string') return bulk.id;
  throw new Error('The server did not say what it made of the file.');
}
