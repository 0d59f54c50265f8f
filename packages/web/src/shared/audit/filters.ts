import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { Asked } from '../../design/index.ts';
import { boundsOf } from '../../design/span.ts';

/** What an address asks for, as the API takes it. */
export function filterOf({ target = '', action = '', actor = '', organization = '', request = '', when }: Asked) {
  const { from, until } = boundsOf(when);
  return {
    targetId: target,
    action,
    actorId: actor,
    organizationId: organization,
    requestId: request,
    ...(from && { startTime: timestampFromDate(from) }),
    ...(until && { endTime: timestampFromDate(until) }),
  };
}

/** The same as the address of an export has it. */
export function exportPath({ target, action, actor, organization, request, when }: Asked, format: 'csv' | 'jsonl'): string {
  const { from, until } = boundsOf(when);
  const said = {
    format,
    target_id: target,
    action,
    actor_id: actor,
    organization_id: organization,
    request_id: request,
    start_time: from?.toISOString(),
    end_time: until?.toISOString(),
  };
  return `/api/v1/audit/export?${new URLSearchParams(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])))}`;
}
