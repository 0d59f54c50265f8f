import { errorFor, type FieldViolation, OAuthError, type TenonError } from './errors.ts';

/** The canonical names by their numbers. */
const CODES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** For answers that are not ours: of a proxy, say. */
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'DEADLINE_EXCEEDED',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  501: 'UNIMPLEMENTED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'UNAVAILABLE',
};

type Json = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A refused answer as the error it means. Reads its body. */
export async function refusalOf(answer: Response, now: number): Promise<TenonError> {
  const body = objectOf(await jsonOf(answer));
  const info = objectOf(listOf(body['details']).find((detail) => String(objectOf(detail)['@type']).endsWith('errdetails.ErrorInfo')));
  const status = answer.status;
  const known = {
    status,
    requestId: textOf(objectOf(info['request_info'])['request_id']) ?? answer.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: retryAfter(answer.headers.get('retry-after'), now),
  };
  const oauth = textOf(body['error']);
  if (oauth !== undefined) {
    const message = textOf(body['error_description']) ?? oauth;
    return new OAuthError(oauth, { ...known, code: CODE_OF_STATUS[status] ?? 'UNKNOWN', fault: `oauth.${oauth}`, message: `${message} (${oauth})` });
  }
  const code = (typeof body['code'] === 'number' ? CODES[body['code']] : undefined) ?? CODE_OF_STATUS[status] ?? (status >= 500 ? 'INTERNAL' : 'UNKNOWN');
  return errorFor({
    ...known,
    code,
    fault: textOf(objectOf(info['debug_info'])['detail']),
    message: textOf(body['message']) ?? `The server answered ${status}.`,
    violations: listOf(objectOf(info['validation_error_info'])['field_violations']).map(violationOf),
    requiredPermissions: listOf(objectOf(info['resource_info'])['required_permissions']).map(String),
  });
}

function violationOf(value: unknown): FieldViolation {
  const { field, description, constraint } = objectOf(value);
  return { field: textOf(field) ?? '', description: textOf(description) ?? '', constraint: textOf(constraint) ?? '' };
}

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return JSON.parse(await answer.text());
  } catch {
    return undefined;
  }
}

/** Seconds, or a date (RFC 9110 section 10.2.3). */
function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
