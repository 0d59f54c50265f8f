import type { JsonObject, JsonValue } from '@bufbuild/protobuf';

/** Whom or what an event is about, as somebody would say it: an address, a name, or at least an id. */
export function aboutOf(data: JsonObject | undefined): string | undefined {
  if (!data) return undefined;
  const user = isObject(data['user']) ? data['user'] : undefined;
  for (const value of [data['email'], user?.['email'], data['domain'], data['display_name'], data['name'], data['user_id'], data['id']]) {
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

const isObject = (value: JsonValue | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
