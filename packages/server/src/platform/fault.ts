/** What went wrong, in the few words every surface can translate. See chassis/fault-map.ts. */
export type FaultKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'taken'
  | 'wrongState'
  | 'aborted'
  | 'tooMany'
  | 'unavailable'
  | 'unimplemented';

/** One field of a request that broke a rule, named as the contract names it: `organization.display_name`. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
  /** The rule that was broken: `string.max_len`. */
  readonly constraint: string;
}

export interface FaultDetails {
  /** Fills the `{name}` places of the message, and goes to the log. */
  readonly [name: string]: string | number;
}

/**
 * An outcome the caller must hear about. Anything thrown that is not a Fault is a bug:
 * it is logged with its stack and reaches the caller only as `internal` and a request id.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: FaultKind;
  /** Stable and public: `invitations.already_member`. Tests and callers rely on it; the message may change. */
  readonly code: string;
  readonly details: FaultDetails;
  readonly violations: readonly FieldViolation[];

  constructor(kind: FaultKind, code: string, message: string, details: FaultDetails = {}, violations: readonly FieldViolation[] = [], cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
    this.code = code;
    this.details = details;
    this.violations = violations;
  }
}

/** `name: [kind, message]`; the message may have `{places}` that the details fill. */
type Sheet = Record<string, readonly [kind: FaultKind, message: string]>;
type Faults<S extends Sheet> = { readonly [Name in keyof S]: (details?: FaultDetails, cause?: unknown) => Fault };

/** Every fault that was declared, for docs/reference/errors.md. */
export const faultCatalogue: { readonly feature: string; readonly code: string; readonly kind: FaultKind; readonly message: string }[] = [];

/** Declares the faults of one feature: their kind and the words the caller reads. */
export function faults<const S extends Sheet>(feature: string, sheet: S): Faults<S> {
  const entries = Object.entries(sheet).map(([name, [kind, message]]) => {
    const code = `${feature}.${name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}`;
    faultCatalogue.push({ feature, code, kind, message });
    return [name, (details: FaultDetails = {}, cause?: unknown) => new Fault(kind, code, fill(message, details), details, [], cause)];
  });
  return Object.fromEntries(entries) as Faults<S>;
}

const fill = (message: string, details: FaultDetails): string => message.replace(/\{(\w+)\}/g, (place, name: string) => String(details[name] ?? place));

const requestFaults = faults('request', {
  invalid: ['invalid', 'The request breaks a rule of its fields.'],
});

/** A request whose fields break rules: names each field and says what is wrong with it. */
export function invalidFields(violations: readonly FieldViolation[]): Fault {
  const { kind, code } = requestFaults.invalid();
  const message = violations.map(({ field, description }) => `${field}: ${description}`).join('; ');
  return new Fault(kind, code, message, {}, violations);
}
