import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Stack } from '@mantine/core';
import type { InterceptorCall } from '@tenon/api/tenon/v1/interceptors_pb.ts';
import type { ReactNode } from 'react';
import { CopyId, Facts, Json, Note, StatusBadge, Time } from '../../design/index.ts';
import { decisionOf } from './words.ts';

/** One question and what came of it: what was sent, what came back. */
export function Call({ call }: { readonly call: InterceptorCall }): ReactNode {
  const { id, failure, status, milliseconds, request, response, createTime } = call;
  const { tone, words } = decisionOf(call);
  return (
    <Stack gap="lg">
      {failure && (
        <Note tone="wait">
          <span>There was no answer to go by: {failure}. The failure policy decided.</span>
        </Note>
      )}
      <Facts
        items={[
          [
            'Came of it',
            <StatusBadge key="decision" tone={tone}>
              {words}
            </StatusBadge>,
          ],
          ['Status', status === 0 ? 'None came' : String(status)],
          ['Took', `${milliseconds} ms`],
          ['When', <Time key="when" at={createTime && timestampDate(createTime)} />],
          ...(id ? [['Call', <CopyId key="id" id={id} label="call id" />] as const] : []),
        ]}
      />
      {status === 0 && response === '' ? null : <Body label="What came back" text={response} />}
      <Body label="What was asked" text={request} />
    </Stack>
  );
}

/** A body as it is, and JSON in lines. What was cut off is not JSON any more. */
function Body({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return <Json label={label} value={parsed(text)} />;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? '(nothing)' : text;
  }
}
