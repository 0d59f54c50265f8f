import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyField, DetailDrawer } from '../../design/index.ts';
import { useOperator } from '../operator.ts';
import css from './webhooks.module.css';

/** How an app learns what happened without an address that can be reached. */
export function HowToAsk({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const { url } = useOperator().environment;
  return (
    <DetailDrawer opened={opened} onClose={onClose} title="Ask for events">
      <Stack gap="lg">
        <p>Where no address of your app can be reached, it can ask for what is new, every minute or so, with an access token of its client:</p>
        <CopyField label="Where to ask" value={`${url}/api/v1/events/paginated?page_size=100`} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where the page is narrow */}
        <pre className={css['code']} tabIndex={0}>
          {`curl -X POST \\
  "${url}/api/v1/events/paginated?page_size=100" \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"start_time": "2026-01-31T09:00:00Z"}'`}
        </pre>
        <ol className={css['steps']}>
          <li>The newest come first. Follow next_page_token until you meet an event you have seen, by its id.</li>
          <li>Work them off from the oldest to the newest, and keep the id and time of the newest.</li>
          <li>Next time, ask from a minute before that time: what was committed late is then not missed, and its id tells what you have seen.</li>
        </ol>
      </Stack>
    </DetailDrawer>
  );
}
